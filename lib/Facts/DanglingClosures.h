//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Closures that outlive what they captured by reference.
//
//   closureEscapes --capturesOf--> what leaves with which reference
//                                            |
//      local variable: it ends with the function
//      parameter:      a call that passes a temporary <--Callers-- functions
//      'this':         copies of the object, or nobody takes it out again
//
// A closure that a callee makes over its own object or parameter is seen again
// in each caller, where the object can be a local variable.
//
// Cannot tell, and left out: closures that go to functions whose bodies cannot
// be seen, objects that somebody else owns, functions that wait after they let
// a closure out, and classes whose destructor may take it out.
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_LIB_FACTS_DANGLINGCLOSURES_H
#define TIDY_TEMPLATES_LIB_FACTS_DANGLINGCLOSURES_H

#include "lib/Facts/ClosureEscape.h"
#include <string>

namespace clang::templates {

struct DanglingClosure {
  enum class Kind : uint8_t {
    /// Refers to a local variable of the function that lets it out.
    Local,
    /// Refers to a local variable of an inner block of the function that uses
    /// it later.
    Block,
    /// Refers to what a parameter is bound to, and a call binds a temporary.
    Argument,
    /// A function that is called here lets out a closure that refers to its
    /// object, which is a temporary or a local variable.
    Receiver,
    /// Refers to the object that keeps it, which can be copied or moved.
    Copied,
    /// Refers to an object that does not take it out when it ends.
    Registered,
  };
  /// Where the closure is after the function.
  enum class Rest : uint8_t { Returned, Kept, Detached, Future };

  Kind K = Kind::Local;
  Rest R = Rest::Returned;
  /// Where the capture is written, or the call of a Receiver.
  SourceLocation Loc;
  /// The variable or parameter; empty if it has no name.
  std::string Name;
  /// Kept: the name of where it is, empty if it has none.
  std::string Where;
  /// Kept: what stores it, and the calls that lead there. Null for others.
  const Effect *Store = nullptr;
  /// Detached, Future: what runs it, and the calls that lead there.
  const FunctionEffects::Argument *Runs = nullptr;
  /// Local: the variable ends with a block within the function.
  bool InBlock = false;
  /// Argument: a call that passes a temporary, null if none was seen (Strict).
  const Expr *Call = nullptr;
  /// Local and Receiver: the closure, if it is made by a function that is
  /// called at `Loc`.
  const Expr *Made = nullptr;
  /// Block: where the closure is used; null if it runs in a thread.
  const Expr *Use = nullptr;
  /// Copied, Registered: the class of the object.
  const CXXRecordDecl *Class = nullptr;
  /// Registered: what the object does when it ends, if that cancels or joins
  /// something, but takes nothing out (Strict).
  const CXXDestructorDecl *Cancels = nullptr;
  /// The lambda as each specialisation and the pattern has it; empty for calls
  /// that are bound.
  llvm::SmallVector<const LambdaExpr *, 2> Lambdas;
  /// What the lambda captured, null for `this`; one for each of `Lambdas`.
  llvm::SmallVector<const ValueDecl *, 2> Captured;
  /// Receiver, Registered, and Local if a callee made the closure over its own
  /// object: the lambda in the pattern and in all specialisations. Empty for
  /// other closures, for one that is made while its object is, and if another
  /// finding is about the same closure.
  std::vector<const LambdaExpr *> OfObject;
};

/// The findings of a translation unit, one for each capture, in the order of
/// the source. \p Strict adds those where it cannot be told who ends first.
std::vector<DanglingClosure> findDanglingClosures(UnitFacts &Facts,
                                                  bool Strict);

} // namespace clang::templates

#endif // TIDY_TEMPLATES_LIB_FACTS_DANGLINGCLOSURES_H
