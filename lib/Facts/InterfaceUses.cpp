//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/Facts/InterfaceUses.h"
#include "lib/AST/Mentions.h"
#include "lib/AST/Names.h"
#include "lib/AST/TemplateIds.h"
#include "lib/Knowledge/Bases.h"
#include "clang/AST/CXXInheritance.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/ExprConcepts.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/AST/StmtCXX.h"
#include "llvm/ADT/DenseMap.h"

namespace clang::templates {

//===----------------------------------------------------------------------===//
// Mentions
//===----------------------------------------------------------------------===//

namespace {

/// Finds the expressions that name one of some variables, in a pattern or a
/// specialisation, with all that they are written in.
class NameReader : public RecursiveASTVisitor<NameReader> {
  using Base = RecursiveASTVisitor<NameReader>;

public:
  /// Called for each mention; whether to go on.
  using Callback =
      llvm::function_ref<bool(const DeclRefExpr &, ArrayRef<Enclosing>)>;

  explicit NameReader(const ParmVarDecl &Parameter) {
    Tracked.insert(&Parameter);
  }

  /// Whether all of \p Function was read: no mention was refused.
  bool read(const FunctionDecl &Function, Callback Read) {
    Found = Read;
    if (const auto *Constructor = dyn_cast<CXXConstructorDecl>(&Function))
      for (CXXCtorInitializer *Init : Constructor->inits())
        if (Init->isWritten() && !TraverseConstructorInitializer(Init))
          return false;
    return TraverseStmt(Function.getBody());
  }

  void track(const VarDecl &Alias) { Tracked.insert(&Alias); }

  bool shouldWalkTypesOfTypeLocs() const { return false; }

  bool TraverseDecl(Decl *D) {
    if (!isa_and_nonnull<VarDecl>(D))
      return Base::TraverseDecl(D);
    Inside.push_back(static_cast<const Decl *>(D));
    const bool GoOn = Base::TraverseDecl(D);
    Inside.pop_back();
    return GoOn;
  }
  // A declared type, 'decltype(r)' or an array's bound: not evaluated.
  bool TraverseTypeLoc(TypeLoc T, bool = true) {
    ++Unevaluated;
    const bool GoOn = Base::TraverseTypeLoc(T);
    --Unevaluated;
    return GoOn;
  }
  bool dataTraverseStmtPre(Stmt *S) {
    Unevaluated += isUnevaluated(S);
    Inside.push_back(static_cast<const Stmt *>(S));
    return true;
  }
  bool dataTraverseStmtPost(Stmt *S) {
    Unevaluated -= isUnevaluated(S);
    Inside.pop_back();
    return true;
  }
  bool VisitDeclRefExpr(DeclRefExpr *E) {
    if (!Tracked.contains(E->getDecl()))
      return true;
    // The expression is the innermost one itself.
    return !Unevaluated && Found(*E, ArrayRef(Inside).drop_back());
  }
  bool VisitLambdaExpr(LambdaExpr *E) {
    return llvm::none_of(E->captures(), [&](const LambdaCapture &C) {
      return C.isImplicit() && C.capturesVariable() &&
             C.getCaptureKind() == LCK_ByCopy &&
             Tracked.contains(C.getCapturedVar()) &&
             C.getCapturedVar()->getType()->isReferenceType();
    });
  }

private:
  static bool isUnevaluated(const Stmt *S) {
    return isa<UnaryExprOrTypeTraitExpr, CXXNoexceptExpr, CXXTypeidExpr,
               RequiresExpr>(S);
  }

  Callback Found;
  llvm::SmallPtrSet<const ValueDecl *, 4> Tracked;
  llvm::SmallVector<Enclosing, 32> Inside;
  unsigned Unevaluated = 0;
};

} // namespace

/// Whether the type of \p Var comes from its initialiser.
static bool isDeduced(const VarDecl &Var) {
  const TypeSourceInfo *Written = Var.getTypeSourceInfo();
  return Var.isInitCapture() ||
         (Written && Written->getTypeLoc().getContainedAutoTypeLoc());
}

//===----------------------------------------------------------------------===//
// Uses
//===----------------------------------------------------------------------===//

namespace {

/// Follows one mention outwards, up to what it is used for.
class UseReader {
public:
  UseReader(const ParmVarDecl &Parameter, const FunctionDecl &Function,
            const TypeClassifier &Types, ParameterUses &Result)
      : Parameter(Parameter), Function(Function), Types(Types),
        Names(Parameter), Result(Result) {}

