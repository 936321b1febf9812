//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The function templates of a unit whose parameters promise anything and
// require something, with the constraint that says it.
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_LIB_FACTS_UNCONSTRAINEDTEMPLATES_H
#define TIDY_TEMPLATES_LIB_FACTS_UNCONSTRAINEDTEMPLATES_H

#include "lib/Facts/ConstraintInference.h"
#include "lib/Facts/UnitFacts.h"

namespace clang::templates {

struct UnconstrainedTemplate {
  const FunctionTemplateDecl *Template;
  /// Those of its type parameters that the constraint speaks of, in order.
  std::vector<const TemplateTypeParmDecl *> Parameters;
  InferredConstraint Constraint;
  /// What can be seen of it, in the order of the source.
  std::vector<const FunctionDecl *> Specialisations;
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
