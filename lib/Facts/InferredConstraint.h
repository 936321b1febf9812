//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A constraint that was inferred: concepts with their arguments, requirements
// that an expression says, and both as text for the head of a template.
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_LIB_FACTS_INFERREDCONSTRAINT_H
#define TIDY_TEMPLATES_LIB_FACTS_INFERREDCONSTRAINT_H

#include "lib/AST/ConstraintText.h"
#include "lib/Facts/Requirements.h"
#include <vector>

namespace clang::templates {

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

/// A concept of the standard library with its arguments, or one of the user's.
struct ConceptUse {
  knowledge::StandardConcept Concept;
  ConceptArgument Subject;
  std::vector<ConceptArgument> Arguments;
  const ConceptDecl *Own = nullptr;
};

struct InferredConstraint {
  /// The parameter of a constructor `C(T &&)` that takes non-const objects of
  /// its own class C from the copy constructor. That it is no C is to be said
  /// first: what follows may ask whether a C can be copied.
  const TemplateTypeParmDecl *NotSelf = nullptr;
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

/// Whether \p Constraint names a concept of ranges for the parameter \p T.
bool namesRange(const InferredConstraint &Constraint, QualType T);

/// Where the constraint of \p Pattern, a function template's or a member's, is
/// written first.
SourceLocation headOf(const FunctionDecl &Pattern);

/// Whether every translation unit that comes to \p Loc has seen \p D before: it
/// is declared in the same file, or that file is the first to include it.
bool isSeenWherever(const NamedDecl &D, SourceLocation Loc,
                    const SourceManager &Sources);

/// Whether the head of \p Pattern can name \p D, which its body names.
bool canNameInHead(const NamedDecl &D, const FunctionDecl &Pattern);

/// Whether the head of \p Pattern can say \p R beside the concepts of
/// \p Constraint, and \p Use: all types have names that can be seen there.
bool canWrite(const Requirement &R, const InferredConstraint &Constraint,
              const FunctionDecl &Pattern);
bool canWrite(const ConceptUse &Use, const FunctionDecl &Pattern);

/// Whether the class of \p Constructor has a name that means the same in all
/// its declarations.
bool canNameClassOf(const CXXConstructorDecl &Constructor);

/// \p Constraint in the words of one declaration of \p Pattern.
ConstraintText writeConstraint(const InferredConstraint &Constraint,
                               const FunctionDecl &Pattern,
                               ParameterNames Names);

/// The headers of the standard library that the text needs, sorted.
std::vector<StringRef> headersFor(const InferredConstraint &Constraint);

} // namespace clang::templates

#endif // TIDY_TEMPLATES_LIB_FACTS_INFERREDCONSTRAINT_H
