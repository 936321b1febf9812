// RUN: %check_tidy %s templates-dangling-closure -std=c++17,c++20

#include <functional>
#include <string>
#include <vector>

template <typename T> std::function<bool(const T &)> equals(const T &Value) {
  return [&Value](const T &Other) { return Other == Value; };
// CHECK-NOTES: :[[@LINE-1]]:12: warning: this closure refers to the argument for 'Value', which can be a temporary, but is returned; capture a copy [templates-dangling-closure]
// CHECK-NOTES: :[[@LINE+14]]:50: note: a temporary is passed here
}
template <typename T> std::function<bool(const T &)> differs(const T &Value) {
  return [&Value](const T &Other) { return Other != Value; };
}

template <typename T> struct Counter {
  T Count{};
  std::function<T()> next() {
    return [this] { return ++Count; };
  }
};

// The temporary ends with the initialiser.
std::function<bool(const std::string &)> IsYes = equals(std::string("yes"));
auto Next = Counter<int>().next();
// CHECK-NOTES: :[[@LINE-1]]:28: warning: the closure made here refers to a temporary object, which ends before the closure does; keep the object in a variable [templates-dangling-closure]
// CHECK-NOTES: :[[@LINE-8]]:12: note: the closure captures a reference here
std::vector<std::function<int()>> All = {Counter<int>().next()};
// CHECK-NOTES: :[[@LINE-1]]:57: warning: the closure made here refers to a temporary object, which ends before the closure does; keep the object in a variable [templates-dangling-closure]
// CHECK-NOTES: :[[@LINE-11]]:12: note: the closure captures a reference here

struct Class {
  static inline auto Member = Counter<long>().next();
// CHECK-NOTES: :[[@LINE-1]]:47: warning: the closure made here refers to a temporary object, which ends before the closure does; keep the object in a variable [templates-dangling-closure]
// CHECK-NOTES: :[[@LINE-16]]:12: note: the closure captures a reference here
};
namespace {
const auto Hidden = Counter<short>().next();
// CHECK-NOTES: :[[@LINE-1]]:38: warning: the closure made here refers to a temporary object, which ends before the closure does; keep the object in a variable [templates-dangling-closure]
// CHECK-NOTES: :[[@LINE-21]]:12: note: the closure captures a reference here
}
template <typename T> auto Variable = Counter<T>().next();
// CHECK-NOTES: :[[@LINE-1]]:52: warning: the closure made here refers to a temporary object, which ends before the closure does; keep the object in a variable [templates-dangling-closure]
// CHECK-NOTES: :[[@LINE-25]]:12: note: the closure captures a reference here
auto useVariable() { return Variable<unsigned>(); }

int local() {
  static auto Kept = Counter<int>().next();
// CHECK-NOTES: :[[@LINE-1]]:37: warning: the closure made here refers to a temporary object, which ends before the closure does; keep the object in a variable [templates-dangling-closure]
// CHECK-NOTES: :[[@LINE-31]]:12: note: the closure captures a reference here
  return Kept();
}

// Silent: the argument lives as long as the closure, or it is called at once.
std::string No = "no";
auto IsNo = differs(No);
bool Asked = differs(No)("yes");
int Called = Counter<int>().next()();
Counter<int> Lasting;
auto Lasts = Lasting.next();
