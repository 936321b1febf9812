//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Static data in templates that is the same for all specialisations.
//
//   variables with static storage in patterns
//     --ParameterDependence, initialiser--> same for all | depends | cannot
//     tell
//   same for all --type--> constant: its bytes count
//                        | changes: does the code take it for the only one?
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_LIB_FACTS_DUPLICATEDSTATICS_H
#define TIDY_TEMPLATES_LIB_FACTS_DUPLICATEDSTATICS_H

#include "lib/Facts/SpecialisationIndex.h"

namespace clang::templates {

struct DuplicatedStatic {
  /// The declaration in the pattern that has the initialiser.
  const VarDecl *Var = nullptr;
  /// The function or class whose specialisations have a copy each; the variable
  /// itself if it is a template.
  const NamedDecl *Owner = nullptr;
  /// It never changes. If not, the code takes it for the only one, or may.
  bool IsConstant = false;
  /// Of one copy, with the arrays that its initialiser lists are read from; not
  /// what it allocates.
  uint64_t Bytes = 0;
  /// The copies of this translation unit, by point of instantiation.
  std::vector<const Specialisation *> Copies;
};

/// The findings of the translation unit, in the order of the source. Constants
/// need \p MinBytes and two copies, or 32 times as many bytes if the template
/// is in a header that others include. Cannot tell, and not among them
/// unless \p Strict: smaller numbers of copies, objects that are made without
/// arguments, and what changes without a sign that it is meant for all.
std::vector<DuplicatedStatic>
findDuplicatedStatics(const SpecialisationIndex &Index, ASTContext &Context,
                      uint64_t MinBytes, bool Strict);

} // namespace clang::templates

#endif // TIDY_TEMPLATES_LIB_FACTS_DUPLICATEDSTATICS_H
