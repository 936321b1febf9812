// RUN: %check_tidy %s templates-type-independent-code -std=c++17,c++20

#include <string>
#include <vector>

int step(int);

//===----------------------------------------------------------------------===//
// Statements that stay where they are
//===----------------------------------------------------------------------===//

// What a declaration in the function makes visible.
namespace steps {
int next(int);
} // namespace steps
template <typename T> int usesName(T Value, int Number) {
  using namespace steps;
  Value += 1;
  Number = next(Number);
// CHECK-NOTES: :[[@LINE-1]]:3: warning: these statements depend on no template parameter, but each specialisation of 'usesName' has a copy; move them to a function that is no template [templates-type-independent-code]
// CHECK-NOTES: :[[@LINE+11]]:10: note: the last of them ends here
// CHECK-NOTES: :[[@LINE+147]]:3: note: 3 specialisations with the same 8 statements; the first is instantiated here
// CHECK-NOTES: :[[@LINE+146]]:3: note: specialisation 'usesName<int>' is instantiated here
// CHECK-NOTES: :[[@LINE+145]]:19: note: specialisation 'usesName<long>' is instantiated here
// CHECK-NOTES: :[[@LINE+144]]:36: note: specialisation 'usesName<char>' is instantiated here
  Number = next(Number);
  Number = next(Number);
  Number = next(Number);
  Number = next(Number);
  Number = next(Number);
  Number = next(Number);
  return Number;
}

// What is declared behind the template, or is a member.
struct Steps {
  template <typename T> static int usesMember(T Value, int Number) {
    Value += 1;
    Number = next(Number);
// CHECK-NOTES: :[[@LINE-1]]:5: warning: these statements depend on no template parameter, but each specialisation of 'usesMember' has a copy; move them to a function that is no template [templates-type-independent-code]
// CHECK-NOTES: :[[@LINE+11]]:12: note: the last of them ends here
// CHECK-NOTES: :[[@LINE+128]]:10: note: 3 specialisations with the same 8 statements; the first is instantiated here
// CHECK-NOTES: :[[@LINE+127]]:10: note: specialisation 'Steps::usesMember<int>' is instantiated here
// CHECK-NOTES: :[[@LINE+126]]:35: note: specialisation 'Steps::usesMember<long>' is instantiated here
// CHECK-NOTES: :[[@LINE+125]]:61: note: specialisation 'Steps::usesMember<char>' is instantiated here
    Number = next(Number);
    Number = next(Number);
    Number = next(Number);
    Number = next(Number);
    Number = next(Number);
    Number = next(Number);
    return Number;
  }
  static int next(int);
};

// A macro.
#define STEP(Number) step(Number)
template <typename T> int usesMacro(T Value, int Number) {
  Value += 1;
  Number = STEP(Number);
// CHECK-NOTES: :[[@LINE-1]]:3: warning: these statements depend on no template parameter, but each specialisation of 'usesMacro' has a copy; move them to a function that is no template [templates-type-independent-code]
// CHECK-NOTES: :[[@LINE+11]]:10: note: the last of them ends here
// CHECK-NOTES: :[[@LINE+107]]:3: note: 3 specialisations with the same 8 statements; the first is instantiated here
// CHECK-NOTES: :[[@LINE+106]]:3: note: specialisation 'usesMacro<int>' is instantiated here
// CHECK-NOTES: :[[@LINE+105]]:20: note: specialisation 'usesMacro<long>' is instantiated here
// CHECK-NOTES: :[[@LINE+104]]:38: note: specialisation 'usesMacro<char>' is instantiated here
  Number = STEP(Number);
  Number = STEP(Number);
  Number = STEP(Number);
  Number = STEP(Number);
  Number = STEP(Number);
  Number = STEP(Number);
  return Number;
}

// A directive of the preprocessor.
template <typename T> int usesDirective(T Value, int Number) {
  Value += 1;
  Number = step(Number);
// CHECK-NOTES: :[[@LINE-1]]:3: warning: these statements depend on no template parameter, but each specialisation of 'usesDirective' has a copy; move them to a function that is no template [templates-type-independent-code]
// CHECK-NOTES: :[[@LINE+14]]:10: note: the last of them ends here
// CHECK-NOTES: :[[@LINE+89]]:3: note: 3 specialisations with the same 8 statements; the first is instantiated here
// CHECK-NOTES: :[[@LINE+88]]:3: note: specialisation 'usesDirective<int>' is instantiated here
// CHECK-NOTES: :[[@LINE+87]]:24: note: specialisation 'usesDirective<long>' is instantiated here
// CHECK-NOTES: :[[@LINE+86]]:46: note: specialisation 'usesDirective<char>' is instantiated here
  Number = step(Number);
  Number = step(Number);
#ifdef MORE
  Number = step(Number);
#endif
  Number = step(Number);
  Number = step(Number);
  Number = step(Number);
  Number = step(Number);
  return Number;
}

