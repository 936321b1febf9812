//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_CHECKS_TYPEINDEPENDENTCODECHECK_H
#define TIDY_TEMPLATES_CHECKS_TYPEINDEPENDENTCODECHECK_H

#include "clang-tidy/ClangTidyCheck.h"
#include <memory>

namespace clang::templates {
struct IndependentCodeFinding;
struct MoveOut;
class SpecialisationIndex;
} // namespace clang::templates

namespace clang::tidy::templates {

/// Finds code in templates that does not depend on all of their parameters, so
/// that specialisations repeat it.
///
/// For the user-facing documentation see docs/checks/type-independent-code.md
class TypeIndependentCodeCheck : public ClangTidyCheck {
public:
  TypeIndependentCodeCheck(StringRef Name, ClangTidyContext *Context);
  void storeOptions(ClangTidyOptions::OptionMap &Opts) override;
  void registerMatchers(ast_matchers::MatchFinder *Finder) override;
  void check(const ast_matchers::MatchFinder::MatchResult &Result) override;
  void onEndOfTranslationUnit() override;
  bool isLanguageVersionSupported(const LangOptions &LangOpts) const override {
    return LangOpts.CPlusPlus11;
  }

private:
  void report(const clang::templates::IndependentCodeFinding &Finding,
              const clang::templates::MoveOut &Fix);
  void explain(const clang::templates::IndependentCodeFinding &Finding);

  const unsigned MinStatements;
  const unsigned MinSpecialisations;
  const bool Strict;
  ASTContext *Unit = nullptr;
  std::shared_ptr<clang::templates::SpecialisationIndex> Index;
};

} // namespace clang::tidy::templates

#endif // TIDY_TEMPLATES_CHECKS_TYPEINDEPENDENTCODECHECK_H
