//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Code in a template that would be the same without some of its parameters.
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_LIB_AST_INDEPENDENTCODE_H
#define TIDY_TEMPLATES_LIB_AST_INDEPENDENTCODE_H

#include "clang/AST/DeclCXX.h"
#include "clang/AST/Stmt.h"
#include <vector>

namespace clang::templates {

struct IndependentCode {
  enum class Shape : uint8_t {
    /// A class in a class template or in a function template.
    NestedType,
    /// A member function of a class template.
    Member,
    /// Statements that follow each other in a function.
    Statements,
  };
  Shape Is;
  /// As it is written: the class, the member function, or the function that the
  /// statements are in, which can be the call operator of a lambda.
  /// Definitions.
  const NamedDecl *Declared = nullptr;
  /// The parameters in scope that it depends on, and the others: at least one.
  std::vector<const NamedDecl *> Needed, Unneeded;

  // Of statements only:

  ArrayRef<const Stmt *> Statements;
  /// The local variables from before that they use, in the order of the source;
  /// among them those that may get another value.
  std::vector<const VarDecl *> Inputs, Changed;
  /// What they declare for the statements behind them.
  std::vector<const VarDecl *> Results;
  /// They name members of the object.
  bool UsesObject = false;
  /// They may return from the function.
  bool Returns = false;
  /// They are the last ones of their block.
  bool IsToEnd = false;
};

} // namespace clang::templates

#endif // TIDY_TEMPLATES_LIB_AST_INDEPENDENTCODE_H
