// RUN: %check_tidy %s templates-closure-ownership-cycle -std=c++17

#include <functional>
#include <memory>

//===----------------------------------------------------------------------===//
// Opened on some paths only
//===----------------------------------------------------------------------===//

struct Early {
  std::function<void()> Step;
  int Count = 0;
};

void notOnAnEarlyReturn(const std::shared_ptr<Early> &T, bool Early) {
  T->Step = [T] { ++T->Count; };
// CHECK-NOTES: :[[@LINE-1]]:14: warning: this closure is stored in an object that its capture 'T' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:11: note: step 1: the closure is stored in 'Step'
// CHECK-NOTES: :[[@LINE-8]]:25: note: step 2: 'Step' belongs to the object that the closure keeps alive
  if (Early)
    return;
  T->Step = nullptr;
}

struct Branch {
  std::function<void()> Step;
  int Count = 0;
};

void notInOneBranch(const std::shared_ptr<Branch> &T, bool Keep) {
  T->Step = [T] { ++T->Count; };
// CHECK-NOTES: :[[@LINE-1]]:14: warning: this closure is stored in an object that its capture 'T' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:11: note: step 1: the closure is stored in 'Step'
// CHECK-NOTES: :[[@LINE-8]]:25: note: step 2: 'Step' belongs to the object that the closure keeps alive
  if (!Keep)
    T->Step = nullptr;
}

struct Loop {
  std::function<void()> Step;
  int Count = 0;
};

void perhapsNotInALoop(const std::shared_ptr<Loop> &T, int N) {
  T->Step = [T] { ++T->Count; };
// CHECK-NOTES: :[[@LINE-1]]:14: warning: this closure is stored in an object that its capture 'T' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:11: note: step 1: the closure is stored in 'Step'
// CHECK-NOTES: :[[@LINE-8]]:25: note: step 2: 'Step' belongs to the object that the closure keeps alive
  for (int I = 0; I < N; ++I)
    T->Step = nullptr;
}

struct Pair {
  std::function<void()> Step;
  int Count = 0;
};

void anotherObject(const std::shared_ptr<Pair> &T,
                   const std::shared_ptr<Pair> &U) {
  T->Step = [T] { ++T->Count; };
// CHECK-NOTES: :[[@LINE-1]]:14: warning: this closure is stored in an object that its capture 'T' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:11: note: step 1: the closure is stored in 'Step'
// CHECK-NOTES: :[[@LINE-9]]:25: note: step 2: 'Step' belongs to the object that the closure keeps alive
  U->Step = nullptr;
}

struct Before {
  std::function<void()> Step;
  int Count = 0;
};

void before(const std::shared_ptr<Before> &T) {
  T->Step = nullptr;
  T->Step = [T] { ++T->Count; };
// CHECK-NOTES: :[[@LINE-1]]:14: warning: this closure is stored in an object that its capture 'T' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:11: note: step 1: the closure is stored in 'Step'
// CHECK-NOTES: :[[@LINE-9]]:25: note: step 2: 'Step' belongs to the object that the closure keeps alive
}
