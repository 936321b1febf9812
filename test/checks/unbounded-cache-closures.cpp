// RUN: %check_tidy %s templates-unbounded-cache -std=c++17,c++20,c++23

#include <algorithm>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

//===----------------------------------------------------------------------===//
// State of closures that leave
//===----------------------------------------------------------------------===//

template <typename R, typename... Args>
std::function<R(Args...)> memoize(std::function<R(Args...)> F) {
  std::map<std::tuple<Args...>, R> Known;
  return [=](Args... A) mutable {
// CHECK-NOTES: :[[@LINE-1]]:10: warning: 'Known' lives as long as the closure, and only grows; limit its size, take out what is not needed any more, or give it an owner that ends [templates-unbounded-cache]
// CHECK-NOTES: :[[@LINE+6]]:7: note: each new input adds an element here
// CHECK-NOTES: :[[@LINE+6]]:12: note: each new input adds an element here
// CHECK-NOTES: :[[@LINE-4]]:3: note: the closure leaves its function here
// CHECK-NOTES: :[[@LINE+137]]:3: note: 1 specialisation carries a copy; the first is instantiated here
    auto Key = std::make_tuple(A...);
    if (Known.find(Key) == Known.end())
      Known[Key] = F(A...);
    return Known[Key];
  };
}

template <typename T> std::function<T &(const std::string &)> copied() {
  std::unordered_map<std::string, T> Cache;
  return [Cache](const std::string &Key) mutable -> T & { return Cache[Key]; };
// CHECK-NOTES: :[[@LINE-1]]:11: warning: 'Cache' lives as long as the closure, and only grows; limit its size, take out what is not needed any more, or give it an owner that ends [templates-unbounded-cache]
// CHECK-NOTES: :[[@LINE-2]]:66: note: each new input adds an element here
// CHECK-NOTES: :[[@LINE-3]]:3: note: the closure leaves its function here
// CHECK-NOTES: :[[@LINE+124]]:3: note: 1 specialisation carries a copy; the first is instantiated here
}

template <typename T> auto initialised() {
  return [Cache = std::unordered_map<std::string, T>()](
// CHECK-NOTES: :[[@LINE-1]]:11: warning: 'Cache' lives as long as the closure, and only grows; limit its size, take out what is not needed any more, or give it an owner that ends [templates-unbounded-cache]
// CHECK-NOTES: :[[@LINE+3]]:55: note: each new input adds an element here
// CHECK-NOTES: :[[@LINE-3]]:3: note: the closure leaves its function here
// CHECK-NOTES: :[[@LINE-4]]:11: note: 1 specialisation carries a copy
             const std::string &Key) mutable { return Cache[Key]; };
}

template <typename T> auto moved() {
  std::map<std::string, T> First;
  auto Closure = [Cache = std::move(First)](const std::string &Key) mutable {
// CHECK-NOTES: :[[@LINE-1]]:19: warning: 'Cache' lives as long as the closure, and only grows; limit its size, take out what is not needed any more, or give it an owner that ends [templates-unbounded-cache]
// CHECK-NOTES: :[[@LINE+3]]:12: note: each new input adds an element here
// CHECK-NOTES: :[[@LINE+4]]:3: note: the closure leaves its function here
// CHECK-NOTES: :[[@LINE-4]]:19: note: 1 specialisation carries a copy
    return Cache.emplace(Key, T()).second;
  };
  return Closure;
}

template <typename T> std::function<void(T)> shared() {
  auto Seen = std::make_shared<std::vector<T>>();
  return [Seen](T Value) { Seen->push_back(Value); };
// CHECK-NOTES: :[[@LINE-1]]:11: warning: 'Seen' lives as long as the closure, and only grows; limit its size, take out what is not needed any more, or give it an owner that ends [templates-unbounded-cache]
// CHECK-NOTES: :[[@LINE-2]]:28: note: each new input adds an element here
// CHECK-NOTES: :[[@LINE-3]]:3: note: the closure leaves its function here
// CHECK-NOTES: :[[@LINE+97]]:3: note: 1 specialisation carries a copy; the first is instantiated here
}

