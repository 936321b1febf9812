//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What the names of source files say of them.
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_LIB_KNOWLEDGE_SOURCES_H
#define TIDY_TEMPLATES_LIB_KNOWLEDGE_SOURCES_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"

namespace clang::templates::knowledge {

/// Folders of sources that try something out: tests, examples, benchmarks.
llvm::ArrayRef<llvm::StringLiteral> trialFolders();

/// What the names of such sources begin or end with, in small letters.
llvm::ArrayRef<llvm::StringLiteral> trialAffixes();

} // namespace clang::templates::knowledge

#endif // TIDY_TEMPLATES_LIB_KNOWLEDGE_SOURCES_H
