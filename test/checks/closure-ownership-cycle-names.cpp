// RUN: %check_tidy %s templates-closure-ownership-cycle -std=c++17

#include <functional>
#include <memory>

struct Box {
  std::function<void()> Fn;
  std::function<void(int)> Take;
  int N = 0;
};

int weak = 0;

//===----------------------------------------------------------------------===//
// The new name is used by nobody else
//===----------------------------------------------------------------------===//

void globalOfThatName(std::shared_ptr<Box> B) {
  B->Fn = [B] { B->N = weak; };
// CHECK-NOTES: :[[@LINE-1]]:12: warning: this closure is stored in an object that its capture 'B' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:9: note: step 1: the closure is stored in 'Fn'
// CHECK-NOTES: :[[@LINE-15]]:25: note: step 2: 'Fn' belongs to the object that the closure keeps alive
}

void localOfThatName(std::shared_ptr<Box> B) {
  int weak = 1;
  int weak2 = 2;
  B->Fn = [B, weak, weak2] { B->N = weak + weak2; };
// CHECK-NOTES: :[[@LINE-1]]:12: warning: this closure is stored in an object that its capture 'B' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:9: note: step 1: the closure is stored in 'Fn'
// CHECK-NOTES: :[[@LINE-24]]:25: note: step 2: 'Fn' belongs to the object that the closure keeps alive
}

void parameterOfThatName(std::shared_ptr<Box> B) {
  B->Take = [B](int weak) { B->N = weak; };
// CHECK-NOTES: :[[@LINE-1]]:14: warning: this closure is stored in an object that its capture 'B' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:11: note: step 1: the closure is stored in 'Take'
// CHECK-NOTES: :[[@LINE-30]]:28: note: step 2: 'Take' belongs to the object that the closure keeps alive
}

void innerClosure(std::shared_ptr<Box> B) {
  B->Fn = [B] {
// CHECK-NOTES: :[[@LINE-1]]:12: warning: this closure is stored in an object that its capture 'B' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:9: note: step 1: the closure is stored in 'Fn'
// CHECK-NOTES: :[[@LINE-38]]:25: note: step 2: 'Fn' belongs to the object that the closure keeps alive
    auto Count = [B] { return B->N; };
    B->N = Count();
  };
}

void twoClosures(std::shared_ptr<Box> B) {
  B->Fn = [B] { ++B->N; };
// CHECK-NOTES: :[[@LINE-1]]:12: warning: this closure is stored in an object that its capture 'B' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:9: note: step 1: the closure is stored in 'Fn'
// CHECK-NOTES: :[[@LINE-48]]:25: note: step 2: 'Fn' belongs to the object that the closure keeps alive
  B->Take = [B](int N) { B->N = N; };
// CHECK-NOTES: :[[@LINE-1]]:14: warning: this closure is stored in an object that its capture 'B' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:11: note: step 1: the closure is stored in 'Take'
// CHECK-NOTES: :[[@LINE-51]]:28: note: step 2: 'Take' belongs to the object that the closure keeps alive
}

void twoObjects(std::shared_ptr<Box> B, std::shared_ptr<Box> Other) {
  B->Fn = [B, Other] { B->N = Other->N; };
// CHECK-NOTES: :[[@LINE-1]]:12: warning: this closure is stored in an object that its capture 'B' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:9: note: step 1: the closure is stored in 'Fn'
// CHECK-NOTES: :[[@LINE-59]]:25: note: step 2: 'Fn' belongs to the object that the closure keeps alive
}

//===----------------------------------------------------------------------===//
// Where the new lines go
//===----------------------------------------------------------------------===//

void oneLine(std::shared_ptr<Box> B) {
  B->Fn = [B] { ++B->N; };
// CHECK-NOTES: :[[@LINE-1]]:12: warning: this closure is stored in an object that its capture 'B' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:9: note: step 1: the closure is stored in 'Fn'
// CHECK-NOTES: :[[@LINE-70]]:25: note: step 2: 'Fn' belongs to the object that the closure keeps alive
}

