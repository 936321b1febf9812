//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The calls of a function body: what libraries are known to do, and the replay
// of what visible bodies do.
//
//===----------------------------------------------------------------------===//

#include "lib/AST/Names.h"
#include "lib/Facts/FunctionEvaluator.h"
#include "clang/AST/DeclTemplate.h"

namespace clang::templates {

using knowledge::CallEffect;
using knowledge::MemberEffect;

static const Expr *bareCallee(const CallExpr &E) {
  return E.getCallee()->IgnoreParenImpCasts();
}

/// Of overloads that only a dependent type could choose from, the first that
/// takes \p Count arguments.
template <typename Range>
static const FunctionDecl *chooseOverload(Range &&Candidates, unsigned Count) {
  for (const NamedDecl *Candidate : Candidates) {
    const NamedDecl *D = Candidate->getUnderlyingDecl();
    const auto *F = dyn_cast<FunctionDecl>(D);
    if (const auto *Template = dyn_cast<FunctionTemplateDecl>(D))
      F = Template->getTemplatedDecl();
    if (!F || F->getMinRequiredArguments() > Count)
      continue;
    if (F->getNumParams() >= Count || F->isVariadic() ||
        (F->getNumParams() > 0 && F->parameters().back()->isParameterPack()))
      return F;
  }
  return nullptr;
}

/// The first type that a call names in template arguments, or that its result
/// points to: what make_shared makes.
static QualType madeType(const CallExpr &E, const FunctionDecl *Callee) {
  if (Callee)
    if (const TemplateArgumentList *Args =
            Callee->getTemplateSpecializationArgs())
      if (Args->size() > 0 && Args->get(0).getKind() == TemplateArgument::Type)
        return Args->get(0).getAsType();
  const auto *Overloads = dyn_cast<OverloadExpr>(bareCallee(E));
  if (Overloads && Overloads->getNumTemplateArgs() > 0)
    if (const TemplateArgument &Arg =
            Overloads->getTemplateArgs()[0].getArgument();
        Arg.getKind() == TemplateArgument::Type)
      return Arg.getAsType();
  return {};
}

FunctionEvaluator::Result
FunctionEvaluator::unknownCall(ArrayRef<const Expr *> Args) {
  for (const Expr *Arg : Args)
    discard(Arg);
  return {};
}

void FunctionEvaluator::start(const Expr *E, const CXXConstructorDecl *Ctor,
                              ArrayRef<const Expr *> Args) {
  // What is called with its arguments, as std::bind binds it.
  if (Args.size() > 1) {
    Call Started;
    Started.E = E;
    Started.Args = Args;
    pass({bind(Started).V, E, Ctor, 0, /*Runs=*/true});
    return;
  }
  for (const auto &[Index, Arg] : llvm::enumerate(Args))
    pass({value(Arg), E, Ctor, static_cast<unsigned>(Index), /*Runs=*/true});
}

void FunctionEvaluator::pass(FunctionEffects::Argument Argument) {
  if (Argument.What.isObject() && Out.Passed.size() < MaxEffects)
    Out.Passed.push_back(Argument);
}

FunctionEvaluator::Result FunctionEvaluator::call(const CallExpr &E) {
  if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(&E))
    if (std::optional<Result> R = callOperator(*Operator))
      return *R;

  Call C;
  C.E = &E;
  llvm::SmallVector<const Expr *, 8> Args(E.arguments());
  C.Args = Args;
  C.Callee = E.getDirectCallee();
  const Expr *Callee = bareCallee(E);
  const Expr *Base = nullptr;
  bool Arrow = false;

  if (isa<CXXOperatorCallExpr>(E) && isa_and_nonnull<CXXMethodDecl>(C.Callee)) {
    // An overloaded operator that is a member: the first operand is the object.
    Base = Args.front();
    C.Args = C.Args.drop_front();
    C.Name = C.Callee->getDeclName();
  } else if (const auto *Member = dyn_cast<MemberExpr>(Callee)) {
    C.Name = Member->getMemberDecl()->getDeclName();
    if (isa<FieldDecl>(Member->getMemberDecl()))
      return callThrough(&E, place(Callee), C.Args);
    Base = Member->getBase();
    Arrow = Member->isArrow();
  } else if (const auto *Member = dyn_cast<UnresolvedMemberExpr>(Callee)) {
    C.Name = Member->getMemberName();
    Base = Member->isImplicitAccess() ? nullptr : Member->getBase();
    Arrow = Member->isArrow();
    C.Callee = chooseOverload(Member->decls(), Args.size());
    if (!Base) {
      C.Receiver = State.deref(thisPointer());
      return callMember(C);
    }
  } else if (const auto *Member =
                 dyn_cast<CXXDependentScopeMemberExpr>(Callee)) {
    C.Name = Member->getMember();
    Place *Object = objectOf(*Member);
    std::vector<const NamedDecl *> Found = lookup(*Member, Object);
    if (llvm::any_of(Found,
                     [](const NamedDecl *D) { return isa<FieldDecl>(D); }))
      return callThrough(&E, memberOf(*Member, Object, Found), C.Args);
    C.Callee = chooseOverload(Found, Args.size());
    C.Receiver = Object;
    if (!Member->isImplicitAccess()) {
      C.ReceiverExpr = Member->getBase();
      if (!Member->isArrow())
        C.ReceiverType = strip(Member->getBase())->getType();
      if (Object && !Object->type().isNull() &&
          (C.ReceiverType.isNull() || C.ReceiverType->isDependentType()))
        C.ReceiverType = Object->type();
    }
    return callMember(C);
  } else if (const auto *Lookup = dyn_cast<UnresolvedLookupExpr>(Callee)) {
    C.Name = Lookup->getName();
    C.Callee = chooseOverload(Lookup->decls(), Args.size());
    // A library's function template with a pack of parameters, or ADL.
    if (!C.Callee && Lookup->decls_begin() != Lookup->decls_end())
      C.Callee = (*Lookup->decls_begin())->getUnderlyingDecl()->getAsFunction();
  } else if (C.Callee) {
    C.Name = C.Callee->getDeclName();
  } else {
    return callThrough(&E, operand(Callee), C.Args);
  }

