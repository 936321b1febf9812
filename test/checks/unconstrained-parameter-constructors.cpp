// RUN: %check_tidy %s templates-unconstrained-parameter -std=c++20,c++23

#include <concepts>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

// Without the first condition a Text that is not const would be no copy.
class Text {
public:
  template <typename T> Text(T &&Value) : Value(std::forward<T>(Value)) {}
// CHECK-NOTES: :[[@LINE-1]]:22: warning: template parameter 'T' of 'Text' accepts any type, but the body requires more of it; constrain it [templates-unconstrained-parameter]
// CHECK-NOTES: :[[@LINE-2]]:43: note: the body requires 'std::string(Value)' here

private:
  std::string Value;
};
Text greeting() { return Text("hello"); }

template <typename T> class Box {
public:
  template <typename U>
// CHECK-NOTES: :[[@LINE-1]]:22: warning: template parameter 'U' of 'Box' accepts any type, but the body requires more of it; constrain it [templates-unconstrained-parameter]
// CHECK-NOTES: :[[@LINE+2]]:9: note: the body requires 'T(Value)' here
  explicit Box(U &&Value, int Copies = 1)
      : Value(std::forward<U>(Value)), Copies(Copies) {}

private:
  T Value;
  int Copies;
};
Box<std::string> box("value");

// A copy is made by the copy constructor in any case.
struct Label {
  template <typename T> explicit Label(const T &Value) : Value(Value) {}
// CHECK-NOTES: :[[@LINE-1]]:22: warning: template parameter 'T' of 'Label' accepts any type, but the body requires more of it; constrain it [templates-unconstrained-parameter]
// CHECK-NOTES: :[[@LINE-2]]:58: note: the body requires 'std::string(Value)' here
  std::string Value;
};

// Arguments that are passed on.
class Names {
public:
  template <typename... As> void emplace(As &&...Arguments) {
    All.push_back(std::string(std::forward<As>(Arguments)...));
  }

private:
  std::vector<std::string> All;
};

// Says no more than the member does.
struct Held {
  template <typename T> explicit Held(T &&Value);
  std::string Value;
};
template <typename T>
// CHECK-NOTES: :[[@LINE-1]]:20: warning: template parameter 'T' of 'Held' accepts any type, but the body requires more of it; constrain it [templates-unconstrained-parameter]
// CHECK-NOTES: :[[@LINE+1]]:25: note: the body requires 'std::string(Value)' here
Held::Held(T &&Value) : Value(std::forward<T>(Value)) {}

// The nodes are classes of the template.
template <typename Key> class Set {
// CHECK-NOTES: :[[@LINE-1]]:20: warning: template parameter 'Key' of 'Set' accepts any type, but 'holds' requires more of it; constrain it [templates-unconstrained-parameter]
// CHECK-NOTES: :[[@LINE+10]]:20: note: the body requires 'Value == Wanted' here
  struct Node {
    Key Value;
    Node *Next;
  };
  Node *First = nullptr;

public:
  bool holds(const Key &Wanted) const {
    for (const Node *N = First; N; N = N->Next)
      if (N->Value == Wanted)
        return true;
    return false;
  }
};
bool holdsOne(const Set<int> &Numbers) { return Numbers.holds(1); }
