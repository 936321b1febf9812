//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/Facts/CallSites.h"
#include "lib/AST/Names.h"
#include "lib/Facts/FunctionEvaluator.h"
#include "clang/AST/RecursiveASTVisitor.h"

namespace clang::templates {

StringRef calleeName(const CallExpr &Call) {
  if (const auto *Callee = dyn_cast_or_null<NamedDecl>(Call.getCalleeDecl()))
    return simpleName(*Callee);
  const Expr *Callee = Call.getCallee()->IgnoreParenImpCasts();
  DeclarationName Name;
  if (const auto *Overloads = dyn_cast<OverloadExpr>(Callee))
    Name = Overloads->getName();
  else if (const auto *Member = dyn_cast<CXXDependentScopeMemberExpr>(Callee))
    Name = Member->getMember();
  const IdentifierInfo *Id = Name.getAsIdentifierInfo();
  return Id ? Id->getName() : StringRef();
}

/// The expression that makes the object which \p E names or copies.
static const Expr *maker(const Expr *E) {
  E = strip(E);
  while (const auto *Copy = dyn_cast_or_null<CXXConstructExpr>(E)) {
    if (Copy->getNumArgs() != 1 ||
        !Copy->getConstructor()->isCopyOrMoveConstructor())
      break;
    E = strip(Copy->getArg(0));
  }
  return E;
}

/// The variable or member that \p E names; null for others.
static const ValueDecl *named(const Expr *E) {
  E = strip(E);
  if (const auto *Ref = dyn_cast_or_null<DeclRefExpr>(E))
    return Ref->getDecl();
  if (const auto *Member = dyn_cast_or_null<MemberExpr>(E))
    return Member->getMemberDecl();
  return nullptr;
}

static bool isLocal(const ValueDecl *D) {
  const auto *Var = dyn_cast_or_null<VarDecl>(D);
  return Var && Var->hasLocalStorage() && !Var->getType()->isReferenceType();
}

llvm::SmallVector<const Expr *, 4> argumentsOf(const Expr &Call) {
  if (const auto *Construct = dyn_cast<CXXConstructExpr>(&Call))
    return llvm::SmallVector<const Expr *, 4>(Construct->arguments());
  const auto &Function = cast<CallExpr>(Call);
  llvm::SmallVector<const Expr *, 4> Args(Function.arguments());
  if (isa<CXXOperatorCallExpr>(Function) && !Args.empty() &&
      isa_and_nonnull<CXXMethodDecl>(Function.getDirectCallee()))
    Args.erase(Args.begin());
  return Args;
}

const Expr *receiverOf(const Expr &Call) {
  if (const auto *Member = dyn_cast<CXXMemberCallExpr>(&Call))
    return Member->getImplicitObjectArgument();
  if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(&Call);
      Operator && Operator->getNumArgs() > 0 &&
      isa_and_nonnull<CXXMethodDecl>(Operator->getDirectCallee()))
    return Operator->getArg(0);
  const auto *Function = dyn_cast<CallExpr>(&Call);
  if (!Function)
    return nullptr;
  const Expr *Callee = Function->getCallee()->IgnoreParenImpCasts();
  if (const auto *Member = dyn_cast<CXXDependentScopeMemberExpr>(Callee);
      Member && !Member->isImplicitAccess())
    return Member->getBase();
  if (const auto *Member = dyn_cast<UnresolvedMemberExpr>(Callee);
      Member && !Member->isImplicitAccess())
    return Member->getBase();
  return nullptr;
}

bool isTemporary(const Expr *E) {
  for (const Expr *Last = nullptr; E && E != Last;) {
    Last = E;
    if (const auto *Made = dyn_cast<MaterializeTemporaryExpr>(E))
      return Made->getStorageDuration() == SD_FullExpression;
    if (const auto *Default = dyn_cast<CXXDefaultArgExpr>(E))
      E = Default->getExpr();
    else if (const auto *Full = dyn_cast<FullExpr>(E))
      E = Full->getSubExpr();
    else if (const auto *Cast = dyn_cast<ImplicitCastExpr>(E))
      E = Cast->getSubExpr();
    else
      E = E->IgnoreParens();
  }
  return false;
}

class CallSites::Visitor : public RecursiveASTVisitor<Visitor> {
public:
  Visitor(CallSites &Out, EffectAnalysis &Analysis)
      : Out(Out), Analysis(Analysis) {}

  void run(const FunctionDecl &F) {
    if (const auto *Constructor = dyn_cast<CXXConstructorDecl>(&F))
      for (const CXXCtorInitializer *Init : Constructor->inits()) {
        keep(Init->getInit());
        TraverseStmt(Init->getInit());
      }
    TraverseStmt(F.getBody());
  }

  void run(const VarDecl &Global) {
    keep(Global.getInit());
    TraverseStmt(const_cast<Expr *>(Global.getInit()));
  }

  bool TraverseLambdaExpr(LambdaExpr *E) {
    for (Expr *Init : E->capture_inits())
      TraverseStmt(Init);
    return true;
  }
  bool TraverseCXXRecordDecl(CXXRecordDecl * /*Class*/) { return true; }

