//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/Fix/HoistStatic.h"
#include "lib/Fix/BeforeTemplate.h"
#include "lib/Fix/Edits.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Lexer.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/StringSet.h"

namespace clang::templates {

namespace {

/// Whether all that a declaration names can be named before another one.
class VisibilityChecker : public RecursiveASTVisitor<VisibilityChecker> {
public:
  VisibilityChecker(SourceLocation Before, const SourceManager &Sources)
      : Before(Before), Sources(Sources) {}

  bool VisitDeclRefExpr(DeclRefExpr *E) { return check(E->getDecl()); }
  bool VisitMemberExpr(MemberExpr *) { return true; }
  bool VisitTypedefType(TypedefType *T) { return check(T->getDecl()); }
  bool VisitTagType(TagType *T) { return check(T->getDecl()); }
  bool VisitLambdaExpr(LambdaExpr *) { return false; }

private:
  bool check(const NamedDecl *D) const {
    return isNamedBefore(*D, Before, Sources);
  }

  const SourceLocation Before;
  const SourceManager &Sources;
};

/// What a fix has to know of the function around the variable.
class FunctionReader : public RecursiveASTVisitor<FunctionReader> {
public:
  explicit FunctionReader(const VarDecl &Var) : Var(Var) {}

  bool VisitCompoundStmt(CompoundStmt *Block) {
    for (const Stmt *S : Block->body())
      if (const auto *Declared = dyn_cast<DeclStmt>(S);
          Declared && Declared->isSingleDecl() &&
          Declared->getSingleDecl() == &Var)
        Declaration = Declared;
    return true;
  }
  bool VisitDeclRefExpr(DeclRefExpr *E) {
    if (E->getDecl() == &Var)
      Uses.push_back(E->getLocation());
    return true;
  }
  bool VisitNamedDecl(NamedDecl *D) {
    HidesNames |= isa<UsingDirectiveDecl, UsingDecl, NamespaceAliasDecl>(D);
    NameIsTaken |= D != &Var && D->getDeclName() == Var.getDeclName();
    return true;
  }

