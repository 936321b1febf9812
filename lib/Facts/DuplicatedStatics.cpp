//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/Facts/DuplicatedStatics.h"
#include "lib/AST/Names.h"
#include "lib/Facts/ParameterDependence.h"
#include "lib/Knowledge/SharedState.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/Basic/SourceManager.h"

namespace clang::templates {

/// Data that nobody has been seen to copy has to be so many times as large.
static constexpr uint64_t UnseenFactor = 32;

//===----------------------------------------------------------------------===//
// Initialisers
//===----------------------------------------------------------------------===//

namespace {

/// Looks for reasons why an initialiser may yield another value, or do more
/// than to yield it, when it is run again.
class InitialiserReader : public RecursiveASTVisitor<InitialiserReader> {
public:
  explicit InitialiserReader(const VarDecl &Var)
      : Var(Var), Context(Var.getASTContext()) {}

  bool VisitDeclRefExpr(DeclRefExpr *E) {
    const auto *Other = dyn_cast<VarDecl>(E->getDecl());
    if (!Other)
      return true;
    if (Other->hasLocalStorage())
      return isInside(*Other) || fail();
    return Other->getType().isConstant(Context) || fail();
  }
  bool VisitCXXThisExpr(CXXThisExpr *) { return fail(); }
  bool VisitCXXNewExpr(CXXNewExpr *) { return fail(); }
  bool VisitCXXThrowExpr(CXXThrowExpr *) { return fail(); }
  bool VisitCXXConstructExpr(CXXConstructExpr *E) {
    const CXXConstructorDecl &Constructor = *E->getConstructor();
    return Constructor.isConstexpr() || Constructor.isTrivial() ||
           isInStandardLibrary(Constructor) || fail();
  }
  bool VisitCallExpr(CallExpr *E) {
    const FunctionDecl *Callee = E->getDirectCallee();
    if (!Callee)
      return fail();
    if (Callee->isConstexpr())
      return true;
    // What is made inside may be filled inside: 'M.insert(...)', 'M[1] = 2'.
    const auto *Method = dyn_cast<CXXMethodDecl>(Callee);
    if (!Method)
      return fail();
    if (Method->getParent()->isLambda())
      return true; // Its body is seen, too.
    return isInStandardLibrary(*Method) || fail();
  }
  bool VisitMaterializeTemporaryExpr(MaterializeTemporaryExpr *E) {
    if (const auto *Array = Context.getAsConstantArrayType(E->getType()))
      ListBytes += Context.getTypeSizeInChars(Array).getQuantity();
    return true;
  }

  bool MayDiffer = false;
  /// Of the arrays that initialiser lists are read from.
  uint64_t ListBytes = 0;

private:
  bool fail() {
    MayDiffer = true;
    return false;
  }
  bool isInside(const VarDecl &Other) const {
    const DeclContext *Around = Other.getDeclContext();
    return !Around->Equals(Var.getDeclContext()) &&
           Var.getDeclContext()->Encloses(Around);
  }

  const VarDecl &Var;
  const ASTContext &Context;
};

/// Looks for subscripts of an array that are known at run time only.
class SubscriptFinder : public RecursiveASTVisitor<SubscriptFinder> {
public:
  explicit SubscriptFinder(const VarDecl &Array) : Array(Array) {}

  bool VisitArraySubscriptExpr(ArraySubscriptExpr *E) {
    const Expr *Base = E->getBase()->IgnoreParenImpCasts();
    const ValueDecl *D = nullptr;
    if (const auto *Ref = dyn_cast<DeclRefExpr>(Base))
      D = Ref->getDecl();
    else if (const auto *Member = dyn_cast<MemberExpr>(Base))
      D = Member->getMemberDecl();
    Found |= D && D->getCanonicalDecl() == Array.getCanonicalDecl() &&
             !E->getIdx()->isValueDependent() &&
             !E->getIdx()->isIntegerConstantExpr(Array.getASTContext());
    return !Found;
  }

  bool Found = false;

private:
  const VarDecl &Array;
};

/// Looks for objects that change and that all specialisations share.
class SharedObjectFinder : public RecursiveASTVisitor<SharedObjectFinder> {
public:
  explicit SharedObjectFinder(const VarDecl &Guard) : Guard(Guard) {}

