//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/Facts/DanglingClosures.h"
#include "lib/AST/Copies.h"
#include "lib/AST/Names.h"
#include "lib/Facts/BlockBorrows.h"
#include "lib/Facts/ObjectOwners.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/AST/StmtCXX.h"
#include "llvm/ADT/MapVector.h"

namespace clang::templates {

namespace {

using Kind = DanglingClosure::Kind;
using Rest = DanglingClosure::Rest;

/// A closure's capture of something that it does not own.
struct Borrow {
  const Place *Slot;
  const Place *Target;
};

/// Whose end ends what a closure refers to.
struct Lifetime {
  enum class Bound : uint8_t { Unknown, Frame, Argument, Object };
  Bound B = Bound::Unknown;
  /// Frame and Argument: the variable or parameter.
  const VarDecl *Var = nullptr;
};

} // namespace

/// The type of one parameter of a pack, of others their own.
static QualType parameterType(const VarDecl &Param) {
  QualType T = Param.getType();
  if (const auto *Pack = T->getAs<PackExpansionType>())
    return Pack->getPattern();
  return T;
}

static bool isReferenceParameter(const Place &P) {
  return P.kind() == Place::Kind::Parameter &&
         parameterType(*cast<VarDecl>(P.decl()))->isReferenceType();
}

/// Whether objects of type \p T can be called, but are rather looked at: a
/// matrix, or an expression that stands for one. They are made to be used up in
/// the expression that makes them.
static bool isLookedAt(QualType T) {
  const CXXRecordDecl *Class = T.isNull() ? nullptr : T->getAsCXXRecordDecl();
  if (!Class || Class->isLambda() || !Class->hasDefinition())
    return false;
  return llvm::count_if(Class->methods(), [](const CXXMethodDecl *Method) {
           return Method->getIdentifier() && Method->isInstance() &&
                  Method->isConst() && Method->getAccess() == AS_public &&
                  Method->param_empty();
         }) > 1;
}

/// Whether an argument for a parameter of type \p T can be a temporary.
static bool bindsTemporaries(QualType T) {
  return T->isRValueReferenceType() ||
         (T->isLValueReferenceType() && T->getPointeeType().isConstQualified());
}

/// Whether \p Var or a declaration of its function says that the closure keeps
/// it, so that clang looks at the calls by itself.
static bool isAnnotated(const VarDecl &Var) {
  return Var.hasAttr<LifetimeBoundAttr>() ||
         Var.hasAttr<LifetimeCaptureByAttr>();
}

static std::vector<Borrow> borrowsOf(const Place &Closure,
                                     const FunctionEffects &Effects) {
  std::vector<Borrow> Borrows;
  for (const Place *Slot : Closure.children()) {
    if (Slot->kind() != Place::Kind::Field)
      continue;
    if (const Place *Target = Effects.References.lookup(Slot)) {
      Borrows.push_back({Slot, Target});
      continue;
    }
    if (const ObjectState::Cell *Held = Effects.State.contents(Slot))
      for (Value V : *Held)
        if (V.isPointer() && V.Own == Ownership::None)
          Borrows.push_back({Slot, V.P});
  }
  return Borrows;
}

/// Whether an owner of a \p Pointee keeps an object of the class \p Object
/// alive, or is a token that others watch.
static bool keepsOrTells(QualType Pointee, QualType Object) {
  if (Pointee.isNull() || Object.isNull())
    return true; // Cannot tell.
  const CXXRecordDecl *Kept = Pointee->getAsCXXRecordDecl();
  const CXXRecordDecl *Class = Object->getAsCXXRecordDecl();
  if (!Kept || !Class || !Kept->hasDefinition() || !Class->hasDefinition())
    return true;
  return TypeClassifier::classOf(Pointee) == TypeClassifier::classOf(Object) ||
         Kept->isDerivedFrom(Class) || Class->isDerivedFrom(Kept);
}

/// Whether the closure holds something else that keeps \p Object alive, or that
/// tells whether it still is: a shared pointer, a weak one, a token.
static bool isGuarded(const Place &Closure, const Place &Object,
                      const FunctionEffects &Effects,
                      const TypeClassifier &Types) {
  auto Guards = [&](Ownership Own, QualType Pointee) {
    return Own == Ownership::Weak ||
           (Own == Ownership::Shared && keepsOrTells(Pointee, Object.type()));
  };
  return llvm::any_of(Closure.children(), [&](const Place *Slot) {
    if (Slot->kind() != Place::Kind::Field)
      return false;
    if (std::optional<Ownership> Own = Types.pointer(Slot->type());
        Own && Guards(*Own, pointeeType(Slot->type())))
      return true;
    const ObjectState::Cell *Held = Effects.State.contents(Slot);
    return Held && llvm::any_of(*Held, [&](Value V) {
             return V.isPointer() && Guards(V.Own, V.P->type());
           });
  });
}

/// Whether the class of \p F is made to run a test, and ends with it.
static bool isTest(const FunctionDecl &F) {
  const auto *Method = dyn_cast<CXXMethodDecl>(&outsideLambdas(F));
  return Method &&
         (simpleName(*Method).contains_insensitive("test") ||
          simpleName(*Method->getParent()).contains_insensitive("test"));
}

/// Whether \p Place lies in \p Whole, or is it.
static bool isWithin(const Place *P, const Place *Whole) {
  for (; P; P = P->parent())
    if (P == Whole)
      return true;
  return false;
}

static Lifetime lifetimeOf(const Place &Target,
                           const FunctionEffects &Effects) {
  for (const Place *P = &Target;; P = P->parent()) {
    // What a local object owns alone ends with it.
    if (P->kind() == Place::Kind::Pointee &&
        P->ownership() != Ownership::Unique)
      return {};
    if (const VarDecl *Var = Effects.Locals.lookup(P))
      return {Lifetime::Bound::Frame, Var};
    if (P->parent())
      continue;
    switch (P->kind()) {
    case Place::Kind::This:
      return P->isClosure() ? Lifetime() : Lifetime{Lifetime::Bound::Object};
    case Place::Kind::Parameter: {
      const auto *Param = cast<VarDecl>(P->decl());
      return {isReferenceParameter(*P) ? Lifetime::Bound::Argument
                                       : Lifetime::Bound::Frame,
              Param};
    }
    case Place::Kind::Variable: {
      const auto *Var = dyn_cast<VarDecl>(P->decl());
      if (!Var || !Var->hasLocalStorage() || Var->getType()->isReferenceType())
        return {};
      return {Lifetime::Bound::Frame, Var};
    }
    default:
      return {};
    }
  }
}

/// Where the capture or the bound argument is written.
static SourceLocation captureLocation(const Place &Closure, const Place &Slot) {
  const LambdaExpr *Lambda = Closure.lambda();
  if (!Lambda) {
    if (const Expr *Arg = Slot.expr())
      return Arg->getBeginLoc();
    return Closure.expr() ? Closure.expr()->getBeginLoc() : SourceLocation();
  }
  for (const LambdaCapture &Capture : Lambda->captures())
    if (Capture.isExplicit() &&
        (Slot.decl() ? Capture.capturesVariable() &&
                           Capture.getCapturedVar() == Slot.decl()
                     : Capture.capturesThis()))
      return Capture.getLocation();
  return Lambda->getCaptureDefaultLoc().isValid()
             ? Lambda->getCaptureDefaultLoc()
             : Lambda->getBeginLoc();
}

/// Whether the compiler sees by itself that \p Escape returns the address of a
/// local variable: a lambda that is returned as it is (-Wreturn-stack-address).
static bool isSeenByCompiler(const ClosureEscape &Escape) {
  if (Escape.K != ClosureEscape::Kind::Returned || !Escape.Closure->lambda() ||
      Escape.Closure->isReplica() ||
      Escape.Effects->Locals.contains(Escape.Closure) ||
      !llvm::is_contained(Escape.Effects->Returned,
                          Value::object(const_cast<Place *>(Escape.Closure))))
    return false;
  QualType T = Escape.Effects->Function->getReturnType();
  const CXXRecordDecl *Record = T->getAsCXXRecordDecl();
  return (Record && Record->isLambda()) || T->isUndeducedType() ||
         T->getContainedAutoType();
}

/// Whether \p Effects take out, or put something over, what \p Stored stored.
static bool isUndone(const FunctionEffects &Effects, const Effect &Stored) {
  bool After = false;
  for (const Effect &E : Effects.Effects) {
    if (&E == &Stored) {
      After = true;
      continue;
    }
    if (!After || E.K == Effect::Kind::Forget)
      continue;
    if (E.K == Effect::Kind::Store) {
      if (E.Where == Stored.Where && !E.Where->isOneOfMany())
        return true;
      continue;
    }
    for (const Place *P = Stored.Where; P; P = P->parent())
      if (P == E.Where || P->mayBeSame(*E.Where))
        return true;
    if (isWithin(E.Where, Stored.Where->parent()))
      return true;
  }
  return false;
}

static bool isCoroutine(const FunctionDecl &F) {
  return isa_and_nonnull<CoroutineBodyStmt>(F.getBody());
}

/// What the source calls the argument for \p Param where it is captured.
static std::string capturedName(const Borrow &B, const ParmVarDecl &Param) {
  const ValueDecl *Captured = B.Slot->decl();
  return (isa_and_nonnull<ParmVarDecl>(Captured) ? Captured : &Param)
      ->getNameAsString();
}

namespace {

class DanglingFinder {
public:
  DanglingFinder(UnitFacts &Facts, bool Strict)
      : Facts(Facts), Owners(Facts), Strict(Strict) {}

