//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/Facts/ParameterUse.h"
#include "lib/AST/Names.h"
#include "lib/Knowledge/Erasure.h"
#include "lib/Knowledge/Knowledge.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/Support/SaveAndRestore.h"

namespace clang::templates {

namespace {

using Answer = ParameterUse::Answer;

/// Reads one body. See the drawing in the header.
class UseReader {
public:
  UseReader(ParameterUses &Uses, const VarDecl &Variable) : Uses(Uses) {
    Carriers.insert(&Variable);
  }

  ParameterUse read(const FunctionDecl &Function);

private:
  bool carries(const Stmt *S);
  bool anyCarries(ArrayRef<const Expr *> Operands);

  bool carriesCall(const CallExpr &Call);
  bool carriesOperatorCall(const CXXOperatorCallExpr &Call);
  bool carriesMethodCall(const CXXMemberCallExpr &Call);
  bool carriesConstruction(const CXXConstructExpr &Construct);
  bool carriesLambda(const LambdaExpr &Lambda);
  bool carriesBinary(const BinaryOperator &Binary);
  void readVariable(const VarDecl &Variable);
  void readLoop(const Stmt &Loop, ArrayRef<const Stmt *> Once);

  void assign(const Expr *To);
  void passArguments(const CallExpr &Call, unsigned First = 0);
  void pass(const ParmVarDecl *Parameter);

  void call() {
    Use.Called = true;
    Use.CalledInLoop |= LoopDepth > 0;
  }
  void keep() { Use.Is = Answer::Kept; }
  void lose() {
    if (Use.Is == Answer::OnlyCalled)
      Use.Is = Answer::CannotTell;
  }
  bool mentionsCarrier(const Stmt *S, unsigned Level = 0) const;
  void carryIn(const VarDecl &Variable) {
    Grown |= Carriers.insert(&Variable).second;
  }

  static constexpr unsigned MaxDepth = 200;
  static constexpr unsigned MaxReadings = 4;

