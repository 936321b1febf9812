//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Parameters of function templates that are used through an interface only.
//
//   function templates --signature--> one parameter, passed by reference
//     --the head, or what the arguments share--> interfaces
//     --InterfaceUses, of each specialisation--> the one that would do
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_LIB_FACTS_INTERFACEPARAMETERS_H
#define TIDY_TEMPLATES_LIB_FACTS_INTERFACEPARAMETERS_H

#include "lib/AST/InterfaceParameter.h"
#include "lib/Facts/SpecialisationIndex.h"

namespace clang::templates {

struct InterfaceParameterOptions {
  /// How many classes must be seen as arguments if the template does not
  /// demand the interface: in the main file, and in a header, which others may
  /// use with anything.
  unsigned MinImplementers = 2;
  unsigned MinImplementersInHeaders = 3;
  /// Also where a function is called that is final for an argument: the
  /// compiler may leave out the virtual call.
  bool Final = false;
};

/// The findings of the translation unit, in the order of the source. Cannot
/// tell, and not among them: templates that are written anew for an argument,
/// have overloads for related classes, are constexpr or friends, or demand
/// anything else of the parameter; interfaces that depend on a parameter.
std::vector<InterfaceParameter>
findInterfaceParameters(const SpecialisationIndex &Index, ASTContext &Context,
                        const InterfaceParameterOptions &Options);

} // namespace clang::templates

#endif // TIDY_TEMPLATES_LIB_FACTS_INTERFACEPARAMETERS_H
