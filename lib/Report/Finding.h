//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What the checks found, without an AST: findings of one translation unit, and
// the report that all units make together.
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_LIB_REPORT_FINDING_H
#define TIDY_TEMPLATES_LIB_REPORT_FINDING_H

#include <string>
#include <vector>

namespace clang::templates::report {

/// A place in a file. Lines and columns count from 1, columns in bytes, as
/// compilers print them; 0 means unknown: a file that cannot be read.
struct Place {
  /// The real path, absolute; empty for a message without a place.
  std::string Path;
  unsigned Offset = 0; ///< In bytes.
  unsigned Line = 0;
  unsigned Column = 0;
};

/// Replaces \c Length bytes at \c Offset of a file.
struct Edit {
  std::string Path;
  unsigned Offset = 0;
  unsigned Length = 0;
  std::string Text;
};

struct Note {
  std::string Message;
  Place At;
  /// What the user may choose: edits that change what the program does.
  std::vector<Edit> Edits;
};

struct Finding {
  std::string Check; ///< With the prefix: "templates-...".
  std::string Message;
  Place At;
  std::vector<Note> Notes;
  std::vector<Edit> Edits;
  /// The source line of \c At as it is written, without its end.
  std::string SourceLine;
  /// Tells the finding from all others of a report, and stays the same when
  /// lines above it come or go; see Fingerprint.h.
  std::string Fingerprint;
};

/// What the run over one translation unit gave.
struct Unit {
  std::string Path; ///< The real path of the main file.
  /// The real paths of all files that it read, the main file included.
  std::vector<std::string> Files;
  /// Other names, through symbolic links, that it read them by.
  std::vector<std::string> Aliases;
  std::vector<Finding> Findings;
  /// Why it could not be analysed, in one line; empty where it was.
  std::string Failure;
};

/// How findings of several units combine; see checks/Checks.def.
enum class MergeRule { Any, All, Sum };

/// What a report says of a check.
struct Rule {
  std::string Check;
  std::string Sentence; ///< The first line of its page.
  std::string Page;     ///< Markdown.
};

/// All that is to be told, sorted.
struct Report {
  std::string Version;
  /// The folder that the paths of a report are relative to.
  std::string Root;
  std::vector<Rule> Rules;
  std::vector<Finding> Findings;
  /// The units that could not be analysed.
  std::vector<Unit> Failures;
};

} // namespace clang::templates::report

#endif // TIDY_TEMPLATES_LIB_REPORT_FINDING_H
