//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_CHECKS_MISSINGEXTERNTEMPLATECHECK_H
#define TIDY_TEMPLATES_CHECKS_MISSINGEXTERNTEMPLATECHECK_H

#include "clang-tidy/ClangTidyCheck.h"

namespace clang::tidy::templates {

/// Finds explicit instantiations of a header's template that the header does
/// not declare, so that each file which uses one makes it again.
///
/// For the user-facing documentation see docs/checks/missing-extern-template.md
class MissingExternTemplateCheck : public ClangTidyCheck {
public:
  MissingExternTemplateCheck(StringRef Name, ClangTidyContext *Context);
  void storeOptions(ClangTidyOptions::OptionMap &Opts) override;
  void registerMatchers(ast_matchers::MatchFinder *Finder) override;
  void check(const ast_matchers::MatchFinder::MatchResult &Result) override;
  bool isLanguageVersionSupported(const LangOptions &LangOpts) const override {
    return LangOpts.CPlusPlus11;
  }

private:
  const bool Strict;
};

} // namespace clang::tidy::templates

#endif // TIDY_TEMPLATES_CHECKS_MISSINGEXTERNTEMPLATECHECK_H
