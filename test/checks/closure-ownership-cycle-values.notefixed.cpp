#include <coroutine>
#include <exception>
#include <functional>
#include <memory>
#include <string>
#include <vector>

struct NoDefault {
  explicit NoDefault(int);
};

struct Task {
  struct promise_type {
    Task get_return_object() { return {}; }
    std::suspend_never initial_suspend() { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    void return_void() {}
    void unhandled_exception() { std::terminate(); }
  };
};

struct Account {
  std::function<bool(int)> MayPay;
  std::function<int()> Count;
  std::function<double()> Share;
  std::function<std::string()> Name;
  std::function<const std::string &()> Title;
  std::function<NoDefault()> Strange;
  std::function<void()> Fn;
  std::function<void(int)> Sum;
  std::function<Task()> Run;
  std::vector<std::function<int *()>> Places;
  std::string Owner;
  int Balance = 0;
};

//===----------------------------------------------------------------------===//
// A value is returned: without the object an empty one, on a note
//===----------------------------------------------------------------------===//

void explicitType(std::shared_ptr<Account> A) {
  A->MayPay = [weak = std::weak_ptr(A)](int N) -> bool { auto A = weak.lock(); if (!A) return {}; return N <= A->Balance; };
  A->Name = [weak = std::weak_ptr(A)]() -> std::string { auto A = weak.lock(); if (!A) return {}; return A->Owner; };
  A->Places.push_back([weak = std::weak_ptr(A)]() -> int * { auto A = weak.lock(); if (!A) return {}; return &A->Balance; });
}

void deducedType(std::shared_ptr<Account> A) {
  A->MayPay = [weak = std::weak_ptr(A)](int N) { auto A = weak.lock(); if (!A) return false; return N <= A->Balance; };
  A->Count = [weak = std::weak_ptr(A)] { auto A = weak.lock(); if (!A) return 0; return A->Balance; };
  A->Share = [weak = std::weak_ptr(A)] { auto A = weak.lock(); if (!A) return 0.0; return A->Balance / 2.0; };
}

void severalReturns(std::shared_ptr<Account> A) {
  A->Count = [weak = std::weak_ptr(A)] {
    auto A = weak.lock();
    if (!A)
      return 0;
    if (A->Balance < 0)
      return 0;
    return A->Balance;
  };
}

//===----------------------------------------------------------------------===//
// No empty value is known
//===----------------------------------------------------------------------===//

void reference(std::shared_ptr<Account> A) {
  A->Title = [A]() -> const std::string & { return A->Owner; };
}

void noDefault(std::shared_ptr<Account> A) {
  A->Strange = [A]() -> NoDefault { return NoDefault(A->Balance); };
}

//===----------------------------------------------------------------------===//
// Nothing is returned, though it may look so
//===----------------------------------------------------------------------===//

void returnsEarly(std::shared_ptr<Account> A) {
  A->Sum = [weak = std::weak_ptr(A)](int N) {
    auto A = weak.lock();
    if (!A)
      return;
    if (N == 0)
      return;
    A->Balance += N;
  };
}

void explicitVoid(std::shared_ptr<Account> A) {
  A->Fn = [weak = std::weak_ptr(A)]() -> void { auto A = weak.lock(); if (!A) return; ++A->Balance; };
}

void innerReturns(std::shared_ptr<Account> A) {
  A->Sum = [weak = std::weak_ptr(A)](int N) {
    auto A = weak.lock();
    if (!A)
      return;
    auto Twice = [N] { return 2 * N; };
    A->Balance += Twice();
  };
}

//===----------------------------------------------------------------------===//
// Mutable closures and coroutines
//===----------------------------------------------------------------------===//

void mutableCopy(std::shared_ptr<Account> A, int Left) {
  A->Fn = [weak = std::weak_ptr(A), Left]() mutable { auto A = weak.lock(); if (!A) return; A->Balance = --Left; };
}

void change(std::shared_ptr<Account> &A);

void changesThePointer(std::shared_ptr<Account> A) {
  A->Fn = [A]() mutable { change(A); };
}

void coroutine(std::shared_ptr<Account> A) {
  A->Run = [A]() -> Task {
    ++A->Balance;
    co_return;
  };
}
