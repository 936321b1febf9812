// RUN: %check_tidy %s templates-dangling-closure -std=c++17,c++20

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
    Registry.push_back([this] { ++Value; });
// CHECK-NOTES: :[[@LINE-1]]:25: warning: this closure captures 'this' and is kept in 'Registry', but nothing takes it out when the object ends; do so in the destructor of 'Session' [templates-dangling-closure]
// CHECK-NOTES: :[[@LINE-2]]:24: note: a weak pointer can tell the closure whether the object is still there
  }
  void lines() {
    Registry.push_back([this] {
// CHECK-NOTES: :[[@LINE-1]]:25: warning: this closure captures 'this' and is kept in 'Registry', but nothing takes it out when the object ends; do so in the destructor of 'Session' [templates-dangling-closure]
// CHECK-NOTES: :[[@LINE-2]]:24: note: a weak pointer can tell the closure whether the object is still there
      // It counts.
      ++Value;
      ++Value;
    });
  }
  void byDefault(int N) {
    std::thread([=] { Value += N; }).detach();
// CHECK-NOTES: :[[@LINE-1]]:18: warning: this closure captures 'this' and runs in a detached thread, but nothing takes it out when the object ends; do so in the destructor of 'Session' [templates-dangling-closure]
// CHECK-NOTES: :[[@LINE-2]]:17: note: a weak pointer can tell the closure whether the object is still there
  }
  void namesAreTaken(int self) {
    int weak = 1;
    Registry.push_back([this, self, weak] { Value += self + weak; });
// CHECK-NOTES: :[[@LINE-1]]:25: warning: this closure captures 'this' and is kept in 'Registry', but nothing takes it out when the object ends; do so in the destructor of 'Session' [templates-dangling-closure]
// CHECK-NOTES: :[[@LINE-2]]:24: note: a weak pointer can tell the closure whether the object is still there
  }
  void nested() {
    auto Outer = [this] {
      Registry.push_back([this] { ++Value; });
    };
    Outer();
// CHECK-NOTES: :[[@LINE-1]]:5: warning: this closure captures 'this' and is kept in 'Registry', but nothing takes it out when the object ends; do so in the destructor of 'Session' [templates-dangling-closure]
// CHECK-NOTES: :[[@LINE-2]]:5: note: step 1: the closure is passed to 'operator()'
// CHECK-NOTES: :[[@LINE-5]]:16: note: step 2: the closure is stored in 'Registry'
// CHECK-NOTES: :[[@LINE-6]]:26: note: the closure captures a reference here
  }
  void empty() {
    Registry.push_back([this] {});
// CHECK-NOTES: :[[@LINE-1]]:25: warning: this closure captures 'this' and is kept in 'Registry', but nothing takes it out when the object ends; do so in the destructor of 'Session' [templates-dangling-closure]
// CHECK-NOTES: :[[@LINE-2]]:24: note: a weak pointer can tell the closure whether the object is still there
  }
};

template <typename T>
class Client : public std::enable_shared_from_this<Client<T>> {
  T Value{};

public:
  void listen() {
    Registry.push_back([this] { ++Value; });
// CHECK-NOTES: :[[@LINE-1]]:25: warning: this closure captures 'this' and is kept in 'Registry', but nothing takes it out when the object ends; do so in the destructor of 'Client' [templates-dangling-closure]
// CHECK-NOTES: :[[@LINE-2]]:24: note: a weak pointer can tell the closure whether the object is still there
  }
  template <typename U> void add(U N) {
    Registry.push_back([this, N] { Value += N; });
// CHECK-NOTES: :[[@LINE-1]]:25: warning: this closure captures 'this' and is kept in 'Registry', but nothing takes it out when the object ends; do so in the destructor of 'Client' [templates-dangling-closure]
// CHECK-NOTES: :[[@LINE-2]]:24: note: a weak pointer can tell the closure whether the object is still there
  }
  void outOfLine();
};
template <typename T> void Client<T>::outOfLine() {
  Registry.push_back([&] { ++Value; });
// CHECK-NOTES: :[[@LINE-1]]:23: warning: this closure captures 'this' and is kept in 'Registry', but nothing takes it out when the object ends; do so in the destructor of 'Client' [templates-dangling-closure]
// CHECK-NOTES: :[[@LINE-2]]:22: note: a weak pointer can tell the closure whether the object is still there
}

template <typename Base> class Mixin : public Base {
  int Value = 0;

public:
  void listen() {
    Registry.push_back([this] { ++Value; });
// CHECK-NOTES: :[[@LINE-1]]:25: warning: this closure captures 'this' and is kept in 'Registry', but nothing takes it out when the object ends; do so in the destructor of 'Mixin' [templates-dangling-closure]
// CHECK-NOTES: :[[@LINE-2]]:24: note: a weak pointer can tell the closure whether the object is still there
  }
};

class Derived : public Session {
  int More = 0;

public:
  void listen() {
    Registry.push_back([this] { ++More; });
// CHECK-NOTES: :[[@LINE-1]]:25: warning: this closure captures 'this' and is kept in 'Registry', but nothing takes it out when the object ends; do so in the destructor of 'Derived' [templates-dangling-closure]
// CHECK-NOTES: :[[@LINE-2]]:24: note: a weak pointer can tell the closure whether the object is still there
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
// CHECK-NOTES: :[[@LINE-1]]:25: warning: this closure captures 'this' and is kept in 'Registry', but nothing takes it out when the object ends; do so in the destructor of 'Early' [templates-dangling-closure]
    init();
  }
  void init() {
    Registry.push_back([this] { ++Value; });
// CHECK-NOTES: :[[@LINE-1]]:25: warning: this closure captures 'this' and is kept in 'Registry', but nothing takes it out when the object ends; do so in the destructor of 'Early' [templates-dangling-closure]
  }
};

struct NoBase {
  int Value = 0;
};
template <typename Base> class OtherMixin : public Base {
public:
  void listen() {
    Registry.push_back([this] { ++this->Value; });
// CHECK-NOTES: :[[@LINE-1]]:25: warning: this closure captures 'this' and is kept in 'Registry', but nothing takes it out when the object ends; do so in the destructor of 'OtherMixin' [templates-dangling-closure]
  }
};
void useOther() { std::make_shared<OtherMixin<NoBase>>()->listen(); }

class Private : std::enable_shared_from_this<Private> {
  int Value = 0;

public:
  void listen() {
    Registry.push_back([this] { ++Value; });
// CHECK-NOTES: :[[@LINE-1]]:25: warning: this closure captures 'this' and is kept in 'Registry', but nothing takes it out when the object ends; do so in the destructor of 'Private' [templates-dangling-closure]
  }
};

std::vector<std::function<int()>> Getters;

class Returns : public std::enable_shared_from_this<Returns> {
  int Value = 0;

public:
  void listen() {
    Getters.push_back([this] { return Value; });
// CHECK-NOTES: :[[@LINE-1]]:24: warning: this closure captures 'this' and is kept in 'Getters', but nothing takes it out when the object ends; do so in the destructor of 'Returns' [templates-dangling-closure]
  }
};

#define COUNT [this] { ++Value; }
class InMacro : public std::enable_shared_from_this<InMacro> {
  int Value = 0;

public:
  void listen() { Registry.push_back(COUNT); }
// CHECK-NOTES: :[[@LINE-1]]:38: warning: this closure captures 'this' and is kept in 'Registry', but nothing takes it out when the object ends; do so in the destructor of 'InMacro' [templates-dangling-closure]
// CHECK-NOTES: :[[@LINE-7]]:16: note: expanded from macro 'COUNT'
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
