//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Conversions to erased types that take memory from the heap where they need
// not: again and again, or for a callee that only calls what it is passed.
//
//   conversions of the library that allocate     InlineStorage
//     -> the places in functions that use them   ErasureReader
//     -> what becomes of the erased object       ParameterUses
//     -> findings, one per parameter, variable or closure of a pattern
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_LIB_FACTS_ALLOCATINGERASURES_H
#define TIDY_TEMPLATES_LIB_FACTS_ALLOCATINGERASURES_H

#include "lib/Facts/InlineStorage.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/ExprCXX.h"
#include <vector>

namespace clang::templates {

/// A conversion that allocates, in a function that is no template.
struct ErasureSite {
  /// What is converted: the closure as it is written.
  const Expr *Value;
  /// Null if the value is not written as a lambda.
  const LambdaExpr *Lambda;
  Erasure What;
  /// The function, specialisation or call operator that converts it.
  const FunctionDecl *In;
  /// The innermost loop of \c In that repeats it, if there is one.
  const Stmt *Loop = nullptr;
  /// The variable that it initialises, if that is local.
  const VarDecl *Variable = nullptr;
  /// Where \c In, or a function that calls it, is called again and again.
  const Expr *RepeatedBy = nullptr;
};

struct AllocatingErasure {
  enum class Kind {
    /// The parameter that the callables are converted for is only called.
    Parameter,
    /// In a loop: the variable that it is converted for is only called.
    Variable,
    /// In a loop: it is called and forgotten at once.
    Temporary,
    /// In a loop: each iteration makes the same object for the same function.
    Invariant,
    /// In a loop: the object goes where it is kept, or where nothing is seen.
    Other,
  };
  Kind What;
  /// The variable, or the parameter as the pattern declares it. Null for
  /// temporaries.
  const VarDecl *Variable = nullptr;
  /// In the order of the source; several of one place are of several
  /// specialisations.
  std::vector<ErasureSite> Sites;
  /// Of a parameter: the patterns that have it; more than one for a virtual
  /// function and those that override it.
  std::vector<const FunctionDecl *> Functions;
  /// Of a parameter: the expressions that are passed in this translation unit.
  std::vector<const Expr *> Arguments;
  /// Of a parameter: a function is used other than by calling it, or called
  /// with template arguments.
  bool IsNamed = false;
  /// Of a parameter or variable: it is tested for emptiness.
  bool IsTested = false;
  /// Of a parameter: it is passed on to another.
  bool IsPassedOn = false;
  /// Values to be called are converted, not values to be read.
  bool IsErasedCallable = false;
};

/// The findings of the translation unit, in the order of the source. Empty at
/// next to no cost where no conversion allocates, else linear. \p Strict:
/// findings of kind \c Other, too.
std::vector<AllocatingErasure>
findAllocatingErasures(ASTContext &Context, const InlineStorage &Storage,
                       bool Strict);

} // namespace clang::templates

#endif // TIDY_TEMPLATES_LIB_FACTS_ALLOCATINGERASURES_H
