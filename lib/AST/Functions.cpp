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
                        CXXRecordDecl, LinkageSpecDecl, VarDecl>(D) &&
        Sources.isInSystemHeader(D->getLocation()))
      return true;
    const auto *Outer = Current;
    if (const auto *F = dyn_cast_or_null<FunctionDecl>(D))
      Current = F;
    const FieldDecl *OuterField = Field;
    if (isa_and_nonnull<FieldDecl>(D))
      Field = cast<FieldDecl>(D);
    const auto *OuterGlobal = Global;
    if (const auto *Var = dyn_cast_or_null<VarDecl>(D);
        Var && Var->isFileVarDecl())
      Global = Var;
    const bool GoOn = RecursiveASTVisitor::TraverseDecl(D);
    Current = Outer;
    Global = OuterGlobal;
    Field = OuterField;
    return GoOn;
  }

  bool TraverseLambdaExpr(LambdaExpr *E) {
    const FunctionDecl *Outer = Current;
    addGlobal();
    if (const CXXMethodDecl *Call = E->getCallOperator()) {
      add(Call);
      Current = Call;
    }
    const bool GoOn = RecursiveASTVisitor::TraverseLambdaExpr(E);
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
    bool Copies = E->getCaptureDefault() == LCD_ByCopy;
    bool Borrows = E->getCaptureDefault() == LCD_ByRef;
    for (const LambdaCapture &Capture : E->captures())
      (Capture.getCaptureKind() == LCK_ByCopy ? Copies : Borrows) = true;
    if (Copies)
      markClosure(E->getLambdaClass()->getDeclContext());
    if (Borrows) {
      mark(E->getLambdaClass()->getDeclContext(), Functions.WithBorrows);
      if (Field && isa<CXXRecordDecl>(E->getLambdaClass()->getDeclContext()) &&
          (Functions.MembersWithBorrows.empty() ||
           Functions.MembersWithBorrows.back() != Field))
        Functions.MembersWithBorrows.push_back(Field);
    }
    // The visitor sees a generic lambda as it is written only.
    if (const FunctionTemplateDecl *Generic =
            E->getLambdaClass()->getDependentLambdaCallOperator())
      for (FunctionDecl *Specialisation : Generic->specializations())
        TraverseDecl(Specialisation);
    return true;
  }

  bool VisitCallExpr(CallExpr *E) {
    const auto *Callee = E->getDirectCallee();
    addCall(Callee);
    if (Callee && (simpleName(*Callee).contains_insensitive("bind") ||
                   simpleName(*Callee) == "ref" ||
                   (simpleName(*Callee) == "async" && E->getNumArgs() > 1)))
      markClosure(Current);
    return yieldsClosure(E);
  }

  bool VisitUnresolvedLookupExpr(UnresolvedLookupExpr *E) {
    if (const IdentifierInfo *Id = E->getName().getAsIdentifierInfo())
      if (Id->getName().contains_insensitive("bind"))
        markClosure(Current);
    return true;
  }

  bool VisitCXXConstructExpr(CXXConstructExpr *E) {
    addCall(E->getConstructor());
    if (E->getNumArgs() > 1 && Types.isRunner(E->getType()))
      markClosure(Current); // Bound to its arguments.
    return yieldsClosure(E);
  }
  bool VisitInitListExpr(InitListExpr *E) { return yieldsClosure(E); }
  bool VisitCXXUnresolvedConstructExpr(CXXUnresolvedConstructExpr *) {
    markClosure(Current); // Cannot tell of what.
    return true;
  }

private:
  void add(const FunctionDecl *F) {
    if (Seen.insert(F).second)
      Functions.All.push_back(F);
  }

  /// The global that is being initialised, if any.
  void addGlobal() {
    if (Global && !Current &&
        (Functions.Globals.empty() || Functions.Globals.back() != Global))
      Functions.Globals.push_back(Global);
  }

  void addCall(const FunctionDecl *Callee) {
    addGlobal();
    if (!Current || !Callee || Sources.isInSystemHeader(Callee->getLocation()))
      return;
    std::vector<const FunctionDecl *> &Callers =
        Functions.Callers[Callee->getCanonicalDecl()];
    if (Callers.empty() || Callers.back() != Current)
      Callers.push_back(Current);
  }

  void markClosure(const DeclContext *Context) {
    mark(Context, Functions.WithClosures);
  }

  /// Marks the functions whose bodies \p Context lies in.
  static void mark(const DeclContext *Context,
                   llvm::DenseSet<const FunctionDecl *> &Marked) {
    // A default member initialiser is run by the constructors.
    if (const auto *Record = dyn_cast_or_null<CXXRecordDecl>(Context))
      for (const CXXConstructorDecl *Ctor : Record->ctors())
        Marked.insert(Ctor);
    for (; Context; Context = Context->getParent())
      if (const auto *F = dyn_cast<FunctionDecl>(Context);
          F && !Marked.insert(F).second)
        return; // So are those around it.
  }

  bool yieldsClosure(const Expr *E) {
    QualType T = E->getType();
    if (!T.isNull() && Types.pointer(T)) // make_shared<Functor>(...)
      T = pointeeType(T);
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
      markClosure(Current);
    return true;
  }

  const SourceManager &Sources;
  const TypeClassifier &Types;
  FunctionsWithBodies &Functions;
  const FunctionDecl *Current = nullptr;
  const VarDecl *Global = nullptr;
  const FieldDecl *Field = nullptr;
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

/// Whether \p Child, which is a part of \p S, is a statement, and no condition
/// or the like.
static bool isStatementOf(const Stmt &Child, const Stmt &S) {
  if (!isa<Expr>(Child) || isa<CompoundStmt>(S))
    return true;
  if (const auto *If = dyn_cast<IfStmt>(&S))
    return &Child == If->getThen() || &Child == If->getElse();
  if (const auto *Case = dyn_cast<SwitchCase>(&S))
    return &Child == Case->getSubStmt();
  if (const auto *Loop = dyn_cast<ForStmt>(&S))
    return &Child == Loop->getBody();
  if (const auto *Loop = dyn_cast<WhileStmt>(&S))
    return &Child == Loop->getBody();
  const auto *Loop = dyn_cast<DoStmt>(&S);
  return Loop && &Child == Loop->getBody();
}

unsigned countStatements(const Stmt *S, bool WrittenOnly) {
  if (!S || (WrittenOnly && S->getBeginLoc().isMacroID()))
    return 0;
  if (isa<Expr>(S))
    return 1;
  // Its other statements are the compiler's.
  if (const auto *Loop = dyn_cast<CXXForRangeStmt>(S))
    return 1 + countStatements(Loop->getInit(), WrittenOnly) +
           countStatements(Loop->getBody(), WrittenOnly);
  unsigned Count =
      isa<CompoundStmt, CaseStmt, DefaultStmt, AttributedStmt>(S) ? 0 : 1;
  for (const Stmt *Child : S->children())
    if (Child && isStatementOf(*Child, *S))
      Count += countStatements(Child, WrittenOnly);
  return Count;
}

} // namespace clang::templates