// Returns in the middle, and more than one result.
template <typename T> int returns(T Value, int Number) {
  Value += 1;
  int Sum = step(Number);
// CHECK-NOTES: :[[@LINE-1]]:3: warning: these statements depend on no template parameter, but each specialisation of 'returns' has a copy; move them to a function that is no template [templates-type-independent-code]
// CHECK-NOTES: :[[@LINE+19]]:12: note: the last of them ends here
// CHECK-NOTES: :[[@LINE+68]]:3: note: 3 specialisations with the same 16 statements; the first is instantiated here
// CHECK-NOTES: :[[@LINE+67]]:3: note: specialisation 'returns<int>' is instantiated here
// CHECK-NOTES: :[[@LINE+66]]:18: note: specialisation 'returns<long>' is instantiated here
// CHECK-NOTES: :[[@LINE+65]]:34: note: specialisation 'returns<char>' is instantiated here
  Number = step(Sum);
  if (Number > 5)
    return 1;
  Sum += step(Number);
  if (Sum > 5)
    return 2;
  Number = step(Sum);
  if (Number > 6)
    return 3;
  Sum += step(Number);
  if (Sum > 6)
    return 4;
  Number = step(Sum);
  if (Number > 7)
    return 5;
  Value += Number;
  return Value + Sum;
}

// Something could point to what is declared.
template <typename T> int shares(T Value, int Number) {
  char Buffer[10];
// CHECK-NOTES: :[[@LINE-1]]:3: warning: these statements depend on no template parameter, but each specialisation of 'shares' has a copy; move them to a function that is no template [templates-type-independent-code]
// CHECK-NOTES: :[[@LINE+11]]:37: note: the last of them ends here
// CHECK-NOTES: :[[@LINE+41]]:3: note: 3 specialisations with the same 8 statements; the first is instantiated here
// CHECK-NOTES: :[[@LINE+40]]:3: note: specialisation 'shares<int>' is instantiated here
// CHECK-NOTES: :[[@LINE+39]]:17: note: specialisation 'shares<long>' is instantiated here
// CHECK-NOTES: :[[@LINE+38]]:32: note: specialisation 'shares<char>' is instantiated here
  Buffer[0] = 'a';
  Buffer[1] = 'b';
  Buffer[2] = 'c';
  Number = step(Number);
  Number = step(Number);
  Number = step(Number);
  const char *Text = Buffer + Number;
  Value += *Text;
  return Value + *Text;
}

// It would be copied.
template <typename T> std::string moves(T Value, unsigned Width) {
  std::string Text = std::to_string(Value);
  if (Text.size() > Width)
// CHECK-NOTES: :[[@LINE-1]]:3: warning: these statements depend on no template parameter, but each specialisation of 'moves' has a copy; move them to a function that is no template [templates-type-independent-code]
// CHECK-NOTES: :[[@LINE+11]]:10: note: the last of them ends here
// CHECK-NOTES: :[[@LINE+14]]:3: note: 3 specialisations with the same 8 statements; the first is instantiated here
// CHECK-NOTES: :[[@LINE+13]]:3: note: specialisation 'moves<int>' is instantiated here
// CHECK-NOTES: :[[@LINE+12]]:16: note: specialisation 'moves<long>' is instantiated here
// CHECK-NOTES: :[[@LINE+11]]:30: note: specialisation 'moves<double>' is instantiated here
    Text.resize(Width);
  if (Text.empty())
    Text = "-";
  while (Text.size() < Width)
    Text += ' ';
  Text += "|";
  return Text;
}

void statements() {
  moves(1, 1), moves(1L, 1), moves(1.0, 1);
  usesName(1, 1), usesName(1L, 1), usesName('a', 1);
  Steps::usesMember(1, 1), Steps::usesMember(1L, 1), Steps::usesMember('a', 1);
  usesMacro(1, 1), usesMacro(1L, 1), usesMacro('a', 1);
  usesDirective(1, 1), usesDirective(1L, 1), usesDirective('a', 1);
  returns(1, 1), returns(1L, 1), returns('a', 1);
  shares(1, 1), shares(1L, 1), shares('a', 1);
}

//===----------------------------------------------------------------------===//
// Classes that stay where they are
//===----------------------------------------------------------------------===//

