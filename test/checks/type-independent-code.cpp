// RUN: %check_tidy %s templates-type-independent-code -std=c++17,c++20

#include <map>
#include <mutex>
#include <string>
#include <type_traits>
#include <vector>

int step(int);
void log(const std::string &Text);

//===----------------------------------------------------------------------===//
// Statements of a function
//===----------------------------------------------------------------------===//

template <typename T> bool format(T Value, char *First, int Width) {
  char *Last = First;
  do {
    *Last++ = static_cast<char>('0' + Value % 10);
    Value /= 10;
  } while (Value);
  while (Last - First < Width)
// CHECK-NOTES: :[[@LINE-1]]:3: warning: these statements depend on no template parameter, but each specialisation of 'format' has a copy; move them to a function that is no template [templates-type-independent-code]
// CHECK-NOTES: :[[@LINE+12]]:10: note: the last of them ends here
// CHECK-NOTES: :[[@LINE+116]]:3: note: 3 specialisations with the same 8 statements; the first is instantiated here
// CHECK-NOTES: :[[@LINE+115]]:3: note: specialisation 'format<int>' is instantiated here
// CHECK-NOTES: :[[@LINE+115]]:3: note: specialisation 'format<long>' is instantiated here
// CHECK-NOTES: :[[@LINE+115]]:3: note: specialisation 'format<unsigned int>' is instantiated here
    *Last++ = ' ';
  *Last-- = '\0';
  while (First < Last) {
    const char Swapped = *Last;
    *Last-- = *First;
    *First++ = Swapped;
  }
  return true;
}

// Of a loop's body, with one result.
template <typename T>
int sum(const std::vector<T> &Values, const int *Weights) {
  int Sum = 0;
  for (const T &Value : Values) {
    int Weight = *Weights;
// CHECK-NOTES: :[[@LINE-1]]:5: warning: these statements depend on no template parameter, but each specialisation of 'sum' has a copy; move them to a function that is no template [templates-type-independent-code]
// CHECK-NOTES: :[[@LINE+11]]:26: note: the last of them ends here
// CHECK-NOTES: :[[@LINE+97]]:3: note: 3 specialisations with the same 8 statements; the first is instantiated here
// CHECK-NOTES: :[[@LINE+96]]:3: note: specialisation 'sum<int>' is instantiated here
// CHECK-NOTES: :[[@LINE+96]]:3: note: specialisation 'sum<long>' is instantiated here
// CHECK-NOTES: :[[@LINE+96]]:3: note: specialisation 'sum<char>' is instantiated here
    if (Weight < 0)
      Weight = -Weight;
    else if (Weight == 0)
      Weight = 1;
    while (Weight > 100)
      Weight /= 10;
    Weight += step(Weight);
    Sum += Weight * static_cast<int>(Value);
  }
  return Sum;
}

// In a lambda.
template <typename F> void repeat(F Call) {
  for (int I = 0; I < 10; ++I)
    Call(I);
}
template <typename T> void report(const std::map<T, int> &Counts) {
  std::string Text;
  for (const auto &[Key, Count] : Counts)
    Text += std::to_string(Count);
  repeat([](int Number) {
    std::string Line = std::to_string(Number);
// CHECK-NOTES: :[[@LINE-1]]:5: warning: these statements depend on no template parameter, but each specialisation of 'report' has a copy; move them to a function that is no template [templates-type-independent-code]
// CHECK-NOTES: :[[@LINE+11]]:13: note: the last of them ends here
// CHECK-NOTES: :[[@LINE+71]]:3: note: 3 specialisations with the same 9 statements; the first is instantiated here
// CHECK-NOTES: :[[@LINE+70]]:3: note: specialisation 'report(const std::map<int, int> &)::(lambda)::operator()' is instantiated here
// CHECK-NOTES: :[[@LINE+70]]:3: note: specialisation 'report(const std::map<long, int> &)::(lambda)::operator()' is instantiated here
// CHECK-NOTES: :[[@LINE+70]]:3: note: specialisation 'report(const std::map<char, int> &)::(lambda)::operator()' is instantiated here
    if (Line.size() < 2)
      Line = "0" + Line;
    Line += ": ";
    for (int I = 0; I < Number; ++I)
      Line += "*";
    Line += "\n";
    log(Line);
  });
}

