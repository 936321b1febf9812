//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_CHECKS_CLOSUREOWNERSHIPCYCLECHECK_H
#define TIDY_TEMPLATES_CHECKS_CLOSUREOWNERSHIPCYCLECHECK_H

#include "clang-tidy/ClangTidyCheck.h"
#include <memory>

namespace clang::templates {
struct OwnershipRing;
struct RingFinding;
class UnitFacts;
} // namespace clang::templates

namespace clang::tidy::templates {

/// Finds closures stored in an object that the closure itself keeps alive, so
/// that neither is ever freed.
///
/// For the user-facing documentation see docs/checks/closure-ownership-cycle.md
class ClosureOwnershipCycleCheck : public ClangTidyCheck {
public:
  ClosureOwnershipCycleCheck(StringRef Name, ClangTidyContext *Context);
  void storeOptions(ClangTidyOptions::OptionMap &Opts) override;
  void registerMatchers(ast_matchers::MatchFinder *Finder) override;
  void check(const ast_matchers::MatchFinder::MatchResult &Result) override;
  void onEndOfTranslationUnit() override;
  bool isLanguageVersionSupported(const LangOptions &LangOpts) const override {
    return LangOpts.CPlusPlus11;
  }

private:
  void report(const clang::templates::RingFinding &Finding,
              llvm::StringSet<> &NewNames);
  bool hasWeakCounterpart(const clang::templates::OwnershipRing &Ring) const;
  void noteSteps(const clang::templates::RingFinding &Finding);

  const std::vector<StringRef> SharedPointers;
  const bool Strict;
  std::shared_ptr<clang::templates::UnitFacts> Facts;
};

} // namespace clang::tidy::templates

#endif // TIDY_TEMPLATES_CHECKS_CLOSUREOWNERSHIPCYCLECHECK_H
