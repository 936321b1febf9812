//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/ExposedStorageCheck.h"
#include "lib/Facts/ExposedStorage.h"
#include "lib/Fix/ReturnOwner.h"
#include "clang/ASTMatchers/ASTMatchFinder.h"

using namespace clang::ast_matchers;
using namespace clang::templates;

namespace clang::tidy::templates {

namespace {

AST_MATCHER(FunctionDecl, isPatternWithResult) {
  (void)Finder, (void)Builder;
  return Node.isTemplated() && !Node.getReturnType()->isVoidType();
}

} // namespace

ExposedStorageCheck::ExposedStorageCheck(StringRef Name,
                                         ClangTidyContext *Context)
    : ClangTidyCheck(Name, Context), Strict(Options.get("Strict", false)) {}

void ExposedStorageCheck::storeOptions(ClangTidyOptions::OptionMap &Opts) {
  Options.store(Opts, "Strict", Strict);
}

void ExposedStorageCheck::registerMatchers(MatchFinder *Finder) {
  Finder->addMatcher(functionDecl(isDefinition(), isPatternWithResult(),
                                  unless(isExpansionInSystemHeader()))
                         .bind("function"),
                     this);
}

void ExposedStorageCheck::check(const MatchFinder::MatchResult &Result) {
  const auto *Function = Result.Nodes.getNodeAs<FunctionDecl>("function");
  if (Function->getLocation().isMacroID())
    return;
  if (const auto Found = findExposedStorage(*Function, Types))
    report(*Function, *Found);
}

void ExposedStorageCheck::report(const FunctionDecl &Function,
                                 const ExposedStorage &Found) {
  using Kind = ExposedStorage::Kind;
  using Invariant = ExposedStorage::Invariant;
  switch (Found.Is) {
  case Kind::NewArray:
    diag(Function.getLocation(),
         "%0 returns an array that each caller has to delete; return a "
         "container or 'std::unique_ptr'")
        << &Function;
    diag(Found.At->getExprLoc(), "the array is made here", DiagnosticIDs::Note)
        << returnOwner(Function, Function.getASTContext());
    return;
  case Kind::Released:
    diag(Function.getLocation(), "%0 returns an object that each caller has "
                                 "to delete; return its owner")
        << &Function;
    diag(Found.At->getExprLoc(), "the owner lets it go here",
         DiagnosticIDs::Note)
        << returnOwner(Function, Function.getASTContext());
    return;
  case Kind::ViewOfLocal:
    diag(Function.getLocation(), "%0 returns a view of %1, which ends with the "
                                 "function; return what is viewed")
        << &Function << Found.Storage;
    diag(Found.At->getExprLoc(), "the view gets it here", DiagnosticIDs::Note);
    return;
  case Kind::Container:
  case Kind::Elements:
  case Kind::Element:
  case Kind::Member:
    break;
  }
  if (Found.Broken == Invariant::Unknown && (Found.IsConst || !Strict))
    return;
  diag(Function.getLocation(),
       "%0 lets callers %select{change|read}6 %select{%2|the elements of "
       "%2}1%select{| without "
       "the lock| of a const object|, which the class keeps in order|, which "
       "the class checks|, which the class keeps in step with %4}3; return "
       "%select{it as const, or a copy|a copy}5")
      << &Function << (Found.Is == Kind::Elements || Found.Is == Kind::Element)
      << Found.Storage << static_cast<unsigned>(Found.Broken) << Found.With
      << (Found.Broken == Invariant::Lock) << Found.IsConst;
  if (Found.Evidence && Found.Broken != Invariant::Const)
    diag(Found.Evidence->getExprLoc(),
         "%0 %select{|locks %2|changes it|relies on the order|asks "
         "first|changes %2 with it}1 here",
         DiagnosticIDs::Note)
        << Found.Keeper << static_cast<unsigned>(Found.Broken) << Found.With;
}

} // namespace clang::tidy::templates
