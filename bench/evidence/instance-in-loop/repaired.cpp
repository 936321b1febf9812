//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A thousand lines of text: the words of each are split into a
// container that keeps what it has allocated.
//
//===----------------------------------------------------------------------===//

#include <benchmark/benchmark.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace {

unsigned long countRepeated(const std::vector<std::string> &Lines) {
  unsigned long Repeated = 0;
  std::vector<std::string_view> Words;
  for (const std::string &Line : Lines) {
    Words.clear();
    for (size_t Begin = 0; Begin < Line.size();) {
      const size_t End = Line.find(' ', Begin);
      Words.push_back(std::string_view(Line).substr(Begin, End - Begin));
      Begin = End == std::string::npos ? Line.size() : End + 1;
    }
    std::sort(Words.begin(), Words.end());
    Repeated += Words.end() - std::unique(Words.begin(), Words.end());
  }
  return Repeated;
}

} // namespace

static void thousandLines(benchmark::State &State) {
  const std::vector<std::string> Lines(
      1000, "to be or not to be that is the question whether tis nobler in "
            "the mind to suffer the slings and arrows");
  for (auto _ : State)
    benchmark::DoNotOptimize(countRepeated(Lines));
}

BENCHMARK(thousandLines)->Iterations(100);
