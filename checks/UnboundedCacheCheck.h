//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_CHECKS_UNBOUNDEDCACHECHECK_H
#define TIDY_TEMPLATES_CHECKS_UNBOUNDEDCACHECHECK_H

#include "clang-tidy/ClangTidyCheck.h"
#include "lib/AST/TypeClassifier.h"
#include <memory>

namespace clang::templates {
struct GrowingContainer;
class LongLivedContainers;
} // namespace clang::templates

namespace clang::tidy::templates {

/// Finds containers that live as long as the program, or as a closure that
/// leaves its function, and that only grow.
///
/// For the user-facing documentation see docs/checks/unbounded-cache.md
class UnboundedCacheCheck : public ClangTidyCheck {
public:
  UnboundedCacheCheck(StringRef Name, ClangTidyContext *Context);
  ~UnboundedCacheCheck() override;
  void storeOptions(ClangTidyOptions::OptionMap &Opts) override;
  void registerMatchers(ast_matchers::MatchFinder *Finder) override;
  void check(const ast_matchers::MatchFinder::MatchResult &Result) override;
  void onEndOfTranslationUnit() override;
  bool isLanguageVersionSupported(const LangOptions &LangOpts) const override {
    return LangOpts.CPlusPlus11;
  }

private:
  void report(const clang::templates::GrowingContainer &Finding);

  const bool TemplatesOnly;
  const bool Strict;
  const clang::templates::TypeClassifier Types;
  /// What was met in the translation unit.
  std::unique_ptr<clang::templates::LongLivedContainers> Containers;
};

} // namespace clang::tidy::templates

#endif // TIDY_TEMPLATES_CHECKS_UNBOUNDEDCACHECHECK_H