template <typename T> std::function<void(T)> sharedByInit() {
  auto Seen = std::make_shared<std::vector<T>>();
  return [S = Seen](T Value) { S->push_back(Value); };
// CHECK-NOTES: :[[@LINE-1]]:10: warning: 'Seen' lives as long as the closure, and only grows; limit its size, take out what is not needed any more, or give it an owner that ends [templates-unbounded-cache]
// CHECK-NOTES: :[[@LINE-2]]:32: note: each new input adds an element here
// CHECK-NOTES: :[[@LINE-3]]:3: note: the closure leaves its function here
}

template <typename T> std::function<void(T)> sharedStruct() {
  struct State {
    int Calls = 0;
    std::vector<T> Seen;
  };
  auto S = std::make_shared<State>();
  return [S](T Value) {
// CHECK-NOTES: :[[@LINE-1]]:11: warning: 'S' lives as long as the closure, and only grows; limit its size, take out what is not needed any more, or give it an owner that ends [templates-unbounded-cache]
// CHECK-NOTES: :[[@LINE+3]]:5: note: each new input adds an element here
// CHECK-NOTES: :[[@LINE-3]]:3: note: the closure leaves its function here
    ++S->Calls;
    S->Seen.push_back(Value);
  };
}

template <typename T> struct Middleware {
  std::function<void(const std::string &)> Handler;
  std::vector<std::function<void(const std::string &)>> Handlers;

  void install() {
    std::map<std::string, T> Cache;
    Handler = [Cache](const std::string &Path) mutable { Cache[Path]; };
// CHECK-NOTES: :[[@LINE-1]]:16: warning: 'Cache' lives as long as the closure, and only grows; limit its size, take out what is not needed any more, or give it an owner that ends [templates-unbounded-cache]
// CHECK-NOTES: :[[@LINE-2]]:58: note: each new input adds an element here
// CHECK-NOTES: :[[@LINE-3]]:5: note: the closure leaves its function here
// CHECK-NOTES: :[[@LINE+62]]:21: note: 1 specialisation carries a copy; the first is instantiated here
    Handlers.push_back(
        [Cache](const std::string &Path) mutable { Cache[Path]; });
// CHECK-NOTES: :[[@LINE-1]]:10: warning: 'Cache' lives as long as the closure, and only grows; limit its size, take out what is not needed any more, or give it an owner that ends [templates-unbounded-cache]
// CHECK-NOTES: :[[@LINE-2]]:52: note: each new input adds an element here
// CHECK-NOTES: :[[@LINE-4]]:5: note: the closure leaves its function here
// CHECK-NOTES: :[[@LINE+56]]:21: note: 1 specialisation carries a copy; the first is instantiated here
  }
  void use(std::function<void(const std::string &)> H) {
    Handler = std::move(H);
  }
  void installByCall() {
    use([Cache = std::map<std::string, T>()](const std::string &Path) mutable {
// CHECK-NOTES: :[[@LINE-1]]:10: warning: 'Cache' lives as long as the closure, and only grows; limit its size, take out what is not needed any more, or give it an owner that ends [templates-unbounded-cache]
// CHECK-NOTES: :[[@LINE+2]]:7: note: each new input adds an element here
// CHECK-NOTES: :[[@LINE-3]]:5: note: the closure leaves its function here
      Cache[Path];
    });
  }
};

template <typename T> Middleware<T> inAggregate() {
  std::map<std::string, T> Cache;
  return {[Cache](const std::string &Path) mutable { Cache[Path]; }, {}};
// CHECK-NOTES: :[[@LINE-1]]:12: warning: 'Cache' lives as long as the closure, and only grows; limit its size, take out what is not needed any more, or give it an owner that ends [templates-unbounded-cache]
// CHECK-NOTES: :[[@LINE-2]]:54: note: each new input adds an element here
// CHECK-NOTES: :[[@LINE-3]]:3: note: the closure leaves its function here
}

