//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/Facts/ErasedStores.h"
#include "lib/AST/ContainerTypes.h"
#include "lib/AST/Mentions.h"
#include "lib/AST/Names.h"
#include "lib/AST/TemplateIds.h"
#include "lib/Facts/CallSites.h"
#include "lib/Knowledge/Erasure.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/SmallPtrSet.h"

namespace clang::templates {

using Stored = StoredValue::Kind;

//===----------------------------------------------------------------------===//
// Members
//===----------------------------------------------------------------------===//

/// Whether a member function of \p Record uses \p Member.
static bool usesMember(const CXXRecordDecl &Record, const ValueDecl &Member) {
  MentionFinder Finder(Record.getASTContext());
  Finder.track(Member);
  bool Uses = false;
  Finder.findIn(Record, [&](const Mention &) { Uses = true; });
  for (const Decl *Method : outOfLineMembers(Record))
    Finder.findIn(*Method, [&](const Mention &) { Uses = true; });
  return Uses;
}

/// Calls \p Found for each data member of \p Record, of the classes in it and
/// of its bases, that forgets the types of what it keeps. Of bases that are
/// templates, of whose parameters those of the class know nothing, the members
/// that they leave to the class.
static void
forEachForgetful(const CXXRecordDecl &Record, unsigned Depth,
                 llvm::function_ref<void(const ValueDecl &, Erasure)> Found) {
  static constexpr unsigned MaxDepth = 4;
  if (Depth > MaxDepth)
    return;
  for (const Decl *D : Record.decls()) {
    if (const auto *Nested = dyn_cast<CXXRecordDecl>(D)) {
      if (!Nested->isImplicit() && Nested->getDefinition() &&
          !Nested->getDescribedClassTemplate())
        forEachForgetful(*Nested->getDefinition(), Depth + 1, Found);
      continue;
    }
    const auto *Member = dyn_cast<ValueDecl>(D);
    if (!Member || !isa<FieldDecl, VarDecl>(Member) ||
        Member->getLocation().isMacroID())
      continue;
    if (const std::optional<Erasure> How =
            erasure(erasedPart(Member->getType())))
      Found(*Member, *How);
  }
  for (const CXXBaseSpecifier &Base : Record.bases()) {
    const CXXRecordDecl *Class = classPattern(Base.getType());
    Class = Class ? Class->getDefinition() : nullptr;
    if (!Class || Class == &Record || isInStandardLibrary(*Class))
      continue;
    forEachForgetful(
        *Class, Depth + 1, [&](const ValueDecl &Member, Erasure How) {
          if (!Class->isDependentContext() || !usesMember(*Class, Member))
            Found(Member, How);
        });
  }
}

static bool hasTypeParameter(const TemplateParameterList &Parameters) {
  return llvm::any_of(Parameters, [](const NamedDecl *P) {
    const auto *Type = dyn_cast<TemplateTypeParmDecl>(P);
    return Type && !Type->isParameterPack();
  });
}

bool mayForget(const ClassTemplateDecl &Template) {
  bool May = false;
  const auto Look = [&](const CXXRecordDecl &Record) {
    if (const CXXRecordDecl *Definition = Record.getDefinition())
      forEachForgetful(*Definition, 0,
                       [&](const ValueDecl &, Erasure) { May = true; });
  };
  Look(*Template.getTemplatedDecl());
  llvm::SmallVector<ClassTemplatePartialSpecializationDecl *, 4> Partial;
  const_cast<ClassTemplateDecl &>(Template).getPartialSpecializations(Partial);
  for (const ClassTemplatePartialSpecializationDecl *P : Partial)
    Look(*P);
  return May;
}

//===----------------------------------------------------------------------===//
// Callers
//===----------------------------------------------------------------------===//

namespace {

/// What a call stores through a function that takes anything.
struct Fed {
  const Expr *At;
  /// Null if it is forgotten already.
  QualType Type;
  /// The specialisation that it is stored in; null if that cannot be told.
  const ClassTemplateSpecializationDecl *In;
};

/// A store that callers can reach, and the finding that it belongs to.
struct OpenStore {
  unsigned Finding;
  const ParmVarDecl *Parameter;
};

} // namespace

/// The specialisation of \p Template's class that \p Record is, is in or is
/// derived from.
static const ClassTemplateSpecializationDecl *
specialisationOf(const CXXRecordDecl *Record, const CXXRecordDecl &Pattern,
                 unsigned Depth = 0) {
  static constexpr unsigned MaxDepth = 4;
  if (!Record || Depth > MaxDepth)
    return nullptr;
  for (const DeclContext *C = Record; C; C = C->getParent())
    if (const auto *Spec = dyn_cast<ClassTemplateSpecializationDecl>(C))
      if (const CXXRecordDecl *From = Spec->getTemplateInstantiationPattern();
          From && From->getCanonicalDecl() == Pattern.getCanonicalDecl())
        return Spec;
  Record = Record->getDefinition();
  if (!Record || Record->isDependentContext())
    return nullptr;
  for (const CXXBaseSpecifier &Base : Record->bases())
    if (const auto *Spec = specialisationOf(
            Base.getType()->getAsCXXRecordDecl(), Pattern, Depth + 1))
      return Spec;
  return nullptr;
}

/// The argument of \p Spec, whose parameters are at \p Depth, for \p Parameter;
/// null if there is none.
static QualType argumentFor(const TemplateTypeParmType &Parameter,
                            const ClassTemplateSpecializationDecl &Spec,
                            unsigned Depth) {
  const TemplateArgumentList &Args = Spec.getTemplateInstantiationArgs();
  if (Parameter.getDepth() != Depth || Parameter.getIndex() >= Args.size() ||
      Args[Parameter.getIndex()].getKind() != TemplateArgument::Type)
    return {};
  return Args[Parameter.getIndex()].getAsType();
}

/// The type of the value that \p E passes to a parameter that forgets it, as it
/// is kept; null if it is forgotten already.
static QualType fedType(const Expr *E, Erasure How, const ASTContext &Context) {
  static constexpr unsigned MaxSteps = 16;
  for (unsigned I = 0; I < MaxSteps; ++I) {
    const Expr *Inner = E->IgnoreParens();
    if (const auto *Full = dyn_cast<FullExpr>(Inner))
      Inner = Full->getSubExpr();
    else if (const auto *Made = dyn_cast<MaterializeTemporaryExpr>(Inner))
      Inner = Made->getSubExpr();
    else if (const auto *Bound = dyn_cast<CXXBindTemporaryExpr>(Inner))
      Inner = Bound->getSubExpr();
    else if (const auto *Cast = dyn_cast<CastExpr>(Inner);
             Cast && (erasure(Cast->getType()) ||
                      Cast->getCastKind() == CK_LValueToRValue ||
                      Cast->getCastKind() == CK_NoOp))
      Inner = Cast->getSubExpr();
    else if (const auto *Made = dyn_cast<CXXConstructExpr>(Inner);
             Made && Made->getNumArgs() > 0 && erasure(Made->getType()))
      Inner = Made->getArg(0);
    else if (const auto *Call = dyn_cast<CallExpr>(Inner)) {
      const FunctionDecl *Callee = Call->getDirectCallee();
      const StringRef Name = calleeName(*Call);
      if (Callee && Name == "make_any" &&
          Callee->getTemplateSpecializationArgs() &&
          Callee->getTemplateSpecializationArgs()->size() > 0 &&
          Callee->getTemplateSpecializationArgs()->get(0).getKind() ==
              TemplateArgument::Type)
        return keptType(
            Callee->getTemplateSpecializationArgs()->get(0).getAsType(), How,
            Context);
      if (!llvm::is_contained(knowledge::passingFunctions(), Name) ||
          Call->getNumArgs() != 1)
        break;
      Inner = Call->getArg(0);
    }
    if (Inner == E)
      break;
    E = Inner;
  }
  const QualType T = E->getType();
  if (T->isDependentType() || erasure(T) ||
      T.getNonReferenceType()->isNullPtrType())
    return {};
  const NamedDecl *Class = TypeClassifier::classOf(T);
  if (Class && Class->getIdentifier() &&
      Class->getName().starts_with("in_place"))
    return {};
  return keptType(T, How, Context);
}

namespace {

/// Collects what the code of the unit, as it is instantiated, passes to open
/// stores.
class CallerVisitor : public RecursiveASTVisitor<CallerVisitor> {
public:
  CallerVisitor(ASTContext &Context, std::vector<ErasedStore> &Findings)
      : Context(Context), Sources(Context.getSourceManager()),
        Findings(Findings) {
    for (unsigned I = 0; I < Findings.size(); ++I)
      for (const ErasedStoreSite &Site : Findings[I].Uses.Stores)
        if (Site.IsOpen && Site.Value.Is == Stored::Anything && Site.Value.From)
          Stores[Site.In->getCanonicalDecl()].push_back({I, Site.Value.From});
    for (unsigned I = 0; I < Findings.size(); ++I)
      for (const ValueDecl *Place : Findings[I].Uses.Assignable)
        Places[Place].push_back(I);
    Values.resize(Findings.size());
  }

