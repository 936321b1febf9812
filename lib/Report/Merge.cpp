//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/Report/Merge.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringMap.h"
#include <map>
#include <tuple>

namespace clang::templates::report {
namespace {

using Key =
    std::tuple<llvm::StringRef, unsigned, llvm::StringRef, llvm::StringRef>;

/// A finding, and the units that have it, sorted by path.
using Seen =
    std::map<Key, std::vector<std::pair<const Unit *, const Finding *>>>;

} // namespace

static Key keyOf(const Finding &F) {
  return {F.At.Path, F.At.Offset, F.Check, F.Message};
}

static std::vector<const Unit *> sortedUnits(llvm::ArrayRef<Unit> Units) {
  std::vector<const Unit *> Sorted;
  for (const Unit &U : Units)
    Sorted.push_back(&U);
  llvm::sort(Sorted, [](const Unit *Left, const Unit *Right) {
    return Left->Path < Right->Path;
  });
  return Sorted;
}

/// How many of the units that could be analysed read each file.
static llvm::StringMap<unsigned> countReaders(llvm::ArrayRef<Unit> Units) {
  llvm::StringMap<unsigned> Readers;
  for (const Unit &U : Units)
    if (U.Failure.empty())
      for (const std::string &File : U.Files)
        ++Readers[File];
  return Readers;
}

static void addNotes(Finding &Into, const Finding &From) {
  for (const Note &N : From.Notes)
    if (llvm::none_of(Into.Notes, [&](const Note &Has) {
          return Has.Message == N.Message && Has.At.Path == N.At.Path &&
                 Has.At.Offset == N.At.Offset;
        }))
      Into.Notes.push_back(N);
}

std::vector<Finding>
mergeUnits(llvm::ArrayRef<Unit> Units,
           llvm::function_ref<MergeRule(llvm::StringRef Check)> RuleOf) {
  Seen All;
  for (const Unit *U : sortedUnits(Units))
    for (const Finding &F : U->Findings) {
      auto &Places = All[keyOf(F)];
      if (Places.empty() || Places.back().first != U)
        Places.emplace_back(U, &F);
    }

  llvm::StringMap<unsigned> Readers = countReaders(Units);
  std::vector<Finding> Merged;
  for (const auto &[Key, Places] : All) {
    MergeRule Rule = RuleOf(std::get<2>(Key));
    auto Agreeing = llvm::count_if(
        Places, [](const auto &Place) { return Place.first->Failure.empty(); });
    if (Rule == MergeRule::All && Agreeing < Readers.lookup(std::get<0>(Key)))
      continue;
    Merged.push_back(*Places.front().second);
    if (Rule == MergeRule::Sum)
      for (const auto &[U, F] : llvm::drop_begin(Places))
        addNotes(Merged.back(), *F);
  }
  return Merged;
}

} // namespace clang::templates::report
