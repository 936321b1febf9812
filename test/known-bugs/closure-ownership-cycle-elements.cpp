// RUN: %check_tidy %s templates-closure-ownership-cycle -std=c++17
// BUG: emptying one element of an array counts as emptying the others

#include <functional>
#include <memory>

struct Slots {
  std::function<void()> Each[2];
  int Count = 0;
};

void anotherElement(const std::shared_ptr<Slots> &S) {
  S->Each[0] = [S] { ++S->Count; };
// CHECK-NOTES: :[[@LINE-1]]:17: warning: this closure is stored in an object that its capture 'S' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:14: note: step 1: the closure is stored in 'Each'
// CHECK-NOTES: :[[@LINE-8]]:25: note: step 2: 'Each' belongs to the object that the closure keeps alive
  S->Each[1] = nullptr;
}