  if (!Base) {
    if (std::optional<Result> R = callLibrary(C))
      return *R;
    return callBody(C);
  }
  // A call on a pointer itself (p.reset()) is about the pointer's own place.
  C.ReceiverExpr = Base;
  C.ReceiverType = Arrow ? QualType() : strip(Base)->getType();
  C.Receiver = Arrow ? State.deref(value(Base)) : operand(Base);
  if (C.Receiver &&
      (Arrow || (Base->isTypeDependent() && !C.Receiver->type().isNull())))
    C.ReceiverType = C.Receiver->type();
  return callMember(C);
}

FunctionEvaluator::Result FunctionEvaluator::callMember(const Call &C) {
  StringRef Name;
  if (const IdentifierInfo *Id = C.Name.getAsIdentifierInfo())
    Name = Id->getName();
  // An assignment spelled as a call.
  if (C.Name.getCXXOverloadedOperator() == OO_Equal && C.Args.size() == 1 &&
      C.Receiver && !C.ReceiverType.isNull() &&
      (Types.isLibraryClass(C.ReceiverType) || Types.pointer(C.ReceiverType))) {
    put(C.Receiver, value(C.Args.front()), C.E);
    return {C.Receiver, Value()};
  }
  if (llvm::is_contained(knowledge::selfAccessors(), Name))
    return {nullptr, Value::pointer(C.Receiver, Ownership::Shared)};
  if (llvm::is_contained(knowledge::weakSelfAccessors(), Name))
    return {nullptr, Value::pointer(C.Receiver, Ownership::Weak)};
  if (Name == "swap" && C.Args.size() == 1 && !C.ReceiverType.isNull() &&
      (Types.isLibraryClass(C.ReceiverType) || Types.pointer(C.ReceiverType))) {
    swap(C.Receiver, operand(C.Args.front()), C.E);
    return {};
  }
  if (C.ReceiverExpr && !C.ReceiverType.isNull()) {
    if (std::optional<Ownership> Own = Types.pointer(C.ReceiverType))
      if (std::optional<Result> R = callPointerMember(C, *Own))
        return *R;
    // What a pointer of unknown type holds: a variable of type auto.
    if (C.Receiver && C.ReceiverType->isDependentType())
      if (Value V = State.load(C.Receiver); V.isPointer())
        if (std::optional<Result> R = callPointerMember(C, V.Own))
          return *R;
  }
  if (std::optional<Result> R = callContainerMember(C))
    return *R;
  if (C.Callee && C.Callee->getOverloadedOperator() == OO_Call)
    if (Value V = State.load(C.Receiver); V.isObject() && V.P->isClosure()) {
      Call Resolved = C;
      Resolved.Receiver = V.P;
      return callBody(Resolved);
    }
  return callBody(C);
}

std::optional<FunctionEvaluator::Result>
FunctionEvaluator::callPointerMember(const Call &C, Ownership Own) {
  const IdentifierInfo *Id = C.Name.getAsIdentifierInfo();
  if (!Id)
    return std::nullopt;
  StringRef Name = Id->getName();
  Value Held = State.load(C.Receiver);
  auto Pointer = [&](Ownership NewOwn) -> Result {
    if (!Held.isPointer())
      return {};
    return {nullptr, Value::pointer(Held.P, NewOwn)};
  };
  if (Name == "get" || Name == "data" || Name == "operator->")
    return Pointer(Ownership::None);
  if (Name == "lock" || Name == "toStrongRef" || Name == "promote")
    return Pointer(Ownership::Shared);
  if (Name == "release" || Name == "take" || Name == "detach") {
    Result R = Pointer(Ownership::None);
    release(C.Receiver, C.E, Effect::Kind::MoveOut);
    return R;
  }
  if (Name == "reset" || Name == "clear") {
    if (C.Args.empty() || strip(C.Args.front()) == nullptr) {
      release(C.Receiver, C.E, Effect::Kind::Release);
      return Result();
    }
    Value V = value(C.Args.front());
    for (const Expr *Rest : C.Args.drop_front())
      discard(Rest);
    if (V.isPointer())
      V.Own = Own;
    put(C.Receiver, V, C.E);
    return Result();
  }
  return std::nullopt;
}

static bool isElementOf(const Place *P, const Place *Container) {
  return P->kind() == Place::Kind::Element && P->parent() == Container;
}