  bool needed() const { return !Stores.empty() || !Places.empty(); }
  bool shouldVisitTemplateInstantiations() const { return true; }

  bool TraverseDecl(Decl *D) {
    if (isa_and_nonnull<NamespaceDecl, FunctionDecl, RedeclarableTemplateDecl,
                        CXXRecordDecl, LinkageSpecDecl>(D) &&
        Sources.isInSystemHeader(D->getLocation()))
      return true;
    return RecursiveASTVisitor::TraverseDecl(D);
  }

  bool VisitCallExpr(CallExpr *E) {
    if (const FunctionDecl *Callee = E->getDirectCallee())
      visitCall(*E, *Callee);
    if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(E);
        Operator && Operator->getOperator() == OO_Equal && E->getNumArgs() == 2)
      visitAssignment(*E->getArg(0), *E->getArg(1));
    return true;
  }
  bool VisitBinaryOperator(BinaryOperator *E) {
    if (E->getOpcode() == BO_Assign)
      visitAssignment(*E->getLHS(), *E->getRHS());
    return true;
  }
  bool VisitCXXConstructExpr(CXXConstructExpr *E) {
    visitCall(*E, *E->getConstructor());
    return true;
  }

  /// For each finding.
  std::vector<std::vector<Fed>> Values;

private:
  // Code of patterns is visited as it is instantiated.
  void visitCall(const Expr &Call, const FunctionDecl &Callee) {
    if (Callee.isDependentContext())
      return;
    auto It = Stores.find(patternFunction(&Callee)->getCanonicalDecl());
    if (It == Stores.end())
      return;
    const llvm::SmallVector<const Expr *, 4> Args = argumentsOf(Call);
    for (const OpenStore &Store : It->second) {
      const ErasedStore &Finding = Findings[Store.Finding];
      const unsigned Index = Store.Parameter->getFunctionScopeIndex();
      if (Index >= Args.size() || isa<CXXDefaultArgExpr>(Args[Index]))
        continue;
      Values[Store.Finding].push_back(
          {Args[Index], fedType(Args[Index], Finding.Class.How, Context),
           storedIn(Call, Callee, *Finding.Class.Pattern)});
    }
  }

