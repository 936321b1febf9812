//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/Fix/ThinTemplate.h"
#include "lib/AST/Names.h"
#include "lib/Fix/BeforeTemplate.h"
#include "lib/Fix/Edits.h"
#include "lib/Fix/Includes.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Lexer.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/SaveAndRestore.h"

namespace clang::templates {

//===----------------------------------------------------------------------===//
// The body
//===----------------------------------------------------------------------===//

namespace {

/// Reads the pattern: whether its body means the same with a variable in the
/// place of the number.
class PatternReader : public RecursiveASTVisitor<PatternReader> {
public:
  explicit PatternReader(const NonTypeTemplateParmDecl &Number)
      : Number(Number) {}

  bool TraverseInitListExpr(InitListExpr *E) {
    const llvm::SaveAndRestore Inside(Narrowing, true);
    return RecursiveASTVisitor::TraverseInitListExpr(E);
  }
  bool TraverseLambdaExpr(LambdaExpr *E) {
    const llvm::SaveAndRestore Inside(
        Uncaptured, Uncaptured || E->getCaptureDefault() == LCD_None);
    return RecursiveASTVisitor::TraverseLambdaExpr(E);
  }
  bool VisitDeclRefExpr(DeclRefExpr *E) {
    if (E->getDecl() != &Number)
      return true;
    UsesNumber = true;
    return !Narrowing && !Uncaptured; // 6.
  }
  bool VisitVarDecl(VarDecl *D) { return !D->isStaticLocal(); }       // 7.
  bool VisitCXXRecordDecl(CXXRecordDecl *D) { return D->isLambda(); } // 7.
  bool VisitPredefinedExpr(PredefinedExpr *) { return false; }        // 7.

  bool UsesNumber = false;

private:
  const NonTypeTemplateParmDecl &Number;
  bool Narrowing = false, Uncaptured = false;
};

/// Reads a specialisation: whether its arrays are only used as pointers, and
/// all that it names is known where the pattern is written.
class SpecialisationReader : public RecursiveASTVisitor<SpecialisationReader> {
public:
  SpecialisationReader(const FunctionDecl &Pattern,
                       const llvm::DenseSet<SourceLocation> &Arrays,
                       const SourceManager &Sources)
      : Pattern(Pattern), Arrays(Arrays), Sources(Sources) {}

  bool fits(const FunctionDecl &Special) {
    return TraverseStmt(Special.getBody()) && Uses == UsesAsPointer;
  }

  bool VisitDeclRefExpr(DeclRefExpr *E) {
    Uses += isArray(E);
    return isKnown(*E->getDecl());
  }
  bool VisitImplicitCastExpr(ImplicitCastExpr *E) {
    UsesAsPointer += E->getCastKind() == CK_ArrayToPointerDecay &&
                     isArray(E->getSubExpr()->IgnoreParens());
    return true;
  }
  bool VisitMemberExpr(MemberExpr *E) { return isKnown(*E->getMemberDecl()); }
  bool VisitCXXConstructExpr(CXXConstructExpr *E) {
    return isKnown(*E->getConstructor());
  }

private:
  bool isArray(const Expr *E) const {
    const auto *Ref = dyn_cast<DeclRefExpr>(E);
    return Ref && Arrays.contains(Ref->getDecl()->getLocation());
  }
  bool isKnown(const NamedDecl &D) const {
    return isKnownIn(D, Pattern, Sources);
  }

  const FunctionDecl &Pattern;
  const llvm::DenseSet<SourceLocation> &Arrays;
  const SourceManager &Sources;
  unsigned Uses = 0, UsesAsPointer = 0;
};

} // namespace

//===----------------------------------------------------------------------===//
// The head
//===----------------------------------------------------------------------===//

namespace {

/// Text that is to be the source text of a range, but for some of its parts.
class EditedText {
public:
  EditedText(SourceLocation Begin, const ASTContext &Context)
      : At(Begin), Context(Context), Sources(Context.getSourceManager()) {}

