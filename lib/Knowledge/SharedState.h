//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// How a variable says that there is to be one of it for the whole program.
// Tables without logic.
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_LIB_KNOWLEDGE_SHAREDSTATE_H
#define TIDY_TEMPLATES_LIB_KNOWLEDGE_SHAREDSTATE_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"

namespace clang::templates::knowledge {

/// Classes whose objects keep threads apart.
llvm::ArrayRef<llvm::StringLiteral> mutexClasses();

/// Classes whose objects let something happen once.
llvm::ArrayRef<llvm::StringLiteral> onceFlagClasses();

/// Words in the names of variables that all share, in lower case.
llvm::ArrayRef<llvm::StringLiteral> sharedVariableWords();

} // namespace clang::templates::knowledge

#endif // TIDY_TEMPLATES_LIB_KNOWLEDGE_SHAREDSTATE_H
