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

/// A constraint, written with the parameter names of one declaration.
struct ConstraintText {
  /// For each template parameter of the innermost list what takes the place of
  /// 'typename': "std::integral". Empty where there is none.
  std::vector<std::string> Types;
  /// The same as conjuncts of a requires-clause: "std::integral<T>".
  std::vector<std::string> AsClauses;
  /// Conjuncts that cannot be type-constraints.
  std::vector<std::string> Clauses;
};

/// How one declaration calls the template parameter at a depth and an index.
using ParameterNames =
    llvm::function_ref<std::string(unsigned Depth, unsigned Index)>;

/// Writes the constraint for one declaration.
using ConstraintWriter = llvm::function_ref<ConstraintText(ParameterNames)>;

} // namespace clang::templates

#endif // TIDY_TEMPLATES_LIB_AST_CONSTRAINTTEXT_H
