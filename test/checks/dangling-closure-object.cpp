// RUN: %check_tidy %s templates-dangling-closure -std=c++17,c++20

#include <functional>
#include <memory>
#include <mutex>
#include <string>

//===----------------------------------------------------------------------===//
// A copy of the object would do
//===----------------------------------------------------------------------===//

template <typename T> struct Box {
  T Value{};
  int Scale = 1;
  mutable int Calls = 0;
  static int Offset;

  int scaled() const { return Scale * 2; }
  int grow() { return ++Scale; }

  auto explicitThis() const {
    return [this] { return Value; };
  }
  auto byCopy() {
    return [=] { return Value + scaled() + Offset; };
  }
  auto byReference() {
    return [&] { return this->Scale + Box::Offset; };
  }
  auto besideOthers(int N) {
    return [N, this] { return N + Value; };
  }
  std::function<int(int)> erased() const {
    return [this](int N) mutable { return N += Value; };
  }

  // It writes, or lets the object out.
  auto writes() {
    return [this] { return ++Scale; };
  }
  auto callsNonConst() {
    return [this] { return grow(); };
  }
  auto writesMutable() const {
    return [this] { return ++Calls; };
  }
  auto letsOut() const {
    return [this] { return this; };
  }
  auto yieldsReference() const {
    return [this]() -> const T & { return Value; };
  }
  auto nested() const {
    return [this] { return [this] { return Value; }; };
  }
};
template <typename T> int Box<T>::Offset = 1;

void temporaries() {
  auto A = Box<int>().explicitThis();
// CHECK-NOTES: :[[@LINE-1]]:23: warning: the closure made here refers to a temporary object, which ends before the closure does; keep the object in a variable [templates-dangling-closure]
// CHECK-NOTES: :[[@LINE-40]]:12: note: the closure captures a reference here
  auto B = Box<int>().byCopy();
// CHECK-NOTES: :[[@LINE-1]]:23: warning: the closure made here refers to a temporary object, which ends before the closure does; keep the object in a variable [templates-dangling-closure]
// CHECK-NOTES: :[[@LINE-40]]:12: note: the closure captures 'this', where it could capture a copy of the object, here
  auto C = Box<long>().byReference();
// CHECK-NOTES: :[[@LINE-1]]:24: warning: the closure made here refers to a temporary object, which ends before the closure does; keep the object in a variable [templates-dangling-closure]
// CHECK-NOTES: :[[@LINE-40]]:12: note: the closure captures 'this', where it could capture a copy of the object, here
  auto D = Box<int>().besideOthers(1);
// CHECK-NOTES: :[[@LINE-1]]:23: warning: the closure made here refers to a temporary object, which ends before the closure does; keep the object in a variable [templates-dangling-closure]
// CHECK-NOTES: :[[@LINE-40]]:12: note: the closure captures 'this', where it could capture a copy of the object, here
  auto E = Box<int>().erased();
// CHECK-NOTES: :[[@LINE-1]]:23: warning: the closure made here refers to a temporary object, which ends before the closure does; keep the object in a variable [templates-dangling-closure]
// CHECK-NOTES: :[[@LINE-40]]:12: note: the closure captures 'this', where it could capture a copy of the object, here
  auto F = Box<int>().writes();
// CHECK-NOTES: :[[@LINE-1]]:23: warning: the closure made here refers to a temporary object, which ends before the closure does; keep the object in a variable [templates-dangling-closure]
// CHECK-NOTES: :[[@LINE-38]]:12: note: the closure captures a reference here
  auto G = Box<int>().callsNonConst();
// CHECK-NOTES: :[[@LINE-1]]:23: warning: the closure made here refers to a temporary object, which ends before the closure does; keep the object in a variable [templates-dangling-closure]
// CHECK-NOTES: :[[@LINE-38]]:12: note: the closure captures a reference here
  auto H = Box<int>().writesMutable();
// CHECK-NOTES: :[[@LINE-1]]:23: warning: the closure made here refers to a temporary object, which ends before the closure does; keep the object in a variable [templates-dangling-closure]
// CHECK-NOTES: :[[@LINE-38]]:12: note: the closure captures a reference here
  auto I = Box<int>().letsOut();
// CHECK-NOTES: :[[@LINE-1]]:23: warning: the closure made here refers to a temporary object, which ends before the closure does; keep the object in a variable [templates-dangling-closure]
// CHECK-NOTES: :[[@LINE-38]]:12: note: the closure captures a reference here
  auto J = Box<int>().yieldsReference();
// CHECK-NOTES: :[[@LINE-1]]:23: warning: the closure made here refers to a temporary object, which ends before the closure does; keep the object in a variable [templates-dangling-closure]
// CHECK-NOTES: :[[@LINE-38]]:12: note: the closure captures a reference here
  auto K = Box<int>().nested();
// CHECK-NOTES: :[[@LINE-1]]:23: warning: the closure made here refers to a temporary object, which ends before the closure does; keep the object in a variable [templates-dangling-closure]
// CHECK-NOTES: :[[@LINE-38]]:12: note: the closure captures a reference here
}