  void visitAssignment(const Expr &Left, const Expr &Right) {
    const Expr *E = Left.IgnoreParenImpCasts();
    const ValueDecl *Place = placeOf(*E);
    // An element of the member: m["a"] = ...
    if (const auto *Index = dyn_cast<CXXOperatorCallExpr>(E);
        !Places.contains(Place) && Index &&
        Index->getOperator() == OO_Subscript) {
      E = Index->getArg(0)->IgnoreParenImpCasts();
      Place = placeOf(*E);
    }
    const auto It = Places.find(Place);
    if (It == Places.end() || E->isTypeDependent())
      return;
    for (unsigned I : It->second) {
      const ErasedStore &Finding = Findings[I];
      const auto *Member = dyn_cast<MemberExpr>(E);
      const QualType Base = Member ? Member->getBase()->getType() : QualType();
      const CXXRecordDecl *Object = !Member ? nullptr
                                    : Member->isArrow()
                                        ? Base->getPointeeCXXRecordDecl()
                                        : Base->getAsCXXRecordDecl();
      if (Object && Object->isDependentContext())
        continue;
      const auto *Call = dyn_cast<CallExpr>(E);
      Values[I].push_back(
          {&Right, fedType(&Right, Finding.Class.How, Context),
           Call ? storedIn(*Call, *Call->getDirectCallee(),
                           *Finding.Class.Pattern)
                : specialisationOf(Object, *Finding.Class.Pattern)});
    }
  }

