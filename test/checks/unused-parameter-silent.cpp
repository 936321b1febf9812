// RUN: %check_tidy %s templates-unused-parameter -std=c++17,c++20

#include <cassert>
#include <tuple>
#include <type_traits>
#include <typeinfo>
#include <variant>

// Parameters that nothing uses, on purpose or because something needs them.

int work(int);

//===----------------------------------------------------------------------===//
// Names and arguments that say so
//===----------------------------------------------------------------------===//

template <typename> int unnamed(int A) { return work(A); }
template <typename T> int unnamedInDefinition(int A);
template <typename> int unnamedInDefinition(int A) { return work(A); }
template <typename MeshTag> int named(int A) { return work(A); }
template <int object_id> int numbered(int A) { return work(A); }
int Said = unnamed<int>(1) + unnamedInDefinition<int>(1) + named<int>(2) +
           numbered<3>(4);

struct Red {};
struct Green;
template <typename T> int colored(int A) { return work(A); }
template <typename... Ts> int painted(int A) { return work(A); }
int Colors = colored<Red>(1) + colored<Green>(2) + painted<int, Red>(3);

template <typename T> class Handle {
  int Value = 0;

public:
  void set(int A) {
    work(A);
    work(A);
    work(A);
    work(A);
    Value = A;
  }
};
Handle<int> H1;
Handle<long> H2;

template <typename T> struct Meters {
  double Value;
  Meters operator+(Meters Other) const { return {Value + Other.Value}; }
};
struct Road {
  int Length;
};
struct Rail {
  int Length;
};
double Distances = (Meters<Road>{1} + Meters<Road>{2}).Value +
                   (Meters<Rail>{1} + Meters<Rail>{2}).Value;

//===----------------------------------------------------------------------===//
// An object for each argument
//===----------------------------------------------------------------------===//

template <typename T> const void *identity() {
  static char Place;
  return &Place;
}
template <typename T> int nextNumber(int A) {
  static int Last = 0;
  return Last += work(A);
}
template <typename T> struct Live {
  static int Count;
  int Value = 0;
  Live() { ++Count; }
  ~Live() { --Count; }
};
template <typename T> int Live<T>::Count = 0;
Live<int> L1;
Live<long> L2;
int Numbers = nextNumber<int>(1);
const void *Identity = identity<int>();
template <typename T> int Variable = 0;
template <typename T> constexpr bool alwaysFalse = false;

//===----------------------------------------------------------------------===//
// Selecting
//===----------------------------------------------------------------------===//

template <typename T, typename Small = std::enable_if_t<sizeof(T) <= 4>>
int select(T A) {
  return work(A);
}
template <typename T, std::enable_if_t<(sizeof(T) > 4), int> Large = 0>
int select(T A) {
  return work(A) + 1;
}
template <typename T, typename Has = typename T::type> int has(T A) {
  return work(A.Value);
}
template <typename T, typename Hook = void> struct Selected {
  T Value;
  int get() { return work(Value); }
};
template <typename T, bool IsSmall = (sizeof(T) <= 4)> int byValue(T A) {
  return work(A);
}
template <typename... Ts> using Void = void;
template <int &...Barrier, typename T> int noArguments(T A) { return work(A); }
Selected<int> Sel1;
Selected<long> Sel2;
int Selects = select(1) + select(2L) + byValue(3) + noArguments(4);

//===----------------------------------------------------------------------===//
// A shape that others need
//===----------------------------------------------------------------------===//

template <typename T> int specialised(int A) { return work(A); }
template <> int specialised<int>(int A) { return work(-A); }

template <typename T> struct Partly {
  int Value;
  int get(int A) { return work(A); }
};
template <typename T> struct Partly<T *> {
  int Value;
  int get(int A) { return work(-A); }
};
Partly<int> P1;
Partly<long> P2;

template <typename T> struct MemberSpecialised {
  int Value = 0;
  int get(int A) { return work(A); }
};
template <> inline int MemberSpecialised<int>::get(int A) { return A; }
MemberSpecialised<int> MS1;
MemberSpecialised<long> MS2;

