#include <functional>
#include <memory>

//===----------------------------------------------------------------------===//
// shared_from_this in members
//===----------------------------------------------------------------------===//

class Session : public std::enable_shared_from_this<Session> {
  std::function<void(int)> Receive;
  std::function<void()> Closed;
  int Last = 0;

  std::shared_ptr<Session> self() { return shared_from_this(); }

public:
  void byInit() {
    Receive = [weak = weak_from_this()](int N) { auto Self = weak.lock(); if (!Self) return; Self->Last = N; };
  }
  void byThis() {
    Receive = [weak = this->weak_from_this()](int N) { auto Self = weak.lock(); if (!Self) return; Self->Last = N; };
  }
  void byVariable() {
    auto Self = shared_from_this();
    Receive = [weak = std::weak_ptr(Self)](int N) { auto Self = weak.lock(); if (!Self) return; Self->Last = N; };
  }
  void byDirectInit() {
    auto Self(shared_from_this());
    Receive = [this, weak = std::weak_ptr(Self)](int N) { auto Self = weak.lock(); if (!Self) return; Last = N; };
  }
  void byTypedVariable() {
    std::shared_ptr<Session> Self{shared_from_this()};
    Closed = [weak = std::weak_ptr(Self)] { auto Self = weak.lock(); if (!Self) return; Self->Last = 0; };
  }
  void byAccessor() {
    Receive = [weak = std::weak_ptr(self())](int N) { auto Self = weak.lock(); if (!Self) return; Self->Last = N; };
  }
  void byConst() const {
    auto Self = shared_from_this();
    const_cast<Session *>(this)->Closed = [weak = std::weak_ptr(Self)] {
      auto Self = weak.lock();
      if (!Self)
        return;
      static_cast<void>(Self->Last);
    };
  }
  void throughThis() {
    this->Receive = [weak = weak_from_this()](int N) { auto Self = weak.lock(); if (!Self) return; Self->Last = N; };
  }
  void throughSelf() {
    auto Self = shared_from_this();
    Self->Receive = [weak = std::weak_ptr(Self)](int N) { auto Self = weak.lock(); if (!Self) return; Self->Last = N; };
  }

  void weakly() {
    Receive = [Weak = weak_from_this()](int N) {
      if (auto Self = Weak.lock())
        Self->Last = N;
    };
  }
  void weaklyByVariable() {
    std::weak_ptr<Session> Weak = shared_from_this();
    Receive = [this, Weak](int N) {
      if (auto Self = Weak.lock())
        Last = N;
    };
  }
  void onlyThis() {
    Receive = [this](int N) { Last = N; };
    Receive = [Self = shared_from_this().get()](int N) { Self->Last = N; };
  }
  void outOfLine();
  void outOfLineWeakly();
};

void Session::outOfLine() {
  auto Self = shared_from_this();
  Receive = [weak = std::weak_ptr(Self)](int N) { auto Self = weak.lock(); if (!Self) return; Self->Last = N; };
}

void Session::outOfLineWeakly() {
  Receive = [Weak = weak_from_this()](int) { static_cast<void>(Weak.lock()); };
}

//===----------------------------------------------------------------------===//
// A base class with the pointer, a cast to the derived class
//===----------------------------------------------------------------------===//

struct Endpoint : std::enable_shared_from_this<Endpoint> {
  std::function<void()> OnClose;
  virtual ~Endpoint() = default;
};

struct Client : Endpoint {
  int Closed = 0;

  void start() {
    OnClose = [weak = std::weak_ptr(std::static_pointer_cast<Client>(shared_from_this()))] {
      auto Self = weak.lock();
      if (!Self)
        return;
      ++Self->Closed;
    };
  }
  void startDynamic() {
    auto Self = std::dynamic_pointer_cast<Client>(shared_from_this());
    OnClose = [weak = std::weak_ptr(Self)] { auto Self = weak.lock(); if (!Self) return; ++Self->Closed; };
  }
  void startWeak() {
    auto Self = std::static_pointer_cast<Client>(shared_from_this());
    OnClose = [Weak = std::weak_ptr<Client>(Self)] {
      if (auto Self = Weak.lock())
        ++Self->Closed;
    };
  }
};

//===----------------------------------------------------------------------===//
// Curiously recurring and class templates
//===----------------------------------------------------------------------===//

template <class Derived>
struct Shared : std::enable_shared_from_this<Shared<Derived>> {
  std::shared_ptr<Derived> self() {
    return std::static_pointer_cast<Derived>(this->shared_from_this());
  }
};

struct Player : Shared<Player> {
  std::function<void()> Tick;
  int Ticks = 0;

  void start() {
    Tick = [weak = std::weak_ptr(self())] { auto Me = weak.lock(); if (!Me) return; ++Me->Ticks; };
  }
};

template <typename T> class Topic : public Shared<Topic<T>> {
  std::function<void(T)> Publish;
  T Last;

public:
  void start() {
    Publish = [weak = std::weak_ptr(this->self())](T V) { auto Me = weak.lock(); if (!Me) return; Me->Last = V; };
  }
  void startOutOfLine();
  void startWeak() {
    std::weak_ptr<Topic> Weak = this->self();
    Publish = [Weak](T V) {
      if (auto Me = Weak.lock())
        Me->Last = V;
    };
  }
};

template <typename T> void Topic<T>::startOutOfLine() {
  auto Me = this->self();
  Publish = [weak = std::weak_ptr(Me)](T V) { auto Me = weak.lock(); if (!Me) return; Me->Last = V; };
}

void use(Topic<int> &T, Topic<long> &U) {
  T.start();
  T.startOutOfLine();
  U.start();
  U.startWeak();
}
