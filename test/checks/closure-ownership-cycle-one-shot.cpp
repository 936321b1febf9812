// RUN: %check_tidy %s templates-closure-ownership-cycle -std=c++17,c++20

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

//===----------------------------------------------------------------------===//
// A completion handler: its class takes it out when it calls it
//===----------------------------------------------------------------------===//

struct Exchanged : std::enable_shared_from_this<Exchanged> {
  std::function<void(int)> Done;
  int Result = 0;
  void start() {
    Done = [Self = shared_from_this()](int R) { Self->Result = R; };
  }
  void complete(int R) { std::exchange(Done, nullptr)(R); }
};

struct Moved : std::enable_shared_from_this<Moved> {
  std::function<void(int)> Done;
  int Result = 0;
  void start() {
    Done = [Self = shared_from_this()](int R) { Self->Result = R; };
  }
  void complete(int R) {
    auto Last = std::move(Done);
    Last(R);
  }
};

struct CalledAndCleared : std::enable_shared_from_this<CalledAndCleared> {
  std::function<void(int)> Done;
  int Result = 0;
  void start() {
    Done = [Self = shared_from_this()](int R) { Self->Result = R; };
  }
  void complete(int R) {
    if (Done)
      Done(R);
    Done = nullptr;
  }
};

struct Queued : std::enable_shared_from_this<Queued> {
  std::vector<std::function<void(int)>> Waiting;
  int Result = 0;
  void start() {
    Waiting.push_back([Self = shared_from_this()](int R) { Self->Result = R; });
  }
  void complete(int R) {
    for (auto &Each : std::exchange(Waiting, {}))
      Each(R);
  }
};

struct Pending : std::enable_shared_from_this<Pending> {
  std::map<int, std::function<void(int)>> Requests;
  int Result = 0;
  void ask(int Id) {
    Requests[Id] = [Self = shared_from_this()](int R) { Self->Result = R; };
  }
  void answer(int Id, int R) {
    auto At = Requests.find(Id);
    if (At == Requests.end())
      return;
    auto Done = std::move(At->second);
    Requests.erase(At);
    Done(R);
  }
};

// Called twice, taken out once: not one shot.
struct CalledElsewhere : std::enable_shared_from_this<CalledElsewhere> {
  std::function<void(int)> Done;
  int Result = 0;
  void start() {
    Done = [Self = shared_from_this()](int R) { Self->Result = R; };
// CHECK-NOTES: :[[@LINE-1]]:13: warning: this closure is stored in an object that its capture 'Self' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:10: note: step 1: the closure is stored in 'Done'
// CHECK-NOTES: :[[@LINE-6]]:28: note: step 2: 'Done' belongs to the object that the closure keeps alive
// CHECK-NOTES: :[[@LINE+4]]:26: note: the ring is opened if this is reached in 'complete'
// CHECK-NOTES: :[[@LINE-5]]:13: note: capture a weak pointer, and do nothing when the object is gone
  }
  void progress(int R) { Done(R); }
  void complete(int R) { std::exchange(Done, nullptr)(R); }
};

//===----------------------------------------------------------------------===//
// The closure opens the ring itself, when it is called
//===----------------------------------------------------------------------===//

struct Retry : std::enable_shared_from_this<Retry> {
  std::function<void(bool)> Attempted;
  int Left = 3;

  void clears() {
    Attempted = [Self = shared_from_this()](bool) {
      --Self->Left;
      Self->Attempted = nullptr;
    };
  }
  void clearsWhenDone() {
    Attempted = [Self = shared_from_this()](bool Ok) {
      if (Ok || --Self->Left == 0)
        Self->Attempted = nullptr;
    };
  }
  void movesOut() {
    Attempted = [Self = shared_from_this()](bool Ok) {
      if (Ok)
        auto Last = std::move(Self->Attempted);
    };
  }
  void clearsThroughThis() {
    Attempted = [this, Self = shared_from_this()](bool) { Attempted = {}; };
  }
  void resetsItsOwn() {
    Attempted = [Self = shared_from_this()](bool) mutable { Self.reset(); };
  }
  void assignsItsOwn() {
    Attempted = [Self = shared_from_this()](bool) mutable { Self = nullptr; };
  }
  void movesItsOwn() {
    Attempted = [Self = shared_from_this()](bool) mutable {
      auto Last = std::move(Self);
      --Last->Left;
    };
  }
};

struct Watched : std::enable_shared_from_this<Watched> {
  std::function<void()> First;
  std::function<void()> Second;
  int Left = 3;

  // It empties another place than its own.
  void clearsAnother() {
    First = [Self = shared_from_this()] { Self->Second = nullptr; };
// CHECK-NOTES: :[[@LINE-1]]:14: warning: this closure is stored in an object that its capture 'Self' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:11: note: step 1: the closure is stored in 'First'
// CHECK-NOTES: :[[@LINE-9]]:25: note: step 2: 'First' belongs to the object that the closure keeps alive
  }
  // A copy of the pointer does not hold the ring.
  void resetsACopy() {
    Second = [Self = shared_from_this()] {
// CHECK-NOTES: :[[@LINE-1]]:15: warning: this closure is stored in an object that its capture 'Self' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:12: note: step 1: the closure is stored in 'Second'
// CHECK-NOTES: :[[@LINE-15]]:25: note: step 2: 'Second' belongs to the object that the closure keeps alive
// CHECK-NOTES: :[[@LINE-11]]:56: note: the ring is opened if this is reached in 'clearsAnother'
// CHECK-NOTES: :[[@LINE-5]]:15: note: capture a weak pointer, and do nothing when the object is gone
      auto Copy = Self;
      Copy.reset();
    };
  }
};
