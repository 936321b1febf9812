// RUN: %check_tidy %s templates-heterogeneous-key -std=c++17,c++20
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <variant>

struct Store {
  std::unordered_map<std::string, int> Rows;
};
inline std::string toText(const std::string &S) { return S; }
inline std::string toText(int N) { return std::to_string(N); }
inline std::string toText(double N) { return std::to_string(N); }

//===-- The key is a parameter of the class --------------------------------===//

// All objects file in the one that they refer to.
template <class Key> class View {
public:
  explicit View(Store &S) : Of(S) {}
  void put(const Key &K, int Value) { Of.Rows[toText(K)] = Value; }
// CHECK-NOTES: :[[@LINE-1]]:8: warning: 'put' files numbers and strings as keys of one type in 'Rows', so that a number and its text are one entry; take one type of key [templates-heterogeneous-key]
// CHECK-NOTES: :[[@LINE+55]]:8: note: the key is of type 'int' here
// CHECK-NOTES: :[[@LINE+55]]:10: note: the key is of type 'std::basic_string<char>' here
  bool has(const Key &K) const;

private:
  Store &Of;
};
template <class Key> bool View<Key>::has(const Key &K) const {
// CHECK-NOTES: :[[@LINE-1]]:38: warning: 'has' files numbers and strings as keys of one type in 'Rows', so that a number and its text are one entry; take one type of key [templates-heterogeneous-key]
// CHECK-NOTES: :[[@LINE+48]]:8: note: the key is of type 'int' here
// CHECK-NOTES: :[[@LINE+47]]:25: note: the key is of type 'std::basic_string<char>' here
  return Of.Rows.count(toText(K)) != 0;
}

Store &theStore() {
  static Store S;
  return S;
}
template <class Key> struct Global {
  void put(Key K) { theStore().Rows[toText(K)] = 1; }
// CHECK-NOTES: :[[@LINE-1]]:8: warning: 'put' files numbers and strings as keys of one type in 'Rows', so that a number and its text are one entry; take one type of key [templates-heterogeneous-key]
// CHECK-NOTES: :[[@LINE+37]]:17: note: the key is of type 'int' here
// CHECK-NOTES: :[[@LINE+37]]:26: note: the key is of type 'const char *' here
};

// One for each type of key.
template <class Key> struct PerType {
  void put(Key K) { All.Rows[toText(K)] = 1; }
  static inline Store All;
};

// One store in each object.
template <class Key> class Own {
public:
  void put(const Key &K, int Value) { Rows.Rows[toText(K)] = Value; }
  void count(const Key &K) { ++Counts[toText(K)]; }

private:
  Store Rows;
  std::map<std::string, int> Counts;
};

// Strings, each converted once.
template <class Key> class Names {
public:
  explicit Names(Store &S) : Of(S) {}
  void put(const Key &K) { Of.Rows[std::string(K)] = 1; }

private:
  Store &Of;
};

void use(Store &S, const std::string &Name) {
  View<int> ById(S);
  View<std::string> ByName(S);
  ById.put(1, 2);
  ByName.put(Name, 3);
  ById.has(1) || ByName.has("1");
  Global<int>().put(1);
  Global<const char *>().put("1");
  PerType<int>().put(1);
  PerType<std::string>().put("1");
  Own<int> Numbers;
  Own<std::string> Texts;
  Numbers.put(1, 1);
  Texts.put("1", 1);
  Numbers.count(1);
  Texts.count("1");
  Names<std::string_view> A(S);
  Names<std::string> B(S);
  A.put("a");
  B.put("b");
}

//===-- Containers whose values wait for a type ----------------------------===//

using Spelling = std::variant<const char *, std::string, std::string_view>;
template <class V> class Section {
  std::map<Spelling, V> Values;
// CHECK-NOTES: :[[@LINE-1]]:25: warning: keys of 'Values' that say the same differ by their types, which are strings all; take one type of key [templates-heterogeneous-key]
};
struct BySize {
  bool operator()(const Spelling &A, const Spelling &B) const;
};
template <class V> class Sorted {
  std::map<Spelling, V, BySize> Values;
};
