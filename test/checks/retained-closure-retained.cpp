// RUN: %check_tidy %s templates-retained-closure -std=c++14,c++20 -config='{CheckOptions: {templates-retained-closure.Factories: retained, templates-retained-closure.MinStateBytes: 32}}'

#include <functional>
#include <memory>
#include <vector>

std::vector<std::function<void()>> Registry;

template <typename T> std::function<void()> returned() {
  auto Cache = std::make_shared<std::vector<T>>();
  return [Cache] { Cache->clear(); };
}

// 16 bytes of a shared pointer are too few to be told of.
template <typename T> void small() {
  auto Cache = std::make_shared<std::vector<T>>();
  Registry.push_back([Cache] { Cache->clear(); });
}
template <typename T> void large(T Value) {
  Registry.push_back([Value] { static_cast<void>(Value); });
// CHECK-NOTES: :[[@LINE-1]]:22: warning: closures of template 'large' are kept for the whole run with state of their own for each specialisation; let the caller own an object of a named class [templates-retained-closure]
// CHECK-NOTES: :[[@LINE-2]]:23: note: 'Value' is captured with type 'Page', 128 bytes
// CHECK-NOTES: :[[@LINE+10]]:3: note: specialisation 'large<Page>' is instantiated here
// CHECK-NOTES: :[[@LINE+10]]:3: note: specialisation 'large<char>' is instantiated here
// CHECK-NOTES: :[[@LINE-5]]:12: note: a closure is kept in 'Registry' from here on
// CHECK-NOTES: :[[@LINE-6]]:22: note: make it an object of a class template with a name
}
struct Page {
  double Rows[16];
};
void use() {
  small<int>();
  large(Page());
  large('c');
}
