//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/Facts/InterfaceParameters.h"
#include "lib/AST/Names.h"
#include "lib/Fix/TakeInterface.h"
#include "test/lib/TestAST.h"
#include "llvm/ADT/StringExtras.h"
#include "gtest/gtest.h"

namespace clang::templates::test {
namespace {

/// What is found in \p Code, after some classes: "f: const I &; g: J *".
std::string found(const std::string &Code, const std::string &Std = "c++20",
                  const InterfaceParameterOptions &Options = {}) {
  const TestAST AST(R"(
    struct I {
      virtual ~I() = default;
      virtual int run(int) = 0;
      virtual int get() const { return 1; }
      int plain() const { return 2; }
    };
    struct A : I { int run(int) override { return 1; } int own(); };
    struct B : I { int run(int) override { return 2; } int own(); };
    struct C : A { int get() const override { return 3; } };
    struct F final : I { int run(int) override { return 4; } };
    struct Other { int run(int); };
    template <class T, class U> concept Same = __is_same(T, U);
    int take(I &);
    int look(const I &);
  )" + Code,
                    Std);
  const SpecialisationIndex Index(AST.context());
  std::vector<std::string> Result;
  for (const InterfaceParameter &P :
       findInterfaceParameters(Index, AST.context(), Options))
    Result.push_back(plainName(P.definition()) + ": " + interfaceType(P));
  return llvm::join(Result, "; ");
}

/// What is found for a function with the parameter 'T &X' and \p Body, called
/// with an A and a B.
std::string ofBody(const std::string &Body) {
  return found("template <class T> int f(T &X) { " + Body +
               " } int use(A &X, B &Y) { return f(X) + f(Y); }");
}

TEST(InterfaceParameters, Uses) {
  EXPECT_EQ(ofBody("return X.run(1);"), "f: I &");
  EXPECT_EQ(ofBody("return X.run(X.plain());"), "f: I &");
  EXPECT_EQ(ofBody("return take(X) + look(X);"), "f: I &");
  EXPECT_EQ(ofBody("I *P = &X; return P->get();"), "f: I &");
  EXPECT_EQ(ofBody("return X.I::get();"), "f: I &");
  EXPECT_EQ(ofBody("auto *P = &X; return P->run(1);"), "f: I &");
  EXPECT_EQ(ofBody("return [&X] { return X.run(1); }();"), "f: I &");
  EXPECT_EQ(ofBody("(void)X; return X.run(1);"), "f: I &");
}

TEST(InterfaceParameters, UsesOfTheType) {
  EXPECT_EQ(ofBody("return 1;"), "");
  EXPECT_EQ(ofBody("return X.own();"), "");
  EXPECT_EQ(ofBody("return X.run(sizeof(T));"), "");
  EXPECT_EQ(ofBody("return X.run(sizeof X);"), "");
  EXPECT_EQ(ofBody("auto Y = X; return Y.run(1);"), "");
  EXPECT_EQ(ofBody("decltype(X) Y = X; return Y.run(1);"), "");
  EXPECT_EQ(ofBody("return [X]() mutable { return X.run(1); }();"), "");
  EXPECT_EQ(ofBody("return [=] { return X.get(); }();"), "");
  EXPECT_EQ(ofBody("void *P = &X; return P != nullptr;"), "");
  EXPECT_EQ(ofBody("return (&X + 1)->run(1);"), "");
  EXPECT_EQ(ofBody("static int N = 0; return X.run(++N);"), "");
  EXPECT_EQ(ofBody("return dynamic_cast<A *>(&X) != nullptr;"), "");
  EXPECT_EQ(ofBody("if constexpr (Same<T, A>) return 1;"
                   " else return X.run(1);"),
            "");
}

TEST(InterfaceParameters, Arguments) {
  const std::string F = "template <class T> int f(T &X) { return X.get(); }";
  EXPECT_EQ(found(F + "int use(A &X) { return f(X) + f(X); }"), "");
  EXPECT_EQ(found(F + "int use(A &X, const A &Y) { return f(X) + f(Y); }"), "");
  EXPECT_EQ(found(F + "int use(A &X, const B &Y) { return f(X) + f(Y); }"),
            "f: const I &");
  EXPECT_EQ(found(F + "int use(A &X, C &Y) { return f(X) + f(Y); }"), "f: I &");
  EXPECT_EQ(found(F + "int use(A &X, F &Y) { return f(X) + f(Y); }"), "");
  EXPECT_EQ(found(F + "int use(A &X, F &Y) { return f(X) + f(Y); }", "c++20",
                  {2, 3, /*Final=*/true}),
            "f: I &");
  EXPECT_EQ(found(F + "int use(A &X, B &Y) { return f(X) + f(Y); }", "c++20",
                  {3, 3, false}),
            "");
  EXPECT_EQ(found("template <class T> int f(T &X) { return X.run(1); }"
                  "int use(A &X, B &Y, Other &Z)"
                  " { return f(X) + f(Y) + f(Z); }"),
            "");
}

TEST(InterfaceParameters, Demands) {
  const auto Demanding = [](const std::string &Clause) {
    return found("template <class T, class U> concept Derived ="
                 " __is_base_of(U, T);"
                 "namespace std { template <class T, class U>"
                 " concept derived_from = __is_base_of(U, T);"
                 " template <class T, class U>"
                 " constexpr bool is_base_of_v = __is_base_of(T, U); }"
                 "template <class T> concept Runs = std::derived_from<T, I>;"
                 "template <class T> requires " +
                 Clause + " int f(T &X) { return X.run(1); }");
  };
  EXPECT_EQ(Demanding("std::derived_from<T, I>"), "f: I &");
  EXPECT_EQ(Demanding("(std::is_base_of_v<I, T>)"), "f: I &");
  EXPECT_EQ(Demanding("Runs<T>"), "f: I &");
  EXPECT_EQ(Demanding("std::derived_from<T, A>"), "f: A &");
  EXPECT_EQ(Demanding("Runs<T> && std::derived_from<T, A>"), "f: I &");
  EXPECT_EQ(Demanding("(!std::is_base_of_v<I, T>)"), "");
  EXPECT_EQ(Demanding("Runs<T> || Same<T, Other>"), "");
  EXPECT_EQ(Demanding("Runs<T> && (sizeof(T) > 1)"), "");
  EXPECT_EQ(Demanding("std::derived_from<T, Other>"), "");
  EXPECT_EQ(Demanding("std::derived_from<I, T>"), "");
}

TEST(InterfaceParameters, Rivals) {
  const auto Beside = [](const std::string &Other) {
    return found(Other + " template <class T> int f(T &X) { return X.run(1); }"
                         "int use(A &X, B &Y) { return f(X) + f(Y); }");
  };
  EXPECT_EQ(Beside("int f(int);"), "f: I &");
  EXPECT_EQ(Beside("int f(A &, int);"), "f: I &");
  EXPECT_EQ(Beside("int f(Other &);"), "f: I &");
  EXPECT_EQ(Beside("int f(C &);"), "");
  EXPECT_EQ(Beside("template <class T> int f(T *);"), "");
  EXPECT_EQ(Beside("int f(...);"), "");
}

} // namespace
} // namespace clang::templates::test
