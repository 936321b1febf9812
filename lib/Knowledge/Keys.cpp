//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/Knowledge/Keys.h"

namespace clang::templates::knowledge {

llvm::ArrayRef<llvm::StringLiteral> textClasses() {
  static constexpr llvm::StringLiteral Classes[] = {
      "std::basic_string", "std::string", "QString",
      "QByteArray",        "wxString",    "folly::basic_fbstring",
      "Glib::ustring",     "CString",     "boost::static_string",
  };
  return Classes;
}

llvm::ArrayRef<llvm::StringLiteral> textViews() {
  static constexpr llvm::StringLiteral Classes[] = {
      "std::basic_string_view",  "std::experimental::basic_string_view",
      "absl::string_view",       "boost::basic_string_view",
      "boost::basic_string_ref", "folly::Range",
      "llvm::StringRef",         "QStringView",
      "QLatin1String",           "QLatin1StringView",
      "fmt::basic_string_view",
  };
  return Classes;
}

llvm::ArrayRef<llvm::StringLiteral> anyValues() {
  static constexpr llvm::StringLiteral Classes[] = {
      "std::any",
      "boost::any",
      "absl::any",
      "std::experimental::any",
  };
  return Classes;
}

llvm::ArrayRef<llvm::StringLiteral> keyedMembers() {
  static constexpr llvm::StringLiteral Names[] = {
      "at",          "contains",
      "count",       "emplace",
      "equal_range", "erase",
      "extract",     "find",
      "insert",      "insert_or_assign",
      "lower_bound", "remove",
      "try_emplace", "upper_bound",
      "value",
  };
  return Names;
}

llvm::ArrayRef<llvm::StringLiteral> keyMakers() {
  static constexpr llvm::StringLiteral Names[] = {
      "emplace",
      "insert",
      "insert_or_assign",
      "try_emplace",
  };
  return Names;
}

} // namespace clang::templates::knowledge
