//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/Report/Formats.h"

namespace clang::templates::report {

llvm::ArrayRef<Format> formats() {
  static constexpr Format All[] = {
      {"text", writeText},     {"json", writeJson},     {"sarif", writeSarif},
      {"gitlab", writeGitLab}, {"github", writeGitHub}, {"rdjson", writeRdJson},
      {"md", writeMarkdown},
  };
  return All;
}

} // namespace clang::templates::report