  std::vector<DanglingClosure> run() {
    for (const ClosureEscape &Escape : closureEscapes(Facts))
      if (Escape.Effects->Function && !isCoroutine(*Escape.Effects->Function))
        examine(Escape);
    for (const FieldDecl *Field : Facts.Functions.MembersWithBorrows)
      examineInitialiser(*Field);
    for (const Summary &S : Summaries)
      examineCalls(S);
    if (!Summaries.empty())
      examineGlobals();
    for (const FunctionDecl *F : Facts.Functions.All)
      if (Facts.Functions.WithBorrows.contains(F) && patternFunction(F) == F &&
          !isCoroutine(*F))
        for (const BlockBorrow &B :
             blockBorrows(*F, sitesOf(*F), Facts.Effects))
          add(B);
    std::vector<DanglingClosure> Findings;
    // One edit for each closure: others would overlap.
    llvm::DenseSet<SourceLocation> Edited;
    for (const auto &[Loc, Finding] : Found)
      for (const LambdaExpr *Lambda : Finding.Lambdas)
        if (Finding.K != Kind::Registered && Finding.K != Kind::Copied)
          Edited.insert(Lambda->getBeginLoc());
    for (auto &[Loc, Finding] : Found) {
      // One warning at the capture is enough.
      auto Cause = Causes.find(Loc);
      if (Loc.isInvalid() ||
          (Cause != Causes.end() && Found.contains(Cause->second)))
        continue;
      // The whole unit is asked for the few that may get a fix.
      if (!Finding.OfObject.empty()) {
        const LambdaExpr &Lambda = *Finding.OfObject.front();
        Finding.OfObject = Edited.insert(Lambda.getBeginLoc()).second
                               ? everywhere(Lambda)
                               : std::vector<const LambdaExpr *>();
      }
      Findings.push_back(std::move(Finding));
    }
    return Findings;
  }

private:
  /// A function that lets out a closure over its argument or its object.
  struct Summary {
    ClosureEscape Escape;
    Borrow Of;
    Rest R;
    /// Null for the object.
    const ParmVarDecl *Param;
  };

