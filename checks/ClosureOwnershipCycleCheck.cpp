//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/ClosureOwnershipCycleCheck.h"
#include "clang-tidy/utils/OptionsUtils.h"
#include "lib/AST/Names.h"
#include "lib/Facts/RingFinder.h"
#include "lib/Fix/WeakCapture.h"
#include "clang/AST/ExprCXX.h"
#include "clang/ASTMatchers/ASTMatchFinder.h"

using namespace clang::ast_matchers;
using namespace clang::templates;

namespace clang::tidy::templates {

/// Further class templates that share ownership, beside those of lib/Knowledge
/// and those whose copy constructor visibly counts.
static constexpr StringRef DefaultSharedPointers = "";

/// At most so many notes of one kind.
static constexpr unsigned MaxNotes = 5;

/// Where the capture or bound argument is written.
static SourceLocation captureLocation(const OwnershipRing &Ring) {
  const Expr *Closure = Ring.Closure->expr();
  if (const auto *Lambda = dyn_cast_or_null<LambdaExpr>(Closure))
    for (const LambdaCapture &Capture : Lambda->captures())
      if (Capture.capturesVariable() && Capture.isExplicit() &&
          Capture.getCapturedVar() == Ring.Capture->decl())
        return Capture.getLocation();
  if (const Expr *Bound = Ring.Capture->expr())
    return Bound->getBeginLoc();
  return Closure ? Closure->getBeginLoc() : Ring.Store->At->getBeginLoc();
}

/// The innermost store: the one that a chain of calls leads to.
static const Effect *innermost(const Effect *Store) {
  while (Store->Cause)
    Store = Store->Cause;
  return Store;
}

/// Whether the library of the captured pointer has a weak one; assumed so where
/// only a specialisation knows the type.
bool ClosureOwnershipCycleCheck::hasWeakCounterpart(
    const OwnershipRing &Ring) const {
  QualType T = Ring.Capture->type();
  return T.isNull() || T->isDependentType() ||
         !Facts->Types.weakCounterpart(T).empty();
}

ClosureOwnershipCycleCheck::ClosureOwnershipCycleCheck(
    StringRef Name, ClangTidyContext *Context)
    : ClangTidyCheck(Name, Context),
      SharedPointers(utils::options::parseStringList(
          Options.get("SharedPointers", DefaultSharedPointers))),
      Strict(Options.get("Strict", false)) {}

void ClosureOwnershipCycleCheck::storeOptions(
    ClangTidyOptions::OptionMap &Opts) {
  Options.store(Opts, "SharedPointers",
                utils::options::serializeStringList(SharedPointers));
  Options.store(Opts, "Strict", Strict);
}

void ClosureOwnershipCycleCheck::registerMatchers(MatchFinder *Finder) {
  Finder->addMatcher(translationUnitDecl().bind("unit"), this);
}

void ClosureOwnershipCycleCheck::check(const MatchFinder::MatchResult &Result) {
  Facts = UnitFacts::of(*Result.Context, SharedPointers);
}

void ClosureOwnershipCycleCheck::onEndOfTranslationUnit() {
  if (!Facts)
    return;
  // Edits of one function must not declare the same name twice.
  llvm::DenseMap<const FunctionDecl *, llvm::StringSet<>> NewNames;
  for (const RingFinding &Finding : findOwnershipRings(*Facts, Strict))
    report(Finding, NewNames[patternFunction(Finding.Function)]);
  Facts.reset();
}

void ClosureOwnershipCycleCheck::report(const RingFinding &Finding,
                                        llvm::StringSet<> &NewNames) {
  const OwnershipRing &Ring = *Finding.Rings.front();
  const auto *Lambda = Finding.ClosureIsHere ? Ring.Closure->lambda() : nullptr;

  // Held weakly, a callable that holds itself would be gone before whoever it
  // is passed to calls it. Otherwise weak is right only where nobody else has a
  // say in how long the closure is kept; a service that keeps it until it
  // completes would lose the call.
  std::optional<WeakCapture> Weak;
  if (Lambda && Finding.InPattern && !Ring.HoldsItself &&
      llvm::all_of(Finding.Rings,
                   [](const OwnershipRing *R) { return R->Exclusive; })) {
    llvm::SmallVector<const ValueDecl *, 2> Captured;
    for (const OwnershipRing *R : Finding.Rings)
      if (!llvm::is_contained(Captured, R->Capture->decl()))
        Captured.push_back(R->Capture->decl());
    if (!llvm::is_contained(Captured, nullptr))
      Weak = weakenCaptures(*Lambda, Captured, Facts->Types,
                            Facts->Effects.context(), NewNames);
  }
  const bool OnWarning = Weak && Weak->ReturnsNothing &&
                         Finding.Releases.empty() && !Finding.NeededElsewhere;

  SourceLocation Loc = Finding.ClosureIsHere ? captureLocation(Ring)
                                             : Ring.Store->At->getBeginLoc();
  {
    auto Warning =
        diag(Loc, "this closure is stored in an object that its %select{bound "
                  "argument|capture '%1'}0 keeps alive, so that neither is "
                  "ever freed; %select{empty the place where it is stored when "
                  "it is done|capture a weak pointer}2")
        << (Ring.Capture->decl() != nullptr) << Ring.Capture->name()
        << (Ring.Exclusive && !Ring.HoldsItself && hasWeakCounterpart(Ring));
    if (OnWarning)
      Warning << Weak->Edits;
  }
  noteSteps(Finding);
  for (const FieldUse &Use : ArrayRef(Finding.Releases).take_front(MaxNotes))
    diag(Use.Loc, "the ring is opened if this is reached in '%0'",
         DiagnosticIDs::Note)
        << plainName(outsideLambdas(*Use.In));
  SourceLocation Instantiated = Finding.Function->getPointOfInstantiation();
  if (!Finding.InPattern && Instantiated.isValid())
    diag(Instantiated, "in the specialisation that is instantiated here",
         DiagnosticIDs::Note);
  if (Weak && !OnWarning)
    diag(Loc,
         "capture a weak pointer, and %select{return an empty value|do "
         "nothing}0 when the object is gone",
         DiagnosticIDs::Note)
        << Weak->ReturnsNothing << Weak->Edits;
}

void ClosureOwnershipCycleCheck::noteSteps(const RingFinding &Finding) {
  const OwnershipRing &Ring = *Finding.Rings.front();
  unsigned Number = 0;
  unsigned Calls = 0;
  for (const Effect *E = Ring.Store; E->Cause && Calls < MaxNotes;
       E = E->Cause, ++Calls)
    diag(E->At->getExprLoc(), "step %0: the closure is passed to '%1'",
         DiagnosticIDs::Note)
        << ++Number << plainName(*E->Callee);
  std::string Where = Ring.Target->name();
  if (Where.empty()) // A callable that holds itself.
    Where = Ring.Capture->name();
  diag(innermost(Ring.Store)->At->getExprLoc(),
       "step %0: the closure is stored in '%1'", DiagnosticIDs::Note)
      << ++Number << Where;
  for (const Expr *At : ArrayRef(Ring.FurtherStores).take_front(MaxNotes))
    diag(At->getExprLoc(), "step %0: what the closure keeps alive goes on here",
         DiagnosticIDs::Note)
        << ++Number;
  // The part of the owner that the closure lies in.
  const FieldDecl *Part = nullptr;
  for (const Place *Link : Ring.Links)
    if (const FieldDecl *Field = Link->member())
      Part = Field;
  if (Part)
    diag(Part->getLocation(),
         "step %0: %1 belongs to the object that the closure keeps alive",
         DiagnosticIDs::Note)
        << ++Number << Part;
}

} // namespace clang::tidy::templates
