//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/Facts/InterfaceParameters.h"
#include "lib/AST/ConstrainedParameters.h"
#include "lib/AST/Names.h"
#include "lib/Facts/InterfaceUses.h"
#include "lib/Facts/ParameterDependence.h"
#include "clang/AST/ASTLambda.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/SmallPtrSet.h"
#include <map>
#include <numeric>

namespace clang::templates {

/// At most so many bases of one class are asked.
static constexpr size_t MaxBases = 32;

//===----------------------------------------------------------------------===//
// The pattern
//===----------------------------------------------------------------------===//

namespace {

/// Looks for what is another one for each type of the argument: what names the
/// template parameter, static variables that change, the name of the
/// specialisation.
class TypeDependenceFinder : public RecursiveASTVisitor<TypeDependenceFinder> {
  using Base = RecursiveASTVisitor<TypeDependenceFinder>;

public:
  TypeDependenceFinder(const TemplateTypeParmDecl &Parameter,
                       ArrayRef<const StaticAssertDecl *> Assertions)
      : Parameter(Parameter), Assertions(Assertions) {}

  bool shouldWalkTypesOfTypeLocs() const { return false; }

  bool TraverseStaticAssertDecl(StaticAssertDecl *D) {
    return llvm::is_contained(Assertions, D) ||
           Base::TraverseStaticAssertDecl(D);
  }
  /// 'std::forward<R>(r)' is an 'r'.
  bool TraverseCallExpr(CallExpr *E) {
    return isForwarding(*E) ? TraverseStmt(E->getArg(0))
                            : Base::TraverseCallExpr(E);
  }
  bool VisitVarDecl(VarDecl *D) {
    return !D->isStaticLocal() || D->getType().isConstant(D->getASTContext());
  }
  bool VisitPredefinedExpr(PredefinedExpr *E) {
    return E->getIdentKind() == PredefinedIdentKind::Func ||
           E->getIdentKind() == PredefinedIdentKind::Function;
  }
  bool VisitTemplateTypeParmTypeLoc(TemplateTypeParmTypeLoc T) {
    return T.getTypePtr()->getDepth() != Parameter.getDepth() ||
           T.getTypePtr()->getIndex() != Parameter.getIndex();
  }

private:
  static bool isForwarding(const CallExpr &E) {
    const auto *Name =
        dyn_cast<UnresolvedLookupExpr>(E.getCallee()->IgnoreParens());
    return Name && E.getNumArgs() == 1 && Name->hasExplicitTemplateArgs() &&
           llvm::all_of(Name->decls(), [](const NamedDecl *D) {
             return libraryName(*D->getUnderlyingDecl()) == "std::forward";
           });
  }

  const TemplateTypeParmDecl &Parameter;
  ArrayRef<const StaticAssertDecl *> Assertions;
};

/// Looks for operations on the parameter's object, other than the choice of a
/// member, whose meaning depends on other parameters of the template, too:
/// 'f(r, x)', 'os << r'.
class MixFinder : public RecursiveASTVisitor<MixFinder> {
public:
  MixFinder(const TemplateTypeParmDecl &Parameter, const ParmVarDecl &Object,
            const TemplateParameterList &List)
      : Parameter(Parameter), Object(Object), List(List) {}

  bool VisitExpr(Expr *E) {
    return isa<CXXDependentScopeMemberExpr, ParenExpr, UnaryOperator>(E) ||
           !isAround(*E) || isPure(Dependence.of(*E));
  }
  bool VisitVarDecl(VarDecl *D) {
    const Expr *Init = D->getInit();
    return !Init || !(isObject(Init) || isAround(*Init)) ||
           D->getType()->isUndeducedType() ||
           isPure(Dependence.of(D->getType()));
  }

private:
  bool isAround(const Stmt &S) const {
    return llvm::any_of(S.children(), [&](const Stmt *Child) {
      return isObject(dyn_cast_or_null<Expr>(Child));
    });
  }
  bool isObject(const Expr *E) const {
    while (E) {
      E = E->IgnoreParenCasts();
      const auto *Operator = dyn_cast<UnaryOperator>(E);
      if (!Operator)
        break;
      E = Operator->getSubExpr();
    }
    const auto *Ref = dyn_cast_or_null<DeclRefExpr>(E);
    return Ref && Ref->getDecl() == &Object;
  }
  bool isPure(const ParameterSet &Of) const {
    return !Of.isUnknown() && llvm::none_of(List, [&](const NamedDecl *P) {
      return P != &Parameter && Of.contains(*P);
    });
  }

