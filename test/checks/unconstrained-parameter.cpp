// RUN: %check_tidy %s templates-unconstrained-parameter -std=c++20,c++23

#include <algorithm>
#include <concepts>
#include <functional>
#include <iostream>
#include <memory>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

//===----------------------------------------------------------------------===//
// Named by a concept
//===----------------------------------------------------------------------===//

template <typename T> const T &largest(const T &A, const T &B) {
// CHECK-NOTES: :[[@LINE-1]]:20: warning: template parameter 'T' of 'largest' accepts any type, but the body requires more of it; constrain it [templates-unconstrained-parameter]
// CHECK-NOTES: :[[@LINE+1]]:12: note: the body requires 'A < B' here
  return A < B ? B : A;
}

template <class It, class P> It findIf(It First, It Last, P Pred) {
// CHECK-NOTES: :[[@LINE-1]]:17: warning: template parameters 'It', 'P' of 'findIf' accept any type, but the body requires more of them; constrain them [templates-unconstrained-parameter]
// CHECK-NOTES: :[[@LINE+4]]:16: note: the body requires 'First != Last' here
// CHECK-NOTES: :[[@LINE+3]]:25: note: the body requires '++First' here
// CHECK-NOTES: :[[@LINE+3]]:14: note: the body requires '*First' here
// CHECK-NOTES: :[[@LINE+2]]:9: note: the body requires 'Pred(*First)' here
  for (; First != Last; ++First)
    if (Pred(*First))
      return First;
  return Last;
}

template <class R> auto total(const R &Range) {
// CHECK-NOTES: :[[@LINE-1]]:17: warning: template parameter 'R' of 'total' accepts any type, but the body requires more of it; constrain it [templates-unconstrained-parameter]
// CHECK-NOTES: :[[@LINE+5]]:24: note: the body requires 'for (X : Range)' here
// CHECK-NOTES: :[[@LINE+3]]:26: note: the body requires 'typename R::value_type' here
// CHECK-NOTES: :[[@LINE+2]]:26: note: the body requires 'typename R::value_type()' here
// CHECK-NOTES: :[[@LINE+3]]:9: note: the body requires 'Sum += X' here
  typename R::value_type Sum{};
  for (const auto &X : Range)
    Sum += X;
  return Sum;
}

template <class It> void order(It First, It Last) {
// CHECK-NOTES: :[[@LINE-1]]:17: warning: template parameter 'It' of 'order' accepts any type, but the body requires more of it; constrain it [templates-unconstrained-parameter]
// CHECK-NOTES: :[[@LINE+1]]:3: note: the body requires 'std::random_access_iterator<It>' here
  std::sort(First, Last);
}

template <typename Number> Number divisor(Number A, Number B) {
// CHECK-NOTES: :[[@LINE-1]]:20: warning: template parameter 'Number' of 'divisor' accepts any type, but the body requires more of it; constrain it [templates-unconstrained-parameter]
// CHECK-NOTES: :[[@LINE+2]]:12: note: the body requires 'B != 0' here
// CHECK-NOTES: :[[@LINE+2]]:28: note: the body requires 'A % B' here
  while (B != 0)
    A = std::exchange(B, A % B);
  return A;
}

template <class F, class... Args>
// CHECK-NOTES: :[[@LINE-1]]:17: warning: template parameter 'F' of 'retry' accepts any type, but the body requires more of it; constrain it [templates-unconstrained-parameter]
// CHECK-NOTES: :[[@LINE+2]]:10: note: the body requires 'Function(Arguments...)' here
auto retry(F &&Function, Args &&...Arguments) {
  return std::forward<F>(Function)(std::forward<Args>(Arguments)...);
}

template <class T, class... Args> std::unique_ptr<T> make(Args &&...A) {
// CHECK-NOTES: :[[@LINE-1]]:17: warning: template parameter 'T' of 'make' accepts any type, but the body requires more of it; constrain it [templates-unconstrained-parameter]
// CHECK-NOTES: :[[@LINE+1]]:29: note: the body requires 'T(A...)' here
  return std::unique_ptr<T>(new T(std::forward<Args>(A)...));
}