// On one parameter less.
template <int N> struct Hash {
  int operator()(int Key) const { return Key % N; }
};
template <typename K, typename V> struct Table {
  std::vector<K> Keys;
  std::vector<V> Values;
  template <typename Hash> int find(const K &Key, Hash Of) {
    int At = static_cast<int>(Of(Key));
    int Step = 1;
// CHECK-NOTES: :[[@LINE-1]]:5: warning: these statements do not depend on 'V' and 'Hash', but each specialisation of 'find' has a copy; move them to a function with fewer parameters [templates-type-independent-code]
// CHECK-NOTES: :[[@LINE+15]]:12: note: the last of them ends here
// CHECK-NOTES: :[[@LINE+48]]:5: note: 3 specialisations with the same 10 statements; the first is instantiated here
// CHECK-NOTES: :[[@LINE+47]]:5: note: specialisation 'Table<int, int>::find<Hash<1>>' is instantiated here
// CHECK-NOTES: :[[@LINE+47]]:5: note: specialisation 'Table<int, int>::find<Hash<2>>' is instantiated here
// CHECK-NOTES: :[[@LINE+47]]:5: note: specialisation 'Table<int, int>::find<Hash<3>>' is instantiated here
// CHECK-NOTES: :[[@LINE-12]]:20: note: what is copied depends on 'K'
    int Tries = 0;
    while (!(Keys[At] == Key)) {
      At += Step;
      Step *= 2;
      if (At >= static_cast<int>(Keys.size()))
        At -= static_cast<int>(Keys.size());
      if (++Tries > 100)
        return -1;
    }
    return At;
  }
};

// A parameter without a name.
template <typename T, typename = int> T unnamed(T Value) {
  Value += 1;
// CHECK-NOTES: :[[@LINE-1]]:3: warning: these statements do not depend on all template parameters, but each specialisation of 'unnamed' has a copy; move them to a function with fewer parameters [templates-type-independent-code]
// CHECK-NOTES: :[[@LINE+12]]:10: note: the last of them ends here
// CHECK-NOTES: :[[@LINE+15]]:3: note: 3 specialisations with the same 8 statements; the first is instantiated here
// CHECK-NOTES: :[[@LINE+14]]:3: note: specialisation 'unnamed<int, int>' is instantiated here
// CHECK-NOTES: :[[@LINE+13]]:25: note: specialisation 'unnamed<int, long>' is instantiated here
// CHECK-NOTES: :[[@LINE+12]]:48: note: specialisation 'unnamed<int, char>' is instantiated here
// CHECK-NOTES: :[[@LINE-8]]:20: note: what is copied depends on 'T'
  Value *= 2;
  Value += 3;
  Value *= 4;
  Value += 5;
  Value *= 6;
  Value += 7;
  return Value;
}

void statements(char *Text, const int *Weights, Table<int, int> T) {
  unnamed<int, int>(1), unnamed<int, long>(1), unnamed<int, char>(1);
  format(1, Text, 8);
  format(1L, Text, 8);
  format(1U, Text, 8);
  sum(std::vector<int>(), Weights);
  sum(std::vector<long>(), Weights);
  sum(std::vector<char>(), Weights);
  report(std::map<int, int>());
  report(std::map<long, int>());
  report(std::map<char, int>());
  T.find(1, Hash<1>());
  T.find(1, Hash<2>());
  T.find(1, Hash<3>());
}

//===----------------------------------------------------------------------===//
// Member functions
//===----------------------------------------------------------------------===//

