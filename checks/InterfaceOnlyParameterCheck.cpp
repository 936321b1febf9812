//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/InterfaceOnlyParameterCheck.h"
#include "lib/Facts/InterfaceParameters.h"
#include "lib/Facts/UnitFacts.h"
#include "lib/Fix/TakeInterface.h"
#include "clang/ASTMatchers/ASTMatchFinder.h"

using namespace clang::ast_matchers;
using namespace clang::templates;

namespace clang::tidy::templates {

/// One argument proves nothing.
static constexpr unsigned DefaultMinImplementers = 2;

/// Other files may use what is in a header with anything.
static constexpr unsigned DefaultMinImplementersInHeaders = 3;

/// At most so many notes of one kind.
static constexpr size_t MaxNotes = 5;

InterfaceOnlyParameterCheck::InterfaceOnlyParameterCheck(
    StringRef Name, ClangTidyContext *Context)
    : ClangTidyCheck(Name, Context),
      MinImplementers(Options.get("MinImplementers", DefaultMinImplementers)),
      MinImplementersInHeaders(Options.get("MinImplementersInHeaders",
                                           DefaultMinImplementersInHeaders)),
      Final(Options.get("Final", false)) {}

void InterfaceOnlyParameterCheck::storeOptions(
    ClangTidyOptions::OptionMap &Opts) {
  Options.store(Opts, "MinImplementers", MinImplementers);
  Options.store(Opts, "MinImplementersInHeaders", MinImplementersInHeaders);
  Options.store(Opts, "Final", Final);
}

void InterfaceOnlyParameterCheck::registerMatchers(MatchFinder *Finder) {
  Finder->addMatcher(translationUnitDecl().bind("unit"), this);
}

void InterfaceOnlyParameterCheck::check(
    const MatchFinder::MatchResult &Result) {
  Unit = Result.Context;
  Index = specialisationsOf(*Unit);
}

void InterfaceOnlyParameterCheck::onEndOfTranslationUnit() {
  if (!Unit)
    return;
  const std::vector<InterfaceParameter> Findings = findInterfaceParameters(
      *Index, *Unit, {MinImplementers, MinImplementersInHeaders, Final});
  if (!Findings.empty()) {
    const InterfaceTaker Taker(Findings, *Unit);
    for (const InterfaceParameter &Finding : Findings)
      report(Finding, Taker);
  }
  Index.reset();
  Unit = nullptr;
}

void InterfaceOnlyParameterCheck::report(const InterfaceParameter &Finding,
                                         const InterfaceTaker &Taker) {
  const std::vector<FixItHint> Edits = Taker.edits(Finding);
  const bool OnWarning = Taker.isHarmless(Finding);
  const SourceLocation Loc = Finding.declared().getLocation();
  diag(Loc,
       "%0 uses this parameter only through %1, but each implementer makes "
       "another copy of it; take '%2'")
      << Finding.Template << Finding.Interface << interfaceType(Finding)
      << (OnWarning ? ArrayRef(Edits) : ArrayRef<FixItHint>());
  const ArrayRef<const FunctionDecl *> Copies = Finding.Specialisations;
  for (const FunctionDecl *Copy : Copies.take_front(MaxNotes))
    diag(Copy->getPointOfInstantiation(),
         "specialisation %q0 is instantiated here", DiagnosticIDs::Note)
        << Copy;
  if (Copies.size() > MaxNotes)
    diag(Loc, "and %0 more specialisations", DiagnosticIDs::Note)
        << static_cast<unsigned>(Copies.size() - MaxNotes);
  if (!Edits.empty() && !OnWarning)
    diag(Loc,
         "take the interface; calls that spell template arguments or need "
         "another overload have to follow",
         DiagnosticIDs::Note)
        << Edits;
}

} // namespace clang::tidy::templates
