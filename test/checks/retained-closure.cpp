// RUN: %check_tidy %s templates-retained-closure -std=c++14,c++17,c++20

#include <functional>
#include <list>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

struct Order {
  int Id;
};
struct Invoice {
  int Id;
  double Total;
};
std::vector<std::function<void()>> Registry;
std::map<std::string, std::function<void(int)>> Named;

//===----------------------------------------------------------------------===//
// A factory whose closures are kept in storage with static duration
//===----------------------------------------------------------------------===//

template <typename T> std::function<void()> newProcessor() {
  auto Cache = std::make_shared<std::map<std::string, T>>();
  return [Cache] { Cache->clear(); };
// CHECK-NOTES: :[[@LINE-1]]:10: warning: closures of template 'newProcessor' are kept for the whole run with state of their own for each specialisation; let the caller own an object of a named class [templates-retained-closure]
// CHECK-NOTES: :[[@LINE-2]]:11: note: 'Cache' is captured with type 'std::shared_ptr<std::map<std::basic_string<char>, Order>>', 16 bytes
// CHECK-NOTES: :[[@LINE+9]]:22: note: specialisation 'newProcessor<Order>' is instantiated here
// CHECK-NOTES: :[[@LINE+9]]:22: note: specialisation 'newProcessor<Invoice>' is instantiated here
// CHECK-NOTES: :[[@LINE+82]]:22: note: specialisation 'newProcessor<int>' is instantiated here
// CHECK-NOTES: :[[@LINE+6]]:12: note: a closure is kept in 'Registry' from here on
// CHECK-NOTES: :[[@LINE+6]]:12: note: a closure is kept in 'Registry' from here on
// CHECK-NOTES: :[[@LINE+79]]:22: note: a closure is kept in 'Kept' from here on
// CHECK-NOTES: :[[@LINE-9]]:10: note: make it an object of a class template with a name
}
void registerAll() {
  Registry.push_back(newProcessor<Order>());
  Registry.push_back(newProcessor<Invoice>());
}

// Through a wrapper, an alias and a setter two calls deep.
template <typename T> auto newCounter(T Start) {
  return [Seen = std::vector<T>{Start}](int) mutable { Seen.clear(); };
// CHECK-NOTES: :[[@LINE-1]]:10: warning: closures of template 'newCounter' are kept for the whole run with state of their own for each specialisation; let the caller own an object of a named class [templates-retained-closure]
// CHECK-NOTES: :[[@LINE-2]]:11: note: 'Seen' is captured with type 'std::vector<Order>', 24 bytes
// CHECK-NOTES: :[[@LINE+10]]:21: note: a closure is kept in 'Named' from here on
// CHECK-NOTES: :[[@LINE-4]]:10: note: make it an object of a class template with a name
}
using Handler = std::function<void(int)>;
template <typename T> Handler wrapped(T Start) {
  Handler H = newCounter(Start);
  return H;
}
void keep(const std::string &Name, Handler H) { Named[Name] = std::move(H); }
void addHandler(Handler H) { keep("x", std::move(H)); }
void useWrapped() { addHandler(wrapped(Order())); }

// A member of a class template; a singleton.
struct Bus {
  static Bus &instance() {
    static Bus B;
    return B;
  }
  void on(std::function<void()> F) { Slots.emplace_back(std::move(F)); }
  std::list<std::function<void()>> Slots;
};
template <typename T> struct Repository {
  void listen() {
    auto Rows = std::make_shared<std::vector<T>>();
    Bus::instance().on([Rows] { Rows->clear(); });
// CHECK-NOTES: :[[@LINE-1]]:24: warning: closures of template 'listen' are kept for the whole run with state of their own for each specialisation; let the caller own an object of a named class [templates-retained-closure]
// CHECK-NOTES: :[[@LINE-2]]:25: note: 'Rows' is captured with type 'std::shared_ptr<std::vector<Order>>', 16 bytes
// CHECK-NOTES: :[[@LINE+4]]:44: note: specialisation 'Repository<Order>::listen' is instantiated here
// CHECK-NOTES: :[[@LINE-4]]:21: note: a closure is kept in 'Slots' from here on
  }
};
void useRepository() { Repository<Order>().listen(); }

// What a default capture captures is known to a specialisation only, if the
// compiler is asked.
template <typename T> std::function<void()> implicitly(int Id) {
  auto Cache = std::make_shared<std::map<int, T>>();
  return [=] { Cache->erase(Id); };
// CHECK-NOTES: :[[@LINE-1]]:10: warning: closures of template 'implicitly' are kept for the whole run with state of their own for each specialisation; let the caller own an object of a named class [templates-retained-closure]
// CHECK-NOTES: :[[@LINE-2]]:10: note: 'Cache' is captured with type 'std::shared_ptr<std::map<int, Order>>', 16 bytes
// CHECK-NOTES: :[[@LINE+4]]:43: note: specialisation 'implicitly<Order>' is instantiated here
// CHECK-NOTES: :[[@LINE+3]]:33: note: a closure is kept in 'Registry' from here on
// CHECK-NOTES: :[[@LINE-5]]:10: note: make it an object of a class template with a name
}
void useImplicitly() { Registry.push_back(implicitly<Order>(1)); }
template <typename T> std::function<void(T)> neverCalled(int Id) {
  auto Cache = std::make_shared<std::map<int, T>>();
  return [=](T Value) { Cache->emplace(Id, Value); };
// CHECK-NOTES: :[[@LINE-1]]:10: warning: template factory 'neverCalled' returns a type-erased closure with state of its own for each specialisation; let the caller own an object of a named class [templates-retained-closure]
// CHECK-NOTES: :[[@LINE-2]]:10: note: 'Cache' is captured
// CHECK-NOTES: :[[@LINE-3]]:10: note: make it an object of a class template with a name
}