template <typename T> class Option {
public:
  T Value;
  std::string describe() const {
// CHECK-NOTES: :[[@LINE-1]]:15: warning: 'describe' depends on no template parameter, but each specialisation of 'Option' has a copy; move it to a base class that is no template [templates-type-independent-code]
// CHECK-NOTES: :[[@LINE+73]]:5: note: 3 specialisations with the same 10 statements; the first is instantiated here
// CHECK-NOTES: :[[@LINE+72]]:5: note: specialisation 'Option<int>::describe' is instantiated here
// CHECK-NOTES: :[[@LINE+71]]:19: note: specialisation 'Option<long>::describe' is instantiated here
// CHECK-NOTES: :[[@LINE+70]]:33: note: specialisation 'Option<char>::describe' is instantiated here
    std::string Result = "--";
    for (char C : Name) {
      if (C == '_')
        Result += '-';
      else
        Result += C;
    }
    if (Short)
      Result += Short;
    if (IsRequired)
      Result += "!";
    return Result;
  }
  void parse(const char *Text);

private:
  std::string Name;
  char Short = 0;
  bool IsRequired = false;
};

// Defined elsewhere.
template <typename T> void Option<T>::parse(const char *Text) {
// CHECK-NOTES: :[[@LINE-1]]:39: warning: 'parse' depends on no template parameter, but each specialisation of 'Option' has a copy; move it to a base class that is no template [templates-type-independent-code]
// CHECK-NOTES: :[[@LINE+46]]:5: note: 3 specialisations with the same 8 statements; the first is instantiated here
// CHECK-NOTES: :[[@LINE+45]]:5: note: specialisation 'Option<int>::parse' is instantiated here
// CHECK-NOTES: :[[@LINE+44]]:19: note: specialisation 'Option<long>::parse' is instantiated here
// CHECK-NOTES: :[[@LINE+43]]:33: note: specialisation 'Option<char>::parse' is instantiated here
  Name.clear();
  Short = *Text;
  if (!Short)
    return;
  while (*Text && *Text != '=') {
    Name += *Text;
    ++Text;
  }
  IsRequired = *Text == '=';
}

// All but one parameter.
template <typename T, typename Allocator> class Ring {
public:
  void push(const T &Value) {
// CHECK-NOTES: :[[@LINE-1]]:8: warning: 'push' does not depend on 'Allocator', but each specialisation of 'Ring' has a copy; move it to a base class with fewer parameters [templates-type-independent-code]
// CHECK-NOTES: :[[@LINE+27]]:5: note: 3 specialisations with the same 10 statements; the first is instantiated here
// CHECK-NOTES: :[[@LINE+26]]:5: note: specialisation 'Ring<int, int>::push' is instantiated here
// CHECK-NOTES: :[[@LINE+25]]:16: note: specialisation 'Ring<int, long>::push' is instantiated here
// CHECK-NOTES: :[[@LINE+24]]:27: note: specialisation 'Ring<int, char>::push' is instantiated here
// CHECK-NOTES: :[[@LINE-8]]:20: note: what is copied depends on 'T'
    if (Items.empty())
      Items.resize(8);
    Items[End] = Value;
    ++End;
    if (End == Items.size())
      End = 0;
    if (End == Begin)
      ++Begin;
    if (Begin == Items.size())
      Begin = 0;
  }
  Allocator Alloc;

private:
  std::vector<T> Items;
  std::size_t Begin = 0, End = 0;
};

void members(Option<int> A, Option<long> B, Option<char> C, Ring<int, int> D,
             Ring<int, long> E, Ring<int, char> F) {
  A.describe(), B.describe(), C.describe();
  A.parse("a"), B.parse("a"), C.parse("a");
  D.push(1), E.push(1), F.push(1);
}

//===----------------------------------------------------------------------===//
// Nested types
//===----------------------------------------------------------------------===//