  bool read() {
    return Names.read(Function,
                      [this](const DeclRefExpr &E, ArrayRef<Enclosing> Inside) {
                        return follow(E, Inside);
                      });
  }

private:
  /// What an expression that stands for the parameter is.
  enum class Form : uint8_t { Object, Pointer, Owner };
  enum class Step : uint8_t {
    Outwards, ///< It still stands for the parameter.
    Done,     ///< The use is known.
    Refused,
  };

  std::optional<Form> formOf(QualType T) const;
  bool follow(const DeclRefExpr &E, ArrayRef<Enclosing> Inside);
  Step stepTo(const Stmt &Parent);
  Step stepToCast(const CastExpr &Cast);
  Step stepToOperator(const UnaryOperator &Operator);
  Step stepToMember(const MemberExpr &Member);
  Step stepToCall(const CallExpr &Call);
  Step stepToOperatorCall(const CXXOperatorCallExpr &Call);
  Step stepToConstruction(const CXXConstructExpr &Construction);
  Step stepToVariable(const VarDecl &Var);
  Step addConversion(QualType To);
  Step addMember(const ValueDecl &Member, const Expr *Call, bool Qualified);

  const ParmVarDecl &Parameter;
  const FunctionDecl &Function;
  const TypeClassifier &Types;
  NameReader Names;
  ParameterUses &Result;

