//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/DuplicatedStaticCheck.h"
#include "lib/Facts/DuplicatedStatics.h"
#include "lib/Facts/UnitFacts.h"
#include "lib/Fix/HoistStatic.h"
#include "clang/ASTMatchers/ASTMatchFinder.h"

using namespace clang::ast_matchers;
using namespace clang::templates;

namespace clang::tidy::templates {

/// Copies of smaller constants are not worth a declaration elsewhere.
static constexpr unsigned DefaultMinBytes = 32;

/// At most so many notes of one kind.
static constexpr size_t MaxNotes = 5;

DuplicatedStaticCheck::DuplicatedStaticCheck(StringRef Name,
                                             ClangTidyContext *Context)
    : ClangTidyCheck(Name, Context),
      MinBytes(Options.get("MinBytes", DefaultMinBytes)),
      Strict(Options.get("Strict", false)) {}

void DuplicatedStaticCheck::storeOptions(ClangTidyOptions::OptionMap &Opts) {
  Options.store(Opts, "MinBytes", MinBytes);
  Options.store(Opts, "Strict", Strict);
}

void DuplicatedStaticCheck::registerMatchers(MatchFinder *Finder) {
  Finder->addMatcher(translationUnitDecl().bind("unit"), this);
}

void DuplicatedStaticCheck::check(const MatchFinder::MatchResult &Result) {
  Unit = Result.Context;
  Index = specialisationsOf(*Unit);
}

void DuplicatedStaticCheck::onEndOfTranslationUnit() {
  if (!Unit)
    return;
  const std::vector<DuplicatedStatic> Findings =
      findDuplicatedStatics(*Index, *Unit, MinBytes, Strict);
  std::vector<const VarDecl *> Constants;
  for (const DuplicatedStatic &Finding : Findings)
    if (Finding.IsConstant)
      Constants.push_back(Finding.Var);
  const auto Edits = hoistStatics(Constants, *Unit);
  for (const DuplicatedStatic &Finding : Findings)
    report(Finding, Edits.lookup(Finding.Var));
  Index.reset();
  Unit = nullptr;
}

/// The specialisation that \p Copy belongs to: a function, a class, or \p Copy
/// itself.
static const NamedDecl &holderOf(const Specialisation &Copy) {
  for (const DeclContext *Around = Copy.declared().getDeclContext(); Around;
       Around = Around->getParent())
    if (const auto *Holder = dyn_cast<NamedDecl>(Around);
        Holder && isa<FunctionDecl, CXXRecordDecl>(Around) &&
        !isa<VarTemplateSpecializationDecl>(Copy.declared()))
      return *Holder;
  return Copy.declared();
}

void DuplicatedStaticCheck::report(const DuplicatedStatic &Finding,
                                   ArrayRef<FixItHint> Edits) {
  diag(Finding.Var->getLocation(),
       "%0 depends on no template parameter, but each specialisation%1 "
       "has its own copy%select{, whose changes the others do not "
       "see|}2; move it out of the template")
      << Finding.Var
      << (Finding.Owner == Finding.Var
              ? std::string()
              : " of '" + Finding.Owner->getNameAsString() + "'")
      << Finding.IsConstant << Edits;
  const ArrayRef<const Specialisation *> Copies = Finding.Copies;
  if (Copies.empty())
    return;
  diag(Copies.front()->instantiatedAt(),
       "%0 cop%plural{1:y|:ies}0 of %1 bytes, %2 bytes in all; the first is "
       "instantiated here",
       DiagnosticIDs::Note)
      << static_cast<unsigned>(Copies.size())
      << static_cast<unsigned>(Finding.Bytes)
      << static_cast<unsigned>(Finding.Bytes * Copies.size());
  for (const Specialisation *Copy : Copies.take_front(MaxNotes))
    diag(Copy->instantiatedAt(), "specialisation %q0 is instantiated here",
         DiagnosticIDs::Note)
        << &holderOf(*Copy);
  if (Copies.size() > MaxNotes)
    diag(Finding.Var->getLocation(), "and %0 more specialisations",
         DiagnosticIDs::Note)
        << static_cast<unsigned>(Copies.size() - MaxNotes);
}

} // namespace clang::tidy::templates
