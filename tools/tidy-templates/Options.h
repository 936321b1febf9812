//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What the user asked for, and how the program ends.
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_TOOLS_TIDY_TEMPLATES_OPTIONS_H
#define TIDY_TEMPLATES_TOOLS_TIDY_TEMPLATES_OPTIONS_H

#include <string>
#include <vector>

namespace clang::templates {

/// The exit codes of the command; docs/ci.md promises them.
enum ExitCode {
  ExitClean = 0,
  ExitFindings = 1,
  ExitWrongUse = 2,   ///< Or a wrong configuration: nothing was analysed.
  ExitIncomplete = 3, ///< Some unit could not be analysed.
};

/// What to analyse, and how.
struct AnalysisOptions {
  std::vector<std::string> Paths;
  std::string Build;
  std::string Checks;
  std::string ConfigFile;
  std::string HeaderFilter;
  unsigned Jobs = 0; ///< 0: one per core.
  unsigned TimeoutInSeconds = 300;
  bool Verbose = false;
  bool NoCache = false;
  std::string CacheFolder;
};

struct CheckOptions {
  AnalysisOptions Analysis;
  std::vector<std::string> Outputs; ///< FORMAT or FORMAT=FILE.
  std::string Baseline;
  bool WriteBaseline = false;
  bool PruneBaseline = false;
  std::string Since;
  bool ReportUnusedNolint = false;
  bool RequireNolintReason = false;
};

struct FixOptions {
  AnalysisOptions Analysis;
  bool DryRun = false;
  bool Diff = false;
  bool Unsafe = false;
};

struct ExplainOptions {
  std::string Check;
};

} // namespace clang::templates

#endif // TIDY_TEMPLATES_TOOLS_TIDY_TEMPLATES_OPTIONS_H
