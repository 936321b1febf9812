//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Closures of template factories that outlive them with state of their own: one
// state for each specialisation.
//
//   escapes --group by the lambda as written--> factories --judge--> findings
//
// A named class template with the same state is the cure, so only lambdas and
// bound calls count.
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_LIB_FACTS_RETAINEDCLOSURES_H
#define TIDY_TEMPLATES_LIB_FACTS_RETAINEDCLOSURES_H

#include "lib/Facts/ClosureEscape.h"

namespace clang::templates {

/// What of a template factory is told about.
enum class FactoryRule {
  /// Its closures are in storage with static duration.
  Retained,
  /// That, or it returns an erased callable that holds a container or shared
  /// mutable state which the factory made.
  Erased,
  /// It returns any closure.
  Any,
};

struct RetainedClosure {
  enum class Reason : uint8_t { Retained, Erased, Returned };
  Reason Why = Reason::Returned;
  /// The lambda or bound call as it is written: in the pattern if the pattern
  /// was seen, else in a specialisation.
  const Expr *Closure = nullptr;
  /// The template, or the member function of one, that makes it: the pattern.
  const FunctionDecl *Factory = nullptr;
  /// A captured variable, or a bound argument, that keeps state alive.
  struct State {
    /// Null for a bound argument.
    const ValueDecl *Variable;
    SourceLocation Loc;
    /// As written in the pattern; of a specialisation if that says nothing.
    QualType Type;
    /// In bytes; 0 if that depends on the specialisation.
    uint64_t Bytes;
  };
  std::vector<State> States;
  /// What puts a closure into storage with static duration.
  std::vector<ClosureEscape> Kept;
  /// The specialisations of the factory whose closures are let out, in the
  /// order in which they were made.
  std::vector<const FunctionDecl *> Specialisations;
};

/// The findings in the unit, in the order of the source. States of less than
/// \p MinStateBytes bytes do not count; those of unknown size do.
std::vector<RetainedClosure>
retainedClosures(UnitFacts &Facts, FactoryRule Rule, uint64_t MinStateBytes);

} // namespace clang::templates

#endif // TIDY_TEMPLATES_LIB_FACTS_RETAINEDCLOSURES_H
