// Closures that are written in a header.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef SESSION_H
#define SESSION_H

#include <functional>
#include <memory>
#include <utility>

template <typename Message>
class Session : public std::enable_shared_from_this<Session<Message>> {
  std::function<void(Message)> Receive;
  Message Last{};

public:
  void start() {
    Receive = [weak = this->weak_from_this()](Message M) { auto Self = weak.lock(); if (!Self) return; Self->Last = M; };
  }
  void startWeak() {
    Receive = [Weak = this->weak_from_this()](Message M) {
      if (auto Self = Weak.lock())
        Self->Last = M;
    };
  }
  template <typename F> void onReceive(F &&Then) {
    Receive = std::forward<F>(Then);
  }
  void take(Message M) { Last = M; }
};

struct Box {
  std::function<void()> Fn;
  int N = 0;
};

inline void count(const std::shared_ptr<Box> &B) {
  B->Fn = [weak = std::weak_ptr(B)] { auto B = weak.lock(); if (!B) return; ++B->N; };
}

#endif
