// RUN: %check_tidy %s templates-dangling-closure -std=c++17,c++20

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <thread>
#include <utility>
#include <vector>

using Callback = std::function<void()>;

class Bus {
  std::map<int, Callback> Listeners;
  int Next = 0;

public:
  int subscribe(Callback C) {
    Listeners.emplace(++Next, std::move(C));
    return Next;
  }
  void unsubscribe(int Id) { Listeners.erase(Id); }
};

std::vector<Callback> Registry;

Bus &theBus() {
  static Bus B;
  return B;
}

//===----------------------------------------------------------------------===//
// An object registers itself, and ends without a word
//===----------------------------------------------------------------------===//

template <typename T> class InGlobal {
  T Value{};

public:
  InGlobal() {
    Registry.push_back([this] { ++Value; });
// CHECK-NOTES: :[[@LINE-1]]:25: warning: this closure captures 'this' and is kept in 'Registry', but nothing takes it out when the object ends; do so in the destructor of 'InGlobal' [templates-dangling-closure]
  }
};

template <typename T> class InSingleton {
  T Value{};

public:
  void listen() {
    theBus().subscribe([this] { ++Value; });
// CHECK-NOTES: :[[@LINE-1]]:25: warning: this closure captures 'this' and is kept in 'Listeners', but nothing takes it out when the object ends; do so in the destructor of 'InSingleton' [templates-dangling-closure]
// CHECK-NOTES: :[[@LINE-2]]:5: note: step 1: the closure is passed to 'subscribe'
// CHECK-NOTES: :[[@LINE-35]]:15: note: step 2: the closure is stored in 'Listeners'
  }
};

template <typename T> class InParameter {
  T Value{};

public:
  explicit InParameter(Bus &B) {
    B.subscribe([&] { ++Value; });
// CHECK-NOTES: :[[@LINE-1]]:18: warning: this closure captures 'this' and is kept in 'Listeners', but nothing takes it out when the object ends; do so in the destructor of 'InParameter' [templates-dangling-closure]
// CHECK-NOTES: :[[@LINE-2]]:5: note: step 1: the closure is passed to 'subscribe'
// CHECK-NOTES: :[[@LINE-47]]:15: note: step 2: the closure is stored in 'Listeners'
  }
};

template <typename T> class InMember {
  Bus &B;
  T Value{};

public:
  explicit InMember(Bus &B) : B(B) {}
  void listen() {
    B.subscribe([this] { ++Value; });
// CHECK-NOTES: :[[@LINE-1]]:18: warning: this closure captures 'this' and is kept in 'Listeners', but nothing takes it out when the object ends; do so in the destructor of 'InMember' [templates-dangling-closure]
// CHECK-NOTES: :[[@LINE-2]]:5: note: step 1: the closure is passed to 'subscribe'
// CHECK-NOTES: :[[@LINE-61]]:15: note: step 2: the closure is stored in 'Listeners'
  }
};

class NoTemplate {
  int Value = 0;

public:
  explicit NoTemplate(const std::shared_ptr<Bus> &B) {
    B->subscribe(std::bind(&NoTemplate::add, this));
// CHECK-NOTES: :[[@LINE-1]]:46: warning: this closure captures 'this' and is kept in 'Listeners', but nothing takes it out when the object ends; do so in the destructor of 'NoTemplate' [templates-dangling-closure]
// CHECK-NOTES: :[[@LINE-2]]:8: note: step 1: the closure is passed to 'subscribe'
// CHECK-NOTES: :[[@LINE-73]]:15: note: step 2: the closure is stored in 'Listeners'
  }
  void add() { ++Value; }
};

template <typename T> class SharesSomethingElse {
  T Value{};

public:
  void listen(Bus &B, std::shared_ptr<std::string> Name) {
    B.subscribe([this, Name] { Value += Name->size(); });
// CHECK-NOTES: :[[@LINE-1]]:18: warning: this closure captures 'this' and is kept in 'Listeners', but nothing takes it out when the object ends; do so in the destructor of 'SharesSomethingElse' [templates-dangling-closure]
// CHECK-NOTES: :[[@LINE-2]]:5: note: step 1: the closure is passed to 'subscribe'
// CHECK-NOTES: :[[@LINE-86]]:15: note: step 2: the closure is stored in 'Listeners'
  }
};

template <typename T> class Detached {
  T Value{};

public:
  void work() {
    std::thread([this] { ++Value; }).detach();
// CHECK-NOTES: :[[@LINE-1]]:18: warning: this closure captures 'this' and runs in a detached thread, but nothing takes it out when the object ends; do so in the destructor of 'Detached' [templates-dangling-closure]
  }
  void workNamed() {
    std::thread Worker([this] { ++Value; });
// CHECK-NOTES: :[[@LINE-1]]:25: warning: this closure captures 'this' and runs in a detached thread, but nothing takes it out when the object ends; do so in the destructor of 'Detached' [templates-dangling-closure]
    Worker.detach();
  }
};

//===----------------------------------------------------------------------===//
// Who takes itself out again, or lives to the end
//===----------------------------------------------------------------------===//

