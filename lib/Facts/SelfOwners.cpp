//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/Facts/SelfOwners.h"
#include "lib/AST/ContainerTypes.h"
#include "lib/AST/Names.h"
#include "lib/Facts/CallSites.h"
#include "lib/Knowledge/Wrappers.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "llvm/ADT/SmallPtrSet.h"
#include "llvm/ADT/StringSet.h"

namespace clang::templates {

/// The deepest class hierarchies and expressions that are looked at.
static constexpr unsigned MaxDepth = 16;

//===----------------------------------------------------------------------===//
// Expressions, in patterns as well
//===----------------------------------------------------------------------===//

/// Whether \p Call yields its first argument: std::move, pointer casts. By name
/// only, as patterns do not know which function they call.
static bool isIdentity(const CallExpr &Call) {
  static const auto Names = [] {
    llvm::StringSet<> Names;
    for (const knowledge::LibraryCall &Row : knowledge::libraryCalls())
      if (Row.Effect == knowledge::CallEffect::Identity)
        Names.insert(StringRef(Row.Name).rsplit("::").second);
    return Names;
  }();
  return Call.getNumArgs() == 1 && Names.contains(calleeName(Call));
}

/// The object that a member is taken of, and the member; no member if \p E is
/// something else.
struct MemberAccess {
  const Expr *Object = nullptr;
  const ValueDecl *Member = nullptr;
  DeclarationName Name;
};

static MemberAccess memberAccess(const Expr *E) {
  if (const auto *Member = dyn_cast<MemberExpr>(E))
    return {Member->getBase(), Member->getMemberDecl(),
            Member->getMemberDecl()->getDeclName()};
  if (const auto *Member = dyn_cast<CXXDependentScopeMemberExpr>(E))
    return {Member->isImplicitAccess() ? nullptr : Member->getBase(), nullptr,
            Member->getMember()};
  if (const auto *Member = dyn_cast<UnresolvedMemberExpr>(E))
    return {Member->isImplicitAccess() ? nullptr : Member->getBase(), nullptr,
            Member->getMemberName()};
  return {};
}

static MemberAccess memberCalled(const CallExpr &Call) {
  return memberAccess(Call.getCallee()->IgnoreParenImpCasts());
}

/// What \p E hands on: the same pointer, what it points to, or a copy of the
/// pointer. `std::move(p)`, `p.get()`, `*p` and `Pointer(p)` hand on `p`.
static const Expr *handedOn(const Expr *E) {
  while (E) {
    E = E->IgnoreImplicit()->IgnoreParenCasts()->IgnoreImplicit();
    const Expr *Inner = nullptr;
    if (const auto *Made = dyn_cast<CXXConstructExpr>(E)) {
      if (Made->getNumArgs() == 1 ||
          (Made->getNumArgs() > 1 && isa<CXXDefaultArgExpr>(Made->getArg(1))))
        Inner = Made->getArg(0);
    } else if (const auto *Made = dyn_cast<CXXUnresolvedConstructExpr>(E)) {
      if (Made->getNumArgs() == 1)
        Inner = Made->getArg(0);
    } else if (const auto *List = dyn_cast<InitListExpr>(E)) {
      if (List->getNumInits() == 1)
        Inner = List->getInit(0);
    } else if (const auto *Unary = dyn_cast<UnaryOperator>(E)) {
      if (Unary->getOpcode() == UO_Deref || Unary->getOpcode() == UO_AddrOf)
        Inner = Unary->getSubExpr();
    } else if (const auto *Call = dyn_cast<CXXOperatorCallExpr>(E)) {
      if (Call->getNumArgs() == 1 &&
          (Call->getOperator() == OO_Star || Call->getOperator() == OO_Arrow ||
           Call->getOperator() == OO_Amp))
        Inner = Call->getArg(0);
    } else if (const auto *Call = dyn_cast<CallExpr>(E)) {
      if (isIdentity(*Call))
        Inner = Call->getArg(0);
      else if (Call->getNumArgs() == 0 &&
               llvm::is_contained(knowledge::pointerReaders(),
                                  calleeName(*Call)))
        Inner = memberCalled(*Call).Object;
    }
    if (!Inner)
      break;
    E = Inner;
  }
  return E;
}

/// The variable that \p E hands on; null if it is none.
static const VarDecl *variableOf(const Expr *E) {
  const auto *Ref = dyn_cast_or_null<DeclRefExpr>(handedOn(E));
  return Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
}

static bool isThis(const Expr *E) {
  return !E || isa<CXXThisExpr>(E->IgnoreParenCasts());
}

namespace {

/// `Left = Right`, in any spelling.
struct Assignment {
  const Expr *Left = nullptr, *Right = nullptr;
};

} // namespace

static std::optional<Assignment> assignment(const Expr *E) {
  if (const auto *Binary = dyn_cast<BinaryOperator>(E);
      Binary && Binary->getOpcode() == BO_Assign)
    return Assignment{Binary->getLHS(), Binary->getRHS()};
  if (const auto *Call = dyn_cast<CXXOperatorCallExpr>(E)) {
    if (Call->getOperator() == OO_Equal && Call->getNumArgs() == 2)
      return Assignment{Call->getArg(0), Call->getArg(1)};
    return std::nullopt;
  }
  const auto *Call = dyn_cast<CallExpr>(E);
  if (!Call)
    return std::nullopt;
  const StringRef Name = calleeName(*Call);
  const MemberAccess Callee = memberCalled(*Call);
  if (Callee.Object && Call->getNumArgs() == 1 &&
      (Name == "reset" || Name == "swap"))
    return Assignment{Callee.Object, Call->getArg(0)};
  if (!Callee.Name && Call->getNumArgs() == 2 &&
      (Name == "swap" || Name == "exchange"))
    return Assignment{Call->getArg(0), Call->getArg(1)};
  return std::nullopt;
}

//===----------------------------------------------------------------------===//
// Members
//===----------------------------------------------------------------------===//

static bool isClassOrBase(const CXXRecordDecl *Class, const CXXRecordDecl &Of,
                          unsigned Depth = 0) {
  if (!Class || Depth > MaxDepth || !Of.hasDefinition())
    return false;
  if (Class->getCanonicalDecl() == Of.getCanonicalDecl())
    return true;
  return llvm::any_of(
      Of.getDefinition()->bases(), [&](const CXXBaseSpecifier &Base) {
        const CXXRecordDecl *Pattern = classPattern(Base.getType());
        return Pattern && isClassOrBase(Class, *Pattern, Depth + 1);
      });
}

bool pointsToOwnClass(const FieldDecl &Field, const TypeClassifier &Types) {
  QualType Pointer = Field.getType();
  if (const NamedDecl *Wrapper = TypeClassifier::classOf(Pointer);
      Wrapper && libraryName(*Wrapper) == "std::optional")
    Pointer = pointeeType(Pointer);
  const auto *Class = dyn_cast<CXXRecordDecl>(Field.getDeclContext());
  return Class && Field.getIdentifier() && !Class->isLambda() &&
         !Class->isInvalidDecl() && !Class->getTemplateInstantiationPattern() &&
         Types.pointer(Pointer) == Ownership::Shared &&
         isClassOrBase(classPattern(pointeeType(Pointer)), *Class);
}

/// The methods of \p Class as they are written, member templates included.
static std::vector<const CXXMethodDecl *>
methodsOf(const CXXRecordDecl &Class) {
  std::vector<const CXXMethodDecl *> Methods;
  for (const Decl *Member : Class.decls()) {
    if (const auto *Template = dyn_cast<FunctionTemplateDecl>(Member))
      Member = Template->getTemplatedDecl();
    const auto *Method = dyn_cast<CXXMethodDecl>(Member);
    const FunctionDecl *Definition = nullptr;
    if (Method && !Method->isImplicit() && Method->isDefined(Definition) &&
        Definition->getBody())
      Methods.push_back(cast<CXXMethodDecl>(Definition));
  }
  return Methods;
}

namespace {

/// One member that points to its own class, and what hands it out.
class ChainLink {
public:
  ChainLink(const FieldDecl &Field, ArrayRef<const CXXMethodDecl *> Methods);

