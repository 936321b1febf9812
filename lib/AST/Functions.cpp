//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/AST/Functions.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/Basic/SourceManager.h"

namespace clang::templates {

namespace {

class FunctionCollector : public RecursiveASTVisitor<FunctionCollector> {
public:
  FunctionCollector(const SourceManager &Sources,
                    std::vector<const FunctionDecl *> &Functions)
      : Sources(Sources), Functions(Functions) {}

  bool shouldVisitTemplateInstantiations() const { return true; }

  bool TraverseDecl(Decl *D) {
    if (isa_and_nonnull<NamespaceDecl, FunctionDecl, RedeclarableTemplateDecl,
                        CXXRecordDecl, LinkageSpecDecl>(D) &&
        Sources.isInSystemHeader(D->getLocation()))
      return true;
    return RecursiveASTVisitor::TraverseDecl(D);
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
    // The visitor sees a generic lambda as it is written only.
    if (const FunctionTemplateDecl *Generic =
            E->getLambdaClass()->getDependentLambdaCallOperator())
      for (FunctionDecl *Specialisation : Generic->specializations())
        TraverseDecl(Specialisation);
    return true;
  }

private:
  void add(const FunctionDecl *F) {
    if (Seen.insert(F).second)
      Functions.push_back(F);
  }

  const SourceManager &Sources;
  std::vector<const FunctionDecl *> &Functions;
  llvm::DenseSet<const FunctionDecl *> Seen;
};

} // namespace

std::vector<const FunctionDecl *> functionsWithBodies(ASTContext &Context) {
  std::vector<const FunctionDecl *> Functions;
  FunctionCollector Collector(Context.getSourceManager(), Functions);
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
