//===----------------------------------------------------------------------===//
//
// Whether a type models a concept of the standard library, answered from the
// AST: checks have no Sema to ask.
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_LIB_FACTS_CONCEPTMODELS_H
#define TIDY_TEMPLATES_LIB_FACTS_CONCEPTMODELS_H

#include "lib/Knowledge/Concepts.h"
#include "clang/AST/Type.h"
#include "llvm/ADT/DenseMap.h"

namespace clang::templates {

/// CannotTell: the answer depends on what the AST does not say at a glance. A
/// concept is named on a Yes only.
enum class Modelled { Yes, No, CannotTell };

/// Answers are cached.
class ConceptModels {
public:
  /// Whether \p Type, which is no reference, models \p Concept, a concept of
  /// one type ([concepts.object], [concept.equalitycomparable],
  /// [iterator.concepts], [range.refinements]). Builtin types, pointers,
  /// arrays, enumerations and types of the standard library are known.
  Modelled of(QualType Type, knowledge::StandardConcept Concept);

private:
  Modelled compute(QualType Type, knowledge::StandardConcept Concept);
  Modelled ofLibraryClass(const CXXRecordDecl &Class,
                          knowledge::StandardConcept Concept);

  llvm::DenseMap<std::pair<const void *, unsigned>, Modelled> Known;
};

} // namespace clang::templates

#endif // TIDY_TEMPLATES_LIB_FACTS_CONCEPTMODELS_H
