//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The translation units of a project: its compile_commands.json.
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_TOOLS_TIDY_TEMPLATES_UNITS_H
#define TIDY_TEMPLATES_TOOLS_TIDY_TEMPLATES_UNITS_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include <string>
#include <vector>

namespace clang::templates {

/// A source and how it is compiled.
struct SourceUnit {
  std::string File; ///< As the database names it, absolute.
  std::string RealPath;
  std::string Directory; ///< Where the compiler runs.
  std::string Command;   ///< All its arguments, to tell whether they changed.
};

/// The folder with the compile_commands.json: \p Build, or the first one that
/// has it of the current folder, its build folders, and the folders above in the
/// same repository. The error says how to make one.
llvm::Expected<std::string> findDatabase(llvm::StringRef Build);

/// The C++ sources of the database, sorted, each once; only those that are, or
/// lie in, one of \p Paths if there are any. A path without a source is an
/// error.
llvm::Expected<std::vector<SourceUnit>>
readUnits(llvm::StringRef Database, llvm::ArrayRef<std::string> Paths);

/// The nearest folder above the current one that is under version control, else
/// the current one: what reports and fingerprints name files from.
std::string projectRoot();

} // namespace clang::templates

#endif // TIDY_TEMPLATES_TOOLS_TIDY_TEMPLATES_UNITS_H
