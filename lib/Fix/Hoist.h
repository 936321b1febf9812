//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Builds an object once, before the loop that built it in each iteration.
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_LIB_FIX_HOIST_H
#define TIDY_TEMPLATES_LIB_FIX_HOIST_H

#include "lib/AST/LoopInstance.h"
#include "clang/AST/ASTContext.h"
#include "clang/Basic/Diagnostic.h"
#include <vector>

namespace clang::templates {

/// Edits that declare the variables of \p OfOneLoop before their loop, and that
/// leave `clear()` or `assign()` where they were declared, if they are to be
/// empty or to have equal elements there. Left out are temporaries; what is in
/// macros; loops that are no statement of a list; names that stand for
/// something else beside the loop; and types that the loop declares.
std::vector<FixItHint> hoist(llvm::ArrayRef<LoopInstance> OfOneLoop,
                             const ASTContext &Context);

} // namespace clang::templates

#endif // TIDY_TEMPLATES_LIB_FIX_HOIST_H