  ParameterUses &Uses;
  ParameterUse Use;
  llvm::SmallPtrSet<const ValueDecl *, 4> Carriers;
  bool Grown = false;
  unsigned Depth = 0;
  unsigned LoopDepth = 0;
  unsigned LambdaDepth = 0;
};

} // namespace

/// The overloads that \p Call, in a pattern, will choose from.
static const OverloadExpr *overloadsOf(const CallExpr &Call) {
  const auto *Overloads =
      dyn_cast<OverloadExpr>(Call.getCallee()->IgnoreParenImpCasts());
  return Overloads && Overloads->getNumDecls() > 0 ? Overloads : nullptr;
}

/// The function that \p Call calls; in a pattern the first of its overloads,
/// which are of one name.
static const NamedDecl *calleeOf(const CallExpr &Call) {
  if (const FunctionDecl *Callee = Call.getDirectCallee())
    return Callee;
  const OverloadExpr *Overloads = overloadsOf(Call);
  return Overloads ? (*Overloads->decls_begin())->getUnderlyingDecl() : nullptr;
}

/// The function that \p Call, in a pattern, names without an alternative.
static const FunctionDecl *onlyOverload(const CallExpr &Call) {
  const OverloadExpr *Overloads = overloadsOf(Call);
  const FunctionDecl *Only =
      Overloads && Overloads->getNumDecls() == 1
          ? (*Overloads->decls_begin())->getUnderlyingDecl()->getAsFunction()
          : nullptr;
  return Only && llvm::none_of(
                     Only->parameters(),
                     [](const ParmVarDecl *P) { return P->isParameterPack(); })
             ? Only
             : nullptr;
}

const ParmVarDecl *parameterOf(const CallExpr &Call, unsigned Index) {
  const FunctionDecl *Callee = Call.getDirectCallee();
  if (!Callee)
    Callee = onlyOverload(Call);
  if (!Callee)
    return nullptr;
  // The object of a member operator is the first argument of its call.
  if (const auto *Method = dyn_cast<CXXMethodDecl>(Callee);
      Method && isa<CXXOperatorCallExpr>(Call) &&
      !Method->isExplicitObjectMemberFunction() && !Method->isStatic()) {
    if (Index == 0)
      return nullptr;
    --Index;
  }
  return Index < Callee->getNumParams() ? Callee->getParamDecl(Index) : nullptr;
}

ParameterUse UseReader::read(const FunctionDecl &Function) {
  // What a coroutine is passed must live as long as the coroutine.
  const Stmt *Body = Function.getBody();
  if (isa_and_nonnull<CoroutineBodyStmt>(Body)) {
    keep();
    return Use;
  }
  for (unsigned Reading = 0; Reading < MaxReadings; ++Reading) {
    Grown = false;
    if (const auto *Constructor = dyn_cast<CXXConstructorDecl>(&Function))
      for (const CXXCtorInitializer *Init : Constructor->inits())
        if (carries(Init->getInit()))
          keep();
    carries(Body);
    if (!Grown)
      return Use;
  }
  lose();
  return Use;
}

bool UseReader::anyCarries(ArrayRef<const Expr *> Operands) {
  bool Any = false;
  for (const Expr *Operand : Operands)
    Any |= carries(Operand);
  return Any;
}

bool UseReader::carries(const Stmt *S) {
  if (!S || Use.Is == Answer::Kept || isa<UnaryExprOrTypeTraitExpr>(S) ||
      isa<CXXNoexceptExpr>(S) || isa<CXXTypeidExpr>(S))
    return false;
  if (Depth == MaxDepth) {
    lose();
    return false;
  }
  llvm::SaveAndRestore Deeper(Depth, Depth + 1);

  // Values.
  if (const auto *Ref = dyn_cast<DeclRefExpr>(S))
    return Carriers.contains(Ref->getDecl());
  if (const auto *Paren = dyn_cast<ParenExpr>(S))
    return carries(Paren->getSubExpr());
  if (const auto *Full = dyn_cast<FullExpr>(S))
    return carries(Full->getSubExpr());
  if (const auto *Cast = dyn_cast<CastExpr>(S))
    return carries(Cast->getSubExpr());
  if (const auto *Temporary = dyn_cast<MaterializeTemporaryExpr>(S))
    return carries(Temporary->getSubExpr());
  if (const auto *Bind = dyn_cast<CXXBindTemporaryExpr>(S))
    return carries(Bind->getSubExpr());
  if (const auto *Choice = dyn_cast<ConditionalOperator>(S)) {
    if (carries(Choice->getCond()))
      Use.Tested = true;
    return anyCarries({Choice->getTrueExpr(), Choice->getFalseExpr()});
  }
  if (const auto *Unary = dyn_cast<UnaryOperator>(S)) {
    const bool Carries = carries(Unary->getSubExpr());
    if (Unary->getOpcode() == UO_AddrOf || Unary->getOpcode() == UO_Deref)
      return Carries;
    Use.Tested |= Carries;
    return false;
  }
  if (const auto *Lambda = dyn_cast<LambdaExpr>(S))
    return carriesLambda(*Lambda);
  if (const auto *Construct = dyn_cast<CXXConstructExpr>(S))
    return carriesConstruction(*Construct);
  if (const auto *Call = dyn_cast<CXXOperatorCallExpr>(S))
    return carriesOperatorCall(*Call);
  if (const auto *Call = dyn_cast<CXXMemberCallExpr>(S))
    return carriesMethodCall(*Call);
  if (const auto *Call = dyn_cast<CallExpr>(S))
    return carriesCall(*Call);
  if (const auto *Binary = dyn_cast<BinaryOperator>(S))
    return carriesBinary(*Binary);

  // Statements.
  if (const auto *Return = dyn_cast<ReturnStmt>(S)) {
    if (carries(Return->getRetValue()))
      LambdaDepth ? lose() : keep();
    return false;
  }
  if (const auto *Declaration = dyn_cast<DeclStmt>(S)) {
    for (const Decl *D : Declaration->decls())
      if (const auto *Variable = dyn_cast<VarDecl>(D))
        readVariable(*Variable);
    return false;
  }
  if (const auto *Loop = dyn_cast<CXXForRangeStmt>(S)) {
    readLoop(*Loop, {Loop->getInit(), Loop->getRangeStmt()});
    return false;
  }
  if (const auto *Loop = dyn_cast<ForStmt>(S)) {
    readLoop(*Loop, {Loop->getInit()});
    return false;
  }
  if (isa<WhileStmt, DoStmt>(S)) {
    readLoop(*S, {});
    return false;
  }
  if (isa<IfStmt>(S)) {
    for (const Stmt *Child : S->children())
      Use.Tested |= carries(Child) && isa<Expr>(Child) &&
                    Child == cast<IfStmt>(S)->getCond();
    return false;
  }
  for (const Stmt *Child : S->children())
    if (carries(Child) && isa<Expr>(S))
      isa<CXXNewExpr, CXXThrowExpr>(S) ? keep() : lose();
  return false;
}

void UseReader::readLoop(const Stmt &Loop, ArrayRef<const Stmt *> Once) {
  for (const Stmt *S : Once)
    carries(S);
  llvm::SaveAndRestore Inside(LoopDepth, LoopDepth + 1);
  for (const Stmt *Child : Loop.children())
    if (Child && !llvm::is_contained(Once, Child))
      carries(Child);
}

void UseReader::readVariable(const VarDecl &Variable) {
  if (!carries(Variable.getInit()))
    return;
  if (!Variable.hasLocalStorage() || isa<DecompositionDecl>(Variable))
    keep();
  else
    carryIn(Variable);
}

bool UseReader::mentionsCarrier(const Stmt *S, unsigned Level) const {
  if (!S || Level == MaxDepth)
    return false;
  if (const auto *Ref = dyn_cast<DeclRefExpr>(S))
    return Carriers.contains(Ref->getDecl());
  return llvm::any_of(S->children(), [&](const Stmt *Child) {
    return mentionsCarrier(Child, Level + 1);
  });
}

bool UseReader::carriesLambda(const LambdaExpr &Lambda) {
  bool Carries = false;
  unsigned Index = 0;
  for (const LambdaCapture &Capture : Lambda.captures()) {
    const Expr *Init = *(Lambda.capture_init_begin() + Index++);
    if (!Capture.capturesVariable())
      continue;
    const auto *Variable = dyn_cast<VarDecl>(Capture.getCapturedVar());
    if (Variable && Variable->isInitCapture()) {
      if (!carries(Variable->getInit() ? Variable->getInit() : Init))
        continue;
      carryIn(*Variable);
    } else if (!Carriers.contains(Capture.getCapturedVar())) {
      continue;
    }
    Carries = true;
  }
  // A pattern does not know what is captured by default.
  if (Lambda.getCaptureDefault() != LCD_None)
    Carries |= mentionsCarrier(Lambda.getBody());
  if (!Carries)
    return false;
  llvm::SaveAndRestore Inside(LambdaDepth, LambdaDepth + 1);
  const CXXMethodDecl *Call = Lambda.getCallOperator();
  if (Call && isa_and_nonnull<CoroutineBodyStmt>(Call->getBody()))
    keep();
  carries(Lambda.getBody());
  return true;
}

/// Whether \p Construct makes something that holds its argument and is used in
/// its place: a copy, a wrapper of the callable or of a reference to it.
static bool isWrapping(const CXXConstructExpr &Construct) {
  const CXXConstructorDecl *Constructor = Construct.getConstructor();
  if (Constructor->isCopyOrMoveConstructor())
    return true;
  const std::string Name = libraryName(*Constructor->getParent());
  return llvm::is_contained(knowledge::erasingClasses(), Name) ||
         llvm::is_contained(knowledge::callableReferences(), Name) ||
         llvm::is_contained(knowledge::borrowingPointers(), Name);
}

bool UseReader::carriesConstruction(const CXXConstructExpr &Construct) {
  const CXXConstructorDecl *Constructor = Construct.getConstructor();
  if (isWrapping(Construct)) {
    bool Any = false;
    for (const Expr *Argument : Construct.arguments())
      Any |= carries(Argument);
    return Any;
  }
  for (unsigned I = 0, E = Construct.getNumArgs(); I != E; ++I)
    if (carries(Construct.getArg(I)))
      pass(I < Constructor->getNumParams() ? Constructor->getParamDecl(I)
                                           : nullptr);
  return false;
}

void UseReader::assign(const Expr *To) {
  const auto *Ref = dyn_cast<DeclRefExpr>(To->IgnoreParenImpCasts());
  const auto *Variable = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
  if (Variable && Variable->hasLocalStorage() &&
      !Variable->getType()->isReferenceType() &&
      !Ref->refersToEnclosingVariableOrCapture())
    carryIn(*Variable);
  else
    keep();
}

bool UseReader::carriesBinary(const BinaryOperator &Binary) {
  const bool Left = carries(Binary.getLHS());
  const bool Right = carries(Binary.getRHS());
  if (Binary.getOpcode() == BO_Comma)
    return Right;
  if (Binary.isAssignmentOp()) {
    if (Right)
      assign(Binary.getLHS());
    else if (Left)
      keep();
    return false;
  }
  Use.Tested |= Left || Right;
  return false;
}

bool UseReader::carriesOperatorCall(const CXXOperatorCallExpr &Call) {
  const Expr *Object = Call.getArg(0);
  switch (Call.getOperator()) {
  case OO_Call:
    if (carries(Object))
      call();
    passArguments(Call, 1);
    return false;
  case OO_Equal: {
    const bool Left = carries(Object);
    if (Call.getNumArgs() == 2 && carries(Call.getArg(1)))
      assign(Object);
    else if (Left)
      keep();
    return false;
  }
  case OO_EqualEqual:
  case OO_ExclaimEqual:
  case OO_Exclaim:
    for (const Expr *Argument : Call.arguments())
      Use.Tested |= carries(Argument);
    return false;
  default:
    passArguments(Call);
    return false;
  }
}

bool UseReader::carriesMethodCall(const CXXMemberCallExpr &Call) {
  const CXXMethodDecl *Method = Call.getMethodDecl();
  const Expr *Object = Call.getImplicitObjectArgument();
  passArguments(Call);
  if (!Object || !carries(Object))
    return false;
  if (Method && isa<CXXConversionDecl>(Method)) {
    if (Method->getReturnType()->isBooleanType()) {
      Use.Tested = true;
      return false;
    }
    return true; // A reference wrapper's.
  }
  if (Method && Method->getOverloadedOperator() == OO_Call) {
    call();
    return false;
  }
  StringRef Name = Method ? simpleName(*Method) : StringRef();
  if (Name == "get")
    return true;
  if (Name == "target" || Name == "target_type" || Name == "type" ||
      Name == "has_value" || Name == "empty")
    Use.Tested = true;
  else if (Name == "swap")
    keep();
  else
    lose();
  return false;
}

/// Whether \p Callee yields its argument, or a reference to it.
static bool isTransparent(const NamedDecl &Callee) {
  using E = knowledge::CallEffect;
  const std::string Name = libraryName(Callee);
  return llvm::any_of(
      knowledge::libraryCalls(), [&](const knowledge::LibraryCall &Call) {
        return (Call.Effect == E::Identity || Call.Effect == E::Borrow) &&
               Call.Name == Name;
      });
}

bool UseReader::carriesCall(const CallExpr &Call) {
  if (carries(Call.getCallee())) {
    call();
    passArguments(Call);
    return false;
  }
  if (const NamedDecl *Callee = calleeOf(Call);
      Callee && Call.getNumArgs() == 1 && isTransparent(*Callee))
    return carries(Call.getArg(0));
  passArguments(Call);
  return false;
}

void UseReader::passArguments(const CallExpr &Call, unsigned First) {
  bool Repeatedly = false;
  const bool Calling = Uses.isCalling(Call, Repeatedly);
  for (unsigned I = First, E = Call.getNumArgs(); I < E; ++I) {
    if (!carries(Call.getArg(I)))
      continue;
    if (!Calling) {
      pass(parameterOf(Call, I));
      continue;
    }
    call();
    Use.CalledInLoop |= Repeatedly;
  }
}

/// Whether a call of the function of \p Parameter may run another one.
static bool isOverridable(const ParmVarDecl &Parameter) {
  const auto *Method = dyn_cast<CXXMethodDecl>(Parameter.getDeclContext());
  return Method && Method->isVirtual() && !Method->hasAttr<FinalAttr>() &&
         !Method->getParent()->isEffectivelyFinal();
}

void UseReader::pass(const ParmVarDecl *Parameter) {
  if (!Parameter || isOverridable(*Parameter)) {
    lose();
    return;
  }
  const ParameterUse Other = Uses.of(*Parameter);
  if (Other.Is == Answer::Kept)
    keep();
  else if (Other.Is == Answer::CannotTell)
    lose();
  Use.Called |= Other.Called;
  Use.CalledInLoop |= Other.CalledInLoop || (Other.Called && LoopDepth);
  Use.Tested |= Other.Tested;
  if (!llvm::is_contained(Use.PassedTo, Parameter))
    Use.PassedTo.push_back(Parameter);
}

//===----------------------------------------------------------------------===//
// ParameterUses
//===----------------------------------------------------------------------===//

static llvm::StringMap<bool> callingFunctionsByName() {
  llvm::StringMap<bool> Calling;
  for (const knowledge::CallingFunction &F : knowledge::callingFunctions())
    Calling[F.Name] = F.Repeatedly;
  return Calling;
}

ParameterUses::ParameterUses(ASTContext &Context)
    : Calling(callingFunctionsByName()), Context(Context) {}

bool ParameterUses::isCalling(const CallExpr &Call, bool &Repeatedly) const {
  const NamedDecl *Callee = calleeOf(Call);
  // Algorithms of std::ranges are objects.
  if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(&Call))
    if (const auto *Object =
            dyn_cast<DeclRefExpr>(Operator->getArg(0)->IgnoreParenImpCasts()))
      Callee = Object->getDecl();
  if (!Callee)
    return false;
  auto It = Calling.find(libraryName(*Callee));
  if (It == Calling.end())
    return false;
  Repeatedly = It->second;
  return true;
}

