//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/AST/SourceNames.h"
#include "lib/Knowledge/Sources.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/Path.h"

namespace clang::templates {

bool isTrial(SourceLocation Loc, const SourceManager &Sources) {
  const OptionalFileEntryRef File = Sources.getFileEntryRefForID(
      Sources.getFileID(Sources.getExpansionLoc(Loc)));
  if (!File)
    return false;
  const StringRef Path = File->getName();
  const StringRef Folders = llvm::sys::path::parent_path(Path);
  const auto IsTrial = [](StringRef Folder) {
    return llvm::is_contained(knowledge::trialFolders(), Folder);
  };
  if (std::any_of(llvm::sys::path::begin(Folders),
                  llvm::sys::path::end(Folders), IsTrial))
    return true;
  const StringRef Stem = llvm::sys::path::stem(Path);
  return llvm::any_of(knowledge::trialAffixes(), [&](StringRef Affix) {
    return Stem.starts_with_insensitive(Affix) ||
           Stem.ends_with_insensitive(Affix);
  });
}

} // namespace clang::templates
