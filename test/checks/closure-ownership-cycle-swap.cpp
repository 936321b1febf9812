// RUN: %check_tidy %s templates-closure-ownership-cycle -std=c++17

#include <functional>
#include <memory>
#include <utility>

//===----------------------------------------------------------------------===//
// What a place swaps in is stored there
//===----------------------------------------------------------------------===//

struct Timer {
  std::function<void()> Handler;
  std::function<void()> Other;
  int Ticks = 0;
  void setMember(std::function<void()> H) { Handler.swap(H); }
  void setFree(std::function<void()> H) { std::swap(Other, H); }
};

void swappedIn(std::shared_ptr<Timer> T) {
  T->setMember([T] { ++T->Ticks; });
// CHECK-NOTES: :[[@LINE-1]]:17: warning: this closure is stored in an object that its capture 'T' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:6: note: step 1: the closure is passed to 'setMember'
// CHECK-NOTES: :[[@LINE-8]]:53: note: step 2: the closure is stored in 'Handler'
// CHECK-NOTES: :[[@LINE-12]]:25: note: step 3: 'Handler' belongs to the object that the closure keeps alive
  T->setFree([T] { ++T->Ticks; });
// CHECK-NOTES: :[[@LINE-1]]:15: warning: this closure is stored in an object that its capture 'T' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:6: note: step 1: the closure is passed to 'setFree'
// CHECK-NOTES: :[[@LINE-12]]:43: note: step 2: the closure is stored in 'Other'
// CHECK-NOTES: :[[@LINE-16]]:25: note: step 3: 'Other' belongs to the object that the closure keeps alive
}

//===----------------------------------------------------------------------===//
// What it swaps out is not stored any more
//===----------------------------------------------------------------------===//

struct Trial {
  std::function<void()> Step;
  int Count = 0;
};

void bySwap(const std::shared_ptr<Trial> &T) {
  T->Step = [T] { ++T->Count; };
  std::function<void()> Empty;
  Empty.swap(T->Step);
}

void byFreeSwap(const std::shared_ptr<Trial> &T) {
  T->Step = [T] { ++T->Count; };
  std::function<void()> Empty;
  std::swap(T->Step, Empty);
}

struct Swapped : std::enable_shared_from_this<Swapped> {
  std::function<void(int)> Done;
  int Result = 0;
  void start() {
    Done = [Self = shared_from_this()](int R) { Self->Result = R; };
  }
  void complete(int R) {
    std::function<void(int)> Last;
    Last.swap(Done);
    Last(R);
  }
};
