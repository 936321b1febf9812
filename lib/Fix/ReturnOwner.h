//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Makes a function return 'std::unique_ptr' that returns a pointer which its
// callers have to delete.
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_LIB_FIX_RETURNOWNER_H
#define TIDY_TEMPLATES_LIB_FIX_RETURNOWNER_H

#include "clang/AST/ASTContext.h"
#include "clang/Basic/Diagnostic.h"
#include <vector>

namespace clang::templates {

/// The edits of the declarations and of the return statements of \p Definition,
/// the pattern of a function template or member. None if
///  1. something to edit comes from a macro or a system header,
///  2. the declared result is no plain pointer to something that is not const,
///  3. it returns anything but 'nullptr', a new array of the result's elements,
///     a variable that is made from one, or what an own 'std::unique_ptr' lets
///     go, and not the same kind everywhere, or
///  4. this translation unit uses it otherwise than to make a 'std::unique_ptr'
///     of the result.
std::vector<FixItHint> returnOwner(const FunctionDecl &Definition,
                                   ASTContext &Context);

} // namespace clang::templates

#endif // TIDY_TEMPLATES_LIB_FIX_RETURNOWNER_H
