//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// From the requirements of a template to the constraint that says them.
//
// A requirement that is written as an expression can reject no specialisation:
// the body asks for the same. A concept asks for more than one operation, so a
// concept is named only if every specialisation that can be seen models it.
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_LIB_FACTS_CONSTRAINTINFERENCE_H
#define TIDY_TEMPLATES_LIB_FACTS_CONSTRAINTINFERENCE_H

#include "lib/AST/ConstraintText.h"
#include "lib/Facts/ConceptModels.h"
#include "lib/Facts/Requirements.h"
#include <optional>
#include <vector>

namespace clang::templates {

enum class ConstraintNaming {
  /// A concept that asks for more than the body does, if every specialisation
  /// models it and people would write it: std::totally_ordered for `<`.
  Standard,
  /// Only what the body asks for.
  Exact,
};

/// A type as an argument of a concept.
struct ConceptArgument {
  enum class Form : uint8_t {
    Plain,          ///< T
    LValue,         ///< T &
    Bare,           ///< std::remove_cvref_t<T>
    IterReference,  ///< std::iter_reference_t<T>
    RangeReference, ///< std::ranges::range_reference_t<T>
  };
  QualType Type;
  Form Is = Form::Plain;
  bool IsPack = false;
};

/// A concept of the standard library with its arguments.
struct ConceptUse {
  knowledge::StandardConcept Concept;
  ConceptArgument Subject;
  std::vector<ConceptArgument> Arguments;
};

struct InferredConstraint {
  std::vector<ConceptUse> Concepts;
  /// What these concepts say.
  std::vector<const Requirement *> Named;
  /// What a requires-expression says.
  std::vector<const Requirement *> Expressions;
  /// What cannot be written in the template's head.
  std::vector<const Requirement *> Inexpressible;
  /// It asks for nothing but what the body does.
  bool IsExact = true;

  bool empty() const { return Concepts.empty() && Expressions.empty(); }
};

/// What \p All, the requirements of \p Template, say of those of its parameters
/// in \p Unconstrained. \p Specialisations are those that can be seen.
InferredConstraint
inferConstraint(const FunctionTemplateDecl &Template, const Requirements &All,
                ArrayRef<const TemplateTypeParmDecl *> Unconstrained,
                ArrayRef<const FunctionDecl *> Specialisations,
                ConstraintNaming Naming, ConceptModels &Models);

/// \p Constraint in the words of one declaration of \p Template.
ConstraintText writeConstraint(const InferredConstraint &Constraint,
                               const FunctionTemplateDecl &Template,
                               ParameterNames Names);

/// The headers of the standard library that the text needs, sorted.
std::vector<StringRef> headersFor(const InferredConstraint &Constraint);

} // namespace clang::templates

#endif // TIDY_TEMPLATES_LIB_FACTS_CONSTRAINTINFERENCE_H
