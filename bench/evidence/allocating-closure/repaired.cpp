//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A thousand orders, each priced and visited with a closure that stays where it
// is.
//
//===----------------------------------------------------------------------===//

#include <benchmark/benchmark.h>

#include <functional>
#include <vector>

namespace {

struct Order {
  double Values[5];
};

template <typename Fn>
requires std::is_invocable_r_v<void, Fn &, double>
void eachValue(const Order &O, Fn &&Do) {
  for (double Value : O.Values)
    Do(Value);
}

double price(const Order &O) {
  auto Price = [O] { return O.Values[0] * O.Values[1]; };
  return Price();
}

} // namespace

static void thousandOrders(benchmark::State &State) {
  const std::vector<Order> Orders(1000, Order{{1, 2, 3, 4, 5}});
  for (auto _ : State) {
    double Sum = 0, Least = 0, Most = 0;
    for (const Order &O : Orders) {
      Sum += price(O);
      eachValue(O, [&](double Value) {
        Sum += Value;
        Least = Value < Least ? Value : Least;
        Most = Value > Most ? Value : Most;
      });
    }
    benchmark::DoNotOptimize(Sum + Least + Most);
  }
}

BENCHMARK(thousandOrders)->Iterations(100);