  /// What is between the last part and \p Range, then \p Text for that.
  void replace(SourceRange Range, const std::string &Text) {
    upTo(Range.getBegin());
    Result += Text;
    At = Lexer::getLocForEndOfToken(Range.getEnd(), 0, Sources,
                                    Context.getLangOpts());
  }
  std::string upTo(SourceLocation End) {
    Result += Lexer::getSourceText(CharSourceRange::getCharRange(At, End),
                                   Sources, Context.getLangOpts());
    At = End;
    return Result;
  }

private:
  SourceLocation At;
  std::string Result;
  const ASTContext &Context;
  const SourceManager &Sources;
};

/// One parameter of the function, in the new function and in the call of it.
struct Passed {
  std::string Declared, Argument;
  /// Its type has the number: it is an array, or a span.
  bool IsArray = false, IsSpan = false;
};

class Thinner {
public:
  Thinner(const FunctionDecl &Definition, const NonTypeTemplateParmDecl &Number,
          ArrayRef<const FunctionDecl *> Specialisations,
          const ASTContext &Context)
      : Definition(Definition),
        Template(*Definition.getDescribedFunctionTemplate()), Number(Number),
        Specialisations(Specialisations), Context(Context),
        Sources(Context.getSourceManager()) {}

  std::vector<FixItHint> edits();

private:
  std::string text(SourceRange Range) const {
    return sourceText(Range, Context).str();
  }
  bool isPlain() const;
  bool readTemplateHead();
  std::optional<Passed> pass(const ParmVarDecl &Param) const;
  bool passArray(const ParmVarDecl &Param, Passed &Result) const;
  bool isCheap(const ParmVarDecl &Param) const;
  bool isNumber(const Expr *E) const;
  std::string commonFunction(const std::string &Name,
                             ArrayRef<Passed> Parameters) const;

