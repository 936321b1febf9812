// RUN: %check_tidy %s templates-unused-parameter -std=c++17,c++20 -config='{CheckOptions: {templates-unused-parameter.MinStatements: 2}}'

#include <any>
#include <string>
#include <vector>

int work(int);

template <typename T> struct Two {
// CHECK-NOTES: :[[@LINE-1]]:20: warning: template parameter 'T' of 'Two' is used by nothing, so that each argument makes a copy of the same code; remove it [templates-unused-parameter]
// CHECK-NOTES: :[[@LINE+5]]:10: note: specialisation 'Two<int>' is instantiated here
  int Value = 0;
  void add(int A) { Value += work(A); }
  void remove(int A) { Value -= work(A); }
};
Two<int> OfInt;

template <typename T> struct One {
  int Value = 0;
  void add(int A) { Value += work(A); }
};
One<int> OneOfInt;

// Erased storage: the type says what nobody holds it to.
template <typename T> class Erased {
// CHECK-NOTES: :[[@LINE-1]]:20: warning: template parameter 'T' of 'Erased' is used by nothing, so that each argument makes a copy of the same code; remove it [templates-unused-parameter]
// CHECK-NOTES: :[[@LINE+6]]:21: note: specialisation 'Erased<std::basic_string<char>>' is instantiated here
  std::vector<std::any> Values;

public:
  void push(std::any Value) { Values.push_back(Value); }
};
Erased<std::string> Strings;
