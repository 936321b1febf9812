//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Declarations that move out of a template, to the namespace before it.
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_LIB_FIX_BEFORETEMPLATE_H
#define TIDY_TEMPLATES_LIB_FIX_BEFORETEMPLATE_H

#include "clang/AST/ASTContext.h"
#include "clang/Basic/Diagnostic.h"
#include "llvm/ADT/StringSet.h"
#include <string>

namespace clang::templates {

/// The declaration at namespace scope that \p Inner is, or is written in; a
/// template if it is one.
const Decl *outermost(const DeclContext &Inner);

/// Whether \p D can be named at \p Before, at namespace scope, by its name
/// alone: it is a member of a namespace and declared by then.
bool isNamedBefore(const NamedDecl &D, SourceLocation Before,
                   const SourceManager &Sources);

/// Whether \p D, which a specialisation of \p Pattern names, is declared - a
/// member's class is defined - before the end of \p Pattern: what a template
/// finds when it is instantiated, a function must find where it is written.
bool isKnownIn(const NamedDecl &D, const FunctionDecl &Pattern,
               const SourceManager &Sources);

/// The first of \p Base, \p Base2, ... that means nothing in the file of
/// \p Outermost, nor in the scopes around it, and is not in \p NewNames, to
/// which it is added.
std::string newNameBefore(const std::string &Base, const Decl &Outermost,
                          const ASTContext &Context,
                          llvm::StringSet<> &NewNames);

/// Puts \p Text before the comment of the declaration at \p Before, or else
/// before the declaration: behind the token in front of it where that is
/// certain, so that others can edit the head of a template.
FixItHint writeAbove(SourceLocation Before, const std::string &Text,
                     const ASTContext &Context);

} // namespace clang::templates

#endif // TIDY_TEMPLATES_LIB_FIX_BEFORETEMPLATE_H