  bool TraverseStmt(Stmt *S, DataRecursionQueue * /*Queue*/ = nullptr) {
    const SourceLocation Outer = BlockEnd;
    if (isa_and_nonnull<CompoundStmt, ForStmt, CXXForRangeStmt, WhileStmt,
                        IfStmt, SwitchStmt>(S))
      BlockEnd = S->getEndLoc();
    const bool GoOn = RecursiveASTVisitor::TraverseStmt(S);
    BlockEnd = Outer;
    return GoOn;
  }

  bool VisitVarDecl(VarDecl *Var) {
    if (isa<ParmVarDecl>(Var))
      return true;
    Out.Ends[Var] = BlockEnd;
    if (!Var->getInit())
      return true;
    keep(Var->getInit());
    if (Var->isStaticLocal())
      leave(Var->getInit());
    Made[Var] = {maker(Var->getInit())};
    return true;
  }

  bool VisitCXXForRangeStmt(CXXForRangeStmt *For) {
    if (const ValueDecl *Range = named(For->getRangeInit()))
      Ranges[For->getLoopVariable()] = Range;
    return true;
  }

  bool VisitWhileStmt(WhileStmt *While) {
    // It spins until a closure has changed something.
    if (isa<NullStmt>(While->getBody()) ||
        While->getBody()->child_begin() == While->getBody()->child_end())
      Out.Waits.push_back(While->getWhileLoc());
    return true;
  }

  bool VisitReturnStmt(ReturnStmt *Return) {
    keep(Return->getRetValue());
    leave(Return->getRetValue());
    return true;
  }

  bool VisitBinaryOperator(BinaryOperator *E) {
    if (E->getOpcode() == BO_Assign)
      assign(E->getLHS(), E->getRHS());
    return true;
  }

  bool VisitCXXNewExpr(CXXNewExpr *New) {
    keep(New->getInitializer());
    return true;
  }

  bool VisitCXXConstructExpr(CXXConstructExpr *E) {
    Out.Calls.push_back(E);
    return true;
  }

  bool VisitCallExpr(CallExpr *E) {
    if (E->getDirectCallee())
      Out.Calls.push_back(E);
    if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(E)) {
      if (Operator->getOperator() == OO_Equal && E->getNumArgs() == 2)
        assign(E->getArg(0), E->getArg(1));
      return true;
    }
    keepStored(*E);
    StringRef Name = calleeName(*E);
    const Expr *Object = memberBase(*E);
    const bool Detaches = Name == "detach";
    const bool Gets = Name == "get" && Object &&
                      Analysis.types().isRunner(strip(Object)->getType());
    if (Gets || (!Detaches && (containsWord(Name, knowledge::waitWords()) ||
                               containsWord(Name, knowledge::teardownWords()))))
      Out.Waits.push_back(E->getExprLoc());
    if (!Object)
      return true;
    if (Detaches)
      detach(Object);
    if (Analysis.containerMember(Name) == knowledge::MemberEffect::Insert) {
      const ValueDecl *Container = named(Object);
      if (Container)
        Made[Container].push_back(E); // Made of the arguments, in there.
      for (const Expr *Arg : E->arguments()) {
        keep(Arg);
        if (!isLocal(Container))
          leave(Arg);
        if (Container)
          Made[Container].push_back(maker(Arg));
      }
    }
    return true;
  }

