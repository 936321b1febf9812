//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/Fix/MoveOut.h"
#include "lib/AST/TemplateIds.h"
#include "lib/Fix/BeforeTemplate.h"
#include "lib/Fix/Edits.h"
#include "clang/AST/ASTLambda.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Lexer.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/SmallPtrSet.h"

namespace clang::templates {

namespace {

/// Something that can be moved.
struct Moved {
  const Decl *Outermost = nullptr;
  /// What is to be written before the declaration.
  std::string Text;
  FixItHint Rest;
  bool KeepsMeaning = true;
};

/// Looks for what could not be named, or would not be the same, elsewhere.
class NameChecker : public RecursiveASTVisitor<NameChecker> {
  using Base = RecursiveASTVisitor<NameChecker>;

public:
  NameChecker(SourceLocation Before, const SourceManager &Sources)
      : Before(Before), Sources(Sources) {}

  /// What is written at these places is moved as well.
  void allow(SourceRange Inside) { Own = Inside; }
  void allow(const VarDecl &Var) { Variables.insert(&Var); }

  bool TraverseStmt(Stmt *S) {
    return !S || (!S->getBeginLoc().isMacroID() &&
                  !S->getEndLoc().isMacroID() && Base::TraverseStmt(S));
  }
  bool VisitDecl(Decl *D) { return !D->getLocation().isMacroID(); }
  bool VisitTypeLoc(TypeLoc T) { return !T.getBeginLoc().isMacroID(); }
  bool VisitDeclRefExpr(DeclRefExpr *E) {
    const ValueDecl *D = E->getDecl();
    return check(D) ||
           (E->hasQualifier() && isPublic(E->getFoundDecl()) && checkClass(*D));
  }
  bool TraverseCXXOperatorCallExpr(CXXOperatorCallExpr *E) {
    // Its operands find the operator.
    const Decl *Operator = E->getCalleeDecl();
    return Operator && isPublic(cast<NamedDecl>(Operator)) &&
           llvm::all_of(E->arguments(),
                        [&](Expr *Operand) { return TraverseStmt(Operand); });
  }
  bool VisitMemberExpr(MemberExpr *E) {
    return isOwn(*E->getMemberDecl()) || isPublic(E->getFoundDecl().getDecl());
  }
  bool VisitCXXConstructExpr(CXXConstructExpr *E) {
    return isOwn(*E->getConstructor()) || isPublic(E->getConstructor());
  }
  bool VisitTypedefType(TypedefType *T) { return check(T->getDecl()); }
  bool VisitTagType(TagType *T) { return check(T->getDecl()); }
  bool TraverseTemplateName(TemplateName Name) {
    const TemplateDecl *Template = Name.getAsTemplateDecl();
    return Template && check(Template);
  }
  bool VisitUnresolvedLookupExpr(UnresolvedLookupExpr *) { return false; }
  bool VisitUnresolvedMemberExpr(UnresolvedMemberExpr *) { return false; }
  bool VisitPredefinedExpr(PredefinedExpr *) { return false; }

private:
  static bool isPublic(const NamedDecl *D) {
    return D->getAccess() != AS_private && D->getAccess() != AS_protected;
  }
  bool isOwn(const Decl &D) const {
    const SourceLocation At = D.getLocation();
    return Own.isValid() && At.isValid() &&
           !Sources.isBeforeInTranslationUnit(At, Own.getBegin()) &&
           !Sources.isBeforeInTranslationUnit(Own.getEnd(), At);
  }
  bool check(const NamedDecl *D) const {
    return Variables.count(D) || isOwn(*D) ||
           isNamedBefore(*D, Before, Sources);
  }
  /// Whether \p D is a member of a class that can be named.
  bool checkClass(const NamedDecl &D) const {
    const auto *Class = dyn_cast<TagDecl>(D.getDeclContext());
    return Class && !Class->isDependentContext() && check(Class);
  }

