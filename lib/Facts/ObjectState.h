//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What each place holds at a point of a function, with branches that are
// walked one after the other and joined: what may be held after either is held
// after the join.
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_LIB_FACTS_OBJECTSTATE_H
#define TIDY_TEMPLATES_LIB_FACTS_OBJECTSTATE_H

#include "lib/Facts/Places.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include <map>

namespace clang::templates {

class ObjectState {
public:
  /// The most values that one place is remembered to hold.
  static constexpr unsigned MaxValues = 8;
  using Cell = llvm::SmallVector<Value, 1>;

  ObjectState(PlaceTable &Places, const TypeClassifier &Types)
      : Places(Places), Types(Types) {}

  /// Replaces what \p P holds.
  void set(Place *P, Value V);
  /// Adds to what \p P holds: elements of containers.
  void add(Place *P, Value V);
  /// Leaves \p P empty, its elements included.
  void release(Place *P);

  /// What was put into \p P, or null if nothing was.
  const Cell *contents(const Place *P) const;

  /// What reading \p P yields. A place that nothing was put into holds what it
  /// held at the start: a pointer points to its Pointee.
  Value load(Place *P) { return load(P, 0); }
  /// What dereferencing \p V yields; null if that cannot be told.
  Place *deref(Value V);

  /// What jumps out of branches can lead to the end of a join.
  enum class Target : uint8_t { None, Switch, Loop };

  /// Runs \p Branches one after the other, each from the present state, and
  /// joins what they leave. A branch that returns false does not come back.
  /// Returns whether any comes back, by a jump too.
  bool join(ArrayRef<llvm::function_ref<bool()>> Branches,
            Target T = Target::None);
  /// Joins the present state at the end of the innermost join that is a target,
  /// or a loop: `break` and `continue`. Returns false if there is none, or too
  /// many jumps lead there.
  bool jump(bool ToLoop);

  /// To be called when no join follows: gives back the memory that joins take.
  void compact() { Log = {}; }

private:
  using Changes = llvm::MapVector<Place *, Cell>;
  /// The most changes that jumps carry to one target.
  static constexpr size_t MaxJumped = 10000;
  /// \p Copies counts the copies that led here: two objects can be copies of
  /// each other after a swap.
  Value load(Place *P, unsigned Copies);
  void write(Place *P, Cell New);
  Changes changesSince(size_t Mark) const;
  Changes rollback(size_t Mark);

  PlaceTable &Places;
  const TypeClassifier &Types;
  std::map<const Place *, Cell> Held;
  struct Undo {
    Place *P;
    bool WasHeld;
    Cell Old;
  };
  std::vector<Undo> Log;
  /// A join whose branches are being run.
  struct Join {
    Target T;
    size_t Mark;
    std::vector<Changes> Ends = {};
    size_t Jumped = 0;
  };
  std::vector<Join> Open;
};

} // namespace clang::templates

#endif // TIDY_TEMPLATES_LIB_FACTS_OBJECTSTATE_H
