// RUN: %check_tidy %s templates-closure-ownership-cycle -std=c++20

#include <functional>
#include <memory>
#include <utility>
#include <vector>

//===----------------------------------------------------------------------===//
// A bound argument keeps alive as a capture does; there is no fix
//===----------------------------------------------------------------------===//

struct Stream {
  std::function<void(int)> Control;
  void onControl(std::function<void(int)> Then) { Control = std::move(Then); }
};

struct Session : std::enable_shared_from_this<Session> {
  Stream Ws;
  std::function<void(int)> Read;
  std::vector<std::function<void(int)>> Hooks;
  int Last = 0;
  void receive(int N) { Last = N; }

  void bound() {
    using std::placeholders::_1;
    Read = std::bind(&Session::receive, shared_from_this(), _1);
// CHECK-NOTES: :[[@LINE-1]]:41: warning: this closure is stored in an object that its bound argument keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:10: note: step 1: the closure is stored in 'Read'
// CHECK-NOTES: :[[@LINE-10]]:28: note: step 2: 'Read' belongs to the object that the closure keeps alive
    Ws.onControl(std::bind(&Session::receive, shared_from_this(), _1));
// CHECK-NOTES: :[[@LINE-1]]:47: warning: this closure is stored in an object that its bound argument keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:8: note: step 1: the closure is passed to 'onControl'
// CHECK-NOTES: :[[@LINE-19]]:59: note: step 2: the closure is stored in 'Control'
// CHECK-NOTES: :[[@LINE-16]]:10: note: step 3: 'Ws' belongs to the object that the closure keeps alive
  }
  void boundFront() {
    Hooks.push_back(std::bind_front(&Session::receive, shared_from_this()));
// CHECK-NOTES: :[[@LINE-1]]:56: warning: this closure is stored in an object that its bound argument keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:11: note: step 1: the closure is stored in 'Hooks'
// CHECK-NOTES: :[[@LINE-20]]:41: note: step 2: 'Hooks' belongs to the object that the closure keeps alive
  }
  void boundByVariable() {
    auto Self = shared_from_this();
    auto Then = std::bind(&Session::receive, Self, std::placeholders::_1);
// CHECK-NOTES: :[[@LINE-1]]:46: warning: this closure is stored in an object that its bound argument keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE+2]]:11: note: step 1: the closure is stored in 'Hooks'
// CHECK-NOTES: :[[@LINE-27]]:41: note: step 2: 'Hooks' belongs to the object that the closure keeps alive
    Hooks.push_back(Then);
  }
  void boundThis() {
    Read = std::bind(&Session::receive, this, std::placeholders::_1);
    Hooks.push_back(std::bind_front(&Session::receive, this));
  }
  void boundReference() {
    Hooks.push_back(std::bind_front(&Session::receive, std::ref(*this)));
  }
};

void outside(const std::shared_ptr<Session> &S) {
  S->Hooks.push_back(std::bind(&Session::receive, S, 1));
// CHECK-NOTES: :[[@LINE-1]]:51: warning: this closure is stored in an object that its bound argument keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:12: note: step 1: the closure is stored in 'Hooks'
// CHECK-NOTES: :[[@LINE-43]]:41: note: step 2: 'Hooks' belongs to the object that the closure keeps alive
  S->Hooks.push_back(std::bind(&Session::receive, S.get(), 1));
  S->Hooks.push_back(std::bind(&Session::receive, std::ref(*S), 1));
}

void receive(const std::shared_ptr<Session> &S, int N);

void freeFunction(const std::shared_ptr<Session> &S,
                  const std::shared_ptr<Session> &Other) {
  S->Hooks.push_back(std::bind_front(receive, S));
// CHECK-NOTES: :[[@LINE-1]]:47: warning: this closure is stored in an object that its bound argument keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:12: note: step 1: the closure is stored in 'Hooks'
// CHECK-NOTES: :[[@LINE-55]]:41: note: step 2: 'Hooks' belongs to the object that the closure keeps alive
  S->Hooks.push_back(std::bind_front(receive, Other));
  S->Hooks.push_back(std::bind_front(receive, std::cref(S)));
}

//===----------------------------------------------------------------------===//
// A local functor
//===----------------------------------------------------------------------===//

struct Receiver {
  std::shared_ptr<Session> Of;
  void operator()(int N) const { Of->receive(N); }
};

struct Observer {
  std::weak_ptr<Session> Of;
  void operator()(int N) const {
    if (auto S = Of.lock())
      S->receive(N);
  }
};

void functor(const std::shared_ptr<Session> &S) {
  S->Hooks.push_back(Receiver{S});
// CHECK-NOTES: :[[@LINE-1]]:30: warning: this closure is stored in an object that its capture 'Of' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:12: note: step 1: the closure is stored in 'Hooks'
// CHECK-NOTES: :[[@LINE-81]]:41: note: step 2: 'Hooks' belongs to the object that the closure keeps alive
  S->Hooks.push_back(Observer{S});
}

void functorByVariable(const std::shared_ptr<Session> &S) {
  Receiver Then{S};
// CHECK-NOTES: :[[@LINE-1]]:16: warning: this closure is stored in an object that its capture 'Of' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE+2]]:12: note: step 1: the closure is stored in 'Hooks'
// CHECK-NOTES: :[[@LINE-89]]:41: note: step 2: 'Hooks' belongs to the object that the closure keeps alive
  S->Hooks.push_back(Then);
}

void localFunctor(const std::shared_ptr<Session> &S) {
  struct Local {
    std::shared_ptr<Session> Of;
    void operator()(int N) const { Of->receive(N); }
  };
  S->Hooks.push_back(Local{S});
// CHECK-NOTES: :[[@LINE-1]]:27: warning: this closure is stored in an object that its capture 'Of' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:12: note: step 1: the closure is stored in 'Hooks'
// CHECK-NOTES: :[[@LINE-101]]:41: note: step 2: 'Hooks' belongs to the object that the closure keeps alive
}
