//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/Knowledge/Phantoms.h"

using llvm::ArrayRef;
using llvm::StringLiteral;

namespace clang::templates::knowledge {

ArrayRef<StringLiteral> phantomParameterWords() {
  static constexpr StringLiteral Table[] = {
      "tag",      "tags",    "phantom",   "id",      "unused",  "ignore",
      "ignored",  "dummy",   "enable",    "enabled", "enabler", "sfinae",
      "requires", "require", "marker",    "brand",   "unique",  "placeholder",
      "reserved", "derived", "self",      "crtp",    "void",    "discriminator",
      "guard",    "cond",    "condition",
  };
  return Table;
}

ArrayRef<StringLiteral> phantomClassWords() {
  static constexpr StringLiteral Table[] = {
      "tag",    "phantom", "id",       "handle",   "key",       "index",
      "token",  "strong",  "typed",    "unit",     "quantity",  "marker",
      "type",   "types",   "typelist", "identity", "traits",    "trait",
      "policy", "is",      "has",      "always",   "dependent", "false",
      "true",   "dummy",   "unique",
  };
  return Table;
}

ArrayRef<StringLiteral> protocolClassWords() {
  static constexpr StringLiteral Table[] = {
      "traits", "trait", "policy", "allocator", "visitor", "null",
      "noop",   "dummy", "mock",   "fake",      "stub",    "archetype",
  };
  return Table;
}

} // namespace clang::templates::knowledge
