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
  auto Effects = std::make_unique<FunctionEffects>(Definition, Types);
  FunctionEvaluator(*this, *Effects).run();
  --CallDepth;
  return (Known[Definition] = std::move(Effects)).get();
}

ArrayRef<FieldUse> EffectAnalysis::usesOf(const FieldDecl *Field) const {
  auto It = Uses.find(patternField(Field)->getCanonicalDecl());
  if (It == Uses.end())
    return {};
  return It->second;
}

void EffectAnalysis::addUse(const FieldDecl *Field, FieldUse Use) {
  llvm::SmallVector<FieldUse, 2> &List =
      Uses[patternField(Field)->getCanonicalDecl()];
  if (llvm::none_of(List, [&](const FieldUse &Old) {
        return Old.K == Use.K && Old.Loc == Use.Loc;
      }))
    List.push_back(Use);
}

} // namespace clang::templates
