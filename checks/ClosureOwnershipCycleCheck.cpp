//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/ClosureOwnershipCycleCheck.h"
#include "clang/ASTMatchers/ASTMatchFinder.h"
#include "lib/AST/Names.h"
#include "lib/Facts/RingFinder.h"
#include "../lib/AST/TypeClassifier.h"

using namespace clang::ast_matchers;

namespace clang::tidy::templates {

using namespace clang::templates;

void ClosureOwnershipCycleCheck::registerMatchers(MatchFinder *Finder) {
  Finder->addMatcher(translationUnitDecl().bind("unit"), this);
}

void ClosureOwnershipCycleCheck::check(
    const MatchFinder::MatchResult &Result) {
  TypeClassifier Types;
  EffectAnalysis Analysis(*Result.Context, Types);
  for (const RingFinding &Finding : findOwnershipRings(Analysis)) {
    const OwnershipRing &Ring = *Finding.Rings.front();
    SourceLocation Loc = Finding.ClosureIsHere ? Ring.Closure->expr()->getBeginLoc() : Ring.Store->At->getBeginLoc();
    diag(Loc, "ring through %0 into %1 exclusive %2 releases %3") << Ring.Capture->name() << Ring.Target->name() << Ring.Exclusive << (unsigned)Finding.Releases.size();
  }
}

} // namespace clang::tidy::templates
