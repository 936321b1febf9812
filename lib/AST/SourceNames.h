//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What the name of a source file says of it.
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_LIB_AST_SOURCENAMES_H
#define TIDY_TEMPLATES_LIB_AST_SOURCENAMES_H

#include "clang/Basic/SourceManager.h"

namespace clang::templates {

/// Whether the file of \p Loc is there to try something out - a test, an
/// example, a benchmark - by the name of one of its folders or its own.
bool isTrial(SourceLocation Loc, const SourceManager &Sources);

} // namespace clang::templates

#endif // TIDY_TEMPLATES_LIB_AST_SOURCENAMES_H
