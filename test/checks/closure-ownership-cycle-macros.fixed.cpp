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
}

#define CAPTURE(NAME) NAME

void captureInMacro(std::shared_ptr<Box> B) {
  B->Fn = [CAPTURE(B)] { ++B->N; };
}

#define CAPTURES [B]

void introducerInMacro(std::shared_ptr<Box> B) {
  B->Fn = CAPTURES { ++B->N; };
}

#define BEGIN {
#define END }

void bracesInMacro(std::shared_ptr<Box> B) {
  B->Fn = [B] BEGIN ++B->N; END;
}

#define IDENTITY(X) X

void argumentOfMacro(std::shared_ptr<Box> B) {
  IDENTITY(B->Fn = [B] { ++B->N; });
}

struct Session : std::enable_shared_from_this<Session> {
  std::function<void()> Fn;
  int N = 0;
#define SELF shared_from_this()
  void initInMacro() {
    Fn = [Self = SELF] { ++Self->N; };
  }
#define REGISTER(NAME)                                                         \
  void NAME() {                                                                \
    Fn = [Self = shared_from_this()] { ++Self->N; };                           \
  }
  REGISTER(first)
};

//===----------------------------------------------------------------------===//
// Edited where the macros are beside the closure, or within its statements
//===----------------------------------------------------------------------===//

#define INCREMENT(X) ++(X)

void firstStatementInMacro(std::shared_ptr<Box> B) {
  B->Fn = [weak = std::weak_ptr(B)] {
    auto B = weak.lock();
    if (!B)
      return;
    INCREMENT(B->N);
    INCREMENT(B->N);
  };
}

#define FIELD(OBJECT) (OBJECT)->Fn

void targetInMacro(std::shared_ptr<Box> B) {
  FIELD(B) = [weak = std::weak_ptr(B)] { auto B = weak.lock(); if (!B) return; ++B->N; };
}

#define SELF_HERE auto Self = shared_from_this()

struct Other : std::enable_shared_from_this<Other> {
  std::function<void()> Fn;
  int N = 0;
  void variableInMacro() {
    SELF_HERE;
    Fn = [weak = std::weak_ptr(Self)] { auto Self = weak.lock(); if (!Self) return; ++Self->N; };
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
