//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_CHECKS_ALLOCATINGCLOSURECHECK_H
#define TIDY_TEMPLATES_CHECKS_ALLOCATINGCLOSURECHECK_H

#include "clang-tidy/ClangTidyCheck.h"

namespace clang::templates {
struct AllocatingErasure;
struct ErasureSite;
} // namespace clang::templates

namespace clang::tidy::templates {

/// Finds callables whose type erasure allocates on the heap where it need not.
///
/// For the user-facing documentation see docs/checks/allocating-closure.md
class AllocatingClosureCheck : public ClangTidyCheck {
public:
  AllocatingClosureCheck(StringRef Name, ClangTidyContext *Context);
  void storeOptions(ClangTidyOptions::OptionMap &Opts) override;
  void registerMatchers(ast_matchers::MatchFinder *Finder) override;
  void check(const ast_matchers::MatchFinder::MatchResult &Result) override;
  void onEndOfTranslationUnit() override;
  bool isLanguageVersionSupported(const LangOptions &LangOpts) const override {
    return LangOpts.CPlusPlus11;
  }

private:
  void report(const clang::templates::AllocatingErasure &Finding);
  void reportParameter(const clang::templates::AllocatingErasure &Finding);
  void reportVariable(const clang::templates::AllocatingErasure &Finding);
  void noteSites(const clang::templates::AllocatingErasure &Finding);
  void noteNumbers(const clang::templates::ErasureSite &Site, bool IsClosure);

  const std::vector<StringRef> ErasingClasses;
  const bool Strict;
  ASTContext *Context = nullptr;
};

} // namespace clang::tidy::templates

#endif // TIDY_TEMPLATES_CHECKS_ALLOCATINGCLOSURECHECK_H
