//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/Facts/ParameterUse.h"
#include "test/lib/TestAST.h"
#include "gtest/gtest.h"

namespace clang::templates::test {
namespace {

constexpr const char Preamble[] = R"cpp(
using Callback = std::function<void()>;
void hidden(const Callback &);
struct Sink {
  Callback last;
  std::vector<Callback> all;
  void set(Callback f) { last = std::move(f); }
  void run(const Callback &f) { f(); }
  virtual void virtually(const Callback &f) { f(); }
};
void once(const Callback &f) { f(); }
void each(const Callback &f) { for (int i = 0; i < 3; ++i) f(); }
void keeps(Sink &s, Callback f) { s.last = std::move(f); }
template <class F> void any(F &&f) { f(); }
template <class F> void anyLoop(F &&f) { while (true) f(); }
template <class F> void anyKept(Sink &s, F &&f) { s.all.push_back(f); }
)cpp";

std::string spell(const ParameterUse &Use) {
  std::string Text;
  switch (Use.Is) {
  case ParameterUse::Answer::OnlyCalled:
    Text = Use.CalledInLoop ? "called in a loop"
           : Use.Called     ? "called"
                            : "nothing";
    break;
  case ParameterUse::Answer::Kept:
    return "kept";
  case ParameterUse::Answer::CannotTell:
    return "cannot tell";
  }
  if (Use.Tested)
    Text += ", tested";
  if (!Use.PassedTo.empty())
    Text += ", passed on";
  return Text;
}

/// What a function with the parameters 'f' and 's' and this body does with 'f'.
std::string useIn(const std::string &Body,
                  const std::string &Parameter = "Callback f",
                  const std::string &Result = "void") {
  TestAST AST(Preamble + Result + " target(" + Parameter + ", Sink &s) {" +
              Body + "}");
  ParameterUses Uses(AST.context());
  return spell(Uses.of(*AST.function("target")->getParamDecl(0)));
}

TEST(ParameterUse, Called) {
  EXPECT_EQ(useIn("f();"), "called");
  EXPECT_EQ(useIn("f();", "const Callback &f"), "called");
  EXPECT_EQ(useIn("std::move(f)();", "Callback &&f"), "called");
  EXPECT_EQ(useIn("(f)();"), "called");
  EXPECT_EQ(useIn("f.operator()();"), "called");
  EXPECT_EQ(useIn("(*f)();", "const Callback *f"), "called");
  EXPECT_EQ(useIn("f();", "void (*f)()"), "called");
  EXPECT_EQ(useIn("(*f)();", "void (*f)()"), "called");
}

TEST(ParameterUse, Nothing) {
  EXPECT_EQ(useIn(""), "nothing");
  EXPECT_EQ(useIn("(void)f;"), "nothing");
  EXPECT_EQ(useIn("(void)sizeof(f);"), "nothing");
}

TEST(ParameterUse, CalledInALoop) {
  EXPECT_EQ(useIn("for (int i = 0; i < 3; ++i) f();"), "called in a loop");
  EXPECT_EQ(useIn("for (auto &g : s.all) f();"), "called in a loop");
  EXPECT_EQ(useIn("while (s.last) f();"), "called in a loop");
  EXPECT_EQ(useIn("do f(); while (s.last);"), "called in a loop");
  EXPECT_EQ(useIn("for (f(); s.last;) ;"), "called");
  EXPECT_EQ(useIn("each(f);"), "called in a loop, passed on");
  EXPECT_EQ(useIn("while (s.last) once(f);"), "called in a loop, passed on");
  EXPECT_EQ(useIn("anyLoop([&] { f(); });"), "called in a loop, passed on");
}

TEST(ParameterUse, Tested) {
  EXPECT_EQ(useIn("if (f) f();"), "called, tested");
  EXPECT_EQ(useIn("if (!f) return; f();"), "called, tested");
  EXPECT_EQ(useIn("f ? f() : (void)0;"), "called, tested");
  EXPECT_EQ(useIn("if (f && s.last) f();"), "called, tested");
  EXPECT_EQ(useIn("if (f != nullptr) f();", "void (*f)()"), "called, tested");
}

TEST(ParameterUse, PassedOn) {
  EXPECT_EQ(useIn("once(f);"), "called, passed on");
  EXPECT_EQ(useIn("once(std::move(f));"), "called, passed on");
  EXPECT_EQ(useIn("any(f);"), "called, passed on");
  EXPECT_EQ(useIn("once(std::ref(f));"), "called, passed on");
  EXPECT_EQ(useIn("s.run(f);"), "called, passed on");
  EXPECT_EQ(useIn("keeps(s, f);"), "kept");
  EXPECT_EQ(useIn("s.set(std::move(f));"), "kept");
  EXPECT_EQ(useIn("hidden(f);"), "cannot tell");
  EXPECT_EQ(useIn("s.virtually(f);"), "cannot tell");
}

TEST(ParameterUse, ThroughManyCalls) {
  std::string Code = std::string(Preamble) + "void g0(Callback f) { f(); }";
  for (int I = 1; I <= 12; ++I)
    Code += "void g" + std::to_string(I) + "(Callback f) { g" +
            std::to_string(I - 1) + "(f); }";
  TestAST AST(Code);
  auto UseOf = [&](StringRef Name) {
    return spell(
        ParameterUses(AST.context()).of(*AST.function(Name)->getParamDecl(0)));
  };
  EXPECT_EQ(UseOf("g7"), "called, passed on");
  EXPECT_EQ(UseOf("g12"), "cannot tell");
}

TEST(ParameterUse, Recursion) {
  EXPECT_EQ(useIn("f(); if (s.last) target(f, s);"), "called, passed on");
  const std::string Code = std::string(Preamble) + R"cpp(
void pong(Callback f, Sink &s);
void ping(Callback f, Sink &s) { f(); pong(f, s); }
void pong(Callback f, Sink &s) { f(); ping(f, s); s.last = f; }
)cpp";
  TestAST AST(Code);
  ParameterUses Uses(AST.context());
  EXPECT_EQ(spell(Uses.of(*AST.function("pong")->getParamDecl(0))), "kept");
  // Asked for while 'pong' was open, so not known for certain.
  EXPECT_NE(spell(Uses.of(*AST.function("ping")->getParamDecl(0))), "called");
}

