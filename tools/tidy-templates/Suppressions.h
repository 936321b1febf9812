//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Comments that silence our checks: '// NOLINT(templates-...): why', with
// NOLINTNEXTLINE and NOLINTBEGIN ... NOLINTEND, as clang-tidy reads them. One
// that names no check of ours is none of our business.
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_TOOLS_TIDY_TEMPLATES_SUPPRESSIONS_H
#define TIDY_TEMPLATES_TOOLS_TIDY_TEMPLATES_SUPPRESSIONS_H

#include "tools/tidy-templates/Analysis.h"

namespace clang::templates {

struct Suppression {
  std::string Path;
  unsigned Offset = 0; ///< Of "NOLINT", in bytes.
  /// The lines whose findings it silences; the last one of a block without an
  /// end is that of the file.
  unsigned FirstLine = 0, LastLine = 0;
  /// The checks of ours, as it names them: globs.
  std::vector<std::string> Checks;
  bool HasReason = false;
  /// `Checks` are not all that the comment names.
  bool IsPart = false;

  bool silences(const report::Finding &F) const;
};

/// The comments of \p Source that silence checks of ours, by their offset. Ends
/// of blocks are none, nor are comments in directives.
std::vector<Suppression> readSuppressions(llvm::StringRef Path,
                                          llvm::StringRef Source);

/// The comments in the files under \p Root that \p Units read.
std::vector<Suppression> suppressionsIn(llvm::ArrayRef<report::Unit> Units,
                                        llvm::StringRef Root,
                                        report::Sources &Files);

/// Those of \p All with a name that silences nothing in any unit that reads
/// them, although a unit runs what it names; their `Checks` are these names.
/// Cannot tell, and not among them: those that a unit reads which could not be
/// analysed. Analyses these units once more.
llvm::Expected<std::vector<Suppression>>
unusedSuppressions(Analysis A, llvm::ArrayRef<report::Unit> Units,
                   llvm::ArrayRef<Suppression> All, report::Sources &Files);

} // namespace clang::templates

#endif // TIDY_TEMPLATES_TOOLS_TIDY_TEMPLATES_SUPPRESSIONS_H
