// RUN: %check_tidy %s templates-closure-ownership-cycle -std=c++20

#include <functional>
#include <memory>
#include <type_traits>
#include <utility>

struct Box {
  std::function<void()> Fn;
  int N = 0;
};

//===----------------------------------------------------------------------===//
// Function templates: the pattern tells
//===----------------------------------------------------------------------===//

template <typename T> void ofPointee(std::shared_ptr<T> P) {
  P->Fn = [P] { ++P->N; };
// CHECK-NOTES: :[[@LINE-1]]:12: warning: this closure is stored in an object that its capture 'P' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:9: note: step 1: the closure is stored in 'Fn'
}

template <typename T> void neverInstantiated(std::shared_ptr<T> P) {
  P->Fn = [P] { ++P->N; };
// CHECK-NOTES: :[[@LINE-1]]:12: warning: this closure is stored in an object that its capture 'P' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:9: note: step 1: the closure is stored in 'Fn'
}

template <typename T> void weakly(std::shared_ptr<T> P) {
  P->Fn = [Weak = std::weak_ptr<T>(P)] {
    if (auto P = Weak.lock())
      ++P->N;
  };
}

template <typename T> void ofNothingDependent(T Step) {
  auto P = std::make_shared<Box>();
  P->Fn = [P, Step] { P->N += Step; };
// CHECK-NOTES: :[[@LINE-1]]:12: warning: this closure is stored in an object that its capture 'P' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:9: note: step 1: the closure is stored in 'Fn'
// CHECK-NOTES: :[[@LINE-32]]:25: note: step 2: 'Fn' belongs to the object that the closure keeps alive
}

template <typename... Fs> void ofPack(const std::shared_ptr<Box> &P, Fs... F) {
  P->Fn = [P, F...] { (F(), ...); };
// CHECK-NOTES: :[[@LINE-1]]:12: warning: this closure is stored in an object that its capture 'P' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:9: note: step 1: the closure is stored in 'Fn'
// CHECK-NOTES: :[[@LINE-39]]:25: note: step 2: 'Fn' belongs to the object that the closure keeps alive
}

template <typename T>
  requires std::is_class_v<T>
void constrained(std::shared_ptr<T> P) {
  P->Fn = [P] { ++P->N; };
// CHECK-NOTES: :[[@LINE-1]]:12: warning: this closure is stored in an object that its capture 'P' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:9: note: step 1: the closure is stored in 'Fn'
}

//===----------------------------------------------------------------------===//
// Only a specialisation tells: no fix, since others may be right as they are
//===----------------------------------------------------------------------===//

template <typename Pointer> void ofPointer(Pointer P) {
  P->Fn = [P] { ++P->N; };
// CHECK-NOTES: :[[@LINE-1]]:12: warning: this closure is stored in an object that its capture 'P' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:9: note: step 1: the closure is stored in 'Fn'
// CHECK-NOTES: :[[@LINE-58]]:25: note: step 2: 'Fn' belongs to the object that the closure keeps alive
// CHECK-NOTES: :[[@LINE+136]]:3: note: in the specialisation that is instantiated here
}

void abbreviated(auto P) {
  P->Fn = [P] { ++P->N; };
// CHECK-NOTES: :[[@LINE-1]]:12: warning: this closure is stored in an object that its capture 'P' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:9: note: step 1: the closure is stored in 'Fn'
// CHECK-NOTES: :[[@LINE-66]]:25: note: step 2: 'Fn' belongs to the object that the closure keeps alive
// CHECK-NOTES: :[[@LINE+131]]:3: note: in the specialisation that is instantiated here
}

template <typename Pointer> void onlyRaw(Pointer P) {
  P->Fn = [P] { ++P->N; };
}

template <typename Pointer> void onlyRawAbbreviated(Pointer *P) {
  P->Fn = [P] { ++P->N; };
}

void genericLambda() {
  auto Wire = [](auto P) {
    P->Fn = [P] { ++P->N; };
// CHECK-NOTES: :[[@LINE-1]]:14: warning: this closure is stored in an object that its capture 'P' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:11: note: step 1: the closure is stored in 'Fn'
// CHECK-NOTES: :[[@LINE-83]]:25: note: step 2: 'Fn' belongs to the object that the closure keeps alive
  };
  Wire(std::make_shared<Box>());
}

//===----------------------------------------------------------------------===//
// Class templates, their members, specialisations and friends
//===----------------------------------------------------------------------===//

template <typename T, bool Keep>
struct Holder : std::enable_shared_from_this<Holder<T, Keep>> {
  std::function<void()> Fn;
  T N{};