TEST(ParameterUse, Kept) {
  EXPECT_EQ(useIn("s.last = f;"), "kept");
  EXPECT_EQ(useIn("s.last = std::move(f);"), "kept");
  EXPECT_EQ(useIn("static Callback g = f;"), "kept");
  EXPECT_EQ(useIn("auto *p = new Callback(f);"), "kept");
  EXPECT_EQ(useIn("throw f;"), "kept");
  EXPECT_EQ(useIn("return f;", "Callback f", "Callback"), "kept");
  EXPECT_EQ(useIn("return [f] { f(); };", "Callback f", "Callback"), "kept");
  EXPECT_EQ(useIn("return [f] { f(); };", "Callback f", "auto"), "kept");
  EXPECT_EQ(useIn("s.last = [f] { f(); };"), "kept");
  EXPECT_EQ(useIn("s.last = [&f] { f(); };"), "kept");
  EXPECT_EQ(useIn("s.last = [g = std::move(f)] { g(); };"), "kept");
  EXPECT_EQ(useIn("f = s.last; f();"), "kept");
  EXPECT_EQ(useIn("f.swap(s.last);"), "kept");
  EXPECT_EQ(useIn("anyKept(s, f);"), "cannot tell");
  EXPECT_EQ(useIn("s.all.push_back(f);"), "cannot tell");
  EXPECT_EQ(useIn("s.all.push_back([f] { f(); });"), "cannot tell");
}

TEST(ParameterUse, KeptByAConstructor) {
  const std::string Code = std::string(Preamble) + R"cpp(
struct Keeps { Callback g; Keeps(Callback f) : g(std::move(f)) {} };
struct Calls { Calls(const Callback &f) { f(); } };
struct Base { Base(Callback f) { f(); } };
struct Derived : Base { Derived(Callback f) : Base(f) {} };
struct Reference { const Callback &g; Reference(const Callback &f) : g(f) {} };
void keeping(Callback f) { Keeps k(f); }
void calling(Callback f) { Calls c(f); }
void deriving(Callback f) { Derived d(std::move(f)); }
void referring(Callback f) { Reference r(f); r.g(); }
void aggregate(Callback f) { struct { Callback g; } a = {f}; a.g(); }
)cpp";
  TestAST AST(Code);
  auto UseOf = [&](StringRef Name) {
    ParameterUses Uses(AST.context());
    return spell(Uses.of(*AST.function(Name)->getParamDecl(0)));
  };
  EXPECT_EQ(UseOf("keeping"), "kept");
  EXPECT_EQ(UseOf("calling"), "called, passed on");
  EXPECT_EQ(UseOf("deriving"), "called, passed on");
  EXPECT_EQ(UseOf("referring"), "kept");
  EXPECT_EQ(UseOf("aggregate"), "cannot tell");
}

TEST(ParameterUse, LocalNames) {
  EXPECT_EQ(useIn("auto g = f; g();"), "called");
  EXPECT_EQ(useIn("auto &g = f; g();"), "called");
  EXPECT_EQ(useIn("auto *g = &f; (*g)();"), "called");
  EXPECT_EQ(useIn("Callback g; g = f; g();"), "called");
  EXPECT_EQ(useIn("Callback g = f; s.last = g;"), "kept");
  // In the order in which a loop comes to it.
  EXPECT_EQ(useIn("Callback g; while (true) { s.last = g; g = f; }"), "kept");
}

