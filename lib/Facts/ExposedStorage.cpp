//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/Facts/ExposedStorage.h"
#include "lib/AST/ContainerTypes.h"
#include "lib/AST/Names.h"
#include "lib/Facts/CallSites.h"
#include "lib/Knowledge/Exposure.h"
#include "lib/Knowledge/SharedState.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/RecursiveASTVisitor.h"

namespace clang::templates {

using knowledge::ContainerShape;
using knowledge::SizeEffect;
using Invariant = ExposedStorage::Invariant;
using Kind = ExposedStorage::Kind;

//===----------------------------------------------------------------------===//
// Expressions of patterns
//===----------------------------------------------------------------------===//

static const Expr *plain(const Expr *E) {
  return E ? E->IgnoreParenCasts()->IgnoreImplicit()->IgnoreParenCasts() : E;
}

/// The field of `this` that \p E names; null for others.
static const FieldDecl *ownField(const Expr *E) {
  const auto *Member = dyn_cast_or_null<MemberExpr>(plain(E));
  return Member && isa<CXXThisExpr>(Member->getBase()->IgnoreParenImpCasts())
             ? dyn_cast<FieldDecl>(Member->getMemberDecl())
             : nullptr;
}

/// The object of a member call, resolved or not; null if there is none.
static const Expr *objectOf(const CallExpr &Call) {
  const Expr *Callee = Call.getCallee()->IgnoreParenImpCasts();
  if (const auto *Member = dyn_cast<MemberExpr>(Callee))
    return Member->getBase();
  if (const auto *Member = dyn_cast<CXXDependentScopeMemberExpr>(Callee))
    return Member->isImplicitAccess() ? nullptr : Member->getBase();
  if (const auto *Member = dyn_cast<UnresolvedMemberExpr>(Callee))
    return Member->isImplicitAccess() ? nullptr : Member->getBase();
  return nullptr;
}

/// The operand of \p E, if \p E is the built-in or overloaded operator.
static const Expr *operandOf(const Expr *E, UnaryOperatorKind Code,
                             OverloadedOperatorKind Overloaded) {
  if (const auto *Unary = dyn_cast<UnaryOperator>(E);
      Unary && Unary->getOpcode() == Code)
    return Unary->getSubExpr();
  if (const auto *Call = dyn_cast<CXXOperatorCallExpr>(E);
      Call && Call->getNumArgs() == 1 && Call->getOperator() == Overloaded)
    return Call->getArg(0);
  return nullptr;
}

/// What \p E subscripts; null if it does not.
static const Expr *subscripted(const Expr *E) {
  if (const auto *Subscript = dyn_cast<ArraySubscriptExpr>(E))
    return Subscript->getLHS();
  if (const auto *Call = dyn_cast<CXXOperatorCallExpr>(E);
      Call && Call->getNumArgs() == 2 && Call->getOperator() == OO_Subscript)
    return Call->getArg(0);
  return nullptr;
}

/// The arguments of an expression that makes an object, however it is written.
static ArrayRef<const Expr *> madeFrom(const Expr *E) {
  if (const auto *Made = dyn_cast<CXXConstructExpr>(E))
    return {Made->getArgs(), Made->getNumArgs()};
  if (const auto *Made = dyn_cast<CXXUnresolvedConstructExpr>(E))
    return {const_cast<CXXUnresolvedConstructExpr *>(Made)->arg_begin(),
            Made->getNumArgs()};
  if (const auto *List = dyn_cast<InitListExpr>(E))
    return List->inits();
  if (const auto *List = dyn_cast<ParenListExpr>(E))
    return {const_cast<ParenListExpr *>(List)->getExprs(), List->getNumExprs()};
  if (const auto *Call = dyn_cast<CallExpr>(E); Call && !objectOf(*Call))
    return {Call->getArgs(), Call->getNumArgs()};
  return {};
}

namespace {

/// What a function returns, outside of lambdas.
class ReturnFinder : public RecursiveASTVisitor<ReturnFinder> {
public:
  bool TraverseLambdaExpr(LambdaExpr *) { return true; }
  bool TraverseDecl(Decl *D) {
    return isa_and_nonnull<TagDecl>(D) || RecursiveASTVisitor::TraverseDecl(D);
  }
  bool VisitReturnStmt(ReturnStmt *S) {
    if (S->getRetValue())
      Values.push_back(S->getRetValue());
    return true;
  }

  llvm::SmallVector<const Expr *, 4> Values;
};

} // namespace

//===----------------------------------------------------------------------===//
// Owners as bare pointers
//===----------------------------------------------------------------------===//

namespace {

/// Whether a pointer is kept by anything but the function that it is made in.
class KeptElsewhere : public RecursiveASTVisitor<KeptElsewhere> {
public:
  explicit KeptElsewhere(const VarDecl &Pointer) : Pointer(Pointer) {}

