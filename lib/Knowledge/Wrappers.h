//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// How classes that wrap others of their kind are told from lists and trees.
// Tables without logic.
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_LIB_KNOWLEDGE_WRAPPERS_H
#define TIDY_TEMPLATES_LIB_KNOWLEDGE_WRAPPERS_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"

namespace clang::templates::knowledge {

/// Members of smart pointers that yield what they point to.
llvm::ArrayRef<llvm::StringLiteral> pointerReaders();

/// Members of containers that a walk asks whether it has been somewhere.
llvm::ArrayRef<llvm::StringLiteral> visitRecorders();

/// Words in the names of functions and classes that wrap one thing once, in
/// lower case.
llvm::ArrayRef<llvm::StringLiteral> wrapperWords();

/// Words in the names of classes that are parts of a list, tree or graph, in
/// lower case.
llvm::ArrayRef<llvm::StringLiteral> nodeClassWords();

/// Words in the names of members that hold such parts together, likewise.
llvm::ArrayRef<llvm::StringLiteral> nodeMemberWords();

} // namespace clang::templates::knowledge

#endif // TIDY_TEMPLATES_LIB_KNOWLEDGE_WRAPPERS_H
