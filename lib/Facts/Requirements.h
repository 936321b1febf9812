//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What the body of a template requires of its parameters.
//
//   the pattern's body
//     | RequirementFacts::of       each operation that must be valid whenever
//     v                            the body is instantiated
//   requirements                   terms: operations on values of written types
//     | normalForm                 "a < b" for any spelling of the operands
//     v
//   normal forms of one parameter
//     | inferConstraint            lib/Facts/ConstraintInference.h
//     v
//   concepts and what is left      "std::totally_ordered", "a.print()"
//     | writeConstraint            lib/Facts/InferredConstraint.h
//     v
//   text                           lib/Fix/Constrain.h puts it into the source
//
// The pattern is read, never a specialisation. What is not evaluated, what
// `if constexpr` may discard, and the body of a generic lambda or of a lambda
// that nothing calls ask for nothing.
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_LIB_FACTS_REQUIREMENTS_H
#define TIDY_TEMPLATES_LIB_FACTS_REQUIREMENTS_H

#include "lib/Facts/Terms.h"
#include "lib/Knowledge/Concepts.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/Decl.h"
#include "clang/AST/DeclTemplate.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/Support/Allocator.h"
#include <memory>
#include <string>
#include <vector>

namespace clang::templates {

/// An operation that must be valid, or a type or a concept.
struct Requirement {
  enum class Kind : uint8_t {
    /// `Of` must be a valid expression.
    Operation,
    /// ... that `if` and `!` can test.
    Test,
    /// ... that converts to `Type` without a cast.
    Conversion,
    /// `Type`, a member of a parameter, must be a type.
    NestedType,
    /// `Type` must model `Concept`, as the argument of a template does.
    Model,
  };
  Kind Is;
  const Term *Of = nullptr;
  QualType Type;
  knowledge::StandardConcept Concept = {};
  SourceLocation Loc;
};

struct Requirements {
  /// In the order of the source, each once.
  std::vector<Requirement> All;
  /// The body asserts something about a parameter: it is constrained there.
  bool Asserts = false;

  Term &make() { return *new (Terms.Allocate()) Term(); }

private:
  llvm::SpecificBumpPtrAllocator<Term> Terms;
};

/// Cached for each pattern, while the unit is looked at.
class RequirementFacts {
public:
  explicit RequirementFacts(ASTContext &Context) : Context(Context) {}

  /// What the body of \p Pattern requires of the template parameters that it
  /// depends on; nothing without a body. Copies, moves and destruction of
  /// values, and passing them on to what cannot be seen, require nothing. What
  /// a template that is called by name requires is required of what it is
  /// passed.
  const Requirements &of(const FunctionDecl &Pattern);

  /// Adds what \p Concept requires of its parameter to \p All. False if it
  /// requires something that no requirement says. \p Asking is the template
  /// that might be constrained by it.
  bool read(const ConceptDecl &Concept, const FunctionDecl &Asking,
            Requirements &All);

private:
  ASTContext &Context;
  llvm::DenseMap<const FunctionDecl *, std::unique_ptr<Requirements>> Known;
  unsigned Nesting = 0;
};

/// What values of a parameter are taken for when operations nest.
enum class Reading {
  Plain,    ///< Nothing: "*(a + n)" stays as it is.
  Iterator, ///< Steps yield iterators, differences integers: "*a".
  Number,   ///< Operations yield numbers: "a % n == n" is "a == n".
};

/// \p R with `a` and `b` for values of \p Parameter, `n` for integers and `r`
/// for floating-point numbers, if it speaks of nothing else: "a < b", "*a", "a
/// += n", "T(a)". Empty if it does.
std::string normalForm(const Requirement &R,
                       const TemplateTypeParmDecl &Parameter,
                       Reading As = Reading::Plain);

/// The template type parameters that \p R speaks of, by depth and index,
/// sorted.
std::vector<std::pair<unsigned, unsigned>> parametersOf(const Requirement &R);

/// \p R as the source has it, for messages: "*first == value".
std::string describe(const Requirement &R, const ASTContext &Context);

} // namespace clang::templates

#endif // TIDY_TEMPLATES_LIB_FACTS_REQUIREMENTS_H