  template <typename Body> const CallSites &sitesOf(const Body &D) {
    std::unique_ptr<CallSites> &Sites = Known[&D];
    if (!Sites)
      Sites = std::make_unique<CallSites>(D, Facts.Effects);
    return *Sites;
  }

  /// Where the closure is when the function, or the block of \p Var, is left;
  /// none if it ends before, or if that cannot be told.
  std::optional<Rest> restOf(const ClosureEscape &Escape, const VarDecl *Var) {
    const FunctionDecl &F = *Escape.Effects->Function;
    switch (Escape.K) {
    case ClosureEscape::Kind::Returned:
      if (isLookedAt(Escape.Closure->type()))
        return std::nullopt;
      return Rest::Returned;
    case ClosureEscape::Kind::Static:
    case ClosureEscape::Kind::Object:
      if (isUndone(*Escape.Effects, *Escape.Store) ||
          sitesOf(F).waitsAfter(Escape.Store->At, Var))
        return std::nullopt;
      return Rest::Kept;
    case ClosureEscape::Kind::Passed:
      // What a callee makes of its own is told there.
      if (Escape.Argument->Cause && Escape.Closure->isReplica() &&
          Escape.Closure->lambda())
        return std::nullopt;
      return restOf(*Escape.Argument, F, Var);
    }
    return std::nullopt;
  }

