//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// An order, and the timer in it that tells the order when it is late.
//
//===----------------------------------------------------------------------===//

#ifndef ORDER_SERVICE_ORDER_H
#define ORDER_SERVICE_ORDER_H

#include "Counted.h"

#include <functional>
#include <memory>
#include <utility>

/// Calls its handler on each tick, for as long as the timer lives.
class Timer {
public:
  void onTick(std::function<void(int)> H) { Handler = std::move(H); }

  void tick(int Minute) {
    if (Handler)
      Handler(Minute);
  }

private:
  std::function<void(int)> Handler;
};

class Order : public Counted<Order> {
public:
  Order(int Id, int DueMinute) : Id(Id), DueMinute(DueMinute) {}

  int id() const { return Id; }
  bool late() const { return Late; }
  Timer &timer() { return DueTimer; }

  void checkDue(int Minute) { Late = Late || (!Packed && Minute > DueMinute); }
  void pack() { Packed = true; }

private:
  int Id;
  int DueMinute;
  bool Packed = false;
  bool Late = false;
  Timer DueTimer;
};

/// The fault: the order owns its timer, the timer stores the closure, and the
/// closure keeps the order alive.
inline void watchDueTime(const std::shared_ptr<Order> &Watched) {
  Watched->timer().onTick([Watched](int Minute) { Watched->checkDue(Minute); });
}

/// The repair: a timer that ticks always has an order around it.
inline void watchDueTimeWeakly(const std::shared_ptr<Order> &Watched) {
  Watched->timer().onTick([Weak = std::weak_ptr(Watched)](int Minute) {
    if (auto Watched = Weak.lock())
      Watched->checkDue(Minute);
  });
}

#endif // ORDER_SERVICE_ORDER_H
