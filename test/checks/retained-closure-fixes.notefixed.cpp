#include <functional>
#include <memory>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

//===----------------------------------------------------------------------===//
// Named: what is written is kept
//===----------------------------------------------------------------------===//

namespace named {

template <typename Key, typename Value, class SeenT, class CountT>
struct RememberClosure {
  SeenT Seen;
  CountT Count;
  auto operator()(const Key &K, Value V) noexcept -> bool {
    Seen.emplace_back(K, V);
    return ++Count > 1;
  }
};

template <typename Key, typename Value = int>
std::function<bool(const Key &, Value)> remember() {
  std::vector<std::pair<Key, Value>> Seen;
  int Count = 0;
  return RememberClosure<Key, Value, decltype(Seen), decltype(Count)>{Seen, Count};
}
} // namespace named

//===----------------------------------------------------------------------===//
// Not named: what cannot be moved out of the factory
//===----------------------------------------------------------------------===//

namespace refused {

template <typename T> struct Member {
  static std::function<void(T)> make() {
    std::vector<T> All;
    return [All](T Value) mutable { All.push_back(Value); };
  }
};
template <typename... Ts> std::function<void()> pack() {
  auto All = std::make_shared<std::vector<std::tuple<Ts...>>>();
  return [All] { All->clear(); };
}
template <typename T> std::function<void(T)> localType() {
  struct Row {
    T Value;
  };
  std::vector<Row> All;
  return [All](T Value) mutable { All.push_back(Row{Value}); };
}
template <typename T> std::function<void(T)> localName() {
  static int Calls = 0;
  std::vector<T> All;
  return [All](T Value) mutable {
    ++Calls;
    All.push_back(Value);
  };
}
template <typename T> std::function<void(T)> byReference(int &Count) {
  std::vector<T> All;
  return [All, &Count](T Value) mutable {
    ++Count;
    All.push_back(Value);
  };
}
#define COLLECT(List) [List](T Value) mutable { List.push_back(Value); }
template <typename T> std::function<void(T)> inMacro() {
  std::vector<T> All;
  return COLLECT(All);
}
struct TakenClosure {};
template <typename T> std::function<void(T)> taken() {
  std::vector<T> All;
  return [All](T Value) mutable { All.push_back(Value); };
}

} // namespace refused

void use() {
  named::remember<std::string>()("a", 1);
  refused::Member<int>::make()(1);
  refused::pack<int, char>()();
  refused::localType<int>()(1);
  refused::localName<int>()(1);
  int Count = 0;
  refused::byReference<int>(Count)(1);
  refused::inMacro<int>()(1);
  refused::taken<int>()(1);
}
