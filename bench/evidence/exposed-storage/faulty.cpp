//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Parts of a table, of which every tenth is empty and left alone, and not
// deleted.
//
//===----------------------------------------------------------------------===//

#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstddef>
#include <vector>

template <typename T>
static T *makeSlice(const std::vector<T> &From, std::size_t Size) {
  T *Result = new T[Size];
  std::copy_n(From.begin(), Size, Result);
  return Result;
}

static long sumOf(const std::vector<int> &Table, std::size_t Size) {
  int *Slice = makeSlice(Table, Size);
  if (Slice[0] == 0)
    return 0;
  long Sum = 0;
  for (std::size_t I = 0; I < Size; ++I)
    Sum += Slice[I];
  delete[] Slice;
  return Sum;
}

static void thousandSlices(benchmark::State &State) {
  std::vector<int> Full(256, 1), Empty(256);
  for (auto _ : State)
    for (int I = 0; I < 1000; ++I)
      benchmark::DoNotOptimize(sumOf(I % 10 ? Full : Empty, 256));
}

BENCHMARK(thousandSlices)->Iterations(1);
