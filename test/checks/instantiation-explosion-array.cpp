// RUN: %check_tidy %s templates-instantiation-explosion -std=c++14,c++17

#include <array>

// The length of a std::array, if a span would do. Before C++20 there is none,
// so that there is no fix.
template <typename T, std::size_t N> T largest(const std::array<T, N> &Values) {
// CHECK-NOTES: :[[@LINE-1]]:40: warning: 'largest' is instantiated for each value of 'N', but needs no constant; pass it as an argument [templates-instantiation-explosion]
// CHECK-NOTES: :[[@LINE+28]]:10: note: 4 specialisations of 6 statements, about 18 of them copies; the first is instantiated here
// CHECK-NOTES: :[[@LINE+27]]:10: note: specialisation 'largest<int, 1UL>' is instantiated here
// CHECK-NOTES: :[[@LINE+26]]:23: note: specialisation 'largest<int, 2UL>' is instantiated here
// CHECK-NOTES: :[[@LINE+25]]:36: note: specialisation 'largest<int, 3UL>' is instantiated here
// CHECK-NOTES: :[[@LINE+24]]:49: note: specialisation 'largest<int, 4UL>' is instantiated here
  T Largest = Values.front();
  for (const T &Value : Values) {
    if (Value <= Largest)
      continue;
    Largest = Value;
  }
  return Values.size() ? Largest : T();
}
template <typename T, std::size_t N> T firstOf(const std::array<T, N> &Values) {
  std::array<T, N> Sorted = Values;
  T First = Sorted[0];
  for (const T &Value : Sorted) {
    if (Value >= First)
      continue;
    First = Value;
  }
  return First;
}
int useArrays() {
  std::array<int, 1> A{};
  std::array<int, 2> B{};
  std::array<int, 3> C{};
  std::array<int, 4> D{};
  return largest(A) + largest(B) + largest(C) + largest(D) + firstOf(A) +
         firstOf(B) + firstOf(C) + firstOf(D);
}
