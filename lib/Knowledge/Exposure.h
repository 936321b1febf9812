//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Names around storage that a class hands out. Tables without logic.
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_LIB_KNOWLEDGE_EXPOSURE_H
#define TIDY_TEMPLATES_LIB_KNOWLEDGE_EXPOSURE_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"

namespace clang::templates::knowledge {

/// Members that containers and smart pointers have by convention, and that hand
/// out storage on purpose.
llvm::ArrayRef<llvm::StringLiteral> storageAccessors();

/// Words in the names of members that say that they hand out storage, in lower
/// case: 'mutable_items', 'unsafe_items'.
llvm::ArrayRef<llvm::StringLiteral> deliberateWords();

/// Words in the names of functions and classes that allocate for others, in
/// lower case.
llvm::ArrayRef<llvm::StringLiteral> allocatorWords();

/// Words in the names of functions that take such storage back, likewise.
llvm::ArrayRef<llvm::StringLiteral> deallocatorWords();

/// Class templates that refer to elements in a row and own none.
llvm::ArrayRef<llvm::StringLiteral> spanClasses();

/// Class templates of two iterators.
llvm::ArrayRef<llvm::StringLiteral> iteratorPairs();

/// Algorithms that sort their argument or rely on its order.
llvm::ArrayRef<llvm::StringLiteral> orderAlgorithms();

/// Members of containers that take out one element or some, not all.
llvm::ArrayRef<llvm::StringLiteral> elementRemovers();

} // namespace clang::templates::knowledge

#endif // TIDY_TEMPLATES_LIB_KNOWLEDGE_EXPOSURE_H
