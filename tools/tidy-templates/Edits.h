//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Which fixes can be applied together, and what the files are then.
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_TOOLS_TIDY_TEMPLATES_EDITS_H
#define TIDY_TEMPLATES_TOOLS_TIDY_TEMPLATES_EDITS_H

#include "lib/Report/Finding.h"
#include "lib/Report/Sources.h"
#include "tools/tidy-templates/Overlay.h"
#include "llvm/Support/Error.h"
#include <map>
#include <string>
#include <vector>

namespace clang::templates {

/// All edits that one finding proposes: they are applied together or not.
struct Fix {
  const report::Finding *Of;
  std::vector<report::Edit> Edits;
};

/// The fixes of the findings that have any; with \p Unsafe, those of notes are
/// taken where the warning has none.
std::vector<Fix> fixesOf(const std::vector<report::Finding> &Findings,
                         bool Unsafe);

/// Edits by file and place. The same edit of two fixes is one.
class EditSet {
public:
  /// Adds a fix, unless one of its edits touches another one.
  bool add(const Fix &F);

  /// The real paths of the files that are edited.
  std::vector<std::string> files() const;

  /// The texts of the files with all edits, in the style of a .clang-format of
  /// the project if there is one.
  llvm::Expected<Overlay> apply(report::Sources &Files) const;

  /// The new text of one file.
  llvm::Expected<std::string> textOf(const std::string &Path,
                                     report::Sources &Files) const;

private:
  /// By offset.
  using FileEdits = std::map<unsigned, report::Edit>;

  static bool clashes(const FileEdits &Known, const report::Edit &E);

  std::map<std::string, FileEdits> ByFile;
};

} // namespace clang::templates

#endif // TIDY_TEMPLATES_TOOLS_TIDY_TEMPLATES_EDITS_H
