// RUN: %check_tidy %s templates-closure-ownership-cycle -std=c++17

#include "Inputs/closure-ownership-cycle/stream.h"

//===----------------------------------------------------------------------===//
// Whoever calls the closure, and empties the member then, is out of sight
//===----------------------------------------------------------------------===//

struct Session : std::enable_shared_from_this<Session> {
  Stream Ws;
  int Last = 0;

  void start() {
    Ws.onData([Self = shared_from_this()](int N) { Self->Last = N; });
    Ws.Closed = [Self = shared_from_this()] { Self->Last = 0; };
  }
};

// All of this class can be seen.
void wire(const std::shared_ptr<Button> &B) {
  B->Clicked = [B] { ++B->Clicks; };
// CHECK-NOTES: :[[@LINE-1]]:17: warning: this closure is stored in an object that its capture 'B' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:14: note: step 1: the closure is stored in 'Clicked'
// CHECK-NOTES: Inputs/closure-ownership-cycle/stream.h:21:25: note: step 2: 'Clicked' belongs to the object that the closure keeps alive
}
