//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// How the functions that a fix is about to change are named.
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_LIB_AST_FUNCTIONNAMES_H
#define TIDY_TEMPLATES_LIB_AST_FUNCTIONNAMES_H

#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclTemplate.h"
#include "llvm/ADT/SmallPtrSet.h"

namespace clang::templates {

class FunctionNames {
public:
  /// Walks the user's code once.
  FunctionNames(ArrayRef<const FunctionTemplateDecl *> Templates,
                ASTContext &Context);

  /// Whether \p Template is named without being called: its type matters.
  bool isNamed(const FunctionTemplateDecl &Template) const;
  /// Whether it is named with template arguments.
  bool isSpelled(const FunctionTemplateDecl &Template) const;

private:
  llvm::SmallPtrSet<const ValueDecl *, 4> Named, Spelled;
};

} // namespace clang::templates

#endif // TIDY_TEMPLATES_LIB_AST_FUNCTIONNAMES_H
