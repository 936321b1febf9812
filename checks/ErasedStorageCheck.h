//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_CHECKS_ERASEDSTORAGECHECK_H
#define TIDY_TEMPLATES_CHECKS_ERASEDSTORAGECHECK_H

#include "clang-tidy/ClangTidyCheck.h"
#include <vector>

namespace clang::templates {
struct ErasedStore;
} // namespace clang::templates

namespace clang::tidy::templates {

/// Finds class templates that know the type of what they keep and forget it:
/// any value can be stored, and what is taken out need not be what was put in.
///
/// For the user-facing documentation see docs/checks/erased-storage.md
class ErasedStorageCheck : public ClangTidyCheck {
public:
  ErasedStorageCheck(StringRef Name, ClangTidyContext *Context);
  void storeOptions(ClangTidyOptions::OptionMap &Opts) override;
  void registerMatchers(ast_matchers::MatchFinder *Finder) override;
  void check(const ast_matchers::MatchFinder::MatchResult &Result) override;
  void onEndOfTranslationUnit() override;
  bool isLanguageVersionSupported(const LangOptions &LangOpts) const override {
    return LangOpts.CPlusPlus11;
  }

private:
  void report(const clang::templates::ErasedStore &Finding);

  /// Also where no caller shows that a 'void *' leads to objects.
  const bool Strict;
  ASTContext *Unit = nullptr;
  std::vector<const ClassTemplateDecl *> Templates;
};

} // namespace clang::tidy::templates

#endif // TIDY_TEMPLATES_CHECKS_ERASEDSTORAGECHECK_H
