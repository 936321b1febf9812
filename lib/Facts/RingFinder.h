//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// All rings of a translation unit that nothing is certain to open again.
//
//   functions --effects--> rings --judge--> one finding per closure
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_LIB_FACTS_RINGFINDER_H
#define TIDY_TEMPLATES_LIB_FACTS_RINGFINDER_H

#include "lib/Facts/FunctionEffects.h"

namespace clang::templates {

struct RingFinding {
  /// The function that closes the ring, a pattern if the pattern can tell.
  const FunctionDecl *Function;
  /// The rings through this closure: one, or one for each capture at fault.
  std::vector<const OwnershipRing *> Rings;
  /// Where other functions empty a member that the ring runs through: the ring
  /// lasts only until one of them is called.
  std::vector<FieldUse> Releases;
  /// The closure is written in the function, not returned by a callee.
  bool ClosureIsHere;
  /// Every specialisation that was made of the function closes the ring.
  bool InAllSpecialisations;
};

/// The findings in the functions of \p Context, in the order of the source.
/// Silent, because somebody opens the ring again for certain: rings that the
/// same function opens on every way out, that the closure itself opens when it
/// is called, and through members that are only ever called after they were
/// moved out (completion handlers). "Cannot tell" is silent too.
std::vector<RingFinding> findOwnershipRings(EffectAnalysis &Analysis);

} // namespace clang::templates

#endif // TIDY_TEMPLATES_LIB_FACTS_RINGFINDER_H
