//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// An object that a loop builds in each iteration although one would do.
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_LIB_AST_LOOPINSTANCE_H
#define TIDY_TEMPLATES_LIB_AST_LOOPINSTANCE_H

#include "clang/AST/Decl.h"
#include "clang/AST/Stmt.h"

namespace clang::templates {

struct LoopInstance {
  enum class Kind : uint8_t {
    /// Empty at first, and then filled.
    Refilled,
    /// Made of some number of equal elements, and then changed.
    Resized,
    /// Memory of a class of the project, of the same size each time, and then
    /// written to.
    Scratch,
    /// Built from the same values each time, and only read.
    Constant,
  };
  Kind Is;
  /// Null for a temporary.
  const VarDecl *Variable = nullptr;
  /// Declares the variable, and nothing else.
  const DeclStmt *Declaration = nullptr;
  /// What builds the object; null if nothing does but the declaration.
  const Expr *Built = nullptr;
  /// The outermost loop for all of whose iterations one object would do.
  const Stmt *Loop = nullptr;
  /// The statements that the loop is one of; null if it stands alone, such as
  /// behind an `if`.
  const CompoundStmt *Around = nullptr;
  /// The statements that the declaration is one of.
  const CompoundStmt *Scope = nullptr;
};

} // namespace clang::templates

#endif // TIDY_TEMPLATES_LIB_AST_LOOPINSTANCE_H
