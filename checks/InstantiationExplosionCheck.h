//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_CHECKS_INSTANTIATIONEXPLOSIONCHECK_H
#define TIDY_TEMPLATES_CHECKS_INSTANTIATIONEXPLOSIONCHECK_H

#include "clang-tidy/ClangTidyCheck.h"
#include "lib/Facts/InstantiationExplosions.h"
#include <memory>

namespace clang::tidy::templates {

/// Finds templates that are instantiated again and again for arguments that
/// differ by one cause which the code does not need.
///
/// For the user-facing documentation see docs/checks/instantiation-explosion.md
class InstantiationExplosionCheck : public ClangTidyCheck {
public:
  InstantiationExplosionCheck(StringRef Name, ClangTidyContext *Context);
  void storeOptions(ClangTidyOptions::OptionMap &Opts) override;
  void registerMatchers(ast_matchers::MatchFinder *Finder) override;
  void check(const ast_matchers::MatchFinder::MatchResult &Result) override;
  void onEndOfTranslationUnit() override;
  bool isLanguageVersionSupported(const LangOptions &LangOpts) const override {
    return LangOpts.CPlusPlus11;
  }

private:
  void report(const clang::templates::InstantiationExplosion &Finding);

  const clang::templates::ExplosionThresholds Thresholds;
  ASTContext *Unit = nullptr;
  std::shared_ptr<clang::templates::SpecialisationIndex> Index;
};

} // namespace clang::tidy::templates

#endif // TIDY_TEMPLATES_CHECKS_INSTANTIATIONEXPLOSIONCHECK_H
