//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/UnusedParameterCheck.h"
#include "lib/Facts/UnusedParameters.h"
#include "lib/Fix/ParameterRemoval.h"
#include "clang/ASTMatchers/ASTMatchFinder.h"
#include "llvm/ADT/MapVector.h"

using namespace clang::ast_matchers;
using namespace clang::templates;

namespace clang::tidy::templates {

/// A class template that has fewer, in all its members, costs little.
static constexpr unsigned DefaultMinStatements = 5;

/// At most so many notes of one kind.
static constexpr size_t MaxNotes = 5;

/// Where \p Specialisation, a function or a class, got its arguments.
static SourceLocation instantiationOf(const NamedDecl &Specialisation) {
  if (const auto *Function = dyn_cast<FunctionDecl>(&Specialisation))
    return Function->getPointOfInstantiation();
  return cast<ClassTemplateSpecializationDecl>(Specialisation)
      .getPointOfInstantiation();
}

UnusedParameterCheck::UnusedParameterCheck(StringRef Name,
                                           ClangTidyContext *Context)
    : ClangTidyCheck(Name, Context),
      MinStatements(Options.get("MinStatements", DefaultMinStatements)),
      Strict(Options.get("Strict", false)) {}

void UnusedParameterCheck::storeOptions(ClangTidyOptions::OptionMap &Opts) {
  Options.store(Opts, "MinStatements", MinStatements);
  Options.store(Opts, "Strict", Strict);
}

void UnusedParameterCheck::registerMatchers(MatchFinder *Finder) {
  Finder->addMatcher(translationUnitDecl().bind("unit"), this);
}

void UnusedParameterCheck::check(const MatchFinder::MatchResult &Result) {
  Unit = Result.Context;
}

void UnusedParameterCheck::onEndOfTranslationUnit() {
  if (!Unit)
    return;
  const std::vector<UnusedParameter> Findings =
      findUnusedParameters(*Unit, MinStatements, Strict);
  if (!Findings.empty()) {
    const ParameterRemover Remover(*Unit);
    // What is passed on is removed together, with the first finding.
    llvm::MapVector<unsigned, std::vector<RemovableParameter>> Groups;
    for (const UnusedParameter &Finding : Findings)
      Groups[Finding.Group].push_back({Finding.Template, Finding.Index});
    for (const UnusedParameter &Finding : Findings)
      if (!Finding.Deduced)
        report(Finding, Remover, std::exchange(Groups[Finding.Group], {}));
  }
  Unit = nullptr;
}

void UnusedParameterCheck::report(const UnusedParameter &Finding,
                                  const ParameterRemover &Remover,
                                  ArrayRef<RemovableParameter> Group) {
  const std::vector<FixItHint> Edits = Remover.remove(Group);
  const bool OnWarning = llvm::all_of(Group, [&](const RemovableParameter &P) {
    return Remover.isPrivate(*P.Template);
  });
  const SourceLocation Loc = Finding.Parameter->getLocation();
  diag(Loc, "template parameter %0 of %1 is %select{used by nothing|only "
            "passed on to parameters that nothing uses}2, so that each "
            "argument makes a copy of the same code; remove it")
      << Finding.Parameter << Finding.Template << !Finding.PassedTo.empty()
      << (OnWarning ? ArrayRef(Edits) : ArrayRef<FixItHint>());
  const ArrayRef<const NamedDecl *> Specialisations = Finding.Specialisations;
  for (const NamedDecl *D : Specialisations.take_front(MaxNotes))
    if (SourceLocation At = instantiationOf(*D); At.isValid())
      diag(At, "specialisation %q0 is instantiated here", DiagnosticIDs::Note)
          << D;
  if (Specialisations.size() > MaxNotes)
    diag(Finding.Template->getLocation(), "and %0 more specialisations",
         DiagnosticIDs::Note)
        << static_cast<unsigned>(Specialisations.size() - MaxNotes);
  for (const UnusedParameter::Passing &To :
       ArrayRef(Finding.PassedTo).take_front(MaxNotes))
    diag(To.At, "it is passed on to %0 of %1, which nothing uses",
         DiagnosticIDs::Note)
        << To.To << To.Template;
  if (!Edits.empty() && !OnWarning)
    diag(Loc,
         "remove it here and where this translation unit spells it; other "
         "translation units have to follow",
         DiagnosticIDs::Note)
        << Edits;
}

} // namespace clang::tidy::templates
