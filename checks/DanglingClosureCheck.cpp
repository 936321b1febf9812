//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/DanglingClosureCheck.h"
#include "lib/AST/Names.h"
#include "lib/Facts/DanglingClosures.h"
#include "lib/Fix/CopyCapture.h"
#include "lib/Fix/ObjectCapture.h"
#include "clang/ASTMatchers/ASTMatchFinder.h"

using namespace clang::ast_matchers;
using namespace clang::templates;

namespace clang::tidy::templates {

/// At most so many calls that lead to where the closure is stored.
static constexpr unsigned MaxSteps = 5;

DanglingClosureCheck::DanglingClosureCheck(StringRef Name,
                                           ClangTidyContext *Context)
    : ClangTidyCheck(Name, Context), Strict(Options.get("Strict", false)) {}

void DanglingClosureCheck::storeOptions(ClangTidyOptions::OptionMap &Opts) {
  Options.store(Opts, "Strict", Strict);
}

void DanglingClosureCheck::registerMatchers(MatchFinder *Finder) {
  Finder->addMatcher(translationUnitDecl().bind("unit"), this);
}

void DanglingClosureCheck::check(const MatchFinder::MatchResult &Result) {
  Facts = UnitFacts::of(*Result.Context);
}

void DanglingClosureCheck::onEndOfTranslationUnit() {
  if (!Facts)
    return;
  for (const DanglingClosure &Finding : findDanglingClosures(*Facts, Strict))
    report(Finding);
  Facts.reset();
}

/// What becomes of the closure, for messages.
static std::string fate(const DanglingClosure &Finding) {
  switch (Finding.R) {
  case DanglingClosure::Rest::Returned:
    return "is returned";
  case DanglingClosure::Rest::Kept:
    return Finding.Where.empty() ? "is kept"
                                 : "is kept in '" + Finding.Where + "'";
  case DanglingClosure::Rest::Detached:
    return "runs in a detached thread";
  case DanglingClosure::Rest::Future:
    return "runs behind a future that is kept";
  }
  llvm_unreachable("all fates are handled");
}

void DanglingClosureCheck::report(const DanglingClosure &Finding) {
  using Kind = DanglingClosure::Kind;
  const std::string Fate = fate(Finding);
  const std::string Class =
      Finding.Class ? Finding.Class->getNameAsString() : "";
  switch (Finding.K) {
  case Kind::Local:
    diag(Finding.Loc, "%select{this closure|the closure made here}0 refers to "
                      "'%1', which ends with %select{the function|its block}2, "
                      "but %3; %select{capture a copy|keep the object alive}0")
        << (Finding.Made != nullptr) << Finding.Name << Finding.InBlock << Fate
        << copyCaptures(Finding.Lambdas, Finding.Captured,
                        Facts->Effects.context());
    break;
  case Kind::Block:
    diag(Finding.Loc, "this closure refers to '%0', which ends with its block "
                      "before '%1' does; capture a copy")
        << Finding.Name << Finding.Where
        << copyCaptures(Finding.Lambdas, Finding.Captured,
                        Facts->Effects.context());
    break;
  case Kind::Argument:
    diag(Finding.Loc, "this closure refers to the argument for '%0', which can "
                      "be a temporary, but %1; capture a copy")
        << Finding.Name << Fate
        << copyCaptures(Finding.Lambdas, Finding.Captured,
                        Facts->Effects.context());
    break;
  case Kind::Receiver:
    diag(Finding.Loc, "the closure made here refers to a temporary object, "
                      "which ends before the closure does; keep the object in "
                      "a variable");
    break;
  case Kind::Copied:
    diag(Finding.Loc,
         "this closure captures 'this' and %0 of the same object, so that a "
         "copy of the object calls back into the original; delete the copy "
         "and move operations of '%1', or bind the closure anew in them")
        << Fate << Class;
    break;
  case Kind::Registered:
    diag(Finding.Loc, "this closure captures 'this' and %0, but nothing takes "
                      "it out when the object ends; do so in the destructor "
                      "of '%1'")
        << Fate << Class;
    break;
  }
  noteCalls(Finding.Store,
            [&] { return "the closure is stored in '" + Finding.Where + "'"; });
  noteCalls(Finding.Runs, [] { return "a thread runs the closure"; });
  if (Finding.Call)
    diag(Finding.Call->getExprLoc(), "a temporary is passed here",
         DiagnosticIDs::Note);
  if (Finding.Use)
    diag(Finding.Use->getBeginLoc(), "'%0' is used here, after the block",
         DiagnosticIDs::Note)
        << Finding.Where;
  if (Finding.Cancels)
    diag(Finding.Cancels->getLocation(),
         "the destructor only cancels or joins here; a call that is queued "
         "already still comes",
         DiagnosticIDs::Note);
  noteRepair(Finding);
}

void DanglingClosureCheck::noteRepair(const DanglingClosure &Finding) {
  const ASTContext &Context = Facts->Effects.context();
  if (Finding.Made) {
    const std::vector<FixItHint> Copies = copyObject(Finding.OfObject, Context);
    diag(Finding.Made->getBeginLoc(),
         "the closure captures %select{a reference|'this', where it could "
         "capture a copy of the object,}0 here",
         DiagnosticIDs::Note)
        << !Copies.empty() << Copies;
  } else if (const std::vector<FixItHint> Watches =
                 watchObject(Finding.OfObject, Context);
             !Watches.empty()) {
    diag(Finding.OfObject.front()->getBeginLoc(),
         "a weak pointer can tell the closure whether the object is still "
         "there",
         DiagnosticIDs::Note)
        << Watches;
  }
}

/// Tells of the calls from \p Step, an effect or an argument that a callee
/// causes, down to the one that \p Arrives says it of; at most MaxSteps.
template <typename Step>
void DanglingClosureCheck::noteCalls(
    const Step *First, llvm::function_ref<std::string()> Arrives) {
  if (!First || !First->Cause)
    return;
  unsigned Number = 0;
  for (; First->Cause && Number < MaxSteps; First = First->Cause)
    diag(First->At->getExprLoc(), "step %0: the closure is passed to '%1'",
         DiagnosticIDs::Note)
        << ++Number << plainName(*First->Callee);
  while (First->Cause)
    First = First->Cause;
  diag(First->At->getExprLoc(), "step %0: %1", DiagnosticIDs::Note)
      << ++Number << Arrives();
}

} // namespace clang::tidy::templates
