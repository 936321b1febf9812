// RUN: %check_tidy %s templates-closure-ownership-cycle -std=c++17
// BUG: pointers to members, and std::invoke with them, are not followed

#include <functional>
#include <memory>
#include <utility>

struct Box {
  std::function<void()> Fn;
  int N = 0;
  void set(std::function<void()> Given) { Fn = std::move(Given); }
};

void byInvoke(std::shared_ptr<Box> B) {
  std::invoke(&Box::set, B, [B] { ++B->N; });
// CHECK-NOTES: :[[@LINE-1]]:30: warning: this closure is stored in an object that its capture 'B' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:3: note: step 1: the closure is passed to 'set'
// CHECK-NOTES: :[[@LINE-7]]:46: note: step 2: the closure is stored in 'Fn'
// CHECK-NOTES: :[[@LINE-10]]:25: note: step 3: 'Fn' belongs to the object that the closure keeps alive
}

void byPointerToField(std::shared_ptr<Box> B) {
  (*B).*(&Box::Fn) = [B] { ++B->N; };
// CHECK-NOTES: :[[@LINE-1]]:23: warning: this closure is stored in an object that its capture 'B' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:20: note: step 1: the closure is stored in 'Fn'
// CHECK-NOTES: :[[@LINE-17]]:25: note: step 2: 'Fn' belongs to the object that the closure keeps alive
}