  /// What becomes of what \p F, or a function that it calls, lets run; none as
  /// above.
  std::optional<Rest> restOf(const FunctionEffects::Argument &Passed,
                             const FunctionDecl &F,
                             const VarDecl *Var = nullptr) {
    const CallSites &Sites = sitesOf(F);
    if (!Passed.Runs || Sites.waitsAfter(Passed.At, Var))
      return std::nullopt;
    if (!Passed.Cause) {
      if (Sites.isDetached(Passed.At))
        return Rest::Detached;
      if (isa<CallExpr>(Passed.At) && Sites.leavesFunction(Passed.At))
        return Rest::Future;
      return std::nullopt;
    }
    const std::optional<Rest> R = restOf(*Passed.Cause, *Passed.Callee);
    // A future that the callee returns can end here.
    if (R == Rest::Future && !Sites.leavesFunction(Passed.At))
      return std::nullopt;
    return R;
  }

  void examine(const ClosureEscape &Escape) {
    llvm::SmallVector<std::pair<Borrow, Lifetime>, 2> Bounded;
    for (const Borrow &B : borrowsOf(*Escape.Closure, *Escape.Effects))
      if (const Lifetime L = lifetimeOf(*B.Target, *Escape.Effects);
          L.B != Lifetime::Bound::Unknown)
        Bounded.push_back({B, L});
    for (const auto &[B, L] : Bounded) {
      const std::optional<Rest> R =
          restOf(Escape, L.B == Lifetime::Bound::Frame ? L.Var : nullptr);
      if (!R)
        continue;
      if (L.B == Lifetime::Bound::Frame)
        examineLocal(Escape, B, *R, *L.Var);
      else if (L.B == Lifetime::Bound::Argument)
        examineArgument(Escape, B, *R, *cast<ParmVarDecl>(L.Var));
      else
        examineObject(Escape, B, *R);
    }
  }

