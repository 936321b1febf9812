// RUN: %check_tidy %s templates-unconstrained-parameter -std=c++20,c++23

#include <algorithm>
#include <string>
#include <vector>

// Each member asks for something else; a member that asks for nothing stays.
template <typename T> class Stack {
// CHECK-NOTES: :[[@LINE-1]]:20: warning: template parameter 'T' of 'Stack' accepts any type, but members require more of it; constrain it [templates-unconstrained-parameter]
// CHECK-NOTES: :[[@LINE+10]]:17: note: the body requires 'Value == Wanted' here
// CHECK-NOTES: :[[@LINE+15]]:40: note: the body requires 'A < B' here
// CHECK-NOTES: :[[@LINE+18]]:11: note: the body requires 'T()' here
// CHECK-NOTES: :[[@LINE+19]]:9: note: the body requires 'Sum += Value' here
  std::vector<T> Values;

public:
  void push(T Value) { Values.push_back(static_cast<T &&>(Value)); }
  bool holds(const T &Wanted) const {
    for (const T &Value : Values)
      if (Value == Wanted)
        return true;
    return false;
  }
  T sum() const;
  void sort() { std::sort(Values.begin(), Values.end()); }
  static T larger(T A, T B) { return A < B ? B : A; }
};

template <typename T> T Stack<T>::sum() const {
  T Sum = T();
  for (const T &Value : Values)
    Sum += Value;
  return Sum;
}

struct Opaque {
  int Value;
};

int use() {
  Stack<int> Numbers;
  Numbers.push(1);
  Numbers.sort();
  Stack<Opaque> Others;
  Others.push({1});
  return Numbers.sum() + Numbers.holds(1) + Stack<int>::larger(1, 2);
}

// One member, two parameters.
template <typename Key, typename Value> class Pair {
// CHECK-NOTES: :[[@LINE-1]]:20: warning: template parameters 'Key', 'Value' of 'Pair' accept any type, but 'print' requires more of them; constrain them [templates-unconstrained-parameter]
// CHECK-NOTES: :[[@LINE+10]]:18: note: the body requires 'First.name()' here
// CHECK-NOTES: :[[@LINE+9]]:9: note: the body requires 'Out += First.name()' here
// CHECK-NOTES: :[[@LINE+9]]:19: note: the body requires 'Second.name()' here
// CHECK-NOTES: :[[@LINE+8]]:9: note: the body requires 'Out += Second.name()' here
  Key First;
  Value Second;

public:
  Pair(Key First, Value Second) : First(First), Second(Second) {}
  void print(std::string &Out) const {
    Out += First.name();
    Out += Second.name();
  }
};

// Silent: the class says what it wants, in its head, in an assertion or in the
// members.
template <std::integral T> class Head {
  T Value;

public:
  bool less(T Other) const { return Value < Other; }
};

template <typename T> class Asserts {
  static_assert(std::integral<T>);
  T Value;

public:
  bool less(T Other) const { return Value < Other; }
};

template <typename T> class Clause {
  T Value;

public:
  bool less(T Other) const
    requires std::totally_ordered<T>
  {
    return Value < Other;
  }
};

// The parameter derives from the class.
template <typename T> class Comparable {
public:
  bool operator!=(const T &Other) const {
    return !(static_cast<const T &>(*this) == Other);
  }
};
struct Point : Comparable<Point> {
  int X = 0;
  bool operator==(const Point &Other) const { return X == Other.X; }
};
bool differ(Point A, Point B) { return A != B; }

// Virtual functions have no constraints.
template <typename T> struct Shape {
  T Value;
  virtual ~Shape() = default;
  virtual bool less(T Other) const { return Value < Other; }
};

// Constructors, and what they need, belong to every object.
template <typename T> struct Half {
  T Value;
  explicit Half(T Whole) : Value(Whole / 2) {}
};

// The class's own name, without arguments, means the class only inside it.
template <typename T> struct Ratio {
// CHECK-NOTES: :[[@LINE-1]]:20: warning: template parameter 'T' of 'Ratio' accepts any type, but 'less' requires more of it; constrain it [templates-unconstrained-parameter]
// CHECK-NOTES: :[[@LINE+3]]:43: note: the body requires 'T()' here
  T Over, Under;
  bool less(const Ratio &Other, int Scale) const {
    return compare(*this, Other, Scale) < T();
  }
  friend T compare(const Ratio &, const Ratio &, int);

  struct Builder {
    int Steps;
  };
  template <typename F> void build(F Run) { Run(Builder{1}); }
// CHECK-NOTES: :[[@LINE-1]]:22: warning: template parameter 'F' of 'build' accepts any type, but the body requires more of it; constrain it [templates-unconstrained-parameter]
// CHECK-NOTES: :[[@LINE-2]]:45: note: the body requires 'Run(Builder)' here, which the head cannot say
};

// Classes that a template around them names without its arguments.
template <class T> class Pointer {
  template <class U> struct Helper { using type = U; };
  using String = typename Helper<T>::type;

public:
  template <class J> int find(const J &In) {
// CHECK-NOTES: :[[@LINE-1]]:19: warning: template parameter 'J' of 'find' accepts any type, but the body requires more of it; constrain it [templates-unconstrained-parameter]
// CHECK-NOTES: :[[@LINE+2]]:15: note: the body requires 'In.contains(Key)' here, which the head cannot say
    const String Key{};
    return In.contains(Key);
  }
};
struct Object {
  bool contains(const std::string &) const;
};
int found() { return Pointer<std::string>().find(Object()); }

// What friends may do, and the library may not.
class Maker {
public:
  template <class Made, class A> static Made *make(A Argument) {
// CHECK-NOTES: :[[@LINE-1]]:19: warning: template parameters 'Made', 'A' of 'make' accept any type, but the body requires more of them; constrain them [templates-unconstrained-parameter]
// CHECK-NOTES: :[[@LINE+1]]:12: note: the body requires 'Made(Argument)' here, which the head cannot say
    return new Made(Argument);
  }
};
template <class Made> class Pool {
  Made *Last = nullptr;

public:
  template <class A> Made *add(A Argument) {
// CHECK-NOTES: :[[@LINE-1]]:19: warning: template parameter 'A' of 'add' accepts any type, but the body requires more of it; constrain it [templates-unconstrained-parameter]
// CHECK-NOTES: :[[@LINE+1]]:19: note: the body requires 'Made(Argument)' here, which the head cannot say
    return Last = Maker::template make<Made>(Argument);
  }
};
class Kept {
  friend class Maker;
  explicit Kept(bool);
};
Kept *kept(Pool<Kept> &Of) { return Of.add(true); }

// Constants in types.
template <int Size, class A> struct Bounded {
  explicit Bounded(A);
};
template <int Size, class A, class F> void callBounded(A Argument, F Run) {
// CHECK-NOTES: :[[@LINE-1]]:27: warning: template parameters 'A', 'F' of 'callBounded' accept any type, but the body requires more of them; constrain them [templates-unconstrained-parameter]
// CHECK-NOTES: :[[@LINE+1]]:3: note: the body requires 'Run(Bounded<Size, A>)' here, which the head cannot say
  Run(Bounded<Size, A>(Argument));
}
void useBounded() { callBounded<2>(1, [](const auto &) {}); }
