//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/Fix/ParameterRemoval.h"
#include "lib/Fix/Edits.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Lexer.h"
#include "llvm/ADT/MapVector.h"

namespace clang::templates {

//===----------------------------------------------------------------------===//
// The template-ids of a translation unit
//===----------------------------------------------------------------------===//

class TemplateIdCollector : public RecursiveASTVisitor<TemplateIdCollector> {
  using Base = RecursiveASTVisitor<TemplateIdCollector>;

public:
  explicit TemplateIdCollector(ParameterRemover &Remover) : Remover(Remover) {}

  bool shouldWalkTypesOfTypeLocs() const { return false; }

  bool TraverseDecl(Decl *D) {
    if (isa_and_nonnull<NamespaceDecl, FunctionDecl, RedeclarableTemplateDecl,
                        CXXRecordDecl, LinkageSpecDecl>(D) &&
        Remover.Sources.isInSystemHeader(D->getLocation()))
      return true;
    return Base::TraverseDecl(D);
  }
  bool VisitExpr(Expr *E) { return add(templateId(*E)); }
  bool VisitTemplateSpecializationTypeLoc(TemplateSpecializationTypeLoc T) {
    return add(templateId(T));
  }

private:
  bool add(std::optional<TemplateId> Id) {
    if (Id && Id->Template)
      Remover.Ids[Id->Template].push_back(std::move(*Id));
    else if (Id)
      Remover.DependentIds.insert(Id->Name);
    return true;
  }

