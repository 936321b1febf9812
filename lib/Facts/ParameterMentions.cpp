//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/Facts/ParameterMentions.h"
#include "lib/AST/TemplateIds.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/Basic/SourceManager.h"

namespace clang::templates {

//===----------------------------------------------------------------------===//
// The templates of the user's
//===----------------------------------------------------------------------===//

bool WrittenTemplate::hasCandidates() const {
  return llvm::any_of(Parameters, [](const TemplateParameter &P) {
    return P.State != Usage::Used;
  });
}

bool hasDefault(const NamedDecl &P) {
  if (const auto *Type = dyn_cast<TemplateTypeParmDecl>(&P))
    return Type->hasDefaultArgument();
  if (const auto *Value = dyn_cast<NonTypeTemplateParmDecl>(&P))
    return Value->hasDefaultArgument();
  const auto *Template = dyn_cast<TemplateTemplateParmDecl>(&P);
  return Template && Template->hasDefaultArgument();
}

/// Whether \p Default can be ill-formed for some arguments: 'enable_if_t<...>',
/// 'typename T::type', 'decltype(...)'. A class template-id cannot.
static bool maySelect(QualType Default) {
  if (!Default->isInstantiationDependentType())
    return Default->isVoidType(); // What specialisations compare with.
  if (const auto *Special = Default->getAs<TemplateSpecializationType>())
    return Special->isTypeAlias();
  return !isa<TemplateTypeParmType>(Default.getCanonicalType());
}

/// Whether \p P is no candidate by the way it is declared: it has no name, is
/// constrained, selects an overload or specialisation, or comes from a macro.
static bool isKeptByDeclaration(const NamedDecl &P) {
  if (P.isImplicit() || !P.getIdentifier() || P.getLocation().isMacroID())
    return true;
  if (const auto *Type = dyn_cast<TemplateTypeParmDecl>(&P))
    return Type->hasTypeConstraint() ||
           (Type->hasDefaultArgument() &&
            maySelect(Type->getDefaultArgument().getArgument().getAsType()));
  if (const auto *Value = dyn_cast<NonTypeTemplateParmDecl>(&P))
    return Value->hasPlaceholderTypeConstraint() ||
           (Value->hasDefaultArgument() &&
            (Value->getType()->isInstantiationDependentType() ||
             Value->getDefaultArgument()
                 .getArgument()
                 .isInstantiationDependent()));
  return false;
}

/// Whether \p P is a pack that is there to keep arguments from the parameters
/// behind it, which are deduced.
static bool isBarrier(const NamedDecl &P, const TemplateParameterList &List) {
  const auto Behind =
      llvm::drop_begin(llvm::make_range(llvm::find(List, &P), List.end()));
  return P.isTemplateParameterPack() &&
         llvm::any_of(Behind, [](const NamedDecl *Other) {
           return !Other->isImplicit() && !hasDefault(*Other);
         });
}

WrittenTemplates::WrittenTemplates(ASTContext &Context) : Context(Context) {
  for (const Decl *D : Context.getTraversalScope())
    if (const auto *Scope = dyn_cast<DeclContext>(D))
      collect(*Scope);
}

void WrittenTemplates::collect(const DeclContext &Scope) {
  const SourceManager &Sources = Context.getSourceManager();
  for (const Decl *D : Scope.decls()) {
    if (D->isImplicit() || D->isInvalidDecl() ||
        Sources.isInSystemHeader(D->getLocation()))
      continue;
    if (const auto *Template = dyn_cast<FunctionTemplateDecl>(D)) {
      add(*Template);
    } else if (const auto *Template = dyn_cast<ClassTemplateDecl>(D)) {
      add(*Template);
      if (Template->isThisDeclarationADefinition())
        collect(*Template->getTemplatedDecl());
    } else if (const auto *Class = dyn_cast<CXXRecordDecl>(D)) {
      if (const auto *Partial =
              dyn_cast<ClassTemplatePartialSpecializationDecl>(Class))
        addPartial(*Partial);
      const auto *Special = dyn_cast<ClassTemplateSpecializationDecl>(Class);
      if (Class->isThisDeclarationADefinition() &&
          (!Special || Special->isExplicitSpecialization()))
        collect(*Class);
    } else if (isa<NamespaceDecl, LinkageSpecDecl, ExportDecl>(D)) {
      collect(*cast<DeclContext>(D));
    }
  }
}

void WrittenTemplates::add(const RedeclarableTemplateDecl &Template) {
  const RedeclarableTemplateDecl *Pattern = patternTemplate(&Template);
  if (!Index.try_emplace(Pattern, All.size()).second)
    return;
  ByName[Pattern->getDeclName()].push_back(All.size());
  WrittenTemplate Result;
  Result.Template = Pattern;
  const NamedDecl *Templated = Pattern->getTemplatedDecl();
  const TemplateParameterList *List = Pattern->getTemplateParameters();
  if (const auto *Function = dyn_cast_or_null<FunctionDecl>(Templated)) {
    if (const FunctionDecl *Definition = nullptr;
        Function->isDefined(Definition) && Definition->getBody()) {
      Result.Definition = Definition;
      List =
          Definition->getDescribedFunctionTemplate()->getTemplateParameters();
    }
  } else if (const auto *Class = dyn_cast_or_null<CXXRecordDecl>(Templated)) {
    if (const CXXRecordDecl *Definition = Class->getDefinition()) {
      Result.Definition = Definition;
      List = Definition->getDescribedClassTemplate()->getTemplateParameters();
    }
  }
  for (const NamedDecl *P : *List) {
    TemplateParameter &Parameter = Result.Parameters.emplace_back();
    Parameter.Decl = P;
    if (!Result.Definition || isBarrier(*P, *List) || isKeptByDeclaration(*P))
      Parameter.State = Usage::Used;
  }
  for (const Decl *Redeclaration : Pattern->redecls()) {
    const auto *Other = cast<RedeclarableTemplateDecl>(Redeclaration);
    const TemplateParameterList &OtherList = *Other->getTemplateParameters();
    const NamedDecl *Inner = Other->getTemplatedDecl();
    const bool Befriended = Inner && Inner->getFriendObjectKind();
    for (unsigned I = 0; I < Result.Parameters.size(); ++I)
      if (Befriended || I >= OtherList.size() ||
          isKeptByDeclaration(*OtherList.getParam(I)))
        Result.Parameters[I].State = Usage::Used;
  }
  All.push_back(std::move(Result));
}

void WrittenTemplates::addPartial(
    const ClassTemplatePartialSpecializationDecl &Partial) {
  if (!Partial.isThisDeclarationADefinition())
    return;
  WrittenTemplate Result;
  Result.Definition = &Partial;
  for (const NamedDecl *P : *Partial.getTemplateParameters()) {
    Result.Parameters.emplace_back().Decl = P;
    // Never a finding: it is there to be deduced.
    Result.Parameters.back().Deduced = true;
  }
  All.push_back(std::move(Result));
}

WrittenTemplate *
WrittenTemplates::find(const RedeclarableTemplateDecl *Template) {
  auto It = Index.find(Template);
  return It == Index.end() ? nullptr : &All[It->second];
}

ArrayRef<unsigned> WrittenTemplates::called(DeclarationName Name) const {
  auto It = ByName.find(Name);
  return It == ByName.end() ? ArrayRef<unsigned>() : It->second;
}

std::optional<ParameterId>
WrittenTemplates::parameter(const RedeclarableTemplateDecl *Template,
                            unsigned Number) const {
  auto It = Index.find(Template);
  if (It == Index.end() || !All[It->second].Definition)
    return std::nullopt;
  const auto &Parameters = All[It->second].Parameters;
  for (unsigned I = 0; I < Parameters.size(); ++I)
    if (I == Number || Parameters[I].Decl->isTemplateParameterPack())
      return ParameterId{It->second, I};
  return std::nullopt;
}

//===----------------------------------------------------------------------===//
// Their code
//===----------------------------------------------------------------------===//

namespace {

/// Looks for the parameters of one template in its declarations.
class UseScanner : public RecursiveASTVisitor<UseScanner> {
  using Base = RecursiveASTVisitor<UseScanner>;

public:
  UseScanner(WrittenTemplates &Templates, unsigned Number,
             const SourceManager &Sources)
      : Templates(Templates), Number(Number), Sources(Sources) {}

