//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/Facts/RunTimeData.h"
#include "lib/AST/ContainerTypes.h"
#include "lib/AST/Names.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/RecursiveASTVisitor.h"

namespace clang::templates {

/// The longest chain of variables that is followed.
static constexpr unsigned MaxDepth = 6;

/// The local variable that \p E names, or the object that it is a part of.
static const VarDecl *localVariable(const Expr *E) {
  while (true) {
    E = E->IgnoreParenImpCasts();
    if (const auto *Member = dyn_cast<MemberExpr>(E))
      E = Member->getBase();
    else if (const auto *Member = dyn_cast<CXXDependentScopeMemberExpr>(E);
             Member && !Member->isImplicitAccess())
      E = Member->getBase();
    else if (const auto *Unary = dyn_cast<UnaryOperator>(E))
      E = Unary->getSubExpr();
    else
      break;
  }
  const auto *Ref = dyn_cast<DeclRefExpr>(E);
  const auto *Var = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
  return Var && Var->isLocalVarDecl() && !Var->isStaticLocal() ? Var : nullptr;
}

namespace {

/// Calls back with each variable that is written to, and what is written.
class WriteFinder : public RecursiveASTVisitor<WriteFinder> {
public:
  explicit WriteFinder(
      llvm::function_ref<void(const VarDecl *, const Expr *)> Found)
      : Found(Found) {}

  bool VisitBinaryOperator(BinaryOperator *E) {
    // A stream or a flag that is fed by `<<`, in a pattern.
    if (E->isAssignmentOp() || E->isShiftOp())
      written(leftmost(E->getLHS()), E->getRHS());
    return true;
  }
  bool VisitCXXOperatorCallExpr(CXXOperatorCallExpr *E) {
    if (E->getNumArgs() == 2 &&
        (E->isAssignmentOp() || E->getOperator() == OO_LessLess ||
         E->getOperator() == OO_GreaterGreater)) {
      written(leftmost(E->getArg(0)), E->getArg(1));
      if (E->getOperator() == OO_GreaterGreater)
        written(E->getArg(1), E->getArg(0));
    }
    return true;
  }
  bool VisitCallExpr(CallExpr *E) {
    if (isa<CXXOperatorCallExpr>(E))
      return true;
    // What a function may write to: the object and the arguments, each with
    // what the others bring.
    llvm::SmallVector<const Expr *, 4> Operands(E->arg_begin(), E->arg_end());
    const Expr *Callee = E->getCallee()->IgnoreParenImpCasts();
    if (const auto *Member = dyn_cast<MemberExpr>(Callee))
      Operands.push_back(Member->getBase());
    else if (const auto *Member = dyn_cast<CXXDependentScopeMemberExpr>(Callee);
             Member && !Member->isImplicitAccess())
      Operands.push_back(Member->getBase());
    for (const Expr *To : Operands)
      if (localVariable(To))
        for (const Expr *From : Operands)
          if (From != To)
            written(To, From);
    return true;
  }
  bool VisitCXXForRangeStmt(CXXForRangeStmt *S) {
    if (const VarDecl *Var = S->getLoopVariable())
      Found(Var, S->getRangeInit());
    return true;
  }

private:
  /// `s << a << b` writes b to s, too.
  static const Expr *leftmost(const Expr *E) {
    while (true) {
      E = E->IgnoreParenImpCasts();
      if (const auto *Call = dyn_cast<CXXOperatorCallExpr>(E);
          Call && Call->getNumArgs() == 2 &&
          (Call->getOperator() == OO_LessLess ||
           Call->getOperator() == OO_GreaterGreater))
        E = Call->getArg(0);
      else if (const auto *Shift = dyn_cast<BinaryOperator>(E);
               Shift && Shift->isShiftOp())
        E = Shift->getLHS();
      else
        return E;
    }
  }
  void written(const Expr *To, const Expr *From) {
    if (const VarDecl *Var = localVariable(To))
      Found(Var, From);
  }

