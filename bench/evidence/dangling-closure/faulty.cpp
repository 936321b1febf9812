//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A thousand meters in a vector that grows, each with a closure over itself.
//
//===----------------------------------------------------------------------===//

#include <benchmark/benchmark.h>

#include <functional>
#include <unordered_set>
#include <utility>
#include <vector>

namespace {

/// Knows which objects are alive: each has one of these as its first member.
class Life {
public:
  Life() { Alive.insert(this); }
  Life(const Life &) : Life() {}
  Life &operator=(const Life &) { return *this; }
  ~Life() { Alive.erase(this); }

  /// Counts a use of the object at an address, and looks at nothing in it.
  static bool isOver(const void *Object) {
    const bool Over = Alive.count(Object) == 0;
    UsesOfEndedObjects += Over;
    return Over;
  }

  static inline long UsesOfEndedObjects = 0;

private:
  static inline std::unordered_set<const void *> Alive;
};

template <typename T> class Meter {
  Life Lives;
  T Sum{};
  std::function<void(T)> OnTick;

public:
  Meter() {
    OnTick = [this](T By) {
      if (!Life::isOver(this))
        Sum += By;
    };
  }
  void tick(T By) { OnTick(By); }
};

} // namespace

static void thousandMeters(benchmark::State &State) {
  const long Before = Life::UsesOfEndedObjects;
  for (auto _ : State) {
    std::vector<Meter<int>> Meters;
    for (int I = 0; I < 1000; ++I)
      Meters.emplace_back();
    for (Meter<int> &M : Meters)
      M.tick(1);
  }
  State.counters["uses of ended objects"] =
      static_cast<double>(Life::UsesOfEndedObjects - Before);
}

BENCHMARK(thousandMeters)->Iterations(1);
