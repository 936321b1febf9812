//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Reads what clang-tidy writes of one translation unit.
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_TOOLS_TIDY_TEMPLATES_EXPORTEDFIXES_H
#define TIDY_TEMPLATES_TOOLS_TIDY_TEMPLATES_EXPORTEDFIXES_H

#include "lib/Report/Finding.h"
#include "lib/Report/Sources.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"

namespace clang::templates {

/// Adds the findings of a file of --export-fixes to \p U. An error of the
/// compiler is the unit's failure; what was found in such a unit stays, but the
/// edits of it are guesses and are dropped.
llvm::Error readExportedFixes(llvm::StringRef Text, report::Sources &Files,
                              report::Unit &U);

/// Adds the files of a dependency file, as make reads it, to \p U.
void readDependencies(llvm::StringRef Text, llvm::StringRef Directory,
                      report::Unit &U);

} // namespace clang::templates

#endif // TIDY_TEMPLATES_TOOLS_TIDY_TEMPLATES_EXPORTEDFIXES_H
