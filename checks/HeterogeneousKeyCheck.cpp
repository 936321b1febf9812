//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/HeterogeneousKeyCheck.h"
#include "lib/AST/Mentions.h"
#include "lib/AST/Names.h"
#include "lib/Facts/KeySpellings.h"
#include "lib/Facts/UnitFacts.h"
#include "lib/Fix/TakeStringView.h"
#include "clang/ASTMatchers/ASTMatchFinder.h"

using namespace clang::ast_matchers;
using namespace clang::templates;

namespace clang::tidy::templates {

namespace {

AST_MATCHER(DeclaratorDecl, isContainerWithFaultyKeys) {
  (void)Finder, (void)Builder;
  return isa<FieldDecl, VarDecl>(Node) && !isa<ParmVarDecl>(Node) &&
         keyFault(Node.getType()) && !isInstantiated(Node);
}

AST_MATCHER(CallExpr, usesAddressAsKey) {
  (void)Finder, (void)Builder;
  return addressKey(Node).has_value();
}

} // namespace

void HeterogeneousKeyCheck::registerMatchers(MatchFinder *Finder) {
  Finder->addMatcher(translationUnitDecl().bind("unit"), this);
  Finder->addMatcher(
      declaratorDecl(isContainerWithFaultyKeys()).bind("container"), this);
  Finder->addMatcher(callExpr(usesAddressAsKey()).bind("use"), this);
}

void HeterogeneousKeyCheck::check(const MatchFinder::MatchResult &Result) {
  if (Result.Nodes.getNodeAs<TranslationUnitDecl>("unit"))
    Index = specialisationsOf(*Result.Context);
  if (const auto *Container = Result.Nodes.getNodeAs<ValueDecl>("container"))
    report(*Container);
  if (const auto *Use = Result.Nodes.getNodeAs<CallExpr>("use")) {
    const std::optional<AddressKey> Found = addressKey(*Use);
    ByAddress.try_emplace(patternValue(Found->Container), Found->Argument);
  }
}

void HeterogeneousKeyCheck::onEndOfTranslationUnit() {
  if (!Index)
    return;
  const std::vector<HeterogeneousKey> Findings = findHeterogeneousKeys(*Index);
  std::vector<const FunctionTemplateDecl *> Templates;
  for (const HeterogeneousKey &Finding : Findings)
    if (const auto *Template = Finding.Function->getDescribedFunctionTemplate())
      Templates.push_back(Template->getCanonicalDecl());
  std::optional<StringViewTaker> Taker;
  if (!Templates.empty())
    Taker.emplace(Templates, Findings.front().Function->getASTContext());
  for (const HeterogeneousKey &Finding : Findings)
    report(Finding, Taker ? &*Taker : nullptr);
  for (const auto &[Container, Key] : ByAddress)
    report(*Container, *Key);
  ByAddress.clear();
  Index.reset();
}

void HeterogeneousKeyCheck::report(const ValueDecl &Container) {
  if (!Container.getLocation().isMacroID())
    diag(Container.getLocation(),
         "keys of %0 that say the same differ by their types%select{|, which "
         "are strings all}1; take one type of key")
        << &Container
        << (keyFault(Container.getType()) == KeyFault::SeveralStrings);
}

void HeterogeneousKeyCheck::report(const ValueDecl &Container,
                                   const Expr &Key) {
  if (Container.getLocation().isMacroID())
    return;
  diag(Container.getLocation(),
       "%0 compares the addresses of its keys, not their characters; let the "
       "keys be strings")
      << &Container;
  diag(Key.getExprLoc(), "no other key has this address", DiagnosticIDs::Note);
}

void HeterogeneousKeyCheck::report(const HeterogeneousKey &Finding,
                                   const StringViewTaker *Taker) {
  std::vector<FixItHint> Edits;
  bool IsHarmless = false;
  if (const auto Converted = keysToConvert(Finding, *Index);
      Converted && Taker) {
    const FunctionTemplateDecl *Template =
        Finding.Function->getDescribedFunctionTemplate()->getCanonicalDecl();
    const StringParameter Parameter{Template, Finding.TemplateIndex,
                                    Finding.Parameter->getFunctionScopeIndex(),
                                    *Converted};
    Edits = Taker->edits(Parameter);
    IsHarmless = Taker->isHarmless(Parameter);
  }
  diag(Finding.Function->getLocation(),
       "%0 %select{files numbers and strings as keys of one type in %1, so "
       "that a number and its text are one entry; take one type of key|files "
       "integers and floating-point numbers as text in %1, so that equal "
       "numbers are different entries; take one type of key|converts strings "
       "of several types to keys of %1, with a copy of its code for each; take "
       "one type of string}2")
      << Finding.Function << Finding.Container
      << static_cast<unsigned>(Finding.Is)
      << (IsHarmless ? ArrayRef(Edits) : ArrayRef<FixItHint>());
  for (const HeterogeneousKey::Use &Use : Finding.Uses)
    diag(Use.Made->instantiatedAt(), "the key is of type %0 here",
         DiagnosticIDs::Note)
        << Use.Type.getNonReferenceType().getUnqualifiedType();
  if (!Edits.empty() && !IsHarmless)
    diag(Finding.Parameter->getLocation(),
         "take a 'std::string_view'; calls that spell template arguments, or "
         "pass what only converts to a string, have to follow",
         DiagnosticIDs::Note)
        << Edits;
}

} // namespace clang::tidy::templates