  bool VisitBinaryOperator(BinaryOperator *E) {
    if (E->getOpcode() == BO_Assign)
      Found |= names(E->getRHS());
    return !Found;
  }
  bool VisitVarDecl(VarDecl *D) {
    Found |= D->getInit() && names(D->getInit());
    return !Found;
  }
  bool VisitCXXDeleteExpr(CXXDeleteExpr *E) {
    // On the way out of an error: cannot tell from the way in.
    return !(Found |= names(E->getArgument()));
  }
  bool VisitExpr(Expr *E) {
    const auto *Call = dyn_cast<CallExpr>(E);
    if ((Call && objectOf(*Call)) || isa<CXXConstructExpr>(E) ||
        isa<CXXUnresolvedConstructExpr>(E) || isa<InitListExpr>(E))
      Found |= llvm::any_of(
          Call ? ArrayRef<const Expr *>(Call->getArgs(), Call->getNumArgs())
               : madeFrom(E),
          [&](const Expr *Arg) { return names(Arg); });
    return !Found;
  }

  bool Found = false;

private:
  bool names(const Expr *E) const {
    const auto *Ref = dyn_cast_or_null<DeclRefExpr>(plain(E));
    return Ref && Ref->getDecl() == &Pointer;
  }

  const VarDecl &Pointer;
};

} // namespace

/// The new-expression of an array that \p E yields.
static const CXXNewExpr *newArray(const Expr *E) {
  const auto *New = dyn_cast_or_null<CXXNewExpr>(plain(E));
  return New && New->isArray() && New->getNumPlacementArgs() == 0 ? New
                                                                  : nullptr;
}

/// Whether \p E is a smart pointer that is the only owner.
static bool isOnlyOwner(const Expr *E, const TypeClassifier &Types) {
  E = plain(E);
  if (const auto *Ref = dyn_cast<DeclRefExpr>(E))
    if (const auto *Var = dyn_cast<VarDecl>(Ref->getDecl());
        Var && Var->getType()->getContainedAutoType() && Var->getInit())
      E = plain(Var->getInit());
  if (const auto *Call = dyn_cast<CallExpr>(E); Call && !objectOf(*Call)) {
    const StringRef Name = calleeName(*Call);
    return Name == "make_unique" || Name == "make_unique_for_overwrite";
  }
  return Types.pointer(E->getType()) == Ownership::Unique;
}

namespace {

/// Whether anything gets the bare pointer of an owner.
class PointerReader : public RecursiveASTVisitor<PointerReader> {
public:
  explicit PointerReader(const ValueDecl &Owner) : Owner(Owner) {}

  bool VisitCallExpr(CallExpr *E) {
    const auto *Ref = dyn_cast_or_null<DeclRefExpr>(plain(objectOf(*E)));
    Found |= Ref && Ref->getDecl() == &Owner && calleeName(*E) == "get";
    return !Found;
  }

