#include "Inputs/allocating-closure/tree.h"

int use(const Tree<int> &T, int A, int B) {
  int Sum = 0;
  T.each([&](const int &I) { Sum += A * I + B; });
  T.twice([&](const int &I) { Sum += A * I + B; });
  return Sum;
}
