//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_CHECKS_INSTANCEINLOOPCHECK_H
#define TIDY_TEMPLATES_CHECKS_INSTANCEINLOOPCHECK_H

#include "clang-tidy/ClangTidyCheck.h"

namespace clang::templates {
struct LoopInstance;
} // namespace clang::templates

namespace clang::tidy::templates {

/// Finds containers and other costly objects that are built anew in each
/// iteration of a loop.
///
/// For the user-facing documentation see docs/checks/instance-in-loop.md
class InstanceInLoopCheck : public ClangTidyCheck {
public:
  InstanceInLoopCheck(StringRef Name, ClangTidyContext *Context);
  void storeOptions(ClangTidyOptions::OptionMap &Opts) override;
  void registerMatchers(ast_matchers::MatchFinder *Finder) override;
  void check(const ast_matchers::MatchFinder::MatchResult &Result) override;
  bool isLanguageVersionSupported(const LangOptions &LangOpts) const override {
    return LangOpts.CPlusPlus11;
  }

private:
  void report(const clang::templates::LoopInstance &Finding,
              ArrayRef<FixItHint> Edits);

  const bool Strict;
};

} // namespace clang::tidy::templates

#endif // TIDY_TEMPLATES_CHECKS_INSTANCEINLOOPCHECK_H
