//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Every place in the code that names one of some declarations, and what it is
// written in.
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_LIB_AST_MENTIONS_H
#define TIDY_TEMPLATES_LIB_AST_MENTIONS_H

#include "clang/AST/ASTContext.h"
#include "clang/AST/Decl.h"
#include "clang/AST/Expr.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/PointerUnion.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/SmallPtrSet.h"

namespace clang::templates {

/// A statement, or the declaration of a variable, a field or a function.
using Enclosing = llvm::PointerUnion<const Stmt *, const Decl *>;

struct Mention {
  /// The declaration in the pattern, as it was tracked; null for an expression
  /// that is tracked itself.
  const ValueDecl *Of;
  const Expr *At;
  /// Only the name is known to agree: the object's type is dependent.
  bool ByName;
  /// What `At` lies in, the innermost last, without what is not evaluated.
  ArrayRef<Enclosing> Inside;
};

/// The declaration of the pattern that \p D was instantiated from, the first
/// one if there are more; \p D itself if there is none.
const ValueDecl *patternValue(const ValueDecl *D);

/// Looks for mentions in the code as it is written: in patterns, not in their
/// instantiations. Operands that are not evaluated, and code of system headers,
/// mention nothing.
class MentionFinder {
public:
  using Callback = llvm::function_ref<void(const Mention &)>;

  explicit MentionFinder(ASTContext &Context) : Context(Context) {}

  /// From now on, \p D is looked for. May be called while looking.
  void track(const ValueDecl &D);
  /// From now on, `this` is looked for.
  void trackThis() { This = true; }
  /// From now on, the place of \p E is looked for.
  void trackExpr(const Expr &E) { Exprs.insert(&E); }

  void findIn(const Decl &Root, Callback Found);
  /// In the traversal scope of the context.
  void findEverywhere(Callback Found);

private:
  friend class MentionVisitor;

  ASTContext &Context;
  llvm::DenseSet<const ValueDecl *> Tracked;
  llvm::DenseMap<DeclarationName, llvm::SmallVector<const ValueDecl *, 1>>
      ByName;
  llvm::SmallPtrSet<const Expr *, 2> Exprs;
  bool This = false;
};

} // namespace clang::templates

#endif // TIDY_TEMPLATES_LIB_AST_MENTIONS_H
