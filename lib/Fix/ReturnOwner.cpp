//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/Fix/ReturnOwner.h"
#include "lib/AST/Mentions.h"
#include "lib/AST/Names.h"
#include "lib/AST/TypeClassifier.h"
#include "lib/Fix/Edits.h"
#include "lib/Fix/Includes.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/Basic/CharInfo.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Lexer.h"

namespace clang::templates {

static bool isUniquePtr(QualType T) {
  const NamedDecl *Class = TypeClassifier::classOf(T);
  return Class && libraryName(*Class) == "std::unique_ptr";
}

//===----------------------------------------------------------------------===//
// What is returned
//===----------------------------------------------------------------------===//

namespace {

class ReturnFinder : public RecursiveASTVisitor<ReturnFinder> {
public:
  bool TraverseLambdaExpr(LambdaExpr *) { return true; }
  bool VisitReturnStmt(ReturnStmt *S) {
    Values.push_back(S->getRetValue());
    return true;
  }

  llvm::SmallVector<const Expr *, 4> Values;
};

/// The return statements of one function, and what has to become of them.
class ReturnEditor {
public:
  ReturnEditor(QualType Pointee, StringRef PointeeText, ASTContext &Context)
      : Pointee(Pointee), PointeeText(PointeeText), Context(Context) {}

  /// False if \p Value cannot stay a part of the function.
  bool edit(const Expr *Value);
  /// "std::unique_ptr<T[]>".
  std::string owner() const {
    return "std::unique_ptr<" + PointeeText.str() + (*IsArray ? "[]>" : ">");
  }
  bool isKnown() const { return IsArray.has_value(); }

  std::vector<FixItHint> Edits;

private:
  bool isArray(bool Is) {
    if (!IsArray)
      IsArray = Is;
    return *IsArray == Is;
  }
  bool isOwnArray(const CXXNewExpr *New) const {
    return New && New->isArray() && !New->getNumPlacementArgs() &&
           Context.hasSameType(New->getAllocatedType(), Pointee);
  }
  bool replace(const Expr &E, const std::string &Text) {
    if (!mayEdit(E.getSourceRange(), Context))
      return false; // 1.
    Edits.push_back(replaceTokens(E.getSourceRange(), Text));
    return true;
  }
  std::string made(const CXXNewExpr &New) const;

