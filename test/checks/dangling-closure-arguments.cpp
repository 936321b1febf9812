// RUN: %check_tidy %s templates-dangling-closure -std=c++20

#include <algorithm>
#include <functional>
#include <string>
#include <utility>
#include <vector>

using Callback = std::function<void()>;

//===----------------------------------------------------------------------===//
// A factory's closure refers to its argument, and a call passes a temporary
//===----------------------------------------------------------------------===//

template <typename T> std::function<bool(const T &)> equals(const T &Value) {
  return [&Value](const T &Other) { return Other == Value; };
// CHECK-NOTES: :[[@LINE-1]]:12: warning: this closure refers to the argument for 'Value', which can be a temporary, but is returned; capture a copy [templates-dangling-closure]
// CHECK-NOTES: :[[@LINE+62]]:17: note: a temporary is passed here
}

template <typename T> auto lessThan(const T &Value) {
  return [&](const T &Other) { return Other < Value; };
// CHECK-NOTES: :[[@LINE-1]]:11: warning: this closure refers to the argument for 'Value', which can be a temporary, but is returned; capture a copy [templates-dangling-closure]
// CHECK-NOTES: :[[@LINE+58]]:43: note: a temporary is passed here
}

template <typename F> auto twice(F &&Function) {
  return [&Function] {
// CHECK-NOTES: :[[@LINE-1]]:12: warning: this closure refers to the argument for 'Function', which can be a temporary, but is returned; capture a copy [templates-dangling-closure]
// CHECK-NOTES: :[[@LINE+54]]:16: note: a temporary is passed here
    Function();
    Function();
  };
}

auto abbreviated(const auto &Value) {
  return [&Value] { return Value; };
// CHECK-NOTES: :[[@LINE-1]]:12: warning: this closure refers to the argument for 'Value', which can be a temporary, but is returned; capture a copy [templates-dangling-closure]
// CHECK-NOTES: :[[@LINE+47]]:22: note: a temporary is passed here
}

template <typename T> auto inInit(const T &Value) {
  return [&V = Value] { return V; };
// CHECK-NOTES: :[[@LINE-1]]:12: warning: this closure refers to the argument for 'Value', which can be a temporary, but is returned; capture a copy [templates-dangling-closure]
// CHECK-NOTES: :[[@LINE+43]]:15: note: a temporary is passed here
}

template <typename T> auto innermost(const T &Value) {
  return [&Value] { return Value; };
// CHECK-NOTES: :[[@LINE-1]]:12: warning: this closure refers to the argument for 'Value', which can be a temporary, but is returned; capture a copy [templates-dangling-closure]
// CHECK-NOTES: :[[@LINE+39]]:15: note: a temporary is passed here
}
template <typename T> auto inner(const T &Value) { return innermost(Value); }
template <typename T> auto outer(T &&Value) {
  return inner(std::forward<T>(Value));
}

template <typename T> class Lazy {
  std::function<T()> Get;

public:
  explicit Lazy(const T &Value) : Get([&Value] { return Value; }) {}
// CHECK-NOTES: :[[@LINE-1]]:41: warning: this closure refers to the argument for 'Value', which can be a temporary, but is kept in 'Get'; capture a copy [templates-dangling-closure]
// CHECK-NOTES: :[[@LINE+28]]:21: note: a temporary is passed here
  T get() const { return Get(); }
};

struct Logger {
  std::function<std::string()> Prefix;
  void setPrefix(const std::string &Text) {
    Prefix = [&Text] { return Text; };
// CHECK-NOTES: :[[@LINE-1]]:16: warning: this closure refers to the argument for 'Text', which can be a temporary, but is kept in 'Prefix'; capture a copy [templates-dangling-closure]
// CHECK-NOTES: :[[@LINE+21]]:7: note: a temporary is passed here
  }
};

std::string name();

void keepsThem(Logger &Log) {
  auto Equals = equals(std::string("x"));
  Equals("y");
  std::function<bool(const int &)> Less = lessThan(4);
  Less(5);
  auto Twice = twice([] {});
  Twice();
  auto Abbreviated = abbreviated(name());
  Abbreviated();
  auto Init = inInit(1 + 2);
  Init();
  auto Deep = outer(name());
  Deep();
  Lazy<std::string> L("text");
  L.get();
  Log.setPrefix("main: ");
}

//===----------------------------------------------------------------------===//
// A factory member's closure refers to the object, a temporary
//===----------------------------------------------------------------------===//

template <typename T> struct Box {
  T Value;
  auto getter() const {
    return [this] { return Value; };
  }
  Callback setter() {
    return [=] { (void)Value; };
  }
};

auto callsOnTemporaries() {
  auto Get = Box<int>{1}.getter();
// CHECK-NOTES: :[[@LINE-1]]:26: warning: the closure made here refers to a temporary object, which ends before the closure does; keep the object in a variable [templates-dangling-closure]
// CHECK-NOTES: :[[@LINE-10]]:12: note: the closure captures a reference here
  Callback Set = Box<std::string>().setter();
// CHECK-NOTES: :[[@LINE-1]]:37: warning: the closure made here refers to a temporary object, which ends before the closure does; keep the object in a variable [templates-dangling-closure]
// CHECK-NOTES: :[[@LINE-10]]:12: note: the closure captures a reference here
  Get();
  Set();
  return Box<int>{2}.getter();
// CHECK-NOTES: :[[@LINE-1]]:22: warning: the closure made here refers to a temporary object, which ends before the closure does; keep the object in a variable [templates-dangling-closure]
// CHECK-NOTES: :[[@LINE-18]]:12: note: the closure captures a reference here
}

auto callsOnALocal() {
  Box<int> B{1};
  return B.getter();
// CHECK-NOTES: :[[@LINE-1]]:12: warning: the closure made here refers to 'B', which ends with the function, but is returned; keep the object alive [templates-dangling-closure]
// CHECK-NOTES: :[[@LINE-25]]:12: note: the closure captures 'this', where it could capture a copy of the object, here
}

auto passesALocal() {
  std::string Text = name();
  return inner(Text);
}

//===----------------------------------------------------------------------===//
// The argument or the object is still there
//===----------------------------------------------------------------------===//

template <typename T> auto equalsVariable(const T &Value) {
  return [&Value](const T &Other) { return Other == Value; };
}

template <typename T> auto byCopy(const T &Value) {
  return [Value](const T &Other) { return Other == Value; };
}

template <typename T> auto onlyLvalues(T &Value) {
  return [&Value] { ++Value; };
}

struct Options {
  Callback Apply;
};

bool usesAtOnce(const std::vector<int> &Numbers, Options &O) {
  int Three = 3;
  auto Equals = equalsVariable(Three);
  auto Copy = byCopy(std::string("x"));
  Copy("y");
  onlyLvalues(Three)();
  equalsVariable(5)(4);
  O.Apply = nullptr;
  Box<int> B{1};
  auto Get = B.getter();
  Get();
  Box<int>{2}.getter()();
  return std::any_of(Numbers.begin(), Numbers.end(), equalsVariable(7)) ||
         Equals(4);
}