  /// The member or the function that \p E names as a place; null if none.
  static const ValueDecl *placeOf(const Expr &E) {
    if (const auto *Member = dyn_cast<MemberExpr>(&E))
      return patternValue(Member->getMemberDecl());
    const auto *Call = dyn_cast<CallExpr>(&E);
    const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
    return Callee ? patternValue(Callee) : nullptr;
  }

  static const ClassTemplateSpecializationDecl *
  storedIn(const Expr &Call, const FunctionDecl &Callee,
           const CXXRecordDecl &Pattern) {
    if (const auto *Spec = specialisationOf(
            dyn_cast<CXXRecordDecl>(Callee.getDeclContext()), Pattern))
      return Spec;
    const Expr *Object = receiverOf(Call);
    if (!Object)
      return nullptr;
    const QualType T = Object->IgnoreParenImpCasts()->getType();
    const CXXRecordDecl *Record = T->isPointerType()
                                      ? T->getPointeeCXXRecordDecl()
                                      : T->getAsCXXRecordDecl();
    return specialisationOf(Record, Pattern);
  }

  ASTContext &Context;
  const SourceManager &Sources;
  const std::vector<ErasedStore> &Findings;
  llvm::DenseMap<const FunctionDecl *, llvm::SmallVector<OpenStore, 1>> Stores;
  /// The findings that what can be assigned to belongs to.
  llvm::DenseMap<const ValueDecl *, llvm::SmallVector<unsigned, 1>> Places;
};

} // namespace

//===----------------------------------------------------------------------===//
// Types against each other
//===----------------------------------------------------------------------===//

/// Whether an object of type \p A may be accessed as one of type \p B. Pointers
/// to void can lead to a base.
static bool agree(QualType A, QualType B, Erasure How) {
  if (A == B)
    return true;
  const CXXRecordDecl *First = A->getAsCXXRecordDecl(),
                      *Second = B->getAsCXXRecordDecl();
  if (How < Erasure::Owner || !First || !Second)
    return false;
  if (!First->hasDefinition() || !Second->hasDefinition())
    return true; // Cannot tell.
  return First->isDerivedFrom(Second) || Second->isDerivedFrom(First);
}

/// What the loads of \p Finding take out of objects of \p Spec, as it is kept;
/// nothing if that cannot be told of one of them.
static std::optional<llvm::SmallVector<QualType, 2>>
takenFrom(const ClassTemplateSpecializationDecl &Spec,
          const ErasedStore &Finding) {
  llvm::SmallVector<QualType, 2> Types;
  for (const ErasedLoad &Load : Finding.Uses.Loads) {
    QualType T = Load.As;
    if (Load.IsExact)
      T = argumentFor(*Load.Parameter, Spec, Finding.Class.depth());
    if (T.isNull() || T->isDependentType())
      return std::nullopt;
    // The type is what a pointer would point to, already. The one that the
    // class is about comes first.
    T = T.getNonReferenceType().getCanonicalType().getUnqualifiedType();
    Types.insert(Load.IsExact ? Types.begin() : Types.end(), T);
  }
  return Types;
}

/// Compares what callers store with what is taken out.
static void compare(ErasedStore &Finding, ArrayRef<Fed> Values) {
  llvm::DenseSet<SourceLocation> Seen;
  for (const Fed &Value : Values) {
    const auto Taken = Value.In ? takenFrom(*Value.In, Finding) : std::nullopt;
    if (!Taken || Value.Type.isNull()) {
      Finding.CallersAgree = false; // Cannot tell.
      continue;
    }
    if (llvm::any_of(*Taken, [&](QualType T) {
          return agree(Value.Type, T, Finding.Class.How);
        }))
      continue;
    Finding.CallersAgree = false;
    if (Seen.insert(Value.At->getExprLoc()).second)
      Finding.Mismatches.push_back(
          {Value.At->getExprLoc(), Value.Type, Taken->front()});
  }
}