  bool Found = false;

private:
  const ValueDecl &Owner;
};

} // namespace

/// Whether \p Function gives away the pointer of \p Owner before it lets go, so
/// that somebody else may delete it. Nobody does with an array.
static bool isSharedOut(const Expr *Owner, const FunctionDecl &Function) {
  const auto *Ref = dyn_cast<DeclRefExpr>(plain(Owner));
  const QualType Owned = Ref ? pointeeType(Ref->getType()) : QualType();
  if (!Ref || (!Owned.isNull() && Owned->isArrayType()))
    return false;
  PointerReader Reader(*Ref->getDecl());
  Reader.TraverseStmt(Function.getBody());
  return Reader.Found;
}

/// The owner that \p Value hands out as a pointer, in \p Function.
static std::optional<ExposedStorage> exposedOwner(const Expr *Value,
                                                  const FunctionDecl &Function,
                                                  const TypeClassifier &Types) {
  const Expr *E = plain(Value);
  if (const CXXNewExpr *New = newArray(E))
    return ExposedStorage{Kind::NewArray, New};
  if (const auto *Call = dyn_cast<CallExpr>(E)) {
    const Expr *Object = objectOf(*Call);
    if (Object && Call->getNumArgs() == 0 && calleeName(*Call) == "release" &&
        isOnlyOwner(Object, Types) && !isSharedOut(Object, Function))
      return ExposedStorage{Kind::Released, Call};
  }
  const auto *Ref = dyn_cast<DeclRefExpr>(E);
  const auto *Var = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
  if (!Var || !Var->hasLocalStorage() || isa<ParmVarDecl>(Var))
    return std::nullopt;
  const CXXNewExpr *New = newArray(Var->getInit());
  if (!New)
    return std::nullopt;
  KeptElsewhere Keepers(*Var);
  Keepers.TraverseStmt(Function.getBody());
  return Keepers.Found
             ? std::nullopt
             : std::optional(ExposedStorage{Kind::NewArray, New, Var});
}

/// Whether a function of the project beside \p Function takes back what it
/// hands out.
static bool hasCounterpart(const FunctionDecl &Function) {
  const DeclContext *Scope = Function.getDeclContext()->getRedeclContext();
  const SourceManager &Sources = Function.getASTContext().getSourceManager();
  return llvm::any_of(Scope->decls(), [&](const Decl *D) {
    if (const auto *Template = dyn_cast<FunctionTemplateDecl>(D))
      D = Template->getTemplatedDecl();
    const auto *Beside = dyn_cast<FunctionDecl>(D);
    return Beside && Beside->getNumParams() > 0 &&
           Beside->getParamDecl(0)->getType()->isPointerType() &&
           hasWord(simpleName(*Beside), knowledge::deallocatorWords()) &&
           !Sources.isInSystemHeader(Beside->getLocation());
  });
}

static bool isAllocator(const FunctionDecl &Function) {
  const auto *Class = dyn_cast<CXXRecordDecl>(Function.getDeclContext());
  return hasWord(simpleName(Function), knowledge::allocatorWords()) ||
         (Class && hasWord(Class->getName(), knowledge::allocatorWords()));
}

//===----------------------------------------------------------------------===//
// Views of local variables
//===----------------------------------------------------------------------===//

static bool isLibraryView(QualType T) {
  const NamedDecl *Class = TypeClassifier::classOf(T);
  if (!Class)
    return false;
  const std::string Name = libraryName(*Class);
  return Name == "std::basic_string_view" ||
         llvm::is_contained(knowledge::spanClasses(), StringRef(Name));
}

/// Whether objects of \p Class refer to something and own nothing.
static bool isView(const CXXRecordDecl &Class) {
  if (Class.isInvalidDecl() || Class.field_empty() || Class.getNumBases() ||
      Class.hasUserDeclaredDestructor() ||
      Class.hasUserDeclaredCopyAssignment())
    return false;
  bool Refers = false;
  for (const FieldDecl *Field : Class.fields()) {
    const QualType T = Field->getType();
    if ((T->isPointerType() && !T->isFunctionPointerType()) ||
        T->isReferenceType() || isLibraryView(T))
      Refers = true;
    else if (!T->isArithmeticType() && !T->isEnumeralType())
      return false;
  }
  return Refers;
}

static bool ownsElements(const Expr *E) {
  QualType T = E->getType();
  // In a pattern, it is not known what 'auto' stands for.
  const auto *Ref = dyn_cast<DeclRefExpr>(E);
  const auto *Var = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
  if (Var && Var->getInit() && isa<AutoType>(Var->getType()))
    T = plain(Var->getInit())->getType();
  const NamedDecl *Class = TypeClassifier::classOf(T);
  return containerType(T) ||
         (Class && libraryName(*Class) == "std::basic_string");
}

/// The variable whose storage \p E points into, or which \p E names if that has
/// elements of its own and \p ByName; null for others.
static const VarDecl *pointedInto(const Expr *E, bool ByName) {
  E = plain(E);
  if (const Expr *Operand = operandOf(E, UO_AddrOf, OO_Amp)) {
    E = plain(Operand);
    if (const Expr *Base = subscripted(E)) {
      E = plain(Base);
      if (!ownsElements(E))
        return nullptr;
    }
    ByName = true;
  } else if (const auto *Call = dyn_cast<CallExpr>(E)) {
    const Expr *Object = objectOf(*Call);
    const StringRef Name = calleeName(*Call);
    if (!Object || (Name != "data" && Name != "begin" && Name != "c_str"))
      return nullptr;
    E = plain(Object);
    if (!ownsElements(E))
      return nullptr;
    ByName = true;
  } else {
    ByName &= ownsElements(E);
  }
  const auto *Ref = dyn_cast<DeclRefExpr>(E);
  const auto *Var = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
  return Var && (ByName || Var->getType()->isArrayType()) ? Var : nullptr;
}

/// The same of variables that end with the function.
static const VarDecl *localStorage(const Expr *E, bool ByName) {
  const VarDecl *Var = pointedInto(E, ByName);
  return Var && Var->hasLocalStorage() && !Var->getType()->isReferenceType()
             ? Var
             : nullptr;
}

/// Whether a constructor of the view \p Class makes a pointer of the object
/// that its parameter number \p Index refers to.
static bool keepsPlaceOf(const CXXRecordDecl &Class, unsigned Index) {
  const auto Keeps = [&](const CXXConstructorDecl &Constructor) {
    if (Constructor.isCopyOrMoveConstructor() ||
        Index >= Constructor.getNumParams())
      return false;
    const ParmVarDecl &Param = *Constructor.getParamDecl(Index);
    return Param.getType()->isReferenceType() &&
           llvm::any_of(Constructor.inits(),
                        [&](const CXXCtorInitializer *Init) {
                          if (!Init->isMemberInitializer())
                            return false;
                          const Expr *E = plain(Init->getInit());
                          if (E && madeFrom(E).size() == 1)
                            E = madeFrom(E)[0];
                          return E && pointedInto(E, /*ByName=*/true) == &Param;
                        });
  };
  return llvm::any_of(Class.decls(), [&](const Decl *D) {
    if (const auto *Template = dyn_cast<FunctionTemplateDecl>(D))
      D = Template->getTemplatedDecl();
    const auto *Declared = dyn_cast<CXXConstructorDecl>(D);
    const FunctionDecl *Definition = nullptr;
    return Declared && Declared->isDefined(Definition) &&
           Keeps(*cast<CXXConstructorDecl>(Definition));
  });
}

static std::optional<ExposedStorage> exposedLocal(const Expr *Value,
                                                  QualType Returned) {
  const CXXRecordDecl *Class = classPattern(Returned);
  if (!Class || isInStandardLibrary(*Class) || !isView(*Class))
    return std::nullopt;
  const Expr *E = plain(Value);
  // The view is made of what is returned.
  if (const VarDecl *Local =
          localStorage(E, /*ByName=*/keepsPlaceOf(*Class, 0));
      Local && !isa<ParmVarDecl>(Local) &&
      classPattern(Local->getType()) != Class)
    return ExposedStorage{Kind::ViewOfLocal, E, Local};
  if (const auto *Ref = dyn_cast<DeclRefExpr>(E)) {
    const auto *Var = dyn_cast<VarDecl>(Ref->getDecl());
    if (!Var || !Var->hasLocalStorage() || isa<ParmVarDecl>(Var) ||
        !Var->getInit() || classPattern(Var->getType()) != Class)
      return std::nullopt;
    E = plain(Var->getInit());
  }
  // A copy of a view that was made for it.
  while (madeFrom(E).size() == 1 && !madeFrom(plain(madeFrom(E)[0])).empty() &&
         !localStorage(madeFrom(E)[0], /*ByName=*/false))
    E = plain(madeFrom(E)[0]);
  if (isa<CallExpr>(E))
    return std::nullopt; // Cannot tell what the callee does with it.
  unsigned Index = 0;
  for (const Expr *Arg : madeFrom(E))
    if (const VarDecl *Local =
            localStorage(Arg, /*ByName=*/keepsPlaceOf(*Class, Index++)))
      return ExposedStorage{Kind::ViewOfLocal, Arg, Local};
  return std::nullopt;
}

//===----------------------------------------------------------------------===//
// Containers of a class
//===----------------------------------------------------------------------===//

namespace {

/// What the code of one member does to a container, and beside it.
class InvariantReader : public RecursiveASTVisitor<InvariantReader> {
public:
  InvariantReader(const CXXMethodDecl &Method, const FieldDecl &Container)
      : Container(Container) {
    TraverseStmt(Method.getBody());
  }

