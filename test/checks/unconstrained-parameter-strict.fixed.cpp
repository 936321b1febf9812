#include <concepts>
#include <utility>
#include <vector>

// Nothing is required but that it can be passed.
template <typename F> class Task {
public:
  template <std::move_constructible G> static G same(G Run) { return Run; }
};
int run(int N) { return Task<int>::same(N); }

// A model of nothing that is known.
template <typename T> const T &refer(const T &Value) { return Value; }

int sizes(const std::vector<std::vector<int>> &All) {
  auto Count = [](const auto &Values)
      requires requires(const std::remove_cvref_t<decltype(Values)> &Values) { Values.size(); } { return Values.size(); };
  int Sum = 0;
  for (const auto &One : All)
    Sum += Count(One);
  return Sum;
}

// The class that derives from it, and policies, say what they are.
template <typename WaitPolicy> void wait(WaitPolicy Policy) { (void)Policy; }
