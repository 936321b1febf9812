//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/Fix/KeepParameter.h"
#include "lib/AST/ErasedTypes.h"
#include "lib/AST/TemplateIds.h"
#include "lib/Fix/Edits.h"
#include "clang/AST/RecursiveASTVisitor.h"

namespace clang::templates {

namespace {

/// Collects where types are written that forget what they keep.
class ErasedTypeVisitor : public RecursiveASTVisitor<ErasedTypeVisitor> {
public:
  bool TraverseTypeLoc(TypeLoc T, bool /*Qualifier*/ = true) {
    if (T.isNull())
      return true;
    T = T.getUnqualifiedLoc();
    const QualType Type = T.getType();
    if (Type->isReferenceType() || !erasure(Type))
      return RecursiveASTVisitor::TraverseTypeLoc(T);
    Ranges.push_back(T.getSourceRange());
    IsOther |= Depth > 0 || Type->getAs<TypedefType>() ||
               erasure(Type) != Erasure::Any;
    return true;
  }
  bool TraverseTypedefDecl(TypedefDecl *D) { return inOther(D); }
  bool TraverseTypeAliasDecl(TypeAliasDecl *D) { return inOther(D); }
  /// Declarations in statements are met again on the way down.
  bool TraverseDeclStmt(DeclStmt *S) {
    const unsigned Outer = std::exchange(Depth, 0);
    const bool GoOn = RecursiveASTVisitor::TraverseDeclStmt(S);
    Depth = Outer;
    return GoOn;
  }
  bool dataTraverseStmtPre(Stmt *S) {
    Depth += isa<Expr>(S);
    return true;
  }
  bool dataTraverseStmtPost(Stmt *S) {
    Depth -= isa<Expr>(S);
    return true;
  }

  std::vector<SourceRange> Ranges;
  /// One of them is written in an expression or an alias, or is another kind.
  bool IsOther = false;

private:
  bool inOther(TypedefNameDecl *D) {
    ++Depth;
    const bool GoOn = TraverseTypeLoc(D->getTypeSourceInfo()->getTypeLoc());
    --Depth;
    return GoOn;
  }

  unsigned Depth = 0;
};

} // namespace

/// Whether \p D, which is written outside of the class, calls the parameter by
/// its name.
static bool hasSameName(const Decl &D, const TemplateTypeParmDecl &Parameter) {
  for (const TemplateParameterList *List : repeatedParameterLists(D))
    if (List->getDepth() == Parameter.getDepth())
      return Parameter.getIndex() < List->size() &&
             List->getParam(Parameter.getIndex())->getDeclName() ==
                 Parameter.getDeclName();
  return false;
}

/// \p E in the place of a call that it is the argument of.
static std::string asOperand(const Expr &E, const ASTContext &Context) {
  const std::string Text = sourceText(E.getSourceRange(), Context).str();
  const Expr *Written = E.IgnoreUnlessSpelledInSource();
  const bool IsOperand =
      isa<DeclRefExpr, CallExpr, MemberExpr, ArraySubscriptExpr, ParenExpr,
          CXXDependentScopeMemberExpr, UnaryOperator>(Written);
  return IsOperand ? Text : "(" + Text + ")";
}

std::vector<FixItHint> keepParameter(const CXXRecordDecl &Class,
                                     const TemplateTypeParmDecl &Parameter,
                                     ArrayRef<const CallExpr *> Casts,
                                     ASTContext &Context) {
  if (!Parameter.getIdentifier())
    return {};
  ErasedTypeVisitor Types;
  Types.TraverseDecl(const_cast<CXXRecordDecl *>(&Class));
  for (const Decl *Member : outOfLineMembers(Class)) {
    if (!hasSameName(*Member, Parameter))
      return {};
    Types.TraverseDecl(const_cast<Decl *>(Member));
  }
  if (Types.IsOther)
    return {};
  std::vector<FixItHint> Edits;
  for (const SourceRange Range : Types.Ranges) {
    if (!mayEdit(Range, Context))
      return {};
    Edits.push_back(replaceTokens(Range, Parameter.getName().str()));
  }
  for (const CallExpr *Cast : Casts) {
    if (Cast->getNumArgs() != 1 || !mayEdit(Cast->getSourceRange(), Context))
      return {};
    Edits.push_back(replaceTokens(Cast->getSourceRange(),
                                  asOperand(*Cast->getArg(0), Context)));
  }
  return Edits;
}

} // namespace clang::templates
