//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The functions that a user wrote, and what templates made of them.
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_LIB_AST_FUNCTIONS_H
#define TIDY_TEMPLATES_LIB_AST_FUNCTIONS_H

#include "clang/AST/ASTContext.h"
#include "clang/AST/Decl.h"
#include <vector>

namespace clang::templates {

/// The functions with a body in the traversal scope of \p Context: patterns,
/// their specialisations, and the call operators of lambdas, in the order of
/// the source. Those of system headers are left out. One walk, linear.
std::vector<const FunctionDecl *> functionsWithBodies(ASTContext &Context);

} // namespace clang::templates

#endif // TIDY_TEMPLATES_LIB_AST_FUNCTIONS_H
