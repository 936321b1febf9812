#include <any>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_map>
#include <utility>
#include <variant>

//===-- Numbers and strings ------------------------------------------------===//

template <class V> class Repo {
  std::unordered_map<std::string, V> Entities;

public:
  template <class K> void set(K Key, V Value) {
    if constexpr (std::is_arithmetic_v<K>)
      Entities[std::to_string(Key)] = std::move(Value);
    else
      Entities[std::string(Key)] = std::move(Value);
  }
  template <typename K> const V *get(const K &Key) const;
};

// Out of line, through a stream and a local variable.
template <class V>
template <typename K>
const V *Repo<V>::get(const K &Key) const {
  std::ostringstream Out;
  Out << "key:" << Key;
  const std::string Text = Out.str();
  auto At = Entities.find(Text);
  return At == Entities.end() ? nullptr : &At->second;
}

inline std::string spell(int Key) { return std::to_string(Key); }
inline std::string spell(const std::string &Key) { return Key; }

// A variable at namespace scope, a function behind the template.
static std::map<std::string, int> Counts;
static void countAs(const std::string &Key) { ++Counts[Key]; }
template <class K> void count(K &&Key) { countAs(spell(std::forward<K>(Key))); }

// A static variable behind a function; a set; two kinds of numbers.
inline std::set<std::string> &seen() {
  static std::set<std::string> Seen;
  return Seen;
}
template <class K> bool isNew(K Key) {
  return seen().insert(std::to_string(Key)).second;
}

void numbersAndStrings() {
  Repo<int> R;
  R.set(123, 1);
  R.set("123", 2);
  R.set(std::string("123"), 3);
  R.get(123);
  R.get("123");
  count(1);
  count(std::string("1"));
  isNew(1);
  isNew(1.0);
}

//===-- Strings ------------------------------------------------------------===//

class Settings {
  std::map<std::string, int> Values;

public:
  int get(std::string_view Name) { return Values[std::string(Name)]; }
  // One copy, and it is moved into the map.
  template <class S> void set(S &&Name, int Value) {
    Values.insert_or_assign(std::forward<S>(Name), Value);
  }
  template <class S,
            class = std::enable_if_t<
                std::is_convertible_v<const S &, std::string_view>>>
  int at(const S &Name) {
    return Values.at(std::string(Name));
  }
};

void strings() {
  Settings S;
  S.get("a");
  S.get(std::string("a"));
  S.get(std::string_view("a"));
  S.set("a", 1);
  S.set(std::string("a"), 1);
  S.at("a");
  S.at(std::string("a"));
}

//===-- One spelling, one container per type, comparisons of one's own -----===//

class Narrow {
  std::map<long, int> ById;
  std::map<std::string, int> ByName;

public:
  template <class I> int get(I Id) { return ById[Id]; }
  template <class I> int name(I Id) { return ByName[std::to_string(Id)]; }
  template <class... Ts> int all(Ts... Ids) { return (get(Ids) + ...); }
};

template <class K> class PerType {
  std::map<std::string, int> Values;

public:
  int get(K Key) {
    if constexpr (std::is_arithmetic_v<K>)
      return Values[std::to_string(Key)];
    else
      return Values[std::string(Key)];
  }
};

template <class K> int perFunction(K Key) {
  static std::map<K, int> Values;
  return Values[Key];
}

class Transparent {
  std::map<std::string, int, std::less<>> Values;

public:
  template <class S> bool has(const S &Name) const {
    return Values.find(Name) != Values.end();
  }
};

struct NoCase {
  bool operator()(const std::string &, const std::string &) const;
};
class Custom {
  std::map<std::string, int, NoCase> Values;

public:
  template <class S> int get(S Name) { return Values[std::string(Name)]; }
};

// The key is something else.
class Values {
  std::map<std::string, std::string> All;

public:
  template <class T> void set(const std::string &Name, const T &Value) {
    std::ostringstream Out;
    Out << Value;
    All[Name] = Out.str();
  }
  template <class T> void note(const T &Value) {
    Ids[Value] = 1;
  }

private:
  struct Table {
    template <class T> int &operator[](const T &) { return Only; }
    int Only;
  } Ids;
};

void silent() {
  Narrow N;
  N.get(1);
  N.get(1L);
  N.name(1);
  N.name(1UL);
  N.all(1, 1L);
  PerType<int>().get(1);
  PerType<const char *>().get("1");
  perFunction(1);
  perFunction(std::string("1"));
  Transparent().has("a");
  Transparent().has(std::string("a"));
  Custom().get("a");
  Custom().get(std::string("a"));
  Values V;
  V.set("a", 1);
  V.set("a", "b");
  V.note(1);
  V.note("b");
}

//===-- Types of keys ------------------------------------------------------===//

struct AnyHash {
  std::size_t operator()(const std::any &) const;
};
struct AnyEqual {
  bool operator()(const std::any &, const std::any &) const;
};
template <class V> struct ByAny {
  std::unordered_map<std::any, V, AnyHash, AnyEqual> Values;
};

static std::map<std::variant<std::string, const char *>, int> ByEither;
static std::map<std::variant<std::string, int>, int> ByNameOrNumber;

template <class V> class ByPointer {
  std::map<const char *, V> Values;
  std::map<const char *, V> Interned;

public:
  V &get(const std::string &Name) { return Values[Name.c_str()]; }
  V &get(const char *Name) { return Interned[Name]; }
  V &first() { return Interned["first"]; }
};

struct ByCharacters {
  bool operator()(const char *, const char *) const;
};
static std::map<const char *, int, ByCharacters> Compared;
static std::set<const char *> Buffers;

void typesOfKeys(const std::string &Name) {
  char Text[8] = "a";
  Buffers.insert(Text);
  Compared[Name.c_str()] = 1;
  ByPointer<int>().get(Name);
}
