// RUN: %check_tidy %s templates-dangling-closure -std=c++17,c++20

#include <functional>
#include <memory>
#include <utility>
#include <vector>

//===----------------------------------------------------------------------===//
// An lvalue makes a reference of a deduced type, and a reference a member
//===----------------------------------------------------------------------===//

template <typename F> struct Logged {
  F Function;
  auto operator()() { return Function(); }
};

template <typename F> auto logged(F &&Function) {
  return Logged<F>{std::forward<F>(Function)};
}

template <typename F> struct Owned {
  F Function;
  auto operator()() { return Function(); }
};

template <typename F> auto owned(F &&Function) {
  return Owned<std::decay_t<F>>{std::forward<F>(Function)};
}

template <typename F> class Task {
  F Function;

public:
  explicit Task(F &&Function) : Function(std::forward<F>(Function)) {}
  void operator()() { Function(); }
};

auto returnsReference() {
  auto Function = [] { return 1; };
  return logged(Function);
// CHECK-NOTES: :[[@LINE-1]]:10: warning: the closure made here refers to 'Function', which ends with the function, but is returned; keep the object alive [templates-dangling-closure]
// CHECK-NOTES: :[[@LINE-24]]:19: note: the closure captures a reference here
}

std::function<void()> returnsErasedReference() {
  int Count = 0;
  auto Function = [Count]() mutable { ++Count; };
  return Task<decltype(Function) &>(Function);
// CHECK-NOTES: :[[@LINE-1]]:10: warning: this closure refers to 'Function', which ends with the function, but is returned; capture a copy [templates-dangling-closure]
}

auto moves() {
  auto Function = [] { return 1; };
  return logged(std::move(Function));
}

auto passesTemporary() {
  return logged([] { return 1; });
}

auto decays() {
  auto Function = [] { return 1; };
  return owned(Function);
}

int callsItHere() {
  auto Function = [] { return 1; };
  return logged(Function)();
}
