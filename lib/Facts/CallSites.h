//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What becomes of the results of the calls in one function body, as it is
// written: kept beyond the full expression, kept beyond the function, detached,
// waited for.
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_LIB_FACTS_CALLSITES_H
#define TIDY_TEMPLATES_LIB_FACTS_CALLSITES_H

#include "lib/Facts/FunctionEffects.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"

namespace clang::templates {

class CallSites {
public:
  /// Walks the body of \p F once; the bodies of lambdas in it are functions of
  /// their own.
  CallSites(const FunctionDecl &F, EffectAnalysis &Analysis);
  /// Walks the initialiser of a variable with static duration.
  CallSites(const VarDecl &Global, EffectAnalysis &Analysis);

  /// Calls of functions and constructors that are resolved, in the order of
  /// the source: CallExpr and CXXConstructExpr.
  ArrayRef<const Expr *> calls() const { return Calls; }
  /// Whether what \p Call yields is kept when the full expression ends: in a
  /// variable, a member, a container, or by the caller.
  bool isKept(const Expr *Call) const { return Kept.contains(Call); }
  /// Whether what \p Call yields, a future, is kept when the function ends.
  bool leavesFunction(const Expr *Call) const { return Leaving.contains(Call); }
  /// Whether the thread that \p Made constructs is detached.
  bool isDetached(const Expr *Made) const { return Detached.contains(Made); }
  /// Whether the function calls something after \p At that by its name runs,
  /// waits for or takes out what was stored there: as long as \p Var is there,
  /// if one is given.
  bool waitsAfter(const Expr *At, const VarDecl *Var = nullptr) const;

  /// Where the block of the local variable \p Var ends; invalid for others.
  SourceLocation endOf(const VarDecl &Var) const { return Ends.lookup(&Var); }

private:
  class Visitor;
  const SourceManager &Sources;
  std::vector<const Expr *> Calls;
  llvm::DenseSet<const Expr *> Kept, Leaving, Detached;
  std::vector<SourceLocation> Waits;
  /// Where the blocks end that local variables are declared in.
  llvm::DenseMap<const VarDecl *, SourceLocation> Ends;
};

/// The name that \p Call calls, resolved or not; empty if it has none.
StringRef calleeName(const CallExpr &Call);

/// The arguments of a CallExpr or CXXConstructExpr in the order of the callee's
/// parameters, without the object of a member operator.
llvm::SmallVector<const Expr *, 4> argumentsOf(const Expr &Call);

/// The object that a member function is called on; null for other calls.
const Expr *receiverOf(const Expr &Call);

/// Whether \p E makes a temporary that ends with the full expression.
bool isTemporary(const Expr *E);

} // namespace clang::templates

#endif // TIDY_TEMPLATES_LIB_FACTS_CALLSITES_H
