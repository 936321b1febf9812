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

#include "lib/Facts/UnitFacts.h"

namespace clang::templates {

struct RingFinding {
  /// The function that closes the ring, a pattern if the pattern can tell.
  const FunctionDecl *Function = nullptr;
  /// The rings through this closure: one, or one for each capture at fault.
  std::vector<const OwnershipRing *> Rings;
  /// Where other functions empty a member that the ring runs through: the ring
  /// lasts only until one of them is called.
  std::vector<FieldUse> Releases;
  /// Somebody may rely on a ring, or gets a copy of the closure that he may
  /// rely on: a weak capture can free the object before its time.
  bool NeededElsewhere = false;
  /// The closure is written in the function, not returned by a callee.
  bool ClosureIsHere = false;
  /// The pattern alone tells: every specialisation closes the ring, those of
  /// other translation units too.
  bool InPattern = false;
};

/// The findings in the functions of the unit, in the order of the source.
/// Silent, because somebody opens the ring again for certain: rings that the
/// same function opens on every way out, that the closure itself opens when it
/// is called, and through members that closures leave when their work is done
/// (completion handlers, tables of pending requests). Whether they do cannot be
/// told if the functions that call them cannot be seen; only \p Strict tells of
/// rings through such members.
std::vector<RingFinding> findOwnershipRings(UnitFacts &Facts, bool Strict);

} // namespace clang::templates

#endif // TIDY_TEMPLATES_LIB_FACTS_RINGFINDER_H
