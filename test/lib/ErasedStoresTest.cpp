//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/Facts/ErasedStores.h"
#include "test/lib/TestAST.h"
#include "gtest/gtest.h"

namespace clang::templates::test {
namespace {

constexpr char Preamble[] = R"cpp(
#include <any>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <variant>
#include <vector>
struct A {}; struct B {}; struct AA : A {};
)cpp";

/// "Store::V: open T, 1 mismatch, fix"; "" if nothing is found.
std::string stores(const std::string &Code, bool Strict = false) {
  TestAST AST(Preamble + Code, "c++17", Library::Real);
  const auto *Template = AST.find<ClassTemplateDecl>("S");
  if (!mayForget(*Template))
    return "does not forget";
  std::string Text;
  using Kind = ErasedStore::Kind;
  for (const ErasedStore &Found :
       findErasedStores({Template}, AST.context(), Strict)) {
    Text += Found.Class.Member->getNameAsString() + ": " +
            (Found.Is == Kind::OpenStore   ? "open"
             : Found.Is == Kind::OtherLoad ? "other"
                                           : "box") +
            " " + Found.Known.getAsString();
    if (!Found.Mismatches.empty())
      Text += ", " + std::to_string(Found.Mismatches.size()) + " wrong";
    if (Found.Replacement)
      Text += ", fix";
  }
  return Text;
}

/// Members of a class template 'S<T>' with the members \p Body.
std::string members(const std::string &Body, const std::string &Use = "") {
  return stores("template <class T> class S { " + Body + " };" + Use);
}

TEST(ErasedStores, Types) {
  TestAST AST(std::string(Preamble) +
                  "std::any V1; const std::map<int, std::any> &V2 = {};"
                  "std::vector<std::pair<int, void *>> V3;"
                  "std::shared_ptr<void> V4[2]; std::optional<std::any> V5;"
                  "std::map<void *, int> N1; std::set<std::any *> N2;"
                  "std::shared_ptr<int> N3; int *N4;"
                  "std::variant<int, A> V6; using Any = std::any; Any V7;",
              "c++17", Library::Real);
  const auto Of = [&](StringRef Name) {
    return erasure(erasedPart(AST.typeOf(Name)));
  };
  EXPECT_EQ(Of("V1"), Erasure::Any);
  EXPECT_EQ(Of("V2"), Erasure::Any);
  EXPECT_EQ(Of("V3"), Erasure::Pointer);
  EXPECT_EQ(Of("V4"), Erasure::Owner);
  EXPECT_EQ(Of("V5"), Erasure::Any);
  EXPECT_EQ(Of("V6"), Erasure::Variant);
  EXPECT_EQ(Of("V7"), Erasure::Any);
  for (StringRef Name : {"N1", "N2", "N3", "N4"})
    EXPECT_EQ(Of(Name), std::nullopt) << Name.str();
}

constexpr char Any[] = "std::any V; public: S(std::any A) : V(std::move(A)) {}"
                       "T get() { return std::any_cast<T>(V); }";

TEST(ErasedStores, Callers) {
  EXPECT_EQ(members("T V; public: S(T A) : V(A) {}"), "does not forget");
  EXPECT_EQ(members(Any), "V: open T, fix");
  EXPECT_EQ(members(Any, "S<int> X(1);"), "V: open T, fix");
  EXPECT_EQ(members(Any, "S<int> X(1.0);"), "V: open T, 1 wrong");
  EXPECT_EQ(members(Any, "S<std::string> X(\"a\"), Y(std::string());"),
            "V: open T, 1 wrong");
  EXPECT_EQ(members(Any, "const std::any A = 1; S<long> X(A);"), "V: open T");
  EXPECT_EQ(members(Any, "template <class U> void f(U A) { S<int> X(A); }"
                         "void g() { f(1); f('a'); }"),
            "V: open T, 1 wrong");
}

TEST(ErasedStores, Loads) {
  const std::string Set = "std::any V; public: void set(std::any A) { V = A; }";
  const std::string Use = "void f(S<int> &X) { X.set(1.0); }";
  const std::string Checked =
      Set + "const T *get() { return std::any_cast<T>(&V); }";
  EXPECT_EQ(members(Checked), "");
  EXPECT_EQ(members(Checked, Use), "V: open T, 1 wrong");
  const std::string Both =
      Set + "T get() { return std::any_cast<T>(V); }"
            "double other() { return std::any_cast<double>(V); }";
  EXPECT_EQ(members(Both), "");
  EXPECT_EQ(members(Both, Use), "");
  EXPECT_EQ(members(Both, "void f(S<int> &X) { X.set('a'); }"),
            "V: open T, 1 wrong");
  EXPECT_EQ(members(Set + "template <class U> U get() {"
                          " return std::any_cast<U>(V); }",
                    Use),
            "");
  EXPECT_EQ(members(Set + "auto get() { return std::any_cast<T *>(V); }"),
            "V: open T *");
  EXPECT_EQ(members(Set + "T get() { return std::any_cast<T>(V); }"
                          "const std::any &raw() { return V; }"),
            "");
}

TEST(ErasedStores, Assignments) {
  const std::string Open =
      "public: std::any V; T get() { return std::any_cast<T>(V); }";
  EXPECT_EQ(members(Open), "");
  EXPECT_EQ(members(Open, "void f(S<int> &X) { X.V = 1; }"), "");
  EXPECT_EQ(members(Open, "void f(S<int> *X) { X->V = 1.0; }"),
            "V: open T, 1 wrong");
  const std::string At = "std::map<int, std::any> V; public:"
                         "std::any &at(int K) { return V[K]; }"
                         "T get(int K) { return std::any_cast<T>(V[K]); }";
  EXPECT_EQ(members(At), "");
  EXPECT_EQ(members(At, "void f(S<int> &X) { X.at(1) = 'a'; }"),
            "V: open T, 1 wrong");
}

TEST(ErasedStores, Bases) {
  const std::string Base =
      "class Any { std::any V; public: void set(std::any A) { V = A; }"
      " protected: template <class U> U as() { return std::any_cast<U>(V); }"
      " template <class U> void put(U A) { V = A; } };";
  const std::string Get = "T get() { return this->template as<T>(); }";
  EXPECT_EQ(stores(Base + "template <class T> class S : public Any { public: " +
                   Get + " }; void f(S<int> &X) { X.set(1.0); }"),
            "V: open T, 1 wrong");
  EXPECT_EQ(stores(Base + "template <class T> class S : Any { public: " + Get +
                   " void set(T A) { this->put(A); } };"
                   "void f(S<int> &X) { X.set(1.0); }"),
            "");
}

TEST(ErasedStores, Pointers) {
  const std::string Link = "void *V; public: void set(void *A) { V = A; }"
                           "T *get() { return static_cast<T *>(V); }";
  const std::string S = "template <class T> class S { " + Link + " }; ";
  EXPECT_EQ(stores(S), "");
  EXPECT_EQ(stores(S, /*Strict=*/true), "V: open T");
  EXPECT_EQ(stores(S + "void f(S<A> &X, A *P) { X.set(P); }"), "V: open T");
  EXPECT_EQ(stores(S + "void f(S<A> &X, AA *P) { X.set(P); }"), "V: open T");
  EXPECT_EQ(stores(S + "void f(S<A> &X, B *P) { X.set(P); }"),
            "V: open T, 1 wrong");
  EXPECT_EQ(stores(S + "void f(S<A> &X, char *P) { X.set(P); }"), "");
  EXPECT_EQ(members("void *V; public: S(void *A) : V(A) {}"
                    "T &at(int I) { return static_cast<T *>(V)[I]; }",
                    "void f(A *P) { S<A> X(P); }"),
            "");
  EXPECT_EQ(members("void *V; public: void set(T *A) { V = A; }"
                    "T *get() { return static_cast<T *>(V); }"),
            "");
}

TEST(ErasedStores, Boxes) {
  const std::string Get = "T get() { return std::any_cast<T>(V); }";
  EXPECT_EQ(members("std::any V; public: S(T A) : V(A) {} " + Get),
            "V: box T, fix");
  EXPECT_EQ(members("std::any V; public: void set(T A) { V = A; } " + Get),
            "V: box T");
  EXPECT_EQ(members("public: std::any V; S(T A) : V(A) {} " + Get), "");
  const std::string As = "std::any V; public: S(T A) : V(A) {}"
                         "template <class U> U as() {"
                         " return std::any_cast<U>(V); }";
  EXPECT_EQ(members(As, "int A = S<int>(1).as<int>();"), "");
  EXPECT_EQ(members(As, "long A = S<int>(1).as<long>();"),
            "V: other T, 1 wrong");
}

TEST(ErasedStores, Fixes) {
  const std::string Map = "std::map<int, std::any> V; public:"
                          "void set(int K, std::any A) { V[K] = A; }"
                          "T get(int K) { return std::any_cast<T>(V[K]); }";
  EXPECT_EQ(members(Map, "S<int> X;"), "V: open T, fix");
  EXPECT_EQ(members(Map, "S<bool> X;"), "V: open T");
  EXPECT_EQ(members(Map, "struct N { N(int); }; S<N> X;"), "V: open T");
  EXPECT_EQ(members(Map + "void drop(int K) { V[K].reset(); }"), "V: open T");
}

} // namespace
} // namespace clang::templates::test
