// RUN: %check_tidy %s templates-closure-ownership-cycle -std=c++20

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
  A->MayPay = [A](int N) -> bool { return N <= A->Balance; };
// CHECK-NOTES: :[[@LINE-1]]:16: warning: this closure is stored in an object that its capture 'A' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:13: note: step 1: the closure is stored in 'MayPay'
// CHECK-NOTES: :[[@LINE-22]]:28: note: step 2: 'MayPay' belongs to the object that the closure keeps alive
// CHECK-NOTES: :[[@LINE-4]]:16: note: capture a weak pointer, and return an empty value when the object is gone
  A->Name = [A]() -> std::string { return A->Owner; };
// CHECK-NOTES: :[[@LINE-1]]:14: warning: this closure is stored in an object that its capture 'A' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:11: note: step 1: the closure is stored in 'Name'
// CHECK-NOTES: :[[@LINE-24]]:32: note: step 2: 'Name' belongs to the object that the closure keeps alive
// CHECK-NOTES: :[[@LINE-4]]:14: note: capture a weak pointer, and return an empty value when the object is gone
  A->Places.push_back([A]() -> int * { return &A->Balance; });
// CHECK-NOTES: :[[@LINE-1]]:24: warning: this closure is stored in an object that its capture 'A' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:13: note: step 1: the closure is stored in 'Places'
// CHECK-NOTES: :[[@LINE-23]]:39: note: step 2: 'Places' belongs to the object that the closure keeps alive
// CHECK-NOTES: :[[@LINE-4]]:24: note: capture a weak pointer, and return an empty value when the object is gone
}

void deducedType(std::shared_ptr<Account> A) {
  A->MayPay = [A](int N) { return N <= A->Balance; };
// CHECK-NOTES: :[[@LINE-1]]:16: warning: this closure is stored in an object that its capture 'A' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:13: note: step 1: the closure is stored in 'MayPay'
// CHECK-NOTES: :[[@LINE-40]]:28: note: step 2: 'MayPay' belongs to the object that the closure keeps alive
// CHECK-NOTES: :[[@LINE-4]]:16: note: capture a weak pointer, and return an empty value when the object is gone
  A->Count = [A] { return A->Balance; };
// CHECK-NOTES: :[[@LINE-1]]:15: warning: this closure is stored in an object that its capture 'A' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:12: note: step 1: the closure is stored in 'Count'
// CHECK-NOTES: :[[@LINE-44]]:24: note: step 2: 'Count' belongs to the object that the closure keeps alive
// CHECK-NOTES: :[[@LINE-4]]:15: note: capture a weak pointer, and return an empty value when the object is gone
  A->Share = [A] { return A->Balance / 2.0; };
// CHECK-NOTES: :[[@LINE-1]]:15: warning: this closure is stored in an object that its capture 'A' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:12: note: step 1: the closure is stored in 'Share'
// CHECK-NOTES: :[[@LINE-48]]:27: note: step 2: 'Share' belongs to the object that the closure keeps alive
// CHECK-NOTES: :[[@LINE-4]]:15: note: capture a weak pointer, and return an empty value when the object is gone
}

void severalReturns(std::shared_ptr<Account> A) {
  A->Count = [A] {
// CHECK-NOTES: :[[@LINE-1]]:15: warning: this closure is stored in an object that its capture 'A' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:12: note: step 1: the closure is stored in 'Count'
// CHECK-NOTES: :[[@LINE-57]]:24: note: step 2: 'Count' belongs to the object that the closure keeps alive
// CHECK-NOTES: :[[@LINE-4]]:15: note: capture a weak pointer, and return an empty value when the object is gone
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
// CHECK-NOTES: :[[@LINE-1]]:15: warning: this closure is stored in an object that its capture 'A' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:12: note: step 1: the closure is stored in 'Title'
// CHECK-NOTES: :[[@LINE-70]]:40: note: step 2: 'Title' belongs to the object that the closure keeps alive
}

void noDefault(std::shared_ptr<Account> A) {
  A->Strange = [A]() -> NoDefault { return NoDefault(A->Balance); };
// CHECK-NOTES: :[[@LINE-1]]:17: warning: this closure is stored in an object that its capture 'A' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:14: note: step 1: the closure is stored in 'Strange'
// CHECK-NOTES: :[[@LINE-76]]:30: note: step 2: 'Strange' belongs to the object that the closure keeps alive
}

//===----------------------------------------------------------------------===//
// Nothing is returned, though it may look so
//===----------------------------------------------------------------------===//

void returnsEarly(std::shared_ptr<Account> A) {
  A->Sum = [A](int N) {
// CHECK-NOTES: :[[@LINE-1]]:13: warning: this closure is stored in an object that its capture 'A' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:10: note: step 1: the closure is stored in 'Sum'
// CHECK-NOTES: :[[@LINE-85]]:28: note: step 2: 'Sum' belongs to the object that the closure keeps alive
    if (N == 0)
      return;
    A->Balance += N;
  };
}

void explicitVoid(std::shared_ptr<Account> A) {
  A->Fn = [A]() -> void { ++A->Balance; };
// CHECK-NOTES: :[[@LINE-1]]:12: warning: this closure is stored in an object that its capture 'A' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:9: note: step 1: the closure is stored in 'Fn'
// CHECK-NOTES: :[[@LINE-97]]:25: note: step 2: 'Fn' belongs to the object that the closure keeps alive
}

void innerReturns(std::shared_ptr<Account> A) {
  A->Sum = [A](int N) {
// CHECK-NOTES: :[[@LINE-1]]:13: warning: this closure is stored in an object that its capture 'A' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:10: note: step 1: the closure is stored in 'Sum'
// CHECK-NOTES: :[[@LINE-103]]:28: note: step 2: 'Sum' belongs to the object that the closure keeps alive
    auto Twice = [N] { return 2 * N; };
    A->Balance += Twice();
  };
}

//===----------------------------------------------------------------------===//
// Mutable closures and coroutines
//===----------------------------------------------------------------------===//

void mutableCopy(std::shared_ptr<Account> A, int Left) {
  A->Fn = [A, Left]() mutable { A->Balance = --Left; };
// CHECK-NOTES: :[[@LINE-1]]:12: warning: this closure is stored in an object that its capture 'A' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:9: note: step 1: the closure is stored in 'Fn'
// CHECK-NOTES: :[[@LINE-118]]:25: note: step 2: 'Fn' belongs to the object that the closure keeps alive
}

void change(std::shared_ptr<Account> &A);

void changesThePointer(std::shared_ptr<Account> A) {
  A->Fn = [A]() mutable { change(A); };
// CHECK-NOTES: :[[@LINE-1]]:12: warning: this closure is stored in an object that its capture 'A' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:9: note: step 1: the closure is stored in 'Fn'
// CHECK-NOTES: :[[@LINE-127]]:25: note: step 2: 'Fn' belongs to the object that the closure keeps alive
}

void coroutine(std::shared_ptr<Account> A) {
  A->Run = [A]() -> Task {
// CHECK-NOTES: :[[@LINE-1]]:13: warning: this closure is stored in an object that its capture 'A' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:10: note: step 1: the closure is stored in 'Run'
// CHECK-NOTES: :[[@LINE-132]]:25: note: step 2: 'Run' belongs to the object that the closure keeps alive
    ++A->Balance;
    co_return;
  };
}
