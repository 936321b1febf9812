#include <any>
#include <functional>
#include <memory>
#include <string>
#include <vector>

// libc++ has room for three pointers, and asks that a copy cannot throw.

template <typename Fn>
  requires std::is_invocable_r_v<void, Fn &, int>
static void each(Fn &&Do) { Do(1); }
static void eachSmall(const std::function<void(int)> &Do) { Do(1); }

int use(const std::vector<std::string> &Lines, int A, int B, int C, int D) {
  each([&](int I) { A += B + C + D + I; });
  eachSmall([&](int I) { A += B + C + I; });
  auto Shared = std::make_shared<int>(1);
  eachSmall([Shared](int I) { *Shared += I; });
  int N = 0;
  for (const std::string &Line : Lines) {
    auto Length = [Line] { return int(Line.size()); };
    N += Length();
    std::vector<int> Copied;
    auto Size = [Copied] { return int(Copied.size()); };
    N += Size();
    std::any Small = N;
    std::any Large = std::vector<std::string>(1, Line);
    std::any Larger = std::pair<std::string, int>(Line, N);
    N += Small.has_value() + Large.has_value() + Larger.has_value();
  }
  return N;
}
