#include <functional>
#include <utility>
#include <vector>

//===----------------------------------------------------------------------===//
// No template factory returns a callable
//===----------------------------------------------------------------------===//

template <class T, class NameT>
struct NewGreeterClosure {
  NameT Name;
  auto operator()(const T &Other) const { return Name < Other; }
};

template <class T> auto newGreeter(T Name) {
  return NewGreeterClosure<T, std::decay_t<decltype(std::move(Name))>>{std::move(Name)};
}
template <class T> struct Table {
  T Key;
  auto finder() const {
    T Copy = Key;
    return [Copy](const T &Other) { return Copy == Other; };
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
