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
template <class ValueT>
struct LargeClosure {
  ValueT Value;
  auto operator()() const { static_cast<void>(Value); }
};

template <typename T> void large(T Value) {
  Registry.push_back(LargeClosure<decltype(Value)>{Value});
}
struct Page {
  double Rows[16];
};
void use() {
  small<int>();
  large(Page());
  large('c');
}
