// RUN: %check_tidy %s templates-closure-ownership-cycle -std=c++20

#include <functional>
#include <memory>
#include <utility>
#include <vector>

struct Box {
  std::function<void()> Fn;
  int N = 0;

  Box &operator+=(std::function<void()> More) {
    Fn = std::move(More);
    return *this;
  }
  void operator()(std::function<void()> More) { Fn = std::move(More); }
  void set(std::function<void()> More) { Fn = std::move(More); }
};

//===----------------------------------------------------------------------===//
// Statements around the store
//===----------------------------------------------------------------------===//

void inEach(const std::vector<std::shared_ptr<Box>> &All) {
  for (auto &B : All)
    B->Fn = [B] { ++B->N; };
// CHECK-NOTES: :[[@LINE-1]]:14: warning: this closure is stored in an object that its capture 'B' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:11: note: step 1: the closure is stored in 'Fn'
// CHECK-NOTES: :[[@LINE-20]]:25: note: step 2: 'Fn' belongs to the object that the closure keeps alive
}

void inEachCopy(std::vector<std::shared_ptr<Box>> All) {
  for (auto B : All) {
    B->Fn = [B] { ++B->N; };
// CHECK-NOTES: :[[@LINE-1]]:14: warning: this closure is stored in an object that its capture 'B' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:11: note: step 1: the closure is stored in 'Fn'
// CHECK-NOTES: :[[@LINE-28]]:25: note: step 2: 'Fn' belongs to the object that the closure keeps alive
  }
}

void inCondition(const std::weak_ptr<Box> &Weak) {
  if (auto B = Weak.lock())
    B->Fn = [B] { ++B->N; };
// CHECK-NOTES: :[[@LINE-1]]:14: warning: this closure is stored in an object that its capture 'B' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:11: note: step 1: the closure is stored in 'Fn'
// CHECK-NOTES: :[[@LINE-37]]:25: note: step 2: 'Fn' belongs to the object that the closure keeps alive
}

void inSwitch(std::shared_ptr<Box> B, int Kind) {
  switch (Kind) {
  case 0:
    break;
  default:
    B->Fn = [B] { ++B->N; };
// CHECK-NOTES: :[[@LINE-1]]:14: warning: this closure is stored in an object that its capture 'B' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:11: note: step 1: the closure is stored in 'Fn'
// CHECK-NOTES: :[[@LINE-48]]:25: note: step 2: 'Fn' belongs to the object that the closure keeps alive
  }
}

void inTry(std::shared_ptr<Box> B) {
  try {
    B->Fn = [B] { ++B->N; };
// CHECK-NOTES: :[[@LINE-1]]:14: warning: this closure is stored in an object that its capture 'B' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:11: note: step 1: the closure is stored in 'Fn'
// CHECK-NOTES: :[[@LINE-57]]:25: note: step 2: 'Fn' belongs to the object that the closure keeps alive
    B->Fn();
  } catch (...) {
  }
}

void inLoop(std::shared_ptr<Box> B) {
  while (B->N < 3)
    B->Fn = [B] { ++B->N; };
// CHECK-NOTES: :[[@LINE-1]]:14: warning: this closure is stored in an object that its capture 'B' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:11: note: step 1: the closure is stored in 'Fn'
// CHECK-NOTES: :[[@LINE-68]]:25: note: step 2: 'Fn' belongs to the object that the closure keeps alive
}

std::shared_ptr<Box> made() {
  auto B = std::make_shared<Box>();
  B->Fn = [B] { ++B->N; };
// CHECK-NOTES: :[[@LINE-1]]:12: warning: this closure is stored in an object that its capture 'B' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:9: note: step 1: the closure is stored in 'Fn'
// CHECK-NOTES: :[[@LINE-76]]:25: note: step 2: 'Fn' belongs to the object that the closure keeps alive
  return B;
}

//===----------------------------------------------------------------------===//
// Expressions around the closure
//===----------------------------------------------------------------------===//

void inConditional(std::shared_ptr<Box> B, bool Wanted) {
  B->Fn = Wanted ? std::function<void()>([B] { ++B->N; }) : nullptr;
// CHECK-NOTES: :[[@LINE-1]]:43: warning: this closure is stored in an object that its capture 'B' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:9: note: step 1: the closure is stored in 'Fn'
// CHECK-NOTES: :[[@LINE-88]]:25: note: step 2: 'Fn' belongs to the object that the closure keeps alive
}

