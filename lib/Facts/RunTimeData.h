//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Whether an expression can have a new value each time that it is evaluated.
//
//   f(T x) { auto k = name(x); m[k] = 1; }    k <- name(x) <- x: run-time data
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_LIB_FACTS_RUNTIMEDATA_H
#define TIDY_TEMPLATES_LIB_FACTS_RUNTIMEDATA_H

#include "clang/AST/Expr.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/DenseMap.h"

namespace clang::templates {

enum class DataSource : uint8_t {
  /// Of the code alone: literals, constants, types, what has few values.
  Code,
  /// Cannot tell: variables of the program, calls without arguments.
  Unknown,
  /// Of the input: parameters, the object's state, counters, the clock.
  RunTime,
};

/// Traces expressions back to where their values come from. Flow-insensitive:
/// a local variable comes from all that is visibly written to it.
class DataTracer {
public:
  /// \p Body is where local variables are written to. With \p Closure, what
  /// comes from outside of that lambda is the same in each of its calls; with
  /// \p OwnState, so is what the object of a member function knows.
  DataTracer(const Stmt *Body, const LambdaExpr *Closure, bool OwnState)
      : Body(Body), Closure(Closure), OwnState(OwnState) {}

  DataSource source(const Expr *E);

private:
  DataSource source(const Expr *E, unsigned Depth);
  DataSource leaf(const Expr *E, unsigned Depth);
  DataSource variable(const VarDecl *Var, unsigned Depth);
  void collectWrites();

  const Stmt *Body;
  const LambdaExpr *Closure;
  const bool OwnState;
  /// What is written to local variables beside their initialisers.
  llvm::DenseMap<const VarDecl *, llvm::SmallVector<const Expr *, 2>> Writes;
  bool WritesCollected = false;
  llvm::DenseMap<const VarDecl *, DataSource> Known;
};

} // namespace clang::templates

#endif // TIDY_TEMPLATES_LIB_FACTS_RUNTIMEDATA_H
