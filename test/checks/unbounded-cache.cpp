// RUN: %check_tidy %s templates-unbounded-cache -std=c++17,c++20,c++23

#include <array>
#include <deque>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <thread>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

template <typename T> T make(const std::string &Key);

//===----------------------------------------------------------------------===//
// Where a container lives as long as the program
//===----------------------------------------------------------------------===//

template <typename T> T &inLocal(const std::string &Key) {
  static std::unordered_map<std::string, T> Cache;
// CHECK-NOTES: :[[@LINE-1]]:45: warning: 'Cache' lives as long as the program, and only grows; limit its size, take out what is not needed any more, or give it an owner that ends [templates-unbounded-cache]
// CHECK-NOTES: :[[@LINE+2]]:10: note: each new input adds an element here
// CHECK-NOTES: :[[@LINE+150]]:3: note: 1 specialisation carries a copy; the first is instantiated here
  return Cache[Key];
}

template <typename T> struct InMember {
  static std::map<std::string, T> Defined;
// CHECK-NOTES: :[[@LINE-1]]:35: warning: 'Defined' lives as long as the program, and only grows; limit its size, take out what is not needed any more, or give it an owner that ends [templates-unbounded-cache]
// CHECK-NOTES: :[[@LINE+6]]:52: note: each new input adds an element here
// CHECK-NOTES: :[[@LINE+143]]:3: note: 1 specialisation carries a copy; the first is instantiated here
  static inline std::map<std::string, T> Inline;
// CHECK-NOTES: :[[@LINE-1]]:42: warning: 'Inline' lives as long as the program, and only grows; limit its size, take out what is not needed any more, or give it an owner that ends [templates-unbounded-cache]
// CHECK-NOTES: :[[@LINE+7]]:10: note: each new input adds an element here
// CHECK-NOTES: :[[@LINE+139]]:3: note: 1 specialisation carries a copy; the first is instantiated here
  static T &first(const std::string &Key) { return Defined[Key]; }
  T &second(const std::string &Key);
};
template <typename T> std::map<std::string, T> InMember<T>::Defined;
template <typename T> T &InMember<T>::second(const std::string &Key) {
  return this->Inline.emplace(Key, make<T>(Key)).first->second;
}

template <typename T> std::map<std::string, T> Variable;
// CHECK-NOTES: :[[@LINE-1]]:48: warning: 'Variable' lives as long as the program, and only grows; limit its size, take out what is not needed any more, or give it an owner that ends [templates-unbounded-cache]
// CHECK-NOTES: :[[@LINE+3]]:10: note: each new input adds an element here
// CHECK-NOTES: :[[@LINE+2]]:10: note: 1 specialisation carries a copy; the first is instantiated here
template <typename T> T &inVariable(const std::string &Key) {
  return Variable<T>[Key];
}

template <typename T> T &inThread(const std::string &Key) {
  thread_local std::map<std::string, T> Cache;
// CHECK-NOTES: :[[@LINE-1]]:41: warning: 'Cache' lives as long as the thread, and only grows; limit its size, take out what is not needed any more, or give it an owner that ends [templates-unbounded-cache]
// CHECK-NOTES: :[[@LINE+2]]:10: note: each new input adds an element here
// CHECK-NOTES: :[[@LINE+121]]:3: note: 1 specialisation carries a copy; the first is instantiated here
  return Cache[Key];
}

template <typename T> T &behindPointer(const std::string &Key) {
  static auto *Cache = new std::map<std::string, T>;
// CHECK-NOTES: :[[@LINE-1]]:16: warning: 'Cache' lives as long as the program, and only grows; limit its size, take out what is not needed any more, or give it an owner that ends [templates-unbounded-cache]
// CHECK-NOTES: :[[@LINE+7]]:10: note: each new input adds an element here
// CHECK-NOTES: :[[@LINE+114]]:3: note: 2 specialisations carry a copy; the first is instantiated here
  static std::map<std::string, T> &Other = *new std::map<std::string, T>();
// CHECK-NOTES: :[[@LINE-1]]:36: warning: 'Other' lives as long as the program, and only grows; limit its size, take out what is not needed any more, or give it an owner that ends [templates-unbounded-cache]
// CHECK-NOTES: :[[@LINE+2]]:3: note: each new input adds an element here
// CHECK-NOTES: :[[@LINE+110]]:3: note: 2 specialisations carry a copy; the first is instantiated here
  Other.try_emplace(Key);
  return (*Cache)[Key];
}