std::optional<FunctionEvaluator::Result>
FunctionEvaluator::callContainerMember(const Call &C) {
  QualType T = C.ReceiverType;
  if (T.isNull() && C.Receiver)
    T = C.Receiver->type();
  if (T.isNull() || !Types.isLibraryClass(T))
    return std::nullopt;
  std::string Name = C.Name.getAsString();
  const bool Holder = Types.isErasedCallable(T) || Types.isValueWrapper(T);

  for (const knowledge::Registration &R : knowledge::registrations())
    if (Name == R.Member &&
        libraryName(*TypeClassifier::classOf(T)) == R.Class) {
      for (const Expr *Arg : C.Args)
        store(Places.element(C.Receiver), value(Arg), C.E);
      return Result();
    }

  if (std::optional<MemberEffect> Effect = Analysis.containerMember(Name)) {
    switch (*Effect) {
    case MemberEffect::Insert: {
      if (Types.isRunner(T)) {
        start(C.E, nullptr, C.Args);
        return Result();
      }
      Place *Slot = Holder ? C.Receiver : Places.element(C.Receiver);
      Value Last;
      for (const Expr *Arg : C.Args)
        if (Value V = value(Arg);
            V.isObject() || (V.isPointer() && !isElementOf(V.P, C.Receiver))) {
          store(Slot, V, C.E); // Not the position at which to insert.
          Last = V;
        }
      if (Holder)
        return Result{Slot, Value()};
      ++Versions[C.Receiver];
      if (Last.isUnknown() || !StringRef(Name).ends_with("back"))
        return Result{Slot, Value()};
      State.set(Places.element(C.Receiver, namedKey("back", C.Receiver)), Last);
      return Result{Places.element(C.Receiver, namedKey("back", C.Receiver)),
                    Value()};
    }
    case MemberEffect::Element:
    case MemberEffect::ElementOrInsert: {
      PlaceKey Key = namedKey(Name, C.Receiver);
      if (!C.Args.empty()) {
        Key = indexKey(C.Args.front(), C.Receiver);
        for (const Expr *Arg : C.Args.drop_front())
          discard(Arg);
      }
      if (Holder)
        return Result{C.Receiver, Value()};
      Place *Slot = Places.element(C.Receiver, Key);
      // An iterator points at the element; a reference is the element.
      if (C.E->isGLValue() || *Effect == MemberEffect::ElementOrInsert)
        return Result{Slot, Value()};
      return Result{nullptr, Value::pointer(Slot, Ownership::None)};
    }
    case MemberEffect::Erase:
    case MemberEffect::Release:
      for (const Expr *Arg : C.Args)
        discard(Arg);
      release(C.Receiver, C.E,
              *Effect == MemberEffect::Erase ? Effect::Kind::Erase
                                             : Effect::Kind::Release);
      return Result();
    case MemberEffect::Splice:
      for (const Expr *Arg : C.Args) {
        Place *From = operand(Arg);
        if (!From || !Types.isLibraryClass(strip(Arg)->getType()) ||
            From->kind() == Place::Kind::Temporary)
          continue;
        if (const ObjectState::Cell *Held =
                State.contents(Places.element(From)))
          for (Value V : ObjectState::Cell(*Held))
            store(Places.element(C.Receiver), V, C.E);
        release(From, C.E, Effect::Kind::MoveOut);
      }
      return Result();
    }
  }
  for (const Expr *Arg : C.Args)
    discard(Arg);
  return Result();
}

FunctionEvaluator::Result FunctionEvaluator::bind(const Call &C) {
  Place *P = Places.temporary(C.E, C.E->getType());
  Places.markClosure(P);
  Closures.push_back(P);
  for (const Expr *Arg : C.Args) {
    Value V = value(Arg);
    if (V.isUnknown() || V.isNull())
      continue;
    State.set(Places.bound(P, Arg), V);
  }
  return {nullptr, Value::object(P)};
}

std::optional<FunctionEvaluator::Result>
FunctionEvaluator::callLibrary(const Call &C) {
  if (!C.Callee)
    return std::nullopt;
  const knowledge::LibraryCall *Row = Analysis.libraryCall(*C.Callee);
  if (!Row)
    return std::nullopt;
  StringRef Name = Row->Name;
  if (C.Args.empty()) {
    if (Row->Effect == CallEffect::MakePointer)
      return Result{
          nullptr,
          Value::pointer(
              Places.temporary(C.E, madeType(*cast<CallExpr>(C.E), C.Callee)),
              Types.pointer(C.E->getType()).value_or(Ownership::Shared))};
    return std::nullopt;
  }
  const Expr *First = C.Args.front();
  switch (Row->Effect) {
  case CallEffect::Identity: {
    // A pointer cast makes another pointer; std::move names the same one.
    if (!C.E->isGLValue() && !C.E->isTypeDependent())
      return Result{nullptr, value(First)};
    Place *P = operand(First);
    if (Name != "std::move" || !P)
      return Result{P, Value()};
    Value V = State.load(P);
    // Moving a pointer or a callable leaves the place empty.
    if (P->kind() != Place::Kind::Temporary &&
        (V.isPointer() || Types.isLibraryClass(First->getType()))) {
      release(P, C.E, Effect::Kind::MoveOut);
      return Result{nullptr, V};
    }
    return Result{P, Value()};
  }
  case CallEffect::Borrow: {
    Place *P = operand(First);
    return Result{nullptr, Value::pointer(P, Ownership::None)};
  }
  case CallEffect::AllocatePointer:
  case CallEffect::MakePointer: {
    ArrayRef<const Expr *> Args = C.Args;
    if (Row->Effect == CallEffect::AllocatePointer) {
      discard(First);
      Args = Args.drop_front();
    }
    QualType T = madeType(*cast<CallExpr>(C.E), C.Callee);
    Place *Object = Places.temporary(C.E, T);
    // shared_ptr<std::function<...>>(closure): the object is the callable.
    if (!T.isNull() && Args.size() == 1 &&
        (Types.isErasedCallable(T) || Types.pointer(T) ||
         Types.isValueWrapper(T)))
      State.set(Object, value(Args.front()));
    else if (!T.isNull())
      constructInto(Object, C.E, T, nullptr, Args);
    else
      unknownCall(Args);
    std::optional<Ownership> Own = Types.pointer(C.E->getType());
    if (!Own)
      Own = Name.contains("unique") ? Ownership::Unique : Ownership::Shared;
    return Result{nullptr, Value::pointer(Object, *Own)};
  }
  case CallEffect::Bind:
    return bind(C);
  case CallEffect::Gather: {
    Place *P = Places.temporary(C.E, C.E->getType());
    for (const Expr *Arg : C.Args)
      if (Value V = value(Arg); V.isObject() || V.isPointer())
        State.add(Places.element(P), V);
    return Result{nullptr, Value::object(P)};
  }
  case CallEffect::Exchange: {
    Place *P = operand(First);
    Value Old = State.load(P);
    release(P, C.E, Effect::Kind::MoveOut);
    for (const Expr *Arg : C.Args.drop_front())
      if (Value V = value(Arg); V.isObject() || V.isPointer())
        store(P, V, C.E);
    return Result{nullptr, Old};
  }
  case CallEffect::Part: {
    Place *Whole = operand(First);
    if (Types.isValueWrapper(First->getType()))
      return Result{Whole, Value()};
    return Result{Places.element(Whole), Value()};
  }
  case CallEffect::Connect: {
    if (C.Callee->getNumParams() != 3 || C.Args.size() != 3)
      return unknownCall(C.Args);
    Place *Sender = State.deref(value(First));
    discard(C.Args[1]);
    store(Places.element(Sender), value(C.Args[2]), C.E);
    return Result();
  }
  case CallEffect::Erase: {
    Place *Container = First ? operand(First) : nullptr;
    for (const Expr *Arg : ArrayRef(C.Args).drop_front(First ? 1 : 0))
      discard(Arg);
    if (Container)
      release(Container, C.E, Effect::Kind::Erase);
    return Result();
  }
  case CallEffect::Swap: {
    if (C.Args.size() == 2)
      swap(operand(First), operand(C.Args[1]), C.E);
    return Result();
  }
  }
  return std::nullopt;
}