TEST(ParameterUse, Closures) {
  EXPECT_EQ(useIn("auto g = [&] { f(); }; g();"), "called");
  EXPECT_EQ(useIn("auto g = [f] { f(); }; once(g);"), "called, passed on");
  EXPECT_EQ(useIn("[&] { f(); }();"), "called");
  EXPECT_EQ(useIn("once([&] { f(); });"), "called, passed on");
  EXPECT_EQ(useIn("once([g = std::move(f)] { g(); });"), "called, passed on");
  EXPECT_EQ(useIn("once([&] { auto h = [&] { f(); }; h(); });"),
            "called, passed on");
  EXPECT_EQ(useIn("hidden([&] { f(); });"), "cannot tell");
  EXPECT_EQ(useIn("keeps(s, [&] { f(); });"), "kept");
  EXPECT_EQ(useIn("keeps(s, [&] { s.run(s.last); }); f();"), "called");
}

TEST(ParameterUse, OfALocalVariable) {
  TestAST AST(std::string(Preamble) +
              "void target(Sink &s, int x) {"
              "  Callback called = [x] {}; called();"
              "  Callback stored = [x] {}; s.last = stored;"
              "  Callback changed = [x] {}; changed = s.last; changed();"
              "  Callback given = [x] {}; hidden(given); }");
  ParameterUses Uses(AST.context());
  auto UseOf = [&](StringRef Name) {
    return spell(
        Uses.ofVariable(*AST.find<VarDecl>(Name), *AST.function("target")));
  };
  EXPECT_EQ(UseOf("called"), "called");
  EXPECT_EQ(UseOf("stored"), "kept");
  EXPECT_EQ(UseOf("changed"), "kept");
  EXPECT_EQ(UseOf("given"), "cannot tell");
}

TEST(ParameterUse, Templates) {
  TestAST AST(std::string(Preamble) +
              "template <class T> void pattern(Callback f, T t) { f(); t(f); }"
              "void use() { pattern({}, [](const Callback &g) { g(); }); }");
  ParameterUses Uses(AST.context());
  // In the pattern nothing is known of 't'.
  EXPECT_EQ(spell(Uses.of(*AST.function("pattern")->getParamDecl(0))),
            "cannot tell");
  EXPECT_EQ(spell(Uses.of(*AST.specialisation("pattern")->getParamDecl(0))),
            "called, passed on");
}

TEST(ParameterUse, Algorithms) {
  const std::string Code = R"cpp(
#include <algorithm>
#include <functional>
#include <thread>
#include <vector>
using Callback = std::function<void(int)>;
void algorithm(std::vector<int> v, Callback f) {
  std::for_each(v.begin(), v.end(), f);
}
void range(std::vector<int> v, Callback f) { std::ranges::for_each(v, f); }
void invoked(std::vector<int> v, Callback f) { std::invoke(f, v[0]); }
void closure(std::vector<int> v, Callback f) {
  std::for_each(v.begin(), v.end(), [&](int i) { f(i); });
}
void bound(std::vector<int> v, Callback f) { std::bind(f, v[0])(); }
void thread(std::vector<int> v, Callback f) { std::thread(f, v[0]).join(); }
)cpp";
  TestAST AST(Code, "c++20", Library::Real);
  auto UseOf = [&](StringRef Name) {
    ParameterUses Uses(AST.context());
    return spell(Uses.of(*AST.function(Name)->getParamDecl(1)));
  };
  EXPECT_EQ(UseOf("algorithm"), "called in a loop");
  EXPECT_EQ(UseOf("range"), "called in a loop");
  EXPECT_EQ(UseOf("invoked"), "called");
  EXPECT_EQ(UseOf("closure"), "called in a loop");
  EXPECT_EQ(UseOf("bound"), "cannot tell");
  EXPECT_EQ(UseOf("thread"), "cannot tell");
}

TEST(ParameterUse, Coroutine) {
  const std::string Code = R"cpp(
#include <coroutine>
#include <functional>
struct Task {
  struct promise_type {
    Task get_return_object() { return {}; }
    std::suspend_never initial_suspend() { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    void return_void() {}
    void unhandled_exception() {}
  };
};
Task target(std::function<void()> f) { f(); co_return; }
)cpp";
  TestAST AST(Code, "c++20", Library::Real);
  ParameterUses Uses(AST.context());
  EXPECT_EQ(spell(Uses.of(*AST.function("target")->getParamDecl(0))), "kept");
}

TEST(ParameterUse, WithoutABody) {
  TestAST AST(Preamble);
  ParameterUses Uses(AST.context());
  EXPECT_EQ(spell(Uses.of(*AST.find<FunctionDecl>("hidden")->getParamDecl(0))),
            "cannot tell");
}

} // namespace
} // namespace clang::templates::test
