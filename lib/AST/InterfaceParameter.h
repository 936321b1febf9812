//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A parameter of a function template for which an interface would do.
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_LIB_AST_INTERFACEPARAMETER_H
#define TIDY_TEMPLATES_LIB_AST_INTERFACEPARAMETER_H

#include "lib/AST/DemandedBases.h"
#include "lib/AST/TypeClassifier.h"
#include "clang/AST/DeclTemplate.h"
#include <vector>

namespace clang::templates {

struct InterfaceParameter {
  /// How the function gets the object.
  enum class Passing : uint8_t {
    Reference,  ///< R &r, const R &r
    Forwarding, ///< R &&r
    Pointer,    ///< R *p
    Owner,      ///< std::shared_ptr<R> p
  };

  /// The first declaration of the pattern.
  const FunctionTemplateDecl *Template = nullptr;
  /// The index of the template parameter, and of the only function parameter
  /// that is declared with it.
  unsigned Index = 0;
  unsigned Position = 0;
  Passing How = Passing::Reference;
  const CXXRecordDecl *Interface = nullptr;
  /// The template demands that its argument derives from the interface.
  DemandedBases Demand;
  /// An argument is const although the declaration does not say so, and
  /// nothing changes the object.
  bool NeedsConst = false;
  /// An argument is a temporary object, or is moved from.
  bool TakesRvalues = false;
  /// The specialisations with a body, by place of instantiation.
  std::vector<const FunctionDecl *> Specialisations;

  /// The pattern with the body.
  const FunctionDecl &definition() const;
  /// The function parameter in the definition.
  const ParmVarDecl &declared() const {
    return *definition().getParamDecl(Position);
  }
};

/// The mention of the template parameter in the declared type of the function
/// parameter \p Declared, if it is passed in one of these ways; invalid if not.
/// 'R' of 'const std::shared_ptr<R> &'.
TypeLoc passedType(const ParmVarDecl &Declared,
                   const TemplateTypeParmDecl &Parameter,
                   const TypeClassifier &Types,
                   InterfaceParameter::Passing &How);

} // namespace clang::templates

#endif // TIDY_TEMPLATES_LIB_AST_INTERFACEPARAMETER_H
