//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Takes orders, packs them in batches, answers requests, and reports at its
// end what is still alive though nothing can reach it any more.
//
//===----------------------------------------------------------------------===//

#include "BatchProcessor.h"
#include "Desk.h"
#include "Exporters.h"
#include "Middleware.h"
#include "Order.h"
#include "WrappedError.h"

#include <cstdio>
#include <memory>
#include <string>

using OrderPtr = std::shared_ptr<Order>;
using OrderProcessor = BatchProcessor<OrderPtr>;

static constexpr int NumOrders = 200;
static constexpr int NumRequests = 500;
static constexpr int BatchSize = 16;
static constexpr int TickInterval = 50;
static constexpr int CacheLimit = 64;

namespace {

/// How closures refer to the object that stores them.
enum class Capture { Strong, Weak };

struct Shift {
  int Packed = 0;
  int Batches = 0;
  int Late = 0;
  int Rejected = 0;
  std::string LastError;
  Tally Orders;
  Tally Processors;
};

} // namespace

static OrderPtr takeOrder(int Id) {
  int Quantity = Id % 50; // Every 50th customer orders nothing.
  if (Quantity == 0)
    throw WrappedError(
        "order " + std::to_string(Id) + " rejected",
        std::make_shared<WrappedError>("a quantity must be positive"));
  return std::make_shared<Order>(Id, /*DueMinute=*/20 + Id * 3 / 4);
}

/// Takes an order a minute; the timers tick now and then.
static void takeOrders(EventLoop &Loop, OrderProcessor &Processor,
                       const std::shared_ptr<Desk> &Packing, Capture How,
                       Shift &S) {
  for (int Minute = 1; Minute <= NumOrders; ++Minute) {
    try {
      OrderPtr Taken = takeOrder(Minute);
      if (How == Capture::Strong)
        watchDueTime(Taken);
      else
        watchDueTimeWeakly(Taken);
      Packing->open(Taken);
      Processor.add(Taken);
    } catch (const WrappedError &Error) {
      ++S.Rejected;
      S.LastError = Error.trace();
    }
    if (Minute % TickInterval == 0)
      Loop.post([Packing, Minute] { Packing->tick(Minute); });
  }
  Processor.flush();
}

/// Serves NumOrders orders. When it returns, everything that it has made is out
/// of reach: what is alive then is never freed.
static Shift serveOrders(Capture How) {
  const Tally OrdersBefore = Order::tally();
  const Tally ProcessorsBefore = OrderProcessor::tally();
  Shift S;
  {
    EventLoop Loop;
    auto Packing = std::make_shared<Desk>();
    auto Processor = std::make_shared<OrderProcessor>(Loop, BatchSize);
    Processor->submit([Packing](OrderPtr &Taken) { Packing->pack(*Taken); });
    if (How == Capture::Strong)
      Processor->countItems();
    else
      Processor->countItemsWeakly();
    takeOrders(Loop, *Processor, Packing, How, S);
    Loop.run();
    S.Packed = Processor->items();
    S.Batches = Processor->batches();
    S.Late = Packing->late();
  }
  S.Orders = Order::tally() - OrdersBefore;
  S.Processors = OrderProcessor::tally() - ProcessorsBefore;
  return S;
}

/// Answers NumRequests requests, and says what is kept of the responses.
static Tally answerRequests(const Handler &Answer) {
  const Tally Before = Response::tally();
  for (int Id = 1; Id <= NumRequests; ++Id)
    Answer("/orders?id=" + std::to_string(Id));
  return Response::tally() - Before;
}

static Tally rows() { return Sale::tally() + Delay::tally(); }

/// Exports NumBatches batches with the registered exporters, which nobody can
/// take out of the registry.
static Tally exportForEver(int NumBatches) {
  const Tally Before = rows();
  registerExporters();
  for (int Batch = 0; Batch < NumBatches; ++Batch)
    for (auto &Export : Exporters)
      Export(Batch);
  return rows() - Before;
}

/// Exports as many batches with exporters of its own.
static Tally exportAndForget(int NumBatches) {
  const Tally Before = rows();
  {
    Exporter<Sale> Sales;
    Exporter<Delay> Delays;
    for (int Batch = 0; Batch < NumBatches; ++Batch) {
      Sales.exportBatch(Batch);
      Delays.exportBatch(Batch);
    }
  }
  return rows() - Before;
}

static void printRow(const char *What, Tally T) {
  std::printf("%-48s %6ld %6ld\n", What, T.Made, T.Alive);
}

int main() {
  const Shift Strong = serveOrders(Capture::Strong);
  const Shift Weak = serveOrders(Capture::Weak);
  const Tally Registered = exportForEver(Strong.Batches);
  const Tally Owned = exportAndForget(Strong.Batches);

  auto Answer = [](const std::string &Path) { return "200 OK " + Path; };
  const Handler Growing = cached(Answer);
  const Handler Bounded = cachedRecently(Answer, CacheLimit);
  const Tally Grown = answerRequests(Growing);
  const Tally Kept = answerRequests(Bounded);

  std::printf("order-service: %d orders packed in %d batches, %d of them late, "
              "%d rejected\n",
              Weak.Packed, Weak.Batches, Weak.Late, Weak.Rejected);
  std::printf("last error: %s\n\n", Weak.LastError.c_str());
  std::printf("%-48s %6s %6s\n", "objects", "made", "alive");
  printRow("orders, timer holds its order", Strong.Orders);
  printRow("orders, timer refers to it weakly", Weak.Orders);
  printRow("processors, job holds its processor", Strong.Processors);
  printRow("processors, job refers to it weakly", Weak.Processors);
  printRow("rows of exporters in the global registry", Registered);
  printRow("rows of exporters that their user owns", Owned);
  printRow("responses in the cache that only grows", Grown);
  printRow("responses in the cache with a limit", Kept);

  const long NeverFreed = Strong.Orders.Alive + Strong.Processors.Alive +
                          Weak.Orders.Alive + Weak.Processors.Alive;
  std::printf("\n%ld objects that nothing can reach were never freed\n",
              NeverFreed);
  const bool SameWork = Strong.Packed == Weak.Packed &&
                        Strong.Batches == Weak.Batches &&
                        Strong.Late == Weak.Late;
  return SameWork ? 0 : 1;
}
