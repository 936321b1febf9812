//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Texts in a store that takes texts.
//
//===----------------------------------------------------------------------===//

#include <benchmark/benchmark.h>

#include <cstddef>
#include <string>
#include <unordered_map>
#include <utility>

namespace {

template <class T> class Store {
public:
  void store(int Key, T Value) { Values[Key] = std::move(Value); }
  const T &load(int Key) const { return Values.at(Key); }

private:
  std::unordered_map<int, T> Values;
};

} // namespace

/// A thousand texts, of which every tenth comes as a literal.
static void thousandTexts(benchmark::State &State) {
  const std::string Text = "none of this is short enough to be kept inline";
  std::size_t Failed = 0, Length = 0;
  for (auto _ : State) {
    Failed = 0;
    Store<std::string> Texts;
    for (int I = 0; I < 1000; ++I)
      if (I % 10)
        Texts.store(I, Text);
      else
        Texts.store(I, "literal");
    for (int I = 0; I < 1000; ++I)
      Length += Texts.load(I).size();
    benchmark::DoNotOptimize(Length);
  }
  State.counters["failed loads"] = static_cast<double>(Failed);
}

BENCHMARK(thousandTexts)->Iterations(20);
