//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/Facts/LoopInstances.h"
#include "lib/AST/ContainerTypes.h"
#include "lib/AST/Mentions.h"
#include "lib/AST/Names.h"
#include "lib/Facts/CallSites.h"
#include "lib/Facts/ParameterUse.h"
#include "lib/Knowledge/LoopInstances.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Analysis/Analyses/ExprMutationAnalyzer.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/Support/MathExtras.h"

namespace clang::templates {

using knowledge::ContainerShape;
using knowledge::Reuse;
using knowledge::SizeEffect;

static bool isLoop(const Stmt &S) {
  return isa<ForStmt, WhileStmt, DoStmt, CXXForRangeStmt>(S);
}

//===----------------------------------------------------------------------===//
// Places that each iteration comes by
//===----------------------------------------------------------------------===//

namespace {

/// A loop that runs more than once.
struct EnclosingLoop {
  const Stmt *Loop;
  const CompoundStmt *Around;
};

struct Candidate {
  const VarDecl *Variable;
  const DeclStmt *Declaration;
  const Expr *Temporary;
  const CompoundStmt *Scope;
  /// The outermost first: each is run through in each iteration of the one
  /// before it.
  llvm::SmallVector<EnclosingLoop, 2> Loops;
};

/// Collects the variables and temporaries that are made in each iteration.
class LoopReader {
public:
  explicit LoopReader(const ASTContext &Context) : Context(Context) {}

  void read(const Stmt *S) { read(S, /*Always=*/true, /*IsListed=*/false); }

  std::vector<Candidate> Found;

private:
  void read(const Stmt *S, bool Always, bool IsListed);
  void readList(const CompoundStmt &List, bool Always);
  void readLoop(const Stmt &Loop, const Stmt *Body, bool Always, bool IsListed);
  void readDeclaration(const DeclStmt &Declaration);
  void readExpression(const Stmt *E);
  void add(const VarDecl *Variable, const DeclStmt *Declaration,
           const Expr *Temporary) {
    Found.push_back({Variable, Declaration, Temporary, Scope, Loops});
  }
  bool repeats(const Stmt &Loop) const;

