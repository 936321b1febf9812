//===-- words.cpp - pipelines, also erased ones ---------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include <range/v3/all.hpp>

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace rv = ranges::views;

struct Word {
  std::string text;
  int count = 0;
};

template <typename Rng, typename Fun>
auto groupCounts(Rng &&words, Fun project) {
  return std::forward<Rng>(words) | rv::transform(project) |
         rv::chunk_by([](auto const &a, auto const &b) { return a == b; }) |
         rv::transform([](auto &&group) {
           return std::make_pair(*ranges::begin(group),
                                 ranges::distance(group));
         });
}

// A pipeline kept in an object, erased.
class Report {
public:
  using Stage = std::function<ranges::any_view<int>(ranges::any_view<int>)>;

  Report &then(Stage stage) {
    Stages.push_back(std::move(stage));
    return *this;
  }
  std::vector<int> run(ranges::any_view<int> input) const {
    return ranges::accumulate(
               Stages, std::move(input),
               [](ranges::any_view<int> sofar, const Stage &stage) {
                 return stage(std::move(sofar));
               }) |
           ranges::to<std::vector>;
  }

private:
  std::vector<Stage> Stages;
};

int main() {
  std::vector<Word> words{{"tea", 2}, {"pie", 1}, {"tea", 3}};
  ranges::sort(words, std::less<>{}, &Word::text);
  auto lengths = groupCounts(words, [](const Word &word) { return word.text; });
  std::map<std::string, int> found;
  for (auto &&[text, size] : lengths)
    found.emplace(text, static_cast<int>(size));

  auto limit = std::make_shared<int>(10);
  Report report;
  report
      .then([limit](ranges::any_view<int> in) {
        return ranges::any_view<int>(
            rv::filter(std::move(in), [limit](int x) { return x < *limit; }));
      })
      .then([](ranges::any_view<int> in) {
        return ranges::any_view<int>(
            rv::transform(std::move(in), [](int x) { return x * x; }));
      });
  auto squares = report.run(rv::ints(0, 20));
  auto pythagoras =
      rv::for_each(rv::ints(1, 20),
                   [](int z) {
                     return rv::for_each(rv::ints(1, z + 1), [=](int y) {
                       return ranges::yield_if(y * y % z == 0,
                                               std::make_tuple(y, z));
                     });
                   }) |
      rv::take(5) | ranges::to_vector;
  auto joined = rv::zip(squares, rv::iota(0)) | rv::stride(2) |
                rv::transform([](auto &&p) { return p.first + p.second; });
  return ranges::accumulate(joined, 0) + ranges::max(squares) +
         static_cast<int>(pythagoras.size() + found.size());
}
