//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Moves constant data out of a template, to the namespace before it:
//
//   template <typename T> int row(int At) {
//     static const int Rows[] = {1, 2, 3};
//     return Rows[At];
//   }
//
// becomes
//
//   inline const int Rows[] = {1, 2, 3};
//
//   template <typename T> int row(int At) {
//     return Rows[At];
//   }
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_LIB_FIX_HOISTSTATIC_H
#define TIDY_TEMPLATES_LIB_FIX_HOISTSTATIC_H

#include "clang/AST/ASTContext.h"
#include "clang/Basic/Diagnostic.h"
#include "llvm/ADT/DenseMap.h"
#include <vector>

namespace clang::templates {

/// Moves each of \p Vars, constants that depend on no parameter, before the
/// outermost declaration that it is in. It is `inline` in a header and `static`
/// in the main file, and gets another name if its own is taken there. What goes
/// before the same declaration is moved together: by the edits of the first.
/// There are none for those
///  1. that are no static local variables: others can name a member,
///  2. that are not alone in their declarations, or are in a macro,
///  3. that are not initialised before the program runs: they would be earlier,
///     and maybe before what they need,
///  4. whose type or initialiser names something that is not in a namespace or
///     not declared before the template, or that only a using-directive or
///     declaration in the function makes visible, and
///  5. in headers if the language has no inline variables: before C++17.
llvm::DenseMap<const VarDecl *, std::vector<FixItHint>>
hoistStatics(ArrayRef<const VarDecl *> Vars, const ASTContext &Context);

} // namespace clang::templates

#endif // TIDY_TEMPLATES_LIB_FIX_HOISTSTATIC_H