std::optional<FunctionEvaluator::Result>
FunctionEvaluator::callOperator(const CXXOperatorCallExpr &E) {
  const Expr *First = E.getArg(0);
  if (!strip(First))
    return std::nullopt;
  // Not the type of the base class that the operator is a member of.
  QualType T = strip(First)->getType();
  switch (E.getOperator()) {
  case OO_Equal: {
    if (E.getNumArgs() != 2)
      return std::nullopt;
    // An assignment of the user's own with a body to look into: a wrapper that
    // converts. Copies and moves assign what is in the other object.
    const auto *Method = dyn_cast_or_null<CXXMethodDecl>(E.getDirectCallee());
    if (Method && Method->isUserProvided() && !Types.isLibraryClass(T) &&
        !Types.pointer(T) && !Types.isErasedCallable(T) &&
        !Method->isCopyAssignmentOperator() &&
        !Method->isMoveAssignmentOperator())
      return std::nullopt;
    return Result{nullptr, assign(&E, First, E.getArg(1))};
  }
  case OO_Star:
  case OO_Arrow: {
    if (E.getNumArgs() != 1)
      return std::nullopt;
    if (Types.isValueWrapper(T)) {
      Place *P = operand(First);
      if (E.getOperator() == OO_Arrow)
        return Result{nullptr, Value::pointer(P, Ownership::None)};
      return Result{P, Value()};
    }
    // A class of the user's with a visible operator is replayed.
    if (!T->isDependentType() && !Types.pointer(T) &&
        !Types.isLibraryClass(T) && E.getDirectCallee() &&
        Analysis.effectsOf(E.getDirectCallee()))
      return std::nullopt;
    Value V = value(First);
    if (E.getOperator() == OO_Star)
      return Result{State.deref(V), Value()};
    return Result{nullptr, V.isObject()
                               ? Value::pointer(State.deref(V), Ownership::None)
                               : V};
  }
  case OO_Subscript: {
    if (!T->isDependentType() && !Types.isLibraryClass(T) && !Types.pointer(T))
      return std::nullopt;
    Place *P = operand(First);
    if (Types.pointer(T))
      P = State.deref(State.load(P));
    if (E.getNumArgs() != 2)
      return std::nullopt;
    return Result{elementAt(P, E.getArg(1)), Value()};
  }
  case OO_PlusPlus:
  case OO_MinusMinus:
  case OO_PlusEqual:
  case OO_MinusEqual: {
    // An iterator of a library goes on to another element.
    Place *P = operand(First);
    Value Before = State.load(P);
    if (!Before.isPointer())
      return std::nullopt;
    for (const Expr *Arg : llvm::drop_begin(E.arguments()))
      discard(Arg);
    advance(P, &E);
    const bool IsPostfix = E.getNumArgs() == 2 && !E.isAssignmentOp();
    return IsPostfix ? Result{nullptr, Before} : Result{P, Value()};
  }
  case OO_Call: {
    llvm::SmallVector<const Expr *, 8> Args(llvm::drop_begin(E.arguments()));
    if (Types.isErasedCallable(T) || T->isDependentType() ||
        !E.getDirectCallee())
      return callThrough(&E, operand(First), Args);
    return std::nullopt;
  }
  default:
    return std::nullopt;
  }
}

FunctionEvaluator::Result
FunctionEvaluator::callThrough(const Expr *E, Place *P,
                               ArrayRef<const Expr *> Args) {
  // std::move(handler)() takes the handler for this one call.
  Value V = State.load(P);
  if (P && P->kind() != Place::Kind::Temporary)
    recordUse(P, FieldUse::Kind::Invoke, E->getExprLoc());
  if (V.isObject() && V.P->isClosure() && V.P->lambda()) {
    Call C;
    C.E = E;
    C.Callee = V.P->lambda()->getCallOperator();
    C.Receiver = V.P;
    C.Args = Args;
    return callBody(C);
  }
  return unknownCall(Args);
}

