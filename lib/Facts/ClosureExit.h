//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Whether a closure outlives the function that makes it.
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_LIB_FACTS_CLOSUREEXIT_H
#define TIDY_TEMPLATES_LIB_FACTS_CLOSUREEXIT_H

#include "lib/AST/Mentions.h"
#include "clang/AST/ExprCXX.h"

namespace clang::templates {

/// Where the closure of \p Lambda, a copy of it, or an object around it is
/// returned from \p Root or is put into a member, a variable with static
/// duration, or what a parameter refers to; through local variables, wrappers
/// and visible functions that do so with their parameter. Null if that is
/// nowhere to be seen: it stays, or cannot be told.
const Stmt *exitOf(const LambdaExpr &Lambda, const Decl &Root,
                   ASTContext &Context);

} // namespace clang::templates

#endif // TIDY_TEMPLATES_LIB_FACTS_CLOSUREEXIT_H