  const ASTContext &Context;
  const CompoundStmt *Scope = nullptr;
  llvm::SmallVector<EnclosingLoop, 2> Loops;
};

} // namespace

/// Whether \p S, a statement of a list, is the last one to be executed of it
/// and of the loop around it.
static bool leavesLoop(const Stmt &S) {
  if (isa<ReturnStmt, CoreturnStmt, BreakStmt, GotoStmt>(S))
    return true;
  const auto *E = dyn_cast<Expr>(&S);
  E = E ? E->IgnoreImplicit() : nullptr;
  if (!E)
    return false;
  const auto *Call = dyn_cast<CallExpr>(E);
  return isa<CXXThrowExpr>(E) || (Call && Call->getDirectCallee() &&
                                  Call->getDirectCallee()->isNoReturn());
}

/// The value of \p E, a constant that fits into 32 bits.
static std::optional<int64_t> smallConstant(const Expr *E,
                                            const ASTContext &Context) {
  if (!E || E->isValueDependent())
    return std::nullopt;
  const auto Value = E->getIntegerConstantExpr(Context);
  if (!Value || !Value->isRepresentableByInt64() ||
      !llvm::isInt<32>(Value->getExtValue()))
    return std::nullopt;
  return Value->getExtValue();
}

/// Whether \p Loop counts from one number to another that is near.
static bool countsToFew(const ForStmt &Loop, const ASTContext &Context) {
  static constexpr int64_t Few = 8;
  const auto *Condition = dyn_cast_or_null<BinaryOperator>(Loop.getCond());
  const auto *Init = dyn_cast_or_null<DeclStmt>(Loop.getInit());
  if (!Condition || !Condition->isComparisonOp() || !Init)
    return false;
  const auto *Counter = dyn_cast<VarDecl>(*Init->decl_begin());
  const auto First =
      smallConstant(Counter ? Counter->getInit() : nullptr, Context);
  const auto Last = smallConstant(Condition->getRHS(), Context);
  return First && Last && std::abs(*Last - *First) <= Few;
}

bool LoopReader::repeats(const Stmt &Loop) const {
  if (const auto *Do = dyn_cast<DoStmt>(&Loop)) {
    const Expr *Condition = Do->getCond();
    bool Holds = true;
    return Condition->isValueDependent() ||
           !Condition->EvaluateAsBooleanCondition(Holds, Context) || Holds;
  }
  if (const auto *For = dyn_cast<ForStmt>(&Loop))
    return !countsToFew(*For, Context);
  const auto *ForRange = dyn_cast<CXXForRangeStmt>(&Loop);
  if (!ForRange || !ForRange->getRangeInit())
    return true;
  // What is measured is to be done in each iteration.
  const NamedDecl *Class =
      TypeClassifier::classOf(ForRange->getRangeInit()->getType());
  return !Class ||
         llvm::none_of(
             knowledge::measuringNamespaces(), [&](StringRef Namespace) {
               return StringRef(libraryName(*Class)).starts_with(Namespace);
             });
}

void LoopReader::readList(const CompoundStmt &List, bool Always) {
  const CompoundStmt *Outer = std::exchange(Scope, &List);
  if (llvm::any_of(List.body(), [](const Stmt *S) { return leavesLoop(*S); }))
    Always = false;
  for (const Stmt *S : List.body())
    read(S, Always, /*IsListed=*/true);
  Scope = Outer;
}

void LoopReader::readLoop(const Stmt &Loop, const Stmt *Body, bool Always,
                          bool IsListed) {
  if (!repeats(Loop))
    return read(Body, Always, /*IsListed=*/false);
  llvm::SmallVector<EnclosingLoop, 2> Outer = Loops;
  if (!Always)
    Loops.clear();
  Loops.push_back({&Loop, IsListed ? Scope : nullptr});
  read(Body, /*Always=*/true, /*IsListed=*/false);
  Loops = std::move(Outer);
}

void LoopReader::readDeclaration(const DeclStmt &Declaration) {
  for (const Decl *D : Declaration.decls()) {
    const auto *Var = dyn_cast<VarDecl>(D);
    if (!Var || !Var->hasLocalStorage())
      continue;
    if (!Var->getType()->isReferenceType() && Declaration.isSingleDecl() &&
        Scope)
      add(Var, &Declaration, nullptr);
    readExpression(Var->getInit());
  }
}

/// Looks for temporaries that live to the end of their expression.
void LoopReader::readExpression(const Stmt *E) {
  if (!E || isa<LambdaExpr, UnaryExprOrTypeTraitExpr, RequiresExpr,
                CXXNoexceptExpr, StmtExpr>(E))
    return;
  if (const auto *Choice = dyn_cast<AbstractConditionalOperator>(E))
    return readExpression(Choice->getCond());
  if (const auto *Binary = dyn_cast<BinaryOperator>(E);
      Binary && Binary->isLogicalOp())
    return readExpression(Binary->getLHS());
  const auto *Temporary = dyn_cast<MaterializeTemporaryExpr>(E);
  if (Temporary && !Temporary->getExtendingDecl() &&
      (Temporary->isBoundToLvalueReference() ||
       Temporary->getType().isConstQualified()))
    add(nullptr, nullptr, Temporary->getSubExpr());
  for (const Stmt *Child : E->children())
    readExpression(Child);
}

void LoopReader::read(const Stmt *S, bool Always, bool IsListed) {
  if (!S)
    return;
  if (const auto *List = dyn_cast<CompoundStmt>(S))
    return readList(*List, Always);
  if (const auto *Attributed = dyn_cast<AttributedStmt>(S))
    return read(Attributed->getSubStmt(), Always, /*IsListed=*/false);
  if (const auto *Label = dyn_cast<LabelStmt>(S))
    return read(Label->getSubStmt(), /*Always=*/false, /*IsListed=*/false);
  if (const auto *Case = dyn_cast<SwitchCase>(S))
    return read(Case->getSubStmt(), /*Always=*/false, /*IsListed=*/false);
  if (const auto *Coroutine = dyn_cast<CoroutineBodyStmt>(S))
    return read(Coroutine->getBody(), Always, /*IsListed=*/false);
  if (const auto *If = dyn_cast<IfStmt>(S)) {
    const bool Taken = Always && If->isConstexpr();
    read(If->getInit(), Always, /*IsListed=*/false);
    read(If->getCond(), Always, /*IsListed=*/false);
    read(If->getThen(), Taken, /*IsListed=*/false);
    return read(If->getElse(), Taken, /*IsListed=*/false);
  }
  if (const auto *Switch = dyn_cast<SwitchStmt>(S))
    return read(Switch->getBody(), /*Always=*/false, /*IsListed=*/false);
  if (const auto *Try = dyn_cast<CXXTryStmt>(S)) {
    read(Try->getTryBlock(), Always, /*IsListed=*/false);
    for (unsigned I = 0; I != Try->getNumHandlers(); ++I)
      read(Try->getHandler(I)->getHandlerBlock(), /*Always=*/false,
           /*IsListed=*/false);
    return;
  }
  if (const auto *For = dyn_cast<ForStmt>(S))
    return readLoop(*S, For->getBody(), Always, IsListed);
  if (const auto *While = dyn_cast<WhileStmt>(S))
    return readLoop(*S, While->getBody(), Always, IsListed);
  if (const auto *Do = dyn_cast<DoStmt>(S))
    return readLoop(*S, Do->getBody(), Always, IsListed);
  if (const auto *ForRange = dyn_cast<CXXForRangeStmt>(S))
    return readLoop(*S, ForRange->getBody(), Always, IsListed);
  if (Loops.empty() || !Always)
    return;
  if (const auto *Declaration = dyn_cast<DeclStmt>(S))
    readDeclaration(*Declaration);
  else if (isa<Expr>(S))
    readExpression(S);
}

//===----------------------------------------------------------------------===//
// How an object is built
//===----------------------------------------------------------------------===//

static const knowledge::ReusableClass *reusableClass(QualType T) {
  static const auto Known = [] {
    llvm::StringMap<const knowledge::ReusableClass *> Table;
    for (const knowledge::ReusableClass &Row : knowledge::reusableClasses())
      Table[Row.Name] = &Row;
    return Table;
  }();
  const NamedDecl *Class = TypeClassifier::classOf(T);
  return Class ? Known.lookup(libraryName(*Class)) : nullptr;
}

namespace {

/// What an object is built from.
struct Building {
  enum class Form { Empty, Sized, Values, Other };
  Form Is = Form::Other;
  llvm::SmallVector<const Expr *, 2> Arguments;
};

} // namespace

static bool isCopy(const CXXConstructExpr &Construct) {
  return Construct.getNumArgs() == 1 &&
         Construct.getConstructor()->isCopyOrMoveConstructor();
}

/// Whether `T(Arguments...)` makes a number of equal elements.
static bool makesEqualElements(QualType T, ArrayRef<const Expr *> Arguments) {
  const std::optional<ContainerType> Container = containerType(T);
  const NamedDecl *Class = TypeClassifier::classOf(T);
  if (!Container || Container->Shape != ContainerShape::Sequence || !Class ||
      (simpleName(*Class) != "vector" && simpleName(*Class) != "deque") ||
      Arguments.empty() || Arguments.size() > 2)
    return false;
  return !Arguments[0]->isTypeDependent() &&
         Arguments[0]->getType()->isIntegralOrEnumerationType() &&
         (Arguments.size() == 1 || Arguments[1]->isTypeDependent() ||
          !isa<InitListExpr>(Arguments[1]));
}

static Building buildingOf(QualType T, const Expr *Init) {
  using Form = Building::Form;
  if (!Init)
    return {Form::Empty, {}};
  Init = Init->IgnoreImplicit();
  if (const auto *Cast = dyn_cast<CXXFunctionalCastExpr>(Init))
    return buildingOf(T, Cast->getSubExpr());
  Building Result;
  bool IsList = false;
  if (const auto *Construct = dyn_cast<CXXConstructExpr>(Init)) {
    if (isCopy(*Construct)) {
      const auto *From =
          dyn_cast<MaterializeTemporaryExpr>(Construct->getArg(0));
      return From ? buildingOf(T, From->getSubExpr()) : Result;
    }
    for (const Expr *Argument : Construct->arguments())
      if (!isa<CXXDefaultArgExpr>(Argument))
        Result.Arguments.push_back(Argument);
    IsList = Construct->isStdInitListInitialization();
  } else if (const auto *List = dyn_cast<InitListExpr>(Init)) {
    Result.Arguments.append(List->inits().begin(), List->inits().end());
    IsList = !Result.Arguments.empty();
  } else if (const auto *List = dyn_cast<ParenListExpr>(Init)) {
    for (unsigned I = 0; I != List->getNumExprs(); ++I)
      Result.Arguments.push_back(List->getExpr(I));
  } else if (const auto *Made = dyn_cast<CXXUnresolvedConstructExpr>(Init)) {
    Result.Arguments.append(Made->arg_begin(), Made->arg_end());
    IsList = Made->isListInitialization() && !Result.Arguments.empty();
  } else if (!isa<CXXScalarValueInitExpr>(Init)) {
    return Result;
  }
  if (Result.Arguments.empty())
    Result.Is = Form::Empty;
  else if (!IsList && makesEqualElements(T, Result.Arguments))
    Result.Is = Form::Sized;
  else
    Result.Is = Form::Values;
  return Result;
}

namespace {

/// Tells whether expressions have the same value in each iteration of a loop.
class Invariance {
public:
  Invariance(const Stmt &Loop, ASTContext &Context)
      : Loop(Loop), Context(Context), Mutations(Loop, Context) {}