  const TemplateTypeParmDecl &Parameter;
  const ParmVarDecl &Object;
  const TemplateParameterList &List;
  ParameterDependence Dependence;
};

} // namespace

/// Whether \p Definition is the same for all types of the argument, but for
/// what it does with \p Object and what \p Demand says.
static bool isTypeUnused(const TemplateTypeParmDecl &Parameter,
                         const FunctionDecl &Definition,
                         const ParmVarDecl &Object,
                         const DemandedBases &Demand) {
  TypeDependenceFinder Finder(Parameter, Demand.Assertions);
  if (const FunctionTypeLoc Type = Definition.getFunctionTypeLoc()) {
    const TemplateSpecializationTypeLoc Condition =
        Demand.InResult ? enableIf(Type.getReturnLoc())
                        : TemplateSpecializationTypeLoc();
    if (!Condition) {
      if (!Finder.TraverseTypeLoc(Type.getReturnLoc()))
        return false;
    } else {
      for (unsigned I = 1; I < Condition.getNumArgs(); ++I)
        if (!Finder.TraverseTemplateArgumentLoc(Condition.getArgLoc(I)))
          return false;
    }
  }
  for (ParmVarDecl *Other : Definition.parameters())
    if (Other != &Object && !Finder.TraverseDecl(Other))
      return false;
  const TemplateParameterList &List =
      *Definition.getDescribedFunctionTemplate()->getTemplateParameters();
  for (unsigned I = 0; I < List.size(); ++I)
    if (I != Parameter.getIndex() &&
        !llvm::is_contained(Demand.Conditions, I) &&
        !Finder.TraverseDecl(const_cast<NamedDecl *>(List.getParam(I))))
      return false;
  if (const auto *Constructor = dyn_cast<CXXConstructorDecl>(&Definition))
    for (CXXCtorInitializer *Init : Constructor->inits())
      if (Init->isWritten() && !Finder.TraverseConstructorInitializer(Init))
        return false;
  return Finder.TraverseStmt(Definition.getBody());
}

/// Whether other functions called like \p Template could be meant by its calls:
/// they take as many arguments, and in this position anything, or a class that
/// has to do with \p Interface.
static bool hasRivals(const FunctionTemplateDecl &Template, unsigned Position,
                      const CXXRecordDecl &Interface) {
  const FunctionDecl &Function = *Template.getTemplatedDecl();
  const auto IsRival = [&](const NamedDecl *D) {
    const FunctionDecl *Other = D->getUnderlyingDecl()->getAsFunction();
    if (!Other || Other->getCanonicalDecl() == Function.getCanonicalDecl())
      return false;
    if (!Other->isVariadic() &&
        (Other->getMinRequiredArguments() > Function.getNumParams() ||
         Other->getNumParams() < Function.getMinRequiredArguments()))
      return false;
    if (Position >= Other->getNumParams())
      return true;
    QualType T = Other->getParamDecl(Position)->getType().getNonReferenceType();
    if (T->isPointerType())
      T = T->getPointeeType();
    if (T->isDependentType())
      return !T->getAs<TemplateSpecializationType>();
    const CXXRecordDecl *Class = T->getAsCXXRecordDecl();
    return Class &&
           (!Class->hasDefinition() || Class == &Interface ||
            Class->isDerivedFrom(&Interface) || Interface.isDerivedFrom(Class));
  };
  return llvm::any_of(Function.getDeclContext()->getRedeclContext()->lookup(
                          Function.getDeclName()),
                      IsRival);
}

/// Whether \p Class has virtual functions, among them the destructor if its
/// objects are owned.
static bool canBeInterface(const CXXRecordDecl &Class,
                           InterfaceParameter::Passing How) {
  if (!Class.isPolymorphic())
    return false;
  const CXXDestructorDecl *Destructor = Class.getDestructor();
  return How != InterfaceParameter::Passing::Owner ||
         (Destructor && Destructor->isVirtual());
}

/// The object that \p Declared, passed in this way, gives access to; null if it
/// does not.
static QualType objectOf(const ParmVarDecl &Declared,
                         InterfaceParameter::Passing How) {
  const QualType T = Declared.getType().getNonReferenceType();
  switch (How) {
  case InterfaceParameter::Passing::Reference:
  case InterfaceParameter::Passing::Forwarding:
    return T;
  case InterfaceParameter::Passing::Pointer:
    return T->getPointeeType();
  case InterfaceParameter::Passing::Owner:
    return pointeeType(T);
  }
  llvm_unreachable("unknown way of passing");
}

//===----------------------------------------------------------------------===//
// Finding
//===----------------------------------------------------------------------===//

namespace {

/// A specialisation, and the class of the object that it is called with.
struct Copy {
  const FunctionDecl *Function;
  const CXXRecordDecl *Class;
  bool IsConst;
  ParameterUses Uses;
};

class InterfaceFinder {
public:
  InterfaceFinder(const SpecialisationIndex &Index, ASTContext &Context,
                  const InterfaceParameterOptions &Options)
      : Index(Index), Sources(Context.getSourceManager()), Options(Options) {}

