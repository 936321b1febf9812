#include <functional>

// In a loop, main is like any other function.

template <typename Fn, typename = std::enable_if_t<std::is_invocable_r_v<void, Fn &, int>>>
static void each(Fn &&Do) { Do(1); }

int main() {
  int A = 0, B = 0, C = 0;
  while (A < 10)
    each([&](int I) { A += B + C + I; });
  return A;
}