template <typename T> T &behindOwner(const std::string &Key) {
  static auto Cache = std::make_unique<std::map<std::string, T>>();
// CHECK-NOTES: :[[@LINE-1]]:15: warning: 'Cache' lives as long as the program, and only grows; limit its size, take out what is not needed any more, or give it an owner that ends [templates-unbounded-cache]
// CHECK-NOTES: :[[@LINE+8]]:10: note: each new input adds an element here
// CHECK-NOTES: :[[@LINE+103]]:3: note: 1 specialisation carries a copy; the first is instantiated here
  static const std::shared_ptr<std::map<std::string, T>> Other =
// CHECK-NOTES: :[[@LINE-1]]:58: warning: 'Other' lives as long as the program, and only grows; limit its size, take out what is not needed any more, or give it an owner that ends [templates-unbounded-cache]
// CHECK-NOTES: :[[@LINE+3]]:3: note: each new input adds an element here
// CHECK-NOTES: :[[@LINE+99]]:3: note: 1 specialisation carries a copy; the first is instantiated here
      std::make_shared<std::map<std::string, T>>();
  Other->emplace(Key, make<T>(Key));
  return (*Cache)[Key];
}

template <typename T> T &inStruct(const std::string &Key) {
  static struct {
    std::mutex Lock;
    std::map<std::string, T> Entries;
  } State;
// CHECK-NOTES: :[[@LINE-1]]:5: warning: 'State' lives as long as the program, and only grows; limit its size, take out what is not needed any more, or give it an owner that ends [templates-unbounded-cache]
// CHECK-NOTES: :[[@LINE+3]]:10: note: each new input adds an element here
// CHECK-NOTES: :[[@LINE+87]]:3: note: 1 specialisation carries a copy; the first is instantiated here
  std::lock_guard<std::mutex> Guard(State.Lock);
  return State.Entries[Key];
}

template <typename T> T &inShards(const std::string &Key) {
  static std::array<std::map<std::string, T>, 16> Shards;
// CHECK-NOTES: :[[@LINE-1]]:51: warning: each container in 'Shards' lives as long as the program, and only grows; limit its size, take out what is not needed any more, or give it an owner that ends [templates-unbounded-cache]
// CHECK-NOTES: :[[@LINE+7]]:10: note: each new input adds an element here
// CHECK-NOTES: :[[@LINE+79]]:3: note: 1 specialisation carries a copy; the first is instantiated here
  static std::map<std::string, T> Others[4];
// CHECK-NOTES: :[[@LINE-1]]:35: warning: each container in 'Others' lives as long as the program, and only grows; limit its size, take out what is not needed any more, or give it an owner that ends [templates-unbounded-cache]
// CHECK-NOTES: :[[@LINE+2]]:3: note: each new input adds an element here
// CHECK-NOTES: :[[@LINE+75]]:3: note: 1 specialisation carries a copy; the first is instantiated here
  Others[Key.size() % 4].try_emplace(Key);
  return Shards[Key.size() % 16][Key];
}

template <typename T> class Pool {
public:
  static Pool &instance() {
    static Pool Only;
    return Only;
  }
  T &get(const std::string &Key) { return Entries[Key]; }

private:
  Pool() = default;
  std::map<std::string, T> Entries;
// CHECK-NOTES: :[[@LINE-1]]:28: warning: 'Entries' lives as long as the program, and only grows; limit its size, take out what is not needed any more, or give it an owner that ends [templates-unbounded-cache]
// CHECK-NOTES: :[[@LINE-6]]:43: note: each new input adds an element here
// CHECK-NOTES: :[[@LINE-10]]:17: note: the object that 'Entries' is a member of is never destroyed before the program ends
};

