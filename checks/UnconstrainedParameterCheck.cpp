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
#include "llvm/ADT/StringExtras.h"
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

/// A default argument says what is expected.
static constexpr bool DefaultDefaulted = false;

/// Nobody writes longer constraints.
static constexpr size_t MaxExpressions = 8;

/// At most so many notes on what the body requires.
static constexpr size_t MaxNotes = 5;

struct UnconstrainedParameterCheck::Repair {
  const UnconstrainedTemplate *Finding;
  ConstraintEdit Edit;
  /// The edit is right wherever the template is used.
  bool IsCertain;
  std::vector<FixItHint> Includes;
};

UnconstrainedParameterCheck::UnconstrainedParameterCheck(
    StringRef Name, ClangTidyContext *Context)
    : ClangTidyCheck(Name, Context),
      Naming(Options.get("Naming", DefaultNaming)),
      Style(Options.get("Style", DefaultStyle)),
      Defaulted(Options.get("Defaulted", DefaultDefaulted)) {}

void UnconstrainedParameterCheck::storeOptions(
    ClangTidyOptions::OptionMap &Opts) {
  Options.store(Opts, "Naming", Naming);
  Options.store(Opts, "Style", Style);
  Options.store(Opts, "Defaulted", Defaulted);
}

void UnconstrainedParameterCheck::registerMatchers(MatchFinder *Finder) {
  Finder->addMatcher(translationUnitDecl().bind("unit"), this);
}

void UnconstrainedParameterCheck::check(
    const MatchFinder::MatchResult &Result) {
  Facts = UnitFacts::of(*Result.Context);
  Context = Result.Context;
}

/// The file that declares what \p Finding is about first.
static FileID fileOf(const UnconstrainedTemplate &Finding) {
  const SourceManager &Sources =
      Finding.Template->getASTContext().getSourceManager();
  return Sources.getFileID(Sources.getExpansionLoc(
      Finding.Template->getCanonicalDecl()->getLocation()));
}

void UnconstrainedParameterCheck::onEndOfTranslationUnit() {
  if (!Facts)
    return;
  RequirementFacts Requirements(*Context);
  const std::vector<UnconstrainedTemplate> Findings =
      unconstrainedTemplates(*Facts, Requirements, {Defaulted, Naming});
  if (Findings.empty()) {
    Facts.reset();
    return;
  }
  const TemplateMentions Mentions(*Context);
  std::vector<Repair> Repairs;
  for (const UnconstrainedTemplate &Finding : Findings)
    Repairs.push_back(repair(Finding, Mentions));

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
    if (!Chosen || (R.IsCertain && !Chosen->IsCertain))
      Chosen = &R;
  }
  for (const auto &[File, Names] : Headers)
    if (std::optional<FixItHint> Hint = includeHeaders(
            File, std::vector<std::string>(Names.begin(), Names.end()),
            *Context))
      First[File]->Includes.push_back(*Hint);

  for (const Repair &R : Repairs)
    report(R);
  Facts.reset();
}

UnconstrainedParameterCheck::Repair
UnconstrainedParameterCheck::repair(const UnconstrainedTemplate &Finding,
                                    const TemplateMentions &Mentions) const {
  const InferredConstraint &Constraint = Finding.Constraint;
  Repair Result{&Finding, {}, false, {}};
  if (Constraint.empty())
    return Result;
  Result.Edit = constrainTemplate(
      *Finding.Template, Style,
      [&](ParameterNames Names) {
        return writeConstraint(Constraint, *Finding.Template, Names);
      },
      *Context, &Mentions);
  const bool IsEverythingSeen =
      Context->getSourceManager().isInMainFile(
          Finding.Template->getCanonicalDecl()->getLocation()) ||
      !Finding.Specialisations.empty();
  Result.IsCertain = Constraint.Inexpressible.empty() &&
                     Constraint.Expressions.size() <= MaxExpressions &&
                     (Constraint.IsExact || IsEverythingSeen);
  return Result;
}

void UnconstrainedParameterCheck::report(const Repair &R) {
  const UnconstrainedTemplate &Finding = *R.Finding;
  llvm::SmallVector<std::string, 4> Names;
  for (const TemplateTypeParmDecl *P : Finding.Parameters)
    Names.push_back(P->isImplicit() ? "auto" : P->getNameAsString());
  {
    auto Warning = diag(Finding.Parameters.front()->getLocation(),
                        "template parameter%select{ '%1' of '%2' accepts|s "
                        "'%1' of '%2' accept}0 any type, but the body requires "
                        "more of %select{it; constrain it|them; constrain "
                        "them}0")
                   << (Names.size() > 1) << llvm::join(Names, "', '")
                   << Finding.Template->getNameAsString();
    if (R.IsCertain)
      Warning << R.Edit.Hints << R.Includes;
  }
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
  for (const Requirement *Required : Finding.Constraint.Named)
    Note(*Required, true);
  for (const Requirement *Required : Finding.Constraint.Expressions)
    Note(*Required, true);
  for (const Requirement *Required : Finding.Constraint.Inexpressible)
    Note(*Required, false);
  if (!R.IsCertain && !R.Edit.Hints.empty())
    diag(Finding.Parameters.front()->getLocation(), "constrain it",
         DiagnosticIDs::Note)
        << R.Edit.Hints << R.Includes;
}

} // namespace templates
} // namespace clang::tidy