template <typename T> class TakesItselfOut {
  Bus &B;
  T Value{};
  int Id;

public:
  explicit TakesItselfOut(Bus &B)
      : B(B), Id(B.subscribe([this] { ++Value; })) {}
  ~TakesItselfOut() { B.unsubscribe(Id); }
};

class Subscription {
  Bus *B;
  int Id;

public:
  Subscription(Bus &B, int Id) : B(&B), Id(Id) {}
  Subscription(const Subscription &) = delete;
  ~Subscription() { B->unsubscribe(Id); }
};

template <typename T> class KeepsAHandle {
  T Value{};
  Subscription S;

public:
  explicit KeepsAHandle(Bus &B) : S(B, B.subscribe([this] { ++Value; })) {}
};

template <typename T> class KeepsAPointerToAHandle {
  T Value{};
  std::unique_ptr<Subscription> S;

public:
  explicit KeepsAPointerToAHandle(Bus &B) {
    S = std::make_unique<Subscription>(B, B.subscribe([this] { ++Value; }));
  }
};

template <typename T>
class KeptAlive : public std::enable_shared_from_this<KeptAlive<T>> {
  T Value{};

public:
  void listen(Bus &B) {
    B.subscribe([this, Self = this->shared_from_this()] { ++Value; });
  }
};

template <typename T> class HasAToken {
  T Value{};
  std::shared_ptr<bool> Alive = std::make_shared<bool>(true);

public:
  void listen(Bus &B) {
    B.subscribe([this, Weak = std::weak_ptr<bool>(Alive)] {
      if (Weak.lock())
        ++Value;
    });
  }
};

class Stoppable {
  int Value = 0, Id = 0;

public:
  void start() {
    Id = theBus().subscribe([this] { ++Value; });
  }
  void stop() { theBus().unsubscribe(Id); }
};

class Service {
  int Value = 0;
  Service() {
    Registry.push_back([this] { ++Value; });
  }

public:
  static Service &instance() {
    static Service S;
    return S;
  }
};

struct Application {
  int Value = 0;
  void start() {
    Registry.push_back([this] { ++Value; });
  }
};
static Application App;

template <typename T> class JoinsIt {
  T Value{};
  std::thread Worker;

public:
  void work() {
    Worker = std::thread([this] { ++Value; });
  }
  ~JoinsIt() { Worker.join(); }
};

// A slot that has one owner is set by the owner, most of the time.
struct Button {
  Callback OnClick;
};

template <typename T> class Dialog {
  T Clicks{};

public:
  void wire(Button &B) {
    B.OnClick = [this] { ++Clicks; };
  }
};

void hidden(Callback);

template <typename T> class OutOfSight {
  T Value{};

public:
  void listen() {
    hidden([this] { ++Value; });
  }
};

void useAll(Bus &B, Button &Click) {
  InGlobal<int> Global;
  InSingleton<int> *Single = new InSingleton<int>;
  Single->listen();
  InParameter<int> *Param = new InParameter<int>(B);
  (void)Param;
  auto Member = std::make_unique<InMember<int>>(B);
  Member->listen();
  auto Work = std::make_unique<Detached<int>>();
  Work->work();
  Work->workNamed();
  TakesItselfOut<int> Out(B);
  KeepsAHandle<int> Handle(B);
  KeepsAPointerToAHandle<int> Pointer(B);
  Service::instance();
  App.start();
  JoinsIt<int> Join;
  Join.work();
  Dialog<int>().wire(Click);
  OutOfSight<int>().listen();
  std::make_shared<KeptAlive<int>>()->listen(B);
  HasAToken<int>().listen(B);
  SharesSomethingElse<int>().listen(B, nullptr);
}

//===----------------------------------------------------------------------===//
// Behind a pointer that the object is given, or has
//===----------------------------------------------------------------------===//

template <typename T> class Given {
  Bus *B;
  T Value{};

public:
  explicit Given(Bus *B) : B(B) {}
  explicit Given(Bus &B) : B{&B} {}
  void listen() {
    B->subscribe([this] { ++Value; });
// CHECK-NOTES: :[[@LINE-1]]:19: warning: this closure captures 'this' and is kept in 'Listeners', but nothing takes it out when the object ends; do so in the destructor of 'Given' [templates-dangling-closure]
// CHECK-NOTES: :[[@LINE-2]]:5: note: step 1: the closure is passed to 'subscribe'
// CHECK-NOTES: :[[@LINE-278]]:15: note: step 2: the closure is stored in 'Listeners'
  }
};

template <typename T> class Has {
  Bus *B = nullptr;
  T Value{};

public:
  Has() : B(new Bus) {}
  void listen() {
    B->subscribe([this] { ++Value; });
  }
};

template <typename T> class MayHave {
  Bus *B = new Bus;
  T Value{};

public:
  MayHave() {}
  explicit MayHave(Bus *B) : B(B) {}
  void listen() {
    B->subscribe([this] { ++Value; });
  }
};

void behindPointers(Bus &B) {
  Given<int>(B).listen();
  Has<int>().listen();
  MayHave<int>().listen();
}