ParameterUse ParameterUses::of(const ParmVarDecl &Parameter) {
  static constexpr unsigned MaxCalls = 8;
  ParameterUse Unknown;
  Unknown.Is = Answer::CannotTell;
  const auto *Function = dyn_cast<FunctionDecl>(Parameter.getDeclContext());
  const FunctionDecl *Definition = nullptr;
  if (!Function || !Function->hasBody(Definition) ||
      Context.getSourceManager().isInSystemHeader(Definition->getLocation()))
    return Unknown;
  const unsigned Index = Parameter.getFunctionScopeIndex();
  if (Index >= Definition->getNumParams())
    return Unknown;
  const ParmVarDecl *Defined = Definition->getParamDecl(Index);
  if (auto It = Known.find(Defined); It != Known.end())
    return It->second;
  // Passing it on in a circle adds nothing to what the circle does with it.
  if (const auto *It = llvm::find(Open, Defined); It != Open.end()) {
    Assumed = std::min<unsigned>(Assumed, It - Open.begin());
    return {};
  }
  if (Open.size() == MaxCalls)
    return Unknown;
  const unsigned Level = Open.size();
  Open.push_back(Defined);
  ParameterUse Use = UseReader(*this, *Defined).read(*Definition);
  Open.pop_back();
  // True only together with what is still open.
  const bool Provisional = Assumed < Level;
  if (!Provisional)
    Assumed = ~0u;
  Known[Defined] = Provisional ? Unknown : Use;
  return Use;
}

ParameterUse ParameterUses::ofVariable(const VarDecl &Variable,
                                       const FunctionDecl &In) {
  return UseReader(*this, Variable).read(In);
}

} // namespace clang::templates
