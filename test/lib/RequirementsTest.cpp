//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/Facts/Requirements.h"
#include "test/lib/TestAST.h"
#include "llvm/ADT/StringExtras.h"
#include "gtest/gtest.h"

namespace clang::templates::test {
namespace {

/// The requirements of the body of `target`, in the order of the source.
/// "?" follows what is tested, "-> int" what is converted, "type " and "model "
/// precede what is no expression.
std::string requirementsOf(const std::string &Code,
                           const std::string &Standard = "c++20") {
  TestAST AST(Code, Standard);
  RequirementFacts Facts(AST.context());
  std::vector<std::string> Lines;
  for (const Requirement &R : Facts.of(*AST.function("target")).All) {
    std::string Text = describe(R, AST.context());
    switch (R.Is) {
    case Requirement::Kind::Operation:
      break;
    case Requirement::Kind::Test:
      Text += "?";
      break;
    case Requirement::Kind::Conversion:
      Text += " -> " + R.Type.getAsString(AST.context().getPrintingPolicy());
      break;
    case Requirement::Kind::NestedType:
      Text = "type " + Text;
      break;
    case Requirement::Kind::Model:
      Text = "model " + Text;
      break;
    }
    Lines.push_back(Text);
  }
  return llvm::join(Lines, "; ");
}

/// The same for the body of a template with `T a, const T b, U u, F f`.
std::string requires_(const std::string &Body,
                      const std::string &Result = "void") {
  return requirementsOf("void g(int); template <class T, class U, class F> " +
                        Result + " target(T a, const T b, U u, F f) {" + Body +
                        "}");
}

TEST(Requirements, ReadsOperators) {
  EXPECT_EQ(requires_("a + b;"), "a + b");
  EXPECT_EQ(requires_("return a < b;", "bool"), "a < b; a < b -> bool");
  EXPECT_EQ(requires_("++a; a--; -b; ~a; a[3]; *a;"),
            "++a; a--; -b; ~a; a[3]; *a");
  EXPECT_EQ(requires_("a += 1; a = u;"), "a += 1; a = u");
  EXPECT_EQ(requires_("(void)(a + b * 2);"), "b * 2; a + (b * 2)");
}

TEST(Requirements, AsksNothingForCopiesAndPassingOn) {
  EXPECT_EQ(requires_("T c = a; a = b; T d(b); T e{a};"), "");
  EXPECT_EQ(requires_("return a;", "T"), "");
  EXPECT_EQ(requires_("return a;", "auto"), "");
  EXPECT_EQ(
      requirementsOf("template <class T> struct Box { Box(T); };"
                     "template <class T> void target(T a) { Box<T> b(a); }"),
      "");
}

TEST(Requirements, ReadsTestsAndConversions) {
  EXPECT_EQ(requires_("if (a) return; while (u) {} !b; a ? 1 : 2; a && u;"),
            "a?; u?; b?");
  EXPECT_EQ(requires_("g(a);"), "g(a)");
  EXPECT_EQ(requires_("int i = a;"), "a -> int");
  EXPECT_EQ(requires_("return u;", "T"), "u -> T");
  EXPECT_EQ(requires_("static_cast<int>(a);"), "static_cast<int>(a)");
  EXPECT_EQ(requires_("bool same = a == b;"), "a == b; a == b -> bool");
}

TEST(Requirements, ReadsCallsAndMembers) {
  EXPECT_EQ(requires_("f(a, 1);"), "f(a, 1)");
  EXPECT_EQ(requires_("a.run(u); a->go(); a.x = 1;"),
            "a.run(u); a->go(); a.x; a.x = 1");
  EXPECT_EQ(requires_("T::make(u); T::limit;"), "T::make(u); T::limit");
  EXPECT_EQ(requires_("if (f(*a)) return;"), "*a; f(*a); f(*a)?");
  EXPECT_EQ(requires_("sort_it(a);"), "sort_it(a)");
}

TEST(Requirements, ReadsTypes) {
  EXPECT_EQ(requires_("typename T::value_type v = 0;"),
            "type typename T::value_type; 0 -> typename T::value_type");
  EXPECT_EQ(requires_("T x; T y{}; U();"), "T(); U()");
  EXPECT_EQ(requires_("(void)T(u); T x(1, 2);"), "T(u); T(1, 2)");
}

TEST(Requirements, ReadsLoops) {
  EXPECT_EQ(requires_("for (auto &x : b) x.run();"), "for (x : b); x.run()");
  EXPECT_EQ(requires_("for (; a != b; ++a) u += *a;"),
            "a != b; a != b?; ++a; *a; u += *a");
  EXPECT_EQ(requirementsOf("template <class T> void target(std::vector<T> v) {"
                           "for (auto &x : v) x.run(); v[0].stop(); }"),
            "x.run(); T.stop()");
}

TEST(Requirements, KnowsVariablesOfDeducedType) {
  EXPECT_EQ(requires_("auto x = *a; x.run();"), "*a; x.run()");
  EXPECT_EQ(requires_("const auto &x = b; x < a;"), "x < a");
  EXPECT_EQ(requires_("auto [x, y] = a; x.run();"), "");
}

TEST(Requirements, FollowsPointersToTheirObjects) {
  EXPECT_EQ(requirementsOf("template <class T> void target(T *p, const T *q) {"
                           "p->run(); (*q).x; p + 1; }"),
            "p.run(); q.x");
  EXPECT_EQ(requirementsOf("template <class T> void target("
                           "const std::unique_ptr<T> &p) {"
                           "p->run(); *p < 1; }"),
            "p.run(); p < 1");
  EXPECT_EQ(requirementsOf("template <class T> void target() {"
                           "auto p = std::make_shared<T>(1); p->run(); }"),
            "p.run()");
  EXPECT_EQ(requirementsOf("template <class T> struct Tree {"
                           "struct Node { T key; Node *left; };"
                           "Node *root;"
                           "bool target(const T &k) {"
                           "auto n = root->left; return n->key < k; } };"),
            "key < k; key < k -> bool");
}

TEST(Requirements, ReadsCallsOfDataMembers) {
  EXPECT_EQ(requirementsOf("template <class F> struct Task { F f;"
                           "void target(int n) { f(n); this->f(1); } };"),
            "f(n); f(1)");
}

TEST(Requirements, KnowsWhereAComparisonIsGiven) {
  const std::string Std =
      "namespace std { template <class T> struct less {};"
      "template <class T, class C = less<T>> struct set {};"
      "template <class T> const T &max(const T &, const T &);"
      "template <class T, class C> const T &max(const T &, const T &, C); }";
  EXPECT_EQ(requirementsOf(Std + "template <class T> void target(T a) {"
                                 "std::set<T> s; std::max(a, a); }"),
            "model std::totally_ordered<T>");
  EXPECT_EQ(requirementsOf(Std + "template <class T, class C> void target(T a,"
                                 "C c) { std::set<T, C> s; std::max(a, a, c);"
                                 "}"),
            "");
}

TEST(Requirements, WritesLiteralsAsTheyAre) {
  EXPECT_EQ(requires_("a < 1e-6;"), "a < 1e-6");
}

TEST(Requirements, LeavesConditionalUsesOut) {
  EXPECT_EQ(requires_("if constexpr (sizeof(T) > 1) a + b; else a - b;"), "");
  EXPECT_EQ(requires_("if constexpr (requires { a + b; }) a + b;"), "");
  EXPECT_EQ(requires_("sizeof(a + b); noexcept(a + b); decltype(a + b) *p;"),
            "");
  EXPECT_EQ(requires_("auto l = [](auto x) { x.run(); };"), "");
  EXPECT_EQ(requires_("auto l = [&] { a.run(); };"), "");
}

TEST(Requirements, ReadsLambdasThatAreUsed) {
  EXPECT_EQ(requires_("[&] { a.run(); }();"), "a.run()");
  EXPECT_EQ(requires_("auto l = [&] { a.run(); }; l();"), "a.run()");
  EXPECT_EQ(requires_("f([&] { return a.run(); });"), "a.run()");
  EXPECT_EQ(requires_("[](auto x) { g(x); }(a.run());"), "a.run()");
}

TEST(Requirements, ReadsLambdasWithinLambdasOnce) {
  std::string Open, Close;
  for (unsigned I = 0; I < 40; ++I) {
    Open += "[&] { return ";
    Close += "; }()";
  }
  EXPECT_EQ(requires_("return " + Open + "a.run()" + Close + ";", "auto"),
            "a.run()");
}

TEST(Requirements, InheritsFromTemplatesThatAreCalled) {
  const std::string Less =
      "template <class K> bool less(const K &x, const K &y) { return x < y; }";
  EXPECT_EQ(requirementsOf(Less + "template <class T> void target(T a, T b) {"
                                  "less(a, b); }"),
            "x < y; x < y -> bool");
  EXPECT_EQ(requirementsOf(Less + "template <class T> void target(T a) {"
                                  "less<int>(1, 2); }"),
            "");
  EXPECT_EQ(requirementsOf("template <class T> void target(T a) {"
                           "target(a); a.run(); }"),
            "a.run()");
}

TEST(Requirements, FollowsTheOnlyOverloadThatTakesTheArguments) {
  const std::string Overloads =
      "template <class T> void f(T x) { x.one(); }"
      "template <class T> void f(T x, T y) { x.two(y); }";
  EXPECT_EQ(requirementsOf(Overloads +
                           "template <class T> void target(T a) { f(a, a); }"),
            "x.two(y)");
  EXPECT_EQ(requirementsOf(Overloads + "template <class T> void f(T *) {}"
                                       "template <class T> void target(T a) {"
                                       "f(a); }"),
            "");
}

TEST(Requirements, ReadsPacks) {
  EXPECT_EQ(requirementsOf("template <class F, class... As> void target(F f, "
                           "As &&...as) { f(as...); }"),
            "f(as...)");
  EXPECT_EQ(requirementsOf("template <class... As> void target(As... as) {"
                           "(as.run(), ...); }"),
            "as.run()");
  EXPECT_EQ(requirementsOf("void g(int, int); template <class T, class... As> "
                           "void target(T a, As... as) { g(a, as...); }"),
            "g(a, as...)");
  EXPECT_EQ(requirementsOf("struct S { S(int, int); }; template <class... As> "
                           "S target(As... as) { return S(as...); }"),
            "S(as...)");
}

TEST(Requirements, SurvivesDeepNesting) {
  std::string Sum = "a";
  for (int I = 0; I < 200; ++I)
    Sum = "(" + Sum + " + a)";
  requires_(Sum + ";");
}

TEST(Requirements, HasANormalForm) {
  TestAST AST("template <class T, class U> void target(const T x, T y, U u, "
              "unsigned i) { x < y; y += i; *y; T(x, 1); u == x; T(); y[3];"
              "for (auto e : x) {} }",
              "c++20");
  RequirementFacts Facts(AST.context());
  const FunctionDecl *Target = AST.function("target");
  const auto *T = cast<TemplateTypeParmDecl>(
      Target->getDescribedFunctionTemplate()->getTemplateParameters()->getParam(
          0));
  std::vector<std::string> Forms;
  for (const Requirement &R : Facts.of(*Target).All)
    Forms.push_back(normalForm(R, *T));
  EXPECT_EQ(llvm::join(Forms, "; "),
            "a < b; a += n; *a; T(a, n); ; T(); a[n]; for (a)");
}

} // namespace
} // namespace clang::templates::test
