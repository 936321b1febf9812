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
    B->Fn = [weak = std::weak_ptr(B)] { auto B = weak.lock(); if (!B) return; ++B->N; };
}

void inEachCopy(std::vector<std::shared_ptr<Box>> All) {
  for (auto B : All) {
    B->Fn = [weak = std::weak_ptr(B)] { auto B = weak.lock(); if (!B) return; ++B->N; };
  }
}

void inCondition(const std::weak_ptr<Box> &Weak) {
  if (auto B = Weak.lock())
    B->Fn = [weak = std::weak_ptr(B)] { auto B = weak.lock(); if (!B) return; ++B->N; };
}

void inSwitch(std::shared_ptr<Box> B, int Kind) {
  switch (Kind) {
  case 0:
    break;
  default:
    B->Fn = [weak = std::weak_ptr(B)] { auto B = weak.lock(); if (!B) return; ++B->N; };
  }
}

void inTry(std::shared_ptr<Box> B) {
  try {
    B->Fn = [weak = std::weak_ptr(B)] { auto B = weak.lock(); if (!B) return; ++B->N; };
    B->Fn();
  } catch (...) {
  }
}

void inLoop(std::shared_ptr<Box> B) {
  while (B->N < 3)
    B->Fn = [weak = std::weak_ptr(B)] { auto B = weak.lock(); if (!B) return; ++B->N; };
}

std::shared_ptr<Box> made() {
  auto B = std::make_shared<Box>();
  B->Fn = [weak = std::weak_ptr(B)] { auto B = weak.lock(); if (!B) return; ++B->N; };
  return B;
}

//===----------------------------------------------------------------------===//
// Expressions around the closure
//===----------------------------------------------------------------------===//

void inConditional(std::shared_ptr<Box> B, bool Wanted) {
  B->Fn = Wanted ? std::function<void()>([weak = std::weak_ptr(B)] { auto B = weak.lock(); if (!B) return; ++B->N; }) : nullptr;
}

void inComma(std::shared_ptr<Box> B) {
  ++B->N, B->Fn = [weak = std::weak_ptr(B)] { auto B = weak.lock(); if (!B) return; ++B->N; };
}

void inCast(std::shared_ptr<Box> B) {
  B->Fn = static_cast<std::function<void()>>([weak = std::weak_ptr(B)] { auto B = weak.lock(); if (!B) return; ++B->N; });
}

void inParentheses(std::shared_ptr<Box> B) {
  ((B)->Fn) = ([weak = std::weak_ptr(B)] { auto B = weak.lock(); if (!B) return; ++B->N; });
}

void inAggregate(std::shared_ptr<Box> B) {
  *B = Box{[weak = std::weak_ptr(B)] { auto B = weak.lock(); if (!B) return; ++B->N; }, 1};
}

void inDesignated(std::shared_ptr<Box> B) {
  *B = {.Fn = [weak = std::weak_ptr(B)] { auto B = weak.lock(); if (!B) return; ++B->N; }, .N = 1};
}

//===----------------------------------------------------------------------===//
// Operators and other ways to call
//===----------------------------------------------------------------------===//

void byOperator(std::shared_ptr<Box> B) {
  *B += [weak = std::weak_ptr(B)] { auto B = weak.lock(); if (!B) return; ++B->N; };
}

void byCallOperator(std::shared_ptr<Box> B) {
  (*B)([weak = std::weak_ptr(B)] { auto B = weak.lock(); if (!B) return; ++B->N; });
}

void byLocalClosure(std::shared_ptr<Box> B) {
  auto Set = [](Box &To, std::function<void()> Fn) { To.Fn = std::move(Fn); };
  Set(*B, [weak = std::weak_ptr(B)] { auto B = weak.lock(); if (!B) return; ++B->N; });
}

void byCapturedReference(std::shared_ptr<Box> B) {
  auto Set = [&](std::function<void()> Fn) { B->Fn = std::move(Fn); };
  Set([weak = std::weak_ptr(B)] { auto B = weak.lock(); if (!B) return; ++B->N; });
}

//===----------------------------------------------------------------------===//
// Declarations of the pointer
//===----------------------------------------------------------------------===//

void bound(std::pair<std::shared_ptr<Box>, int> Both) {
  auto [B, N] = Both;
  B->Fn = [weak = std::weak_ptr(B)] { auto B = weak.lock(); if (!B) return; ++B->N; };
}

void fromRaw() {
  Box *Raw = new Box;
  std::shared_ptr<Box> B(Raw);
  Raw->Fn = [weak = std::weak_ptr(B)] { auto B = weak.lock(); if (!B) return; ++B->N; };
}

void ofStatic() {
  static auto B = std::make_shared<Box>();
  B->Fn = [weak = std::weak_ptr(B)] { auto Own = weak.lock(); if (!Own) return; ++Own->N; };
}

struct Owner {
  std::shared_ptr<Box> Inner = std::make_shared<Box>();
  void start() {
    Inner->Fn = [weak = std::weak_ptr(Inner)] { auto Own = weak.lock(); if (!Own) return; ++Own->N; };
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
    Made->Fn = [weak = std::weak_ptr(Made)] { auto Made = weak.lock(); if (!Made) return; ++Made->N; };
    return Made;
  }
  // A weak pointer to the new owner would delete the object at once.
  void adopt() {
    Fn = [Own = std::shared_ptr<OwnsItself>(this)] { ++Own->N; };
  }
};