  void examineLocal(const ClosureEscape &Escape, const Borrow &B, Rest R,
                    const VarDecl &Var) {
    const FunctionDecl &F = *Escape.Effects->Function;
    // The variables of main end with the program.
    if ((F.isMain() && !Strict) || isSeenByCompiler(Escape))
      return;
    if (Escape.Where && isWithin(Escape.Where, B.Target->root()))
      return;
    // The object of a test is gone before anybody calls the closure.
    if (Escape.Where && !Strict && isTest(F) &&
        Escape.Where->root()->kind() == Place::Kind::This)
      return;
    // The object that holds the closure is the one that is returned.
    if (R == Rest::Returned &&
        llvm::is_contained(
            Escape.Effects->Returned,
            Value::object(const_cast<Place *>(B.Target->root()))))
      return;
    // A local object that may take the closure out when it ends.
    if (R != Rest::Returned && Owners.mayRelease(Var.getType()))
      return;
    // A structured binding has a name only where it is captured.
    const ValueDecl *Named = Var.getIdentifier() ? &Var : B.Slot->decl();
    DanglingClosure &Finding =
        add(Kind::Local, Escape, B, R, Named ? Named->getNameAsString() : "");
    const SourceLocation End = sitesOf(F).endOf(Var);
    Finding.InBlock = End.isValid() && End != F.getBody()->getEndLoc();
    if (Finding.Made)
      rememberLambda(Finding, Escape, B);
  }

  void examineArgument(const ClosureEscape &Escape, const Borrow &B, Rest R,
                       const ParmVarDecl &Param) {
    if (!bindsTemporaries(parameterType(Param)) || isAnnotated(Param))
      return;
    if (Escape.Where && isWithin(Escape.Where, B.Target->root()))
      return;
    if (Strict)
      add(Kind::Argument, Escape, B, R, capturedName(B, Param));
    else
      Summaries.push_back({Escape, B, R, &Param});
  }

  void examineObject(const ClosureEscape &Escape, const Borrow &B, Rest R) {
    const FunctionDecl &F = *Escape.Effects->Function;
    const auto *Method = dyn_cast<CXXMethodDecl>(&F);
    if (!Method || isa<CXXDestructorDecl>(Method) ||
        isGuarded(*Escape.Closure, *B.Target, *Escape.Effects, Facts.Types))
      return;
    const CXXRecordDecl &Class = *Method->getParent();
    if (R == Rest::Returned) {
      Summaries.push_back({Escape, B, R, nullptr});
      return;
    }
    // A member reference or pointer to somebody else is not the object, and a
    // helper of its own that refers back to it is no callback.
    if (B.Target->kind() != Place::Kind::This ||
        (Escape.Where && !isCallback(*Escape.Closure, *Escape.Where)))
      return;
    if (R == Rest::Kept && Owners.isOwnPart(*Escape.Where)) {
      if (Owners.mayBeCopied(Class, Strict) && !isAlwaysRebound(Escape))
        add(Kind::Copied, Escape, B, R).Class = &Class;
      return;
    }
    if (R == Rest::Kept && !Owners.isForeign(*Escape.Where, Strict))
      return;
    if (R == Rest::Future)
      return; // Joined when the object that keeps it ends: cannot tell.
    const CXXDestructorDecl *Cancels =
        Strict ? Owners.cancellingDestructor(Class, Escape.Store) : nullptr;
    if (!Cancels && Owners.mayTakeOut(Class, Escape.Store, Strict))
      return;
    DanglingClosure &Finding = add(Kind::Registered, Escape, B, R);
    Finding.Class = &Class;
    Finding.Cancels = Cancels;
    if (!mayBeInConstruction(F))
      rememberLambda(Finding, Escape, B);
  }

  /// Remembers the lambda of \p Escape if it captured its object.
  static void rememberLambda(DanglingClosure &Finding,
                             const ClosureEscape &Escape, const Borrow &B) {
    const LambdaExpr *Lambda = Escape.Closure->lambda();
    if (Lambda && !B.Slot->decl() && Finding.OfObject.empty())
      Finding.OfObject.push_back(Lambda);
  }