// The edit is made once.
auto again() {
  Box<int> B;
  return B.explicitThis();
// CHECK-NOTES: :[[@LINE-1]]:12: warning: the closure made here refers to 'B', which ends with the function, but is returned; keep the object alive [templates-dangling-closure]
// CHECK-NOTES: :[[@LINE-78]]:12: note: the closure captures 'this', where it could capture a copy of the object, here
}

struct NoTemplate {
  std::string Name;
  std::function<std::size_t()> size() const;
};
std::function<std::size_t()> NoTemplate::size() const {
  return [this] { return Name.size(); };
}
auto noTemplate = NoTemplate().size();
// CHECK-NOTES: :[[@LINE-1]]:32: warning: the closure made here refers to a temporary object, which ends before the closure does; keep the object in a variable [templates-dangling-closure]
// CHECK-NOTES: :[[@LINE-4]]:10: note: the closure captures a reference here

auto local() {
  NoTemplate Object;
  auto Size = [&Object] { return Object.Name; };
  return Object.size();
// CHECK-NOTES: :[[@LINE-1]]:17: warning: the closure made here refers to 'Object', which ends with the function, but is returned; keep the object alive [templates-dangling-closure]
// CHECK-NOTES: :[[@LINE-11]]:10: note: the closure captures 'this', where it could capture a copy of the object, here
}

//===----------------------------------------------------------------------===//
// It cannot be copied, or loses a part
//===----------------------------------------------------------------------===//

template <typename T> struct Holder {
  T Held{};
  auto getter() const {
    return [this] { return Held ? 1 : 0; };
  }
};
auto heldPointer = Holder<int *>().getter();
// CHECK-NOTES: :[[@LINE-1]]:36: warning: the closure made here refers to a temporary object, which ends before the closure does; keep the object in a variable [templates-dangling-closure]
// CHECK-NOTES: :[[@LINE-5]]:12: note: the closure captures a reference here
// One specialisation is enough.
std::unique_ptr<Holder<std::unique_ptr<int>>> heldOwner;
auto heldElsewhere() { return heldOwner->getter(); }

struct Locked {
  std::mutex Lock;
  int Value = 0;
  auto getter() const {
    return [this] { return Value; };
  }
};
auto locked = Locked().getter();
// CHECK-NOTES: :[[@LINE-1]]:24: warning: the closure made here refers to a temporary object, which ends before the closure does; keep the object in a variable [templates-dangling-closure]
// CHECK-NOTES: :[[@LINE-5]]:12: note: the closure captures a reference here

struct Polymorphic {
  int Value = 0;
  virtual ~Polymorphic();
  auto getter() const {
    return [this] { return Value; };
  }
};
auto polymorphic = Polymorphic().getter();
// CHECK-NOTES: :[[@LINE-1]]:34: warning: the closure made here refers to a temporary object, which ends before the closure does; keep the object in a variable [templates-dangling-closure]
// CHECK-NOTES: :[[@LINE-5]]:12: note: the closure captures a reference here

#define GETTER [this] { return Value; }
struct InMacro {
  int Value = 0;
  auto getter() const { return GETTER; }
};
auto inMacro = InMacro().getter();
// CHECK-NOTES: :[[@LINE-1]]:26: warning: the closure made here refers to a temporary object, which ends before the closure does; keep the object in a variable [templates-dangling-closure]
// CHECK-NOTES: :[[@LINE-4]]:32: note: the closure captures a reference here
// CHECK-NOTES: :[[@LINE-8]]:16: note: expanded from macro 'GETTER'

// Silent: it has a copy already, or is called at once.
struct Copies {
  int Value = 0;
  auto getter() const {
    return [*this] { return Value; };
  }
};
auto copies = Copies().getter();
int calledAtOnce = NoTemplate().size()();