template <typename T> int dispatch(int A, std::true_type) { return work(A); }
template <typename T> int dispatch(int A, std::false_type) {
  return work(A) + sizeof(T);
}
int Dispatched = dispatch<int>(1, std::is_integral<int>());

struct Loud {
  template <typename T> void log(int A) { work(A + sizeof(T)); }
};
struct Quiet {
  int Count = 0;
  template <typename T> void log(int A) { Count += work(A); }
};

struct Called {
  int Count = 0;
  template <typename T> void operator()(int A) { Count += work(A); }
  template <typename T> void visit(int A) { Count += work(A); }
};
template <typename Visitor> void callAll(Visitor &V) {
  V.template operator()<int>(1);
  V.template visit<int>(2);
}
void callCalled(Called &C) { callAll(C); }

template <typename T> struct Passed {
  int Value = 0;
  int get(int A) { return work(A); }
  int twice(int A) { return work(A) + work(A); }
};
template <template <typename> class TT> struct Takes {
  TT<int> Value;
};
Takes<Passed> Taken;
Passed<int> Pa1;
Passed<long> Pa2;

template <typename T> int once(int A) { return work(A); }
template <typename... Ts> std::tuple<decltype(work(sizeof(Ts)))...> each(int A) {
  return {once<Ts>(A)...};
}
auto Each = each<int, long>(1);

template <typename Final> struct Mixin {
  int Value = 0;
  int get(int A) {
    work(A);
    work(A);
    work(A);
    work(A);
    return work(A);
  }
};
struct Mixed : Mixin<Mixed> {};
template <typename T> struct MixedToo : Mixin<MixedToo<T>> {
  T Value;
};

template <int N> struct Part {
  int Value = 0;
  int get(int A) { return work(A); }
};
struct Whole : Part<0>, Part<1> {};

//===----------------------------------------------------------------------===//
// Types that the program tells apart
//===----------------------------------------------------------------------===//

template <typename T> struct Event {
  int Value = 0;
  virtual ~Event() = default;
  int get(int A) { return work(A); }
};
bool isInt(Event<int> &E, Event<long> &L) {
  return typeid(E) == typeid(Event<int>) && work(L.Value);
}

template <typename T> struct Choice {
  int Value = 0;
  int get(int A) { return work(A); }
};
std::variant<Choice<int>, Choice<long>> Choices;

template <typename T> struct Overloaded {
  int Value = 0;
  int get(int A) { return work(A); }
};
int take(Overloaded<int> O) { return work(O.Value); }
int take(Overloaded<long> O) { return work(-O.Value); }

//===----------------------------------------------------------------------===//
// Nothing that is worth a copy
//===----------------------------------------------------------------------===//

template <typename T> void nothing(int) {}
template <typename T> bool isSupported() { return false; }
template <typename T> int refuse(int A) { throw A; }
template <typename T> int declared(int A);
template <typename T> int deleted(int A) = delete;
template <typename T> [[deprecated]] int old(int A) { return work(A); }
template <typename T> struct Data {
  int Value;
};
Data<int> D1;
Data<long> D2;

//===----------------------------------------------------------------------===//
// What the compiler does not see
//===----------------------------------------------------------------------===//

#define NOTHING(...)
template <typename T> int inMacro(int A) {
  NOTHING(sizeof(T) > 1);
  return work(A);
}
template <typename T> int inOtherConfiguration(int A) {
#ifdef SOME_OTHER_CONFIGURATION
  A += sizeof(T);
#endif
  return work(A);
}
#define TEMPLATE(Name)                                                         \
  template <typename T> int Name(int A) { return work(A); }
TEMPLATE(fromMacro)
#define SPELLED(Name) spelled<Name>(1)
template <typename T> int spelled(int A) { return work(A); }
int Hidden = inMacro<int>(1) + inOtherConfiguration<int>(2) +
             fromMacro<int>(3) + SPELLED(int);

//===-- Each specialisation returns an object of a type of its own ---------===//

template <class T> auto uniqueTag() { return [] {}; }

static_assert(
    !std::is_same_v<decltype(uniqueTag<int>()), decltype(uniqueTag<long>())>);
