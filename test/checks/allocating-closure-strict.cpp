// RUN: %check_tidy %s templates-allocating-closure -std=c++17 -config='{CheckOptions: {templates-allocating-closure.Strict: true, templates-allocating-closure.ErasingClasses: "::app::Task;app::Missing"}}'

#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

void hidden(std::function<void()> Do);

namespace app {
class Task {
  struct Base {
    virtual ~Base() = default;
    virtual void run() = 0;
  };
  template <typename F> struct Holder : Base {
    F Do;
    explicit Holder(F Do) : Do(std::move(Do)) {}
    void run() override { Do(); }
  };
  std::unique_ptr<Base> Held;

public:
  template <typename F> Task(F Do) : Held(new Holder<F>(std::move(Do))) {}
  void operator()() const { Held->run(); }
};
} // namespace app

static void runs(const app::Task &T) { T(); }
// CHECK-NOTES: :[[@LINE-1]]:35: warning: 'T' is only called, yet what is passed for it is stored on the heap; take a template parameter or a non-owning reference instead of 'app::Task' [templates-allocating-closure]
// CHECK-NOTES: :[[@LINE+18]]:8: note: closure of 1 byte; allocates on each call of 'use'

static void optional(const std::function<void()> &Do = [] {}) { Do(); }
// CHECK-NOTES: :[[@LINE-1]]:51: warning: 'Do' is only called, yet what is passed for it is stored on the heap; take a template parameter or a non-owning reference instead of 'std::function' [templates-allocating-closure]
// CHECK-NOTES: :[[@LINE+15]]:12: note: closure of 24 bytes, inline storage of 'std::function' is 16 bytes; allocates on each call of 'use'

void use(const std::vector<std::string> &Lines,
         std::vector<std::function<void()>> &All) {
  for (const std::string &Line : Lines) {
    // Cannot tell whether it is kept; kept.
    hidden([Line] { (void)Line.size(); });
// CHECK-NOTES: :[[@LINE-1]]:12: warning: this closure is stored on the heap in each iteration [templates-allocating-closure]
// CHECK-NOTES: :[[@LINE-2]]:12: note: closure of 32 bytes, inline storage of 'std::function' is 16 bytes; allocates in each iteration
    All.push_back([Line] { (void)Line.size(); });
// CHECK-NOTES: :[[@LINE-1]]:19: warning: this closure is stored on the heap in each iteration [templates-allocating-closure]
// CHECK-NOTES: :[[@LINE-2]]:19: note: closure of 32 bytes, inline storage of 'std::function' is 16 bytes; allocates in each iteration
  }
  hidden([Lines] { (void)Lines.size(); });
  runs([] {});
  optional([Lines] { (void)Lines.size(); });
}
