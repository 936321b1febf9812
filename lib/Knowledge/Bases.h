//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Tables without logic.
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_LIB_KNOWLEDGE_BASES_H
#define TIDY_TEMPLATES_LIB_KNOWLEDGE_BASES_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"

namespace clang::templates::knowledge {

/// A trait or a concept that says that one class derives from another one.
struct BaseTrait {
  llvm::StringLiteral Name;
  /// The indices of the arguments.
  unsigned Base, Derived;
  /// The arguments are pointers or references to the classes.
  bool OfPointers;
};
llvm::ArrayRef<BaseTrait> baseTraits();

/// Templates that yield their argument without a reference or a qualifier.
llvm::ArrayRef<llvm::StringLiteral> bareTypeTraits();

/// Functions that yield their argument as another value category.
llvm::ArrayRef<llvm::StringLiteral> castFunctions();

} // namespace clang::templates::knowledge

#endif // TIDY_TEMPLATES_LIB_KNOWLEDGE_BASES_H