  /// Whether \p E is the member, or a call of a method that returns it.
  /// \p ByName: what is not resolved counts, too.
  bool isTakenBy(const Expr *E, bool ByName) const;
  /// The methods that return it.
  ArrayRef<const NamedDecl *> accessors() const { return Accessors; }
  /// The object whose member \p E is; only if `isTakenBy`. Null for `this`.
  static const Expr *objectOf(const Expr *E);

  const FieldDecl &Field;

private:
  bool isField(const MemberAccess &Access, bool ByName) const;

  llvm::SmallVector<const NamedDecl *, 4> Accessors;
};

} // namespace

ChainLink::ChainLink(const FieldDecl &Field,
                     ArrayRef<const CXXMethodDecl *> Methods)
    : Field(Field) {
  for (const CXXMethodDecl *Method : Methods) {
    const auto *Body = dyn_cast<CompoundStmt>(Method->getBody());
    if (!Body || Body->size() != 1 || !Method->getIdentifier())
      continue;
    const auto *Return = dyn_cast<ReturnStmt>(Body->body_front());
    const Expr *Value = Return ? handedOn(Return->getRetValue()) : nullptr;
    if (!Value || !isField(memberAccess(Value), /*ByName=*/true))
      continue;
    Accessors.push_back(Method->getCanonicalDecl());
  }
}

bool ChainLink::isField(const MemberAccess &Access, bool ByName) const {
  if (const auto *Member = dyn_cast_or_null<FieldDecl>(Access.Member))
    return patternField(Member) == &Field;
  return ByName && !Access.Member && Access.Name &&
         Access.Name == Field.getDeclName();
}

bool ChainLink::isTakenBy(const Expr *E, bool ByName) const {
  E = handedOn(E);
  if (!E)
    return false;
  if (isField(memberAccess(E), ByName))
    return true;
  const auto *Call = dyn_cast<CallExpr>(E);
  if (!Call || Call->getNumArgs() != 0)
    return false;
  const MemberAccess Callee = memberCalled(*Call);
  if (const auto *Method = dyn_cast_or_null<CXXMethodDecl>(Callee.Member))
    return llvm::is_contained(Accessors,
                              patternFunction(Method)->getCanonicalDecl());
  return ByName && llvm::any_of(Accessors, [&](const NamedDecl *Accessor) {
           return Accessor->getDeclName() == Callee.Name;
         });
}

const Expr *ChainLink::objectOf(const Expr *E) {
  E = handedOn(E);
  if (const auto *Call = dyn_cast<CallExpr>(E))
    return memberCalled(*Call).Object;
  return memberAccess(E).Object;
}

//===----------------------------------------------------------------------===//
// Setters
//===----------------------------------------------------------------------===//

namespace {

/// Looks for what a setter stores in a member, and for whatever may keep it
/// from storing a pointer back to the object.
class SetterReader : public RecursiveASTVisitor<SetterReader> {
public:
  SetterReader(const CXXMethodDecl &Method, const FieldDecl &Link)
      : Method(Method), Link(Link) {}

