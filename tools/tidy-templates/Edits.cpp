//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tools/tidy-templates/Edits.h"
#include "clang/Format/Format.h"
#include "clang/Tooling/Core/Replacement.h"
#include "llvm/ADT/STLExtras.h"

namespace clang::templates {

using llvm::StringRef;

/// Notes offer alternatives: the first is the one to take.
static std::vector<report::Edit> editsOfNotes(const report::Finding &F) {
  for (const report::Note &N : F.Notes)
    if (!N.Edits.empty())
      return N.Edits;
  return {};
}

std::vector<Fix> fixesOf(const std::vector<report::Finding> &Findings,
                         bool Unsafe) {
  std::vector<Fix> Fixes;
  for (const report::Finding &F : Findings) {
    Fix Each{&F, F.Edits};
    if (Unsafe && Each.Edits.empty())
      Each.Edits = editsOfNotes(F);
    if (!Each.Edits.empty())
      Fixes.push_back(std::move(Each));
  }
  return Fixes;
}

/// Edits that meet clash as well: what comes first between them is not known.
bool EditSet::clashes(const FileEdits &Known, const report::Edit &E) {
  auto Next = Known.lower_bound(E.Offset);
  if (Next != Known.end()) {
    const report::Edit &Other = Next->second;
    if (Other.Offset == E.Offset)
      return Other.Length != E.Length || Other.Text != E.Text;
    if (E.Offset + E.Length > Other.Offset)
      return true;
  }
  if (Next == Known.begin())
    return false;
  const report::Edit &Before = std::prev(Next)->second;
  return Before.Offset + Before.Length > E.Offset;
}

bool EditSet::add(const Fix &F) {
  for (const report::Edit &E : F.Edits) {
    auto Known = ByFile.find(E.Path);
    if (Known != ByFile.end() && clashes(Known->second, E))
      return false;
  }
  for (const report::Edit &E : F.Edits)
    ByFile[E.Path].try_emplace(E.Offset, E);
  return true;
}

std::vector<std::string> EditSet::files() const {
  std::vector<std::string> Names;
  for (const auto &[Path, Edits] : ByFile)
    Names.push_back(Path);
  return Names;
}

llvm::Expected<std::string> EditSet::textOf(const std::string &Path,
                                            report::Sources &Files) const {
  std::optional<StringRef> Text = Files.text(Path);
  if (!Text)
    return llvm::createStringError("cannot read " + Path);
  tooling::Replacements Replacements;
  for (const auto &[Offset, E] : ByFile.at(Path))
    if (llvm::Error Error = Replacements.add(
            tooling::Replacement(Path, E.Offset, E.Length, E.Text)))
      return std::move(Error);
  auto Style = format::getStyle(format::DefaultFormatStyle, Path,
                                /*FallbackStyle=*/"none", *Text);
  if (!Style)
    return Style.takeError();
  if (Style->DisableFormat)
    return tooling::applyAllReplacements(*Text, Replacements);
  auto Formatted = format::formatReplacements(*Text, Replacements, *Style);
  if (!Formatted)
    return Formatted.takeError();
  return tooling::applyAllReplacements(*Text, *Formatted);
}

llvm::Expected<Overlay> EditSet::apply(report::Sources &Files) const {
  Overlay Edited;
  for (const std::string &Path : files()) {
    auto Text = textOf(Path, Files);
    if (!Text)
      return Text.takeError();
    Edited.set(Path, std::move(*Text));
  }
  return Edited;
}

} // namespace clang::templates