  const SourceLocation Before;
  const SourceManager &Sources;
  SourceRange Own;
  llvm::SmallPtrSet<const NamedDecl *, 8> Variables;
};

/// What can make names visible in a function, and how its variables are used.
class UseReader : public RecursiveASTVisitor<UseReader> {
public:
  bool VisitDecl(Decl *D) {
    HidesNames |= isa<UsingDirectiveDecl, UsingDecl, NamespaceAliasDecl>(D);
    return true;
  }
  bool VisitImplicitCastExpr(ImplicitCastExpr *E) {
    if (E->getCastKind() == CK_LValueToRValue ||
        (E->getCastKind() == CK_NoOp && E->getType().isConstQualified()))
      allow(E->getSubExpr());
    return true;
  }
  bool VisitBinaryOperator(BinaryOperator *E) {
    if (E->isAssignmentOp())
      Written.insert(E->getLHS()->IgnoreParens());
    return true;
  }
  bool VisitUnaryOperator(UnaryOperator *E) {
    if (E->isIncrementDecrementOp())
      Written.insert(E->getSubExpr()->IgnoreParens());
    return true;
  }
  bool VisitDeclRefExpr(DeclRefExpr *E) {
    if (!Read.count(E)) {
      Changed.insert(E->getDecl());
      if (!Written.count(E))
        Shared.insert(E->getDecl());
    }
    return true;
  }

  bool VisitReturnStmt(ReturnStmt *S) {
    const Expr *Value = S->getRetValue();
    if (const auto *Ref = dyn_cast_or_null<DeclRefExpr>(
            Value ? Value->IgnoreUnlessSpelledInSource() : nullptr))
      Returned.insert(Ref->getDecl());
    return true;
  }

  bool HidesNames = false;
  llvm::SmallPtrSet<const ValueDecl *, 2> Returned;
  /// Variables that are not only read, and those of them that something else
  /// may refer to.
  llvm::SmallPtrSet<const ValueDecl *, 8> Changed, Shared;

private:
  void allow(const Expr *E) { Read.insert(E->IgnoreParens()); }

