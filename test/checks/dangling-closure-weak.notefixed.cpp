#include <functional>
#include <memory>
#include <thread>
#include <vector>

using Callback = std::function<void()>;

std::vector<Callback> Registry;

//===----------------------------------------------------------------------===//
// The object is shared: a weak pointer tells whether it is still there
//===----------------------------------------------------------------------===//

class Session : public std::enable_shared_from_this<Session> {
  int Value = 0;

public:
  void oneLine() {
    Registry.push_back([this, weak = weak_from_this()] { auto self = weak.lock(); if (!self) return; ++Value; });
  }
  void lines() {
    Registry.push_back([this, weak = weak_from_this()] {
      auto self = weak.lock();
      if (!self)
        return;
      // It counts.
      ++Value;
      ++Value;
    });
  }
  void byDefault(int N) {
    std::thread([=, weak = weak_from_this()] { auto self = weak.lock(); if (!self) return; Value += N; }).detach();
  }
  void namesAreTaken(int self) {
    int weak = 1;
    Registry.push_back([this, weak2 = weak_from_this(), self, weak] { auto self2 = weak2.lock(); if (!self2) return; Value += self + weak; });
  }
  void nested() {
    auto Outer = [this] {
      Registry.push_back([this] { ++Value; });
    };
    Outer();
  }
  void empty() {
    Registry.push_back([this, weak = weak_from_this()] { auto self = weak.lock(); if (!self) return; });
  }
};

template <typename T>
class Client : public std::enable_shared_from_this<Client<T>> {
  T Value{};

public:
  void listen() {
    Registry.push_back([this, weak = this->weak_from_this()] { auto self = weak.lock(); if (!self) return; ++Value; });
  }
  template <typename U> void add(U N) {
    Registry.push_back([this, weak = this->weak_from_this(), N] { auto self = weak.lock(); if (!self) return; Value += N; });
  }
  void outOfLine();
};
template <typename T> void Client<T>::outOfLine() {
  Registry.push_back([&, weak = this->weak_from_this()] { auto self = weak.lock(); if (!self) return; ++Value; });
}

template <typename Base> class Mixin : public Base {
  int Value = 0;

public:
  void listen() {
    Registry.push_back([this, weak = this->weak_from_this()] { auto self = weak.lock(); if (!self) return; ++Value; });
  }
};

class Derived : public Session {
  int More = 0;

public:
  void listen() {
    Registry.push_back([this, weak = weak_from_this()] { auto self = weak.lock(); if (!self) return; ++More; });
  }
};

void use() {
  auto C = std::make_shared<Client<int>>();
  C->listen();
  C->add(1);
  C->add(2L);
  C->outOfLine();
  std::make_shared<Mixin<Session>>()->listen();
}

//===----------------------------------------------------------------------===//
// No edit
//===----------------------------------------------------------------------===//

// Nobody owns the object while it is made.
class Early : public std::enable_shared_from_this<Early> {
  int Value = 0;

public:
  Early() {
    Registry.push_back([this] { ++Value; });
    init();
  }
  void init() {
    Registry.push_back([this] { ++Value; });
  }
};

struct NoBase {
  int Value = 0;
};
template <typename Base> class OtherMixin : public Base {
public:
  void listen() {
    Registry.push_back([this] { ++this->Value; });
  }
};
void useOther() { std::make_shared<OtherMixin<NoBase>>()->listen(); }

class Private : std::enable_shared_from_this<Private> {
  int Value = 0;

public:
  void listen() {
    Registry.push_back([this] { ++Value; });
  }
};

std::vector<std::function<int()>> Getters;

class Returns : public std::enable_shared_from_this<Returns> {
  int Value = 0;

public:
  void listen() {
    Getters.push_back([this] { return Value; });
  }
};

#define COUNT [this] { ++Value; }
class InMacro : public std::enable_shared_from_this<InMacro> {
  int Value = 0;

public:
  void listen() { Registry.push_back(COUNT); }
};

// Silent: it looks already, holds the object, is ended by somebody, or lives
// as long as the program.
class Looks : public std::enable_shared_from_this<Looks> {
  int Value = 0;

public:
  void listen() {
    Registry.push_back([this, Weak = weak_from_this()] {
      if (auto Self = Weak.lock())
        ++Value;
    });
    Registry.push_back([this, Self = shared_from_this()] { ++Value; });
  }
};

class Ended : public std::enable_shared_from_this<Ended> {
  int Value = 0;

public:
  void listen() {
    Registry.push_back([this] { ++Value; });
  }
  void close() { Registry.clear(); }
};

class Virtual : public std::enable_shared_from_this<Virtual> {
  int Value = 0;

public:
  virtual ~Virtual() = default;
  void listen() {
    Registry.push_back([this] { ++Value; });
  }
};

class Single : public std::enable_shared_from_this<Single> {
  int Value = 0;
  Single() = default;

public:
  static std::shared_ptr<Single> instance() {
    static std::shared_ptr<Single> S(new Single);
    return S;
  }
  void listen() {
    Registry.push_back([this] { ++Value; });
  }
};
