// RUN: %check_tidy %s templates-dangling-closure -std=c++17,c++20

#include <functional>
#include <future>
#include <string>
#include <thread>
#include <vector>

void work(int &);
void print(const std::string &);
void hidden(const std::function<void()> &);

//===----------------------------------------------------------------------===//
// The closure is used when the block of what it refers to has ended
//===----------------------------------------------------------------------===//

void conditional(bool Ready) {
  std::function<void()> F;
  if (Ready) {
    std::string Name = "a";
    F = [&Name] { print(Name); };
// CHECK-NOTES: :[[@LINE-1]]:11: warning: this closure refers to 'Name', which ends with its block before 'F' does; capture a copy [templates-dangling-closure]
// CHECK-NOTES: :[[@LINE+2]]:7: note: 'F' is used here, after the block
  }
  if (F)
    F();
}

void inCondition(bool Ready) {
  std::function<void()> F;
  if (std::string Name = "a"; Ready)
    F = [&] { print(Name); };
// CHECK-NOTES: :[[@LINE-1]]:10: warning: this closure refers to 'Name', which ends with its block before 'F' does; capture a copy [templates-dangling-closure]
// CHECK-NOTES: :[[@LINE+1]]:10: note: 'F' is used here, after the block
  hidden(F);
}

void variableOfLoop(const std::vector<std::string> &Names) {
  std::vector<std::function<void()>> All;
  for (std::string Name : Names)
    All.push_back([&Name] { print(Name); });
// CHECK-NOTES: :[[@LINE-1]]:21: warning: this closure refers to 'Name', which ends with its block before 'All' does; capture a copy [templates-dangling-closure]
// CHECK-NOTES: :[[@LINE+5]]:5: note: 'All' is used here, after the block
  for (int I = 0; I < 3; ++I) {
    auto Inner = [&I] { work(I); };
// CHECK-NOTES: :[[@LINE-1]]:20: warning: this closure refers to 'I', which ends with its block before 'All' does; capture a copy [templates-dangling-closure]
// CHECK-NOTES: :[[@LINE+3]]:18: note: 'All' is used here, after the block
    All.emplace_back(Inner);
  }
  for (auto &F : All)
    F();
}

template <typename T> bool matches(const std::vector<T> &Values) {
  std::vector<std::function<bool(const T &)>> Filters;
  for (const T Value : Values)
    Filters.push_back([&](const T &Other) { return Value == Other; });
// CHECK-NOTES: :[[@LINE-1]]:24: warning: this closure refers to 'Value', which ends with its block before 'Filters' does; capture a copy [templates-dangling-closure]
// CHECK-NOTES: :[[@LINE+1]]:18: note: 'Filters' is used here, after the block
  for (auto &F : Filters)
    if (F(Values[0]))
      return true;
  return false;
}
template bool matches<int>(const std::vector<int> &);

// Threads run by themselves.
void threads() {
  std::vector<std::thread> All;
  for (int I = 0; I < 4; ++I)
    All.emplace_back([&I] { work(I); });
// CHECK-NOTES: :[[@LINE-1]]:24: warning: this closure refers to 'I', which ends with its block before 'All' does; capture a copy [templates-dangling-closure]
  for (auto &T : All)
    T.join();
}

void futures(const std::vector<int> &Values) {
  std::vector<std::future<void>> All;
  for (int Value : Values)
    All.push_back(std::async(std::launch::async, [&Value] { work(Value); }));
// CHECK-NOTES: :[[@LINE-1]]:52: warning: this closure refers to 'Value', which ends with its block before 'All' does; capture a copy [templates-dangling-closure]
  for (auto &F : All)
    F.get();
}

// A queue of somebody else, who is waited for too late.
struct Pool {
  std::vector<std::function<void()>> Jobs;
  void post(std::function<void()> Job) { Jobs.push_back(std::move(Job)); }
  void wait();
};
void waitsLate(Pool &P, const std::vector<std::string> &Names) {
  for (auto Name : Names) {
    P.post([&Name] { print(Name); });
// CHECK-NOTES: :[[@LINE-1]]:14: warning: this closure refers to 'Name', which ends with its block, but is kept in 'Jobs'; capture a copy [templates-dangling-closure]
// CHECK-NOTES: :[[@LINE-2]]:7: note: step 1: the closure is passed to 'post'
// CHECK-NOTES: :[[@LINE-8]]:47: note: step 2: the closure is stored in 'Jobs'
  }
  P.wait();
}

//===----------------------------------------------------------------------===//
// Silent
//===----------------------------------------------------------------------===//

void sameBlock(bool Ready) {
  std::function<void()> F;
  int N = 0;
  if (Ready)
    F = [&N] { work(N); };
  F();
}

void usedInTime(bool Ready) {
  std::function<void()> F;
  if (Ready) {
    int N = 0;
    F = [&N] { work(N); };
    F();
  }
}

void emptied(bool Ready) {
  std::function<void()> F;
  if (Ready) {
    int N = 0;
    F = [&N] { work(N); };
    F();
    F = nullptr;
  }
  if (F)
    F();
}

void assignedAnew() {
  std::function<void()> F;
  for (int I = 0; I < 3; ++I) {
    F = [&I] { work(I); };
    F();
  }
  F = [] {};
  F();
}

void leaves(bool Ready) {
  std::function<void()> F = [] {};
  if (Ready) {
    int N = 0;
    F = [&N] { work(N); };
    F();
    return;
  }
  F();
}

void elements(const std::vector<std::string> &Names) {
  std::vector<std::function<void()>> All;
  for (const auto &Name : Names)
    All.push_back([&Name] { print(Name); });
  for (auto &F : All)
    F();
}

void callsItself(bool Ready) {
  std::function<int(int)> Factorial;
  if (Ready) {
    int Least = 2;
    Factorial = [&Factorial, Least](int N) {
      return N < Least ? 1 : N * Factorial(N - 1);
    };
  }
  Factorial(3);
}

void joins(const std::vector<int> &Values) {
  for (int Value : Values) {
    std::vector<std::thread> All;
    All.emplace_back([&Value] { work(Value); });
    for (auto &T : All)
      T.join();
  }
  std::thread T;
  {
    int N = 0;
    T = std::thread([&N] { work(N); });
    T.join();
  }
}

void waitsInTime(Pool &P, const std::vector<std::string> &Names) {
  for (auto Name : Names) {
    P.post([&Name] { print(Name); });
    P.wait();
  }
}
