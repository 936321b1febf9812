//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_CHECKS_HETEROGENEOUSKEYCHECK_H
#define TIDY_TEMPLATES_CHECKS_HETEROGENEOUSKEYCHECK_H

#include "clang-tidy/ClangTidyCheck.h"
#include "llvm/ADT/MapVector.h"
#include <memory>

namespace clang::templates {
struct HeterogeneousKey;
class SpecialisationIndex;
class StringViewTaker;
} // namespace clang::templates

namespace clang::tidy::templates {

/// Finds template parameters that file one key under several spellings:
/// numbers, pointers to characters and strings.
///
/// For the user-facing documentation see docs/checks/heterogeneous-key.md
class HeterogeneousKeyCheck : public ClangTidyCheck {
public:
  HeterogeneousKeyCheck(StringRef Name, ClangTidyContext *Context)
      : ClangTidyCheck(Name, Context) {}
  void registerMatchers(ast_matchers::MatchFinder *Finder) override;
  void check(const ast_matchers::MatchFinder::MatchResult &Result) override;
  void onEndOfTranslationUnit() override;
  bool isLanguageVersionSupported(const LangOptions &LangOpts) const override {
    return LangOpts.CPlusPlus11;
  }

private:
  void report(const clang::templates::HeterogeneousKey &Finding,
              const clang::templates::StringViewTaker *Taker);
  void report(const ValueDecl &Container);
  void report(const ValueDecl &Container, const Expr &Key);

  std::shared_ptr<clang::templates::SpecialisationIndex> Index;
  /// The containers that compare addresses, and a key that shows it.
  llvm::MapVector<const ValueDecl *, const Expr *> ByAddress;
};

} // namespace clang::tidy::templates

#endif // TIDY_TEMPLATES_CHECKS_HETEROGENEOUSKEYCHECK_H
