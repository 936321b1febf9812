//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/AST/Mentions.h"
#include "lib/AST/Names.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Sema/HeuristicResolver.h"

namespace clang::templates {

const ValueDecl *patternValue(const ValueDecl *D) {
  if (const auto *Field = dyn_cast<FieldDecl>(D))
    return patternField(Field);
  if (const auto *Function = dyn_cast<FunctionDecl>(D))
    return patternFunction(Function)->getCanonicalDecl();
  if (const auto *Var = dyn_cast<VarDecl>(D)) {
    const VarDecl *Pattern = Var->getTemplateInstantiationPattern();
    return (Pattern ? Pattern : Var)->getCanonicalDecl();
  }
  return D;
}

/// What a name stands for: of a template, its pattern.
static const ValueDecl *valueOf(const NamedDecl *D) {
  D = D->getUnderlyingDecl();
  if (const auto *Template = dyn_cast<TemplateDecl>(D))
    D = Template->getTemplatedDecl();
  return dyn_cast_or_null<ValueDecl>(D);
}

class MentionVisitor : public RecursiveASTVisitor<MentionVisitor> {
public:
  MentionVisitor(MentionFinder &Finder, MentionFinder::Callback Found)
      : Finder(Finder), Found(Found), Resolver(Finder.Context),
        Sources(Finder.Context.getSourceManager()) {}

  bool TraverseDecl(Decl *D) {
    if (isa_and_nonnull<NamespaceDecl, FunctionDecl, RedeclarableTemplateDecl,
                        CXXRecordDecl, LinkageSpecDecl>(D) &&
        Sources.isInSystemHeader(D->getLocation()))
      return true;
    if (!isa_and_nonnull<VarDecl, FieldDecl, FunctionDecl>(D))
      return RecursiveASTVisitor::TraverseDecl(D);
    Inside.push_back(static_cast<const Decl *>(D));
    const bool GoOn = RecursiveASTVisitor::TraverseDecl(D);
    Inside.pop_back();
    return GoOn;
  }

  bool dataTraverseStmtPre(Stmt *S) {
    if (isa<UnaryExprOrTypeTraitExpr, CXXNoexceptExpr, RequiresExpr>(S))
      return false;
    if (const auto *E = dyn_cast<Expr>(S))
      visitExpr(E);
    Inside.push_back(static_cast<const Stmt *>(S));
    return true;
  }

  bool dataTraverseStmtPost(Stmt *) {
    Inside.pop_back();
    return true;
  }

  // Types evaluate nothing, and bounds of arrays mention no containers.
  bool TraverseTypeLoc(TypeLoc, bool = true) { return true; }

private:
  void visitExpr(const Expr *E) {
    if (const auto *Ref = dyn_cast<DeclRefExpr>(E))
      found(Ref->getDecl(), E);
    else if (const auto *Member = dyn_cast<MemberExpr>(E))
      found(Member->getMemberDecl(), E);
    else if (const auto *Overloads = dyn_cast<OverloadExpr>(E))
      found(Overloads->getName(), llvm::to_vector<4>(Overloads->decls()), E);
    else if (const auto *Member = dyn_cast<CXXDependentScopeMemberExpr>(E))
      foundDependent(Member->getMember(), E,
                     [&] { return Resolver.resolveMemberExpr(Member); });
    else if (const auto *Ref = dyn_cast<DependentScopeDeclRefExpr>(E))
      foundDependent(Ref->getDeclName(), E,
                     [&] { return Resolver.resolveDeclRefExpr(Ref); });
    else if ((Finder.This && isa<CXXThisExpr>(E)) || Finder.Exprs.contains(E))
      Found({nullptr, E, false, Inside});
  }

  void found(const ValueDecl *D, const Expr *E) {
    if (!Finder.ByName.contains(D->getDeclName()))
      return;
    D = patternValue(D);
    if (Finder.Tracked.contains(D))
      Found({D, E, false, Inside});
  }

  void found(DeclarationName Name, ArrayRef<NamedDecl *> Decls, const Expr *E) {
    if (!Finder.ByName.contains(Name))
      return;
    for (const NamedDecl *D : Decls)
      if (const ValueDecl *Value = valueOf(D))
        found(Value, E);
  }

  void
  foundDependent(DeclarationName Name, const Expr *E,
                 llvm::function_ref<std::vector<const NamedDecl *>()> Resolve) {
    auto It = Finder.ByName.find(Name);
    if (It == Finder.ByName.end())
      return;
    const std::vector<const NamedDecl *> Decls = Resolve();
    for (const NamedDecl *D : Decls)
      if (const ValueDecl *Value = valueOf(D))
        found(Value, E);
    if (!Decls.empty())
      return;
    // What is found may be tracked, too, and move the table.
    const llvm::SmallVector<const ValueDecl *, 1> Candidates = It->second;
    for (const ValueDecl *D : Candidates)
      if (D->isCXXClassMember())
        Found({D, E, true, Inside});
  }

  MentionFinder &Finder;
  MentionFinder::Callback Found;
  HeuristicResolver Resolver;
  const SourceManager &Sources;
  llvm::SmallVector<Enclosing, 32> Inside;
};

void MentionFinder::track(const ValueDecl &D) {
  const ValueDecl *Pattern = patternValue(&D);
  if (Tracked.insert(Pattern).second)
    ByName[Pattern->getDeclName()].push_back(Pattern);
}

void MentionFinder::findIn(const Decl &Root, Callback Found) {
  MentionVisitor(*this, Found).TraverseDecl(const_cast<Decl *>(&Root));
}

void MentionFinder::findEverywhere(Callback Found) {
  MentionVisitor Visitor(*this, Found);
  for (Decl *D : Context.getTraversalScope()) {
    if (auto *Unit = dyn_cast<TranslationUnitDecl>(D)) {
      for (Decl *Member : Unit->decls())
        Visitor.TraverseDecl(Member);
      continue;
    }
    Visitor.TraverseDecl(D);
  }
}

} // namespace clang::templates
