#include <functional>
#include <string>
#include <vector>

// No std::is_invocable_r_v: the parameter has no fix, the variable has.

static void each(const std::function<void(int)> &Do) { Do(1); }

int use(const std::vector<std::string> &Lines, int A, int B, int C) {
  each([&](int I) { A += B + C + I; });
  int N = 0;
  for (const std::string &Line : Lines) {
    auto Length = [Line](int M) { return int(Line.size()) + M; };
    N += Length(1);
  }
  return N;
}
