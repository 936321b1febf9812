//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/AST/FunctionNames.h"
#include "lib/AST/Mentions.h"
#include "clang/AST/ExprCXX.h"

namespace clang::templates {

/// Whether \p M is what a call calls.
static bool isCalled(const Mention &M) {
  const Expr *At = M.At;
  for (const Enclosing Parent : llvm::reverse(M.Inside)) {
    const auto *E = dyn_cast_or_null<Expr>(dyn_cast<const Stmt *>(Parent));
    if (!E)
      return false;
    if (const auto *Call = dyn_cast<CallExpr>(E))
      return Call->getCallee() == At;
    if (!isa<ParenExpr, ImplicitCastExpr>(E))
      return false;
    At = E;
  }
  return false;
}

static bool hasTemplateArguments(const Expr &E) {
  if (const auto *Ref = dyn_cast<DeclRefExpr>(&E))
    return Ref->hasExplicitTemplateArgs();
  if (const auto *Member = dyn_cast<MemberExpr>(&E))
    return Member->hasExplicitTemplateArgs();
  if (const auto *Overloads = dyn_cast<OverloadExpr>(&E))
    return Overloads->hasExplicitTemplateArgs();
  if (const auto *Member = dyn_cast<CXXDependentScopeMemberExpr>(&E))
    return Member->hasExplicitTemplateArgs();
  const auto *Ref = dyn_cast<DependentScopeDeclRefExpr>(&E);
  return Ref && Ref->hasExplicitTemplateArgs();
}

FunctionNames::FunctionNames(ArrayRef<const FunctionTemplateDecl *> Templates,
                             ASTContext &Context) {
  MentionFinder Finder(Context);
  for (const FunctionTemplateDecl *Template : Templates)
    Finder.track(*Template->getTemplatedDecl());
  Finder.findEverywhere([&](const Mention &M) {
    if (!isCalled(M))
      Named.insert(M.Of);
    if (hasTemplateArguments(*M.At))
      Spelled.insert(M.Of);
  });
}

bool FunctionNames::isNamed(const FunctionTemplateDecl &Template) const {
  return Named.contains(patternValue(Template.getTemplatedDecl()));
}

bool FunctionNames::isSpelled(const FunctionTemplateDecl &Template) const {
  return Spelled.contains(patternValue(Template.getTemplatedDecl()));
}

} // namespace clang::templates
