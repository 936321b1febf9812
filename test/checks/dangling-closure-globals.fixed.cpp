#include <functional>
#include <string>
#include <vector>

template <typename T> std::function<bool(const T &)> equals(const T &Value) {
  return [Value](const T &Other) { return Other == Value; };
}
template <typename T> std::function<bool(const T &)> differs(const T &Value) {
  return [&Value](const T &Other) { return Other != Value; };
}

template <typename T> struct Counter {
  T Count{};
  std::function<T()> next() {
    return [this] { return ++Count; };
  }
};

// The temporary ends with the initialiser.
std::function<bool(const std::string &)> IsYes = equals(std::string("yes"));
auto Next = Counter<int>().next();
std::vector<std::function<int()>> All = {Counter<int>().next()};

struct Class {
  static inline auto Member = Counter<long>().next();
};
namespace {
const auto Hidden = Counter<short>().next();
}
template <typename T> auto Variable = Counter<T>().next();
auto useVariable() { return Variable<unsigned>(); }

int local() {
  static auto Kept = Counter<int>().next();
  return Kept();
}

// Silent: the argument lives as long as the closure, or it is called at once.
std::string No = "no";
auto IsNo = differs(No);
bool Asked = differs(No)("yes");
int Called = Counter<int>().next()();
Counter<int> Lasting;
auto Lasts = Lasting.next();
