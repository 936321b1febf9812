//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/Knowledge/Sources.h"

namespace clang::templates::knowledge {

llvm::ArrayRef<llvm::StringLiteral> trialFolders() {
  static constexpr llvm::StringLiteral Table[] = {
      "test",     "tests",     "Test",      "Tests",      "testing",
      "unittest", "unittests", "testsuite", "example",    "examples",
      "bench",    "benches",   "benchmark", "benchmarks",
  };
  return Table;
}

llvm::ArrayRef<llvm::StringLiteral> trialAffixes() {
  static constexpr llvm::StringLiteral Table[] = {
      "test_", "_test", "-test", "unittest", "_tests", "-tests",
  };
  return Table;
}

} // namespace clang::templates::knowledge
