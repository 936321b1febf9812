//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/Facts/RingFinder.h"
#include "clang/AST/ExprCXX.h"
#include "lib/AST/Functions.h"
#include "lib/AST/Names.h"
#include "lib/Knowledge/Knowledge.h"
#include "llvm/ADT/MapVector.h"

namespace clang::templates {

namespace {

/// Whether the function around \p F, if it is a lambda's, is called to end a
/// subscription.
bool isTeardown(const FunctionDecl &F) {
  const FunctionDecl *Function = &F;
  while (const auto *Method = dyn_cast<CXXMethodDecl>(Function)) {
    if (!Method->getParent()->isLambda())
      break;
    const auto *Outer = dyn_cast<FunctionDecl>(
        Method->getParent()->getDeclContext());
    if (!Outer)
      break;
    Function = Outer;
  }
  return isa<CXXDestructorDecl>(Function) ||
         containsWord(simpleName(*Function), knowledge::teardownWords());
}

/// A completion handler: it is taken out of the member to be called, and never
/// called in place, so that the ring ends with the one call.
bool isOneShot(ArrayRef<FieldUse> Uses) {
  bool MovedOut = false;
  for (const FieldUse &Use : Uses) {
    if (Use.K == FieldUse::Kind::Invoke)
      return false;
    MovedOut |= Use.K == FieldUse::Kind::MoveOut && !isTeardown(*Use.In);
  }
  return MovedOut;
}

/// The place in the source that stands for the closure of \p Ring.
SourceLocation closureLocation(const OwnershipRing &Ring) {
  if (const Expr *E = Ring.Closure->expr())
    return E->getBeginLoc();
  return Ring.Store->At->getBeginLoc();
}

bool isWithin(const FunctionDecl &F, SourceLocation Loc) {
  SourceRange Range = patternFunction(&F)->getSourceRange();
  const SourceManager &Sources = F.getASTContext().getSourceManager();
  return Range.isValid() && Loc.isValid() &&
         !Sources.isBeforeInTranslationUnit(Loc, Range.getBegin()) &&
         !Sources.isBeforeInTranslationUnit(Range.getEnd(), Loc);
}

} // namespace

std::vector<RingFinding> findOwnershipRings(EffectAnalysis &Analysis) {
  std::vector<const FunctionDecl *> Functions =
      functionsWithBodies(Analysis.context());
  // All effects first: who else empties a member is known only then.
  for (const FunctionDecl *F : Functions)
    Analysis.effectsOf(F);

  // The specialisations of each pattern that were analysed, and for each
  // closure those that close a ring through it.
  llvm::DenseMap<const FunctionDecl *, unsigned> Specialisations;
  for (const FunctionDecl *F : Functions)
    if (isInstantiated(*F))
      ++Specialisations[patternFunction(F)];

  // A callee that closes a ring by itself is told about at the closure, not at
  // each of its calls.
  llvm::DenseSet<SourceLocation> ToldAtClosure;
  for (const FunctionDecl *F : Functions)
    if (const FunctionEffects *Effects = Analysis.effectsOf(F))
      for (const OwnershipRing &Ring : Effects->Rings)
        if (SourceLocation Loc = closureLocation(Ring); isWithin(*F, Loc))
          ToldAtClosure.insert(Loc);

  struct Entry {
    RingFinding Finding;
    unsigned Specialisations = 0;
    bool InPattern = false;
  };
  llvm::MapVector<SourceLocation, Entry> Found;
  for (const FunctionDecl *F : Functions) {
    const FunctionEffects *Effects = Analysis.effectsOf(F);
    if (!Effects)
      continue;
    llvm::SmallVector<SourceLocation, 2> Here;
    for (const OwnershipRing &Ring : Effects->Rings) {
      if (!Ring.ClosedAtReturn || Ring.OpenedByClosure)
        continue;
      const FieldDecl *Member = Ring.Target->member();
      if (Member && isOneShot(Analysis.usesOf(Member)))
        continue;
      SourceLocation Closure = closureLocation(Ring);
      const bool ClosureIsHere = isWithin(*F, Closure);
      if (!ClosureIsHere && ToldAtClosure.contains(Closure))
        continue;
      SourceLocation Key =
          ClosureIsHere ? Closure : Ring.Store->At->getBeginLoc();
      Entry &E = Found[Key];
      if (E.Finding.Rings.empty())
        E.Finding = {F, {}, {}, ClosureIsHere, true};
      else if (E.Finding.Function != F) {
        // Another specialisation of the same function tells the same.
        if (!llvm::is_contained(Here, Key)) {
          Here.push_back(Key);
          E.InPattern |= !isInstantiated(*F);
          ++E.Specialisations;
        }
        continue;
      }
      if (!llvm::is_contained(Here, Key)) {
        Here.push_back(Key);
        E.InPattern |= !isInstantiated(*F);
        ++E.Specialisations;
      }
      E.Finding.Rings.push_back(&Ring);
      for (const Place *Link : Ring.Links)
        if (const FieldDecl *Field = Link->member())
          for (const FieldUse &Use : Analysis.usesOf(Field))
            if (Use.K != FieldUse::Kind::Invoke &&
                !isa<CXXDestructorDecl>(Use.In) &&
                patternFunction(Use.In) != patternFunction(F) &&
                llvm::none_of(E.Finding.Releases, [&](const FieldUse &Old) {
                  return Old.Loc == Use.Loc;
                }))
              E.Finding.Releases.push_back(Use);
    }
  }

  std::vector<RingFinding> Findings;
  for (auto &[Key, E] : Found) {
    E.Finding.InAllSpecialisations =
        E.InPattern || E.Specialisations >= Specialisations.lookup(
                           patternFunction(E.Finding.Function));
    Findings.push_back(std::move(E.Finding));
  }
  return Findings;
}

} // namespace clang::templates
