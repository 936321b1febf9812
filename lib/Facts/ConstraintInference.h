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

#include "lib/Facts/ConceptModels.h"
#include "lib/Facts/InferredConstraint.h"
#include "lib/Facts/ProjectConcepts.h"

namespace clang::templates {

enum class ConstraintNaming {
  /// A concept that asks for more than the body does, if every specialisation
  /// models it and people would write it: std::totally_ordered for `<`.
  Standard,
  /// Only what the body asks for.
  Exact,
};

/// What \p All, the requirements of \p Pattern, say of the parameters in
/// \p Unconstrained: of a function template, or of the class template that
/// \p Pattern is a member of. \p Specialisations are the arguments that can be
/// seen, of the template with these parameters.
InferredConstraint
inferConstraint(const FunctionDecl &Pattern, const Requirements &All,
                ArrayRef<const TemplateTypeParmDecl *> Unconstrained,
                ArrayRef<const TemplateArgumentList *> Specialisations,
                ConstraintNaming Naming, ConceptModels &Models,
                ProjectConcepts &Own);

} // namespace clang::templates

#endif // TIDY_TEMPLATES_LIB_FACTS_CONSTRAINTINFERENCE_H
