#include <memory>
#include <optional>

class Middleware {
  std::optional<std::shared_ptr<Middleware>> Next;

public:
  virtual ~Middleware() = default;
  virtual void handle(int Request) {
    if (Next.has_value())
      (*Next)->handle(Request);
  }
  void then(std::shared_ptr<Middleware> M) { if (M.get() == this) return; Next = M; }
};

void use(std::shared_ptr<Middleware> M) {
  M->then(M);
  M->handle(1);
}
