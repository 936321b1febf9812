//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The class that a function template demands one of its parameters to derive
// from, in any way that the language offers:
//
//   template <std::derived_from<Reader> R> int drain(R &r);
//   template <class R> requires std::is_base_of_v<Reader, R> int drain(R &r);
//   template <class R, class = std::enable_if_t<...>> int drain(R &r);
//   template <class R> int drain(R &r) { static_assert(...); ... }
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_LIB_AST_DEMANDEDBASES_H
#define TIDY_TEMPLATES_LIB_AST_DEMANDEDBASES_H

#include "clang/AST/DeclTemplate.h"
#include "llvm/ADT/SmallVector.h"

namespace clang::templates {

struct DemandedBases {
  /// In the order of the source; definitions if they are visible.
  llvm::SmallVector<const CXXRecordDecl *, 1> Bases;
  /// Something else is demanded of the parameter, too, or may be: cannot tell.
  bool AndMore = false;
  /// Other parameters of the template that only state the demand: 'class =
  /// std::enable_if_t<...>'.
  llvm::SmallVector<unsigned, 1> Conditions;
  /// Assertions of the body that do.
  llvm::SmallVector<const StaticAssertDecl *, 1> Assertions;
  /// The result of the function does: 'std::enable_if_t<..., Result>'.
  bool InResult = false;
};

/// What the head, the signature and the assertions at the start of the body of
/// \p Template say of \p Parameter. Concepts of the user are looked into.
DemandedBases demandedBases(const TemplateTypeParmDecl &Parameter,
                            const FunctionTemplateDecl &Template);

/// The template arguments of 'std::enable_if_t<Condition, Result>' and of
/// 'typename std::enable_if<Condition, Result>::type'; invalid if \p T, which
/// may have neither qualifiers nor references, is neither.
TemplateSpecializationTypeLoc enableIf(TypeLoc T);

} // namespace clang::templates

#endif // TIDY_TEMPLATES_LIB_AST_DEMANDEDBASES_H