// A static local; a variable template; a bound call.
template <typename T> void clearAll(const std::shared_ptr<std::vector<T>> &V) {
  V->clear();
}
template <typename T> std::function<void()> bound() {
  return std::bind(&clearAll<T>, std::make_shared<std::vector<T>>());
// CHECK-NOTES: :[[@LINE-1]]:10: warning: closures of template 'bound' are kept for the whole run with state of their own for each specialisation; let the caller own an object of a named class [templates-retained-closure]
// CHECK-NOTES: :[[@LINE-2]]:34: note: it holds a bound argument with type 'std::shared_ptr<std::vector<Invoice>>', 16 bytes
// CHECK-NOTES: :[[@LINE+3]]:38: note: specialisation 'bound<Invoice>' is instantiated here
// CHECK-NOTES: :[[@LINE+2]]:28: note: a closure is kept in 'Registry' from here on
}
void useBound() { Registry.push_back(bound<Invoice>()); }
void useLocal() {
  static auto Kept = newProcessor<int>();
  Kept();
}

//===----------------------------------------------------------------------===//
// A factory that returns an erased callable with state that it made
//===----------------------------------------------------------------------===//

template <typename T> std::function<void(const T &)> collector() {
  std::vector<T> All;
  return [All](const T &Value) mutable { All.push_back(Value); };
// CHECK-NOTES: :[[@LINE-1]]:10: warning: template factory 'collector' returns a type-erased closure with state of its own for each specialisation; let the caller own an object of a named class [templates-retained-closure]
// CHECK-NOTES: :[[@LINE-2]]:11: note: 'All' is captured with type 'std::vector<T>'
// CHECK-NOTES: :[[@LINE-3]]:10: note: make it an object of a class template with a name
}
template <typename T>
std::pair<std::function<void(T)>, std::function<void()>> twoSides() {
  auto Shared = std::make_shared<std::vector<T>>();
  return {[Shared](T Value) { Shared->push_back(Value); },
// CHECK-NOTES: :[[@LINE-1]]:11: warning: template factory 'twoSides' returns a type-erased closure with state of its own for each specialisation; let the caller own an object of a named class [templates-retained-closure]
// CHECK-NOTES: :[[@LINE-2]]:12: note: 'Shared' is captured
          [Shared] { Shared->clear(); }};
// CHECK-NOTES: :[[@LINE-1]]:11: warning: template factory 'twoSides' returns a type-erased closure with state of its own for each specialisation; let the caller own an object of a named class [templates-retained-closure]
// CHECK-NOTES: :[[@LINE-2]]:12: note: 'Shared' is captured
}

//===----------------------------------------------------------------------===//
// Silent: nothing of their own, or somebody lets go
//===----------------------------------------------------------------------===//

// A named class is the cure.
template <typename T> class Processor {
  std::map<std::string, T> Cache;

public:
  void operator()() { Cache.clear(); }
};
void useNamed() { Registry.push_back(Processor<Order>()); }

template <typename T> std::function<bool(T)> above(T Limit) {
  return [Limit](T Value) { return Limit < Value; };
}
template <typename T> std::function<bool(T)> contains(std::vector<T> Set) {
  return [Set = std::move(Set)](T) { return !Set.empty(); };
}
struct Task {
  void run();
};
template <typename T> std::function<void()> runs(std::shared_ptr<T> Object) {
  return [Object] { Object->run(); };
}
template <typename T> std::function<void()> observes(std::shared_ptr<T> Object) {
  return [Weak = std::weak_ptr<T>(Object)] { Weak.lock(); };
}
template <typename T> std::function<std::size_t()> reads() {
  std::shared_ptr<const std::vector<T>> Table =
      std::make_shared<std::vector<T>>();
  return [Table] { return Table->size(); };
}
template <typename F> std::function<void()> twice(F Call) {
  return [Call] {
    Call();
    Call();
  };
}
template <typename F> void post(F Call) {
  Registry.push_back([Call] { Call(); });
}
void usePost() {
  post([] {});
}
template <typename T> std::function<void()> sameForAll() {
  auto Count = std::make_shared<int>(0);
  return [Count] { ++*Count; };
}
std::function<void()> noTemplate() {
  auto Cache = std::make_shared<std::map<std::string, int>>();
  return [Cache] { Cache->clear(); };
}
template <typename T> auto local() {
  std::vector<T> All;
  auto Add = [All](T Value) mutable { All.push_back(Value); };
  Add(T());
  return 0;
}

// Visible code takes the closures out again.
std::map<int, std::function<void()>> Pending;
template <typename T> void begin(int Id) {
  auto State = std::make_shared<std::vector<T>>();
  Pending[Id] = [State] { State->clear(); };
}
void end(int Id) { Pending.erase(Id); }
void usePending() { begin<Order>(1); }

// One object that is made once.
template <typename T> auto parser(T Separator) {
  return [Separator](T Value) { return Value == Separator; };
}
static const auto Comma = parser(',');
