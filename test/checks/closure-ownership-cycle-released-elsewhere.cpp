// RUN: %check_tidy %s templates-closure-ownership-cycle -std=c++17

#include <functional>
#include <memory>
#include <utility>
#include <vector>

//===----------------------------------------------------------------------===//
// Another function opens the ring, if it is called: the fix is on a note
//===----------------------------------------------------------------------===//

struct Download : std::enable_shared_from_this<Download> {
  std::function<void(int)> Progress;
  int Percent = 0;

  void start() {
    Progress = [Self = shared_from_this()](int P) { Self->Percent = P; };
// CHECK-NOTES: :[[@LINE-1]]:17: warning: this closure is stored in an object that its capture 'Self' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:14: note: step 1: the closure is stored in 'Progress'
// CHECK-NOTES: :[[@LINE-7]]:28: note: step 2: 'Progress' belongs to the object that the closure keeps alive
// CHECK-NOTES: :[[@LINE+3]]:26: note: the ring is opened if this is reached in 'stop'
// CHECK-NOTES: :[[@LINE-5]]:17: note: capture a weak pointer, and do nothing when the object is gone
  }
  void stop() { Progress = nullptr; }
  void report() { Progress(Percent); }
};

struct Upload : std::enable_shared_from_this<Upload> {
  std::vector<std::function<void()>> Watchers;
  int Percent = 0;

  void watch();
  void drop();
  ~Upload() { Watchers.clear(); }
};

void Upload::watch() {
  Watchers.push_back([Self = shared_from_this()] { ++Self->Percent; });
// CHECK-NOTES: :[[@LINE-1]]:23: warning: this closure is stored in an object that its capture 'Self' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:12: note: step 1: the closure is stored in 'Watchers'
// CHECK-NOTES: :[[@LINE-12]]:38: note: step 2: 'Watchers' belongs to the object that the closure keeps alive
// CHECK-NOTES: :[[@LINE+5]]:32: note: the ring is opened if this is reached in 'drop'
// CHECK-NOTES: :[[@LINE+6]]:46: note: the ring is opened if this is reached in 'dropFromOutside'
// CHECK-NOTES: :[[@LINE-6]]:23: note: capture a weak pointer, and do nothing when the object is gone
}

void Upload::drop() { Watchers.clear(); }

void dropFromOutside(Upload &U) { U.Watchers = {}; }

// Nobody calls the destructor of an object that keeps itself alive.
struct Player : std::enable_shared_from_this<Player> {
  std::function<void()> Tick;
  int Ticks = 0;

  void start() {
    Tick = [Self = shared_from_this()] { ++Self->Ticks; };
// CHECK-NOTES: :[[@LINE-1]]:13: warning: this closure is stored in an object that its capture 'Self' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:10: note: step 1: the closure is stored in 'Tick'
// CHECK-NOTES: :[[@LINE-7]]:25: note: step 2: 'Tick' belongs to the object that the closure keeps alive
  }
  ~Player() { Tick = nullptr; }
};

//===----------------------------------------------------------------------===//
// A list that is emptied by those who unsubscribe is no completion
//===----------------------------------------------------------------------===//

struct Subscription : std::enable_shared_from_this<Subscription> {
  std::vector<std::function<void()>> Ends;
  int Ended = 0;

  void start() {
    Ends.push_back([Self = shared_from_this()] { ++Self->Ended; });
// CHECK-NOTES: :[[@LINE-1]]:21: warning: this closure is stored in an object that its capture 'Self' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:10: note: step 1: the closure is stored in 'Ends'
// CHECK-NOTES: :[[@LINE-7]]:38: note: step 2: 'Ends' belongs to the object that the closure keeps alive
// CHECK-NOTES: :[[@LINE+4]]:20: note: the ring is opened if this is reached in 'unsubscribe'
// CHECK-NOTES: :[[@LINE-5]]:21: note: capture a weak pointer, and do nothing when the object is gone
  }
  void unsubscribe() {
    auto Running = std::move(Ends);
    for (auto &Each : Running)
      Each();
  }
};

struct Lease : std::enable_shared_from_this<Lease> {
  std::function<void()> OnEnd;
  int Ended = 0;

  void start() {
    OnEnd = [Self = shared_from_this()] { ++Self->Ended; };
// CHECK-NOTES: :[[@LINE-1]]:14: warning: this closure is stored in an object that its capture 'Self' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:11: note: step 1: the closure is stored in 'OnEnd'
// CHECK-NOTES: :[[@LINE-7]]:25: note: step 2: 'OnEnd' belongs to the object that the closure keeps alive
// CHECK-NOTES: :[[@LINE+3]]:20: note: the ring is opened if this is reached in 'dispose'
// CHECK-NOTES: :[[@LINE-5]]:14: note: capture a weak pointer, and do nothing when the object is gone
  }
  void dispose() { std::exchange(OnEnd, nullptr)(); }
};