template <typename T> class Base {
protected:
  std::map<std::string, T> Entries;
// CHECK-NOTES: :[[@LINE-1]]:28: warning: 'Entries' lives as long as the program, and only grows; limit its size, take out what is not needed any more, or give it an owner that ends [templates-unbounded-cache]
// CHECK-NOTES: :[[@LINE+4]]:43: note: each new input adds an element here
// CHECK-NOTES: :[[@LINE+15]]:18: note: the object that 'Entries' is a member of is never destroyed before the program ends

public:
  T &get(const std::string &Key) { return Entries[Key]; }
};
template <typename T> class Only : public Base<T> {
  struct {
    std::set<std::string> Names;
  } State;
// CHECK-NOTES: :[[@LINE-1]]:5: warning: 'State' lives as long as the program, and only grows; limit its size, take out what is not needed any more, or give it an owner that ends [templates-unbounded-cache]
// CHECK-NOTES: :[[@LINE+8]]:40: note: each new input adds an element here
// CHECK-NOTES: :[[@LINE+4]]:18: note: the object that 'State' is a member of is never destroyed before the program ends

public:
  static Only &instance() {
    static Only *Created = new Only;
    return *Created;
  }
  void name(const std::string &Name) { State.Names.insert(Name); }
};

template <typename Derived> struct Singleton {
  static Derived &instance() {
    static Derived Only;
    return Only;
  }
};
template <typename T> class Names : public Singleton<Names<T>> {
  std::set<std::string> Known;
// CHECK-NOTES: :[[@LINE-1]]:25: warning: 'Known' lives as long as the program, and only grows; limit its size, take out what is not needed any more, or give it an owner that ends [templates-unbounded-cache]
// CHECK-NOTES: :[[@LINE+5]]:12: note: each new input adds an element here
// CHECK-NOTES: :[[@LINE-8]]:20: note: the object that 'Known' is a member of is never destroyed before the program ends

public:
  const char *intern(const std::string &Name) {
    return Known.insert(Name).first->c_str();
  }
};

void useAll() {
  inLocal<int>("a");
  InMember<int>::first("a");
  InMember<int>().second("a");
  inVariable<int>("a");
  inThread<int>("a");
  behindPointer<int>("a");
  behindPointer<long>("a");
  behindOwner<int>("a");
  inStruct<int>("a");
  inShards<int>("a");
  Pool<int>::instance().get("a");
  Names<int>::instance().intern("a");
}

//===----------------------------------------------------------------------===//
// What makes it grow
//===----------------------------------------------------------------------===//

template <typename T> const std::regex &compiled(const std::string &Pattern) {
  static std::map<std::string, std::regex> Cache;
// CHECK-NOTES: :[[@LINE-1]]:44: warning: 'Cache' lives as long as the program, and only grows; limit its size, take out what is not needed any more, or give it an owner that ends [templates-unbounded-cache]
// CHECK-NOTES: :[[@LINE+3]]:10: note: each new input adds an element here
  auto It = Cache.find(Pattern);
  if (It == Cache.end())
    It = Cache.insert({Pattern, std::regex(Pattern)}).first;
  return It->second;
}

template <typename T> T keyIsComputed(int X, const T &Y) {
  static std::map<std::string, T> Cache;
// CHECK-NOTES: :[[@LINE-1]]:35: warning: 'Cache' lives as long as the program, and only grows; limit its size, take out what is not needed any more, or give it an owner that ends [templates-unbounded-cache]
// CHECK-NOTES: :[[@LINE+7]]:3: note: each new input adds an element here
  std::ostringstream Key;
  Key << X << '/' << Y;
  const std::string Name = Key.str();
  if (auto It = Cache.find(Name); It != Cache.end())
    return It->second;
  T Made = make<T>(Name);
  Cache.insert(std::make_pair(Name, Made));
  return Made;
}

template <typename... Args> int keyIsPack(const Args &...A) {
  static std::map<std::tuple<Args...>, int> Cache;
// CHECK-NOTES: :[[@LINE-1]]:45: warning: 'Cache' lives as long as the program, and only grows; limit its size, take out what is not needed any more, or give it an owner that ends [templates-unbounded-cache]
// CHECK-NOTES: :[[@LINE+3]]:5: note: each new input adds an element here
  auto Key = std::make_tuple(A...);
  if (!Cache.count(Key))
    Cache[Key] = sizeof...(A);
  return Cache.at(Key);
}

