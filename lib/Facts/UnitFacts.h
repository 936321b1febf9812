//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The facts on one translation unit, computed once for all checks that ask.
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_LIB_FACTS_UNITFACTS_H
#define TIDY_TEMPLATES_LIB_FACTS_UNITFACTS_H

#include "lib/AST/Functions.h"
#include "lib/Facts/FunctionEffects.h"
#include "lib/Facts/SpecialisationIndex.h"
#include <memory>

namespace clang::templates {

class UnitFacts {
public:
  UnitFacts(ASTContext &Context, ArrayRef<StringRef> SharedPointers = {})
      : Types(SharedPointers), Effects(Context, Types),
        Functions(functionsWithBodies(Context, Types)) {}

  /// The facts on \p Context that other checks hold, too. They live as long as
  /// somebody holds them: take them when the translation unit is met, let them
  /// go at its end.
  static std::shared_ptr<UnitFacts> of(ASTContext &Context,
                                       ArrayRef<StringRef> SharedPointers = {});

  const TypeClassifier Types;
  EffectAnalysis Effects;
  const FunctionsWithBodies Functions;
};

/// The specialisations in \p Context, shared in the same way. Nothing else is
/// computed for them.
std::shared_ptr<SpecialisationIndex> specialisationsOf(ASTContext &Context);

} // namespace clang::templates

#endif // TIDY_TEMPLATES_LIB_FACTS_UNITFACTS_H