  bool holds(const Stmt *E);

private:
  bool isFixed(const ValueDecl &D);

  const Stmt &Loop;
  ASTContext &Context;
  ExprMutationAnalyzer Mutations;
};

} // namespace

/// Whether \p S, in a pattern, does nothing but read the number \p Var.
/// Operators that wait for the type of their other operand take numbers by
/// value.
static bool onlyReads(const Stmt *S, const VarDecl &Var, const Stmt *Around) {
  if (!S)
    return true;
  if (const auto *Ref = dyn_cast<DeclRefExpr>(S);
      Ref && Ref->getDecl() == &Var) {
    if (const auto *Cast = dyn_cast_or_null<ImplicitCastExpr>(Around))
      return Cast->getCastKind() == CK_LValueToRValue;
    if (const auto *Binary = dyn_cast_or_null<BinaryOperator>(Around))
      return !Binary->isAssignmentOp() || Binary->getRHS() == S;
    if (const auto *Call = dyn_cast_or_null<CXXOperatorCallExpr>(Around))
      return Call->isInfixBinaryOp() && !Call->isAssignmentOp();
    return isa_and_nonnull<ArraySubscriptExpr, ParenListExpr>(Around);
  }
  if (const auto *Lambda = dyn_cast<LambdaExpr>(S))
    return llvm::none_of(Lambda->captures(), [&](const LambdaCapture &C) {
      return C.capturesVariable() && C.getCapturedVar() == &Var &&
             C.getCaptureKind() == LCK_ByRef;
    });
  return llvm::all_of(S->children(), [&](const Stmt *Child) {
    return onlyReads(Child, Var, S);
  });
}

bool Invariance::isFixed(const ValueDecl &D) {
  if (isa<EnumConstantDecl, NonTypeTemplateParmDecl, FunctionDecl>(D))
    return true;
  const auto *Var = dyn_cast<VarDecl>(&D);
  if (!Var || Var->getType().isVolatileQualified())
    return false;
  const SourceManager &Sources = Context.getSourceManager();
  if (Var->hasLocalStorage() && !Sources.isBeforeInTranslationUnit(
                                    Var->getLocation(), Loop.getBeginLoc()))
    return false;
  if (Var->isConstexpr() ||
      Var->getType().getNonReferenceType().isConstQualified())
    return true;
  if (!Var->hasLocalStorage() || Var->getType()->isReferenceType())
    return false;
  return !Mutations.isMutated(Var) ||
         (Var->getType()->isIntegralOrEnumerationType() &&
          onlyReads(&Loop, *Var, nullptr));
}

/// Whether the value of \p Call depends on nothing but those of its arguments,
/// which it leaves alone.
static bool isComputed(const CallExpr &Call) {
  const FunctionDecl *Callee = Call.getDirectCallee();
  return Callee && Callee->isConstexpr() &&
         (!isa<CXXMethodDecl>(Callee) ||
          cast<CXXMethodDecl>(Callee)->isStatic()) &&
         !Callee->getReturnType()->isReferenceType() &&
         llvm::all_of(Callee->parameters(), [](const ParmVarDecl *P) {
           const QualType T = P->getType();
           return !T->isPointerType() &&
                  (!T->isReferenceType() ||
                   T.getNonReferenceType().isConstQualified());
         });
}

bool Invariance::holds(const Stmt *E) {
  if (!E)
    return true;
  if (const auto *Ref = dyn_cast<DeclRefExpr>(E))
    return isFixed(*Ref->getDecl());
  if (const auto *Call = dyn_cast<CXXMemberCallExpr>(E)) {
    const CXXMethodDecl *Method = Call->getMethodDecl();
    if (!Method || !Method->isConst() || !isInStandardLibrary(*Method))
      return false;
  } else if (const auto *Call = dyn_cast<CallExpr>(E);
             Call && isComputed(*Call)) {
    // All of its children are the same.
  } else if (const auto *Member = dyn_cast<MemberExpr>(E)) {
    const auto *Field = dyn_cast<FieldDecl>(Member->getMemberDecl());
    // What a call changes in `*this` is not seen.
    if (Field && isa<CXXThisExpr>(Member->getBase()->IgnoreParenImpCasts()) &&
        !Field->getType().isConstQualified())
      return false;
  } else if (isa<CallExpr, CXXNewExpr, LambdaExpr, CXXThrowExpr, CoawaitExpr,
                 StmtExpr, OverloadExpr, CXXDependentScopeMemberExpr>(E)) {
    return false;
  } else if (const auto *Unary = dyn_cast<UnaryOperator>(E)) {
    if (Unary->isIncrementDecrementOp() || Unary->getOpcode() == UO_Deref)
      return false;
  } else if (isa<ArraySubscriptExpr>(E)) {
    return false;
  }
  return llvm::all_of(E->children(),
                      [&](const Stmt *Child) { return holds(Child); });
}

//===----------------------------------------------------------------------===//
// What is done with an object
//===----------------------------------------------------------------------===//

/// Whether \p S makes room on the heap for more than one object.
static bool allocates(const Stmt *S, unsigned Depth = 0) {
  static constexpr unsigned MaxDepth = 24;
  if (!S || Depth > MaxDepth || isa<LambdaExpr>(S))
    return false;
  if (const auto *New = dyn_cast<CXXNewExpr>(S);
      New && New->isArray() && New->getNumPlacementArgs() == 0)
    return true;
  if (const auto *Call = dyn_cast<CallExpr>(S))
    if (llvm::is_contained(knowledge::memoryMakers(), calleeName(*Call)))
      return true;
  return llvm::any_of(S->children(), [&](const Stmt *Child) {
    return allocates(Child, Depth + 1);
  });
}

/// Whether \p S, of a destructor, does nothing but give memory back.
static bool onlyFrees(const Stmt *S) {
  if (!S || isa<CXXDeleteExpr, NullStmt>(S))
    return true;
  if (const auto *If = dyn_cast<IfStmt>(S))
    return onlyFrees(If->getThen()) && onlyFrees(If->getElse());
  if (const auto *Call = dyn_cast<CallExpr>(S))
    return llvm::is_contained(knowledge::memoryFreers(), calleeName(*Call));
  const auto *List = dyn_cast<CompoundStmt>(S);
  return List && llvm::all_of(List->body(), [](const Stmt *Part) {
           const auto *E = dyn_cast<Expr>(Part);
           return onlyFrees(E ? E->IgnoreImplicit() : Part);
         });
}

/// Whether objects of type \p T, a specialisation of a class template of the
/// project, are memory of some size and no more: a constructor allocates, the
/// destructor frees, and elements are reached by their number.
static bool isScratchMemory(QualType T) {
  const CXXRecordDecl *Class = classPattern(T);
  Class = Class ? Class->getDefinition() : nullptr;
  if (!Class || !Class->getDescribedClassTemplate() || Class->getNumBases() ||
      Class->isInvalidDecl() || isInStandardLibrary(*Class))
    return false;
  bool Allocates = false, HasElements = false;
  for (const Decl *Member : Class->decls()) {
    const auto *Method = dyn_cast<CXXMethodDecl>(Member);
    if (!Method || Method->isImplicit() || Method->isDefaulted() ||
        Method->isDeleted())
      continue;
    HasElements |= Method->getOverloadedOperator() == OO_Subscript;
    const FunctionDecl *Definition = nullptr;
    Method->isDefined(Definition);
    if (isa<CXXDestructorDecl>(Method) &&
        (!Definition || !onlyFrees(Definition->getBody())))
      return false;
    const auto *Constructor = dyn_cast_or_null<CXXConstructorDecl>(Definition);
    if (!Constructor || Constructor->isCopyOrMoveConstructor())
      continue;
    Allocates |=
        allocates(Constructor->getBody()) ||
        llvm::any_of(Constructor->inits(), [](const CXXCtorInitializer *Init) {
          return allocates(Init->getInit());
        });
  }
  return Allocates && HasElements;
}

namespace {

struct Uses {
  /// It goes where nothing can be seen, or gives its value away.
  bool Unknown = false;
  /// Its value is copied: moving it would be better.
  bool Copied = false;
  bool Written = false;
  /// Each iteration allocates.
  bool Filled = false;
};

class UseReader {
public:
  UseReader(ParameterUses &Parameters, const VarDecl &Var,
            const CompoundStmt &Scope, Uses &Result)
      : Parameters(Parameters), Var(Var), Scope(Scope), Result(Result),
        Container(containerType(Var.getType())),
        IsScratch(isScratchMemory(Var.getType())) {}

