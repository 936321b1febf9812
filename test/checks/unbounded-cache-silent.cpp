// RUN: %check_tidy %s templates-unbounded-cache -std=c++17,c++20,c++23

#include <algorithm>
#include <array>
#include <atomic>
#include <cassert>
#include <deque>
#include <functional>
#include <iterator>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <queue>
#include <set>
#include <string>
#include <typeindex>
#include <unordered_map>
#include <utility>
#include <vector>

template <typename T> T make(const std::string &Key);

//===----------------------------------------------------------------------===//
// Ways out
//===----------------------------------------------------------------------===//

template <typename T> T &cleared(const std::string &Key) {
  static std::unordered_map<std::string, T> Cache;
  if (Cache.size() > 1000)
    Cache.clear();
  return Cache[Key];
}

template <typename T> void erased(const std::string &Key, bool Add) {
  static std::map<std::string, T> Cache;
  if (Add)
    Cache.emplace(Key, T());
  else
    Cache.erase(Key);
}

template <typename T> void popped(T Value) {
  static std::deque<T> Last;
  Last.push_back(Value);
  while (Last.size() > 10)
    Last.pop_front();
}

template <typename T> void filtered(T Value) {
  static std::vector<T> All;
  All.push_back(Value);
  All.erase(std::remove(All.begin(), All.end(), Value), All.end());
}

template <typename T> std::vector<T> taken(T Value, bool Flush) {
  static std::vector<T> Buffer;
  Buffer.push_back(Value);
  return Flush ? std::move(Buffer) : std::vector<T>();
}

template <typename T> std::vector<T> exchanged(T Value) {
  static std::vector<T> Buffer;
  Buffer.push_back(Value);
  return std::exchange(Buffer, {});
}

template <typename T> void swapped(T Value, std::vector<T> &Out) {
  static std::vector<T> Buffer;
  Buffer.push_back(Value);
  std::swap(Buffer, Out);
}

template <typename T> void assigned(const std::string &Key, bool Reset) {
  static std::map<std::string, T> Cache;
  Cache[Key];
  if (Reset)
    Cache = {};
}

template <typename T> void replaced(const std::string &Key, bool Reset) {
  static auto Cache = std::make_unique<std::map<std::string, T>>();
  Cache->emplace(Key, T());
  if (Reset)
    Cache = std::make_unique<std::map<std::string, T>>();
}

template <typename T> struct InOtherFunction {
  static inline std::map<std::string, T> Cache;
  static T &get(const std::string &Key) { return Cache[Key]; }
  static void flush() { Cache.clear(); }
};

template <typename T> struct Instances {
  static inline std::set<Instances *> All;
  Instances() { All.insert(this); }
  ~Instances() { All.erase(this); }
};

template <typename T> struct OutsideOfClass {
  static inline std::map<std::string, T> Cache;
  static T &get(const std::string &Key) { return Cache[Key]; }
};
void flushOutside() { OutsideOfClass<int>::Cache.clear(); }

template <typename T> struct InDerived {
  static T &get(const std::string &Key) { return Cache[Key]; }

protected:
  static inline std::map<std::string, T> Cache;
};
template <typename T> struct Derived : InDerived<T> {
  void flush() { this->Cache.clear(); }
};

template <typename T> struct Lru {
  T &get(const std::string &Key) {
    if (Order.size() == 100) {
      Entries.erase(Order.back());
      Order.pop_back();
    }
    Order.push_front(Key);
    return Entries[Key];
  }

private:
  std::list<std::string> Order;
  std::map<std::string, T> Entries;
};
template <typename T> T &ofLru(const std::string &Key) {
  static Lru<T> Cache;
  return Cache.get(Key);
}

template <typename T> class FlushedSingleton {
public:
  static FlushedSingleton &instance() {
    static FlushedSingleton Only;
    return Only;
  }
  T &get(const std::string &Key) { return Entries[Key]; }
  void flush() { Entries.clear(); }

private:
  std::map<std::string, T> Entries;
};

