// RUN: %check_tidy %s templates-closure-ownership-cycle -std=c++17,c++20

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
    Receive = [Self = shared_from_this()](int N) { Self->Last = N; };
// CHECK-NOTES: :[[@LINE-1]]:16: warning: this closure is stored in an object that its capture 'Self' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:13: note: step 1: the closure is stored in 'Receive'
// CHECK-NOTES: :[[@LINE-11]]:28: note: step 2: 'Receive' belongs to the object that the closure keeps alive
  }
  void byThis() {
    Receive = [Self = this->shared_from_this()](int N) { Self->Last = N; };
// CHECK-NOTES: :[[@LINE-1]]:16: warning: this closure is stored in an object that its capture 'Self' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:13: note: step 1: the closure is stored in 'Receive'
// CHECK-NOTES: :[[@LINE-17]]:28: note: step 2: 'Receive' belongs to the object that the closure keeps alive
  }
  void byVariable() {
    auto Self = shared_from_this();
    Receive = [Self](int N) { Self->Last = N; };
// CHECK-NOTES: :[[@LINE-1]]:16: warning: this closure is stored in an object that its capture 'Self' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:13: note: step 1: the closure is stored in 'Receive'
// CHECK-NOTES: :[[@LINE-24]]:28: note: step 2: 'Receive' belongs to the object that the closure keeps alive
  }
  void byDirectInit() {
    auto Self(shared_from_this());
    Receive = [this, Self](int N) { Last = N; };
// CHECK-NOTES: :[[@LINE-1]]:22: warning: this closure is stored in an object that its capture 'Self' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:13: note: step 1: the closure is stored in 'Receive'
// CHECK-NOTES: :[[@LINE-31]]:28: note: step 2: 'Receive' belongs to the object that the closure keeps alive
  }
  void byTypedVariable() {
    std::shared_ptr<Session> Self{shared_from_this()};
    Closed = [Self] { Self->Last = 0; };
// CHECK-NOTES: :[[@LINE-1]]:15: warning: this closure is stored in an object that its capture 'Self' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:12: note: step 1: the closure is stored in 'Closed'
// CHECK-NOTES: :[[@LINE-37]]:25: note: step 2: 'Closed' belongs to the object that the closure keeps alive
  }
  void byAccessor() {
    Receive = [Self = self()](int N) { Self->Last = N; };
// CHECK-NOTES: :[[@LINE-1]]:16: warning: this closure is stored in an object that its capture 'Self' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:13: note: step 1: the closure is stored in 'Receive'
// CHECK-NOTES: :[[@LINE-44]]:28: note: step 2: 'Receive' belongs to the object that the closure keeps alive
  }
  void byConst() const {
    auto Self = shared_from_this();
    const_cast<Session *>(this)->Closed = [Self] {
// CHECK-NOTES: :[[@LINE-1]]:44: warning: this closure is stored in an object that its capture 'Self' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:41: note: step 1: the closure is stored in 'Closed'
// CHECK-NOTES: :[[@LINE-50]]:25: note: step 2: 'Closed' belongs to the object that the closure keeps alive
      static_cast<void>(Self->Last);
    };
  }
  void throughThis() {
    this->Receive = [Self = shared_from_this()](int N) { Self->Last = N; };
// CHECK-NOTES: :[[@LINE-1]]:22: warning: this closure is stored in an object that its capture 'Self' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:19: note: step 1: the closure is stored in 'Receive'
// CHECK-NOTES: :[[@LINE-59]]:28: note: step 2: 'Receive' belongs to the object that the closure keeps alive
  }
  void throughSelf() {
    auto Self = shared_from_this();
    Self->Receive = [Self](int N) { Self->Last = N; };
// CHECK-NOTES: :[[@LINE-1]]:22: warning: this closure is stored in an object that its capture 'Self' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:19: note: step 1: the closure is stored in 'Receive'
// CHECK-NOTES: :[[@LINE-66]]:28: note: step 2: 'Receive' belongs to the object that the closure keeps alive
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
  Receive = [Self](int N) { Self->Last = N; };
// CHECK-NOTES: :[[@LINE-1]]:14: warning: this closure is stored in an object that its capture 'Self' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:11: note: step 1: the closure is stored in 'Receive'
// CHECK-NOTES: :[[@LINE-95]]:28: note: step 2: 'Receive' belongs to the object that the closure keeps alive
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
    OnClose = [Self = std::static_pointer_cast<Client>(shared_from_this())] {
// CHECK-NOTES: :[[@LINE-1]]:16: warning: this closure is stored in an object that its capture 'Self' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:13: note: step 1: the closure is stored in 'OnClose'
// CHECK-NOTES: :[[@LINE-11]]:25: note: step 2: 'OnClose' belongs to the object that the closure keeps alive
      ++Self->Closed;
    };
  }
  void startDynamic() {
    auto Self = std::dynamic_pointer_cast<Client>(shared_from_this());
    OnClose = [Self] { ++Self->Closed; };
// CHECK-NOTES: :[[@LINE-1]]:16: warning: this closure is stored in an object that its capture 'Self' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:13: note: step 1: the closure is stored in 'OnClose'
// CHECK-NOTES: :[[@LINE-20]]:25: note: step 2: 'OnClose' belongs to the object that the closure keeps alive
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
    Tick = [Me = self()] { ++Me->Ticks; };
// CHECK-NOTES: :[[@LINE-1]]:13: warning: this closure is stored in an object that its capture 'Me' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:10: note: step 1: the closure is stored in 'Tick'
// CHECK-NOTES: :[[@LINE-7]]:25: note: step 2: 'Tick' belongs to the object that the closure keeps alive
  }
};

template <typename T> class Topic : public Shared<Topic<T>> {
  std::function<void(T)> Publish;
  T Last;

public:
  void start() {
    Publish = [Me = this->self()](T V) { Me->Last = V; };
// CHECK-NOTES: :[[@LINE-1]]:16: warning: this closure is stored in an object that its capture 'Me' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:13: note: step 1: the closure is stored in 'Publish'
// CHECK-NOTES: :[[@LINE-8]]:26: note: step 2: 'Publish' belongs to the object that the closure keeps alive
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
  Publish = [Me](T V) { Me->Last = V; };
// CHECK-NOTES: :[[@LINE-1]]:14: warning: this closure is stored in an object that its capture 'Me' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:11: note: step 1: the closure is stored in 'Publish'
// CHECK-NOTES: :[[@LINE-25]]:26: note: step 2: 'Publish' belongs to the object that the closure keeps alive
}

void use(Topic<int> &T, Topic<long> &U) {
  T.start();
  T.startOutOfLine();
  U.start();
  U.startWeak();
}
