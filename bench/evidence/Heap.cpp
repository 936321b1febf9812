//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The main function of each piece of evidence. It tells Google Benchmark what
// operator new gave out and what came back; blocks are counted with the size
// that the heap reserves for them.
//
//===----------------------------------------------------------------------===//

#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <malloc.h>
#include <new>

namespace {

struct {
  int64_t Blocks = 0;
  int64_t Bytes = 0;
  int64_t Freed = 0;
  int64_t Peak = 0;
} Heap;

class HeapManager : public benchmark::MemoryManager {
public:
  void Start() override { Heap = {}; }

  void Stop(Result *R) override { Stop(*R); }

  void Stop(Result &R) override {
    R.num_allocs = Heap.Blocks;
    R.max_bytes_used = Heap.Peak;
    R.total_allocated_bytes = Heap.Bytes;
    R.net_heap_growth = Heap.Bytes - Heap.Freed;
  }
};

} // namespace

void *operator new(std::size_t Size) {
  void *Block = std::malloc(Size);
  if (!Block)
    throw std::bad_alloc();
  ++Heap.Blocks;
  Heap.Bytes += static_cast<int64_t>(malloc_usable_size(Block));
  Heap.Peak = std::max(Heap.Peak, Heap.Bytes - Heap.Freed);
  return Block;
}

void operator delete(void *Block) noexcept {
  Heap.Freed += static_cast<int64_t>(malloc_usable_size(Block));
  std::free(Block);
}

void operator delete(void *Block, std::size_t) noexcept {
  operator delete(Block);
}

int main(int Argc, char **Argv) {
  HeapManager Manager;
  benchmark::RegisterMemoryManager(&Manager);
  benchmark::Initialize(&Argc, Argv);
  benchmark::RunSpecifiedBenchmarks();
  benchmark::RegisterMemoryManager(nullptr);
  return 0;
}
