//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/Knowledge/Erasure.h"

using llvm::ArrayRef;
using llvm::StringLiteral;

namespace clang::templates::knowledge {

ArrayRef<StringLiteral> erasingClasses() {
  static constexpr StringLiteral Table[] = {
      "std::function",          "std::move_only_function",
      "std::copyable_function", "std::any",
      "boost::function",        "boost::any",
      "folly::Function",        "absl::AnyInvocable",
      "fu2::detail::function",  "llvm::unique_function",
  };
  return Table;
}

ArrayRef<StringLiteral> erasedValues() {
  static constexpr StringLiteral Table[] = {
      "std::any",
      "boost::any",
  };
  return Table;
}

ArrayRef<StringLiteral> erasingPointers() {
  static constexpr StringLiteral Table[] = {
      "std::shared_ptr",
      "boost::shared_ptr",
  };
  return Table;
}

ArrayRef<StringLiteral> variants() {
  static constexpr StringLiteral Table[] = {
      "std::variant",
      "boost::variant",
      "absl::variant",
      "mpark::variant",
  };
  return Table;
}

ArrayRef<StringLiteral> ownersOfVoid() {
  static constexpr StringLiteral Table[] = {
      "std::shared_ptr",
      "boost::shared_ptr",
      "std::unique_ptr",
      "QSharedPointer",
  };
  return Table;
}

ArrayRef<StringLiteral> holders() {
  static constexpr StringLiteral Table[] = {
      "std::pair",         "std::tuple",      "std::optional",   "std::atomic",
      "std::unique_ptr",   "std::shared_ptr", "boost::optional", "boost::tuple",
      "boost::shared_ptr", "absl::optional",
  };
  return Table;
}

ArrayRef<StringLiteral> passingFunctions() {
  static constexpr StringLiteral Table[] = {
      "addressof", "as_const", "exchange", "forward", "launder", "move",
  };
  return Table;
}

ArrayRef<StringLiteral> makingFunctions() {
  static constexpr StringLiteral Table[] = {
      "allocate_shared",
      "make_any",
      "make_shared",
      "make_unique",
  };
  return Table;
}

ArrayRef<StringLiteral> anyCasts() {
  static constexpr StringLiteral Table[] = {"any_cast", "unsafe_any_cast"};
  return Table;
}

ArrayRef<StringLiteral> variantGetters() {
  static constexpr StringLiteral Table[] = {"get", "get_if"};
  return Table;
}

ArrayRef<StringLiteral> pointerCasts() {
  static constexpr StringLiteral Table[] = {
      "qSharedPointerCast",
      "reinterpret_pointer_cast",
      "static_pointer_cast",
  };
  return Table;
}

ArrayRef<StringLiteral> memoryWords() {
  static constexpr StringLiteral Table[] = {
      "address", "addr",   "alloc",  "allocate", "allocator", "arena",
      "block",   "buffer", "chunk",  "dealloc",  "heap",      "deallocate",
      "mapped",  "mem",    "memory", "mmap",     "offset",    "page",
      "pool",    "raw",    "slab",   "span",     "view",
  };
  return Table;
}

ArrayRef<InlineStorageRule> inlineStorageRules() {
  using R = InlineRequirement;
  static constexpr InlineStorageRule Table[] = {
      // libstdc++
      {"std::function", "_M_functor", 0, R::TriviallyCopyable},
      {"std::move_only_function", "_M_storage", 0, R::NothrowMovable},
      {"std::copyable_function", "_M_storage", 0, R::NothrowMovable},
      {"std::any", "_M_storage", 0, R::NothrowMovable},
      // libc++, as Fuchsia builds it and as others do; the latter keeps a
      // pointer to virtual functions inline.
      {"std::function", "__f_.__buf_.__small", 0, R::TriviallyCopyable},
      {"std::function", "__f_.__buf_", 1, R::NothrowCopyable},
      {"std::any", "__s_", 0, R::NothrowMovable},
      // MSVC; the last pointer of the storage says where the callable is.
      {"std::function", "_Mystorage", 2, R::NothrowMovable},
      // Other libraries.
      {"boost::function", "functor", 0, R::None},
      {"folly::Function", "data_", 0, R::NothrowMovable},
      {"absl::AnyInvocable", "state_", 0, R::NothrowMovable},
      {"llvm::unique_function", "StorageUnion", 0, R::None},
  };
  return Table;
}

ArrayRef<StringLiteral> allocationFunctions() {
  static constexpr StringLiteral Table[] = {
      "malloc",
      "calloc",
      "realloc",
      "aligned_alloc",
      "posix_memalign",
      "std::malloc",
      "std::calloc",
      "std::realloc",
      "std::aligned_alloc",
      "__builtin_operator_new",
      "_aligned_malloc",
      "llvm::allocate_buffer",
  };
  return Table;
}

ArrayRef<CallingFunction> callingFunctions() {
  static constexpr CallingFunction Table[] = {
      {"std::invoke", false},
      {"std::invoke_r", false},
      {"std::apply", false},
      {"std::visit", false},
      {"std::call_once", false},
      {"std::any_cast", false},
      {"boost::any_cast", false},
      {"absl::visit", false},
      {"absl::apply", false},
      {"boost::apply_visitor", false},
      {"std::accumulate", true},
      {"std::adjacent_find", true},
      {"std::all_of", true},
      {"std::any_of", true},
      {"std::binary_search", true},
      {"std::copy_if", true},
      {"std::count_if", true},
      {"std::equal", true},
      {"std::equal_range", true},
      {"std::exclusive_scan", true},
      {"std::find_if", true},
      {"std::find_if_not", true},
      {"std::for_each", true},
      {"std::for_each_n", true},
      {"std::generate", true},
      {"std::generate_n", true},
      {"std::inclusive_scan", true},
      {"std::inner_product", true},
      {"std::is_sorted", true},
      {"std::lexicographical_compare", true},
      {"std::lower_bound", true},
      {"std::make_heap", true},
      {"std::max_element", true},
      {"std::merge", true},
      {"std::min_element", true},
      {"std::minmax_element", true},
      {"std::none_of", true},
      {"std::nth_element", true},
      {"std::partial_sort", true},
      {"std::partial_sum", true},
      {"std::partition", true},
      {"std::partition_copy", true},
      {"std::partition_point", true},
      {"std::pop_heap", true},
      {"std::push_heap", true},
      {"std::reduce", true},
      {"std::remove_copy_if", true},
      {"std::remove_if", true},
      {"std::replace_if", true},
      {"std::search", true},
      {"std::sort", true},
      {"std::sort_heap", true},
      {"std::stable_partition", true},
      {"std::stable_sort", true},
      {"std::transform", true},
      {"std::transform_reduce", true},
      {"std::unique", true},
      {"std::unique_copy", true},
      {"std::upper_bound", true},
      {"std::erase_if", true},
      {"std::ranges::adjacent_find", true},
      {"std::ranges::all_of", true},
      {"std::ranges::any_of", true},
      {"std::ranges::copy_if", true},
      {"std::ranges::count_if", true},
      {"std::ranges::equal", true},
      {"std::ranges::find_if", true},
      {"std::ranges::find_if_not", true},
      {"std::ranges::for_each", true},
      {"std::ranges::for_each_n", true},
      {"std::ranges::generate", true},
      {"std::ranges::generate_n", true},
      {"std::ranges::is_sorted", true},
      {"std::ranges::lower_bound", true},
      {"std::ranges::max", true},
      {"std::ranges::max_element", true},
      {"std::ranges::min", true},
      {"std::ranges::min_element", true},
      {"std::ranges::none_of", true},
      {"std::ranges::partition", true},
      {"std::ranges::remove_if", true},
      {"std::ranges::replace_if", true},
      {"std::ranges::sort", true},
      {"std::ranges::stable_partition", true},
      {"std::ranges::stable_sort", true},
      {"std::ranges::transform", true},
      {"std::ranges::unique", true},
      {"std::ranges::upper_bound", true},
      {"llvm::all_of", true},
      {"llvm::any_of", true},
      {"llvm::count_if", true},
      {"llvm::erase_if", true},
      {"llvm::find_if", true},
      {"llvm::for_each", true},
      {"llvm::none_of", true},
      {"llvm::sort", true},
      {"llvm::stable_sort", true},
      {"llvm::transform", true},
      {"tbb::parallel_for", true},
      {"tbb::parallel_for_each", true},
  };
  return Table;
}

ArrayRef<StringLiteral> callableReferences() {
  static constexpr StringLiteral Table[] = {
      "std::function_ref",  "llvm::function_ref",      "absl::FunctionRef",
      "base::FunctionRef",  "folly::FunctionRef",      "tl::function_ref",
      "fu2::function_view", "rtc::FunctionView",       "webrtc::FunctionView",
      "gsl::function_ref",  "type_safe::function_ref", "nonstd::function_ref",
  };
  return Table;
}

} // namespace clang::templates::knowledge
