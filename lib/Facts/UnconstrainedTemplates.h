//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The templates of a unit whose parameters accept anything although the body of
// a function, or of a member function of a class, requires something: with the
// constraint that says it.
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_LIB_FACTS_UNCONSTRAINEDTEMPLATES_H
#define TIDY_TEMPLATES_LIB_FACTS_UNCONSTRAINEDTEMPLATES_H

#include "lib/Facts/ConstraintInference.h"
#include "lib/Facts/UnitFacts.h"

namespace clang::templates {

struct UnconstrainedTemplate {
  /// A function template, or the class template that `Pattern` is a member of.
  const RedeclarableTemplateDecl *Template;
  /// The function whose body requires something.
  const FunctionDecl *Pattern;
  /// The type parameters of `Template` that the constraint speaks of, in order.
  std::vector<const TemplateTypeParmDecl *> Parameters;
  InferredConstraint Constraint;
  /// The arguments with which `Pattern` was instantiated, in the order of the
  /// source.
  std::vector<const TemplateArgumentList *> Specialisations;
};

struct UnconstrainedOptions {
  /// Parameters with a default argument, too.
  bool Defaulted = false;
  ConstraintNaming Naming = ConstraintNaming::Standard;
};

/// In the order of the source. The requirements of which they tell live in
/// \p Requirements.
std::vector<UnconstrainedTemplate>
unconstrainedTemplates(const UnitFacts &Facts, RequirementFacts &Requirements,
                       const UnconstrainedOptions &Options);

} // namespace clang::templates

#endif // TIDY_TEMPLATES_LIB_FACTS_UNCONSTRAINEDTEMPLATES_H
