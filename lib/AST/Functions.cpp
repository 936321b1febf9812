//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/AST/Functions.h"
#include "lib/AST/Names.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/Basic/SourceManager.h"

namespace clang::templates {

namespace {

class FunctionCollector : public RecursiveASTVisitor<FunctionCollector> {
public:
  FunctionCollector(const SourceManager &Sources, const TypeClassifier &Types,
                    FunctionsWithBodies &Functions)
      : Sources(Sources), Types(Types), Functions(Functions) {}

  bool shouldVisitTemplateInstantiations() const { return true; }

  bool TraverseDecl(Decl *D) {
    if (isa_and_nonnull<NamespaceDecl, FunctionDecl, RedeclarableTemplateDecl,
                        CXXRecordDecl, LinkageSpecDecl>(D) &&
        Sources.isInSystemHeader(D->getLocation()))
      return true;
    const auto *Outer = Current;
    if (const auto *F = dyn_cast_or_null<FunctionDecl>(D))
      Current = F;
    const bool GoOn = RecursiveASTVisitor::TraverseDecl(D);
    Current = Outer;
    return GoOn;
  }

  bool VisitFunctionDecl(FunctionDecl *F) {
    if (F->doesThisDeclarationHaveABody() && !F->isDefaulted() &&
        !F->isInvalidDecl())
      add(F);
    return true;
  }

  bool VisitLambdaExpr(LambdaExpr *E) {
    if (const CXXMethodDecl *Call = E->getCallOperator())
      add(Call);
    if (llvm::any_of(E->captures(), [](const LambdaCapture &Capture) {
          return Capture.capturesVariable() &&
                 Capture.getCaptureKind() == LCK_ByCopy;
        }))
      markClosure(E->getLambdaClass()->getDeclContext());
    // The visitor sees a generic lambda as it is written only.
    if (const FunctionTemplateDecl *Generic =
            E->getLambdaClass()->getDependentLambdaCallOperator())
      for (FunctionDecl *Specialisation : Generic->specializations())
        TraverseDecl(Specialisation);
    return true;
  }

  bool VisitCallExpr(CallExpr *E) {
    const auto *Callee = E->getDirectCallee();
    if (Callee && simpleName(*Callee).contains_insensitive("bind"))
      markClosure(nullptr);
    return yieldsClosure(E);
  }

  bool VisitUnresolvedLookupExpr(UnresolvedLookupExpr *E) {
    if (const IdentifierInfo *Id = E->getName().getAsIdentifierInfo())
      if (Id->getName().contains_insensitive("bind"))
        markClosure(nullptr);
    return true;
  }

  bool VisitCXXConstructExpr(CXXConstructExpr *E) { return yieldsClosure(E); }
  bool VisitInitListExpr(InitListExpr *E) { return yieldsClosure(E); }
  bool VisitCXXUnresolvedConstructExpr(CXXUnresolvedConstructExpr *) {
    markClosure(nullptr); // Cannot tell of what.
    return true;
  }

private:
  void add(const FunctionDecl *F) {
    if (Seen.insert(F).second)
      Functions.All.push_back(F);
  }

  /// Marks the function that is being walked, and the lambda in it whose body
  /// \p Context is.
  void markClosure(const DeclContext *Context) {
    if (Current)
      Functions.WithClosures.insert(Current);
    for (; Context; Context = Context->getParent()) {
      if (const auto *F = dyn_cast<FunctionDecl>(Context))
        Functions.WithClosures.insert(F);
      // A default member initialiser is run by the constructors.
      else if (const auto *Record = dyn_cast<CXXRecordDecl>(Context))
        for (const CXXConstructorDecl *Ctor : Record->ctors())
          Functions.WithClosures.insert(Ctor);
    }
  }

  bool yieldsClosure(const Expr *E) {
    QualType T = E->getType();
    const CXXRecordDecl *Record =
        T.isNull() ? nullptr : T->getAsCXXRecordDecl();
    if (!Record)
      return true;
    auto [It, New] = IsClosure.try_emplace(Record, false);
    if (New) {
      DeclarationName Call =
          Record->getASTContext().DeclarationNames.getCXXOperatorName(OO_Call);
      It->second = Types.isErasedCallable(T) ||
                   (!Record->isLambda() && !Types.isLibraryClass(T) &&
                    Record->hasDefinition() && !Record->lookup(Call).empty());
    }
    if (It->second)
      markClosure(nullptr);
    return true;
  }

  const SourceManager &Sources;
  const TypeClassifier &Types;
  FunctionsWithBodies &Functions;
  const FunctionDecl *Current = nullptr;
  llvm::DenseSet<const FunctionDecl *> Seen;
  llvm::DenseMap<const CXXRecordDecl *, bool> IsClosure;
};

} // namespace

FunctionsWithBodies functionsWithBodies(ASTContext &Context,
                                        const TypeClassifier &Types) {
  FunctionsWithBodies Functions;
  FunctionCollector Collector(Context.getSourceManager(), Types, Functions);
  for (Decl *D : Context.getTraversalScope()) {
    if (auto *Unit = dyn_cast<TranslationUnitDecl>(D)) {
      for (Decl *Member : Unit->decls())
        Collector.TraverseDecl(Member);
      continue;
    }
    Collector.TraverseDecl(D);
  }
  return Functions;
}

} // namespace clang::templates
