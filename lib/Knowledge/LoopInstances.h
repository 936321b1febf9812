//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Classes whose objects are worth keeping from one iteration of a loop to the
// next.
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_LIB_KNOWLEDGE_LOOPINSTANCES_H
#define TIDY_TEMPLATES_LIB_KNOWLEDGE_LOOPINSTANCES_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"

namespace clang::templates::knowledge {

enum class Reuse : uint8_t {
  /// What it has allocated is still there after `clear()`: std::vector.
  KeepsStorage,
  /// The same, but short contents need no allocation: std::string.
  KeepsLongStorage,
  /// Elements are allocated one by one, or contents never change: only an
  /// object that is the same in each iteration is worth keeping.
  WhenConstant,
};
struct ReusableClass {
  llvm::StringLiteral Name;
  Reuse Is;
};
/// Class templates whose objects own memory, by their full names.
llvm::ArrayRef<ReusableClass> reusableClasses();

/// Functions that allocate what they return.
llvm::ArrayRef<llvm::StringLiteral> heapMakers();

/// Functions that yield memory of a size, and those that take it back.
llvm::ArrayRef<llvm::StringLiteral> memoryMakers();
llvm::ArrayRef<llvm::StringLiteral> memoryFreers();

/// Functions of the standard library that take an object's value away, or
/// remember where the object is, by their full names.
llvm::ArrayRef<llvm::StringLiteral> keepingFunctions();

/// Members of containers that give the contents away.
llvm::ArrayRef<llvm::StringLiteral> emptyingMembers();

/// Members that allocate room for elements, besides the insertions.
llvm::ArrayRef<llvm::StringLiteral> roomMakers();

/// Classes of non-owning views that are made from a container.
llvm::ArrayRef<llvm::StringLiteral> viewClasses();

/// Namespaces whose loops measure what their body does, allocations included.
llvm::ArrayRef<llvm::StringLiteral> measuringNamespaces();

} // namespace clang::templates::knowledge

#endif // TIDY_TEMPLATES_LIB_KNOWLEDGE_LOOPINSTANCES_H
