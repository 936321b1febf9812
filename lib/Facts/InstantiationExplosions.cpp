//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/Facts/InstantiationExplosions.h"
#include "lib/AST/ContainerTypes.h"
#include "lib/AST/Names.h"
#include "lib/AST/SourceNames.h"
#include "lib/Facts/ParameterUse.h"
#include "lib/Facts/Terms.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "llvm/ADT/SmallPtrSet.h"
#include "llvm/Support/SaveAndRestore.h"

namespace clang::templates {

using Cause = DifferenceCause;

//===----------------------------------------------------------------------===//
// Numbers
//===----------------------------------------------------------------------===//

static unsigned thresholdFor(Cause Is, const ExplosionThresholds &Thresholds) {
  switch (Is) {
  case Cause::Implementers:
    return Thresholds.Implementers;
  case Cause::Closures:
    return Thresholds.Closures;
  case Cause::Extents:
    return Thresholds.Extents;
  case Cause::Qualifiers:
    return Thresholds.Qualifiers;
  case Cause::Growth:
    return Thresholds.Growth;
  }
  llvm_unreachable("all causes are covered");
}

/// Growth begins where one step follows another.
static constexpr unsigned MinSteps = 4;

static bool isMuchCode(const ArgumentDifference &Difference,
                       unsigned Statements,
                       const ExplosionThresholds &Thresholds) {
  const unsigned Copies = Difference.Specialisations.size();
  return (Difference.Cause != Cause::Growth || Copies >= MinSteps) &&
         uint64_t(Copies) * Statements >= Thresholds.MinCopiedStatements;
}

static bool isMuch(const ArgumentDifference &Difference, unsigned Statements,
                   const ExplosionThresholds &Thresholds) {
  return (Difference.Specialisations.size() >=
              thresholdFor(Difference.Cause, Thresholds) &&
          Statements >= Thresholds.MinStatements) ||
         isMuchCode(Difference, Statements, Thresholds);
}

//===----------------------------------------------------------------------===//
// Classes: implementers
//===----------------------------------------------------------------------===//

/// Whether \p Class stands for what it points to: its users need the type.
static bool isHandle(const CXXRecordDecl &Class) {
  return llvm::any_of(Class.decls(), [](const Decl *D) {
    const FunctionDecl *Function = D->getAsFunction();
    if (!Function)
      return false;
    const OverloadedOperatorKind Operator = Function->getOverloadedOperator();
    return Operator == OO_Arrow ||
           (Operator == OO_Star && Function->param_empty());
  });
}

namespace {

/// Looks for what code does with values of a parameter that a pointer to the
/// interface cannot: members that the interface has not, and its name.
class NeedsImplementer : public RecursiveASTVisitor<NeedsImplementer> {
public:
  NeedsImplementer(const TemplateTypeParmDecl &P,
                   const CXXRecordDecl &Interface)
      : P(P), Interface(Interface) {}

  bool VisitCXXDependentScopeMemberExpr(CXXDependentScopeMemberExpr *E) {
    if (!E->isImplicitAccess() && isParameter(E->getBaseType()) &&
        !declares(E->getMember()))
      Found = true;
    return !Found;
  }
  /// T::create(), typename T::element_type.
  bool VisitDependentScopeDeclRefExpr(DependentScopeDeclRefExpr *E) {
    Found |= isParameter(E->getQualifier());
    return !Found;
  }
  bool VisitDependentNameType(DependentNameType *T) {
    Found |= isParameter(T->getQualifier());
    return !Found;
  }
  bool VisitUnaryExprOrTypeTraitExpr(UnaryExprOrTypeTraitExpr *E) {
    Found |= E->isArgumentType() && isParameter(E->getArgumentType());
    return !Found;
  }
  bool VisitCXXNewExpr(CXXNewExpr *E) {
    Found |= isParameter(E->getAllocatedType());
    return !Found;
  }

  bool Found = false;

private:
  bool isParameter(NestedNameSpecifier Qualifier) const {
    return Qualifier.getKind() == NestedNameSpecifier::Kind::Type &&
           isParameter(QualType(Qualifier.getAsType(), 0));
  }
  bool isParameter(QualType T) const {
    if (!T.isNull() && T->isAnyPointerType())
      T = T->getPointeeType();
    const TemplateTypeParmType *Type = parameterType(T);
    return Type && Type->getDepth() == P.getDepth() &&
           Type->getIndex() == P.getIndex();
  }
  bool declares(DeclarationName Name) const {
    return Interface.hasMemberName(Name);
  }