void inComma(std::shared_ptr<Box> B) {
  ++B->N, B->Fn = [B] { ++B->N; };
// CHECK-NOTES: :[[@LINE-1]]:20: warning: this closure is stored in an object that its capture 'B' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:17: note: step 1: the closure is stored in 'Fn'
// CHECK-NOTES: :[[@LINE-95]]:25: note: step 2: 'Fn' belongs to the object that the closure keeps alive
}

void inCast(std::shared_ptr<Box> B) {
  B->Fn = static_cast<std::function<void()>>([B] { ++B->N; });
// CHECK-NOTES: :[[@LINE-1]]:47: warning: this closure is stored in an object that its capture 'B' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:9: note: step 1: the closure is stored in 'Fn'
// CHECK-NOTES: :[[@LINE-102]]:25: note: step 2: 'Fn' belongs to the object that the closure keeps alive
}

void inParentheses(std::shared_ptr<Box> B) {
  ((B)->Fn) = ([B] { ++B->N; });
// CHECK-NOTES: :[[@LINE-1]]:17: warning: this closure is stored in an object that its capture 'B' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:13: note: step 1: the closure is stored in 'Fn'
// CHECK-NOTES: :[[@LINE-109]]:25: note: step 2: 'Fn' belongs to the object that the closure keeps alive
}

void inAggregate(std::shared_ptr<Box> B) {
  *B = Box{[B] { ++B->N; }, 1};
// CHECK-NOTES: :[[@LINE-1]]:13: warning: this closure is stored in an object that its capture 'B' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:6: note: step 1: the closure is stored in 'B'
}

void inDesignated(std::shared_ptr<Box> B) {
  *B = {.Fn = [B] { ++B->N; }, .N = 1};
// CHECK-NOTES: :[[@LINE-1]]:16: warning: this closure is stored in an object that its capture 'B' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:6: note: step 1: the closure is stored in 'B'
}

//===----------------------------------------------------------------------===//
// Operators and other ways to call
//===----------------------------------------------------------------------===//

void byOperator(std::shared_ptr<Box> B) {
  *B += [B] { ++B->N; };
// CHECK-NOTES: :[[@LINE-1]]:10: warning: this closure is stored in an object that its capture 'B' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:6: note: step 1: the closure is passed to 'operator+='
// CHECK-NOTES: :[[@LINE-128]]:8: note: step 2: the closure is stored in 'Fn'
// CHECK-NOTES: :[[@LINE-133]]:25: note: step 3: 'Fn' belongs to the object that the closure keeps alive
}

void byCallOperator(std::shared_ptr<Box> B) {
  (*B)([B] { ++B->N; });
// CHECK-NOTES: :[[@LINE-1]]:9: warning: this closure is stored in an object that its capture 'B' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:3: note: step 1: the closure is passed to 'operator()'
// CHECK-NOTES: :[[@LINE-133]]:52: note: step 2: the closure is stored in 'Fn'
// CHECK-NOTES: :[[@LINE-141]]:25: note: step 3: 'Fn' belongs to the object that the closure keeps alive
}

void byLocalClosure(std::shared_ptr<Box> B) {
  auto Set = [](Box &To, std::function<void()> Fn) { To.Fn = std::move(Fn); };
  Set(*B, [B] { ++B->N; });
// CHECK-NOTES: :[[@LINE-1]]:12: warning: this closure is stored in an object that its capture 'B' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:3: note: step 1: the closure is passed to 'operator()'
// CHECK-NOTES: :[[@LINE-4]]:60: note: step 2: the closure is stored in 'Fn'
// CHECK-NOTES: :[[@LINE-150]]:25: note: step 3: 'Fn' belongs to the object that the closure keeps alive
}

void byCapturedReference(std::shared_ptr<Box> B) {
  auto Set = [&](std::function<void()> Fn) { B->Fn = std::move(Fn); };
  Set([B] { ++B->N; });
// CHECK-NOTES: :[[@LINE-1]]:8: warning: this closure is stored in an object that its capture 'B' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:3: note: step 1: the closure is passed to 'operator()'
// CHECK-NOTES: :[[@LINE-4]]:52: note: step 2: the closure is stored in 'Fn'
// CHECK-NOTES: :[[@LINE-159]]:25: note: step 3: 'Fn' belongs to the object that the closure keeps alive
}

