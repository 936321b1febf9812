//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/Knowledge/Exposure.h"

using llvm::ArrayRef;
using llvm::StringLiteral;

namespace clang::templates::knowledge {

ArrayRef<StringLiteral> storageAccessors() {
  static constexpr StringLiteral Names[] = {
      "back",  "base",   "begin",         "c_str",   "container",
      "data",  "detach", "disown",        "end",     "extract",
      "front", "get",    "get_container", "release", "rbegin",
      "rdbuf", "rend",   "relinquish",    "str",     "top",
      "value",
  };
  return Names;
}

ArrayRef<StringLiteral> deliberateWords() {
  static constexpr StringLiteral Words[] = {
      "impl",   "internal", "leak",     "mutable", "native",
      "raw",    "test",     "testing",  "tests",   "underlying",
      "unsafe", "unlocked", "writable",
  };
  return Words;
}

ArrayRef<StringLiteral> allocatorWords() {
  static constexpr StringLiteral Words[] = {
      "alloc", "allocate", "allocator", "arena",
      "heap",  "malloc",   "pool",      "resource",
  };
  return Words;
}

ArrayRef<StringLiteral> deallocatorWords() {
  static constexpr StringLiteral Words[] = {
      "dealloc", "deallocate", "delete",  "destroy", "discard",
      "dispose", "free",       "recycle", "release",
  };
  return Words;
}

ArrayRef<StringLiteral> spanClasses() {
  static constexpr StringLiteral Names[] = {
      "std::span",
      "gsl::span",
      "absl::Span",
      "boost::span",
      "llvm::MutableArrayRef",
      "tcb::span",
      "nonstd::span",
  };
  return Names;
}

ArrayRef<StringLiteral> iteratorPairs() {
  static constexpr StringLiteral Names[] = {
      "std::pair",
      "std::ranges::subrange",
      "boost::iterator_range",
      "llvm::iterator_range",
  };
  return Names;
}

ArrayRef<StringLiteral> orderAlgorithms() {
  static constexpr StringLiteral Names[] = {
      "binary_search", "equal_range", "inplace_merge", "is_heap",
      "is_sorted",     "lower_bound", "make_heap",     "partition_point",
      "pop_heap",      "push_heap",   "sort",          "sort_heap",
      "stable_sort",   "upper_bound",
  };
  return Names;
}

ArrayRef<StringLiteral> elementRemovers() {
  static constexpr StringLiteral Names[] = {
      "erase",    "erase_after", "extract", "pop",
      "pop_back", "pop_front",   "remove",  "remove_if",
  };
  return Names;
}

} // namespace clang::templates::knowledge
