// RUN: %check_tidy %s templates-allocating-closure -std=c++20 -- -stdlib=libc++

#include <any>
#include <functional>
#include <memory>
#include <string>
#include <vector>

// libc++ has room for three pointers, and asks that a copy cannot throw.

static void each(const std::function<void(int)> &Do) { Do(1); }
// CHECK-NOTES: :[[@LINE-1]]:50: warning: 'Do' is only called, yet what is passed for it is stored on the heap; take a template parameter or a non-owning reference instead of 'std::function' [templates-allocating-closure]
// CHECK-NOTES: :[[@LINE+5]]:8: note: closure of 32 bytes, inline storage of 'std::function' is 24 bytes; allocates on each call of 'use'
// CHECK-NOTES: :[[@LINE-3]]:50: note: take any callable as it is
static void eachSmall(const std::function<void(int)> &Do) { Do(1); }

int use(const std::vector<std::string> &Lines, int A, int B, int C, int D) {
  each([&](int I) { A += B + C + D + I; });
  eachSmall([&](int I) { A += B + C + I; });
  auto Shared = std::make_shared<int>(1);
  eachSmall([Shared](int I) { *Shared += I; });
  int N = 0;
  for (const std::string &Line : Lines) {
    std::function<int()> Length = [Line] { return int(Line.size()); };
// CHECK-NOTES: :[[@LINE-1]]:26: warning: 'Length' is only called, yet its closure is stored on the heap again and again; declare it 'auto' [templates-allocating-closure]
// CHECK-NOTES: :[[@LINE-2]]:35: note: closure of 24 bytes that may throw when it is copied, inline storage of 'std::function' is 24 bytes; allocates in each iteration
    N += Length();
    std::vector<int> Copied;
    std::function<int()> Size = [Copied] { return int(Copied.size()); };
// CHECK-NOTES: :[[@LINE-1]]:26: warning: 'Size' is only called, yet its closure is stored on the heap again and again; declare it 'auto' [templates-allocating-closure]
// CHECK-NOTES: :[[@LINE-2]]:33: note: closure of 24 bytes that may throw when it is copied, inline storage of 'std::function' is 24 bytes; allocates in each iteration
    N += Size();
    std::any Small = N;
    std::any Large = std::vector<std::string>(1, Line);
    std::any Larger = std::pair<std::string, int>(Line, N);
// CHECK-NOTES: :[[@LINE-1]]:14: warning: 'Larger' is only used here, yet its value is stored on the heap again and again; do without 'std::any' [templates-allocating-closure]
// CHECK-NOTES: :[[@LINE-2]]:23: note: value of 32 bytes, inline storage of 'std::any' is 24 bytes; allocates in each iteration
    N += Small.has_value() + Large.has_value() + Larger.has_value();
  }
  return N;
}
