//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/Facts/ClosureEscape.h"
#include "llvm/ADT/SetVector.h"

namespace clang::templates {

namespace {

/// The closures that a value holds.
class ClosuresIn {
public:
  explicit ClosuresIn(const ObjectState &State) : State(State) {}

  ArrayRef<const Place *> find(Value V) {
    follow(V);
    for (unsigned I = 0; I < Seen.size() && I < MaxPlaces; ++I) {
      const Place *P = Seen[I];
      if (P->isClosure())
        Closures.push_back(P);
      if (const ObjectState::Cell *Held = State.contents(P))
        for (Value Part : *Held)
          follow(Part);
      for (const Place *Child : P->children())
        if (Child->kind() != Place::Kind::Pointee)
          Seen.insert(Child);
    }
    return Closures;
  }

private:
  static constexpr unsigned MaxPlaces = 64;

  void follow(Value V) {
    if (V.isObject() || (V.isPointer() && keepsAlive(V.Own)))
      Seen.insert(V.P);
  }

  const ObjectState &State;
  llvm::SmallSetVector<const Place *, 8> Seen;
  llvm::SmallVector<const Place *, 2> Closures;
};

class EscapeCollector {
public:
  explicit EscapeCollector(UnitFacts &Facts) : Facts(Facts) {}

  std::vector<ClosureEscape> run() {
    // Only who has a closure at hand lets one out, and who calls somebody who
    // lets his out.
    std::vector<const FunctionDecl *> Work;
    for (const FunctionDecl *F : Facts.Functions.All)
      if (Facts.Functions.WithClosures.contains(F) ||
          Facts.Functions.WithBorrows.contains(F))
        Work.push_back(F);
    llvm::DenseMap<const FunctionDecl *, std::vector<ClosureEscape>> Of;
    while (!Work.empty()) {
      const FunctionDecl *F = Work.back();
      Work.pop_back();
      auto [It, New] = Of.try_emplace(F);
      if (!New || !collect(Facts.Effects.effectsOf(F), It->second))
        continue;
      if (auto Callers = Facts.Functions.Callers.find(F->getCanonicalDecl());
          Callers != Facts.Functions.Callers.end())
        llvm::append_range(Work, Callers->second);
    }
    std::vector<ClosureEscape> All;
    for (const FunctionDecl *F : Facts.Functions.All)
      if (auto It = Of.find(F); It != Of.end())
        llvm::append_range(All, It->second);
    for (const VarDecl *Global : Facts.Functions.Globals)
      collect(Facts.Effects.effectsOf(Global), All);
    return All;
  }

private:
  /// Whether a caller gets to see what escapes.
  static bool collect(const FunctionEffects *Effects,
                      std::vector<ClosureEscape> &Escapes) {
    if (!Effects)
      return false;
    bool SeenByCallers = false;
    auto Add = [&](Value What, ClosureEscape Escape) {
      Escape.Effects = Effects;
      ClosuresIn Search(Effects->State);
      for (const Place *Closure : Search.find(What)) {
        Escape.Closure = Closure;
        Escapes.push_back(Escape);
        SeenByCallers |= Escape.K != ClosureEscape::Kind::Passed;
      }
    };
    for (const Effect &E : Effects->Effects) {
      if (E.K != Effect::Kind::Store)
        continue;
      const Place *Root = E.Where->root();
      ClosureEscape Escape = {Root->kind() == Place::Kind::Variable
                                  ? ClosureEscape::Kind::Static
                                  : ClosureEscape::Kind::Object,
                              nullptr, nullptr};
      Escape.Where = E.Where;
      Escape.Store = &E;
      Add(E.What, Escape);
    }
    for (Value V : Effects->Returned)
      Add(V, {ClosureEscape::Kind::Returned, nullptr, nullptr});
    for (const FunctionEffects::Argument &Passed : Effects->Passed) {
      ClosureEscape Escape = {ClosureEscape::Kind::Passed, nullptr, nullptr};
      Escape.Argument = &Passed;
      Add(Passed.What, Escape);
    }
    return SeenByCallers;
  }

  UnitFacts &Facts;
};

} // namespace

std::vector<ClosureEscape> closureEscapes(UnitFacts &Facts) {
  return EscapeCollector(Facts).run();
}

} // namespace clang::templates