  void read(const Mention &M);

private:
  void readMember(StringRef Name, const Expr &Access);
  void readArgument(const FunctionDecl *Callee, unsigned Index);
  void readOperator(OverloadedOperatorKind Operator, bool IsFirst,
                    const Stmt *Around);
  void readCall(const CallExpr &Call, const Expr &Argument, const Stmt *Around);
  void elementIsUsed(const Stmt *Around);
  bool mayFill(ArrayRef<Enclosing> Inside);

  void write() { Result.Written = true; }
  void fill() {
    Result.Written = true;
    Result.Filled |= Fills;
  }
  void giveUp() { Result.Unknown = true; }

  ParameterUses &Parameters;
  const VarDecl &Var;
  const CompoundStmt &Scope;
  Uses &Result;
  const std::optional<ContainerType> Container;
  const bool IsScratch;
  bool Fills = false;
};

} // namespace

/// Whether a use in \p Inside happens in each iteration, or in those of a loop
/// that does. A lambda that is not called right there hides what happens.
bool UseReader::mayFill(ArrayRef<Enclosing> Inside) {
  bool Always = true;
  for (size_t I = Inside.size(); I-- > 0;) {
    const Stmt *S = Inside[I].dyn_cast<const Stmt *>();
    if (S == &Scope)
      return Always;
    if (!S)
      continue;
    const Stmt *Child = I + 1 < Inside.size()
                            ? Inside[I + 1].dyn_cast<const Stmt *>()
                            : nullptr;
    if (const auto *If = dyn_cast<IfStmt>(S))
      Always &= Child == If->getCond() || If->isConstexpr();
    else if (isa<SwitchStmt, CXXCatchStmt, AbstractConditionalOperator>(S))
      Always = false;
    else if (isLoop(*S))
      Always = true;
    else if (isa<LambdaExpr>(S)) {
      bool Repeatedly = false;
      const CallExpr *Call = nullptr;
      for (size_t J = I; J-- > 0 && !Call;) {
        const Stmt *Outer = Inside[J].dyn_cast<const Stmt *>();
        if (!isa_and_nonnull<ImplicitCastExpr, MaterializeTemporaryExpr,
                             CXXBindTemporaryExpr, CXXConstructExpr, CallExpr>(
                Outer))
          break;
        Call = dyn_cast<CallExpr>(Outer);
      }
      if (!Call || !Parameters.isCalling(*Call, Repeatedly))
        giveUp();
      Always |= Repeatedly;
    }
  }
  giveUp();
  return false;
}

void UseReader::read(const Mention &M) {
  Fills = mayFill(M.Inside);
  const Expr *E = M.At;
  for (size_t I = M.Inside.size(); I-- > 0;) {
    const Stmt *S = M.Inside[I].dyn_cast<const Stmt *>();
    const Stmt *Around =
        I > 0 ? M.Inside[I - 1].dyn_cast<const Stmt *>() : nullptr;
    // The initialiser of a variable: a reference, or a copy where nothing is
    // known of the type.
    if (!S)
      return giveUp();
    if (isa<ParenExpr, ImplicitCastExpr, ExprWithCleanups,
            MaterializeTemporaryExpr, CXXBindTemporaryExpr>(S)) {
      E = cast<Expr>(S);
      continue;
    }
    if (isa<CompoundStmt>(S))
      return;
    if (const auto *Member = dyn_cast<MemberExpr>(S))
      return readMember(simpleName(*Member->getMemberDecl()), *Member);
    if (const auto *Member = dyn_cast<CXXDependentScopeMemberExpr>(S))
      return Member->getMember().isIdentifier()
                 ? readMember(Member->getMember().getAsString(), *Member)
                 : giveUp();
    if (const auto *Member = dyn_cast<UnresolvedMemberExpr>(S))
      return Member->getMemberName().isIdentifier()
                 ? readMember(Member->getMemberName().getAsString(), *Member)
                 : giveUp();
    if (const auto *Call = dyn_cast<CallExpr>(S))
      return readCall(*Call, *E, Around);
    if (const auto *Construct = dyn_cast<CXXConstructExpr>(S)) {
      if (isCopy(*Construct)) {
        Result.Copied = true;
        return;
      }
      for (unsigned N = 0; N != Construct->getNumArgs(); ++N)
        if (Construct->getArg(N) == E)
          return readArgument(Construct->getConstructor(), N);
      return giveUp();
    }
    if (const auto *Loop = dyn_cast<CXXForRangeStmt>(S)) {
      const QualType Element = Loop->getLoopVariable()->getType();
      if (Element->isReferenceType() &&
          !Element.getNonReferenceType().isConstQualified())
        write();
      return;
    }
    if (const auto *Binary = dyn_cast<BinaryOperator>(S))
      return readOperator(
          BinaryOperator::getOverloadedOperator(Binary->getOpcode()),
          Binary->getLHS() == E, Around);
    if (isa<ArraySubscriptExpr>(S))
      return readOperator(OO_Subscript, /*IsFirst=*/true, Around);
    if (const auto *Lambda = dyn_cast<LambdaExpr>(S)) {
      // The body is read by itself.
      for (const LambdaCapture &Capture : Lambda->captures())
        if (Capture.capturesVariable() && Capture.getCapturedVar() == &Var &&
            Capture.getCaptureKind() == LCK_ByRef)
          return;
      return giveUp();
    }
    return giveUp();
  }
  giveUp();
}

void UseReader::readMember(StringRef Name, const Expr &Access) {
  const auto *Known = dyn_cast<MemberExpr>(&Access);
  const auto *Method =
      Known ? dyn_cast<CXXMethodDecl>(Known->getMemberDecl()) : nullptr;
  if (llvm::is_contained(knowledge::emptyingMembers(), Name))
    return giveUp();
  if (llvm::is_contained(knowledge::roomMakers(), Name))
    return fill();
  const std::optional<SizeEffect> Effect = memberSizeEffect(Name);
  if (Method && Method->isConst())
    return;
  if (IsScratch)
    return write();
  if (!Effect)
    return giveUp();
  switch (*Effect) {
  case SizeEffect::InsertKey:
  case SizeEffect::Insert:
  case SizeEffect::InsertLater:
    return fill();
  case SizeEffect::TakeOut:
    return write();
  case SizeEffect::Element:
    // The elements of a set cannot be changed.
    if (!Container || Container->Shape != ContainerShape::Set)
      write();
    return;
  case SizeEffect::Access:
    return giveUp();
  case SizeEffect::Size:
  case SizeEffect::Read:
    return;
  }
}

/// `a[i]` or `a.at(i)` stands in \p Around.
void UseReader::elementIsUsed(const Stmt *Around) {
  const auto *Cast = dyn_cast_or_null<ImplicitCastExpr>(Around);
  if (!Cast || Cast->getCastKind() != CK_LValueToRValue)
    write();
}

void UseReader::readOperator(OverloadedOperatorKind Operator, bool IsFirst,
                             const Stmt *Around) {
  if (Operator == OO_Subscript && IsFirst) {
    if (Container && Container->Shape == ContainerShape::Map)
      return fill();
    return elementIsUsed(Around);
  }
  if (Operator == OO_PlusEqual && IsFirst)
    return fill();
  if (Operator == OO_Equal || Operator == OO_PlusEqual) {
    if (IsFirst)
      giveUp();
    else
      Result.Copied = true;
    return;
  }
  const bool IsComparison =
      Operator == OO_EqualEqual || Operator == OO_ExclaimEqual ||
      Operator == OO_Less || Operator == OO_Greater ||
      Operator == OO_LessEqual || Operator == OO_GreaterEqual ||
      Operator == OO_Spaceship;
  if (!IsComparison)
    giveUp();
}

/// Whether one of \p Overloads that can be called with \p Count arguments takes
/// number \p Index by a reference that is not const.
static bool mayChange(const OverloadExpr &Overloads, unsigned Count,
                      unsigned Index) {
  return llvm::any_of(Overloads.decls(), [&](const NamedDecl *D) {
    const FunctionDecl *Callee = D->getUnderlyingDecl()->getAsFunction();
    if (!Callee || Callee->isVariadic() ||
        llvm::any_of(Callee->parameters(),
                     [](const ParmVarDecl *P) { return P->isParameterPack(); }))
      return true;
    if (Count < Callee->getMinRequiredArguments() ||
        Count > Callee->getNumParams())
      return false;
    const QualType T = Callee->getParamDecl(Index)->getType();
    return T->isReferenceType() && !T.getNonReferenceType().isConstQualified();
  });
}

void UseReader::readCall(const CallExpr &Call, const Expr &Argument,
                         const Stmt *Around) {
  unsigned Index = 0;
  while (Index != Call.getNumArgs() && Call.getArg(Index) != &Argument)
    ++Index;
  if (Index == Call.getNumArgs())
    return giveUp();
  const FunctionDecl *Callee = Call.getDirectCallee();
  if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(&Call)) {
    const auto *Method = dyn_cast_or_null<CXXMethodDecl>(Callee);
    const OverloadedOperatorKind Kind = Operator->getOperator();
    const bool IsInOut = Kind == OO_LessLess || Kind == OO_GreaterGreater;
    if (!IsInOut || !Callee)
      return readOperator(Kind, Index == 0, Around);
    if (!Method)
      return readArgument(Callee, Index);
    return Index == 0 ? giveUp() : readArgument(Callee, Index - 1);
  }
  if (!Callee) {
    // Overloads of the library wait for the types of other arguments.
    const auto *Overloads =
        dyn_cast<OverloadExpr>(Call.getCallee()->IgnoreParenImpCasts());
    if (!Overloads || Overloads->decls().empty())
      return giveUp();
    const NamedDecl *D = (*Overloads->decls_begin())->getUnderlyingDecl();
    if (!isInStandardLibrary(*D) || D->isCXXClassMember() ||
        llvm::is_contained(knowledge::keepingFunctions(),
                           StringRef(libraryName(*D))))
      return giveUp();
    if (mayChange(*Overloads, Call.getNumArgs(), Index))
      write();
    return;
  }
  readArgument(Callee, Index);
}

