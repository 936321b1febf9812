//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_CHECKS_INTERFACEONLYPARAMETERCHECK_H
#define TIDY_TEMPLATES_CHECKS_INTERFACEONLYPARAMETERCHECK_H

#include "clang-tidy/ClangTidyCheck.h"
#include <memory>

namespace clang::templates {
struct InterfaceParameter;
class InterfaceTaker;
class SpecialisationIndex;
} // namespace clang::templates

namespace clang::tidy::templates {

/// Finds template parameters that a function uses only through an interface
/// that its arguments share, so that each implementer makes one more copy of
/// the same code.
///
/// For the user-facing documentation see
/// docs/checks/interface-only-parameter.md
class InterfaceOnlyParameterCheck : public ClangTidyCheck {
public:
  InterfaceOnlyParameterCheck(StringRef Name, ClangTidyContext *Context);
  void storeOptions(ClangTidyOptions::OptionMap &Opts) override;
  void registerMatchers(ast_matchers::MatchFinder *Finder) override;
  void check(const ast_matchers::MatchFinder::MatchResult &Result) override;
  void onEndOfTranslationUnit() override;
  bool isLanguageVersionSupported(const LangOptions &LangOpts) const override {
    return LangOpts.CPlusPlus11;
  }

private:
  void report(const clang::templates::InterfaceParameter &Finding,
              const clang::templates::InterfaceTaker &Taker);

  const unsigned MinImplementers;
  const unsigned MinImplementersInHeaders;
  const bool Final;
  ASTContext *Unit = nullptr;
  std::shared_ptr<clang::templates::SpecialisationIndex> Index;
};

} // namespace clang::tidy::templates

#endif // TIDY_TEMPLATES_CHECKS_INTERFACEONLYPARAMETERCHECK_H
