//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/Knowledge/Knowledge.h"

using llvm::ArrayRef;
using llvm::StringLiteral;

namespace clang::templates::knowledge {

ArrayRef<SharedPointer> sharedPointers() {
  static constexpr SharedPointer Table[] = {
      {"std::shared_ptr", "std::weak_ptr"},
      {"boost::shared_ptr", "boost::weak_ptr"},
      {"boost::intrusive_ptr", ""},
      {"boost::local_shared_ptr", ""},
      {"QSharedPointer", "QWeakPointer"},
      {"llvm::IntrusiveRefCntPtr", ""},
      {"caf::intrusive_ptr", "caf::weak_intrusive_ptr"},
      {"Glib::RefPtr", ""},
      {"scoped_refptr", ""},
      {"seastar::shared_ptr", ""},
      {"seastar::lw_shared_ptr", ""},
  };
  return Table;
}

ArrayRef<StringLiteral> uniquePointers() {
  static constexpr StringLiteral Table[] = {
      "std::unique_ptr",
      "boost::scoped_ptr",
      "QScopedPointer",
      "boost::movelib::unique_ptr",
      "std::experimental::propagate_const",
  };
  return Table;
}

ArrayRef<StringLiteral> borrowingPointers() {
  static constexpr StringLiteral Table[] = {
      "std::experimental::observer_ptr",
      "std::reference_wrapper",
      "boost::reference_wrapper",
      "QPointer",
  };
  return Table;
}

ArrayRef<StringLiteral> erasedCallables() {
  static constexpr StringLiteral Table[] = {
      "std::function",           "std::move_only_function",
      "std::copyable_function",  "std::any",
      "boost::function",         "boost::any",
      "folly::Function",         "absl::AnyInvocable",
      "fu2::function",           "fu2::unique_function",
      "llvm::unique_function",   "sigc::slot",
      "base::RepeatingCallback", "base::OnceCallback",
  };
  return Table;
}

ArrayRef<StringLiteral> valueWrappers() {
  static constexpr StringLiteral Table[] = {
      "std::optional",  "std::variant",    "boost::optional",
      "boost::variant", "absl::optional",  "std::atomic",
      "absl::variant",  "folly::Optional", "tl::optional",
  };
  return Table;
}

ArrayRef<StringLiteral> runners() {
  static constexpr StringLiteral Table[] = {
      "std::thread",
      "std::jthread",
      "std::future",
      "std::shared_future",
      "boost::thread",
      "boost::scoped_thread",
      "boost::strict_scoped_thread",
      "boost::future",
      "boost::shared_future",
      "llvm::thread",
  };
  return Table;
}

ArrayRef<StringLiteral> libraryNamespaces() {
  static constexpr StringLiteral Table[] = {
      "std",  "__gnu_cxx", "boost", "absl", "folly",
      "llvm", "tbb",       "phmap", "tsl",  "eastl",
  };
  return Table;
}

ArrayRef<LibraryCall> libraryCalls() {
  using E = CallEffect;
  static constexpr LibraryCall Table[] = {
      {"std::move", E::Identity},
      {"std::forward", E::Identity},
      {"std::forward_like", E::Identity},
      {"std::as_const", E::Identity},
      {"std::move_if_noexcept", E::Identity},
      {"std::addressof", E::Borrow},
      {"std::ref", E::Borrow},
      {"std::cref", E::Borrow},
      {"std::static_pointer_cast", E::Identity},
      {"std::dynamic_pointer_cast", E::Identity},
      {"std::const_pointer_cast", E::Identity},
      {"std::reinterpret_pointer_cast", E::Identity},
      {"boost::move", E::Identity},
      {"boost::forward", E::Identity},
      {"boost::ref", E::Borrow},
      {"boost::static_pointer_cast", E::Identity},
      {"boost::dynamic_pointer_cast", E::Identity},
      {"boost::const_pointer_cast", E::Identity},
      {"qSharedPointerCast", E::Identity},
      {"qSharedPointerDynamicCast", E::Identity},
      {"std::make_shared", E::MakePointer},
      {"std::make_unique", E::MakePointer},
      {"std::allocate_shared", E::AllocatePointer},
      {"boost::make_shared", E::MakePointer},
      {"boost::allocate_shared", E::AllocatePointer},
      {"boost::make_unique", E::MakePointer},
      {"absl::make_unique", E::MakePointer},
      {"caf::make_counted", E::MakePointer},
      {"llvm::makeIntrusiveRefCnt", E::MakePointer},
      {"base::MakeRefCounted", E::MakePointer},
      {"QSharedPointer::create", E::MakePointer},
      {"seastar::make_shared", E::MakePointer},
      {"seastar::make_lw_shared", E::MakePointer},
      {"std::bind", E::Bind},
      {"std::bind_front", E::Bind},
      {"std::bind_back", E::Bind},
      {"std::not_fn", E::Bind},
      {"boost::bind", E::Bind},
      {"absl::bind_front", E::Bind},
      {"folly::partial", E::Bind},
      {"base::BindRepeating", E::Bind},
      {"base::BindOnce", E::Bind},
      {"std::make_pair", E::Gather},
      {"std::make_tuple", E::Gather},
      {"std::make_optional", E::Identity},
      {"std::make_any", E::Gather},
      {"std::exchange", E::Exchange},
      {"boost::exchange", E::Exchange},
      {"absl::exchange", E::Exchange},
      {"std::swap", E::Swap},
      {"std::get", E::Part},
      {"std::erase", E::Erase},
      {"std::erase_if", E::Erase},
      {"llvm::erase", E::Erase},
      {"llvm::erase_if", E::Erase},
      {"absl::erase_if", E::Erase},
      {"boost::erase_if", E::Erase},
      {"base::EraseIf", E::Erase},
      {"QObject::connect", E::Connect},
  };
  return Table;
}

ArrayRef<ContainerMember> containerMembers() {
  using E = MemberEffect;
  static constexpr ContainerMember Table[] = {
      {"push_back", E::Insert},
      {"push_front", E::Insert},
      {"emplace_back", E::Insert},
      {"emplace_front", E::Insert},
      {"emplace", E::Insert},
      {"emplace_hint", E::Insert},
      {"emplace_after", E::Insert},
      {"insert", E::Insert},
      {"insert_after", E::Insert},
      {"insert_or_assign", E::Insert},
      {"try_emplace", E::Insert},
      {"push", E::Insert},
      {"append", E::Insert},
      {"prepend", E::Insert},
      {"assign", E::Insert},
      {"at", E::Element},
      {"front", E::Element},
      {"back", E::Element},
      {"top", E::Element},
      {"begin", E::Element},
      {"end", E::Element},
      {"cbegin", E::Element},
      {"rbegin", E::Element},
      {"find", E::Element},
      {"data", E::Element},
      {"value", E::Element},
      {"operator[]", E::ElementOrInsert},
      {"clear", E::Release},
      {"erase", E::Erase},
      {"pop_back", E::Erase},
      {"pop_front", E::Erase},
      {"pop", E::Erase},
      {"extract", E::Erase},
      {"remove", E::Erase},
      {"remove_if", E::Erase},
      {"resize", E::Release},
      {"reset", E::Release},
      {"swap", E::Release},
      {"splice", E::Splice},
      {"splice_after", E::Splice},
      {"merge", E::Splice},
  };
  return Table;
}

ArrayRef<Registration> registrations() {
  static constexpr Registration Table[] = {
      {"boost::signals2::signal", "connect"},
      {"boost::signals2::signal", "connect_extended"},
      {"sigc::signal", "connect"},
      {"sigc::signal_with_accumulator", "connect"},
  };
  return Table;
}

ArrayRef<StringLiteral> selfAccessors() {
  static constexpr StringLiteral Table[] = {"shared_from_this",
                                            "sharedFromThis"};
  return Table;
}

ArrayRef<StringLiteral> weakSelfAccessors() {
  static constexpr StringLiteral Table[] = {"weak_from_this"};
  return Table;
}

ArrayRef<StringLiteral> teardownWords() {
  static constexpr StringLiteral Table[] = {
      "unsubscribe", "dispose", "teardown",   "tear_down", "disconnect",
      "shutdown",    "destroy", "unregister", "remove",    "detach",
      "cancel",      "stop",    "unlisten",   "close",     "reset",
  };
  return Table;
}

ArrayRef<StringLiteral> waitWords() {
  static constexpr StringLiteral Table[] = {
      "wait",    "join",  "run",   "exec",    "poll",
      "parse",   "sync",  "drain", "flush",   "finish",
      "barrier", "sleep", "loop",  "acquire", "yield",
  };
  return Table;
}

ArrayRef<StringLiteral> countUpWords() {
  static constexpr StringLiteral Table[] = {
      "addref", "add_ref", "incref", "inc_ref", "retain", "acquire", "upref",
  };
  return Table;
}

ArrayRef<StringLiteral> countDownWords() {
  static constexpr StringLiteral Table[] = {
      "release", "unref", "decref", "dec_ref", "deref", "sub_ref",
  };
  return Table;
}

} // namespace clang::templates::knowledge
