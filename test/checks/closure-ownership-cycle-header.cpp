// RUN: %check_tidy %s templates-closure-ownership-cycle -std=c++17
// CHECK-NOTES: Inputs/closure-ownership-cycle/session.h:17:16: warning: this closure is stored in an object that its capture 'Self' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: Inputs/closure-ownership-cycle/session.h:17:13: note: step 1: the closure is stored in 'Receive'
// CHECK-NOTES: Inputs/closure-ownership-cycle/session.h:12:32: note: step 2: 'Receive' belongs to the object that the closure keeps alive
// CHECK-NOTES: Inputs/closure-ownership-cycle/session.h:37:12: warning: this closure is stored in an object that its capture 'B' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: Inputs/closure-ownership-cycle/session.h:37:9: note: step 1: the closure is stored in 'Fn'
// CHECK-NOTES: Inputs/closure-ownership-cycle/session.h:32:25: note: step 2: 'Fn' belongs to the object that the closure keeps alive

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
  S->onReceive([S](int N) { S->take(N); });
// CHECK-NOTES: :[[@LINE-1]]:17: warning: this closure is stored in an object that its capture 'S' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:6: note: step 1: the closure is passed to 'onReceive'
// CHECK-NOTES: Inputs/closure-ownership-cycle/session.h:26:13: note: step 2: the closure is stored in 'Receive'
// CHECK-NOTES: Inputs/closure-ownership-cycle/session.h:12:32: note: step 3: 'Receive' belongs to the object that the closure keeps alive
}

void outsideRaw(const std::shared_ptr<Session<int>> &S) {
  S->onReceive([Raw = S.get()](int N) { Raw->take(N); });
}
