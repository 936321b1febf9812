//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Collects items and runs its jobs over them, a batch at a time, on the loop.
//
//===----------------------------------------------------------------------===//

#ifndef ORDER_SERVICE_BATCHPROCESSOR_H
#define ORDER_SERVICE_BATCHPROCESSOR_H

#include "Counted.h"
#include "EventLoop.h"

#include <concepts>
#include <cstddef>
#include <functional>
#include <memory>
#include <utility>
#include <vector>

template <std::movable Item>
class BatchProcessor
    : public std::enable_shared_from_this<BatchProcessor<Item>>,
      public Counted<BatchProcessor<Item>> {
public:
  using Job = std::function<void(Item &)>;

  BatchProcessor(EventLoop &Loop, std::size_t BatchSize)
      : Loop(Loop), BatchSize(BatchSize) {}

  /// Runs J on the items of every batch that is processed from now on.
  void submit(Job J) { Jobs.push_back(std::move(J)); }

  void add(Item I) {
    Waiting.push_back(std::move(I));
    if (Waiting.size() == BatchSize)
      flush();
  }

  /// Hands the waiting items to the loop. Here the closure has to keep its
  /// owner: the loop stores it only until the batch is done.
  void flush() {
    if (Waiting.empty())
      return;
    Loop.post([Self = this->shared_from_this(),
               Batch = std::exchange(Waiting, {})]() mutable {
      for (Item &I : Batch)
        Self->process(I);
      ++Self->Batches;
    });
  }

  /// The fault: the processor stores a job that owns the processor.
  void countItems() {
    auto Self = this->shared_from_this();
    submit([Self](Item &) { ++Self->Items; });
  }

  /// The repair: a job that runs has a processor around it.
  void countItemsWeakly() {
    submit([Weak = this->weak_from_this()](Item &) {
      if (auto Self = Weak.lock())
        ++Self->Items;
    });
  }

  int batches() const { return Batches; }
  int items() const { return Items; }

private:
  void process(Item &I) {
    for (Job &J : Jobs)
      J(I);
  }

  EventLoop &Loop;
  std::size_t BatchSize;
  std::vector<Item> Waiting;
  std::vector<Job> Jobs;
  int Batches = 0;
  int Items = 0;
};

#endif // ORDER_SERVICE_BATCHPROCESSOR_H
