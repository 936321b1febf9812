//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/Facts/UnconstrainedTemplates.h"
#include "lib/AST/ConstrainedParameters.h"
#include "lib/AST/Names.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/MapVector.h"

namespace clang::templates {

/// The template that \p Function is the body of; null for other functions and
/// for the call operators of generic lambdas.
static const FunctionTemplateDecl *templateOf(const FunctionDecl &Function) {
  const FunctionTemplateDecl *Template =
      Function.getDescribedFunctionTemplate();
  const auto *Method = dyn_cast<CXXMethodDecl>(&Function);
  if (!Template || (Method && Method->getParent()->isLambda()))
    return nullptr;
  return Template;
}

static bool speaksOf(const Requirement &R, const TemplateTypeParmDecl &P) {
  return llvm::is_contained(parametersOf(R),
                            std::pair(P.getDepth(), P.getIndex()));
}

static bool speaksOf(const InferredConstraint &Constraint,
                     const TemplateTypeParmDecl &P) {
  const auto Speaks = [&](const Requirement *R) { return speaksOf(*R, P); };
  return llvm::any_of(Constraint.Expressions, Speaks) ||
         llvm::any_of(Constraint.Inexpressible, Speaks) ||
         llvm::any_of(Constraint.Concepts, [&](const ConceptUse &Use) {
           const TemplateTypeParmType *Subject =
               parameterType(Use.Subject.Type);
           return Subject && Subject->getDepth() == P.getDepth() &&
                  Subject->getIndex() == P.getIndex();
         });
}

std::vector<UnconstrainedTemplate>
unconstrainedTemplates(const UnitFacts &Facts, RequirementFacts &Requirements,
                       const UnconstrainedOptions &Options) {
  llvm::DenseMap<const FunctionDecl *, std::vector<const FunctionDecl *>>
      Specialisations;
  for (const FunctionDecl *F : Facts.Functions.All)
    if (const FunctionDecl *Pattern = patternFunction(F); Pattern != F)
      Specialisations[Pattern->getCanonicalDecl()].push_back(F);

  std::vector<UnconstrainedTemplate> Found;
  if (Facts.Functions.All.empty())
    return Found;
  ConceptModels Models(Facts.Functions.All.front()->getASTContext());
  for (const FunctionDecl *F : Facts.Functions.All) {
    const FunctionTemplateDecl *Template = templateOf(*F);
    if (!Template || F->isInvalidDecl() || isInstantiated(*F) ||
        llvm::is_contained(knowledge::extensionPoints(), simpleName(*F)))
      continue;
    llvm::SmallVector<const TemplateTypeParmDecl *, 4> Unconstrained;
    for (const NamedDecl *P : *Template->getTemplateParameters())
      if (const auto *Type = dyn_cast<TemplateTypeParmDecl>(P))
        if (!isChoice(*Type) &&
            (Options.Defaulted || !Type->hasDefaultArgument()) &&
            !isConstrained(*Type, *Template))
          Unconstrained.push_back(Type);
    if (Unconstrained.empty())
      continue;
    const clang::templates::Requirements &All = Requirements.of(*F);
    if (All.All.empty())
      continue;
    UnconstrainedTemplate Finding;
    Finding.Template = Template;
    Finding.Specialisations = Specialisations.lookup(F->getCanonicalDecl());
    Finding.Constraint =
        inferConstraint(*Template, All, Unconstrained, Finding.Specialisations,
                        Options.Naming, Models);
    for (const TemplateTypeParmDecl *P : Unconstrained)
      if (speaksOf(Finding.Constraint, *P))
        Finding.Parameters.push_back(P);
    if (!Finding.Parameters.empty())
      Found.push_back(std::move(Finding));
  }
  return Found;
}

} // namespace clang::templates