FunctionEvaluator::Result FunctionEvaluator::callBody(const Call &C) {
  const FunctionDecl *Callee = C.Callee;
  // The override that an object of a known type has.
  if (const auto *Method = dyn_cast_or_null<CXXMethodDecl>(Callee);
      Method && Method->isVirtual() && C.Receiver &&
      C.Receiver->kind() == Place::Kind::Temporary)
    if (QualType T = C.Receiver->type(); !T.isNull())
      if (const CXXRecordDecl *Class = T->getAsCXXRecordDecl();
          Class && Class->hasDefinition())
        if (const CXXMethodDecl *Override =
                Method->getCorrespondingMethodInClass(Class))
          Callee = Override;
  // Bodies of the standard library say nothing that the tables do not.
  const FunctionEffects *Body = Callee && !isInStandardLibrary(*Callee)
                                    ? Analysis.effectsOf(Callee)
                                    : nullptr;
  llvm::SmallVector<Place *, 4> Args;
  for (const Expr *Arg : C.Args)
    Args.push_back(operand(Arg));
  if (!Body) {
    callUnseen(C, Args);
    return {};
  }
  return replay(*Body, C.E, C.Receiver, Args);
}

void FunctionEvaluator::callUnseen(const Call &C, ArrayRef<Place *> Args) {
  const FunctionDecl *Callee = C.Callee;
  const bool Runs =
      Callee && isInStandardLibrary(*Callee) && simpleName(*Callee) == "async";
  // What std::async runs with arguments, as std::bind binds it.
  Place *Bound = nullptr;
  for (const auto &[Index, Arg] : llvm::enumerate(Args)) {
    passOn(Arg, C.E);
    const Value V = State.load(Arg);
    pass({V, C.E, Callee, static_cast<unsigned>(Index), Runs});
    if (!Runs || !V.isPointer())
      continue;
    if (!Bound) {
      Bound = Places.temporary(C.E, QualType(), Arg);
      Places.markClosure(Bound);
    }
    State.set(Places.bound(Bound, C.Args[Index]), V);
  }
  if (Bound)
    pass({Value::object(Bound), C.E, Callee, 0, /*Runs=*/true});
  if (!Callee || isInStandardLibrary(*Callee))
    return;
  Out.CallsUnknown = true;
  forgetGlobals(C.E);
  const auto *Method = dyn_cast<CXXMethodDecl>(Callee);
  if (C.Receiver && Method && !Method->isStatic()) {
    GivenBare.insert(C.Receiver);
    if (!Method->isConst())
      forget(C.Receiver, C.E);
  }
  for (const auto &[Index, Arg] : llvm::enumerate(Args)) {
    if (!Arg || Index >= Callee->getNumParams())
      continue;
    QualType T = Callee->getParamDecl(Index)->getType();
    const bool IsReference = T->isLValueReferenceType();
    if (IsReference || T->isPointerType())
      T = T->getPointeeType();
    if (T.isConstQualified() || T->isDependentType())
      continue;
    if (Value V = State.load(Arg); V.isPointer())
      forget(V.P, C.E);
    if (IsReference)
      forget(Arg, C.E);
  }
}

//===----------------------------------------------------------------------===//
// Replay
//===----------------------------------------------------------------------===//

/// Translates the places of a callee into those of the caller.
class FunctionEvaluator::Replay {
public:
  Replay(FunctionEvaluator &Caller, const FunctionEffects &Callee,
         const Expr *At, Place *Receiver, ArrayRef<Place *> Args)
      : Caller(Caller), Callee(Callee), At(At), Receiver(Receiver), Args(Args) {
  }

  Place *place(const Place *P) {
    if (!P)
      return nullptr;
    if (auto It = Known.find(P); It != Known.end())
      return It->second;
    Place *Result = translate(*P);
    Known[P] = Result;
    return Result;
  }

  Value value(Value V) {
    switch (V.K) {
    case Value::Kind::Unknown:
    case Value::Kind::Null:
      return V;
    case Value::Kind::Pointer:
      return Value::pointer(place(V.P), V.Own);
    case Value::Kind::Object: {
      Place *P = place(V.P);
      // A copy of a parameter is a copy of what the argument holds.
      return P && V.P->kind() != Place::Kind::Temporary ? Caller.State.load(P)
                                                        : Value::object(P);
    }
    }
    return Value::unknown();
  }

private:
  Place *argument(const ParmVarDecl *Param) const {
    unsigned Index = Param->getFunctionScopeIndex();
    if (Index < Args.size())
      return Args[Index];
    return nullptr;
  }

  /// Whether the object is the callee's own, a copy of the argument.
  static bool isOwnParameter(const Place &P) {
    return P.kind() == Place::Kind::Parameter &&
           !cast<ParmVarDecl>(P.decl())->getType()->isReferenceType();
  }

  /// Each call sees its own element where the callee chose one.
  PlaceKey key(const Place &P) const {
    return P.key().Context ? PlaceKey{&P, At} : P.key();
  }

  Place *translate(const Place &P) {
    PlaceTable &Places = Caller.Places;
    switch (P.kind()) {
    case Place::Kind::This:
      return Receiver;
    case Place::Kind::Parameter:
      return argument(cast<ParmVarDecl>(P.decl()));
    case Place::Kind::Variable: {
      const auto *Var = cast<VarDecl>(P.decl());
      if (!Var->hasLocalStorage())
        return Places.variable(Var);
      return copy(P, Places.replica(P, At));
    }
    case Place::Kind::Temporary:
      return copy(P, Places.replica(P, At));
    case Place::Kind::Field: {
      Place *Object = place(P.parent());
      if (!Object)
        return nullptr;
      if (Value V = Caller.State.load(Object);
          V.isObject() && V.P != Object && V.P->isClosure())
        Object = V.P;
      if (P.decl())
        return Caller.fieldOf(Object, P.decl());
      // A member that the callee knew by name only.
      return P.dependentName() ? Caller.namedField(Object, P.dependentName())
                               : Places.sameField(Object, P);
    }
    case Place::Kind::Element:
      return Places.element(place(P.parent()), key(P));
    case Place::Kind::Pointee: {
      Place *Pointer = place(P.parent());
      if (P.key().Id)
        return Places.pointee(Pointer, P.ownership(), P.type(), key(P));
      Value V = Caller.State.load(Pointer);
      if (V.isPointer())
        return V.P;
      if (V.isObject())
        return Places.pointee(V.P, P.ownership(), P.type());
      return nullptr;
    }
    }
    return nullptr;
  }

