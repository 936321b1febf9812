// RUN: %check_tidy %s templates-allocating-closure -std=c++11,c++14

#include <functional>
#include <string>
#include <vector>

// No std::is_invocable_r_v: the parameter has no fix, the variable has.

static void each(const std::function<void(int)> &Do) { Do(1); }
// CHECK-NOTES: :[[@LINE-1]]:50: warning: 'Do' is only called, yet what is passed for it is stored on the heap; take a template parameter or a non-owning reference instead of 'std::function' [templates-allocating-closure]
// CHECK-NOTES: :[[@LINE+3]]:8: note: closure of 24 bytes, inline storage of 'std::function' is 16 bytes; allocates on each call of 'use'

int use(const std::vector<std::string> &Lines, int A, int B, int C) {
  each([&](int I) { A += B + C + I; });
  int N = 0;
  for (const std::string &Line : Lines) {
    std::function<int(int)> Length = [Line](int M) { return int(Line.size()) + M; };
// CHECK-NOTES: :[[@LINE-1]]:29: warning: 'Length' is only called, yet its closure is stored on the heap again and again; declare it 'auto' [templates-allocating-closure]
// CHECK-NOTES: :[[@LINE-2]]:38: note: closure of 32 bytes, inline storage of 'std::function' is 16 bytes; allocates in each iteration
    N += Length(1);
  }
  return N;
}
