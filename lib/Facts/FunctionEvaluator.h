//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Walks one function body once, statement by statement, and fills in its
// FunctionEffects. Private to lib/Facts: everybody else asks EffectAnalysis.
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_LIB_FACTS_FUNCTIONEVALUATOR_H
#define TIDY_TEMPLATES_LIB_FACTS_FUNCTIONEVALUATOR_H

#include "lib/Facts/FunctionEffects.h"
#include "lib/Knowledge/Knowledge.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"
#include "llvm/ADT/SetVector.h"

namespace clang::templates {

/// Strips what does not change which object an expression is about: parens,
/// casts, temporaries, default arguments, pack expansions.
const Expr *strip(const Expr *E);

class FunctionEvaluator {
public:
  FunctionEvaluator(EffectAnalysis &Analysis, FunctionEffects &Out);
  void run();

private:
  /// The bounds that keep the walk linear and the stack small: expressions and
  /// statements within each other in one function, and in all that are being
  /// analysed because they call each other.
  static constexpr unsigned MaxNesting = 200;
  static constexpr unsigned MaxNestingOfAll = 1500;
  static constexpr unsigned MaxEffects = 256;
  static constexpr unsigned MaxRings = 256;
  /// New objects that pointers are said to point to after calls that cannot be
  /// seen, and parts of an object that are looked at for such pointers.
  static constexpr unsigned MaxForgotten = 256;
  static constexpr unsigned MaxParts = 64;

  /// A call, written or implied, with its operands evaluated once.
  struct Call {
    const Expr *E = nullptr;
    const FunctionDecl *Callee = nullptr;
    /// The name that is called, also if the callee is not known.
    DeclarationName Name;
    Place *Receiver = nullptr;
    QualType ReceiverType;
    /// The receiver as a value, for calls on pointers: p.reset(), p.get().
    const Expr *ReceiverExpr = nullptr;
    ArrayRef<const Expr *> Args;
  };
  /// What a call yields: an lvalue has a place.
  struct Result {
    Place *P = nullptr;
    Value V;
  };

  // Statements. Each returns whether control comes back from it.
  bool execute(const Stmt *S);
  bool executeAll(Stmt::const_child_range Children);
  bool executeIf(const IfStmt &If);
  bool executeLoop(const Stmt *Init, const Stmt *Body, const Stmt *Step);
  bool executeRangeFor(const CXXForRangeStmt &For);
  bool executeTry(const CXXTryStmt &Try);
  bool executeSwitch(const SwitchStmt &Switch);
  void declare(const VarDecl &Var);
  void runInitializers(const CXXConstructorDecl &Constructor);
  void returnValue(const Expr *E);
  void leave();

  // Expressions. Each is evaluated exactly once, as a place or as a value.
  Place *place(const Expr *E);
  Place *namedPlace(const Expr *E);
  void learnType(Place *P, QualType T) const;
  Value value(const Expr *E);
  Place *operand(const Expr *E);
  void discard(const Expr *E);
  void evaluateChildren(const Stmt *S);
  Place *variable(const ValueDecl *Decl);
  Place *member(const MemberExpr &E);
  Place *objectOf(const CXXDependentScopeMemberExpr &E);
  std::vector<const NamedDecl *> lookup(const CXXDependentScopeMemberExpr &E,
                                        const Place *Object) const;
  Place *namedField(Place *Object, DeclarationName Name);
  std::vector<const NamedDecl *> lookup(const Place *Object,
                                        DeclarationName Name) const;
  Place *memberOf(const CXXDependentScopeMemberExpr &E, Place *Object,
                  ArrayRef<const NamedDecl *> Found);
  Place *fieldOf(Place *Object, const ValueDecl *Field);
  /// The key of the element at \p Index; evaluates it.
  PlaceKey indexKey(const Expr *Index, const Place *Container);
  Place *elementAt(Place *Container, const Expr *Index);
  /// The key of an element that a member function yields: front, begin.
  PlaceKey namedKey(StringRef Member, const Place *Container);
  /// \p P, an index, a pointer or an iterator, goes on to something else.
  void advance(Place *P, const Expr *At);
  Place *materialize(const Expr *E, Value V);
  Value thisPointer();
  Value closure(const LambdaExpr &E);
  Value aggregate(const Expr *E, ArrayRef<const Expr *> Inits);
  Value construct(const Expr *E, QualType T, const CXXConstructorDecl *Ctor,
                  ArrayRef<const Expr *> Args);
  void constructInto(Place *Object, const Expr *E, QualType T,
                     const CXXConstructorDecl *Ctor,
                     ArrayRef<const Expr *> Args);
  Value assign(const Expr *E, const Expr *Left, const Expr *Right);
  /// A thread gets what it runs, and \p Ctor keeps nothing of it.
  void start(const Expr *E, const CXXConstructorDecl *Ctor,
             ArrayRef<const Expr *> Args);

