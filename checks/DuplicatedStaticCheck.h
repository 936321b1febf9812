//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_CHECKS_DUPLICATEDSTATICCHECK_H
#define TIDY_TEMPLATES_CHECKS_DUPLICATEDSTATICCHECK_H

#include "clang-tidy/ClangTidyCheck.h"
#include <memory>

namespace clang::templates {
struct DuplicatedStatic;
class SpecialisationIndex;
} // namespace clang::templates

namespace clang::tidy::templates {

/// Finds static data in templates that depends on none of their parameters, so
/// that each specialisation has a copy.
///
/// For the user-facing documentation see docs/checks/duplicated-static.md
class DuplicatedStaticCheck : public ClangTidyCheck {
public:
  DuplicatedStaticCheck(StringRef Name, ClangTidyContext *Context);
  void storeOptions(ClangTidyOptions::OptionMap &Opts) override;
  void registerMatchers(ast_matchers::MatchFinder *Finder) override;
  void check(const ast_matchers::MatchFinder::MatchResult &Result) override;
  void onEndOfTranslationUnit() override;
  bool isLanguageVersionSupported(const LangOptions &LangOpts) const override {
    return LangOpts.CPlusPlus11;
  }

private:
  void report(const clang::templates::DuplicatedStatic &Finding,
              ArrayRef<FixItHint> Edits);

  const unsigned MinBytes;
  const bool Strict;
  ASTContext *Unit = nullptr;
  std::shared_ptr<clang::templates::SpecialisationIndex> Index;
};

} // namespace clang::tidy::templates

#endif // TIDY_TEMPLATES_CHECKS_DUPLICATEDSTATICCHECK_H