  llvm::SmallPtrSet<const Expr *, 16> Read, Written;
};

} // namespace

//===----------------------------------------------------------------------===//
// Text
//===----------------------------------------------------------------------===//

/// \p Text, whose lines start with \p From, with \p To instead.
static std::string indented(StringRef Text, StringRef From, StringRef To) {
  llvm::SmallVector<StringRef, 16> Lines;
  Text.split(Lines, '\n');
  std::string Result = Lines.front().str();
  for (StringRef Line : llvm::drop_begin(Lines)) {
    Result += '\n';
    if (Line.consume_front(From))
      Result += To;
    Result += Line;
  }
  return Result;
}

/// Whether the lines of \p Text mean the same in another place.
static bool isPlain(StringRef Text) {
  if (Text.contains("R\""))
    return false;
  llvm::SmallVector<StringRef, 16> Lines;
  Text.split(Lines, '\n');
  return llvm::none_of(
      Lines, [](StringRef Line) { return Line.ltrim().starts_with("#"); });
}

/// \p T as it is to be written before a name; empty if it cannot be.
static std::string spelled(QualType T, NameChecker &Names,
                           const ASTContext &Context) {
  T = T.getUnqualifiedType();
  if (T->isDependentType() || !Names.TraverseType(T))
    return std::string();
  const std::string Text = T.getAsString(Context.getPrintingPolicy());
  return StringRef(Text).find_first_of("([") == StringRef::npos ? Text : "";
}

/// The parameter that \p Var is passed to; empty if there can be none. If it
/// \p IsLastUse, nobody sees what becomes of a number.
static std::string parameterFor(const VarDecl &Var, bool IsLastUse,
                                const UseReader &Uses, NameChecker &Names,
                                const ASTContext &Context) {
  const QualType T = Var.getType().getNonReferenceType();
  if (!Var.getIdentifier() || T.isVolatileQualified() ||
      !(T->isScalarType() || T->isRecordType()) || T->isMemberPointerType())
    return std::string();
  std::string Type = spelled(T, Names, Context);
  if (Type.empty())
    return Type;
  const bool IsRead = T.isConstQualified() || !Uses.Changed.count(&Var);
  const bool IsCopy = IsLastUse && !Var.getType()->isReferenceType() &&
                      !Uses.Shared.count(&Var);
  if (T->isScalarType() && (IsRead || IsCopy))
    Type += StringRef(Type).ends_with("*") ? "" : " ";
  else
    Type = (IsRead ? "const " : "") + Type +
           (StringRef(Type).ends_with("*") ? "&" : " &");
  return Type + Var.getNameAsString();
}

//===----------------------------------------------------------------------===//
// Statements
//===----------------------------------------------------------------------===//

/// The tokens of \p Statements, with the semicolon at their end.
static SourceRange rangeOf(ArrayRef<const Stmt *> Statements,
                           const ASTContext &Context) {
  const SourceLocation End = Statements.back()->getEndLoc();
  const std::optional<Token> Next = Lexer::findNextToken(
      End, Context.getSourceManager(), Context.getLangOpts());
  return {Statements.front()->getBeginLoc(),
          Next && Next->is(tok::semi) ? Next->getLocation() : End};
}

static std::optional<Moved> outline(const IndependentCode &Code,
                                    const ASTContext &Context,
                                    llvm::StringSet<> &NewNames) {
  const SourceManager &Sources = Context.getSourceManager();
  const auto &Function = *cast<FunctionDecl>(Code.Declared);
  // 1., 3., 4.
  if (!Code.Needed.empty() || Code.UsesObject || !Function.getIdentifier() ||
      Function.isConstexprSpecified() || isLambdaCallOperator(&Function))
    return std::nullopt;
  // 2.
  Moved Result;
  Result.Outermost = outermost(Function);
  const SourceLocation Before = Result.Outermost->getBeginLoc();
  const SourceRange Range = rangeOf(Code.Statements, Context);
  if (!mayEdit(Range, Context) ||
      !mayEdit(Result.Outermost->getSourceRange(), Context) ||
      !isPlain(sourceText(Range, Context)))
    return std::nullopt;
  // 3.
  UseReader All, Uses;
  All.TraverseStmt(Function.getBody());
  NameChecker Names(Before, Sources);
  Names.allow(Range);
  for (const VarDecl *Input : Code.Inputs)
    Names.allow(*Input);
  for (const Stmt *S : Code.Statements) {
    Uses.TraverseStmt(const_cast<Stmt *>(S));
    if (!Names.TraverseStmt(const_cast<Stmt *>(S)))
      return std::nullopt;
  }
  // 5.
  const VarDecl *Made = Code.Results.empty() ? nullptr : Code.Results.front();
  if (All.HidesNames || Code.Results.size() > 1 ||
      (Made && (!Code.Changed.empty() || !Made->getType()->isScalarType())))
    return std::nullopt;
  const QualType Returned = Made            ? Made->getType()
                            : !Code.Returns ? Context.VoidTy
                                            : Function.getReturnType();
  const bool ReturnsNothing = Returned->isVoidType();
  if (Code.Returns &&
      (!Code.IsToEnd || Returned->getContainedDeducedType() ||
       (!ReturnsNothing && !isa<ReturnStmt>(Code.Statements.back()))))
    return std::nullopt;
  // 7.
  if (!Code.IsToEnd)
    for (const Stmt *S : Code.Statements)
      if (const auto *Declared = dyn_cast<DeclStmt>(S))
        for (const Decl *D : Declared->decls()) {
          const auto *Var = dyn_cast<VarDecl>(D);
          if (Var &&
              (!Var->getType()->isScalarType() || Uses.Shared.count(Var)))
            return std::nullopt;
        }
  // 6.
  const auto *Body = dyn_cast<CompoundStmt>(Function.getBody());
  const bool IsLastUse = Body && Body->body_back() == Code.Statements.back();
  std::string Type = spelled(Returned, Names, Context);
  std::string Parameters, Arguments;
  for (const VarDecl *Input : Code.Inputs) {
    // It would be copied.
    if (Uses.Returned.count(Input) && Input->getType()->isRecordType())
      return std::nullopt;
    const std::string One =
        parameterFor(*Input, IsLastUse, Uses, Names, Context);
    if (One.empty())
      return std::nullopt;
    Parameters += (Parameters.empty() ? "" : ", ") + One;
    Arguments += (Arguments.empty() ? "" : ", ") + Input->getNameAsString();
  }
  if (Type.empty() || Returned->isReferenceType())
    return std::nullopt;
  Type += StringRef(Type).ends_with("*") ? "" : " ";

  const std::string Old = Function.getNameAsString();
  const bool IsSnake = StringRef(Old).contains('_');
  const std::string Name = newNameBefore(Old + (IsSnake ? "_common" : "Common"),
                                         *Result.Outermost, Context, NewNames);
  const StringRef Indent = indentation(Range.getBegin(), Sources);
  const StringRef Outer = indentation(Before, Sources);
  const std::string Inner =
      (Outer + (Indent.starts_with("\t") ? "\t" : "  ")).str();
  const std::string Break = lineBreak(Sources.getFileID(Before), Sources).str();
  Result.Text = (Sources.isInMainFile(Before) ? "static " : "inline ") + Type +
                Name + "(" + Parameters + ") {" + Break + Inner +
                indented(sourceText(Range, Context), Indent, Inner);
  if (Made)
    Result.Text += Break + Inner + "return " + Made->getNameAsString() + ";";
  Result.Text += Break + Outer.str() + "}";
  std::string Call = Name + "(" + Arguments + ");";
  if (Made)
    Call = (Made->getType().isConstQualified() ? "const " : "") + Type +
           Made->getNameAsString() + " = " + Call;
  else if (!ReturnsNothing)
    Call = "return " + Call;
  Result.Rest = replaceTokens(Range, Call);
  return Result;
}

//===----------------------------------------------------------------------===//
// Classes
//===----------------------------------------------------------------------===//

namespace {

/// Collects where a class is named.
class MentionReader : public RecursiveASTVisitor<MentionReader> {
public:
  explicit MentionReader(const CXXRecordDecl &Class) : Class(Class) {}

