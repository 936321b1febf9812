// RUN: %check_tidy %s templates-closure-ownership-cycle -std=c++17

#include <functional>
#include <memory>

struct Box {
  std::function<void()> Fn;
  int N = 0;
};

//===----------------------------------------------------------------------===//
// Warned, but not edited, where a macro writes part of the closure
//===----------------------------------------------------------------------===//

#define ON(OBJECT, BODY) (OBJECT)->Fn = [OBJECT] { BODY; }

void wholeInMacro(std::shared_ptr<Box> B) {
  ON(B, ++B->N);
// CHECK-NOTES: :[[@LINE-1]]:6: warning: this closure is stored in an object that its capture 'B' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:3: note: step 1: the closure is stored in 'Fn'
// CHECK-NOTES: :[[@LINE-6]]:39: note: expanded from macro 'ON'
// CHECK-NOTES: :[[@LINE-15]]:25: note: step 2: 'Fn' belongs to the object that the closure keeps alive
}

#define CAPTURE(NAME) NAME

void captureInMacro(std::shared_ptr<Box> B) {
  B->Fn = [CAPTURE(B)] { ++B->N; };
// CHECK-NOTES: :[[@LINE-1]]:20: warning: this closure is stored in an object that its capture 'B' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:9: note: step 1: the closure is stored in 'Fn'
// CHECK-NOTES: :[[@LINE-24]]:25: note: step 2: 'Fn' belongs to the object that the closure keeps alive
}

#define CAPTURES [B]

void introducerInMacro(std::shared_ptr<Box> B) {
  B->Fn = CAPTURES { ++B->N; };
// CHECK-NOTES: :[[@LINE-1]]:11: warning: this closure is stored in an object that its capture 'B' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-5]]:19: note: expanded from macro 'CAPTURES'
// CHECK-NOTES: :[[@LINE-3]]:9: note: step 1: the closure is stored in 'Fn'
// CHECK-NOTES: :[[@LINE-34]]:25: note: step 2: 'Fn' belongs to the object that the closure keeps alive
}

#define BEGIN {
#define END }

void bracesInMacro(std::shared_ptr<Box> B) {
  B->Fn = [B] BEGIN ++B->N; END;
// CHECK-NOTES: :[[@LINE-1]]:12: warning: this closure is stored in an object that its capture 'B' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:9: note: step 1: the closure is stored in 'Fn'
// CHECK-NOTES: :[[@LINE-44]]:25: note: step 2: 'Fn' belongs to the object that the closure keeps alive
}

#define IDENTITY(X) X

void argumentOfMacro(std::shared_ptr<Box> B) {
  IDENTITY(B->Fn = [B] { ++B->N; });
// CHECK-NOTES: :[[@LINE-1]]:21: warning: this closure is stored in an object that its capture 'B' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:18: note: step 1: the closure is stored in 'Fn'
// CHECK-NOTES: :[[@LINE-53]]:25: note: step 2: 'Fn' belongs to the object that the closure keeps alive
}

struct Session : std::enable_shared_from_this<Session> {
  std::function<void()> Fn;
  int N = 0;
#define SELF shared_from_this()
  void initInMacro() {
    Fn = [Self = SELF] { ++Self->N; };
// CHECK-NOTES: :[[@LINE-1]]:11: warning: this closure is stored in an object that its capture 'Self' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:8: note: step 1: the closure is stored in 'Fn'
// CHECK-NOTES: :[[@LINE-7]]:25: note: step 2: 'Fn' belongs to the object that the closure keeps alive
  }
#define REGISTER(NAME)                                                         \
  void NAME() {                                                                \
    Fn = [Self = shared_from_this()] { ++Self->N; };                           \
  }
  REGISTER(first)
// CHECK-NOTES: :[[@LINE-1]]:3: warning: this closure is stored in an object that its capture 'Self' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-4]]:11: note: expanded from macro 'REGISTER'
// CHECK-NOTES: :[[@LINE-3]]:3: note: step 1: the closure is stored in 'Fn'
// CHECK-NOTES: :[[@LINE-6]]:8: note: expanded from macro 'REGISTER'
// CHECK-NOTES: :[[@LINE-18]]:25: note: step 2: 'Fn' belongs to the object that the closure keeps alive
};

//===----------------------------------------------------------------------===//
// Edited where the macros are beside the closure, or within its statements
//===----------------------------------------------------------------------===//

#define INCREMENT(X) ++(X)

void firstStatementInMacro(std::shared_ptr<Box> B) {
  B->Fn = [B] {
// CHECK-NOTES: :[[@LINE-1]]:12: warning: this closure is stored in an object that its capture 'B' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:9: note: step 1: the closure is stored in 'Fn'
// CHECK-NOTES: :[[@LINE-88]]:25: note: step 2: 'Fn' belongs to the object that the closure keeps alive
    INCREMENT(B->N);
    INCREMENT(B->N);
  };
}

#define FIELD(OBJECT) (OBJECT)->Fn

void targetInMacro(std::shared_ptr<Box> B) {
  FIELD(B) = [B] { ++B->N; };
// CHECK-NOTES: :[[@LINE-1]]:15: warning: this closure is stored in an object that its capture 'B' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:12: note: step 1: the closure is stored in 'Fn'
// CHECK-NOTES: :[[@LINE-100]]:25: note: step 2: 'Fn' belongs to the object that the closure keeps alive
}

#define SELF_HERE auto Self = shared_from_this()

struct Other : std::enable_shared_from_this<Other> {
  std::function<void()> Fn;
  int N = 0;
  void variableInMacro() {
    SELF_HERE;
    Fn = [Self] { ++Self->N; };
// CHECK-NOTES: :[[@LINE-1]]:11: warning: this closure is stored in an object that its capture 'Self' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:8: note: step 1: the closure is stored in 'Fn'
// CHECK-NOTES: :[[@LINE-7]]:25: note: step 2: 'Fn' belongs to the object that the closure keeps alive
  }
};

//===----------------------------------------------------------------------===//
// Silent as without a macro
//===----------------------------------------------------------------------===//

#define WEAK_ON(OBJECT, BODY)                                                  \
  (OBJECT)->Fn = [Weak = std::weak_ptr<Box>(OBJECT)] {                         \
    if (auto Locked = Weak.lock())                                             \
      BODY;                                                                    \
  }

void weakInMacro(std::shared_ptr<Box> B) {
  WEAK_ON(B, ++Locked->N);
}