  bool VisitExpr(Expr *E) {
    const std::optional<Assignment> Assigned = assignment(E);
    if (!Assigned)
      return true;
    const Expr *Left = handedOn(Assigned->Left);
    const MemberAccess To = Left ? memberAccess(Left) : MemberAccess();
    const auto *From =
        dyn_cast_or_null<ParmVarDecl>(variableOf(Assigned->Right));
    if (To.Member == &Link && isThis(To.Object) && From &&
        From->getDeclContext() == &Method)
      Stored = From;
    return true;
  }

  // `*this` is handed back, members are taken of `this`: no comparison.
  bool TraverseReturnStmt(ReturnStmt *S) {
    const Expr *Value = S->getRetValue();
    return (Value && isThis(handedOn(Value))) ||
           RecursiveASTVisitor::TraverseReturnStmt(S);
  }
  bool TraverseMemberExpr(MemberExpr *E) {
    return isThis(E->getBase()) || RecursiveASTVisitor::TraverseMemberExpr(E);
  }
  bool TraverseCXXDependentScopeMemberExpr(CXXDependentScopeMemberExpr *E) {
    return E->isImplicitAccess() || isThis(E->getBase()) ||
           RecursiveASTVisitor::TraverseCXXDependentScopeMemberExpr(E);
  }
  bool VisitCXXThisExpr(CXXThisExpr *E) {
    IsGuarded |= !E->isImplicit();
    return true;
  }
  bool VisitWhileStmt(WhileStmt *) { return guard(); }
  bool VisitDoStmt(DoStmt *) { return guard(); }
  bool VisitForStmt(ForStmt *) { return guard(); }
  bool VisitCXXForRangeStmt(CXXForRangeStmt *) { return guard(); }
  bool VisitBinaryOperator(BinaryOperator *E) {
    IsGuarded |= E->isRelationalOp();
    return true;
  }
  bool VisitCallExpr(CallExpr *E) {
    const StringRef Name = calleeName(*E);
    if (llvm::is_contained(knowledge::selfAccessors(), Name))
      return guard();
    if (isa<CXXOperatorCallExpr>(E) || assignment(E) || isIdentity(*E) ||
        isa_and_nonnull<CXXConversionDecl>(E->getCalleeDecl()) ||
        llvm::is_contained(knowledge::pointerReaders(), Name))
      return true;
    // Cannot tell what others do with the pointer.
    const Expr *Object = memberCalled(*E).Object;
    IsGuarded |= (Object && isParameter(Object)) ||
                 llvm::any_of(E->arguments(), [&](const Expr *Arg) {
                   return isParameter(Arg);
                 });
    return true;
  }

