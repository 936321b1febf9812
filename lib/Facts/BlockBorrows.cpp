//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/Facts/BlockBorrows.h"
#include "lib/AST/Captures.h"
#include "lib/AST/Names.h"
#include "lib/Facts/FunctionEvaluator.h"
#include "clang/AST/RecursiveASTVisitor.h"

namespace clang::templates {

/// Whether the result of \p Call holds its arguments. In a template all calls
/// with a lambda are unresolved, so the name has to do.
static bool holdsArguments(const CallExpr &Call) {
  using knowledge::CallEffect;
  StringRef Name = calleeName(Call);
  return Name == "async" ||
         llvm::any_of(knowledge::libraryCalls(),
                      [&](const knowledge::LibraryCall &Row) {
                        return Row.Name.rsplit("::").second == Name &&
                               (Row.Effect == CallEffect::Identity ||
                                Row.Effect == CallEffect::MakePointer ||
                                Row.Effect == CallEffect::AllocatePointer ||
                                Row.Effect == CallEffect::Bind ||
                                Row.Effect == CallEffect::Gather);
                      });
}

namespace {

class BlockReader : public RecursiveASTVisitor<BlockReader> {
public:
  BlockReader(const CallSites &Sites, EffectAnalysis &Analysis)
      : Sites(Sites), Analysis(Analysis),
        SourceFiles(Analysis.context().getSourceManager()) {}

  bool TraverseLambdaExpr(LambdaExpr *E) {
    // What a closure does with a variable is done when it is called.
    for (const LambdaCapture &Capture : E->captures())
      if (Capture.capturesVariable())
        Mentions[Capture.getCapturedVar()].push_back({E, false});
    return true;
  }
  bool TraverseCXXRecordDecl(CXXRecordDecl * /*Class*/) { return true; }

  bool TraverseCompoundStmt(CompoundStmt *S) {
    const bool GoOn = RecursiveASTVisitor::TraverseCompoundStmt(S);
    if (!S->body_empty() && isa<ReturnStmt, CoreturnStmt>(S->body_back()))
      Left.insert(S->getEndLoc());
    return GoOn;
  }

  bool VisitVarDecl(VarDecl *Var) {
    if (const auto *Lambda =
            dyn_cast_or_null<LambdaExpr>(strip(Var->getInit())))
      Closures[Var] = Lambda;
    return true;
  }

  bool VisitDeclRefExpr(DeclRefExpr *E) {
    if (!Emptied.contains(E))
      Mentions[E->getDecl()].push_back({E, false});
    return true;
  }

  bool VisitBinaryOperator(BinaryOperator *E) {
    if (E->getOpcode() == BO_Assign)
      assign(E->getLHS(), E->getRHS());
    return true;
  }

  bool VisitCallExpr(CallExpr *E) {
    if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(E)) {
      if (Operator->getOperator() == OO_Equal && E->getNumArgs() == 2)
        assign(E->getArg(0), E->getArg(1));
      return true;
    }
    using knowledge::MemberEffect;
    StringRef Name = calleeName(*E);
    if (Name == "move" || Name == "exchange" || Name == "swap")
      for (const Expr *Arg : E->arguments())
        empty(Arg);
    const Expr *Object = receiverOf(*E);
    if (!Object)
      return true;
    const std::optional<MemberEffect> Effect = Analysis.containerMember(Name);
    if (Name == "size" || Name == "empty" || Name == "reserve")
      Emptied.insert(strip(Object)); // No use of what is in there.
    else if (Effect == MemberEffect::Insert)
      for (const Expr *Arg : E->arguments())
        store(Object, Arg);
    else if (Effect == MemberEffect::Erase || Effect == MemberEffect::Release)
      empty(Object);
    return true;
  }

  std::vector<BlockBorrow> run(const FunctionDecl &F) {
    TraverseStmt(F.getBody());
    std::vector<BlockBorrow> Found;
    for (const Store &S : Stores)
      judge(S, Found);
    return Found;
  }

private:
  struct Store {
    const VarDecl *Holder;
    const LambdaExpr *Lambda;
    const Expr *At;
  };
  struct Mention {
    const Expr *At;
    bool Empties;
  };

  /// The variable that \p E names, or an element of which it is.
  static const VarDecl *holder(const Expr *E) {
    E = strip(E);
    if (const auto *Operator = dyn_cast_or_null<CXXOperatorCallExpr>(E);
        Operator && Operator->getOperator() == OO_Subscript)
      E = strip(Operator->getArg(0));
    else if (const auto *Subscript = dyn_cast_or_null<ArraySubscriptExpr>(E))
      E = strip(Subscript->getBase());
    const auto *Ref = dyn_cast_or_null<DeclRefExpr>(E);
    return Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
  }

  void empty(const Expr *E) {
    if (const auto *Ref = dyn_cast_or_null<DeclRefExpr>(strip(E))) {
      Emptied.insert(Ref);
      Mentions[Ref->getDecl()].push_back({Ref, true});
    }
  }

  void assign(const Expr *Left, const Expr *Right) {
    empty(Left);
    store(Left, Right);
  }

