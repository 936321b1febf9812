//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/RecursiveWrapperCheck.h"
#include "clang-tidy/utils/OptionsUtils.h"
#include "lib/Facts/NestedWrappers.h"
#include "lib/Facts/SelfOwners.h"
#include "lib/Facts/UnitFacts.h"
#include "lib/Fix/SelfGuard.h"
#include "clang/ASTMatchers/ASTMatchFinder.h"

using namespace clang::ast_matchers;
using namespace clang::templates;

namespace clang::tidy::templates {

RecursiveWrapperCheck::RecursiveWrapperCheck(StringRef Name,
                                             ClangTidyContext *Context)
    : ClangTidyCheck(Name, Context),
      SharedPointers(
          utils::options::parseStringList(Options.get("SharedPointers", ""))),
      Types(SharedPointers) {}

void RecursiveWrapperCheck::storeOptions(ClangTidyOptions::OptionMap &Opts) {
  Options.store(Opts, "SharedPointers",
                utils::options::serializeStringList(SharedPointers));
}

void RecursiveWrapperCheck::registerMatchers(MatchFinder *Finder) {
  Finder->addMatcher(translationUnitDecl().bind("unit"), this);
  Finder->addMatcher(
      fieldDecl(unless(isExpansionInSystemHeader())).bind("member"), this);
}

void RecursiveWrapperCheck::check(const MatchFinder::MatchResult &Result) {
  if (Result.Nodes.getNodeAs<TranslationUnitDecl>("unit")) {
    Unit = Result.Context;
    Index = specialisationsOf(*Unit);
    return;
  }
  const auto *Field = Result.Nodes.getNodeAs<FieldDecl>("member");
  if (!Field->getLocation().isMacroID() && pointsToOwnClass(*Field, Types))
    Links.push_back(Field);
}

void RecursiveWrapperCheck::onEndOfTranslationUnit() {
  if (!Unit)
    return;
  if (!Links.empty()) {
    const auto Facts = UnitFacts::of(*Unit, SharedPointers);
    for (const SelfOwner &Finding :
         findSelfOwners(Links, Facts->Functions, Facts->Types))
      report(Finding);
  }
  for (const NestedWrapper &Finding : findNestedWrappers(*Index))
    report(Finding);
  Links.clear();
  Index.reset();
  Unit = nullptr;
}

void RecursiveWrapperCheck::report(const SelfOwner &Finding) {
  if (Finding.Setter) {
    diag(Finding.Class->getLocation(),
         "objects of %0 can come to own themselves: %1 takes any pointer into "
         "%2; refuse one that leads back to the object")
        << Finding.Class << Finding.Setter << Finding.Link;
    const std::optional<FixItHint> Edit =
        refuseSelf(*Finding.Setter, *Finding.Stored, *Unit);
    diag(Finding.Stored->getLocation(), "%0 may be the object itself",
         DiagnosticIDs::Note)
        << Finding.Stored
        << (Edit ? ArrayRef<FixItHint>(*Edit) : ArrayRef<FixItHint>());
  } else {
    diag(Finding.Class->getLocation(),
         "objects of %0 come to own themselves through %1, so that they are "
         "never freed; let one of the pointers be weak")
        << Finding.Class << Finding.Link;
  }
  if (Finding.Ring)
    diag(Finding.Ring->getExprLoc(),
         "from here on an object owns itself and is never freed",
         DiagnosticIDs::Note);
  if (Finding.Walk)
    diag(Finding.Walk->getBeginLoc(),
         "%0 follows %1 here, and has no other end than a null pointer",
         DiagnosticIDs::Note)
        << Finding.Walker << Finding.Link;
}

void RecursiveWrapperCheck::report(const NestedWrapper &Finding) {
  diag(Finding.Function->getLocation(),
       "%0 wraps what it has returned once more, so that each call can add a "
       "layer of %1; return what is wrapped already")
      << Finding.Function << Finding.Wrapper;
  diag(Finding.Nested->instantiatedAt(), "it makes %0 here",
       DiagnosticIDs::Note)
      << cast<FunctionDecl>(Finding.Nested->declared()).getReturnType();
}

} // namespace clang::tidy::templates