  const ParmVarDecl *Stored = nullptr;
  bool IsGuarded = false;

private:
  bool guard() { return IsGuarded = true; }
  static bool isParameter(const Expr *E) {
    return isa_and_nonnull<ParmVarDecl>(variableOf(E));
  }

  const CXXMethodDecl &Method;
  const FieldDecl &Link;
};

} // namespace

/// The parameter that \p Method stores in \p Link without a guard; null if it
/// does not, if only the class itself can call it, or if it is no setter: the
/// pointer may be fresh in a copy.
static const ParmVarDecl *storedUnguarded(const CXXMethodDecl &Method,
                                          const FieldDecl &Link,
                                          const TypeClassifier &Types) {
  if (Method.isStatic() || Method.getAccess() == AS_private ||
      Method.getAccess() == AS_protected || Method.isDeleted() ||
      isa<CXXConstructorDecl, CXXDestructorDecl>(Method) ||
      Method.getOverloadedOperator() == OO_Equal)
    return nullptr;
  SetterReader Reader(Method, Link);
  Reader.TraverseStmt(Method.getBody());
  if (!Reader.Stored || Reader.IsGuarded)
    return nullptr;
  const QualType T = Reader.Stored->getType().getNonReferenceType();
  if (Types.pointer(T) != Ownership::Shared && !T->isTemplateTypeParmType())
    return nullptr;
  return Reader.Stored;
}

//===----------------------------------------------------------------------===//
// Walks
//===----------------------------------------------------------------------===//

namespace {

/// Whether something in a statement ends what follows a chain: a number that is
/// compared or counted down, a set of what was seen, a second pointer.
class LimitFinder : public RecursiveASTVisitor<LimitFinder> {
public:
  /// \p Link holds the chain together.
  explicit LimitFinder(const FieldDecl &Link) : Link(Link) {}

  bool VisitBinaryOperator(BinaryOperator *E) {
    if (E->isRelationalOp())
      Found = true;
    else if (E->isEqualityOp())
      compare(E->getLHS(), E->getRHS());
    return !Found;
  }
  bool VisitCXXOperatorCallExpr(CXXOperatorCallExpr *E) {
    const OverloadedOperatorKind Is = E->getOperator();
    if (Is == OO_Less || Is == OO_Greater || Is == OO_LessEqual ||
        Is == OO_GreaterEqual)
      Found = true;
    else if (E->getNumArgs() == 2 &&
             (Is == OO_EqualEqual || Is == OO_ExclaimEqual))
      compare(E->getArg(0), E->getArg(1));
    return !Found;
  }
  bool VisitUnaryOperator(UnaryOperator *E) {
    Found |= E->isDecrementOp();
    return !Found;
  }
  bool VisitCallExpr(CallExpr *E) {
    Found |= llvm::is_contained(knowledge::visitRecorders(), calleeName(*E)) &&
             !isOwnMember(memberCalled(*E).Object);
    return !Found;
  }