template <typename T> bool isSame(T &&A, T &&B) { return A == B; }
// CHECK-NOTES: :[[@LINE-1]]:20: warning: template parameter 'T' of 'isSame' accepts any type, but the body requires more of it; constrain it [templates-unconstrained-parameter]
// CHECK-NOTES: :[[@LINE-2]]:60: note: the body requires 'A == B' here

//===----------------------------------------------------------------------===//
// Said by an expression
//===----------------------------------------------------------------------===//

template <class T> void print(std::ostream &Out, const T &Value) {
// CHECK-NOTES: :[[@LINE-1]]:17: warning: template parameter 'T' of 'print' accepts any type, but the body requires more of it; constrain it [templates-unconstrained-parameter]
// CHECK-NOTES: :[[@LINE+3]]:16: note: the body requires 'Value.name()' here
// CHECK-NOTES: :[[@LINE+2]]:7: note: the body requires 'Out << Value.name()' here
// CHECK-NOTES: :[[@LINE+1]]:23: note: the body requires '(Out << Value.name()) << '\n'' here
  Out << Value.name() << '\n';
}

template <class Mutex, class F> void with(Mutex &M, F Function) {
// CHECK-NOTES: :[[@LINE-1]]:17: warning: template parameters 'Mutex', 'F' of 'with' accept any type, but the body requires more of them; constrain them [templates-unconstrained-parameter]
// CHECK-NOTES: :[[@LINE+4]]:3: note: the body requires 'Function()' here
// CHECK-NOTES: :[[@LINE+2]]:5: note: the body requires 'M.lock()' here
// CHECK-NOTES: :[[@LINE+3]]:5: note: the body requires 'M.unlock()' here
  M.lock();
  Function();
  M.unlock();
}

struct Odd {
  bool operator<(const Odd &) const { return true; }
};
template <class T> bool isSorted(const T &A, const T &B) { return A < B; }
// CHECK-NOTES: :[[@LINE-1]]:17: warning: template parameter 'T' of 'isSorted' accepts any type, but the body requires more of it; constrain it [templates-unconstrained-parameter]
// CHECK-NOTES: :[[@LINE-2]]:69: note: the body requires 'A < B' here

void show(const auto &Shape) { std::cout << Shape.area(); }
// CHECK-NOTES: :[[@LINE-1]]:23: warning: template parameter 'auto' of 'show' accepts any type, but the body requires more of it; constrain it [templates-unconstrained-parameter]
// CHECK-NOTES: :[[@LINE-2]]:51: note: the body requires 'Shape.area()' here
// CHECK-NOTES: :[[@LINE-3]]:42: note: the body requires 'std::cout << Shape.area()' here

template <class... Ts> void printAll(const Ts &...Values) {
// CHECK-NOTES: :[[@LINE-1]]:20: warning: template parameter 'Ts' of 'printAll' accepts any type, but the body requires more of it; constrain it [templates-unconstrained-parameter]
// CHECK-NOTES: :[[@LINE+1]]:15: note: the body requires 'std::cout << Values' here
  ((std::cout << Values), ...);
}

//===----------------------------------------------------------------------===//
// All declarations say the same
//===----------------------------------------------------------------------===//

template <class T> bool later(const T &A, const T &B);

class Registry {
  template <class U> friend bool later(const U &, const U &);

public:
  template <class Visitor> void visit(Visitor &&V);
};

template <class Key> bool later(const Key &A, const Key &B) { return B < A; }
// CHECK-NOTES: :[[@LINE-1]]:17: warning: template parameter 'Key' of 'later' accepts any type, but the body requires more of it; constrain it [templates-unconstrained-parameter]
// CHECK-NOTES: :[[@LINE-2]]:72: note: the body requires 'B < A' here

