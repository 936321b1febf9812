//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A checksum with a table of its own for each type of value.
//
//===----------------------------------------------------------------------===//

#include <benchmark/benchmark.h>

#include <cstdint>
#include <cstring>
#include <set>
#include <vector>

namespace {

struct Table {
  std::uint32_t Entries[256];
};

} // namespace

static constexpr std::size_t TableBytes = sizeof(Table);

static constexpr Table makeTable() {
  Table Result{};
  for (std::uint32_t I = 0; I < 256; ++I) {
    std::uint32_t Entry = I;
    for (int Bit = 0; Bit < 8; ++Bit)
      Entry = Entry & 1 ? Entry >> 1 ^ 0xedb88320 : Entry >> 1;
    Result.Entries[I] = Entry;
  }
  return Result;
}

template <typename T>
__attribute__((noinline)) std::uint32_t
checksum(T Value, std::set<const void *> &Tables) {
  static constexpr Table Crc = makeTable();
  Tables.insert(Crc.Entries);
  unsigned char Bytes[sizeof(T)];
  std::memcpy(Bytes, &Value, sizeof(T));
  std::uint32_t Sum = ~0U;
  for (unsigned char Byte : Bytes)
    Sum = Sum >> 8 ^ Crc.Entries[(Sum ^ Byte) & 0xff];
  return ~Sum;
}

/// Eight types of values.
static void eightTypes(benchmark::State &State) {
  const std::vector<unsigned char> Bytes(64, 0xa5);
  std::set<const void *> Tables;
  for (auto _ : State) {
    std::uint32_t Sum = 0;
    const auto Add = [&](auto Value) {
      std::memcpy(&Value, Bytes.data(), sizeof(Value));
      Sum += checksum(Value, Tables);
    };
    Add(std::int8_t());
    Add(std::uint8_t());
    Add(std::int16_t());
    Add(std::uint16_t());
    Add(std::int32_t());
    Add(std::uint32_t());
    Add(std::int64_t());
    Add(std::uint64_t());
    benchmark::DoNotOptimize(Sum);
  }
  State.counters["data bytes"] =
      static_cast<double>(Tables.size() * TableBytes);
}

BENCHMARK(eightTypes)->Iterations(1'000);
