//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// An explicit instantiation that a source file defines.
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_LIB_AST_EXPLICITINSTANTIATION_H
#define TIDY_TEMPLATES_LIB_AST_EXPLICITINSTANTIATION_H

#include "clang/AST/DeclTemplate.h"

namespace clang::templates {

/// An explicit instantiation definition in the main file.
struct ExplicitInstantiation {
  /// The specialisation: a class or a function.
  const NamedDecl *Specialisation;
  const RedeclarableTemplateDecl *Template;
  /// The definition of the template, in a header.
  const NamedDecl *Pattern;
  /// Where the instantiation is written.
  SourceLocation Loc;
  /// What it names is known in the header, wherever that is included: of the
  /// template's own file, of one that it includes, or part of the language.
  bool CanDeclareInHeader = false;
};

} // namespace clang::templates

#endif // TIDY_TEMPLATES_LIB_AST_EXPLICITINSTANTIATION_H
