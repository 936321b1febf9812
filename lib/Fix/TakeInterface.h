//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Makes functions take an interface where they took any of its implementers:
//
//   template <std::derived_from<Reader> R> int drain(R &r);
//
// becomes
//
//   inline int drain(Reader &r);
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_LIB_FIX_TAKEINTERFACE_H
#define TIDY_TEMPLATES_LIB_FIX_TAKEINTERFACE_H

#include "lib/AST/FunctionNames.h"
#include "lib/AST/InterfaceParameter.h"
#include "lib/Fix/ParameterRemoval.h"

namespace clang::templates {

/// The type that the parameter would have, for messages: "const Reader &".
std::string interfaceType(const InterfaceParameter &Parameter);

class InterfaceTaker {
public:
  /// Walks the user's code twice.
  InterfaceTaker(ArrayRef<InterfaceParameter> Parameters, ASTContext &Context);

  /// Edits of all declarations, of template-ids and of the body, after which
  /// the translation unit means the same. None if
  ///  1. something to edit comes from a macro or a system header,
  ///  2. ParameterRemover refuses to take the template parameter out; for an
  ///     'auto' parameter, if the function has overloads or attributes,
  ///  3. the function is named without being called: its type changes,
  ///  4. the interface cannot be named before the template, or is not defined
  ///     before the body,
  ///  5. the body names what is only declared after it, or
  ///  6. the constraint says something of other parameters that remain.
  std::vector<FixItHint> edits(const InterfaceParameter &Parameter) const;

  /// Whether no other translation unit can be in the way, and no call here.
  bool isHarmless(const InterfaceParameter &Parameter) const;

private:
  bool editHeads(const InterfaceParameter &Parameter,
                 std::vector<FixItHint> &Edits) const;
  bool editTypes(const InterfaceParameter &Parameter,
                 std::vector<FixItHint> &Edits) const;
  bool editBody(const InterfaceParameter &Parameter,
                std::vector<FixItHint> &Edits) const;
  bool isVisible(const InterfaceParameter &Parameter) const;

  ASTContext &Context;
  const SourceManager &Sources;
  const TypeClassifier Types;
  ParameterRemover Remover;
  FunctionNames Names;
};

} // namespace clang::templates

#endif // TIDY_TEMPLATES_LIB_FIX_TAKEINTERFACE_H