  const FunctionDecl &Definition;
  const FunctionTemplateDecl &Template;
  const NonTypeTemplateParmDecl &Number;
  const ArrayRef<const FunctionDecl *> Specialisations;
  const ASTContext &Context;
  const SourceManager &Sources;
  /// Of the other template parameters; the arguments without packs.
  std::string Head, Arguments;
  bool UsesNumber = false;
};

} // namespace

bool Thinner::isPlain() const {
  if (!mayEdit(Template.getSourceRange(), Context)) // 1.
    return false;
  if (Definition.isCXXClassMember() || Definition.isConstexpr() ||
      !Definition.getLexicalDeclContext()->isFileContext() ||
      Definition.getQualifier() || !Definition.getIdentifier() ||
      Definition.isVariadic() || Definition.getTrailingRequiresClause() ||
      Template.getTemplateParameters()->getRequiresClause()) // 2.
    return false;
  return llvm::all_of(Definition.attrs(),
                      [](const Attr *A) { return A->isImplicit(); }); // 2.
}

bool Thinner::readTemplateHead() {
  const TemplateParameterList &List = *Template.getTemplateParameters();
  if (Number.isParameterPack() || Number.getType()->getContainedDeducedType())
    return false; // 3.
  for (const NamedDecl *P : List) {
    if (P == &Number || P->isImplicit())
      continue;
    const auto *Type = dyn_cast<TemplateTypeParmDecl>(P);
    const auto *Value = dyn_cast<NonTypeTemplateParmDecl>(P);
    const bool IsLast = P == List.asArray().back();
    if (!P->getIdentifier() || (Type && Type->hasDefaultArgument()) ||
        (Value && Value->hasDefaultArgument()) || (!Type && !Value) ||
        (P->isParameterPack() && !IsLast) ||
        !mayEdit(P->getSourceRange(), Context)) // 1., 3.
      return false;
    Head += (Head.empty() ? "" : ", ") + text(P->getSourceRange());
    if (!P->isParameterPack())
      Arguments += (Arguments.empty() ? "" : ", ") + P->getNameAsString();
  }
  return true;
}

bool Thinner::isNumber(const Expr *E) const {
  const auto *Ref =
      E ? dyn_cast<DeclRefExpr>(E->IgnoreParenImpCasts()) : nullptr;
  return Ref && Ref->getDecl() == &Number;
}

/// Whether copies of an argument for \p Param cost nothing and change nothing.
bool Thinner::isCheap(const ParmVarDecl &Param) const {
  return llvm::all_of(Specialisations, [&](const FunctionDecl *Special) {
    return llvm::all_of(Special->parameters(), [&](const ParmVarDecl *Own) {
      return Own->getLocation() != Param.getLocation() ||
             Own->getType().isTriviallyCopyableType(Context);
    });
  });
}

/// Fills in \p Result if \p Param is an array of that length.
bool Thinner::passArray(const ParmVarDecl &Param, Passed &Result) const {
  const auto Reference =
      Param.getTypeSourceInfo()->getTypeLoc().getAs<ReferenceTypeLoc>();
  if (!Reference)
    return false;
  const TypeLoc Referred = Reference.getPointeeLoc();
  const SourceLocation Begin = Param.getBeginLoc();
  if (const auto Array = Referred.IgnoreParens().getAs<ArrayTypeLoc>();
      Array && isNumber(Array.getSizeExpr())) {
    if (Array.getElementLoc().getAs<ArrayTypeLoc>())
      return false;
    // const char (&Text)[N]: the element's type ends before the parenthesis.
    StringRef Element = Lexer::getSourceText(
        CharSourceRange::getCharRange(Begin, Reference.getSigilLoc()), Sources,
        Context.getLangOpts());
    Element = Element.rtrim();
    if (!Element.consume_back("("))
      return false;
    Element = Element.rtrim();
    Result.Declared =
        (Element + (Element.ends_with("*") ? "*" : " *") + Param.getName())
            .str();
    return Result.IsArray = true;
  }
  const auto Array =
      Referred.getUnqualifiedLoc().getAs<TemplateSpecializationTypeLoc>();
  const TemplateDecl *Named =
      Array ? Array.getTypePtr()->getTemplateName().getAsTemplateDecl()
            : nullptr;
  if (!Named || libraryName(*Named) != "std::array" ||
      Array.getNumArgs() != 2 ||
      Array.getArgLoc(1).getArgument().getKind() !=
          TemplateArgument::Expression ||
      !isNumber(Array.getArgLoc(1).getSourceExpression()) ||
      !Context.getLangOpts().CPlusPlus20)
    return false;
  const bool IsConst = Param.getType().getNonReferenceType().isConstQualified();
  Result.Declared = std::string("std::span<") + (IsConst ? "const " : "") +
                    text(Array.getArgLoc(0).getSourceRange()) + "> " +
                    Param.getNameAsString();
  return Result.IsArray = Result.IsSpan = true;
}

std::optional<Passed> Thinner::pass(const ParmVarDecl &Param) const {
  if (!Param.getIdentifier() || !mayEdit(Param.getSourceRange(), Context))
    return std::nullopt; // 1., 4.
  Passed Result;
  const std::string Name = Param.getNameAsString();
  Result.Argument = Name + (Param.isParameterPack() ? "..." : "");
  if (passArray(Param, Result))
    return Result;
  const TypeLoc Written = Param.getTypeSourceInfo()->getTypeLoc();
  PatternReader Type(Number);
  Type.TraverseTypeLoc(Written);
  if (Type.UsesNumber)
    return std::nullopt; // 4.
  // Without the default argument.
  SourceLocation End = Param.getLocation();
  if (Sources.isBeforeInTranslationUnit(End, Written.getEndLoc()))
    End = Written.getEndLoc();
  Result.Declared = text({Param.getBeginLoc(), End});
  QualType T = Param.getType();
  if (const auto *Pack = T->getAs<PackExpansionType>())
    T = Pack->getPattern();
  if (T->isLValueReferenceType())
    return Result;
  if (T->isRValueReferenceType()) {
    const auto *P = T->getPointeeType()->getAs<TemplateTypeParmType>();
    if (!P || !P->getDecl() || P->getDecl()->isImplicit() ||
        declarationsCalled("std::forward", Context).empty())
      return std::nullopt; // 4.
    Result.Argument = "std::forward<" + P->getDecl()->getNameAsString() + ">(" +
                      Name + ")" + (Param.isParameterPack() ? "..." : "");
    return Result;
  }
  if (!isCheap(Param))
    return std::nullopt; // 4.
  return Result;
}

/// That part of all \p Parameters, and \p Number, unless it is empty: behind
/// the first array of its length, else in front.
static std::string joined(ArrayRef<Passed> Parameters,
                          std::string Passed::*Part,
                          const std::string &Number) {
  const Passed *Array =
      llvm::find_if(Parameters, [](const Passed &P) { return P.IsArray; });
  llvm::SmallVector<StringRef, 8> Parts;
  if (Array == Parameters.end())
    Parts.push_back(Number);
  for (const Passed &P : Parameters) {
    Parts.push_back(P.*Part);
    if (&P == Array)
      Parts.push_back(Number);
  }
  llvm::erase_if(Parts, [](StringRef Text) { return Text.empty(); });
  return llvm::join(Parts, ", ");
}

std::string Thinner::commonFunction(const std::string &Name,
                                    ArrayRef<Passed> Parameters) const {
  const std::optional<Token> First =
      Lexer::findNextToken(Template.getTemplateParameters()->getRAngleLoc(),
                           Sources, Context.getLangOpts());
  if (!First)
    return std::string();
  std::string Result;
  if (!Head.empty())
    Result = "template <" + Head + "> ";
  else if (llvm::none_of(*Template.getTemplateParameters(),
                         [](const NamedDecl *P) { return P->isImplicit(); }) &&
           !Definition.isInlineSpecified() &&
           Definition.getStorageClass() == SC_None)
    Result =
        Sources.isInMainFile(Template.getBeginLoc()) ? "static " : "inline ";
  EditedText Text(First->getLocation(), Context);
  Text.replace(Definition.getNameInfo().getSourceRange(), Name);
  const std::string Declared =
      joined(Parameters, &Passed::Declared,
             UsesNumber ? text({Number.getBeginLoc(), Number.getLocation()})
                        : std::string());
  const FunctionTypeLoc Type = Definition.getFunctionTypeLoc();
  Text.replace(Type.getParensRange(), "(" + Declared + ")");
  return Result +
         Text.upTo(Lexer::getLocForEndOfToken(Definition.getEndLoc(), 0,
                                              Sources, Context.getLangOpts()));
}

std::vector<FixItHint> Thinner::edits() {
  const FunctionTypeLoc Type = Definition.getFunctionTypeLoc();
  if (!isPlain() || !Type || !readTemplateHead())
    return {};
  PatternReader Body(Number);
  if (!Body.TraverseStmt(Definition.getBody()))
    return {};
  UsesNumber = Body.UsesNumber;
  llvm::DenseSet<SourceLocation> Arrays;
  std::vector<Passed> Parameters;
  bool NeedsSpan = false;
  for (const ParmVarDecl *Param : Definition.parameters()) {
    const std::optional<Passed> One = pass(*Param);
    if (!One)
      return {};
    if (One->IsArray && !One->IsSpan)
      Arrays.insert(Param->getLocation());
    NeedsSpan |= One->IsSpan;
    Parameters.push_back(*One);
  }
  for (const FunctionDecl *Special : Specialisations)
    if (!SpecialisationReader(Definition, Arrays, Sources).fits(*Special))
      return {}; // 5., 8.

  llvm::StringSet<> NewNames;
  const std::string Old = Definition.getNameAsString();
  const std::string Name =
      newNameBefore(Old + (StringRef(Old).contains('_') ? "_common" : "Common"),
                    Template, Context, NewNames);
  const std::string Common = commonFunction(Name, Parameters);
  if (Common.empty())
    return {};
  std::string Call =
      Name + (Arguments.empty() ? "" : "<" + Arguments + ">") + "(" +
      joined(Parameters, &Passed::Argument,
             UsesNumber ? Number.getNameAsString() : std::string()) +
      ");";
  if (!Definition.getReturnType()->isVoidType())
    Call = "return " + Call;
  const SourceLocation Before = Template.getBeginLoc();
  const std::string Break = lineBreak(Sources.getFileID(Before), Sources).str();
  const std::string Outer = indentation(Before, Sources).str();
  const bool HasTabs =
      sourceText(Definition.getBody()->getSourceRange(), Context)
          .contains("\n\t");
  std::vector<FixItHint> Edits = {
      replaceTokens(Definition.getBody()->getSourceRange(),
                    "{" + Break + Outer + (HasTabs ? "\t" : "  ") + Call +
                        Break + Outer + "}"),
      writeAbove(Before, Common, Context)};
  if (NeedsSpan)
    if (const auto Include =
            includeHeaders(Sources.getFileID(Before), {"span"}, Context))
      Edits.push_back(*Include);
  return Edits;
}

std::vector<FixItHint> makeThin(const FunctionDecl &Definition,
                                const NonTypeTemplateParmDecl &Number,
                                ArrayRef<const FunctionDecl *> Specialisations,
                                const ASTContext &Context) {
  return Thinner(Definition, Number, Specialisations, Context).edits();
}

} // namespace clang::templates
