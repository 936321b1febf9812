#include <functional>
#include <string>
#include <vector>

// Findings in macros have no fix.

#define CALLBACK std::function<void(int)>
#define DEFINE_EACH(Name)                                                      \
  static void Name(const std::function<void(int)> &Do) {                       \
    for (int I = 0; I < 3; ++I)                                                \
      Do(I);                                                                   \
  }
#define LENGTH(Line)                                                           \
  std::function<int()> Length = [Line] { return int((Line).size()); };
#define FOR_EACH(Var, All) for (const auto &Var : All)

static void spelled(const CALLBACK &Do) { Do(1); }
DEFINE_EACH(defined)
static void named(const std::function<void(int)> &Do) { Do(1); }
#define NAMED(...) named(__VA_ARGS__)

int use(const std::vector<std::string> &Lines, int A, int B, int C) {
  spelled([&](int I) { A += B + C + I; });
  defined([&](int I) { A += B + C + I; });
  NAMED([&](int I) { A += B + C + I; });
  int N = 0;
  for (const std::string &Line : Lines) {
    LENGTH(Line)
    N += Length();
  }
  FOR_EACH(Line, Lines) {
    auto Length = [Line] { return int(Line.size()); };
    N += Length();
  }
  return N;
}

// What a macro of a test suite defines runs once.
static void inTest(const std::function<void(int)> &Do) { Do(1); }
#define TEST(Name) void test##Name()
TEST(Once) {
  int A = 0, B = 0, C = 0;
  inTest([&](int I) { A += B + C + I; });
}
