//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/AllocatingClosureCheck.h"
#include "clang-tidy/utils/OptionsUtils.h"
#include "lib/AST/Names.h"
#include "lib/Facts/AllocatingErasures.h"
#include "lib/Fix/CallableParameter.h"
#include "clang/ASTMatchers/ASTMatchFinder.h"

using namespace clang::ast_matchers;
using namespace clang::templates;

namespace clang::tidy::templates {

using Kind = AllocatingErasure::Kind;

/// Further classes that store a value of any type, beside those of
/// lib/Knowledge.
static constexpr StringRef DefaultErasingClasses = "";

/// At most so many notes of one kind.
static constexpr unsigned MaxNotes = 5;

static std::string erasingClass(const ErasureSite &Site) {
  return libraryName(*Site.What.Erased->getAsCXXRecordDecl());
}

/// The class of lib/Knowledge that refers to callables and is declared before
/// \p Loc; empty if there is none.
static std::string callableReference(SourceLocation Loc,
                                     const ASTContext &Context) {
  const SourceManager &Sources = Context.getSourceManager();
  for (StringRef Name : knowledge::callableReferences())
    for (const NamedDecl *D : declarationsCalled(Name, Context))
      if (isa<TemplateDecl>(D) &&
          Sources.isBeforeInTranslationUnit(D->getLocation(), Loc))
        return Name.str();
  return {};
}

AllocatingClosureCheck::AllocatingClosureCheck(StringRef Name,
                                               ClangTidyContext *Context)
    : ClangTidyCheck(Name, Context),
      ErasingClasses(utils::options::parseStringList(
          Options.get("ErasingClasses", DefaultErasingClasses))),
      Strict(Options.get("Strict", false)) {}

void AllocatingClosureCheck::storeOptions(ClangTidyOptions::OptionMap &Opts) {
  Options.store(Opts, "ErasingClasses",
                utils::options::serializeStringList(ErasingClasses));
  Options.store(Opts, "Strict", Strict);
}

void AllocatingClosureCheck::registerMatchers(MatchFinder *Finder) {
  Finder->addMatcher(translationUnitDecl(), this);
}

void AllocatingClosureCheck::check(const MatchFinder::MatchResult &Result) {
  Context = Result.Context;
}

void AllocatingClosureCheck::onEndOfTranslationUnit() {
  if (!Context)
    return;
  const InlineStorage Storage(*Context, ErasingClasses);
  for (const AllocatingErasure &Finding :
       findAllocatingErasures(*Context, Storage, Strict))
    report(Finding);
  Context = nullptr;
}

void AllocatingClosureCheck::report(const AllocatingErasure &Finding) {
  const ErasureSite &First = Finding.Sites.front();
  const SourceLocation Loc = First.Value->getBeginLoc();
  switch (Finding.What) {
  case Kind::Parameter:
    reportParameter(Finding);
    return;
  case Kind::Variable:
    reportVariable(Finding);
    return;
  case Kind::Temporary:
    diag(Loc, "this closure is stored on the heap again and again only to be "
              "called; use it without '%0'")
        << erasingClass(First);
    break;
  case Kind::Invariant:
    diag(Loc, "this closure is stored on the heap in each iteration; make the "
              "'%0' once, before the loop")
        << erasingClass(First);
    break;
  case Kind::Other:
    diag(Loc, "this %select{value|closure}0 is stored on the heap in each "
              "iteration")
        << Finding.IsErasedCallable;
    break;
  }
  noteSites(Finding);
}

void AllocatingClosureCheck::reportParameter(const AllocatingErasure &Finding) {
  const auto *Parameter = cast<ParmVarDecl>(Finding.Variable);
  const FunctionDecl *Function = Finding.Functions.front();
  const auto *Method = dyn_cast<CXXMethodDecl>(Function);
  const bool IsVirtual = Method && Method->isVirtual();
  const std::string Reference =
      Finding.IsErasedCallable
          ? callableReference(Function->getBeginLoc(), *Context)
          : std::string();
  enum {
    Any,
    Known,
    NonOwning,
    Template
  } Advice = !Finding.IsErasedCallable ? Template
             : !Reference.empty()      ? Known
             : IsVirtual               ? NonOwning
                                       : Any;
  diag(Parameter->getLocation(),
       "'%0' is only %select{read|called}4, yet what is passed for it is "
       "stored on the heap; take %select{a template parameter or a non-owning "
       "reference|'%3'|a non-owning reference|a template parameter}2 instead "
       "of '%1'")
      << Parameter->getName() << erasingClass(Finding.Sites.front()) << Advice
      << Reference << Finding.IsErasedCallable;
  noteSites(Finding);

  // A caller that passes something else than an object or a function would not
  // compile; neither would a function that asks whether it was passed anything.
  if (!Finding.IsErasedCallable || Finding.IsNamed || Finding.IsTested ||
      !llvm::all_of(Finding.Arguments,
                    [](const Expr *E) { return isPlainCallable(*E); }))
    return;
  const unsigned Index = Parameter->getFunctionScopeIndex();
  if (!Reference.empty()) {
    if (std::vector<FixItHint> Edits =
            referToCallable(Finding.Functions, Index, Reference, *Context);
        !Edits.empty())
      diag(Parameter->getLocation(), "refer to the callable",
           DiagnosticIDs::Note)
          << Edits;
    return;
  }
  // What it is passed on to would store it on the heap instead.
  if (IsVirtual || Finding.IsPassedOn)
    return;
  if (std::vector<FixItHint> Edits =
          takeAnyCallable(*Function, Index, Finding.Arguments, *Context);
      !Edits.empty())
    diag(Parameter->getLocation(), "take any callable as it is",
         DiagnosticIDs::Note)
        << Edits;
}

void AllocatingClosureCheck::reportVariable(const AllocatingErasure &Finding) {
  const VarDecl *Variable = Finding.Variable;
  std::vector<FixItHint> Edits;
  // Each specialisation must allow the same edit.
  for (const ErasureSite &Site : Finding.Sites) {
    const auto *Own = dyn_cast_or_null<VarDecl>(Site.Variable);
    Edits = Own && Site.Lambda && !Finding.IsTested
                ? deduceClosureType(*Own, *Site.Lambda, *Context)
                : std::vector<FixItHint>();
    if (Edits.empty())
      break;
  }
  const bool CanBeAuto = Finding.IsErasedCallable && !Finding.IsTested &&
                         !Variable->getType()->getContainedAutoType();
  diag(Variable->getLocation(),
       "'%0' is only %select{used here|called}1, yet its "
       "%select{value|closure}1 is stored on the heap again and again; "
       "%select{do without '%3'|declare it 'auto'}2")
      << Variable->getName() << Finding.IsErasedCallable << CanBeAuto
      << erasingClass(Finding.Sites.front()) << Edits;
  noteSites(Finding);
}

void AllocatingClosureCheck::noteSites(const AllocatingErasure &Finding) {
  for (const ErasureSite &Site : ArrayRef(Finding.Sites).take_front(MaxNotes))
    noteNumbers(Site, Finding.IsErasedCallable);
  if (Finding.Sites.size() > MaxNotes)
    diag(Finding.Sites[MaxNotes].Value->getBeginLoc(), "and %0 more",
         DiagnosticIDs::Note)
        << static_cast<unsigned>(Finding.Sites.size() - MaxNotes);
  for (const ErasureSite &Site : Finding.Sites)
    if (Site.RepeatedBy) {
      diag(Site.RepeatedBy->getBeginLoc(), "it is called again and again here",
           DiagnosticIDs::Note);
      break;
    }
}

void AllocatingClosureCheck::noteNumbers(const ErasureSite &Site,
                                         bool IsClosure) {
  using R = knowledge::InlineRequirement;
  const Erasure &What = Site.What;
  std::string Function;
  llvm::raw_string_ostream Stream(Function);
  outsideLambdas(*Site.In).getNameForDiagnostic(
      Stream, Context->getPrintingPolicy(), /*Qualified=*/false);
  const StringRef Lacks =
      What.Lacks == R::TriviallyCopyable ? " that is not trivially copyable"
      : What.Lacks == R::NothrowCopyable ? " that may throw when it is copied"
      : What.Lacks == R::NothrowMovable  ? " that may throw when it is moved"
                                         : "";
  diag(Site.Value->getBeginLoc(),
       "%select{value|closure}0 of %1 %plural{1:byte|:bytes}1%2%select{|, "
       "inline storage of '%4' "
       "is %5 bytes}3; allocates %select{on each call of '%7'|in each "
       "iteration}6",
       DiagnosticIDs::Note)
      << IsClosure << static_cast<unsigned>(What.ValueSize.getQuantity())
      << Lacks << What.InlineSize.has_value() << erasingClass(Site)
      << static_cast<unsigned>(
             What.InlineSize.value_or(CharUnits::Zero()).getQuantity())
      << (Site.Loop != nullptr) << Function;
}

} // namespace clang::tidy::templates
