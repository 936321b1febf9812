//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Declares explicit instantiations in the header that defines their template.
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_LIB_FIX_EXTERNTEMPLATE_H
#define TIDY_TEMPLATES_LIB_FIX_EXTERNTEMPLATE_H

#include "lib/AST/ExplicitInstantiation.h"
#include "clang/AST/ASTContext.h"
#include "clang/Basic/Diagnostic.h"

namespace clang::templates {

/// An edit that puts an 'extern template' for each of \p OfOneTemplate behind
/// the template. Left out are those that name what the header may not know;
/// member templates; deduced return types; and definitions with attributes or
/// macros, which would have to be repeated. Nothing if none is left.
std::optional<FixItHint>
declareInHeader(llvm::ArrayRef<ExplicitInstantiation> OfOneTemplate,
                const ASTContext &Context);

} // namespace clang::templates

#endif // TIDY_TEMPLATES_LIB_FIX_EXTERNTEMPLATE_H