private:
  /// The object of a member call, resolved or not.
  static const Expr *memberBase(const CallExpr &E) {
    const Expr *Callee = E.getCallee()->IgnoreParenImpCasts();
    if (const auto *Member = dyn_cast<MemberExpr>(Callee))
      return Member->getBase();
    return receiverOf(E);
  }

  void assign(const Expr *Left, const Expr *Right) {
    keep(Right);
    const ValueDecl *D = named(Left);
    if (!isLocal(D))
      leave(Right);
    if (D)
      Made[D] = {maker(Right)};
  }

  /// What \p E stores of its arguments in something that outlives it is kept.
  void keepStored(const CallExpr &E) {
    const FunctionDecl *Callee = E.getDirectCallee();
    if (!Callee || Analysis.libraryCall(*Callee))
      return;
    const FunctionEffects *Effects = Analysis.effectsOf(Callee);
    if (!Effects)
      return;
    const Expr *Receiver = receiverOf(E);
    const auto Args = argumentsOf(E);
    for (const Effect &Stored : Effects->Effects) {
      if (Stored.K != Effect::Kind::Store || !Stored.What.P)
        continue;
      const Place *From = Stored.What.P->root(), *To = Stored.Where->root();
      const auto *Param = From->kind() == Place::Kind::Parameter
                              ? dyn_cast<ParmVarDecl>(From->decl())
                              : nullptr;
      const bool Outlives = To->kind() == Place::Kind::This
                                ? Receiver && !isTemporary(Receiver)
                                : To->kind() == Place::Kind::Variable;
      if (Outlives && Param && Param->getFunctionScopeIndex() < Args.size())
        keep(Args[Param->getFunctionScopeIndex()]);
    }
  }

  /// The threads that \p Object may be, or be one of, or point to.
  void detach(const Expr *Object) {
    const ValueDecl *D = named(Object);
    for (const Expr *E = strip(Object); !D && E;) {
      // *p, p->, v[i], v.back()
      if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(E))
        E = strip(Operator->getArg(0));
      else if (const auto *Call = dyn_cast<CXXMemberCallExpr>(E))
        E = strip(Call->getImplicitObjectArgument());
      else if (const auto *Unary = dyn_cast<UnaryOperator>(E);
               Unary && Unary->getOpcode() == UO_Deref)
        E = strip(Unary->getSubExpr());
      else
        break;
      D = named(E);
    }
    if (const ValueDecl *Range = Ranges.lookup(D))
      D = Range;
    if (auto It = Made.find(D); D && It != Made.end())
      Out.Detached.insert(It->second.begin(), It->second.end());
    else if (!D)
      Out.Detached.insert(maker(Object));
  }

  void leave(const Expr *E, unsigned Depth = 0) {
    const Expr *From = maker(E);
    if (const auto *Move = dyn_cast_or_null<CallExpr>(From);
        Move && Move->getNumArgs() == 1 && Move->isGLValue())
      From = maker(Move->getArg(0)); // std::move
    if (const auto *Share = dyn_cast_or_null<CXXMemberCallExpr>(From);
        Share && calleeName(*Share) == "share")
      From = maker(Share->getImplicitObjectArgument());
    // A pair, or what else it is put into.
    if (From && Depth < MaxDepth &&
        (isa<InitListExpr>(From) ||
         (isa<CXXConstructExpr>(From) &&
          Analysis.types().isLibraryClass(From->getType()))))
      for (const Stmt *Part : From->children())
        leave(dyn_cast_or_null<Expr>(Part), Depth + 1);
    if (const ValueDecl *D = named(From)) {
      const auto Known = Made.lookup(D);
      Out.Leaving.insert(Known.begin(), Known.end());
    } else if (From) {
      Out.Leaving.insert(From);
    }
  }

  /// \p E is kept, and with it what it is made of.
  void keep(const Expr *E, unsigned Depth = 0) {
    E = strip(E);
    if (!E || Depth > MaxDepth)
      return;
    if (const auto *Construct = dyn_cast<CXXConstructExpr>(E)) {
      Out.Kept.insert(E);
      QualType T = E->getType();
      if (Construct->getConstructor()->isCopyOrMoveConstructor() ||
          Analysis.types().isLibraryClass(T))
        for (const Expr *Arg : Construct->arguments())
          keep(Arg, Depth + 1);
    } else if (const auto *Call = dyn_cast<CallExpr>(E)) {
      Out.Kept.insert(E);
      const FunctionDecl *Callee = Call->getDirectCallee();
      if (Callee && Analysis.libraryCall(*Callee))
        for (const Expr *Arg : Call->arguments())
          keep(Arg, Depth + 1);
    } else if (const auto *Choice = dyn_cast<ConditionalOperator>(E)) {
      keep(Choice->getTrueExpr(), Depth + 1);
      keep(Choice->getFalseExpr(), Depth + 1);
    } else if (isa<InitListExpr>(E)) {
      for (const Stmt *Child : E->children())
        keep(dyn_cast_or_null<Expr>(Child), Depth + 1);
    } else if (const auto *Lambda = dyn_cast<LambdaExpr>(E)) {
      for (const Expr *Init : Lambda->capture_inits())
        keep(Init, Depth + 1);
    }
  }

  static constexpr unsigned MaxDepth = 16;
  CallSites &Out;
  EffectAnalysis &Analysis;
  /// What the last seen initialiser or assignment of a variable makes; of a
  /// container, also what is put into it.
  llvm::DenseMap<const ValueDecl *, llvm::SmallVector<const Expr *, 1>> Made;
  /// What the variables of loops run over.
  llvm::DenseMap<const ValueDecl *, const ValueDecl *> Ranges;
  SourceLocation BlockEnd;
};

CallSites::CallSites(const FunctionDecl &F, EffectAnalysis &Analysis)
    : Sources(Analysis.context().getSourceManager()) {
  Visitor(*this, Analysis).run(F);
}

CallSites::CallSites(const VarDecl &Global, EffectAnalysis &Analysis)
    : Sources(Analysis.context().getSourceManager()) {
  Visitor(*this, Analysis).run(Global);
}

bool CallSites::waitsAfter(const Expr *At, const VarDecl *Var) const {
  const SourceLocation End = Ends.lookup(Var);
  return llvm::any_of(Waits, [&](SourceLocation Wait) {
    return Sources.isBeforeInTranslationUnit(At->getEndLoc(), Wait) &&
           (End.isInvalid() || Sources.isBeforeInTranslationUnit(Wait, End));
  });
}

} // namespace clang::templates
