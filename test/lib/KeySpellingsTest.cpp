//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/Facts/KeySpellings.h"
#include "test/lib/TestAST.h"
#include "gtest/gtest.h"

namespace clang::templates::test {
namespace {

constexpr char Preamble[] = R"cpp(
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
std::string text(int);
std::string text(double);
std::string text(const std::string &);
std::map<std::string, int> Map;
std::map<long, int> Numbers;
std::map<std::string, int, std::less<>> Any;
)cpp";

/// "f in Map: numbers and text, 2", with the number of spellings; "" if nothing
/// is found.
std::string keys(const std::string &Code) {
  TestAST AST(Preamble + Code, "c++17", Library::Real);
  const SpecialisationIndex Index(AST.context());
  std::string Text;
  using Kind = HeterogeneousKey::Kind;
  for (const HeterogeneousKey &Found : findHeterogeneousKeys(Index))
    Text += Found.Function->getNameAsString() + " in " +
            Found.Container->getNameAsString() + ": " +
            (Found.Is == Kind::Text      ? "text"
             : Found.Is == Kind::Numbers ? "numbers"
                                         : "numbers and text") +
            ", " + std::to_string(Found.Uses.size());
  return Text;
}

TEST(KeySpellings, Types) {
  TestAST AST(std::string(Preamble) +
                  "int A; const double &B = 1; char C[2]; const char *D;"
                  "std::string_view E; std::string F; bool G; char H; int *I;"
                  "enum {} J; std::map<int, int> K;",
              "c++17", Library::Real);
  const auto Of = [&](StringRef Name) { return keySpelling(AST.typeOf(Name)); };
  EXPECT_EQ(Of("A"), KeySpelling::Integer);
  EXPECT_EQ(Of("B"), KeySpelling::Float);
  EXPECT_EQ(Of("C"), KeySpelling::Characters);
  EXPECT_EQ(Of("D"), KeySpelling::Characters);
  EXPECT_EQ(Of("E"), KeySpelling::View);
  EXPECT_EQ(Of("F"), KeySpelling::Text);
  for (StringRef Name : {"G", "H", "I", "J", "K"})
    EXPECT_EQ(Of(Name), std::nullopt) << Name.str();
}

TEST(KeySpellings, Kinds) {
  const std::string F = "template <class K> void f(const K &Key) {"
                        " Map[text(Key)] = 1; } ";
  EXPECT_EQ(keys(F + "void g() { f(1); }"), "");
  EXPECT_EQ(keys(F + "void g() { f(1); f(2L == 1 ? 1 : 2); }"), "");
  EXPECT_EQ(keys(F + "void g() { f(1); f(std::string()); }"),
            "f in Map: numbers and text, 2");
  EXPECT_EQ(keys(F + "void g() { f(1); f(1.0); }"), "f in Map: numbers, 2");
  EXPECT_EQ(keys(F + "void g() { f(\"a\"); f(std::string()); }"),
            "f in Map: text, 2");
}

TEST(KeySpellings, Containers) {
  EXPECT_EQ(keys("template <class K> void f(K Key) { Numbers[Key] = 1; }"
                 "void g() { f(1); f(1L); f(1.0); }"),
            "");
  EXPECT_EQ(keys("template <class K> bool f(K Key) { return Any.count(Key); }"
                 "void g() { f(\"a\"); f(std::string()); }"),
            "");
  EXPECT_EQ(keys("template <class K> void f(K Key) {"
                 " static std::map<K, int> Own; Own[Key] = 1; }"
                 "void g() { f(\"a\"); f(std::string()); }"),
            "");
  EXPECT_EQ(keys("template <class K> struct S { std::map<std::string, int> M;"
                 " template <class T> void f(T Key) { M[text(Key)] = 1; } };"
                 "void g() { S<int>().f(1); S<char>().f(std::string()); }"),
            "");
  EXPECT_EQ(keys("struct S { std::map<std::string, int> M;"
                 " template <class T> void f(T Key) {"
                 " M.insert({text(Key), 1}); } };"
                 "void g() { S().f(1); S().f(std::string()); }"),
            "f in M: numbers and text, 2");
}

TEST(KeySpellings, Ways) {
  const auto Filed = [](const std::string &Body) {
    return keys("inline void file(const std::string &K) { Map[K] = 1; }"
                "template <class K> void f(K Key) { " +
                Body + " } void g() { f(1); f(std::string()); }");
  };
  const std::string Found = "f in Map: numbers and text, 2";
  EXPECT_EQ(Filed("file(text(Key));"), Found);
  EXPECT_EQ(Filed("const std::string T = text(Key); Map.erase(T);"), Found);
  EXPECT_EQ(Filed("std::string T; T = text(Key); Map.emplace(T, 1);"), Found);
  EXPECT_EQ(Filed("std::string T; Map[T] = Map[text(2)]; text(Key);"), "");
  EXPECT_EQ(Filed("std::string T; Map[T] = text(Key).size();"), "");
}

TEST(KeySpellings, Strings) {
  const auto Strings = [](const std::string &Function) {
    return keys(Function + "void g() { f(\"a\"); f(std::string()); }");
  };
  EXPECT_EQ(Strings("template <class K> void f(K Key) {"
                    " Map[std::string(Key)] = 1; }"),
            "f in Map: text, 2");
  EXPECT_EQ(Strings("template <class K> void f(K &&Key) {"
                    " Map[std::forward<K>(Key)] = 1; }"),
            "");
  EXPECT_EQ(Strings("template <class K, class = std::enable_if_t<"
                    "std::is_convertible_v<K, std::string>>>"
                    "void f(K Key) { Map[std::string(Key)] = 1; }"),
            "");
}

} // namespace
} // namespace clang::templates::test
