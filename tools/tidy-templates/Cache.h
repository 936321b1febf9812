//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Results of earlier runs: what clang-tidy wrote of a unit, valid as long as
// all files that the unit read, its command, its configuration and the program
// are the same.
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_TOOLS_TIDY_TEMPLATES_CACHE_H
#define TIDY_TEMPLATES_TOOLS_TIDY_TEMPLATES_CACHE_H

#include "lib/Report/Finding.h"
#include "tools/tidy-templates/Options.h"
#include "tools/tidy-templates/Units.h"
#include "llvm/ADT/StringMap.h"
#include <string>

namespace clang::templates {

/// What a unit left behind.
struct CachedResult {
  std::vector<std::string> Files;
  std::vector<std::string> Aliases;
  std::string Exported; ///< Of --export-fixes.
};

class ResultCache {
public:
  /// Results of \p Program only. Does nothing where the options say so.
  ResultCache(const AnalysisOptions &Options, llvm::StringRef Program);

  /// Whether the result of a unit is known. If not, -v says why.
  bool find(const SourceUnit &U, llvm::StringRef Checks, CachedResult &Result);

  /// Keeps a result; where that fails, says so once and goes on.
  void store(const SourceUnit &U, llvm::StringRef Checks,
             const CachedResult &Result);

private:
  std::string pathOf(const SourceUnit &U, llvm::StringRef Checks) const;
  llvm::StringRef hashOfFile(llvm::StringRef Path);
  void giveUp(llvm::StringRef Why);

  const AnalysisOptions &Options;
  std::string Folder; ///< Empty: there is no cache.
  std::string Identity;
  llvm::StringMap<std::string> Hashes;
};

} // namespace clang::templates

#endif // TIDY_TEMPLATES_TOOLS_TIDY_TEMPLATES_CACHE_H
