//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/Fix/ObjectCapture.h"
#include "test/lib/TestAST.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "gtest/gtest.h"

namespace clang::templates::test {
namespace {

using Fix = std::vector<FixItHint>(ArrayRef<const LambdaExpr *>,
                                   const ASTContext &);

/// What \p Edit writes, for all the lambdas in \p Code: "*this".
std::string edits(Fix *Edit, const std::string &Code,
                  const std::string &Standard = "c++17") {
  struct Collector : RecursiveASTVisitor<Collector> {
    bool shouldVisitTemplateInstantiations() const { return true; }
    bool VisitLambdaExpr(LambdaExpr *E) {
      Lambdas.push_back(E);
      return true;
    }
    std::vector<const LambdaExpr *> Lambdas;
  } Found;
  TestAST AST(Code, Standard);
  Found.TraverseDecl(AST.context().getTranslationUnitDecl());
  std::string Text;
  for (const FixItHint &Hint : Edit(Found.Lambdas, AST.context()))
    Text += (Text.empty() ? "" : "; ") + Hint.CodeToInsert;
  return Text;
}

//===----------------------------------------------------------------------===//
// A copy
//===----------------------------------------------------------------------===//

std::string copied(const std::string &Method, const std::string &More = "") {
  return edits(copyObject, "struct S { int n; int *p; int &r; mutable int m;"
                           "static int s; int get() const; int set(); " +
                               More + " auto f() { return " + Method +
                               "; } };");
}

TEST(CopyObject, Captures) {
  EXPECT_EQ(copied("[this] { return n; }"), "*this");
  EXPECT_EQ(copied("[=] { return n; }"), "=, *this");
  EXPECT_EQ(copied("[&] { return n; }"), "&, *this");
}

TEST(CopyObject, OnlyReads) {
  EXPECT_EQ(copied("[this] { return n + *p + r + s + get(); }"), "*this");
  EXPECT_EQ(copied("[this] { *p = 1; r = 2; s = 3; }"), "*this");
  EXPECT_EQ(copied("[this] { n = 1; }"), "");
  EXPECT_EQ(copied("[this] { return ++m; }"), "");
  EXPECT_EQ(copied("[this] { return set(); }"), "");
  EXPECT_EQ(copied("[this] { return &n; }"), "");
  EXPECT_EQ(copied("[this] { return this; }"), "");
  EXPECT_EQ(copied("[this]() -> const int & { return n; }"), "");
  EXPECT_EQ(copied("[this] { return [this] { return n; }(); }"), "");
}

TEST(CopyObject, TheClass) {
  EXPECT_EQ(copied("[this] { return n; }", "S(const S &) = delete;"), "");
  EXPECT_EQ(copied("[this] { return n; }", "virtual void v();"), "");
  EXPECT_EQ(copied("[this] { return n; }", "std::unique_ptr<int> u;"), "");
}

TEST(CopyObject, AllSpecialisations) {
  const std::string Class = "template <class T> struct S { T t; auto f() {"
                            "return [this] { return bool(t); }; } };";
  EXPECT_EQ(edits(copyObject, Class), "");
  EXPECT_EQ(edits(copyObject, Class + "auto a = S<int>{}.f();"), "*this");
  EXPECT_EQ(edits(copyObject, Class + "struct M { M(); M(M &&);"
                                      "operator bool() const; };"
                                      "auto a = S<int>{}.f();"
                                      "auto b = S<M>{}.f();"),
            "");
}

TEST(CopyObject, Standard) {
  const std::string Class =
      "struct S { int n; auto f() { return [this] { return n; }; } };";
  EXPECT_EQ(edits(copyObject, Class, "c++14"), "");
  EXPECT_EQ(edits(copyObject, Class, "c++20"), "*this");
}

//===----------------------------------------------------------------------===//
// A weak pointer
//===----------------------------------------------------------------------===//

constexpr char Lock[] = " auto self = weak.lock(); if (!self) return;";

std::string watched(const std::string &Head, const std::string &Lambda) {
  return edits(watchObject,
               Head + "{ int n; void f() { (void)" + Lambda + "; } };");
}

TEST(WatchObject, Captures) {
  constexpr char Head[] = "struct S : std::enable_shared_from_this<S> ";
  EXPECT_EQ(watched(Head, "[this] { ++n; }"),
            "this, weak = weak_from_this(); {" + std::string(Lock));
  EXPECT_EQ(watched(Head, "[=] { ++n; }"),
            "=, weak = weak_from_this(); {" + std::string(Lock));
  EXPECT_EQ(watched(Head, "[this] { return n; }"), "");
  EXPECT_EQ(watched(Head, "[this](int weak) { n = weak; }"),
            "this, weak2 = weak_from_this(); { auto self = weak2.lock();"
            " if (!self) return;");
}

TEST(WatchObject, Bases) {
  constexpr char Lambda[] = "[this] { ++n; }";
  EXPECT_EQ(watched("struct S ", Lambda), "");
  EXPECT_EQ(watched("class S : std::enable_shared_from_this<S> ", Lambda), "");
  EXPECT_EQ(watched("struct B : std::enable_shared_from_this<B> {};"
                    "struct S : B ",
                    Lambda),
            "this, weak = weak_from_this(); {" + std::string(Lock));
  EXPECT_EQ(watched("struct B : std::enable_shared_from_this<B> {};"
                    "struct S : private B ",
                    Lambda),
            "");
  EXPECT_EQ(watched("struct B : std::enable_shared_from_this<B> {};"
                    "struct S : B, std::enable_shared_from_this<S> ",
                    Lambda),
            "");
  EXPECT_EQ(watched("template <class T> struct S :"
                    "std::enable_shared_from_this<S<T>> ",
                    Lambda),
            "this, weak = this->weak_from_this(); {" + std::string(Lock));
  // What an argument decides is not known without one.
  EXPECT_EQ(watched("template <class T> struct S : T ", Lambda), "");
}

} // namespace
} // namespace clang::templates::test