  std::vector<InterfaceParameter> find();

private:
  std::optional<InterfaceParameter> examine(const Pattern &P);
  bool choose(const Pattern &P, const FunctionDecl &Definition,
              InterfaceParameter &Found);
  std::optional<std::vector<Copy>> copiesOf(const Pattern &P,
                                            const ParmVarDecl &Object,
                                            const FunctionDecl &Definition,
                                            InterfaceParameter &Found) const;
  std::vector<const CXXRecordDecl *>
  sharedInterfaces(ArrayRef<Copy> Copies, const FunctionDecl &Definition) const;
  bool fits(ArrayRef<Copy> Copies, const InterfaceParameter &Found);
  bool meansTheSame(const InterfaceUse &Use, const InterfaceFit &For);

  const SpecialisationIndex &Index;
  const SourceManager &Sources;
  const InterfaceParameterOptions &Options;
  const TypeClassifier Types;
  /// The interfaces that were found, by function parameter.
  llvm::DenseMap<std::pair<const RedeclarableTemplateDecl *, unsigned>,
                 const CXXRecordDecl *>
      Known;
  /// The template that is examined passes its object on to another one.
  bool Waits = false;
};

} // namespace

std::vector<InterfaceParameter> InterfaceFinder::find() {
  // What passes its object on has to wait for the other template.
  std::map<size_t, InterfaceParameter> Found;
  std::vector<size_t> Open(Index.patterns().size());
  std::iota(Open.begin(), Open.end(), 0);
  for (size_t Before = ~size_t(0); !Open.empty() && Found.size() != Before;) {
    Before = Found.size();
    std::vector<size_t> Waiting;
    for (size_t I : Open) {
      Waits = false;
      if (std::optional<InterfaceParameter> P = examine(Index.patterns()[I]))
        Found.emplace(I, std::move(*P));
      else if (Waits)
        Waiting.push_back(I);
    }
    for (const auto &[I, P] : Found)
      Known[{P.Template, P.Position}] = P.Interface;
    Open = std::move(Waiting);
  }
  std::vector<InterfaceParameter> Result;
  for (auto &[I, P] : Found)
    Result.push_back(std::move(P));
  return Result;
}

std::optional<InterfaceParameter> InterfaceFinder::examine(const Pattern &P) {
  const auto *Function = dyn_cast<FunctionDecl>(P.Declared);
  const FunctionTemplateDecl *Template =
      Function ? Function->getDescribedFunctionTemplate() : nullptr;
  if (!Template || Function->getLocation().isMacroID() ||
      Function->isConstexprSpecified() || isLambdaCallOperator(Function) ||
      Function->getFriendObjectKind() != Decl::FOK_None)
    return std::nullopt;
  const auto *Definition = dyn_cast_or_null<FunctionDecl>(P.definition());
  if (!Definition || !Definition->getBody() ||
      isa<CoroutineBodyStmt>(Definition->getBody()))
    return std::nullopt;
  // What 'noexcept' asks of the object may have another answer.
  const auto *Type = Definition->getType()->getAs<FunctionProtoType>();
  if (!Type || isComputedNoexcept(Type->getExceptionSpecType()))
    return std::nullopt;
  InterfaceParameter Found;
  Found.Template = Template;
  const unsigned Count = Template->getTemplateParameters()->size();
  for (; Found.Index < Count; ++Found.Index)
    if (choose(P, *Definition, Found))
      return Found;
  return std::nullopt;
}

/// Whether an interface would do for the parameter with the index of \p Found,
/// of which it learns the rest.
bool InterfaceFinder::choose(const Pattern &P, const FunctionDecl &Definition,
                             InterfaceParameter &Found) {
  const FunctionTemplateDecl &Template =
      *Definition.getDescribedFunctionTemplate();
  const TemplateParameterList &List = *Template.getTemplateParameters();
  const auto *Parameter =
      dyn_cast<TemplateTypeParmDecl>(List.getParam(Found.Index));
  if (!Parameter || Parameter->isParameterPack())
    return false;
  const auto *Passed =
      llvm::find_if(Definition.parameters(), [&](const ParmVarDecl *Declared) {
        return !passedType(*Declared, *Parameter, Types, Found.How).isNull();
      });
  if (Passed == Definition.parameters().end())
    return false;
  const ParmVarDecl &Object = **Passed;
  // There is one conversion less for who makes an object of the owner.
  const auto *Constructor = dyn_cast<CXXConstructorDecl>(&Definition);
  if (Found.How == InterfaceParameter::Passing::Owner && Constructor &&
      !Constructor->isExplicit())
    return false;
  Found.Position = Object.getFunctionScopeIndex();

  // Cheap questions first: most templates end here.
  const bool IsDemanded = isConstrained(*Parameter, Template);
  if (!IsDemanded && P.Specialisations.size() < Options.MinImplementers)
    return false;
  Found.Demand =
      IsDemanded ? demandedBases(*Parameter, Template) : DemandedBases();
  if (IsDemanded && (Found.Demand.Bases.empty() || Found.Demand.AndMore))
    return false;
  const std::optional<std::vector<Copy>> Copies =
      copiesOf(P, Object, Definition, Found);
  if (!Copies)
    return false;
  std::vector<const CXXRecordDecl *> Interfaces(Found.Demand.Bases.begin(),
                                                Found.Demand.Bases.end());
  if (!IsDemanded)
    Interfaces = sharedInterfaces(*Copies, Definition);
  const auto Fitting =
      llvm::find_if(Interfaces, [&](const CXXRecordDecl *Interface) {
        Found.Interface = Interface;
        return canBeInterface(*Interface, Found.How) &&
               (Copies->empty()
                    ? callsOnlyMembersOf(*Interface, Object, Definition)
                    : fits(*Copies, Found));
      });
  if (Fitting == Interfaces.end() ||
      !isTypeUnused(*Parameter, Definition, Object, Found.Demand) ||
      hasRivals(*Found.Template, Found.Position, *Found.Interface))
    return false;
  // The conversion of an owner makes a temporary one: it must be wanted.
  if (Found.How == InterfaceParameter::Passing::Owner &&
      Object.getType()->isReferenceType() &&
      llvm::any_of(*Copies, [](const Copy &C) {
        return llvm::none_of(C.Uses.Uses, [](const InterfaceUse &Use) {
          return Use.Base != nullptr;
        });
      }))
    return false;
  return List.size() == 1 ||
         MixFinder(*Parameter, Object, List).TraverseStmt(Definition.getBody());
}

/// The specialisations with what they do; no value if there is one for which no
/// interface would do.
std::optional<std::vector<Copy>>
InterfaceFinder::copiesOf(const Pattern &P, const ParmVarDecl &Object,
                          const FunctionDecl &Definition,
                          InterfaceParameter &Found) const {
  std::vector<Copy> Result;
  std::optional<std::vector<SourceLocation>> Mentions;
  Found.NeedsConst = Found.TakesRvalues = false;
  Found.Specialisations.clear();
  const bool IsConst = objectOf(Object, Found.How).isConstQualified();
  for (const Specialisation &S : P.Specialisations) {
    if (S.isExplicit())
      return std::nullopt; // The author tells the classes apart.
    const FunctionDecl *Special = nullptr;
    if (!cast<FunctionDecl>(S.declared()).isDefined(Special) ||
        !Special->hasBody() || Special->isDependentContext())
      continue;
    const ParmVarDecl &Passed = *Special->getParamDecl(Found.Position);
    const QualType T = objectOf(Passed, Found.How);
    const CXXRecordDecl *Class = T.isNull() ? nullptr : T->getAsCXXRecordDecl();
    if (!Class || !Class->hasDefinition() || T.isVolatileQualified() ||
        !Class->isPolymorphic())
      return std::nullopt;
    if (!Mentions)
      Mentions = mentionsOf(Object, Definition);
    std::optional<ParameterUses> Uses =
        Mentions ? usesOf(Passed, *Special, Types) : std::nullopt;
    // Where a branch is left out the type of the argument decides.
    if (!Uses || Uses->Uses.empty() || Uses->Mentions != *Mentions)
      return std::nullopt;
    Found.TakesRvalues |=
        Found.How == InterfaceParameter::Passing::Forwarding &&
        Passed.getType()->isRValueReferenceType();
    Found.NeedsConst |= !IsConst && T.isConstQualified();
    Found.Specialisations.push_back(Special);
    Result.push_back({Special, Class->getDefinition(), T.isConstQualified(),
                      std::move(*Uses)});
  }
  Found.NeedsConst |= Found.TakesRvalues;
  llvm::sort(Found.Specialisations, [&](const auto *A, const auto *B) {
    return Sources.isBeforeInTranslationUnit(A->getPointOfInstantiation(),
                                             B->getPointOfInstantiation());
  });
  return Result;
}

/// The bases of \p Class, itself first, then the nearest. In the order of the
/// source.
static std::vector<const CXXRecordDecl *> basesOf(const CXXRecordDecl &Class) {
  std::vector<const CXXRecordDecl *> Result = {&Class};
  for (size_t I = 0; I < Result.size() && I < MaxBases; ++I)
    for (const CXXBaseSpecifier &Base : Result[I]->bases())
      if (const auto *Record = Base.getType()->getAsCXXRecordDecl();
          Record && Record->hasDefinition() &&
          !llvm::is_contained(Result, Record->getDefinition()))
        Result.push_back(Record->getDefinition());
  return Result;
}

/// The classes that all arguments are or derive from, the most general first.
/// None if there are too few different arguments.
std::vector<const CXXRecordDecl *>
InterfaceFinder::sharedInterfaces(ArrayRef<Copy> Copies,
                                  const FunctionDecl &Definition) const {
  llvm::SmallPtrSet<const CXXRecordDecl *, 4> Classes;
  for (const Copy &C : Copies)
    Classes.insert(C.Class);
  const bool SeesAll = Sources.isInMainFile(Definition.getLocation());
  if (Classes.size() <
      (SeesAll ? Options.MinImplementers : Options.MinImplementersInHeaders))
    return {};
  std::vector<const CXXRecordDecl *> Result = basesOf(*Copies.front().Class);
  // One that a parameter made is another one elsewhere.
  const bool HasOthers = Definition.getDescribedFunctionTemplate()
                                 ->getTemplateParameters()
                                 ->size() > 1 ||
                         Definition.getDeclContext()->isDependentContext();
  llvm::erase_if(Result, [&](const CXXRecordDecl *Base) {
    return !Base->isPolymorphic() || Base->isDependentContext() ||
           (HasOthers && isa<ClassTemplateSpecializationDecl>(Base)) ||
           llvm::any_of(Classes, [&](const CXXRecordDecl *Class) {
             return Class != Base && !Class->isDerivedFrom(Base);
           });
  });
  // A class has more bases than each of them. Equals keep their order.
  std::vector<std::pair<size_t, size_t>> Ranks;
  for (size_t I = 0; I < Result.size(); ++I)
    Ranks.push_back({basesOf(*Result[I]).size(), I});
  llvm::sort(Ranks);
  std::vector<const CXXRecordDecl *> Sorted;
  for (const auto &[Bases, I] : Ranks)
    Sorted.push_back(Result[I]);
  return Sorted;
}

bool InterfaceFinder::meansTheSame(const InterfaceUse &Use,
                                   const InterfaceFit &For) {
  if (!Use.PassedTo)
    return templates::meansTheSame(Use, For);
  Waits = true;
  const CXXRecordDecl *Taken = Known.lookup({Use.PassedTo, Use.Position});
  return Taken && !For.AsConst && isPublicly(For.Interface, *Taken);
}

bool InterfaceFinder::fits(ArrayRef<Copy> Copies,
                           const InterfaceParameter &Found) {
  return llvm::all_of(Copies, [&](const Copy &C) {
    const InterfaceFit For = {*C.Class, *Found.Interface,
                              Found.NeedsConst && !C.IsConst};
    return isPublicly(*C.Class, *Found.Interface) &&
           llvm::all_of(C.Uses.Uses, [&](const InterfaceUse &Use) {
             return meansTheSame(Use, For) &&
                    (Options.Final || !isDevirtualised(Use, *C.Class));
           });
  });
}

std::vector<InterfaceParameter>
findInterfaceParameters(const SpecialisationIndex &Index, ASTContext &Context,
                        const InterfaceParameterOptions &Options) {
  return InterfaceFinder(Index, Context, Options).find();
}

} // namespace clang::templates
