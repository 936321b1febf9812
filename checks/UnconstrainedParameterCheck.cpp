//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/UnconstrainedParameterCheck.h"
#include "lib/Fix/Includes.h"
#include "clang/ASTMatchers/ASTMatchFinder.h"
#include "llvm/ADT/MapVector.h"
#include <set>

using namespace clang::ast_matchers;
using namespace clang::templates;

namespace clang::tidy {

llvm::ArrayRef<std::pair<ConstraintNaming, StringRef>>
OptionEnumMapping<ConstraintNaming>::getEnumMapping() {
  static constexpr std::pair<ConstraintNaming, StringRef> Mapping[] = {
      {ConstraintNaming::Standard, "standard"},
      {ConstraintNaming::Exact, "exact"},
  };
  return {Mapping};
}

llvm::ArrayRef<std::pair<ConstraintStyle, StringRef>>
OptionEnumMapping<ConstraintStyle>::getEnumMapping() {
  static constexpr std::pair<ConstraintStyle, StringRef> Mapping[] = {
      {ConstraintStyle::TypeConstraint, "type-constraint"},
      {ConstraintStyle::Leading, "leading"},
      {ConstraintStyle::Trailing, "trailing"},
  };
  return {Mapping};
}

namespace templates {

/// What people would write, if every specialisation models it.
static constexpr ConstraintNaming DefaultNaming = ConstraintNaming::Standard;

static constexpr ConstraintStyle DefaultStyle = ConstraintStyle::TypeConstraint;

/// At most so many notes on what the body requires.
static constexpr size_t MaxNotes = 5;

struct UnconstrainedParameterCheck::Repair {
  const UnconstrainedTemplate *Finding;
  ConstraintEdit Edit;
  /// Why the edit may be wrong, or not be wanted, somewhere. Empty: it is right
  /// wherever the template is used.
  StringRef Doubt;
  std::vector<FixItHint> Includes;
};

UnconstrainedParameterCheck::UnconstrainedParameterCheck(
    StringRef Name, ClangTidyContext *Context)
    : ClangTidyCheck(Name, Context),
      Naming(Options.get("Naming", DefaultNaming)),
      Style(Options.get("Style", DefaultStyle)),
      Defaulted(Options.get("Defaulted", false)),
      GenericLambdas(Options.get("GenericLambdas", false)),
      Strict(Options.get("Strict", false)),
      Yields{Context->isCheckEnabled("templates-interface-only-parameter"),
             Context->isCheckEnabled("templates-heterogeneous-key")} {}

void UnconstrainedParameterCheck::storeOptions(
    ClangTidyOptions::OptionMap &Opts) {
  Options.store(Opts, "Naming", Naming);
  Options.store(Opts, "Style", Style);
  Options.store(Opts, "Defaulted", Defaulted);
  Options.store(Opts, "GenericLambdas", GenericLambdas);
  Options.store(Opts, "Strict", Strict);
}

void UnconstrainedParameterCheck::registerMatchers(MatchFinder *Finder) {
  Finder->addMatcher(translationUnitDecl().bind("unit"), this);
}

void UnconstrainedParameterCheck::check(
    const MatchFinder::MatchResult &Result) {
  Facts = UnitFacts::of(*Result.Context);
  Context = Result.Context;
  if (Yields.any())
    Index = specialisationsOf(*Context);
}

/// The file that declares what \p Finding is about first.
static FileID fileOf(const UnconstrainedTemplate &Finding) {
  const SourceManager &Sources =
      Finding.Pattern->getASTContext().getSourceManager();
  return Sources.getFileID(Sources.getExpansionLoc(
      Finding.Pattern->getCanonicalDecl()->getLocation()));
}

void UnconstrainedParameterCheck::onEndOfTranslationUnit() {
  if (!Facts)
    return;
  RequirementFacts Requirements(*Context);
  std::vector<UnconstrainedTemplate> Findings = unconstrainedTemplates(
      *Facts, Requirements, {Defaulted, GenericLambdas, Strict, Naming});
  if (Index && !Findings.empty())
    leaveOut(Yields, Findings, *Index, *Context);
  Index.reset();
  if (Findings.empty()) {
    Facts.reset();
    return;
  }
  const TemplateMentions Mentions(*Context);
  std::vector<Repair> Repairs;
  for (const UnconstrainedTemplate &Finding : Findings)
    Repairs.push_back(repair(Finding, Mentions));

  // What the members of a class require is one finding.
  llvm::MapVector<const Decl *, std::vector<Repair *>> Templates;
  for (Repair &R : Repairs)
    Templates[R.Finding->Template].push_back(&R);
  for (auto &[Template, OfTemplate] : Templates)
    shareDoubt(OfTemplate);

  // One edit per file adds the headers that all its constraints need: it goes
  // with the first of them, with a certain one if there is any.
  llvm::MapVector<FileID, std::set<std::string>> Headers;
  llvm::DenseMap<FileID, Repair *> First;
  for (Repair &R : Repairs) {
    if (R.Edit.Hints.empty())
      continue;
    const FileID File = fileOf(*R.Finding);
    for (StringRef Header : headersFor(R.Finding->Constraint))
      Headers[File].insert(Header.str());
    Repair *&Chosen = First[File];
    if (!Chosen || (R.Doubt.empty() && !Chosen->Doubt.empty()))
      Chosen = &R;
  }
  for (const auto &[File, Names] : Headers)
    if (std::optional<FixItHint> Hint = includeHeaders(
            File, std::vector<std::string>(Names.begin(), Names.end()),
            *Context))
      First[File]->Includes.push_back(*Hint);

  for (const auto &[Template, OfTemplate] : Templates)
    report(OfTemplate);
  Facts.reset();
}

void UnconstrainedParameterCheck::shareDoubt(ArrayRef<Repair *> OfTemplate) {
  StringRef Doubt;
  for (const Repair *R : OfTemplate)
    if (Doubt.empty())
      Doubt = R->Doubt.empty() && R->Edit.Hints.empty()
                  ? "not all that is required can be written"
                  : R->Doubt;
  for (Repair *R : OfTemplate)
    R->Doubt = Doubt;
}

UnconstrainedParameterCheck::Repair
UnconstrainedParameterCheck::repair(const UnconstrainedTemplate &Finding,
                                    const TemplateMentions &Mentions) const {
  const InferredConstraint &Constraint = Finding.Constraint;
  Repair Result{&Finding, {}, {}, {}};
  if (Constraint.empty())
    return Result;
  const auto Write = [&](ParameterNames Names) {
    return writeConstraint(Constraint, *Finding.Pattern, Names);
  };
  Result.Edit =
      isa<ClassTemplateDecl>(Finding.Template)
          ? constrainMember(*Finding.Pattern, Write, *Context, &Mentions)
          : constrainTemplate(*Finding.Template, Style, Write, *Context,
                              &Mentions);
  Result.Doubt = doubtOf(Finding);
  return Result;
}

void UnconstrainedParameterCheck::report(ArrayRef<Repair *> OfTemplate) {
  const UnconstrainedTemplate &First = *OfTemplate.front()->Finding;
  const bool IsClass = isa<ClassTemplateDecl>(First.Template);
  std::vector<const TemplateTypeParmDecl *> Parameters;
  const StringRef Doubt = OfTemplate.front()->Doubt;
  std::vector<FixItHint> Edits;
  StringRef Refusal;
  for (const Repair *R : OfTemplate) {
    for (const TemplateTypeParmDecl *P : R->Finding->Parameters)
      if (!llvm::is_contained(Parameters, P))
        Parameters.push_back(P);
    if (Refusal.empty())
      Refusal = R->Edit.Refusal;
    llvm::append_range(Edits, R->Edit.Hints);
    llvm::append_range(Edits, R->Includes);
  }
  llvm::sort(Parameters, [](const auto *A, const auto *B) {
    return A->getIndex() < B->getIndex();
  });
  const bool IsNothingRequired = llvm::all_of(OfTemplate, [](const Repair *R) {
    const InferredConstraint &Constraint = R->Finding->Constraint;
    return Constraint.Named.empty() && Constraint.Expressions.empty() &&
           Constraint.Inexpressible.empty();
  });
  const SourceLocation Loc = Parameters.front()->getLocation();
  diag(Loc, "template parameter%select{ '%1' of '%2' accepts|s '%1' of '%2' "
            "accept}0 any type%select{, but the body requires|, but '%4' "
            "requires|, but members require|}3%select{ more of %select{it|"
            "them}0|}5; constrain %select{it|them}0")
      << (Parameters.size() > 1) << calledNames(Parameters) << calledName(First)
      << (IsNothingRequired        ? 3
          : !IsClass               ? 0
          : OfTemplate.size() == 1 ? 1
                                   : 2)
      << First.Pattern->getNameAsString() << IsNothingRequired
      << (Doubt.empty() ? ArrayRef(Edits) : ArrayRef<FixItHint>());
  noteRequirements(OfTemplate);
  if (!Doubt.empty() && !Edits.empty())
    diag(Loc, "constrain it; %0", DiagnosticIDs::Note) << Doubt << Edits;
  else if (Edits.empty() && !Refusal.empty())
    diag(Loc, "the constraint cannot be written here: %0", DiagnosticIDs::Note)
        << Refusal;
}

void UnconstrainedParameterCheck::noteRequirements(
    ArrayRef<Repair *> OfTemplate) {
  // The same operation may be asked for as such and for what it yields.
  std::set<std::pair<SourceLocation, std::string>> Told;
  const auto Note = [&](const Requirement &Required, bool IsSayable) {
    std::string Text = describe(Required, *Context);
    if (Required.Loc.isInvalid() || Told.size() >= MaxNotes ||
        !Told.emplace(Required.Loc, Text).second)
      return;
    diag(Required.Loc,
         "the body requires '%0' here%select{, which the head cannot say|}1",
         DiagnosticIDs::Note)
        << Text << IsSayable;
  };
  for (const Repair *R : OfTemplate) {
    const InferredConstraint &Constraint = R->Finding->Constraint;
    for (const Requirement *Required : Constraint.Named)
      Note(*Required, true);
    for (const Requirement *Required : Constraint.Expressions)
      Note(*Required, true);
    for (const Requirement *Required : Constraint.Inexpressible)
      Note(*Required, false);
  }
}

} // namespace templates
} // namespace clang::tidy