  void scan();

  bool shouldWalkTypesOfTypeLocs() const { return false; }

  bool VisitTemplateTypeParmTypeLoc(TemplateTypeParmTypeLoc T) {
    return mention(T.getDecl(), T.getNameLoc());
  }
  bool VisitSizeOfPackExpr(SizeOfPackExpr *E) {
    return mention(E->getPack(), E->getPackLoc());
  }
  bool VisitDeclRefExpr(DeclRefExpr *E) {
    enter(templateId(*E));
    return mention(E->getDecl(), E->getLocation());
  }
  bool VisitMemberExpr(MemberExpr *E) { return enter(templateId(*E)); }
  bool VisitOverloadExpr(OverloadExpr *E) { return enter(templateId(*E)); }
  bool VisitTemplateSpecializationTypeLoc(TemplateSpecializationTypeLoc T) {
    NameLoc = T.getTemplateNameLoc();
    return enter(templateId(T));
  }
  bool VisitDeducedTemplateSpecializationTypeLoc(
      DeducedTemplateSpecializationTypeLoc T) {
    NameLoc = T.getTemplateNameLoc();
    return true;
  }
  bool TraverseTemplateArgumentLoc(const TemplateArgumentLoc &Argument) {
    if (Argument.getArgument().getKind() == TemplateArgument::Template ||
        Argument.getArgument().getKind() == TemplateArgument::TemplateExpansion)
      NameLoc = Argument.getTemplateNameLoc();
    return Base::TraverseTemplateArgumentLoc(Argument);
  }
  bool TraverseTemplateName(TemplateName Name) {
    return mention(Name.getAsTemplateDecl(), NameLoc) &&
           Base::TraverseTemplateName(Name);
  }
  bool VisitPredefinedExpr(PredefinedExpr *E);
  bool dataTraverseStmtPre(Stmt *S) {
    return Open > 0 || !isa<CompoundStmt>(S);
  }

private:
  struct ArgumentRange {
    SourceRange Range;
    ParameterId For;
  };

