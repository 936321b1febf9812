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
    return [*this] { return Value; };
  }
  auto byCopy() {
    return [=, *this] { return Value + scaled() + Offset; };
  }
  auto byReference() {
    return [&, *this] { return this->Scale + Box::Offset; };
  }
  auto besideOthers(int N) {
    return [N, *this] { return N + Value; };
  }
  std::function<int(int)> erased() const {
    return [*this](int N) mutable { return N += Value; };
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
  auto B = Box<int>().byCopy();
  auto C = Box<long>().byReference();
  auto D = Box<int>().besideOthers(1);
  auto E = Box<int>().erased();
  auto F = Box<int>().writes();
  auto G = Box<int>().callsNonConst();
  auto H = Box<int>().writesMutable();
  auto I = Box<int>().letsOut();
  auto J = Box<int>().yieldsReference();
  auto K = Box<int>().nested();
}

// The edit is made once.
auto again() {
  Box<int> B;
  return B.explicitThis();
}

struct NoTemplate {
  std::string Name;
  std::function<std::size_t()> size() const;
};
std::function<std::size_t()> NoTemplate::size() const {
  return [*this] { return Name.size(); };
}
auto noTemplate = NoTemplate().size();

auto local() {
  NoTemplate Object;
  auto Size = [&Object] { return Object.Name; };
  return Object.size();
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

struct Polymorphic {
  int Value = 0;
  virtual ~Polymorphic();
  auto getter() const {
    return [this] { return Value; };
  }
};
auto polymorphic = Polymorphic().getter();

#define GETTER [this] { return Value; }
struct InMacro {
  int Value = 0;
  auto getter() const { return GETTER; }
};
auto inMacro = InMacro().getter();

// Silent: it has a copy already, or is called at once.
struct Copies {
  int Value = 0;
  auto getter() const {
    return [*this] { return Value; };
  }
};
auto copies = Copies().getter();
int calledAtOnce = NoTemplate().size()();