  bool Found = false;

private:
  /// Whether each object of the chain has the container \p E of its own, which
  /// says nothing of the others.
  bool isOwnMember(const Expr *E) const {
    E = handedOn(E);
    const auto *Field =
        E ? dyn_cast_or_null<FieldDecl>(memberAccess(E).Member) : nullptr;
    return Field && patternField(Field)->getParent() == Link.getParent();
  }
  void compare(const Expr *Left, const Expr *Right) {
    // A counter, or the object that the walk began with.
    Found |= isLimit(Left) || isLimit(Right);
  }
  static bool isLimit(const Expr *E) {
    E = handedOn(E);
    if (!E || isa<CXXThisExpr>(E))
      return true;
    const auto *Ref = dyn_cast<DeclRefExpr>(E);
    const auto *Var = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
    return Var && Var->isLocalVarDecl() && Var->getType()->isIntegerType();
  }

  const FieldDecl &Link;
};

} // namespace

static bool isLimited(const Stmt &S, const FieldDecl &Link) {
  LimitFinder Finder(Link);
  Finder.TraverseStmt(const_cast<Stmt *>(&S));
  return Finder.Found;
}

namespace {

/// Looks for a loop or recursion in one function that follows a chain.
class WalkFinder : public RecursiveASTVisitor<WalkFinder> {
public:
  WalkFinder(const FunctionDecl &Function, const ChainLink &Link, bool ByName)
      : Function(Function), Link(Link), ByName(ByName) {}

  bool TraverseForStmt(ForStmt *S) {
    return inLoop(S, [&] { return RecursiveASTVisitor::TraverseForStmt(S); });
  }
  bool TraverseWhileStmt(WhileStmt *S) {
    return inLoop(S, [&] { return RecursiveASTVisitor::TraverseWhileStmt(S); });
  }
  bool TraverseDoStmt(DoStmt *S) {
    return inLoop(S, [&] { return RecursiveASTVisitor::TraverseDoStmt(S); });
  }

  bool VisitVarDecl(VarDecl *Var) {
    if (Var->getInit() && Link.isTakenBy(Var->getInit(), ByName))
      Followed.insert(Var);
    return true;
  }

  bool VisitExpr(Expr *E) {
    const std::optional<Assignment> Assigned = assignment(E);
    if (!Assigned || Loops.empty())
      return true;
    // p = p->link, or p = q where q is p->link.
    const VarDecl *Var = variableOf(Assigned->Left);
    if (!Var)
      return true;
    if (Link.isTakenBy(Assigned->Right, ByName)) {
      const Expr *Object = ChainLink::objectOf(Assigned->Right);
      if (Object && variableOf(Object) == Var)
        found(Loops.back());
    } else if (const VarDecl *Next = variableOf(Assigned->Right);
               Next && Followed.contains(Next) &&
               Loops.back()->getBeginLoc() < Next->getLocation()) {
      found(Loops.back());
    }
    return true;
  }

  bool VisitCallExpr(CallExpr *E) {
    // link->f(...) in f(...), f(*object.link) in f(object).
    if (!isSameFunction(*E))
      return true;
    const Expr *Object = memberCalled(*E).Object;
    if ((Object && isFollowed(Object)) ||
        llvm::any_of(E->arguments(),
                     [&](const Expr *Arg) { return isFollowed(Arg); }))
      found(E);
    return true;
  }

  const Stmt *Walk = nullptr;

private:
  template <typename Traversal> bool inLoop(Stmt *Loop, Traversal Traverse) {
    Loops.push_back(Loop);
    const bool GoOn = Traverse();
    Loops.pop_back();
    return GoOn;
  }

  bool isSameFunction(const CallExpr &Call) const {
    if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(&Call))
      return Operator->getOperator() == Function.getOverloadedOperator();
    const IdentifierInfo *Name = Function.getIdentifier();
    return Name && calleeName(Call) == Name->getName() &&
           Call.getNumArgs() == Function.getNumParams();
  }

  bool isFollowed(const Expr *E) const {
    return Link.isTakenBy(E, ByName) || Followed.contains(variableOf(E));
  }

  void found(const Stmt *S) {
    const Stmt &Bounds = isa<CallExpr>(S) ? *Function.getBody() : *S;
    if (!Walk && !isLimited(Bounds, Link.Field))
      Walk = S;
  }

  const FunctionDecl &Function;
  const ChainLink &Link;
  const bool ByName;
  llvm::SmallVector<const Stmt *, 2> Loops;
  llvm::SmallPtrSet<const VarDecl *, 2> Followed;
};

} // namespace

