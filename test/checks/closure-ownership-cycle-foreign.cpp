// RUN: %check_tidy %s templates-closure-ownership-cycle -std=c++17

#include <functional>
#include <map>
#include <memory>
#include <utility>
#include <vector>

//===----------------------------------------------------------------------===//
// A shared service never lets go: somebody must, so there is no edit
//===----------------------------------------------------------------------===//

class Bus {
  std::vector<std::function<void(int)>> Subscribers;

public:
  void subscribe(std::function<void(int)> F) {
    Subscribers.push_back(std::move(F));
  }
  void publish(int E) {
    for (auto &F : Subscribers)
      F(E);
  }
};

Bus Global;

struct Listener : std::enable_shared_from_this<Listener> {
  explicit Listener(std::shared_ptr<Bus> Given) : Events(std::move(Given)) {}

  void listen() {
    Events->subscribe([Self = shared_from_this()](int E) { Self->Seen += E; });
// CHECK-NOTES: :[[@LINE-1]]:24: warning: this closure is stored in an object that its capture 'Self' keeps alive, so that neither is ever freed; empty the place where it is stored when it is done [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:13: note: step 1: the closure is passed to 'subscribe'
// CHECK-NOTES: :[[@LINE-17]]:17: note: step 2: the closure is stored in 'Subscribers'
// CHECK-NOTES: :[[@LINE+20]]:24: note: step 3: 'Events' belongs to the object that the closure keeps alive
  }
  void listenThroughCopy() {
    auto Copy = Events;
    Copy->subscribe([Self = shared_from_this()](int E) { Self->Seen += E; });
// CHECK-NOTES: :[[@LINE-1]]:22: warning: this closure is stored in an object that its capture 'Self' keeps alive, so that neither is ever freed; empty the place where it is stored when it is done [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:11: note: step 1: the closure is passed to 'subscribe'
// CHECK-NOTES: :[[@LINE-25]]:17: note: step 2: the closure is stored in 'Subscribers'
// CHECK-NOTES: :[[@LINE+12]]:24: note: step 3: 'Events' belongs to the object that the closure keeps alive
  }
  void listenWeakly() {
    Events->subscribe([Weak = weak_from_this()](int E) {
      if (auto Self = Weak.lock())
        Self->Seen += E;
    });
  }
  void listenGlobally() {
    Global.subscribe([Self = shared_from_this()](int E) { Self->Seen += E; });
  }

  std::shared_ptr<Bus> Events;
  int Seen = 0;
};

void listenFor(const std::shared_ptr<Listener> &L) {
  L->Events->subscribe([L](int E) { L->Seen += E; });
// CHECK-NOTES: :[[@LINE-1]]:25: warning: this closure is stored in an object that its capture 'L' keeps alive, so that neither is ever freed; empty the place where it is stored when it is done [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:14: note: step 1: the closure is passed to 'subscribe'
// CHECK-NOTES: :[[@LINE-46]]:17: note: step 2: the closure is stored in 'Subscribers'
// CHECK-NOTES: :[[@LINE-9]]:24: note: step 3: 'Events' belongs to the object that the closure keeps alive
}

void listenElsewhere(const std::shared_ptr<Listener> &L, Bus &Other) {
  Other.subscribe([L](int E) { L->Seen += E; });
}

//===----------------------------------------------------------------------===//
// A queue that lets go when it fires: weak would lose the call
//===----------------------------------------------------------------------===//

class TimerQueue {
  std::multimap<int, std::function<void()>> Due;

public:
  void at(int When, std::function<void()> F) {
    Due.emplace(When, std::move(F));
  }
  void fire(int Now) {
    while (!Due.empty() && Due.begin()->first <= Now) {
      auto F = std::move(Due.begin()->second);
      Due.erase(Due.begin());
      F();
    }
  }
};

struct Client : std::enable_shared_from_this<Client> {
  std::shared_ptr<TimerQueue> Queue;
  int Done = 0;

  void schedule() {
    Queue->at(10, [Self = shared_from_this()] { ++Self->Done; });
  }
};

//===----------------------------------------------------------------------===//
// The same bus as a part of one owner
//===----------------------------------------------------------------------===//

struct Window : std::enable_shared_from_this<Window> {
  Bus Events;
  std::unique_ptr<Bus> More = std::make_unique<Bus>();
  int Seen = 0;

  void listen() {
    Events.subscribe([Self = shared_from_this()](int E) { Self->Seen += E; });
// CHECK-NOTES: :[[@LINE-1]]:23: warning: this closure is stored in an object that its capture 'Self' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:12: note: step 1: the closure is passed to 'subscribe'
// CHECK-NOTES: :[[@LINE-96]]:17: note: step 2: the closure is stored in 'Subscribers'
// CHECK-NOTES: :[[@LINE-9]]:7: note: step 3: 'Events' belongs to the object that the closure keeps alive
    More->subscribe([Self = shared_from_this()](int E) { Self->Seen += E; });
// CHECK-NOTES: :[[@LINE-1]]:22: warning: this closure is stored in an object that its capture 'Self' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:11: note: step 1: the closure is passed to 'subscribe'
// CHECK-NOTES: :[[@LINE-101]]:17: note: step 2: the closure is stored in 'Subscribers'
// CHECK-NOTES: :[[@LINE-13]]:24: note: step 3: 'More' belongs to the object that the closure keeps alive
  }
};
