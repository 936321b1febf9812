//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/Fix/Hoist.h"
#include "lib/AST/ContainerTypes.h"
#include "lib/Fix/Edits.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/Lex/Lexer.h"

namespace clang::templates {

namespace {

/// Looks for types that a loop declares.
class LocalTypes : public RecursiveASTVisitor<LocalTypes> {
public:
  LocalTypes(const Stmt &Loop, const SourceManager &Sources)
      : Loop(Loop), Sources(Sources) {}

  bool VisitTagTypeLoc(TagTypeLoc T) { return visit(*T.getDecl()); }
  bool VisitTypedefTypeLoc(TypedefTypeLoc T) { return visit(*T.getDecl()); }
  bool VisitDeclRefExpr(DeclRefExpr *E) { return visit(*E->getDecl()); }

  bool Found = false;

private:
  bool visit(const Decl &D) {
    Found |=
        D.getParentFunctionOrMethod() &&
        !Sources.isBeforeInTranslationUnit(D.getLocation(), Loop.getBeginLoc());
    return !Found;
  }

  const Stmt &Loop;
  const SourceManager &Sources;
};

} // namespace

/// Whether \p Name can be declared before \p Loop and means nothing else there.
static bool isFree(StringRef Name, const LoopInstance &Found,
                   const ASTContext &Context) {
  const SourceRange Before(Found.Around->getBeginLoc(),
                           Found.Scope->getBeginLoc());
  const SourceRange After(Found.Scope->getEndLoc(), Found.Around->getEndLoc());
  return freshName(Name, Before, Context, {}) == Name &&
         freshName(Name, After, Context, {}) == Name;
}

/// What an element is that nothing is said of; empty if that is not a literal.
static StringRef zeroOf(QualType Element) {
  if (Element.isNull() || Element->isDependentType())
    return "";
  if (Element->isBooleanType())
    return "false";
  if (Element->isPointerType())
    return "nullptr";
  return Element->isArithmeticType() && !Element->isEnumeralType() ? "0" : "";
}

/// Removes \p S, and what is between it and the next line if nothing else
/// stands in its own.
static FixItHint removeStatement(SourceRange S, const ASTContext &Context) {
  const SourceManager &Sources = Context.getSourceManager();
  const SourceLocation End =
      Lexer::getLocForEndOfToken(S.getEnd(), 0, Sources, Context.getLangOpts());
  const auto [File, Offset] = Sources.getDecomposedLoc(End);
  const StringRef Rest = Sources.getBufferData(File).substr(Offset);
  const size_t Text = Rest.find_first_not_of(" \t\r\n");
  const bool IsNextLine =
      Text != StringRef::npos && Rest.take_front(Text).count('\n') == 1;
  return FixItHint::CreateRemoval(CharSourceRange::getCharRange(
      S.getBegin(), IsNextLine ? End.getLocWithOffset(Text) : End));
}

/// The arguments that \p Found is made from, as they are written.
static std::vector<std::string> argumentTexts(const LoopInstance &Found,
                                              const ASTContext &Context) {
  const Expr *Init = Found.Built->IgnoreImplicit();
  std::vector<std::string> Texts;
  const auto Add = [&](const Expr *E) {
    if (!isa<CXXDefaultArgExpr>(E))
      Texts.push_back(sourceText(E->getSourceRange(), Context).str());
  };
  if (const auto *Construct = dyn_cast<CXXConstructExpr>(Init))
    llvm::for_each(Construct->arguments(), Add);
  else if (const auto *List = dyn_cast<ParenListExpr>(Init))
    for (unsigned I = 0; I != List->getNumExprs(); ++I)
      Add(List->getExpr(I));
  return Texts;
}

/// What makes the hoisted variable what the declaration made it; nothing where
/// that cannot be written.
static std::optional<std::string> renew(const LoopInstance &Found,
                                        const ASTContext &Context) {
  const std::string Name = Found.Variable->getNameAsString();
  if (Found.Is == LoopInstance::Kind::Refilled)
    return Name + ".clear();";
  const std::vector<std::string> Arguments = argumentTexts(Found, Context);
  if (Arguments.size() == 2)
    return Name + ".assign(" + Arguments[0] + ", " + Arguments[1] + ");";
  const std::optional<ContainerType> Container =
      containerType(Found.Variable->getType());
  const StringRef Zero = Container ? zeroOf(Container->Element) : "";
  if (Arguments.size() != 1 || Zero.empty())
    return std::nullopt;
  return Name + ".assign(" + Arguments[0] + ", " + Zero.str() + ");";
}

namespace {

/// The declaration before the loop, and what becomes of the one in it.
struct Hoisting {
  std::string Declaration;
  FixItHint Rest;
};

} // namespace

static std::optional<Hoisting> hoisting(const LoopInstance &Found,
                                        const ASTContext &Context) {
  const SourceManager &Sources = Context.getSourceManager();
  // Nothing makes memory of the project's own as it was.
  if (Found.Is == LoopInstance::Kind::Scratch)
    return std::nullopt;
  if (!Found.Variable || !Found.Around || !Found.Variable->getIdentifier())
    return std::nullopt;
  const SourceRange Declaration = Found.Declaration->getSourceRange();
  if (!mayEdit(Declaration, Context) ||
      !mayEdit(Found.Loop->getBeginLoc(), Context) ||
      !isFree(Found.Variable->getName(), Found, Context))
    return std::nullopt;
  LocalTypes Types(*Found.Loop, Sources);
  if (const TypeSourceInfo *Written = Found.Variable->getTypeSourceInfo())
    Types.TraverseTypeLoc(Written->getTypeLoc());
  if (Types.Found)
    return std::nullopt;
  const std::string Text = sourceText(Declaration, Context).str();
  if (Found.Is == LoopInstance::Kind::Constant)
    return Hoisting{Text, removeStatement(Declaration, Context)};
  const std::optional<std::string> Renewed = renew(Found, Context);
  if (!Renewed)
    return std::nullopt;
  const FixItHint Rest = replaceTokens(Declaration, *Renewed);
  if (Found.Is == LoopInstance::Kind::Refilled)
    return Hoisting{Text, Rest};
  if (Found.Variable->getType()->getContainedDeducedType())
    return std::nullopt;
  const StringRef Type = StringRef(Text).take_front(
      Sources.getFileOffset(Found.Variable->getLocation()) -
      Sources.getFileOffset(Declaration.getBegin()));
  return Hoisting{(Type + Found.Variable->getName() + ";").str(), Rest};
}

std::vector<FixItHint> hoist(ArrayRef<LoopInstance> OfOneLoop,
                             const ASTContext &Context) {
  const SourceManager &Sources = Context.getSourceManager();
  const SourceLocation Loop = OfOneLoop.front().Loop->getBeginLoc();
  std::string Declarations;
  std::vector<FixItHint> Edits;
  for (const LoopInstance &Found : OfOneLoop)
    if (std::optional<Hoisting> One = hoisting(Found, Context)) {
      Declarations += One->Declaration;
      Declarations += lineBreak(Sources.getFileID(Loop), Sources);
      Declarations += indentation(Loop, Sources);
      Edits.push_back(One->Rest);
    }
  if (!Edits.empty())
    Edits.push_back(writeBefore(Loop, Declarations, Context));
  return Edits;
}

} // namespace clang::templates