template <class Visitor> void Registry::visit(Visitor &&V) { V(*this); }
// CHECK-NOTES: :[[@LINE-1]]:17: warning: template parameter 'Visitor' of 'visit' accepts any type, but the body requires more of it; constrain it [templates-unconstrained-parameter]
// CHECK-NOTES: :[[@LINE-2]]:62: note: the body requires 'V(Registry)' here

//===----------------------------------------------------------------------===//
// Warned: the head cannot say it
//===----------------------------------------------------------------------===//

template <class T> void early(T Value);
void afterwards(int);
template <class T> void early(T Value) { afterwards(Value); }
// CHECK-NOTES: :[[@LINE-1]]:17: warning: template parameter 'T' of 'early' accepts any type, but the body requires more of it; constrain it [templates-unconstrained-parameter]
// CHECK-NOTES: :[[@LINE-2]]:42: note: the body requires 'afterwards(Value)' here, which the head cannot say

struct Text {
  std::string S;
};
template <class Stream> Stream &operator<<(Stream &Out, const Text &T) {
// CHECK-NOTES: :[[@LINE-1]]:17: warning: template parameter 'Stream' of 'operator<<' accepts any type, but the body requires more of it; constrain it [templates-unconstrained-parameter]
// CHECK-NOTES: :[[@LINE+1]]:7: note: the body requires 'Out << S' here, which the head cannot say
  Out << T.S;
  return Out;
}

//===----------------------------------------------------------------------===//
// Silent: constrained
//===----------------------------------------------------------------------===//

template <std::totally_ordered T> bool less(const T &A, const T &B) {
  return A < B;
}
template <class T>
  requires std::totally_ordered<T>
bool lessLeading(const T &A, const T &B) {
  return A < B;
}
template <class T> bool lessTrailing(const T &A, const T &B)
  requires std::totally_ordered<T>
{
  return A < B;
}
template <class T, std::enable_if_t<std::is_integral_v<T>, int> = 0>
bool lessEnabled(T A, T B) {
  return A < B;
}
template <class T> auto lessReturned(T A, T B) -> decltype(A < B) {
  return A < B;
}
template <class T> bool lessAsserted(T A, T B) {
  static_assert(std::is_integral_v<T>);
  return A < B;
}
template <class T> bool lessTagged(T A, T B, std::true_type) { return A < B; }
bool lessAuto(std::integral auto A, std::integral auto B) { return A < B; }

//===----------------------------------------------------------------------===//
// Silent: nothing is required, or not always
//===----------------------------------------------------------------------===//

template <class T> struct Box {
  T Value;
};
template <class T> Box<T> boxed(T Value) { return {std::move(Value)}; }
template <class T> void passOn(T &&Value) { boxed(std::forward<T>(Value)); }
template <class T> T same(const T &Value) { return Value; }
template <class T> void assign(T &To, const T &From) { To = From; }
template <class T> std::size_t size() { return sizeof(T); }
template <class T> std::string text(const T &Value) {
  if constexpr (requires { Value.text(); })
    return Value.text();
  return "";
}
template <class T> auto deferred(T) {
  return [](auto X, auto Y) { return X < Y; };
}

//===----------------------------------------------------------------------===//
// Silent: a choice of the author's
//===----------------------------------------------------------------------===//

template <class Policy> void run(Policy P) { P.run(); }
template <class T, class Compare = std::less<T>>
void sortWith(T &Values, Compare C = {}) {
  (void)C(1, 2);
  (void)Values;
}
template <class Archive> void serialize(Archive &A, int Version) {
  A << Version;
}

struct Circle {
  double area() const { return 1; }
  std::string name() const { return ""; }
};

void use() {
  largest(1, 2);
  std::vector<int> V;
  findIf(V.begin(), V.end(), [](int X) { return X > 1; });
  total(V);
  order(V.begin(), V.end());
  divisor(4, 6);
  retry([](int) {}, 1);
  make<int>(1);
  isSame(1, 2);
  print(std::cout, Circle());
  isSorted(Odd(), Odd());
  show(Circle());
  printAll(1, "a");
  later(1, 2);
  Registry().visit([](Registry &) {});
  early(1);
  std::cout << Text();
}