/// Whether \p Function is a member of \p Class or has a parameter that is or
/// points to one: what it does not resolve is meant for the class.
static bool worksOn(const FunctionDecl &Function, const CXXRecordDecl &Class,
                    const TypeClassifier &Types) {
  if (const auto *Method = dyn_cast<CXXMethodDecl>(&Function))
    if (isClassOrBase(&Class, *Method->getParent()))
      return true;
  return llvm::any_of(Function.parameters(), [&](const ParmVarDecl *P) {
    const CXXRecordDecl *Of =
        classPattern(innermostAccessed(P->getType(), Types));
    return Of && Of->getCanonicalDecl() == Class.getCanonicalDecl();
  });
}

//===----------------------------------------------------------------------===//
// Rings
//===----------------------------------------------------------------------===//

namespace {

/// Looks for what makes an object own itself, in one function: `a->set(a)`, or
/// `a->set(b)` and `b->set(a)`.
class ClosedRingFinder : public RecursiveASTVisitor<ClosedRingFinder> {
public:
  ClosedRingFinder(const FieldDecl &Link, const CXXMethodDecl *Setter,
                   const ParmVarDecl *Stored)
      : Link(Link), Setter(Setter), Stored(Stored) {}

  bool VisitExpr(Expr *E) {
    if (const std::optional<Assignment> Assigned = assignment(E)) {
      const Expr *Left = handedOn(Assigned->Left);
      const MemberAccess To = Left ? memberAccess(Left) : MemberAccess();
      const auto *Field = dyn_cast_or_null<FieldDecl>(To.Member);
      if (Field && patternField(Field) == &Link && To.Object)
        connect(To.Object, Assigned->Right, E);
    }
    return true;
  }

  bool VisitCallExpr(CallExpr *E) {
    const MemberAccess Callee = memberCalled(*E);
    if (const auto *Field =
            Callee.Object ? dyn_cast_or_null<FieldDecl>(
                                memberAccess(handedOn(Callee.Object)).Member)
                          : nullptr;
        Field && patternField(Field) == &Link && E->getNumArgs() == 0 &&
        calleeName(*E) == "reset")
      IsTakenApart = true;
    const auto *Method = dyn_cast_or_null<CXXMethodDecl>(Callee.Member);
    if (!Setter || !Method || !Callee.Object ||
        patternFunction(Method)->getCanonicalDecl() !=
            Setter->getCanonicalDecl() ||
        Stored->getFunctionScopeIndex() >= E->getNumArgs())
      return true;
    connect(Callee.Object, E->getArg(Stored->getFunctionScopeIndex()), E);
    return true;
  }

  /// Null if something takes the ring apart again.
  const Expr *ring() const { return IsTakenApart ? nullptr : Ring; }

private:
  void connect(const Expr *Owner, const Expr *Owned, const Expr *At) {
    const VarDecl *From = variableOf(Owner), *To = variableOf(Owned);
    if (From && To) {
      Edges.insert({From, To});
      if (!Ring && (From == To || Edges.contains({To, From})))
        Ring = At;
      return;
    }
    const Expr *Value = handedOn(Owned);
    IsTakenApart |= Value && !isa<MemberExpr>(Value) && !isa<CallExpr>(Value);
  }

  const FieldDecl &Link;
  const CXXMethodDecl *Setter;
  const ParmVarDecl *Stored;
  llvm::DenseSet<std::pair<const VarDecl *, const VarDecl *>> Edges;
  const Expr *Ring = nullptr;
  bool IsTakenApart = false;
};

} // namespace

//===----------------------------------------------------------------------===//
// Findings
//===----------------------------------------------------------------------===//

/// Whether \p Link is what holds a list or tree together, by the names.
static bool isNode(const FieldDecl &Link, const CXXRecordDecl &Class) {
  return hasWord(Class.getName(), knowledge::nodeClassWords()) ||
         hasWord(Link.getName(), knowledge::nodeMemberWords());
}

namespace {

/// The functions that name a member: by its declaration, and by its name where
/// that waits for a type.
class MemberMentions : public RecursiveASTVisitor<MemberMentions> {
public:
  explicit MemberMentions(const FunctionsWithBodies &Functions) {
    for (const FunctionDecl *Function : Functions.All) {
      if (isInstantiated(*Function) || !Function->getBody())
        continue;
      TraverseStmt(Function->getBody());
      ++Number;
      All.push_back(Function);
    }
  }

