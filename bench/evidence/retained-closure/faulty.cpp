//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A hundred sessions, each of which registers the processors of a template
// factory. The registry keeps them, and their caches, when the session is over.
//
//===----------------------------------------------------------------------===//

#include <benchmark/benchmark.h>

#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace {

struct Order {
  int Id = 0;
};
struct Invoice {
  int Id = 0;
  double Total = 0;
};

std::vector<std::function<void(const std::string &)>> Processors;

template <class T> std::function<void(const std::string &)> newProcessor() {
  auto Cache = std::make_shared<std::map<std::string, T>>();
  return [Cache](const std::string &Key) { (*Cache)[Key] = T(); };
}

} // namespace

static void session(std::size_t Requests) {
  Processors.push_back(newProcessor<Order>());
  Processors.push_back(newProcessor<Invoice>());
  const std::size_t Count = Processors.size();
  for (std::size_t I = 0; I < Requests; ++I) {
    const std::string Key = "request " + std::to_string(I);
    Processors[Count - 2](Key);
    Processors[Count - 1](Key);
  }
}

static void hundredSessions(benchmark::State &State) {
  for (auto _ : State)
    for (int I = 0; I < 100; ++I)
      session(100);
}

BENCHMARK(hundredSessions)->Iterations(1);
