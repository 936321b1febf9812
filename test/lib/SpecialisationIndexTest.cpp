//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/Facts/SpecialisationIndex.h"
#include "lib/Facts/UnitFacts.h"
#include "test/lib/TestAST.h"
#include "gtest/gtest.h"
#include <map>

namespace clang::templates::test {
namespace {

/// \p Marked without its marks: '^' and the character behind it.
std::string unmarked(const std::string &Marked) {
  std::string Code;
  for (size_t I = 0; I < Marked.size(); ++I) {
    if (Marked[I] == '^')
      ++I;
    else
      Code += Marked[I];
  }
  return Code;
}

std::string withMarks(std::string Code,
                      const std::map<unsigned, std::string> &Marks) {
  for (auto It = Marks.rbegin(); It != Marks.rend(); ++It)
    Code.insert(It->first, It->second);
  return Code;
}

/// \p Marked has `^2` before the name of each pattern with two specialisations
/// that have a body, and so on; none before those without.
void expectCopies(const std::string &Marked) {
  const std::string Code = unmarked(Marked);
  const TestAST AST(Code, "c++20");
  std::map<unsigned, std::string> Marks;
  const SpecialisationIndex Index(AST.context());
  for (const Pattern &P : Index.patterns())
    if (const auto Count =
            llvm::count_if(P.Specialisations,
                           [](const Specialisation &S) { return S.hasBody(); }))
      Marks[AST.offset(P.Declared->getLocation())] =
          "^" + std::to_string(Count);
  EXPECT_EQ(withMarks(Code, Marks), Marked);
}

/// \p Marked has a mark before the name of each parameter whose arguments
/// differ by one cause: `^i` for implementers, `^c` closures, `^e` extents,
/// `^q` qualifiers, `^g` growth; one after the other if there are several.
void expectDifferences(const std::string &Marked) {
  const std::string Code = unmarked(Marked);
  const TestAST AST(Code, "c++20");
  const SpecialisationIndex Index(AST.context());
  std::map<unsigned, std::string> Marks;
  for (const Pattern &P : Index.patterns())
    for (const ArgumentDifference &D : Index.differences(P)) {
      ASSERT_TRUE(D.Parameter);
      EXPECT_GE(D.Specialisations.size(), 2u);
      std::string &Mark = Marks[AST.offset(D.Parameter->getLocation())];
      const std::string New =
          std::string("^") + "iceqg"[static_cast<unsigned>(D.Cause)];
      if (Mark.find(New) == std::string::npos)
        Mark += New;
    }
  EXPECT_EQ(withMarks(Code, Marks), Marked);
}

TEST(SpecialisationIndex, Functions) {
  expectCopies("template <class T> void ^2f(T) {}"
               "template <class T> void g(T) {}"
               "template <class T> void declared(T);"
               "void h() { f(1); f(2); f(2L); declared(1); }");
  // A redeclaration is the same pattern.
  expectCopies("template <class T> void ^1f(T);"
               "template <class U> void f(U) {}"
               "void h() { f(1); }");
  // What is written by hand is a specialisation, too.
  expectCopies("template <class T> void ^2f(T) {}"
               "template <> void f(char) {}"
               "void h() { f(1); }");
  // Abbreviated.
  expectCopies("void ^2f(auto) {} void h() { f(1); f(2L); }");
}

TEST(SpecialisationIndex, Members) {
  expectCopies("template <class T> struct ^2S { void ^1f() {} void g() {}"
               "  template <class U> void ^3k(U) {} struct ^1N { void ^1z() {} "
               "}; };"
               "void h() { S<int> A; A.f(); A.k(1); A.k(2L); S<long>().k(1);"
               "  S<int>::N().z(); }");
  expectCopies("template <class T> struct ^1S { void ^1f(); };"
               "template <class T> void S<T>::f() {}"
               "void h() { S<int>().f(); }");
  expectCopies("template <class T> struct ^1S { friend void ^1f(S) {} };"
               "void h() { f(S<int>()); }");
}

TEST(SpecialisationIndex, PartialSpecialisationsArePatterns) {
  expectCopies("template <class T> struct ^1S {};"
               "template <class T> struct ^2S<T *> { void ^1f() {} };"
               "S<int> A; S<int *> B; S<long *> C; void h() { B.f(); }");
}

TEST(SpecialisationIndex, Data) {
  expectCopies("template <class T> int ^1v = 1; int A = v<int>;"
               "template <class T> int w = 1;");
  expectCopies("template <class T> struct ^2S {"
               "  static const int ^1Used[2]; static const int Unused[2];"
               "  inline static int ^1In = 1; int ^1f() { return Used[1]; }"
               "  int ^1g() { return In; } };"
               "template <class T> const int S<T>::Used[2] = {1};"
               "template <class T> const int S<T>::Unused[2] = {1};"
               "int A = S<int>().f() + S<long>().g();");
  expectCopies("template <class T> int ^2f(T) { static int ^2N; return ++N; }"
               "int A = f(1) + f(1L);");
}

TEST(SpecialisationIndex, InBodies) {
  expectCopies("void h() { auto L = ^2[](auto X) { static int ^2N; }; "
               "L(1); L(2L); }");
  expectCopies("template <class T> void ^2f(T A) {"
               "  struct ^2L { static int ^2q() { return 1; } };"
               "  auto C = ^3[](auto X) { static int ^3N; return ++N; };"
               "  C(1); C(A); L::q(); }"
               "void h() { f(1); f(1L); }");
}

TEST(SpecialisationIndex, DependentFriends) {
  expectCopies("template <class T> int ^1f(T) { return 1; }"
               "template <class T> struct ^1S { friend int f<>(T); };"
               "S<int> A; int N = f(1);");
}

TEST(SpecialisationIndex, SystemHeaders) {
  expectCopies("std::vector<int> A;"
               "template <class T> void ^1f(T) {}"
               "namespace std { template <> class vector<char> {"
               "  template <class T> void ^1g(T) {} void k() { g(1); } }; }"
               "void h() { f(A); }");
}

TEST(SpecialisationIndex, PointsOfInstantiation) {
  const std::string Marked =
      "template <class T> void f(T) { static int N; }"
      "template <class T> struct S { struct N {}; static int V; };"
      "template <class T> int S<T>::V;"
      "void h() { ^@f(1); }"
      "S<int> ^@A; int B = S<int>::^@V;";
  const std::string Code = unmarked(Marked);
  const TestAST AST(Code);
  std::map<unsigned, std::string> Marks;
  const SpecialisationIndex Index(AST.context());
  for (const Pattern &P : Index.patterns())
    for (const Specialisation &S : P.Specialisations)
      if (S.hasBody())
        Marks[AST.offset(S.instantiatedAt())] = "^@";
  EXPECT_EQ(withMarks(Code, Marks), Marked);
}

TEST(SpecialisationIndex, Arguments) {
  const TestAST AST("template <class T> struct S {"
                    "  template <int N, class... Ts> void f(Ts...) {} };"
                    "void h() { S<int>().f<3>(1L, 'c'); }");
  const SpecialisationIndex Index(AST.context());
  const Pattern *P = Index.find(*AST.function("f"));
  ASSERT_TRUE(P);
  ASSERT_EQ(P->Specialisations.size(), 1u);
  std::string Spelled;
  llvm::raw_string_ostream Out(Spelled);
  for (const TemplateArgument &A : P->Specialisations[0].arguments()) {
    A.print(AST.context().getPrintingPolicy(), Out, /*IncludeType=*/false);
    Out << ' ';
  }
  EXPECT_EQ(Spelled, "int 3 long char ");
}

TEST(SpecialisationIndex, Statements) {
  const TestAST AST("template <class T> struct S { int V;"
                    "  void f() { V = 1; if (V) { V = 2; } }"
                    "  template <class U> void g(U A) { V = A; } };"
                    "template <class T> void l(T A, int (&B)[2]) {"
                    "  while (A) --A; for (int C : B) if (C) A = C; else ++A;"
                    "  switch (A) { case 1: ++A; default: --A; } }"
                    "template <class T> void k(T);");
  const SpecialisationIndex Index(AST.context());
  const auto Statements = [&](const NamedDecl *D) {
    return D && Index.find(*D) ? Index.find(*D)->statements() : ~0U;
  };
  EXPECT_EQ(Statements(AST.function("f")), 3u);
  EXPECT_EQ(Statements(AST.find<ClassTemplateDecl>("S")->getTemplatedDecl()),
            4u);
  EXPECT_EQ(Statements(AST.function("l")), 9u);
  EXPECT_EQ(Statements(AST.find<FunctionTemplateDecl>("k")->getTemplatedDecl()),
            0u);
}

TEST(SpecialisationIndex, Implementers) {
  const std::string Shapes =
      "struct Shape { virtual void draw() = 0; };"
      "struct Middle : Shape {}; struct Plain { int V; };"
      "struct Circle : Middle { void draw(); };"
      "struct Square : Middle { void draw(); };";
  expectDifferences(Shapes + "template <class ^iT> void f(T &) {}"
                             "void h(Circle &A, Square &B) { f(A); f(B); }");
  expectDifferences(Shapes + "template <class T> void f(T &) {}"
                             "void h(Circle &A, Plain &B) { f(A); f(B); }");
  expectDifferences(Shapes + "template <class ^iT> void f(T) {}"
                             "void h(Circle *A, Square *B) { f(A); f(B); }");
  expectDifferences(Shapes + "template <class ^iT> void f(T) {}"
                             "void h(std::shared_ptr<Circle> A,"
                             "  std::shared_ptr<Square> B) { f(A); f(B); }");
  // One holds it in another way.
  expectDifferences(Shapes + "template <class T> void f(T) {}"
                             "void h(std::shared_ptr<Circle> A,"
                             "  std::unique_ptr<Square> &B) {"
                             "  f(A); f(static_cast<Square *>(B.get())); }");
  // The other argument differs as well.
  expectDifferences(Shapes +
                    "template <class T, class U> void f(T &, U) {}"
                    "void h(Circle &A, Square &B) { f(A, 1); f(B, 1L); }");
  expectDifferences(Shapes +
                    "template <class U> struct S {"
                    "  template <class ^iT> void f(T &) {} };"
                    "void h(Circle &A, Square &B) {"
                    "  S<int>().f(A); S<int>().f(B); S<long>().f(A); }");
  expectDifferences(Shapes + "template <class ^iT> struct Box { T V; };"
                             "Box<Circle> A; Box<Square> B;");
  expectDifferences(Shapes + "template <class... ^iTs> void f(Ts &...) {}"
                             "void h(Circle &A, Square &B) { f(A, A);"
                             "  f(A, B); }");
}

TEST(SpecialisationIndex, Closures) {
  expectDifferences("template <class ^cF> void f(F G) { G(1); }"
                    "void h() { f([](int) {}); f([](int) {}); }");
  expectDifferences("template <class ^cF> void f(F &&G) { G(1); }"
                    "void h(int X) { auto A = [&](int) { ++X; };"
                    "  f(A); f([X](int) mutable {}); }");
  expectDifferences("template <class F> void f(F G) { G(1); }"
                    "void h() { f([](int) {}); f([](long) {});"
                    "  f([](auto) {}); }");
}

TEST(SpecialisationIndex, Extents) {
  expectDifferences("template <int ^eN> int f() { return N; }"
                    "int A = f<1>() + f<2>();");
  expectDifferences("template <unsigned long ^eN>"
                    "int f(const char (&)[N]) { return N; }"
                    "int A = f(\"a\") + f(\"bc\");");
  expectDifferences("template <class ^eT> int f(const T &) { return 1; }"
                    "int A = f(\"a\") + f(\"bc\");");
  expectDifferences("template <template <class> class TT> int f() { return 1; }"
                    "template <class> struct P; template <class> struct Q;"
                    "int A = f<P>() + f<Q>();");
}

TEST(SpecialisationIndex, Qualifiers) {
  expectDifferences("template <class ^qT> void f(T &&) {}"
                    "void h(int A, const int B) { f(A); f(B); f(1); }");
  expectDifferences("template <class T> void f(T &&) {}"
                    "void h(int A, long B) { f(A); f(B); }");
}

TEST(SpecialisationIndex, Growth) {
  expectDifferences("template <class ^gT> struct Two { T V[2]; };"
                    "template <class ^gT> int f(T V) {"
                    "  if constexpr (sizeof(T) < 8) return f(Two<T>{{V, V}});"
                    "  else return 1; }"
                    "int B = f('c');");
  expectDifferences("template <class> struct Wrap; template <class> struct W;"
                    "template <class ^gT> struct Deep {};"
                    "Deep<int> A; Deep<Wrap<int>> B; Deep<Wrap<Wrap<int>>> C;"
                    "template <class T> struct Other {};"
                    "Other<int> D; Other<Wrap<long>> E; Other<W<char>> F;");
}

TEST(SpecialisationIndex, IsShared) {
  const TestAST AST("template <class T> void f(T) {}");
  const auto First = specialisationsOf(AST.context());
  EXPECT_EQ(First, specialisationsOf(AST.context()));
  const TestAST Other("template <class T> void f(T) {}");
  EXPECT_NE(First, specialisationsOf(Other.context()));
}

} // namespace
} // namespace clang::templates::test
