// RUN: %check_tidy %s templates-allocating-closure -std=c++17:CXX17,c++23:CXX23

#include <any>
#include <functional>
#include <memory>
#include <string>
#include <vector>

//===----------------------------------------------------------------------===//
// std::any
//===----------------------------------------------------------------------===//

int anys(const std::vector<std::string> &Lines) {
  int N = 0;
  for (const std::string &Line : Lines) {
    std::any Boxed = Line;
// CHECK-NOTES: :[[@LINE-1]]:14: warning: 'Boxed' is only used here, yet its value is stored on the heap again and again; do without 'std::any' [templates-allocating-closure]
// CHECK-NOTES: :[[@LINE-2]]:22: note: value of 32 bytes, inline storage of 'std::any' is 8 bytes; allocates in each iteration
    N += int(std::any_cast<std::string>(Boxed).size());
    std::any Small = N;
    N += std::any_cast<int>(Small);
    std::any Changed;
    Changed = Line;
    N += Changed.has_value();
  }
  std::any Once = Lines[0];
  return N + Once.has_value();
}

static int length(const std::any &Value) {
// CHECK-NOTES: :[[@LINE-1]]:35: warning: 'Value' is only read, yet what is passed for it is stored on the heap; take a template parameter instead of 'std::any' [templates-allocating-closure]
// CHECK-NOTES: :[[@LINE+6]]:17: note: value of 32 bytes, inline storage of 'std::any' is 8 bytes; allocates in each iteration
  return int(std::any_cast<const std::string &>(Value).size());
}
int lengths(const std::vector<std::string> &Lines) {
  int N = 0;
  for (const std::string &Line : Lines)
    N += length(Line);
  return N;
}
static int lengthOnce(const std::any &Value) {
  return int(std::any_cast<const std::string &>(Value).size());
}
int onlyOnce(const std::string &Line) { return lengthOnce(Line); }

void collect(const std::vector<std::string> &Lines, std::vector<std::any> &To) {
  for (const std::string &Line : Lines)
    To.push_back(Line);
}

//===----------------------------------------------------------------------===//
// std::shared_ptr<void>
//===----------------------------------------------------------------------===//

int guards(int N, std::vector<std::shared_ptr<void>> &Kept) {
  for (int I = 0; I < N; ++I) {
    std::shared_ptr<void> Guard(nullptr, [&](void *) { --N; });
// CHECK-NOTES: :[[@LINE-1]]:27: warning: 'Guard' is only used here, yet its value is stored on the heap again and again; do without 'std::shared_ptr' [templates-allocating-closure]
// CHECK-NOTES: :[[@LINE-2]]:42: note: value of 8 bytes; allocates in each iteration
    std::shared_ptr<void> Stays(nullptr, [&](void *) { --N; });
    Kept.push_back(Stays);
    std::shared_ptr<void> Same = Kept.back();
    std::unique_ptr<int> Unique = std::make_unique<int>(1);
  }
  std::shared_ptr<void> Once(nullptr, [&](void *) { --N; });
  return N;
}

//===----------------------------------------------------------------------===//
// std::move_only_function
//===----------------------------------------------------------------------===//

#if __cplusplus > 202002L
static void moved(std::move_only_function<void(int)> Do) { Do(1); }
// CHECK-NOTES-CXX23: :[[@LINE-1]]:54: warning: 'Do' is only called, yet what is passed for it is stored on the heap; take a template parameter or a non-owning reference instead of 'std::move_only_function' [templates-allocating-closure]
// CHECK-NOTES-CXX23: :[[@LINE+14]]:9: note: closure of 32 bytes, inline storage of 'std::move_only_function' is 24 bytes; allocates on each call of 'moveOnly'
// CHECK-NOTES-CXX23: :[[@LINE-3]]:54: note: take any callable as it is
static void reference(std::move_only_function<void(int) const> &&Do) { Do(1); }
// CHECK-NOTES-CXX23: :[[@LINE-1]]:66: warning: 'Do' is only called, yet what is passed for it is stored on the heap; take a template parameter or a non-owning reference instead of 'std::move_only_function' [templates-allocating-closure]
// CHECK-NOTES-CXX23: :[[@LINE+13]]:13: note: closure of 32 bytes, inline storage of 'std::move_only_function' is 24 bytes; allocates on each call of 'moveOnly'
// CHECK-NOTES-CXX23: :[[@LINE-3]]:66: note: take any callable as it is
struct Tasks {
  std::vector<std::move_only_function<void(int)>> All;
  void post(std::move_only_function<void(int)> Do) {
    All.push_back(std::move(Do));
  }
};

void moveOnly(Tasks &T, int A, int B, int C, int D) {
  moved([&](int I) { A += B + C + D + I; });
  moved([&](int I) { A += B + C + I; }); // Three references fit.
  moved([P = std::make_unique<int>(1)](int I) { *P = I; });
  reference([&](int I) { A += B + C + D + I; });
  T.post([&](int I) { A += B + C + D + I; });
}
#endif