// Named with its keyword.
template <typename T> class Keyword {
public:
  void put(const T &Value) {
    Last = Value;
    struct Event New = {1, 2};
    Events.push_back(New);
  }

private:
  struct Event {
// CHECK-NOTES: :[[@LINE-1]]:10: warning: class 'Event' depends on no template parameter, but each specialisation of 'Keyword' has its own; move it out of the template [templates-type-independent-code]
// CHECK-NOTES: {{.*}}/stl_vector.h:{{[0-9]+}}:{{[0-9]+}}: note: 3 specialisations with the same data; the first is instantiated here
// CHECK-NOTES: {{.*}}/stl_vector.h:{{[0-9]+}}:{{[0-9]+}}: note: specialisation 'Keyword<int>::Event' is instantiated here
// CHECK-NOTES: {{.*}}/stl_vector.h:{{[0-9]+}}:{{[0-9]+}}: note: specialisation 'Keyword<long>::Event' is instantiated here
// CHECK-NOTES: {{.*}}/stl_vector.h:{{[0-9]+}}:{{[0-9]+}}: note: specialisation 'Keyword<char>::Event' is instantiated here
    int At, What;
  };
  T Last;
  std::vector<Event> Events;
};

// A variable in the same declaration.
template <typename T> class Declares {
public:
  void put(const T &Value) {
    Last = Value;
    Events.push_back(First);
  }

private:
  struct Event {
// CHECK-NOTES: :[[@LINE-1]]:10: warning: class 'Event' depends on no template parameter, but each specialisation of 'Declares' has its own; move it out of the template [templates-type-independent-code]
// CHECK-NOTES: :[[@LINE+5]]:5: note: 3 specialisations with the same data; the first is instantiated here
// CHECK-NOTES: :[[@LINE+4]]:5: note: specialisation 'Declares<int>::Event' is instantiated here
// CHECK-NOTES: :[[@LINE+3]]:5: note: specialisation 'Declares<long>::Event' is instantiated here
// CHECK-NOTES: :[[@LINE+2]]:5: note: specialisation 'Declares<char>::Event' is instantiated here
    int At, What;
  } First;
  T Last;
  std::vector<Event> Events;
};

// Of another nested type.
template <typename T> class Nested {
public:
  void put(const T &Value) {
    Last = Value;
    Events.push_back({1, Kind::Put});
  }

private:
  enum class Kind { Put, Get };
  struct Event {
// CHECK-NOTES: :[[@LINE-1]]:10: warning: class 'Event' depends on no template parameter, but each specialisation of 'Nested' has its own; move it out of the template [templates-type-independent-code]
// CHECK-NOTES: {{.*}}/stl_vector.h:{{[0-9]+}}:{{[0-9]+}}: note: 3 specialisations with the same data; the first is instantiated here
// CHECK-NOTES: {{.*}}/stl_vector.h:{{[0-9]+}}:{{[0-9]+}}: note: specialisation 'Nested<int>::Event' is instantiated here
// CHECK-NOTES: {{.*}}/stl_vector.h:{{[0-9]+}}:{{[0-9]+}}: note: specialisation 'Nested<long>::Event' is instantiated here
// CHECK-NOTES: {{.*}}/stl_vector.h:{{[0-9]+}}:{{[0-9]+}}: note: specialisation 'Nested<char>::Event' is instantiated here
    int At;
    Kind What;
  };
  T Last;
  std::vector<Event> Events;
};

// In a class.
struct Outside {
  template <typename T> class Inside {
  public:
    void put(const T &Value) {
      Last = Value;
      Events.push_back({1, 2});
    }

  private:
    struct Event {
// CHECK-NOTES: :[[@LINE-1]]:12: warning: class 'Event' depends on no template parameter, but each specialisation of 'Inside' has its own; move it out of the template [templates-type-independent-code]
// CHECK-NOTES: {{.*}}/stl_vector.h:{{[0-9]+}}:{{[0-9]+}}: note: 3 specialisations with the same data; the first is instantiated here
// CHECK-NOTES: {{.*}}/stl_vector.h:{{[0-9]+}}:{{[0-9]+}}: note: specialisation 'Outside::Inside<int>::Event' is instantiated here
// CHECK-NOTES: {{.*}}/stl_vector.h:{{[0-9]+}}:{{[0-9]+}}: note: specialisation 'Outside::Inside<long>::Event' is instantiated here
// CHECK-NOTES: {{.*}}/stl_vector.h:{{[0-9]+}}:{{[0-9]+}}: note: specialisation 'Outside::Inside<char>::Event' is instantiated here
      int At, What;
    };
    T Last;
    std::vector<Event> Events;
  };
};

void classes() {
  Keyword<int>().put(1), Keyword<long>().put(1), Keyword<char>().put(1);
  Declares<int>().put(1), Declares<long>().put(1), Declares<char>().put(1);
  Nested<int>().put(1), Nested<long>().put(1), Nested<char>().put(1);
  Outside::Inside<int>().put(1), Outside::Inside<long>().put(1);
  Outside::Inside<char>().put(1);
}
