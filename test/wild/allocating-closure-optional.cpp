// RUN: %check_tidy %s templates-allocating-closure -std=c++17

// Reduced from include/CLI/App.hpp of CLI11, test_bandwidth_limiter.cpp and
// test_file_progress.cpp of libtorrent: what may be left out is no template
// parameter, and tests need not be fast.

#include <algorithm>
#include <functional>
#include <string>
#include <vector>

struct Option {
  std::string Group;
};
class App {
  std::vector<Option> Options;

public:
  std::vector<const Option *>
  options(const std::function<bool(const Option *)> Filter = {}) const {
    std::vector<const Option *> Found;
    for (const Option &O : Options)
      if (!Filter || Filter(&O))
        Found.push_back(&O);
    return Found;
  }
};
int help(const App &A, const std::vector<std::string> &Groups, bool All) {
  int N = A.options().size();
  for (const std::string &Group : Groups)
    N += A.options([&Group, &A, All](const Option *O) {
            return All || O->Group == Group || A.options().empty();
          }).size();
  return N;
}

static void nop() {}
static void runTest(int Count, std::function<void()> Each = &nop) {
  for (int I = 0; I < Count; ++I)
    Each();
}
void variableRate(int &A, int &B, int &C) {
  runTest(3, [&] { A = B + C; });
}

struct Progress {
  void update(int Piece, const std::function<void(int)> &Done);
};
#define TEST(NAME) void test_##NAME()
TEST(progress) {
  Progress P;
  int A = 0, B = 0, C = 0;
  for (int Piece = 0; Piece < 3; ++Piece)
    P.update(Piece, [&](int File) { A = B + C + File; });
}
