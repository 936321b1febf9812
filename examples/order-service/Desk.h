//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The desk where open orders lie until they are packed.
//
//===----------------------------------------------------------------------===//

#ifndef ORDER_SERVICE_DESK_H
#define ORDER_SERVICE_DESK_H

#include "Order.h"
#include "Repository.h"

#include <memory>
#include <utility>

class Desk {
public:
  void open(std::shared_ptr<Order> Taken) {
    int Id = Taken->id();
    Open.put(Id, std::move(Taken));
  }

  void pack(Order &Taken) {
    Taken.pack();
    Late += Taken.late();
    Open.remove(Taken.id());
  }

  void tick(int Minute) {
    Open.forEach([Minute](std::shared_ptr<Order> &Taken) {
      Taken->timer().tick(Minute);
    });
  }

  int late() const { return Late; }

private:
  Repository<int, std::shared_ptr<Order>> Open;
  int Late = 0;
};

#endif // ORDER_SERVICE_DESK_H