  void store(const Expr *Into, const Expr *What) {
    const VarDecl *Holder = holder(Into);
    const TypeClassifier &Types = Analysis.types();
    if (!Holder || !Holder->hasLocalStorage() ||
        Holder->getType()->isReferenceType() ||
        !(Types.isErasedCallable(Holder->getType()) ||
          Types.isLibraryClass(Holder->getType()) ||
          Types.isRunner(Holder->getType())))
      return;
    llvm::SmallVector<const LambdaExpr *, 2> Lambdas;
    lambdasIn(What, Lambdas);
    for (const LambdaExpr *Lambda : Lambdas)
      Stores.push_back({Holder, Lambda, What});
  }

  /// The lambdas that the value of \p E holds.
  void lambdasIn(const Expr *E,
                 llvm::SmallVectorImpl<const LambdaExpr *> &Found,
                 unsigned Depth = 0) const {
    E = strip(E);
    if (!E || Depth > MaxDepth)
      return;
    if (const auto *Lambda = dyn_cast<LambdaExpr>(E)) {
      Found.push_back(Lambda);
    } else if (const auto *Ref = dyn_cast<DeclRefExpr>(E)) {
      if (const LambdaExpr *Lambda = Closures.lookup(Ref->getDecl()))
        Found.push_back(Lambda);
    } else if (const auto *Made = dyn_cast<CXXConstructExpr>(E)) {
      const bool Copies = Made->getConstructor()->isCopyOrMoveConstructor();
      if (Copies || Analysis.types().isErasedCallable(Made->getType()) ||
          Analysis.types().isRunner(Made->getType()))
        for (const Expr *Arg : Made->arguments())
          lambdasIn(Arg, Found, Depth + 1);
    } else if (const auto *Call = dyn_cast<CallExpr>(E)) {
      if (holdsArguments(*Call))
        for (const Expr *Arg : Call->arguments())
          lambdasIn(Arg, Found, Depth + 1);
    } else if (isa<InitListExpr, CXXUnresolvedConstructExpr,
                   CXXFunctionalCastExpr>(E)) {
      for (const Stmt *Child : E->children())
        lambdasIn(dyn_cast_or_null<Expr>(Child), Found, Depth + 1);
    }
  }

  void judge(const Store &S, std::vector<BlockBorrow> &Found) const {
    auto Examine = [&](const ValueDecl *D) {
      const auto *Var = dyn_cast<VarDecl>(D);
      if (!Var || Var->isInitCapture() || Var->getType()->isReferenceType())
        return;
      if (std::optional<const Expr *> Use = useAfter(S, *Var))
        Found.push_back({S.Lambda, Var, S.Holder, *Use});
    };
    for (const LambdaCapture &Capture : S.Lambda->captures())
      if (Capture.capturesVariable() && Capture.getCaptureKind() == LCK_ByRef)
        Examine(Capture.getCapturedVar());
    if (S.Lambda->getCaptureDefault() == LCD_ByRef)
      for (const VarDecl *Var : lateCaptures(*S.Lambda->getLambdaClass()))
        Examine(Var);
  }

  bool isBefore(SourceLocation A, SourceLocation B) const {
    return SourceFiles.isBeforeInTranslationUnit(A, B);
  }

  /// What uses the closure when the block of \p Var has ended, if anything.
  std::optional<const Expr *> useAfter(const Store &S,
                                       const VarDecl &Var) const {
    const SourceLocation End = Sites.endOf(Var);
    const SourceLocation HolderEnd = Sites.endOf(*S.Holder);
    if (End.isInvalid() || HolderEnd.isInvalid() || !isBefore(End, HolderEnd) ||
        Left.contains(End))
      return std::nullopt;
    const bool Runs = Analysis.types().isRunner(S.Holder->getType());
    if (Runs && Sites.waitsAfter(S.At, &Var))
      return std::nullopt;
    const Mention *First = nullptr;
    auto Known = Mentions.find(S.Holder);
    if (Known == Mentions.end())
      return std::nullopt;
    for (const Mention &M : Known->second) {
      if (isBefore(End, M.At->getBeginLoc())) {
        if (!First || isBefore(M.At->getBeginLoc(), First->At->getBeginLoc()))
          First = &M;
      } else if (M.Empties &&
                 isBefore(S.At->getEndLoc(), M.At->getBeginLoc())) {
        return std::nullopt;
      }
    }
    if (Runs)
      return nullptr;
    if (!First || First->Empties)
      return std::nullopt;
    return First->At;
  }

  static constexpr unsigned MaxDepth = 8;
  const CallSites &Sites;
  EffectAnalysis &Analysis;
  const SourceManager &SourceFiles;
  std::vector<Store> Stores;
  llvm::DenseMap<const ValueDecl *, llvm::SmallVector<Mention, 4>> Mentions;
  llvm::DenseMap<const ValueDecl *, const LambdaExpr *> Closures;
  /// Mentions that do not use what is in there.
  llvm::DenseSet<const Expr *> Emptied;
  /// Where blocks end that control does not come back from.
  llvm::DenseSet<SourceLocation> Left;
};

} // namespace

std::vector<BlockBorrow> blockBorrows(const FunctionDecl &F,
                                      const CallSites &Sites,
                                      EffectAnalysis &Analysis) {
  return BlockReader(Sites, Analysis).run(F);
}

} // namespace clang::templates
