//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/Facts/ContainerUses.h"
#include "lib/AST/Names.h"
#include "clang/AST/DeclTemplate.h"
#include "llvm/ADT/StringMap.h"

namespace clang::templates {

using knowledge::ContainerShape;
using knowledge::SizeEffect;
using Kind = ContainerUse::Kind;

//===----------------------------------------------------------------------===//
// Names
//===----------------------------------------------------------------------===//

static StringRef nameOf(DeclarationName Name) {
  const IdentifierInfo *Id = Name.getAsIdentifierInfo();
  return Id ? Id->getName() : StringRef();
}

/// The name of the member that \p E accesses; empty if it is none.
static DeclarationName memberNameOf(const Expr &E) {
  if (const auto *Member = dyn_cast<MemberExpr>(&E))
    return Member->getMemberDecl()->getDeclName();
  if (const auto *Member = dyn_cast<CXXDependentScopeMemberExpr>(&E))
    return Member->getMember();
  if (const auto *Member = dyn_cast<UnresolvedMemberExpr>(&E))
    return Member->getMemberName();
  return {};
}
static StringRef memberName(const Expr *E) { return nameOf(memberNameOf(*E)); }

/// The function that a call names, its pattern if it is a template; null if
/// there are several or none.
static const FunctionDecl *calleeOf(const CallExpr &Call) {
  if (const FunctionDecl *Callee = Call.getDirectCallee())
    return patternFunction(Callee);
  const auto *Overloads =
      dyn_cast<OverloadExpr>(Call.getCallee()->IgnoreParenImpCasts());
  if (!Overloads || Overloads->getNumDecls() != 1)
    return nullptr;
  const NamedDecl *D = (*Overloads->decls_begin())->getUnderlyingDecl();
  if (const auto *Template = dyn_cast<FunctionTemplateDecl>(D))
    D = Template->getTemplatedDecl();
  return dyn_cast<FunctionDecl>(D);
}

static StringRef calleeName(const CallExpr &Call) {
  if (const FunctionDecl *Callee = Call.getDirectCallee())
    return simpleName(*Callee);
  const Expr *Callee = Call.getCallee()->IgnoreParenImpCasts();
  if (const auto *Overloads = dyn_cast<OverloadExpr>(Callee))
    return nameOf(Overloads->getName());
  if (const auto *Ref = dyn_cast<DependentScopeDeclRefExpr>(Callee))
    return nameOf(Ref->getDeclName());
  return memberName(Callee);
}

/// Whether code of the project, and no library, defines what \p D names.
static bool isOwn(const Decl &D, const ASTContext &Context) {
  return !Context.getSourceManager().isInSystemHeader(D.getLocation());
}

//===----------------------------------------------------------------------===//
// Guards
//===----------------------------------------------------------------------===//

/// Whether \p S contains, among its first nodes, one that \p Is.
static bool contains(const Stmt *S, llvm::function_ref<bool(const Expr &)> Is) {
  llvm::SmallVector<const Stmt *, 16> Todo = {S};
  for (unsigned Seen = 0; !Todo.empty() && Seen < 1024; ++Seen) {
    S = Todo.pop_back_val();
    if (!S)
      continue;
    if (const auto *E = dyn_cast<Expr>(S); E && Is(*E))
      return true;
    Todo.append(S->child_begin(), S->child_end());
  }
  return false;
}

static bool mentions(const Expr &E, const ValueDecl *D) {
  return contains(&E, [&](const Expr &Part) {
    if (const auto *Ref = dyn_cast<DeclRefExpr>(&Part))
      return patternValue(Ref->getDecl()) == D;
    if (const auto *Member = dyn_cast<MemberExpr>(&Part))
      return patternValue(Member->getMemberDecl()) == D;
    return false;
  });
}

/// Whether \p Condition asks how many elements \p Container has; with
/// \p OrNone, whether it has any.
static bool asksSize(const Expr *Condition, const ValueDecl *Container,
                     bool OrNone) {
  return contains(Condition, [&](const Expr &E) {
    StringRef Name = memberName(&E);
    if (Name.empty())
      return false;
    const std::optional<SizeEffect> Effect = memberSizeEffect(Name);
    return (Effect == SizeEffect::Size ||
            (OrNone && (Name == "empty" || Name == "isEmpty"))) &&
           mentions(E, Container);
  });
}

/// The variable that \p E names, or is a call of a member of.
static const VarDecl *variableOf(const Expr &E) {
  const Expr *Object = &E;
  if (const auto *Call = dyn_cast<CXXMemberCallExpr>(Object))
    Object = Call->getImplicitObjectArgument();
  const auto *Ref =
      Object ? dyn_cast<DeclRefExpr>(Object->IgnoreParenImpCasts()) : nullptr;
  return Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
}

/// Whether \p Condition reads a flag that \p Body sets, and that stays when the
/// function returns: what it guards runs once.
static bool readsFlag(const Expr *Condition, const Stmt *Body) {
  return contains(Condition, [&](const Expr &E) {
    const VarDecl *Flag = variableOf(E);
    if (!Flag || !Flag->hasGlobalStorage() ||
        Flag->getType().isConstQualified())
      return false;
    if (const auto *Call = dyn_cast<CXXMemberCallExpr>(&E)) {
      // flag.exchange(true), flag.test_and_set()
      const NamedDecl *Class = TypeClassifier::classOf(Flag->getType());
      return Class && simpleName(*Class).starts_with("atomic") &&
             Call->getMethodDecl() && !Call->getMethodDecl()->isConst();
    }
    return Flag->getType()->isBooleanType() &&
           contains(Body, [&](const Expr &Part) {
             const auto *Op = dyn_cast<BinaryOperator>(&Part);
             return Op && Op->isAssignmentOp() &&
                    variableOf(*Op->getLHS()) == Flag;
           });
  });
}

static bool leaves(const Stmt *S) {
  if (const auto *Block = dyn_cast_or_null<CompoundStmt>(S))
    S = Block->body_empty() ? nullptr : Block->body_back();
  return isa_and_nonnull<ReturnStmt, ContinueStmt, BreakStmt, CXXThrowExpr>(S);
}

/// Whether one of the conditions that decide if what lies in \p Inside is
/// reached \p Is: from the inside out, up to the lambda around it.
static bool anyCondition(ArrayRef<Enclosing> Inside,
                         llvm::function_ref<bool(const Expr *)> Is) {
  const Stmt *Child = nullptr;
  for (Enclosing Around : llvm::reverse(Inside)) {
    const auto *S = dyn_cast<const Stmt *>(Around);
    if (!S)
      continue;
    if (const auto *If = dyn_cast<IfStmt>(S)) {
      if (Child != If->getCond() && If->getCond() && Is(If->getCond()))
        return true;
    } else if (const auto *While = dyn_cast<WhileStmt>(S)) {
      if (Child != While->getCond() && Is(While->getCond()))
        return true;
    } else if (const auto *Choice = dyn_cast<ConditionalOperator>(S)) {
      if (Child != Choice->getCond() && Is(Choice->getCond()))
        return true;
    } else if (const auto *And = dyn_cast<BinaryOperator>(S);
               And && And->isLogicalOp()) {
      if (Child == And->getRHS() && Is(And->getLHS()))
        return true;
    } else if (const auto *Block = dyn_cast<CompoundStmt>(S)) {
      for (const Stmt *Before : Block->body()) {
        if (Before == Child)
          break;
        const auto *If = dyn_cast<IfStmt>(Before);
        if (If && If->getCond() && leaves(If->getThen()) && Is(If->getCond()))
          return true;
      }
    }
    if (isa<LambdaExpr>(S))
      return false;
    Child = S;
  }
  return false;
}

static bool isStatic(const VarDecl &Var) {
  return Var.hasGlobalStorage() && !isa<ParmVarDecl>(Var);
}

/// Whether what lies in \p Inside runs at most once for each copy of the code:
/// in the initialiser of a variable with static duration, or under call_once.
static bool runsOnce(ArrayRef<Enclosing> Inside) {
  bool InLambda = false;
  for (Enclosing Around : llvm::reverse(Inside)) {
    if (const auto *D = dyn_cast<const Decl *>(Around)) {
      const auto *Var = dyn_cast<VarDecl>(D);
      if (Var && isStatic(*Var) && !InLambda)
        return true;
      if (isa<FunctionDecl>(D))
        return false;
      continue;
    }
    const auto *S = cast<const Stmt *>(Around);
    if (isa<LambdaExpr>(S)) {
      InLambda = true;
    } else if (const auto *Call = dyn_cast<CallExpr>(S)) {
      if (InLambda &&
          llvm::is_contained(knowledge::onceCalls(), calleeName(*Call)))
        return true;
      // Called where it is written.
      const Expr *Callee =
          isa<CXXOperatorCallExpr>(Call) ? Call->getArg(0) : Call->getCallee();
      if (isa<LambdaExpr>(Callee->IgnoreParenImpCasts()))
        InLambda = false;
    }
  }
  return false;
}

//===----------------------------------------------------------------------===//
// Collecting
//===----------------------------------------------------------------------===//

namespace {

/// A declaration that stands for a container, or for a part of it.
struct Handle {
  ContainerUses *Uses;
  unsigned Level;
  QualType Type;
  /// It holds the number of elements.
  bool IsSize = false;
};

} // namespace

/// One walk: classifies each mention of the containers that it knows.
class UseCollector {
public:
  UseCollector(ContainerUseFinder &Finder)
      : Finder(Finder), Context(Finder.Context), Mentions(Finder.Context) {}

