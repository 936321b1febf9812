//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/Knowledge/Wrappers.h"

namespace clang::templates::knowledge {

llvm::ArrayRef<llvm::StringLiteral> pointerReaders() {
  static constexpr llvm::StringLiteral Names[] = {
      "data", "get", "lock", "operator->", "value",
  };
  return Names;
}

llvm::ArrayRef<llvm::StringLiteral> visitRecorders() {
  static constexpr llvm::StringLiteral Names[] = {
      "contains", "count", "emplace", "find", "insert", "try_emplace",
  };
  return Names;
}

llvm::ArrayRef<llvm::StringLiteral> wrapperWords() {
  static constexpr llvm::StringLiteral Words[] = {
      "error", "exception", "failure", "wrap", "wrapped", "wrapper",
  };
  return Words;
}

llvm::ArrayRef<llvm::StringLiteral> nodeClassWords() {
  static constexpr llvm::StringLiteral Words[] = {
      "cell", "element", "entry", "graph", "item",   "leaf",   "list",
      "node", "queue",   "stack", "tree",  "vertex", "widget",
  };
  return Words;
}

llvm::ArrayRef<llvm::StringLiteral> nodeMemberWords() {
  static constexpr llvm::StringLiteral Words[] = {
      "ancestor", "child", "children", "first",  "head",
      "last",     "left",  "owner",    "parent", "prev",
      "right",    "root",  "sibling",  "tail",   "up",
  };
  return Words;
}

} // namespace clang::templates::knowledge
