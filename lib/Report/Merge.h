//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Makes the findings of several translation units one list.
//
//   units -> findings of one place become one -> the rule of the check ->
//   sorted
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_LIB_REPORT_MERGE_H
#define TIDY_TEMPLATES_LIB_REPORT_MERGE_H

#include "lib/Report/Finding.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/StringRef.h"

namespace clang::templates::report {

/// The findings of all units, each once: those of one check at one place with
/// one message are the same. The unit whose path sorts first gives the notes
/// and the edits, so that the order of the units does not matter.
///
/// \c Any  one unit is enough.
/// \c All  every unit that read the file must have the finding. Units that
///         failed have no say: what they did not see, nobody knows.
/// \c Sum  as \c Any, with the notes of all units.
///
/// Sorted by path, offset, check and message.
std::vector<Finding>
mergeUnits(llvm::ArrayRef<Unit> Units,
           llvm::function_ref<MergeRule(llvm::StringRef Check)> RuleOf);

} // namespace clang::templates::report

#endif // TIDY_TEMPLATES_LIB_REPORT_MERGE_H