  // Calls.
  Result call(const CallExpr &E);
  Result callMember(const Call &C);
  std::optional<Result> callPointerMember(const Call &C, Ownership Own);
  std::optional<Result> callContainerMember(const Call &C);
  std::optional<Result> callLibrary(const Call &C);
  std::optional<Result> callOperator(const CXXOperatorCallExpr &E);
  Result callThrough(const Expr *E, Place *P, ArrayRef<const Expr *> Args);
  Result bind(const Call &C);
  Result callBody(const Call &C);
  void callUnseen(const Call &C, ArrayRef<Place *> Args);
  /// Records what is passed, if it is an object.
  void pass(FunctionEffects::Argument Argument);
  Result unknownCall(ArrayRef<const Expr *> Args);

  // Effects.
  /// Assigns: what was there goes, an empty value releases.
  void put(Place *Where, Value V, const Expr *At);
  /// Exchanges what two places hold.
  void swap(Place *A, Place *B, const Expr *At);
  /// Whether \p V is nothing: null, or a container that was just made.
  bool isEmpty(Value V) const;
  void store(Place *Where, Value V, const Expr *At,
             const Effect *Cause = nullptr,
             const FunctionDecl *Callee = nullptr);
  void release(Place *Where, const Expr *At, Effect::Kind Kind,
               const Effect *Cause = nullptr,
               const FunctionDecl *Callee = nullptr);
  /// Pointers that are part of \p Object, or \p Object itself if it is one, may
  /// point elsewhere after \p At.
  void forget(Place *Object, const Expr *At);
  void forgetParts(Place *Object, const Expr *At, unsigned &Parts);
  void forgetGlobals(const Expr *At);
  /// Somebody who cannot be seen gets what \p P holds.
  void passOn(Place *P, const Expr *At);
  void recordUse(Place *Where, FieldUse::Kind Kind, SourceLocation Loc);
  const Effect *record(Effect E);
  bool isVisibleOutside(const Place *P) const;
  void findRingAt(Place *Where, Value V, const Effect *Store);
  void addRing(OwnershipRing Ring, const Effect *Store);
  /// What \p Released held goes. If \p Certain, rings through objects that may
  /// be another one stay closed.
  void openRings(Place *Released, bool Certain = false);
  /// For a place in an element of a container what it is in each of the objects
  /// that were put into the container.
  void addElementsFor(Place *P, llvm::SmallVectorImpl<Place *> &Out);
  const CXXDestructorDecl *scopeDestructor(QualType T) const;
  void destroyLocals();
  void settleRings();
  bool isNeededElsewhere(const OwnershipRing &Ring) const;
  bool opensRing(const FunctionEffects &Body, Place *Closure, Place *Receiver,
                 const OwnershipRing &Ring);

  /// The places of one callee, seen from here.
  class Replay;
  Result replay(const FunctionEffects &Callee, const Expr *At, Place *Receiver,
                ArrayRef<Place *> Args);

  EffectAnalysis &Analysis;
  const TypeClassifier &Types;
  FunctionEffects &Out;
  PlaceTable &Places;
  ObjectState &State;
  Place *This = nullptr;
  /// The captures of the lambda whose call operator is walked.
  llvm::DenseMap<const ValueDecl *, LambdaCaptureKind> Captures;
  bool InLambda = false;
  /// References: the place that another one stands for.
  llvm::DenseMap<const Place *, Place *> Aliases;
  /// The last expression that put something into a place.
  llvm::DenseMap<const Place *, const Expr *> StoredAt;
  /// For each ring a place that is empty while the ring is open.
  std::vector<Place *> RingStates;
  llvm::SmallVector<Place *, 4> Closures;
  /// Counts what happened to an index or a container.
  llvm::DenseMap<const Place *, unsigned> Versions;
  /// Places with static duration that were met, and the objects whose pointers
  /// were forgotten.
  llvm::SetVector<Place *> Globals;
  llvm::DenseSet<const Place *> Forgotten;
  unsigned ForgottenPointers = 0;
  /// Objects that somebody who cannot be seen got: owned, or as they are; and
  /// closures.
  llvm::DenseSet<const Place *> GivenOwned, GivenBare, GivenClosures;
  /// Local objects whose destructors run when the function is left.
  struct Local {
    Place *P;
    const CXXDestructorDecl *Destructor;
    const Expr *Init;
  };
  std::vector<Local> Locals;
  /// Counts one level as long as it lives.
  class Level {
  public:
    explicit Level(FunctionEvaluator &E) : E(E) {
      ++E.Nesting;
      ++E.Analysis.Nesting;
    }
    ~Level() {
      --E.Nesting;
      --E.Analysis.Nesting;
    }
    bool isTooDeep() const {
      return E.Nesting > MaxNesting || E.Analysis.Nesting > MaxNestingOfAll;
    }

  private:
    FunctionEvaluator &E;
  };
  unsigned Nesting = 0;
  unsigned LoopDepth = 0;
};

} // namespace clang::templates

#endif // TIDY_TEMPLATES_LIB_FACTS_FUNCTIONEVALUATOR_H