  Form Is = Form::Object;
  /// The expression that stands for the parameter, and what is around it.
  const Expr *At = nullptr;
  ArrayRef<Enclosing> Around;
};

} // namespace

std::optional<UseReader::Form> UseReader::formOf(QualType T) const {
  T = T.getNonReferenceType();
  if (T->isPointerType())
    return Form::Pointer;
  if (Types.pointer(T))
    return Form::Owner;
  return T->isRecordType() ? std::optional(Form::Object) : std::nullopt;
}

bool UseReader::follow(const DeclRefExpr &E, ArrayRef<Enclosing> Inside) {
  const std::optional<Form> First = formOf(E.getType());
  if (!First)
    return false;
  Result.Mentions.push_back(E.getLocation());
  Is = *First;
  At = &E;
  Around = Inside;
  while (!Around.empty()) {
    const Enclosing Parent = Around.back();
    Around = Around.drop_back();
    const auto *S = dyn_cast<const Stmt *>(Parent);
    const auto *Var =
        S ? nullptr : dyn_cast<VarDecl>(cast<const Decl *>(Parent));
    const Step Taken = S     ? stepTo(*S)
                       : Var ? stepToVariable(*Var)
                             : Step::Refused;
    if (Taken != Step::Outwards)
      return Taken == Step::Done;
    if (S)
      At = cast<Expr>(S);
  }
  return true;
}

UseReader::Step UseReader::stepTo(const Stmt &Parent) {
  if (isa<ParenExpr, FullExpr, MaterializeTemporaryExpr, CXXBindTemporaryExpr>(
          Parent))
    return Step::Outwards;
  if (const auto *Cast = dyn_cast<CastExpr>(&Parent))
    return stepToCast(*Cast);
  if (const auto *Operator = dyn_cast<UnaryOperator>(&Parent))
    return stepToOperator(*Operator);
  if (const auto *Member = dyn_cast<MemberExpr>(&Parent))
    return stepToMember(*Member);
  if (const auto *Call = dyn_cast<CXXOperatorCallExpr>(&Parent))
    return stepToOperatorCall(*Call);
  if (const auto *Call = dyn_cast<CallExpr>(&Parent))
    return stepToCall(*Call);
  if (const auto *Construction = dyn_cast<CXXConstructExpr>(&Parent))
    return stepToConstruction(*Construction);
  // 'p == nullptr'
  if (const auto *Operator = dyn_cast<BinaryOperator>(&Parent)) {
    const Expr *Other =
        Operator->getLHS() == At ? Operator->getRHS() : Operator->getLHS();
    const auto *Cast = dyn_cast<CastExpr>(Other->IgnoreParens());
    return Is == Form::Pointer && Operator->isEqualityOp() && Cast &&
                   Cast->getCastKind() == CK_NullToPointer
               ? Step::Done
               : Step::Refused;
  }
  // The same of an owner, since C++20.
  if (const auto *Rewritten = dyn_cast<CXXRewrittenBinaryOperator>(&Parent)) {
    const bool IsLeft = Rewritten->getLHS() == At;
    const Expr *Other = IsLeft ? Rewritten->getRHS() : Rewritten->getLHS();
    return Is == Form::Owner &&
                   BinaryOperator::isEqualityOp(Rewritten->getOpcode()) &&
                   Other->getType()->isNullPtrType()
               ? Step::Done
               : Step::Refused;
  }
  // Captured: a copy of the object would be a construction.
  return isa<LambdaExpr, CompoundStmt>(Parent) ? Step::Done : Step::Refused;
}

UseReader::Step UseReader::stepToCast(const CastExpr &Cast) {
  switch (Cast.getCastKind()) {
  case CK_NoOp:
  case CK_LValueToRValue:
  case CK_UserDefinedConversion:
  case CK_ConstructorConversion:
    return Step::Outwards;
  case CK_DerivedToBase:
  case CK_UncheckedDerivedToBase:
    // The owner's own bases, which implement it.
    if (Is == Form::Owner)
      return Step::Outwards;
    // Of a member of the base class, the member says more.
    if (!Around.empty())
      if (const auto *Parent = dyn_cast<const Stmt *>(Around.back());
          Parent && isa<MemberExpr>(Parent))
        return Step::Outwards;
    return addConversion(Cast.getType());
  case CK_PointerToBoolean:
  case CK_ToVoid:
    return Step::Done;
  default:
    return Step::Refused;
  }
}

UseReader::Step UseReader::stepToOperator(const UnaryOperator &Operator) {
  if (Operator.getOpcode() == UO_Deref && Is == Form::Pointer)
    Is = Form::Object;
  else if (Operator.getOpcode() == UO_AddrOf && Is == Form::Object)
    Is = Form::Pointer;
  else
    return Step::Refused;
  return Step::Outwards;
}

UseReader::Step UseReader::stepToMember(const MemberExpr &Member) {
  const ValueDecl &D = *Member.getMemberDecl();
  // The call, if the member is what it calls.
  const auto *Call = Around.empty()
                         ? nullptr
                         : dyn_cast_or_null<CXXMemberCallExpr>(
                               dyn_cast<const Stmt *>(Around.back()));
  if (Call && Call->getCallee()->IgnoreParens() != &Member)
    Call = nullptr;
  if (Is != Form::Owner)
    return addMember(D, Call, Member.hasQualifier());
  if (!Call)
    return Step::Refused;
  if (isa<CXXConversionDecl>(D) && Call->getType()->isBooleanType())
    return Step::Done;
  const StringRef Name = simpleName(D);
  if (Name == "get" && Call->getNumArgs() == 0 &&
      Call->getType()->isPointerType()) {
    Is = Form::Pointer;
    return Step::Outwards;
  }
  return (Name == "reset" || Name == "use_count") && Call->getNumArgs() == 0
             ? Step::Done
             : Step::Refused;
}

/// Whether \p Call passes its argument on as it is: 'std::move(p)'.
static bool isCastFunction(const CallExpr &Call) {
  const FunctionDecl *Callee = Call.getDirectCallee();
  return Callee && Call.getNumArgs() == 1 && Callee->getIdentifier() &&
         llvm::is_contained(knowledge::castFunctions(),
                            StringRef(libraryName(*Callee)));
}

UseReader::Step UseReader::stepToCall(const CallExpr &Call) {
  // 'p.get()', of which the callee was stepped to before.
  if (isCastFunction(Call) || Call.getCallee() == At)
    return Step::Outwards;
  const FunctionDecl *Callee = Call.getDirectCallee();
  const auto Argument = llvm::find(Call.arguments(), At);
  if (!Callee || Argument == Call.arguments().end())
    return Step::Refused;
  InterfaceUse Use;
  Use.Position = std::distance(Call.arguments().begin(), Argument);
  // The function calls itself.
  if (Callee->getCanonicalDecl() == Function.getCanonicalDecl())
    return Use.Position == Parameter.getFunctionScopeIndex() ? Step::Done
                                                             : Step::Refused;
  Use.PassedTo = patternTemplate(*Callee);
  if (!Use.PassedTo)
    return Step::Refused;
  Result.Uses.push_back(Use);
  return Step::Done;
}

UseReader::Step UseReader::stepToOperatorCall(const CXXOperatorCallExpr &Call) {
  const FunctionDecl *Callee = Call.getDirectCallee();
  if (!Callee)
    return Step::Refused;
  const bool IsFirst = Call.getNumArgs() > 0 && Call.getArg(0) == At;
  const auto *Method = dyn_cast<CXXMethodDecl>(Callee);
  if (Is != Form::Owner)
    return Is == Form::Object && IsFirst && Method
               ? addMember(*Method, &Call, /*Qualified=*/false)
               : Step::Refused;
  switch (Call.getOperator()) {
  case OO_Arrow:
    Is = Form::Pointer;
    return IsFirst ? Step::Outwards : Step::Refused;
  case OO_Star:
    Is = Form::Object;
    return IsFirst && Call.getNumArgs() == 1 ? Step::Outwards : Step::Refused;
  case OO_EqualEqual:
  case OO_ExclaimEqual:
    return Call.getNumArgs() == 2 &&
                   Call.getArg(IsFirst)->getType()->isNullPtrType()
               ? Step::Done
               : Step::Refused;
  case OO_Equal:
    // 'owner = std::move(p)', an owner of another class.
    return !IsFirst && Method ? addConversion(Call.getArg(0)->getType())
                              : Step::Refused;
  default:
    return Step::Refused;
  }
}

UseReader::Step
UseReader::stepToConstruction(const CXXConstructExpr &Construction) {
  if (Is != Form::Owner || Construction.getNumArgs() == 0 ||
      Construction.getArg(0) != At ||
      llvm::any_of(llvm::drop_begin(Construction.arguments()),
                   [](const Expr *E) { return !isa<CXXDefaultArgExpr>(E); }))
    return Step::Refused;
  const QualType From = pointeeType(At->getType());
  const QualType To = Types.pointer(Construction.getType())
                          ? pointeeType(Construction.getType())
                          : QualType();
  if (From.isNull() || To.isNull())
    return Step::Refused;
  if (From.getCanonicalType() == To.getCanonicalType() &&
      Construction.getConstructor()->isCopyOrMoveConstructor())
    return Step::Outwards;
  return addConversion(Construction.getType());
}

UseReader::Step UseReader::stepToVariable(const VarDecl &Var) {
  const std::optional<Form> Declared = formOf(Var.getType());
  if (!isDeduced(Var) || !Declared ||
      (*Declared == Form::Object && !Var.getType()->isReferenceType()))
    return Step::Refused;
  Names.track(Var);
  return Step::Done;
}

UseReader::Step UseReader::addConversion(QualType To) {
  const QualType Object =
      To->isPointerType() || Types.pointer(To) ? pointeeType(To) : To;
  const CXXRecordDecl *Class =
      Object.isNull() ? nullptr : Object->getAsCXXRecordDecl();
  if (!Class)
    return Step::Refused;
  InterfaceUse Use;
  Use.Base = Class->getCanonicalDecl();
  Use.ToConst = Object.isConstQualified();
  Result.Uses.push_back(Use);
  return Step::Done;
}

UseReader::Step UseReader::addMember(const ValueDecl &Member, const Expr *Call,
                                     bool Qualified) {
  if (isa<CXXDestructorDecl>(Member) || (isa<CXXMethodDecl>(Member) && !Call))
    return Step::Refused;
  InterfaceUse Use;
  Use.Member = &Member;
  Use.Call = Call;
  Use.Qualified = Qualified;
  Result.Uses.push_back(Use);
  return Step::Done;
}

static void sortPlaces(std::vector<SourceLocation> &Places) {
  llvm::sort(Places);
  Places.erase(std::unique(Places.begin(), Places.end()), Places.end());
}

std::optional<ParameterUses> usesOf(const ParmVarDecl &Parameter,
                                    const FunctionDecl &Function,
                                    const TypeClassifier &Types) {
  if (!Function.getBody() || isa<CoroutineBodyStmt>(Function.getBody()))
    return std::nullopt;
  ParameterUses Result;
  if (!UseReader(Parameter, Function, Types, Result).read())
    return std::nullopt;
  sortPlaces(Result.Mentions);
  return Result;
}

//===----------------------------------------------------------------------===//
// Interfaces
//===----------------------------------------------------------------------===//

bool isPublicly(const CXXRecordDecl &Class, const CXXRecordDecl &Base) {
  if (Class.getCanonicalDecl() == Base.getCanonicalDecl())
    return true;
  CXXBasePaths Paths;
  return Class.hasDefinition() && Class.isDerivedFrom(&Base, Paths) &&
         !Paths.isAmbiguous(Base.getASTContext().getCanonicalTagType(&Base)) &&
         llvm::any_of(Paths, [](const CXXBasePath &Path) {
           return Path.Access == AS_public;
         });
}

static const NamedDecl *canonical(const NamedDecl &D) {
  const NamedDecl *Real = D.getUnderlyingDecl();
  if (const auto *Function = dyn_cast<FunctionDecl>(Real))
    if (const FunctionTemplateDecl *Template = Function->getPrimaryTemplate())
      Real = Template;
  return cast<NamedDecl>(Real->getCanonicalDecl());
}

llvm::SmallVector<const NamedDecl *, 4>
membersCalled(DeclarationName Name, const CXXRecordDecl &Class) {
  llvm::SmallVector<const NamedDecl *, 4> Result;
  const CXXRecordDecl *Definition = Class.getDefinition();
  if (!Definition)
    return Result;
  for (const NamedDecl *D : Definition->lookup(Name))
    if (!isa<UsingDecl>(D))
      Result.push_back(canonical(*D));
  if (!Result.empty())
    return Result;
  for (const CXXBaseSpecifier &Base : Definition->bases()) {
    const CXXRecordDecl *Record = Base.getType()->getAsCXXRecordDecl();
    const auto Inherited = Record ? membersCalled(Name, *Record)
                                  : llvm::SmallVector<const NamedDecl *, 4>();
    if (!Inherited.empty() && !Result.empty() && Inherited != Result)
      return {};
    if (Result.empty())
      Result = Inherited;
  }
  return Result;
}

static bool overrides(const NamedDecl &D, const NamedDecl &Other) {
  const auto *Method = dyn_cast<CXXMethodDecl>(&D);
  return Method && llvm::any_of(Method->overridden_methods(),
                                [&](const CXXMethodDecl *Overridden) {
                                  return canonical(*Overridden) == &Other ||
                                         overrides(*Overridden, Other);
                                });
}

static bool isSameOrOverrides(const NamedDecl &D, const NamedDecl &Other) {
  return &D == &Other || overrides(D, Other);
}

static bool hasDefaultArgument(const Expr &Call) {
  const auto *Written = dyn_cast<CallExpr>(&Call);
  return Written && llvm::any_of(Written->arguments(), [](const Expr *E) {
           return isa<CXXDefaultArgExpr>(E);
         });
}

bool meansTheSame(const InterfaceUse &Use, const InterfaceFit &For) {
  if (!Use.Member)
    return Use.Base && isPublicly(For.Interface, *Use.Base) &&
           (!For.AsConst || Use.ToConst);
  const NamedDecl &Member = *canonical(*Use.Member);
  const auto InInterface = membersCalled(Member.getDeclName(), For.Interface);
  const auto Found = llvm::find_if(InInterface, [&](const NamedDecl *D) {
    return isSameOrOverrides(Member, *D);
  });
  if (Found == InInterface.end() || (*Found)->getAccess() != AS_public)
    return false;
  // What the class hides could be called instead.
  const auto InClass = membersCalled(Member.getDeclName(), For.Class);
  for (const NamedDecl *D : InInterface)
    if (llvm::none_of(InClass, [&](const NamedDecl *Other) {
          return isSameOrOverrides(*Other, *D);
        }))
      return false;
  const auto *Declarer = dyn_cast<CXXRecordDecl>((*Found)->getDeclContext());
  if (!Declarer || !isPublicly(For.Interface, *Declarer))
    return false;
  const auto *Method = dyn_cast<CXXMethodDecl>(Use.Member);
  if (!Method)
    return true;
  if ((For.AsConst && !Method->isStatic() && !Method->isConst()) ||
      Method->getRefQualifier() == RQ_RValue)
    return false;
  if (*Found == &Member)
    return true;
  const auto *Declared = cast<CXXMethodDecl>(*Found);
  return Declared->getReturnType().getCanonicalType() ==
             Method->getReturnType().getCanonicalType() &&
         !(Use.Call && hasDefaultArgument(*Use.Call));
}

bool isDevirtualised(const InterfaceUse &Use, const CXXRecordDecl &Class) {
  const auto *Method = dyn_cast_or_null<CXXMethodDecl>(Use.Member);
  return Method && Method->isVirtual() && !Use.Qualified &&
         (Class.isEffectivelyFinal() || Method->hasAttr<FinalAttr>());
}

//===----------------------------------------------------------------------===//
// Mentions in patterns
//===----------------------------------------------------------------------===//

/// The variable with a deduced type that \p Inside says to be initialised with
/// what was mentioned, or with its address.
static const VarDecl *aliasAround(ArrayRef<Enclosing> Inside) {
  for (const Enclosing Parent : llvm::reverse(Inside)) {
    if (const auto *D = dyn_cast<const Decl *>(Parent)) {
      const auto *Var = dyn_cast<VarDecl>(D);
      return Var && isDeduced(*Var) ? Var : nullptr;
    }
    const auto *S = cast<const Stmt *>(Parent);
    const auto *Call = dyn_cast<CallExpr>(S);
    if (!isa<ParenExpr, ParenListExpr, InitListExpr, FullExpr, CastExpr,
             UnaryOperator, MaterializeTemporaryExpr, UnresolvedLookupExpr>(
            S) &&
        !(Call && Call->getNumArgs() == 1))
      return nullptr;
  }
  return nullptr;
}

std::optional<std::vector<SourceLocation>>
mentionsOf(const ParmVarDecl &Parameter, const FunctionDecl &Pattern) {
  if (!Pattern.getBody())
    return std::nullopt;
  std::vector<SourceLocation> Result;
  NameReader Names(Parameter);
  const auto Add = [&](const DeclRefExpr &E, ArrayRef<Enclosing> Inside) {
    Result.push_back(E.getLocation());
    if (const VarDecl *Alias = aliasAround(Inside))
      Names.track(*Alias);
    return true;
  };
  if (!Names.read(Pattern, Add))
    return std::nullopt;
  sortPlaces(Result);
  return Result;
}

/// Whether \p D is a function that can be called with \p Count arguments.
static bool takes(const NamedDecl &D, unsigned Count) {
  const auto *Method = dyn_cast<CXXMethodDecl>(&D);
  return Method && Method->getAccess() == AS_public &&
         Count >= Method->getMinRequiredArguments() &&
         (Count <= Method->getNumParams() || Method->isVariadic());
}

bool callsOnlyMembersOf(const CXXRecordDecl &Interface,
                        const ParmVarDecl &Parameter,
                        const FunctionDecl &Pattern) {
  bool Calls = false;
  const bool IsObject =
      Parameter.getType()->isReferenceType() &&
      Parameter.getType().getNonReferenceType()->getAs<TemplateTypeParmType>();
  const auto IsCall = [&](const DeclRefExpr &E, ArrayRef<Enclosing> Inside) {
    if (Inside.size() < 2)
      return false;
    const auto *Member = dyn_cast_or_null<CXXDependentScopeMemberExpr>(
        dyn_cast<const Stmt *>(Inside.back()));
    const auto *Call = dyn_cast_or_null<CallExpr>(
        dyn_cast<const Stmt *>(Inside[Inside.size() - 2]));
    if (!Member || !Call || Call->getCallee() != Member ||
        Member->getBase() != &E || Member->isArrow() == IsObject ||
        Member->hasExplicitTemplateArgs() || Member->getQualifier())
      return false;
    Calls = true;
    return llvm::any_of(
        membersCalled(Member->getMember(), Interface),
        [&](const NamedDecl *D) { return takes(*D, Call->getNumArgs()); });
  };
  return NameReader(Parameter).read(Pattern, IsCall) && Calls;
}

} // namespace clang::templates