  bool VisitMemberExpr(MemberExpr *E) {
    const FieldDecl *Field = ownField(E);
    if (Field == &Container)
      Mentions = true;
    return true;
  }

  bool VisitVarDecl(VarDecl *D) {
    if (D->getInit())
      for (const Expr *Arg : madeFrom(plain(D->getInit())))
        noteLock(ownField(Arg), Arg);
    return true;
  }

  bool VisitCallExpr(CallExpr *E) {
    const StringRef Name = calleeName(*E);
    if (const Expr *Object = objectOf(*E)) {
      const FieldDecl *Field = ownField(Object);
      if (Name == "lock" || Name == "lock_shared")
        noteLock(Field, E);
      const std::optional<SizeEffect> Effect = memberSizeEffect(Name);
      const bool Adds =
          Effect == SizeEffect::Insert || Effect == SizeEffect::InsertKey;
      Mutates |= Field == &Container && (Adds || Effect == SizeEffect::TakeOut);
      Replaces |= Field == &Container &&
                  (Name == "insert_or_assign" || Effect == SizeEffect::TakeOut);
      const bool Removes =
          llvm::is_contained(knowledge::elementRemovers(), Name);
      if (Adds || Removes)
        noteChange(Field, E, Adds);
      // items_[key].push_back(...)
      const Expr *Base = subscripted(plain(Object));
      if (Base && ownField(Base) == &Container &&
          (Adds || Removes || Effect == SizeEffect::TakeOut))
        Mutates = Replaces = true;
    } else if (const auto *Call = dyn_cast<CXXOperatorCallExpr>(E);
               Call && Call->isAssignmentOp()) {
      noteAssignment(Call->getArg(0), E);
    } else if (const auto *Call = dyn_cast<CXXOperatorCallExpr>(E);
               Call && (Call->getOperator() == OO_PlusPlus ||
                        Call->getOperator() == OO_MinusMinus)) {
      noteAssignment(Call->getArg(0), E);
    } else if (llvm::is_contained(knowledge::orderAlgorithms(), Name) &&
               llvm::any_of(E->arguments(), [&](const Expr *Arg) {
                 return mentionsContainer(Arg);
               })) {
      Ordered = E;
    }
    return true;
  }