template <typename T> void sequences(const T &Value, std::vector<T> More) {
  static std::vector<T> Pushed;
// CHECK-NOTES: :[[@LINE-1]]:25: warning: 'Pushed' lives as long as the program, and only grows; limit its size, take out what is not needed any more, or give it an owner that ends [templates-unbounded-cache]
// CHECK-NOTES: :[[@LINE+10]]:3: note: each new input adds an element here
  static std::deque<T> Emplaced;
// CHECK-NOTES: :[[@LINE-1]]:24: warning: 'Emplaced' lives as long as the program, and only grows; limit its size, take out what is not needed any more, or give it an owner that ends [templates-unbounded-cache]
// CHECK-NOTES: :[[@LINE+8]]:3: note: each new input adds an element here
  static std::list<T> Inserted;
// CHECK-NOTES: :[[@LINE-1]]:23: warning: 'Inserted' lives as long as the program, and only grows; limit its size, take out what is not needed any more, or give it an owner that ends [templates-unbounded-cache]
// CHECK-NOTES: :[[@LINE+6]]:3: note: each new input adds an element here
  static std::vector<T> Copied;
// CHECK-NOTES: :[[@LINE-1]]:25: warning: 'Copied' lives as long as the program, and only grows; limit its size, take out what is not needed any more, or give it an owner that ends [templates-unbounded-cache]
// CHECK-NOTES: :[[@LINE+4]]:58: note: each new input adds an element here
  Pushed.push_back(Value);
  Emplaced.emplace_front(std::move(Value));
  Inserted.insert(Inserted.end(), More.begin(), More.end());
  std::copy(More.begin(), More.end(), std::back_inserter(Copied));
}

template <typename T> T *allocate(const std::string &Name) {
  static std::vector<std::unique_ptr<T>> All;
// CHECK-NOTES: :[[@LINE-1]]:42: warning: 'All' lives as long as the program, and only grows; limit its size, take out what is not needed any more, or give it an owner that ends [templates-unbounded-cache]
// CHECK-NOTES: :[[@LINE+1]]:3: note: each new input adds an element here
  All.push_back(std::make_unique<T>(Name));
  return All.back().get();
}

template <typename T> int number(const T &) {
  static std::map<std::string, int> Log;
// CHECK-NOTES: :[[@LINE-1]]:37: warning: 'Log' lives as long as the program, and only grows; limit its size, take out what is not needed any more, or give it an owner that ends [templates-unbounded-cache]
// CHECK-NOTES: :[[@LINE+2]]:3: note: each new input adds an element here
  static int Next = 0;
  Log.emplace(std::to_string(Next++), 0);
  return Next;
}

template <typename T> T &ofThread() {
  static std::map<std::thread::id, T> States;
// CHECK-NOTES: :[[@LINE-1]]:39: warning: 'States' lives as long as the program, and only grows; limit its size, take out what is not needed any more, or give it an owner that ends [templates-unbounded-cache]
// CHECK-NOTES: :[[@LINE+1]]:10: note: each new input adds an element here
  return States[std::this_thread::get_id()];
}

enum class Id : unsigned {};
template <typename T> T &strongKey(Id Key) {
  static std::unordered_map<unsigned, T> Cache;
// CHECK-NOTES: :[[@LINE-1]]:42: warning: 'Cache' lives as long as the program, and only grows; limit its size, take out what is not needed any more, or give it an owner that ends [templates-unbounded-cache]
// CHECK-NOTES: :[[@LINE+1]]:10: note: each new input adds an element here
  return Cache[static_cast<unsigned>(Key)];
}

template <typename Map, typename Key>
typename Map::mapped_type &lookUp(Map &Entries, const Key &K) {
  return Entries[K];
}
template <typename T> T &throughHelper(const std::string &Key) {
  static std::map<std::string, T> Cache;
// CHECK-NOTES: :[[@LINE-1]]:35: warning: 'Cache' lives as long as the program, and only grows; limit its size, take out what is not needed any more, or give it an owner that ends [templates-unbounded-cache]
// CHECK-NOTES: :[[@LINE+1]]:10: note: each new input adds an element here
  return lookUp(Cache, Key);
}