  /// Whether \p F is a constructor, or one calls it: then nobody owns the
  /// object yet.
  bool mayBeInConstruction(const FunctionDecl &F) const {
    llvm::SmallSetVector<const FunctionDecl *, 8> Work;
    Work.insert(&outsideLambdas(F));
    for (unsigned I = 0; I < Work.size(); ++I) {
      if (isa<CXXConstructorDecl>(Work[I]) || I >= MaxCallers)
        return true;
      auto Callers = Facts.Functions.Callers.find(Work[I]->getCanonicalDecl());
      if (Callers == Facts.Functions.Callers.end())
        continue;
      for (const FunctionDecl *Caller : Callers->second)
        if (const FunctionDecl &Outer = outsideLambdas(*Caller);
            isa<CXXConstructorDecl>(Outer) ||
            (isa<CXXMethodDecl>(Outer) &&
             Outer.getParent() == Work[I]->getParent()))
          Work.insert(&Outer);
    }
    return false;
  }

  /// The lambda that is written where \p Lambda is, in all functions that were
  /// made of the one around it.
  std::vector<const LambdaExpr *> everywhere(const LambdaExpr &Lambda) const {
    struct Finder : RecursiveASTVisitor<Finder> {
      bool VisitLambdaExpr(LambdaExpr *E) {
        if (E->getBeginLoc() == Loc)
          Found.push_back(E);
        return true;
      }
      SourceLocation Loc;
      std::vector<const LambdaExpr *> Found;
    } Finder;
    Finder.Loc = Lambda.getBeginLoc();
    const FunctionDecl *Pattern =
        patternFunction(&outsideLambdas(*Lambda.getCallOperator()));
    for (const FunctionDecl *F : Facts.Functions.All)
      if (patternFunction(F) == Pattern)
        Finder.TraverseStmt(F->getBody());
    return std::move(Finder.Found);
  }

  /// Whether \p Closure is a lambda, a bound call, or erased in \p Where.
  bool isCallback(const Place &Closure, const Place &Where) const {
    return Closure.lambda() || isa_and_nonnull<CallExpr>(Closure.expr()) ||
           Facts.Types.isErasedCallable(Where.type());
  }

  /// Whether the member is only called by who binds it first.
  bool isAlwaysRebound(const ClosureEscape &Escape) const {
    const FieldDecl *Member = Escape.Where->member();
    if (!Member)
      return false;
    const FunctionDecl *F = patternFunction(Escape.Effects->Function);
    bool Called = false;
    for (const FieldUse &Use : Facts.Effects.usesOf(Member)) {
      if (Use.K == FieldUse::Kind::Release)
        continue;
      if (patternFunction(&outsideLambdas(*Use.In)) != F)
        return false;
      Called = true;
    }
    return Called;
  }

  void examineInitialiser(const FieldDecl &Field) {
    const auto *Class = dyn_cast<CXXRecordDecl>(Field.getParent());
    const Expr *Init = Field.getInClassInitializer();
    if (!Class || !Init || !Owners.mayBeCopied(*Class, Strict) ||
        !Facts.Types.isErasedCallable(Field.getType()))
      return;
    const LambdaExpr *Lambda = keptLambda(Init);
    if (!Lambda)
      return;
    for (const LambdaCapture &Capture : Lambda->captures()) {
      if (!Capture.capturesThis() || Capture.getCaptureKind() == LCK_StarThis)
        continue;
      SourceLocation Loc = Capture.isExplicit()
                               ? Capture.getLocation()
                               : Lambda->getCaptureDefaultLoc();
      DanglingClosure &Finding = Found[Loc];
      Finding.K = Kind::Copied;
      Finding.R = Rest::Kept;
      Finding.Loc = Loc;
      Finding.Where = Field.getName().str();
      Finding.Class = Class;
      return;
    }
  }

  /// The lambda that a callable is initialised with.
  static const LambdaExpr *keptLambda(const Expr *E) {
    for (const Expr *Last = nullptr; E && E != Last;) {
      Last = E;
      E = E->IgnoreUnlessSpelledInSource();
      if (const auto *Lambda = dyn_cast<LambdaExpr>(E))
        return Lambda;
      if (const auto *List = dyn_cast<InitListExpr>(E);
          List && List->getNumInits() == 1)
        E = List->getInit(0);
      else if (const auto *Made = dyn_cast<CXXConstructExpr>(E);
               Made && Made->getNumArgs() == 1)
        E = Made->getArg(0);
      else if (const auto *Cast = dyn_cast<ExplicitCastExpr>(E))
        E = Cast->getSubExpr();
    }
    return nullptr;
  }

