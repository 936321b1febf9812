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
  for (const HeterogeneousKey &Finding : findHeterogeneousKeys(*Index))
    report(Finding);
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

void HeterogeneousKeyCheck::report(const HeterogeneousKey &Finding) {
  diag(Finding.Function->getLocation(),
       "%0 %select{files numbers and strings as keys of one type in %1, so "
       "that a number and its text are one entry; take one type of key|files "
       "integers and floating-point numbers as text in %1, so that equal "
       "numbers are different entries; take one type of key|converts strings "
       "of several types to keys of %1, with a copy of its code for each; take "
       "one type of string}2")
      << Finding.Function << Finding.Container
      << static_cast<unsigned>(Finding.Is);
  for (const HeterogeneousKey::Use &Use : Finding.Uses)
    diag(Use.Made->instantiatedAt(), "the key is of type %0 here",
         DiagnosticIDs::Note)
        << Use.Type.getNonReferenceType().getUnqualifiedType();
}

} // namespace clang::tidy::templates