  bool VisitBinaryOperator(BinaryOperator *E) {
    if (E->isAssignmentOp())
      noteAssignment(E->getLHS(), E);
    return true;
  }
  bool VisitUnaryOperator(UnaryOperator *E) {
    if (E->isIncrementDecrementOp())
      noteAssignment(E->getSubExpr(), E);
    return true;
  }
  bool VisitIfStmt(IfStmt *S) {
    if (!Condition && S->getCond() &&
        (mentionsContainer(S->getCond()) ||
         (mentionsParameter(S->getCond()) && leaves(S->getThen()))))
      Condition = S->getCond();
    return true;
  }

  bool Mentions = false;
  /// Whether the container is changed in any way, emptied and assigned
  /// included.
  bool Mutates = false;
  /// Whether elements are taken out or assigned to.
  bool Replaces = false;
  /// The call that adds to the container; that adds or takes out.
  const Expr *Addition = nullptr;
  const Expr *Change = nullptr;
  const Expr *Ordered = nullptr;
  const Expr *Condition = nullptr;
  /// Other fields: the mutex that is locked, what is written.
  const FieldDecl *Mutex = nullptr;
  const Expr *Locked = nullptr;
  const FieldDecl *Other = nullptr;
  const Expr *Written = nullptr;

private:
  void noteLock(const FieldDecl *Field, const Expr *At) {
    if (!Field || Mutex)
      return;
    const NamedDecl *Class = TypeClassifier::classOf(Field->getType());
    static constexpr llvm::StringLiteral Words[] = {"mtx", "mutex"};
    if ((Class && llvm::is_contained(knowledge::mutexClasses(),
                                     StringRef(libraryName(*Class)))) ||
        hasWord(Field->getName(), Words)) {
      Mutex = Field;
      Locked = At;
    }
  }
  void noteChange(const FieldDecl *Field, const Expr *At, bool Adds) {
    if (Field == &Container) {
      Change = At;
      if (Adds)
        Addition = At;
    } else if (Field) {
      noteWrite(*Field, At);
    }
  }
  void noteAssignment(const Expr *To, const Expr *At) {
    To = plain(To);
    if (const FieldDecl *Field = ownField(To)) {
      Mutates |= Field == &Container;
      Replaces |= Field == &Container;
      if (Field != &Container)
        noteWrite(*Field, At);
      return;
    }
    const Expr *Base = subscripted(To);
    const std::optional<ContainerType> Type =
        containerType(Container.getType());
    if (Base && ownField(Base) == &Container && Type &&
        Type->Shape == ContainerShape::Map) {
      Mutates = Replaces = true;
      noteChange(&Container, At, /*Adds=*/true);
    }
  }
  void noteWrite(const FieldDecl &Field, const Expr *At) {
    if (!Other) {
      Other = &Field;
      Written = At;
    }
  }

  template <typename Predicate>
  static bool anyOf(const Stmt *S, const Predicate &Holds) {
    return S && (Holds(*S) || llvm::any_of(S->children(), [&](const Stmt *C) {
                   return anyOf(C, Holds);
                 }));
  }
  bool mentionsContainer(const Stmt *S) const {
    return anyOf(S, [&](const Stmt &Part) {
      const auto *Member = dyn_cast<MemberExpr>(&Part);
      return Member && ownField(Member) == &Container;
    });
  }
  static bool mentionsParameter(const Stmt *S) {
    return anyOf(S, [](const Stmt &Part) {
      const auto *Ref = dyn_cast<DeclRefExpr>(&Part);
      return Ref && isa<ParmVarDecl>(Ref->getDecl());
    });
  }
  static bool leaves(const Stmt *S) {
    return anyOf(S, [](const Stmt &Part) {
      return isa<ReturnStmt>(Part) || isa<CXXThrowExpr>(Part);
    });
  }

