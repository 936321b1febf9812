// Ten templates that accept any type. MISUSE passes one of them an argument
// that does not do: the compiler's first error tells what a caller has to read.

#include <algorithm>
#include <cstddef>
#include <functional>
#include <iostream>
#include <iterator>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

template <class T> const T &largest(const T &A, const T &B) {
  return A < B ? B : A;
}

template <class It, class P> It findIf(It First, It Last, P Pred) {
  for (; First != Last; ++First)
    if (Pred(*First))
      return First;
  return Last;
}

template <class R> void printAll(const R &Range) {
  for (const auto &X : Range)
    std::cout << X << ' ';
}

template <class It> void order(It First, It Last) { std::sort(First, Last); }

template <class Number> Number divisor(Number A, Number B) {
  while (B != 0)
    A = std::exchange(B, A % B);
  return A;
}

template <class T, class... Args> std::unique_ptr<T> make(Args &&...A) {
  return std::unique_ptr<T>(new T(std::forward<Args>(A)...));
}

template <class Key> std::map<Key, std::size_t> count(std::vector<Key> Keys) {
  std::map<Key, std::size_t> Result;
  for (Key &K : Keys)
    ++Result[std::move(K)];
  return Result;
}

template <class F> void repeat(std::size_t Times, F Function) {
  for (std::size_t I = 0; I != Times; ++I)
    Function(I);
}

template <class T> bool contains(const std::vector<T> &Values, const T &Value) {
  for (const T &X : Values)
    if (X == Value)
      return true;
  return false;
}

template <class T> std::string describe(const T &Value) {
  return "<" + Value.name() + ">";
}

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
