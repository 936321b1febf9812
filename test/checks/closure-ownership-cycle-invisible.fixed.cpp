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
  B->Clicked = [weak = std::weak_ptr(B)] { auto B = weak.lock(); if (!B) return; ++B->Clicks; };
}
