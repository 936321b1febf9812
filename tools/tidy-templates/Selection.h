//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Which checks run over a file: those that the project's .clang-tidy switches
// on if it names ours, else those that are on by default; and --checks.
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_TOOLS_TIDY_TEMPLATES_SELECTION_H
#define TIDY_TEMPLATES_TOOLS_TIDY_TEMPLATES_SELECTION_H

#include "tools/tidy-templates/Options.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/Support/Error.h"
#include <string>

namespace clang::templates {

class Selection {
public:
  /// \p Program is clang-tidy-templates, which is asked.
  Selection(const AnalysisOptions &Options, llvm::StringRef Program)
      : Options(Options), Program(Program) {}

  /// What --checks says for a file: the names of our checks, as a list of globs
  /// that the user's --checks ends. An error if no check is left, or the
  /// configuration cannot be read.
  llvm::Expected<std::string> checksFor(llvm::StringRef File);

private:
  llvm::Expected<std::string> ask(llvm::StringRef File,
                                  llvm::StringRef ConfigFile);

  const AnalysisOptions &Options;
  llvm::StringRef Program;
  /// By configuration file, which many files share; "" for none.
  llvm::StringMap<std::string> Known;
};

/// The nearest .clang-tidy of a file, or nothing.
std::string configFileOf(llvm::StringRef File);

} // namespace clang::templates

#endif // TIDY_TEMPLATES_TOOLS_TIDY_TEMPLATES_SELECTION_H
