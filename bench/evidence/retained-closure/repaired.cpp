//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The same sessions; each owns its processors, objects of a class with a name.
//
//===----------------------------------------------------------------------===//

#include <benchmark/benchmark.h>

#include <cstddef>
#include <map>
#include <string>

namespace {

struct Order {
  int Id = 0;
};
struct Invoice {
  int Id = 0;
  double Total = 0;
};

template <class T> class Processor {
  std::map<std::string, T> Cache;

public:
  void operator()(const std::string &Key) { Cache[Key] = T(); }
};

} // namespace

static void session(std::size_t Requests) {
  Processor<Order> Orders;
  Processor<Invoice> Invoices;
  for (std::size_t I = 0; I < Requests; ++I) {
    const std::string Key = "request " + std::to_string(I);
    Orders(Key);
    Invoices(Key);
  }
}

static void hundredSessions(benchmark::State &State) {
  for (auto _ : State)
    for (int I = 0; I < 100; ++I)
      session(100);
}

BENCHMARK(hundredSessions)->Iterations(1);
