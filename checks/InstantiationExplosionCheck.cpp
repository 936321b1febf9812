//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/InstantiationExplosionCheck.h"
#include "lib/Facts/UnitFacts.h"
#include "lib/Fix/ThinTemplate.h"
#include "clang/ASTMatchers/ASTMatchFinder.h"

using namespace clang::ast_matchers;
using namespace clang::templates;

namespace clang::tidy::templates {

/// At most so many notes on specialisations.
static constexpr size_t MaxNotes = 5;

InstantiationExplosionCheck::InstantiationExplosionCheck(
    StringRef Name, ClangTidyContext *Context)
    : ClangTidyCheck(Name, Context), Thresholds([&] {
        ExplosionThresholds T;
        T.Implementers = Options.get("Implementers", T.Implementers);
        T.Closures = Options.get("Closures", T.Closures);
        T.Extents = Options.get("Extents", T.Extents);
        T.Qualifiers = Options.get("Qualifiers", T.Qualifiers);
        T.Growth = Options.get("Growth", T.Growth);
        T.MinStatements = Options.get("MinStatements", T.MinStatements);
        T.MinCopiedStatements =
            Options.get("MinCopiedStatements", T.MinCopiedStatements);
        return T;
      }()) {}

void InstantiationExplosionCheck::storeOptions(
    ClangTidyOptions::OptionMap &Opts) {
  Options.store(Opts, "Implementers", Thresholds.Implementers);
  Options.store(Opts, "Closures", Thresholds.Closures);
  Options.store(Opts, "Extents", Thresholds.Extents);
  Options.store(Opts, "Qualifiers", Thresholds.Qualifiers);
  Options.store(Opts, "Growth", Thresholds.Growth);
  Options.store(Opts, "MinStatements", Thresholds.MinStatements);
  Options.store(Opts, "MinCopiedStatements", Thresholds.MinCopiedStatements);
}

void InstantiationExplosionCheck::registerMatchers(MatchFinder *Finder) {
  Finder->addMatcher(translationUnitDecl().bind("unit"), this);
}

void InstantiationExplosionCheck::check(
    const MatchFinder::MatchResult &Result) {
  Unit = Result.Context;
  Index = specialisationsOf(*Unit);
}

void InstantiationExplosionCheck::onEndOfTranslationUnit() {
  if (!Unit)
    return;
  for (const InstantiationExplosion &Finding :
       instantiationExplosions(*Index, *Unit, Thresholds))
    report(Finding);
  Index.reset();
  Unit = nullptr;
}

/// The name of \p S, without the places of the closures among its arguments:
/// they would differ from machine to machine.
static std::string nameOf(const Specialisation &S) {
  PrintingPolicy Policy = S.declared().getASTContext().getPrintingPolicy();
  Policy.AnonymousTagLocations = false;
  std::string Name;
  llvm::raw_string_ostream Stream(Name);
  S.declared().getNameForDiagnostic(Stream, Policy, /*Qualified=*/true);
  return Name;
}

void InstantiationExplosionCheck::report(
    const InstantiationExplosion &Finding) {
  const ArgumentDifference &Difference = Finding.Difference;
  const NamedDecl *Declared = Finding.Of->definition();
  const std::string Common =
      Difference.Common.isNull()
          ? std::string()
          : Difference.Common.getAsString(Unit->getPrintingPolicy());
  diag(Declared->getLocation(),
       "%0 is instantiated for each %select{implementer of '%2'; one "
       "specialisation over the interface would do|closure with which it is "
       "called, but only calls them; take a reference to a callable|value of "
       "'%3', but needs no constant; pass it as an argument|way to pass a "
       "'%2'; move what forwards nothing into a function that takes a "
       "reference to const|size of its own argument, which grows from call to "
       "call; erase the type, or use a loop}1")
      << Declared << static_cast<unsigned>(Difference.Cause) << Common
      << (Difference.Parameter ? Difference.Parameter->getName() : "");
  const auto Copies = ArrayRef(Difference.Specialisations);
  const unsigned Count = Copies.size();
  diag(Copies.front()->instantiatedAt(),
       "%0 specialisations of %1 statements, about %2 of them copies; the "
       "first is instantiated here",
       DiagnosticIDs::Note)
      << Count << Finding.Statements << (Count - 1) * Finding.Statements;
  for (const Specialisation *S : Copies.take_front(MaxNotes))
    diag(S->instantiatedAt(), "specialisation '%0' is instantiated here",
         DiagnosticIDs::Note)
        << nameOf(*S);
  if (Copies.size() > MaxNotes)
    diag(Declared->getLocation(), "and %0 more specialisations",
         DiagnosticIDs::Note)
        << static_cast<unsigned>(Copies.size() - MaxNotes);
  const auto *Number =
      dyn_cast_or_null<NonTypeTemplateParmDecl>(Difference.Parameter);
  const auto *Definition = dyn_cast<FunctionDecl>(Declared);
  if (!Number || !Definition)
    return;
  std::vector<const FunctionDecl *> Functions;
  for (const Specialisation &S : Finding.Of->Specialisations)
    if (S.hasBody() && !S.isExplicit())
      Functions.push_back(cast<FunctionDecl>(S.declared()).getDefinition());
  if (const auto Edits = makeThin(*Definition, *Number, Functions, *Unit);
      !Edits.empty())
    diag(Declared->getLocation(),
         "move the body to a function that takes '%0' as an argument",
         DiagnosticIDs::Note)
        << Number->getName() << Edits;
}

} // namespace clang::tidy::templates
