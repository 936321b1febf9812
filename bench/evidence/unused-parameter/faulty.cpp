//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A decoder with a template parameter that nothing uses any more, called for
// eight kinds of messages.
//
//===----------------------------------------------------------------------===//

#include <benchmark/benchmark.h>

#include <string>
#include <vector>

// The bounds of the section that the functions below are put into.
extern "C" const char __start_decoder[], __stop_decoder[];

namespace {

struct Order {
  double Value;
};
struct Payment {
  double Value;
};
struct Refund {
  double Value;
};
struct Invoice {
  double Value;
};
struct Customer {
  double Value;
};
struct Product {
  double Value;
};
struct Shipment {
  double Value;
};
struct Warehouse {
  double Value;
};

} // namespace

template <typename Message>
__attribute__((noinline, section("decoder"))) std::vector<std::string>
decodeFields(const std::string &Bytes) {
  std::vector<std::string> Fields;
  std::string Field;
  bool IsQuoted = false;
  for (char Byte : Bytes) {
    if (Byte == '"') {
      IsQuoted = !IsQuoted;
    } else if (Byte == ';' && !IsQuoted) {
      Fields.push_back(Field);
      Field.clear();
    } else {
      Field += Byte;
    }
  }
  Fields.push_back(Field);
  return Fields;
}

/// Eight kinds of messages.
static void eightMessages(benchmark::State &State) {
  const std::string Bytes = "12;\"Main Street; 5\";17.5;EUR;paid";
  for (auto _ : State) {
    std::size_t Count = 0;
    Count += decodeFields<Order>(Bytes).size();
    Count += decodeFields<Payment>(Bytes).size();
    Count += decodeFields<Refund>(Bytes).size();
    Count += decodeFields<Invoice>(Bytes).size();
    Count += decodeFields<Customer>(Bytes).size();
    Count += decodeFields<Product>(Bytes).size();
    Count += decodeFields<Shipment>(Bytes).size();
    Count += decodeFields<Warehouse>(Bytes).size();
    benchmark::DoNotOptimize(Count);
  }
  State.counters["code bytes"] =
      static_cast<double>(__stop_decoder - __start_decoder);
}

BENCHMARK(eightMessages)->Iterations(1'000);