namespace {

/// Collects the casts of values of any type in the body of an instantiated
/// function, by their places.
class CastVisitor : public RecursiveASTVisitor<CastVisitor> {
public:
  bool VisitCallExpr(CallExpr *E) {
    const FunctionDecl *Callee = E->getDirectCallee();
    const TemplateArgumentList *Args =
        Callee ? Callee->getTemplateSpecializationArgs() : nullptr;
    if (Args && Args->size() > 0 &&
        Args->get(0).getKind() == TemplateArgument::Type &&
        llvm::is_contained(knowledge::anyCasts(), simpleName(*Callee)))
      Casts.try_emplace(E->getBeginLoc(), Args->get(0).getAsType());
    return true;
  }

  llvm::DenseMap<SourceLocation, QualType> Casts;
};

} // namespace

/// Calls \p Found for each function with a body that is a member of \p Spec, or
/// was made of a member template.
static void
forEachMember(const ClassTemplateSpecializationDecl &Spec,
              llvm::function_ref<void(const FunctionDecl &)> Found) {
  const auto Visit = [&](const FunctionDecl *Function) {
    const FunctionDecl *Definition = nullptr;
    if (Function->isDefined(Definition) && Definition->getBody() &&
        !Definition->isDependentContext())
      Found(*Definition);
  };
  for (const Decl *D : Spec.decls()) {
    if (const auto *Template = dyn_cast<FunctionTemplateDecl>(D))
      for (const FunctionDecl *Made : Template->specializations())
        Visit(Made);
    else if (const auto *Function = dyn_cast<FunctionDecl>(D))
      Visit(Function);
  }
}

/// Compares what functions that are instantiated take out with what the class
/// keeps, the argument for \p Parameter.
static void compareLoads(ErasedStore &Finding, const ClassTemplateDecl &From,
                         const TemplateTypeParmType &Parameter,
                         const ASTContext &Context) {
  llvm::DenseSet<SourceLocation> Certain;
  for (const ErasedLoad &Load : Finding.Uses.Loads)
    if (!Load.IsChecked && !Load.IsConditional)
      Certain.insert(Load.At->getBeginLoc());
  for (const ClassTemplateSpecializationDecl *Spec : From.specializations()) {
    if (specialisationOf(Spec, *Finding.Class.Pattern) != Spec)
      continue;
    const QualType Kept =
        keptType(argumentFor(Parameter, *Spec, Finding.Class.depth()),
                 Finding.Class.How, Context);
    if (Kept.isNull())
      continue;
    forEachMember(*Spec, [&](const FunctionDecl &Function) {
      CastVisitor Visitor;
      Visitor.TraverseStmt(Function.getBody());
      for (const ErasedLoad &Load : Finding.Uses.Loads) {
        const auto It = Visitor.Casts.find(Load.At->getBeginLoc());
        if (It == Visitor.Casts.end() || !Certain.contains(It->first))
          continue;
        const QualType Taken = keptType(It->second, Finding.Class.How, Context);
        if (Taken != Kept)
          Finding.Mismatches.push_back({It->first, Kept, Taken});
      }
    });
  }
}

//===----------------------------------------------------------------------===//
// The verdict
//===----------------------------------------------------------------------===//

static bool isAboutMemory(const ErasedStore &Finding) {
  if (Finding.Uses.IsMemory)
    return true;
  const auto Says = [](StringRef Name) {
    return hasWord(Name, knowledge::memoryWords());
  };
  if (Says(simpleName(*Finding.Class.Pattern)) ||
      Says(simpleName(*Finding.Class.Member)))
    return true;
  for (const ErasedStoreSite &Site : Finding.Uses.Stores)
    if (Site.In && Says(simpleName(*Site.In)))
      return true;
  for (const ErasedLoad &Load : Finding.Uses.Loads)
    if (Load.In && Says(simpleName(*Load.In)))
      return true;
  return false;
}

