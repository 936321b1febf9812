//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Lets a class template keep its parameter instead of a value of any type.
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_LIB_FIX_KEEPPARAMETER_H
#define TIDY_TEMPLATES_LIB_FIX_KEEPPARAMETER_H

#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/Basic/Diagnostic.h"
#include <vector>

namespace clang::templates {

/// Puts \p Parameter in the place of each type in \p Class and its members
/// that forgets what it keeps, and in the place of each of \p Casts, calls of
/// any_cast, its argument. None if
///
/// 1. something cannot be edited,
/// 2. a member that is defined outside of the class calls the parameter by
///    another name, or the class has no name for it,
/// 3. the type is written where no declaration says what it is for: an alias,
///    an expression.
std::vector<FixItHint> keepParameter(const CXXRecordDecl &Class,
                                     const TemplateTypeParmDecl &Parameter,
                                     ArrayRef<const CallExpr *> Casts,
                                     ASTContext &Context);

} // namespace clang::templates

#endif // TIDY_TEMPLATES_LIB_FIX_KEEPPARAMETER_H
