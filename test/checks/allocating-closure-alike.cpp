// RUN: %check_tidy %s templates-allocating-closure -std=c++17,c++20
#include <functional>

struct Big {
  long A, B, C;
};
struct Value {
  int Number = 0;
};

// As templates these would do something else, or not compile: no fix.

//===-- The erased type converts what is returned, or what is passed -------===//

static double half(std::function<double(int)> F) { return F(1) / 2; }
// CHECK-NOTES: :[[@LINE-1]]:47: warning: 'F' is only called, yet what is passed for it is stored on the heap; take a template parameter or a non-owning reference instead of 'std::function' [templates-allocating-closure]
// CHECK-NOTES: :[[@LINE+5]]:15: note: closure of 24 bytes, inline storage of 'std::function' is 16 bytes; allocates on each call of 'converted'
static int rounded(std::function<int(int)> F) { return F(1); }
// CHECK-NOTES: :[[@LINE-1]]:44: warning: 'F' is only called, yet what is passed for it is stored on the heap; take a template parameter or a non-owning reference instead of 'std::function' [templates-allocating-closure]
// CHECK-NOTES: :[[@LINE+3]]:18: note: closure of 24 bytes, inline storage of 'std::function' is 16 bytes; allocates on each call of 'converted'
double converted(Big B) {
  return half([B](int X) { return X + int(B.A); }) +
         rounded([B](double X) { return int(B.A + X); });
}

//===-- A copy changes, not the object that is passed -----------------------===//

static int twice(std::function<int()> F) { return F() + F(); }
// CHECK-NOTES: :[[@LINE-1]]:39: warning: 'F' is only called, yet what is passed for it is stored on the heap; take a template parameter or a non-owning reference instead of 'std::function' [templates-allocating-closure]
// CHECK-NOTES: :[[@LINE+8]]:16: note: closure of 32 bytes, inline storage of 'std::function' is 16 bytes; allocates on each call of 'counted'
// CHECK-NOTES: :[[@LINE+7]]:33: note: closure of 32 bytes, inline storage of 'std::function' is 16 bytes; allocates on each call of 'counted'
static int once(const std::function<int()> &F) { return F(); }
// CHECK-NOTES: :[[@LINE-1]]:45: warning: 'F' is only called, yet what is passed for it is stored on the heap; take a template parameter or a non-owning reference instead of 'std::function' [templates-allocating-closure]
// CHECK-NOTES: :[[@LINE+4]]:49: note: closure of 32 bytes, inline storage of 'std::function' is 16 bytes; allocates on each call of 'counted'
int counted(Big B) {
  auto Counter = [B, N = 0]() mutable { return int(B.A) + N++; };
  const auto Constant = Counter;
  return twice(Counter) + twice(Counter) + once(Constant);
}

//===-- The arguments say what they are -------------------------------------===//

static int braced(std::function<int(Value)> F) { return F({1}); }
// CHECK-NOTES: :[[@LINE-1]]:45: warning: 'F' is only called, yet what is passed for it is stored on the heap; take a template parameter or a non-owning reference instead of 'std::function' [templates-allocating-closure]
// CHECK-NOTES: :[[@LINE+2]]:17: note: closure of 24 bytes, inline storage of 'std::function' is 16 bytes; allocates on each call of 'generic'
int generic(Big B) {
  return braced([B](auto X) { return int(B.A) + X.Number; });
}

//===-- The type is asked for; C linkage ------------------------------------===//

static int asked(std::function<int(int)> F) {
// CHECK-NOTES: :[[@LINE-1]]:42: warning: 'F' is only called, yet what is passed for it is stored on the heap; take a template parameter or a non-owning reference instead of 'std::function' [templates-allocating-closure]
// CHECK-NOTES: :[[@LINE+10]]:16: note: closure of 24 bytes, inline storage of 'std::function' is 16 bytes; allocates on each call of 'others'
  decltype(F)::result_type Result = F(1);
  return Result;
}
extern "C" {
static int linked(std::function<int(int)> F) { return F(1); }
// CHECK-NOTES: :[[@LINE-1]]:43: warning: 'F' is only called, yet what is passed for it is stored on the heap; take a template parameter or a non-owning reference instead of 'std::function' [templates-allocating-closure]
// CHECK-NOTES: :[[@LINE+4]]:17: note: closure of 24 bytes, inline storage of 'std::function' is 16 bytes; allocates on each call of 'others'
}
int others(Big B) {
  return asked([B](int X) { return int(B.A) + X; }) +
         linked([B](int X) { return int(B.A) + X; });
}
