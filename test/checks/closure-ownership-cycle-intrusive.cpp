// RUN: %check_tidy %s templates-closure-ownership-cycle -std=c++17 -config='{CheckOptions: {templates-closure-ownership-cycle.SharedPointers: "mylib::Ref;Handle"}}'

#include <functional>
#include <memory>
#include <utility>

struct Counted {
  void addRef() { ++Count; }
  void release() {
    if (--Count == 0)
      delete this;
  }
  std::function<void()> Fn;
  int N = 0;

private:
  int Count = 0;
};

//===----------------------------------------------------------------------===//
// Copies count: a shared pointer, if without a weak one
//===----------------------------------------------------------------------===//

template <typename T> class Intrusive {
  T *Object = nullptr;

public:
  Intrusive(T *Given) : Object(Given) { Object->addRef(); }
  Intrusive(const Intrusive &Other) : Object(Other.Object) { Object->addRef(); }
  ~Intrusive() { Object->release(); }
  T *operator->() const { return Object; }
  T *get() const { return Object; }
};

void intrusive(Intrusive<Counted> P) {
  P->Fn = [P] { ++P->N; };
// CHECK-NOTES: :[[@LINE-1]]:12: warning: this closure is stored in an object that its capture 'P' keeps alive, so that neither is ever freed; empty the place where it is stored when it is done [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:9: note: step 1: the closure is stored in 'Fn'
// CHECK-NOTES: :[[@LINE-26]]:25: note: step 2: 'Fn' belongs to the object that the closure keeps alive
}

void intrusiveRaw(Intrusive<Counted> P) {
  P->Fn = [Raw = P.get()] { ++Raw->N; };
  P->Fn = [&P] { ++P->N; };
}

template <typename T> class WithCounter {
  T *Object;
  int *Count;

public:
  explicit WithCounter(T *Given) : Object(Given), Count(new int(1)) {}
  WithCounter(const WithCounter &O) : Object(O.Object), Count(O.Count) {
    ++*Count;
  }
  ~WithCounter() {
    if (--*Count == 0) {
      delete Object;
      delete Count;
    }
  }
  T *operator->() const { return Object; }
};

void withCounter() {
  WithCounter<Counted> P(new Counted);
  P->Fn = [P] { ++P->N; };
// CHECK-NOTES: :[[@LINE-1]]:12: warning: this closure is stored in an object that its capture 'P' keeps alive, so that neither is ever freed; empty the place where it is stored when it is done [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:9: note: step 1: the closure is stored in 'Fn'
// CHECK-NOTES: :[[@LINE-57]]:25: note: step 2: 'Fn' belongs to the object that the closure keeps alive
}

struct ThisKeeper : Counted {
  void start() {
    Intrusive<ThisKeeper> Self(this);
    Fn = [Self] { ++Self->N; };
// CHECK-NOTES: :[[@LINE-1]]:11: warning: this closure is stored in an object that its capture 'Self' keeps alive, so that neither is ever freed; empty the place where it is stored when it is done [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:8: note: step 1: the closure is stored in 'Fn'
// CHECK-NOTES: :[[@LINE-66]]:25: note: step 2: 'Fn' belongs to the object that the closure keeps alive
  }
};

//===----------------------------------------------------------------------===//
// Copies make another object, or none at all
//===----------------------------------------------------------------------===//

template <typename T> class Clone {
  T *Object;

public:
  explicit Clone(T *Given) : Object(Given) {}
  Clone(const Clone &Other) : Object(new T(*Other.Object)) {}
  ~Clone() { delete Object; }
  T *operator->() const { return Object; }
};

void cloned(Clone<Counted> P) {
  P->Fn = [P] { ++P->N; };
}

template <typename T> class View {
  T *Object;

public:
  explicit View(T *Given) : Object(Given) {}
  View(const View &Other) : Object(Other.Object) {}
  T *operator->() const { return Object; }
};

void viewed(View<Counted> P) {
  P->Fn = [P] { ++P->N; };
}

//===----------------------------------------------------------------------===//
// Named by the option
//===----------------------------------------------------------------------===//

namespace mylib {
template <typename T> class Ref {
public:
  explicit Ref(T *);
  Ref(const Ref &);
  T *operator->() const;
};
template <typename T> class Unlisted {
public:
  explicit Unlisted(T *);
  Unlisted(const Unlisted &);
  T *operator->() const;
};
} // namespace mylib

template <typename T> class Handle : public mylib::Unlisted<T> {
public:
  using mylib::Unlisted<T>::Unlisted;
};

void listed(mylib::Ref<Counted> R, Handle<Counted> H) {
  R->Fn = [R] { ++R->N; };
// CHECK-NOTES: :[[@LINE-1]]:12: warning: this closure is stored in an object that its capture 'R' keeps alive, so that neither is ever freed; empty the place where it is stored when it is done [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:9: note: step 1: the closure is stored in 'Fn'
// CHECK-NOTES: :[[@LINE-129]]:25: note: step 2: 'Fn' belongs to the object that the closure keeps alive
  H->Fn = [H] { ++H->N; };
// CHECK-NOTES: :[[@LINE-1]]:12: warning: this closure is stored in an object that its capture 'H' keeps alive, so that neither is ever freed; empty the place where it is stored when it is done [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:9: note: step 1: the closure is stored in 'Fn'
// CHECK-NOTES: :[[@LINE-133]]:25: note: step 2: 'Fn' belongs to the object that the closure keeps alive
}

void unlisted(mylib::Unlisted<Counted> U) {
  U->Fn = [U] { ++U->N; };
}
