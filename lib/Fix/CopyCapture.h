//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Rewrites a closure to capture copies of what it captured by reference.
//
//   [&Name, &Out] { Out << Name; }  becomes  [Name, &Out] { Out << Name; }
//   [&] { return Low < X; }         becomes  [Low, X] { return Low < X; }
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_LIB_FIX_COPYCAPTURE_H
#define TIDY_TEMPLATES_LIB_FIX_COPYCAPTURE_H

#include "clang/AST/ASTContext.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Basic/Diagnostic.h"
#include <vector>

namespace clang::templates {

/// The edits that make a lambda capture by copy what it captured by reference:
/// \p Captured[I] is a capture of \p Lambdas[I], and the lambdas are one in the
/// source, seen in the pattern and in specialisations. A default capture is
/// spelled out. Empty, if
///  1. the captures lie in a macro or in a system header,
///  2. a type is known in no specialisation, or cannot be copied in one,
///  3. a copy would lose a part: of a reference to a polymorphic class,
///  4. the closure may write to what it captured,
///  5. a capture has no name of its own that can be spelled: `this`, bindings,
///  6. the variable is written after the closure is made, which may be in its
///     own initialiser, or
///  7. the variable itself refers to a local one: a pointer, a view.
std::vector<FixItHint> copyCaptures(ArrayRef<const LambdaExpr *> Lambdas,
                                    ArrayRef<const ValueDecl *> Captured,
                                    const ASTContext &Context);

} // namespace clang::templates

#endif // TIDY_TEMPLATES_LIB_FIX_COPYCAPTURE_H