  bool VisitDeclRefExpr(DeclRefExpr *E) {
    const auto *Var = dyn_cast<VarDecl>(E->getDecl());
    if (Var == &Guard)
      MentionsGuard = true;
    else if (Var && Var->hasGlobalStorage() && !Var->isTemplated() &&
             !Var->getType().isConstant(Var->getASTContext()))
      Found = true;
    return true;
  }

  bool Found = false;
  bool MentionsGuard = false;

private:
  const VarDecl &Guard;
};

} // namespace

/// Whether there is a use of \p Copy, of a specialisation, that needs it in
/// memory. The language takes a constant array that is only subscripted for its
/// values, compilers do not.
static bool isNeeded(const VarDecl &Copy) {
  if (Copy.isUsed(/*CheckUsedAttr=*/false))
    return true;
  if (!Copy.isReferenced() || !Copy.getType()->isArrayType())
    return false;
  SubscriptFinder Finder(Copy);
  const auto Search = [&](const FunctionDecl &Function) {
    const FunctionDecl *Definition = nullptr;
    if (Function.isDefined(Definition))
      Finder.TraverseStmt(Definition->getBody());
    return Finder.Found;
  };
  if (const auto *Function = dyn_cast<FunctionDecl>(Copy.getDeclContext()))
    return Search(*Function);
  // Cannot tell of functions elsewhere.
  const auto *Class = dyn_cast<CXXRecordDecl>(Copy.getDeclContext());
  return Class && llvm::any_of(Class->methods(), [&](const auto *Method) {
           return Search(*Method);
         });
}

//===----------------------------------------------------------------------===//
// Where it is
//===----------------------------------------------------------------------===//

/// The function, outside of lambdas, or the class that \p Var is a static
/// variable of; \p Var itself if neither.
static const NamedDecl *ownerOf(const VarDecl &Var) {
  if (const auto *Function = dyn_cast<FunctionDecl>(Var.getDeclContext())) {
    const FunctionDecl &Outside = outsideLambdas(*Function);
    return Outside.isTemplated() || !Function->isTemplated() ? &Outside
                                                             : Function;
  }
  if (const auto *Class = dyn_cast<CXXRecordDecl>(Var.getDeclContext());
      Class && !Var.getDescribedVarTemplate())
    return Class;
  return &Var;
}

/// Calls \p Found for the parameter lists of the templates that \p D is in.
static bool anyParameterAround(const Decl &D,
                               llvm::function_ref<bool(const NamedDecl &)> Is) {
  const auto AnyOf = [&](const Decl &Around) {
    const TemplateParameterList *List = Around.getDescribedTemplateParams();
    return List &&
           llvm::any_of(*List, [&](const NamedDecl *P) { return Is(*P); });
  };
  if (AnyOf(D))
    return true;
  for (const DeclContext *C = D.getDeclContext(); C; C = C->getParent())
    if (AnyOf(*Decl::castFromDeclContext(C)))
      return true;
  return false;
}

/// Whether a specialisation of a class around \p Var that is written by hand
/// declares another member of that name.
static bool isRedefined(const VarDecl &Var) {
  const auto *Class = dyn_cast<CXXRecordDecl>(Var.getDeclContext());
  const ClassTemplateDecl *Template =
      Class ? Class->getDescribedClassTemplate() : nullptr;
  if (!Template)
    return isa_and_nonnull<ClassTemplatePartialSpecializationDecl>(Class);
  const auto Declares = [&](const CXXRecordDecl *Other) {
    return Other->hasDefinition() &&
           !Other->getDefinition()->lookup(Var.getDeclName()).empty();
  };
  llvm::SmallVector<ClassTemplatePartialSpecializationDecl *, 4> Partials;
  const_cast<ClassTemplateDecl *>(Template)->getPartialSpecializations(
      Partials);
  return llvm::any_of(Partials, Declares) ||
         llvm::any_of(Template->specializations(),
                      [&](const ClassTemplateSpecializationDecl *S) {
                        return S->isExplicitSpecialization() && Declares(S);
                      });
}

/// Whether an argument of \p Copy derives from the class that it is a copy of:
/// the Curiously Recurring Template Pattern.
static bool isOfRecurringBase(const Specialisation &Copy) {
  const auto *Base = dyn_cast<CXXRecordDecl>(Copy.declared().getDeclContext());
  return Base && llvm::any_of(Copy.arguments(), [&](const TemplateArgument &A) {
           const auto *Class = A.getKind() == TemplateArgument::Type
                                   ? A.getAsType()->getAsCXXRecordDecl()
                                   : nullptr;
           return Class && Class->hasDefinition() && Class->isDerivedFrom(Base);
         });
}

//===----------------------------------------------------------------------===//
// Finding
//===----------------------------------------------------------------------===//

namespace {

class DuplicateFinder {
public:
  DuplicateFinder(const SpecialisationIndex &Index, ASTContext &Context,
                  uint64_t MinBytes, bool Strict)
      : Index(Index), Context(Context), Sources(Context.getSourceManager()),
        MinBytes(MinBytes), Strict(Strict) {}