  const QualType Pointee;
  const StringRef PointeeText;
  ASTContext &Context;
  std::optional<bool> IsArray;
};

} // namespace

std::string ReturnEditor::made(const CXXNewExpr &New) const {
  const Expr *Init = New.getInitializer();
  const bool IsEmpty = !Init ||
                       (isa<InitListExpr>(Init) &&
                        cast<InitListExpr>(Init)->getNumInits() == 0) ||
                       (isa<ParenListExpr>(Init) &&
                        cast<ParenListExpr>(Init)->getNumExprs() == 0);
  if (!Context.getLangOpts().CPlusPlus14 || !New.getArraySize() || !IsEmpty)
    return owner() + "(" + sourceText(New.getSourceRange(), Context).str() +
           ")";
  return "std::make_unique<" + PointeeText.str() + "[]>(" +
         sourceText((*New.getArraySize())->getSourceRange(), Context).str() +
         ")";
}

bool ReturnEditor::edit(const Expr *Value) {
  const Expr *E = Value ? Value->IgnoreParenImpCasts() : nullptr;
  if (!E)
    return false;
  if (isa<CXXNullPtrLiteralExpr>(E))
    return true;
  if (const auto *New = dyn_cast<CXXNewExpr>(E))
    return isOwnArray(New) && isArray(true) && replace(*E, made(*New));
  if (const auto *Ref = dyn_cast<DeclRefExpr>(E)) {
    const auto *Var = dyn_cast<VarDecl>(Ref->getDecl());
    const auto *New =
        Var && Var->getInit()
            ? dyn_cast<CXXNewExpr>(Var->getInit()->IgnoreParenImpCasts())
            : nullptr;
    return isOwnArray(New) && isArray(true) &&
           replace(*E, owner() + "(" + Var->getName().str() + ")");
  }
  const auto *Call = dyn_cast<CallExpr>(E);
  if (!Call || Call->getNumArgs())
    return false;
  const Expr *Callee = Call->getCallee()->IgnoreParenImpCasts();
  const Expr *Object = nullptr;
  bool IsArrow = false;
  if (const auto *Member = dyn_cast<MemberExpr>(Callee)) {
    Object = Member->getBase();
    IsArrow = Member->isArrow();
  } else if (const auto *Member = dyn_cast<CXXDependentScopeMemberExpr>(Callee);
             Member && !Member->isImplicitAccess()) {
    Object = Member->getBase();
    IsArrow = Member->isArrow();
  }
  const auto *Ref =
      Object ? dyn_cast<DeclRefExpr>(Object->IgnoreParenImpCasts()) : nullptr;
  const auto *Var = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
  if (!Var || !Var->hasLocalStorage() || IsArrow ||
      !isUniquePtr(Var->getType()))
    return false;
  const auto *Written =
      Var->getType()->getAs<TemplateSpecializationType>(); // No other deleter.
  return Written && Written->template_arguments().size() == 1 &&
         Context.hasSameType(pointeeType(Var->getType()), Pointee) &&
         isArray(false) && replace(*Value, Var->getName().str());
}

//===----------------------------------------------------------------------===//
// Who calls
//===----------------------------------------------------------------------===//

/// Whether \p M is a call whose result becomes a 'std::unique_ptr'.
static bool makesOwner(const Mention &M, bool OfArray) {
  const auto IsOwner = [&](QualType T) {
    return isUniquePtr(T) && pointeeType(T)->isArrayType() == OfArray;
  };
  bool IsCalled = false;
  const Expr *At = M.At;
  for (const Enclosing Parent : llvm::reverse(M.Inside)) {
    if (const auto *D = dyn_cast<const Decl *>(Parent)) {
      const auto *Var = dyn_cast<VarDecl>(D);
      return IsCalled && Var && Var->getInitStyle() != VarDecl::CInit &&
             IsOwner(Var->getType());
    }
    const auto *E = dyn_cast<Expr>(cast<const Stmt *>(Parent));
    if (!E)
      continue; // The statement of a declaration.
    if (IsCalled && isa<CXXConstructExpr, CXXUnresolvedConstructExpr>(E))
      return IsOwner(E->getType());
    if (const auto *Call = dyn_cast<CallExpr>(E)) {
      if (IsCalled || Call->getCallee() != At)
        return false;
      IsCalled = true;
    } else if (!isa<ParenExpr, ImplicitCastExpr, ParenListExpr, InitListExpr>(
                   E)) {
      return false;
    }
    At = E;
  }
  return false;
}

//===----------------------------------------------------------------------===//

std::vector<FixItHint> returnOwner(const FunctionDecl &Definition,
                                   ASTContext &Context) {
  const auto PointerOf = [](const FunctionDecl &Function) {
    const FunctionTypeLoc Type = Function.getFunctionTypeLoc();
    return Type ? Type.getReturnLoc().getAs<PointerTypeLoc>()
                : PointerTypeLoc();
  };
  const PointerTypeLoc Result = PointerOf(Definition);
  if (!Result || Result.getPointeeLoc().getType().hasQualifiers() ||
      !mayEdit(Result.getSourceRange(), Context)) // 1, 2.
    return {};
  const QualType Pointee = Result.getPointeeLoc().getType();
  ReturnEditor Returns(
      Pointee, sourceText(Result.getPointeeLoc().getSourceRange(), Context),
      Context);
  ReturnFinder Finder;
  Finder.TraverseStmt(Definition.getBody());
  for (const Expr *Value : Finder.Values)
    if (!Returns.edit(Value))
      return {}; // 1, 3.
  if (!Returns.isKnown())
    return {};
  std::vector<FixItHint> Edits = Returns.Edits;
  llvm::SmallVector<FileID, 2> Files;
  const SourceManager &Sources = Context.getSourceManager();
  for (const FunctionDecl *Declared : Definition.redecls()) {
    const PointerTypeLoc Written = PointerOf(*Declared);
    if (!Written || !mayEdit(Written.getSourceRange(), Context))
      return {}; // 1.
    const SourceLocation Next = Lexer::getLocForEndOfToken(
        Written.getEndLoc(), 0, Sources, Context.getLangOpts());
    const bool IsSpaced =
        Next.isValid() && isWhitespace(*Sources.getCharacterData(Next));
    Edits.push_back(replaceTokens(Written.getSourceRange(),
                                  Returns.owner() + (IsSpaced ? "" : " ")));
    const FileID File = Sources.getFileID(Declared->getLocation());
    if (!llvm::is_contained(Files, File))
      Files.push_back(File);
  }
  for (const FileID File : Files)
    if (const auto Include = includeHeaders(File, {"memory"}, Context))
      Edits.push_back(*Include);

  bool IsUsedOtherwise = false;
  MentionFinder Mentions(Context);
  Mentions.track(Definition);
  const bool OfArray = StringRef(Returns.owner()).ends_with("[]>");
  Mentions.findEverywhere(
      [&](const Mention &M) { IsUsedOtherwise |= !makesOwner(M, OfArray); });
  return IsUsedOtherwise ? std::vector<FixItHint>() : Edits; // 4.
}

} // namespace clang::templates