  WrittenTemplate &own() { return Templates.All[Number]; }
  void declare(const TemplateParameterList &List);
  void declareRepeated(const Decl &D);
  void traverse(const Decl &D) { TraverseDecl(const_cast<Decl *>(&D)); }
  bool use(unsigned Index);
  bool mention(const NamedDecl *D, SourceLocation At);
  bool enter(const std::optional<TemplateId> &Id);
  const ArgumentRange *around(SourceLocation At) const;

  WrittenTemplates &Templates;
  const unsigned Number;
  const SourceManager &Sources;
  llvm::DenseMap<const NamedDecl *, unsigned> Own;
  /// How many parameters no use has been found of.
  unsigned Open = 0;
  /// Whether the whole code has to be seen, used or not.
  bool IsFunction = false;
  /// What deduces: the parameters of a function, the arguments of a partial
  /// specialisation.
  SourceRange Deducing;
  SourceLocation NameLoc;
  /// Arguments that surround, or may surround, the place that is visited.
  llvm::SmallVector<ArgumentRange, 8> Arguments;
};

} // namespace

void UseScanner::declare(const TemplateParameterList &List) {
  for (unsigned I = 0; I < List.size() && I < own().Parameters.size(); ++I)
    Own[List.getParam(I)] = I;
}

void UseScanner::declareRepeated(const Decl &D) {
  const unsigned Depth = own().Template->getTemplateParameters()->getDepth();
  for (const TemplateParameterList *List : repeatedParameterLists(D))
    if (List->size() > 0 && List->getDepth() == Depth)
      declare(*List);
}

void UseScanner::scan() {
  Open = llvm::count_if(own().Parameters, [](const TemplateParameter &P) {
    return P.State != Usage::Used;
  });
  const RedeclarableTemplateDecl *Template = own().Template;
  const auto *Class = dyn_cast_or_null<CXXRecordDecl>(own().Definition);
  IsFunction = isa_and_nonnull<FunctionTemplateDecl>(Template);
  if (!Template) {
    const auto *Partial = cast<ClassTemplatePartialSpecializationDecl>(Class);
    declare(*Partial->getTemplateParameters());
    if (const ASTTemplateArgumentListInfo *Args =
            Partial->getTemplateArgsAsWritten())
      Deducing = {Args->getLAngleLoc(), Args->getRAngleLoc()};
    traverse(*Partial);
    return;
  }
  if (Open == 0 && !IsFunction)
    return;
  for (const Decl *Redeclaration : Template->redecls())
    declare(*cast<RedeclarableTemplateDecl>(Redeclaration)
                 ->getTemplateParameters());
  for (const Decl *Redeclaration : Template->redecls()) {
    if (Open == 0 && !IsFunction)
      return;
    if (const auto *Function = dyn_cast_or_null<FunctionDecl>(
            cast<RedeclarableTemplateDecl>(Redeclaration)->getTemplatedDecl()))
      Deducing = Function->getParametersSourceRange();
    traverse(*Redeclaration);
  }
  if (!Class)
    return;
  for (const Decl *Member : outOfLineMembers(*Class)) {
    if (Open == 0)
      return;
    declareRepeated(*Member);
    traverse(*Member);
  }
}

bool UseScanner::use(unsigned Index) {
  TemplateParameter &P = own().Parameters[Index];
  if (P.State != Usage::Used) {
    P.State = Usage::Used;
    --Open;
  }
  // All is known of a class template then.
  return Open > 0 || IsFunction || !own().Template;
}

bool UseScanner::mention(const NamedDecl *D, SourceLocation At) {
  auto It = Own.find(D);
  if (It == Own.end())
    return true;
  const ArgumentRange *Around = around(At);
  if (!Around)
    return use(It->second);
  TemplateParameter &P = own().Parameters[It->second];
  P.Mentions.push_back(At);
  if (Around->For.Template == Number && Around->For.Index == It->second)
    return true;
  P.PassedTo.push_back({At, Around->For});
  if (Deducing.isValid() &&
      Sources.isPointWithin(At, Deducing.getBegin(), Deducing.getEnd())) {
    P.Deduced = true;
    Templates[Around->For].Needs.push_back({Number, It->second});
  }
  return true;
}

bool UseScanner::enter(const std::optional<TemplateId> &Id) {
  if (!Id || !Id->Template || Id->LAngleLoc.isMacroID())
    return true;
  // Places are visited in the order of the source, mostly.
  while (!Arguments.empty() &&
         Sources.isBeforeInTranslationUnit(Arguments.back().Range.getEnd(),
                                           Id->LAngleLoc))
    Arguments.pop_back();
  for (unsigned I = 0; I < Id->Arguments.size(); ++I)
    if (std::optional<ParameterId> For = Templates.parameter(Id->Template, I)) {
      // The elements of a pack may be for the parameters behind this one.
      if (Id->Arguments[I].getArgument().isPackExpansion() &&
          !Templates[*For].Decl->isTemplateParameterPack())
        break;
      Arguments.push_back({Id->Arguments[I].getSourceRange(), *For});
    }
  return true;
}

const UseScanner::ArgumentRange *UseScanner::around(SourceLocation At) const {
  if (At.isInvalid() || At.isMacroID())
    return nullptr;
  // The outermost: what its parameter does with the type is what counts.
  for (const ArgumentRange &A : Arguments)
    if (A.Range.isValid() && !A.Range.getBegin().isMacroID() &&
        Sources.isPointWithin(At, A.Range.getBegin(), A.Range.getEnd()))
      return &A;
  return nullptr;
}

bool UseScanner::VisitPredefinedExpr(PredefinedExpr *E) {
  using Kind = PredefinedIdentKind;
  if (E->getIdentKind() == Kind::Func || E->getIdentKind() == Kind::Function ||
      E->getIdentKind() == Kind::LFunction)
    return true;
  // The name with all arguments. 'assert' and its like do not print it for the
  // sake of the arguments.
  const SourceLocation Loc = E->getLocation();
  if (Loc.isMacroID()) {
    const CharSourceRange Expansion = Sources.getExpansionRange(Loc);
    if (Expansion.getBegin() != Expansion.getEnd())
      return true;
  }
  for (unsigned I = 0; I < own().Parameters.size(); ++I)
    use(I);
  return true;
}

void WrittenTemplates::scan() {
  for (unsigned I = 0; I < All.size(); ++I)
    UseScanner(*this, I, Context.getSourceManager()).scan();
}

} // namespace clang::templates
