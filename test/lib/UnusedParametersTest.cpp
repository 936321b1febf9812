//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/Facts/UnusedParameters.h"
#include "lib/AST/TemplateIds.h"
#include "lib/Fix/ParameterRemoval.h"
#include "test/lib/TestAST.h"
#include "gtest/gtest.h"
#include <set>

namespace clang::templates::test {
namespace {

/// \p Marked has a mark before the name of each parameter that is found: `^!`
/// if nothing mentions it, `^>` if it is only passed on, `^<` if it is deduced
/// through another.
void expectUnused(const std::string &Marked, bool Strict = false,
                  unsigned MinStatements = 1) {
  std::string Code;
  for (size_t I = 0; I < Marked.size(); ++I) {
    if (Marked[I] == '^')
      ++I; // The kind.
    else
      Code += Marked[I];
  }
  const std::string Preamble = "int work(int);\n";
  TestAST AST(Preamble + Code);
  std::map<unsigned, std::string> Marks;
  for (const UnusedParameter &Finding :
       findUnusedParameters(AST.context(), MinStatements, Strict))
    Marks[AST.offset(Finding.Parameter->getLocation()) - Preamble.size()] =
        Finding.Deduced            ? "^<"
        : Finding.PassedTo.empty() ? "^!"
                                   : "^>";
  for (auto It = Marks.rbegin(); It != Marks.rend(); ++It)
    Code.insert(It->first, It->second);
  EXPECT_EQ(Code, Marked);
}

TEST(UnusedParameters, Functions) {
  expectUnused("template <class ^!T, int N> int f(int A) { return A < N; }");
  expectUnused("template <class T, int ^!N> T f(T A) { return A + A; }");
  expectUnused("template <class... ^!Ts> int f(int A) { return work(A); }");
  expectUnused("template <template <class> class ^!TT> int f(int A) {"
               " return work(A); }");
  expectUnused("struct S { template <class T> int f(int A); };"
               "template <class ^!U> int S::f(int A) { return work(A); }");
  expectUnused("template <class T> int f(int A);");
}

TEST(UnusedParameters, PassedOn) {
  expectUnused("template <class ^!T> int f(int A) { return work(A); }"
               "template <class ^>T> int g(int A) { return f<T>(A); }"
               "template <class ^>T> int h(int A) { return g<const T *>(A); }");
  expectUnused("template <class T> int f(int A) { return work(sizeof(T)); }"
               "template <class T> int g(int A) { return f<T>(A); }");
  expectUnused("template <class ^!T> int f(int A) { return f<T>(A - 1); }");
  // The elements of a pack are for more than one parameter.
  expectUnused("template <class ^!T, class... Ts> int f(int A, Ts...) {"
               " return work(A); }"
               "template <class... Ts> int g(int A) { return f<Ts...>(A); }");
}

TEST(UnusedParameters, DeducedThroughAnother) {
  const std::string Box = "template <class ^!T> struct Box {"
                          " int V; int get(int A) { return work(A); } };"
                          "Box<int> B;";
  expectUnused(Box + "template <class ^<T> int f(Box<T> A) { return work(A.V); "
                     "}");
  std::string Used = Box + "template <class T> T f(Box<T> A) { return A.V; }";
  Used.erase(Used.find("^!"), 2);
  expectUnused(Used);
}

TEST(UnusedParameters, CannotTell) {
  const std::string Stub = "template <class T> bool f() { return true; }";
  expectUnused(Stub);
  expectUnused("template <class ^!T> bool f() { return true; }", true);
  const std::string Little = "template <class T> struct S { int V;"
                             " int get(int A) { return work(A); } };"
                             "S<int> X;";
  expectUnused(Little, false, 2);
  // Kept on purpose is another answer.
  expectUnused("template <class Tag> int f(int A) { return work(A); }", true);
}

TEST(UnusedParameters, Words) {
  expectUnused("template <class IdType> int f(int A) { return work(A); }");
  expectUnused("template <class type_id> int f(int A) { return work(A); }");
  expectUnused("template <class HTTPTag> int f(int A) { return work(A); }");
  expectUnused("template <class ^!Width> int f(int A) { return work(A); }");
  expectUnused("template <class ^!Stage> int f(int A) { return work(A); }");
}

TEST(UnusedParameters, Groups) {
  TestAST AST("int work(int);"
              "template <class T> int f(int A) { return work(A); }"
              "template <class T, class U> int g(int A) { return f<T>(A); }"
              "template <class T> int h(int A) { return work(A); }");
  const std::vector<UnusedParameter> Findings =
      findUnusedParameters(AST.context(), 1, false);
  ASSERT_EQ(Findings.size(), 4u);
  EXPECT_EQ(Findings[0].Group, Findings[1].Group);
  EXPECT_EQ(Findings[1].Group, Findings[2].Group);
  EXPECT_NE(Findings[2].Group, Findings[3].Group);
}

TEST(TemplateIds, InstancesOfMembers) {
  TestAST AST("template <class T> struct Outer {"
              "  struct Inner { template <class U> void f() {} };"
              "};"
              "void g() {"
              "  Outer<int>::Inner().f<int>();"
              "  Outer<long>::Inner().f<int>();"
              "}");
  const auto *Template = AST.find<FunctionTemplateDecl>("f");
  ASSERT_TRUE(Template);
  unsigned Count = 0;
  forEachInstance(*Template, [&](const RedeclarableTemplateDecl &Instance) {
    EXPECT_EQ(patternTemplate(&Instance), Template->getCanonicalDecl());
    ++Count;
  });
  EXPECT_EQ(Count, 3u);
}

TEST(TemplateIds, OutOfLineMembers) {
  TestAST AST("template <class T> struct Outer {"
              "  struct Inner; void f(); void g() {} static int V;"
              "};"
              "template <class T> struct Outer<T>::Inner { void h(); };"
              "template <class T> void Outer<T>::Inner::h() {}"
              "template <class T> void Outer<T>::f() {}"
              "template <class T> int Outer<T>::V = 0;");
  std::multiset<std::string> Names;
  for (const Decl *D : outOfLineMembers(*AST.find<CXXRecordDecl>("Outer"))) {
    Names.insert(cast<NamedDecl>(D)->getNameAsString());
    EXPECT_EQ(repeatedParameterLists(*D).size(), 1u);
  }
  EXPECT_EQ(Names, (std::multiset<std::string>{"Inner", "V", "f", "h"}));
}

/// How many edits remove the first parameter of the template called \p Name.
size_t editsFor(const std::string &Code, StringRef Name) {
  TestAST AST("int work(int);" + Code);
  const auto *Template = AST.find<RedeclarableTemplateDecl>(Name);
  return ParameterRemover(AST.context())
      .remove({{patternTemplate(Template), 0}})
      .size();
}

TEST(ParameterRemoval, EditsOfDeclarationsAndUses) {
  EXPECT_EQ(editsFor("template <class T> int f(int A) { return work(A); }"
                     "int X = f<int>(1) + f<long>(2);",
                     "f"),
            3u);
  EXPECT_EQ(editsFor("template <class T, int N> int f(int A);"
                     "template <class T, int N> int f(int A) { return N; }"
                     "int X = f<int, 1>(1);",
                     "f"),
            3u);
}

TEST(ParameterRemoval, Refusals) {
  // In the order of the comment.
  EXPECT_EQ(editsFor("template <class T> int f(int A) { return work(A); }\n"
                     "#define F f<int>\n"
                     "int X = F(1);",
                     "f"),
            0u);
  EXPECT_EQ(editsFor("template <class T> int f(int A) { return work(A); }"
                     "template int f<int>(int);",
                     "f"),
            0u);
  EXPECT_EQ(editsFor("template <class T> struct S {}; S<int> X;", "S"), 0u);
  EXPECT_EQ(editsFor("int f(long); template <class T> int f(int A) {"
                     " return work(A); }",
                     "f"),
            0u);
  EXPECT_EQ(editsFor("template <class T, class... U> int f(U... A) {"
                     " return work(1); }"
                     "template <class... T> int g() { return f<T...>(); }",
                     "f"),
            0u);
}

} // namespace
} // namespace clang::templates::test
