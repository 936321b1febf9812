//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/Facts/TypeIndependentCode.h"
#include "lib/AST/ContainerTypes.h"
#include "lib/AST/Functions.h"
#include "lib/AST/Names.h"
#include "lib/AST/SourceNames.h"
#include "lib/Facts/ParameterDependence.h"
#include "clang/AST/ASTLambda.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/SetVector.h"
#include "llvm/ADT/SmallPtrSet.h"
#include <map>

namespace clang::templates {

/// A function with more arguments and results is harder to read than what it
/// replaces.
static constexpr unsigned MaxInputs = 5, MaxResults = 1;

/// Of so many times the least number of statements, one may have more of them.
static constexpr unsigned LongFactor = 2, MaxLongInputs = 8, MaxLongResults = 3;

/// Of longer blocks only so many statements are looked at.
static constexpr size_t MaxBlock = 128;

//===----------------------------------------------------------------------===//
// Parameters and arguments
//===----------------------------------------------------------------------===//

namespace {

/// The templates that a pattern is, or is in, the outermost first.
struct Scope {
  llvm::SmallVector<const TemplateParameterList *, 4> Lists;
  std::vector<const NamedDecl *> Parameters;
  /// Those of class templates.
  std::vector<const NamedDecl *> OfClasses;
};

} // namespace

static Scope scopeOf(const NamedDecl &D) {
  Scope Result;
  const auto Add = [&](const Decl &Around) {
    const TemplateParameterList *List = Around.getDescribedTemplateParams();
    if (!List)
      return;
    Result.Lists.push_back(List);
    Result.Parameters.insert(Result.Parameters.begin(), List->begin(),
                             List->end());
    if (isa<CXXRecordDecl>(Around))
      Result.OfClasses.insert(Result.OfClasses.begin(), List->begin(),
                              List->end());
  };
  Add(D);
  for (const DeclContext *C = D.getDeclContext(); C; C = C->getParent())
    Add(*Decl::castFromDeclContext(C));
  std::reverse(Result.Lists.begin(), Result.Lists.end());
  return Result;
}

/// The arguments of what \p D is, or is in, list by list, the outermost first.
static llvm::SmallVector<ArrayRef<TemplateArgument>, 4>
argumentLists(const NamedDecl &D) {
  llvm::SmallVector<ArrayRef<TemplateArgument>, 4> Result;
  const auto Add = [&](const Decl &Around) {
    if (const auto *Function = dyn_cast<FunctionDecl>(&Around)) {
      if (const TemplateArgumentList *List =
              Function->getTemplateSpecializationArgs())
        Result.push_back(List->asArray());
    } else if (const auto *Class =
                   dyn_cast<ClassTemplateSpecializationDecl>(&Around);
               Class && !Class->isExplicitSpecialization()) {
      Result.push_back(Class->getTemplateInstantiationArgs().asArray());
    }
  };
  Add(D);
  for (const DeclContext *C = D.getDeclContext(); C; C = C->getParent())
    Add(*Decl::castFromDeclContext(C));
  std::reverse(Result.begin(), Result.end());
  return Result;
}

//===----------------------------------------------------------------------===//
// Statements
//===----------------------------------------------------------------------===//

namespace {

/// What one statement of a block needs and leaves.
struct StatementFacts {
  ParameterSet DependsOn;
  unsigned Count = 0;
  llvm::SmallVector<const VarDecl *, 2> Declared;
  /// Local variables and members of the object that are declared before it.
  llvm::SmallSetVector<const ValueDecl *, 4> Used;
  /// Those of them that get another value: numbers and pointers that it may
  /// change, objects that it assigns to.
  llvm::SmallPtrSet<const ValueDecl *, 2> Changed;
  /// It names types and functions of the class around, or the whole object.
  bool NeedsClass = false;
  bool Returns = false;
  /// It cannot be moved into a function.
  bool IsFixed = false;
};

class StatementReader : public RecursiveASTVisitor<StatementReader> {
  using Base = RecursiveASTVisitor<StatementReader>;

public:
  explicit StatementReader(StatementFacts &Out) : Out(Out) {}

