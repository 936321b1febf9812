//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What calling a function does to the objects that its caller can see: what it
// stores where, what it empties, and what it returns.
//
//   body --evaluate--> places and values --record--> effects
//                                                       |
//   call --replay in the caller's places <--------------+
//
// A parameter is a *sink* if an effect stores it in the object of the function,
// in something that another parameter refers to, or in a global. Effects are
// computed once per function, on its own parameters, and replayed at each call
// with the places of the arguments: through forwarding, setters and wrappers
// to any depth of calls, in time linear in the size of the functions.
//
// Rings of ownership are found where a store closes them (findRing).
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_LIB_FACTS_FUNCTIONEFFECTS_H
#define TIDY_TEMPLATES_LIB_FACTS_FUNCTIONEFFECTS_H

#include "lib/Facts/ObjectState.h"
#include "lib/Facts/OwnershipRing.h"
#include "lib/Knowledge/Knowledge.h"
#include "clang/AST/ASTContext.h"
#include "clang/Sema/HeuristicResolver.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringSet.h"
#include <list>
#include <memory>

namespace clang::templates {

struct Effect {
  enum class Kind : uint8_t {
    Store,   ///< `What` is put into `Where`.
    Release, ///< `Where` is emptied.
    Erase,   ///< Elements of `Where` are taken out one by one.
    MoveOut, ///< What `Where` holds is taken out for use elsewhere.
    Forget,  ///< Pointers in `Where` may point elsewhere from now on.
  };
  Kind K;
  Place *Where;
  Value What;
  /// The expression that does it, or the call of the function that does.
  const Expr *At;
  /// For calls, the effect in the callee that this one is the replay of.
  const Effect *Cause = nullptr;
  const FunctionDecl *Callee = nullptr;
};

struct FunctionEffects {
  FunctionEffects(const FunctionDecl *Function, const TypeClassifier &Types,
                  llvm::BumpPtrAllocator &Memory)
      : Function(Function), Places(Memory), State(Places, Types) {}
  FunctionEffects(const VarDecl *Global, const TypeClassifier &Types,
                  llvm::BumpPtrAllocator &Memory)
      : Global(Global), Places(Memory), State(Places, Types) {}

  /// Whose effects: a function's, or those of initialising a global variable.
  const FunctionDecl *Function = nullptr;
  const VarDecl *Global = nullptr;
  PlaceTable Places;
  /// What is where when the function returns.
  ObjectState State;
  /// What closures captured by reference, by the place of the capture.
  llvm::DenseMap<const Place *, Place *> References;
  /// The local variables that objects which are made here are kept in.
  llvm::DenseMap<const Place *, const VarDecl *> Locals;
  std::list<Effect> Effects;
  /// Stores that no caller can see, but that close a ring.
  std::list<Effect> LocalStores;
  /// What the function returns; places of references as pointers that do not
  /// own. More than one where branches return different things.
  llvm::SmallVector<Value, 2> Returned;
  /// What functions got whose bodies cannot be seen, as far as it is a closure
  /// or holds one. So do the constructors of threads.
  struct Argument {
    Value What;
    const Expr *At;
    /// Null if it is not known who is called.
    const FunctionDecl *Callee;
    unsigned Index;
    /// A thread runs it, or std::async does.
    bool Runs = false;
    /// If the callee can be seen: the thread in there that runs what it got.
    const Argument *Cause = nullptr;
  };
  std::vector<Argument> Passed;
  /// Something is called whose body cannot be seen: it may change globals.
  bool CallsUnknown = false;
  std::vector<OwnershipRing> Rings;
};

/// One place in the code where a member is used in a way that matters to what
/// it holds.
struct FieldUse {
  enum class Kind : uint8_t {
    Release,
    Erase,
    MoveOut,
    Invoke,
    /// Into a local variable, to be called from there.
    Copy,
    /// Returned, or given to a function that cannot be seen.
    Pass,
  };
  /// Whether the member is empty, or has one element less, afterwards.
  bool takesOut() const {
    return K == Kind::Release || K == Kind::Erase || K == Kind::MoveOut;
  }
  Kind K;
  const FunctionDecl *In;
  SourceLocation Loc;
};

/// Computes and keeps the effects of the functions of a translation unit.
class EffectAnalysis {
public:
  /// The deepest chain of calls that is followed.
  static constexpr unsigned MaxCallDepth = 24;

  EffectAnalysis(ASTContext &Context, const TypeClassifier &Types);

  /// The effects of \p Function, or null if they cannot be told: its body is
  /// not visible, it is being analysed (recursion), or it lies too deep.
  const FunctionEffects *effectsOf(const FunctionDecl *Function);

  /// The effects of initialising a variable with static duration, which is not
  /// local; null if it has no initialiser.
  const FunctionEffects *effectsOf(const VarDecl *Global);

  /// The uses of a member or of a variable with static duration, by the field
  /// of the pattern, that were met in the functions analysed so far.
  ArrayRef<FieldUse> usesOf(const ValueDecl *Storage) const;

  ASTContext &context() const { return Context; }
  const TypeClassifier &types() const { return Types; }
  const HeuristicResolver &resolver() const { return Resolver; }
  void addUse(const ValueDecl *Storage, FieldUse Use);

  /// What calling \p Callee of a library does; null if that is not known.
  const knowledge::LibraryCall *libraryCall(const FunctionDecl &Callee) const;
  /// What a member function of this name does to a container; none if unknown.
  std::optional<knowledge::MemberEffect> containerMember(StringRef Name) const;

  /// The key of the element at a literal index, the same in all functions.
  PlaceKey literalKey(StringRef Spelling) {
    return {Literals.insert(Spelling).first->getKeyData(), nullptr};
  }

private:
  ASTContext &Context;
  const TypeClassifier &Types;
  HeuristicResolver Resolver;
  /// The tables of lib/Knowledge by the last part of the name: most calls are
  /// of none of them.
  llvm::StringMap<llvm::SmallVector<const knowledge::LibraryCall *, 2>>
      LibraryCalls;
  llvm::StringMap<knowledge::MemberEffect> ContainerMembers;
  llvm::StringSet<> Literals;
  /// Of the places of all functions.
  llvm::BumpPtrAllocator Memory;
  /// Null while the function is being analysed.
  llvm::DenseMap<const FunctionDecl *, std::unique_ptr<FunctionEffects>> Known;
  llvm::DenseMap<const VarDecl *, std::unique_ptr<FunctionEffects>>
      KnownGlobals;
  llvm::DenseMap<const ValueDecl *, llvm::SmallVector<FieldUse, 2>> Uses;
  /// Fills in \p Effects, and leaves it as small as it can be.
  void evaluate(FunctionEffects &Effects);

  unsigned CallDepth = 0;
  /// Levels of statements and expressions that are being walked.
  unsigned Nesting = 0;
  friend class FunctionEvaluator;
};

} // namespace clang::templates

#endif // TIDY_TEMPLATES_LIB_FACTS_FUNCTIONEFFECTS_H
