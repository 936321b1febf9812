// RUN: %check_tidy %s templates-dangling-closure -std=c++17,c++20

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

using Callback = std::function<void()>;

//===----------------------------------------------------------------------===//
// A class template that keeps a closure over itself, and can be copied
//===----------------------------------------------------------------------===//

template <typename T> class Counter {
  T Count{};
  Callback OnTick;

public:
  Counter() {
    OnTick = [this] { ++Count; };
// CHECK-NOTES: :[[@LINE-1]]:15: warning: this closure captures 'this' and is kept in 'OnTick' of the same object, so that a copy of the object calls back into the original; delete the copy and move operations of 'Counter', or bind the closure anew in them [templates-dangling-closure]
  }
  void tick() { OnTick(); }
};

template <typename T> class CounterInList {
  Callback OnTick;
  T Count{};

public:
  CounterInList() : OnTick([&] { ++Count; }) {}
// CHECK-NOTES: :[[@LINE-1]]:29: warning: this closure captures 'this' and is kept in 'OnTick' of the same object, so that a copy of the object calls back into the original; delete the copy and move operations of 'CounterInList', or bind the closure anew in them [templates-dangling-closure]
  void tick() { OnTick(); }
};

template <typename T> struct CounterByDefault {
  T Count{};
  Callback OnTick = [this] { ++Count; };
// CHECK-NOTES: :[[@LINE-1]]:22: warning: this closure captures 'this' and is kept in 'OnTick' of the same object, so that a copy of the object calls back into the original; delete the copy and move operations of 'CounterByDefault', or bind the closure anew in them [templates-dangling-closure]
};

template <typename T> struct CounterInBraces {
  CounterInBraces() {}
  T Count{};
  Callback OnTick{[&] { ++Count; }};
// CHECK-NOTES: :[[@LINE-1]]:20: warning: this closure captures 'this' and is kept in 'OnTick' of the same object, so that a copy of the object calls back into the original; delete the copy and move operations of 'CounterInBraces', or bind the closure anew in them [templates-dangling-closure]
};

template <typename T> class OutOfLine {
  std::map<int, Callback> Handlers;
  T Count{};

public:
  void init();
  void bind();
  void hit() { ++Count; }
  void run(int Key) { Handlers[Key](); }
};

template <typename T> void OutOfLine<T>::init() {
  Handlers[0] = [this] { hit(); };
// CHECK-NOTES: :[[@LINE-1]]:18: warning: this closure captures 'this' and is kept in 'Handlers' of the same object, so that a copy of the object calls back into the original; delete the copy and move operations of 'OutOfLine', or bind the closure anew in them [templates-dangling-closure]
}

template <typename T> void OutOfLine<T>::bind() {
  Handlers.emplace(1, std::bind(&OutOfLine::hit, this));
// CHECK-NOTES: :[[@LINE-1]]:50: warning: this closure captures 'this' and is kept in 'Handlers' of the same object, so that a copy of the object calls back into the original; delete the copy and move operations of 'OutOfLine', or bind the closure anew in them [templates-dangling-closure]
}

template <typename T> class Whole {
  struct Part {
    Part() : Each([this] { ++Hits; }) {}
// CHECK-NOTES: :[[@LINE-1]]:20: warning: this closure captures 'this' and is kept in 'Each' of the same object, so that a copy of the object calls back into the original; delete the copy and move operations of 'Part', or bind the closure anew in them [templates-dangling-closure]
    Callback Each;
    T Hits{};
  };
  Part P;

public:
  void run() { P.Each(); }
};

struct Signal {
  void on(Callback C) { Slots.push_back(std::move(C)); }
  void fire() {
    for (Callback &Slot : Slots)
      Slot();
  }
  std::vector<Callback> Slots;
};

template <typename T> class ThroughItsMember {
  Signal Changed;
  T Value{};

public:
  ThroughItsMember() {
    Changed.on([this] { ++Value; });
// CHECK-NOTES: :[[@LINE-1]]:17: warning: this closure captures 'this' and is kept in 'Slots' of the same object, so that a copy of the object calls back into the original; delete the copy and move operations of 'ThroughItsMember', or bind the closure anew in them [templates-dangling-closure]
// CHECK-NOTES: :[[@LINE-2]]:5: note: step 1: the closure is passed to 'on'
// CHECK-NOTES: :[[@LINE-17]]:31: note: step 2: the closure is stored in 'Slots'
  }
  void set() { Changed.fire(); }
};

template <typename T> class MovedOnly {
  std::unique_ptr<T> Value = std::make_unique<T>();
  Callback Add;

public:
  MovedOnly() {
    Add = [this] { ++*Value; };
// CHECK-NOTES: :[[@LINE-1]]:12: warning: this closure captures 'this' and is kept in 'Add' of the same object, so that a copy of the object calls back into the original; delete the copy and move operations of 'MovedOnly', or bind the closure anew in them [templates-dangling-closure]
  }
  void run() { Add(); }
};