  void member() {
    Fn = [Self = this->shared_from_this()] { ++Self->N; };
// CHECK-NOTES: :[[@LINE-1]]:11: warning: this closure is stored in an object that its capture 'Self' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:8: note: step 1: the closure is stored in 'Fn'
// CHECK-NOTES: :[[@LINE-7]]:25: note: step 2: 'Fn' belongs to the object that the closure keeps alive
  }
  void conditional() {
    if constexpr (Keep)
      Fn = [Self = this->shared_from_this()] { ++Self->N; };
// CHECK-NOTES: :[[@LINE-1]]:13: warning: this closure is stored in an object that its capture 'Self' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:10: note: step 1: the closure is stored in 'Fn'
// CHECK-NOTES: :[[@LINE-14]]:25: note: step 2: 'Fn' belongs to the object that the closure keeps alive
    else
      Fn = [Weak = this->weak_from_this()] { static_cast<void>(Weak.lock()); };
  }
  template <typename U> void memberTemplate(U Step) {
    Fn = [Self = this->shared_from_this(), Step] { Self->N += Step; };
// CHECK-NOTES: :[[@LINE-1]]:11: warning: this closure is stored in an object that its capture 'Self' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:8: note: step 1: the closure is stored in 'Fn'
// CHECK-NOTES: :[[@LINE-22]]:25: note: step 2: 'Fn' belongs to the object that the closure keeps alive
  }
  template <typename U> void outOfLine(U Step);

  friend void wire(const std::shared_ptr<Holder> &H) {
    H->Fn = [H] { ++H->N; };
// CHECK-NOTES: :[[@LINE-1]]:14: warning: this closure is stored in an object that its capture 'H' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:11: note: step 1: the closure is stored in 'Fn'
// CHECK-NOTES: :[[@LINE-30]]:25: note: step 2: 'Fn' belongs to the object that the closure keeps alive
  }
};

template <typename T, bool Keep>
template <typename U>
void Holder<T, Keep>::outOfLine(U Step) {
  auto Self = this->shared_from_this();
  Fn = [Self, Step] { Self->N += Step; };
// CHECK-NOTES: :[[@LINE-1]]:9: warning: this closure is stored in an object that its capture 'Self' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:6: note: step 1: the closure is stored in 'Fn'
// CHECK-NOTES: :[[@LINE-41]]:25: note: step 2: 'Fn' belongs to the object that the closure keeps alive
}

template <typename T>
struct Holder<T *, true> : std::enable_shared_from_this<Holder<T *, true>> {
  std::function<void()> Fn;
  T *N = nullptr;
  void member() {
    Fn = [Self = this->shared_from_this()] { Self->N = nullptr; };
// CHECK-NOTES: :[[@LINE-1]]:11: warning: this closure is stored in an object that its capture 'Self' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:8: note: step 1: the closure is stored in 'Fn'
// CHECK-NOTES: :[[@LINE-6]]:25: note: step 2: 'Fn' belongs to the object that the closure keeps alive
  }
};

template <>
struct Holder<void, true> : std::enable_shared_from_this<Holder<void, true>> {
  std::function<void()> Fn;
  int N = 0;
  void member() {
    Fn = [Self = shared_from_this()] { ++Self->N; };
// CHECK-NOTES: :[[@LINE-1]]:11: warning: this closure is stored in an object that its capture 'Self' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:8: note: step 1: the closure is stored in 'Fn'
// CHECK-NOTES: :[[@LINE-6]]:25: note: step 2: 'Fn' belongs to the object that the closure keeps alive
  }
};

//===----------------------------------------------------------------------===//
// A sink that only some specialisations have
//===----------------------------------------------------------------------===//

struct Keeping {
  std::function<void()> Fn;
  template <typename F> void set(F &&Given) { Fn = std::forward<F>(Given); }
};
struct Dropping {
  template <typename F> void set(F &&) {}
};

template <typename Policy> struct Host : Policy {
  int N = 0;
};

template <typename Policy> void install(std::shared_ptr<Host<Policy>> H) {
  H->set([H] { ++H->N; });
// CHECK-NOTES: :[[@LINE-1]]:11: warning: this closure is stored in an object that its capture 'H' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:6: note: step 1: the closure is passed to 'set'
// CHECK-NOTES: :[[@LINE-14]]:50: note: step 2: the closure is stored in 'Fn'
// CHECK-NOTES: :[[@LINE-16]]:25: note: step 3: 'Fn' belongs to the object that the closure keeps alive
// CHECK-NOTES: :[[@LINE+24]]:3: note: in the specialisation that is instantiated here
}

void use(std::shared_ptr<Box> B, Box &Raw, Holder<int, true> &H,
         std::shared_ptr<Holder<long, false>> L, Holder<int *, true> &P) {
  ofPointee(B);
  weakly(B);
  ofNothingDependent(1);
  ofNothingDependent(2L);
  ofPack(B, [] {}, [] {});
  constrained(B);
  ofPointer(B);
  ofPointer(&Raw);
  abbreviated(&Raw);
  abbreviated(B);
  onlyRaw(&Raw);
  onlyRawAbbreviated(&Raw);
  H.member();
  H.conditional();
  H.memberTemplate(1);
  H.outOfLine(1L);
  L->conditional();
  wire(L);
  P.member();
  install(std::make_shared<Host<Keeping>>());
  install(std::make_shared<Host<Dropping>>());
}