  void add(const ValueDecl &D, Handle H) {
    const ValueDecl *Pattern = patternValue(&D);
    Mentions.track(*Pattern);
    auto &Of = Handles[Pattern];
    if (llvm::none_of(Of, [&](const Handle &Other) {
          return Other.Uses == H.Uses && Other.Level == H.Level;
        }))
      Of.push_back(H);
  }
  /// Takes the containers of the object of a member function for one.
  void addThis(Handle H) {
    Mentions.trackThis();
    This = H;
  }

  /// Looks into \p Roots, into all of the code if there are none.
  void collect(ArrayRef<const Decl *> Roots) {
    walk(Roots);
    if (Accessors.empty())
      return;
    // Their calls may lie before them.
    UseCollector Calls(Finder);
    for (auto &[Accessor, H] : Accessors)
      Calls.add(*Accessor, H);
    Calls.walk({});
    Calls.loseAccessors();
  }
  /// As collect, for one function: what it yields is used in its callers.
  void collectIn(const FunctionDecl &Function) {
    walk({&Function});
    loseAccessors();
  }

  /// Whether an object of type \p T is, or has, a container of the project's.
  bool mayHoldContainers(QualType T) const {
    T = innermostAccessed(T, Finder.Types);
    const CXXRecordDecl *Class = T.isNull() ? nullptr : classPattern(T);
    return containerType(T) || (Class && isOwn(*Class, Context));
  }

private:
  /// Where the climb from a mention has come to: \p E is an object of type \p T
  /// that lies in the last of \p Inside.
  struct Step {
    const Mention &M;
    Handle H;
    const Expr *E;
    ArrayRef<Enclosing> Inside;
    QualType T;
    unsigned Level;
    /// The object is seen as constant from here on.
    bool Const = false;
    /// \p E is a pointer to it.
    bool IsAddress = false;
  };

  void loseAccessors() {
    for (auto &[Accessor, H] : Accessors)
      if (!H.IsSize)
        H.Uses->push_back(use(Kind::Unknown, H.Level, nullptr, {}));
  }

  void walk(ArrayRef<const Decl *> Roots) {
    auto Found = [this](const Mention &M) { classify(M); };
    if (Roots.empty())
      Mentions.findEverywhere(Found);
    for (const Decl *Root : Roots)
      Mentions.findIn(*Root, Found);
  }