  /// Calls of a function that binds temporaries to what its closure refers to.
  void examineCalls(const Summary &S) {
    const FunctionDecl *F = S.Escape.Effects->Function->getCanonicalDecl();
    auto Callers = Facts.Functions.Callers.find(F);
    if (Callers == Facts.Functions.Callers.end())
      return;
    for (const FunctionDecl *Caller : Callers->second) {
      const CallSites &Sites = sitesOf(*Caller);
      for (const Expr *Call : Sites.calls())
        if (calleeOf(*Call) == F)
          examineCall(S, *Call, Sites);
    }
  }

  /// The same calls in the initialisers of variables with static duration.
  void examineGlobals() {
    llvm::DenseMap<const FunctionDecl *, llvm::SmallVector<const Summary *, 1>>
        Of;
    for (const Summary &S : Summaries)
      Of[S.Escape.Effects->Function->getCanonicalDecl()].push_back(&S);
    for (const VarDecl *Global : Facts.Functions.Globals) {
      if (!Global->getInit())
        continue;
      const CallSites &Sites = sitesOf(*Global);
      for (const Expr *Call : Sites.calls())
        if (auto Known = Of.find(calleeOf(*Call)); Known != Of.end())
          for (const Summary *S : Known->second)
            examineCall(*S, *Call, Sites);
    }
  }

  static const FunctionDecl *calleeOf(const Expr &Call) {
    const FunctionDecl *Callee;
    if (const auto *Construct = dyn_cast<CXXConstructExpr>(&Call))
      Callee = Construct->getConstructor();
    else
      Callee = cast<CallExpr>(Call).getDirectCallee();
    return Callee ? Callee->getCanonicalDecl() : nullptr;
  }

  /// Whether the closure is still there after the full expression of \p Call.
  static bool outlives(const Summary &S, const Expr &Call,
                       const CallSites &Sites) {
    switch (S.R) {
    case Rest::Returned:
      return Sites.isKept(&Call);
    case Rest::Detached:
      return true;
    case Rest::Future:
      return false; // Joined, or kept in the object: cannot tell.
    case Rest::Kept:
      break;
    }
    const Place *Root = S.Escape.Where->root();
    if (Root->kind() == Place::Kind::Variable)
      return true;
    if (Root->kind() == Place::Kind::Parameter) {
      const auto *Param = dyn_cast<ParmVarDecl>(Root->decl());
      const auto Args = argumentsOf(Call);
      return Param && Param->getFunctionScopeIndex() < Args.size() &&
             !isTemporary(Args[Param->getFunctionScopeIndex()]);
    }
    if (isa<CXXConstructExpr>(Call))
      return Sites.isKept(&Call);
    const Expr *Receiver = receiverOf(Call);
    return Receiver && !isTemporary(Receiver);
  }

  /// Whether \p E is a temporary, or what a function of it hands on of it:
  /// `Builder().width(8)`.
  bool isPartOfTemporary(const Expr *E) {
    for (unsigned Depth = 0; E && Depth < MaxChain; ++Depth) {
      if (isTemporary(E))
        return true;
      const auto *Call = dyn_cast<CallExpr>(E->IgnoreParenImpCasts());
      const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
      const FunctionEffects *Effects =
          Callee && Callee->getReturnType()->isReferenceType()
              ? Facts.Effects.effectsOf(Callee)
              : nullptr;
      if (!Effects || Effects->Returned.empty() ||
          !llvm::all_of(Effects->Returned, [](Value V) {
            return V.P && V.P->kind() == Place::Kind::This;
          }))
        return false;
      E = receiverOf(*Call);
    }
    return false;
  }

