//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Types that keep a value and forget its type.
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_LIB_AST_ERASEDTYPES_H
#define TIDY_TEMPLATES_LIB_AST_ERASEDTYPES_H

#include "clang/AST/DeclTemplate.h"
#include "clang/AST/Type.h"
#include <optional>

namespace clang::templates {

/// How a type forgets.
enum class Erasure : uint8_t {
  Any,     ///< std::any and those that came before it.
  Variant, ///< One of some types: std::variant.
  Owner,   ///< std::shared_ptr<void>, std::unique_ptr<void, Deleter>.
  Pointer, ///< void *, which says nothing of what it points to.
};

/// How \p T itself forgets, but for references; nothing if it does not.
std::optional<Erasure> erasure(QualType T);

/// What of \p T forgets: \p T itself, or what it holds as an element, part or
/// pointee. The keys of containers are no elements. Null if nothing does.
/// Answers for dependent types, too.
QualType erasedPart(QualType T);

/// What \p T says of a value that is kept in this way: without references and
/// qualifiers, decayed; of pointers what they point to if \p How goes by it.
/// Null if a pointer is none, or points to bytes.
QualType keptType(QualType T, Erasure How, const ASTContext &Context);

/// Of which parameters of templates a type or an expression is made.
struct ParameterUses {
  /// The first one of the outermost templates, as many as were asked for; null
  /// if there is none.
  const TemplateTypeParmType *Outer = nullptr;
  /// The first one of templates within them, likewise.
  const TemplateTypeParmType *Inner = nullptr;
};
ParameterUses parametersIn(QualType T, unsigned OuterTemplates);
ParameterUses parametersIn(const Stmt *S, unsigned OuterTemplates);

} // namespace clang::templates

#endif // TIDY_TEMPLATES_LIB_AST_ERASEDTYPES_H
