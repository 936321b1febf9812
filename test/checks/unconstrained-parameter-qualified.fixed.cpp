#include <concepts>
#include <optional>

//===-- Callables that lvalues and rvalues call in other ways --------------===//

struct LvalueOnly {
  int operator()(int) & { return 1; }
  int operator()(int) && = delete;
};

struct Derived : LvalueOnly {};

struct Plain {
  int operator()(int) { return 2; }
};

template <class F>
  requires std::invocable<F &, int> && requires(F &Callable) { { Callable(1) } -> std::convertible_to<int>; }
int callValue(F Callable) { return Callable(1); }
template <class F>
  requires std::invocable<F &, int> && requires(F &Callable) { { Callable(1) } -> std::convertible_to<int>; }
int callForwarded(F &&Callable) { return Callable(1); }
template <std::invocable<int> F>
  requires requires(F &Callable) { { Callable(1) } -> std::convertible_to<int>; }
int callPlain(F Callable) { return Callable(1); }

template <class F> struct Deferred {
  F Callable;
  void run() requires std::invocable<F &, int> { Callable(1); }
};

//===-- What is in an optional is const with it -----------------------------===//

struct Archive {
  void write(const int &) {}
  void write(int &) = delete;
};

template <class A, class T>
  requires requires(A &To, const T &Value) { To.write(Value); }
void serialized(A &To, const std::optional<T> &Value) {
  if (Value)
    To.write(*Value);
}

int use(Archive &A, Deferred<LvalueOnly> D) {
  serialized(A, std::optional<int>(1));
  D.run();
  return callValue(LvalueOnly()) + callForwarded(Derived()) +
         callPlain(Plain());
}

//===-- Names of extension points, but nobody else's ------------------------===//

struct Reply {
  int Code;
};

template <class R>
  requires requires(const R &From) { { From.Code + 1 } -> std::convertible_to<int>; }
int save(const R &From) { return From.Code + 1; }
template <class A, class R> void save(A &To, const R &From) { To << From.Code; }

int use(const Reply &R) { return save(R); }
