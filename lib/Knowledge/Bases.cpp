//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/Knowledge/Bases.h"

namespace clang::templates::knowledge {

llvm::ArrayRef<BaseTrait> baseTraits() {
  static constexpr BaseTrait Table[] = {
      {"std::derived_from", 1, 0, false},
      {"std::is_base_of", 0, 1, false},
      {"std::is_base_of_v", 0, 1, false},
      {"std::is_convertible", 1, 0, true},
      {"std::is_convertible_v", 1, 0, true},
      {"std::convertible_to", 1, 0, true},
      {"boost::is_base_of", 0, 1, false},
      {"boost::is_convertible", 1, 0, true},
  };
  return Table;
}

llvm::ArrayRef<llvm::StringLiteral> bareTypeTraits() {
  static constexpr llvm::StringLiteral Table[] = {
      "std::decay",
      "std::decay_t",
      "std::remove_cv",
      "std::remove_cv_t",
      "std::remove_const",
      "std::remove_const_t",
      "std::remove_cvref",
      "std::remove_cvref_t",
      "std::remove_pointer",
      "std::remove_pointer_t",
      "std::remove_reference",
      "std::remove_reference_t",
  };
  return Table;
}

llvm::ArrayRef<llvm::StringLiteral> castFunctions() {
  static constexpr llvm::StringLiteral Table[] = {
      "std::forward",
      "std::move",
  };
  return Table;
}

} // namespace clang::templates::knowledge