void empty(std::shared_ptr<Box> B) {
  B->Fn = [B] {};
// CHECK-NOTES: :[[@LINE-1]]:12: warning: this closure is stored in an object that its capture 'B' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:9: note: step 1: the closure is stored in 'Fn'
// CHECK-NOTES: :[[@LINE-77]]:25: note: step 2: 'Fn' belongs to the object that the closure keeps alive
  B->Take = [B](int) {
// CHECK-NOTES: :[[@LINE-1]]:14: warning: this closure is stored in an object that its capture 'B' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:11: note: step 1: the closure is stored in 'Take'
// CHECK-NOTES: :[[@LINE-80]]:28: note: step 2: 'Take' belongs to the object that the closure keeps alive
  };
}

void lines(std::shared_ptr<Box> B) {
  B->Fn = [B] {
// CHECK-NOTES: :[[@LINE-1]]:12: warning: this closure is stored in an object that its capture 'B' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:9: note: step 1: the closure is stored in 'Fn'
// CHECK-NOTES: :[[@LINE-89]]:25: note: step 2: 'Fn' belongs to the object that the closure keeps alive
    ++B->N;
    ++B->N;
  };
}

void onlyComment(std::shared_ptr<Box> B) {
  B->Fn = [B] {
// CHECK-NOTES: :[[@LINE-1]]:12: warning: this closure is stored in an object that its capture 'B' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:9: note: step 1: the closure is stored in 'Fn'
// CHECK-NOTES: :[[@LINE-99]]:25: note: step 2: 'Fn' belongs to the object that the closure keeps alive
    // Keeps B.
  };
}

void commentBehindBrace(std::shared_ptr<Box> B) {
  // clang-format off
  B->Fn = [B] { // Counts.
// CHECK-NOTES: :[[@LINE-1]]:12: warning: this closure is stored in an object that its capture 'B' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:9: note: step 1: the closure is stored in 'Fn'
// CHECK-NOTES: :[[@LINE-109]]:25: note: step 2: 'Fn' belongs to the object that the closure keeps alive
    ++B->N;
  };
  B->Take = [B](int) { /* Counts. */ ++B->N; };
// CHECK-NOTES: :[[@LINE-1]]:14: warning: this closure is stored in an object that its capture 'B' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:11: note: step 1: the closure is stored in 'Take'
// CHECK-NOTES: :[[@LINE-114]]:28: note: step 2: 'Take' belongs to the object that the closure keeps alive
  // clang-format on
}

void commentBeforeStatement(std::shared_ptr<Box> B) {
  B->Fn = [B] {
// CHECK-NOTES: :[[@LINE-1]]:12: warning: this closure is stored in an object that its capture 'B' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:9: note: step 1: the closure is stored in 'Fn'
// CHECK-NOTES: :[[@LINE-123]]:25: note: step 2: 'Fn' belongs to the object that the closure keeps alive
    // Counts.
    ++B->N;
  };
}

void braceOnItsOwnLine(std::shared_ptr<Box> B) {
  // clang-format off
  B->Fn = [B]
// CHECK-NOTES: :[[@LINE-1]]:12: warning: this closure is stored in an object that its capture 'B' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:9: note: step 1: the closure is stored in 'Fn'
// CHECK-NOTES: :[[@LINE-134]]:25: note: step 2: 'Fn' belongs to the object that the closure keeps alive
  {
    ++B->N;
  };
  // clang-format on
}

void commentInCaptures(std::shared_ptr<Box> B, int N) {
  B->Fn = [/*Owner=*/B, /*Step=*/N] { B->N += N; };
// CHECK-NOTES: :[[@LINE-1]]:22: warning: this closure is stored in an object that its capture 'B' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:9: note: step 1: the closure is stored in 'Fn'
// CHECK-NOTES: :[[@LINE-145]]:25: note: step 2: 'Fn' belongs to the object that the closure keeps alive
}