  ContainerUse use(Kind K, unsigned Level, const Expr *At,
                   ArrayRef<Enclosing> Inside) {
    ContainerUse Use;
    Use.K = K;
    Use.Level = Level;
    Use.At = At;
    for (Enclosing Around : Inside) {
      if (const auto *F = dyn_cast_if_present<FunctionDecl>(
              dyn_cast<const Decl *>(Around))) {
        Use.In = F;
        Use.Lambdas.clear();
      } else if (const auto *Lambda = dyn_cast_if_present<LambdaExpr>(
                     dyn_cast<const Stmt *>(Around))) {
        Use.Lambdas.push_back(Lambda);
      }
    }
    return Use;
  }

  void record(const Step &S, Kind K, unsigned Level,
              ArrayRef<const Expr *> Fed = {}, bool Conditional = false) {
    // Found by its name only, it is likely to be another one.
    if (S.M.ByName && K != Kind::TakeOut)
      return;
    S.H.Uses->push_back(use(K, Level, S.E, S.Inside));
    ContainerUse &Use = S.H.Uses->back();
    Use.Fed.assign(Fed.begin(), Fed.end());
    const ValueDecl *Of = S.M.Of;
    if (K == Kind::Insert)
      Conditional |=
          runsOnce(S.Inside) ||
          anyCondition(S.Inside, [&](const Expr *Condition) {
            return (Of && Level == 0 && asksSize(Condition, Of, true)) ||
                   readsFlag(Condition, Use.In ? Use.In->getBody() : nullptr);
          });
    if (K == Kind::TakeOut && Of)
      Conditional |= anyCondition(S.Inside, [&](const Expr *Condition) {
        return asksSize(Condition, Of, false);
      });
    Use.Conditional = Conditional;
  }

  void insert(const Step &S, unsigned Level, ArrayRef<const Expr *> Fed) {
    if (!S.Const)
      record(S, Kind::Insert, Level, Fed);
  }
  void unknown(const Step &S) {
    if (!S.Const)
      record(S, Kind::Unknown, S.Level);
  }
  /// An element, or a way to one, goes where it is not followed.
  void elementUnknown(const Step &S) {
    const std::optional<ContainerType> Type =
        S.T.isNull() ? std::nullopt : containerType(S.T);
    if (!S.Const && S.Level < ContainerUseFinder::MaxLevel &&
        (!Type || holdsContainers(*Type)))
      record(S, Kind::Unknown, S.Level + 1);
  }
  bool holdsContainers(const ContainerType &Type) const {
    return containerType(innermostAccessed(Type.Element, Finder.Types))
        .has_value();
  }

  void classify(const Mention &M) {
    if (!M.Of) {
      climb({M, This, M.At, M.Inside, This.Type, This.Level});
      return;
    }
    auto It = Handles.find(M.Of);
    if (It == Handles.end())
      return;
    // Climbing adds handles.
    const llvm::SmallVector<Handle, 1> Of = It->second;
    for (const Handle &H : Of) {
      Step S{M, H, M.At, M.Inside, H.Type, H.Level};
      if (isa<FunctionDecl>(M.Of) && !stepOverCall(S))
        continue;
      if (H.IsSize)
        sizeResult(S);
      else
        climb(S);
    }
  }

  const Stmt *parent(const Step &S) const {
    return S.Inside.empty() ? nullptr : dyn_cast<const Stmt *>(S.Inside.back());
  }
  void up(Step &S) const {
    S.E = dyn_cast<Expr>(cast<const Stmt *>(S.Inside.back()));
    S.Inside = S.Inside.drop_back();
  }

  /// From the name of a function to the call of it.
  bool stepOverCall(Step &S) {
    while (const auto *Around = dyn_cast_or_null<Expr>(parent(S))) {
      const auto *Call = dyn_cast<CallExpr>(Around);
      if (Call && Call->getCallee()->IgnoreParenImpCasts() != S.E &&
          Call->getCallee() != S.E)
        break;
      up(S);
      if (Call)
        return true;
    }
    if (!S.H.IsSize)
      unknown(S); // Its address is taken.
    return false;
  }

  void climb(Step S) {
    while (S.E && climbOnce(S))
      ;
  }
  bool climbOnce(Step &S);
  bool climbIntoOperator(Step &S, const CXXOperatorCallExpr &Call);
  bool climbIntoBinary(Step &S, const BinaryOperator &Op);
  static const FieldDecl *fieldOf(const Step &S, const Expr &Member);
  bool climbIntoMember(Step &S, const Expr &Member);
  bool memberCall(Step &S, const Expr &Member, const CallExpr &Call);
  bool ownMethod(Step &S, const CXXMethodDecl *Method, DeclarationName Name,
                 ArrayRef<const Expr *> Args);
  bool ownOperator(Step &S, OverloadedOperatorKind Kind,
                   ArrayRef<const Expr *> Args) {
    return ownMethod(S, nullptr,
                     Context.DeclarationNames.getCXXOperatorName(Kind), Args);
  }
  bool argument(Step &S, const Expr &Call);
  bool subscript(Step &S, const Expr *Index);
  bool returned(Step &S);
  bool initialises(Step &S, const VarDecl &Var);
  bool elementOf(Step &S);
  bool limitsIndex(const Step &S, const Expr *Other);
  void sizeResult(Step S);
  void replay(const Step &S, const ContainerUses *Uses,
              ArrayRef<const Expr *> Args);

  /// Whether \p S is at a container: copying it makes another one.
  bool isContainer(const Step &S) const {
    return !S.IsAddress && !S.T.isNull() && containerType(S.T).has_value();
  }
  void dereference(Step &S) const {
    if (S.IsAddress) {
      S.IsAddress = false;
    } else if (QualType T = accessed(S); !T.isNull()) {
      // A constant pointer need not point to a constant.
      if (Finder.Types.pointer(S.T))
        S.Const = T.isConstQualified();
      S.T = T;
    }
  }
  QualType accessed(const Step &S) const {
    return accessedType(S.T, Finder.Types);
  }