void UseReader::readArgument(const FunctionDecl *Callee, unsigned Index) {
  if (Index >= Callee->getNumParams())
    return giveUp();
  const std::string Name = libraryName(*Callee);
  if (llvm::is_contained(knowledge::keepingFunctions(), StringRef(Name)))
    return giveUp();
  if (isa<CXXMethodDecl>(Callee) && !isa<CXXConstructorDecl>(Callee)) {
    const std::optional<SizeEffect> Effect =
        memberSizeEffect(simpleName(*Callee));
    if (Effect == SizeEffect::Insert || Effect == SizeEffect::InsertKey) {
      Result.Copied = true;
      return;
    }
  }
  const QualType Type = Callee->getParamDecl(Index)->getType();
  if (!Type->isReferenceType()) {
    Result.Copied = true;
    return;
  }
  const bool IsStandard = isInStandardLibrary(*Callee);
  const FunctionDecl *Pattern = patternFunction(Callee);
  const QualType Written = Index < Pattern->getNumParams()
                               ? Pattern->getParamDecl(Index)->getType()
                               : Type;
  if (const auto *Constructor = dyn_cast<CXXConstructorDecl>(Callee)) {
    const std::string Class = libraryName(*Constructor->getParent());
    if (!llvm::is_contained(knowledge::viewClasses(), StringRef(Class)))
      return giveUp();
  } else if (Written->isRValueReferenceType() && !IsStandard) {
    return giveUp();
  }
  if (functionSizeEffect(simpleName(*Callee)) == SizeEffect::InsertLater)
    return fill();
  if (!Type.getNonReferenceType().isConstQualified())
    write();
}

