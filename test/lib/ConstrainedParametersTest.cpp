//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/AST/ConstrainedParameters.h"
#include "test/lib/TestAST.h"
#include "gtest/gtest.h"

namespace clang::templates::test {
namespace {

/// Whether the first parameter of the template that \p Code declares, after
/// some headers, is constrained.
bool constrained(const std::string &Code) {
  TestAST AST(
      "#include <concepts>\n#include <type_traits>\n#include <utility>\n"
      "template <bool B, class T = void> using EnableIf ="
      " std::enable_if_t<B, T>;\n" +
          Code,
      "c++20", Library::Real);
  const FunctionTemplateDecl *Template =
      AST.function("target")->getDescribedFunctionTemplate();
  return isConstrained(*cast<TemplateTypeParmDecl>(
                           Template->getTemplateParameters()->getParam(0)),
                       *Template);
}

TEST(ConstrainedParameters, ReadsConcepts) {
  EXPECT_TRUE(constrained("template <std::integral T> void target(T) {}"));
  EXPECT_TRUE(
      constrained("template <std::integral... Ts> void target(Ts...) {}"));
  EXPECT_TRUE(constrained("void target(std::integral auto) {}"));
  EXPECT_TRUE(constrained(
      "template <class T> requires std::integral<T> void target(T) {}"));
  EXPECT_TRUE(constrained(
      "template <class T> void target(T) requires(sizeof(T) > 1) {}"));
  EXPECT_TRUE(constrained(
      "template <class T> void target(T a) requires requires { a + a; } {}"));
  EXPECT_TRUE(constrained("template <class... Ts> requires (std::integral<Ts> "
                          "&& ...) void target(Ts...) {}"));
  EXPECT_TRUE(constrained(
      "template <class T, std::convertible_to<T> U> void target(T, U) {}"));
}

TEST(ConstrainedParameters, ReadsConditionsOfSubstitution) {
  EXPECT_TRUE(constrained("template <class T, class = std::enable_if_t<"
                          "std::is_integral_v<T>>> void target(T) {}"));
  EXPECT_TRUE(
      constrained("template <class T, std::enable_if_t<"
                  "std::is_integral_v<T>, int> = 0> void target(T) {}"));
  EXPECT_TRUE(constrained("template <class T> typename std::enable_if<"
                          "std::is_integral<T>::value>::type target(T) {}"));
  EXPECT_TRUE(constrained("template <class T> EnableIf<(sizeof(T) > 1), int> "
                          "target(T) { return 0; }"));
  EXPECT_TRUE(constrained("template <class T> auto target(T a) -> "
                          "decltype(a + a) { return a + a; }"));
  EXPECT_TRUE(constrained("template <class T> void target(T, std::void_t<"
                          "typename T::type> * = nullptr) {}"));
}

TEST(ConstrainedParameters, ReadsAssertionsAndTags) {
  EXPECT_TRUE(constrained("template <class T> void target(T) {"
                          "static_assert(std::is_integral_v<T>); }"));
  EXPECT_TRUE(
      constrained("template <class T> void target(T); template <class T>"
                  " void target(T) { static_assert(sizeof(T) > 1); }"));
  EXPECT_TRUE(constrained("template <class T> void target(T, std::true_type = "
                          "std::is_integral<T>()) {}"));
}

TEST(ConstrainedParameters, IsNotFooled) {
  EXPECT_FALSE(constrained("template <class T> void target(T) {}"));
  EXPECT_FALSE(
      constrained("template <class T> auto target(T a) { return a; }"));
  EXPECT_FALSE(constrained("template <class T, std::integral U> "
                           "void target(T, U) {}"));
  EXPECT_FALSE(constrained("template <class T, class U = std::decay_t<T>> "
                           "void target(T, U) {}"));
  EXPECT_FALSE(constrained("template <class T, class U, class = "
                           "std::enable_if_t<std::is_integral_v<U>>> "
                           "void target(T, U) {}"));
  EXPECT_FALSE(constrained("template <class T> void target(T) {"
                           "static_assert(sizeof(int) == 4); }"));
  EXPECT_FALSE(constrained("template <class T> typename T::type target(T a) {"
                           "return a; }"));
}

TEST(ConstrainedParameters, KnowsChoicesByTheirNames) {
  const auto IsChoice = [](const std::string &Name) {
    TestAST AST("template <class " + Name + "> void target() {}");
    const TemplateParameterList &List = *AST.function("target")
                                             ->getDescribedFunctionTemplate()
                                             ->getTemplateParameters();
    return isChoice(*cast<TemplateTypeParmDecl>(List.getParam(0)));
  };
  for (const char *Name : {"WaitPolicy", "Traits", "_Alloc", "CharT", "Char",
                           "char_type", "Derived_"})
    EXPECT_TRUE(IsChoice(Name)) << Name;
  for (const char *Name : {"T", "Character", "Policies2", "Taggable"})
    EXPECT_FALSE(IsChoice(Name)) << Name;
}

} // namespace
} // namespace clang::templates::test
