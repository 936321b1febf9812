//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/Fix/Includes.h"
#include "test/lib/TestAST.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Tooling/Core/Replacement.h"
#include "gtest/gtest.h"

namespace clang::templates::test {
namespace {

/// The file \p Code after \p Headers were added; "unchanged" without an edit.
/// It is never parsed as it is: what it includes does not matter.
std::string include(const std::string &Code,
                    const std::vector<std::string> &Headers) {
  TestAST AST("");
  SourceManager &Sources = AST.context().getSourceManager();
  const FileID File =
      Sources.createFileID(llvm::MemoryBuffer::getMemBufferCopy(Code, "a.h"));
  std::optional<FixItHint> Hint = includeHeaders(File, Headers, AST.context());
  if (!Hint)
    return "unchanged";
  tooling::Replacement R(Sources, Hint->RemoveRange, Hint->CodeToInsert,
                         AST.context().getLangOpts());
  EXPECT_GT(R.getLength(), 0u);
  return cantFail(
      tooling::applyAllReplacements(Code, tooling::Replacements(R)));
}

std::string include(const std::string &Code) {
  return include(Code, {"concepts"});
}

//===----------------------------------------------------------------------===//
// Into a block
//===----------------------------------------------------------------------===//

TEST(IncludeSorted, BetweenOthers) {
  EXPECT_EQ(include("#include <algorithm>\n#include <vector>\nint x;\n"),
            "#include <algorithm>\n#include <concepts>\n#include <vector>\n"
            "int x;\n");
  EXPECT_EQ(include("#include <vector>\nint x;\n"),
            "#include <concepts>\n#include <vector>\nint x;\n");
  EXPECT_EQ(include("#include <algorithm>\nint x;\n"),
            "#include <algorithm>\n#include <concepts>\nint x;\n");
  EXPECT_EQ(include("#include <algorithm>"),
            "#include <algorithm>\n#include <concepts>");
}

TEST(IncludeSorted, Several) {
  EXPECT_EQ(include("#include <algorithm>\n#include <map>\n#include <vector>\n",
                    {"ranges", "concepts", "iterator", "type_traits"}),
            "#include <algorithm>\n#include <concepts>\n#include <iterator>\n"
            "#include <map>\n#include <ranges>\n#include <type_traits>\n"
            "#include <vector>\n");
  EXPECT_EQ(include("#include <map>\n", {"ranges", "concepts", "iterator"}),
            "#include <concepts>\n#include <iterator>\n#include <map>\n"
            "#include <ranges>\n");
}

TEST(IncludeSorted, ChoosesTheBlock) {
  EXPECT_EQ(include("#include \"a.h\"\n\n#include <boost/any.hpp>\n\n"
                    "#include <algorithm>\n#include <vector>\n\n"
                    "#include <QString>\n"),
            "#include \"a.h\"\n\n#include <boost/any.hpp>\n\n"
            "#include <algorithm>\n#include <concepts>\n#include <vector>\n\n"
            "#include <QString>\n");
  EXPECT_EQ(include("#include \"a.h\"\n#include \"llvm/b.h\"\n"
                    "#include <algorithm>\n#include <stdint.h>\n"),
            "#include \"a.h\"\n#include \"llvm/b.h\"\n"
            "#include <algorithm>\n#include <concepts>\n#include "
            "<stdint.h>\n");
  EXPECT_EQ(include("#include <cstdio>\n\n#include <algorithm>\n"
                    "#include <vector>\n"),
            "#include <cstdio>\n\n#include <algorithm>\n#include <concepts>\n"
            "#include <vector>\n");
}

TEST(IncludeSorted, Comments) {
  EXPECT_EQ(include("#include <algorithm> // sort\n#include <vector>\n"),
            "#include <algorithm> // sort\n#include <concepts>\n"
            "#include <vector>\n");
  EXPECT_EQ(include("#include <algorithm> /* sort */\n"),
            "#include <algorithm> /* sort */\n#include <concepts>\n");
  EXPECT_EQ(include("#include <algorithm> /* sort\nmore */\n"),
            "#include <algorithm>\n#include <concepts> /* sort\nmore */\n");
}

TEST(IncludeSorted, Spellings) {
  EXPECT_EQ(include("#  include<algorithm>\n#\tinclude <vector>\n"),
            "#  include<algorithm>\n#include <concepts>\n#\tinclude "
            "<vector>\n");
  EXPECT_EQ(include("#include <algorithm>\r\n#include <vector>\r\n"),
            "#include <algorithm>\r\n#include <concepts>\r\n"
            "#include <vector>\r\n");
  EXPECT_EQ(include("#include <algorithm> // it's\r\n"),
            "#include <algorithm> // it's\r\n#include <concepts>\r\n");
}

//===----------------------------------------------------------------------===//
// Without a block
//===----------------------------------------------------------------------===//

TEST(IncludeElsewhere, BehindTheLastInclude) {
  EXPECT_EQ(include("#include \"a.h\"\n#include \"b.h\"\n\nint x;\n",
                    {"ranges", "concepts"}),
            "#include \"a.h\"\n#include \"b.h\"\n#include <concepts>\n"
            "#include <ranges>\n\nint x;\n");
  EXPECT_EQ(include("#define A \"a.h\"\n#include A\nint x;\n"),
            "#define A \"a.h\"\n#include A\n#include <concepts>\nint x;\n");
}

TEST(IncludeElsewhere, BehindTheGuard) {
  EXPECT_EQ(include("// License.\n#ifndef A_H\n#define A_H\n\nint x;\n#endif\n",
                    {"ranges", "concepts"}),
            "// License.\n#ifndef A_H\n#define A_H\n\n#include <concepts>\n"
            "#include <ranges>\n\nint x;\n#endif\n");
  EXPECT_EQ(include("#if !defined(A_H) // guard\n#define A_H 1\n\nint x;\n"
                    "#endif\n"),
            "#if !defined(A_H) // guard\n#define A_H 1\n\n#include <concepts>\n"
            "\nint x;\n#endif\n");
  EXPECT_EQ(include("#pragma once // guard\n\nint x;\n"),
            "#pragma once // guard\n\n#include <concepts>\n\nint x;\n");
  EXPECT_EQ(include("#pragma once\n#ifndef A_H\n#define A_H\n\nint x;\n"
                    "#endif\n"),
            "#pragma once\n#ifndef A_H\n#define A_H\n\n#include <concepts>\n\n"
            "int x;\n#endif\n");
}

TEST(IncludeElsewhere, InsideTheGuard) {
  EXPECT_EQ(include("#ifndef A_H\n#define A_H\n#include <vector>\nint x;\n"
                    "#endif\n"),
            "#ifndef A_H\n#define A_H\n#include <concepts>\n"
            "#include <vector>\nint x;\n#endif\n");
}

TEST(IncludeElsewhere, BeforeTheFirstToken) {
  EXPECT_EQ(include("// License.\n\nint x;\n"),
            "// License.\n\n#include <concepts>\n\nint x;\n");
  EXPECT_EQ(include("int x;\n#include <algorithm>\n"),
            "#include <concepts>\n\nint x;\n#include <algorithm>\n");
  EXPECT_EQ(include("#define A 1\nint x;\n"),
            "#include <concepts>\n\n#define A 1\nint x;\n");
}

//===----------------------------------------------------------------------===//
// What counts
//===----------------------------------------------------------------------===//

TEST(IncludePresent, Itself) {
  EXPECT_EQ(include("#include <concepts>\n"), "unchanged");
  EXPECT_EQ(include("#include <concepts>\n", {"concepts", "ranges"}),
            "#include <concepts>\n#include <ranges>\n");
  EXPECT_EQ(include("#ifndef A_H\n#define A_H\n#include <concepts>\n#endif\n"),
            "unchanged");
  EXPECT_EQ(include("// #include <concepts>\n#include <vector>\n"),
            "// #include <concepts>\n#include <concepts>\n#include "
            "<vector>\n");
  EXPECT_EQ(include("#include \"concepts\"\n"),
            "#include \"concepts\"\n#include <concepts>\n");
}

TEST(IncludePresent, Conditional) {
  EXPECT_EQ(include("#if A\n#include <concepts>\n#endif\n#include <vector>\n"),
            "#if A\n#include <concepts>\n#endif\n#include <concepts>\n"
            "#include <vector>\n");
  EXPECT_EQ(include("#include <vector>\n#ifdef A\n#include <algorithm>\n"
                    "#else\n#include <bitset>\n#endif\n"),
            "#include <concepts>\n#include <vector>\n#ifdef A\n"
            "#include <algorithm>\n#else\n#include <bitset>\n#endif\n");
  EXPECT_EQ(include("#pragma once\n#if A\n#include <algorithm>\n#endif\n"),
            "#pragma once\n\n#include <concepts>\n#if A\n"
            "#include <algorithm>\n#endif\n");
}

TEST(IncludePresent, AMacroIsNoGuard) {
  EXPECT_EQ(include("#ifndef A\n#define A 1\n#include <algorithm>\n#endif\n"
                    "#include \"b.h\"\n"),
            "#ifndef A\n#define A 1\n#include <algorithm>\n#endif\n"
            "#include \"b.h\"\n#include <concepts>\n");
  EXPECT_EQ(include("#ifndef A\n#define A 1\n#endif\nint x;\n"),
            "#ifndef A\n#define A 1\n#endif\n\n#include <concepts>\nint x;\n");
  EXPECT_EQ(include("#ifndef A\n#define B 1\n#include <concepts>\n#endif\n"),
            "#include <concepts>\n\n#ifndef A\n#define B 1\n"
            "#include <concepts>\n#endif\n");
  EXPECT_EQ(include("#ifdef A\n#define A 1\n#include <concepts>\n#endif\n"),
            "#include <concepts>\n\n#ifdef A\n#define A 1\n"
            "#include <concepts>\n#endif\n");
}

TEST(IncludePresent, BehindDeclarations) {
  EXPECT_EQ(include("#include <map>\nextern \"C\" {\n#include <concepts>\n}\n"),
            "#include <concepts>\n#include <map>\nextern \"C\" {\n"
            "#include <concepts>\n}\n");
  EXPECT_EQ(include("#include <map>\n#ifdef A\nextern \"C\" {\n#endif\n"
                    "#include <algorithm>\n"),
            "#include <concepts>\n#include <map>\n#ifdef A\nextern \"C\" {\n"
            "#endif\n#include <algorithm>\n");
}

TEST(IncludePresent, OddLines) {
  EXPECT_EQ(include("#\n#error don't\n#include <map>\n#include\n#else\n"
                    "#endif\n#include MACRO(x)\n"),
            "#\n#error don't\n#include <concepts>\n#include <map>\n#include\n"
            "#else\n#endif\n#include MACRO(x)\n");
  EXPECT_EQ(include("#define A \\\n  1\n#include <map>\n"),
            "#define A \\\n  1\n#include <concepts>\n#include <map>\n");
}

TEST(IncludeRefused, SystemHeader) {
  // The library that each snippet includes.
  TestAST AST("");
  const SourceManager &Sources = AST.context().getSourceManager();
  for (const Decl *D : AST.context().getTranslationUnitDecl()->decls())
    if (const auto *Std = dyn_cast<NamespaceDecl>(D)) {
      const FileID File = Sources.getFileID(Std->getLocation());
      ASSERT_TRUE(Sources.isInSystemHeader(Sources.getLocForStartOfFile(File)));
      EXPECT_FALSE(includeHeaders(File, {"concepts"}, AST.context()));
      return;
    }
  FAIL() << "there is no library";
}

} // namespace
} // namespace clang::templates::test
