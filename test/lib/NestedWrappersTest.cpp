//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/Facts/NestedWrappers.h"
#include "lib/Facts/SpecialisationIndex.h"
#include "lib/Facts/UnitFacts.h"
#include "test/lib/TestAST.h"
#include "gtest/gtest.h"

namespace clang::templates::test {
namespace {

/// "wrap makes Wrapped" for each finding; "" if there is none.
std::string nested(const std::string &Code) {
  TestAST AST(Code);
  const auto Index = specialisationsOf(AST.context());
  std::string Text;
  for (const NestedWrapper &Found : findNestedWrappers(*Index))
    Text += Found.Function->getNameAsString() + " makes " +
            Found.Wrapper->getNameAsString() + " of " +
            cast<FunctionDecl>(Found.Nested->declared())
                .getParamDecl(0)
                ->getType()
                .getUnqualifiedType()
                .getAsString();
  return Text;
}

constexpr char Wrap[] =
    "template <class E> struct Wrapped { E Inner; };"
    "template <class E> Wrapped<E> wrap(E X) { return {X}; }";

TEST(NestedWrappers, Layers) {
  EXPECT_EQ(nested(std::string(Wrap) + "auto A = wrap(1);"), "");
  EXPECT_EQ(nested(std::string(Wrap) + "auto A = wrap(wrap(1));"),
            "wrap makes Wrapped of struct Wrapped<int>");
  EXPECT_EQ(nested(std::string(Wrap) + "auto A = wrap(wrap(wrap(1)));"),
            "wrap makes Wrapped of struct Wrapped<int>");
}

TEST(NestedWrappers, Names) {
  EXPECT_EQ(nested("template <class E> struct View { E Inner; };"
                   "template <class E> View<E> view(E X) { return {X}; }"
                   "auto A = view(view(1));"),
            "");
}

TEST(NestedWrappers, Bindings) {
  EXPECT_EQ(nested("template <class F, class A> struct BindWrapper {"
                   "  F Inner; A Bound; };"
                   "template <class F, class A>"
                   "BindWrapper<F, A> bindFront(F X, A Y) { return {X, Y}; }"
                   "auto A = bindFront(bindFront(1, 2), 3);"),
            "");
}

TEST(NestedWrappers, OtherFunctions) {
  EXPECT_EQ(nested("template <class E> struct Wrapped { E Inner; };"
                   "template <class E> Wrapped<E> wrap(E X) { return {X}; }"
                   "template <class E> Wrapped<E> wrap(Wrapped<E> X) {"
                   " return X; }"
                   "auto A = wrap(wrap(1));"),
            "");
}

} // namespace
} // namespace clang::templates::test
