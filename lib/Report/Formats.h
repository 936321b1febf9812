//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The formats of a report. One function each; all but text are for programs,
// and name files relative to the root of the report.
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_LIB_REPORT_FORMATS_H
#define TIDY_TEMPLATES_LIB_REPORT_FORMATS_H

#include "lib/Report/Finding.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/raw_ostream.h"

namespace clang::templates::report {

/// As compilers print: message, source line, caret, notes. Paths are relative
/// to the current folder; in colours where the stream has them.
void writeText(const Report &R, llvm::raw_ostream &OS);

/// All that is known, in a form of our own: docs/ci.md describes it.
void writeJson(const Report &R, llvm::raw_ostream &OS);

/// SARIF 2.1.0 (OASIS), within the limits of GitHub's code scanning.
void writeSarif(const Report &R, llvm::raw_ostream &OS);

/// GitLab's Code Quality report.
void writeGitLab(const Report &R, llvm::raw_ostream &OS);

/// Workflow commands of GitHub Actions, no more than it shows.
void writeGitHub(const Report &R, llvm::raw_ostream &OS);

/// Reviewdog's diagnostic format, with suggestions.
void writeRdJson(const Report &R, llvm::raw_ostream &OS);

/// A summary for a pull request.
void writeMarkdown(const Report &R, llvm::raw_ostream &OS);

struct Format {
  llvm::StringLiteral Name;
  void (*Write)(const Report &, llvm::raw_ostream &);
};

/// All formats; text, the default, is the first.
llvm::ArrayRef<Format> formats();

} // namespace clang::templates::report

#endif // TIDY_TEMPLATES_LIB_REPORT_FORMATS_H
