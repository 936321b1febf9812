#include <algorithm>
#include <concepts>
#include <functional>
#include <iostream>
#include <iterator>
#include <memory>
#include <ranges>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

//===----------------------------------------------------------------------===//
// Named by a concept
//===----------------------------------------------------------------------===//

template <std::totally_ordered T> const T &largest(const T &A, const T &B) {
  return A < B ? B : A;
}

template <std::input_iterator It, std::predicate<std::iter_reference_t<It>> P>
  requires std::equality_comparable<It>
It findIf(It First, It Last, P Pred) {
  for (; First != Last; ++First)
    if (Pred(*First))
      return First;
  return Last;
}

template <std::ranges::input_range R>
  requires requires(typename R::value_type &Sum, const std::ranges::range_value_t<R> &X) { typename R::value_type(); Sum += X; }
auto total(const R &Range) {
  typename R::value_type Sum{};
  for (const auto &X : Range)
    Sum += X;
  return Sum;
}

template <std::random_access_iterator It> void order(It First, It Last) {
  std::sort(First, Last);
}

template <std::integral Number> Number divisor(Number A, Number B) {
  while (B != 0)
    A = std::exchange(B, A % B);
  return A;
}

template <class F, class... Args>
  requires std::invocable<F, Args...>
auto retry(F &&Function, Args &&...Arguments) {
  return std::forward<F>(Function)(std::forward<Args>(Arguments)...);
}

template <class T, class... Args>
  requires std::constructible_from<T, Args...>
std::unique_ptr<T> make(Args &&...A) {
  return std::unique_ptr<T>(new T(std::forward<Args>(A)...));
}

template <typename T>
  requires std::equality_comparable<std::remove_cvref_t<T>>
bool isSame(T &&A, T &&B) { return A == B; }

//===----------------------------------------------------------------------===//
// Said by an expression
//===----------------------------------------------------------------------===//

template <class T>
  requires requires(const T &Value, std::ostream &Out) { (Out << Value.name()) << '\n'; }
void print(std::ostream &Out, const T &Value) {
  Out << Value.name() << '\n';
}

template <class Mutex, std::invocable F>
  requires requires(Mutex &M) { M.lock(); M.unlock(); }
void with(Mutex &M, F Function) {
  M.lock();
  Function();
  M.unlock();
}

struct Odd {
  bool operator<(const Odd &) const { return true; }
};
template <class T>
  requires requires(const T &A, const T &B) { { A < B } -> std::convertible_to<bool>; }
bool isSorted(const T &A, const T &B) { return A < B; }

void show(const auto &Shape)
    requires requires(const std::remove_cvref_t<decltype(Shape)> &Shape) { std::cout << Shape.area(); } { std::cout << Shape.area(); }

template <class... Ts>
  requires (requires(const Ts &Values) { std::cout << Values; } && ...)
void printAll(const Ts &...Values) {
  ((std::cout << Values), ...);
}

//===----------------------------------------------------------------------===//
// All declarations say the same
//===----------------------------------------------------------------------===//

template <std::totally_ordered T> bool later(const T &A, const T &B);

class Registry {
  template <std::totally_ordered U> friend bool later(const U &, const U &);

public:
  template <std::invocable<Registry &> Visitor> void visit(Visitor &&V);
};

template <std::totally_ordered Key> bool later(const Key &A, const Key &B) { return B < A; }

template <std::invocable<Registry &> Visitor> void Registry::visit(Visitor &&V) { V(*this); }

//===----------------------------------------------------------------------===//
// Warned: the head cannot say it
//===----------------------------------------------------------------------===//

template <class T> void early(T Value);
void afterwards(int);
template <class T> void early(T Value) { afterwards(Value); }

struct Text {
  std::string S;
};
template <class Stream> Stream &operator<<(Stream &Out, const Text &T) {
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
