//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_CHECKS_RETAINEDCLOSURECHECK_H
#define TIDY_TEMPLATES_CHECKS_RETAINEDCLOSURECHECK_H

#include "clang-tidy/ClangTidyCheck.h"
#include "lib/Facts/RetainedClosures.h"

namespace clang::tidy {

template <> struct OptionEnumMapping<clang::templates::FactoryRule> {
  static llvm::ArrayRef<std::pair<clang::templates::FactoryRule, StringRef>>
  getEnumMapping();
};

namespace templates {

/// Finds closures of template factories that outlive them with state of their
/// own, one for each specialisation.
///
/// For the user-facing documentation see docs/checks/retained-closure.md
class RetainedClosureCheck : public ClangTidyCheck {
public:
  RetainedClosureCheck(StringRef Name, ClangTidyContext *Context);
  void storeOptions(ClangTidyOptions::OptionMap &Opts) override;
  void registerMatchers(ast_matchers::MatchFinder *Finder) override;
  void check(const ast_matchers::MatchFinder::MatchResult &Result) override;
  void onEndOfTranslationUnit() override;
  bool isLanguageVersionSupported(const LangOptions &LangOpts) const override {
    return LangOpts.CPlusPlus11;
  }

private:
  void report(const clang::templates::RetainedClosure &Finding, bool IsOnly);

  const clang::templates::FactoryRule Factories;
  const unsigned MinStateBytes;
  std::shared_ptr<clang::templates::UnitFacts> Facts;
};

} // namespace templates
} // namespace clang::tidy

#endif // TIDY_TEMPLATES_CHECKS_RETAINEDCLOSURECHECK_H
