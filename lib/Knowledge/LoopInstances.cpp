//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/Knowledge/LoopInstances.h"

namespace clang::templates::knowledge {

using llvm::ArrayRef;
using llvm::StringLiteral;

ArrayRef<ReusableClass> reusableClasses() {
  using R = Reuse;
  static constexpr ReusableClass Table[] = {
      {"std::vector", R::KeepsStorage},
      // The table of blocks and one block are there in an empty one.
      {"std::deque", R::KeepsStorage},
      // The buckets.
      {"std::unordered_map", R::KeepsStorage},
      {"std::unordered_multimap", R::KeepsStorage},
      {"std::unordered_set", R::KeepsStorage},
      {"std::unordered_multiset", R::KeepsStorage},
      {"std::basic_string", R::KeepsLongStorage},
      {"std::map", R::WhenConstant},
      {"std::multimap", R::WhenConstant},
      {"std::set", R::WhenConstant},
      {"std::multiset", R::WhenConstant},
      {"std::list", R::WhenConstant},
      {"std::forward_list", R::WhenConstant},
      {"std::basic_regex", R::WhenConstant},
      {"boost::basic_regex", R::WhenConstant},
      {"boost::container::vector", R::KeepsStorage},
      {"boost::container::flat_map", R::KeepsStorage},
      {"boost::container::flat_set", R::KeepsStorage},
      {"boost::unordered::unordered_map", R::KeepsStorage},
      {"boost::unordered::unordered_set", R::KeepsStorage},
      {"boost::unordered::unordered_flat_map", R::KeepsStorage},
      {"boost::unordered::unordered_flat_set", R::KeepsStorage},
      {"absl::flat_hash_map", R::KeepsStorage},
      {"absl::flat_hash_set", R::KeepsStorage},
      {"absl::node_hash_map", R::KeepsStorage},
      {"absl::node_hash_set", R::KeepsStorage},
      {"folly::F14FastMap", R::KeepsStorage},
      {"folly::F14FastSet", R::KeepsStorage},
      {"folly::fbvector", R::KeepsStorage},
      {"tsl::robin_map", R::KeepsStorage},
      {"tsl::robin_set", R::KeepsStorage},
  };
  return Table;
}

ArrayRef<StringLiteral> heapMakers() {
  static constexpr StringLiteral Table[] = {
      "std::make_shared",   "std::make_unique",   "std::allocate_shared",
      "boost::make_shared", "boost::make_unique", "absl::make_unique",
  };
  return Table;
}

ArrayRef<StringLiteral> memoryMakers() {
  static constexpr StringLiteral Table[] = {
      "malloc",   "calloc",     "realloc",        "aligned_alloc",
      "allocate", "_mm_malloc", "posix_memalign",
  };
  return Table;
}

ArrayRef<StringLiteral> memoryFreers() {
  static constexpr StringLiteral Table[] = {
      "free",
      "deallocate",
      "_mm_free",
  };
  return Table;
}

ArrayRef<StringLiteral> keepingFunctions() {
  static constexpr StringLiteral Table[] = {
      "std::move",         "std::forward",       "std::exchange",
      "std::swap",         "std::ref",           "std::cref",
      "std::addressof",    "std::make_pair",     "std::make_tuple",
      "std::tie",          "std::bind",          "std::bind_front",
      "std::make_shared",  "std::make_unique",   "std::async",
      "std::make_any",     "std::make_optional", "std::forward_as_tuple",
      "std::ranges::swap",
  };
  return Table;
}

ArrayRef<StringLiteral> emptyingMembers() {
  static constexpr StringLiteral Table[] = {
      "swap", "extract", "merge", "splice", "splice_after", "release",
  };
  return Table;
}

ArrayRef<StringLiteral> roomMakers() {
  static constexpr StringLiteral Table[] = {
      "reserve", "resize", "assign", "assign_range", "rehash",
  };
  return Table;
}

ArrayRef<StringLiteral> viewClasses() {
  static constexpr StringLiteral Table[] = {
      "std::span",
      "std::basic_string_view",
      "gsl::span",
      "absl::Span",
      "llvm::ArrayRef",
      "llvm::MutableArrayRef",
      "boost::span",
      "boost::iterator_range",
      "boost::asio::mutable_buffer",
      "asio::mutable_buffer",
  };
  return Table;
}

ArrayRef<StringLiteral> measuringNamespaces() {
  static constexpr StringLiteral Table[] = {
      "benchmark::",
      "ankerl::nanobench::",
      "picobench::",
  };
  return Table;
}

} // namespace clang::templates::knowledge
