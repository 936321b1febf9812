//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/AST/SourceNames.h"
#include "gtest/gtest.h"

using namespace clang;
using namespace clang::templates;

namespace {

bool isTrialFile(StringRef Path) {
  SourceManagerForFile File(Path, "int x;\n");
  const SourceManager &Sources = File.get();
  return isTrial(Sources.getLocForStartOfFile(Sources.getMainFileID()),
                 Sources);
}

TEST(SourceNames, KnowsTrialsByTheirFolder) {
  EXPECT_TRUE(isTrialFile("/project/tests/src/queue.cpp"));
  EXPECT_TRUE(isTrialFile("/project/examples/chat.cpp"));
  EXPECT_FALSE(isTrialFile("/project/src/queue.cpp"));
  EXPECT_FALSE(isTrialFile("/project/contests/queue.cpp"));
}

TEST(SourceNames, KnowsTrialsByTheirOwnName) {
  EXPECT_TRUE(isTrialFile("/project/src/queue_test.cc"));
  EXPECT_TRUE(isTrialFile("/project/src/test_queue.cpp"));
  EXPECT_TRUE(isTrialFile("/project/src/table-test.c++"));
  EXPECT_FALSE(isTrialFile("/project/src/latest.cpp"));
}

} // namespace