template <typename T> struct Holder {
  Callback Held;
};

template <typename T> class Derived : Holder<T> {
  T Value{};

public:
  Derived() {
    this->Held = [this] { ++Value; };
// CHECK-NOTES: :[[@LINE-1]]:19: warning: this closure captures 'this' and is kept in 'Held' of the same object, so that a copy of the object calls back into the original; delete the copy and move operations of 'Derived', or bind the closure anew in them [templates-dangling-closure]
  }
  void run() { this->Held(); }
};

template <typename T> class NeverInstantiated {
  T Value{};
  Callback Add;

public:
  NeverInstantiated() {
    Add = [this] { ++Value; };
// CHECK-NOTES: :[[@LINE-1]]:12: warning: this closure captures 'this' and is kept in 'Add' of the same object, so that a copy of the object calls back into the original; delete the copy and move operations of 'NeverInstantiated', or bind the closure anew in them [templates-dangling-closure]
  }
  void run() { Add(); }
};

#define ADD_TO(Member) [this] { ++Member; }
template <typename T> class InMacro {
  T Value{};
  Callback Add;

public:
  InMacro() { Add = ADD_TO(Value); }
// CHECK-NOTES: :[[@LINE-1]]:21: warning: this closure captures 'this' and is kept in 'Add' of the same object, so that a copy of the object calls back into the original; delete the copy and move operations of 'InMacro', or bind the closure anew in them [templates-dangling-closure]
// CHECK-NOTES: :[[@LINE-8]]:25: note: expanded from macro 'ADD_TO'
  void run() { Add(); }
};

//===----------------------------------------------------------------------===//
// Nothing copies the closure together with the object
//===----------------------------------------------------------------------===//

template <typename T> class HasMutex {
  std::mutex Lock;
  Callback Add;
  T Value{};

public:
  HasMutex() {
    Add = [this] { ++Value; };
  }
  void run() { Add(); }
};

template <typename T> class CannotBeCopied {
  Callback Add;
  T Value{};

public:
  CannotBeCopied() {
    Add = [this] { ++Value; };
  }
  CannotBeCopied(const CannotBeCopied &) = delete;
  CannotBeCopied &operator=(const CannotBeCopied &) = delete;
  void run() { Add(); }
};

struct Unique {
  Unique() = default;
  Unique(Unique &&) = delete;
};

template <typename T> class HasUniqueBase : Unique {
  Callback Add = [this] { ++Value; };
  T Value{};

public:
  void run() { Add(); }
};

template <typename T> class BindsAnew {
  Callback Add;
  T Value{};

  void bind() {
    Add = [this] { ++Value; };
  }

public:
  BindsAnew() { bind(); }
  BindsAnew(const BindsAnew &Other) : Value(Other.Value) { bind(); }
  BindsAnew &operator=(const BindsAnew &Other) {
    Value = Other.Value;
    return *this;
  }
  void run() { Add(); }
};

template <typename T>
class Shared : public std::enable_shared_from_this<Shared<T>> {
  Callback Add;
  T Value{};

public:
  Shared() {
    Add = [this] { ++Value; };
  }
  void run() { Add(); }
};

template <typename T> class Interface {
  Callback Add;
  T Value{};

public:
  Interface() {
    Add = [this] { ++Value; };
  }
  virtual ~Interface() = default;
  void run() { Add(); }
};

template <typename T> class CapturesACopy {
  Callback Print;
  T Value{};

public:
  CapturesACopy() {
    Print = [*this] { (void)Value; };
  }
  void run() { Print(); }
};

template <typename T> class BindsBeforeEachCall {
  Callback Step;
  T Value{};

public:
  void run() {
    Step = [this] { ++Value; };
    Step();
  }
};

template <typename T> class TakesItBack {
  Callback Step;
  T Value{};
  void work() { Step(); }

public:
  void run() {
    Step = [this] { ++Value; };
    work();
    Step = nullptr;
  }
};

// A class that is no template is told about by
// bugprone-capturing-this-in-member-variable.
class Plain {
  Callback Add;
  int Value = 0;

public:
  Plain() {
    Add = [this] { ++Value; };
  }
  void run() { Add(); }
};

void useAll() {
  Counter<int>().tick();
  Counter<long>().tick();
  CounterInList<int>().tick();
  CounterByDefault<int>().OnTick();
  CounterInBraces<int>().OnTick();
  OutOfLine<int> O;
  O.init();
  O.bind();
  O.run(0);
  Whole<int>().run();
  ThroughItsMember<int>().set();
  MovedOnly<int>().run();
  Derived<int>().run();
  InMacro<int>().run();
  HasMutex<int>().run();
  CannotBeCopied<int>().run();
  HasUniqueBase<int>().run();
  BindsAnew<int>().run();
  Shared<int>().run();
  Interface<int>().run();
  CapturesACopy<int>().run();
  BindsBeforeEachCall<int>().run();
  TakesItBack<int>().run();
}
