// RUN: %check_tidy %s templates-dangling-closure -std=c++17,c++20 -config='{CheckOptions: {templates-dangling-closure.Strict: true}}'

#include <atomic>
#include <functional>
#include <thread>
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

//===----------------------------------------------------------------------===//
// The destructor cancels or joins, but takes nothing out
//===----------------------------------------------------------------------===//

struct Timer {
  void cancel();
  ~Timer();
};
struct Queue {
  std::vector<Callback> Tasks;
  void post(Callback Task) { Tasks.push_back(Task); }
  void drop(int);
  void clear() { Tasks.clear(); }
};

template <typename T> class Joins {
  T Value{};
  std::thread Worker;
  std::atomic<bool> Stopped{false};

public:
  void start() {
    Registry.push_back([this] { ++Value; });
// CHECK-NOTES: :[[@LINE-1]]:25: warning: this closure captures 'this' and is kept in 'Registry', but nothing takes it out when the object ends; do so in the destructor of 'Joins' [templates-dangling-closure]
// CHECK-NOTES: :[[@LINE+2]]:3: note: the destructor only cancels or joins here; a call that is queued already still comes
  }
  ~Joins() {
    Stopped = true;
    if (Worker.joinable())
      Worker.join();
  }
};

class Cancels {
  Queue &Tasks;
  Timer Pause;
  int Value = 0;

public:
  explicit Cancels(Queue &Tasks) : Tasks(Tasks) {}
  void start() {
    Tasks.post([this] { ++Value; });
// CHECK-NOTES: :[[@LINE-1]]:17: warning: this closure captures 'this' and is kept in 'Tasks', but nothing takes it out when the object ends; do so in the destructor of 'Cancels' [templates-dangling-closure]
// CHECK-NOTES: :[[@LINE-2]]:11: note: step 1: the closure is passed to 'post'
// CHECK-NOTES: :[[@LINE-34]]:36: note: step 2: the closure is stored in 'Tasks'
// CHECK-NOTES: :[[@LINE+2]]:3: note: the destructor only cancels or joins here; a call that is queued already still comes
  }
  ~Cancels() { Pause.cancel(); }
};

// Silent: something else is done, too, or another member ends.
class Drops {
  Queue &Tasks;
  Timer Pause;
  int Value = 0;

public:
  explicit Drops(Queue &Tasks) : Tasks(Tasks) {}
  void start() {
    Tasks.post([this] { ++Value; });
  }
  ~Drops() {
    Pause.cancel();
    Tasks.drop(1);
  }
};

class Clears {
  Queue &Tasks;
  Timer Pause;
  int Value = 0;

public:
  explicit Clears(Queue &Tasks) : Tasks(Tasks) {}
  void start() {
    Tasks.post([this] { ++Value; });
  }
  ~Clears() {
    Pause.cancel();
    Tasks.clear();
  }
};

class HasAnother {
  Queue &Tasks;
  Timer Pause, Other;
  int Value = 0;

public:
  explicit HasAnother(Queue &Tasks) : Tasks(Tasks) {}
  void start() {
    Tasks.post([this] { ++Value; });
  }
  ~HasAnother() { Pause.cancel(); }
};

class Logs {
  Timer Pause;
  int Value = 0;
  static void log();

public:
  void start() {
    Registry.push_back([this] { ++Value; });
  }
  ~Logs() {
    Pause.cancel();
    log();
  }
};

int main() {
  int Count = 0;
  Registry.push_back([&] { ++Count; });
// CHECK-NOTES: :[[@LINE-1]]:23: warning: this closure refers to 'Count', which ends with the function, but is kept in 'Registry'; capture a copy [templates-dangling-closure]
  return 0;
}
