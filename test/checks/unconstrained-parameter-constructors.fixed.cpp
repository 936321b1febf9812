#include <concepts>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

// Without the first condition a Text that is not const would be no copy.
class Text {
public:
  template <typename T>
    requires (!std::same_as<std::remove_cvref_t<T>, Text>) && std::constructible_from<std::string, T>
  Text(T &&Value) : Value(std::forward<T>(Value)) {}

private:
  std::string Value;
};
Text greeting() { return Text("hello"); }

template <typename T> class Box {
public:
  template <typename U>
    requires (!std::same_as<std::remove_cvref_t<U>, Box>) && std::constructible_from<T, U>
  explicit Box(U &&Value, int Copies = 1)
      : Value(std::forward<U>(Value)), Copies(Copies) {}

private:
  T Value;
  int Copies;
};
Box<std::string> box("value");

// A copy is made by the copy constructor in any case.
struct Label {
  template <typename T>
    requires std::constructible_from<std::string, const T &>
  explicit Label(const T &Value) : Value(Value) {}
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
  template <typename T>
    requires (!std::same_as<std::remove_cvref_t<T>, Held>) && std::constructible_from<std::string, T>
  explicit Held(T &&Value);
  std::string Value;
};
template <typename T>
  requires (!std::same_as<std::remove_cvref_t<T>, Held>) && std::constructible_from<std::string, T>
Held::Held(T &&Value) : Value(std::forward<T>(Value)) {}

// The nodes are classes of the template.
template <typename Key> class Set {
  struct Node {
    Key Value;
    Node *Next;
  };
  Node *First = nullptr;

public:
  bool holds(const Key &Wanted) const requires std::equality_comparable<Key> {
    for (const Node *N = First; N; N = N->Next)
      if (N->Value == Wanted)
        return true;
    return false;
  }
};
bool holdsOne(const Set<int> &Numbers) { return Numbers.holds(1); }
