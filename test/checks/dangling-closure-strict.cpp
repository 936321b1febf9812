// RUN: %check_tidy %s templates-dangling-closure -std=c++17,c++20 -config='{CheckOptions: {templates-dangling-closure.Strict: true}}'

#include <functional>
#include <vector>

using Callback = std::function<void()>;

std::vector<Callback> Registry;

// No call is seen that passes a temporary.
template <typename T> std::function<T()> constant(const T &Value) {
  return [&Value] { return Value; };
}

// Objects with virtual functions are rarely copied.
template <typename T> class Interface {
  Callback Add;
  T Value{};

public:
  Interface() {
    Add = [this] { ++Value; };
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
  }
};

struct Stoppable {
  int Value = 0;
  void start() {
    Registry.push_back([this] { ++Value; });
  }
  void stop();
};

int main() {
  int Count = 0;
  Registry.push_back([&] { ++Count; });
  return 0;
}
