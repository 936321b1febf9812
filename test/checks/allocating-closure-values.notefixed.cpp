#include <any>
#include <functional>
#include <memory>
#include <string>
#include <vector>

//===----------------------------------------------------------------------===//
// std::any
//===----------------------------------------------------------------------===//

int anys(const std::vector<std::string> &Lines) {
  int N = 0;
  for (const std::string &Line : Lines) {
    std::any Boxed = Line;
    N += int(std::any_cast<std::string>(Boxed).size());
    std::any Small = N;
    N += std::any_cast<int>(Small);
    std::any Changed;
    Changed = Line;
    N += Changed.has_value();
  }
  std::any Once = Lines[0];
  return N + Once.has_value();
}

static int length(const std::any &Value) {
  return int(std::any_cast<const std::string &>(Value).size());
}
int lengths(const std::vector<std::string> &Lines) {
  int N = 0;
  for (const std::string &Line : Lines)
    N += length(Line);
  return N;
}
static int lengthOnce(const std::any &Value) {
  return int(std::any_cast<const std::string &>(Value).size());
}
int onlyOnce(const std::string &Line) { return lengthOnce(Line); }

void collect(const std::vector<std::string> &Lines, std::vector<std::any> &To) {
  for (const std::string &Line : Lines)
    To.push_back(Line);
}

//===----------------------------------------------------------------------===//
// std::shared_ptr<void>
//===----------------------------------------------------------------------===//

int guards(int N, std::vector<std::shared_ptr<void>> &Kept) {
  for (int I = 0; I < N; ++I) {
    std::shared_ptr<void> Guard(nullptr, [&](void *) { --N; });
    std::shared_ptr<void> Stays(nullptr, [&](void *) { --N; });
    Kept.push_back(Stays);
    std::shared_ptr<void> Same = Kept.back();
    std::unique_ptr<int> Unique = std::make_unique<int>(1);
  }
  std::shared_ptr<void> Once(nullptr, [&](void *) { --N; });
  return N;
}

//===----------------------------------------------------------------------===//
// std::move_only_function
//===----------------------------------------------------------------------===//

#if __cplusplus > 202002L
template <typename Fn>
  requires std::is_invocable_r_v<void, Fn &, int>
static void moved(Fn &&Do) { Do(1); }
template <typename Fn>
  requires std::is_invocable_r_v<void, Fn &, int>
static void reference(Fn &&Do) { Do(1); }
struct Tasks {
  std::vector<std::move_only_function<void(int)>> All;
  void post(std::move_only_function<void(int)> Do) {
    All.push_back(std::move(Do));
  }
};

void moveOnly(Tasks &T, int A, int B, int C, int D) {
  moved([&](int I) { A += B + C + D + I; });
  moved([&](int I) { A += B + C + I; }); // Three references fit.
  moved([P = std::make_unique<int>(1)](int I) { *P = I; });
  reference([&](int I) { A += B + C + D + I; });
  T.post([&](int I) { A += B + C + D + I; });
}
#endif
