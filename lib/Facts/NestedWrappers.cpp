//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/Facts/NestedWrappers.h"
#include "lib/AST/Names.h"
#include "lib/AST/TypeClassifier.h"
#include "lib/Knowledge/Wrappers.h"

namespace clang::templates {

/// The class template that \p T is a specialisation of; null if it is of none.
static const ClassTemplateDecl *templateOf(QualType T) {
  return dyn_cast_or_null<ClassTemplateDecl>(TypeClassifier::classOf(T));
}

/// Whether \p Made takes an object of \p Wrapper and returns it wrapped again.
static bool wrapsTwice(const FunctionDecl &Made,
                       const ClassTemplateDecl &Wrapper) {
  const QualType Inner = pointeeType(Made.getReturnType());
  if (templateOf(Made.getReturnType()) != &Wrapper ||
      templateOf(Inner) != &Wrapper)
    return false;
  return llvm::any_of(Made.parameters(), [&](const ParmVarDecl *P) {
    return P->getType()
               .getNonReferenceType()
               .getCanonicalType()
               .getUnqualifiedType() ==
           Inner.getCanonicalType().getUnqualifiedType();
  });
}

std::vector<NestedWrapper>
findNestedWrappers(const SpecialisationIndex &Index) {
  std::vector<NestedWrapper> Result;
  for (const Pattern &P : Index.patterns()) {
    const auto *Function = dyn_cast<FunctionDecl>(P.Declared);
    if (!Function || Function->getLocation().isMacroID())
      continue;
    for (const Specialisation &S : P.Specialisations) {
      const auto *Made = cast<FunctionDecl>(&S.declared());
      const ClassTemplateDecl *Wrapper = templateOf(Made->getReturnType());
      // What has no body was only a candidate.
      if (!Wrapper || S.isExplicit() || !S.hasBody())
        continue;
      if (!hasWord(simpleName(*Function), knowledge::wrapperWords()) &&
          !hasWord(Wrapper->getName(), knowledge::wrapperWords()))
        break;
      // Each layer binds other arguments.
      if (hasWord(simpleName(*Function), {"bind"}))
        break;
      if (wrapsTwice(*Made, *Wrapper)) {
        Result.push_back({Function, Wrapper, &S});
        break;
      }
    }
  }
  return Result;
}

} // namespace clang::templates
