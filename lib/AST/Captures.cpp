//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/AST/Captures.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "llvm/ADT/SetVector.h"

namespace clang::templates {

namespace {

/// Collects the local variables around a lambda that its body evaluates.
class OuterVariables : public RecursiveASTVisitor<OuterVariables> {
public:
  explicit OuterVariables(const CXXRecordDecl &Lambda) : Lambda(Lambda) {}

  bool TraverseTypeLoc(TypeLoc /*Loc*/, bool /*Qualifier*/ = true) {
    return true;
  }
  bool TraverseUnaryExprOrTypeTraitExpr(UnaryExprOrTypeTraitExpr * /*E*/) {
    return true;
  }
  bool TraverseCXXNoexceptExpr(CXXNoexceptExpr * /*E*/) { return true; }

  bool VisitDeclRefExpr(DeclRefExpr *E) {
    const auto *Var = dyn_cast<VarDecl>(E->getDecl());
    if (Var && Var->hasLocalStorage() &&
        Var->getDeclContext()->Encloses(&Lambda) &&
        !Var->isUsableInConstantExpressions(Lambda.getASTContext()))
      Found.insert(Var);
    return true;
  }

  llvm::SmallSetVector<const VarDecl *, 4> Found;

private:
  const CXXRecordDecl &Lambda;
};

} // namespace

llvm::SmallVector<const VarDecl *, 2>
lateCaptures(const CXXRecordDecl &Lambda) {
  if (!Lambda.isLambda() || Lambda.getLambdaCaptureDefault() == LCD_None ||
      !Lambda.isDependentContext())
    return {};
  const CXXMethodDecl *Call = Lambda.getLambdaCallOperator();
  if (!Call || !Call->hasBody())
    return {};
  OuterVariables Outer(Lambda);
  Outer.TraverseStmt(Call->getBody());
  for (const LambdaCapture &Capture : Lambda.captures())
    if (Capture.capturesVariable())
      Outer.Found.remove(dyn_cast<VarDecl>(Capture.getCapturedVar()));
  return {Outer.Found.begin(), Outer.Found.end()};
}

} // namespace clang::templates