  bool VisitDecl(Decl *D) {
    Inside.insert(D);
    Out.IsFixed |= isa<UsingDecl, UsingDirectiveDecl, NamespaceAliasDecl>(D);
    return true;
  }
  bool VisitImplicitCastExpr(ImplicitCastExpr *E) {
    if (E->getCastKind() == CK_LValueToRValue)
      Reads.insert(E->getSubExpr()->IgnoreParens());
    return true;
  }
  bool VisitDeclRefExpr(DeclRefExpr *E) {
    const ValueDecl *D = E->getDecl();
    if (const auto *Binding = dyn_cast<BindingDecl>(D);
        Binding && Binding->getDecomposedDecl())
      D = cast<ValueDecl>(Binding->getDecomposedDecl());
    if (const auto *Var = dyn_cast<VarDecl>(D);
        Var && Var->isLocalVarDeclOrParm())
      return visitLocal(*Var, *E);
    Out.NeedsClass |=
        D->isTemplated() && isa<CXXRecordDecl>(D->getDeclContext());
    return true;
  }
  bool TraverseMemberExpr(MemberExpr *E) {
    if (!isa<CXXThisExpr>(E->getBase()->IgnoreParenImpCasts()) ||
        !isa<FieldDecl>(E->getMemberDecl()))
      return Base::TraverseMemberExpr(E);
    return visitUse(*E->getMemberDecl(), *E);
  }
  bool VisitCXXOperatorCallExpr(CXXOperatorCallExpr *E) {
    const auto *To = E->isAssignmentOp()
                         ? dyn_cast<DeclRefExpr>(E->getArg(0)->IgnoreParens())
                         : nullptr;
    if (To && To->getDecl()->getType()->isRecordType() &&
        !Inside.count(To->getDecl()))
      Out.Changed.insert(To->getDecl());
    return true;
  }
  bool VisitCXXThisExpr(CXXThisExpr *) { return needClass(); }
  bool VisitUnresolvedMemberExpr(UnresolvedMemberExpr *E) {
    Out.NeedsClass |= E->isImplicitAccess();
    return true;
  }
  bool VisitCXXDependentScopeMemberExpr(CXXDependentScopeMemberExpr *E) {
    Out.NeedsClass |= E->isImplicitAccess();
    return true;
  }
  bool VisitTagType(TagType *T) {
    const TagDecl *D = T->getDecl();
    Out.NeedsClass |=
        D->isTemplated() && isa<CXXRecordDecl>(D->getDeclContext());
    Out.IsFixed |= D->getParentFunctionOrMethod() && !Inside.count(D);
    return true;
  }
  bool VisitTypedefType(TypedefType *T) {
    Out.IsFixed |= T->getDecl()->getParentFunctionOrMethod() &&
                   !Inside.count(T->getDecl());
    return TraverseType(T->desugar());
  }

  bool VisitReturnStmt(ReturnStmt *) {
    Out.Returns |= !InLambda;
    return true;
  }
  bool VisitBreakStmt(BreakStmt *) {
    return fixUnless(Loop || Switch || InLambda);
  }
  bool VisitContinueStmt(ContinueStmt *) { return fixUnless(Loop || InLambda); }
  bool VisitSwitchCase(SwitchCase *) { return fixUnless(Switch || InLambda); }
  bool VisitLabelStmt(LabelStmt *) { return fixUnless(InLambda); }
  bool VisitGotoStmt(GotoStmt *) { return fixUnless(InLambda); }
  bool VisitIndirectGotoStmt(IndirectGotoStmt *) { return fixUnless(InLambda); }
  bool VisitAsmStmt(AsmStmt *) { return fixUnless(false); }
  bool VisitCoroutineSuspendExpr(CoroutineSuspendExpr *) {
    return fixUnless(InLambda);
  }
  bool VisitDependentCoawaitExpr(DependentCoawaitExpr *) {
    return fixUnless(InLambda);
  }
  bool VisitCoreturnStmt(CoreturnStmt *) { return fixUnless(InLambda); }
  bool VisitPredefinedExpr(PredefinedExpr *E) {
    return fixUnless(InLambda || E->getBeginLoc().isMacroID());
  }

