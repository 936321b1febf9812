#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace llvm {
template <typename> class function_ref;
template <typename R, typename... P> class function_ref<R(P...)> {
  R (*Call)(void *, P...);
  void *Callable;

public:
  template <typename F>
  function_ref(F &&Of)
      : Call([](void *C, P... Args) -> R {
          return (*static_cast<std::remove_reference_t<F> *>(C))(
              std::forward<P>(Args)...);
        }),
        Callable(const_cast<void *>(static_cast<const void *>(&Of))) {}
  R operator()(P... Args) const {
    return Call(Callable, std::forward<P>(Args)...);
  }
};
} // namespace llvm

// A parameter that refers to a callable is the repair.
static void repaired(llvm::function_ref<void(int)> Do) { Do(1); }

// Declared before it is defined: both are edited.
void declared(const std::vector<int> &Items, llvm::function_ref<void(int)>);
void declared(const std::vector<int> &Items,
              llvm::function_ref<void(int)> Do) {
  for (int Item : Items)
    Do(Item);
}

static void inner(const std::function<void(int)> &Do) { Do(1); }
static void outer(llvm::function_ref<void(int I)> Do) { inner(Do); }

// Without a fix: tested, with a default argument, its address taken, passed
// something else than an object, spelled by an alias.
static void tested(const std::function<void(int)> &Do) {
  if (Do)
    Do(1);
}
static void defaulted(const std::function<void(int)> &Do = nullptr) { Do(1); }
static void addressed(const std::function<void(int)> &Do) { Do(1); }
void (*Address)(const std::function<void(int)> &) = addressed;
static void passedNull(const std::function<void(int)> &Do) { Do(1); }
struct Object {
  void run() {}
};
static void passedMember(const std::function<void(Object &)> &Do) {
  Object O;
  Do(O);
}
using Handler = std::function<void(int)>;
static void aliased(const Handler &Do) { Do(1); }

void use(const std::vector<int> &Items, int A, int B, int C) {
  auto Big = [&](int I) { A += B + C + I; };
  repaired(Big);
  declared(Items, Big);
  outer(Big);
  tested(Big);
  defaulted(Big);
  defaulted();
  addressed(Big);
  passedNull(Big);
  passedNull(nullptr);
  passedMember(&Object::run);
  passedMember([&](Object &) { A += B + C; });
  aliased(Big);
}

//===----------------------------------------------------------------------===//
// Virtual functions
//===----------------------------------------------------------------------===//

struct Node {
  virtual ~Node() = default;
  virtual void visit(llvm::function_ref<void(int)> Do) const = 0;
  virtual void keep(const std::function<void(int)> &Do) = 0;
  virtual void elsewhere(const std::function<void(int)> &Do);
};
struct Leaf : Node {
  int Value = 0;
  void visit(llvm::function_ref<void(int)> Do) const override { Do(Value); }
  void keep(const std::function<void(int)> &Do) override { Do(Value); }
  void elsewhere(const std::function<void(int)> &Do) override { Do(Value); }
};
struct Inner : Node {
  std::vector<std::unique_ptr<Node>> Parts;
  std::function<void(int)> Last;
  void visit(llvm::function_ref<void(int)> Do) const final;
  void keep(const std::function<void(int)> &Do) override { Last = Do; }
};
void Inner::visit(llvm::function_ref<void(int)> Do) const { Do(0); }

// Nothing is seen of what it does.
struct Hidden {
  virtual void visit(const std::function<void(int)> &Do) const;
};

void visitAll(Node &N, const Hidden &H, int A, int B, int C) {
  auto Big = [&](int I) { A += B + C + I; };
  H.visit(Big);
  N.visit(Big);
  N.keep(Big);
  N.elsewhere(Big);
}
