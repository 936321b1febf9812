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
#include "clang/AST/RecursiveASTVisitor.h"
#include "llvm/ADT/DenseMap.h"

namespace clang::templates {

/// Whether a constraint can be put on \p Method of its class's parameters, and
/// says something: each object of the class needs its constructors and its
/// destructor, and a class that cannot be copied says so in other ways.
static bool mayBeConstrained(const CXXMethodDecl &Method) {
  return !isa<CXXConstructorDecl, CXXDestructorDecl, CXXConversionDecl>(
             Method) &&
         !Method.isVirtual() && !Method.isCopyAssignmentOperator() &&
         !Method.isMoveAssignmentOperator() && !Method.isDefaulted() &&
         Method.getOverloadedOperator() != OO_Arrow;
}

/// The template whose parameters a constraint of \p Function speaks of: its
/// own, or that of its class. Null for other functions and for lambdas.
static const RedeclarableTemplateDecl *
templateOf(const FunctionDecl &Function) {
  const auto *Method = dyn_cast<CXXMethodDecl>(&Function);
  if (Method && Method->getParent()->isLambda())
    return nullptr;
  if (const FunctionTemplateDecl *Template =
          Function.getDescribedFunctionTemplate())
    return Template;
  return Method && mayBeConstrained(*Method)
             ? Method->getParent()->getDescribedClassTemplate()
             : nullptr;
}

/// The arguments for the parameters of the template of \p Specialisation.
static const TemplateArgumentList *
argumentsOf(const FunctionDecl &Specialisation) {
  if (const TemplateArgumentList *Own =
          Specialisation.getTemplateSpecializationArgs())
    return Own;
  const auto *Method = dyn_cast<CXXMethodDecl>(&Specialisation);
  const auto *Class =
      Method ? dyn_cast<ClassTemplateSpecializationDecl>(Method->getParent())
             : nullptr;
  return Class ? &Class->getTemplateArgs() : nullptr;
}

static bool isConstrained(const TemplateTypeParmDecl &P,
                          const RedeclarableTemplateDecl &Template,
                          const FunctionDecl &Pattern) {
  if (const auto *Function = dyn_cast<FunctionTemplateDecl>(&Template))
    return isConstrained(P, *Function);
  return isConstrained(P, *cast<ClassTemplateDecl>(&Template)) ||
         isConstrained(P, Pattern);
}

namespace {

/// Looks for `static_cast<P &>(*this)`: the parameter is the class that derives
/// from this one.
class SelfCasts : public RecursiveASTVisitor<SelfCasts> {
public:
  explicit SelfCasts(const TemplateTypeParmDecl &P) : P(P) {}

  bool VisitExplicitCastExpr(ExplicitCastExpr *Cast) {
    const Expr *From = Cast->getSubExpr()->IgnoreParenImpCasts();
    if (const auto *Object = dyn_cast<UnaryOperator>(From))
      From = Object->getSubExpr()->IgnoreParenImpCasts();
    QualType To = Cast->getTypeAsWritten().getNonReferenceType();
    if (To->isPointerType())
      To = To->getPointeeType();
    const TemplateTypeParmType *Target = parameterType(To);
    Found |= isa<CXXThisExpr>(From) && Target &&
             Target->getDepth() == P.getDepth() &&
             Target->getIndex() == P.getIndex();
    return !Found;
  }

  bool Found = false;

private:
  const TemplateTypeParmDecl &P;
};

} // namespace

/// Whether \p P, of a class template, is a class that derives from it.
static bool isDerived(const TemplateTypeParmDecl &P,
                      const ClassTemplateDecl &Template) {
  for (const ClassTemplateSpecializationDecl *S : Template.specializations()) {
    const TemplateArgumentList &Arguments = S->getTemplateArgs();
    const TemplateArgument *Argument =
        P.getIndex() < Arguments.size() ? &Arguments[P.getIndex()] : nullptr;
    if (!Argument || Argument->getKind() != TemplateArgument::Type)
      continue;
    const CXXRecordDecl *Class = Argument->getAsType()->getAsCXXRecordDecl();
    if (Class && Class->hasDefinition() && Class->isDerivedFrom(S))
      return true;
  }
  SelfCasts Casts(P);
  Casts.TraverseDecl(Template.getTemplatedDecl()->getDefinition());
  return Casts.Found;
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
  llvm::DenseMap<const FunctionDecl *,
                 std::vector<const TemplateArgumentList *>>
      Specialisations;
  for (const FunctionDecl *F : Facts.Functions.All)
    if (const FunctionDecl *Pattern = patternFunction(F); Pattern != F)
      if (const TemplateArgumentList *Arguments = argumentsOf(*F))
        Specialisations[Pattern->getCanonicalDecl()].push_back(Arguments);

  std::vector<UnconstrainedTemplate> Found;
  if (Facts.Functions.All.empty())
    return Found;
  ConceptModels Models(Facts.Functions.All.front()->getASTContext());
  llvm::DenseMap<const TemplateTypeParmDecl *, bool> Derived;
  for (const FunctionDecl *F : Facts.Functions.All) {
    const RedeclarableTemplateDecl *Template = templateOf(*F);
    if (!Template || F->isInvalidDecl() || isInstantiated(*F) ||
        llvm::is_contained(knowledge::extensionPoints(), simpleName(*F)))
      continue;
    llvm::SmallVector<const TemplateTypeParmDecl *, 4> Unconstrained;
    for (const NamedDecl *P : *Template->getTemplateParameters())
      if (const auto *Type = dyn_cast<TemplateTypeParmDecl>(P))
        if (!isChoice(*Type) &&
            (Options.Defaulted || !Type->hasDefaultArgument()) &&
            !isConstrained(*Type, *Template, *F))
          Unconstrained.push_back(Type);
    if (Unconstrained.empty())
      continue;
    const clang::templates::Requirements &All = Requirements.of(*F);
    if (All.All.empty())
      continue;
    UnconstrainedTemplate Finding;
    Finding.Template = Template;
    Finding.Pattern = F;
    Finding.Specialisations = Specialisations.lookup(F->getCanonicalDecl());
    Finding.Constraint =
        inferConstraint(*F, All, Unconstrained, Finding.Specialisations,
                        Options.Naming, Models);
    for (const TemplateTypeParmDecl *P : Unconstrained) {
      if (!speaksOf(Finding.Constraint, *P))
        continue;
      if (const auto *Class = dyn_cast<ClassTemplateDecl>(Template)) {
        const auto [IsDerived, IsNew] = Derived.try_emplace(P, false);
        if (IsNew)
          IsDerived->second = isDerived(*P, *Class);
        if (IsDerived->second)
          continue;
      }
      Finding.Parameters.push_back(P);
    }
    if (!Finding.Parameters.empty())
      Found.push_back(std::move(Finding));
  }
  return Found;
}

} // namespace clang::templates