/// Whether nothing but callers decides what the member of \p Finding keeps, and
/// all that is taken out is what the class knows.
static bool forgetsForNothing(const ErasedStore &Finding) {
  const ErasedUses &Uses = Finding.Uses;
  if (Uses.Leaves)
    return false;
  for (const ErasedStoreSite &Site : Uses.Stores) {
    const auto *Method = dyn_cast_or_null<CXXMethodDecl>(Site.In);
    if (Site.takesAnything()
            ? Method && Method->isVirtual()
            : Site.Value.Is != Stored::Own && Site.Value.Is != Stored::Derived)
      return false;
  }
  return llvm::all_of(Uses.Loads, [](const ErasedLoad &Load) {
    return Load.Parameter && !Load.IsCallers && !Load.IsChecked;
  });
}

/// Whether what is in a `void *` is seen to be objects.
static bool isSeenToKeepObjects(const ErasedStore &Finding,
                                ArrayRef<Fed> Values) {
  if (llvm::any_of(Values, [](const Fed &V) { return !V.Type.isNull(); }))
    return true;
  const std::optional<ContainerType> Container =
      containerType(Finding.Class.Member->getType());
  return Container && Container->Shape == knowledge::ContainerShape::Map;
}

/// The only value of those that the class stores in the member, which nothing
/// else reaches, by the type: one parameter, or one type that is made of it.
static const StoredValue *onlyValue(const ErasedStore &Finding) {
  const ErasedUses &Uses = Finding.Uses;
  const ValueDecl &Member = *Finding.Class.Member;
  if (Uses.Leaves || Uses.AsksType || Uses.HasHiddenMembers ||
      Uses.Stores.empty() || Finding.Class.How != Erasure::Any ||
      Member.getAccess() != AS_private ||
      Member.getDeclContext() != Finding.Class.Pattern)
    return nullptr;
  const StoredValue &First = Uses.Stores.front().Value;
  const auto IsSame = [&](const ErasedStoreSite &Site) {
    const StoredValue &Value = Site.Value;
    return (Value.Is == Stored::Own || Value.Is == Stored::Derived) &&
           !Value.Type.isNull() &&
           Value.Type.getCanonicalType() == First.Type.getCanonicalType();
  };
  return !First.Type.isNull() && llvm::all_of(Uses.Stores, IsSame) ? &First
                                                                   : nullptr;
}

/// The load that says best what the class knows; null if none does.
static const ErasedLoad *tellingLoad(const ErasedUses &Uses) {
  const ErasedLoad *Best = nullptr;
  for (const ErasedLoad &Load : Uses.Loads)
    if (Load.Parameter && !Load.IsCallers &&
        (!Best || (Load.IsExact && !Best->IsExact)))
      Best = &Load;
  return Best;
}

//===----------------------------------------------------------------------===//
// Keeping the parameter
//===----------------------------------------------------------------------===//

/// Whether all objects of \p Class have a value in \p Member from the start.
static bool isAlwaysInitialised(const FieldDecl &Member,
                                const CXXRecordDecl &Class) {
  bool Any = false;
  for (const CXXConstructorDecl *Constructor : Class.ctors()) {
    const FunctionDecl *Definition = nullptr;
    if (Constructor->isImplicit() || Constructor->isDeleted() ||
        Constructor->isCopyOrMoveConstructor())
      continue;
    if (!Constructor->isDefined(Definition) ||
        llvm::none_of(cast<CXXConstructorDecl>(Definition)->inits(),
                      [&](const CXXCtorInitializer *Init) {
                        return Init->isWritten() &&
                               Init->getMember() == &Member;
                      }))
      return false;
    Any = true;
  }
  return Any;
}

/// Whether an object of type \p T can be made of nothing, and kept in any
/// container.
static bool isPlainValue(QualType T) {
  if (T.isNull() || T->isReferenceType() || T.hasQualifiers() ||
      T->isArrayType() || T->isFunctionType() || T->isBooleanType())
    return false;
  const CXXRecordDecl *Record = T->getAsCXXRecordDecl();
  if (!Record)
    return true;
  if (!Record->hasDefinition())
    return false;
  if (Record->needsImplicitDefaultConstructor())
    return true;
  return llvm::any_of(Record->ctors(), [](const CXXConstructorDecl *C) {
    return C->isDefaultConstructor() && !C->isDeleted() &&
           C->getAccess() == AS_public;
  });
}