  const TemplateTypeParmDecl &P;
  const CXXRecordDecl &Interface;
};

} // namespace

/// Whether objects of \p Class hold what depends on its parameters, in a member
/// or as a container: traits and casts hold nothing.
static bool holdsArguments(const CXXRecordDecl &Class) {
  return llvm::any_of(Class.fields(),
                      [](const FieldDecl *Field) {
                        return Field->getType()->isDependentType();
                      }) ||
         llvm::any_of(Class.bases(), [](const CXXBaseSpecifier &Base) {
           return Base.getType()->isDependentType() &&
                  containerType(Base.getType());
         });
}

/// Whether one specialisation of \p Class over the interface would do.
static bool isRepaired(const CXXRecordDecl &Class,
                       const ArgumentDifference &Difference) {
  const auto *P = dyn_cast_or_null<TemplateTypeParmDecl>(Difference.Parameter);
  const CXXRecordDecl *Interface =
      Difference.Common.isNull() ? nullptr
                                 : Difference.Common->getAsCXXRecordDecl();
  const ClassTemplateDecl *Template = Class.getDescribedClassTemplate();
  if (Difference.Cause != Cause::Implementers || !P || !Template ||
      !Interface || isHandle(Class) || !holdsArguments(Class) ||
      P->getDepth() != Template->getTemplateParameters()->getDepth())
    return false;
  // Objects of the implementers themselves have no one type.
  const std::vector<TemplateArgument> Arguments =
      Difference.Specialisations.front()->arguments();
  const QualType Argument = Arguments[Difference.Position].getAsType();
  if (const CXXRecordDecl *Own = Argument->getAsCXXRecordDecl();
      Own && Own->hasDefinition() && Own->isDerivedFrom(Interface))
    return false;
  NeedsImplementer Needs(*P, *Interface->getDefinition());
  Needs.TraverseDecl(const_cast<CXXRecordDecl *>(&Class));
  return !Needs.Found;
}

//===----------------------------------------------------------------------===//
// Functions: closures, extents, qualifiers, growth
//===----------------------------------------------------------------------===//

namespace {

/// Whether a parameter is used as no more than some elements in a row: walked
/// through, subscripted, or asked for its size, data or iterators.
class IsUsedAsSpan : public RecursiveASTVisitor<IsUsedAsSpan> {
public:
  IsUsedAsSpan(const FunctionDecl &Function, const ParmVarDecl &Param)
      : Param(Param) {
    TraverseStmt(Function.getBody());
  }

  operator bool() const { return Uses == UsesAsSpan; }

  bool VisitDeclRefExpr(DeclRefExpr *E) {
    Uses += names(E);
    return true;
  }
  bool VisitCXXForRangeStmt(CXXForRangeStmt *S) {
    UsesAsSpan += names(S->getRangeInit());
    return true;
  }
  bool VisitArraySubscriptExpr(ArraySubscriptExpr *E) {
    UsesAsSpan += names(E->getLHS());
    return true;
  }
  bool VisitCXXOperatorCallExpr(CXXOperatorCallExpr *E) {
    UsesAsSpan += E->getOperator() == OO_Subscript && names(E->getArg(0));
    return true;
  }
  bool VisitMemberExpr(MemberExpr *E) {
    UsesAsSpan +=
        names(E->getBase()) && isOfSpans(simpleName(*E->getMemberDecl()));
    return true;
  }
  bool VisitCXXDependentScopeMemberExpr(CXXDependentScopeMemberExpr *E) {
    const IdentifierInfo *Name = E->getMember().getAsIdentifierInfo();
    UsesAsSpan += !E->isImplicitAccess() && names(E->getBase()) && Name &&
                  isOfSpans(Name->getName());
    return true;
  }

private:
  bool names(const Expr *E) const {
    const auto *Ref =
        E ? dyn_cast<DeclRefExpr>(E->IgnoreParenImpCasts()) : nullptr;
    return Ref && Ref->getDecl() == &Param;
  }
  static bool isOfSpans(StringRef Member) {
    return llvm::is_contained({"back", "begin", "data", "empty", "end", "front",
                               "rbegin", "rend", "size"},
                              Member);
  }

  const ParmVarDecl &Param;
  unsigned Uses = 0, UsesAsSpan = 0;
};

/// Looks for places where the value of a template parameter has to be known to
/// the compiler.
class NeedsConstant : public RecursiveASTVisitor<NeedsConstant> {
public:
  NeedsConstant(const FunctionDecl &Function, const NonTypeTemplateParmDecl &P)
      : Function(Function), P(P) {
    TraverseDecl(const_cast<FunctionDecl *>(&Function));
  }

