//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The types in which one key can be spelled, and the members of containers that
// take a key. Tables without logic.
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_LIB_KNOWLEDGE_KEYS_H
#define TIDY_TEMPLATES_LIB_KNOWLEDGE_KEYS_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"

namespace clang::templates::knowledge {

/// Classes (templates) that hold text.
llvm::ArrayRef<llvm::StringLiteral> textClasses();

/// Classes (templates) that refer to text.
llvm::ArrayRef<llvm::StringLiteral> textViews();

/// Classes (templates) that hold a value of any type or of one of several.
llvm::ArrayRef<llvm::StringLiteral> anyValues();

/// Members of containers whose first argument is a key.
llvm::ArrayRef<llvm::StringLiteral> keyedMembers();

/// Those of them that make the key from whatever they get.
llvm::ArrayRef<llvm::StringLiteral> keyMakers();

} // namespace clang::templates::knowledge

#endif // TIDY_TEMPLATES_LIB_KNOWLEDGE_KEYS_H
