// RUN: %check_tidy %s templates-allocating-closure -std=c++17

#include <functional>
#include <string>
#include <vector>

// Findings in macros have no fix.

#define CALLBACK std::function<void(int)>
#define DEFINE_EACH(Name)                                                      \
  static void Name(const std::function<void(int)> &Do) {                       \
    for (int I = 0; I < 3; ++I)                                                \
      Do(I);                                                                   \
  }
#define LENGTH(Line)                                                           \
  std::function<int()> Length = [Line] { return int((Line).size()); };
#define FOR_EACH(Var, All) for (const auto &Var : All)

static void spelled(const CALLBACK &Do) { Do(1); }
// CHECK-NOTES: :[[@LINE-1]]:37: warning: 'Do' is only called, yet what is passed for it is stored on the heap; take a template parameter or a non-owning reference instead of 'std::function' [templates-allocating-closure]
// CHECK-NOTES: :[[@LINE+12]]:11: note: closure of 24 bytes, inline storage of 'std::function' is 16 bytes; allocates on each call of 'use'
DEFINE_EACH(defined)
// CHECK-NOTES: :[[@LINE-1]]:1: warning: 'Do' is only called, yet what is passed for it is stored on the heap; take a template parameter or a non-owning reference instead of 'std::function' [templates-allocating-closure]
// CHECK-NOTES: :[[@LINE-13]]:52: note: expanded from macro 'DEFINE_EACH'
// CHECK-NOTES: :[[@LINE+9]]:11: note: closure of 24 bytes, inline storage of 'std::function' is 16 bytes; allocates on each call of 'use'
static void named(const std::function<void(int)> &Do) { Do(1); }
// CHECK-NOTES: :[[@LINE-1]]:51: warning: 'Do' is only called, yet what is passed for it is stored on the heap; take a template parameter or a non-owning reference instead of 'std::function' [templates-allocating-closure]
// CHECK-NOTES: :[[@LINE+7]]:9: note: closure of 24 bytes, inline storage of 'std::function' is 16 bytes; allocates on each call of 'use'
// CHECK-NOTES: :[[@LINE-3]]:51: note: take any callable as it is
#define NAMED(...) named(__VA_ARGS__)

int use(const std::vector<std::string> &Lines, int A, int B, int C) {
  spelled([&](int I) { A += B + C + I; });
  defined([&](int I) { A += B + C + I; });
  NAMED([&](int I) { A += B + C + I; });
  int N = 0;
  for (const std::string &Line : Lines) {
    LENGTH(Line)
// CHECK-NOTES: :[[@LINE-1]]:5: warning: 'Length' is only called, yet its closure is stored on the heap again and again; declare it 'auto' [templates-allocating-closure]
// CHECK-NOTES: :[[@LINE-24]]:24: note: expanded from macro 'LENGTH'
// CHECK-NOTES: :[[@LINE-3]]:5: note: closure of 32 bytes, inline storage of 'std::function' is 16 bytes; allocates in each iteration
// CHECK-NOTES: :[[@LINE-26]]:33: note: expanded from macro 'LENGTH'
    N += Length();
  }
  FOR_EACH(Line, Lines) {
    std::function<int()> Length = [Line] { return int(Line.size()); };
// CHECK-NOTES: :[[@LINE-1]]:26: warning: 'Length' is only called, yet its closure is stored on the heap again and again; declare it 'auto' [templates-allocating-closure]
// CHECK-NOTES: :[[@LINE-2]]:35: note: closure of 32 bytes, inline storage of 'std::function' is 16 bytes; allocates in each iteration
    N += Length();
  }
  return N;
}

// What a macro of a test suite defines runs once.
static void inTest(const std::function<void(int)> &Do) { Do(1); }
#define TEST(Name) void test##Name()
TEST(Once) {
  int A = 0, B = 0, C = 0;
  inTest([&](int I) { A += B + C + I; });
}
