//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/Fix/WeakCapture.h"
#include "lib/Fix/Edits.h"
#include "test/lib/TestAST.h"
#include "clang/Tooling/Core/Replacement.h"
#include "gtest/gtest.h"

namespace clang::templates::test {
namespace {

//===----------------------------------------------------------------------===//
// Edits
//===----------------------------------------------------------------------===//

/// \p Code after \p Edits.
std::string apply(const std::string &Code, ArrayRef<FixItHint> Edits,
                  const TestAST &AST) {
  tooling::Replacements All;
  const SourceManager &Sources = AST.context().getSourceManager();
  for (const FixItHint &Edit : Edits)
    if (llvm::Error Conflict = All.add(
            tooling::Replacement(Sources, Edit.RemoveRange, Edit.CodeToInsert,
                                 AST.context().getLangOpts())))
      ADD_FAILURE() << llvm::toString(std::move(Conflict));
  llvm::Expected<std::string> Result = tooling::applyAllReplacements(Code, All);
  return Result ? *Result : llvm::toString(Result.takeError());
}

SourceRange initOf(const TestAST &AST, StringRef Variable) {
  return AST.find<VarDecl>(Variable)->getInit()->getSourceRange();
}

TEST(MayEdit, PlainText) {
  TestAST AST("int x = 1 + 2;");
  EXPECT_TRUE(mayEdit(initOf(AST, "x"), AST.context()));
}

TEST(MayEdit, MacroBody) {
  TestAST AST("#define ONE (1 + 0)\nint x = ONE;");
  EXPECT_FALSE(mayEdit(initOf(AST, "x"), AST.context()));
}

TEST(MayEdit, MacroArgument) {
  TestAST AST("#define SAME(X) X\nint x = SAME(1 + 2);");
  EXPECT_FALSE(mayEdit(initOf(AST, "x"), AST.context()));
}

TEST(MayEdit, HalfInAMacro) {
  TestAST AST("#define ONE 1\nint x = 2 + ONE;");
  EXPECT_FALSE(mayEdit(initOf(AST, "x"), AST.context()));
}

TEST(MayEdit, SystemHeader) {
  TestAST AST("# 1 \"a.h\" 1 3\nint x = 1;\n# 2 \"input.cc\" 2\n");
  EXPECT_FALSE(mayEdit(initOf(AST, "x"), AST.context()));
}

TEST(MayEdit, NoLocation) {
  TestAST AST("int x;");
  EXPECT_FALSE(mayEdit(SourceRange(), AST.context()));
}

TEST(MayEdit, Backwards) {
  TestAST AST("int x = 1 + 2;");
  SourceRange Range = initOf(AST, "x");
  EXPECT_FALSE(
      mayEdit(SourceRange(Range.getEnd(), Range.getBegin()), AST.context()));
}

TEST(SourceText, Tokens) {
  TestAST AST("int x = 1 + /* two */ 22;");
  EXPECT_EQ(sourceText(initOf(AST, "x"), AST.context()), "1 + /* two */ 22");
}

TEST(Write, ReplacesATokenAtLeast) {
  const std::string Code = "int x = 12 + 3;";
  TestAST AST(Code);
  SourceRange Range = initOf(AST, "x");
  for (const FixItHint &Edit :
       {writeBefore(Range.getBegin(), "0 + ", AST.context()),
        writeAfter(Range.getEnd(), " + 4", AST.context())}) {
    EXPECT_TRUE(Edit.RemoveRange.isValid());
    EXPECT_NE(apply(Code, Edit, AST), Code);
  }
}

TEST(Write, Before) {
  const std::string Code = "int x = 12 + 3;";
  TestAST AST(Code);
  EXPECT_EQ(
      apply(Code,
            writeBefore(initOf(AST, "x").getBegin(), "0 + ", AST.context()),
            AST),
      "int x = 0 + 12 + 3;");
}

TEST(Write, After) {
  const std::string Code = "int x = 12 + 3;";
  TestAST AST(Code);
  EXPECT_EQ(apply(Code,
                  writeAfter(initOf(AST, "x").getEnd(), " + 4", AST.context()),
                  AST),
            "int x = 12 + 3 + 4;");
}

TEST(Write, ReplaceTokens) {
  const std::string Code = "int x = 12 + 3;";
  TestAST AST(Code);
  EXPECT_EQ(apply(Code, replaceTokens(initOf(AST, "x"), "7"), AST),
            "int x = 7;");
}

TEST(Indentation, OfTheLine) {
  TestAST AST("int a;\n \t int x = 1;");
  EXPECT_EQ(indentation(initOf(AST, "x").getBegin(),
                        AST.context().getSourceManager()),
            " \t ");
}

/// A name for `weak` inside of the function `f`.
std::string nameFor(const std::string &Code,
                    const llvm::StringSet<> &Taken = {}) {
  TestAST AST(Code);
  return freshName("weak", AST.function("f")->getSourceRange(), AST.context(),
                   Taken);
}

TEST(FreshName, Free) { EXPECT_EQ(nameFor("void f() { int x; }"), "weak"); }

TEST(FreshName, Used) {
  EXPECT_EQ(nameFor("void f() { int weak; }"), "weak2");
  EXPECT_EQ(nameFor("void f() { int weak, weak2, weak3; }"), "weak4");
}

TEST(FreshName, AsTheLastToken) {
  EXPECT_EQ(nameFor("int weak(); int f() { return weak(); }"), "weak2");
}

TEST(FreshName, OutsideOfTheRange) {
  EXPECT_EQ(nameFor("int weak; void f() {} int weak2;"), "weak");
}

TEST(FreshName, InCodeThatIsNotCompiled) {
  EXPECT_EQ(nameFor("void f() {\n#if 0\nint weak;\n#endif\n}"), "weak2");
}

TEST(FreshName, InAMacroArgument) {
  EXPECT_EQ(nameFor("#define USE(X)\nvoid f() { USE(weak) }"), "weak2");
}

TEST(FreshName, OnlyInACommentOrString) {
  EXPECT_EQ(nameFor("void f() { /* weak */ auto s = \"weak\"; }"), "weak");
}

TEST(FreshName, TakenByAnotherEdit) {
  llvm::StringSet<> Taken;
  Taken.insert("weak");
  EXPECT_EQ(nameFor("void f() {}", Taken), "weak2");
  EXPECT_EQ(nameFor("void f() { int weak2; }", Taken), "weak3");
}

//===----------------------------------------------------------------------===//
// Weak captures
//===----------------------------------------------------------------------===//

constexpr const char Preamble[] =
    "struct N : std::enable_shared_from_this<N> {\n"
    "  void run();\n"
    "  int get();\n"
    "  void member();\n"
    "};\n"
    "using Ptr = std::shared_ptr<N>;\n"
    "template <class F> void keep(F) {}\n";

/// The captures of \p Lambda that are named in \p Names.
std::vector<const ValueDecl *> capturesOf(const LambdaExpr &Lambda,
                                          ArrayRef<StringRef> Names) {
  std::vector<const ValueDecl *> Captured;
  for (StringRef Name : Names)
    for (const LambdaCapture &Capture : Lambda.captures())
      if (Capture.capturesVariable() &&
          Capture.getCapturedVar()->getName() == Name)
        Captured.push_back(Capture.getCapturedVar());
  EXPECT_EQ(Captured.size(), Names.size());
  return Captured;
}

/// \p Code after the captures \p Names of its first lambda became weak, or
/// "refused". What is edited must compile.
std::string weaken(const std::string &Code, const std::string &Standard,
                   ArrayRef<StringRef> Names = {"p"}) {
  TestAST AST(Preamble + Code, Standard);
  TypeClassifier Types;
  llvm::StringSet<> Taken;
  const LambdaExpr &Lambda = *AST.lambdas().front();
  std::optional<WeakCapture> Edit = weakenCaptures(
      Lambda, capturesOf(Lambda, Names), Types, AST.context(), Taken);
  if (!Edit)
    return "refused";
  std::string Edited = apply(Preamble + Code, Edit->Edits, AST);
  TestAST Compiles(Edited, Standard);
  return Edited.substr(sizeof(Preamble) - 1);
}

std::string weaken17(const std::string &Code,
                     ArrayRef<StringRef> Names = {"p"}) {
  return weaken(Code, "c++17", Names);
}

//===----------------------------------------------------------------------===//
// In each language version
//===----------------------------------------------------------------------===//

TEST(WeakIn, Cxx11) {
  EXPECT_EQ(weaken("void f(Ptr p) {\n"
                   "  keep([p] { p->run(); });\n"
                   "}",
                   "c++11"),
            "void f(Ptr p) {\n"
            "  std::weak_ptr<N> weak(p);\n"
            "  keep([weak] { auto p = weak.lock(); if (!p) return; "
            "p->run(); });\n"
            "}");
}

TEST(WeakIn, Cxx14) {
  EXPECT_EQ(weaken("void f(Ptr p) { keep([p] { p->run(); }); }", "c++14"),
            "void f(Ptr p) { keep([weak = std::weak_ptr<N>(p)] { "
            "auto p = weak.lock(); if (!p) return; p->run(); }); }");
}

TEST(WeakIn, Cxx17AndLater) {
  for (const char *Standard : {"c++17", "c++20", "c++23", "c++26"})
    EXPECT_EQ(weaken("void f(Ptr p) { keep([p] { p->run(); }); }", Standard),
              "void f(Ptr p) { keep([weak = std::weak_ptr(p)] { "
              "auto p = weak.lock(); if (!p) return; p->run(); }); }");
}

//===----------------------------------------------------------------------===//
// Captures
//===----------------------------------------------------------------------===//

TEST(WeakCapture, AmongOthers) {
  EXPECT_EQ(weaken17("void f(int a, Ptr p, int b) {"
                     " keep([a, p, b] { p->run(); }); }"),
            "void f(int a, Ptr p, int b) {"
            " keep([a, weak = std::weak_ptr(p), b] { auto p = weak.lock(); "
            "if (!p) return; p->run(); }); }");
}

TEST(WeakCapture, Init) {
  EXPECT_EQ(weaken17("void f(Ptr q) { keep([p = q] { p->run(); }); }"),
            "void f(Ptr q) { keep([weak = std::weak_ptr(q)] { "
            "auto p = weak.lock(); if (!p) return; p->run(); }); }");
}

TEST(WeakCapture, SharedFromThis) {
  EXPECT_EQ(weaken17("void N::member() {"
                     " keep([p = shared_from_this()] { p->run(); }); }"),
            "void N::member() {"
            " keep([weak = weak_from_this()] { auto p = weak.lock(); "
            "if (!p) return; p->run(); }); }");
  EXPECT_EQ(weaken17("void N::member() {"
                     " keep([p = this->shared_from_this()] {}); }"),
            "void N::member() { keep([weak = this->weak_from_this()] { "
            "auto p = weak.lock(); if (!p) return; }); }");
}

TEST(WeakCapture, SharedFromThisBeforeCxx17) {
  EXPECT_EQ(weaken("void N::member() {"
                   " keep([p = shared_from_this()] { p->run(); }); }",
                   "c++14"),
            "void N::member() {"
            " keep([weak = std::weak_ptr<N>(shared_from_this())] { "
            "auto p = weak.lock(); if (!p) return; p->run(); }); }");
}

TEST(WeakCapture, SharedFromThisOfAnotherObject) {
  EXPECT_EQ(weaken17("void f(N *n) {"
                     " keep([p = n->shared_from_this()] { p->run(); }); }"),
            "void f(N *n) {"
            " keep([weak = std::weak_ptr(n->shared_from_this())] { "
            "auto p = weak.lock(); if (!p) return; p->run(); }); }");
}

TEST(WeakCapture, ByDefault) {
  EXPECT_EQ(weaken17("void f(Ptr p) { keep([=] { p->run(); }); }"),
            "void f(Ptr p) { keep([=, weak = std::weak_ptr(p)] { "
            "auto p = weak.lock(); if (!p) return; p->run(); }); }");
}

TEST(WeakCapture, Two) {
  EXPECT_EQ(weaken17("void f(Ptr p, Ptr q) {"
                     " keep([p, q] { p->run(); q->run(); }); }",
                     {"p", "q"}),
            "void f(Ptr p, Ptr q) { keep([weakP = std::weak_ptr(p), "
            "weakQ = std::weak_ptr(q)] { auto p = weakP.lock(); "
            "if (!p) return; auto q = weakQ.lock(); if (!q) return; "
            "p->run(); q->run(); }); }");
}

TEST(WeakCapture, TwoInCxx11) {
  EXPECT_EQ(weaken("void f(Ptr p, Ptr q) {\n"
                   "  keep([p, q] { p->run(); q->run(); });\n"
                   "}",
                   "c++11", {"p", "q"}),
            "void f(Ptr p, Ptr q) {\n"
            "  std::weak_ptr<N> weakP(p);\n"
            "  std::weak_ptr<N> weakQ(q);\n"
            "  keep([weakP, weakQ] { auto p = weakP.lock(); if (!p) return; "
            "auto q = weakQ.lock(); if (!q) return; p->run(); q->run(); });\n"
            "}");
}

TEST(WeakCapture, NameIsNew) {
  EXPECT_EQ(weaken17("void f(Ptr p, int weak) {"
                     " keep([p, weak] { p->run(); }); }"),
            "void f(Ptr p, int weak) {"
            " keep([weak2 = std::weak_ptr(p), weak] { auto p = weak2.lock(); "
            "if (!p) return; p->run(); }); }");
}

TEST(WeakCapture, InAPattern) {
  EXPECT_EQ(weaken17("template <class T> void f(std::shared_ptr<T> p) {"
                     " keep([p] { p->run(); }); }"
                     " template void f(std::shared_ptr<N>);"),
            "template <class T> void f(std::shared_ptr<T> p) {"
            " keep([weak = std::weak_ptr(p)] { auto p = weak.lock(); "
            "if (!p) return; p->run(); }); }"
            " template void f(std::shared_ptr<N>);");
}

TEST(WeakCapture, InAPatternBeforeCxx17) {
  EXPECT_EQ(weaken("template <class T> void f(std::shared_ptr<T> p) {"
                   " keep([p] { p->run(); }); }"
                   " template void f(std::shared_ptr<N>);",
                   "c++14"),
            "template <class T> void f(std::shared_ptr<T> p) {"
            " keep([weak = std::weak_ptr<typename "
            "std::decay<decltype(p)>::type::element_type>(p)] { "
            "auto p = weak.lock(); if (!p) return; p->run(); }); }"
            " template void f(std::shared_ptr<N>);");
}

TEST(WeakCapture, ConstElement) {
  EXPECT_EQ(weaken("void f(std::shared_ptr<const N> p) { keep([p] { p.get();"
                   " }); }",
                   "c++14"),
            "void f(std::shared_ptr<const N> p) {"
            " keep([weak = std::weak_ptr<const N>(p)] {"
            " auto p = weak.lock(); if (!p) return; p.get(); }); }");
}

TEST(WeakCapture, ElementWithoutAName) {
  EXPECT_EQ(
      weaken("void f(std::shared_ptr<void()> p) { keep([p] {}); }", "c++14"),
      "void f(std::shared_ptr<void()> p) { keep([weak = "
      "std::weak_ptr<typename "
      "std::decay<decltype(p)>::type::element_type>(p)] {"
      " auto p = weak.lock(); if (!p) return; }); }");
}

//===----------------------------------------------------------------------===//
// Layout
//===----------------------------------------------------------------------===//

TEST(WeakLayout, SeveralLines) {
  EXPECT_EQ(weaken17("void f(Ptr p) {\n"
                     "  keep([p] {\n"
                     "    p->run();\n"
                     "  });\n"
                     "}"),
            "void f(Ptr p) {\n"
            "  keep([weak = std::weak_ptr(p)] {\n"
            "    auto p = weak.lock();\n"
            "    if (!p)\n"
            "      return;\n"
            "    p->run();\n"
            "  });\n"
            "}");
}

TEST(WeakLayout, CommentBehindTheBraceStays) {
  EXPECT_EQ(weaken17("void f(Ptr p) {\n"
                     "  keep([p] { // Later.\n"
                     "    p->run();\n"
                     "  });\n"
                     "}"),
            "void f(Ptr p) {\n"
            "  keep([weak = std::weak_ptr(p)] { // Later.\n"
            "    auto p = weak.lock();\n"
            "    if (!p)\n"
            "      return;\n"
            "    p->run();\n"
            "  });\n"
            "}");
}

TEST(WeakLayout, EmptyBody) {
  EXPECT_EQ(weaken17("void f(Ptr p) { keep([p] {}); }"),
            "void f(Ptr p) { keep([weak = std::weak_ptr(p)] {"
            " auto p = weak.lock(); if (!p) return; }); }");
}

TEST(WeakLayout, EmptyBodyOnTwoLines) {
  EXPECT_EQ(weaken17("void f(Ptr p) {\n"
                     "  keep([p] {\n"
                     "  });\n"
                     "}"),
            "void f(Ptr p) {\n"
            "  keep([weak = std::weak_ptr(p)] {\n"
            "    auto p = weak.lock();\n"
            "    if (!p)\n"
            "      return;\n"
            "  });\n"
            "}");
}

TEST(WeakLayout, SecondEditOfTheSameTextMerges) {
  TestAST AST(std::string(Preamble) + "void f(Ptr p) { keep([p] {}); }");
  TypeClassifier Types;
  const LambdaExpr &Lambda = *AST.lambdas().front();
  std::vector<FixItHint> Twice;
  for (unsigned I = 0; I < 2; ++I) {
    llvm::StringSet<> Taken;
    std::optional<WeakCapture> Edit = weakenCaptures(
        Lambda, capturesOf(Lambda, {"p"}), Types, AST.context(), Taken);
    ASSERT_TRUE(Edit);
    Twice.insert(Twice.end(), Edit->Edits.begin(), Edit->Edits.end());
  }
  std::string Code = std::string(Preamble) + "void f(Ptr p) { keep([p] {}); }";
  EXPECT_EQ(apply(Code, Twice, AST).substr(sizeof(Preamble) - 1),
            "void f(Ptr p) { keep([weak = std::weak_ptr(p)] {"
            " auto p = weak.lock(); if (!p) return; }); }");
}

//===----------------------------------------------------------------------===//
// What the closure returns
//===----------------------------------------------------------------------===//

/// The return that the edit writes into the closure \p Lambda, or "refused".
std::string emptyReturn(const std::string &Lambda) {
  std::string Edited = weaken17("struct V { V(int); }; struct D { int a; };"
                                "D make();"
                                "void f(Ptr p) { keep(" +
                                Lambda + "); }");
  if (Edited == "refused")
    return Edited;
  StringRef FromReturn = StringRef(Edited).substr(Edited.find("return"));
  return FromReturn.take_front(FromReturn.find(';') + 1).str();
}

TEST(EmptyReturn, Nothing) {
  EXPECT_EQ(emptyReturn("[p] { p->run(); }"), "return;");
  EXPECT_EQ(emptyReturn("[p]() -> void { p->run(); }"), "return;");
  EXPECT_EQ(emptyReturn("[p] { return; }"), "return;");
}

TEST(EmptyReturn, ExplicitType) {
  EXPECT_EQ(emptyReturn("[p]() -> int { return p->get(); }"), "return {};");
  EXPECT_EQ(emptyReturn("[p]() -> D { return make(); }"), "return {};");
  EXPECT_EQ(emptyReturn("[p]() -> Ptr { return p; }"), "return {};");
}

TEST(EmptyReturn, Deduced) {
  EXPECT_EQ(emptyReturn("[p] { return p->get(); }"), "return 0;");
  EXPECT_EQ(emptyReturn("[p] { return p->get() > 0; }"), "return false;");
  EXPECT_EQ(emptyReturn("[p] { return p->get() * 0.5; }"), "return 0.0;");
}

TEST(EmptyReturn, LambdaInsideReturns) {
  EXPECT_EQ(emptyReturn("[p] { keep([] { return 1; }); }"), "return;");
}

TEST(EmptyReturn, SaysWhetherOneWasMadeUp) {
  TypeClassifier Types;
  for (bool Returns : {false, true}) {
    TestAST AST(std::string(Preamble) + "void f(Ptr p) { keep([p] {" +
                (Returns ? "return 1;" : "") + "}); }");
    llvm::StringSet<> Taken;
    const LambdaExpr &Lambda = *AST.lambdas().front();
    std::optional<WeakCapture> Edit = weakenCaptures(
        Lambda, capturesOf(Lambda, {"p"}), Types, AST.context(), Taken);
    ASSERT_TRUE(Edit);
    EXPECT_EQ(Edit->ReturnsNothing, !Returns);
  }
}

//===----------------------------------------------------------------------===//
// Refusals, as WeakCapture.h numbers them
//===----------------------------------------------------------------------===//

TEST(Refusal1, CaptureInAMacro) {
  EXPECT_EQ(weaken17("#define CAPTURE p\n"
                     "void f(Ptr p) { keep([CAPTURE] { p->run(); }); }"),
            "refused");
}

TEST(Refusal1, LambdaInAMacroArgument) {
  EXPECT_EQ(weaken17("#define SAME(X) X\n"
                     "void f(Ptr p) { SAME(keep([p] { p->run(); })); }"),
            "refused");
}

TEST(Refusal1, BodyInAMacro) {
  EXPECT_EQ(weaken17("#define BODY { p->run(); }\n"
                     "void f(Ptr p) { keep([p] BODY); }"),
            "refused");
}

TEST(Refusal1, InitInAMacro) {
  EXPECT_EQ(weaken17("#define INIT q\n"
                     "void f(Ptr q) { keep([p = INIT] { p->run(); }); }"),
            "refused");
}

TEST(Refusal1, StatementInAMacroIsFine) {
  EXPECT_NE(weaken17("#define RUN p->run()\n"
                     "void f(Ptr p) { keep([p] { RUN; }); }"),
            "refused");
}

TEST(Refusal1, SystemHeader) {
  EXPECT_EQ(weaken17("# 1 \"a.h\" 1 3\n"
                     "inline void f(Ptr p) { keep([p] {}); }\n"
                     "# 2 \"input.cc\" 2\n"),
            "refused");
}

TEST(Refusal2, NoWeakCounterpart) {
  EXPECT_EQ(weaken17("namespace boost { template <class T>"
                     "struct intrusive_ptr { T *operator->() const; }; }"
                     "void f(boost::intrusive_ptr<N> p) {"
                     "keep([p] { p->run(); }); }"),
            "refused");
}

TEST(Refusal2, NotAPointer) {
  EXPECT_EQ(weaken17("void f(int p) { keep([p] {}); }"), "refused");
  EXPECT_EQ(weaken17("void f(N *p) { keep([p] {}); }"), "refused");
}

TEST(Refusal2, CapturedByReference) {
  EXPECT_EQ(weaken17("void f(Ptr p) { keep([&p] { p->run(); }); }"), "refused");
}

TEST(Refusal2, Pack) {
  EXPECT_EQ(weaken17("template <class... T>"
                     "void f(std::shared_ptr<T>... p) { keep([p...] {}); }"),
            "refused");
}

TEST(Refusal3, ClosureChangesThePointer) {
  EXPECT_EQ(weaken17("void f(Ptr p) { keep([p]() mutable { p.reset(); }); }"),
            "refused");
  EXPECT_EQ(weaken17("void f(Ptr p) {"
                     "keep([p]() mutable { p = nullptr; }); }"),
            "refused");
  EXPECT_EQ(weaken17("void f(Ptr p) {"
                     "keep([p]() mutable { Ptr q = std::move(p); }); }"),
            "refused");
}

TEST(Refusal3, MutableThatOnlyDereferencesIsFine) {
  EXPECT_EQ(weaken17("void f(Ptr p) {"
                     " keep([p]() mutable { p->run(); (*p).run(); }); }"),
            "void f(Ptr p) { keep([weak = std::weak_ptr(p)]() mutable {"
            " auto p = weak.lock(); if (!p) return; p->run(); (*p).run(); });"
            " }");
}

constexpr const char Coroutines[] = R"cpp(
namespace std {
template <class R, class...> struct coroutine_traits {
  using promise_type = typename R::promise_type;
};
template <class = void> struct coroutine_handle {
  static coroutine_handle from_address(void *) noexcept;
  template <class P> coroutine_handle(coroutine_handle<P>) noexcept;
};
} // namespace std
struct Wait {
  bool await_ready() noexcept;
  template <class H> void await_suspend(H) noexcept;
  void await_resume() noexcept;
};
struct Task {
  struct promise_type {
    Task get_return_object();
    Wait initial_suspend() noexcept;
    Wait final_suspend() noexcept;
    void return_void();
    void unhandled_exception();
  };
};
)cpp";

TEST(Refusal4, Coroutine) {
  EXPECT_EQ(
      weaken(Coroutines + std::string("void f(Ptr p) { keep([p]() -> Task {"
                                      "p->run(); co_return; }); }"),
             "c++20"),
      "refused");
  EXPECT_EQ(
      weaken(Coroutines + std::string("void f(Ptr p) { keep([p]() -> Task {"
                                      "co_await Wait(); p->run(); }); }"),
             "c++20"),
      "refused");
}

TEST(Refusal4, CoroutineInAPattern) {
  EXPECT_EQ(weaken(Coroutines + std::string("template <class T> void f("
                                            "std::shared_ptr<T> p) {"
                                            "keep([p](auto w) -> Task {"
                                            "co_await w; p->run(); }); }"),
                   "c++20"),
            "refused");
}

TEST(Refusal4, CoroutineInsideIsFine) {
  EXPECT_NE(weaken(Coroutines +
                       std::string("void f(Ptr p) { keep([p] {"
                                   "keep([]() -> Task { co_return; }); }); }"),
                   "c++20"),
            "refused");
}

TEST(Refusal5, NoValueKnown) {
  EXPECT_EQ(emptyReturn("[p]() -> V { return V(1); }"), "refused");
  EXPECT_EQ(emptyReturn("[p]() -> N & { return *p; }"), "refused");
  EXPECT_EQ(emptyReturn("[p]() -> auto & { return *p; }"), "refused");
  EXPECT_EQ(emptyReturn("[p] { return make(); }"), "refused");
  EXPECT_EQ(emptyReturn("[p] { return p; }"), "refused");
}

TEST(Refusal5, DeducedInAPattern) {
  EXPECT_EQ(weaken17("template <class T> void f(std::shared_ptr<T> p) {"
                     "keep([p] { return p->get(); }); }"),
            "refused");
}

TEST(Refusal6, NoStatementBefore) {
  EXPECT_EQ(
      weaken("void f(Ptr p) { if (true) keep([p] { p->run(); }); }", "c++11"),
      "refused");
  EXPECT_EQ(weaken("void f(Ptr p) { for (;;) keep([p] {}); }", "c++11"),
            "refused");
  EXPECT_EQ(weaken("void f(Ptr p) { while (keep([p] {}), true) ; }", "c++11"),
            "refused");
  EXPECT_EQ(
      weaken("void f(Ptr p) { switch (1) { case 1: keep([p] {}); } }", "c++11"),
      "refused");
}

TEST(Refusal6, Initializer) {
  EXPECT_EQ(weaken("struct S { std::function<void()> cb;"
                   "S(Ptr p) : cb([p] { p->run(); }) {} };",
                   "c++11"),
            "refused");
}

TEST(Refusal6, DeclarationHasAPlaceBefore) {
  EXPECT_EQ(weaken("void f(Ptr p) {\n"
                   "  auto c = [p] { p->run(); };\n"
                   "}",
                   "c++11"),
            "void f(Ptr p) {\n"
            "  std::weak_ptr<N> weak(p);\n"
            "  auto c = [weak] { auto p = weak.lock(); if (!p) return; "
            "p->run(); };\n"
            "}");
}

TEST(Refusal6, DoesNotMatterSinceCxx14) {
  EXPECT_NE(
      weaken("void f(Ptr p) { if (true) keep([p] { p->run(); }); }", "c++14"),
      "refused");
}

//===----------------------------------------------------------------------===//
// Bounds
//===----------------------------------------------------------------------===//

TEST(WeakBound, VeryDeepBody) {
  EXPECT_NE(weaken17("void f(Ptr p) { keep([p] {" + repeat("{", 200) +
                     "p->run();" + repeat("}", 200) + "}); }"),
            "refused");
}

TEST(WeakBound, VeryDeepPlace) {
  EXPECT_NE(weaken("void f(Ptr p) {" + repeat("{", 200) +
                       "keep([p] { p->run(); });" + repeat("}", 200) + "}",
                   "c++11"),
            "refused");
}

} // namespace
} // namespace clang::templates::test
