//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_CHECKS_RECURSIVEWRAPPERCHECK_H
#define TIDY_TEMPLATES_CHECKS_RECURSIVEWRAPPERCHECK_H

#include "clang-tidy/ClangTidyCheck.h"
#include "lib/AST/TypeClassifier.h"
#include <vector>

namespace clang::templates {
struct SelfOwner;
} // namespace clang::templates

namespace clang::tidy::templates {

/// Finds classes whose objects can come to own themselves through a setter, and
/// whose chain is walked without a limit.
///
/// For the user-facing documentation see docs/checks/recursive-wrapper.md
class RecursiveWrapperCheck : public ClangTidyCheck {
public:
  RecursiveWrapperCheck(StringRef Name, ClangTidyContext *Context);
  void storeOptions(ClangTidyOptions::OptionMap &Opts) override;
  void registerMatchers(ast_matchers::MatchFinder *Finder) override;
  void check(const ast_matchers::MatchFinder::MatchResult &Result) override;
  void onEndOfTranslationUnit() override;
  bool isLanguageVersionSupported(const LangOptions &LangOpts) const override {
    return LangOpts.CPlusPlus11;
  }

private:
  void report(const clang::templates::SelfOwner &Finding);

  const std::vector<StringRef> SharedPointers;
  const clang::templates::TypeClassifier Types;
  ASTContext *Unit = nullptr;
  std::vector<const FieldDecl *> Links;
};

} // namespace clang::tidy::templates

#endif // TIDY_TEMPLATES_CHECKS_RECURSIVEWRAPPERCHECK_H
