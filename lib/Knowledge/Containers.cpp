//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/Knowledge/Containers.h"

using llvm::ArrayRef;
using llvm::StringLiteral;

namespace clang::templates::knowledge {

ArrayRef<ContainerClass> containerClasses() {
  using S = ContainerShape;
  static constexpr ContainerClass Table[] = {
      // The standard library, and libraries that took its names.
      {"map", S::Map},
      {"unordered_map", S::Map},
      {"flat_map", S::Map},
      {"hash_map", S::Map},
      {"set", S::Set},
      {"unordered_set", S::Set},
      {"flat_set", S::Set},
      {"hash_set", S::Set},
      {"multimap", S::Sequence},
      {"unordered_multimap", S::Sequence},
      {"flat_multimap", S::Sequence},
      {"multiset", S::Sequence},
      {"unordered_multiset", S::Sequence},
      {"flat_multiset", S::Sequence},
      {"vector", S::Sequence},
      {"deque", S::Sequence},
      {"list", S::Sequence},
      {"forward_list", S::Sequence},
      {"slist", S::Sequence},
      {"stack", S::Sequence},
      {"queue", S::Sequence},
      {"priority_queue", S::Sequence},
      {"array", S::Fixed},
      // Boost, Abseil, parallel-hashmap.
      {"unordered_flat_map", S::Map},
      {"unordered_node_map", S::Map},
      {"concurrent_flat_map", S::Map},
      {"concurrent_node_map", S::Map},
      {"ptr_map", S::Map},
      {"ptr_unordered_map", S::Map},
      {"flat_hash_map", S::Map},
      {"node_hash_map", S::Map},
      {"btree_map", S::Map},
      {"parallel_flat_hash_map", S::Map},
      {"parallel_node_hash_map", S::Map},
      {"unordered_flat_set", S::Set},
      {"unordered_node_set", S::Set},
      {"concurrent_flat_set", S::Set},
      {"flat_hash_set", S::Set},
      {"node_hash_set", S::Set},
      {"btree_set", S::Set},
      {"parallel_flat_hash_set", S::Set},
      {"parallel_node_hash_set", S::Set},
      {"btree_multimap", S::Sequence},
      {"btree_multiset", S::Sequence},
      {"multi_index_container", S::Sequence},
      {"bimap", S::Map},
      {"small_vector", S::Sequence},
      {"stable_vector", S::Sequence},
      {"ptr_vector", S::Sequence},
      {"ptr_list", S::Sequence},
      {"ptr_deque", S::Sequence},
      {"InlinedVector", S::Sequence},
      // Other hash tables.
      {"robin_map", S::Map},
      {"robin_pg_map", S::Map},
      {"hopscotch_map", S::Map},
      {"ordered_map", S::Map},
      {"sparse_map", S::Map},
      {"sparse_hash_map", S::Map},
      {"dense_hash_map", S::Map},
      {"robin_set", S::Set},
      {"hopscotch_set", S::Set},
      {"ordered_set", S::Set},
      {"sparse_set", S::Set},
      {"sparse_hash_set", S::Set},
      {"dense_hash_set", S::Set},
      // TBB.
      {"concurrent_hash_map", S::Map},
      {"concurrent_unordered_map", S::Map},
      {"concurrent_map", S::Map},
      {"concurrent_unordered_set", S::Set},
      {"concurrent_set", S::Set},
      {"concurrent_vector", S::Sequence},
      {"concurrent_queue", S::Sequence},
      {"concurrent_priority_queue", S::Sequence},
      // Folly.
      {"F14FastMap", S::Map},
      {"F14NodeMap", S::Map},
      {"F14ValueMap", S::Map},
      {"F14VectorMap", S::Map},
      {"F14FastSet", S::Set},
      {"F14NodeSet", S::Set},
      {"F14ValueSet", S::Set},
      {"F14VectorSet", S::Set},
      {"ConcurrentHashMap", S::Map},
      {"ConcurrentHashMapSIMD", S::Map},
      {"fbvector", S::Sequence},
      // LLVM.
      {"DenseMap", S::Map},
      {"SmallDenseMap", S::Map},
      {"StringMap", S::Map},
      {"MapVector", S::Map},
      {"DenseSet", S::Set},
      {"StringSet", S::Set},
      {"SetVector", S::Set},
      {"SmallSet", S::Set},
      {"SmallPtrSet", S::Set},
      {"SmallVector", S::Sequence},
      // Qt.
      {"QMap", S::Map},
      {"QHash", S::Map},
      {"QMultiMap", S::Sequence},
      {"QMultiHash", S::Sequence},
      {"QSet", S::Set},
      {"QList", S::Sequence},
      {"QVector", S::Sequence},
      {"QLinkedList", S::Sequence},
      {"QStringList", S::Sequence},
      {"QQueue", S::Sequence},
      {"QStack", S::Sequence},
  };
  return Table;
}

ArrayRef<StringLiteral> boundedNamespaces() {
  static constexpr StringLiteral Table[] = {"etl"};
  return Table;
}

ArrayRef<StringLiteral> guardingWrappers() {
  static constexpr StringLiteral Table[] = {
      "folly::Synchronized",
      "boost::synchronized_value",
      "std::experimental::synchronized_value",
  };
  return Table;
}

ArrayRef<SizeEffectRow> memberSizeEffects() {
  using E = SizeEffect;
  static constexpr SizeEffectRow Table[] = {
      {"emplace", E::InsertKey},
      {"try_emplace", E::InsertKey},
      {"insert_or_assign", E::InsertKey},
      {"insert", E::InsertKey},
      {"lazy_emplace", E::InsertKey},
      {"try_emplace_l", E::InsertKey},
      {"insert_unique", E::InsertKey},
      {"emplace_hint", E::Insert},
      {"emplace_unique", E::Insert},
      {"push_back", E::Insert},
      {"push_front", E::Insert},
      {"emplace_back", E::Insert},
      {"emplace_front", E::Insert},
      {"emplace_after", E::Insert},
      {"insert_after", E::Insert},
      {"insert_range", E::Insert},
      {"append_range", E::Insert},
      {"prepend_range", E::Insert},
      {"push_range", E::Insert},
      {"push", E::Insert},
      {"append", E::Insert},
      {"prepend", E::Insert},
      {"enqueue", E::Insert},
      {"grow_by", E::Insert},
      {"merge", E::Insert},
      {"unite", E::Insert},

      {"erase", E::TakeOut},
      {"erase_if", E::TakeOut},
      {"erase_after", E::TakeOut},
      {"unsafe_erase", E::TakeOut},
      {"unsafe_extract", E::TakeOut},
      {"clear", E::TakeOut},
      {"pop", E::TakeOut},
      {"pop_back", E::TakeOut},
      {"pop_front", E::TakeOut},
      {"pop_back_val", E::TakeOut},
      {"pop_back_n", E::TakeOut},
      {"try_pop", E::TakeOut},
      {"dequeue", E::TakeOut},
      {"extract", E::TakeOut},
      {"swap", E::TakeOut},
      {"assign", E::TakeOut},
      {"assign_range", E::TakeOut},
      {"resize", E::TakeOut},
      {"truncate", E::TakeOut},
      {"remove", E::TakeOut},
      {"remove_if", E::TakeOut},
      {"removeIf", E::TakeOut},
      {"removeAll", E::TakeOut},
      {"removeAt", E::TakeOut},
      {"removeOne", E::TakeOut},
      {"removeFirst", E::TakeOut},
      {"removeLast", E::TakeOut},
      {"take", E::TakeOut},
      {"takeAt", E::TakeOut},
      {"takeFirst", E::TakeOut},
      {"takeLast", E::TakeOut},
      {"takeVector", E::TakeOut},
      {"unique", E::TakeOut},
      {"splice", E::TakeOut},
      {"splice_after", E::TakeOut},
      {"release", E::TakeOut},
      {"reset", E::TakeOut},
      {"exchange", E::TakeOut},
      {"store", E::TakeOut},
      {"modify", E::Element},

      {"size", E::Size},
      {"length", E::Size},
      {"capacity", E::Size},
      {"unsafe_size", E::Size},

      {"at", E::Element},
      {"find", E::Element},
      {"find_if", E::Element},
      {"lower_bound", E::Element},
      {"upper_bound", E::Element},
      {"equal_range", E::Element},
      {"lookup", E::Element},
      {"begin", E::Element},
      {"rbegin", E::Element},
      {"before_begin", E::Element},
      {"front", E::Element},
      {"back", E::Element},
      {"top", E::Element},
      {"first", E::Element},
      {"last", E::Element},
      {"head", E::Element},
      {"data", E::Element},

      {"get", E::Access},
      {"load", E::Access},
      {"value", E::Access},
      {"lock", E::Access},
      {"wlock", E::Access},
      {"rlock", E::Access},
      {"ulock", E::Access},
      {"synchronize", E::Access},
      {"operator->", E::Access},

      {"empty", E::Read},
      {"isEmpty", E::Read},
      {"count", E::Read},
      {"contains", E::Read},
      {"end", E::Read},
      {"rend", E::Read},
      {"cend", E::Read},
      {"crend", E::Read},
      {"cbegin", E::Read},
      {"crbegin", E::Read},
      {"constBegin", E::Read},
      {"constEnd", E::Read},
      {"constFind", E::Read},
      {"keys", E::Read},
      {"values", E::Read},
      {"key", E::Read},
      {"reserve", E::Read},
      {"rehash", E::Read},
      {"shrink_to_fit", E::Read},
      {"squeeze", E::Read},
      {"max_size", E::Read},
      {"bucket_count", E::Read},
      {"load_factor", E::Read},
      {"max_load_factor", E::Read},
      {"bucket", E::Read},
      {"bucket_size", E::Read},
      {"hash_function", E::Read},
      {"key_eq", E::Read},
      {"key_comp", E::Read},
      {"value_comp", E::Read},
      {"get_allocator", E::Read},
      {"sort", E::Read},
      {"reverse", E::Read},
      {"has_value", E::Read},
      {"use_count", E::Read},
      {"set_empty_key", E::Read},
      {"set_deleted_key", E::Read},
  };
  return Table;
}

ArrayRef<SizeEffectRow> functionSizeEffects() {
  using E = SizeEffect;
  static constexpr SizeEffectRow Table[] = {
      {"back_inserter", E::InsertLater},
      {"front_inserter", E::InsertLater},
      {"inserter", E::InsertLater},
      {"erase", E::TakeOut},
      {"erase_if", E::TakeOut},
      {"swap", E::TakeOut},
      {"exchange", E::TakeOut},
      {"size", E::Size},
      {"ssize", E::Size},
      {"begin", E::Element},
      {"data", E::Element},
      {"end", E::Read},
      {"cbegin", E::Read},
      {"cend", E::Read},
      {"empty", E::Read},
      {"as_const", E::Read},
      {"cref", E::Read},
      {"move", E::TakeOut},
      {"forward", E::Access},
      {"make_move_iterator", E::Element},
  };
  return Table;
}

ArrayRef<StringLiteral> boundedKeyTypes() {
  static constexpr StringLiteral Table[] = {
      "std::type_index",
      "std::type_info",
      "boost::typeindex::type_index",
      "boost::typeindex::stl_type_index",
      "std::monostate",
      "std::integral_constant",
  };
  return Table;
}

ArrayRef<StringLiteral> runTimeSources() {
  static constexpr StringLiteral Table[] = {
      "std::this_thread::get_id",
      "boost::this_thread::get_id",
      "pthread_self",
      "gettid",
      "time",
      "clock",
      "rand",
      "random",
      "std::chrono::system_clock::now",
      "std::chrono::steady_clock::now",
  };
  return Table;
}

ArrayRef<StringLiteral> onceCalls() {
  static constexpr StringLiteral Table[] = {"call_once", "CallOnce",
                                            "callOnce"};
  return Table;
}

ArrayRef<StringLiteral> registrationWords() {
  static constexpr StringLiteral Table[] = {"regist"};
  return Table;
}

ArrayRef<StringLiteral> registeredWords() {
  static constexpr StringLiteral Table[] = {
      "factor", "creator", "maker", "plugin", "builtin", "prototype", "codec",
  };
  return Table;
}

ArrayRef<StringLiteral> privateNamespaces() {
  static constexpr StringLiteral Table[] = {"detail", "details", "internal",
                                            "impl",   "_detail", "priv"};
  return Table;
}

} // namespace clang::templates::knowledge
