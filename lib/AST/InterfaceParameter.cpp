//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/AST/InterfaceParameter.h"

namespace clang::templates {

const FunctionDecl &InterfaceParameter::definition() const {
  const FunctionDecl *Definition = nullptr;
  const FunctionDecl &Function = *Template->getTemplatedDecl();
  return Function.isDefined(Definition) ? *Definition : Function;
}

static bool isParameter(QualType T, const TemplateTypeParmDecl &Parameter) {
  const auto *Named = T->getAs<TemplateTypeParmType>();
  return Named && Named->getDepth() == Parameter.getDepth() &&
         Named->getIndex() == Parameter.getIndex();
}

TypeLoc passedType(const ParmVarDecl &Declared,
                   const TemplateTypeParmDecl &Parameter,
                   const TypeClassifier &Types,
                   InterfaceParameter::Passing &How) {
  using Passing = InterfaceParameter::Passing;
  const TypeSourceInfo *Written = Declared.getTypeSourceInfo();
  if (!Written || Declared.isParameterPack())
    return {};
  TypeLoc T = Written->getTypeLoc().getUnqualifiedLoc();
  const auto Reference = T.getAs<ReferenceTypeLoc>();
  const bool IsRvalue = T.getType()->isRValueReferenceType();
  if (Reference)
    T = Reference.getPointeeLoc();
  const bool IsConst = T.getType().isConstQualified();
  T = T.getUnqualifiedLoc();
  if (T.getType().isVolatileQualified())
    return {};
  if (Reference && isParameter(T.getType(), Parameter)) {
    How = IsRvalue ? Passing::Forwarding : Passing::Reference;
    // 'const R &&' takes rvalues only.
    return IsRvalue && IsConst ? TypeLoc() : T;
  }
  if (const auto Pointer = T.getAs<PointerTypeLoc>()) {
    T = Pointer.getPointeeLoc().getUnqualifiedLoc();
    How = Passing::Pointer;
    return !Reference && isParameter(T.getType(), Parameter) ? T : TypeLoc();
  }
  // What a temporary owner, converted from another one, cannot be bound to.
  if (Reference && !IsRvalue && !IsConst)
    return {};
  const auto Owner = T.getAs<TemplateSpecializationTypeLoc>();
  if (!Owner || !Types.pointer(T.getType()) || Owner.getNumArgs() != 1 ||
      Owner.getArgLoc(0).getArgument().getKind() != TemplateArgument::Type)
    return {};
  T = Owner.getArgLoc(0).getTypeSourceInfo()->getTypeLoc().getUnqualifiedLoc();
  How = Passing::Owner;
  return isParameter(T.getType(), Parameter) ? T : TypeLoc();
}

} // namespace clang::templates
