//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/Facts/FunctionEffects.h"
#include "lib/AST/Names.h"
#include "lib/Facts/FunctionEvaluator.h"

namespace clang::templates {

EffectAnalysis::EffectAnalysis(ASTContext &Context, const TypeClassifier &Types)
    : Context(Context), Types(Types), Resolver(Context) {
  for (const knowledge::LibraryCall &Row : knowledge::libraryCalls()) {
    StringRef Name = Row.Name;
    LibraryCalls[Name.substr(Name.rfind(':') + 1)].push_back(&Row);
  }
  for (const knowledge::ContainerMember &Row : knowledge::containerMembers())
    ContainerMembers[Row.Name] = Row.Effect;
}

const knowledge::LibraryCall *
EffectAnalysis::libraryCall(const FunctionDecl &Callee) const {
  auto It = LibraryCalls.find(simpleName(Callee));
  if (It == LibraryCalls.end())
    return nullptr;
  std::string Name = libraryName(Callee);
  for (const knowledge::LibraryCall *Row : It->second)
    if (Name == Row->Name)
      return Row;
  return nullptr;
}

std::optional<knowledge::MemberEffect>
EffectAnalysis::containerMember(StringRef Name) const {
  auto It = ContainerMembers.find(Name);
  if (It == ContainerMembers.end())
    return std::nullopt;
  return It->second;
}

void EffectAnalysis::evaluate(FunctionEffects &Effects) {
  FunctionEvaluator(*this, Effects).run();
  Effects.Places.compact();
  Effects.State.compact();
  Effects.Passed.shrink_to_fit();
}

const FunctionEffects *EffectAnalysis::effectsOf(const FunctionDecl *Function) {
  if (!Function)
    return nullptr;
  const FunctionDecl *Definition = nullptr;
  if (!Function->hasBody(Definition)) {
    // A member of a specialisation that nothing has instantiated yet, or a
    // call in a pattern: the pattern's body says the same.
    const FunctionDecl *Pattern = Function->getTemplateInstantiationPattern();
    if (!Pattern || !Pattern->hasBody(Definition))
      return nullptr;
  }
  auto It = Known.find(Definition);
  if (It != Known.end())
    return It->second.get();
  if (CallDepth >= MaxCallDepth || Definition->isInvalidDecl())
    return nullptr;
  Known[Definition] = nullptr;
  ++CallDepth;
  auto Effects = std::make_unique<FunctionEffects>(Definition, Types, Memory);
  evaluate(*Effects);
  --CallDepth;
  return (Known[Definition] = std::move(Effects)).get();
}

const FunctionEffects *EffectAnalysis::effectsOf(const VarDecl *Global) {
  if (!Global->hasInit() || Global->isInvalidDecl())
    return nullptr;
  auto [It, New] = KnownGlobals.try_emplace(Global);
  if (!New)
    return It->second.get();
  auto Effects = std::make_unique<FunctionEffects>(Global, Types, Memory);
  evaluate(*Effects);
  return (KnownGlobals[Global] = std::move(Effects)).get();
}

/// The declaration that stands for \p Storage in all specialisations.
static const ValueDecl *pattern(const ValueDecl *Storage) {
  if (const auto *Field = dyn_cast<FieldDecl>(Storage))
    return cast<ValueDecl>(patternField(Field)->getCanonicalDecl());
  if (const auto *Var = dyn_cast<VarDecl>(Storage))
    if (const VarDecl *Pattern = Var->getTemplateInstantiationPattern())
      Storage = Pattern;
  return cast<ValueDecl>(Storage->getCanonicalDecl());
}

ArrayRef<FieldUse> EffectAnalysis::usesOf(const ValueDecl *Storage) const {
  auto It = Uses.find(pattern(Storage));
  if (It == Uses.end())
    return {};
  return It->second;
}

void EffectAnalysis::addUse(const ValueDecl *Storage, FieldUse Use) {
  llvm::SmallVector<FieldUse, 2> &List = Uses[pattern(Storage)];
  if (llvm::none_of(List, [&](const FieldUse &Old) {
        return Old.K == Use.K && Old.Loc == Use.Loc;
      }))
    List.push_back(Use);
}

} // namespace clang::templates
