//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/Facts/FunctionEvaluator.h"
#include "lib/AST/Captures.h"
#include "lib/AST/Names.h"
#include "clang/AST/DeclTemplate.h"

namespace clang::templates {

const Expr *strip(const Expr *E) {
  for (const Expr *Last = nullptr; E && E != Last;) {
    Last = E;
    E = E->IgnoreParens();
    if (const auto *Cast = dyn_cast<CastExpr>(E))
      E = Cast->getSubExpr();
    else if (const auto *Full = dyn_cast<FullExpr>(E))
      E = Full->getSubExpr();
    else if (const auto *Temporary = dyn_cast<MaterializeTemporaryExpr>(E))
      E = Temporary->getSubExpr();
    else if (const auto *Bound = dyn_cast<CXXBindTemporaryExpr>(E))
      E = Bound->getSubExpr();
    else if (const auto *Default = dyn_cast<CXXDefaultArgExpr>(E))
      E = Default->getExpr();
    else if (const auto *Default = dyn_cast<CXXDefaultInitExpr>(E))
      E = Default->getExpr();
    else if (const auto *Pack = dyn_cast<PackExpansionExpr>(E))
      E = Pack->getPattern();
    else if (const auto *Subst = dyn_cast<SubstNonTypeTemplateParmExpr>(E))
      E = Subst->getReplacement();
    else if (const auto *List = dyn_cast<CXXStdInitializerListExpr>(E))
      E = List->getSubExpr();
    else if (const auto *List = dyn_cast<ParenListExpr>(E);
             List && List->getNumExprs() == 1)
      E = List->getExpr(0);
    else if (const auto *Rewritten = dyn_cast<CXXRewrittenBinaryOperator>(E))
      E = Rewritten->getSemanticForm();
    else if (const auto *Await = dyn_cast<CoroutineSuspendExpr>(E))
      E = Await->getOperand();
  }
  return E;
}

static const CXXRecordDecl *definitionOf(QualType T) {
  const NamedDecl *Class = TypeClassifier::classOf(T);
  if (!Class)
    return nullptr;
  if (const CXXRecordDecl *Record =
          T.getNonReferenceType()->getAsCXXRecordDecl())
    return Record->getDefinition();
  const auto *Template = dyn_cast<ClassTemplateDecl>(Class);
  return Template ? Template->getTemplatedDecl()->getDefinition() : nullptr;
}

/// Whether objects of \p T are called: local functors, not lambdas.
static bool hasCallOperator(QualType T) {
  const CXXRecordDecl *Record = definitionOf(T);
  if (!Record)
    return false;
  DeclarationName Call =
      Record->getASTContext().DeclarationNames.getCXXOperatorName(OO_Call);
  return !Record->lookup(Call).empty();
}

static bool isNull(const Expr *E) {
  E = strip(E);
  if (!E || isa<CXXNullPtrLiteralExpr, GNUNullExpr, CXXScalarValueInitExpr,
                ImplicitValueInitExpr>(E))
    return true;
  if (const auto *Literal = dyn_cast<IntegerLiteral>(E))
    return Literal->getValue() == 0;
  return false;
}

FunctionEvaluator::FunctionEvaluator(EffectAnalysis &Analysis,
                                     FunctionEffects &Out)
    : Analysis(Analysis), Types(Analysis.types()), Out(Out), Places(Out.Places),
      State(Out.State) {}

void FunctionEvaluator::run() {
  if (const VarDecl *Global = Out.Global) {
    if (Global->getType()->isReferenceType())
      discard(Global->getInit());
    else
      store(Places.variable(Global), value(Global->getInit()),
            Global->getInit());
    return;
  }
  const FunctionDecl *F = Out.Function;
  if (const auto *Method = dyn_cast<CXXMethodDecl>(F)) {
    const CXXRecordDecl *Class = Method->getParent();
    This = Places.thisObject(Analysis.context().getCanonicalTagType(Class));
    if (Class->isLambda()) {
      InLambda = true;
      Places.markClosure(This);
      for (const LambdaCapture &Capture : Class->captures())
        if (Capture.capturesVariable())
          Captures[Capture.getCapturedVar()] = Capture.getCaptureKind();
      for (const VarDecl *Var : lateCaptures(*Class))
        Captures[Var] = Class->getLambdaCaptureDefault() == LCD_ByRef
                            ? LCK_ByRef
                            : LCK_ByCopy;
    }
    if (const auto *Constructor = dyn_cast<CXXConstructorDecl>(Method))
      runInitializers(*Constructor);
  }
  if (execute(F->getBody()))
    leave();
  settleRings();
}

//===----------------------------------------------------------------------===//
// Statements
//===----------------------------------------------------------------------===//

bool FunctionEvaluator::executeAll(Stmt::const_child_range Children) {
  return llvm::all_of(Children,
                      [&](const Stmt *Child) { return execute(Child); });
}

bool FunctionEvaluator::execute(const Stmt *S) {
  Level Here(*this);
  if (!S || Here.isTooDeep())
    return true;
  if (const auto *E = dyn_cast<Expr>(S)) {
    discard(E);
    return !isa<CXXThrowExpr>(strip(E));
  }
  switch (S->getStmtClass()) {
  case Stmt::DeclStmtClass:
    for (const Decl *D : cast<DeclStmt>(S)->decls())
      if (const auto *Var = dyn_cast<VarDecl>(D))
        declare(*Var);
    return true;
  case Stmt::ReturnStmtClass:
    returnValue(cast<ReturnStmt>(S)->getRetValue());
    leave();
    return false;
  case Stmt::CoreturnStmtClass:
    if (const Expr *Operand = cast<CoreturnStmt>(S)->getOperand())
      discard(Operand);
    leave();
    return false;
  case Stmt::IfStmtClass:
    return executeIf(*cast<IfStmt>(S));
  case Stmt::WhileStmtClass: {
    const auto *While = cast<WhileStmt>(S);
    execute(While->getConditionVariableDeclStmt());
    discard(While->getCond());
    return executeLoop(nullptr, While->getBody(), nullptr);
  }
  case Stmt::DoStmtClass: {
    const auto *Do = cast<DoStmt>(S);
    ++LoopDepth;
    const bool ComesBack = State.join({[&] { return execute(Do->getBody()); }},
                                      ObjectState::Target::Loop);
    --LoopDepth;
    if (!ComesBack)
      return false;
    discard(Do->getCond());
    return true;
  }
  case Stmt::ForStmtClass: {
    const auto *For = cast<ForStmt>(S);
    execute(For->getInit());
    execute(For->getConditionVariableDeclStmt());
    if (For->getCond())
      discard(For->getCond());
    return executeLoop(nullptr, For->getBody(), For->getInc());
  }
  case Stmt::CXXForRangeStmtClass:
    return executeRangeFor(*cast<CXXForRangeStmt>(S));
  case Stmt::CXXTryStmtClass:
    return executeTry(*cast<CXXTryStmt>(S));
  case Stmt::SwitchStmtClass:
    return executeSwitch(*cast<SwitchStmt>(S));
  case Stmt::BreakStmtClass:
    return !State.jump(/*ToLoop=*/false);
  case Stmt::ContinueStmtClass:
    return !State.jump(/*ToLoop=*/true);
  case Stmt::CompoundStmtClass:
  case Stmt::LabelStmtClass:
  case Stmt::AttributedStmtClass:
    return executeAll(S->children());
  case Stmt::CaseStmtClass:
  case Stmt::DefaultStmtClass:
    // Within another statement: control can come to what follows, too.
    execute(cast<SwitchCase>(S)->getSubStmt());
    return true;
  default:
    evaluateChildren(S);
    return true;
  }
}

bool FunctionEvaluator::executeIf(const IfStmt &If) {
  execute(If.getInit());
  execute(If.getConditionVariableDeclStmt());
  if (If.getCond())
    discard(If.getCond());
  return State.join({[&] { return execute(If.getThen()); },
                     [&] { return execute(If.getElse()); }});
}

bool FunctionEvaluator::executeLoop(const Stmt *Init, const Stmt *Body,
                                    const Stmt *Step) {
  execute(Init);
  ++LoopDepth;
  State.join({[&] {
                if (!execute(Body))
                  return false;
                return execute(Step);
              },
              [] { return true; }},
             ObjectState::Target::Loop);
  --LoopDepth;
  return true;
}

/// The statements of \p Body from one top-level label to the next.
static std::vector<llvm::SmallVector<const Stmt *, 4>>
casesOf(const Stmt *Body) {
  std::vector<llvm::SmallVector<const Stmt *, 4>> Cases;
  const auto *Block = dyn_cast_or_null<CompoundStmt>(Body);
  if (!Block)
    return Cases;
  for (const Stmt *S : Block->body()) {
    const auto *Label = dyn_cast<SwitchCase>(S);
    if (Label)
      Cases.emplace_back();
    while (Label) {
      S = Label->getSubStmt();
      Label = dyn_cast_or_null<SwitchCase>(S);
    }
    if (!Cases.empty()) // Nothing runs before the first label.
      Cases.back().push_back(S);
  }
  return Cases;
}

static bool hasDefault(const SwitchStmt &Switch) {
  for (const SwitchCase *Case = Switch.getSwitchCaseList(); Case;
       Case = Case->getNextSwitchCase())
    if (isa<DefaultStmt>(Case))
      return true;
  return Switch.isAllEnumCasesCovered();
}

bool FunctionEvaluator::executeSwitch(const SwitchStmt &Switch) {
  execute(Switch.getInit());
  execute(Switch.getConditionVariableDeclStmt());
  discard(Switch.getCond());
  const auto Cases = casesOf(Switch.getBody());
  size_t Next = 0;
  // The cases that fall through to one another.
  auto Chain = [&] {
    for (bool IsFirst = true; Next != Cases.size(); IsFirst = false) {
      bool Falls = false;
      auto Case = [&, I = Next++] {
        Falls =
            llvm::all_of(Cases[I], [&](const Stmt *S) { return execute(S); });
        return Falls;
      };
      if (IsFirst && Next == Cases.size())
        return Case();
      // The next label leads past this case.
      State.join({Case, [] { return true; }});
      if (!Falls)
        return false;
      if (Next == Cases.size())
        return true;
    }
    return false;
  };
  std::vector<llvm::function_ref<bool()>> Branches(Cases.size(), Chain);
  auto Skip = [] { return true; };
  if (Cases.empty() || !hasDefault(Switch))
    Branches.push_back(Skip);
  return State.join(Branches, ObjectState::Target::Switch);
}

bool FunctionEvaluator::executeRangeFor(const CXXForRangeStmt &For) {
  execute(For.getInit());
  Place *Range = nullptr;
  if (const Expr *Init = For.getRangeInit())
    Range = place(Init);
  const VarDecl *Var = For.getLoopVariable();
  Place *Element = Places.element(Range, {Var, Var});
  if (Var && Element) {
    learnType(Element, Var->getType());
    Place *P = Places.variable(Var);
    if (Var->getType()->isReferenceType())
      Aliases[P] = Element;
    else
      State.set(P, State.load(Element));
  }
  // Somebody who goes through a range expects something to be in it: what the
  // body empties is empty afterwards.
  ++LoopDepth;
  State.join({[&] { return execute(For.getBody()); }},
             ObjectState::Target::Loop);
  --LoopDepth;
  return true;
}

bool FunctionEvaluator::executeTry(const CXXTryStmt &Try) {
  std::vector<std::function<bool()>> Branches;
  Branches.push_back([&] { return execute(Try.getTryBlock()); });
  for (unsigned I = 0; I < Try.getNumHandlers(); ++I)
    Branches.push_back(
        [&, I] { return execute(Try.getHandler(I)->getHandlerBlock()); });
  llvm::SmallVector<llvm::function_ref<bool()>, 4> Refs(Branches.begin(),
                                                        Branches.end());
  return State.join(Refs);
}

/// What \p Init copies, if it is a copy.
static const Expr *copiedExpr(const Expr *Init) {
  const Expr *E = strip(Init);
  const auto *Copy = dyn_cast_or_null<CXXConstructExpr>(E);
  if (Copy && Copy->getNumArgs() == 1 &&
      Copy->getConstructor()->isCopyConstructor())
    return strip(Copy->getArg(0));
  return E;
}

/// The destructor of a local object of \p T that may let go of something else:
/// a connection that ends with its scope.
const CXXDestructorDecl *FunctionEvaluator::scopeDestructor(QualType T) const {
  if (Types.pointer(T) || Types.isErasedCallable(T) || Types.isValueWrapper(T))
    return nullptr;
  const CXXRecordDecl *Record = T->getAsCXXRecordDecl();
  if (!Record || !Record->hasDefinition() || Record->isInStdNamespace())
    return nullptr;
  const CXXDestructorDecl *Destructor = Record->getDestructor();
  return Destructor && Destructor->isUserProvided() ? Destructor : nullptr;
}

void FunctionEvaluator::destroyLocals() {
  for (const auto &[P, Destructor, Init] : llvm::reverse(Locals)) {
    if (llvm::is_contained(Out.Returned, Value::object(P)))
      continue;
    if (const FunctionEffects *Body = Analysis.effectsOf(Destructor)) {
      replay(*Body, Init, P, {});
      continue;
    }
    // Cannot tell whether it ends what the call that made it began.
    for (const auto &[Ring, Alive] : llvm::zip(Out.Rings, RingStates))
      if (Ring.Store->At == strip(Init))
        State.set(Alive, Value::null());
  }
}

/// The lambda that \p Init, of a variable in a template, passes to a
/// constructor which is not known yet: `(lambda)` or `{lambda}`. Null for
/// others.
static const Expr *onlyLambda(const Expr &Init) {
  const Expr *Only = nullptr;
  if (const auto *List = dyn_cast<ParenListExpr>(&Init);
      List && List->getNumExprs() == 1)
    Only = List->getExpr(0);
  else if (const auto *List = dyn_cast<InitListExpr>(&Init);
           List && List->getNumInits() == 1)
    Only = List->getInit(0);
  return Only && isa<LambdaExpr>(strip(Only)) ? Only : nullptr;
}

void FunctionEvaluator::declare(const VarDecl &Var) {
  const Expr *Init = Var.getInit();
  Place *P = Places.variable(&Var);
  if (Var.isStaticLocal()) {
    // Initialised once and kept: what it holds later is not known here.
    if (!Init)
      return;
    Value V = value(Init);
    if (V.isObject() || V.isPointer())
      record({Effect::Kind::Store, P, V, Init});
    return;
  }
  if (Var.getType()->isReferenceType()) {
    if (Init)
      if (Place *Target = place(Init); Target && Target != P)
        Aliases[P] = Target;
    return;
  }
  if (!Init) {
    State.set(P, Value::null());
    return;
  }
  const Expr *Argument = onlyLambda(*Init);
  Value V = Argument && TypeClassifier::classOf(Var.getType())
                ? construct(Init, Var.getType(), nullptr, Argument)
                : value(Init);
  // A pointer of a known type owns as its type says, whatever was put in.
  if (V.isPointer())
    if (std::optional<Ownership> Own = Types.pointer(Var.getType()))
      V.Own = *Own;
  if (const CXXDestructorDecl *Destructor = scopeDestructor(Var.getType()))
    Locals.push_back({V.isObject() ? V.P : P, Destructor, Init});
  // A callable, or a container of them, is copied out to be called.
  if (V.isObject() && Types.isLibraryClass(Var.getType()) &&
      !Types.isValueWrapper(Var.getType()) &&
      isa_and_nonnull<MemberExpr, CXXDependentScopeMemberExpr>(
          copiedExpr(Init)))
    recordUse(V.P, FieldUse::Kind::Copy, Var.getLocation());
  // The variable is the object that was made for it.
  if (V.isObject() && V.P->kind() == Place::Kind::Temporary &&
      !Types.isErasedCallable(Var.getType()) &&
      !Types.isValueWrapper(Var.getType())) {
    Aliases[P] = V.P;
    Out.Locals[V.P] = &Var;
    return;
  }
  store(P, V, Init);
}

void FunctionEvaluator::runInitializers(const CXXConstructorDecl &Constructor) {
  for (const CXXCtorInitializer *Init : Constructor.inits()) {
    const Expr *E = Init->getInit();
    if (!E)
      continue;
    if (const FieldDecl *Field = Init->getAnyMember()) {
      Place *P = fieldOf(This, Field);
      if (Field->getType()->isReferenceType()) {
        store(P, Value::pointer(place(E), Ownership::None), E);
        continue;
      }
      Value V;
      if (const auto *List = dyn_cast<ParenListExpr>(E);
          List && List->getNumExprs() != 1)
        V = construct(E, Field->getType(), nullptr,
                      const_cast<ParenListExpr *>(List)->exprs());
      else
        V = value(E);
      if (V.isPointer())
        if (std::optional<Ownership> Own = Types.pointer(Field->getType()))
          V.Own = *Own;
      store(P, V, E);
    } else if (const auto *Base = dyn_cast<CXXConstructExpr>(strip(E))) {
      // A base, or the class itself: the same object.
      constructInto(This, Base, Base->getType(), Base->getConstructor(),
                    llvm::ArrayRef(Base->getArgs(), Base->getNumArgs()));
    } else {
      discard(E);
    }
  }
}

void FunctionEvaluator::returnValue(const Expr *E) {
  if (!E)
    return;
  Value V;
  if (Out.Function->getReturnType()->isReferenceType())
    V = Value::pointer(place(E), Ownership::None);
  else
    V = value(E);
  // The caller gets a copy of a callable, or can make one. A reference that
  // can be written to is there to set it.
  QualType Type = Out.Function->getReturnType();
  if (V.P && Types.isErasedCallable(V.P->type()) &&
      isa_and_nonnull<MemberExpr, CXXDependentScopeMemberExpr>(copiedExpr(E)) &&
      (!Type->isReferenceType() || Type->getPointeeType().isConstQualified()))
    passOn(V.P, E);
  if (V.isPointer() && !Out.Function->getReturnType()->isReferenceType())
    if (std::optional<Ownership> Own =
            Types.pointer(Out.Function->getReturnType()))
      V.Own = *Own;
  if (!V.isUnknown() && Out.Returned.size() < 4 &&
      !llvm::is_contained(Out.Returned, V))
    Out.Returned.push_back(V);
}

//===----------------------------------------------------------------------===//
// Expressions
//===----------------------------------------------------------------------===//

void FunctionEvaluator::evaluateChildren(const Stmt *S) {
  for (const Stmt *Child : S->children()) {
    if (const auto *E = dyn_cast_or_null<Expr>(Child))
      discard(E);
    else
      execute(Child);
  }
}

void FunctionEvaluator::discard(const Expr *E) {
  if (E && strip(E)->isGLValue())
    place(E);
  else if (E)
    value(E);
}

Place *FunctionEvaluator::operand(const Expr *E) {
  const Expr *Inner = strip(E);
  if (!Inner)
    return nullptr;
  if (Inner->isGLValue())
    return place(Inner);
  return materialize(Inner, value(Inner));
}

Place *FunctionEvaluator::materialize(const Expr *E, Value V) {
  if (V.isUnknown())
    return nullptr;
  // An object that was just made is its own place.
  if (V.isObject() && V.P->kind() == Place::Kind::Temporary)
    return V.P;
  Place *P = Places.temporary(E, E->getType());
  State.set(P, V);
  return P;
}

Value FunctionEvaluator::thisPointer() {
  if (!This)
    return Value::unknown();
  if (!InLambda)
    return Value::pointer(This, Ownership::None);
  Value V = State.load(Places.field(This, DeclarationName()));
  return V.isPointer() ? V : Value::pointer(State.deref(V), Ownership::None);
}

Place *FunctionEvaluator::variable(const ValueDecl *Decl) {
  if (const auto *Param = dyn_cast<ParmVarDecl>(Decl);
      Param && Param->getDeclContext() == Out.Function)
    return Places.parameter(Param);
  if (auto It = Captures.find(Decl); It != Captures.end())
    return fieldOf(This, Decl);
  if (const auto *Var = dyn_cast<VarDecl>(Decl)) {
    Place *P = Places.variable(Var);
    if (Var->hasGlobalStorage())
      Globals.insert(P);
    auto It = Aliases.find(P);
    return It == Aliases.end() ? P : It->second;
  }
  // A part of what the structured binding is bound to.
  if (const auto *Binding = dyn_cast<BindingDecl>(Decl))
    if (const ValueDecl *Whole = Binding->getDecomposedDecl())
      return Places.field(variable(Whole), Binding);
  return nullptr;
}

/// Whether \p Field is what a map keeps for a key. It and the element share a
/// place, because \c map[key] and \c it->second are the same.
static bool isMappedValue(const ValueDecl &Field) {
  return simpleName(Field) == "second" && Field.getDeclContext()->isRecord() &&
         cast<RecordDecl>(Field.getDeclContext())->isInStdNamespace();
}

Place *FunctionEvaluator::fieldOf(Place *Object, const ValueDecl *Field) {
  Place *P = Places.field(Object, Field);
  if (!P)
    return nullptr;
  if (auto It = Aliases.find(P); It != Aliases.end())
    return It->second;
  return P;
}

PlaceKey FunctionEvaluator::indexKey(const Expr *Index,
                                     const Place *Container) {
  const Expr *E = strip(Index);
  // A literal that a key type is made of.
  while (const auto *Made = dyn_cast_or_null<CXXConstructExpr>(E)) {
    if (Made->getNumArgs() == 0 ||
        !llvm::all_of(llvm::drop_begin(Made->arguments()), [](const Expr *Arg) {
          return isa<CXXDefaultArgExpr>(Arg);
        }))
      break;
    E = strip(Made->getArg(0));
  }
  const unsigned Version = Versions.lookup(Container);
  auto Since = [&](unsigned Other) {
    return reinterpret_cast<const void *>((uint64_t(Version) << 32 | Other) +
                                          1);
  };
  PlaceKey Key;
  if (const auto *Number = dyn_cast_or_null<IntegerLiteral>(E))
    Key = Analysis.literalKey(llvm::toString(Number->getValue(), 10, false));
  else if (const auto *Text = dyn_cast_or_null<clang::StringLiteral>(E))
    Key = Analysis.literalKey(("\"" + Text->getBytes()).str());
  else if (const auto *Ref = dyn_cast_or_null<DeclRefExpr>(E);
           Ref && isa<EnumConstantDecl>(Ref->getDecl()))
    Key = {Ref->getDecl()->getCanonicalDecl(), nullptr};
  if (Key.Id) {
    if (Version != 0)
      Key.Context = Since(0);
    return Key;
  }
  if (isa_and_nonnull<DeclRefExpr, MemberExpr>(E)) {
    if (const Place *P = place(E))
      return {P, Since(Versions.lookup(P))};
    return {E, E};
  }
  discard(Index);
  return {E, E};
}

Place *FunctionEvaluator::elementAt(Place *Container, const Expr *Index) {
  PlaceKey Key = indexKey(Index, Container);
  return Places.element(Container, Key);
}

PlaceKey FunctionEvaluator::namedKey(StringRef Member, const Place *Container) {
  PlaceKey Key = Analysis.literalKey(Member);
  Key.Context = reinterpret_cast<const void *>(
      (uint64_t(Versions.lookup(Container)) << 32) + 1);
  return Key;
}

void FunctionEvaluator::advance(Place *P, const Expr *At) {
  if (!P)
    return;
  ++Versions[P];
  Value V = State.load(P);
  if (!V.isPointer())
    return;
  if (V.P->kind() == Place::Kind::Element)
    State.set(P,
              Value::pointer(Places.element(V.P->parent(), {At, At}), V.Own));
  else
    State.set(P, Value::unknown());
}

Place *FunctionEvaluator::member(const MemberExpr &E) {
  const ValueDecl *Member = E.getMemberDecl();
  if (const auto *Static = dyn_cast<VarDecl>(Member)) {
    discard(E.getBase());
    return Places.variable(Static);
  }
  if (!isa<FieldDecl>(Member)) {
    discard(E.getBase());
    return nullptr;
  }
  Place *Object =
      E.isArrow() ? State.deref(value(E.getBase())) : operand(E.getBase());
  if (Object && Object->kind() == Place::Kind::Element &&
      isMappedValue(*Member))
    return Object;
  Place *P = fieldOf(Object, Member);
  if (P && Member->getType()->isReferenceType()) {
    Value V = State.load(P);
    return V.isPointer()
               ? V.P
               : Places.pointee(P, Ownership::None,
                                Member->getType().getNonReferenceType());
  }
  return P;
}

Place *FunctionEvaluator::objectOf(const CXXDependentScopeMemberExpr &E) {
  if (E.isImplicitAccess())
    return State.deref(thisPointer());
  return E.isArrow() ? State.deref(value(E.getBase())) : operand(E.getBase());
}

std::vector<const NamedDecl *>
FunctionEvaluator::lookup(const CXXDependentScopeMemberExpr &E,
                          const Place *Object) const {
  std::vector<const NamedDecl *> Found =
      Analysis.resolver().resolveMemberExpr(&E);
  // The type of \c auto \c self is known of the object, not of the variable.
  return Found.empty() ? lookup(Object, E.getMember()) : Found;
}

std::vector<const NamedDecl *>
FunctionEvaluator::lookup(const Place *Object, DeclarationName Name) const {
  if (!Object || Object->type().isNull())
    return {};
  const CXXRecordDecl *Record = Object->type()->getAsCXXRecordDecl();
  if (!Record || !Record->hasDefinition())
    return {};
  return HeuristicResolver(Analysis.context())
      .lookupDependentName(const_cast<CXXRecordDecl *>(Record->getDefinition()),
                           Name, [](const NamedDecl *) { return true; });
}

Place *FunctionEvaluator::namedField(Place *Object, DeclarationName Name) {
  for (const NamedDecl *D : lookup(Object, Name))
    if (const auto *Field = dyn_cast<FieldDecl>(D))
      return fieldOf(Object, Field);
  return Places.field(Object, Name);
}

Place *FunctionEvaluator::memberOf(const CXXDependentScopeMemberExpr &E,
                                   Place *Object,
                                   ArrayRef<const NamedDecl *> Found) {
  for (const NamedDecl *D : Found) {
    if (const auto *Field = dyn_cast<FieldDecl>(D))
      return fieldOf(Object, Field);
    if (const auto *Static = dyn_cast<VarDecl>(D))
      return Places.variable(Static);
  }
  return Places.field(Object, E.getMember());
}

Place *FunctionEvaluator::place(const Expr *E) {
  Level Here(*this);
  E = strip(E);
  if (!E || Here.isTooDeep())
    return nullptr;
  Place *P = namedPlace(E);
  learnType(P, E->getType());
  return P;
}

void FunctionEvaluator::learnType(Place *P, QualType T) const {
  // The pair of a map stands for the value in it.
  if (!P || T.isNull() || T->isDependentType())
    return;
  if (P->kind() == Place::Kind::Element)
    if (const NamedDecl *Class = TypeClassifier::classOf(T))
      if (Class->isInStdNamespace() && simpleName(*Class) == "pair")
        return;
  P->learnType(T);
}

Place *FunctionEvaluator::namedPlace(const Expr *E) {
  if (const auto *Ref = dyn_cast<DeclRefExpr>(E))
    return variable(Ref->getDecl());
  if (const auto *Member = dyn_cast<MemberExpr>(E))
    return member(*Member);
  if (const auto *Member = dyn_cast<CXXDependentScopeMemberExpr>(E)) {
    Place *Object = objectOf(*Member);
    return memberOf(*Member, Object, lookup(*Member, Object));
  }
  if (const auto *Subscript = dyn_cast<ArraySubscriptExpr>(E)) {
    const Expr *Index = Subscript->isTypeDependent() ? Subscript->getRHS()
                                                     : Subscript->getIdx();
    // Which operand is the base is not known of dependent types.
    const Expr *Base =
        strip(Subscript->isTypeDependent() ? Subscript->getLHS()
                                           : Subscript->getBase());
    if (Base && (Base->getType()->isArrayType() ||
                 Types.isLibraryClass(Base->getType())))
      return elementAt(place(Base), Index);
    return elementAt(State.deref(value(Base)), Index);
  }
  if (const auto *Unary = dyn_cast<UnaryOperator>(E)) {
    if (Unary->getOpcode() == UO_Deref) {
      // A wrapper of one value and the value share a place.
      if (Types.isValueWrapper(Unary->getSubExpr()->getType()))
        return operand(Unary->getSubExpr());
      return State.deref(value(Unary->getSubExpr()));
    }
    if (Unary->isIncrementDecrementOp()) {
      Place *P = place(Unary->getSubExpr());
      advance(P, Unary);
      return P;
    }
    if (Unary->getOpcode() == UO_Extension)
      return place(Unary->getSubExpr());
  }
  if (const auto *Binary = dyn_cast<BinaryOperator>(E)) {
    if (Binary->getOpcode() == BO_Comma) {
      discard(Binary->getLHS());
      return place(Binary->getRHS());
    }
    if (Binary->getOpcode() == BO_Assign) {
      assign(Binary, Binary->getLHS(), Binary->getRHS());
      return nullptr;
    }
    if (Binary->isCompoundAssignmentOp()) {
      discard(Binary->getRHS());
      Place *P = place(Binary->getLHS());
      advance(P, Binary);
      return P;
    }
  }
  if (const auto *Choice = dyn_cast<ConditionalOperator>(E)) {
    discard(Choice->getCond());
    Place *True = operand(Choice->getTrueExpr());
    Place *False = operand(Choice->getFalseExpr());
    return True ? True : False;
  }
  if (const auto *Call = dyn_cast<CallExpr>(E)) {
    Result R = call(*Call);
    return R.P ? R.P : materialize(E, R.V);
  }
  return materialize(E, value(E));
}

Value FunctionEvaluator::value(const Expr *E) {
  Level Here(*this);
  if (Here.isTooDeep())
    return Value::unknown();
  E = strip(E);
  if (!E)
    return Value::null();
  if (isNull(E))
    return Value::null();
  if (isa<DeclRefExpr, MemberExpr, CXXDependentScopeMemberExpr,
          ArraySubscriptExpr>(E))
    return State.load(place(E));
  if (isa<CXXThisExpr>(E))
    return thisPointer();
  if (const auto *Lambda = dyn_cast<LambdaExpr>(E))
    return closure(*Lambda);
  if (const auto *Construct = dyn_cast<CXXConstructExpr>(E))
    return construct(
        E, Construct->getType(), Construct->getConstructor(),
        llvm::ArrayRef(Construct->getArgs(), Construct->getNumArgs()));
  if (const auto *Construct = dyn_cast<CXXUnresolvedConstructExpr>(E))
    return construct(E, Construct->getTypeAsWritten(), nullptr,
                     llvm::SmallVector<const Expr *>(Construct->arguments()));
  if (const auto *List = dyn_cast<InitListExpr>(E))
    return aggregate(E, List->inits());
  if (const auto *List = dyn_cast<CXXParenListInitExpr>(E))
    return aggregate(E, List->getInitExprs());
  if (const auto *List = dyn_cast<ParenListExpr>(E))
    return aggregate(E, const_cast<ParenListExpr *>(List)->exprs());
  if (const auto *New = dyn_cast<CXXNewExpr>(E)) {
    for (const Expr *Placement : New->placement_arguments())
      if (Placement)
        discard(Placement);
    Value Made;
    if (const Expr *Init = New->getInitializer())
      Made = value(Init);
    if (!Made.isObject() || Made.P->kind() != Place::Kind::Temporary)
      Made = Value::object(Places.temporary(E, New->getAllocatedType()));
    return Value::pointer(Made.P, Ownership::None);
  }
  if (const auto *Unary = dyn_cast<UnaryOperator>(E)) {
    if (Unary->getOpcode() == UO_AddrOf)
      return Value::pointer(place(Unary->getSubExpr()), Ownership::None);
    if (Unary->isIncrementDecrementOp() && Unary->isPostfix()) {
      Place *P = place(Unary->getSubExpr());
      Value Before = State.load(P);
      advance(P, Unary);
      return Before;
    }
    if (Unary->getOpcode() == UO_Deref || Unary->isIncrementDecrementOp() ||
        Unary->getOpcode() == UO_Extension)
      return State.load(place(E));
    discard(Unary->getSubExpr());
    return Value::unknown();
  }
  if (const auto *Binary = dyn_cast<BinaryOperator>(E)) {
    if (Binary->getOpcode() == BO_Assign)
      return assign(Binary, Binary->getLHS(), Binary->getRHS());
    if (Binary->getOpcode() == BO_Comma) {
      discard(Binary->getLHS());
      return value(Binary->getRHS());
    }
  }
  if (const auto *Choice = dyn_cast<ConditionalOperator>(E)) {
    discard(Choice->getCond());
    Value True = value(Choice->getTrueExpr());
    Value False = value(Choice->getFalseExpr());
    return True.isUnknown() || True.isNull() ? False : True;
  }
  if (const auto *Call = dyn_cast<CallExpr>(E)) {
    Result R = call(*Call);
    learnType(R.P, E->getType());
    return R.P ? State.load(R.P) : R.V;
  }
  if (isa<UnaryExprOrTypeTraitExpr, CXXNoexceptExpr, CXXTypeidExpr,
          RequiresExpr>(E))
    return Value::unknown(); // Operands that are not evaluated.
  evaluateChildren(E);
  return Value::unknown();
}

Value FunctionEvaluator::closure(const LambdaExpr &E) {
  Place *C = Places.temporary(&E, E.getType());
  Places.markClosure(C);
  Closures.push_back(C);
  auto Refer = [&](const ValueDecl *Var, Place *Target) {
    Place *Slot = Places.field(C, Var);
    if (Target && Target != Slot) {
      Aliases[Slot] = Target;
      Out.References[Slot] = Target;
    }
  };
  auto Hold = [&](const ValueDecl *Var, Value V) {
    if (V.isPointer())
      if (std::optional<Ownership> Own = Types.pointer(Var->getType()))
        V.Own = *Own;
    State.set(Places.field(C, Var), V);
  };
  const auto *Init = E.capture_init_begin();
  for (const LambdaCapture &Capture : E.captures()) {
    const Expr *InitExpr = Init != E.capture_init_end() ? *Init++ : nullptr;
    if (Capture.capturesThis()) {
      Value V = thisPointer();
      if (Capture.getCaptureKind() == LCK_StarThis)
        V = Value::object(V.P);
      State.set(Places.field(C, DeclarationName()), V);
      continue;
    }
    if (!Capture.capturesVariable())
      continue;
    const ValueDecl *Var = Capture.getCapturedVar();
    const bool IsInit = Var->isInitCapture();
    if (Capture.getCaptureKind() != LCK_ByRef)
      Hold(Var, IsInit ? value(cast<VarDecl>(Var)->getInit())
                       : State.load(variable(Var)));
    else if (!IsInit)
      Refer(Var, variable(Var));
    else if (InitExpr)
      Refer(Var, place(InitExpr));
  }
  const CXXRecordDecl &Class = *E.getLambdaClass();
  for (const VarDecl *Var : lateCaptures(Class))
    if (Class.getLambdaCaptureDefault() == LCD_ByRef)
      Refer(Var, variable(Var));
    else
      Hold(Var, State.load(variable(Var)));
  return Value::object(C);
}

Value FunctionEvaluator::aggregate(const Expr *E,
                                   ArrayRef<const Expr *> Inits) {
  if (Inits.empty())
    return Value::null();
  QualType T = E->getType();
  if (T.isNull()) { // Parentheses in a pattern: who they initialise knows more.
    for (const Expr *Init : Inits)
      discard(Init);
    return Value::unknown();
  }
  if (Inits.size() == 1 &&
      (T->isScalarType() || Types.pointer(T) || Types.isErasedCallable(T)))
    return value(Inits[0]);
  Place *P = Places.temporary(E, T);
  if (hasCallOperator(T))
    Places.markClosure(P);
  const CXXRecordDecl *Record = T->getAsCXXRecordDecl();
  if (!Record || Types.isLibraryClass(T)) {
    for (const auto &[Index, Init] : llvm::enumerate(Inits))
      if (Value V = value(Init); !V.isUnknown()) {
        State.add(Places.element(P), V);
        State.set(Places.element(P, Analysis.literalKey(std::to_string(Index))),
                  V);
      }
    return Value::object(P);
  }
  if (!Record->hasDefinition())
    return Value::object(P);
  auto Field = Record->field_begin();
  unsigned Index = 0;
  for (const Expr *Init : Inits) {
    if (Index++ < Record->getNumBases()) {
      discard(Init);
      continue;
    }
    if (Field == Record->field_end())
      break;
    if (Place *Slot = fieldOf(P, *Field)) {
      if (Field->getType()->isReferenceType())
        State.set(Slot, Value::pointer(place(Init), Ownership::None));
      else
        State.set(Slot, value(Init));
    }
    ++Field;
  }
  return Value::object(P);
}

/// The constructor of \p T that takes \p Count arguments, as far as the number
/// of parameters can tell; null if none or only copies are left.
static const CXXConstructorDecl *constructorFor(QualType T, unsigned Count) {
  const CXXRecordDecl *Record = definitionOf(T);
  if (!Record)
    return nullptr;
  for (const Decl *D : Record->decls()) {
    const auto *Ctor = dyn_cast<CXXConstructorDecl>(D);
    if (const auto *Template = dyn_cast<FunctionTemplateDecl>(D)) {
      Ctor = dyn_cast<CXXConstructorDecl>(Template->getTemplatedDecl());
      // A specialisation knows its types.
      if (Ctor)
        for (const FunctionDecl *Spec : Template->specializations())
          if (Spec->getNumParams() == Count)
            Ctor = cast<CXXConstructorDecl>(Spec);
    }
    if (!Ctor || Ctor->isCopyOrMoveConstructor() || Ctor->isDeleted())
      continue;
    if (Count >= Ctor->getMinRequiredArguments() &&
        (Count <= Ctor->getNumParams() || Ctor->isVariadic()))
      return Ctor;
  }
  return nullptr;
}

void FunctionEvaluator::constructInto(Place *Object, const Expr *E, QualType T,
                                      const CXXConstructorDecl *Ctor,
                                      ArrayRef<const Expr *> Args) {
  if (Types.isRunner(T)) {
    start(E, Ctor, Args);
    return;
  }
  if (!Ctor)
    Ctor = constructorFor(T, Args.size());
  if (Ctor && !Types.isLibraryClass(T)) {
    if (const FunctionEffects *Body = Analysis.effectsOf(Ctor)) {
      llvm::SmallVector<Place *, 4> Places;
      for (const Expr *Arg : Args)
        Places.push_back(operand(Arg));
      replay(*Body, E, Object, Places);
      return;
    }
    if (Ctor->isUserProvided()) {
      unknownCall(Args);
      return;
    }
  }
  const CXXRecordDecl *Record = definitionOf(T);
  if (Record && Record->isAggregate() && !Types.isLibraryClass(T) &&
      Record->getNumBases() == 0) {
    auto Field = Record->field_begin();
    for (const Expr *Arg : Args) {
      Value V = value(Arg);
      if (Field == Record->field_end())
        continue;
      store(fieldOf(Object, *Field), V, E);
      ++Field;
    }
    return;
  }
  for (const Expr *Arg : Args)
    if (Value V = value(Arg); !V.isUnknown() && Types.isLibraryClass(T))
      State.add(Places.element(Object), V);
}

Value FunctionEvaluator::construct(const Expr *E, QualType T,
                                   const CXXConstructorDecl *Ctor,
                                   ArrayRef<const Expr *> Args) {
  if (Types.isRunner(T)) {
    start(E, Ctor, Args);
    return Value::unknown();
  }
  const bool Copies = Ctor && Ctor->isCopyOrMoveConstructor();
  if (std::optional<Ownership> Own = Types.pointer(T)) {
    Value V = Args.empty() ? Value::null() : value(Args.front());
    // A deleter lives as long as what it deletes.
    for (const Expr *Arg : Args.drop_front(Args.empty() ? 0 : 1))
      if (Value Deleter = value(Arg); Deleter.isObject() && V.isPointer())
        State.set(Places.bound(V.P, Arg), Deleter);
    if (V.isPointer())
      V.Own = *Own;
    // A pointer made from what is no pointer known to us: cannot tell.
    else if (V.isObject() && !Copies && !Args.front()->isTypeDependent())
      return Value::unknown();
    return V;
  }
  const bool Holds = Types.isErasedCallable(T) || Types.isValueWrapper(T);
  if (Args.empty() && (Holds || !TypeClassifier::classOf(T)))
    return Value::null();
  if (Copies || Holds) {
    Value V = value(Args.back());
    for (const Expr *Arg : Args.drop_back())
      discard(Arg);
    return V;
  }
  // The dependent copy of an object that is already known.
  if (!Ctor && Args.size() == 1 && !TypeClassifier::classOf(T))
    return value(Args.front());
  Place *P = Places.temporary(E, T);
  if (hasCallOperator(T))
    Places.markClosure(P);
  constructInto(P, E, T, Ctor, Args);
  return Value::object(P);
}

Value FunctionEvaluator::assign(const Expr *E, const Expr *Left,
                                const Expr *Right) {
  Place *Where = place(Left);
  Value V = value(Right);
  put(Where, V, E);
  return V;
}

bool FunctionEvaluator::isEmpty(Value V) const {
  if (!V.isObject())
    return V.isNull();
  const auto *Made = dyn_cast_or_null<CXXConstructExpr>(V.P->expr());
  return Made && Made->getNumArgs() == 0 &&
         Types.isLibraryClass(Made->getType()) &&
         llvm::none_of(V.P->children(), [&](const Place *Part) {
           return State.contents(Part) != nullptr;
         });
}

void FunctionEvaluator::put(Place *Where, Value V, const Expr *At) {
  if (!Where)
    return;
  if (isEmpty(V)) {
    release(Where, At, Effect::Kind::Release);
    return;
  }
  if (V.isPointer())
    if (std::optional<Ownership> Own = Types.pointer(Where->type()))
      V.Own = *Own;
  // What was there goes.
  openRings(Where, /*Certain=*/true);
  store(Where, V, At);
}

} // namespace clang::templates