  const FieldDecl &Container;
};

} // namespace

/// The members of \p Class that have a body, in their order.
static llvm::SmallVector<const CXXMethodDecl *, 16>
definedMembers(const CXXRecordDecl &Class) {
  llvm::SmallVector<const CXXMethodDecl *, 16> Members;
  for (const Decl *Member : Class.decls()) {
    if (const auto *Template = dyn_cast<FunctionTemplateDecl>(Member))
      Member = Template->getTemplatedDecl();
    const auto *Method = dyn_cast<CXXMethodDecl>(Member);
    const FunctionDecl *Definition = nullptr;
    if (Method && !Method->isImplicit() && Method->isDefined(Definition) &&
        Definition->getBody())
      Members.push_back(cast<CXXMethodDecl>(Definition));
  }
  return Members;
}

/// Whether who uses \p Class may lock its objects.
static bool isLockable(const CXXRecordDecl &Class) {
  return llvm::any_of(Class.methods(), [](const CXXMethodDecl *Method) {
    const StringRef Name = simpleName(*Method);
    static constexpr llvm::StringLiteral Words[] = {"lock", "mtx", "mutex"};
    return Method->getAccess() == AS_public && hasWord(Name, Words);
  });
}

/// Whether elements of the container \p T stay where they are as long as they
/// are in it.
static bool keepsPlaces(QualType T) {
  const NamedDecl *Class = TypeClassifier::classOf(T);
  const std::optional<ContainerType> Container = containerType(T);
  return Container && Class &&
         (Container->Shape != ContainerShape::Sequence ||
          simpleName(*Class).ends_with("list"));
}

/// Whether \p Function does nothing but declare variables before it returns.
static bool onlyDeclares(const FunctionDecl &Function) {
  const auto *Body = dyn_cast<CompoundStmt>(Function.getBody());
  return Body && llvm::all_of(Body->body(), [](const Stmt *S) {
           return isa<DeclStmt, ReturnStmt>(S);
         });
}

/// What breaks if callers change the container of \p Found, which \p Getter
/// hands out.
static void findInvariant(ExposedStorage &Found, const CXXMethodDecl &Getter,
                          const TypeClassifier &Types) {
  const CXXRecordDecl &Class = *Getter.getParent();
  const auto &Container = *cast<FieldDecl>(Found.Storage);
  const auto Keep = [&](Invariant Is, const CXXMethodDecl &Keeper,
                        const Expr *Evidence, const FieldDecl *With = nullptr) {
    if (Found.Broken != Invariant::Unknown && Found.Broken <= Is)
      return;
    Found.Broken = Is;
    Found.Keeper = &Keeper;
    Found.Evidence = Evidence;
    Found.With = With;
  };
  const bool Lockable = isLockable(Class);
  const InvariantReader Handing(Getter, Container);
  // A lock that ends with the function helps nobody, whatever is handed out.
  const bool OnlyLocks =
      Found.IsConst || Found.Is == Kind::Member || Found.Is == Kind::Element;
  const bool OnlyReplaced =
      Found.Is == Kind::Element && keepsPlaces(Container.getType());
  // What is shared is no part of the object.
  if (!OnlyLocks && Found.Is == Kind::Container && Getter.isConst() &&
      Types.pointer(Container.getType()) != Ownership::Shared)
    Keep(Invariant::Const, Getter, Found.At);
  for (const CXXMethodDecl *Member : definedMembers(Class)) {
    if (isa<CXXConstructorDecl, CXXDestructorDecl>(Member) ||
        Member->getOverloadedOperator() == OO_Equal ||
        Member->getCanonicalDecl() == Getter.getCanonicalDecl())
      continue;
    const InvariantReader Does(*Member, Container);
    if (!Does.Mentions)
      continue;
    if (Handing.Mutex && !Lockable &&
        (OnlyReplaced ? Does.Replaces : Does.Mutates))
      Keep(Invariant::Lock, Getter, Handing.Locked, Handing.Mutex);
    if (OnlyLocks)
      continue;
    if (Does.Mutex && !Lockable)
      Keep(Invariant::Lock, *Member, Does.Locked, Does.Mutex);
    if (Does.Ordered)
      Keep(Invariant::Order, *Member, Does.Ordered);
    if (Found.Is != Kind::Container)
      continue;
    if (Does.Addition && Does.Condition)
      Keep(Invariant::Condition, *Member, Does.Condition);
    // Who hands it out may keep the other field in step.
    if (Does.Change && Does.Other && Does.Other != Handing.Other)
      Keep(Invariant::Together, *Member, Does.Written, Does.Other);
  }
  // Nobody but its callers needs the lock.
  if (!OnlyLocks && Handing.Mutex && !Lockable && onlyDeclares(Getter))
    Keep(Invariant::Lock, Getter, Handing.Locked, Handing.Mutex);
}

/// Whether objects of \p Class are there to give access to what they hold.
static bool isContainerOrProxy(const CXXRecordDecl &Class) {
  bool HasBegin = false, HasInsertion = false, HasValueType = false;
  for (const Decl *D : Class.decls()) {
    if (const auto *Template = dyn_cast<FunctionTemplateDecl>(D))
      D = Template->getTemplatedDecl();
    if (const auto *Method = dyn_cast<CXXMethodDecl>(D)) {
      if (Method->getOverloadedOperator() == OO_Arrow ||
          Method->getOverloadedOperator() == OO_Star)
        return true;
      const StringRef Name = simpleName(*Method);
      if (Name == "begin" && !Method->isConst())
        return true;
      HasBegin |= Name == "begin";
      HasInsertion |= memberSizeEffect(Name) == SizeEffect::Insert ||
                      memberSizeEffect(Name) == SizeEffect::InsertKey;
    } else if (const auto *Type = dyn_cast<TypedefNameDecl>(D)) {
      if (Type->getName() == "container_type")
        return true;
      HasValueType |= Type->getName() == "value_type";
    }
  }
  return HasValueType && (HasBegin || HasInsertion);
}

/// The field that \p E names, if only the class and its friends can.
static const FieldDecl *privateField(const Expr *E) {
  const FieldDecl *Field = ownField(E);
  return Field && !Field->getType()->isReferenceType() &&
                 (Field->getAccess() == AS_private ||
                  Field->getAccess() == AS_protected)
             ? Field
             : nullptr;
}

/// The field that \p E gives access to as a container.
static const FieldDecl *containerField(const Expr *E,
                                       const TypeClassifier &Types) {
  E = plain(E);
  QualType T = E->getType();
  if (const Expr *Pointer = operandOf(E, UO_Deref, OO_Star)) {
    E = plain(Pointer);
    const std::optional<Ownership> Owner = Types.pointer(E->getType());
    T = Owner == Ownership::Unique || Owner == Ownership::Shared
            ? pointeeType(E->getType())
            : QualType();
  }
  const FieldDecl *Field = privateField(E);
  if (!Field || T.isNull())
    return nullptr;
  const std::optional<ContainerType> Container = containerType(T);
  return Container && Container->Shape != ContainerShape::Fixed ? Field
                                                                : nullptr;
}

/// The field whose elements \p E points to: 'items_.data()', '&items_[0]'.
static const FieldDecl *elementsOf(const Expr *E, const TypeClassifier &Types) {
  E = plain(E);
  if (const Expr *Operand = operandOf(E, UO_AddrOf, OO_Amp)) {
    const Expr *Base = subscripted(plain(Operand));
    return Base ? containerField(Base, Types) : nullptr;
  }
  const auto *Call = dyn_cast<CallExpr>(E);
  const Expr *Object = Call ? objectOf(*Call) : nullptr;
  const StringRef Name = Call ? calleeName(*Call) : StringRef();
  return Object && (Name == "data" || Name == "begin")
             ? containerField(Object, Types)
             : nullptr;
}

/// The field of which \p E is one element: 'map_[Key]', 'map_.at(Key)',
/// 'It->second' with an iterator 'It'.
static const FieldDecl *elementIn(const Expr *E, const TypeClassifier &Types,
                                  unsigned Depth = 0) {
  static constexpr unsigned MaxDepth = 8;
  E = plain(E);
  if (!E || Depth > MaxDepth)
    return nullptr;
  if (const Expr *Base = subscripted(E))
    return containerField(Base, Types);
  const Expr *Inner = operandOf(E, UO_Deref, OO_Star);
  if (const auto *Member = dyn_cast<MemberExpr>(E))
    Inner = Member->getBase();
  else if (const auto *Member = dyn_cast<CXXDependentScopeMemberExpr>(E))
    Inner = Member->isImplicitAccess() ? nullptr : Member->getBase();
  else if (const auto *Call = dyn_cast<CXXOperatorCallExpr>(E);
           Call && Call->getOperator() == OO_Arrow)
    Inner = Call->getArg(0);
  else if (const auto *Ref = dyn_cast<DeclRefExpr>(E)) {
    const auto *Var = dyn_cast<VarDecl>(Ref->getDecl());
    Inner = Var && Var->hasLocalStorage() ? Var->getInit() : nullptr;
  } else if (const auto *Call = dyn_cast<CallExpr>(E)) {
    const std::optional<SizeEffect> Effect =
        memberSizeEffect(calleeName(*Call));
    const Expr *Object = objectOf(*Call);
    if (Object &&
        (Effect == SizeEffect::Element || Effect == SizeEffect::Access ||
         Effect == SizeEffect::Insert || Effect == SizeEffect::InsertKey))
      return containerField(Object, Types);
  }
  return Inner ? elementIn(Inner, Types, Depth + 1) : nullptr;
}

/// Whether \p T is a span, or two iterators, through which elements can be
/// changed as far as the type says.
static bool isMutableRange(QualType T) {
  const NamedDecl *Class = TypeClassifier::classOf(T);
  if (!Class)
    return false;
  const std::string Name = libraryName(*Class);
  if (llvm::is_contained(knowledge::iteratorPairs(), StringRef(Name)))
    return !StringRef(T.getAsString()).contains("const_iterator");
  const QualType Element = pointeeType(T);
  return llvm::is_contained(knowledge::spanClasses(), StringRef(Name)) &&
         !Element.isNull() && !Element.isConstQualified();
}

/// Whether \p E calls a function that makes one of two iterators.
static bool isPairOfIterators(const Expr *E) {
  const auto *Call = dyn_cast<CallExpr>(E);
  return Call && Call->getNumArgs() == 2 &&
         (calleeName(*Call) == "make_pair" ||
          calleeName(*Call) == "make_iterator_range");
}

static std::optional<ExposedStorage>
exposedContainer(const Expr *Value, const CXXMethodDecl &Method,
                 const TypeClassifier &Types) {
  const Expr *E = plain(Value);
  QualType Returned = Method.getReturnType();
  if (const auto *Made = dyn_cast<CXXUnresolvedConstructExpr>(E);
      Made && Returned->getContainedAutoType())
    Returned = Made->getTypeAsWritten();
  const FieldDecl *Field = nullptr;
  Kind Is = Kind::Container;
  bool IsConst = false;
  if (Returned->isLValueReferenceType()) {
    IsConst = Returned->getPointeeType().isConstQualified();
    Field = containerField(E, Types);
    if (!Field && (Field = privateField(E)))
      Is = Kind::Member;
    else if (!Field && (Field = elementIn(E, Types)))
      Is = Kind::Element;
  } else if (Returned->isPointerType()) {
    if (Returned->getPointeeType().isConstQualified())
      return std::nullopt;
    if (const Expr *Operand = operandOf(E, UO_AddrOf, OO_Amp))
      Field = containerField(Operand, Types);
    if (!Field) {
      Is = Kind::Elements;
      Field = elementsOf(E, Types);
    }
  } else if (!Method.isConst() &&
             (isMutableRange(Returned) || isPairOfIterators(E))) {
    Is = Kind::Elements;
    Field = containerField(E, Types);
    for (const Expr *Arg : madeFrom(E)) {
      if (!Field)
        Field = elementsOf(Arg, Types);
      if (!Field)
        Field = containerField(Arg, Types);
    }
  }
  if (!Field)
    return std::nullopt;
  return ExposedStorage{Is, Value, Field, IsConst};
}

//===----------------------------------------------------------------------===//

std::optional<ExposedStorage> findExposedStorage(const FunctionDecl &Function,
                                                 const TypeClassifier &Types) {
  if (!Function.isTemplated() || !Function.getBody() ||
      Function.isInvalidDecl() || !Function.getIdentifier() ||
      hasWord(Function.getName(), knowledge::deliberateWords()))
    return std::nullopt;
  const auto *Method = dyn_cast<CXXMethodDecl>(&Function);
  if (Method && (Method->isVirtual() || Method->getAccess() == AS_private ||
                 Method->getAccess() == AS_protected))
    return std::nullopt;
  const QualType Returned = Function.getReturnType();
  const bool IsByConvention =
      llvm::is_contained(knowledge::storageAccessors(), Function.getName());
  const bool IsPointer =
      Returned->isPointerType() || Returned->getContainedAutoType();
  ReturnFinder Finder;
  Finder.TraverseStmt(Function.getBody());
  for (const Expr *Value : Finder.Values) {
    if (IsPointer && !IsByConvention && !isAllocator(Function))
      if (auto Found = exposedOwner(Value, Function, Types);
          Found && !hasCounterpart(Function))
        return Found;
    if (auto Found = exposedLocal(Value, Returned))
      return Found;
    if (!Method || Method->isStatic())
      continue;
    auto Found = exposedContainer(Value, *Method, Types);
    if (!Found || isContainerOrProxy(*Method->getParent()))
      continue;
    findInvariant(*Found, *Method, Types);
    const bool LocksInVain =
        Found->Broken == Invariant::Lock && Found->Keeper == Method;
    if (LocksInVain || (!IsByConvention && Found->Is != Kind::Member &&
                        Found->Is != Kind::Element))
      return Found;
  }
  return std::nullopt;
}

} // namespace clang::templates
