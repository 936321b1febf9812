//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/Facts/SelfOwners.h"
#include "test/lib/TestAST.h"
#include "gtest/gtest.h"

namespace clang::templates::test {
namespace {

/// What is found of the member `Next`: "S: set next, walk f, ring", without
/// what there is not; "" if nothing is.
std::string owner(const std::string &Code) {
  TestAST AST(Code);
  const TypeClassifier Types;
  const auto *Next = AST.find<FieldDecl>("Next");
  if (!pointsToOwnClass(*Next, Types))
    return "no link";
  std::string Text;
  for (const SelfOwner &Found : findSelfOwners(
           {Next}, functionsWithBodies(AST.context(), Types), Types)) {
    Text += Found.Class->getNameAsString() + ":";
    if (Found.Setter)
      Text += " " + Found.Setter->getNameAsString() + " " +
              Found.Stored->getNameAsString();
    if (Found.Walk)
      Text += " walk " + Found.Walker->getNameAsString();
    if (Found.Ring)
      Text += " ring";
  }
  return Text;
}

/// The class S with a setter, a walk and \p More.
std::string wrapper(const std::string &Setter, const std::string &Walk,
                    const std::string &More = "") {
  return "struct S { " + Setter + Walk +
         " bool check(const S *) const; private: std::shared_ptr<S> Next; };" +
         More;
}

constexpr char Set[] = "void set(std::shared_ptr<S> P) { Next = P; }";
constexpr char Depth[] = "int f() { return Next ? Next->f() : 0; }";

TEST(SelfOwners, Links) {
  EXPECT_EQ(owner("struct S { std::weak_ptr<S> Next; };"), "no link");
  EXPECT_EQ(owner("struct T; struct S { std::shared_ptr<T> Next; };"),
            "no link");
  EXPECT_EQ(owner("struct S { S *Next; };"), "no link");
  EXPECT_EQ(owner("template <class T> struct S { std::shared_ptr<T> Next; };"),
            "no link");
  EXPECT_EQ(owner("struct S { std::shared_ptr<S> Next; };"), "");
}

TEST(SelfOwners, Setters) {
  EXPECT_EQ(owner(wrapper(Set, Depth)), "S: set P walk f");
  EXPECT_EQ(owner(wrapper("", Depth)), "");
  EXPECT_EQ(owner(wrapper("void set(std::shared_ptr<S> P) {"
                          " Next = std::move(P); }",
                          Depth)),
            "S: set P walk f");
  EXPECT_EQ(owner(wrapper("S &set(std::shared_ptr<S> P) {"
                          " if (P) Next.swap(P); return *this; }",
                          Depth)),
            "S: set P walk f");
  EXPECT_EQ(owner(wrapper("S(std::shared_ptr<S> P) { Next = P; }", Depth)), "");
  EXPECT_EQ(owner(wrapper("S &operator=(std::shared_ptr<S> P) {"
                          " Next = P; return *this; }",
                          Depth)),
            "");
}

TEST(SelfOwners, Guards) {
  const auto Guarded = [](const std::string &Body) {
    return owner(
        wrapper("void set(std::shared_ptr<S> P) { " + Body + " }", Depth));
  };
  EXPECT_EQ(Guarded("if (P.get() != this) Next = P;"), "");
  EXPECT_EQ(Guarded("if (!P->check(this)) Next = P;"), "");
  EXPECT_EQ(Guarded("if (P->f() < 8) Next = P;"), "");
  EXPECT_EQ(Guarded("for (S *At = P.get(); At; At = At->Next.get())"
                    " if (At == this) return; Next = P;"),
            "");
}

TEST(SelfOwners, Walks) {
  const auto Walked = [](const std::string &Body) {
    return owner(wrapper(Set, "int f(int N) { " + Body + " return 0; }"));
  };
  EXPECT_EQ(Walked("for (S *P = this; P; P = P->Next.get()) ;"),
            "S: set P walk f");
  EXPECT_EQ(Walked("auto P = Next; while (P) { auto Q = P->Next; P = Q; }"),
            "S: set P walk f");
  EXPECT_EQ(Walked("return Next->f(N);"), "S: set P walk f");
  EXPECT_EQ(Walked("if (N > 0) return Next->f(N - 1);"), "");
  EXPECT_EQ(Walked("S *P = this; while (P && N--) P = P->Next.get();"), "");
  EXPECT_EQ(Walked("S *P = Next.get(); while (P != this) P = P->Next.get();"),
            "");
  EXPECT_EQ(Walked("return Next->check(this);"), "");
  EXPECT_EQ(owner(wrapper(Set, "std::shared_ptr<S> next() { return Next; }",
                          "int f(S *P) { while (P) P = P->next().get();"
                          " return 0; }")),
            "S: set P walk f");
}

TEST(SelfOwners, Rings) {
  EXPECT_EQ(owner(wrapper(Set, "",
                          "void f(std::shared_ptr<S> P) {"
                          " P->set(P); }")),
            "S: set P ring");
  EXPECT_EQ(owner(wrapper(Set, "",
                          "void f(std::shared_ptr<S> P, std::shared_ptr<S> Q)"
                          " { P->set(Q); Q->set(P); }")),
            "S: set P ring");
  EXPECT_EQ(owner(wrapper(Set, "",
                          "void f(std::shared_ptr<S> P, std::shared_ptr<S> Q)"
                          " { P->set(Q); Q->set(P); P->set(nullptr); }")),
            "");
  EXPECT_EQ(owner("struct S { std::shared_ptr<S> Next; };"
                  "void f(std::shared_ptr<S> P) { P->Next = P; }"),
            "S: ring");
}

TEST(SelfOwners, Nodes) {
  EXPECT_EQ(owner("class ListNode { std::shared_ptr<ListNode> Next; public:"
                  " void set(std::shared_ptr<ListNode> P) { Next = P; }"
                  " int f() { return Next ? Next->f() : 0; } };"),
            "");
}

} // namespace
} // namespace clang::templates::test
