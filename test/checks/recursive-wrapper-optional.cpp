// RUN: %check_tidy %s templates-recursive-wrapper -std=c++17,c++20
#include <memory>
#include <optional>

class Middleware {
// CHECK-NOTES: :[[@LINE-1]]:7: warning: objects of 'Middleware' can come to own themselves: 'then' takes any pointer into 'Next'; refuse one that leads back to the object [templates-recursive-wrapper]
// CHECK-NOTES: :[[@LINE+11]]:41: note: 'M' may be the object itself
// CHECK-NOTES: :[[@LINE+14]]:6: note: from here on an object owns itself and is never freed
// CHECK-NOTES: :[[@LINE+7]]:7: note: 'handle' follows 'Next' here, and has no other end than a null pointer
  std::optional<std::shared_ptr<Middleware>> Next;

public:
  virtual ~Middleware() = default;
  virtual void handle(int Request) {
    if (Next.has_value())
      (*Next)->handle(Request);
  }
  void then(std::shared_ptr<Middleware> M) { Next = M; }
};

void use(std::shared_ptr<Middleware> M) {
  M->then(M);
  M->handle(1);
}