  /// Copies what a local object of the callee held when the callee returned.
  Place *copy(const Place &From, Place *To) {
    Known[&From] = To; // Before its contents: they can lead back here.
    if (!To || ++Copies > MaxCopies)
      return To;
    if (const ObjectState::Cell *Held = Callee.State.contents(&From)) {
      for (Value V : *Held)
        Caller.State.add(To, value(V));
    }
    if (const Place *Target = Callee.References.lookup(&From);
        Target && !isOwnParameter(*Target->root()))
      if (Place *Here = place(Target))
        Caller.Out.References[To] = Here;
    for (const Place *Child : From.children())
      if (Child->kind() != Place::Kind::Pointee)
        copy(*Child, place(Child));
    return To;
  }

  static constexpr unsigned MaxCopies = 64;
  FunctionEvaluator &Caller;
  const FunctionEffects &Callee;
  const Expr *At;
  Place *Receiver;
  ArrayRef<Place *> Args;
  llvm::DenseMap<const Place *, Place *> Known;
  unsigned Copies = 0;
};

/// Whether \p V is, or is a closure that holds, what the caller of \p Callee
/// gave it.
static bool holdsParameter(const FunctionEffects &Callee, Value V) {
  auto IsParameter = [](Value Part) {
    return Part.isObject() && Part.P->root()->kind() == Place::Kind::Parameter;
  };
  return IsParameter(V) ||
         llvm::any_of(V.P->children(), [&](const Place *Slot) {
           const ObjectState::Cell *Held = Callee.State.contents(Slot);
           return Held && llvm::any_of(*Held, IsParameter);
         });
}

FunctionEvaluator::Result
FunctionEvaluator::replay(const FunctionEffects &Callee, const Expr *At,
                          Place *Receiver, ArrayRef<Place *> Args) {
  // Places and values are those at the time of the call: translate them all
  // before any effect changes what is where.
  Replay Translation(*this, Callee, At, Receiver, Args);
  llvm::SmallVector<std::pair<Place *, Value>, 8> Translated;
  for (const Effect &E : Callee.Effects)
    Translated.push_back(
        {Translation.place(E.Where), Translation.value(E.What)});
  for (const FunctionEffects::Argument &Passed : Callee.Passed)
    if (Passed.Runs && holdsParameter(Callee, Passed.What))
      pass({Translation.value(Passed.What), At, Callee.Function, Passed.Index,
            /*Runs=*/true, &Passed});
  Result R;
  for (Value V : Callee.Returned)
    if (Value Here = Translation.value(V);
        !R.V.isPointer() && !R.V.isObject() && !Here.isUnknown())
      R.V = Here;
  for (const auto &[E, Here] : llvm::zip(Callee.Effects, Translated)) {
    auto [Where, What] = Here;
    if (!Where)
      continue;
    if (E.K == Effect::Kind::Forget) {
      forget(Where, At);
    } else if (E.K != Effect::Kind::Store) {
      release(Where, At, E.K, &E, Callee.Function);
    } else if (What.isNull() && Where->isOneOfMany()) {
      continue;                 // One more element that is empty.
    } else if (What.isNull()) { // A setter that is given nothing.
      release(Where, At, Effect::Kind::Release, &E, Callee.Function);
    } else {
      openRings(Where, /*Certain=*/true);
      store(Where, What, At, &E, Callee.Function);
    }
  }
  if (Callee.CallsUnknown)
    forgetGlobals(At);
  if (Callee.Function->getReturnType()->isReferenceType() && R.V.isPointer())
    return {R.V.P, Value()};
  return R;
}

//===----------------------------------------------------------------------===//
// Effects
//===----------------------------------------------------------------------===//

bool FunctionEvaluator::isVisibleOutside(const Place *P) const {
  const Place *Root = P->root();
  switch (Root->kind()) {
  case Place::Kind::This:
    return true;
  case Place::Kind::Parameter: {
    const bool IsReference =
        cast<ParmVarDecl>(Root->decl())->getType()->isReferenceType();
    // A parameter by value is the function's own; what it points to is not.
    for (; P != Root; P = P->parent())
      if (P->kind() == Place::Kind::Pointee)
        return P->parent() != Root || !P->key().Id || IsReference;
    return IsReference;
  }
  case Place::Kind::Variable:
    return !cast<VarDecl>(Root->decl())->hasLocalStorage();
  default:
    return false;
  }
}

const Effect *FunctionEvaluator::record(Effect E) {
  if (Out.Effects.size() >= MaxEffects)
    return nullptr;
  Out.Effects.push_back(E);
  return &Out.Effects.back();
}

