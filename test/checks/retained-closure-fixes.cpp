// RUN: %check_tidy %s templates-retained-closure -std=c++14,c++17,c++20

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

template <typename Key, typename Value = int>
std::function<bool(const Key &, Value)> remember() {
  std::vector<std::pair<Key, Value>> Seen;
  int Count = 0;
  return [Seen, Count](const Key &K, Value V) mutable noexcept -> bool {
// CHECK-NOTES: :[[@LINE-1]]:10: warning: template factory 'remember' returns a type-erased closure with state of its own for each specialisation; let the caller own an object of a named class [templates-retained-closure]
// CHECK-NOTES: :[[@LINE-2]]:11: note: 'Seen' is captured with type 'std::vector<std::pair<std::basic_string<char>, int>>', 24 bytes
// CHECK-NOTES: :[[@LINE+82]]:10: note: specialisation 'named::remember<std::basic_string<char>, int>' is instantiated here
// CHECK-NOTES: :[[@LINE-4]]:10: note: make it an object of a class template with a name
    Seen.emplace_back(K, V);
    return ++Count > 1;
  };
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
// CHECK-NOTES: :[[@LINE-1]]:12: warning: template factory 'make' returns a type-erased closure with state of its own for each specialisation; let the caller own an object of a named class [templates-retained-closure]
// CHECK-NOTES: :[[@LINE-2]]:13: note: 'All' is captured with type 'std::vector<int>', 24 bytes
// CHECK-NOTES: :[[@LINE+63]]:25: note: specialisation 'refused::Member<int>::make' is instantiated here
  }
};
template <typename... Ts> std::function<void()> pack() {
  auto All = std::make_shared<std::vector<std::tuple<Ts...>>>();
  return [All] { All->clear(); };
// CHECK-NOTES: :[[@LINE-1]]:10: warning: template factory 'pack' returns a type-erased closure with state of its own for each specialisation; let the caller own an object of a named class [templates-retained-closure]
// CHECK-NOTES: :[[@LINE-2]]:11: note: 'All' is captured with type 'std::shared_ptr<std::vector<std::tuple<int, char>>>', 16 bytes
// CHECK-NOTES: :[[@LINE+56]]:12: note: specialisation 'refused::pack<int, char>' is instantiated here
}
template <typename T> std::function<void(T)> localType() {
  struct Row {
    T Value;
  };
  std::vector<Row> All;
  return [All](T Value) mutable { All.push_back(Row{Value}); };
// CHECK-NOTES: :[[@LINE-1]]:10: warning: template factory 'localType' returns a type-erased closure with state of its own for each specialisation; let the caller own an object of a named class [templates-retained-closure]
// CHECK-NOTES: :[[@LINE-2]]:11: note: 'All' is captured with type 'std::vector<Row>', 24 bytes
// CHECK-NOTES: :[[@LINE+47]]:12: note: specialisation 'refused::localType<int>' is instantiated here
}
template <typename T> std::function<void(T)> localName() {
  static int Calls = 0;
  std::vector<T> All;
  return [All](T Value) mutable {
// CHECK-NOTES: :[[@LINE-1]]:10: warning: template factory 'localName' returns a type-erased closure with state of its own for each specialisation; let the caller own an object of a named class [templates-retained-closure]
// CHECK-NOTES: :[[@LINE-2]]:11: note: 'All' is captured with type 'std::vector<int>', 24 bytes
// CHECK-NOTES: :[[@LINE+40]]:12: note: specialisation 'refused::localName<int>' is instantiated here
    ++Calls;
    All.push_back(Value);
  };
}
template <typename T> std::function<void(T)> byReference(int &Count) {
  std::vector<T> All;
  return [All, &Count](T Value) mutable {
// CHECK-NOTES: :[[@LINE-1]]:10: warning: template factory 'byReference' returns a type-erased closure with state of its own for each specialisation; let the caller own an object of a named class [templates-retained-closure]
// CHECK-NOTES: :[[@LINE-2]]:11: note: 'All' is captured with type 'std::vector<int>', 24 bytes
// CHECK-NOTES: :[[@LINE+32]]:12: note: specialisation 'refused::byReference<int>' is instantiated here
    ++Count;
    All.push_back(Value);
  };
}
#define COLLECT(List) [List](T Value) mutable { List.push_back(Value); }
template <typename T> std::function<void(T)> inMacro() {
  std::vector<T> All;
  return COLLECT(All);
// CHECK-NOTES: :[[@LINE-1]]:10: warning: template factory 'inMacro' returns a type-erased closure with state of its own for each specialisation; let the caller own an object of a named class [templates-retained-closure]
// CHECK-NOTES: :[[@LINE-5]]:23: note: expanded from macro 'COLLECT'
// CHECK-NOTES: :[[@LINE-3]]:18: note: 'All' is captured with type 'std::vector<int>', 24 bytes
// CHECK-NOTES: :[[@LINE+21]]:12: note: specialisation 'refused::inMacro<int>' is instantiated here
}
struct TakenClosure {};
template <typename T> std::function<void(T)> taken() {
  std::vector<T> All;
  return [All](T Value) mutable { All.push_back(Value); };
// CHECK-NOTES: :[[@LINE-1]]:10: warning: template factory 'taken' returns a type-erased closure with state of its own for each specialisation; let the caller own an object of a named class [templates-retained-closure]
// CHECK-NOTES: :[[@LINE-2]]:11: note: 'All' is captured with type 'std::vector<int>', 24 bytes
// CHECK-NOTES: :[[@LINE+14]]:12: note: specialisation 'refused::taken<int>' is instantiated here
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
