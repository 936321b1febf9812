//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_CHECKS_UNCONSTRAINEDPARAMETERCHECK_H
#define TIDY_TEMPLATES_CHECKS_UNCONSTRAINEDPARAMETERCHECK_H

#include "clang-tidy/ClangTidyCheck.h"
#include "lib/Facts/UnconstrainedTemplates.h"
#include "lib/Fix/Constrain.h"

namespace clang::tidy {

template <> struct OptionEnumMapping<clang::templates::ConstraintNaming> {
  static llvm::ArrayRef<
      std::pair<clang::templates::ConstraintNaming, StringRef>>
  getEnumMapping();
};

template <> struct OptionEnumMapping<clang::templates::ConstraintStyle> {
  static llvm::ArrayRef<std::pair<clang::templates::ConstraintStyle, StringRef>>
  getEnumMapping();
};

namespace templates {

/// Finds template parameters without a constraint although the body requires
/// something of them.
///
/// For the user-facing documentation see docs/checks/unconstrained-parameter.md
class UnconstrainedParameterCheck : public ClangTidyCheck {
public:
  UnconstrainedParameterCheck(StringRef Name, ClangTidyContext *Context);
  void storeOptions(ClangTidyOptions::OptionMap &Opts) override;
  void registerMatchers(ast_matchers::MatchFinder *Finder) override;
  void check(const ast_matchers::MatchFinder::MatchResult &Result) override;
  void onEndOfTranslationUnit() override;
  bool isLanguageVersionSupported(const LangOptions &LangOpts) const override {
    return LangOpts.CPlusPlus20;
  }

private:
  /// A finding with its edit.
  struct Repair;
  Repair repair(const clang::templates::UnconstrainedTemplate &Finding,
                const clang::templates::TemplateMentions &Mentions) const;
  /// A fix of a warning leaves nothing of the finding to the next run: a doubt
  /// about one of the repairs of a template is one about all.
  static void shareDoubt(ArrayRef<Repair *> OfTemplate);
  void report(ArrayRef<Repair *> OfTemplate);
  void noteRequirements(ArrayRef<Repair *> OfTemplate);

  const clang::templates::ConstraintNaming Naming;
  const clang::templates::ConstraintStyle Style;
  const bool Defaulted;
  const bool GenericLambdas;
  const bool Strict;
  const clang::templates::OtherRepairs Yields;
  std::shared_ptr<clang::templates::SpecialisationIndex> Index;
  std::shared_ptr<clang::templates::UnitFacts> Facts;
  ASTContext *Context = nullptr;
};

} // namespace templates
} // namespace clang::tidy

#endif // TIDY_TEMPLATES_CHECKS_UNCONSTRAINEDPARAMETERCHECK_H
