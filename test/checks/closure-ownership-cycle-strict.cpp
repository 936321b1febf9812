// RUN: %check_tidy %s templates-closure-ownership-cycle -std=c++17 -config='{CheckOptions: {templates-closure-ownership-cycle.Strict: true}}'

#include "Inputs/closure-ownership-cycle/stream.h"

//===----------------------------------------------------------------------===//
// The option Strict tells nevertheless
//===----------------------------------------------------------------------===//

struct Session : std::enable_shared_from_this<Session> {
  Stream Ws;
  int Last = 0;

  void start() {
    Ws.onData([Self = shared_from_this()](int N) { Self->Last = N; });
// CHECK-NOTES: :[[@LINE-1]]:16: warning: this closure is stored in an object that its capture 'Self' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:8: note: step 1: the closure is passed to 'onData'
// CHECK-NOTES: Inputs/closure-ownership-cycle/stream.h:12:53: note: step 2: the closure is stored in 'Data'
// CHECK-NOTES: :[[@LINE-8]]:10: note: step 3: 'Ws' belongs to the object that the closure keeps alive
    Ws.Closed = [Self = shared_from_this()] { Self->Last = 0; };
// CHECK-NOTES: :[[@LINE-1]]:18: warning: this closure is stored in an object that its capture 'Self' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:15: note: step 1: the closure is stored in 'Closed'
// CHECK-NOTES: :[[@LINE-12]]:10: note: step 2: 'Ws' belongs to the object that the closure keeps alive
  }
};

// All of this class can be seen.
void wire(const std::shared_ptr<Button> &B) {
  B->Clicked = [B] { ++B->Clicks; };
// CHECK-NOTES: :[[@LINE-1]]:17: warning: this closure is stored in an object that its capture 'B' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:14: note: step 1: the closure is stored in 'Clicked'
// CHECK-NOTES: Inputs/closure-ownership-cycle/stream.h:21:25: note: step 2: 'Clicked' belongs to the object that the closure keeps alive
}
