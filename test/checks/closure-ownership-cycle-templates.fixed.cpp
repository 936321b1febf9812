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
  P->Fn = [weak = std::weak_ptr(P)] { auto P = weak.lock(); if (!P) return; ++P->N; };
}

template <typename T> void neverInstantiated(std::shared_ptr<T> P) {
  P->Fn = [weak = std::weak_ptr(P)] { auto P = weak.lock(); if (!P) return; ++P->N; };
}

template <typename T> void weakly(std::shared_ptr<T> P) {
  P->Fn = [Weak = std::weak_ptr<T>(P)] {
    if (auto P = Weak.lock())
      ++P->N;
  };
}

template <typename T> void ofNothingDependent(T Step) {
  auto P = std::make_shared<Box>();
  P->Fn = [weak = std::weak_ptr(P), Step] { auto P = weak.lock(); if (!P) return; P->N += Step; };
}

template <typename... Fs> void ofPack(const std::shared_ptr<Box> &P, Fs... F) {
  P->Fn = [weak = std::weak_ptr(P), F...] { auto P = weak.lock(); if (!P) return; (F(), ...); };
}

template <typename T>
  requires std::is_class_v<T>
void constrained(std::shared_ptr<T> P) {
  P->Fn = [weak = std::weak_ptr(P)] { auto P = weak.lock(); if (!P) return; ++P->N; };
}

//===----------------------------------------------------------------------===//
// Only a specialisation tells: no fix, since others may be right as they are
//===----------------------------------------------------------------------===//

template <typename Pointer> void ofPointer(Pointer P) {
  P->Fn = [P] { ++P->N; };
}

void abbreviated(auto P) {
  P->Fn = [P] { ++P->N; };
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
    Fn = [weak = this->weak_from_this()] { auto Self = weak.lock(); if (!Self) return; ++Self->N; };
  }
  void conditional() {
    if constexpr (Keep)
      Fn = [weak = this->weak_from_this()] { auto Self = weak.lock(); if (!Self) return; ++Self->N; };
    else
      Fn = [Weak = this->weak_from_this()] { static_cast<void>(Weak.lock()); };
  }
  template <typename U> void memberTemplate(U Step) {
    Fn = [weak = this->weak_from_this(), Step] { auto Self = weak.lock(); if (!Self) return; Self->N += Step; };
  }
  template <typename U> void outOfLine(U Step);

  friend void wire(const std::shared_ptr<Holder> &H) {
    H->Fn = [weak = std::weak_ptr(H)] { auto H = weak.lock(); if (!H) return; ++H->N; };
  }
};

template <typename T, bool Keep>
template <typename U>
void Holder<T, Keep>::outOfLine(U Step) {
  auto Self = this->shared_from_this();
  Fn = [weak = std::weak_ptr(Self), Step] { auto Self = weak.lock(); if (!Self) return; Self->N += Step; };
}

template <typename T>
struct Holder<T *, true> : std::enable_shared_from_this<Holder<T *, true>> {
  std::function<void()> Fn;
  T *N = nullptr;
  void member() {
    Fn = [weak = this->weak_from_this()] { auto Self = weak.lock(); if (!Self) return; Self->N = nullptr; };
  }
};

template <>
struct Holder<void, true> : std::enable_shared_from_this<Holder<void, true>> {
  std::function<void()> Fn;
  int N = 0;
  void member() {
    Fn = [weak = weak_from_this()] { auto Self = weak.lock(); if (!Self) return; ++Self->N; };
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