template <typename T> class HiddenSingleton {
public:
  static HiddenSingleton &instance() {
    static HiddenSingleton Only;
    return Only;
  }
  T &get(const std::string &Key) { return Entries[Key]; }
  void mayFlush();

private:
  std::map<std::string, T> Entries;
};

template <typename T> void innerPopped(int Key, T Value) {
  static std::map<int, std::vector<T>> ByKey;
  if (ByKey.size() < 10)
    ByKey[Key].push_back(Value);
  ByKey[Key].pop_back();
}

template <typename T> class PrivateAccessor {
  static std::map<std::string, T> &entries() {
    static std::map<std::string, T> Entries;
    return Entries;
  }

public:
  static T &get(const std::string &Key) { return entries()[Key]; }
  static void drop(const std::string &Key) { entries().erase(Key); }
};

//===----------------------------------------------------------------------===//
// Tests of the size
//===----------------------------------------------------------------------===//

template <typename T> T onlyWhileSmall(const std::string &Key) {
  static std::map<std::string, T> Cache;
  if (auto It = Cache.find(Key); It != Cache.end())
    return It->second;
  T Made = make<T>(Key);
  if (Cache.size() < 100)
    Cache.emplace(Key, Made);
  return Made;
}

template <typename T> bool sizeInVariable(T Value) {
  static std::vector<T> All;
  const auto Size = All.size();
  if (Size > 10)
    return false;
  All.push_back(Value);
  return true;
}

template <typename T> const std::vector<T> &once(const std::vector<T> &From) {
  static std::vector<T> Table;
  if (Table.empty())
    for (const T &Value : From)
      Table.push_back(Value);
  return Table;
}

template <typename T> const std::vector<T> &onceEarly(std::vector<T> From) {
  static std::vector<T> Table;
  if (!Table.empty())
    return Table;
  Table.insert(Table.end(), From.begin(), From.end());
  return Table;
}

template <typename T> void flagged(const std::vector<T> &From) {
  static std::vector<T> Table;
  static bool Done = false;
  if (Done)
    return;
  Done = true;
  for (const T &Value : From)
    Table.push_back(Value);
}

template <typename T> void exchangedFlag(const std::vector<T> &From) {
  static std::vector<T> Table;
  static std::atomic<bool> Done(false);
  if (!Done.exchange(true))
    Table.insert(Table.end(), From.begin(), From.end());
}

template <typename T> void calledOnce(const std::vector<T> &From) {
  static std::vector<T> Table;
  static std::once_flag Flag;
  std::call_once(Flag, [&] {
    for (const T &Value : From)
      Table.push_back(Value);
  });
}

template <typename T> void inInitialiser(const std::vector<T> &From) {
  static std::vector<T> Table;
  static const bool Done = [&] {
    for (const T &Value : From)
      Table.push_back(Value);
    return true;
  }();
  (void)Done;
}

//===----------------------------------------------------------------------===//
// Out of sight
//===----------------------------------------------------------------------===//

template <typename T> std::map<std::string, T> &returned(std::string Key) {
  static std::map<std::string, T> Cache;
  Cache[Key];
  return Cache;
}

template <typename T> std::map<std::string, T> *pointedTo(std::string Key) {
  static std::map<std::string, T> Cache;
  Cache[Key];
  return &Cache;
}

template <typename M> void hidden(M &Map);
template <typename T> void passedOn(const std::string &Key) {
  static std::map<std::string, T> Cache;
  Cache[Key];
  hidden(Cache);
}

template <typename T> struct Keeper {
  std::map<std::string, T> &Ref;
};
template <typename T> Keeper<T> kept(const std::string &Key) {
  static std::map<std::string, T> Cache;
  Cache[Key];
  return Keeper<T>{Cache};
}

template <typename M> void trim(M &Map) { Map.erase(Map.begin()); }
template <typename T> void trimmed(const std::string &Key) {
  static std::map<std::string, T> Cache;
  Cache[Key];
  trim(Cache);
}

template <typename T> struct HiddenMembers {
  static inline std::map<std::string, T> Cache;
  static T &get(const std::string &Key) { return Cache[Key]; }
  static void mayClear();
};

