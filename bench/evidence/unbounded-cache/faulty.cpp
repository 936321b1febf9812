//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A middleware that remembers each path it was ever asked for.
//
//===----------------------------------------------------------------------===//

#include <benchmark/benchmark.h>

#include <cstddef>
#include <functional>
#include <string>
#include <unordered_map>

namespace {

struct Order {
  double Total = 0;
  char Note[48] = {};
};

std::size_t Entries = 0;

} // namespace

template <typename Request>
static std::function<Request &(const std::string &)> middleware() {
  return [Cache = std::unordered_map<std::string, Request>()](
             const std::string &Path) mutable -> Request & {
    Request &Found = Cache[Path];
    Entries = Cache.size();
    return Found;
  };
}

/// The life of a server.
static void hundredThousandPaths(benchmark::State &State) {
  const auto Handle = middleware<Order>();
  for (auto _ : State)
    for (std::size_t I = 0; I < 100'000; ++I)
      Handle("/orders/" + std::to_string(I) + "?page=1").Total += 1;
  State.counters["entries kept"] = static_cast<double>(Entries);
}

BENCHMARK(hundredThousandPaths)->Iterations(1);
