//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/Report/Baseline.h"
#include "lib/Report/Fingerprint.h"
#include "llvm/ADT/STLExtras.h"

namespace clang::templates::report {

static constexpr llvm::StringLiteral Title =
    "# tidy-templates baseline 1: check, file, source line";

Baseline Baseline::of(const std::vector<Finding> &Findings,
                      llvm::StringRef Root) {
  Baseline B;
  for (const Finding &F : Findings)
    ++B.Entries[stableKey(F, Root)];
  return B;
}

llvm::Expected<Baseline> Baseline::parse(llvm::StringRef Text) {
  auto Wrong = [](unsigned Line, llvm::StringRef Why) {
    return llvm::createStringError("line " + llvm::Twine(Line) + ": " + Why);
  };
  Baseline B;
  for (unsigned Line = 1; Line == 1 || !Text.empty(); ++Line) {
    llvm::StringRef Entry;
    std::tie(Entry, Text) = Text.split('\n');
    Entry.consume_back("\r");
    if (Line == 1 && Entry != Title)
      return Wrong(1, "the title of a baseline is missing");
    if (Entry.empty() || Entry.starts_with("#"))
      continue;
    if (Entry.count('\t') != 2 || Entry.starts_with("\t"))
      return Wrong(Line, "not an entry of check, file and source line");
    ++B.Entries[Entry.str()];
  }
  return B;
}

std::string Baseline::text() const {
  std::string Text = (Title + "\n").str();
  for (const auto &[Key, Count] : Entries)
    for (unsigned N = 0; N < Count; ++N)
      Text += Key + '\n';
  return Text;
}

std::vector<std::string> Baseline::subtractFrom(std::vector<Finding> &Findings,
                                                llvm::StringRef Root) const {
  auto Left = Entries;
  llvm::erase_if(Findings, [&](const Finding &F) {
    auto Found = Left.find(stableKey(F, Root));
    if (Found == Left.end() || !Found->second)
      return false;
    --Found->second;
    return true;
  });
  std::vector<std::string> Stale;
  for (const auto &[Key, Count] : Left)
    Stale.insert(Stale.end(), Count, Key);
  return Stale;
}

void Baseline::drop(llvm::StringRef Key) {
  auto Found = Entries.find(Key);
  if (Found != Entries.end() && --Found->second == 0)
    Entries.erase(Found);
}

llvm::StringRef pathOfKey(llvm::StringRef Key) {
  return Key.split('\t').second.split('\t').first;
}

} // namespace clang::templates::report
