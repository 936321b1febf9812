//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Whether a template says what it wants of a parameter, in any way that the
// language offers.
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_LIB_AST_CONSTRAINEDPARAMETERS_H
#define TIDY_TEMPLATES_LIB_AST_CONSTRAINEDPARAMETERS_H

#include "clang/AST/DeclTemplate.h"

namespace clang::templates {

/// Whether the head, the signature or the body of \p Template constrains
/// \p Parameter: by a type-constraint, a requires-clause, a condition that
/// substitution tests (std::enable_if, std::void_t, decltype, an unnamed
/// parameter with a default), a static_assert, or an argument that is chosen by
/// a trait (tag dispatch). No redeclaration is asked: all say the same.
bool isConstrained(const TemplateTypeParmDecl &Parameter,
                   const FunctionTemplateDecl &Template);

/// Whether the head of \p Template or an assertion in the class does so.
bool isConstrained(const TemplateTypeParmDecl &Parameter,
                   const ClassTemplateDecl &Template);

/// Whether the signature or the body of \p Function, of which \p Parameter may
/// be a parameter of the class around it, does so.
bool isConstrained(const TemplateTypeParmDecl &Parameter,
                   const FunctionDecl &Function);

/// Whether \p Parameter is no value that the body works with but a choice that
/// the author makes: a policy, a tag, traits, an allocator, a class that
/// derives from the template. Told by its name.
bool isChoice(const TemplateTypeParmDecl &Parameter);

} // namespace clang::templates

#endif // TIDY_TEMPLATES_LIB_AST_CONSTRAINEDPARAMETERS_H
