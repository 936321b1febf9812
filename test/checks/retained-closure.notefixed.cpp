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

template <class CacheT>
struct NewProcessorClosure {
  CacheT Cache;
  auto operator()() const { Cache->clear(); }
};

template <typename T> std::function<void()> newProcessor() {
  auto Cache = std::make_shared<std::map<std::string, T>>();
  return NewProcessorClosure<decltype(Cache)>{Cache};
}
void registerAll() {
  Registry.push_back(newProcessor<Order>());
  Registry.push_back(newProcessor<Invoice>());
}

// Through a wrapper, an alias and a setter two calls deep.
template <typename T, class SeenT>
struct NewCounterClosure {
  SeenT Seen;
  auto operator()(int) { Seen.clear(); }
};

template <typename T> auto newCounter(T Start) {
  return NewCounterClosure<T, std::decay_t<decltype(std::vector<T>{Start})>>{std::vector<T>{Start}};
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
  }
};
void useRepository() { Repository<Order>().listen(); }

// What a default capture captures is known to a specialisation only, if the
// compiler is asked.
template <class CacheT, class IdT>
struct ImplicitlyClosure {
  CacheT Cache;
  IdT Id;
  auto operator()() const { Cache->erase(Id); }
};

template <typename T> std::function<void()> implicitly(int Id) {
  auto Cache = std::make_shared<std::map<int, T>>();
  return ImplicitlyClosure<decltype(Cache), decltype(Id)>{Cache, Id};
}
void useImplicitly() { Registry.push_back(implicitly<Order>(1)); }
template <typename T, class CacheT, class IdT>
struct NeverCalledClosure {
  CacheT Cache;
  IdT Id;
  auto operator()(T Value) const { Cache->emplace(Id, Value); }
};

template <typename T> std::function<void(T)> neverCalled(int Id) {
  auto Cache = std::make_shared<std::map<int, T>>();
  return NeverCalledClosure<T, decltype(Cache), decltype(Id)>{Cache, Id};
}

// A static local; a variable template; a bound call.
template <typename T> void clearAll(const std::shared_ptr<std::vector<T>> &V) {
  V->clear();
}
template <typename T> std::function<void()> bound() {
  return std::bind(&clearAll<T>, std::make_shared<std::vector<T>>());
}
void useBound() { Registry.push_back(bound<Invoice>()); }
void useLocal() {
  static auto Kept = newProcessor<int>();
  Kept();
}

//===----------------------------------------------------------------------===//
// A factory that returns an erased callable with state that it made
//===----------------------------------------------------------------------===//

template <typename T, class AllT>
struct CollectorClosure {
  AllT All;
  auto operator()(const T &Value) { All.push_back(Value); }
};

template <typename T> std::function<void(const T &)> collector() {
  std::vector<T> All;
  return CollectorClosure<T, decltype(All)>{All};
}
template <typename T>
std::pair<std::function<void(T)>, std::function<void()>> twoSides() {
  auto Shared = std::make_shared<std::vector<T>>();
  return {[Shared](T Value) { Shared->push_back(Value); },
          [Shared] { Shared->clear(); }};
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
