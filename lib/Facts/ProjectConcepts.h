//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The concepts of one type that the user's own code declares, by what they
// require:
//
//   template <class T> concept Shape = requires(const T &S) { S.draw(); };
//
// What a body requires is compared with what a concept requires operation by
// operation: `S.draw()` of a const T is the same under any name.
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_LIB_FACTS_PROJECTCONCEPTS_H
#define TIDY_TEMPLATES_LIB_FACTS_PROJECTCONCEPTS_H

#include "lib/Facts/Requirements.h"
#include "llvm/ADT/SmallBitVector.h"
#include <optional>
#include <set>

namespace clang::templates {

class ProjectConcepts {
public:
  explicit ProjectConcepts(RequirementFacts &Facts) : Facts(Facts) {}

  struct Match {
    const ConceptDecl *Concept;
    /// What it says of the requirements, by their index.
    llvm::SmallBitVector Covered;
  };

  /// The concept that says most of what \p All, the requirements of \p Pattern,
  /// requires of \p P, and nothing that is not required. It is seen wherever
  /// the head of \p Pattern is: declared before it, in the same file or in one
  /// that this file includes. Nothing if there is none.
  std::optional<Match> find(const TemplateTypeParmDecl &P,
                            const Requirements &All,
                            const FunctionDecl &Pattern);

private:
  /// A concept with what it requires of "type-parameter-0-0".
  struct Entry {
    const ConceptDecl *Concept;
    std::set<std::string> Required;
  };

  void collect(const FunctionDecl &Pattern);

  RequirementFacts &Facts;
  std::optional<std::vector<Entry>> Known;
};

} // namespace clang::templates

#endif // TIDY_TEMPLATES_LIB_FACTS_PROJECTCONCEPTS_H