  ContainerUseFinder &Finder;
  ASTContext &Context;
  MentionFinder Mentions;
  llvm::DenseMap<const ValueDecl *, llvm::SmallVector<Handle, 1>> Handles;
  llvm::SmallVector<std::pair<const FunctionDecl *, Handle>, 2> Accessors;
  Handle This = {nullptr, 0, {}};
};

/// One step from an object to what it is written in. Returns whether there is
/// another step to make; if not, what happens to the object is recorded.
bool UseCollector::climbOnce(Step &S) {
  if (S.Inside.empty())
    return false;
  if (const auto *D = dyn_cast<const Decl *>(S.Inside.back())) {
    if (const auto *Var = dyn_cast<VarDecl>(D))
      return initialises(S, *Var);
    // The initialiser of a field: a copy, or a reference that stays.
    if (const auto *Field = dyn_cast<FieldDecl>(D))
      if (Field->getType()->isReferenceType() || !isContainer(S))
        unknown(S);
    if (isa<CXXConstructorDecl>(D) && !isContainer(S))
      unknown(S);
    return false;
  }
  const auto *Around = cast<const Stmt *>(S.Inside.back());
  if (const auto *Call = dyn_cast<CXXOperatorCallExpr>(Around))
    return climbIntoOperator(S, *Call);
  if (const auto *Op = dyn_cast<BinaryOperator>(Around))
    return climbIntoBinary(S, *Op);
  if (isa<MemberExpr, CXXDependentScopeMemberExpr, UnresolvedMemberExpr>(
          Around))
    return climbIntoMember(S, *cast<Expr>(Around));
  if (const auto *Index = dyn_cast<ArraySubscriptExpr>(Around)) {
    if (Index->getLHS() != S.E)
      return false;
    return subscript(S, Index->getRHS());
  }
  if (const auto *Unary = dyn_cast<UnaryOperator>(Around)) {
    if (Unary->getOpcode() == UO_Deref)
      dereference(S);
    else if (Unary->getOpcode() == UO_AddrOf)
      S.IsAddress = true;
    else if (Unary->getOpcode() != UO_Extension)
      return false;
    up(S);
    return true;
  }
  if (const auto *Cast = dyn_cast<ImplicitCastExpr>(Around)) {
    S.Const |=
        Cast->getCastKind() == CK_NoOp && Cast->getType().isConstQualified();
    up(S);
    return true;
  }
  if (const auto *Cast = dyn_cast<ExplicitCastExpr>(Around)) {
    QualType To = Cast->getTypeAsWritten();
    if (To->isVoidType())
      return false;
    if (To->isRValueReferenceType()) {
      record(S, Kind::TakeOut, S.Level);
      return false;
    }
    S.Const |= To.getNonReferenceType().isConstQualified() &&
               !isa<CXXConstCastExpr>(Cast);
    up(S);
    return true;
  }
  if (const auto *Choice = dyn_cast<AbstractConditionalOperator>(Around)) {
    if (Choice->getCond() == S.E)
      return false;
    up(S);
    return true;
  }
  if (isa<ParenExpr, ExprWithCleanups, MaterializeTemporaryExpr,
          CXXBindTemporaryExpr, PackExpansionExpr, ConstantExpr>(Around)) {
    up(S);
    return true;
  }
  if (const auto *List = dyn_cast<ParenListExpr>(Around);
      List && List->getNumExprs() == 1) {
    up(S);
    return true;
  }
  if (const auto *List = dyn_cast<InitListExpr>(Around);
      List && List->getNumInits() == 1 && S.Inside.size() > 1 &&
      isa<const Decl *>(S.Inside[S.Inside.size() - 2])) {
    up(S);
    return true;
  }
  if (isa<CallExpr, CXXConstructExpr>(Around))
    return argument(S, *cast<Expr>(Around));
  if (isa<ReturnStmt, CoreturnStmt>(Around))
    return returned(S);
  if (const auto *Loop = dyn_cast<CXXForRangeStmt>(Around)) {
    QualType Element = Loop->getLoopVariable()
                           ? Loop->getLoopVariable()->getType()
                           : QualType();
    if (!Element.isNull() && Element->isReferenceType() &&
        !Element.getNonReferenceType().isConstQualified())
      elementUnknown(S);
    return false;
  }
  if (isa<CXXDeleteExpr>(Around)) {
    record(S, Kind::TakeOut, S.Level);
    return false;
  }
  // A capture, or a statement that does nothing with the value.
  if (isa<LambdaExpr>(Around) || !isa<Expr>(Around))
    return false;
  unknown(S);
  return false;
}

bool UseCollector::climbIntoOperator(Step &S, const CXXOperatorCallExpr &Call) {
  const bool IsFirst = Call.getNumArgs() > 0 && Call.getArg(0) == S.E;
  switch (Call.getOperator()) {
  case OO_Star:
  case OO_Arrow:
    if (IsFirst && Call.getNumArgs() == 1)
      dereference(S);
    up(S);
    return true;
  case OO_Subscript:
    if (!IsFirst || Call.getNumArgs() != 2)
      return argument(S, Call);
    return subscript(S, Call.getArg(1));
  case OO_Equal:
    if (!IsFirst)
      return argument(S, Call);
    record(S, Kind::TakeOut, S.Level);
    return false;
  case OO_PlusEqual:
  case OO_LessLess:
    if (!IsFirst || !isContainer(S))
      return argument(S, Call);
    insert(S, S.Level, {Call.getArg(Call.getNumArgs() - 1)});
    up(S);
    return true;
  case OO_EqualEqual:
  case OO_ExclaimEqual:
  case OO_Less:
  case OO_Greater:
  case OO_Spaceship:
  case OO_Exclaim:
    return false;
  case OO_Call:
    if (!IsFirst)
      return argument(S, Call);
    return ownMethod(S, dyn_cast_or_null<CXXMethodDecl>(Call.getDirectCallee()),
                     Context.DeclarationNames.getCXXOperatorName(OO_Call),
                     llvm::to_vector<4>(llvm::drop_begin(Call.arguments())));
  default:
    return argument(S, Call);
  }
}

bool UseCollector::climbIntoBinary(Step &S, const BinaryOperator &Op) {
  if (Op.isComparisonOp() || Op.isLogicalOp())
    return false;
  const bool IsLeft = Op.getLHS() == S.E;
  if (Op.getOpcode() == BO_Comma) {
    if (IsLeft)
      return false;
    up(S);
    return true;
  }
  if (Op.getOpcode() == BO_Assign) {
    if (IsLeft)
      record(S, Kind::TakeOut, S.Level);
    else if (!isContainer(S))
      unknown(S); // A pointer to it is stored.
    return false;
  }
  if (IsLeft && isContainer(S) &&
      (Op.getOpcode() == BO_AddAssign || Op.getOpcode() == BO_Shl)) {
    insert(S, S.Level, {Op.getRHS()});
    up(S);
    return true;
  }
  unknown(S);
  return false;
}

/// The field that \p Member accesses in the object of \p S; null if none.
const FieldDecl *UseCollector::fieldOf(const Step &S, const Expr &Member) {
  if (const auto *Resolved = dyn_cast<MemberExpr>(&Member))
    return dyn_cast<FieldDecl>(Resolved->getMemberDecl());
  const auto *Class = S.T.isNull() ? nullptr : classPattern(S.T);
  if (!Class)
    return nullptr;
  for (const NamedDecl *D : Class->lookup(memberNameOf(Member)))
    if (const auto *Field = dyn_cast<FieldDecl>(D))
      return Field;
  return nullptr;
}

bool UseCollector::climbIntoMember(Step &S, const Expr &Member) {
  const auto *Resolved = dyn_cast<MemberExpr>(&Member);
  const bool IsArrow =
      Resolved ? Resolved->isArrow()
      : isa<UnresolvedMemberExpr>(Member)
          ? cast<UnresolvedMemberExpr>(Member).isArrow()
          : cast<CXXDependentScopeMemberExpr>(Member).isArrow();
  if (IsArrow)
    dereference(S);
  if (const FieldDecl *Field = fieldOf(S, Member)) {
    // Those of the own object are tracked themselves.
    if (!S.M.Of)
      return false;
    if (isContainer(S) && !isOwn(*Field, Context)) {
      unknown(S); // A view of a bidirectional map.
      return false;
    }
    S.T = patternField(Field)->getType();
    up(S);
    return mayHoldContainers(S.T); // Not a lock or a counter.
  }
  // Find the call.
  size_t N = S.Inside.size() - 1;
  const Expr *Callee = &Member;
  while (N > 0) {
    const auto *Around = dyn_cast<const Stmt *>(S.Inside[N - 1]);
    if (const auto *Call = dyn_cast_or_null<CallExpr>(Around);
        Call && Call->getCallee() == Callee) {
      S.Inside = S.Inside.take_front(N);
      return memberCall(S, Member, *Call);
    }
    if (!isa_and_nonnull<ParenExpr, ImplicitCastExpr>(Around))
      break;
    Callee = cast<Expr>(Around);
    --N;
  }
  unknown(S);
  return false;
}

/// The key of an element of a map that is made where it is inserted: the first
/// part of a pair. \p E itself where the parts are not seen.
static const Expr *keyOf(const Expr *E) {
  E = E->IgnoreImplicit();
  if (const auto *Cast = dyn_cast<ExplicitCastExpr>(E))
    E = Cast->getSubExpr()->IgnoreImplicit();
  if (const auto *Call = dyn_cast<CallExpr>(E);
      Call && Call->getNumArgs() == 2 && calleeName(*Call) == "make_pair")
    return Call->getArg(0);
  if (const auto *Pair = dyn_cast<CXXConstructExpr>(E);
      Pair && Pair->getNumArgs() == 2)
    return Pair->getArg(0);
  if (const auto *Pair = dyn_cast<CXXUnresolvedConstructExpr>(E);
      Pair && Pair->getNumArgs() == 2)
    return Pair->getArg(0);
  if (const auto *Pair = dyn_cast<InitListExpr>(E);
      Pair && Pair->getNumInits() == 2)
    return Pair->getInit(0);
  return E;
}

/// Whether \p Key has few values by the way in which it is computed: `Id % 16`,
/// `Flags & 7`.
static bool hasFewValues(const Expr *Key, const ASTContext &Context) {
  /// As many entries as a table of that size.
  static constexpr uint64_t Few = 4096;
  const auto *Op = dyn_cast<BinaryOperator>(Key->IgnoreParenImpCasts());
  if (!Op || (Op->getOpcode() != BO_Rem && Op->getOpcode() != BO_And))
    return false;
  const auto IsSmall = [&](const Expr *E) {
    if (E->isValueDependent())
      return Op->getOpcode() == BO_Rem;
    Expr::EvalResult Value;
    return E->getType()->isIntegerType() && E->EvaluateAsInt(Value, Context) &&
           Value.Val.getInt().isNonNegative() &&
           Value.Val.getInt().getLimitedValue() <= Few;
  };
  return IsSmall(Op->getRHS()) ||
         (Op->getOpcode() == BO_And && IsSmall(Op->getLHS()));
}

/// \p S is at the object; the last of its Inside is \p Call.
bool UseCollector::memberCall(Step &S, const Expr &Member,
                              const CallExpr &Call) {
  const auto *Resolved = dyn_cast<MemberExpr>(&Member);
  const auto *Method =
      Resolved ? dyn_cast<CXXMethodDecl>(Resolved->getMemberDecl()) : nullptr;
  const bool Known = S.T.isNull() || isContainer(S) || !accessed(S).isNull();
  const std::optional<SizeEffect> Effect =
      Known ? memberSizeEffect(memberName(&Member)) : std::nullopt;
  const bool Derived = Method && isOwn(*Method, Context) && isContainer(S) &&
                       !Effect && patternFunction(Method)->hasBody();
  llvm::SmallVector<const Expr *, 4> Args(Call.arg_begin(), Call.arg_end());
  if (!Effect || Derived) {
    if (memberSizeEffect(memberName(&Member)) == SizeEffect::Size) {
      up(S);
      sizeResult(S);
      return false;
    }
    return ownMethod(S, Method, memberNameOf(Member), Args);
  }

  const std::optional<ContainerType> Type =
      S.T.isNull() ? std::nullopt : containerType(S.T);
  switch (*Effect) {
  case SizeEffect::InsertKey:
  case SizeEffect::Insert: {
    if (!Type && !S.T.isNull()) {
      // Of a wrapper or a pointer: another object takes the place.
      record(S, Kind::TakeOut, S.Level);
      return false;
    }
    if (*Effect == SizeEffect::InsertKey && Type && !Args.empty() &&
        Type->Shape == ContainerShape::Map)
      Args = {Args.size() == 1 ? keyOf(Args.front()) : Args.front()};
    if (!(Type && Type->Shape != ContainerShape::Sequence && Args.size() == 1 &&
          hasFewValues(Args.front(), Context)))
      insert(S, S.Level, Args);
    up(S);
    if (const auto *Around = dyn_cast_or_null<Expr>(parent(S));
        Around && !isa<ExprWithCleanups>(Around))
      elementUnknown(S);
    return false;
  }
  case SizeEffect::TakeOut:
    record(S, Kind::TakeOut, S.Level);
    return false;
  case SizeEffect::Size:
    up(S);
    sizeResult(S);
    return false;
  case SizeEffect::Element:
    if (memberName(&Member) == "at" && Args.size() == 1) {
      up(S);
      return elementOf(S);
    }
    elementUnknown(S);
    return false;
  case SizeEffect::Access:
    if (!accessed(S).isNull())
      dereference(S);
    else if (Type) {
      // Qt's `values.value(Key)` reads; an index of several is not followed.
      if (memberName(&Member) != "value")
        unknown(S);
      return false;
    }
    up(S);
    return true;
  case SizeEffect::InsertLater:
  case SizeEffect::Read:
    return false;
  }
  return false;
}

/// The member function \p Name of \p Class that takes \p NumArgs arguments;
/// null if there is none, or more than one that is not const.
static const CXXMethodDecl *methodNamed(const CXXRecordDecl &Class,
                                        DeclarationName Name,
                                        unsigned NumArgs) {
  const CXXMethodDecl *Only = nullptr;
  for (const NamedDecl *D : Class.lookup(Name)) {
    if (const auto *Template = dyn_cast<FunctionTemplateDecl>(D))
      D = Template->getTemplatedDecl();
    const auto *Method = dyn_cast<CXXMethodDecl>(D);
    if (!Method || Method->getMinRequiredArguments() > NumArgs ||
        (Method->getNumParams() < NumArgs && !Method->isTemplated()))
      continue;
    if (Only && !Only->isConst() && !Method->isConst())
      return nullptr;
    if (!Only || Only->isConst())
      Only = Method;
  }
  return Only;
}

/// A member function that the project defines, or one that nothing is known of.
bool UseCollector::ownMethod(Step &S, const CXXMethodDecl *Method,
                             DeclarationName Name,
                             ArrayRef<const Expr *> Args) {
  if (!Method && !S.T.isNull())
    if (const CXXRecordDecl *Class = classPattern(S.T))
      Method = methodNamed(*Class, Name, Args.size());
  if (!Method) {
    unknown(S);
    return false;
  }
  if (Method->isStatic())
    return false;
  replay(S, Finder.usesInMethod(*Method), Args);
  return false;
}

void UseCollector::replay(const Step &S, const ContainerUses *Uses,
                          ArrayRef<const Expr *> Args) {
  if (!Uses) {
    unknown(S);
    return;
  }
  Step At = S;
  if (const auto *Around = dyn_cast_or_null<Expr>(parent(S)))
    At.E = Around;
  for (const ContainerUse &Use : *Uses) {
    const unsigned Level =
        std::min(S.Level + Use.Level, ContainerUseFinder::MaxLevel);
    if (!S.Const || Use.K == Kind::SizeTest)
      record(At, Use.K, Level,
             Use.K == Kind::Insert ? Args : ArrayRef<const Expr *>(),
             Use.Conditional);
  }
}

bool UseCollector::subscript(Step &S, const Expr *Index) {
  if (const std::optional<ContainerType> Type =
          S.T.isNull() ? std::nullopt : containerType(S.T)) {
    if (Type->Shape == ContainerShape::Map && !hasFewValues(Index, Context))
      insert(S, S.Level, {Index});
  } else if (accessed(S).isNull() && !S.T.isNull()) {
    return ownOperator(S, OO_Subscript, {Index});
  }
  up(S);
  return elementOf(S);
}

/// From a container to one of its elements.
bool UseCollector::elementOf(Step &S) {
  if (S.Level == ContainerUseFinder::MaxLevel)
    return false;
  const std::optional<ContainerType> Type =
      S.T.isNull() ? std::nullopt : containerType(S.T);
  S.T = Type ? Type->Element : QualType();
  ++S.Level;
  return S.T.isNull() || holdsContainers(*Type);
}

bool UseCollector::argument(Step &S, const Expr &Around) {
  llvm::SmallVector<const Expr *, 4> Args;
  const FunctionDecl *Callee = nullptr;
  StringRef Name;
  unsigned FirstParam = 0;
  if (const auto *Call = dyn_cast<CallExpr>(&Around)) {
    if (Call->getCallee() == S.E)
      return ownOperator(S, OO_Call, llvm::to_vector<4>(Call->arguments()));
    Args.assign(Call->arg_begin(), Call->arg_end());
    Callee = calleeOf(*Call);
    Name = calleeName(*Call);
    // The object is the first argument of an operator that is a member.
    if (isa<CXXOperatorCallExpr>(Call) &&
        isa_and_nonnull<CXXMethodDecl>(Callee))
      FirstParam = 1;
  } else {
    const auto &Construct = cast<CXXConstructExpr>(Around);
    if (Construct.getConstructor()->isCopyOrMoveConstructor()) {
      if (accessed(S).isNull() && !S.IsAddress)
        return false;
      S.Const = false;
      up(S); // Another pointer to the same object.
      return true;
    }
    Args.assign(Construct.arg_begin(), Construct.arg_end());
    Callee = patternFunction(Construct.getConstructor());
  }
  auto It = llvm::find(Args, S.E);
  if (It == Args.end()) {
    unknown(S);
    return false;
  }
  const unsigned N = It - Args.begin();
  Args.erase(It);

  const bool IsVisible =
      Callee && (isa<CXXMethodDecl>(Callee) ||
                 (isOwn(*Callee, Context) && Callee->hasBody()));
  if (!Name.empty() && !IsVisible)
    if (std::optional<SizeEffect> Effect = functionSizeEffect(Name))
      switch (*Effect) {
      case SizeEffect::InsertLater: {
        // Fed by the other arguments of the algorithm that gets it.
        Step Outer = S;
        up(Outer);
        while (isa_and_nonnull<ImplicitCastExpr, MaterializeTemporaryExpr,
                               CXXConstructExpr, CXXBindTemporaryExpr>(
            parent(Outer)))
          up(Outer);
        if (const auto *Algorithm = dyn_cast_or_null<CallExpr>(parent(Outer)))
          for (const Expr *Arg : Algorithm->arguments())
            if (Arg != Outer.E)
              Args.push_back(Arg);
        insert(S, S.Level, Args);
        return false;
      }
      case SizeEffect::TakeOut:
        if (Name == "move" && !isContainer(S)) {
          up(S); // The pointer moves, the container stays.
          return true;
        }
        if (!S.Const)
          record(S, Kind::TakeOut, S.Level);
        return false;
      case SizeEffect::Size:
        up(S);
        sizeResult(S);
        return false;
      case SizeEffect::Element:
        elementUnknown(S);
        return false;
      case SizeEffect::Access:
        up(S);
        return true;
      case SizeEffect::Read:
        return false;
      case SizeEffect::InsertKey:
      case SizeEffect::Insert:
        break;
      }

  if (N < FirstParam) {
    // An operator of the object's class.
    replay(S, Finder.usesInMethod(*cast<CXXMethodDecl>(Callee)), Args);
    return false;
  }
  if (!Callee || N - FirstParam >= Callee->getNumParams()) {
    unknown(S);
    return false;
  }
  const ParmVarDecl &Param = *Callee->getParamDecl(N - FirstParam);
  QualType To = Param.getType();
  if (Param.isParameterPack() || To.isNull()) {
    unknown(S);
    return false;
  }
  if (isContainer(S)) {
    if (!To->isReferenceType() && !To->isPointerType() &&
        !To->isDependentType())
      return false; // A copy.
    if ((To->isReferenceType() || To->isPointerType()) &&
        To->getPointeeType().isConstQualified())
      return false;
  }
  replay(S, Finder.usesOfParameter(Param, S.T), Args);
  return false;
}

/// Whether users of the library leave alone what is in the namespace of \p F.
static bool isInPrivateNamespace(const FunctionDecl &F) {
  for (const DeclContext *C = F.getDeclContext(); C; C = C->getParent())
    if (const auto *Namespace = dyn_cast<NamespaceDecl>(C))
      if (llvm::is_contained(knowledge::privateNamespaces(),
                             simpleName(*Namespace)))
        return true;
  return false;
}

bool UseCollector::returned(Step &S) {
  const FunctionDecl *In = nullptr;
  for (Enclosing Around : llvm::reverse(S.Inside)) {
    if (const auto *Lambda =
            dyn_cast_if_present<LambdaExpr>(dyn_cast<const Stmt *>(Around)))
      In = Lambda->getCallOperator();
    else if (const auto *F = dyn_cast_if_present<FunctionDecl>(
                 dyn_cast<const Decl *>(Around)))
      In = F;
    if (In)
      break;
  }
  QualType T = In ? In->getReturnType() : QualType();
  if (S.Const || T.isNull() || !S.M.Of)
    return false;
  const bool ByValue = !T->isReferenceType() && !T->isPointerType();
  const auto *Deduced = T->getContainedAutoType();
  if (isContainer(S) && ByValue && !(Deduced && Deduced->isDecltypeAuto()))
    return false; // A copy.
  if (!ByValue && T->getPointeeType().isConstQualified())
    return false;
  // Nobody out of sight can call it: each call stands for the container.
  const auto *Method = dyn_cast<CXXMethodDecl>(In);
  const bool OnlyHere = (Method && Method->getAccess() == AS_private) ||
                        !In->isExternallyVisible() || isInPrivateNamespace(*In);
  if (S.Level == S.H.Level && OnlyHere) {
    Accessors.push_back({In, {S.H.Uses, S.Level, S.T}});
    return false;
  }
  unknown(S);
  return false;
}

bool UseCollector::initialises(Step &S, const VarDecl &Var) {
  QualType T = Var.getType();
  const bool Refers =
      T->isReferenceType() || T->isPointerType() || !isContainer(S);
  if (!Refers)
    return false; // A copy.
  if (S.Const ||
      (T->isReferenceType() && T.getNonReferenceType().isConstQualified()) ||
      (T->isPointerType() && T->getPointeeType().isConstQualified()))
    return false;
  if (&Var == S.M.Of || patternValue(&Var) == S.M.Of)
    return false;
  // Other objects that hold the pointer are not followed.
  if (isa<DecompositionDecl>(Var) || isStatic(Var) ||
      (!T->isReferenceType() && !T->getContainedAutoType() &&
       accessedType(T, Finder.Types).isNull())) {
    unknown(S);
    return false;
  }
  add(Var, {S.H.Uses, S.Level, S.T});
  return false;
}

/// Whether the number of elements is the limit of the index \p Other: in the
/// condition of a loop, or where the container is subscripted by it.
bool UseCollector::limitsIndex(const Step &S, const Expr *Other) {
  const Stmt *Body = nullptr;
  for (Enclosing Around : S.Inside) {
    if (const auto *F =
            dyn_cast_if_present<FunctionDecl>(dyn_cast<const Decl *>(Around)))
      Body = F->getBody();
    else if (const auto *Loop =
                 dyn_cast_if_present<ForStmt>(dyn_cast<const Stmt *>(Around)))
      if (Loop->getCond() &&
          contains(Loop->getCond(), [&](const Expr &E) { return &E == S.E; }))
        return true;
  }
  const auto *Index = dyn_cast<DeclRefExpr>(Other);
  const ValueDecl *Of = S.M.Of;
  return Index && Body && Of && contains(Body, [&](const Expr &E) {
           const Expr *Base = nullptr, *By = nullptr;
           if (const auto *Subscript = dyn_cast<ArraySubscriptExpr>(&E)) {
             Base = Subscript->getLHS();
             By = Subscript->getRHS();
           } else if (const auto *Call = dyn_cast<CXXOperatorCallExpr>(&E);
                      Call && Call->getOperator() == OO_Subscript &&
                      Call->getNumArgs() == 2) {
             Base = Call->getArg(0);
             By = Call->getArg(1);
           }
           return Base && mentions(*Base, Of) &&
                  mentions(*By, patternValue(Index->getDecl()));
         });
}

/// \p S is at the number of elements.
void UseCollector::sizeResult(Step S) {
  while (!S.Inside.empty()) {
    if (const auto *D = dyn_cast<const Decl *>(S.Inside.back())) {
      if (const auto *Var = dyn_cast<VarDecl>(D); Var && !isStatic(*Var)) {
        add(*Var, {S.H.Uses, S.Level, {}, /*IsSize=*/true});
      }
      return;
    }
    const auto *Around = cast<const Stmt *>(S.Inside.back());
    const Expr *Other = nullptr;
    if (const auto *Op = dyn_cast<BinaryOperator>(Around)) {
      if (Op->isComparisonOp())
        Other = Op->getLHS() == S.E ? Op->getRHS() : Op->getLHS();
      else if (!Op->isAdditiveOp() && !Op->isMultiplicativeOp())
        return;
    } else if (const auto *Op = dyn_cast<CXXOperatorCallExpr>(Around)) {
      if (Op->getNumArgs() != 2 || !Op->isComparisonOp())
        return;
      Other = Op->getArg(0) == S.E ? Op->getArg(1) : Op->getArg(0);
    } else if (const auto *Call = dyn_cast<CallExpr>(Around)) {
      StringRef Name = calleeName(*Call);
      if (Name != "min" && Name != "max")
        return;
    } else if (isa<ReturnStmt>(Around)) {
      for (Enclosing Outer : llvm::reverse(S.Inside))
        if (const auto *F = dyn_cast_if_present<FunctionDecl>(
                dyn_cast<const Decl *>(Outer))) {
          if (F != S.M.Of)
            Accessors.push_back({F, {S.H.Uses, S.Level, {}, true}});
          return;
        }
      return;
    } else if (!isa<ParenExpr, CastExpr, ExprWithCleanups,
                    MaterializeTemporaryExpr>(Around)) {
      return;
    }
    if (Other) {
      // Compared with zero it tells whether there are any elements.
      Other = Other->IgnoreParenImpCasts();
      const auto *Zero = dyn_cast<IntegerLiteral>(Other);
      const bool IsTest = !Zero || Zero->getValue().getBoolValue();
      if (IsTest && !limitsIndex(S, Other))
        record(S, Kind::SizeTest, S.Level);
      return;
    }
    up(S);
  }
}

//===----------------------------------------------------------------------===//
// Finding
//===----------------------------------------------------------------------===//

std::vector<ContainerUses>
ContainerUseFinder::find(ArrayRef<Request> Containers,
                         ArrayRef<const Decl *> Roots) {
  std::vector<ContainerUses> Result(Containers.size());
  UseCollector Collector(*this);
  for (auto [Container, Uses] : llvm::zip(Containers, Result))
    Collector.add(*Container.Container, {&Uses, 0, Container.Type});
  Collector.collect(Roots);
  return Result;
}

const ContainerUses *
ContainerUseFinder::usesInMethod(const CXXMethodDecl &Called) {
  const auto *Method = cast<CXXMethodDecl>(patternFunction(&Called));
  const FunctionDecl *Definition = nullptr;
  if (!Method->hasBody(Definition) || Method->isVirtual()) {
    static const ContainerUses Nothing;
    // What is const changes nothing that counts.
    return Method->isConst() || isa<CXXConstructorDecl>(Method) ? &Nothing
                                                                : nullptr;
  }
  Method = cast<CXXMethodDecl>(Definition);
  auto [It, New] = Methods.try_emplace(Method, nullptr);
  if (!New)
    return It->second.get(); // Null in a recursion.
  if (CallDepth >= MaxCallDepth)
    return nullptr;
  auto Uses = std::make_unique<ContainerUses>();
  UseCollector Collector(*this);
  for (const FieldDecl *Field : Method->getParent()->fields())
    if (Collector.mayHoldContainers(Field->getType()))
      Collector.add(*Field, {Uses.get(), 0, Field->getType()});
  Collector.addThis({Uses.get(), 0, Method->getFunctionObjectParameterType()});
  ++CallDepth;
  Collector.collectIn(*Method);
  --CallDepth;
  auto &Slot = Methods[Method];
  Slot = std::move(Uses);
  return Slot.get();
}

const ContainerUses *
ContainerUseFinder::usesOfParameter(const ParmVarDecl &Param, QualType Type) {
  const auto *Function = dyn_cast<FunctionDecl>(Param.getDeclContext());
  const FunctionDecl *Definition = nullptr;
  if (!Function || !Function->hasBody(Definition) ||
      !isOwn(*Function, Context) || Param.getFunctionScopeDepth() > 0)
    return nullptr;
  const ParmVarDecl *Known =
      Definition->getParamDecl(Param.getFunctionScopeIndex());
  auto [It, New] = Parameters.try_emplace(Known, nullptr);
  if (!New)
    return It->second.get();
  if (CallDepth >= MaxCallDepth)
    return nullptr;
  auto Uses = std::make_unique<ContainerUses>();
  UseCollector Collector(*this);
  Collector.add(*Known, {Uses.get(), 0, Type});
  ++CallDepth;
  Collector.collectIn(*Definition);
  --CallDepth;
  auto &Slot = Parameters[Known];
  Slot = std::move(Uses);
  return Slot.get();
}

} // namespace clang::templates
