// RUN: %check_tidy %s templates-allocating-closure -std=c++17

#include <functional>

// In a loop, main is like any other function.

static void each(const std::function<void(int)> &Do) { Do(1); }
// CHECK-NOTES: :[[@LINE-1]]:50: warning: 'Do' is only called, yet what is passed for it is stored on the heap; take a template parameter or a non-owning reference instead of 'std::function' [templates-allocating-closure]
// CHECK-NOTES: :[[@LINE+6]]:10: note: closure of 24 bytes, inline storage of 'std::function' is 16 bytes; allocates in each iteration
// CHECK-NOTES: :[[@LINE-3]]:50: note: take any callable as it is

int main() {
  int A = 0, B = 0, C = 0;
  while (A < 10)
    each([&](int I) { A += B + C + I; });
  return A;
}