//===----------------------------------------------------------------------===//
// What else a loop allocates
//===----------------------------------------------------------------------===//

/// Whether objects of type \p T keep what they hold on the heap, themselves or
/// in a member.
static bool ownsStorage(QualType T, unsigned Depth = 0) {
  if (T.isNull() || T->isReferenceType())
    return false;
  const NamedDecl *Named = TypeClassifier::classOf(T);
  if (reusableClass(T) || (Named && isInStandardLibrary(*Named) &&
                           simpleName(*Named).ends_with("stream")))
    return true;
  const CXXRecordDecl *Class = T->getAsCXXRecordDecl();
  if (!Class || !Class->hasDefinition() || Depth > 2 ||
      isInStandardLibrary(*Class))
    return false;
  return llvm::any_of(Class->getDefinition()->fields(),
                      [&](const FieldDecl *Field) {
                        return ownsStorage(Field->getType(), Depth + 1);
                      });
}

namespace {

/// Counts the places in a loop that make an object on the heap anew, or are
/// given one that is new, such as a string.
class AllocationCounter : public RecursiveASTVisitor<AllocationCounter> {
public:
  explicit AllocationCounter(const VarDecl *Except) : Except(Except) {}

  bool TraverseLambdaExpr(LambdaExpr *) { return true; }
  bool VisitCXXNewExpr(CXXNewExpr *E) {
    Count += E->getNumPlacementArgs() == 0;
    return true;
  }
  bool VisitCallExpr(CallExpr *E) {
    const FunctionDecl *Callee = E->getDirectCallee();
    Count += Callee && llvm::is_contained(knowledge::heapMakers(),
                                          StringRef(libraryName(*Callee)));
    return true;
  }
  bool VisitVarDecl(VarDecl *Var) {
    if (Var == Except || !Var->hasLocalStorage() ||
        !ownsStorage(Var->getType()))
      return true;
    const NamedDecl *Class = TypeClassifier::classOf(Var->getType());
    const Expr *Init =
        Var->getInit() ? Var->getInit()->IgnoreImplicit() : nullptr;
    const auto *Construct = dyn_cast_or_null<CXXConstructExpr>(Init);
    Count += (Class && simpleName(*Class).ends_with("stream")) ||
             isa_and_nonnull<CallExpr>(Init) ||
             (Construct && isCopy(*Construct));
    return true;
  }

