//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// clang-tidy-templates: a complete clang-tidy with our checks linked in, for
// settings that take the path of a clang-tidy and for hosts that cannot load
// plugins.
//
//===----------------------------------------------------------------------===//

#include "clang-tidy/tool/ClangTidyMain.h"
#include <vector>

int main(int argc, const char **argv) {
  std::vector<const char *> Args(argv, argv + argc);
  // Clang looks for its own headers (stddef.h, ...) beside the running program.
  // They are where LLVM is; a -resource-dir in the compile command comes later
  // and so prevails.
  Args.insert(Args.begin() + 1,
              "--extra-arg-before=-resource-dir=" CLANG_RESOURCE_DIR);
  return clang::tidy::clangTidyMain(static_cast<int>(Args.size()), Args.data());
}
