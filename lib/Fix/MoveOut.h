//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Moves code that depends on no parameter out of a template, to the namespace
// before it: statements into a function, a nested class with an alias in its
// place.
//
//   template <typename T> void fill(T &Value, char *First, char *Last) {
//     while (First < Last)
//       *First++ = ' ';
//     Value.use(First);
//   }
//
// becomes
//
//   static void fillCommon(char *&First, char *Last) {
//     while (First < Last)
//       *First++ = ' ';
//   }
//
//   template <typename T> void fill(T &Value, char *First, char *Last) {
//     fillCommon(First, Last);
//     Value.use(First);
//   }
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_LIB_FIX_MOVEOUT_H
#define TIDY_TEMPLATES_LIB_FIX_MOVEOUT_H

#include "lib/AST/IndependentCode.h"
#include "clang/AST/ASTContext.h"
#include "clang/Basic/Diagnostic.h"
#include <vector>

namespace clang::templates {

struct MoveOut {
  /// None if it cannot be moved, or goes along with an earlier one.
  std::vector<FixItHint> Edits;
  /// Nobody can tell the difference. If not, others can name the class, which
  /// is now the same one for all arguments.
  bool KeepsMeaning = true;
};

/// One answer for each of \p Codes. What goes before the same declaration is
/// moved together: by the edits of the first. The function is `inline` in a
/// header and `static` in the main file. There are no edits for
///  1. what depends on some parameter, and member functions,
///  2. what is in a macro, has a directive of the preprocessor or a raw string,
///  3. what names something that is not in a namespace, is declared behind the
///     template or is not public; what a using-directive or declaration in the
///     function makes visible; `this`,
///  4. statements in a lambda, and those of a function without a simple name,
///  5. statements with more than one result, and a result that is no number;
///     with returns, but not one at their end, or one of an object from before
///     them, which would be copied,
///  6. arguments and results of types that cannot be spelled before a name, or
///     that have none,
///  7. statements, but for the last ones of a block, that declare objects or
///     take addresses: something may refer to them behind the statements,
///  8. classes that are not defined where they are declared, or not directly in
///     a class template at namespace scope; with friends, static data, or
///     variables in the same declaration, and
///  9. classes that are named with `struct` or `class` before them.
std::vector<MoveOut> moveOut(ArrayRef<const IndependentCode *> Codes,
                             const ASTContext &Context);

} // namespace clang::templates

#endif // TIDY_TEMPLATES_LIB_FIX_MOVEOUT_H