  bool TraverseTypeLoc(TypeLoc T, bool TraverseQualifier = true) {
    // The length of an array that is passed by reference.
    if (const ParmVarDecl *Param = std::exchange(Referenced, nullptr)) {
      if (const auto Array = T.getAs<ArrayTypeLoc>();
          Array && isParameter(Array.getSizeExpr()))
        return TraverseTypeLoc(Array.getElementLoc());
      if (const auto Array =
              T.getUnqualifiedLoc().getAs<TemplateSpecializationTypeLoc>();
          Array && isOfLength(Array) && IsUsedAsSpan(Function, *Param))
        return TraverseTemplateArgumentLoc(Array.getArgLoc(0));
    }
    const llvm::SaveAndRestore Constant(Depth, Depth + 1);
    return RecursiveASTVisitor::TraverseTypeLoc(T, TraverseQualifier);
  }
  bool TraverseParmVarDecl(ParmVarDecl *D) {
    if (const TypeSourceInfo *Info = D->getTypeSourceInfo())
      if (const auto Reference = Info->getTypeLoc().getAs<ReferenceTypeLoc>()) {
        Referenced = D;
        return TraverseTypeLoc(Reference.getPointeeLoc().IgnoreParens()) &&
               TraverseStmt(D->getDefaultArg());
      }
    return RecursiveASTVisitor::TraverseParmVarDecl(D);
  }
  bool TraverseTemplateArgumentLoc(const TemplateArgumentLoc &Argument) {
    const llvm::SaveAndRestore Constant(Depth, Depth + 1);
    return RecursiveASTVisitor::TraverseTemplateArgumentLoc(Argument);
  }
  bool TraverseStaticAssertDecl(StaticAssertDecl *D) {
    const llvm::SaveAndRestore Constant(Depth, Depth + 1);
    return RecursiveASTVisitor::TraverseStaticAssertDecl(D);
  }
  bool TraverseCaseStmt(CaseStmt *S) {
    const llvm::SaveAndRestore Constant(Depth, Depth + 1);
    return RecursiveASTVisitor::TraverseCaseStmt(S);
  }
  bool TraverseIfStmt(IfStmt *S) {
    const llvm::SaveAndRestore Constant(Depth, Depth + S->isConstexpr());
    return RecursiveASTVisitor::TraverseIfStmt(S);
  }
  bool TraverseVarDecl(VarDecl *D) {
    const llvm::SaveAndRestore Constant(Depth, Depth + D->isConstexpr());
    const llvm::SaveAndRestore<const VarDecl *> Outer(Initialised, D);
    return RecursiveASTVisitor::TraverseVarDecl(D);
  }
  bool VisitDeclRefExpr(DeclRefExpr *E) {
    if (!isParameter(E) && !Constants.contains(E->getDecl()))
      return true;
    Found |= Depth > 0;
    // 'const int Half = N / 2;' is a constant like the number.
    if (Initialised && Initialised->getType().isConstQualified())
      Constants.insert(Initialised);
    return !Found;
  }

  bool Found = false;

private:
  bool isParameter(const Expr *E) const {
    const auto *Ref =
        E ? dyn_cast<DeclRefExpr>(E->IgnoreParenImpCasts()) : nullptr;
    const auto *Named =
        Ref ? dyn_cast<NonTypeTemplateParmDecl>(Ref->getDecl()) : nullptr;
    return Named && Named->getDepth() == P.getDepth() &&
           Named->getIndex() == P.getIndex();
  }

  /// Whether \p T is a 'std::array' with the parameter as its length.
  bool isOfLength(TemplateSpecializationTypeLoc T) const {
    const TemplateDecl *Template =
        T.getTypePtr()->getTemplateName().getAsTemplateDecl();
    return Template && libraryName(*Template) == "std::array" &&
           T.getNumArgs() == 2 &&
           T.getArgLoc(1).getArgument().getKind() ==
               TemplateArgument::Expression &&
           isParameter(T.getArgLoc(1).getSourceExpression());
  }

  const FunctionDecl &Function;
  const NonTypeTemplateParmDecl &P;
  /// In how many constant expressions and types the code is.
  unsigned Depth = 0;
  /// The variable whose initialiser is read, and those made of the parameter.
  const VarDecl *Initialised = nullptr;
  llvm::SmallPtrSet<const ValueDecl *, 2> Constants;
  /// Of which parameter the type that is read next is, without a reference.
  const ParmVarDecl *Referenced = nullptr;
};

} // namespace

namespace {

/// Looks for a parameter that is passed on as it came: 'std::forward<T>(x)'.
class IsForwarded : public RecursiveASTVisitor<IsForwarded> {
public:
  IsForwarded(const FunctionDecl &Function, const ParmVarDecl &Param)
      : Param(Param) {
    TraverseStmt(Function.getBody());
  }

