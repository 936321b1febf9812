//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/Facts/InstantiationExplosions.h"
#include "test/lib/TestAST.h"
#include "gtest/gtest.h"

namespace clang::templates::test {
namespace {

/// The findings: "each closures x4".
std::string explosions(const std::string &Code) {
  static constexpr const char *Causes[] = {"implementers", "closures",
                                           "extents", "qualifiers", "growth"};
  TestAST AST(Code, "c++20");
  const SpecialisationIndex Index(AST.context());
  std::string Text;
  for (const InstantiationExplosion &Found :
       instantiationExplosions(Index, AST.context(), {}))
    Text += (Text.empty() ? "" : "; ") + Found.Of->Declared->getNameAsString() +
            " " + Causes[static_cast<unsigned>(Found.Difference.Cause)] + " x" +
            std::to_string(Found.Difference.Specialisations.size());
  return Text;
}

/// Five statements.
const std::string Work = "int n = 0; ++n; ++n; ++n; ++n;";

TEST(InstantiationExplosions, CountsClosuresThatAreCalled) {
  const auto Called = [](const std::string &Body, const std::string &Calls) {
    return explosions("template <class F> void each(F f) {" + Work + Body +
                      "} void use() {" + Calls + "}");
  };
  const std::string Three = "each([] {}); each([] {}); each([] {});";
  EXPECT_EQ(Called("f();", Three + "each([] {});"), "each closures x4");
  EXPECT_EQ(Called("f();", Three), "");
  EXPECT_EQ(Called("static F last = f;", Three + "each([] {});"), "");
  EXPECT_EQ(Called("", Three + "each([] {});"), "");
}

TEST(InstantiationExplosions, CountsNumbersThatAreValues) {
  const auto Values = [](const std::string &Head, const std::string &Body) {
    return explosions("template <int N> void fill(" + Head + ") {" + Work +
                      Body + "} void use() { int a[1], b[2], c[3], d[4]; " +
                      (Head.empty() ? "fill<1>(); fill<2>(); fill<3>(); "
                                      "fill<4>();"
                                    : "fill(a); fill(b); fill(c); fill(d);") +
                      "}");
  };
  EXPECT_EQ(Values("", "n = N;"), "fill extents x4");
  EXPECT_EQ(Values("int (&x)[N]", "n = N; x[0] = 1;"), "fill extents x4");
  EXPECT_EQ(Values("", "int a[N];"), "");
  EXPECT_EQ(Values("", "if constexpr (N > 2) ++n;"), "");
  EXPECT_EQ(Values("", "constexpr int Next = N + 1; n = Next;"), "");
  EXPECT_EQ(Values("", "static_assert(N > 0);"), "");
  EXPECT_EQ(Values("", "switch (n) { case N: ++n; }"), "");
}

TEST(InstantiationExplosions, CountsWaysToPass) {
  EXPECT_EQ(explosions("template <class T> void log(T &&x) {" + Work +
                       "} void use(int a, const int b) { log(a); log(b); "
                       "log(1); }"),
            "log qualifiers x3");
  EXPECT_EQ(explosions("struct S { template <class T> S(T &&x, int) {" + Work +
                       "} }; void use(int a, const int b) { S(a, 1); S(b, 1); "
                       "S(1, 1); }"),
            "");
}

TEST(InstantiationExplosions, CountsImplementersThatAreKept) {
  const auto Kept = [](const std::string &Member) {
    return explosions(
        "struct I { virtual void run() = 0; };"
        "struct A : I { void run() override; void own(); };"
        "struct B : I { void run() override; void own(); };"
        "struct C : I { void run() override; void own(); };"
        "template <class P> struct Cache { P kept; void work() {" +
        Work + "} " + Member +
        "}; void use(Cache<A *> a, Cache<B *> b, Cache<C *> c) {"
        "a.work(); b.work(); c.work(); }");
  };
  EXPECT_EQ(Kept(""), "Cache implementers x3");
  EXPECT_EQ(Kept("void run() { kept->run(); }"), "Cache implementers x3");
  EXPECT_EQ(Kept("void run() { kept->own(); }"), "");
  EXPECT_EQ(Kept("P operator->() { return kept; }"), "");
  EXPECT_EQ(Kept("int size() { return sizeof(P); }"), "");
}

} // namespace
} // namespace clang::templates::test
