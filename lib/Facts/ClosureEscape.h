//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Where closures come to rest when they leave the frame that made them.
//
//   functions, globals --effects--> stores, returns, arguments
//                                            |
//   closures, and closures in closures <--follow--+--> one escape each
//
// A closure that a callee returns is seen again in each caller, as a replica
// whose lambda is still the one in the callee: through copies, moves, erased
// callables, aggregates, containers, smart pointers and any number of calls.
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_LIB_FACTS_CLOSUREESCAPE_H
#define TIDY_TEMPLATES_LIB_FACTS_CLOSUREESCAPE_H

#include "lib/Facts/UnitFacts.h"

namespace clang::templates {

struct ClosureEscape {
  enum class Kind : uint8_t {
    /// In what the function returns.
    Returned,
    /// In a variable with static duration, or a part of one.
    Static,
    /// In the object of the function, or in what a parameter refers to.
    Object,
    /// With a function whose body cannot be seen, or that lets a thread run it:
    /// cannot tell.
    Passed,
  };
  Kind K;
  /// A place in `Effects`: a lambda, a bound call or a functor.
  const Place *Closure;
  /// The function that lets it out, or the initialiser of a global.
  const FunctionEffects *Effects;
  /// Static, Object: where it is now.
  const Place *Where = nullptr;
  /// Static, Object: what stores it, with the calls that lead there.
  const Effect *Store = nullptr;
  /// Passed: the call, the function if it is known, and which argument it is.
  const FunctionEffects::Argument *Argument = nullptr;
};

/// What has left the functions of the unit, in the order of the source, globals
/// last. Bounded: at most a few dozen places are visited for each value.
std::vector<ClosureEscape> closureEscapes(UnitFacts &Facts);

} // namespace clang::templates

#endif // TIDY_TEMPLATES_LIB_FACTS_CLOSUREESCAPE_H
