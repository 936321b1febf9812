// RUN: %check_tidy %s templates-dangling-closure -std=c++17,c++20 -config='{CheckOptions: {templates-dangling-closure.Strict: true}}'

#include <functional>
#include <vector>

using Callback = std::function<void()>;

std::vector<Callback> Registry;

// No call is seen that passes a temporary.
template <typename T> std::function<T()> constant(const T &Value) {
  return [&Value] { return Value; };
// CHECK-NOTES: :[[@LINE-1]]:12: warning: this closure refers to the argument for 'Value', which can be a temporary, but is returned; capture a copy [templates-dangling-closure]
}

// Objects with virtual functions are rarely copied.
template <typename T> class Interface {
  Callback Add;
  T Value{};

public:
  Interface() {
    Add = [this] { ++Value; };
// CHECK-NOTES: :[[@LINE-1]]:12: warning: this closure captures 'this' and is kept in 'Add' of the same object, so that a copy of the object calls back into the original; delete the copy and move operations of 'Interface', or bind the closure anew in them [templates-dangling-closure]
  }
  virtual void run() { Add(); }
};

// Who ends first?
struct Button {
  Callback OnClick;
};

template <typename T> class Dialog {
  T Clicks{};

public:
  void wire(Button &B) {
    B.OnClick = [this] { ++Clicks; };
// CHECK-NOTES: :[[@LINE-1]]:18: warning: this closure captures 'this' and is kept in 'OnClick', but nothing takes it out when the object ends; do so in the destructor of 'Dialog' [templates-dangling-closure]
  }
};

struct Stoppable {
  int Value = 0;
  void start() {
    Registry.push_back([this] { ++Value; });
// CHECK-NOTES: :[[@LINE-1]]:25: warning: this closure captures 'this' and is kept in 'Registry', but nothing takes it out when the object ends; do so in the destructor of 'Stoppable' [templates-dangling-closure]
  }
  void stop();
};

int main() {
  int Count = 0;
  Registry.push_back([&] { ++Count; });
// CHECK-NOTES: :[[@LINE-1]]:23: warning: this closure refers to 'Count', which ends with the function, but is kept in 'Registry'; capture a copy [templates-dangling-closure]
  return 0;
}
