//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/TypeIndependentCodeCheck.h"
#include "lib/AST/Names.h"
#include "lib/Facts/TypeIndependentCode.h"
#include "lib/Facts/UnitFacts.h"
#include "lib/Fix/MoveOut.h"
#include "clang/ASTMatchers/ASTMatchFinder.h"

using namespace clang::ast_matchers;
using namespace clang::templates;

namespace clang::tidy::templates {

/// What is smaller, the inliner removes or a call costs as much.
static constexpr unsigned DefaultMinStatements = 8;
static constexpr unsigned DefaultMinSpecialisations = 3;

/// At most so many notes of one kind.
static constexpr size_t MaxNotes = 5;

TypeIndependentCodeCheck::TypeIndependentCodeCheck(StringRef Name,
                                                   ClangTidyContext *Context)
    : ClangTidyCheck(Name, Context),
      MinStatements(Options.get("MinStatements", DefaultMinStatements)),
      MinSpecialisations(
          Options.get("MinSpecialisations", DefaultMinSpecialisations)),
      Strict(Options.get("Strict", false)) {}

void TypeIndependentCodeCheck::storeOptions(ClangTidyOptions::OptionMap &Opts) {
  Options.store(Opts, "MinStatements", MinStatements);
  Options.store(Opts, "MinSpecialisations", MinSpecialisations);
  Options.store(Opts, "Strict", Strict);
}

void TypeIndependentCodeCheck::registerMatchers(MatchFinder *Finder) {
  Finder->addMatcher(translationUnitDecl().bind("unit"), this);
}

void TypeIndependentCodeCheck::check(const MatchFinder::MatchResult &Result) {
  Unit = Result.Context;
  Index = specialisationsOf(*Unit);
}

void TypeIndependentCodeCheck::onEndOfTranslationUnit() {
  if (!Unit)
    return;
  const IndependentCodeLimits Limits{
      std::max(MinStatements, 1U),
      Strict ? 1 : std::max(MinSpecialisations, 1U), Strict};
  const std::vector<IndependentCodeFinding> Findings =
      findTypeIndependentCode(*Index, *Unit, Limits);
  std::vector<const IndependentCode *> Codes;
  for (const IndependentCodeFinding &Finding : Findings)
    Codes.push_back(&Finding.Code);
  const std::vector<MoveOut> Edits = moveOut(Codes, *Unit);
  for (size_t I = 0; I < Findings.size(); ++I)
    report(Findings[I], Edits[I]);
  Index.reset();
  Unit = nullptr;
}

/// The names in quotes: "'A', 'B' and 'C'". Parameters that have none are left
/// out.
static std::string listed(ArrayRef<const NamedDecl *> Parameters) {
  std::vector<std::string> Names;
  for (const NamedDecl *P : Parameters)
    if (P->getIdentifier())
      Names.push_back("'" + P->getNameAsString() + "'");
  if (Names.empty())
    return "all template parameters";
  std::string Result = Names.front();
  for (size_t I = 1; I < Names.size(); ++I)
    Result += (I + 1 == Names.size() ? " and " : ", ") + Names[I];
  return Result;
}

/// What is copied along with \p Code, for messages: the function of statements,
/// the class or function around the others.
static std::string ownerOf(const IndependentCode &Code) {
  if (Code.Is == IndependentCode::Shape::Statements)
    return plainName(outsideLambdas(*cast<FunctionDecl>(Code.Declared)));
  const DeclContext *Around = Code.Declared->getDeclContext();
  if (const auto *Function = dyn_cast<FunctionDecl>(Around))
    return plainName(outsideLambdas(*Function));
  return cast<NamedDecl>(Around)->getNameAsString();
}

void TypeIndependentCodeCheck::report(const IndependentCodeFinding &Finding,
                                      const MoveOut &Fix) {
  const ArrayRef<FixItHint> Edits =
      Fix.KeepsMeaning ? ArrayRef(Fix.Edits) : ArrayRef<FixItHint>();
  const IndependentCode &Code = Finding.Code;
  const bool OnNone = Code.Needed.empty();
  const std::string Unneeded =
      OnNone ? "no template parameter" : listed(Code.Unneeded);
  switch (Code.Is) {
  case IndependentCode::Shape::NestedType:
    diag(Code.Declared->getLocation(),
         "class %0 %select{does not depend on %2|depends on %2}1, but each "
         "specialisation of '%3' has its own; move it out of the template")
        << Code.Declared << OnNone << Unneeded << ownerOf(Code) << Edits;
    break;
  case IndependentCode::Shape::Member:
    diag(Code.Declared->getLocation(),
         "%0 %select{does not depend on %2|depends on %2}1, but each "
         "specialisation of '%3' has a copy; move it to a base class "
         "%select{with fewer parameters|that is no template}1")
        << Code.Declared << OnNone << Unneeded << ownerOf(Code);
    break;
  case IndependentCode::Shape::Statements:
    diag(Code.Statements.front()->getBeginLoc(),
         "these statements %select{do not depend on %1|depend on %1}0, but "
         "each specialisation of '%2' has a copy; move them to a function "
         "%select{with fewer parameters|that is no template}0")
        << OnNone << Unneeded << ownerOf(Code) << Edits;
    break;
  }
  if (!Fix.KeepsMeaning)
    diag(Code.Declared->getLocation(),
         "a nested class that others can name becomes the same one for all "
         "arguments",
         DiagnosticIDs::Note)
        << Fix.Edits;
  explain(Finding);
}

void TypeIndependentCodeCheck::explain(const IndependentCodeFinding &Finding) {
  const IndependentCode &Code = Finding.Code;
  if (Code.Is == IndependentCode::Shape::Statements)
    diag(Code.Statements.back()->getEndLoc(), "the last of them ends here",
         DiagnosticIDs::Note);
  const ArrayRef<const Specialisation *> Copies = Finding.Copies;
  diag(Copies.front()->instantiatedAt(),
       "%0 specialisation%s0 with the same %plural{0:data|1:statement|:%1 "
       "statements}1; the first is instantiated here",
       DiagnosticIDs::Note)
      << static_cast<unsigned>(Copies.size()) << Finding.Statements;
  for (const Specialisation *Copy : Copies.take_front(MaxNotes))
    diag(Copy->instantiatedAt(), "specialisation %q0 is instantiated here",
         DiagnosticIDs::Note)
        << &Copy->declared();
  if (Copies.size() > MaxNotes)
    diag(Code.Declared->getLocation(), "and %0 more specialisations",
         DiagnosticIDs::Note)
        << static_cast<unsigned>(Copies.size() - MaxNotes);
  for (const NamedDecl *Parameter : ArrayRef(Code.Needed).take_front(MaxNotes))
    diag(Parameter->getLocation(), "what is copied depends on %0",
         DiagnosticIDs::Note)
        << Parameter;
}

} // namespace clang::tidy::templates
