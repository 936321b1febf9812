//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/Facts/ClosureExit.h"
#include "lib/AST/Names.h"
#include "lib/Knowledge/Containers.h"
#include "lib/Knowledge/Knowledge.h"
#include "clang/AST/DeclTemplate.h"

namespace clang::templates {

namespace {

/// One walk over a function, from the closure or from the parameter that it is
/// passed to.
class ExitFinder {
public:
  static constexpr unsigned MaxCallDepth = 3;

  ExitFinder(ASTContext &Context, unsigned Depth)
      : Context(Context), Mentions(Context), Depth(Depth) {}

  const Stmt *find(const Decl &Root) {
    Mentions.findIn(Root, [this](const Mention &M) {
      if (!Exit && !M.ByName)
        follow(M);
    });
    return Exit;
  }

  MentionFinder &mentions() { return Mentions; }

private:
  void follow(const Mention &M);
  /// Whether the result of the call holds \p Arg; if not, where that goes.
  bool throughCall(const CallExpr &Call, const Expr *Arg);
  void into(const Expr *Target, const Stmt *At);

  ASTContext &Context;
  MentionFinder Mentions;
  const unsigned Depth;
  const Stmt *Exit = nullptr;
};

} // namespace

/// Puts the closure into what \p Target names.
void ExitFinder::into(const Expr *Target, const Stmt *At) {
  Target = Target->IgnoreParenImpCasts();
  if (const auto *Ref = dyn_cast<DeclRefExpr>(Target))
    if (const auto *Var = dyn_cast<VarDecl>(Ref->getDecl());
        Var && !Var->hasGlobalStorage() && !Var->getType()->isReferenceType()) {
      Mentions.track(*Var);
      return;
    }
  Exit = At;
}

static StringRef nameOf(const CallExpr &Call) {
  const Expr *Callee = Call.getCallee()->IgnoreParenImpCasts();
  DeclarationName Name;
  if (const auto *Direct = Call.getDirectCallee())
    Name = Direct->getDeclName();
  else if (const auto *Overloads = dyn_cast<OverloadExpr>(Callee))
    Name = Overloads->getName();
  else if (const auto *Member = dyn_cast<CXXDependentScopeMemberExpr>(Callee))
    Name = Member->getMember();
  const IdentifierInfo *Id = Name.getAsIdentifierInfo();
  return Id ? Id->getName() : StringRef();
}

bool ExitFinder::throughCall(const CallExpr &Call, const Expr *Arg) {
  StringRef Name = nameOf(Call);
  for (const knowledge::LibraryCall &Row : knowledge::libraryCalls()) {
    using E = knowledge::CallEffect;
    if (Row.Name.rsplit("::").second == Name &&
        (Row.Effect == E::Identity || Row.Effect == E::MakePointer ||
         Row.Effect == E::AllocatePointer || Row.Effect == E::Bind ||
         Row.Effect == E::Gather))
      return true;
  }
  const Expr *Callee = Call.getCallee()->IgnoreParenImpCasts();
  const Expr *Object = nullptr;
  if (const auto *Member = dyn_cast<MemberExpr>(Callee))
    Object = Member->getBase();
  else if (const auto *Member = dyn_cast<CXXDependentScopeMemberExpr>(Callee);
           Member && !Member->isImplicitAccess())
    Object = Member->getBase();
  else if (const auto *Overloads = dyn_cast<UnresolvedMemberExpr>(Callee);
           Overloads && !Overloads->isImplicitAccess())
    Object = Overloads->getBase();
  if (Object)
    for (const knowledge::SizeEffectRow &Row : knowledge::memberSizeEffects())
      if (Row.Name == Name &&
          (Row.Effect == knowledge::SizeEffect::Insert ||
           Row.Effect == knowledge::SizeEffect::InsertKey)) {
        into(Object, &Call);
        return false;
      }
  // A function that is seen to let it out.
  const FunctionDecl *Function = Call.getDirectCallee();
  if (!Function || Depth >= MaxCallDepth)
    return false;
  Function = patternFunction(Function);
  const FunctionDecl *Definition = nullptr;
  if (!Function->hasBody(Definition) ||
      Context.getSourceManager().isInSystemHeader(Definition->getLocation()))
    return false;
  for (unsigned I = 0; I < Call.getNumArgs(); ++I) {
    if (Call.getArg(I) != Arg || I >= Definition->getNumParams())
      continue;
    ExitFinder Inner(Context, Depth + 1);
    Inner.mentions().track(*Definition->getParamDecl(I));
    const Stmt *Out = Inner.find(*Definition);
    if (isa_and_nonnull<ReturnStmt>(Out))
      return true;
    if (Out)
      Exit = &Call;
  }
  return false;
}

void ExitFinder::follow(const Mention &M) {
  const Expr *E = M.At;
  for (Enclosing Around : llvm::reverse(M.Inside)) {
    if (const auto *D = dyn_cast<const Decl *>(Around)) {
      const auto *Var = dyn_cast<VarDecl>(D);
      if (Var && !Var->hasGlobalStorage())
        Mentions.track(*Var);
      else if (!isa<FunctionDecl>(D) || isa<CXXConstructorDecl>(D))
        Exit = E; // A static, a member.
      return;
    }
    const auto *S = cast<const Stmt *>(Around);
    if (isa<ReturnStmt, CoreturnStmt>(S)) {
      Exit = S;
      return;
    }
    if (const auto *Op = dyn_cast<BinaryOperator>(S)) {
      if (Op->getOpcode() == BO_Assign && Op->getRHS() == E)
        into(Op->getLHS(), S);
      return;
    }
    if (const auto *Op = dyn_cast<CXXOperatorCallExpr>(S)) {
      if (Op->getOperator() == OO_Equal && Op->getArg(1) == E)
        into(Op->getArg(0), S);
      return;
    }
    if (const auto *Call = dyn_cast<CallExpr>(S)) {
      if (Call->getCallee() == E || !throughCall(*Call, E))
        return;
    } else if (!isa<CastExpr, ParenExpr, ParenListExpr, InitListExpr,
                    ExprWithCleanups, MaterializeTemporaryExpr,
                    CXXBindTemporaryExpr, CXXConstructExpr,
                    CXXUnresolvedConstructExpr, CXXNewExpr, LambdaExpr,
                    AbstractConditionalOperator>(S)) {
      return;
    }
    E = cast<Expr>(S);
  }
}

const Stmt *exitOf(const LambdaExpr &Lambda, const Decl &Root,
                   ASTContext &Context) {
  ExitFinder Finder(Context, 0);
  Finder.mentions().trackExpr(Lambda);
  return Finder.find(Root);
}

} // namespace clang::templates