  ParameterRemover &Remover;
};

ParameterRemover::ParameterRemover(ASTContext &Context)
    : Context(Context), Sources(Context.getSourceManager()) {
  TemplateIdCollector Collector(*this);
  for (Decl *D : Context.getTraversalScope()) {
    if (auto *Unit = dyn_cast<TranslationUnitDecl>(D)) {
      for (Decl *Member : Unit->decls())
        Collector.TraverseDecl(Member);
      continue;
    }
    Collector.TraverseDecl(D);
  }
}

bool ParameterRemover::isPrivate(
    const RedeclarableTemplateDecl &Template) const {
  return !Context.getLangOpts().IsHeaderFile &&
         llvm::all_of(Template.redecls(), [&](const Decl *D) {
           return Sources.isInMainFile(D->getLocation());
         });
}

//===----------------------------------------------------------------------===//
// Lists
//===----------------------------------------------------------------------===//

SourceLocation ParameterRemover::written(SourceLocation Loc) const {
  if (!Loc.isMacroID())
    return Loc;
  const SrcMgr::ExpansionInfo &Expansion =
      Sources.getSLocEntry(Sources.getFileID(Loc)).getExpansion();
  return Expansion.isExpansionTokenRange() ? Loc
                                           : Expansion.getExpansionLocStart();
}

SourceRange ParameterRemover::written(SourceRange Range) const {
  return {written(Range.getBegin()), written(Range.getEnd())};
}

SourceLocation ParameterRemover::endOf(SourceLocation Token) const {
  // The lexer would take the '>' of 'Box<Box<T>>' for half of a shift.
  bool Invalid = false;
  const char *Text = Sources.getCharacterData(Token, &Invalid);
  if (!Invalid && *Text == '>')
    return Token.getLocWithOffset(1);
  return Lexer::getLocForEndOfToken(Token, 0, Sources, Context.getLangOpts());
}

SourceLocation ParameterRemover::tokenAfter(SourceLocation Loc) const {
  const std::optional<Token> Next =
      Lexer::findNextToken(Loc, Sources, Context.getLangOpts());
  return Next ? Next->getLocation() : SourceLocation();
}

/// Some elements stay. What is between the commas goes: nodes do not know where
/// qualifiers are.
bool ParameterRemover::removeElements(SourceRange Brackets,
                                      ArrayRef<SourceRange> Elements,
                                      const Indices &Removed,
                                      std::vector<Edit> &Edits) const {
  if (!mayEdit(Brackets, Context)) // 1.
    return false;
  llvm::SmallVector<SourceLocation, 4> Commas;
  for (const SourceRange &Element : Elements.drop_back()) {
    if (!mayEdit(Element.getEnd(), Context)) // 1.
      return false;
    SourceLocation Next = Element.getEnd();
    do
      Next = tokenAfter(Next);
    while (Next.isValid() && *Sources.getCharacterData(Next) != ',' &&
           Sources.isBeforeInTranslationUnit(Next, Brackets.getEnd()));
    if (Next.isInvalid() || *Sources.getCharacterData(Next) != ',')
      return false;
    Commas.push_back(Next);
  }
  for (unsigned I = 0; I < Elements.size(); ++I) {
    if (!Removed.contains(I))
      continue;
    const unsigned First = I;
    while (I + 1 < Elements.size() && Removed.contains(I + 1))
      ++I;
    if (I + 1 == Elements.size())
      Edits.push_back({Commas[First - 1], Brackets.getEnd(), ""});
    else
      Edits.push_back(
          {tokenAfter(First > 0 ? Commas[First - 1] : Brackets.getBegin()),
           tokenAfter(Commas[I]), ""});
  }
  return true;
}

llvm::SmallVector<SourceRange, 4>
ParameterRemover::writtenParameters(const TemplateParameterList &List) const {
  llvm::SmallVector<SourceRange, 4> Result;
  for (const NamedDecl *P : List)
    if (!P->isImplicit())
      Result.push_back(written(P->getSourceRange()));
  return Result;
}

//===----------------------------------------------------------------------===//
// Declarations
//===----------------------------------------------------------------------===//

static bool isInstantiatedExplicitly(const RedeclarableTemplateDecl &Template) {
  bool Result = false;
  const auto IsExplicit = [](TemplateSpecializationKind Kind) {
    return Kind != TSK_Undeclared && Kind != TSK_ImplicitInstantiation;
  };
  forEachInstance(Template, [&](const RedeclarableTemplateDecl &Instance) {
    if (const auto *Function = dyn_cast<FunctionTemplateDecl>(&Instance))
      for (const FunctionDecl *F : Function->specializations())
        Result |= IsExplicit(F->getTemplateSpecializationKind());
    if (const auto *Class = dyn_cast<ClassTemplateDecl>(&Instance))
      for (const ClassTemplateSpecializationDecl *C : Class->specializations())
        Result |= IsExplicit(C->getSpecializationKind());
  });
  return Result;
}

/// Whether a base of \p Class has, or may have, a member called \p Name.
static bool mayInherit(const CXXRecordDecl &Class, DeclarationName Name) {
  const CXXRecordDecl *Definition = Class.getDefinition();
  return !Definition ||
         llvm::any_of(Definition->bases(), [&](const CXXBaseSpecifier &Base) {
           const CXXRecordDecl *Record = Base.getType()->getAsCXXRecordDecl();
           return !Record || !Record->hasDefinition() ||
                  !Record->getDefinition()->lookup(Name).empty() ||
                  mayInherit(*Record, Name);
         });
}

bool mayBecomeFunction(const FunctionDecl &Function) {
  // The arguments of an operator that is called can be spelled, in odd ways.
  const bool IsOperator = Function.isOverloadedOperator() &&
                          Function.getOverloadedOperator() != OO_Call;
  if (!(Function.getIdentifier() || IsOperator) || Function.hasAttrs())
    return false;
  const auto *Method = dyn_cast<CXXMethodDecl>(&Function);
  if (Method && mayInherit(*Method->getParent(), Function.getDeclName()))
    return false;
  return Function.getDeclContext()
      ->getRedeclContext()
      ->lookup(Function.getDeclName())
      .isSingleResult();
}

bool needsInline(const FunctionDecl &Function) {
  return !Function.isInlined() && !Function.isInAnonymousNamespace() &&
         Function.getStorageClass() != SC_Static &&
         !Function.getLexicalDeclContext()->isRecord();
}

/// The end of the token before the 'requires' of \p Clause, which follows a
/// declarator.
static SourceLocation endBefore(const Expr &Clause, const ASTContext &Context) {
  const SourceManager &Sources = Context.getSourceManager();
  const auto Previous = [&](SourceLocation Loc) {
    return Lexer::findPreviousToken(Loc, Sources, Context.getLangOpts(),
                                    /*IncludeComments=*/true);
  };
  const std::optional<Token> Keyword = Previous(Clause.getBeginLoc());
  if (!Keyword || Keyword->isNot(tok::raw_identifier) ||
      Keyword->getRawIdentifier() != "requires")
    return {};
  const std::optional<Token> Before = Previous(Keyword->getLocation());
  return Before ? Before->getEndLoc() : SourceLocation();
}

bool ParameterRemover::dropHead(const FunctionTemplateDecl &Declaration,
                                bool WithConstraints,
                                std::vector<Edit> &Edits) const {
  const FunctionDecl &Function = *Declaration.getTemplatedDecl();
  const TemplateParameterList &List = *Declaration.getTemplateParameters();
  const bool IsAbbreviated =
      llvm::any_of(List, [](const NamedDecl *P) { return P->isImplicit(); });
  const Expr *Clause = List.getRequiresClause();
  const Expr *Trailing = Function.getTrailingRequiresClause().ConstraintExpr;
  if ((Clause || Trailing) && (IsAbbreviated || !WithConstraints)) // 4.
    return false;
  const SourceRange Head =
      written({List.getTemplateLoc(),
               Clause ? Clause->getEndLoc() : List.getRAngleLoc()});
  if (!mayEdit(Head, Context)) // 1.
    return false;
  if (!IsAbbreviated && !mayBecomeFunction(Function)) // 4.
    return false;
  const std::optional<Token> Next =
      Lexer::findNextToken(Head.getEnd(), Sources, Context.getLangOpts());
  if (!Next || Next->is(tok::l_square)) // 4.
    return false;
  const bool NeedsInline = !IsAbbreviated && needsInline(Function);
  Edits.push_back(
      {Head.getBegin(), Next->getLocation(), NeedsInline ? "inline " : ""});
  if (!Trailing)
    return true;
  const SourceLocation Begin = endBefore(*Trailing, Context);
  const SourceLocation Last = written(Trailing->getEndLoc());
  if (!mayEdit({Begin, Last}, Context)) // 1.
    return false;
  Edits.push_back({Begin, endOf(Last), ""});
  return true;
}

bool ParameterRemover::editHeads(const RedeclarableTemplateDecl &Template,
                                 const Indices &Removed, bool WithConstraints,
                                 std::vector<Edit> &Edits) const {
  llvm::SmallVector<const TemplateParameterList *, 4> Lists;
  for (const Decl *D : Template.redecls()) {
    const auto *Declaration = cast<RedeclarableTemplateDecl>(D);
    const TemplateParameterList *List = Declaration->getTemplateParameters();
    if (writtenParameters(*List).size() > Removed.size()) {
      Lists.push_back(List);
      continue;
    }
    const auto *Function = dyn_cast<FunctionTemplateDecl>(Declaration);
    if (!Function || !dropHead(*Function, WithConstraints, Edits)) // 3.
      return false;
  }
  if (const auto *Class = dyn_cast<CXXRecordDecl>(Template.getTemplatedDecl()))
    if (const CXXRecordDecl *Definition = Class->getDefinition())
      for (const Decl *Member : outOfLineMembers(*Definition))
        for (const TemplateParameterList *List :
             repeatedParameterLists(*Member))
          if (List->size() > 0 &&
              List->getDepth() == Template.getTemplateParameters()->getDepth())
            Lists.push_back(List);
  return llvm::all_of(Lists, [&](const TemplateParameterList *List) {
    return removeElements(written({List->getLAngleLoc(), List->getRAngleLoc()}),
                          writtenParameters(*List), Removed, Edits);
  });
}

bool ParameterRemover::editIds(const RedeclarableTemplateDecl &Template,
                               const Indices &Removed, bool RemainsTemplate,
                               std::vector<Edit> &Edits) const {
  auto It = Ids.find(&Template);
  if (It == Ids.end())
    return true;
  const TemplateParameterList &List = *Template.getTemplateParameters();
  for (const TemplateId &Id : It->second) {
    Indices Arguments;
    llvm::SmallVector<SourceRange, 4> Ranges;
    for (unsigned I = 0; I < Id.Arguments.size(); ++I) {
      Ranges.push_back(written(Id.Arguments[I].getSourceRange()));
      const unsigned Parameter =
          List.hasParameterPack() ? std::min(I, List.size() - 1) : I;
      if (Id.Arguments[I].getArgument().isPackExpansion() && // 5.
          !List.getParam(Parameter)->isTemplateParameterPack())
        return false;
      if (Removed.contains(Parameter))
        Arguments.insert(I);
    }
    if (!RemainsTemplate && Id.KeywordLoc.isValid()) // 4.
      return false;
    if (Arguments.empty() && RemainsTemplate)
      continue;
    const SourceRange Brackets = written({Id.LAngleLoc, Id.RAngleLoc});
    if (!mayEdit(Brackets, Context)) // 1.
      return false;
    if (Arguments.size() < Ranges.size()) {
      if (!removeElements(Brackets, Ranges, Arguments, Edits))
        return false;
      continue;
    }
    const SourceLocation End = endOf(Brackets.getEnd());
    const bool IsCalled = *Sources.getCharacterData(End) == '(';
    const bool NeedsBrackets =
        RemainsTemplate && (isa<ClassTemplateDecl>(Template) || !IsCalled);
    Edits.push_back({Brackets.getBegin(), End, NeedsBrackets ? "<>" : ""});
  }
  return true;
}

//===----------------------------------------------------------------------===//
// All of it
//===----------------------------------------------------------------------===//

std::vector<FixItHint>
ParameterRemover::remove(ArrayRef<RemovableParameter> Parameters,
                         bool WithConstraints) const {
  llvm::SmallMapVector<const RedeclarableTemplateDecl *, Indices, 4> Removed;
  for (const RemovableParameter &P : Parameters)
    Removed[P.Template].insert(P.Index);

  std::vector<Edit> Edits;
  for (const auto &[Template, Indices] : Removed) {
    const TemplateParameterList &List = *Template->getTemplateParameters();
    for (unsigned I = 0; I + 1 < List.size(); ++I)
      if (List.getParam(I)->isTemplateParameterPack()) // 5.
        return {};
    if (isInstantiatedExplicitly(*Template) || // 2.
        DependentIds.contains(Template->getDeclName()) ||
        !editHeads(*Template, Indices, WithConstraints, Edits) ||
        !editIds(*Template, Indices, Indices.size() < List.size(), Edits))
      return {};
  }

  llvm::sort(Edits, [&](const Edit &A, const Edit &B) {
    if (A.Begin != B.Begin)
      return Sources.isBeforeInTranslationUnit(A.Begin, B.Begin);
    return Sources.isBeforeInTranslationUnit(B.End, A.End);
  });
  std::vector<FixItHint> Result;
  SourceLocation End;
  for (const Edit &E : Edits) {
    if (End.isValid() && Sources.isBeforeInTranslationUnit(E.Begin, End)) {
      if (Sources.isBeforeInTranslationUnit(End, E.End)) // 6.
        return {};
      continue; // Within an argument that is removed.
    }
    Result.push_back(FixItHint::CreateReplacement(
        CharSourceRange::getCharRange(E.Begin, E.End), E.Text));
    End = E.End;
  }
  return Result;
}

} // namespace clang::templates
