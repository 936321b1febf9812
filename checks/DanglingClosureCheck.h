//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_CHECKS_DANGLINGCLOSURECHECK_H
#define TIDY_TEMPLATES_CHECKS_DANGLINGCLOSURECHECK_H

#include "clang-tidy/ClangTidyCheck.h"
#include <memory>

namespace clang::templates {
struct DanglingClosure;
class UnitFacts;
} // namespace clang::templates

namespace clang::tidy::templates {

/// Finds closures that outlive what they captured by reference.
///
/// For the user-facing documentation see docs/checks/dangling-closure.md
class DanglingClosureCheck : public ClangTidyCheck {
public:
  DanglingClosureCheck(StringRef Name, ClangTidyContext *Context);
  void storeOptions(ClangTidyOptions::OptionMap &Opts) override;
  void registerMatchers(ast_matchers::MatchFinder *Finder) override;
  void check(const ast_matchers::MatchFinder::MatchResult &Result) override;
  void onEndOfTranslationUnit() override;
  bool isLanguageVersionSupported(const LangOptions &LangOpts) const override {
    return LangOpts.CPlusPlus11;
  }

private:
  void report(const clang::templates::DanglingClosure &Finding);
  template <typename Step>
  void noteCalls(const Step *First, llvm::function_ref<std::string()> Arrives);
  void noteRepair(const clang::templates::DanglingClosure &Finding);

  const bool Strict;
  std::shared_ptr<clang::templates::UnitFacts> Facts;
};

} // namespace clang::tidy::templates

#endif // TIDY_TEMPLATES_CHECKS_DANGLINGCLOSURECHECK_H
