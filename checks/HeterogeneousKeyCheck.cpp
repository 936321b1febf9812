//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/HeterogeneousKeyCheck.h"
#include "lib/Facts/KeySpellings.h"
#include "lib/Facts/UnitFacts.h"
#include "clang/ASTMatchers/ASTMatchFinder.h"

using namespace clang::ast_matchers;
using namespace clang::templates;

namespace clang::tidy::templates {

void HeterogeneousKeyCheck::registerMatchers(MatchFinder *Finder) {
  Finder->addMatcher(translationUnitDecl().bind("unit"), this);
}

void HeterogeneousKeyCheck::check(const MatchFinder::MatchResult &Result) {
  Index = specialisationsOf(*Result.Context);
}

void HeterogeneousKeyCheck::onEndOfTranslationUnit() {
  if (!Index)
    return;
  for (const HeterogeneousKey &Finding : findHeterogeneousKeys(*Index))
    report(Finding);
  Index.reset();
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
