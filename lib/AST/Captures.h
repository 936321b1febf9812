//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What the lambdas of templates capture by default.
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_LIB_AST_CAPTURES_H
#define TIDY_TEMPLATES_LIB_AST_CAPTURES_H

#include "clang/AST/DeclCXX.h"
#include "llvm/ADT/SmallVector.h"

namespace clang::templates {

/// The variables that a specialisation of \p Lambda, a lambda in a template
/// with a default capture, is going to capture beside those that the pattern
/// captures already: the compiler waits for the types before it decides. In the
/// order of the source; none for other lambdas.
llvm::SmallVector<const VarDecl *, 2> lateCaptures(const CXXRecordDecl &Lambda);

} // namespace clang::templates

#endif // TIDY_TEMPLATES_LIB_AST_CAPTURES_H