void FunctionEvaluator::passOn(Place *P, const Expr *At) {
  if (!P)
    return;
  GivenBare.insert(P);
  Value V = State.load(P);
  if (V.isPointer())
    (keepsAlive(V.Own) ? GivenOwned : GivenBare).insert(V.P);
  if (!V.isObject())
    return;
  // What was moved out is no copy.
  if (V.P != P && State.load(V.P).isNull())
    return;
  if (Types.isErasedCallable(V.P->type()) || V.P->isClosure())
    recordUse(V.P->isClosure() ? P : V.P, FieldUse::Kind::Pass,
              At->getExprLoc());
  if (!V.P->isClosure())
    return;
  GivenClosures.insert(V.P);
  // What it captured lives as long as it does, and nobody knows how long.
  for (Place *Capture : V.P->children())
    if (Value Held = State.load(Capture); Held.isPointer())
      GivenBare.insert(Held.P);
}

void FunctionEvaluator::forget(Place *Object, const Expr *At) {
  if (!Object)
    return;
  if (isVisibleOutside(Object) && Forgotten.insert(Object).second)
    record({Effect::Kind::Forget, Object, Value::unknown(), At});
  unsigned Parts = 0;
  forgetParts(Object, At, Parts);
}

void FunctionEvaluator::forgetParts(Place *Object, const Expr *At,
                                    unsigned &Parts) {
  if (++Parts > MaxParts)
    return;
  if (std::optional<Ownership> Own = Types.pointer(Object->type())) {
    if (Object->root()->kind() == Place::Kind::Temporary &&
        !State.contents(Object))
      return; // Nobody knows a name for what it points to.
    ++Versions[Object];
    State.set(Object,
              ++ForgottenPointers > MaxForgotten
                  ? Value::unknown()
                  : Value::pointer(Places.pointee(Object, *Own,
                                                  pointeeType(Object->type()),
                                                  {At, At}),
                                   *Own));
    return;
  }
  ++Versions[Object];
  for (Place *Part : Object->children())
    if (Part->kind() != Place::Kind::Pointee)
      forgetParts(Part, At, Parts);
}

void FunctionEvaluator::forgetGlobals(const Expr *At) {
  Out.CallsUnknown = true;
  for (Place *Global : Globals) {
    unsigned Parts = 0;
    forgetParts(Global, At, Parts);
  }
}

void FunctionEvaluator::recordUse(Place *Where, FieldUse::Kind Kind,
                                  SourceLocation Loc) {
  if (!Out.Function)
    return;
  if (const FieldDecl *Member = Where->member())
    Analysis.addUse(Member, {Kind, Out.Function, Loc});
  else if (const auto *Var = dyn_cast_or_null<VarDecl>(Where->root()->decl());
           Var && !Var->hasLocalStorage())
    Analysis.addUse(Var, {Kind, Out.Function, Loc});
}

void FunctionEvaluator::store(Place *Where, Value V, const Expr *At,
                              const Effect *Cause, const FunctionDecl *Callee) {
  if (!Where)
    return;
  ++Versions[Where];
  // One more element, or what a known one is.
  if (Where->kind() == Place::Kind::Element && !Where->key().Id) {
    State.add(Where, V);
    if (LoopDepth != 0 || Cause) // One of many that cannot be told apart.
      State.add(Where, Value::unknown());
  } else {
    State.set(Where, V);
  }
  if (!V.isObject() && !V.isPointer())
    return;
  StoredAt[Where] = At;
  const Effect Stored = {Effect::Kind::Store, Where, V, At, Cause, Callee};
  const Effect *Recorded = nullptr;
  if (isVisibleOutside(Where))
    Recorded = record(Stored);
  findRingAt(Where, V, Recorded ? Recorded : &Stored);
}

void FunctionEvaluator::swap(Place *A, Place *B, const Expr *At) {
  const Value Ours = State.load(A), Theirs = State.load(B);
  auto Receive = [&](Place *P, Value V) {
    if (isEmpty(V))
      release(P, At, Effect::Kind::MoveOut);
    else
      put(P, V, At);
  };
  Receive(A, Theirs);
  Receive(B, Ours);
}

void FunctionEvaluator::release(Place *Where, const Expr *At, Effect::Kind Kind,
                                const Effect *Cause,
                                const FunctionDecl *Callee) {
  if (!Where)
    return;
  State.release(Where);
  ++Versions[Where];
  openRings(Where);
  // A callee's own release is a use there; a setter that is given nothing
  // releases here. Emptying an object that was just made lets go of nothing.
  const bool IsNew = Kind == Effect::Kind::Release &&
                     Where->root()->kind() == Place::Kind::Temporary;
  if (!IsNew && (!Cause || Cause->K == Effect::Kind::Store))
    recordUse(Where,
              Kind == Effect::Kind::MoveOut ? FieldUse::Kind::MoveOut
              : Kind == Effect::Kind::Erase ? FieldUse::Kind::Erase
                                            : FieldUse::Kind::Release,
              At->getExprLoc());
  if (isVisibleOutside(Where))
    record({Kind, Where, Value::null(), At, Cause, Callee});
}

//===----------------------------------------------------------------------===//
// Rings
//===----------------------------------------------------------------------===//

void FunctionEvaluator::findRingAt(Place *Where, Value V, const Effect *Store) {
  if (Out.Rings.size() >= MaxRings)
    return;
  // Each capture at fault closes a ring of its own.
  llvm::SmallVector<Place *, 2> Captures;
  while (std::optional<OwnershipRing> Ring =
             findRing(State, V, Where, Captures)) {
    if (!Captures.empty() && Ring->Closure != Captures.front()->parent()) {
      // To weaken the captures of the one closure is not enough.
      for (OwnershipRing &Found : Out.Rings)
        if (llvm::is_contained(Captures, Found.Capture))
          Found.NeededElsewhere = true;
      return;
    }
    Captures.push_back(Ring->Capture);
    addRing(std::move(*Ring), Store);
    if (Out.Rings.size() >= MaxRings)
      return;
  }
}