  const DeclStmt *Declaration = nullptr;
  std::vector<SourceLocation> Uses;
  bool HidesNames = false;
  bool NameIsTaken = false;

private:
  const VarDecl &Var;
};

} // namespace

/// Whether the name of \p Var means something where it is going to be, or in a
/// class between there and its uses.
static bool isTaken(const VarDecl &Var) {
  for (const DeclContext *C = Var.getDeclContext(); C; C = C->getParent())
    if (!C->isFunctionOrMethod() && !C->lookup(Var.getDeclName()).empty())
      return true;
  return false;
}

/// The declaration as it is written without the keyword 'static', and with
/// another name if it has one.
static std::string textOf(const VarDecl &Var, SourceRange Range, StringRef Name,
                          const ASTContext &Context) {
  const SourceManager &Sources = Context.getSourceManager();
  std::string Text = sourceText(Range, Context).str();
  const unsigned Begin = Sources.getFileOffset(Range.getBegin());
  Text.replace(Sources.getFileOffset(Var.getLocation()) - Begin,
               Var.getName().size(), Name.str());
  SourceLocation Loc = Range.getBegin();
  while (Sources.isBeforeInTranslationUnit(Loc, Var.getLocation())) {
    if (sourceText(Loc, Context) == "static") {
      const size_t At = Sources.getFileOffset(Loc) - Begin;
      const size_t Next = Text.find_first_not_of(" \t\r\n", At + 6);
      return Text.erase(At, Next - At);
    }
    std::optional<Token> Next =
        Lexer::findNextToken(Loc, Sources, Context.getLangOpts());
    if (!Next)
      break;
    Loc = Next->getLocation();
  }
  return std::string();
}

/// Removes the tokens of \p Range and the white space behind, so that what
/// follows takes their place.
static FixItHint removeStatement(SourceRange Range, const ASTContext &Context) {
  const SourceManager &Sources = Context.getSourceManager();
  const SourceLocation End = Lexer::getLocForEndOfToken(
      Range.getEnd(), 0, Sources, Context.getLangOpts());
  const auto [File, Offset] = Sources.getDecomposedLoc(End);
  const StringRef Rest = Sources.getBufferData(File).drop_front(Offset);
  const size_t Space = Rest.size() - Rest.ltrim().size();
  return FixItHint::CreateRemoval(CharSourceRange::getCharRange(
      Range.getBegin(), End.getLocWithOffset(Space)));
}

namespace {

/// A variable that can be moved.
struct Hoisted {
  const Decl *Outermost = nullptr;
  /// What is to be written before the declaration.
  std::string Text;
  /// What is to be edited in the function.
  std::vector<FixItHint> Edits;
};

} // namespace

static std::optional<Hoisted> hoist(const VarDecl &Var,
                                    const ASTContext &Context,
                                    llvm::StringSet<> &NewNames) {
  const SourceManager &Sources = Context.getSourceManager();
  // 1.
  const auto *Function = dyn_cast<FunctionDecl>(Var.getDeclContext());
  if (!Var.isStaticLocal() || !Function || !Function->getBody())
    return std::nullopt;
  // 2.
  Hoisted Result;
  Result.Outermost = outermost(*Function);
  FunctionReader Reader(Var);
  Reader.TraverseStmt(Function->getBody());
  if (!Reader.Declaration ||
      !mayEdit(Reader.Declaration->getSourceRange(), Context) ||
      !mayEdit(Result.Outermost->getSourceRange(), Context) || Var.hasAttrs())
    return std::nullopt;
  // 3.
  const Expr *Init = Var.getInit();
  if (!Init || !(Var.isConstexpr() ||
                 Init->isConstantInitializer(const_cast<ASTContext &>(Context),
                                             /*ForRef=*/false)))
    return std::nullopt;
  // 4.
  const SourceLocation Before = Result.Outermost->getBeginLoc();
  VisibilityChecker Checker(Before, Sources);
  if (Reader.HidesNames || !Var.getTypeSourceInfo() ||
      !Checker.TraverseTypeLoc(Var.getTypeSourceInfo()->getTypeLoc()) ||
      !Checker.TraverseStmt(const_cast<Expr *>(Init)))
    return std::nullopt;
  // 5.
  const bool IsInHeader = !Sources.isInMainFile(Before);
  if (IsInHeader && !Context.getLangOpts().CPlusPlus17)
    return std::nullopt;

  std::string Name = Var.getName().str();
  if (Reader.NameIsTaken || NewNames.contains(Name) || isTaken(Var)) {
    const FileID File = Sources.getFileID(Before);
    Name = freshName(
        Name,
        {Sources.getLocForStartOfFile(File), Sources.getLocForEndOfFile(File)},
        Context, NewNames);
    for (SourceLocation Use : Reader.Uses) {
      if (!mayEdit(Use, Context))
        return std::nullopt;
      Result.Edits.push_back(replaceTokens(Use, Name));
    }
  }
  const SourceRange Range = Reader.Declaration->getSourceRange();
  const std::string Text = textOf(Var, Range, Name, Context);
  if (Text.empty())
    return std::nullopt;
  NewNames.insert(Name);
  Result.Text = (IsInHeader ? "inline " : "static ") + Text;
  Result.Edits.push_back(removeStatement(Range, Context));
  return Result;
}

llvm::DenseMap<const VarDecl *, std::vector<FixItHint>>
hoistStatics(ArrayRef<const VarDecl *> Vars, const ASTContext &Context) {
  struct Group {
    const VarDecl *First = nullptr;
    std::string Text;
    std::vector<FixItHint> Edits;
  };
  llvm::MapVector<const Decl *, Group> Groups;
  llvm::StringSet<> NewNames;
  for (const VarDecl *Var : Vars) {
    const std::optional<Hoisted> One = hoist(*Var, Context, NewNames);
    if (!One)
      continue;
    Group &G = Groups[One->Outermost];
    if (!G.First)
      G.First = Var;
    else
      G.Text += lineBreak(
          Context.getSourceManager().getFileID(One->Outermost->getBeginLoc()),
          Context.getSourceManager());
    G.Text += One->Text;
    llvm::append_range(G.Edits, One->Edits);
  }
  llvm::DenseMap<const VarDecl *, std::vector<FixItHint>> Result;
  for (auto &[Outermost, G] : Groups) {
    G.Edits.push_back(writeAbove(Outermost->getBeginLoc(), G.Text, Context));
    Result[G.First] = std::move(G.Edits);
  }
  return Result;
}

} // namespace clang::templates