  unsigned Count = 0;

private:
  const VarDecl *Except;
};

} // namespace

/// Whether \p Loop allocates so much in each iteration that the storage of
/// \p Var makes no difference.
static bool allocatesAnyway(const Stmt &Loop, const VarDecl *Var) {
  AllocationCounter Counter(Var);
  Counter.TraverseStmt(const_cast<Stmt *>(&Loop));
  return Counter.Count > 1;
}

//===----------------------------------------------------------------------===//
// Judging
//===----------------------------------------------------------------------===//

namespace {

class Judge {
public:
  Judge(const FunctionDecl &Function, ASTContext &Context, bool Strict)
      : Function(Function), Context(Context), Strict(Strict),
        Parameters(Context) {}

  std::vector<LoopInstance> run(std::vector<Candidate> All);

private:
  bool isWorthIt(const Candidate &C) const;
  std::optional<LoopInstance> judge(const Candidate &C, const Uses &U);
  /// The outermost of the loops in whose iterations all of \p Arguments are the
  /// same.
  const EnclosingLoop *outermostInvariant(const Candidate &C,
                                          ArrayRef<const Expr *> Arguments);

  const FunctionDecl &Function;
  ASTContext &Context;
  const bool Strict;
  ParameterUses Parameters;
};

} // namespace

