//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/MissingExternTemplateCheck.h"
#include "lib/Facts/ExplicitInstantiations.h"
#include "lib/Fix/ExternTemplate.h"
#include "clang/ASTMatchers/ASTMatchFinder.h"
#include "llvm/ADT/MapVector.h"

using namespace clang::ast_matchers;
using namespace clang::templates;

namespace clang::tidy::templates {

MissingExternTemplateCheck::MissingExternTemplateCheck(
    StringRef Name, ClangTidyContext *Context)
    : ClangTidyCheck(Name, Context), Strict(Options.get("Strict", false)) {}

void MissingExternTemplateCheck::storeOptions(
    ClangTidyOptions::OptionMap &Opts) {
  Options.store(Opts, "Strict", Strict);
}

void MissingExternTemplateCheck::registerMatchers(MatchFinder *Finder) {
  Finder->addMatcher(translationUnitDecl(), this);
}

void MissingExternTemplateCheck::check(const MatchFinder::MatchResult &Result) {
  ASTContext &Context = *Result.Context;
  // One edit declares all instantiations of a template: it goes with the first.
  llvm::MapVector<const NamedDecl *, std::vector<ExplicitInstantiation>>
      Templates;
  for (const ExplicitInstantiation &Found :
       undeclaredInstantiations(Context, Strict))
    Templates[Found.Pattern].push_back(Found);
  for (const auto &[Pattern, Findings] : Templates) {
    std::optional<FixItHint> Edit = declareInHeader(Findings, Context);
    for (const ExplicitInstantiation &Finding : Findings) {
      diag(Finding.Loc, "the header of %0 has no 'extern template' for this "
                        "instantiation, so that each file which uses it "
                        "instantiates it again; declare it there")
          << Finding.Template
          << (Edit ? ArrayRef(*Edit) : ArrayRef<FixItHint>());
      Edit.reset();
      diag(Pattern->getLocation(), "%0 is defined here", DiagnosticIDs::Note)
          << Finding.Template;
    }
  }
}

} // namespace clang::tidy::templates
