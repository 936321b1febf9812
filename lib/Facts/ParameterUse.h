//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What a function does with a callable that it is passed: only calls it, or
// keeps it for later.
//
// The body is read once, from the operands up: an expression *carries* the
// callable if its value is the callable, refers to it, or is a closure that
// captured it. Where something that carries it is consumed, the answer falls:
//
//   each(Items, [&](auto &X) { F(X); });   // carried by the closure, which is
//                                          // passed to a parameter of 'each'
//                                          // that is only called: only called
//   Last = F;                              // stored: kept
//   other(F);                              // no body to be seen: cannot tell
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_LIB_FACTS_PARAMETERUSE_H
#define TIDY_TEMPLATES_LIB_FACTS_PARAMETERUSE_H

#include "clang/AST/ASTContext.h"
#include "clang/AST/Decl.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringMap.h"

namespace clang::templates {

struct ParameterUse {
  enum class Answer {
    /// It is called, read, tested, or passed on to a parameter of which the
    /// same holds. When the function returns nothing refers to it.
    OnlyCalled,
    /// It is stored, returned, assigned to, or captured by a closure that is.
    Kept,
    /// It goes where nothing can be seen.
    CannotTell,
  };
  Answer Is = Answer::OnlyCalled;
  /// It is called, here or by a function that it is passed on to.
  bool Called = false;
  /// ... in a loop, or by an algorithm for each element.
  bool CalledInLoop = false;
  /// Whether it is empty is asked, or what it holds.
  bool Tested = false;
  /// The parameters of functions with a visible body that it is passed on to.
  llvm::SmallVector<const ParmVarDecl *, 2> PassedTo;
};

/// Answers are cached; a body is read a few times at most.
class ParameterUses {
public:
  explicit ParameterUses(ASTContext &Context);

  /// What its function does with \p Parameter. Virtual functions are answered
  /// for their own body only. "Cannot tell" without a body. Calls are followed
  /// through at most eight functions.
  ParameterUse of(const ParmVarDecl &Parameter);

  /// What the rest of \p In does with its local variable \p Variable.
  ParameterUse ofVariable(const VarDecl &Variable, const FunctionDecl &In);

  /// Whether \p Call is of a function or a function object of lib/Knowledge
  /// that calls its arguments and keeps nothing of them. \p Repeatedly: for
  /// each element of something.
  bool isCalling(const CallExpr &Call, bool &Repeatedly) const;

private:
  friend class UseReader;
  const llvm::StringMap<bool> Calling;
  ASTContext &Context;
  llvm::DenseMap<const ParmVarDecl *, ParameterUse> Known;
  /// The parameters that are being asked for, the outermost first.
  llvm::SmallVector<const ParmVarDecl *, 8> Open;
  /// The outermost of them that an answer has been built on.
  unsigned Assumed = ~0U;
};

/// The parameter that argument \p Index of \p Call is passed to; null if there
/// is none, as for an ellipsis.
const ParmVarDecl *parameterOf(const CallExpr &Call, unsigned Index);

} // namespace clang::templates

#endif // TIDY_TEMPLATES_LIB_FACTS_PARAMETERUSE_H