static const TemplateTypeParmDecl *replacement(const ErasedStore &Finding,
                                               const ClassTemplateDecl &From) {
  const ErasedUses &Uses = Finding.Uses;
  const auto *Member = dyn_cast<FieldDecl>(Finding.Class.Member);
  const NamedDecl *Erased =
      TypeClassifier::classOf(erasedPart(Finding.Class.Member->getType()));
  const TemplateTypeParmType *Parameter = Uses.Loads.front().Parameter;
  if (!Member || !Erased || libraryName(*Erased) != "std::any" ||
      Member->getDeclContext() != Finding.Class.Pattern ||
      !Finding.CallersAgree || Uses.Leaves || Uses.AsksType ||
      Uses.MayBeEmpty || Uses.HasHiddenMembers || !Parameter ||
      Parameter->getDepth() != Finding.Class.depth())
    return nullptr;
  for (const ErasedLoad &Load : Uses.Loads) {
    const auto *Cast = dyn_cast<CallExpr>(Load.At);
    if (!Load.IsExact || Load.IsChecked || Load.Parameter != Parameter ||
        !Cast || !llvm::is_contained(knowledge::anyCasts(), calleeName(*Cast)))
      return nullptr;
  }
  for (const ErasedStoreSite &Site : Uses.Stores)
    if (Site.Value.IsMade ||
        (Site.takesAnything()
             ? !Site.Value.From || !erasure(Site.Value.From->getType())
             : Site.Value.Is != Stored::Own ||
                   Site.Value.Parameter != Parameter))
      return nullptr;
  unsigned Forgetful = 0;
  forEachForgetful(*Finding.Class.Pattern, 0,
                   [&](const ValueDecl &, Erasure) { ++Forgetful; });
  if (Forgetful != 1 ||
      (erasure(Member->getType())
           ? !isAlwaysInitialised(*Member, *Finding.Class.Pattern)
           : !containerType(Member->getType())))
    return nullptr;
  for (const ClassTemplateSpecializationDecl *Spec : From.specializations())
    if (specialisationOf(Spec, *Finding.Class.Pattern) == Spec &&
        !isPlainValue(argumentFor(*Parameter, *Spec, Finding.Class.depth())))
      return nullptr;
  return dyn_cast<TemplateTypeParmDecl>(
      Finding.Class.Parameters->getParam(Parameter->getIndex()));
}

static bool isPack(const ErasedStore &Finding, const ErasedLoad &Load) {
  if (Load.Parameter->getDepth() != Finding.Class.depth())
    return false;
  return Load.Parameter->isParameterPack();
}

/// Whether callers decide what \p Finding keeps, and the class takes out
/// something else or should have said what it is.
static bool isOpenStore(ErasedStore &Finding, ArrayRef<Fed> Values,
                        bool Strict) {
  const ErasedUses &Uses = Finding.Uses;
  const bool IsPointer = Finding.Class.How == Erasure::Pointer;
  const bool HasStore =
      llvm::any_of(Uses.Stores, [](const ErasedStoreSite &Site) {
        return Site.takesAnything();
      });
  if ((!HasStore && Uses.Assignable.empty()) || Finding.Known.isNull() ||
      Uses.AsksType || (IsPointer && isAboutMemory(Finding)))
    return false;
  Finding.Is = ErasedStore::Kind::OpenStore;
  compare(Finding, Values);
  return !Finding.Mismatches.empty() ||
         (HasStore && forgetsForNothing(Finding) &&
          (!IsPointer || Strict || isSeenToKeepObjects(Finding, Values)));
}

/// Whether \p Finding, which keeps nothing but values of type \p T, takes out
/// nothing but types that are made of the same parameters.
static bool isClosedStoreOf(QualType T, ErasedStore &Finding) {
  Finding.Known = T;
  Finding.Is = ErasedStore::Kind::BoxPerValue;
  for (const ErasedLoad &Load : Finding.Uses.Loads) {
    const QualType Taken = Load.As.getNonReferenceType().getUnqualifiedType();
    if (!Load.Parameter || Load.IsCallers)
      return false;
    if (Taken.getCanonicalType() == T.getCanonicalType())
      continue;
    if (Load.IsChecked || Load.IsConditional)
      return false; // Cannot tell: it may know of what others store.
    Finding.Is = ErasedStore::Kind::OtherLoad;
    Finding.Mismatches.push_back({Load.At->getExprLoc(), T, Taken});
  }
  return true;
}