template <typename T> class Queue {
public:
  void put(const T &Value) {
    Last = Value;
    Counts.add(1);
    Events.push_back({1, 2});
  }

private:
  // With code.
  struct Statistics {
// CHECK-NOTES: :[[@LINE-1]]:10: warning: class 'Statistics' depends on no template parameter, but each specialisation of 'Queue' has its own; move it out of the template [templates-type-independent-code]
// CHECK-NOTES: :[[@LINE+32]]:14: note: 3 specialisations with the same 9 statements; the first is instantiated here
// CHECK-NOTES: :[[@LINE+31]]:14: note: specialisation 'Queue<int>::Statistics' is instantiated here
// CHECK-NOTES: :[[@LINE+30]]:14: note: specialisation 'Queue<long>::Statistics' is instantiated here
// CHECK-NOTES: :[[@LINE+29]]:14: note: specialisation 'Queue<char>::Statistics' is instantiated here
    int Sum = 0, Least = 0, Most = 0;
    void add(int Number) {
      Sum += Number;
      if (Number < Least)
        Least = Number;
      if (Number > Most)
        Most = Number;
      while (Sum > 1000) {
        Sum /= 2;
        Least /= 2;
        Most /= 2;
      }
    }
  };
  // With containers of its objects.
  struct Event {
// CHECK-NOTES: :[[@LINE-1]]:10: warning: class 'Event' depends on no template parameter, but each specialisation of 'Queue' has its own; move it out of the template [templates-type-independent-code]
// CHECK-NOTES: :[[@LINE-28]]:22: note: 3 specialisations with the same data; the first is instantiated here
// CHECK-NOTES: :[[@LINE-29]]:22: note: specialisation 'Queue<int>::Event' is instantiated here
// CHECK-NOTES: :[[@LINE-30]]:22: note: specialisation 'Queue<long>::Event' is instantiated here
// CHECK-NOTES: :[[@LINE-31]]:22: note: specialisation 'Queue<char>::Event' is instantiated here
    int At, What;
  };
  // With neither.
  struct Limits {
    int Low, High;
  };
  T Last;
  Statistics Counts;
  Limits Bounds;
  std::vector<Event> Events;
};

// An iterator depends on the values, not on how they are compared.
template <typename T, typename Compare> class Sorted {
public:
  struct Node {
    T Value;
    Node *Left, *Right, *Parent;
  };
  class Iterator {
// CHECK-NOTES: :[[@LINE-1]]:9: warning: class 'Iterator' does not depend on 'Compare', but each specialisation of 'Sorted' has its own; move it out of the template [templates-type-independent-code]
// CHECK-NOTES: :[[@LINE+33]]:5: note: 3 specialisations with the same 10 statements; the first is instantiated here
// CHECK-NOTES: :[[@LINE+32]]:5: note: specialisation 'Sorted<int, int>::Iterator' is instantiated here
// CHECK-NOTES: :[[@LINE+31]]:23: note: specialisation 'Sorted<int, long>::Iterator' is instantiated here
// CHECK-NOTES: :[[@LINE+30]]:41: note: specialisation 'Sorted<int, char>::Iterator' is instantiated here
// CHECK-NOTES: :[[@LINE-12]]:20: note: what is copied depends on 'T'
  public:
    explicit Iterator(Node *At) : At(At) {}
    void next() {
      if (At->Right) {
        At = At->Right;
        while (At->Left)
          At = At->Left;
        return;
      }
      Node *Up = At->Parent;
      while (Up && Up->Right == At) {
        At = Up;
        Up = Up->Parent;
      }
      At = Up;
    }

  private:
    Node *At;
  };
  Iterator begin() { return Iterator(Root); }
  Compare Less;
  Node *Root = nullptr;
};

void types(Queue<int> A, Queue<long> B, Queue<char> C, Sorted<int, int> D,
           Sorted<int, long> E, Sorted<int, char> F) {
  A.put(1), B.put(1), C.put(1);
  D.begin().next(), E.begin().next(), F.begin().next();
}

//===----------------------------------------------------------------------===//
// Silent
//===----------------------------------------------------------------------===//

