//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The checks as the command knows them: checks/Checks.def and their pages.
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_TOOLS_TIDY_TEMPLATES_REGISTRY_H
#define TIDY_TEMPLATES_TOOLS_TIDY_TEMPLATES_REGISTRY_H

#include "lib/Report/Finding.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"

namespace clang::templates {

struct CheckInfo {
  llvm::StringLiteral Name; ///< With the prefix.
  llvm::StringLiteral Family;
  bool OnByDefault;
  llvm::StringLiteral Fix; ///< "warning", "note" or "none".
  report::MergeRule Merge;
  llvm::StringLiteral Since;
};

/// All checks, sorted by name.
llvm::ArrayRef<CheckInfo> allChecks();

/// The check of a name, with or without the prefix; null if there is none.
const CheckInfo *findCheck(llvm::StringRef Name);

/// How findings of a check combine; \c Any for checks that are not ours.
report::MergeRule mergeRuleOf(llvm::StringRef Check);

/// The page of a check, in Markdown.
llvm::StringRef pageOf(const CheckInfo &Check);

/// The first sentence of its page.
std::string sentenceOf(const CheckInfo &Check);

/// The version of tidy-templates.
llvm::StringRef version();

} // namespace clang::templates

#endif // TIDY_TEMPLATES_TOOLS_TIDY_TEMPLATES_REGISTRY_H