void FunctionEvaluator::addRing(OwnershipRing Ring, const Effect *Store) {
  for (const OwnershipRing &Old : Out.Rings)
    if (Old.Closure == Ring.Closure && Old.Capture == Ring.Capture &&
        Old.Target == Ring.Target)
      return;
  // The effect must outlive this call, also where no caller can see it.
  if (Store->Where && !isVisibleOutside(Store->Where)) {
    Out.LocalStores.push_back(*Store);
    Store = &Out.LocalStores.back();
  }
  Ring.Store = Store;
  for (Place *Link : Ring.Links)
    if (const Expr *At = StoredAt.lookup(Link); At && At != Store->At)
      Ring.FurtherStores.push_back(At);
  Place *Alive = Places.temporary(Store->At, QualType(), Ring.Capture);
  State.set(Alive, Value::object(Alive));
  RingStates.push_back(Alive);
  Out.Rings.push_back(std::move(Ring));
}

void FunctionEvaluator::openRings(Place *Released, bool Certain) {
  if (Out.Rings.empty() || (Certain && Released->isOneOfMany()))
    return;
  llvm::SmallVector<Place *, 4> Objects = {Released};
  if (!Certain)
    addElementsFor(Released, Objects);
  auto IsReleased = [&](const Place *Link) {
    return llvm::any_of(Objects, [&](const Place *P) {
      return Certain ? P == Link : P->mayBeSame(*Link);
    });
  };
  for (const auto &[Ring, Alive] : llvm::zip(Out.Rings, RingStates))
    if (Ring.Owner == Released || llvm::any_of(Ring.Links, IsReleased))
      State.set(Alive, Value::null());
}

void FunctionEvaluator::addElementsFor(Place *P,
                                       llvm::SmallVectorImpl<Place *> &Out) {
  llvm::SmallVector<Place *, 4> Way;
  Place *Element = P;
  for (; Element && Element->kind() != Place::Kind::Element;
       Element = Element->parent())
    Way.push_back(Element);
  if (!Element || !Element->key().Id)
    return;
  const ObjectState::Cell *Inserted =
      State.contents(Places.element(Element->parent()));
  if (!Inserted)
    return;
  for (Value V : ObjectState::Cell(*Inserted)) {
    Place *Object = V.P;
    for (Place *Step : llvm::reverse(Way)) {
      if (!Object)
        break;
      if (Step->kind() == Place::Kind::Field)
        Object = Places.sameField(Object, *Step);
      else if (Object != V.P || !V.isPointer()) // Not the inserted pointer's.
        Object = State.deref(State.load(Object));
    }
    if (Object)
      Out.push_back(Object);
  }
}

bool FunctionEvaluator::isNeededElsewhere(const OwnershipRing &Ring) const {
  if (GivenClosures.contains(Ring.Closure) ||
      llvm::is_contained(Out.Returned, Value::object(Ring.Closure)))
    return true;
  // Kept in another place, too.
  for (const Effect &E : Out.Effects)
    if (E.K == Effect::Kind::Store && E.What.P == Ring.Closure &&
        E.Where != Ring.Target)
      return true;
  // Who owns what comes from outside is not this function's concern.
  const Place *Root = Ring.Owner->root();
  if (Root->kind() != Place::Kind::Temporary || !GivenBare.contains(Ring.Owner))
    return false;
  auto Owns = [&](Value V) {
    return V.isPointer() && keepsAlive(V.Own) && V.P == Ring.Owner;
  };
  return !GivenOwned.contains(Ring.Owner) &&
         !llvm::any_of(Out.Returned, Owns) &&
         llvm::none_of(Out.Effects, [&](const Effect &E) {
           return E.K == Effect::Kind::Store && Owns(E.What);
         });
}

void FunctionEvaluator::leave() {
  destroyLocals();
  for (const auto &[Ring, Alive] : llvm::zip(Out.Rings, RingStates)) {
    const ObjectState::Cell *Held = State.contents(Alive);
    if (Held && llvm::any_of(*Held, [](Value V) { return V.isObject(); }))
      Ring.ClosedAtReturn = true;
  }
}

bool FunctionEvaluator::opensRing(const FunctionEffects &Body, Place *Closure,
                                  Place *Receiver, const OwnershipRing &Ring) {
  Replay Translation(*this, Body, Closure->expr(), Receiver, {});
  for (const Effect &E : Body.Effects) {
    if (E.K == Effect::Kind::Forget)
      continue;
    Place *Where = Translation.place(E.Where);
    // The closure puts something else into its own place, or into all that its
    // owner holds.
    if (E.K == Effect::Kind::Store && !E.What.isNull()) {
      if (Closure == Ring.Closure && Where &&
          (Where == Ring.Target || Where == Ring.Owner))
        return true;
      continue;
    }
    if (Where &&
        (Where == Ring.Capture || llvm::any_of(Ring.Links, [&](Place *Link) {
           return Where->mayBeSame(*Link);
         })))
      return true;
  }
  return false;
}

void FunctionEvaluator::settleRings() {
  for (OwnershipRing &Ring : Out.Rings) {
    Ring.NeededElsewhere |= isNeededElsewhere(Ring);
    llvm::SmallVector<Place *, 4> Callables(Closures);
    if (!llvm::is_contained(Callables, Ring.Closure))
      Callables.push_back(Ring.Closure);
    for (Place *C : Callables) {
      const LambdaExpr *Lambda = C->lambda();
      if (!Lambda || Ring.OpenedByClosure)
        continue;
      if (const FunctionEffects *Body =
              Analysis.effectsOf(Lambda->getCallOperator()))
        Ring.OpenedByClosure = opensRing(*Body, C, C, Ring);
    }
  }
}

} // namespace clang::templates
