// Ten templates with the constraints that the check writes. MISUSE passes one
// of them an argument that does not do: the compiler's first error tells what a
// caller has to read.

#include <algorithm>
#include <concepts>
#include <cstddef>
#include <functional>
#include <iostream>
#include <iterator>
#include <map>
#include <memory>
#include <ranges>
#include <string>
#include <utility>
#include <vector>

template <std::totally_ordered T> const T &largest(const T &A, const T &B) {
  return A < B ? B : A;
}

template <std::input_iterator It, std::predicate<std::iter_reference_t<It>> P>
requires std::equality_comparable<It> It findIf(It First, It Last, P Pred) {
  for (; First != Last; ++First)
    if (Pred(*First))
      return First;
  return Last;
}

template <std::ranges::input_range R>
requires requires(const std::ranges::range_value_t<R> &X) {
  (std::cout << X) << ' ';
}
void printAll(const R &Range) {
  for (const auto &X : Range)
    std::cout << X << ' ';
}

template <std::random_access_iterator It> void order(It First, It Last) {
  std::sort(First, Last);
}

template <std::integral Number> Number divisor(Number A, Number B) {
  while (B != 0)
    A = std::exchange(B, A % B);
  return A;
}

template <class T, class... Args>
requires std::constructible_from<T, Args...> std::unique_ptr<T>
make(Args &&...A) {
  return std::unique_ptr<T>(new T(std::forward<Args>(A)...));
}

template <std::totally_ordered Key>
std::map<Key, std::size_t> count(std::vector<Key> Keys) {
  std::map<Key, std::size_t> Result;
  for (Key &K : Keys)
    ++Result[std::move(K)];
  return Result;
}

template <std::invocable<std::size_t &> F>
void repeat(std::size_t Times, F Function) {
  for (std::size_t I = 0; I != Times; ++I)
    Function(I);
}

template <std::equality_comparable T>
bool contains(const std::vector<T> &Values, const T &Value) {
  for (const T &X : Values)
    if (X == Value)
      return true;
  return false;
}

template <class T>
requires requires(const T &Value) {
  { ("<" + Value.name()) + ">" } -> std::convertible_to<std::string>;
}
std::string describe(const T &Value) { return "<" + Value.name() + ">"; }

struct Opaque {};

int main() {
  [[maybe_unused]] const Opaque O;
  [[maybe_unused]] std::vector<Opaque> Values(2);
#if MISUSE == 1
  largest(O, O);
#elif MISUSE == 2
  findIf(Values.begin(), Values.end(), [](int) { return true; });
#elif MISUSE == 3
  printAll(Values);
#elif MISUSE == 4
  std::map<int, int> Map;
  order(Map.begin(), Map.end());
#elif MISUSE == 5
  divisor(1.0, 2.0);
#elif MISUSE == 6
  make<std::string>(O);
#elif MISUSE == 7
  count(Values);
#elif MISUSE == 8
  repeat(2, [](const Opaque &) {});
#elif MISUSE == 9
  contains(Values, O);
#elif MISUSE == 10
  describe(O);
#endif
}
