//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Templates with many specialisations whose arguments differ by one cause that
// the code does not need, so that one function or class would do:
//
//   implementers   the class stores pointers to them, and no more
//   closures       the function only calls them
//   extents        the function uses the number as any other value
//   qualifiers     one type, passed as a value, a reference, const or not
//   growth         the template asks for itself with a larger argument
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_LIB_FACTS_INSTANTIATIONEXPLOSIONS_H
#define TIDY_TEMPLATES_LIB_FACTS_INSTANTIATIONEXPLOSIONS_H

#include "lib/Facts/SpecialisationIndex.h"

namespace clang::templates {

/// From how many specialisations on a cause is worth a word, and for how many
/// statements.
struct ExplosionThresholds {
  unsigned Implementers = 3;
  unsigned Closures = 4;
  unsigned Extents = 4;
  unsigned Qualifiers = 3;
  unsigned Growth = 8;
  /// Of the pattern.
  unsigned MinStatements = 5;
  /// Of all specialisations: enough for any number of them.
  unsigned MinCopiedStatements = 200;
};

struct InstantiationExplosion {
  const Pattern *Of;
  /// The one with most specialisations, if several reach their thresholds.
  ArgumentDifference Difference;
  /// Of one specialisation.
  unsigned Statements;
};

/// The findings of the unit, in the order of the source. Not among them: what
/// is there to try something out, smart pointers, templates whose copies a
/// repair would not remove, and where that cannot be told.
std::vector<InstantiationExplosion>
instantiationExplosions(const SpecialisationIndex &Index, ASTContext &Context,
                        const ExplosionThresholds &Thresholds);

} // namespace clang::templates

#endif // TIDY_TEMPLATES_LIB_FACTS_INSTANTIATIONEXPLOSIONS_H