//===----------------------------------------------------------------------===//
// Few keys, and data of the code
//===----------------------------------------------------------------------===//

enum class Kind { A, B };
template <typename T> void fewKeys(Kind K, char C, std::type_index I, bool B) {
  static std::map<Kind, T> ByKind;
  static std::map<char, T> ByChar;
  static std::unordered_map<std::type_index, T> ByType;
  static std::map<std::pair<Kind, bool>, T> ByPair;
  static std::set<unsigned char> Set;
  ByKind[K];
  ByChar[C];
  ByType[I];
  ByPair[{K, B}];
  Set.insert(C);
}

const char *nameOf(Kind K);
template <typename T> void fewValues(Kind K) {
  static std::map<std::string, T> ByName;
  ByName[nameOf(K)];
}

template <typename K, typename V> V &fewInAll(K Key) {
  static std::map<K, V> Cache;
  return Cache[Key];
}
template int &fewInAll<Kind, int>(Kind);
template int &fewInAll<bool, int>(bool);

template <typename T> T &constants() {
  static std::map<std::string, T> Cache;
  Cache["one"];
  Cache[std::string("two")];
  Cache.emplace("three", T());
  for (int I = 0; I < 10; ++I)
    Cache[std::to_string(I)];
  return Cache["one"];
}

template <typename T> static T &setting(const std::string &Name) {
  static std::map<std::string, T> Cache;
  return Cache[Name];
}
int allSettings() { return setting<int>("one") + setting<int>("two"); }

template <typename T> const char *text(int Code) {
  static const std::map<int, const char *> Table = {{1, "one"}, {2, "two"}};
  static std::map<int, const char *> Mutable = {{1, "one"}, {2, "two"}};
  auto It = Table.find(Code);
  return It == Table.end() ? Mutable.at(Code) : It->second;
}

template <typename T> T notInserted(std::size_t I, const T &Value) {
  static std::vector<T> Table(10);
  static std::array<T, 10> Fixed;
  static std::optional<T> Maybe;
  static T Plain[10];
  Table[I] = Value;
  Fixed[I] = Value;
  Maybe.emplace(Value);
  Plain[I] = Value;
  return Table.at(I);
}

template <typename T> T *pool() {
  static std::vector<std::unique_ptr<T[]>> Chunks;
  static std::size_t Used = 64;
  if (Used == 64) {
    Chunks.push_back(std::make_unique<T[]>(64));
    Used = 0;
  }
  return &Chunks.back()[Used++];
}

template <typename T> T local(const std::string &Key) {
  std::map<std::string, T> Cache;
  return Cache[Key];
}

template <typename T> class Member {
  std::map<std::string, T> Cache;

public:
  T &get(const std::string &Key) { return Cache[Key]; }
};

int &noTemplate(const std::string &Key) {
  static std::map<std::string, int> Cache;
  return Cache[Key];
}

//===----------------------------------------------------------------------===//
// Registries
//===----------------------------------------------------------------------===//

template <typename T> struct Filled {
  static inline std::map<std::string, int> Known;
  static bool enter(const std::string &Name, int N) {
    return Known.emplace(Name, N).second;
  }
};
static const bool EnteredA = Filled<int>::enter("a", 1);
bool EnteredB = Filled<int>::enter("b", 2);

template <typename T> struct Entered {
  static inline std::vector<std::string> Names;
  static void enter(const std::string &Name) { Names.push_back(Name); }
};
template <typename T> struct Enter {
  explicit Enter(const std::string &Name) { Entered<T>::enter(Name); }
};
static Enter<int> EnterA("a");

template <typename Base> struct Factory {
  using Make = std::function<std::unique_ptr<Base>()>;
  static inline std::map<std::string, Make> Makers;
  static void add(const std::string &Name, Make M) { Makers[Name] = M; }
};

template <typename T> struct Registrar {
  static inline std::vector<std::string> Names;
  static void registerName(const std::string &Name) { Names.push_back(Name); }
};
