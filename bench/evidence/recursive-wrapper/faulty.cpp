//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A thousand pairs of errors, each wrapped in the other.
//
//===----------------------------------------------------------------------===//

#include <benchmark/benchmark.h>

#include <cstddef>
#include <memory>
#include <utility>

namespace {

class Error {
public:
  Error() { ++Alive; }
  Error(const Error &) = delete;
  ~Error() { --Alive; }

  void wrap(std::shared_ptr<Error> Other) { Cause = std::move(Other); }
  int depth() const { return Cause ? Cause->depth() + 1 : 0; }

  static inline long Alive = 0;

private:
  std::shared_ptr<Error> Cause;
  [[maybe_unused]] char Message[256] = {};
};

} // namespace

/// Two layers, each of which adds what it knows to the error of the other.
static void report() {
  auto Outer = std::make_shared<Error>(), Inner = std::make_shared<Error>();
  Outer->wrap(Inner);
  benchmark::DoNotOptimize(Outer->depth());
  Inner->wrap(Outer);
}

static void thousandReports(benchmark::State &State) {
  const long Before = Error::Alive;
  for (auto _ : State)
    for (std::size_t I = 0; I < 1000; ++I)
      report();
  State.counters["objects never freed"] =
      static_cast<double>(Error::Alive - Before);
}

BENCHMARK(thousandReports)->Iterations(1);
