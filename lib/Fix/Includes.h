//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Adds '#include <...>' lines, as one edit that replaces tokens. Upstream's
// IncludeInserter inserts a text of its own for each header, so that what two
// translation units add to a header that both include would be there twice.
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_LIB_FIX_INCLUDES_H
#define TIDY_TEMPLATES_LIB_FIX_INCLUDES_H

#include "clang/AST/ASTContext.h"
#include "clang/Basic/Diagnostic.h"
#include <optional>
#include <string>

namespace clang::templates {

/// The edit that makes \p File itself include each of \p Headers, standard ones
/// such as "concepts". None if it does so already, or is a system header.
///
/// Only the includes before the first declaration count, and only those that no
/// '#if' makes conditional, other than the include guard. The new lines go
/// where they sort into the block with the most standard headers; else after
/// the last include; else after the include guard or '#pragma once'; else
/// before the first token.
std::optional<FixItHint> includeHeaders(FileID File,
                                        ArrayRef<std::string> Headers,
                                        const ASTContext &Context);

} // namespace clang::templates

#endif // TIDY_TEMPLATES_LIB_FIX_INCLUDES_H