  llvm::function_ref<void(const VarDecl *, const Expr *)> Found;
};

} // namespace

void DataTracer::collectWrites() {
  if (WritesCollected)
    return;
  WritesCollected = true;
  WriteFinder([&](const VarDecl *Var, const Expr *From) {
    Writes[Var].push_back(From);
  }).TraverseStmt(const_cast<Stmt *>(Body));
}

static bool isInside(const Decl *D, const LambdaExpr &Lambda) {
  const DeclContext *Class = Lambda.getLambdaClass();
  for (const DeclContext *C = D->getDeclContext(); C; C = C->getParent())
    if (C == Class)
      return true;
  return false;
}

DataSource DataTracer::variable(const VarDecl *Var, unsigned Depth) {
  if (Var->isConstexpr() || hasFewValues(Var->getType()))
    return DataSource::Code;
  const bool OtherCall =
      Closure && !isInside(Var, *Closure) && !Var->hasGlobalStorage();
  if (OtherCall)
    return DataSource::Code;
  if (isa<ParmVarDecl>(Var))
    return DataSource::RunTime;
  if (Var->hasGlobalStorage())
    return Var->getType().isConstQualified() ? DataSource::Code
                                             : DataSource::Unknown;
  auto [It, New] = Known.try_emplace(Var, DataSource::Code);
  if (!New)
    return It->second; // Also the answer while it is looked for.
  DataSource Result = DataSource::Code;
  if (const Expr *Init = Var->getInit(); Init && !Var->isCXXForRangeDecl())
    Result = source(Init, Depth + 1);
  if (Result != DataSource::RunTime) {
    collectWrites();
    auto Written = Writes.find(Var);
    if (Written != Writes.end())
      for (const Expr *From : Written->second)
        Result = std::max(Result, source(From, Depth + 1));
  }
  return Known[Var] = Result;
}

/// Whether each call of \p Callee yields something else.
static bool isRunTimeSource(const CallExpr &Call) {
  const Decl *Callee = Call.getCalleeDecl();
  if (const auto *Overloads =
          dyn_cast<OverloadExpr>(Call.getCallee()->IgnoreParenImpCasts());
      Overloads && Overloads->getNumDecls() > 0)
    Callee = (*Overloads->decls_begin())->getUnderlyingDecl();
  const auto *Named = dyn_cast_or_null<NamedDecl>(Callee);
  if (!Named || !Named->getDeclName().isIdentifier())
    return false;
  return llvm::any_of(knowledge::runTimeSources(), [&](StringRef Source) {
    return Source.ends_with(Named->getName()) && libraryName(*Named) == Source;
  });
}

DataSource DataTracer::leaf(const Expr *E, unsigned Depth) {
  if (const auto *Ref = dyn_cast<DeclRefExpr>(E)) {
    if (const auto *Binding = dyn_cast<BindingDecl>(Ref->getDecl()))
      if (const auto *Whole =
              dyn_cast_or_null<VarDecl>(Binding->getDecomposedDecl()))
        return variable(Whole, Depth);
    if (const auto *Var = dyn_cast<VarDecl>(Ref->getDecl()))
      return variable(Var, Depth);
    return DataSource::Code;
  }
  if (isa<CXXThisExpr>(E))
    return OwnState || Closure ? DataSource::Unknown : DataSource::RunTime;
  if (const auto *Lambda = dyn_cast<LambdaExpr>(E)) {
    DataSource Result = DataSource::Code;
    for (const LambdaCapture &Capture : Lambda->captures())
      if (Capture.capturesVariable())
        if (const auto *Var = dyn_cast<VarDecl>(Capture.getCapturedVar()))
          Result = std::max(Result, variable(Var, Depth));
    return Result;
  }
  if (const auto *Unary = dyn_cast<UnaryOperator>(E))
    // A counter that outlives the call.
    return Unary->isIncrementDecrementOp() &&
                   !localVariable(Unary->getSubExpr())
               ? DataSource::RunTime
               : DataSource::Code;
  if (const auto *Call = dyn_cast<CallExpr>(E)) {
    if (isRunTimeSource(*Call))
      return DataSource::RunTime;
    return Call->getNumArgs() == 0 ? DataSource::Unknown : DataSource::Code;
  }
  return DataSource::Code;
}

DataSource DataTracer::source(const Expr *E, unsigned Depth) {
  if (Depth > MaxDepth)
    return DataSource::Unknown;
  DataSource Result = DataSource::Code;
  llvm::SmallVector<const Stmt *, 16> Todo = {E};
  while (!Todo.empty() && Result != DataSource::RunTime) {
    const Stmt *S = Todo.pop_back_val();
    const auto *Part = dyn_cast_or_null<Expr>(S);
    if (!S || isa<UnaryExprOrTypeTraitExpr, CXXTypeidExpr, CXXNoexceptExpr>(S))
      continue;
    if (!Part) {
      Todo.append(S->child_begin(), S->child_end());
      continue;
    }
    // A name or a member of a type with few values; not a comparison.
    if (isa<DeclRefExpr, MemberExpr>(Part) && hasFewValues(Part->getType()))
      continue;
    Result = std::max(Result, leaf(Part, Depth));
    if (isa<LambdaExpr>(Part))
      continue;
    Todo.append(Part->child_begin(), Part->child_end());
  }
  return Result;
}

DataSource DataTracer::source(const Expr *E) { return source(E, 0); }

} // namespace clang::templates
