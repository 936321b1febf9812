#include <map>
#include <string>
#include <string_view>
#include <unordered_map>

//===-- Calls that all convert: one function for strings of any type -------===//

static std::unordered_map<std::string, int> Counts;

template <class Name> static int &countOf(Name N) {
  return Counts[std::string(N)];
}

template <typename V> class Metrics {
  std::map<std::string, V> Values;

public:
  void set(std::string_view K, V Value) {
    const std::string Text{K};
    Values[Text] = Value;
  }
  template <class Fallback>
  V get(std::string_view K, Fallback Otherwise) const;
};

template <typename V>
template <class Fallback>
V Metrics<V>::get(std::string_view K, Fallback Otherwise) const {
  const auto At = Values.find(std::string(K));
  return At == Values.end() ? V(Otherwise) : At->second;
}

//===-- What a view would not do for ----------------------------------------===//

static void log(const std::string &) {}

template <class Name> static void forget(const Name &N) {
  log(N);
  Counts.erase(N);
}

template <class Name> static bool has(const Name &N) {
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
