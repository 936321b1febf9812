//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/RetainedClosureCheck.h"
#include "lib/AST/Names.h"
#include "lib/Fix/NamedClosure.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/ASTMatchers/ASTMatchFinder.h"

using namespace clang::ast_matchers;
using namespace clang::templates;

namespace clang::tidy {

llvm::ArrayRef<std::pair<FactoryRule, StringRef>>
OptionEnumMapping<FactoryRule>::getEnumMapping() {
  static constexpr std::pair<FactoryRule, StringRef> Mapping[] = {
      {FactoryRule::Retained, "retained"},
      {FactoryRule::Erased, "erased"},
      {FactoryRule::Any, "any"},
  };
  return {Mapping};
}

namespace templates {

/// A factory that returns an erased callable cannot know who keeps it.
static constexpr FactoryRule DefaultFactories = FactoryRule::Erased;

/// In bytes: closures without state keep nothing.
static constexpr unsigned DefaultMinStateBytes = 1;

/// At most so many notes of one kind.
static constexpr size_t MaxNotes = 5;

/// Where \p F, or the class template around it, got its arguments.
static SourceLocation instantiationOf(const FunctionDecl &F) {
  if (SourceLocation Loc = F.getPointOfInstantiation(); Loc.isValid())
    return Loc;
  const auto *Method = dyn_cast<CXXMethodDecl>(&F);
  const auto *Class =
      Method ? dyn_cast<ClassTemplateSpecializationDecl>(Method->getParent())
             : nullptr;
  return Class ? Class->getPointOfInstantiation() : SourceLocation();
}

/// The type for a message: in full if it is known, as written if it depends on
/// a parameter, nothing if only a specialisation knows it.
static std::string spelled(QualType T, const ASTContext &Context) {
  if (T->getContainedAutoType() && T->isDependentType())
    return "";
  if (!T->isDependentType())
    T = T.getCanonicalType();
  return T.getAsString(Context.getPrintingPolicy());
}

RetainedClosureCheck::RetainedClosureCheck(StringRef Name,
                                           ClangTidyContext *Context)
    : ClangTidyCheck(Name, Context),
      Factories(Options.get("Factories", DefaultFactories)),
      MinStateBytes(Options.get("MinStateBytes", DefaultMinStateBytes)) {}

void RetainedClosureCheck::storeOptions(ClangTidyOptions::OptionMap &Opts) {
  Options.store(Opts, "Factories", Factories);
  Options.store(Opts, "MinStateBytes", MinStateBytes);
}

void RetainedClosureCheck::registerMatchers(MatchFinder *Finder) {
  Finder->addMatcher(translationUnitDecl().bind("unit"), this);
}

void RetainedClosureCheck::check(const MatchFinder::MatchResult &Result) {
  Facts = UnitFacts::of(*Result.Context);
}

void RetainedClosureCheck::onEndOfTranslationUnit() {
  if (!Facts)
    return;
  const std::vector<RetainedClosure> Findings =
      retainedClosures(*Facts, Factories, MinStateBytes);
  llvm::DenseMap<const FunctionDecl *, unsigned> ClosuresOf;
  for (const RetainedClosure &Finding : Findings)
    ++ClosuresOf[Finding.Factory];
  // Closures of one factory often share their state: one class is for all.
  for (const RetainedClosure &Finding : Findings)
    report(Finding, /*IsOnly=*/ClosuresOf[Finding.Factory] == 1);
  Facts.reset();
}

void RetainedClosureCheck::report(const RetainedClosure &Finding, bool IsOnly) {
  const std::string Factory = plainName(outsideLambdas(*Finding.Factory));
  const SourceLocation Loc = Finding.Closure->getBeginLoc();
  diag(Loc, "%select{closures of template '%1' are kept for the whole run|"
            "template factory '%1' returns a type-erased closure|"
            "template factory '%1' returns a closure}0 with state of "
            "%select{their|its|its}0 own for each specialisation; let the "
            "caller own an object of a named class")
      << static_cast<unsigned>(Finding.Why) << Factory;
  for (const RetainedClosure::State &S : Finding.States) {
    const std::string Type = spelled(S.Type, Facts->Effects.context());
    diag(S.Loc,
         "%select{it holds a bound argument|'%1' is captured}0"
         "%select{| with type '%3'}2%select{|, %5 bytes}4",
         DiagnosticIDs::Note)
        << (S.Variable != nullptr)
        << (S.Variable ? S.Variable->getNameAsString() : "") << !Type.empty()
        << Type << (S.Bytes != 0) << static_cast<unsigned>(S.Bytes);
  }
  const ArrayRef<const FunctionDecl *> Specialisations =
      Finding.Specialisations;
  for (const FunctionDecl *F : Specialisations.take_front(MaxNotes))
    if (SourceLocation At = instantiationOf(*F); At.isValid())
      diag(At, "specialisation %q0 is instantiated here", DiagnosticIDs::Note)
          << F;
  if (Specialisations.size() > MaxNotes)
    diag(Finding.Factory->getLocation(), "and %0 more specialisations",
         DiagnosticIDs::Note)
        << static_cast<unsigned>(Specialisations.size() - MaxNotes);
  for (const ClosureEscape &E : ArrayRef(Finding.Kept).take_front(MaxNotes))
    diag(E.Store->At->getExprLoc(), "a closure is kept in '%0' from here on",
         DiagnosticIDs::Note)
        << E.Where->name();
  if (!IsOnly)
    return;
  if (const std::optional<std::vector<FixItHint>> Named = nameClosure(
          *Finding.Closure, *Finding.Factory, Facts->Effects.context()))
    diag(Loc, "make it an object of a class template with a name",
         DiagnosticIDs::Note)
        << *Named;
}

} // namespace templates
} // namespace clang::tidy
