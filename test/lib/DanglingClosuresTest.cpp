//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/Facts/DanglingClosures.h"
#include "lib/AST/Copies.h"
#include "lib/Facts/CallSites.h"
#include "test/lib/TestAST.h"
#include "gtest/gtest.h"

namespace clang::templates::test {
namespace {

constexpr char Preamble[] = R"cpp(
namespace std {
struct thread {
  template <class F> explicit thread(F &&) {}
  void detach();
  void join();
};
}
using Callback = std::function<void()>;
void use(int);
void hidden(Callback);
struct Bus {
  std::vector<Callback> all;
  void on(Callback c) { all.push_back(std::move(c)); }
  void run();
};
std::vector<Callback> registry;
)cpp";

std::string spell(const DanglingClosure &Finding) {
  using Kind = DanglingClosure::Kind;
  using Rest = DanglingClosure::Rest;
  std::string Text;
  switch (Finding.K) {
  case Kind::Local:
    Text = "local " + Finding.Name;
    break;
  case Kind::Block:
    Text = "block's " + Finding.Name;
    break;
  case Kind::Argument:
    Text = "argument " + Finding.Name;
    break;
  case Kind::Receiver:
    Text = "temporary";
    break;
  case Kind::Copied:
    Text = "copied " + Finding.Class->getNameAsString();
    break;
  case Kind::Registered:
    Text = "registered " + Finding.Class->getNameAsString();
    break;
  }
  switch (Finding.R) {
  case Rest::Returned:
    return Text + " returned";
  case Rest::Kept:
    return Text + " kept in " + Finding.Where;
  case Rest::Detached:
    return Text + " detached";
  case Rest::Future:
    return Text + " in a future";
  }
  return Text;
}

/// The findings in the order of the source: "local n returned; ...".
std::string dangling(const std::string &Code, bool Strict = false) {
  TestAST AST(Preamble + Code, "c++20");
  UnitFacts Facts(AST.context());
  std::string Text;
  for (const DanglingClosure &Finding : findDanglingClosures(Facts, Strict))
    Text += (Text.empty() ? "" : "; ") + spell(Finding);
  return Text;
}

TEST(DanglingClosures, LocalReturned) {
  EXPECT_EQ(dangling("Callback f() { int n = 0; return [&n] { use(n); }; }"),
            "local n returned");
  EXPECT_EQ(dangling("Callback f(int n) { return [&] { use(n); }; }"),
            "local n returned");
  EXPECT_EQ(dangling("Callback f(int n) { return [p = &n] { use(*p); }; }"),
            "local n returned");
  EXPECT_EQ(dangling("auto f(int n) { auto g = [&n] { use(n); }; return g; }"),
            "local n returned");
  EXPECT_EQ(dangling("template <class T> Callback f(T n) {"
                     "return [&n] { use(n); }; }"),
            "local n returned");
  EXPECT_EQ(dangling("Callback f(int n) { return [n] { use(n); }; }"), "");
  EXPECT_EQ(dangling("Callback f() { static int n; return [&] { use(n); }; }"),
            "");
}

TEST(DanglingClosures, DetachedByACallee) {
  auto Spawned = [](const std::string &Body) {
    return dangling("void join(); template <class F> void spawn(F f) { " +
                    Body + " } void g(int n) { spawn([&n] { use(n); }); }");
  };
  EXPECT_EQ(Spawned("std::thread(std::move(f)).detach();"), "local n detached");
  EXPECT_EQ(Spawned("std::thread t([f] { f(); }); t.detach();"),
            "local n detached");
  EXPECT_EQ(Spawned("std::thread t(f); t.join();"), "");
  EXPECT_EQ(Spawned("std::thread(f).detach(); join();"), "");
  EXPECT_EQ(Spawned("f();"), "");
  EXPECT_EQ(dangling("void own() { int n = 0; Callback c = [&n] { use(n); };"
                     "c(); std::thread([] {}).detach(); }"
                     "void g() { own(); }"),
            "");
}

TEST(DanglingClosures, InitialisersOfGlobals) {
  constexpr char Class[] = "template <class T> struct S { T t; Callback get() {"
                           "return [this] { use(t); }; } };";
  EXPECT_EQ(dangling(std::string(Class) + "Callback c = S<int>{1}.get();"),
            "temporary returned");
  EXPECT_EQ(dangling(std::string(Class) + "S<int> s{1}; Callback c = s.get();"),
            "");
}

TEST(DanglingClosures, InnerBlocks) {
  auto InBlock = [](const std::string &Code) {
    TestAST AST(Preamble + Code, "c++20");
    UnitFacts Facts(AST.context());
    auto Findings = findDanglingClosures(Facts, /*Strict=*/false);
    return Findings.size() == 1 && Findings.front().InBlock;
  };
  EXPECT_TRUE(InBlock("void f(Bus &b) { if (true) { int n = 0;"
                      "b.on([&n] { use(n); }); } }"));
  EXPECT_TRUE(InBlock("void f(Bus &b) { for (int n = 0; n < 3; ++n)"
                      "b.on([&n] { use(n); }); }"));
  EXPECT_FALSE(InBlock("void f(Bus &b) { int n = 0; if (true) {"
                       "b.on([&n] { use(n); }); } }"));
  EXPECT_FALSE(InBlock("void f(Bus &b, int n) { b.on([&n] { use(n); }); }"));
}

TEST(DanglingClosures, TheClosuresOfAnObject) {
  auto Count = [](const std::string &Code) {
    TestAST AST(Preamble + Code, "c++20");
    UnitFacts Facts(AST.context());
    auto Findings = findDanglingClosures(Facts, /*Strict=*/false);
    return Findings.empty() ? 0 : Findings.front().OfObject.size();
  };
  // The pattern and each specialisation, also where nothing dangles.
  EXPECT_EQ(Count("template <class T> struct S { T t; Callback get() {"
                  "return [this] { use(t); }; } };"
                  "Callback c = S<int>{1}.get(); S<long> s;"
                  "Callback d = s.get();"),
            3U);
  EXPECT_EQ(Count("struct S { int n; void on() {"
                  "registry.push_back([this] { use(n); }); } };"),
            1U);
  EXPECT_EQ(Count("struct S { int n; S() { on(); } void on() {"
                  "registry.push_back([this] { use(n); }); } };"),
            0U);
}

TEST(DanglingClosures, WhatTheCompilerTellsIsLeftOut) {
  EXPECT_EQ(dangling("auto f(int n) { return [&n] { use(n); }; }"), "");
  EXPECT_EQ(dangling("auto f(int n) { return [p = &n] { use(*p); }; }"), "");
}

TEST(DanglingClosures, LocalKept) {
  EXPECT_EQ(dangling("void f(Bus &b) { int n = 0; b.on([&n] { use(n); }); }"),
            "local n kept in all");
  EXPECT_EQ(dangling("void f() { int n = 0;"
                     "registry.push_back([&] { use(n); }); }"),
            "local n kept in registry");
  EXPECT_EQ(dangling("void f(Bus &b) { int n = 0; auto g = [&n] { use(n); };"
                     "b.on([g] { g(); }); }"),
            "local n kept in all");
  EXPECT_EQ(dangling("void f() { Bus b; int n = 0; b.on([&n] { use(n); }); }"),
            "");
  EXPECT_EQ(dangling("void f() { int n = 0; hidden([&n] { use(n); }); }"), "");
  EXPECT_EQ(dangling("void f(Bus &b) { b.on([&b] { b.run(); }); }"), "");
}

TEST(DanglingClosures, WhoWaitsOrTakesOutIsSilent) {
  EXPECT_EQ(dangling("void f(Bus &b) { int n = 0; b.on([&n] { use(n); });"
                     "b.run(); }"),
            "");
  EXPECT_EQ(dangling("void f() { int n = 0;"
                     "registry.push_back([&] { use(n); });"
                     "registry.clear(); }"),
            "");
  EXPECT_EQ(dangling("Callback cb; void f() { int n = 0;"
                     "cb = [&] { use(n); }; cb(); cb = nullptr; }"),
            "");
}

TEST(DanglingClosures, Blocks) {
  auto InBlock = [](const std::string &Block, const std::string &After) {
    return dangling("void f(bool b, Bus &bus) { Callback c;"
                    "std::vector<Callback> all; if (b) { int n = 0; " +
                    Block + "} " + After + "}");
  };
  EXPECT_EQ(InBlock("c = [&n] { use(n); };", "c();"), "block's n kept in c");
  EXPECT_EQ(InBlock("all.push_back([&] { use(n); });", "all[0]();"),
            "block's n kept in all");
  EXPECT_EQ(InBlock("auto l = [&n] { use(n); }; c = l;", "hidden(c);"),
            "block's n kept in c");
  EXPECT_EQ(InBlock("c = [n] { use(n); };", "c();"), "");
  EXPECT_EQ(InBlock("c = [&n] { use(n); }; c();", ""), "");
  EXPECT_EQ(InBlock("c = [&n] { use(n); }; c = nullptr;", "c();"), "");
  EXPECT_EQ(InBlock("c = [&n] { use(n); };", "c = nullptr; c();"), "");
  EXPECT_EQ(InBlock("c = [&n] { use(n); }; return;", "c();"), "");
  EXPECT_EQ(InBlock("all.push_back([&] { use(n); });", "all.size();"), "");
  // Who waits does so in time, or not.
  EXPECT_EQ(InBlock("bus.on([&n] { use(n); });", "bus.run();"),
            "local n kept in all");
  EXPECT_EQ(InBlock("bus.on([&n] { use(n); }); bus.run();", ""), "");
}

TEST(DanglingClosures, DetachedLater) {
  auto Ends = [](const std::string &End) {
    return dangling("void f() { int n = 0; std::vector<std::thread> all;"
                    "all.emplace_back([&n] { use(n); });" +
                    End + "}");
  };
  EXPECT_EQ(Ends("for (auto &t : all) t.detach();"), "local n detached");
  EXPECT_EQ(Ends("all.back().detach();"), "local n detached");
  EXPECT_EQ(Ends("all[0].detach();"), "local n detached");
  EXPECT_EQ(Ends(""), "");
}

TEST(DanglingClosures, Arguments) {
  const std::string Factory = "template <class T> auto f(const T &v) {"
                              "return [&v] { use(v); }; }";
  EXPECT_EQ(dangling(Factory + "void g() { auto h = f(1); h(); }"),
            "argument v returned");
  EXPECT_EQ(dangling(Factory + "auto g() { return f(1); }"),
            "argument v returned");
  EXPECT_EQ(dangling(Factory + "template <class T> auto w(T &&t) {"
                               "return f(std::forward<T>(t)); }"
                               "void g() { auto h = w(1); h(); }"),
            "argument v returned");
  EXPECT_EQ(dangling(Factory + "void g() { f(1)(); }"), "");
  EXPECT_EQ(dangling(Factory + "void g() { int n = 1; auto h = f(n); h(); }"),
            "");
  EXPECT_EQ(dangling(Factory), "");
  EXPECT_EQ(dangling(Factory, /*Strict=*/true), "argument v returned");
}

TEST(DanglingClosures, TemporaryObjects) {
  const std::string Box = "template <class T> struct Box { T v;"
                          "auto get() { return [this] { return v; }; } };";
  EXPECT_EQ(dangling(Box + "void g() { auto h = Box<int>{1}.get(); h(); }"),
            "temporary returned");
  EXPECT_EQ(dangling(Box + "auto g() { Box<int> b{1}; return b.get(); }"),
            "local b returned");
  EXPECT_EQ(dangling(Box + "void g() { Box<int> b{1}; auto h = b.get(); h();"
                           "Box<int>{2}.get()(); }"),
            "");
}

TEST(DanglingClosures, Copied) {
  auto Class = [](const std::string &Members) {
    return "template <class T> class C { Callback c; T v;" + Members +
           "public: C() { c = [this] { use(v); }; } void go() { c(); } };"
           "void g() { C<int> c; c.go(); }";
  };
  EXPECT_EQ(dangling(Class("")), "copied C kept in c");
  EXPECT_EQ(dangling(Class("std::unique_ptr<T> p;")), "copied C kept in c");
  EXPECT_EQ(dangling(Class("C(const C &) = delete;")), "");
  EXPECT_EQ(dangling(Class("C(const C &);")), "");
  EXPECT_EQ(dangling(Class("virtual void v1();")), "");
  EXPECT_EQ(dangling(Class("virtual void v1();"), /*Strict=*/true),
            "copied C kept in c");
  EXPECT_EQ(dangling("template <class T> struct C { T v;"
                     "Callback c = [this] { use(v); }; };"),
            "copied C kept in c");
  EXPECT_EQ(dangling("class C { Callback c; int v;"
                     "public: C() { c = [this] { use(v); }; } };"),
            "");
}

TEST(DanglingClosures, Registered) {
  auto Class = [](const std::string &Members) {
    return "template <class T> class C { T v; " + Members +
           "public: C(Bus &b) { b.on([this] { use(v); }); } };"
           "void g(Bus &b) { new C<int>(b); }";
  };
  EXPECT_EQ(dangling(Class("")), "registered C kept in all");
  EXPECT_EQ(dangling(Class("public: ~C();")), "");
  EXPECT_EQ(dangling(Class("public: ~C() {}")), "registered C kept in all");
  EXPECT_EQ(dangling(Class("public: void unsubscribe();")), "");
  EXPECT_EQ(dangling("class C { int v; public: void f() {"
                     "std::thread([this] { use(v); }).detach(); } };"),
            "registered C detached");
  EXPECT_EQ(dangling("struct C { int v; void f() {"
                     "registry.push_back([this] { use(v); }); } };"
                     "static C c;"),
            "");
}

TEST(DanglingClosures, Incomplete) {
  EXPECT_EQ(dangling("struct I; template <class T> struct C { I *i; T t;"
                     "Callback c = [this] { t.f(i); }; };"),
            "copied C kept in c");
  EXPECT_EQ(dangling("template <class T> struct C;"
                     "template <class T> struct D { C<T> *i; T t;"
                     "void f() { i->all.push_back([this] { t.f(i); }); } };"),
            "");
}

TEST(Copies, ClassesSayItThemselves) {
  TestAST AST("struct A { int n; };"
              "struct B { B(const B &) = delete; };"
              "struct C { C(C &&) = default; B *b; };"
              "struct D { B b; };"
              "struct E { E(const E &); };"
              "struct F { ~F(); C c; };"
              "template <class T> struct G { T t; };"
              "A a; B *b; C *c; D *d; E *e; F *f; G<A> ga; G<B> *gb;");
  auto Answer = [&](StringRef Name, bool OrMoved) {
    QualType T = AST.typeOf(Name);
    if (T->isPointerType())
      T = T->getPointeeType();
    return isCopyable(T, OrMoved);
  };
  EXPECT_EQ(Answer("a", false), true);
  EXPECT_EQ(Answer("b", true), false);
  EXPECT_EQ(Answer("c", false), false);
  EXPECT_EQ(Answer("c", true), true);
  EXPECT_EQ(Answer("d", true), false);
  EXPECT_EQ(Answer("e", false), true);
  EXPECT_EQ(Answer("f", true), false);
  EXPECT_EQ(Answer("ga", false), true);
  EXPECT_EQ(isCopyable(*AST.find<CXXRecordDecl>("G")), std::nullopt);
}

TEST(Copies, EachClassIsReadOnce) {
  std::string Code = "struct C0 { C0(const C0 &); };";
  for (unsigned I = 1; I <= 8; ++I) {
    Code +=
        "struct C" + std::to_string(I) + " { C" + std::to_string(I - 1) + " m0";
    for (unsigned Member = 1; Member < 16; ++Member)
      Code += ", m" + std::to_string(Member);
    Code += "; };";
  }
  TestAST AST(Code + "C8 *x;");
  EXPECT_EQ(isCopyable(AST.typeOf("x")->getPointeeType()), true);
}

} // namespace
} // namespace clang::templates::test
