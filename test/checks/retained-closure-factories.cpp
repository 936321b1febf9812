// RUN: %check_tidy %s templates-retained-closure -std=c++14,c++20 -config='{CheckOptions: {templates-retained-closure.Factories: any}}'

#include <functional>
#include <utility>
#include <vector>

//===----------------------------------------------------------------------===//
// No template factory returns a callable
//===----------------------------------------------------------------------===//

template <class T> auto newGreeter(T Name) {
  return [Name = std::move(Name)](const T &Other) { return Name < Other; };
// CHECK-NOTES: :[[@LINE-1]]:10: warning: template factory 'newGreeter' returns a closure with state of its own for each specialisation; let the caller own an object of a named class [templates-retained-closure]
// CHECK-NOTES: :[[@LINE-2]]:11: note: 'Name' is captured with type 'int', 4 bytes
// CHECK-NOTES: :[[@LINE-3]]:10: note: make it an object of a class template with a name
}
template <class T> struct Table {
  T Key;
  auto finder() const {
    T Copy = Key;
    return [Copy](const T &Other) { return Copy == Other; };
// CHECK-NOTES: :[[@LINE-1]]:12: warning: template factory 'finder' returns a closure with state of its own for each specialisation; let the caller own an object of a named class [templates-retained-closure]
// CHECK-NOTES: :[[@LINE-2]]:13: note: 'Copy' is captured with type 'int', 4 bytes
// CHECK-NOTES: :[[@LINE+24]]:10: note: specialisation 'Table<int>::finder' is instantiated here
  }
};

//===----------------------------------------------------------------------===//
// Used where it is made, without state, or no template
//===----------------------------------------------------------------------===//

template <class T> bool compareNow(const T &A, const T &B) {
  auto Less = [&](const T &Other) { return A < Other; };
  return Less(B);
}
template <class T> auto stateless() {
  return [](const T &Value) { return Value; };
}
template <class F> auto adaptor(F Call) {
  return [Call] { return Call(1); };
}
inline auto plain(int Start) {
  return [Start] { return Start; };
}
bool use() {
  return newGreeter(1)(2) && compareNow(1, 2) && stateless<int>()(1) &&
         adaptor([](int) { return 1; })() && plain(1)() &&
         Table<int>{1}.finder()(2);
}
