//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A constraint as text, between the analysis that infers it and the fix that
// writes it into the declarations of a template.
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_LIB_AST_CONSTRAINTTEXT_H
#define TIDY_TEMPLATES_LIB_AST_CONSTRAINTTEXT_H

#include "llvm/ADT/STLFunctionalExtras.h"
#include <string>
#include <vector>

namespace clang::templates {

/// A constraint as text, written with the parameter names of one declaration.
struct ConstraintText {
  /// For each template parameter of the innermost list what takes the place of
  /// 'typename': "std::integral", "std::predicate<std::iter_reference_t<It>>";
  /// empty where there is none.
  std::vector<std::string> Types;
  /// The same constraints as conjuncts: "std::integral<T>", of a pack the fold
  /// "(std::integral<Ts> && ...)". Parallel to Types; what has no type is
  /// always a conjunct.
  std::vector<std::string> AsClauses;
  /// Further conjuncts, which cannot be type-constraints:
  /// "std::equality_comparable<It>", "requires(const T &a) { a.size(); }".
  std::vector<std::string> Clauses;
};

/// How one declaration calls the template parameter at Depth, Index. 'auto'
/// parameters have no name: "decltype(x)", without what the declarator adds to
/// the type, for 'const auto &x' "std::remove_cvref_t<decltype(x)>". That is
/// the template argument, except for 'auto &&x' and an rvalue: then the
/// argument is what the reference refers to.
using ParameterNames =
    llvm::function_ref<std::string(unsigned Depth, unsigned Index)>;

/// Called for each declaration, and once with names that are in none. The text
/// must be the same but for the names.
using ConstraintWriter = llvm::function_ref<ConstraintText(ParameterNames)>;

} // namespace clang::templates

#endif // TIDY_TEMPLATES_LIB_AST_CONSTRAINTTEXT_H
