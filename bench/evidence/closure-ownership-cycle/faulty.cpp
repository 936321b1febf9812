//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A thousand connections, each with a handler that keeps its connection alive.
//
//===----------------------------------------------------------------------===//

#include <benchmark/benchmark.h>

#include <cstddef>
#include <cstring>
#include <functional>
#include <memory>
#include <utility>

namespace {

class Connection {
public:
  Connection() { ++Alive; }
  Connection(const Connection &) = delete;
  ~Connection() { --Alive; }

  void onMessage(std::function<void(std::size_t)> H) { Handler = std::move(H); }

  void receive(std::size_t Bytes) {
    if (Handler)
      Handler(Bytes);
  }

  void read(std::size_t Bytes) { std::memset(Buffer, 1, Bytes); }

  static inline long Alive = 0;

private:
  std::function<void(std::size_t)> Handler;
  char Buffer[1024] = {};
};

} // namespace

static void serve(std::size_t Message) {
  auto C = std::make_shared<Connection>();
  C->onMessage([C](std::size_t Bytes) { C->read(Bytes); });
  C->receive(Message);
}

static void thousandConnections(benchmark::State &State) {
  const long Before = Connection::Alive;
  for (auto _ : State)
    for (std::size_t I = 0; I < 1000; ++I)
      serve(I);
  State.counters["objects never freed"] =
      static_cast<double>(Connection::Alive - Before);
}

BENCHMARK(thousandConnections)->Iterations(1);
