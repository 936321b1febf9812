//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/Fix/CopyCapture.h"
#include "lib/AST/Captures.h"
#include "lib/AST/Copies.h"
#include "lib/AST/Names.h"
#include "lib/AST/TypeClassifier.h"
#include "lib/Fix/Edits.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Lexer.h"
#include "llvm/ADT/StringSet.h"

namespace clang::templates {

namespace {

/// Tells the uses of a captured variable that only read it from the others.
class Uses : public RecursiveASTVisitor<Uses> {
public:
  explicit Uses(const ValueDecl &Var) : Var(Var) {}

  /// Whether all uses in the body of \p Lambda read: none changes the object
  /// or hands out a reference that could.
  bool onlyRead(const LambdaExpr &Lambda) {
    TraverseStmt(Lambda.getBody());
    return Reads.size() == All.size();
  }

  /// Where \p Body does something else than to read the variable.
  std::vector<SourceLocation> writesIn(Stmt &Body) {
    TraverseStmt(&Body);
    std::vector<SourceLocation> Writes;
    for (const DeclRefExpr *E : All)
      if (!Reads.contains(E))
        Writes.push_back(E->getLocation());
    return Writes;
  }

  bool VisitDeclRefExpr(DeclRefExpr *E) {
    if (E->getDecl() != &Var)
      return true;
    All.insert(E);
    if (E->getType().isConstQualified())
      Reads.insert(E);
    return true;
  }

  bool VisitImplicitCastExpr(ImplicitCastExpr *E) {
    if (E->getCastKind() != CK_LValueToRValue &&
        !(E->isGLValue() && E->getType().isConstQualified()))
      return true;
    const Expr *Read = E->getSubExpr()->IgnoreParenImpCasts();
    while (const auto *Member = dyn_cast<MemberExpr>(Read)) {
      if (Member->isArrow())
        return true;
      Read = Member->getBase()->IgnoreParenImpCasts();
    }
    if (const auto *Ref = dyn_cast<DeclRefExpr>(Read))
      if (Ref->getDecl() == &Var)
        Reads.insert(Ref);
    return true;
  }

private:
  const ValueDecl &Var;
  llvm::DenseSet<const DeclRefExpr *> All, Reads;
};

/// Finds the loops around a place, without those that a variable is declared
/// in.
class LoopsAround : public RecursiveASTVisitor<LoopsAround> {
public:
  LoopsAround(SourceLocation Place, SourceLocation Declared,
              const SourceManager &Sources)
      : Place(Place), Declared(Declared), Sources(Sources) {}

  bool VisitStmt(Stmt *S) {
    if (isa<ForStmt, WhileStmt, DoStmt, CXXForRangeStmt>(S) &&
        Sources.isPointWithin(Place, S->getBeginLoc(), S->getEndLoc()) &&
        !Sources.isPointWithin(Declared, S->getBeginLoc(), S->getEndLoc()))
      Loops.push_back(S->getSourceRange());
    return true;
  }

  std::vector<SourceRange> Loops;

private:
  const SourceLocation Place, Declared;
  const SourceManager &Sources;
};

/// Whether \p Captured may get another value than it has where \p Lambda is
/// made: later, or in another turn of a loop.
bool isWrittenLater(const LambdaExpr &Lambda, const VarDecl &Captured,
                    const ASTContext &Context) {
  const SourceManager &Sources = Context.getSourceManager();
  const SourceLocation Begin = Lambda.getBeginLoc();
  const auto IsIn = [&](SourceLocation Loc, SourceRange Range) {
    return Sources.isPointWithin(Loc, Range.getBegin(), Range.getEnd());
  };
  if (const Expr *Init = Captured.getInit();
      Init && IsIn(Begin, Init->getSourceRange()))
    return true;
  const auto *Function =
      dyn_cast<FunctionDecl>(Captured.getParentFunctionOrMethod());
  Stmt *Body = Function ? Function->getBody() : nullptr;
  if (!Body)
    return false;
  LoopsAround Around(Begin, Captured.getLocation(), Sources);
  Around.TraverseStmt(Body);
  return llvm::any_of(
      Uses(Captured).writesIn(*Body), [&](SourceLocation Write) {
        return !IsIn(Write, Lambda.getSourceRange()) &&
               (Sources.isBeforeInTranslationUnit(Begin, Write) ||
                llvm::any_of(Around.Loops, [&](SourceRange Loop) {
                  return IsIn(Write, Loop);
                }));
      });
}

/// Looks for local variables that hold objects.
class LocalObjects : public RecursiveASTVisitor<LocalObjects> {
public:
  bool VisitDeclRefExpr(DeclRefExpr *E) {
    const auto *Var = dyn_cast<VarDecl>(E->getDecl());
    Found |= Var && Var->hasLocalStorage() &&
             !Var->getType()->isReferenceType() &&
             !Var->getType()->isPointerType();
    return !Found;
  }

