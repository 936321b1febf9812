//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Whether a type models a concept of the standard library, answered from the
// AST without instantiating anything.
//
//   type, concept -> lib/Knowledge/StandardModels, for the standard library
//                 -> the definition of the concept, in terms of other concepts
//                    and of expressions (ExpressionValidity)
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_LIB_FACTS_CONCEPTMODELS_H
#define TIDY_TEMPLATES_LIB_FACTS_CONCEPTMODELS_H

#include "lib/Facts/ExpressionValidity.h"
#include "lib/Knowledge/StandardModels.h"
#include "clang/AST/ASTContext.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringMap.h"
#include <map>
#include <vector>

namespace clang::templates {

/// Yes means that the compiler finds the concept satisfied, No that it does
/// not; what a concept asks of the meaning of operations is not looked at.
/// Dependent, incomplete, undeduced and null types are CannotTell, and so is
/// what takes a template to be instantiated. Answers are cached.
class ConceptModels {
public:
  explicit ConceptModels(ASTContext &Context);

  /// Whether \p Type models \p Concept with the further arguments \p Arguments
  /// (as in std::convertible_to<Type, Arguments[0]>, std::invocable<Type,
  /// Arguments...>).
  Modelled of(QualType Type, knowledge::StandardConcept Concept,
              llvm::ArrayRef<QualType> Arguments = {});

private:
  using Concept = knowledge::StandardConcept;

  Modelled compute(QualType T, Concept C, ArrayRef<QualType> Arguments);
  Modelled isListed(QualType T, Concept C);
  Modelled isListed(const knowledge::ModelEntry &Row,
                    ArrayRef<TemplateArgument> Arguments, Concept C);
  Modelled argumentModels(const TemplateArgument &Argument, Concept C);

  // Objects and comparisons: ConceptModels.cpp.
  Modelled constructibleFrom(QualType T, ArrayRef<QualType> Arguments);
  Modelled convertibleTo(QualType From, QualType To);
  Modelled copyConstructible(QualType T);
  Modelled swappable(QualType T);
  Modelled copyable(QualType T);
  Modelled assignableFrom(QualType To, QualType From);
  Modelled commonReference(QualType A, QualType B);
  Modelled valid(OverloadedOperatorKind Operator, QualType A, QualType B);
  Modelled equal(QualType A, QualType B);
  Modelled ordered(QualType A, QualType B);
  Modelled predicate(QualType T, ArrayRef<QualType> Arguments);

  // Iterators and ranges: IteratorModels.cpp.
  struct MemberType;
  MemberType memberType(QualType T, StringRef Name);
  bool mayHaveOwnTraits(QualType T) const;
  MemberType difference(QualType T);
  Modelled hasCategory(QualType T, StringRef Tag);
  Modelled yields(const Outcome &Expression, QualType T) const;
  Modelled indirectlyReadable(QualType T);
  Modelled weaklyIncrementable(QualType T);
  Modelled inputOrOutputIterator(QualType T);
  Modelled forwardIterator(QualType T);
  Modelled bidirectionalIterator(QualType T);
  Modelled randomAccessIterator(QualType T);
  Modelled indirectlyWritable(QualType Out, QualType T);
  Modelled outputIterator(QualType T, QualType Value);
  Modelled sentinelFor(QualType Sentinel, QualType Iterator);
  Modelled sortable(QualType T);
  Outcome rangeAccess(QualType T, StringRef Name);
  Modelled range(QualType T);
  Modelled rangeOf(QualType T, Concept IteratorConcept);
  Modelled sizedRange(QualType T);

  /// The type of an lvalue of type \p T, a constant one if \p IsConst.
  QualType lvalue(QualType T, bool IsConst = false) const;

  ASTContext &Context;
  ExpressionValidity Expressions;
  llvm::StringMap<std::vector<const knowledge::ModelEntry *>> Listed;

  using Question = std::vector<const void *>;
  std::map<Question, Modelled> Answers;
  std::vector<Question> UnderWay;
  /// How often a question met itself: what was answered meanwhile is not kept.
  unsigned Cuts = 0;
};

} // namespace clang::templates

#endif // TIDY_TEMPLATES_LIB_FACTS_CONCEPTMODELS_H