static QualType typeOf(const Candidate &C) {
  return C.Variable ? C.Variable->getType() : C.Temporary->getType();
}

bool Judge::isWorthIt(const Candidate &C) const {
  const QualType T = typeOf(C);
  const SourceLocation Loc =
      C.Variable ? C.Variable->getLocation() : C.Temporary->getExprLoc();
  if (T.isNull() || T.isVolatileQualified() || Loc.isMacroID() ||
      (C.Variable && C.Variable->isInvalidDecl()))
    return false;
  const knowledge::ReusableClass *Class = reusableClass(T);
  if (!Class)
    return C.Variable && isScratchMemory(T);
  return (Class->Is != Reuse::KeepsLongStorage || Strict);
}

const EnclosingLoop *
Judge::outermostInvariant(const Candidate &C,
                          ArrayRef<const Expr *> Arguments) {
  for (const EnclosingLoop &Loop : C.Loops) {
    Invariance Same(*Loop.Loop, Context);
    if (llvm::all_of(Arguments, [&](const Expr *E) { return Same.holds(E); }))
      return &Loop;
  }
  return nullptr;
}

std::optional<LoopInstance> Judge::judge(const Candidate &C, const Uses &U) {
  using Kind = LoopInstance::Kind;
  using Form = Building::Form;
  const Expr *Init = C.Variable ? C.Variable->getInit() : C.Temporary;
  const Building Built = buildingOf(typeOf(C), Init);
  if (U.Unknown || Built.Is == Form::Other)
    return std::nullopt;
  LoopInstance Found;
  Found.Variable = C.Variable;
  Found.Declaration = C.Declaration;
  Found.Built = Init;
  Found.Scope = C.Scope;
  const EnclosingLoop *Loop = &C.Loops.front();
  if (!reusableClass(typeOf(C))) {
    // Made with a size, and written to.
    if (Built.Is != Form::Values || !U.Written || U.Copied ||
        !llvm::all_of(Built.Arguments, [](const Expr *E) {
          return !E->isTypeDependent() &&
                 E->getType()->isIntegralOrEnumerationType();
        }))
      return std::nullopt;
    Found.Is = Kind::Scratch;
    Loop = outermostInvariant(C, Built.Arguments);
  } else if (Built.Is == Form::Empty) {
    if (!U.Filled || U.Copied ||
        reusableClass(typeOf(C))->Is == Reuse::WhenConstant)
      return std::nullopt;
    Found.Is = Kind::Refilled;
  } else if (!U.Written) {
    Found.Is = Kind::Constant;
    Loop = outermostInvariant(C, Built.Arguments);
  } else if (Built.Is == Form::Sized && !U.Copied) {
    Found.Is = Kind::Resized;
    Loop = outermostInvariant(C, Built.Arguments);
  } else {
    return std::nullopt;
  }
  if (!Loop || (!Strict && Found.Is != Kind::Constant &&
                allocatesAnyway(*C.Loops.back().Loop, C.Variable)))
    return std::nullopt;
  Found.Loop = Loop->Loop;
  Found.Around = Loop->Around;
  return Found;
}

std::vector<LoopInstance> Judge::run(std::vector<Candidate> All) {
  llvm::erase_if(All, [&](const Candidate &C) { return !isWorthIt(C); });
  if (All.empty())
    return {};
  MentionFinder Mentions(Context);
  llvm::DenseMap<const ValueDecl *, size_t> Index;
  std::vector<Uses> Used(All.size());
  for (size_t I = 0; I != All.size(); ++I)
    if (All[I].Variable) {
      Mentions.track(*All[I].Variable);
      Index[patternValue(All[I].Variable)] = I;
    }
  if (!Index.empty())
    Mentions.findIn(Function, [&](const Mention &M) {
      const size_t I = Index.lookup(M.Of);
      UseReader(Parameters, *All[I].Variable, *All[I].Scope, Used[I]).read(M);
    });
  std::vector<LoopInstance> Found;
  for (size_t I = 0; I != All.size(); ++I)
    if (std::optional<LoopInstance> One = judge(All[I], Used[I]))
      Found.push_back(*One);
  return Found;
}

std::vector<LoopInstance> findLoopInstances(const FunctionDecl &Function,
                                            ASTContext &Context, bool Strict) {
  LoopReader Reader(Context);
  Reader.read(Function.getBody());
  return Judge(Function, Context, Strict).run(std::move(Reader.Found));
}

} // namespace clang::templates
