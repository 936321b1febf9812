//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The findings that a project lives with: a file that is kept under version
// control, one finding a line, sorted, so that changes of it merge and read
// well. A line is a stable key (Fingerprint.h); findings with the same key have
// as many lines.
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_LIB_REPORT_BASELINE_H
#define TIDY_TEMPLATES_LIB_REPORT_BASELINE_H

#include "lib/Report/Finding.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include <map>

namespace clang::templates::report {

class Baseline {
public:
  static Baseline of(const std::vector<Finding> &Findings,
                     llvm::StringRef Root);

  /// Reads what \c text has written. The error names the line that is none.
  static llvm::Expected<Baseline> parse(llvm::StringRef Text);

  std::string text() const;

  /// Takes away the findings that the baseline has, and returns the keys that
  /// no finding has taken: they are stale.
  std::vector<std::string> subtractFrom(std::vector<Finding> &Findings,
                                        llvm::StringRef Root) const;

  /// Drops one entry.
  void drop(llvm::StringRef Key);

private:
  std::map<std::string, unsigned, std::less<>> Entries;
};

/// The path in a key, relative to the root.
llvm::StringRef pathOfKey(llvm::StringRef Key);

} // namespace clang::templates::report

#endif // TIDY_TEMPLATES_LIB_REPORT_BASELINE_H
