//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/Facts/ObjectState.h"

namespace clang::templates {

void ObjectState::write(Place *P, Cell New) {
  auto [It, Inserted] = Held.try_emplace(P);
  if (!Open.empty())
    Log.push_back({P, !Inserted, Inserted ? Cell() : It->second});
  It->second = std::move(New);
}

void ObjectState::set(Place *P, Value V) {
  if (P)
    write(P, {V});
}

void ObjectState::add(Place *P, Value V) {
  if (!P)
    return;
  Cell New;
  if (const Cell *Old = contents(P))
    New = *Old;
  if (New.size() >= MaxValues || llvm::is_contained(New, V))
    return;
  New.push_back(V);
  write(P, std::move(New));
}

void ObjectState::release(Place *P) {
  if (!P)
    return;
  set(P, Value::null());
  for (Place *Child : P->children())
    if (Child->kind() == Place::Kind::Element)
      set(Child, Value::null());
}

const ObjectState::Cell *ObjectState::contents(const Place *P) const {
  auto It = Held.find(P);
  return It == Held.end() ? nullptr : &It->second;
}

Value ObjectState::load(Place *P, unsigned Copies) {
  if (!P || Copies > PlaceTable::MaxDepth)
    return Value::unknown();
  if (const Cell *Values = contents(P)) {
    // Of several values the first that says something: an empty pointer is
    // never dereferenced, and one callable is as good as another.
    for (const Value &V : *Values)
      if (V.isPointer() || V.isObject())
        return V;
    return Values->empty() ? Value::unknown() : Values->front();
  }
  // A part of a copy is what the part was in the original.
  if (Place *Parent = P->parent())
    if (P->kind() == Place::Kind::Field || P->kind() == Place::Kind::Element) {
      Value Whole;
      if (contents(Parent))
        Whole = load(Parent, Copies + 1);
      if (Whole.isObject() && Whole.P != Parent) {
        Place *Original = P->kind() == Place::Kind::Element
                              ? Places.element(Whole.P, P->key())
                          : P->decl() ? Places.field(Whole.P, P->decl())
                                      : nullptr;
        if (Original && Original != P)
          return load(Original, Copies + 1);
      }
    }
  if (P->kind() == Place::Kind::Element && P->key().Id)
    if (const Cell *Inserted = contents(Places.element(P->parent()))) {
      // The only element of a container that was made here.
      if (Inserted->size() == 1 && P->root()->kind() == Place::Kind::Temporary)
        return Inserted->front();
      // Which callable an element is does not matter as which object does: any
      // one that was put into the container will do.
      for (const Value &V : *Inserted)
        if (V.isObject() && V.P->isClosure())
          return V;
    }
  if (std::optional<Ownership> Own = Types.pointer(P->type()))
    return Value::pointer(Places.pointee(P, *Own, pointeeType(P->type())),
                          *Own);
  return Value::object(P);
}

Place *ObjectState::deref(Value V) {
  if (V.isPointer())
    return V.P;
  // A template parameter or an unknown class with operator->: there is
  // something behind it, and nothing is known of who owns it.
  if (V.isObject())
    return Places.pointee(V.P, Ownership::None, QualType());
  return nullptr;
}

ObjectState::Changes ObjectState::changesSince(size_t Mark) const {
  Changes Made;
  for (size_t I = Mark; I < Log.size(); ++I)
    Made[Log[I].P] = contents(Log[I].P) ? *contents(Log[I].P) : Cell();
  return Made;
}

ObjectState::Changes ObjectState::rollback(size_t Mark) {
  Changes Made = changesSince(Mark);
  while (Log.size() > Mark) {
    Undo &U = Log.back();
    if (U.WasHeld)
      Held[U.P] = std::move(U.Old);
    else
      Held.erase(U.P);
    Log.pop_back();
  }
  return Made;
}

bool ObjectState::jump(bool ToLoop) {
  for (Join &J : llvm::reverse(Open)) {
    if (J.T == Target::None || (ToLoop && J.T != Target::Loop))
      continue;
    J.Jumped += Log.size() - J.Mark;
    if (J.Jumped > MaxJumped)
      return false;
    J.Ends.push_back(changesSince(J.Mark));
    return true;
  }
  return false;
}

bool ObjectState::join(ArrayRef<llvm::function_ref<bool()>> Branches,
                       Target T) {
  const size_t Mark = Log.size();
  Open.push_back({T, Mark});
  for (llvm::function_ref<bool()> Branch : Branches) {
    bool ComesBack = Branch();
    Changes Made = rollback(Mark);
    if (ComesBack)
      Open.back().Ends.push_back(std::move(Made));
  }
  const std::vector<Changes> Ends = std::move(Open.back().Ends);
  Open.pop_back();

  llvm::MapVector<Place *, Cell> Joined;
  for (const Changes &End : Ends)
    for (const auto &[P, Values] : End)
      for (const Value &V : Values)
        if (Cell &Cell = Joined[P];
            Cell.size() < MaxValues && !llvm::is_contained(Cell, V))
          Cell.push_back(V);
  for (auto &[P, Values] : Joined) {
    // A branch that did not touch the place leaves what was there before.
    for (const Changes &End : Ends) {
      if (End.contains(P))
        continue;
      if (const Cell *Before = contents(P)) {
        for (const Value &V : *Before)
          if (Values.size() < MaxValues && !llvm::is_contained(Values, V))
            Values.push_back(V);
      } else if (P->root()->kind() != Place::Kind::Temporary) {
        // What one branch made is not there in the others.
        if (Value Start = load(P); !llvm::is_contained(Values, Start))
          Values.push_back(Start);
      }
      break;
    }
    write(P, std::move(Values));
  }
  return !Ends.empty();
}

} // namespace clang::templates
