// RUN: %check_tidy %s templates-unconstrained-parameter -std=c++20
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

template <class F> int callValue(F Callable) { return Callable(1); }
// CHECK-NOTES: :[[@LINE-1]]:17: warning: template parameter 'F' of 'callValue' accepts any type, but the body requires more of it; constrain it [templates-unconstrained-parameter]
// CHECK-NOTES: :[[@LINE-2]]:55: note: the body requires 'Callable(1)' here
template <class F> int callForwarded(F &&Callable) { return Callable(1); }
// CHECK-NOTES: :[[@LINE-1]]:17: warning: template parameter 'F' of 'callForwarded' accepts any type, but the body requires more of it; constrain it [templates-unconstrained-parameter]
// CHECK-NOTES: :[[@LINE-2]]:61: note: the body requires 'Callable(1)' here
template <class F> int callPlain(F Callable) { return Callable(1); }
// CHECK-NOTES: :[[@LINE-1]]:17: warning: template parameter 'F' of 'callPlain' accepts any type, but the body requires more of it; constrain it [templates-unconstrained-parameter]
// CHECK-NOTES: :[[@LINE-2]]:55: note: the body requires 'Callable(1)' here

template <class F> struct Deferred {
// CHECK-NOTES: :[[@LINE-1]]:17: warning: template parameter 'F' of 'Deferred' accepts any type, but 'run' requires more of it; constrain it [templates-unconstrained-parameter]
// CHECK-NOTES: :[[@LINE+2]]:16: note: the body requires 'Callable(1)' here
  F Callable;
  void run() { Callable(1); }
};

//===-- What is in an optional is const with it -----------------------------===//

struct Archive {
  void write(const int &) {}
  void write(int &) = delete;
};

template <class A, class T>
// CHECK-NOTES: :[[@LINE-1]]:17: warning: template parameters 'A', 'T' of 'serialized' accept any type, but the body requires more of them; constrain them [templates-unconstrained-parameter]
// CHECK-NOTES: :[[@LINE+3]]:8: note: the body requires 'To.write(Value)' here
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

template <class R> int save(const R &From) { return From.Code + 1; }
// CHECK-NOTES: :[[@LINE-1]]:17: warning: template parameter 'R' of 'save' accepts any type, but the body requires more of it; constrain it [templates-unconstrained-parameter]
// CHECK-NOTES: :[[@LINE-2]]:58: note: the body requires 'From.Code' here
// CHECK-NOTES: :[[@LINE-3]]:63: note: the body requires 'From.Code + 1' here
template <class A, class R> void save(A &To, const R &From) { To << From.Code; }

int use(const Reply &R) { return save(R); }