template <typename T> T &throughReference(const std::string &Key) {
  static std::map<std::string, T> Cache;
// CHECK-NOTES: :[[@LINE-1]]:35: warning: 'Cache' lives as long as the program, and only grows; limit its size, take out what is not needed any more, or give it an owner that ends [templates-unbounded-cache]
// CHECK-NOTES: :[[@LINE+2]]:10: note: each new input adds an element here
  auto &Same = Cache;
  return Same[Key];
}

template <typename K, typename V> class Locked {
  std::mutex Lock;
  std::unordered_map<K, V> Entries;
  void store(const K &Key, const V &Value) { Entries.emplace(Key, Value); }

public:
  void put(const K &Key, const V &Value) {
    std::lock_guard<std::mutex> Guard(Lock);
    store(Key, Value);
  }
  void remove(const K &Key) { Entries.erase(Key); }
};
template <typename T> void throughWrapper(const std::string &Key, T Value) {
  static Locked<std::string, T> Cache;
// CHECK-NOTES: :[[@LINE-1]]:33: warning: 'Cache' lives as long as the program, and only grows; limit its size, take out what is not needed any more, or give it an owner that ends [templates-unbounded-cache]
// CHECK-NOTES: :[[@LINE+1]]:3: note: each new input adds an element here
  Cache.put(Key, Value);
}

template <typename T> class OfAccessor {
  static std::map<std::string, T> &entries() {
    static std::map<std::string, T> Entries;
// CHECK-NOTES: :[[@LINE-1]]:37: warning: 'Entries' lives as long as the program, and only grows; limit its size, take out what is not needed any more, or give it an owner that ends [templates-unbounded-cache]
// CHECK-NOTES: :[[@LINE+5]]:50: note: each new input adds an element here
    return Entries;
  }

public:
  static T &get(const std::string &Key) { return entries()[Key]; }
};

namespace detail {
template <typename T> std::map<std::string, T> &entries() {
  static std::map<std::string, T> Entries;
// CHECK-NOTES: :[[@LINE-1]]:35: warning: 'Entries' lives as long as the program, and only grows; limit its size, take out what is not needed any more, or give it an owner that ends [templates-unbounded-cache]
// CHECK-NOTES: :[[@LINE+5]]:10: note: each new input adds an element here
  return Entries;
}
} // namespace detail
template <typename T> T &inPrivateNamespace(const std::string &Key) {
  return detail::entries<T>()[Key];
}

template <typename T> std::size_t indexed(const T &Value) {
  static std::vector<T> Values;
// CHECK-NOTES: :[[@LINE-1]]:25: warning: 'Values' lives as long as the program, and only grows; limit its size, take out what is not needed any more, or give it an owner that ends [templates-unbounded-cache]
// CHECK-NOTES: :[[@LINE+4]]:3: note: each new input adds an element here
  for (std::size_t I = 0; I < Values.size(); ++I)
    if (Values[I] == Value)
      return I;
  Values.push_back(Value);
  return Values.size() - 1;
}

template <typename T> struct Interned {
  static const T *byIndex(std::size_t I) {
    return I < Values.size() ? &Values[I] : nullptr;
  }
  static void add(const T &Value) { Values.push_back(Value); }
  static inline std::deque<T> Values;
// CHECK-NOTES: :[[@LINE-1]]:31: warning: 'Values' lives as long as the program, and only grows; limit its size, take out what is not needed any more, or give it an owner that ends [templates-unbounded-cache]
// CHECK-NOTES: :[[@LINE-3]]:37: note: each new input adds an element here
};

enum class Level { Low, High };
template <typename T> void inner(Level L, const T &Value) {
  static std::map<Level, std::vector<T>> Log;
// CHECK-NOTES: :[[@LINE-1]]:42: warning: each container in 'Log' lives as long as the program, and only grows; limit its size, take out what is not needed any more, or give it an owner that ends [templates-unbounded-cache]
// CHECK-NOTES: :[[@LINE+1]]:3: note: each new input adds an element here
  Log[L].push_back(Value);
}