  bool VisitTagTypeLoc(TagTypeLoc T) {
    if (T.getDecl()->getCanonicalDecl() != Class.getCanonicalDecl())
      return true;
    Names.insert(T.getNameLoc());
    WithKeyword |= T.getElaboratedKeywordLoc().isValid();
    return true;
  }
  bool VisitCXXConstructorDecl(CXXConstructorDecl *D) {
    if (D->getParent()->getCanonicalDecl() == Class.getCanonicalDecl())
      Names.insert(D->getLocation());
    return true;
  }

  llvm::DenseSet<SourceLocation> Names;
  bool WithKeyword = false;

private:
  const CXXRecordDecl &Class;
};

} // namespace

/// The text of \p Class under another name; empty if it cannot be told which of
/// its tokens are the name.
static std::string renamed(const CXXRecordDecl &Class, const std::string &Name,
                           const ASTContext &Context) {
  const SourceManager &Sources = Context.getSourceManager();
  MentionReader Mentions(Class);
  Mentions.TraverseDecl(const_cast<CXXRecordDecl *>(&Class));
  Mentions.Names.insert(Class.getLocation());
  const SourceRange Range = Class.getSourceRange();
  const StringRef Text = sourceText(Range, Context);
  const FileID File = Sources.getFileID(Range.getBegin());
  const StringRef Buffer = Sources.getBufferData(File);
  Lexer Raw(Sources.getLocForStartOfFile(File), Context.getLangOpts(),
            Buffer.begin(), Text.begin(), Buffer.end());
  std::string Result;
  const char *Copied = Text.begin();
  Token Tok;
  while (!Raw.LexFromRawLexer(Tok) && !Sources.isBeforeInTranslationUnit(
                                          Range.getEnd(), Tok.getLocation())) {
    if (Tok.isNot(tok::raw_identifier) ||
        Tok.getRawIdentifier() != Class.getName())
      continue;
    if (!Mentions.Names.contains(Tok.getLocation()))
      return std::string();
    const char *At = Sources.getCharacterData(Tok.getLocation());
    Result.append(Copied, At);
    Result += Name;
    Copied = At + Class.getName().size();
  }
  return Result.append(Copied, Text.end());
}

static std::optional<Moved> hoist(const IndependentCode &Code,
                                  const ASTContext &Context,
                                  llvm::StringSet<> &NewNames) {
  const SourceManager &Sources = Context.getSourceManager();
  const auto &Class = *cast<CXXRecordDecl>(Code.Declared);
  const auto *Around = dyn_cast<CXXRecordDecl>(Class.getDeclContext());
  // 1., 8.
  if (!Code.Needed.empty() || !Around || !Around->getDescribedClassTemplate() ||
      !Around->getDeclContext()->isFileContext() || Around->hasFriends() ||
      Class.isOutOfLine() || !Class.isFirstDecl() || Class.hasAttrs() ||
      !outOfLineMembers(Class).empty())
    return std::nullopt;
  for (const Decl *Member : Class.decls())
    if (isa<VarDecl>(Member))
      return std::nullopt;
  // 2.
  Moved Result;
  Result.Outermost = outermost(Class);
  const SourceLocation Before = Result.Outermost->getBeginLoc();
  const SourceRange Range = Class.getSourceRange();
  const std::optional<Token> Next =
      Lexer::findNextToken(Range.getEnd(), Sources, Context.getLangOpts());
  if (!mayEdit(Range, Context) ||
      !mayEdit(Result.Outermost->getSourceRange(), Context) || !Next ||
      Next->isNot(tok::semi) || !isPlain(sourceText(Range, Context)))
    return std::nullopt;
  // 3.
  NameChecker Names(Before, Sources);
  Names.allow(Range);
  if (!Names.TraverseDecl(const_cast<CXXRecordDecl *>(&Class)))
    return std::nullopt;
  // 9.
  MentionReader Mentions(Class);
  Mentions.TraverseDecl(const_cast<CXXRecordDecl *>(Around));
  for (const Decl *Member : outOfLineMembers(*Around))
    Mentions.TraverseDecl(const_cast<Decl *>(Member));
  if (Mentions.WithKeyword)
    return std::nullopt;

  const std::string Name =
      newNameBefore(Around->getNameAsString() + Class.getNameAsString(),
                    *Result.Outermost, Context, NewNames);
  const std::string Text = renamed(Class, Name, Context);
  if (Text.empty())
    return std::nullopt;
  Result.Text = indented(Text, indentation(Range.getBegin(), Sources),
                         indentation(Before, Sources)) +
                ";";
  Result.Rest =
      replaceTokens(Range, "using " + Class.getNameAsString() + " = " + Name);
  Result.KeepsMeaning = Class.getAccess() == AS_private;
  return Result;
}

std::vector<MoveOut> moveOut(ArrayRef<const IndependentCode *> Codes,
                             const ASTContext &Context) {
  const SourceManager &Sources = Context.getSourceManager();
  struct Group {
    size_t First = 0;
    std::string Text;
  };
  std::vector<MoveOut> Result(Codes.size());
  llvm::MapVector<const Decl *, Group> Groups;
  llvm::StringSet<> NewNames;
  for (size_t I = 0; I < Codes.size(); ++I) {
    std::optional<Moved> One;
    if (Codes[I]->Is == IndependentCode::Shape::Statements)
      One = outline(*Codes[I], Context, NewNames);
    else if (Codes[I]->Is == IndependentCode::Shape::NestedType)
      One = hoist(*Codes[I], Context, NewNames);
    if (!One)
      continue;
    Group &G = Groups[One->Outermost];
    if (G.Text.empty()) {
      G.First = I;
    } else {
      const StringRef Break =
          lineBreak(Sources.getFileID(One->Outermost->getBeginLoc()), Sources);
      G.Text += (Break + Break).str();
      G.Text += indentation(One->Outermost->getBeginLoc(), Sources);
    }
    G.Text += One->Text;
    Result[G.First].Edits.push_back(One->Rest);
    Result[G.First].KeepsMeaning &= One->KeepsMeaning;
  }
  for (const auto &[Outermost, G] : Groups)
    Result[G.First].Edits.push_back(
        writeAbove(Outermost->getBeginLoc(), G.Text, Context));
  return Result;
}

} // namespace clang::templates