//===----------------------------------------------------------------------===//
// Declarations of the pointer
//===----------------------------------------------------------------------===//

void bound(std::pair<std::shared_ptr<Box>, int> Both) {
  auto [B, N] = Both;
  B->Fn = [B] { ++B->N; };
// CHECK-NOTES: :[[@LINE-1]]:12: warning: this closure is stored in an object that its capture 'B' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:9: note: step 1: the closure is stored in 'Fn'
// CHECK-NOTES: :[[@LINE-171]]:25: note: step 2: 'Fn' belongs to the object that the closure keeps alive
}

void fromRaw() {
  Box *Raw = new Box;
  std::shared_ptr<Box> B(Raw);
  Raw->Fn = [B] { ++B->N; };
// CHECK-NOTES: :[[@LINE-1]]:14: warning: this closure is stored in an object that its capture 'B' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:11: note: step 1: the closure is stored in 'Fn'
// CHECK-NOTES: :[[@LINE-180]]:25: note: step 2: 'Fn' belongs to the object that the closure keeps alive
}

void ofStatic() {
  static auto B = std::make_shared<Box>();
  B->Fn = [Own = B] { ++Own->N; };
// CHECK-NOTES: :[[@LINE-1]]:12: warning: this closure is stored in an object that its capture 'Own' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:9: note: step 1: the closure is stored in 'Fn'
// CHECK-NOTES: :[[@LINE-188]]:25: note: step 2: 'Fn' belongs to the object that the closure keeps alive
}

struct Owner {
  std::shared_ptr<Box> Inner = std::make_shared<Box>();
  void start() {
    Inner->Fn = [Own = Inner] { ++Own->N; };
// CHECK-NOTES: :[[@LINE-1]]:18: warning: this closure is stored in an object that its capture 'Own' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:15: note: step 1: the closure is stored in 'Fn'
// CHECK-NOTES: :[[@LINE-197]]:25: note: step 2: 'Fn' belongs to the object that the closure keeps alive
    auto Other = std::make_shared<Box>();
    Other->Fn = [Own = Inner] { ++Own->N; };
  }
};

struct Registered {
  std::function<void()> Fn;
  int N = 0;
  static std::shared_ptr<Registered> make() {
    auto Made = std::make_shared<Registered>();
    Made->start(Made);
// CHECK-NOTES: :[[@LINE-1]]:5: warning: this closure is stored in an object that its capture 'Self' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:11: note: step 1: the closure is passed to 'start'
// CHECK-NOTES: :[[@LINE+5]]:8: note: step 2: the closure is stored in 'Fn'
// CHECK-NOTES: :[[@LINE-8]]:25: note: step 3: 'Fn' belongs to the object that the closure keeps alive
    return Made;
  }
  void start(std::shared_ptr<Registered> Self) {
    Fn = [Self] { ++Self->N; };
  }
};

struct OwnsItself : std::enable_shared_from_this<OwnsItself> {
  std::function<void()> Fn;
  int N = 0;
  static std::shared_ptr<OwnsItself> make() {
    auto Made = std::shared_ptr<OwnsItself>(new OwnsItself);
    Made->Fn = [Made] { ++Made->N; };
// CHECK-NOTES: :[[@LINE-1]]:17: warning: this closure is stored in an object that its capture 'Made' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:14: note: step 1: the closure is stored in 'Fn'
// CHECK-NOTES: :[[@LINE-7]]:25: note: step 2: 'Fn' belongs to the object that the closure keeps alive
    return Made;
  }
  // A weak pointer to the new owner would delete the object at once.
  void adopt() {
    Fn = [Own = std::shared_ptr<OwnsItself>(this)] { ++Own->N; };
// CHECK-NOTES: :[[@LINE-1]]:11: warning: this closure is stored in an object that its capture 'Own' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:8: note: step 1: the closure is stored in 'Fn'
// CHECK-NOTES: :[[@LINE-15]]:25: note: step 2: 'Fn' belongs to the object that the closure keeps alive
  }
};