  operator bool() const { return Found; }

  bool VisitCallExpr(CallExpr *E) {
    const auto *Name =
        dyn_cast<UnresolvedLookupExpr>(E->getCallee()->IgnoreParens());
    Found |= Name && Name->hasExplicitTemplateArgs() && E->getNumArgs() == 1 &&
             names(*E->getArg(0));
    return !Found;
  }
  bool VisitCXXStaticCastExpr(CXXStaticCastExpr *E) {
    Found |= E->getTypeAsWritten()->isRValueReferenceType() &&
             names(*E->getSubExpr());
    return !Found;
  }

private:
  bool names(const Expr &E) const {
    const auto *Ref = dyn_cast<DeclRefExpr>(E.IgnoreParens());
    return Ref && Ref->getDecl() == &Param;
  }

  const ParmVarDecl &Param;
  bool Found = false;
};

/// Looks for variables that each specialisation has one of.
class KeepsState : public RecursiveASTVisitor<KeepsState> {
public:
  explicit KeepsState(const FunctionDecl &Function) {
    TraverseStmt(Function.getBody());
  }

  operator bool() const { return Found; }

  bool VisitVarDecl(VarDecl *D) {
    Found |= D->isStaticLocal() && !D->getType().isConstQualified();
    return !Found;
  }

private:
  bool Found = false;
};

/// Whether a function calls a parameter so often, and for so little each time,
/// that the call has to be inlined: to ask whether a loop goes on, or for each
/// number or character of a sequence. A number that counts the steps is not
/// one: that is how attempts are made.
class IsCalledPerStep : public RecursiveASTVisitor<IsCalledPerStep> {
public:
  IsCalledPerStep(const FunctionDecl &Function, const ParmVarDecl &Callable)
      : Callable(Callable) {
    TraverseStmt(Function.getBody());
  }
  explicit operator bool() const { return Found; }

  bool TraverseWhileStmt(WhileStmt *S) {
    return traverseCondition(S->getCond()) && TraverseStmt(S->getBody());
  }
  bool TraverseDoStmt(DoStmt *S) {
    return traverseCondition(S->getCond()) && TraverseStmt(S->getBody());
  }
  bool TraverseForStmt(ForStmt *S) {
    if (const auto *Init = dyn_cast_or_null<DeclStmt>(S->getInit()))
      Counters.insert(Init->decl_begin(), Init->decl_end());
    return TraverseStmt(S->getInit()) && traverseCondition(S->getCond()) &&
           traverseCondition(S->getInc()) && traverseSequence(S->getBody());
  }
  bool TraverseCXXForRangeStmt(CXXForRangeStmt *S) {
    return TraverseStmt(S->getRangeInit()) && traverseSequence(S->getBody());
  }
  // What a closure does, it does some other time.
  bool TraverseLambdaExpr(LambdaExpr * /*S*/) { return true; }

  bool VisitCallExpr(CallExpr *Call) {
    const auto *Name =
        dyn_cast<DeclRefExpr>(Call->getCallee()->IgnoreParenImpCasts());
    if (Name && Name->getDecl() == &Callable)
      Found = IsCondition || (IsInSequence && Call->getNumArgs() > 0 &&
                              llvm::all_of(Call->arguments(), [&](Expr *E) {
                                return isElement(*E);
                              }));
    return !Found;
  }

private:
  bool isElement(const Expr &Argument) const {
    const auto *Name = dyn_cast<DeclRefExpr>(Argument.IgnoreParenImpCasts());
    return Argument.getType()->isArithmeticType() &&
           !(Name && Counters.contains(Name->getDecl()));
  }
  /// What is asked, or done, in each turn to know whether there is another one.
  bool traverseCondition(Expr *Condition) {
    const llvm::SaveAndRestore Asked(IsCondition, true);
    return TraverseStmt(Condition);
  }
  bool traverseSequence(Stmt *Body) {
    const llvm::SaveAndRestore Inside(IsInSequence, true);
    return TraverseStmt(Body);
  }

