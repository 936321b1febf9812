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
#include <memory>
#include <vector>

namespace clang::templates {
struct NestedWrapper;
struct SelfOwner;
class SpecialisationIndex;
} // namespace clang::templates

namespace clang::tidy::templates {

/// Finds wrappers that can contain themselves: classes that own their kind
/// through a setter without a guard, and templates that wrap what they return.
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
  void report(const clang::templates::NestedWrapper &Finding);

  const std::vector<StringRef> SharedPointers;
  const clang::templates::TypeClassifier Types;
  ASTContext *Unit = nullptr;
  std::shared_ptr<clang::templates::SpecialisationIndex> Index;
  std::vector<const FieldDecl *> Links;
};

} // namespace clang::tidy::templates

#endif // TIDY_TEMPLATES_CHECKS_RECURSIVEWRAPPERCHECK_H
