//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/ErasedStorageCheck.h"
#include "lib/Facts/ErasedStores.h"
#include "clang/ASTMatchers/ASTMatchFinder.h"
#include "llvm/ADT/SmallPtrSet.h"

using namespace clang::ast_matchers;
using namespace clang::templates;

namespace clang::tidy::templates {

/// The most notes of one kind.
static constexpr unsigned MaxNotes = 5;

namespace {

AST_MATCHER(ClassTemplateDecl, mayForgetTypes) {
  (void)Finder, (void)Builder;
  return Node.isThisDeclarationADefinition() &&
         !Node.getInstantiatedFromMemberTemplate() &&
         !Node.getLocation().isMacroID() && mayForget(Node);
}

} // namespace

ErasedStorageCheck::ErasedStorageCheck(StringRef Name,
                                       ClangTidyContext *Context)
    : ClangTidyCheck(Name, Context), Strict(Options.get("Strict", false)) {}

void ErasedStorageCheck::storeOptions(ClangTidyOptions::OptionMap &Opts) {
  Options.store(Opts, "Strict", Strict);
}

void ErasedStorageCheck::registerMatchers(MatchFinder *Finder) {
  Finder->addMatcher(classTemplateDecl(unless(isExpansionInSystemHeader()),
                                       mayForgetTypes())
                         .bind("template"),
                     this);
}

void ErasedStorageCheck::check(const MatchFinder::MatchResult &Result) {
  Unit = Result.Context;
  Templates.push_back(
      Result.Nodes.getNodeAs<ClassTemplateDecl>("template"));
}

void ErasedStorageCheck::onEndOfTranslationUnit() {
  if (!Templates.empty())
    for (const ErasedStore &Finding :
         findErasedStores(Templates, *Unit, Strict))
      report(Finding);
  Templates.clear();
}

void ErasedStorageCheck::report(const ErasedStore &Finding) {
  const QualType Known = Finding.Known.getNonReferenceType().getUnqualifiedType();
  diag(Finding.Template->getLocation(),
       "%0 %select{takes values of any type into %1 and takes them out as %2|"
       "keeps only %2 in %1 and takes out other types|"
       "keeps nothing but %2 in %1, and forgets the type}3; %select{keep %2 in "
       "place of %4|let it point to %2}5")
      << Finding.Template << Finding.Class.Member << Known
      << static_cast<unsigned>(Finding.Is)
      << erasedPart(Finding.Class.Member->getType())
      << (Finding.Class.How >= Erasure::Owner);
  unsigned Notes = 0;
  for (const ErasedStore::Mismatch &M : Finding.Mismatches)
    if (Notes++ < MaxNotes)
      diag(M.At, "%0 is stored%select{ here,|, and}2 %1 is taken out%select{| here}2",
           DiagnosticIDs::Note)
          << M.Stored << M.Taken
          << (Finding.Is == ErasedStore::Kind::OtherLoad);
  if (Notes > MaxNotes)
    diag(Finding.Template->getLocation(), "and %0 more", DiagnosticIDs::Note)
        << Notes - MaxNotes;
  Notes = 0;
  llvm::SmallPtrSet<const FunctionDecl *, 4> Seen;
  for (const ErasedStoreSite &Site : Finding.Uses.Stores)
    if (Site.IsOpen && Site.Value.Is == StoredValue::Kind::Anything &&
        Seen.insert(Site.In).second && Notes++ < MaxNotes)
      diag(Site.In->getLocation(), "a value of any type is stored by %0",
           DiagnosticIDs::Note)
          << Site.In;
  Notes = 0;
  if (Finding.Is != ErasedStore::Kind::OtherLoad)
    for (const ErasedLoad &Load : Finding.Uses.Loads)
      if (Notes++ < MaxNotes)
        diag(Load.At->getExprLoc(), "%0 is taken out here",
             DiagnosticIDs::Note)
            << Load.As.getNonReferenceType().getUnqualifiedType();
}

} // namespace clang::tidy::templates