  void examineCall(const Summary &S, const Expr &Call, const CallSites &Sites) {
    if (!outlives(S, Call, Sites))
      return;
    if (S.R != Rest::Returned && Sites.waitsAfter(&Call))
      return;
    if (S.Param) {
      const auto Args = argumentsOf(Call);
      const unsigned Index = S.Param->getFunctionScopeIndex();
      if (Index >= Args.size() || !isTemporary(Args[Index]))
        return;
      DanglingClosure &Finding = add(Kind::Argument, S.Escape, S.Of, S.R,
                                     capturedName(S.Of, *S.Param));
      if (!Finding.Call)
        Finding.Call = &Call;
      return;
    }
    const Expr *Receiver = receiverOf(Call);
    if (!Receiver || !isPartOfTemporary(Receiver))
      return;
    DanglingClosure &Finding = Found[Call.getExprLoc()];
    Finding.K = Kind::Receiver;
    Finding.R = S.R;
    Finding.Loc = Call.getExprLoc();
    Finding.Made = S.Escape.Closure->expr();
    rememberLambda(Finding, S.Escape, S.Of);
  }

  DanglingClosure &add(Kind K, const ClosureEscape &Escape, const Borrow &B,
                       Rest R, std::string Name = "") {
    const Place &Closure = *Escape.Closure;
    SourceLocation Loc = captureLocation(Closure, *B.Slot);
    // Who captures the argument of a function is to mend it; who passes on
    // what captured a local object is not.
    const bool IsHere = !Closure.isReplica() || K == Kind::Argument;
    if (!IsHere) {
      Causes[Closure.call()->getExprLoc()] = Loc;
      Loc = Closure.call()->getExprLoc();
    }
    DanglingClosure &Finding = Found[Loc];
    if (Finding.Loc.isInvalid()) {
      Finding.K = K;
      Finding.R = R;
      Finding.Loc = Loc;
      Finding.Name = std::move(Name);
      if (!IsHere)
        Finding.Made = Closure.expr();
      if (R == Rest::Kept) {
        Finding.Where = Escape.Where->name();
        Finding.Store = Escape.Store;
      }
      Finding.Runs = Escape.Argument;
    }
    if (const LambdaExpr *Lambda = Closure.lambda(); Lambda && IsHere) {
      Finding.Lambdas.push_back(Lambda);
      Finding.Captured.push_back(B.Slot->decl());
    }
    return Finding;
  }

  void add(const BlockBorrow &B) {
    DanglingClosure Finding;
    Finding.K = Kind::Block;
    Finding.R = Rest::Kept;
    Finding.Loc = B.Lambda->getCaptureDefaultLoc();
    for (const LambdaCapture &Capture : B.Lambda->captures())
      if (Capture.isExplicit() && Capture.capturesVariable() &&
          Capture.getCapturedVar() == B.Captured)
        Finding.Loc = Capture.getLocation();
    Finding.Name = B.Captured->getNameAsString();
    Finding.Where = B.Holder->getNameAsString();
    Finding.Use = B.Use;
    Finding.Lambdas.push_back(B.Lambda);
    Finding.Captured.push_back(B.Captured);
    Found.insert({Finding.Loc, Finding});
  }

  static constexpr unsigned MaxCallers = 32;
  static constexpr unsigned MaxChain = 16;
  UnitFacts &Facts;
  ObjectOwners Owners;
  const bool Strict;
  std::vector<Summary> Summaries;
  llvm::DenseMap<const Decl *, std::unique_ptr<CallSites>> Known;
  llvm::MapVector<SourceLocation, DanglingClosure> Found;
  /// Where the closures are made that are told about at a call.
  llvm::DenseMap<SourceLocation, SourceLocation> Causes;
};

} // namespace

std::vector<DanglingClosure> findDanglingClosures(UnitFacts &Facts,
                                                  bool Strict) {
  return DanglingFinder(Facts, Strict).run();
}

} // namespace clang::templates
