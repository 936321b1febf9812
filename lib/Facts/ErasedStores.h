//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Class templates that know the type of what they keep and forget it.
//
//   class template --members that forget types--> stores and loads
//     --calls of the stores in the unit--> values that no load takes out
//     --the verdict--> finding
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_LIB_FACTS_ERASEDSTORES_H
#define TIDY_TEMPLATES_LIB_FACTS_ERASEDSTORES_H

#include "lib/Facts/ErasedUses.h"
#include <vector>

namespace clang::templates {

struct ErasedStore {
  ForgetfulClass Class;
  /// The template, or the partial specialisation; what is reported on.
  const NamedDecl *Template = nullptr;
  /// What the values are taken out as: a type that is, or is made of, a
  /// parameter of the template.
  QualType Known;
  enum class Kind : uint8_t {
    OpenStore,   ///< Callers can store values of any type.
    OtherLoad,   ///< Only `Known` is stored, and something else taken out.
    BoxPerValue, ///< Only `Known` is stored and taken out.
  };
  Kind Is = Kind::OpenStore;
  ErasedUses Uses;
  /// A value that is stored, or taken out, as another type than the class
  /// knows; in the order of the source.
  struct Mismatch {
    SourceLocation At;
    QualType Stored;
    QualType Taken;
  };
  std::vector<Mismatch> Mismatches;
  /// All that the translation unit passes to open stores is of the type that
  /// the loads take out.
  bool CallersAgree = true;
  /// The class can keep the parameter of the template instead, with the same
  /// behaviour in this translation unit: nothing but values of the parameter is
  /// stored and taken out, there is always one, and all specialisations can
  /// make one where a container needs it.
  const TemplateTypeParmDecl *Replacement = nullptr;
};

/// Whether a member of \p Template, of a class in it or of a base may forget
/// types. Cheap.
bool mayForget(const ClassTemplateDecl &Template);

/// At most one finding for each member of \p Templates. Callers are looked for
/// in the whole translation unit if one of them has an open store: linear in
/// its size.
///
/// Not reported, as they cannot be told from what is meant so, are stores
/// beside which the class keeps or takes out other types, asks for the type
/// that it has or hands out what it keeps, as long as no caller stores another
/// type; stores that the function of a base demands; `void *` that no caller
/// is seen to fill with a pointer to an object, or that is memory. With
/// \p Strict, a `void *` that anything can be stored in is reported without
/// callers.
std::vector<ErasedStore>
findErasedStores(ArrayRef<const ClassTemplateDecl *> Templates,
                 ASTContext &Context, bool Strict = false);

} // namespace clang::templates

#endif // TIDY_TEMPLATES_LIB_FACTS_ERASEDSTORES_H