  const ParmVarDecl &Callable;
  llvm::SmallPtrSet<const Decl *, 4> Counters;
  bool IsInSequence = false;
  bool IsCondition = false;
  bool Found = false;
};

} // namespace

/// The parameters of \p Function that values of type \p P are passed for.
static llvm::SmallVector<const ParmVarDecl *, 2>
valuesOf(const FunctionDecl &Function, const TemplateTypeParmDecl &P) {
  llvm::SmallVector<const ParmVarDecl *, 2> Values;
  for (const ParmVarDecl *Param : Function.parameters()) {
    const TemplateTypeParmType *T = parameterType(Param->getType());
    if (T && T->getDepth() == P.getDepth() && T->getIndex() == P.getIndex())
      Values.push_back(Param);
  }
  return Values;
}

/// Whether \p Function, which has a body, needs no more than what all of the
/// arguments have in common, or only little of it does and there \p IsMuchCode.
static bool isRepaired(const FunctionDecl &Function,
                       const ArgumentDifference &Difference, bool IsMuchCode,
                       ParameterUses &Uses) {
  const FunctionTemplateDecl *Template =
      Function.getDescribedFunctionTemplate();
  const auto IsOwn = [&](unsigned Depth) {
    return Depth == Template->getTemplateParameters()->getDepth();
  };
  if (!Template || Function.isConstexpr() ||
      Function.hasAttr<AlwaysInlineAttr>() || Function.isOverloadedOperator() ||
      KeepsState(Function))
    return false;
  const auto *Type =
      dyn_cast_or_null<TemplateTypeParmDecl>(Difference.Parameter);
  if (Type && !IsOwn(Type->getDepth()))
    return false;
  const auto Values = Type ? valuesOf(Function, *Type)
                           : llvm::SmallVector<const ParmVarDecl *, 2>();
  switch (Difference.Cause) {
  case Cause::Implementers:
    return false;
  case Cause::Closures:
    return !Values.empty() && llvm::all_of(Values, [&](const ParmVarDecl *V) {
      const ParameterUse Use = Uses.of(*V);
      return Use.Is == ParameterUse::Answer::OnlyCalled && Use.Called &&
             (IsMuchCode || !IsCalledPerStep(Function, *V));
    });
  case Cause::Extents: {
    const auto *Value =
        dyn_cast_or_null<NonTypeTemplateParmDecl>(Difference.Parameter);
    if (!Value || !IsOwn(Value->getDepth()))
      return false;
    return !NeedsConstant(Function, *Value).Found;
  }
  case Cause::Qualifiers:
    // Packs are there to be passed on.
    return !Values.empty() && !isa<CXXConstructorDecl>(Function) &&
           !Type->isParameterPack() &&
           (IsMuchCode || llvm::none_of(Values, [&](const ParmVarDecl *V) {
              return IsForwarded(Function, *V);
            }));
  case Cause::Growth:
    return Type != nullptr;
  }
  llvm_unreachable("all causes are covered");
}

//===----------------------------------------------------------------------===//
// The unit
//===----------------------------------------------------------------------===//

std::vector<InstantiationExplosion>
instantiationExplosions(const SpecialisationIndex &Index, ASTContext &Context,
                        const ExplosionThresholds &Thresholds) {
  const SourceManager &Sources = Context.getSourceManager();
  ParameterUses Uses(Context);
  std::vector<InstantiationExplosion> Found;
  for (const Pattern &P : Index.patterns()) {
    const NamedDecl *Definition = P.definition();
    if (!Definition || P.Specialisations.size() < 2 ||
        Definition->getLocation().isMacroID() ||
        isTrial(Definition->getLocation(), Sources))
      continue;
    const unsigned Statements = P.statements();
    // What only passes its arguments on is thin already.
    if (Statements < 2 ||
        Statements * P.Specialisations.size() < Thresholds.MinStatements)
      continue;
    const auto *Class = dyn_cast<CXXRecordDecl>(Definition);
    const auto *Function = dyn_cast<FunctionDecl>(Definition);
    const ArgumentDifference *Most = nullptr;
    std::vector<ArgumentDifference> All = Index.differences(P);
    for (ArgumentDifference &Difference : All) {
      // Trials ask for many specialisations on purpose.
      llvm::erase_if(Difference.Specialisations,
                     [&](const auto *S) { return isTrial(*S, Sources); });
      if (Difference.Specialisations.size() > 1 &&
          isMuch(Difference, Statements, Thresholds) &&
          (!Most ||
           Difference.Specialisations.size() > Most->Specialisations.size()) &&
          ((Class && isRepaired(*Class, Difference)) ||
           (Function &&
            isRepaired(*Function, Difference,
                       isMuchCode(Difference, Statements, Thresholds), Uses))))
        Most = &Difference;
    }
    if (Most)
      Found.push_back({&P, *Most, Statements});
  }
  return Found;
}

} // namespace clang::templates
