//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/Facts/ErasureReader.h"
#include "lib/AST/Names.h"
#include "clang/AST/StmtCXX.h"
#include "llvm/Support/SaveAndRestore.h"

namespace clang::templates {

static constexpr unsigned MaxDepth = 300;

FunctionKey keyOf(const FunctionDecl &Function) {
  return patternFunction(&Function)->getCanonicalDecl();
}

void ErasureReader::read(const FunctionDecl &F) {
  Current = &F;
  Loop = OuterLoop = nullptr;
  BreakLeavesLoop = false;
  if (const auto *Constructor = dyn_cast<CXXConstructorDecl>(&F))
    for (const CXXCtorInitializer *Init : Constructor->inits())
      walk(Init->getInit());
  walk(F.getBody());
}

void ErasureReader::walkChildren(const Stmt &S) {
  for (const Stmt *Child : S.children())
    walk(Child);
}

/// Whether \p Condition never holds, as in 'do { ... } while (0)'.
static bool isFalse(const Expr *Condition, const ASTContext &Context) {
  bool Value;
  return Condition && !Condition->isValueDependent() &&
         Condition->EvaluateAsBooleanCondition(Value, Context) && !Value;
}

void ErasureReader::walkLoop(const Stmt &S, ArrayRef<const Stmt *> Once) {
  for (const Stmt *Part : Once)
    walk(Part);
  llvm::SaveAndRestore Outer(OuterLoop, Loop);
  llvm::SaveAndRestore Inner(Loop, &S);
  llvm::SaveAndRestore Break(BreakLeavesLoop, true);
  for (const Stmt *Child : S.children())
    if (Child && !llvm::is_contained(Once, Child))
      walk(Child);
}

/// The statement that \p S ends in, through blocks.
static const Stmt *lastOf(const Stmt *S) {
  while (const auto *Block = dyn_cast_or_null<CompoundStmt>(S))
    S = Block->body_empty() ? nullptr : Block->body_back();
  return S;
}

void ErasureReader::walkCompound(const CompoundStmt &Block) {
  const Stmt *Last = lastOf(&Block);
  const auto *E = dyn_cast_or_null<Expr>(Last);
  const auto *Call = E ? dyn_cast<CallExpr>(E->IgnoreParenImpCasts()) : nullptr;
  const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
  // What leads out of the loop is run once for all iterations.
  llvm::SaveAndRestore Inner(Loop);
  if (isa_and_nonnull<ReturnStmt, CoreturnStmt, GotoStmt>(Last) ||
      (E && isa<CXXThrowExpr>(E->IgnoreParenImpCasts())) ||
      (Callee && Callee->isNoReturn()))
    Loop = nullptr;
  else if (isa_and_nonnull<BreakStmt>(Last) && BreakLeavesLoop)
    Loop = OuterLoop;
  walkChildren(Block);
}

void ErasureReader::walk(const Stmt *S, Destination For) {
  if (!S || Depth == MaxDepth ||
      isa<CXXCatchStmt, UnaryExprOrTypeTraitExpr, CXXNoexceptExpr,
          CXXTypeidExpr, CXXDefaultArgExpr>(S))
    return;
  llvm::SaveAndRestore Deeper(Depth, Depth + 1);

  // What makes no new object.
  if (const auto *Paren = dyn_cast<ParenExpr>(S))
    return walk(Paren->getSubExpr(), For);
  if (const auto *Full = dyn_cast<FullExpr>(S))
    return walk(Full->getSubExpr(), For);
  if (const auto *Cast = dyn_cast<CastExpr>(S))
    return walk(Cast->getSubExpr(), For);
  if (const auto *Temporary = dyn_cast<MaterializeTemporaryExpr>(S))
    return walk(Temporary->getSubExpr(), For);
  if (const auto *Bind = dyn_cast<CXXBindTemporaryExpr>(S))
    return walk(Bind->getSubExpr(), For);

  if (const auto *Construct = dyn_cast<CXXConstructExpr>(S))
    return walkConstruct(*Construct, For);
  if (const auto *Call = dyn_cast<CallExpr>(S))
    return walkCall(*Call);
  if (const auto *Lambda = dyn_cast<LambdaExpr>(S))
    return walkLambda(*Lambda, For);
  if (const auto *Declaration = dyn_cast<DeclStmt>(S)) {
    for (const Decl *D : Declaration->decls())
      if (const auto *Variable = dyn_cast<VarDecl>(D);
          Variable && Variable->hasLocalStorage())
        walk(Variable->getInit(), {Destination::Kind::Variable, Variable});
    return;
  }
  if (const auto *Block = dyn_cast<CompoundStmt>(S))
    return walkCompound(*Block);
  if (const auto *F = dyn_cast<ForStmt>(S))
    return walkLoop(*F, {F->getInit()});
  if (const auto *F = dyn_cast<CXXForRangeStmt>(S))
    return walkLoop(*F, {F->getInit(), F->getRangeStmt(), F->getBeginStmt(),
                         F->getEndStmt()});
  if (isa<WhileStmt>(S))
    return walkLoop(*S, {});
  if (const auto *Do = dyn_cast<DoStmt>(S);
      Do && !isFalse(Do->getCond(), Context))
    return walkLoop(*S, {});
  if (isa<SwitchStmt>(S)) {
    llvm::SaveAndRestore Break(BreakLeavesLoop, false);
    return walkChildren(*S);
  }
  if (isa<ReturnStmt, CoreturnStmt, CXXThrowExpr>(S)) {
    llvm::SaveAndRestore Inner(Loop);
    Loop = nullptr;
    return walkChildren(*S);
  }
  walkChildren(*S);
}

/// The lambda that \p E is, without the conversions around it.
static const LambdaExpr *lambdaIn(const Expr *E) {
  while (E) {
    E = E->IgnoreUnlessSpelledInSource();
    const auto *Construct = dyn_cast<CXXConstructExpr>(E);
    if (!Construct || Construct->getNumArgs() == 0)
      return dyn_cast<LambdaExpr>(E);
    E = Construct->getArg(0);
  }
  return nullptr;
}

void ErasureReader::addErasure(const Erasure &What, const Expr *Value,
                               Destination For) {
  ErasureSite Site{Value, lambdaIn(Value), What, Current, Loop};
  Erasures.push_back({Site, For});
}

void ErasureReader::addCall(const FunctionDecl &Callee, const Expr &At,
                            bool InLoop, ArrayRef<const Expr *> Arguments) {
  Calls[keyOf(Callee)].push_back({Current, &At, InLoop, Arguments});
}

void ErasureReader::walkConstruct(const CXXConstructExpr &Construct,
                                  Destination For) {
  const CXXConstructorDecl *Constructor = Construct.getConstructor();
  const unsigned Count = Construct.getNumArgs();
  if (auto It = Allocating.find(Constructor->getCanonicalDecl());
      It != Allocating.end() && Count > 0) {
    // A pointer keeps its deleter, others the argument.
    const Expr *Value = Construct.getArg(0);
    for (const Expr *Argument : Construct.arguments())
      if (Context.hasSameUnqualifiedType(
              Argument->getType().getNonReferenceType(), It->second.Value))
        Value = Argument;
    addErasure(It->second, Value, For);
  }
  // A copy and an erased closure are for what the original is for.
  if (Constructor->isCopyOrMoveConstructor() ||
      Storage.isErasing(Construct.getType())) {
    for (const Expr *Argument : Construct.arguments())
      walk(Argument, For);
    return;
  }
  ArrayRef<const Expr *> Arguments(Construct.getArgs(), Count);
  addCall(*Constructor, Construct, Loop != nullptr, Arguments);
  for (unsigned I = 0; I != Count; ++I) {
    Destination To;
    if (I < Constructor->getNumParams())
      To = {Destination::Kind::Parameter, Constructor->getParamDecl(I)};
    walk(Construct.getArg(I), To);
  }
}

void ErasureReader::walkCall(const CallExpr &Call) {
  const FunctionDecl *Callee = Call.getDirectCallee();
  ArrayRef<const Expr *> Arguments(Call.getArgs(), Call.getNumArgs());
  const auto *Operator = dyn_cast<CXXOperatorCallExpr>(&Call);
  if (Callee) {
    if (auto It = Allocating.find(Callee->getCanonicalDecl());
        It != Allocating.end()) { // An assignment, or emplace.
      Destination To;
      const auto *Ref =
          Operator ? dyn_cast<DeclRefExpr>(Operator->getArg(0)->IgnoreParens())
                   : nullptr;
      if (Ref && isa<VarDecl>(Ref->getDecl()))
        To = {Destination::Kind::Variable, cast<VarDecl>(Ref->getDecl())};
      addErasure(It->second, Arguments.empty() ? &Call : Arguments.back(), To);
    }
    addCall(*Callee, Call, Loop != nullptr, Arguments);
  }
  walk(Call.getCallee());
  bool Repeatedly = false;
  const bool Calling = Uses.isCalling(Call, Repeatedly);
  for (unsigned I = 0, E = Call.getNumArgs(); I != E; ++I) {
    Destination To;
    if (Calling || (Operator && Operator->getOperator() == OO_Call && I == 0))
      To = {Destination::Kind::CalledAtOnce, nullptr, Repeatedly};
    else if (const ParmVarDecl *Parameter = parameterOf(Call, I))
      To = {Destination::Kind::Parameter, Parameter};
    walk(Call.getArg(I), To);
  }
}

void ErasureReader::walkLambda(const LambdaExpr &Lambda, Destination For) {
  for (const Expr *Init : Lambda.capture_inits())
    walk(Init);
  const CXXMethodDecl *Call = Lambda.getCallOperator();
  if (!Call)
    return;
  if (For.K == Destination::Kind::CalledAtOnce)
    addCall(*Call, Lambda, Loop || For.Repeatedly, {});
  if (For.K != Destination::Kind::Parameter)
    return;
  const ParameterUse Use = Uses.of(*cast<ParmVarDecl>(For.Variable));
  if (Use.Called && Use.Is == ParameterUse::Answer::OnlyCalled)
    addCall(*Call, Lambda, Loop || Use.CalledInLoop, {});
}

} // namespace clang::templates
