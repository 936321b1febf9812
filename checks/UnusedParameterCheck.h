//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_CHECKS_UNUSEDPARAMETERCHECK_H
#define TIDY_TEMPLATES_CHECKS_UNUSEDPARAMETERCHECK_H

#include "clang-tidy/ClangTidyCheck.h"

namespace clang::templates {
class ParameterRemover;
struct RemovableParameter;
struct UnusedParameter;
} // namespace clang::templates

namespace clang::tidy::templates {

/// Finds named template parameters that nothing uses, so that each argument
/// makes one more copy of the same code.
///
/// For the user-facing documentation see docs/checks/unused-parameter.md
class UnusedParameterCheck : public ClangTidyCheck {
public:
  UnusedParameterCheck(StringRef Name, ClangTidyContext *Context);
  void storeOptions(ClangTidyOptions::OptionMap &Opts) override;
  void registerMatchers(ast_matchers::MatchFinder *Finder) override;
  void check(const ast_matchers::MatchFinder::MatchResult &Result) override;
  void onEndOfTranslationUnit() override;
  bool isLanguageVersionSupported(const LangOptions &LangOpts) const override {
    return LangOpts.CPlusPlus11;
  }

private:
  void report(const clang::templates::UnusedParameter &Finding,
              const clang::templates::ParameterRemover &Remover,
              ArrayRef<clang::templates::RemovableParameter> Group);

  const unsigned MinStatements;
  const bool Strict;
  ASTContext *Unit = nullptr;
};

} // namespace clang::tidy::templates

#endif // TIDY_TEMPLATES_CHECKS_UNUSEDPARAMETERCHECK_H
