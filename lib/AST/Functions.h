//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The functions that a user wrote, and what templates made of them.
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_LIB_AST_FUNCTIONS_H
#define TIDY_TEMPLATES_LIB_AST_FUNCTIONS_H

#include "lib/AST/TypeClassifier.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/Decl.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"
#include <vector>

namespace clang::templates {

struct FunctionsWithBodies {
  /// Patterns, their specialisations, and the call operators of lambdas, in the
  /// order of the source.
  std::vector<const FunctionDecl *> All;
  /// Those of them that make or receive a closure which may own something: a
  /// lambda that captures by copy, a bound call, a functor, a call that yields
  /// one of them or an erased callable.
  llvm::DenseSet<const FunctionDecl *> WithClosures;
  /// Those of them with a lambda that captures by reference, or `this`.
  llvm::DenseSet<const FunctionDecl *> WithBorrows;
  /// Who calls a function, by its canonical declaration: calls that name it,
  /// in bodies of `All`.
  llvm::DenseMap<const FunctionDecl *, std::vector<const FunctionDecl *>>
      Callers;
  /// Variables at namespace scope and static members whose initialisers call
  /// something or make a closure.
  std::vector<const VarDecl *> Globals;
  /// Members with a default initialiser in which a lambda captures `this`.
  std::vector<const FieldDecl *> MembersWithBorrows;
};

/// The functions with a body in the traversal scope of \p Context. Those of
/// system headers are left out. One walk, linear.
FunctionsWithBodies functionsWithBodies(ASTContext &Context,
                                        const TypeClassifier &Types);

/// How many statements \p S has, those of branches and loops included. An
/// expression is one, whatever it calls and whichever lambdas are in it; null
/// has none. With \p WrittenOnly, those that macros expand to are not counted.
unsigned countStatements(const Stmt *S, bool WrittenOnly = false);

} // namespace clang::templates

#endif // TIDY_TEMPLATES_LIB_AST_FUNCTIONS_H
