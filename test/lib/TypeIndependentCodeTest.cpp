//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/Facts/TypeIndependentCode.h"
#include "test/lib/TestAST.h"
#include "gtest/gtest.h"
#include <map>

namespace clang::templates::test {
namespace {

/// Four statements that need a variable N.
const std::string Work = "N = step(N); N += 2; N = step(N); ++N; ";

/// \p Marked has a mark before each finding of four statements and three
/// copies: `$c$` before the name of a class, `$m$` of a member function, `$s$`
/// before the first of some statements, with the names of the parameters
/// behind the letter that it depends on; and `$.$` before the last statement.
void expectFindings(const std::string &Marked, bool Strict = false) {
  std::string Code;
  for (size_t I = 0; I < Marked.size(); ++I) {
    if (Marked[I] == '$')
      I = Marked.find('$', I + 1);
    else
      Code += Marked[I];
  }
  const TestAST AST("int step(int);\n" + Code, "c++20");
  const unsigned Start = sizeof("int step(int);\n") - 1;
  const SpecialisationIndex Index(AST.context());
  std::map<unsigned, std::string> Marks;
  for (const IndependentCodeFinding &F : findTypeIndependentCode(
           Index, AST.context(), {4, Strict ? 1U : 3U, Strict})) {
    const bool IsRun = F.Code.Is == IndependentCode::Shape::Statements;
    std::string Mark(1, "cms"[static_cast<unsigned>(F.Code.Is)]);
    for (const NamedDecl *P : F.Code.Needed)
      Mark += P->getName();
    const SourceLocation At = IsRun ? F.Code.Statements.front()->getBeginLoc()
                                    : F.Code.Declared->getLocation();
    Marks[AST.offset(At) - Start] += "$" + Mark + "$";
    if (IsRun)
      Marks[AST.offset(F.Code.Statements.back()->getBeginLoc()) - Start] +=
          "$.$";
    EXPECT_FALSE(F.Code.Unneeded.empty());
    EXPECT_TRUE(F.Statements >= 4U ||
                F.Code.Is == IndependentCode::Shape::NestedType);
  }
  for (auto It = Marks.rbegin(); It != Marks.rend(); ++It)
    Code.insert(It->first, It->second);
  EXPECT_EQ(Code, Marked);
}

TEST(TypeIndependentCode, Statements) {
  expectFindings(
      "template <class T> T f(T X, int N) { X = X + 1;"
      "  $s$N = step(N); N += 2; N = step(N); $.$++N; return X + N; }"
      "void u() { f(1, 1); f(1L, 1); f('c', 1); }");
  // Two copies, three statements.
  expectFindings("template <class T> T f(T X, int N) { X = X + 1;" + Work +
                 "  return X + N; }"
                 "void u() { f(1, 1); f(1L, 1); }");
  expectFindings("template <class T> T f(T X, int N) { X = X + 1;"
                 "  N = step(N); N += 2; ++N; return X + N; }"
                 "void u() { f(1, 1); f(1L, 1); f('c', 1); }");
  expectFindings(
      "template <class T> T f(T X, int N) { X = X + 1;"
      "  $s$N = step(N); N += 2; N = step(N); $.$++N; return X + N; }"
      "void u() { f(1, 1); }",
      /*Strict=*/true);
  // In a block, of a loop that depends on the parameter.
  expectFindings("template <class T> void f(T X, int N) { for (; X; ++X) {"
                 "  $s$N = step(N); N += 2; N = step(N); $.$++N; } }"
                 "void u() { f(1, 1); f(1L, 1); f('c', 1); }");
}

TEST(TypeIndependentCode, FewerParameters) {
  expectFindings("template <class T, class U> void f(T X, U Y, int N) { ++Y;"
                 "  $sT$N = step(N); N += 2; X = N; ++X; $.$++X; ++Y; }"
                 "void u() { f(1, 1, 1); f(1, 1L, 1); f(1, 'c', 1); }");
  // With different arguments for the parameter that it depends on.
  expectFindings("template <class T, class U> void f(T X, U Y, int N) { ++Y;"
                 "  N = step(N); N += 2; X = N; ++X; ++X; ++Y; }"
                 "void u() { f(1, 1, 1); f(1L, 1L, 1); f('c', 'c', 1); }");
  // The body of a member template.
  expectFindings("template <class T> struct S { T V;"
                 "  template <class U> int f(U, int N) {"
                 "    $sT$N = step(N); V = N; ++V; ++V; $.$return N; } };"
                 "void u(S<int> S) { S.f(1, 1); S.f(1L, 1); S.f('c', 1); }");
  expectFindings("struct S { int V;"
                 "  template <class U> int f(U, int N) {"
                 "    $s$N = step(N); V = N; ++V; ++V; $.$return N; } };"
                 "void u(S S) { S.f(1, 1); S.f(1L, 1); S.f('c', 1); }");
}

TEST(TypeIndependentCode, InAndOut) {
  // Two results: from behind the first one.
  expectFindings("template <class T> void f(T X, int N) { X = X + 1;"
                 "  int A = step(N); $s$int B = A + N; B += step(A); ++B; "
                 "  $.$B *= 2; X = X + A + B; }"
                 "void u() { f(1, 1); f(1L, 1); f('c', 1); }");
  // Jumps and returns that leave.
  expectFindings("template <class T> int f(T X, int N) {"
                 "  while (N) { ++X; N = step(N); N += 2; if (N) break; "
                 "    N = step(N); if (N) return 1; ++N; } X = X + 1;"
                 "  if (N) return 1; N += 2; if (N) return 2; ++X;"
                 "  $s$if (N) return 1; $.$for (;;) { if (N) break; } }"
                 "void u() { f(1, 1); f(1L, 1); f('c', 1); }");
  // A number that changes is a result, an object that changes is not.
  expectFindings(
      "template <class T> void f(T X, int N, int M) {"
      "  for (; X; ++X) { N = M; M += 2; N = step(N); ++M; } }"
      "struct O { int A, B; };"
      "template <class T> void h(T X, O N, O M) {"
      "  for (; X; ++X) { N.A = 1; N = M; M.A = 2; M = N; } }"

      "template <class T> void g(T X, O &N, O &M) {"
      "  for (; X; ++X) { $s$N.A = M.A; ++M.A; N.B = 2; $.$++M.B; } }"
      "void v(O P) { h(1, P, P); h(1L, P, P); h('c', P, P); }"
      "void u(O P) { f(1, 1, 1); f(1L, 1, 1); f('c', 1, 1);"
      "  g(1, P, P); g(1L, P, P); g('c', P, P); }");
  // The function's own type is part of what it returns.
  expectFindings("template <class T> T f(T X, int N) { X = X + 1;"
                 "  N += 2; if (N) return 1; N += 3; return 2; }"
                 "void u() { f(1, 1); f(1L, 1); f('c', 1); }");
  // Six inputs.
  expectFindings("template <class T> void f(T X, int A, int B, int C, int D, "
                 "int E, int F) { ++X; A = B; C = D; E = F; A = E; X = A; }"
                 "void u() { f(1, 1, 1, 1, 1, 1, 1); f('c', 1, 1, 1, 1, 1, 1);"
                 "  f(1L, 1, 1, 1, 1, 1, 1); }");
  // A guard holds until the end of its block.
  expectFindings("struct Lock { Lock(int); ~Lock(); };"
                 "template <class T> void f(T X, int N) {"
                 "  Lock L(N); N += 2; N = step(N); ++N; ++X; }"
                 "template <class T> void g(T X, int N) { ++X; "
                 "  $s$Lock L(N); N += 2; N = step(N); $.$++N; }"
                 "void u() { f(1, 1); f(1L, 1); f('c', 1); }"
                 "void v() { g(1, 1); g(1L, 1); g('c', 1); }");
  // Twice as many statements are worth three results.
  expectFindings(
      "template <class T> void f(T X, int N) { ++X;"
      "  $s$int A = step(N); int B = A + N; B += step(A); ++B; A += B;"
      "  ++A; A *= 2; $.$B *= 2; X = X + A + B; }"
      "template <class T> int g(T X, int N) { ++X;"
      "  $s$if (N) return 1; N += 2; if (step(N)) return 2; N *= 2; ++N;"
      "  $.$++N; X = N; return 0; }"
      "void u() { f(1, 1); f(1L, 1); f('c', 1); }"
      "void v() { g(1, 1); g(1L, 1); g('c', 1); }");
  // The statements of a loop over a range are its body's.
  expectFindings("template <class T> void f(T X, std::vector<int> &N) { ++X;"
                 "  for (int &M : N) { ++M; M *= 2; } ++X; }"
                 "void u(std::vector<int> &N) { f(1, N); f(1L, N); f('c', N); "
                 "}");
  // What only the function can name.
  expectFindings("template <class T> void f(T X, int N) { X = X + 1;"
                 "  struct P { int A; } Q{N}; Q.A = step(N); ++Q.A; N = Q.A;"
                 "  auto L = [&] { return X; }; L(); ++N; L(); ++N; X = N; }"
                 "void u() { f(1, 1); f(1L, 1); f('c', 1); }");
}

TEST(TypeIndependentCode, Values) {
  // What is known of a type is in the code, what is known of a value is not.
  expectFindings(
      "template <class T> void f(T X) { int N = sizeof(T);" + Work +
      "  X = N; }"
      "template <class T> void g(T X) { int N = X.size();"
      "  $s$N = step(N); N += 2; N = step(N); $.$++N; X.push_back(N);"
      "}"
      "template <class T> void h(T X) { int N; N = 2 * sizeof(T);" +
      Work +
      "  X = N; }"
      "void u(std::vector<int> &A, std::vector<long> &B,"
      "       std::vector<char> &C) {"
      "  f(1); f(1L); f('c'); h(1); h(1L); h('c');"
      "  g(A); g(B); g(C); }");
  expectFindings("template <class T> void f(T X, int N) {"
                 "  if constexpr (sizeof(T) == 1) N = 2; else N = 3; " +
                 Work +
                 "  X = N; }"
                 "void u() { f(1, 1); f(1L, 1); f('c', 1); }");
}

TEST(TypeIndependentCode, Lambdas) {
  expectFindings("template <class F> void each(F G) { G(1); }"
                 "template <class T> void f(T X) { ++X;"
                 "  each([](int N) {"
                 "    $s$N = step(N); N += 2; N = step(N); $.$++N; }); }"
                 "void u() { f(1); f(1L); f('c'); }");
  expectFindings("void u(int N) { auto L = [&](auto X) { ++X;"
                 "  $s$N = step(N); N += 2; N = step(N); $.$++N; };"
                 "  L(1); L(1L); L('c'); }");
}

TEST(TypeIndependentCode, Members) {
  const std::string Uses =
      "void u(S<int> A, S<long> B, S<char> C) { A.f(1); B.f(1); C.f(1); }";
  expectFindings("template <class T> struct S { T V; int Size;"
                 "  void $m$f(int N) { " +
                 Work + "Size = N; } };" + Uses);
  expectFindings("template <class T> struct S { T V; void f(int N); int Size;"
                 "  static void g(int N); };"
                 "template <class T> void S<T>::$m$f(int N) { " +
                 Work +
                 "Size = N; g(N); }"
                 "template <class T> void S<T>::$m$g(int N) { " +
                 Work + "}" + Uses);
  // By another member; by a static variable.
  expectFindings("template <class T> struct S { T V; int W;"
                 "  void f(int N) { W = step(N); h(); W += 2; h(); W = N; h();"
                 "    g(); } void g() { V = T(); } void h(); };" +
                 Uses);
  expectFindings("template <class T> struct S { T V; static int Count;"
                 "  void f(int N) { Count = N; g(); ++N; g(); }"
                 "  void g() { ++Count; } };"
                 "template <class T> int S<T>::Count = 0;" +
                 Uses);
  expectFindings("template <class T> struct S { T V;"
                 "  void f(int N) { static int Count; ++N; Count += N; ++Count;"
                 "    Count = step(Count); } };" +
                 Uses);
  // Evaluated by the compiler; always in the place of the call.
  expectFindings("template <class T> struct S { T V;"
                 "  constexpr void f(int N) { " +
                 Work + "} };" + Uses);
  expectFindings("template <class T> struct S { T V;"
                 "  [[gnu::always_inline]] void f(int N) { " +
                 Work + "} };" + Uses);
  // There is another one for some arguments.
  expectFindings("template <class T> struct S { T V; void f(int N) { " + Work +
                 "} };"
                 "template <> void S<double>::f(int) {}" +
                 Uses);
  // A smaller base.
  expectFindings("template <class T, class U> struct S { T V; U W;"
                 "  void $mT$f(int N) { " +
                 Work +
                 "V = N; } };"
                 "void u(S<int, int> A, S<int, long> B, S<int, char> C) {"
                 "  A.f(1); B.f(1); C.f(1); }");
}

TEST(TypeIndependentCode, NestedTypes) {
  const std::string Uses =
      "void u(S<int> A, S<long> B, S<char> C) { A.f(1); B.f(1); C.f(1); }";
  expectFindings("template <class T> struct S { T V;"
                 "  struct $c$Log { int N; void add() { " +
                 Work +
                 "} };"
                 "  Log L; void f(int N) { L.add(); V = N; } };" +
                 Uses);
  // A link that holds a value; data alone.
  expectFindings("template <class T> struct S {"
                 "  struct Log { T N; void add() { " +
                 Work +
                 "} }; struct Tag {}; struct Pair { int A, B; };"
                 "  Log L; void f(int N) { L.add(); L.N = N; } };" +
                 Uses);
  // A container for each.
  expectFindings(
      "template <class T> struct S { T V; struct $c$Pair { int A; };"
      "  struct Link { int A; }; struct Tag {}; Link L;"
      "  struct Key { int A; }; std::map<T, Key> Keys;"
      "  std::vector<Pair> Pairs; std::vector<Tag> Tags;"
      "  void f(int N) { V = N;"
      " Pairs.push_back(Pair{N}); Keys[V] = Key{N}; Tag W; L.A = N; } };" +
      Uses);
  // Not used.
  expectFindings("template <class T> struct S { T V;"
                 "  struct Log { int N; void add() { " +
                 Work +
                 "} };"
                 "  Log L; void f(int N) { V = N; } };" +
                 Uses);
  // SCARY iterators.
  expectFindings(
      "template <class T, class A> struct S { A Alloc; struct Node { T V; };"
      "  struct $cT$It { Node *P; int N; void next() { " +
      Work +
      "} };"
      "  void f() { It().next(); Alloc = 1; } };"
      "void u(S<int, int> A, S<int, long> B, S<int, char> C) {"
      "  A.f(); B.f(); C.f(); }");
}

} // namespace
} // namespace clang::templates::test