  bool VisitMemberExpr(MemberExpr *E) {
    return add(keyOf(*E->getMemberDecl()));
  }
  bool VisitCXXDependentScopeMemberExpr(CXXDependentScopeMemberExpr *E) {
    return add(E->getMember().getAsOpaquePtr());
  }
  bool VisitUnresolvedMemberExpr(UnresolvedMemberExpr *E) {
    return add(E->getMemberName().getAsOpaquePtr());
  }

  /// Those that name one of \p Members, in their order.
  std::vector<const FunctionDecl *>
  of(ArrayRef<const NamedDecl *> Members) const {
    std::vector<unsigned> Numbers;
    for (const NamedDecl *Member : Members)
      for (const void *Key :
           {keyOf(*Member),
            (const void *)Member->getDeclName().getAsOpaquePtr()})
        if (const auto It = Mentions.find(Key); It != Mentions.end())
          Numbers.insert(Numbers.end(), It->second.begin(), It->second.end());
    llvm::sort(Numbers);
    Numbers.erase(llvm::unique(Numbers), Numbers.end());
    std::vector<const FunctionDecl *> Result;
    for (unsigned N : Numbers)
      Result.push_back(All[N]);
    return Result;
  }

private:
  static const void *keyOf(const NamedDecl &Member) {
    if (const auto *Field = dyn_cast<FieldDecl>(&Member))
      return patternField(Field);
    if (const auto *Function = dyn_cast<FunctionDecl>(&Member))
      return patternFunction(Function)->getCanonicalDecl();
    return &Member;
  }
  bool add(const void *Key) {
    std::vector<unsigned> &Numbers = Mentions[Key];
    if (Numbers.empty() || Numbers.back() != Number)
      Numbers.push_back(Number);
    return true;
  }

  std::vector<const FunctionDecl *> All;
  llvm::DenseMap<const void *, std::vector<unsigned>> Mentions;
  unsigned Number = 0;
};

} // namespace

static std::optional<SelfOwner> examine(const FieldDecl &Field,
                                        const MemberMentions &Mentions,
                                        const TypeClassifier &Types) {
  SelfOwner Found;
  Found.Class = cast<CXXRecordDecl>(Field.getDeclContext());
  Found.Link = &Field;
  const std::vector<const CXXMethodDecl *> Methods = methodsOf(*Found.Class);
  for (const CXXMethodDecl *Method : Methods) {
    Found.Stored = storedUnguarded(*Method, Field, Types);
    if (Found.Stored) {
      Found.Setter = Method;
      break;
    }
  }
  if (!Found.Setter && Field.getAccess() != AS_public)
    return std::nullopt;
  const ChainLink Link(Field, Methods);
  const bool WalksCount = Found.Setter && !isNode(Field, *Found.Class);
  llvm::SmallVector<const NamedDecl *, 4> Members(Link.accessors());
  Members.push_back(&Field);
  if (Found.Setter)
    Members.push_back(Found.Setter);
  for (const FunctionDecl *Function : Mentions.of(Members)) {
    if (!Found.Ring) {
      ClosedRingFinder Finder(Field, Found.Setter, Found.Stored);
      Finder.TraverseStmt(Function->getBody());
      Found.Ring = Finder.ring();
    }
    if (WalksCount && !Found.Walk) {
      WalkFinder Finder(*Function, Link,
                        worksOn(*Function, *Found.Class, Types));
      Finder.TraverseStmt(Function->getBody());
      Found.Walk = Finder.Walk;
      Found.Walker = Function;
    }
  }
  if (!Found.Walk)
    Found.Walker = nullptr;
  if (!Found.Walk && !Found.Ring)
    return std::nullopt;
  return Found;
}

std::vector<SelfOwner> findSelfOwners(ArrayRef<const FieldDecl *> Links,
                                      const FunctionsWithBodies &Functions,
                                      const TypeClassifier &Types) {
  std::vector<SelfOwner> Result;
  if (Links.empty())
    return Result;
  const MemberMentions Mentions(Functions);
  for (const FieldDecl *Link : Links)
    if (std::optional<SelfOwner> Found = examine(*Link, Mentions, Types))
      Result.push_back(*Found);
  return Result;
}

} // namespace clang::templates