/// Whether \p Finding keeps what one parameter says and nothing else.
static bool isClosedStore(ErasedStore &Finding, const ClassTemplateDecl &From,
                          const ASTContext &Context) {
  const StoredValue *Value = onlyValue(Finding);
  const TemplateTypeParmType *Only = Value ? Value->Parameter : nullptr;
  if (!Only || Only->getDepth() != Finding.Class.depth())
    return false;
  if (Value->Is == Stored::Derived)
    return isClosedStoreOf(Value->Type, Finding);
  Finding.Known = Context.getTypeDeclType(
      cast<TypeDecl>(Finding.Class.Parameters->getParam(Only->getIndex())));
  if (llvm::all_of(Finding.Uses.Loads, [&](const ErasedLoad &Load) {
        return Load.IsExact && Load.Parameter == Only;
      })) {
    Finding.Is = ErasedStore::Kind::BoxPerValue;
    return true;
  }
  Finding.Is = ErasedStore::Kind::OtherLoad;
  compareLoads(Finding, From, *Only, Context);
  return !Finding.Mismatches.empty();
}

std::vector<ErasedStore>
findErasedStores(ArrayRef<const ClassTemplateDecl *> Templates,
                 ASTContext &Context, bool Strict) {
  std::vector<ErasedStore> Candidates;
  std::vector<const ClassTemplateDecl *> From;
  const auto Look = [&](const ClassTemplateDecl &Template,
                        const CXXRecordDecl *Pattern,
                        const TemplateParameterList &Parameters,
                        const NamedDecl &Reported) {
    Pattern = Pattern->getDefinition();
    if (!Pattern || !hasTypeParameter(Parameters) ||
        Pattern->getLocation().isMacroID())
      return;
    forEachForgetful(*Pattern, 0, [&](const ValueDecl &Member, Erasure How) {
      ErasedStore Candidate;
      Candidate.Class = {Pattern, &Parameters, &Member, How};
      Candidate.Template = &Reported;
      Candidate.Uses = usesOf(Candidate.Class, Context);
      const ErasedUses &Uses = Candidate.Uses;
      if (Uses.Loads.empty() ||
          (Uses.Stores.empty() && Uses.Assignable.empty()))
        return;
      if (const ErasedLoad *Load = tellingLoad(Candidate.Uses)) {
        if (isPack(Candidate, *Load))
          return;
        Candidate.Known = Load->As;
      }
      Candidates.push_back(std::move(Candidate));
      From.push_back(&Template);
    });
  };
  for (const ClassTemplateDecl *Template : Templates) {
    const CXXRecordDecl *Pattern =
        Template->getTemplatedDecl()->getDefinition();
    if (const ClassTemplateDecl *Described =
            Pattern ? Pattern->getDescribedClassTemplate() : nullptr)
      Look(*Template, Pattern, *Described->getTemplateParameters(), *Described);
    llvm::SmallVector<ClassTemplatePartialSpecializationDecl *, 4> Partial;
    const_cast<ClassTemplateDecl *>(Template)->getPartialSpecializations(
        Partial);
    for (const ClassTemplatePartialSpecializationDecl *P : Partial)
      Look(*Template, P, *P->getTemplateParameters(), *P);
  }

  CallerVisitor Callers(Context, Candidates);
  if (Callers.needed())
    Callers.TraverseAST(Context);

  std::vector<ErasedStore> Result;
  for (unsigned I = 0; I < Candidates.size(); ++I) {
    ErasedStore &Finding = Candidates[I];
    if (!isOpenStore(Finding, Callers.Values[I], Strict) &&
        !isClosedStore(Finding, *From[I], Context))
      continue;
    Finding.Replacement = replacement(Finding, *From[I]);
    Result.push_back(std::move(Finding));
  }
  return Result;
}

} // namespace clang::templates
