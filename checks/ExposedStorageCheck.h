//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_CHECKS_EXPOSEDSTORAGECHECK_H
#define TIDY_TEMPLATES_CHECKS_EXPOSEDSTORAGECHECK_H

#include "clang-tidy/ClangTidyCheck.h"
#include "lib/AST/TypeClassifier.h"

namespace clang::templates {
struct ExposedStorage;
} // namespace clang::templates

namespace clang::tidy::templates {

/// Finds templates that hand out bare storage: arrays that callers have to
/// delete, private containers that the class keeps in order, views of local
/// variables.
///
/// For the user-facing documentation see docs/checks/exposed-storage.md
class ExposedStorageCheck : public ClangTidyCheck {
public:
  ExposedStorageCheck(StringRef Name, ClangTidyContext *Context);
  void storeOptions(ClangTidyOptions::OptionMap &Opts) override;
  void registerMatchers(ast_matchers::MatchFinder *Finder) override;
  void check(const ast_matchers::MatchFinder::MatchResult &Result) override;
  bool isLanguageVersionSupported(const LangOptions &LangOpts) const override {
    return LangOpts.CPlusPlus11;
  }

private:
  void report(const FunctionDecl &Function,
              const clang::templates::ExposedStorage &Found);

  const bool Strict;
  const clang::templates::TypeClassifier Types;
};

} // namespace clang::tidy::templates

#endif // TIDY_TEMPLATES_CHECKS_EXPOSEDSTORAGECHECK_H
