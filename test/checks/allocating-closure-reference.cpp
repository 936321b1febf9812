// RUN: %check_tidy %s templates-allocating-closure -std=c++17

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
void declared(const std::vector<int> &Items, const std::function<void(int)> &);
void declared(const std::vector<int> &Items,
              const std::function<void(int)> &Do) {
// CHECK-NOTES: :[[@LINE-1]]:47: warning: 'Do' is only called, yet what is passed for it is stored on the heap; take 'llvm::function_ref' instead of 'std::function' [templates-allocating-closure]
// CHECK-NOTES: :[[@LINE+45]]:19: note: closure of 24 bytes, inline storage of 'std::function' is 16 bytes; allocates on each call of 'use'
// CHECK-NOTES: :[[@LINE-3]]:47: note: refer to the callable
  for (int Item : Items)
    Do(Item);
}

static void inner(const std::function<void(int)> &Do) { Do(1); }
static void outer(std::function<void(int I)> Do) { inner(Do); }
// CHECK-NOTES: :[[@LINE-1]]:46: warning: 'Do' is only called, yet what is passed for it is stored on the heap; take 'llvm::function_ref' instead of 'std::function' [templates-allocating-closure]
// CHECK-NOTES: :[[@LINE+37]]:9: note: closure of 24 bytes, inline storage of 'std::function' is 16 bytes; allocates on each call of 'use'
// CHECK-NOTES: :[[@LINE-3]]:46: note: refer to the callable

// Without a fix: tested, with a default argument, its address taken, passed
// something else than an object, spelled by an alias.
static void tested(const std::function<void(int)> &Do) {
// CHECK-NOTES: :[[@LINE-1]]:52: warning: 'Do' is only called, yet what is passed for it is stored on the heap; take 'llvm::function_ref' instead of 'std::function' [templates-allocating-closure]
// CHECK-NOTES: :[[@LINE+31]]:10: note: closure of 24 bytes, inline storage of 'std::function' is 16 bytes; allocates on each call of 'use'
  if (Do)
    Do(1);
}
static void defaulted(const std::function<void(int)> &Do = nullptr) { Do(1); }
static void addressed(const std::function<void(int)> &Do) { Do(1); }
// CHECK-NOTES: :[[@LINE-1]]:55: warning: 'Do' is only called, yet what is passed for it is stored on the heap; take 'llvm::function_ref' instead of 'std::function' [templates-allocating-closure]
// CHECK-NOTES: :[[@LINE+27]]:13: note: closure of 24 bytes, inline storage of 'std::function' is 16 bytes; allocates on each call of 'use'
void (*Address)(const std::function<void(int)> &) = addressed;
static void passedNull(const std::function<void(int)> &Do) { Do(1); }
// CHECK-NOTES: :[[@LINE-1]]:56: warning: 'Do' is only called, yet what is passed for it is stored on the heap; take 'llvm::function_ref' instead of 'std::function' [templates-allocating-closure]
// CHECK-NOTES: :[[@LINE+24]]:14: note: closure of 24 bytes, inline storage of 'std::function' is 16 bytes; allocates on each call of 'use'
struct Object {
  void run() {}
};
static void passedMember(const std::function<void(Object &)> &Do) {
// CHECK-NOTES: :[[@LINE-1]]:63: warning: 'Do' is only called, yet what is passed for it is stored on the heap; take 'llvm::function_ref' instead of 'std::function' [templates-allocating-closure]
// CHECK-NOTES: :[[@LINE+21]]:16: note: closure of 24 bytes, inline storage of 'std::function' is 16 bytes; allocates on each call of 'use'
  Object O;
  Do(O);
}
using Handler = std::function<void(int)>;
static void aliased(const Handler &Do) { Do(1); }
// CHECK-NOTES: :[[@LINE-1]]:36: warning: 'Do' is only called, yet what is passed for it is stored on the heap; take 'llvm::function_ref' instead of 'std::function' [templates-allocating-closure]
// CHECK-NOTES: :[[@LINE+15]]:11: note: closure of 24 bytes, inline storage of 'std::function' is 16 bytes; allocates on each call of 'use'

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
  virtual void visit(const std::function<void(int)> &Do) const = 0;
// CHECK-NOTES: :[[@LINE-1]]:54: warning: 'Do' is only called, yet what is passed for it is stored on the heap; take 'llvm::function_ref' instead of 'std::function' [templates-allocating-closure]
// CHECK-NOTES: :[[@LINE+27]]:11: note: closure of 24 bytes, inline storage of 'std::function' is 16 bytes; allocates on each call of 'visitAll'
// CHECK-NOTES: :[[@LINE-3]]:54: note: refer to the callable
  virtual void keep(const std::function<void(int)> &Do) = 0;
  virtual void elsewhere(const std::function<void(int)> &Do);
};
struct Leaf : Node {
  int Value = 0;
  void visit(const std::function<void(int)> &Do) const override { Do(Value); }
  void keep(const std::function<void(int)> &Do) override { Do(Value); }
  void elsewhere(const std::function<void(int)> &Do) override { Do(Value); }
};
struct Inner : Node {
  std::vector<std::unique_ptr<Node>> Parts;
  std::function<void(int)> Last;
  void visit(const std::function<void(int)> &Do) const final;
  void keep(const std::function<void(int)> &Do) override { Last = Do; }
};
void Inner::visit(const std::function<void(int)> &Do) const { Do(0); }

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
