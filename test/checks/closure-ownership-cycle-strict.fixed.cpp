#include "Inputs/closure-ownership-cycle/stream.h"

//===----------------------------------------------------------------------===//
// The option Strict tells nevertheless
//===----------------------------------------------------------------------===//

struct Session : std::enable_shared_from_this<Session> {
  Stream Ws;
  int Last = 0;

  void start() {
    Ws.onData([weak = weak_from_this()](int N) { auto Self = weak.lock(); if (!Self) return; Self->Last = N; });
    Ws.Closed = [weak = weak_from_this()] { auto Self = weak.lock(); if (!Self) return; Self->Last = 0; };
  }
};

// All of this class can be seen.
void wire(const std::shared_ptr<Button> &B) {
  B->Clicked = [weak = std::weak_ptr(B)] { auto B = weak.lock(); if (!B) return; ++B->Clicks; };
}