// Fed by what is known of a type.
template <typename T> T round(T Value) {
  int Digits = sizeof(T);
  if (std::is_signed<T>::value)
    ++Digits;
  int Power = 1;
  while (Digits > 0) {
    Power *= 10;
    --Digits;
    if (Power > 1000000)
      break;
  }
  Power += Digits;
  return Value / Power * Power;
}

// Assertions and logging are macros.
#define CHECK(Condition)                                                       \
  if (!(Condition))                                                            \
  log(#Condition)
template <typename T> void checked(T &Value, int A, int B) {
  ++Value;
  CHECK(A > 0);
  CHECK(B > 0);
  CHECK(A > B);
  CHECK(A < 1000);
  CHECK(B < 1000);
  CHECK(A != 5);
  CHECK(B != 5);
  CHECK(A != 6);
  CHECK(B != 6);
}

// A function of its own for some type.
template <typename T> struct Codec {
  T Value;
  int read(int Number) {
    int Result = 0;
    while (Number) {
      Result += Number % 10;
      Number /= 10;
      if (Result > 100)
        Result -= 100;
      Result *= 2;
    }
    ++Result;
    return Result;
  }
};
template <> int Codec<bool>::read(int Number) { return Number; }

// Each specialisation counts for itself.
template <typename T> struct Counter {
  T Value;
  static int Count;
  void count(int By) {
    while (By > 0) {
      ++Count;
      --By;
      if (Count > 100)
        Count = 0;
      if (Count == 50)
        By -= 2;
      Count += step(Count);
    }
  }
};
template <typename T> int Counter<T>::Count = 0;

// A branch that not all of them have.
template <typename T> int branch(T Value, int Number) {
  if constexpr (std::is_signed_v<T>) {
    while (Number > 10) {
      Number /= 3;
      Number += step(Number);
      if (Number == 5)
        Number = 7;
      if (Number == 6)
        ++Number;
      Number += 2;
    }
  }
  return Number + Value;
}

// Evaluated by the compiler.
template <typename T> constexpr int digits(T Value, int Number) {
  int Result = Value;
  while (Number > 0) {
    Number /= 10;
    ++Result;
    if (Result > 5)
      Result += 2;
    if (Result > 8)
      Result -= 4;
    Result += Number;
  }
  return Result;
}

// A lock is held until the end of its block.
std::mutex Lock;
template <typename T> void locked(T &Value, int Number) {
  std::lock_guard<std::mutex> Hold(Lock);
  Number += step(Number);
  Number += step(Number);
  Number += step(Number);
  Number += step(Number);
  Number += step(Number);
  Number += step(Number);
  Value = Number;
}

// Two specialisations.
template <typename T> void twice(T &Value, int Number) {
  Number += step(Number);
  Number += step(Number);
  Number += step(Number);
  Number += step(Number);
  Number += step(Number);
  Number += step(Number);
  Number += step(Number);
  Number += step(Number);
  Value = Number;
}

// Different arguments for what they depend on.
template <typename T, typename Allocator> struct Stack {
  std::vector<T> Items;
  Allocator Alloc;
  void push(const T &Value) {
    Items.push_back(Value);
    if (Items.size() > 100)
      Items.clear();
    Items.push_back(Value);
    if (Items.size() > 200)
      Items.clear();
    Items.push_back(Value);
    Items.push_back(Value);
    Items.push_back(Value);
  }
};

void silent(int A, long B, char C, short D) {
  round(A), round(B), round(C);
  checked(A, 1, 2), checked(B, 1, 2), checked(C, 1, 2);
  Codec<int>().read(1), Codec<long>().read(1), Codec<char>().read(1);
  Counter<int>().count(1), Counter<long>().count(1), Counter<char>().count(1);
  branch(A, 1), branch(B, 1), branch(C, 1);
  digits(A, 1), digits(B, 1), digits(C, 1);
  locked(A, 1), locked(B, 1), locked(C, 1);
  twice(A, 1), twice(B, 1);
  Stack<int, int>().push(1), Stack<long, long>().push(1);
  Stack<char, char>().push(1), Stack<short, short>().push(1);
}
