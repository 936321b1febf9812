//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Which concepts the classes of the standard library model, as libstdc++ 12 and
// libc++ 22 declare them. What is not listed has to be read from the classes.
// Tables, without logic.
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_LIB_KNOWLEDGE_STANDARDMODELS_H
#define TIDY_TEMPLATES_LIB_KNOWLEDGE_STANDARDMODELS_H

#include "lib/Knowledge/Concepts.h"

namespace clang::templates::knowledge {

/// Conditions on the template arguments of a class, as bits.
enum ModelCondition : uint8_t {
  Always = 0,
  /// This argument models the concept too.
  IfFirst = 1,
  IfSecond = 2,
  IfThird = 4,
  IfFourth = 8,
  IfFirstToFourth = 15,
  /// All arguments do, the elements of packs included.
  IfAll = 16,
  /// The arguments after those are the library's own, if they are classes:
  /// std::allocator, std::default_delete.
  IfRestIsStandard = 32,
};

/// A class, or class template, models a concept and all that it implies.
struct ModelEntry {
  llvm::StringLiteral Class;
  StandardConcept Concept;
  uint8_t Condition;
};
llvm::ArrayRef<ModelEntry> standardModels();

} // namespace clang::templates::knowledge

#endif // TIDY_TEMPLATES_LIB_KNOWLEDGE_STANDARDMODELS_H
