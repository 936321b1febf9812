// RUN: %check_tidy %s templates-dangling-closure -std=c++14

#include <functional>
#include <memory>
#include <vector>

std::vector<std::function<void()>> Registry;

// Neither weak_from_this nor [*this] is there before C++17.
class Session : public std::enable_shared_from_this<Session> {
  int Value = 0;

public:
  void listen() {
    Registry.push_back([this] { ++Value; });
// CHECK-NOTES: :[[@LINE-1]]:25: warning: this closure captures 'this' and is kept in 'Registry', but nothing takes it out when the object ends; do so in the destructor of 'Session' [templates-dangling-closure]
  }
};

template <typename T> struct Box {
  T Value;
  auto getter() const {
    return [this] { return Value; };
  }
};
auto Get = Box<int>{1}.getter();
// CHECK-NOTES: :[[@LINE-1]]:24: warning: the closure made here refers to a temporary object, which ends before the closure does; keep the object in a variable [templates-dangling-closure]
// CHECK-NOTES: :[[@LINE-5]]:12: note: the closure captures a reference here
