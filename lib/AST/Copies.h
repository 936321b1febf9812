//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Whether objects of a class can be copied or moved, of a pattern too.
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_LIB_AST_COPIES_H
#define TIDY_TEMPLATES_LIB_AST_COPIES_H

#include "clang/AST/DeclCXX.h"
#include "clang/AST/Type.h"
#include <optional>

namespace clang::templates {

/// Whether an object of type \p T can be made from another one: a copy, or with
/// \p OrMoved a copy or what was moved from it. Decided by what is declared in
/// the class, its bases and members ([class.copy.ctor]); no value where a type
/// depends on a template parameter or is incomplete.
std::optional<bool> isCopyable(QualType T, bool OrMoved = false);

/// As above, of the class \p Record.
std::optional<bool> isCopyable(const CXXRecordDecl &Record,
                               bool OrMoved = false);

/// Whether \p Record says itself what copying or moving its objects does: it
/// has a constructor for that with a body of its own.
bool copiesItself(const CXXRecordDecl &Record);

} // namespace clang::templates

#endif // TIDY_TEMPLATES_LIB_AST_COPIES_H