  bool TraverseStmt(Stmt *S) {
    const bool IsLoop =
        isa_and_nonnull<ForStmt, WhileStmt, DoStmt, CXXForRangeStmt>(S);
    const bool IsSwitch = isa_and_nonnull<SwitchStmt>(S);
    Loop += IsLoop;
    Switch += IsSwitch;
    const bool GoOn = Base::TraverseStmt(S);
    Loop -= IsLoop;
    Switch -= IsSwitch;
    return GoOn;
  }
  bool TraverseLambdaExpr(LambdaExpr *E) {
    ++InLambda;
    const bool GoOn = Base::TraverseLambdaExpr(E);
    --InLambda;
    return GoOn;
  }

private:
  bool fixUnless(bool Condition) {
    Out.IsFixed |= !Condition;
    return true;
  }
  bool needClass() {
    Out.NeedsClass = true;
    return true;
  }
  bool visitLocal(const VarDecl &Var, const Expr &Use) {
    if (Inside.count(&Var))
      return true;
    // Cannot be named elsewhere.
    const CXXRecordDecl *Class =
        Var.getType().getNonReferenceType()->getAsCXXRecordDecl();
    Out.IsFixed |=
        Var.isStaticLocal() ||
        (Class && (Class->isLambda() || Class->getParentFunctionOrMethod()));
    return visitUse(Var, Use);
  }
  bool visitUse(const ValueDecl &D, const Expr &Use) {
    Out.Used.insert(&D);
    if (D.getType()->isScalarType() && !D.getType().isConstQualified() &&
        !Reads.count(&Use))
      Out.Changed.insert(&D);
    return TraverseType(D.getType());
  }

  StatementFacts &Out;
  llvm::SmallPtrSet<const Decl *, 8> Inside;
  /// Uses of variables whose values are read, and not changed.
  llvm::SmallPtrSet<const Expr *, 8> Reads;
  unsigned Loop = 0, Switch = 0, InLambda = 0;
};

} // namespace

/// Whether \p Var may be there for what its destructor does: a lock.
static bool isGuard(const VarDecl &Var) {
  const CXXRecordDecl *Class = Var.getType()->getAsCXXRecordDecl();
  return Class && Class->hasDefinition() && !Class->hasTrivialDestructor();
}

//===----------------------------------------------------------------------===//
// Classes
//===----------------------------------------------------------------------===//

/// How many statements the member functions of \p Class have that there are
/// bodies for: of a specialisation, those that somebody calls.
static unsigned statementsOf(const CXXRecordDecl &Class) {
  unsigned Count = 0;
  for (const CXXMethodDecl *Method : Class.methods()) {
    const FunctionDecl *Definition = nullptr;
    if (!Method->isImplicit() && Method->isDefined(Definition))
      Count += countStatements(Definition->getBody(), /*WrittenOnly=*/true);
  }
  return Count;
}

/// The member of the class around \p Class, which has data, that is a container
/// of such objects; null if there is none.
static const FieldDecl *containerOf(const CXXRecordDecl &Class) {
  const auto *Around = dyn_cast<CXXRecordDecl>(Class.getDeclContext());
  if (!Around || Class.field_empty())
    return nullptr;
  for (const FieldDecl *Field : Around->fields()) {
    const std::optional<ContainerType> Container =
        containerType(Field->getType());
    if (!Container || Container->Shape == knowledge::ContainerShape::Fixed ||
        Container->Element.isNull())
      continue;
    const CXXRecordDecl *Element = Container->Element->getAsCXXRecordDecl();
    if (Element && Element->getCanonicalDecl() == Class.getCanonicalDecl())
      return Field;
  }
  return nullptr;
}

//===----------------------------------------------------------------------===//
// Finding
//===----------------------------------------------------------------------===//

namespace {

class IndependentCodeFinder {
public:
  IndependentCodeFinder(const SpecialisationIndex &Index, ASTContext &Context,
                        const IndependentCodeLimits &Limits)
      : Index(Index), Context(Context), Sources(Context.getSourceManager()),
        Limits(Limits) {}

  std::vector<IndependentCodeFinding> find();

private:
  using Finding = IndependentCodeFinding;
  using Copies = std::vector<const Specialisation *>;

