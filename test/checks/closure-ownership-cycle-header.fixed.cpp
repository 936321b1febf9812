#include "Inputs/closure-ownership-cycle/session.h"

//===----------------------------------------------------------------------===//
// The closure is in the header, and so are the warning and its fix
//===----------------------------------------------------------------------===//

void instantiated(Session<int> &S, Session<long> &T, std::shared_ptr<Box> B) {
  S.start();
  T.start();
  T.startWeak();
  count(B);
}

//===----------------------------------------------------------------------===//
// The store is in the header, the closure is here
//===----------------------------------------------------------------------===//

void outside(const std::shared_ptr<Session<int>> &S) {
  S->onReceive([weak = std::weak_ptr(S)](int N) { auto S = weak.lock(); if (!S) return; S->take(N); });
}

void outsideRaw(const std::shared_ptr<Session<int>> &S) {
  S->onReceive([Raw = S.get()](int N) { Raw->take(N); });
}