  bool Found = false;
};

/// Whether \p Captured is a pointer or a view that is made of a local variable.
bool refersToLocal(const VarDecl &Captured) {
  const QualType T = Captured.getType();
  const NamedDecl *Class = TypeClassifier::classOf(T);
  const std::string Name = Class ? libraryName(*Class) : "";
  const bool Refers = T->isPointerType() || Name == "std::basic_string_view" ||
                      StringRef(Name).ends_with("span") ||
                      StringRef(Name).contains("iterator");
  if (!Refers || !Captured.getInit() || isa<ParmVarDecl>(Captured))
    return false;
  LocalObjects Locals;
  Locals.TraverseStmt(const_cast<Expr *>(Captured.getInit()));
  return Locals.Found;
}

bool mayCopy(const LambdaExpr &Lambda, const ValueDecl &Captured) {
  QualType T = Captured.getType();
  const auto *Record = T.getNonReferenceType()->getAsCXXRecordDecl();
  if (T->isReferenceType() && Record && Record->hasDefinition() &&
      Record->isPolymorphic())
    return false;
  return isCopyable(T.getNonReferenceType()) == true &&
         Uses(Captured).onlyRead(Lambda);
}

/// The `&` before the captured name at \p Name.
SourceLocation ampersandBefore(SourceLocation Name, const LambdaExpr &Lambda,
                               const ASTContext &Context) {
  const SourceManager &Sources = Context.getSourceManager();
  SourceLocation Last, Loc = Lambda.getIntroducerRange().getBegin();
  while (Loc.isValid() && Sources.isBeforeInTranslationUnit(Loc, Name)) {
    Last = Loc;
    const std::optional<Token> Next =
        Lexer::findNextToken(Loc, Sources, Context.getLangOpts());
    if (!Next)
      return {};
    Loc = Next->getLocation();
  }
  return Last.isValid() && sourceText(Last, Context) == "&" ? Last
                                                            : SourceLocation();
}

} // namespace

/// What a default capture by reference captures, spelled out; with copies of
/// those that have a name in \p Copies.
static std::string spellOut(const LambdaExpr &Lambda,
                            const llvm::StringSet<> &Copies) {
  std::string Text;
  llvm::StringSet<> Spelled;
  auto Spell = [&](const VarDecl *Var) {
    if (!Var || !Var->getIdentifier() || !Spelled.insert(Var->getName()).second)
      return false; // No name, or the parts of a pack.
    if (!Text.empty())
      Text += ", ";
    if (!Copies.contains(Var->getName()))
      Text += "&";
    Text += Var->getName();
    if (Var->isParameterPack())
      Text += "...";
    return true;
  };
  for (const LambdaCapture &Capture : Lambda.captures()) {
    if (Capture.isExplicit())
      continue;
    if (Capture.capturesThis())
      Text += Text.empty() ? "this" : ", this";
    else if (!Capture.capturesVariable() ||
             !Spell(dyn_cast<VarDecl>(Capture.getCapturedVar())))
      return "";
  }
  for (const VarDecl *Var : lateCaptures(*Lambda.getLambdaClass()))
    if (!Spell(Var))
      return "";
  return Text;
}

std::vector<FixItHint> copyCaptures(ArrayRef<const LambdaExpr *> Lambdas,
                                    ArrayRef<const ValueDecl *> Captured,
                                    const ASTContext &Context) {
  if (Lambdas.empty() ||
      !mayEdit(Lambdas.front()->getIntroducerRange(), Context))
    return {};
  bool IsKnown = false;
  llvm::StringSet<> Names;
  for (const auto &[Lambda, Var] : llvm::zip(Lambdas, Captured)) {
    if (!Var || !Var->getIdentifier() || !isa<VarDecl>(Var))
      return {};
    Names.insert(Var->getName());
    if (Var->getType()->isDependentType() ||
        Lambda->getLambdaClass()->isDependentContext())
      continue;
    if (!mayCopy(*Lambda, *Var) || refersToLocal(*cast<VarDecl>(Var)) ||
        isWrittenLater(*Lambda, *cast<VarDecl>(Var), Context))
      return {};
    IsKnown = true;
  }
  if (!IsKnown)
    return {};
  const LambdaExpr &Lambda = *Lambdas.front();
  std::vector<FixItHint> Edits;
  for (const LambdaCapture &Capture : Lambda.captures()) {
    if (!Capture.isExplicit() || !Capture.capturesVariable() ||
        Capture.getCaptureKind() != LCK_ByRef ||
        !Names.contains(Capture.getCapturedVar()->getName()))
      continue;
    SourceLocation Name = Capture.getLocation();
    SourceLocation Ampersand = ampersandBefore(Name, Lambda, Context);
    if (Ampersand.isInvalid() ||
        !mayEdit(SourceRange(Ampersand, Name), Context))
      return {};
    Edits.push_back(replaceTokens(SourceRange(Ampersand, Name),
                                  sourceText(Name, Context).str()));
  }
  if (!Edits.empty())
    return Edits;
  SourceLocation Default = Lambda.getCaptureDefaultLoc();
  if (Lambda.getCaptureDefault() != LCD_ByRef || !mayEdit(Default, Context))
    return {};
  std::string Text = spellOut(Lambda, Names);
  if (!Text.empty())
    Edits.push_back(replaceTokens(Default, Text));
  return Edits;
}

} // namespace clang::templates