  void examineClass(const Pattern &P, const CXXRecordDecl &Class);
  void examineFunction(const Pattern &P, const FunctionDecl &Function);
  bool examineMember(const Pattern &P, const CXXMethodDecl &Method);
  void examineBlock(const Pattern &P, const FunctionDecl &Function,
                    const CompoundStmt &Block);
  void examineBlocksIn(const Pattern &P, const FunctionDecl &Function,
                       const Stmt &S);
  std::optional<Finding> bestRun(const Pattern &P, const FunctionDecl &Function,
                                 ArrayRef<StatementFacts> Facts,
                                 const CompoundStmt &Block,
                                 ArrayRef<const NamedDecl *> Dropped);
  std::optional<Finding> finding(const Pattern &P, IndependentCode::Shape Is,
                                 const NamedDecl &Declared,
                                 const ParameterSet &DependsOn,
                                 unsigned Statements) const;
  Copies equalCopies(const Pattern &P, const Scope &Around,
                     const ParameterSet &DependsOn, unsigned Statements) const;
  bool isPartOfFinding(const NamedDecl &D) const;

  const SpecialisationIndex &Index;
  ASTContext &Context;
  const SourceManager &Sources;
  const IndependentCodeLimits Limits;
  ParameterDependence Dependence{ParameterDependence::Question::Code};
  std::vector<Finding> Found;
  /// The classes and functions among them.
  llvm::SmallPtrSet<const Decl *, 8> FoundDecls;
};

} // namespace

std::vector<IndependentCodeFinding> IndependentCodeFinder::find() {
  for (const Pattern &P : Index.patterns()) {
    // Explicit specialisations say that the code is to differ. What a macro
    // declares, its author declared for everybody.
    if (P.Specialisations.size() < Limits.MinCopies ||
        llvm::any_of(P.Specialisations,
                     [](const Specialisation &S) { return S.isExplicit(); }))
      continue;
    const NamedDecl *Definition = P.definition();
    if (!Definition || Definition->isInvalidDecl() ||
        Definition->getLocation().isMacroID() ||
        (!Limits.Strict && isTrial(Definition->getLocation(), Sources)))
      continue;
    if (const auto *Function = dyn_cast<FunctionDecl>(Definition))
      examineFunction(P, *Function);
    else if (const auto *Class = dyn_cast<CXXRecordDecl>(Definition))
      examineClass(P, *Class);
  }
  return std::move(Found);
}

/// Those specialisations of \p P with equal arguments for all parameters in
/// \p DependsOn, the most that there are.
IndependentCodeFinder::Copies
IndependentCodeFinder::equalCopies(const Pattern &P, const Scope &Around,
                                   const ParameterSet &DependsOn,
                                   unsigned Statements) const {
  std::map<llvm::FoldingSetNodeID, Copies> Groups;
  Copies *Largest = nullptr;
  for (const Specialisation &S : P.Specialisations) {
    if (!S.hasBody() || (!Limits.Strict && isTrial(S, Sources)))
      continue;
    if (const auto *Class = dyn_cast<CXXRecordDecl>(&S.declared());
        Class &&
        statementsOf(*Class) < std::min(Limits.MinStatements, Statements))
      continue; // Nobody calls its members.
    const auto Arguments = argumentLists(S.declared());
    if (Arguments.size() != Around.Lists.size())
      return {}; // Cannot tell which argument is for which parameter.
    llvm::FoldingSetNodeID Key;
    for (size_t L = 0; L < Arguments.size(); ++L)
      for (size_t I = 0; I < Arguments[L].size(); ++I)
        if (I >= Around.Lists[L]->size() ||
            DependsOn.contains(*Around.Lists[L]->getParam(I)))
          Context.getCanonicalTemplateArgument(Arguments[L][I])
              .Profile(Key, Context);
    Copies &Group = Groups[Key];
    Group.push_back(&S);
    if (!Largest || Group.size() > Largest->size())
      Largest = &Group;
  }
  if (!Largest || Largest->size() < Limits.MinCopies)
    return {};
  // Elements of one vector: the order in which they were made.
  llvm::sort(*Largest, [&](const auto *A, const auto *B) {
    const SourceLocation AtA = A->instantiatedAt(), AtB = B->instantiatedAt();
    return AtA == AtB ? A < B : Sources.isBeforeInTranslationUnit(AtA, AtB);
  });
  return std::move(*Largest);
}

std::optional<IndependentCodeFinding> IndependentCodeFinder::finding(
    const Pattern &P, IndependentCode::Shape Is, const NamedDecl &Declared,
    const ParameterSet &DependsOn, unsigned Statements) const {
  Finding Result;
  const Scope Around = scopeOf(*P.Declared);
  for (const NamedDecl *Parameter : Around.Parameters)
    (DependsOn.contains(*Parameter) ? Result.Code.Needed : Result.Code.Unneeded)
        .push_back(Parameter);
  if (Result.Code.Unneeded.empty())
    return std::nullopt;
  Result.Copies = equalCopies(P, Around, DependsOn, Statements);
  if (Result.Copies.empty())
    return std::nullopt;
  Result.Code.Is = Is;
  Result.Code.Declared = &Declared;
  Result.Statements = Statements;
  return Result;
}

/// Whether \p D is in a class or a function that is reported itself.
bool IndependentCodeFinder::isPartOfFinding(const NamedDecl &D) const {
  for (const DeclContext *C = D.getDeclContext(); C; C = C->getParent())
    if (FoundDecls.count(Decl::castFromDeclContext(C)->getCanonicalDecl()))
      return true;
  return false;
}

//===----------------------------------------------------------------------===//
// Types
//===----------------------------------------------------------------------===//

void IndependentCodeFinder::examineClass(const Pattern &P,
                                         const CXXRecordDecl &Class) {
  if (Class.isLambda() || !Class.getIdentifier() ||
      Class.getDescribedTemplateParams() ||
      Class.getDeclContext()->isFileContext() || isPartOfFinding(Class) ||
      // They would have to be friends of all specialisations.
      Class.hasFriends())
    return;
  const unsigned Statements = statementsOf(Class);
  ParameterSet DependsOn = Dependence.of(Class);
  if (Statements < Limits.MinStatements) {
    // Of less code, but with a container's for each.
    const FieldDecl *Container = containerOf(Class);
    if (!Container)
      return;
    DependsOn.insert(Dependence.of(Container->getType()));
  }
  if (std::optional<Finding> Result =
          finding(P, IndependentCode::Shape::NestedType, Class, DependsOn,
                  Statements)) {
    FoundDecls.insert(P.Declared);
    Found.push_back(std::move(*Result));
  }
}

//===----------------------------------------------------------------------===//
// Functions
//===----------------------------------------------------------------------===//

void IndependentCodeFinder::examineFunction(const Pattern &P,
                                            const FunctionDecl &Function) {
  const auto *Body = dyn_cast_or_null<CompoundStmt>(Function.getBody());
  if (!Body || Function.isDefaulted() || Function.isDeleted() ||
      Function.hasAttr<AlwaysInlineAttr>() || isPartOfFinding(Function))
    return;
  // Cannot tell whether it is there when the program runs.
  const FunctionDecl &Outside = outsideLambdas(Function);
  if (!Limits.Strict && Outside.isConstexprSpecified() &&
      !isLambdaCallOperator(&Outside))
    return;
  if (countStatements(Body, /*WrittenOnly=*/true) < Limits.MinStatements)
    return;
  const auto *Method = dyn_cast<CXXMethodDecl>(&Function);
  if (!Method || !examineMember(P, *Method))
    examineBlock(P, Function, *Body);
}

bool IndependentCodeFinder::examineMember(const Pattern &P,
                                          const CXXMethodDecl &Method) {
  const CXXRecordDecl &Class = *Method.getParent();
  if (Class.isLambda() || !Class.isTemplated() ||
      Method.getDescribedTemplateParams())
    return false;
  // Cannot tell whether it overrides what such a base declares.
  if (Class.hasAnyDependentBases() && Method.isVirtual())
    return false;
  std::optional<Finding> Result =
      finding(P, IndependentCode::Shape::Member, Method, Dependence.of(Method),
              countStatements(Method.getBody(), /*WrittenOnly=*/true));
  if (!Result)
    return false;
  FoundDecls.insert(P.Declared);
  Found.push_back(std::move(*Result));
  return true;
}

void IndependentCodeFinder::examineBlock(const Pattern &P,
                                         const FunctionDecl &Function,
                                         const CompoundStmt &Block) {
  if (countStatements(&Block, /*WrittenOnly=*/true) < Limits.MinStatements)
    return;
  const size_t Size = std::min<size_t>(Block.size(), MaxBlock);
  std::vector<StatementFacts> Facts(Block.size());
  for (size_t I = 0; I < Block.size(); ++I) {
    const Stmt *S = Block.body_begin()[I];
    StatementReader(Facts[I]).TraverseStmt(const_cast<Stmt *>(S));
    if (I >= Size) {
      Facts[I].IsFixed = true;
      continue;
    }
    Facts[I].DependsOn = Dependence.of(*S);
    Facts[I].Count = countStatements(S, /*WrittenOnly=*/true);
    if (const auto *Declaration = dyn_cast<DeclStmt>(S)) {
      for (const Decl *D : Declaration->decls())
        if (const auto *Var = dyn_cast<VarDecl>(D))
          Facts[I].Declared.push_back(Var);
        else
          Facts[I].IsFixed |= !isa<StaticAssertDecl>(D);
    }
  }

  // Without any parameter, without those of the function itself, without one.
  const Scope Around = scopeOf(*P.Declared);
  std::vector<ArrayRef<const NamedDecl *>> Choices{Around.Parameters};
  if (Around.Lists.size() > 1)
    Choices.push_back(Around.Lists.back()->asArray());
  if (Around.Parameters.size() > 1)
    for (const NamedDecl *const &Parameter : Around.Parameters)
      Choices.push_back(Parameter);
  std::optional<Finding> Best;
  const auto Worth = [](const Finding &F) {
    return F.Statements * std::max<size_t>(F.Copies.size() - 1, 1);
  };
  for (ArrayRef<const NamedDecl *> Dropped : Choices)
    if (std::optional<Finding> Run =
            bestRun(P, Function, Facts, Block, Dropped);
        Run && (!Best || Worth(*Run) > Worth(*Best)))
      Best = std::move(Run);

  ArrayRef<const Stmt *> Taken;
  if (Best) {
    Taken = Best->Code.Statements;
    Found.push_back(std::move(*Best));
  }
  for (const Stmt *S : Block.body())
    if (!llvm::is_contained(Taken, S))
      examineBlocksIn(P, Function, *S);
}

void IndependentCodeFinder::examineBlocksIn(const Pattern &P,
                                            const FunctionDecl &Function,
                                            const Stmt &S) {
  if (const auto *Block = dyn_cast<CompoundStmt>(&S))
    return examineBlock(P, Function, *Block);
  if (isa<Expr>(S))
    return;
  // Cannot tell which specialisations have which branch.
  if (const auto *If = dyn_cast<IfStmt>(&S);
      If && If->isConstexpr() && If->getCond()->isInstantiationDependent())
    return;
  for (const Stmt *Child : S.children())
    if (Child)
      examineBlocksIn(P, Function, *Child);
}

/// The most statements of \p Block in a row that depend on none of \p Dropped
/// and that a function could hold.
std::optional<IndependentCodeFinding>
IndependentCodeFinder::bestRun(const Pattern &P, const FunctionDecl &Function,
                               ArrayRef<StatementFacts> Facts,
                               const CompoundStmt &Block,
                               ArrayRef<const NamedDecl *> Dropped) {
  const bool IsBody = &Block == Function.getBody();
  const Scope Around = scopeOf(*P.Declared);
  const bool DropsClass =
      llvm::any_of(Around.OfClasses, [&](const NamedDecl *D) {
        return llvm::is_contained(Dropped, D);
      });
  const ParameterSet Returned = Dependence.of(Function.getReturnType());
  const auto IsIn = [&](const StatementFacts &S) {
    return !S.IsFixed && !S.DependsOn.containsAny(Dropped) &&
           !(S.NeedsClass && DropsClass) &&
           !(S.Returns && (!IsBody || Returned.containsAny(Dropped)));
  };
  llvm::DenseMap<const ValueDecl *, size_t> LastUse;
  for (size_t I = 0; I < Facts.size(); ++I)
    for (const ValueDecl *D : Facts[I].Used)
      LastUse[D] = I;

  llvm::SmallPtrSet<const ValueDecl *, 8> OfBlock;
  for (const StatementFacts &S : Facts)
    OfBlock.insert(S.Declared.begin(), S.Declared.end());
  // What is from outside of the block can be used anywhere.
  const auto IsUsedBehind = [&](const ValueDecl *D, size_t At) {
    const auto Last = LastUse.find(D);
    return (Last != LastUse.end() && Last->second > At) ||
           (!IsBody && !OfBlock.count(D));
  };

  struct Run {
    size_t Begin = 0, End = 0;
    unsigned Count = 0;
  } Best;
  for (size_t Begin = 0; Begin < Facts.size(); ++Begin) {
    llvm::SmallPtrSet<const ValueDecl *, 8> Inputs, Declared, Changed;
    unsigned Count = 0;
    bool Returns = false;
    for (size_t At = Begin; At < Facts.size() && IsIn(Facts[At]); ++At) {
      const StatementFacts &S = Facts[At];
      for (const ValueDecl *D : S.Used)
        if (!Declared.count(D))
          Inputs.insert(D);
      Declared.insert(S.Declared.begin(), S.Declared.end());
      Changed.insert(S.Changed.begin(), S.Changed.end());
      Count += S.Count;
      Returns |= S.Returns;
      if (Inputs.size() > MaxLongInputs)
        break;
      const bool IsLong = Count >= LongFactor * Limits.MinStatements;
      const bool IsToEnd = At + 1 == Facts.size();
      bool CutsGuard = false;
      for (const ValueDecl *D : Declared) {
        Changed.insert(D);
        CutsGuard |=
            !IsToEnd && !LastUse.count(D) && isGuard(*cast<VarDecl>(D));
      }
      const unsigned Results = llvm::count_if(Changed, [&](const ValueDecl *D) {
        return isa<FieldDecl>(D) || IsUsedBehind(D, At);
      });
      // That it returns before its end is one more thing to tell.
      const unsigned Told = Results + (Returns && !IsToEnd);
      if (Count > Best.Count && !CutsGuard &&
          Inputs.size() <= (IsLong ? MaxLongInputs : MaxInputs) &&
          Told <= (IsLong ? MaxLongResults : MaxResults) &&
          (!Returns || IsToEnd || IsLong))
        Best = {Begin, At + 1, Count};
    }
  }
  if (Best.Count < Limits.MinStatements)
    return std::nullopt;

  ParameterSet DependsOn;
  IndependentCode Code;
  llvm::SmallPtrSet<const ValueDecl *, 8> Known;
  for (size_t At = Best.Begin; At < Best.End; ++At) {
    const StatementFacts &S = Facts[At];
    DependsOn.insert(S.DependsOn);
    if (S.NeedsClass)
      for (const NamedDecl *Parameter : Around.OfClasses)
        DependsOn.insert(*Parameter);
    if (S.Returns)
      DependsOn.insert(Returned);
    Code.Returns |= S.Returns;
    Code.UsesObject |= S.NeedsClass;
    for (const ValueDecl *D : S.Used) {
      const auto *Var = dyn_cast<VarDecl>(D);
      Code.UsesObject |= !Var;
      if (Var && Known.insert(D).second)
        Code.Inputs.push_back(Var);
    }
    for (const ValueDecl *D : S.Changed)
      if (const auto *Var = dyn_cast<VarDecl>(D);
          Var && llvm::is_contained(Code.Inputs, Var) &&
          !llvm::is_contained(Code.Changed, Var))
        Code.Changed.push_back(Var);
    for (const VarDecl *D : S.Declared) {
      Known.insert(D);
      if (IsUsedBehind(D, Best.End - 1))
        Code.Results.push_back(D);
    }
  }
  Code.IsToEnd = Best.End == Facts.size();
  llvm::sort(Code.Inputs, [&](const VarDecl *A, const VarDecl *B) {
    return Sources.isBeforeInTranslationUnit(A->getLocation(),
                                             B->getLocation());
  });
  std::optional<Finding> Result = finding(P, IndependentCode::Shape::Statements,
                                          Function, DependsOn, Best.Count);
  if (!Result)
    return std::nullopt;
  Code.Is = Result->Code.Is;
  Code.Declared = Result->Code.Declared;
  Code.Needed = std::move(Result->Code.Needed);
  Code.Unneeded = std::move(Result->Code.Unneeded);
  Code.Statements = ArrayRef<const Stmt *>(Block.body_begin() + Best.Begin,
                                           Block.body_begin() + Best.End);
  Result->Code = std::move(Code);
  return Result;
}

std::vector<IndependentCodeFinding>
findTypeIndependentCode(const SpecialisationIndex &Index, ASTContext &Context,
                        const IndependentCodeLimits &Limits) {
  return IndependentCodeFinder(Index, Context, Limits).find();
}

} // namespace clang::templates