template <typename T> T &outerIsBounded(const std::string &A, int B) {
  static std::map<std::string, std::map<int, T>> Cache;
// CHECK-NOTES: :[[@LINE-1]]:50: warning: each container in 'Cache' lives as long as the program, and only grows; limit its size, take out what is not needed any more, or give it an owner that ends [templates-unbounded-cache]
// CHECK-NOTES: :[[@LINE+3]]:10: note: each new input adds an element here
  if (Cache.size() > 100)
    Cache.clear();
  return Cache[A][B];
}

static bool Caching = false;
template <typename T> T optional(const std::string &Key) {
  static std::map<std::string, T> Cache;
// CHECK-NOTES: :[[@LINE-1]]:35: warning: 'Cache' lives as long as the program, and only grows; limit its size, take out what is not needed any more, or give it an owner that ends [templates-unbounded-cache]
// CHECK-NOTES: :[[@LINE+3]]:10: note: each new input adds an element here
  if (!Caching)
    return make<T>(Key);
  return Cache[Key];
}

template <typename T> static T &internal(const std::string &Key) {
  static std::map<std::string, T> Cache;
// CHECK-NOTES: :[[@LINE-1]]:35: warning: 'Cache' lives as long as the program, and only grows; limit its size, take out what is not needed any more, or give it an owner that ends [templates-unbounded-cache]
// CHECK-NOTES: :[[@LINE+2]]:10: note: each new input adds an element here
// CHECK-NOTES: :[[@LINE+3]]:51: note: 1 specialisation carries a copy; the first is instantiated here
  return Cache[Key];
}
int callInternal(const std::string &Key) { return internal<int>(Key); }

void generic() {
  auto Remember = [](const auto &Key) -> int & {
    static std::map<std::string, int> Seen;
// CHECK-NOTES: :[[@LINE-1]]:39: warning: 'Seen' lives as long as the program, and only grows; limit its size, take out what is not needed any more, or give it an owner that ends [templates-unbounded-cache]
// CHECK-NOTES: :[[@LINE+2]]:12: note: each new input adds an element here
// CHECK-NOTES: :[[@LINE+3]]:11: note: 1 specialisation carries a copy; the first is instantiated here
    return Seen[Key];
  };
  Remember("a");
}

template <> std::string &inLocal<std::string>(const std::string &Key) {
  static std::map<std::string, std::string> Special;
// CHECK-NOTES: :[[@LINE-1]]:45: warning: 'Special' lives as long as the program, and only grows; limit its size, take out what is not needed any more, or give it an owner that ends [templates-unbounded-cache]
// CHECK-NOTES: :[[@LINE+1]]:10: note: each new input adds an element here
  return Special[Key];
}

template <typename T> struct Partial;
template <typename T> struct Partial<T *> {
  static T &get(const std::string &Key) {
    static std::map<std::string, T> Cache;
// CHECK-NOTES: :[[@LINE-1]]:37: warning: 'Cache' lives as long as the program, and only grows; limit its size, take out what is not needed any more, or give it an owner that ends [templates-unbounded-cache]
// CHECK-NOTES: :[[@LINE+1]]:12: note: each new input adds an element here
    return Cache[Key];
  }
};

struct Holder {
  static inline std::map<std::string, int> Fed;
// CHECK-NOTES: :[[@LINE-1]]:44: warning: 'Fed' lives as long as the program, and only grows; limit its size, take out what is not needed any more, or give it an owner that ends [templates-unbounded-cache]
// CHECK-NOTES: :[[@LINE+2]]:5: note: each new input adds an element here
  template <typename T> static void feed(const std::string &Key, T Value) {
    Fed[Key] = static_cast<int>(Value);
  }
};

#define CACHE(TYPE) static std::map<std::string, TYPE> Cached
template <typename T> T &inMacro(const std::string &Key) {
  CACHE(T);
// CHECK-NOTES: :[[@LINE-1]]:3: warning: 'Cached' lives as long as the program, and only grows; limit its size, take out what is not needed any more, or give it an owner that ends [templates-unbounded-cache]
// CHECK-NOTES: :[[@LINE-4]]:56: note: expanded from macro 'CACHE'
// CHECK-NOTES: :[[@LINE+1]]:10: note: each new input adds an element here
  return Cached[Key];
}
