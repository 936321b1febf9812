//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Lets a setter refuse the object itself.
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_LIB_FIX_SELFGUARD_H
#define TIDY_TEMPLATES_LIB_FIX_SELFGUARD_H

#include "clang/AST/DeclCXX.h"
#include "clang/Basic/Diagnostic.h"
#include <optional>

namespace clang::templates {

/// Lets \p Setter return at its start if \p Stored, one of its parameters,
/// points to its object. Changes what the program does. Nothing if
///
/// 1. there is something to return, and we cannot tell what,
/// 2. \p Stored has no name, or is no shared pointer of a library, whose `get`
///    can be compared with `this`,
/// 3. what it points to may have nothing to do with the class,
/// 4. the body cannot be edited.
std::optional<FixItHint> refuseSelf(const CXXMethodDecl &Setter,
                                    const ParmVarDecl &Stored,
                                    const ASTContext &Context);

} // namespace clang::templates

#endif // TIDY_TEMPLATES_LIB_FIX_SELFGUARD_H
