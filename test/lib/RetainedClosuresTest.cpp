//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/Facts/RetainedClosures.h"
#include "test/lib/TestAST.h"
#include "gtest/gtest.h"

namespace clang::templates::test {
namespace {

using Reason = RetainedClosure::Reason;

constexpr char Preamble[] = R"cpp(
using Callback = std::function<void()>;
struct Order {
  long id;
};
std::vector<Callback> registry;
Callback last;
void hidden(Callback);
)cpp";

std::string spell(const RetainedClosure &Finding) {
  std::string Text = Finding.Why == Reason::Retained ? "retained"
                     : Finding.Why == Reason::Erased ? "erased"
                                                     : "returned";
  Text += " " + Finding.Factory->getNameAsString() + ":";
  for (const RetainedClosure::State &S : Finding.States)
    Text += " " +
            (S.Variable ? S.Variable->getNameAsString() : std::string("bound"));
  for (const ClosureEscape &E : Finding.Kept)
    Text += " in " + E.Where->name();
  return Text;
}

/// The findings in the order of the source: "retained f: x y in registry; ...".
std::string retained(const std::string &Code,
                     FactoryRule Rule = FactoryRule::Erased,
                     uint64_t MinBytes = 1) {
  TestAST AST(Preamble + Code, "c++20");
  UnitFacts Facts(AST.context());
  std::string Text;
  for (const RetainedClosure &Finding : retainedClosures(Facts, Rule, MinBytes))
    Text += (Text.empty() ? "" : "; ") + spell(Finding);
  return Text;
}

/// The first finding of \p Code, and how it is spelled, with the types of what
/// it holds: "retained f: x std::vector<T> 24 ...".
std::string stateTypes(const std::string &Code) {
  TestAST AST(Preamble + Code, "c++20");
  UnitFacts Facts(AST.context());
  std::string Text;
  for (const RetainedClosure &Finding :
       retainedClosures(Facts, FactoryRule::Any, 1))
    for (const RetainedClosure::State &S : Finding.States)
      Text += (Text.empty() ? "" : "; ") +
              S.Type.getAsString(AST.context().getPrintingPolicy()) + " " +
              std::to_string(S.Bytes);
  return Text;
}

TEST(RetainedClosures, KeptInStaticStorage) {
  const std::string Factory = "template <class T> Callback f() {"
                              "auto s = std::make_shared<std::vector<T>>();"
                              "return [s] { s->clear(); }; }";
  EXPECT_EQ(retained(Factory + "void g() { registry.push_back(f<Order>()); }"),
            "retained f: s in registry");
  EXPECT_EQ(retained(Factory + "void g() { last = f<Order>(); }"),
            "retained f: s in last");
  EXPECT_EQ(retained(Factory + "void g() { static auto kept = f<Order>(); }"),
            "retained f: s in kept");
  EXPECT_EQ(retained(Factory + "void add(Callback c) {"
                               "registry.push_back(std::move(c)); }"
                               "void g() { add(f<Order>()); }"),
            "retained f: s in registry");
  EXPECT_EQ(retained("template <class T> void f(T v) {"
                     "registry.push_back([v] { (void)v; }); }"
                     "void g() { f(Order()); }"),
            "retained f: v in registry");
  EXPECT_EQ(retained("template <class T> struct S { void f(T v) {"
                     "registry.push_back([v] { (void)v; }); } };"
                     "void g() { S<Order>().f({}); }"),
            "retained f: v in registry");
}

TEST(RetainedClosures, GenericLambdas) {
  EXPECT_EQ(retained("void g() { auto f = [](auto v) {"
                     "registry.push_back([v] { (void)v; }); };"
                     "f(Order()); }"),
            "retained operator(): v in registry");
}

TEST(RetainedClosures, BoundArguments) {
  EXPECT_EQ(retained("template <class T> void use(std::vector<T>);"
                     "template <class T> void f() {"
                     "registry.push_back(std::bind(&use<T>,"
                     "std::vector<T>())); }"
                     "void g() { f<Order>(); }"),
            "retained f: bound in registry");
}

TEST(RetainedClosures, NothingOfTheirOwn) {
  auto Keep = [](const std::string &Capture, const std::string &Before = "") {
    return retained("struct Empty {}; template <class T> void f(T v) {" +
                    Before + "registry.push_back([" + Capture +
                    "] {}); } void g() { f(Order()); f(Empty()); }");
  };
  EXPECT_EQ(Keep("v"), "retained f: v in registry");
  EXPECT_EQ(Keep(""), "");
  EXPECT_EQ(Keep("&v"), "");
  EXPECT_EQ(Keep("p = &v"), "");
  EXPECT_EQ(Keep("n", "int n = 0;"), "");
  EXPECT_EQ(Keep("n = std::make_shared<int>(0)"), "");
  EXPECT_EQ(Keep("w", "std::weak_ptr<T> w;"), "");
  EXPECT_EQ(Keep("c", "std::shared_ptr<const T> c;"), "");
  EXPECT_EQ(Keep("s", "std::shared_ptr<T> s;"), "retained f: s in registry");
}

TEST(RetainedClosures, CallablesAreNoState) {
  EXPECT_EQ(retained("template <class F> void f(F c) {"
                     "registry.push_back([c] { c(); }); }"
                     "void g() { long n = 0; f([n] { (void)n; }); }"),
            "");
}

TEST(RetainedClosures, WhoTakesOutIsSilent) {
  const std::string Keep = "template <class T> void f(T v) {"
                           "registry.push_back([v] { (void)v; }); }"
                           "void g() { f(Order()); }";
  EXPECT_EQ(retained(Keep + "void end() { registry.clear(); }"), "");
  EXPECT_EQ(retained(Keep + "void end() { registry.size(); }"),
            "retained f: v in registry");
  EXPECT_EQ(retained("template <class T> void f(T v) {"
                     "hidden([v] { (void)v; }); } void g() { f(Order()); }"),
            "");
}

TEST(RetainedClosures, ErasedResults) {
  const std::string Collects = "{ std::vector<T> all;"
                               "return [all](T v) mutable {"
                               "all.push_back(v); }; }";
  const std::string Erased = "template <class T> std::function<void(T)> f()";
  EXPECT_EQ(retained(Erased + Collects), "erased f: all");
  EXPECT_EQ(retained(Erased + Collects, FactoryRule::Retained), "");
  EXPECT_EQ(retained("template <class T> auto f()" + Collects), "");
  EXPECT_EQ(retained("template <class T> std::pair<Callback, Callback> f() {"
                     "auto s = std::make_shared<std::vector<T>>();"
                     "return {[s] { s->clear(); }, [] {}}; }"),
            "erased f: s");
  // The caller's own, or never changed.
  EXPECT_EQ(retained(Erased + "{ std::vector<T> all;"
                              "return [all](T) { all.size(); }; }"),
            "");
  EXPECT_EQ(retained("template <class T> Callback f(std::vector<T> all) {"
                     "return [all]() mutable { all.clear(); }; }"),
            "");
}

TEST(RetainedClosures, HouseRule) {
  const std::string Factory = "template <class T> auto f(T v) {"
                              "return [v] { return v; }; }"
                              "void g() { f(Order())(); }";
  EXPECT_EQ(retained(Factory), "");
  EXPECT_EQ(retained(Factory, FactoryRule::Any), "returned f: v");
  EXPECT_EQ(retained("auto f(Order v) { return [v] { return v; }; }",
                     FactoryRule::Any),
            "");
}

TEST(RetainedClosures, Sizes) {
  const std::string Keep = "template <class T> void f(T v) {"
                           "registry.push_back([v] { (void)v; }); }"
                           "void g() { f(Order()); }";
  EXPECT_EQ(retained(Keep, FactoryRule::Erased, 8),
            "retained f: v in registry");
  EXPECT_EQ(retained(Keep, FactoryRule::Erased, 9), "");
  EXPECT_EQ(stateTypes(Keep), "Order 8");
  EXPECT_EQ(stateTypes("template <class T> auto f(std::vector<T> v) {"
                       "return [v] { return v; }; }"),
            "std::vector<T> 0");
}

TEST(RetainedClosures, SpecialisationsAreOneFinding) {
  TestAST AST(std::string(Preamble) +
              "template <class T> void f(T v) {"
              "registry.push_back([v] { (void)v; }); }"
              "void g() { f(Order()); f(1); f(1.0); f(2); }");
  UnitFacts Facts(AST.context());
  const std::vector<RetainedClosure> Findings =
      retainedClosures(Facts, FactoryRule::Erased, 1);
  ASSERT_EQ(Findings.size(), 1u);
  EXPECT_EQ(Findings.front().Specialisations.size(), 3u);
  EXPECT_EQ(Findings.front().Closure, AST.lambdas().front());
}

TEST(RetainedClosures, Incomplete) {
  EXPECT_EQ(retained("template <class T> struct I; template <class T>"
                     "struct D { I<T> *i;"
                     "void f(T t) { i->all.push_back([t] {}); } };"),
            "");
  EXPECT_EQ(retained("struct I; template <class T> void f(std::vector<I> &v,"
                     "T t) { registry.push_back([p = &v, t] {}); }"
                     "void g(std::vector<I> &v) { f(v, Order()); }"),
            "retained f: t in registry");
}

} // namespace
} // namespace clang::templates::test
