//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/Facts/UnconstrainedTemplates.h"
#include "test/lib/TestAST.h"
#include "llvm/ADT/StringExtras.h"
#include "gtest/gtest.h"

namespace clang::templates::test {
namespace {

constexpr const char Headers[] = "#include <algorithm>\n#include <iostream>\n"
                                 "#include <map>\n#include <string>\n"
                                 "#include <vector>\n";

/// The constraint of the template `target`: "T: std::integral; ..." for
/// type-constraints, then the further clauses.
std::string constraintOf(const std::string &Code,
                         ConstraintNaming Naming = ConstraintNaming::Standard) {
  TestAST AST(Headers + Code, "c++20", Library::Real);
  UnitFacts Facts(AST.context());
  RequirementFacts Requirements(AST.context());
  UnconstrainedOptions Options;
  Options.Naming = Naming;
  std::vector<std::string> Parts;
  for (const UnconstrainedTemplate &Found :
       unconstrainedTemplates(Facts, Requirements, Options)) {
    // The constructor of a template is called "target<T>".
    const std::string Name = Found.Pattern->getNameAsString();
    if (StringRef(Name).split('<').first != "target")
      continue;
    const TemplateParameterList &List =
        *Found.Template->getTemplateParameters();
    const ConstraintText Text = writeConstraint(
        Found.Constraint, *Found.Pattern, [&](unsigned Depth, unsigned Index) {
          return Depth == List.getDepth()
                     ? List.getParam(Index)->getNameAsString()
                     : "Outer";
        });
    for (unsigned I = 0; I != Text.Types.size(); ++I)
      if (!Text.Types[I].empty())
        Parts.push_back(List.getParam(I)->getNameAsString() + ": " +
                        Text.Types[I]);
    Parts.insert(Parts.end(), Text.Clauses.begin(), Text.Clauses.end());
    for (const Requirement *R : Found.Constraint.Inexpressible)
      Parts.push_back("not " + describe(*R, AST.context()));
  }
  return llvm::join(Parts, "; ");
}

TEST(ConstraintInference, NamesComparisons) {
  EXPECT_EQ(
      constraintOf("template <class T> bool target(const T &a, const T &b)"
                   " { return a < b; }"),
      "T: std::totally_ordered");
  EXPECT_EQ(
      constraintOf("template <class T> bool target(const T &a, const T &b)"
                   " { return a != b; } bool x = target(1, 2);"),
      "T: std::equality_comparable");
  EXPECT_EQ(constraintOf("template <class T> bool target(T &&a, T &&b)"
                         " { return a == b; }"),
            "std::equality_comparable<std::remove_cvref_t<T>>");
}

TEST(ConstraintInference, NamesNoConceptThatASpecialisationDoesNotModel) {
  EXPECT_EQ(
      constraintOf("struct Odd { bool operator<(const Odd &) const; };"
                   "template <class T> bool target(const T &a, const T &b)"
                   " { return a < b; } bool x = target(Odd(), Odd());"),
      "requires(const T &a, const T &b) { { a < b } -> "
      "std::convertible_to<bool>; }");
}

TEST(ConstraintInference, NamesNothingButWhatIsExact) {
  EXPECT_EQ(
      constraintOf("template <class T> bool target(const T &a, const T &b)"
                   " { return a < b; }",
                   ConstraintNaming::Exact),
      "requires(const T &a, const T &b) { { a < b } -> "
      "std::convertible_to<bool>; }");
}

TEST(ConstraintInference, NamesIterators) {
  EXPECT_EQ(
      constraintOf("template <class It, class P> It target(It first, It last, "
                   "P pred) { for (; first != last; ++first) if (pred(*first)) "
                   "return first; return last; }"),
      "It: std::input_iterator; P: std::predicate<std::iter_reference_t<It>>; "
      "std::equality_comparable<It>");
  EXPECT_EQ(constraintOf("template <class It> void target(It first, It last) {"
                         "std::sort(first, last); }"),
            "It: std::random_access_iterator");
  EXPECT_EQ(constraintOf("template <class It> auto target(It first, It last) {"
                         "int s = 0; while (first < last) s += *--last;"
                         "return s; }"),
            "It: std::random_access_iterator; "
            "requires(int s, It &last) { s += *(--last); }");
}

TEST(ConstraintInference, TakesWhatIsWrittenToForNoInput) {
  EXPECT_EQ(constraintOf("template <class Out> void target(Out o) {"
                         "*o++ = 1; *o = 2; ++o; }"),
            "requires(Out &o) { *o++ = 1; *o = 2; ++o; }");
  EXPECT_EQ(constraintOf("template <class It> void target(It it) {"
                         "*it = 2; int n = *it; ++it; n += 1; }"),
            "It: std::input_iterator; std::convertible_to<std::iter_reference_t<"
            "It>, int>; requires(It &it) { *it = 2; }");
}

TEST(ConstraintInference, KnowsTheElementsOfConstRanges) {
  EXPECT_EQ(constraintOf("template <class T> void target(const std::vector<T> "
                         "&all) { for (auto x : all) x.print(); }"),
            "requires(T &x) { x.print(); }");
  EXPECT_EQ(constraintOf("template <class T> void target(const std::vector<T> "
                         "&all) { for (auto &x : all) x.print(); }"),
            "requires(const T &x) { x.print(); }");
  EXPECT_EQ(constraintOf("template <class T> void target(std::vector<T> &all)"
                         " { for (const auto &x : all) x.print(); }"),
            "requires(const T &x) { x.print(); }");
  EXPECT_EQ(constraintOf("template <class T, int N> void target(T (&all)[N]) {"
                         "for (auto &x : all) x.print(); }"),
            "requires(T &x) { x.print(); }");
}

TEST(ConstraintInference, NamesRanges) {
  EXPECT_EQ(constraintOf("template <class R> auto target(const R &range) {"
                         "typename R::value_type sum{};"
                         "for (const auto &x : range) sum += x; return sum; }"),
            "R: std::ranges::input_range; "
            "requires(typename R::value_type &sum, const "
            "std::ranges::range_value_t<R> &x) { typename R::value_type(); "
            "sum += x; }");
}

TEST(ConstraintInference, NamesCallables) {
  EXPECT_EQ(
      constraintOf("template <class F, class T> void target(F f, const T &x)"
                   " { f(x, 1); }"),
      "std::invocable<F, const T &, int>");
  EXPECT_EQ(constraintOf("template <class T, class F> void target(F &&f, T &&x)"
                         " { std::forward<F>(f)(std::forward<T>(x)); }"),
            "F: std::invocable<T>");
  EXPECT_EQ(constraintOf("template <class F, class... As> auto target(F &&f, "
                         "As &&...as) { return f(std::forward<As>(as)...); }"),
            "std::invocable<F, As...>");
  EXPECT_EQ(constraintOf("template <class F> int target(F f) { return f(1); }"),
            "F: std::invocable<int>; requires(F &f) { { f(1) } -> "
            "std::convertible_to<int>; }");
}

TEST(ConstraintInference, KnowsTheKeysOfContainers) {
  EXPECT_EQ(constraintOf("template <class K> void target(K k) {"
                         "std::map<K, int> m; }"),
            "K: std::totally_ordered");
  EXPECT_EQ(constraintOf("#include <unordered_map>\n"
                         "template <class K> void target(const K &k) {"
                         "std::unordered_map<K, int> m; }"),
            "K: std::equality_comparable; requires(const K &key) { "
            "std::hash<K>()(key); }");
  EXPECT_EQ(constraintOf("#include <unordered_set>\n"
                         "template <class K, class H> void target(K k, H h) {"
                         "std::unordered_set<K, H> m(1, h); }"),
            "K: std::equality_comparable");
}

TEST(ConstraintInference, NamesNumbers) {
  EXPECT_EQ(constraintOf("template <class T> bool target(T x) {"
                         "return x % 2 == 0; }"),
            "T: std::integral");
  EXPECT_EQ(constraintOf("template <class T> T target(T x) {"
                         "return x * T(0.5); }"),
            "T: std::floating_point");
  EXPECT_EQ(constraintOf("template <class T> double target(T x) {"
                         "return x * 0.5; }"),
            "requires(T &x) { { x * 0.5 } -> std::convertible_to<double>; }");
}

TEST(ConstraintInference, WritesTheRestAsAnExpression) {
  EXPECT_EQ(constraintOf("template <class T> void target(std::ostream &out, "
                         "const T &x) { out << x; }"),
            "requires(std::ostream &out, const T &x) { out << x; }");
  EXPECT_EQ(constraintOf("template <class T> void target(T &x) {"
                         "if (x.ready()) x.run(1); }"),
            "requires(T &x) { static_cast<bool>(x.ready()); x.run(1); }");
  EXPECT_EQ(constraintOf("template <class T, class U> bool target(const T &a, "
                         "const U &b) { return a == b; }"),
            "requires(const T &a, const U &b) { { a == b } -> "
            "std::convertible_to<bool>; }");
  EXPECT_EQ(constraintOf("template <class... Ts> void target(const Ts &...xs) {"
                         "((std::cout << xs), ...); }"),
            "(requires(const Ts &xs) { std::cout << xs; } && ...)");
  EXPECT_EQ(constraintOf("template <class It> auto target(It it) {"
                         "auto x = *it; x.run(); }"),
            "requires(It &it, std::decay_t<decltype(*it)> &x) { *it; "
            "x.run(); }");
}

TEST(ConstraintInference, NamesConceptsOfTheProjectFirst) {
  const std::string Shape =
      "namespace shapes { template <class T> concept Shape = requires(const T "
      "&x) { x.draw(1); { x.area() } -> std::convertible_to<double>; }; }";
  EXPECT_EQ(constraintOf(Shape + "template <class S> double target(const S &s)"
                                 " { s.draw(2); return s.area(); }"),
            "S: shapes::Shape");
  EXPECT_EQ(constraintOf(Shape + "template <class U, class S> double target("
                                 "U u, const S &s) {"
                                 "s.draw(2); s.fill(u); return s.area(); }"),
            "S: shapes::Shape; requires(const S &s, U &u) { s.fill(u); }");
  EXPECT_EQ(constraintOf("template <class T> concept Less = requires(T a, T b)"
                         " { { a < b } -> std::convertible_to<bool>; };"
                         "template <class T> bool target(T a, T b) {"
                         "return a < b; }"),
            "T: Less");
}

TEST(ConstraintInference, NamesNoConceptThatAsksForMore) {
  const std::string Target = "template <class S> void target(S &s) { s.draw(); "
                             "}";
  const std::string Plain = "requires(S &s) { s.draw(); }";
  EXPECT_EQ(constraintOf("template <class T> concept Shape = requires(T &x) {"
                         "x.draw(); x.area(); };" +
                         Target),
            Plain);
  // Of const objects, with an exception, of another type, or unknown here.
  EXPECT_EQ(constraintOf("template <class T> concept Shape = requires(const T "
                         "&x) { x.draw(); };" +
                         Target),
            Plain);
  EXPECT_EQ(constraintOf("template <class T> concept Shape = requires(T &x) {"
                         "{ x.draw() } noexcept; };" +
                         Target),
            Plain);
  EXPECT_EQ(constraintOf("template <class T> concept Shape = requires(T &x) {"
                         "x.draw(); } && sizeof(T) == 4;" +
                         Target),
            Plain);
  EXPECT_EQ(constraintOf(Target + "template <class T> concept Shape = requires"
                                  "(T &x) { x.draw(); };"),
            Plain);
  EXPECT_EQ(constraintOf("namespace a { namespace detail { template <class T> "
                         "concept Shape = requires(T &x) { x.draw(); }; } }" +
                         Target),
            Plain);
}

TEST(ConstraintInference, KeepsCopiesOutOfForwardingConstructors) {
  const std::string Field = "std::string text; };";
  EXPECT_EQ(constraintOf("struct target { template <class T> target(T &&x) : "
                         "text(std::forward<T>(x)) {}" +
                         Field),
            "(!std::same_as<std::remove_cvref_t<T>, target>); "
            "std::constructible_from<std::string, T>");
  EXPECT_EQ(constraintOf("struct target { template <class T> target(T &&x, int "
                         "= 0) : text(x) {}" +
                         Field),
            "(!std::same_as<std::remove_cvref_t<T>, target>); "
            "std::constructible_from<std::string, T &>");
  // Copies are never taken by these.
  EXPECT_EQ(constraintOf("struct target { template <class T> target(const T "
                         "&x) : text(x) {}" +
                         Field),
            "std::constructible_from<std::string, const T &>");
  EXPECT_EQ(constraintOf("struct target { template <class T> target(T &&x, int)"
                         " : text(x) {}" +
                         Field),
            "std::constructible_from<std::string, T &>");
}

TEST(ConstraintInference, NamesTheClassOutOfLine) {
  EXPECT_EQ(constraintOf("struct target { template <class T> target(T &&x); "
                         "std::string text; };"
                         "template <class T> target::target(T &&x) : text(x) "
                         "{}"),
            "(!std::same_as<std::remove_cvref_t<T>, target>); "
            "std::constructible_from<std::string, T &>");
  EXPECT_EQ(constraintOf("template <class V> struct target {"
                         "template <class T> target(T &&x); V text; };"
                         "template <class V> template <class T> "
                         "target<V>::target(T &&x) : text(x) {}"),
            "not V(x)");
}

TEST(ConstraintInference, ReadsTheFieldsOfNodes) {
  EXPECT_EQ(constraintOf("#include <memory>\n"
                         "template <class K> struct Map {"
                         "struct Node { K key; std::unique_ptr<Node> next; };"
                         "std::unique_ptr<Node> root;"
                         "bool target(const K &k) const {"
                         "for (const Node *n = root.get(); n; n = "
                         "n->next.get()) if (n->key == k) return true;"
                         "return root->next->key == k; } };"),
            "std::equality_comparable<K>");
}

TEST(ConstraintInference, RefusesWhatTheHeadCannotSay) {
  EXPECT_EQ(constraintOf("template <class T> void target(T x) {"
                         "struct L {} l; x.run(l); }"),
            "not x.run(l)");
  EXPECT_EQ(constraintOf("template <class T> void target(T x); void late(int);"
                         "template <class T> void target(T x) { late(x); }"),
            "not late(x)");
  EXPECT_EQ(constraintOf("template <class T> bool target(T x) {"
                         "return target(*x); }"),
            "requires(T &x) { *x; }");
}

TEST(ConstraintInference, WritesNoTypeThatNeedsAKeywordInside) {
  EXPECT_EQ(constraintOf("template <class It, class F> void target(It it, F f, "
                         "std::less<typename It::value_type> less) {"
                         "f(less); }"),
            "not f(less)");
  EXPECT_EQ(constraintOf("template <class F> void target(F f) { f({1, 2}); }"),
            "");
}

TEST(ConstraintInference, SeesWhatTheHeadSees) {
  EXPECT_EQ(constraintOf("template <class T> std::string target(T x) {"
                         "using std::to_string; return to_string(x); }"),
            "not to_string(x); not to_string(x)");
  EXPECT_EQ(constraintOf("template <class T> std::string target(T x) {"
                         "return std::to_string(x); }"),
            "requires(T &x) { { std::to_string(x) } -> "
            "std::convertible_to<std::string>; }");
  EXPECT_EQ(constraintOf("template <class T> struct S {"
                         "typedef typename T::inner inner;"
                         "template <class U> void target(U x) {"
                         "inner::run(x); } };"),
            "requires(U &x) { Outer::inner::run(x); }");
}

TEST(ConstraintInference, SaysNothingOfConstrainedTemplates) {
  EXPECT_EQ(
      constraintOf("template <std::totally_ordered T> bool target(T a, T b)"
                   " { return a < b; }"),
      "");
  EXPECT_EQ(constraintOf("template <class Policy> void target(Policy p) {"
                         "p.run(); }"),
            "");
  EXPECT_EQ(constraintOf("template <class T = int> void target(T p) {"
                         "p.run(); }"),
            "");
}

} // namespace
} // namespace clang::templates::test
