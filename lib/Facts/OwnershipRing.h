//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Rings of ownership that run through a closure.
//
//   closure --capture--> object --owns--> ... --owns--> place of the closure
//
// The search starts at the value that is stored, follows everything that keeps
// something alive (strong captures, owning pointers, parts), and stops when it
// meets an owner of the place where the value is stored.
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_LIB_FACTS_OWNERSHIPRING_H
#define TIDY_TEMPLATES_LIB_FACTS_OWNERSHIPRING_H

#include "lib/Facts/ObjectState.h"
#include <optional>

namespace clang::templates {

struct Effect;

struct OwnershipRing {
  /// The closure, and the capture or bound argument that keeps the ring closed.
  Place *Closure = nullptr;
  Place *Capture = nullptr;
  /// Where the closure is stored, and the object on the way up from there that
  /// the closure keeps alive.
  Place *Target = nullptr;
  Place *Owner = nullptr;
  /// The places of the ring whose release opens it.
  llvm::SmallVector<Place *, 4> Links;
  /// Nothing but the captured object owns the place of the closure: each step
  /// between them is a part or a sole owner.
  bool Exclusive = false;
  /// The callable that the owner is holds itself: a shared pointer to an erased
  /// callable is captured by what is stored in it.
  bool HoldsItself = false;
  /// Somebody may rely on the ring: a copy of the closure leaves the function,
  /// or the ring alone keeps alive a local object that was passed on without
  /// its owner.
  bool NeededElsewhere = false;
  /// What stored the closure.
  const Effect *Store = nullptr;
  /// What put the other objects and closures of the ring in their places, as
  /// far as the same function did.
  llvm::SmallVector<const Expr *, 2> FurtherStores;
  /// The closure's own call opens the ring again.
  bool OpenedByClosure = false;
  /// On some way out of the function the ring is still closed.
  bool ClosedAtReturn = false;
};

/// The ring that \p Stored closes when it is put into \p Target, if any, and
/// that does not lead through one of the captures \p Known.
/// Bounded: at most a few hundred places are visited.
std::optional<OwnershipRing> findRing(ObjectState &State, Value Stored,
                                      Place *Target,
                                      ArrayRef<Place *> Known = {});

} // namespace clang::templates

#endif // TIDY_TEMPLATES_LIB_FACTS_OWNERSHIPRING_H
