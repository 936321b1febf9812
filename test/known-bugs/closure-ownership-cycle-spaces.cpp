// RUN: %check_tidy %s templates-closure-ownership-cycle -std=c++17
// BUG: the fix writes a space too many, and spaces where the line has tabs

#include <functional>
#include <memory>

struct Box {
  std::function<void()> Fn;
  int N = 0;
};

void statementOnTheFirstLine(std::shared_ptr<Box> B) {
  B->Fn = [B] { ++B->N;
// CHECK-NOTES: :[[@LINE-1]]:12: warning: this closure is stored in an object that its capture 'B' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:9: note: step 1: the closure is stored in 'Fn'
// CHECK-NOTES: :[[@LINE-8]]:25: note: step 2: 'Fn' belongs to the object that the closure keeps alive
    ++B->N;
  };
}

void tabs(std::shared_ptr<Box> B) {
	B->Fn = [B] {
// CHECK-NOTES: :[[@LINE-1]]:11: warning: this closure is stored in an object that its capture 'B' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:8: note: step 1: the closure is stored in 'Fn'
// CHECK-NOTES: :[[@LINE-17]]:25: note: step 2: 'Fn' belongs to the object that the closure keeps alive
		++B->N;
	};
}

#define INCREMENT(X) ++(X)

void statementInMacro(std::shared_ptr<Box> B) {
  B->Fn = [B] { INCREMENT(B->N); };
// CHECK-NOTES: :[[@LINE-1]]:12: warning: this closure is stored in an object that its capture 'B' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:9: note: step 1: the closure is stored in 'Fn'
// CHECK-NOTES: :[[@LINE-28]]:25: note: step 2: 'Fn' belongs to the object that the closure keeps alive
}
