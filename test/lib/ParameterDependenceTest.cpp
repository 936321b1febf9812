//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/Facts/ParameterDependence.h"
#include "test/lib/TestAST.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "gtest/gtest.h"
#include <map>

namespace clang::templates::test {
namespace {

/// The declarations of a snippet by place, as they are written, and the
/// parameters among them.
class DeclFinder : public RecursiveASTVisitor<DeclFinder> {
public:
  explicit DeclFinder(const TestAST &AST) : AST(AST) {}

  bool VisitNamedDecl(NamedDecl *D) {
    if (D->isTemplateParameter())
      Parameters.push_back(D);
    else if (!D->isImplicit() && !isa<TemplateDecl, NamespaceDecl>(D))
      ByOffset.try_emplace(AST.offset(D->getLocation()), D);
    return true;
  }
  bool VisitStmt(Stmt *S) {
    if (!isa<CompoundStmt>(S))
      Statements.try_emplace(AST.offset(S->getBeginLoc()), S);
    return true;
  }

  const TestAST &AST;
  std::map<unsigned, const NamedDecl *> ByOffset;
  std::map<unsigned, const Stmt *> Statements;
  std::vector<const NamedDecl *> Parameters;
};

/// In \p Marked there is a mark before the names of some declarations and
/// before some statements: `$TU$` for those that depend on the parameters T and
/// U and on no others, `$$` for those that depend on none, `$?$` for those of
/// which it is unknown.
void expectDependence(const std::string &Marked,
                      ParameterDependence::Question Asked =
                          ParameterDependence::Question::Value) {
  std::string Code;
  std::map<unsigned, std::string> Expected;
  for (size_t I = 0; I < Marked.size(); ++I) {
    const size_t End = Marked[I] == '$' ? Marked.find('$', I + 1) : I;
    if (Marked[I] != '$') {
      Code += Marked[I];
      continue;
    }
    Expected[Code.size()] = Marked.substr(I + 1, End - I - 1);
    I = End;
  }
  const TestAST AST(Code, "c++20");
  DeclFinder Found(AST);
  for (Decl *D : AST.context().getTranslationUnitDecl()->decls())
    if (!AST.context().getSourceManager().isInSystemHeader(D->getLocation()))
      Found.TraverseDecl(D);
  ParameterDependence Dependence(Asked);
  for (const auto &[Offset, Names] : Expected) {
    ParameterSet Set;
    if (const NamedDecl *D = Found.ByOffset[Offset])
      Set = Dependence.of(*D);
    else if (const Stmt *S = Found.Statements[Offset])
      Set = Dependence.of(*S);
    else
      FAIL() << "nothing at the mark '" << Names << "'";
    std::string Spelled;
    for (const NamedDecl *P : Found.Parameters)
      if (!Set.isUnknown() && Set.contains(*P) &&
          Spelled.find(P->getName().str()) == std::string::npos)
        Spelled += P->getName().str();
    EXPECT_EQ(Set.isUnknown() ? "?" : Spelled, Names)
        << "at: " << Code.substr(Offset, 30) << "\nin: " << Code;
    EXPECT_EQ(Set.empty(), Names.empty());
  }
}

TEST(ParameterDependence, Types) {
  expectDependence("template <class T, class U, int N> struct S {"
                   "  T $T$A; U *$U$B; int $N$C[N]; const T &$TU$f(U);"
                   "  int $$D; std::vector<U> $U$E; T (*$TU$F)(U);"
                   "  char $T$G[sizeof(T)]; decltype(sizeof(U)) $U$H; };");
  expectDependence("template <template <class> class TT, class... Us>"
                   "struct S { TT<int> $TT$A; int $Us$B[sizeof...(Us)];"
                   "  int $$C; };");
  expectDependence("template <class T> struct Tr { using type = T; };"
                   "template <class T, class U> struct S {"
                   "  typename Tr<T>::type $T$A; typename U::type $U$B;"
                   "  static constexpr bool $T$C = __is_integral(T); };");
}

TEST(ParameterDependence, Aliases) {
  expectDependence("template <class T, class U> struct S {"
                   "  using $T$V = T *; typedef int $$I; using $T$W = V;"
                   "  W $T$A; I $$B; V $T$f(I); };");
  expectDependence("template <class T> using Int = int;"
                   "template <class T> using Ptr = T *;"
                   "template <class T, class U> struct S {"
                   "  template <class V> using A = T *; Ptr<U> $U$X;"
                   "  A<int> $T$Y; A<U> $TU$Z; };");
}

TEST(ParameterDependence, Statements) {
  expectDependence("template <class T, class U> void $TU$f(T A, U B, int N) {"
                   "  $$N = N + 1;"
                   "  $T$A = T();"
                   "  $TU$A + B;"
                   "  $T$sizeof(T) + N;"
                   "  auto $T$C = A; $T$++C;"
                   "  const int $U$Size = sizeof(U); $U$N += Size;"
                   "  $U$if (N) { N += sizeof B; }"
                   "  auto [$T$X, $T$Y] = A; $T$X + 1;"
                   "  for (auto $T$E : A) { $T$E; }"
                   "  for (auto $$E : {1, 2}) { $$E; } }");
}

TEST(ParameterDependence, Members) {
  expectDependence(
      "template <class T, class U> struct S {"
      "  int Size; T Value;"
      "  static int $T$hash(const T &K) { return sizeof(K); }"
      "  int $T$slot() { return hash(Value) % Size; }"
      "  int $T$outer() { return this->slot() + Size; }"
      "  void $$grow() { Size = 2 * Size; }"
      "  void $$growTwice() { grow(); (*this).grow(); S::grow(); S<T, "
      "U>::grow(); }"
      "  S &$TU$self() { return *this; }"
      "  void $TU$add() { keep(this); }"
      "  void $$later(); void $U$laterU();"
      "  static void keep(S *);"
      "  $T$S() : Size(0) {} };"
      "template <class T, class U> void S<T, U>::later() { Size = 1; }"
      "template <class T, class U> void S<T, U>::laterU() { U X; }");
  // Overloads: which one is not known yet.
  expectDependence("template <class T, class U> struct S {"
                   "  void k(int) {} void k(T A) { A + 1; }"
                   "  void $TU$f(U A) { k(A); } };");
}

TEST(ParameterDependence, Cycles) {
  expectDependence("template <class T, class U> struct S { U V;"
                   "  int $T$even(int N) { return N ? odd(N - 1) : 0; }"
                   "  int $T$odd(int N) { T X; return N ? even(N - 1) : 1; }"
                   "  int $$a(int N) { return N ? b(N - 1) : 0; }"
                   "  int $$b(int N) { return N ? a(N - 1) : 1; } };");
}

TEST(ParameterDependence, NestedClasses) {
  expectDependence("template <class T> struct Tr {};"
                   "template <class T, class U> struct S {"
                   "  struct $U$Node { U V; Node *$U$Next; };"
                   "  struct $$Link { Link *$$Next; int N; };"
                   "  Node *$U$First; Link *$$Last;"
                   "  enum $T$E { $T$One = sizeof(T) }; enum $$F { $$Two = 2 };"
                   "  int $T$f() { return One; } int $$g() { return Two; }"
                   "  struct $T$Held : Tr<T> {};"
                   "};");
}

TEST(ParameterDependence, MemberTemplates) {
  expectDependence("template <class T> struct S { T Value; int Size;"
                   "  template <class U> void $$f(int) { Size = 1; }"
                   "  template <class U> void $U$g(U A) { A + Size; }"
                   "  template <class U> void $TU$h(U A) { A + Value; }"
                   "  template <class U, class V> void $TV$k(V A) { h(A); }"
                   "  void $$l() { g(1); } void $T$m() { h(1); } };");
}

TEST(ParameterDependence, Bases) {
  expectDependence("template <class T> struct Base { int N; void f(); };"
                   "template <class T, class U> struct $TU$S : Base<T> {"
                   "  using Base<T>::f; U V;"
                   "  int $T$g() { return this->N; } void $T$h() { f(); }"
                   "  int $$k() { return 1; } };");
}

TEST(ParameterDependence, Lambdas) {
  expectDependence(
      "template <class T> struct S { T V; int N;"
      "  template <class U> void $TU$f(U A) {"
      "    auto $$C = [this](auto X) { return X + N; };"
      "    auto $T$D = [this](auto X) { return X + V; };"
      "    auto $U$E = [=](auto X) { $U$return A; };"
      "    auto $$G = []<class W>(W X) { $W$return X + 1; }; } };");
}

TEST(ParameterDependence, FunctionNames) {
  expectDependence("template <class T> void f() { $?$__PRETTY_FUNCTION__;"
                   "  $$__func__; }");
}

TEST(ParameterDependence, Code) {
  const auto Code = ParameterDependence::Question::Code;
  expectDependence("int text(int); int g();"
                   "template <class T> struct Tr { static int text(T);"
                   "  static constexpr int Size = 1; };"
                   "template <class T, class U> void f(T A, U B) {"
                   "  int $$C = text(A); $$C + 1; auto D = text(A); $T$D + 1;"
                   "  int E = Tr<T>::text(A); $$E + 1;"
                   "  int F = Tr<T>::Size; $T$F + 1; int G = F * g(); $T$G + 1;"
                   "  int H = sizeof(B); int I = A * H; $U$I + 1;"
                   "  int J = 1; $$J + 1; int K; K = sizeof(T); $T$K + 1;"
                   "  int L = 1; L = text(A); $$L + 1;"
                   "  int M; if constexpr (sizeof(U) > 1) M = 1; $U$M + 1;"
                   "  static int N; $TU$N + 1; static const int O = 1; $$O + 1;"
                   "  for (int P : A) { $$P + 1; } T Q; $T$Q + 1; }",
                   Code);
  expectDependence("template <class T> struct S { static int N, M;"
                   "  void $T$f() { N = 1; } void $T$g() { f(); }"
                   "  void $$h() {} };"
                   "template <class T> int S<T>::N = 1;",
                   Code);
  expectDependence("[[noreturn]] void fail(const char *);"
                   "template <class T> void f(int N) {"
                   "  $$if (N) fail(__PRETTY_FUNCTION__); }",
                   Code);
}

} // namespace
} // namespace clang::templates::test
