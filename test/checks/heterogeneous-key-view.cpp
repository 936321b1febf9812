// RUN: %check_tidy %s templates-heterogeneous-key -std=c++17,c++20
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>

//===-- Calls that all convert: one function for strings of any type -------===//

static std::unordered_map<std::string, int> Counts;

template <class Name> static int &countOf(Name N) {
// CHECK-NOTES: :[[@LINE-1]]:35: warning: 'countOf' converts strings of several types to keys of 'Counts', with a copy of its code for each; take one type of string [templates-heterogeneous-key]
// CHECK-NOTES: :[[@LINE+55]]:3: note: the key is of type 'const char *' here
// CHECK-NOTES: :[[@LINE+55]]:3: note: the key is of type 'std::basic_string_view<char>' here
// CHECK-NOTES: :[[@LINE+57]]:25: note: the key is of type 'std::basic_string<char>' here
// CHECK-NOTES: :[[@LINE-5]]:48: note: take a 'std::string_view'; calls that spell template arguments, or pass what only converts to a string, have to follow
  return Counts[std::string(N)];
}

template <typename V> class Metrics {
  std::map<std::string, V> Values;

public:
  template <typename Key> void set(const Key &K, V Value) {
// CHECK-NOTES: :[[@LINE-1]]:32: warning: 'set' converts strings of several types to keys of 'Values', with a copy of its code for each; take one type of string [templates-heterogeneous-key]
// CHECK-NOTES: :[[@LINE+44]]:5: note: the key is of type 'char[2]' here
// CHECK-NOTES: :[[@LINE+44]]:5: note: the key is of type 'std::basic_string<char>' here
    const std::string Text{K};
    Values[Text] = Value;
  }
  template <typename Key, class Fallback>
  V get(Key const &K, Fallback Otherwise) const;
};

template <typename V>
template <typename Key, class Fallback>
V Metrics<V>::get(Key const &K, Fallback Otherwise) const {
// CHECK-NOTES: :[[@LINE-1]]:15: warning: 'get' converts strings of several types to keys of 'Values', with a copy of its code for each; take one type of string [templates-heterogeneous-key]
// CHECK-NOTES: :[[@LINE+33]]:43: note: the key is of type 'char[2]' here
// CHECK-NOTES: :[[@LINE+32]]:59: note: the key is of type 'std::basic_string<char>' here
  const auto At = Values.find(K);
  return At == Values.end() ? V(Otherwise) : At->second;
}

//===-- What a view would not do for ----------------------------------------===//

static void log(const std::string &) {}

template <class Name> static void forget(const Name &N) {
// CHECK-NOTES: :[[@LINE-1]]:35: warning: 'forget' converts strings of several types to keys of 'Counts', with a copy of its code for each; take one type of string [templates-heterogeneous-key]
// CHECK-NOTES: :[[@LINE+15]]:3: note: the key is of type 'char[2]' here
// CHECK-NOTES: :[[@LINE+15]]:3: note: the key is of type 'std::basic_string<char>' here
  log(N);
  Counts.erase(N);
}

template <class Name> static bool has(const Name &N) {
// CHECK-NOTES: :[[@LINE-1]]:35: warning: 'has' converts strings of several types to keys of 'Counts', with a copy of its code for each; take one type of string [templates-heterogeneous-key]
// CHECK-NOTES: :[[@LINE+14]]:10: note: the key is of type 'const char *' here
// CHECK-NOTES: :[[@LINE+13]]:35: note: the key is of type 'std::basic_string<char>' here
  Name Copy = N;
  return Counts.count(Copy) > 0;
}

int use(const std::string &Name, Metrics<int> &M) {
  forget("a");
  forget(Name);
  countOf<const char *>("a") = 1;
  countOf(std::string_view(Name)) = 2;
  M.set("a", 1);
  M.set(Name, 2);
  return countOf("a") + countOf(Name) + M.get("a", 1) + M.get(Name, 2L) +
         has<const char *>("a") + has(Name);
}
