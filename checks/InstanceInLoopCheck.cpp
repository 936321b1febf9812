//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/InstanceInLoopCheck.h"
#include "lib/AST/Names.h"
#include "lib/AST/SourceNames.h"
#include "lib/AST/TypeClassifier.h"
#include "lib/Facts/LoopInstances.h"
#include "lib/Fix/Hoist.h"
#include "clang/ASTMatchers/ASTMatchFinder.h"
#include "llvm/ADT/MapVector.h"

using namespace clang::ast_matchers;
using namespace clang::templates;

namespace clang::tidy::templates {

InstanceInLoopCheck::InstanceInLoopCheck(StringRef Name,
                                         ClangTidyContext *Context)
    : ClangTidyCheck(Name, Context), Strict(Options.get("Strict", false)) {}

void InstanceInLoopCheck::storeOptions(ClangTidyOptions::OptionMap &Opts) {
  Options.store(Opts, "Strict", Strict);
}

void InstanceInLoopCheck::registerMatchers(MatchFinder *Finder) {
  Finder->addMatcher(functionDecl(isDefinition(),
                                  unless(isExpansionInSystemHeader()),
                                  unless(isImplicit()))
                         .bind("function"),
                     this);
}

void InstanceInLoopCheck::check(const MatchFinder::MatchResult &Result) {
  const auto *Function = Result.Nodes.getNodeAs<FunctionDecl>("function");
  if (isInstantiated(*Function) ||
      (!Strict && isTrial(Function->getLocation(), *Result.SourceManager)))
    return;
  // One edit declares all variables of a loop: it goes with the first.
  llvm::MapVector<const Stmt *, std::vector<LoopInstance>> Loops;
  for (const LoopInstance &Found :
       findLoopInstances(*Function, *Result.Context, Strict))
    Loops[Found.Loop].push_back(Found);
  for (const auto &[Loop, Findings] : Loops) {
    std::vector<FixItHint> Edits = hoist(Findings, *Result.Context);
    for (const LoopInstance &Finding : Findings)
      report(Finding, std::exchange(Edits, {}));
  }
}

void InstanceInLoopCheck::report(const LoopInstance &Finding,
                                 ArrayRef<FixItHint> Edits) {
  const bool IsConstant = Finding.Is == LoopInstance::Kind::Constant;
  if (Finding.Variable)
    diag(Finding.Variable->getLocation(),
         "each iteration of the loop %select{allocates the storage of %1 "
         "anew; declare it before the loop and %select{clear|assign to|use}2 "
         "it here|builds %1 anew from the same values; build it once, before "
         "the "
         "loop}0")
        << IsConstant << Finding.Variable << static_cast<unsigned>(Finding.Is)
        << Edits;
  else
    diag(Finding.Built->getExprLoc(),
         "each iteration of the loop builds this '%0' anew from the same "
         "values; build it once, before the loop")
        << simpleName(*TypeClassifier::classOf(Finding.Built->getType()));
  diag(Finding.Loop->getBeginLoc(),
       "one is enough for all iterations of this "
       "loop",
       DiagnosticIDs::Note);
}

} // namespace clang::tidy::templates
