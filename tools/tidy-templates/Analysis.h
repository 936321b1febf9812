//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Runs the checks over the units of a project: one clang-tidy-templates each.
//
//   options -> which units, which checks -> one process each -> report::Unit
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_TOOLS_TIDY_TEMPLATES_ANALYSIS_H
#define TIDY_TEMPLATES_TOOLS_TIDY_TEMPLATES_ANALYSIS_H

#include "lib/Report/Finding.h"
#include "tools/tidy-templates/Options.h"
#include "tools/tidy-templates/Overlay.h"
#include "tools/tidy-templates/Units.h"
#include "llvm/Support/Error.h"
#include <string>
#include <vector>

namespace clang::templates {

/// What is analysed, with what; every error in it is the user's to mend.
struct Analysis {
  AnalysisOptions Options;
  std::string Program; ///< clang-tidy-templates
  std::string Database;
  std::vector<SourceUnit> Units;
  /// What --checks says for each unit.
  std::vector<std::string> Checks;
};

/// Finds the program, the database, the units and the checks. An error if there
/// is none of one, or the configuration cannot be read.
llvm::Expected<Analysis> prepareAnalysis(const AnalysisOptions &Options,
                                         llvm::StringRef Program);

/// The result of every unit, in their order, from the cache where it knows. An
/// error if the user has interrupted.
llvm::Expected<std::vector<report::Unit>> runAnalysis(const Analysis &A);

/// The results that \p Units would have with other texts of some sources: those
/// that read such a source are analysed again, without the cache.
llvm::Expected<std::vector<report::Unit>>
runAgain(const Analysis &A, llvm::ArrayRef<report::Unit> Units,
         const Overlay &Changed);

/// The clang-tidy-templates beside the running program.
std::string findDropIn();

} // namespace clang::templates

#endif // TIDY_TEMPLATES_TOOLS_TIDY_TEMPLATES_ANALYSIS_H
