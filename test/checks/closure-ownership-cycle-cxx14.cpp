// RUN: %check_tidy %s templates-closure-ownership-cycle -std=c++14

#include <functional>
#include <memory>
#include <utility>
#include <vector>

//===----------------------------------------------------------------------===//
// Init captures exist, the deduction of std::weak_ptr and weak_from_this do not
//===----------------------------------------------------------------------===//

namespace net {

struct Socket : std::enable_shared_from_this<Socket> {
  std::function<void(int)> OnData;
  std::vector<std::function<void()>> Hooks;
  int Last = 0;

  void listen() {
    OnData = [Self = shared_from_this()](int N) { Self->Last = N; };
// CHECK-NOTES: :[[@LINE-1]]:15: warning: this closure is stored in an object that its capture 'Self' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:12: note: step 1: the closure is stored in 'OnData'
// CHECK-NOTES: :[[@LINE-8]]:28: note: step 2: 'OnData' belongs to the object that the closure keeps alive
  }

  void hook() {
    auto Self = shared_from_this();
    Hooks.push_back([this, Self] {
// CHECK-NOTES: :[[@LINE-1]]:28: warning: this closure is stored in an object that its capture 'Self' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:11: note: step 1: the closure is stored in 'Hooks'
// CHECK-NOTES: :[[@LINE-15]]:38: note: step 2: 'Hooks' belongs to the object that the closure keeps alive
      ++Last;
    });
  }

  void listenWeakly() {
    std::weak_ptr<Socket> Weak = shared_from_this();
    OnData = [Weak](int N) {
      if (auto Self = Weak.lock())
        Self->Last = N;
    };
  }
};

} // namespace net

void outside(const std::shared_ptr<net::Socket> &S) {
  S->OnData = [S](int N) { S->Last = N; };
// CHECK-NOTES: :[[@LINE-1]]:16: warning: this closure is stored in an object that its capture 'S' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:13: note: step 1: the closure is stored in 'OnData'
// CHECK-NOTES: :[[@LINE-36]]:28: note: step 2: 'OnData' belongs to the object that the closure keeps alive
}

void byDefault(std::shared_ptr<net::Socket> S) {
  S->OnData = [=](int N) { S->Last = N; };
// CHECK-NOTES: :[[@LINE-1]]:15: warning: this closure is stored in an object that its capture 'S' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:13: note: step 1: the closure is stored in 'OnData'
// CHECK-NOTES: :[[@LINE-43]]:28: note: step 2: 'OnData' belongs to the object that the closure keeps alive
}

void byDefaultWithOthers(std::shared_ptr<net::Socket> S, int &Sum) {
  S->OnData = [=, &Sum](int N) { Sum += S->Last + N; };
// CHECK-NOTES: :[[@LINE-1]]:15: warning: this closure is stored in an object that its capture 'S' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:13: note: step 1: the closure is stored in 'OnData'
// CHECK-NOTES: :[[@LINE-50]]:28: note: step 2: 'OnData' belongs to the object that the closure keeps alive
}

template <typename T> struct Cell : std::enable_shared_from_this<Cell<T>> {
  std::function<void(T)> OnChange;
  T Value;

  void watch() {
    OnChange = [Self = this->shared_from_this()](T New) { Self->Value = New; };
// CHECK-NOTES: :[[@LINE-1]]:17: warning: this closure is stored in an object that its capture 'Self' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:14: note: step 1: the closure is stored in 'OnChange'
// CHECK-NOTES: :[[@LINE-7]]:26: note: step 2: 'OnChange' belongs to the object that the closure keeps alive
  }
};

template <typename T> void watch(std::shared_ptr<Cell<T>> C) {
  C->OnChange = [C](T New) { C->Value = New; };
// CHECK-NOTES: :[[@LINE-1]]:18: warning: this closure is stored in an object that its capture 'C' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:15: note: step 1: the closure is stored in 'OnChange'
// CHECK-NOTES: :[[@LINE-15]]:26: note: step 2: 'OnChange' belongs to the object that the closure keeps alive
}

void use(const std::shared_ptr<Cell<int>> &C) {
  C->watch();
  watch(C);
}

//===----------------------------------------------------------------------===//
// A pointer to const
//===----------------------------------------------------------------------===//

void observe(const std::shared_ptr<net::Socket> &S) {
  std::shared_ptr<const net::Socket> View = S;
  S->Hooks.push_back([View] { static_cast<void>(View->Last); });
// CHECK-NOTES: :[[@LINE-1]]:23: warning: this closure is stored in an object that its capture 'View' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:12: note: step 1: the closure is stored in 'Hooks'
// CHECK-NOTES: :[[@LINE-85]]:38: note: step 2: 'Hooks' belongs to the object that the closure keeps alive
}
