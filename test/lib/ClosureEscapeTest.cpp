//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/Facts/ClosureEscape.h"
#include "lib/AST/Names.h"
#include "test/lib/TestAST.h"
#include "gtest/gtest.h"

namespace clang::templates::test {
namespace {

constexpr char Preamble[] = R"cpp(
using Callback = std::function<void()>;
void hidden(Callback);
struct Object { Callback cb; std::vector<Callback> all; };
)cpp";

/// Each escape once: "f returns", "g stores in registry", "g passes to hidden".
std::string escapes(const std::string &Code) {
  TestAST AST(Preamble + Code, "c++20");
  UnitFacts Facts(AST.context());
  std::string Text;
  for (const ClosureEscape &E : closureEscapes(Facts)) {
    std::string Line = E.Effects->Function ? plainName(*E.Effects->Function)
                                           : E.Effects->Global->getName().str();
    switch (E.K) {
    case ClosureEscape::Kind::Returned:
      Line += " returns";
      break;
    case ClosureEscape::Kind::Static:
      Line += " keeps in static " + E.Where->name();
      break;
    case ClosureEscape::Kind::Object:
      Line += " stores in " + E.Where->name();
      break;
    case ClosureEscape::Kind::Passed:
      Line +=
          " passes to " + (E.Argument->Callee ? plainName(*E.Argument->Callee)
                                              : std::string("?"));
      break;
    }
    if (!E.Closure->lambda())
      Line += " (no lambda)";
    if (Text.find(Line) == std::string::npos)
      Text += (Text.empty() ? "" : "; ") + Line;
  }
  return Text;
}

TEST(ClosureEscape, Returned) {
  EXPECT_EQ(escapes("auto f(int n) { return [n] { (void)n; }; }"), "f returns");
  EXPECT_EQ(escapes("Callback f(int n) { return [n] { (void)n; }; }"),
            "f returns");
  EXPECT_EQ(escapes("Callback f(int n) { auto g = [n] { (void)n; };"
                    "Callback h = std::move(g); return h; }"),
            "f returns");
}

TEST(ClosureEscape, ReturnedInSomethingElse) {
  EXPECT_EQ(escapes("struct Two { Callback a, b; };"
                    "Two f(int n) { return {[n] { (void)n; }, {}}; }"),
            "f returns");
  EXPECT_EQ(escapes("std::vector<Callback> f(int n) {"
                    "std::vector<Callback> v; v.push_back([n] { (void)n; });"
                    "return v; }"),
            "f returns");
  EXPECT_EQ(escapes("std::shared_ptr<Callback> f(int n) {"
                    "return std::make_shared<Callback>([n] { (void)n; }); }"),
            "f returns");
}

TEST(ClosureEscape, Static) {
  EXPECT_EQ(escapes("Callback last;"
                    "void f(int n) { last = [n] { (void)n; }; }"),
            "f keeps in static last");
  EXPECT_EQ(escapes("std::vector<Callback> all;"
                    "void f(int n) { all.push_back([n] { (void)n; }); }"),
            "f keeps in static all");
  EXPECT_EQ(escapes("void f(int n) { static Callback c = [n] { (void)n; }; }"),
            "f keeps in static c");
  EXPECT_EQ(escapes("Object &instance() { static Object o; return o; }"
                    "void f(int n) { instance().cb = [n] { (void)n; }; }"),
            "f keeps in static cb");
}

TEST(ClosureEscape, FromAFactoryToItsCaller) {
  EXPECT_EQ(escapes("template <class T> Callback make(T t) {"
                    "return [t] { (void)t; }; }"
                    "std::vector<Callback> all;"
                    "void g() { all.push_back(make(1)); }"),
            "make returns; g keeps in static all");
  EXPECT_EQ(escapes("template <class T> Callback make(T t) {"
                    "return [t] { (void)t; }; }"
                    "Callback twice(int n) { return make(n); }"
                    "void g() { static auto kept = twice(1); }"),
            "make returns; twice returns; g keeps in static kept");
}

TEST(ClosureEscape, Globals) {
  EXPECT_EQ(escapes("template <class T> Callback make(T t) {"
                    "return [t] { (void)t; }; }"
                    "Callback global = make(1);"),
            "make returns; global keeps in static global");
  EXPECT_EQ(escapes("template <class T> Callback make(T t) {"
                    "return [t] { (void)t; }; }"
                    "struct S { static inline Callback c = make(2); };"
                    "template <class T> Callback var = make(T());"
                    "void g() { var<int>(); }"),
            "make returns; c keeps in static c; var keeps in static var");
}

TEST(ClosureEscape, Objects) {
  EXPECT_EQ(escapes("struct S { Callback cb; void f(int n) {"
                    "cb = [n] { (void)n; }; } };"),
            "f stores in cb");
  EXPECT_EQ(escapes("void f(Object &o, int n) {"
                    "o.all.push_back([n] { (void)n; }); }"),
            "f stores in all");
}

TEST(ClosureEscape, InsideAnotherClosure) {
  EXPECT_EQ(escapes("Callback f(int n) { auto inner = [n] { (void)n; };"
                    "return [inner] { inner(); }; }"),
            "f returns");
}

TEST(ClosureEscape, Passed) {
  EXPECT_EQ(escapes("void f(int n) { hidden([n] { (void)n; }); }"),
            "f passes to hidden");
}

TEST(ClosureEscape, BoundCallsAndFunctors) {
  EXPECT_EQ(escapes("void h(int); Callback f(int n) {"
                    "return std::bind(&h, n); }"),
            "f returns (no lambda)");
  EXPECT_EQ(escapes("struct F { int n; void operator()() {} };"
                    "Callback f(int n) { return F{n}; }"),
            "f returns (no lambda)");
}

TEST(ClosureEscape, UsedWhereItIsMadeStays) {
  EXPECT_EQ(escapes("int f(int n) { auto g = [n] { return n; }; return g(); }"),
            "");
  EXPECT_EQ(escapes("void f(int n) { Callback g = [n] { (void)n; }; g(); }"),
            "");
}

} // namespace
} // namespace clang::templates::test