auto generic() {
  return [Seen = std::map<std::string, int>()](const auto &Key) mutable {
// CHECK-NOTES: :[[@LINE-1]]:11: warning: 'Seen' lives as long as the closure, and only grows; limit its size, take out what is not needed any more, or give it an owner that ends [templates-unbounded-cache]
// CHECK-NOTES: :[[@LINE+2]]:14: note: each new input adds an element here
// CHECK-NOTES: :[[@LINE-3]]:3: note: the closure leaves its function here
    return ++Seen[Key];
  };
}

template <typename T> auto nested() {
  return [](int) {
    return [Cache = std::map<int, T>()](int Key) mutable { return Cache[Key]; };
// CHECK-NOTES: :[[@LINE-1]]:13: warning: 'Cache' lives as long as the closure, and only grows; limit its size, take out what is not needed any more, or give it an owner that ends [templates-unbounded-cache]
// CHECK-NOTES: :[[@LINE-2]]:67: note: each new input adds an element here
// CHECK-NOTES: :[[@LINE-3]]:5: note: the closure leaves its function here
  };
}

template <typename T> int fromStatic(const std::string &Key) {
  static auto Lookup = [Cache = std::map<std::string, T>()](
// CHECK-NOTES: :[[@LINE-1]]:25: warning: 'Cache' lives as long as the closure, and only grows; limit its size, take out what is not needed any more, or give it an owner that ends [templates-unbounded-cache]
// CHECK-NOTES: :[[@LINE+2]]:67: note: each new input adds an element here
// CHECK-NOTES: :[[@LINE-3]]:24: note: the closure leaves its function here
                           const std::string &K) mutable { return Cache[K]; };
  return Lookup(Key);
}

void useAll() {
  memoize(std::function<int(int)>())(1);
  copied<int>()("a");
  initialised<int>()("a");
  moved<int>()("a");
  shared<int>()(1);
  Middleware<int>().install();
}

//===----------------------------------------------------------------------===//
// Silent
//===----------------------------------------------------------------------===//

template <typename T> std::function<T(const std::string &)> bounded() {
  std::map<std::string, T> Cache;
  return [Cache](const std::string &Key) mutable {
    if (Cache.size() > 100)
      Cache.clear();
    return Cache[Key];
  };
}

template <typename T> std::function<void(T)> drained(bool Now) {
  auto Queue = std::make_shared<std::vector<T>>();
  std::function<void()> Drain = [Queue] { Queue->clear(); };
  if (Now)
    Drain();
  return [Queue](T Value) { Queue->push_back(Value); };
}

template <typename T> struct Collector {
  std::shared_ptr<std::vector<T>> Values;
  std::function<void(T)> Add;
};
template <typename T> Collector<T> sharedWithOwner() {
  auto Values = std::make_shared<std::vector<T>>();
  return {Values, [Values](T Value) { Values->push_back(Value); }};
}

template <typename T>
std::function<void(T)> ownedElsewhere(std::shared_ptr<std::vector<T>> Values) {
  return [Values](T Value) { Values->push_back(Value); };
}

template <typename T> std::vector<T> stays(const std::vector<T> &From) {
  std::map<T, int> Counts;
  auto Count = [Counts](const T &Value) mutable { return ++Counts[Value]; };
  std::for_each(From.begin(), From.end(), Count);
  std::vector<T> Seen;
  auto Add = [&Seen](const T &Value) { Seen.push_back(Value); };
  Add(From.front());
  return Seen;
}

template <typename T> std::function<T(int)> onlyRead() {
  std::map<int, T> Table;
  Table[1] = T();
  return [Table](int Key) { return Table.at(Key); };
}

template <typename T> auto sameKey(const std::string &Name) {
  return [Name, Cache = std::map<std::string, T>()](int N) mutable -> T & {
    T &Slot = Cache[Name];
    Slot = N;
    return Slot;
  };
}

std::function<int(int)> noTemplate() {
  return [Cache = std::map<int, int>()](int Key) mutable { return Cache[Key]; };
}
