//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/Facts/RingFinder.h"
#include "lib/AST/Names.h"
#include "lib/Knowledge/Knowledge.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/MapVector.h"

namespace clang::templates {

/// Whether \p F is called to end a subscription.
static bool isTeardown(const FunctionDecl &F) {
  const FunctionDecl &Function = outsideLambdas(F);
  return isa<CXXDestructorDecl>(Function) ||
         containsWord(simpleName(Function), knowledge::teardownWords());
}

/// Whether \p F is a member function of the class of \p Member.
static bool isOfItsClass(const FunctionDecl &F, const FieldDecl &Member) {
  const auto *Method =
      dyn_cast<CXXMethodDecl>(patternFunction(&outsideLambdas(F)));
  return Method && Method->getParent()->getCanonicalDecl() ==
                       patternField(&Member)->getParent()->getCanonicalDecl();
}

/// Whether \p Use calls what \p Member holds, and leaves it there.
static bool callsMember(const FieldUse &Use, const FieldDecl &Member) {
  return Use.K == FieldUse::Kind::Invoke ||
         (Use.K == FieldUse::Kind::Copy && isOfItsClass(*Use.In, Member));
}

static bool closesRing(const FunctionDecl &F, EffectAnalysis &Analysis) {
  const FunctionEffects *Effects = Analysis.effectsOf(&F);
  return Effects && !Effects->Rings.empty();
}

/// Whether closures leave \p Member when their work is done: it is moved out to
/// be called, called and emptied by one function, or its entries are erased one
/// by one by somebody who does not just end a subscription (a table of pending
/// requests). A ring through such a member ends by itself.
static bool isOneShot(const FieldDecl &Member, EffectAnalysis &Analysis) {
  const ArrayRef<FieldUse> Uses = Analysis.usesOf(&Member);
  auto Takes = [](const FieldUse &Use) {
    return Use.takesOut() && !isTeardown(*Use.In);
  };
  bool Taken = false;
  for (const FieldUse &Use : Uses) {
    if (callsMember(Use, Member)) {
      // Called in place: only if the same function empties it, and is not one
      // that filled it for itself.
      if (llvm::none_of(Uses, [&](const FieldUse &Other) {
            return Takes(Other) && Other.In == Use.In &&
                   (isOfItsClass(*Use.In, Member) ||
                    !closesRing(*Use.In, Analysis));
          }))
        return false;
      Taken = true;
    }
    Taken |= Takes(Use) && Use.K != FieldUse::Kind::Release;
  }
  return Taken;
}

/// Whether who calls \p Member, and empties it then, cannot be seen: nobody
/// calls it here, and its class, of a header, has member functions without a
/// visible body.
static bool isUsedOutOfSight(const FieldDecl &Member, ArrayRef<FieldUse> Uses) {
  if (llvm::any_of(
          Uses, [&](const FieldUse &Use) { return callsMember(Use, Member); }))
    return false;
  const auto *Class = dyn_cast<CXXRecordDecl>(Member.getParent());
  const SourceManager &Sources = Member.getASTContext().getSourceManager();
  if (!Class ||
      Sources.isInMainFile(Sources.getExpansionLoc(Class->getLocation())))
    return false;
  if (const CXXRecordDecl *Pattern = Class->getTemplateInstantiationPattern())
    Class = Pattern;
  return llvm::any_of(Class->methods(), [](const CXXMethodDecl *Method) {
    return !isa<CXXConstructorDecl, CXXDestructorDecl>(Method) &&
           !Method->isPureVirtual() && !Method->isDefaulted() &&
           !Method->isDeleted() && !Method->hasBody();
  });
}

/// Whether somebody gets a copy of the closures in a member with these uses.
static bool isPassedOn(ArrayRef<FieldUse> Uses) {
  return llvm::any_of(
      Uses, [](const FieldUse &Use) { return Use.K == FieldUse::Kind::Pass; });
}

/// The place in the source that stands for the closure of \p Ring.
static SourceLocation closureLocation(const OwnershipRing &Ring) {
  if (const Expr *E = Ring.Closure->expr())
    return E->getBeginLoc();
  return Ring.Store->At->getBeginLoc();
}

/// Whether a call of a function with these effects can put a closure somewhere.
static bool storesClosure(const FunctionEffects &Effects) {
  return llvm::any_of(Effects.Effects, [](const Effect &E) {
    return E.K == Effect::Kind::Store && E.What.isObject() &&
           E.What.P->isClosure();
  });
}

/// The functions that close a ring, in the order of the source. Only one that
/// has a closure at hand can, or one that calls somebody who stores his.
static std::vector<const FunctionDecl *>
functionsWithRings(const FunctionsWithBodies &Bodies,
                   EffectAnalysis &Analysis) {
  llvm::DenseSet<const FunctionDecl *> Asked, WithRings;
  std::vector<const FunctionDecl *> Work;
  for (const FunctionDecl *F : Bodies.All)
    if (Bodies.WithClosures.contains(F))
      Work.push_back(F);
  while (!Work.empty()) {
    const FunctionDecl *F = Work.back();
    Work.pop_back();
    if (!Asked.insert(F).second)
      continue;
    const FunctionEffects *Effects = Analysis.effectsOf(F);
    if (!Effects)
      continue;
    if (!Effects->Rings.empty())
      WithRings.insert(F);
    if (!storesClosure(*Effects))
      continue;
    if (auto It = Bodies.Callers.find(F->getCanonicalDecl());
        It != Bodies.Callers.end())
      llvm::append_range(Work, It->second);
  }
  std::vector<const FunctionDecl *> Functions;
  llvm::copy_if(Bodies.All, std::back_inserter(Functions),
                [&](const FunctionDecl *F) { return WithRings.contains(F); });
  return Functions;
}

std::vector<RingFinding> findOwnershipRings(UnitFacts &Facts, bool Strict) {
  const FunctionsWithBodies &Bodies = Facts.Functions;
  EffectAnalysis &Analysis = Facts.Effects;
  const std::vector<const FunctionDecl *> Functions =
      functionsWithRings(Bodies, Analysis);
  // What empties and calls the members of a ring can be anywhere.
  if (Functions.empty())
    return {};
  for (const FunctionDecl *F : Bodies.All)
    Analysis.effectsOf(F);

  // A callee that closes a ring by itself is told about at the closure, not at
  // each of its calls.
  llvm::DenseSet<SourceLocation> ToldAtClosure;
  for (const FunctionDecl *F : Functions)
    if (const FunctionEffects *Effects = Analysis.effectsOf(F))
      for (const OwnershipRing &Ring : Effects->Rings)
        if (!Ring.Closure->isReplica())
          ToldAtClosure.insert(closureLocation(Ring));

  llvm::MapVector<SourceLocation, RingFinding> Found;
  for (const FunctionDecl *F : Functions) {
    const FunctionEffects *Effects = Analysis.effectsOf(F);
    if (!Effects)
      continue;
    for (const OwnershipRing &Ring : Effects->Rings) {
      if (!Ring.ClosedAtReturn || Ring.OpenedByClosure)
        continue;
      if (llvm::any_of(Ring.Links, [&](const Place *Link) {
            const FieldDecl *Member = Link->member();
            return Member && isOneShot(*Member, Analysis);
          }))
        continue;
      const FieldDecl *Member = Ring.Target->member();
      if (Member && !Strict &&
          isUsedOutOfSight(*Member, Analysis.usesOf(Member)))
        continue; // Cannot tell.
      SourceLocation Closure = closureLocation(Ring);
      const bool ClosureIsHere = !Ring.Closure->isReplica();
      if (!ClosureIsHere && ToldAtClosure.contains(Closure))
        continue;
      SourceLocation Key =
          ClosureIsHere ? Closure : Ring.Store->At->getBeginLoc();
      RingFinding &Finding = Found[Key];
      Finding.InPattern |= !isInstantiated(*F);
      if (Finding.Rings.empty()) {
        Finding.Function = F;
        Finding.ClosureIsHere = ClosureIsHere;
      } else if (Finding.Function != F) {
        continue; // Another specialisation of the same function.
      }
      Finding.Rings.push_back(&Ring);
      Finding.NeededElsewhere |=
          Ring.NeededElsewhere ||
          (Member && isPassedOn(Analysis.usesOf(Member)));
      for (const Place *Link : Ring.Links)
        if (const FieldDecl *Field = Link->member())
          for (const FieldUse &Use : Analysis.usesOf(Field))
            if (Use.takesOut() && !isa<CXXDestructorDecl>(Use.In) &&
                patternFunction(Use.In) != patternFunction(F) &&
                llvm::none_of(Finding.Releases, [&](const FieldUse &Old) {
                  return Old.Loc == Use.Loc;
                }))
              Finding.Releases.push_back(Use);
    }
  }

  std::vector<RingFinding> Findings;
  for (auto &[Key, Finding] : Found)
    Findings.push_back(std::move(Finding));
  return Findings;
}

} // namespace clang::templates