  std::vector<DuplicatedStatic> find();

private:
  std::optional<DuplicatedStatic> examine(const Pattern &P);
  bool isWorthwhile(const DuplicatedStatic &Found, const Expr *Init) const;
  bool isMeantForAll(const DuplicatedStatic &Found);
  bool guardsWhatAllShare(const DuplicatedStatic &Found);
  bool hasDependentSibling(const VarDecl &Var);
  const std::vector<const VarDecl *> &siblingsOf(const VarDecl &Var);

  const SpecialisationIndex &Index;
  ASTContext &Context;
  const SourceManager &Sources;
  const uint64_t MinBytes;
  const bool Strict;
  ParameterDependence Dependence;
  /// The static variables of functions and classes.
  llvm::DenseMap<const DeclContext *, std::vector<const VarDecl *>> ByScope;
};

} // namespace

std::vector<DuplicatedStatic> DuplicateFinder::find() {
  for (const Pattern &P : Index.patterns())
    if (const auto *Var = dyn_cast<VarDecl>(P.Declared))
      ByScope[Var->getDeclContext()].push_back(Var);
  std::vector<DuplicatedStatic> Result;
  for (const Pattern &P : Index.patterns())
    if (std::optional<DuplicatedStatic> Found = examine(P))
      Result.push_back(std::move(*Found));
  return Result;
}

std::optional<DuplicatedStatic> DuplicateFinder::examine(const Pattern &P) {
  const auto *Var = dyn_cast<VarDecl>(P.Declared);
  // What a macro declares, its author declared for everybody.
  if (!Var || Var->getTSCSpec() != TSCS_unspecified ||
      Var->getLocation().isMacroID() || Var->isInvalidDecl() ||
      isa<VarTemplatePartialSpecializationDecl>(Var))
    return std::nullopt;
  const QualType T = Var->getType();
  if (T->isInstantiationDependentType() || T->isUndeducedType() ||
      T->isReferenceType() || T->isIncompleteType())
    return std::nullopt;

  DuplicatedStatic Found;
  Found.Var = Var;
  const Expr *Init = Var->getAnyInitializer(Found.Var);
  if (!Init) {
    Found.Var = Var->getDefinition();
    if (!Found.Var)
      return std::nullopt; // Specialisations have to define it.
  }
  Found.Owner = ownerOf(*Var);
  Found.IsConstant = Found.Var->isConstexpr() || T.isConstant(Context);
  if (const auto *Class = T->getBaseElementTypeUnsafe()->getAsCXXRecordDecl())
    Found.IsConstant &= !Class->hasMutableFields();
  Found.Bytes = Context.getTypeSizeInChars(T).getQuantity();
  for (const Specialisation &S : P.Specialisations) {
    if (S.isExplicit())
      return std::nullopt; // There are different ones.
    if (isNeeded(cast<VarDecl>(S.declared())))
      Found.Copies.push_back(&S);
  }
  if (!Init && Found.IsConstant)
    return std::nullopt;
  if (Init) {
    InitialiserReader Reader(*Found.Var);
    Reader.TraverseStmt(const_cast<Expr *>(Init));
    if (Reader.MayDiffer && !Found.Var->isConstexpr())
      return std::nullopt;
    Found.Bytes += Reader.ListBytes;
  }
  if (!(Found.IsConstant ? isWorthwhile(Found, Init) : isMeantForAll(Found)))
    return std::nullopt;
  if (!Dependence.of(*Var).empty() || isRedefined(*Var))
    return std::nullopt;
  // Elements of one vector: the order in which they were made.
  llvm::sort(Found.Copies, [&](const auto *A, const auto *B) {
    const SourceLocation AtA = A->instantiatedAt(), AtB = B->instantiatedAt();
    return AtA == AtB ? A < B : Sources.isBeforeInTranslationUnit(AtA, AtB);
  });
  return Found;
}

/// Whether the copies of a constant are worth a warning.
bool DuplicateFinder::isWorthwhile(const DuplicatedStatic &Found,
                                   const Expr *Init) const {
  if (Found.Bytes < MinBytes)
    return false;
  if (Strict)
    return true;
  // An empty object to refer to.
  const auto *Made =
      dyn_cast_or_null<CXXConstructExpr>(Init ? Init->IgnoreImplicit() : Init);
  if (Made && Made->getNumArgs() == 0)
    return false;
  // A class template for the sake of its linkage: before C++17, how a header
  // defines data.
  if (Found.Var->isStaticDataMember() &&
      anyParameterAround(*Found.Var,
                         [](const NamedDecl &P) { return !P.getIdentifier(); }))
    return false;
  if (Found.Copies.size() >= 2)
    return true;
  // Cannot tell how often others instantiate what is in a header.
  return Found.Bytes >= UnseenFactor * MinBytes &&
         !Found.Var->isStaticDataMember() &&
         !Sources.isInMainFile(Found.Var->getLocation());
}

const std::vector<const VarDecl *> &
DuplicateFinder::siblingsOf(const VarDecl &Var) {
  return ByScope[Var.getDeclContext()];
}

bool DuplicateFinder::hasDependentSibling(const VarDecl &Var) {
  return llvm::any_of(siblingsOf(Var), [&](const VarDecl *Other) {
    return !Dependence.of(*Other).empty();
  });
}

/// Whether the copies of what changes are a mistake: the code takes each for
/// the only one.
bool DuplicateFinder::isMeantForAll(const DuplicatedStatic &Found) {
  if (Found.Copies.size() < 2 ||
      llvm::any_of(Found.Copies, [](const Specialisation *Copy) {
        return isOfRecurringBase(*Copy);
      }))
    return false;
  if (Strict)
    return true;
  return !hasDependentSibling(*Found.Var) &&
         (guardsWhatAllShare(Found) ||
          hasWord(Found.Var->getName(), knowledge::sharedVariableWords()));
}

/// Whether \p Found is a mutex or a once-flag, and a function that uses it also
/// uses an object that is no specialisation's own.
bool DuplicateFinder::guardsWhatAllShare(const DuplicatedStatic &Found) {
  const QualType T = Found.Var->getType();
  const NamedDecl *Class = T->getAsCXXRecordDecl();
  if (const auto *Alias = T->getAs<TypedefType>(); Alias && !Class)
    Class = Alias->getDecl();
  if (!Class)
    return false;
  const std::string Name = libraryName(*Class);
  if (!llvm::is_contained(knowledge::mutexClasses(), StringRef(Name)) &&
      !llvm::is_contained(knowledge::onceFlagClasses(), StringRef(Name)))
    return false;
  const auto Uses = [&](const FunctionDecl *Function) {
    const FunctionDecl *Definition = nullptr;
    if (!Function || !Function->isDefined(Definition))
      return false;
    SharedObjectFinder Finder(*Found.Var);
    Finder.TraverseStmt(Definition->getBody());
    return Finder.MentionsGuard && Finder.Found;
  };
  if (const auto *Function =
          dyn_cast<FunctionDecl>(Found.Var->getDeclContext()))
    return Uses(Function);
  const auto *Record = dyn_cast<CXXRecordDecl>(Found.Var->getDeclContext());
  return Record && llvm::any_of(Record->methods(), Uses);
}

std::vector<DuplicatedStatic>
findDuplicatedStatics(const SpecialisationIndex &Index, ASTContext &Context,
                      uint64_t MinBytes, bool Strict) {
  return DuplicateFinder(Index, Context, MinBytes, Strict).find();
}

} // namespace clang::templates
