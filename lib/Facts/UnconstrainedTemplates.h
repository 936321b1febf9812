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

/// What people call the template that \p Finding is of.
std::string calledName(const UnconstrainedTemplate &Finding);

/// What people call \p Parameters, for quotes: "T', 'U".
std::string calledNames(ArrayRef<const TemplateTypeParmDecl *> Parameters);

/// Why its constraint may be wrong, or not be wanted, somewhere: a phrase for a
/// note. Empty: it is right wherever the template is used.
StringRef doubtOf(const UnconstrainedTemplate &Finding);

struct UnconstrainedOptions {
  /// Parameters with a default argument, too.
  bool Defaulted = false;
  /// The call operators of generic lambdas, too.
  bool Lambdas = false;
  /// Parameters of function templates of which nothing is required, too.
  bool Strict = false;
  ConstraintNaming Naming = ConstraintNaming::Standard;
};

/// What is said of a type parameter. Of those of a class template something is
/// said for each member function: the last of these counts.
enum class ParameterVerdict {
  /// Of a function whose name says that a library calls it for its users.
  ExtensionPoint,
  /// A choice of the author's: a policy, a tag; or it has a default argument.
  Choice,
  /// A class that derives from the template.
  Derived,
  /// The body requires nothing of it that is known.
  NothingRequired,
  /// It is constrained.
  Constrained,
  /// It is part of a finding.
  Unconstrained,
};

/// In the order of the source. The requirements of which they tell live in
/// \p Requirements. \p Tell is called for each type parameter of a template
/// with a body that is no lambda.
std::vector<UnconstrainedTemplate> unconstrainedTemplates(
    const UnitFacts &Facts, RequirementFacts &Requirements,
    const UnconstrainedOptions &Options,
    llvm::function_ref<void(const TemplateTypeParmDecl &, ParameterVerdict)>
        Tell = nullptr);

/// The checks whose fixes take the head of a template away.
struct OtherRepairs {
  bool TakeInterfaces = false;  ///< templates-interface-only-parameter
  bool TakeStringViews = false; ///< templates-heterogeneous-key

  bool any() const { return TakeInterfaces || TakeStringViews; }
};

/// Leaves out templates that need no constraint but another type: those that
/// \p Others find by default.
void leaveOut(const OtherRepairs &Others,
              std::vector<UnconstrainedTemplate> &Findings,
              const SpecialisationIndex &Index, ASTContext &Context);

} // namespace clang::templates

#endif // TIDY_TEMPLATES_LIB_FACTS_UNCONSTRAINEDTEMPLATES_H
