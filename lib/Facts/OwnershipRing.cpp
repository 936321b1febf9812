//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/Facts/OwnershipRing.h"
#include "llvm/ADT/SmallPtrSet.h"

namespace clang::templates {

namespace {

/// One place that is kept alive by what was stored.
struct Step {
  Place *P;
  /// The step that led here; the first step leads to itself.
  unsigned From;
  /// The place itself is kept alive, not a copy of it.
  bool Identity;
  /// The step led through an owning pointer, and others may share it.
  bool Pointer;
  bool Shared;
};

class RingSearch {
public:
  RingSearch(ObjectState &State, Place *Target, ArrayRef<Place *> Known)
      : State(State), Target(Target) {
    for (Place *Capture : Known) {
      Seen[false].insert(Capture);
      Seen[true].insert(Capture);
    }
    for (Place *P = Target; P; P = isOwnedByParent(P) ? P->parent() : nullptr)
      Owners.insert(P);
  }

  std::optional<OwnershipRing> run(Value Stored) {
    follow(Stored, 0);
    for (unsigned I = 0; I < Steps.size() && I < MaxSteps; ++I) {
      if (Steps[I].Identity && Owners.contains(Steps[I].P))
        if (std::optional<OwnershipRing> Ring = describe(I))
          return Ring;
      expand(I);
    }
    return std::nullopt;
  }

private:
  static constexpr unsigned MaxSteps = 256;

  /// Whether the parent still keeps \p P alive: a pointer can have moved on.
  bool isOwnedByParent(const Place *P) const {
    if (!P->ownedByParent() || P->kind() != Place::Kind::Pointee)
      return P->ownedByParent();
    const ObjectState::Cell *Held = State.contents(P->parent());
    if (!Held)
      return !P->key().Id;
    return llvm::any_of(*Held,
                        [&](Value V) { return V.isPointer() && V.P == P; });
  }

  void push(Place *P, unsigned From, bool Identity) {
    if (P && Seen[Identity].insert(P).second)
      Steps.push_back({P, From, Identity, /*Pointer=*/false, /*Shared=*/false});
  }

  void pushPointee(Place *P, unsigned From, Ownership Own) {
    if (P && Seen[true].insert(P).second)
      Steps.push_back({P, From, /*Identity=*/true, /*Pointer=*/true,
                       Own == Ownership::Shared});
  }

  void follow(Value V, unsigned From) {
    if (V.isPointer() && keepsAlive(V.Own))
      pushPointee(V.P, From, V.Own);
    else if (V.isObject())
      push(V.P, From, V.P->kind() == Place::Kind::Temporary);
  }

  void expand(unsigned I) {
    const Step S = Steps[I];
    const ObjectState::Cell *Held = State.contents(S.P);
    if (Held)
      for (Value V : *Held)
        follow(V, I);
    for (Place *Child : S.P->children()) {
      if (Child->kind() == Place::Kind::Pointee) {
        if (!Held && !Child->key().Id && keepsAlive(Child->ownership()))
          pushPointee(Child, I, Child->ownership());
      } else {
        push(Child, I, S.Identity);
      }
    }
  }

  /// Whether the place is that of a callable which a pointer brought along.
  static bool isDeleter(const Place &P) {
    return P.kind() == Place::Kind::Field && !P.decl() && P.expr() &&
           !P.parent()->isClosure();
  }

  std::optional<OwnershipRing> describe(unsigned End) const {
    llvm::SmallVector<unsigned, 8> Path;
    for (unsigned I = End;; I = Steps[I].From) {
      Path.push_back(I);
      if (Steps[I].From == I || Path.size() > MaxSteps)
        break;
    }
    std::reverse(Path.begin(), Path.end());
    // The capture to weaken is that of the closure that holds the pointer: of
    // closures within each other the innermost.
    unsigned Closure = Path.size();
    for (unsigned I = 0; I + 1 < Path.size(); ++I) {
      if (Closure != Path.size() && Steps[Path[I]].Pointer)
        break;
      if (Steps[Path[I]].P->isClosure())
        Closure = I;
    }
    if (Closure == Path.size())
      return std::nullopt;
    OwnershipRing Ring;
    Ring.Closure = Steps[Path[Closure]].P;
    Ring.Capture = Steps[Path[Closure + 1]].P;
    Ring.Target = Target;
    Ring.Owner = Steps[End].P;
    Ring.HoldsItself = Target == Ring.Owner && Closure == 0;
    // Not right for a deleter: weakly held, the object would be gone by the
    // time that it deletes.
    Ring.Exclusive = Closure == 0 || !isDeleter(*Steps[Path[Closure - 1]].P);
    Ring.Links.push_back(Target);
    for (Place *P = Target; P != Ring.Owner; P = P->parent()) {
      Ring.Links.push_back(P);
      if (P->kind() == Place::Kind::Pointee &&
          P->ownership() != Ownership::Unique)
        Ring.Exclusive = false;
    }
    // Behind the captured object, one step behind the capture.
    for (unsigned I = Closure + 3; I < Path.size(); ++I) {
      const Step &S = Steps[Path[I]];
      Ring.Links.push_back(Steps[S.From].P);
      Ring.Exclusive &= !S.Shared;
    }
    return Ring;
  }

  ObjectState &State;
  Place *Target;
  llvm::SmallPtrSet<Place *, 8> Owners;
  llvm::SmallPtrSet<Place *, 16> Seen[2];
  std::vector<Step> Steps;
};

} // namespace

std::optional<OwnershipRing> findRing(ObjectState &State, Value Stored,
                                      Place *Target, ArrayRef<Place *> Known) {
  return RingSearch(State, Target, Known).run(Stored);
}

} // namespace clang::templates
