//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Makes a function template thin: its body moves to a function that takes as an
// argument what was a template argument.
//
//   template <std::size_t N> int sum(const int (&Values)[N]) {
//     int Sum = 0;
//     for (std::size_t I = 0; I < N; ++I)
//       Sum += Values[I];
//     return Sum;
//   }
//
// becomes
//
//   static int sumCommon(const int *Values, std::size_t N) {
//     int Sum = 0;
//     for (std::size_t I = 0; I < N; ++I)
//       Sum += Values[I];
//     return Sum;
//   }
//
//   template <std::size_t N> int sum(const int (&Values)[N]) {
//     return sumCommon(Values, N);
//   }
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_LIB_FIX_THINTEMPLATE_H
#define TIDY_TEMPLATES_LIB_FIX_THINTEMPLATE_H

#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/Basic/Diagnostic.h"
#include <vector>

namespace clang::templates {

/// Moves the body of \p Definition, the pattern of a function template, to a
/// function without the parameter \p Number, which the body uses as it would
/// use a variable. \p Specialisations are all that have a body; call sites do
/// not change. An array of that length is passed as a pointer, a std::array, in
/// C++20, as a span. The new function is `inline` in a header and `static` in
/// the main file, or a template of the other parameters. Empty, if
///  1. something is in a macro or a system header,
///  2. the function is a member, a friend, an operator, constexpr, variadic, or
///     has attributes or a requires-clause,
///  3. another template parameter is a pack before others, has a default
///     argument or no name; the type of the number is deduced,
///  4. a parameter of the function has no name, needs the number for its type in
///     another way, or would be copied or moved once more and not trivially,
///  5. the body needs the array: it measures it, walks through it, passes it on
///     as such, or captures it,
///  6. the body uses the number in a braced initialiser, where it would narrow,
///     or in a lambda that would have to capture it,
///  7. the body has static variables, which the specialisations would share,
///     local classes, or asks for the name of its function, or
///  8. a specialisation uses what is only declared, or defined, behind the
///     template.
std::vector<FixItHint> makeThin(const FunctionDecl &Definition,
                                const NonTypeTemplateParmDecl &Number,
                                ArrayRef<const FunctionDecl *> Specialisations,
                                const ASTContext &Context);

} // namespace clang::templates

#endif // TIDY_TEMPLATES_LIB_FIX_THINTEMPLATE_H
