// RUN: %check_tidy %s templates-allocating-closure -std=c++17,c++20:CXX20
// CHECK-NOTES: Inputs/allocating-closure/tree.h:7:51: warning: 'Do' is only called, yet what is passed for it is stored on the heap; take a template parameter or a non-owning reference instead of 'std::function' [templates-allocating-closure]
// CHECK-NOTES: :[[@LINE+9]]:10: note: closure of 24 bytes, inline storage of 'std::function' is 16 bytes; allocates on each call of 'use'
// CHECK-NOTES: Inputs/allocating-closure/tree.h:7:51: note: take any callable as it is
// CHECK-NOTES: Inputs/allocating-closure/tree.h:16:59: warning: 'Do' is only called, yet what is passed for it is stored on the heap; take a template parameter or a non-owning reference instead of 'std::function' [templates-allocating-closure]
// CHECK-NOTES: :[[@LINE+7]]:11: note: closure of 24 bytes, inline storage of 'std::function' is 16 bytes; allocates on each call of 'use'

#include "Inputs/allocating-closure/tree.h"

int use(const Tree<int> &T, int A, int B) {
  int Sum = 0;
  T.each([&](const int &I) { Sum += A * I + B; });
  T.twice([&](const int &I) { Sum += A * I + B; });
  return Sum;
}
