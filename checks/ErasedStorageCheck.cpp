//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/ErasedStorageCheck.h"
#include "lib/AST/Names.h"
#include "lib/Facts/ErasedStores.h"
#include "lib/Fix/KeepParameter.h"
#include "clang/ASTMatchers/ASTMatchFinder.h"
#include "llvm/ADT/SmallPtrSet.h"

using namespace clang::ast_matchers;
using namespace clang::templates;

namespace clang::tidy::templates {

/// The most notes of one kind.
static constexpr size_t MaxNotes = 5;

namespace {

AST_MATCHER(ClassTemplateDecl, mayForgetTypes) {
  (void)Finder, (void)Builder;
  return Node.isFirstDecl() && !Node.getInstantiatedFromMemberTemplate() &&
         mayForget(Node);
}

} // namespace

ErasedStorageCheck::ErasedStorageCheck(StringRef Name,
                                       ClangTidyContext *Context)
    : ClangTidyCheck(Name, Context), Strict(Options.get("Strict", false)) {}

void ErasedStorageCheck::storeOptions(ClangTidyOptions::OptionMap &Opts) {
  Options.store(Opts, "Strict", Strict);
}

void ErasedStorageCheck::registerMatchers(MatchFinder *Finder) {
  Finder->addMatcher(
      classTemplateDecl(unless(isExpansionInSystemHeader()), mayForgetTypes())
          .bind("template"),
      this);
}

void ErasedStorageCheck::check(const MatchFinder::MatchResult &Result) {
  Unit = Result.Context;
  Templates.push_back(Result.Nodes.getNodeAs<ClassTemplateDecl>("template"));
}

void ErasedStorageCheck::onEndOfTranslationUnit() {
  if (!Templates.empty())
    for (const ErasedStore &Finding :
         findErasedStores(Templates, *Unit, Strict))
      report(Finding);
  Templates.clear();
}

/// Keeps the parameter where that is known to change nothing here.
static std::vector<FixItHint> repair(const ErasedStore &Finding,
                                     ASTContext &Context) {
  if (!Finding.Replacement)
    return {};
  std::vector<const CallExpr *> Casts;
  for (const ErasedLoad &Load : Finding.Uses.Loads)
    Casts.push_back(cast<CallExpr>(Load.At));
  return keepParameter(*Finding.Class.Pattern, *Finding.Replacement, Casts,
                       Context);
}

void ErasedStorageCheck::report(const ErasedStore &Finding) {
  using Kind = ErasedStore::Kind;
  const std::vector<FixItHint> Fix = repair(Finding, *Unit);
  // Another translation unit may store other types in what a header declares.
  const bool IsSure =
      Finding.Is == Kind::BoxPerValue ||
      Unit->getSourceManager().isInMainFile(Finding.Template->getLocation());
  diag(
      Finding.Template->getLocation(),
      "%0 %select{takes values of %select{any type|several types}6 into %1 and "
      "takes them out as %2|"
      "keeps only %2 in %1 and takes out other types|"
      "keeps nothing but %2 in %1, and forgets the type}3; %select{keep %2 in "
      "place of %4|let it point to %2}5")
      << Finding.Template << Finding.Class.Member
      << Finding.Known.getNonReferenceType().getUnqualifiedType()
      << static_cast<unsigned>(Finding.Is)
      << erasedPart(Finding.Class.Member->getType())
      << (Finding.Class.How >= Erasure::Owner)
      << (Finding.Class.How == Erasure::Variant)
      << (IsSure ? ArrayRef(Fix) : ArrayRef<FixItHint>());

  const size_t Count = Finding.Mismatches.size();
  for (const ErasedStore::Mismatch &M :
       ArrayRef(Finding.Mismatches).take_front(MaxNotes))
    diag(M.At,
         "%0 is stored%select{ here, %1 is taken out|, and %1 is taken out "
         "here}2",
         DiagnosticIDs::Note)
        << M.Stored << M.Taken << (Finding.Is == Kind::OtherLoad);
  if (Count > MaxNotes)
    diag(Finding.Mismatches[MaxNotes].At, "and %0 more", DiagnosticIDs::Note)
        << static_cast<unsigned>(Count - MaxNotes);

  llvm::SmallPtrSet<const FunctionDecl *, 4> Seen;
  for (const ErasedStoreSite &Site : Finding.Uses.Stores)
    if (Site.takesAnything() && Seen.size() < MaxNotes &&
        Seen.insert(Site.In).second)
      diag(Site.In->getLocation(), "'%0' stores whatever it gets",
           DiagnosticIDs::Note)
          << plainName(*Site.In)
          << (IsSure || Seen.size() > 1 ? ArrayRef<FixItHint>()
                                        : ArrayRef(Fix));
  if (Finding.Is == Kind::OtherLoad)
    return;
  for (const ErasedLoad &Load :
       ArrayRef(Finding.Uses.Loads).take_front(MaxNotes))
    diag(Load.At->getExprLoc(), "%0 is taken out here", DiagnosticIDs::Note)
        << Load.As.getNonReferenceType().getUnqualifiedType();
}

} // namespace clang::tidy::templates
