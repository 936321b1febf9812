//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Each case is a text, and the text after the edit, which must compile, too.
// The template to constrain is called f (a function), F (another template) or,
// if it has no such name, what its declaration is called.
//
//===----------------------------------------------------------------------===//

#include "lib/Fix/Constrain.h"
#include "lib/AST/Names.h"
#include "test/lib/TestAST.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/Tooling/Core/Replacement.h"
#include "llvm/ADT/StringExtras.h"
#include "gtest/gtest.h"

namespace clang::templates::test {
namespace {

//===----------------------------------------------------------------------===//
// The test language
//===----------------------------------------------------------------------===//

/// What is in reach of all cases, on a line of its own.
constexpr const char Preamble[] =
    "template <class T> concept C = sizeof(T) < 100; "
    "template <class T, class U> concept D = C<T> && C<U>; "
    "namespace std { "
    "template <class T> struct remove_cv { using type = T; }; "
    "template <class T> struct remove_cv<const T> { using type = T; }; "
    "template <class T> struct remove_pointer { using type = T; }; "
    "template <class T> struct remove_pointer<T *> { using type = T; }; "
    "template <class T> using remove_reference_t = "
    "typename remove_reference<T>::type; "
    "template <class T> using remove_cv_t = typename remove_cv<T>::type; "
    "template <class T> using remove_pointer_t = "
    "typename remove_pointer<T>::type; "
    "template <class T> using remove_cvref_t = "
    "remove_cv_t<remove_reference_t<T>>; "
    "template <class T, class U = T> struct vec {}; "
    "}\n";

/// A constraint. $0 is the name of the first parameter of the innermost list,
/// ^0 that of the first list.
struct Constraint {
  /// For each parameter: "C", or "D<$0>". "C..." for a pack.
  std::vector<std::string> Types;
  std::vector<std::string> Clauses;
};

constexpr auto AsType = ConstraintStyle::TypeConstraint;
constexpr auto Leading = ConstraintStyle::Leading;
constexpr auto Trailing = ConstraintStyle::Trailing;

/// The first template called \p Name; of a member its function.
class Finder : public RecursiveASTVisitor<Finder> {
public:
  explicit Finder(StringRef Name) : Name(Name) {}
  bool TraverseVarTemplateSpecializationDecl(VarTemplateSpecializationDecl *) {
    return true;
  }
  bool VisitNamedDecl(NamedDecl *D) {
    const bool IsTarget =
        (isa<TemplateDecl>(D) && !isa<TemplateTemplateParmDecl>(D)) ||
        isa<FunctionDecl>(D);
    if (!IsTarget || D->getNameAsString() != Name)
      return true;
    Found = D;
    return false;
  }
  const NamedDecl *Found = nullptr;

private:
  StringRef Name;
};

bool isStd(const Decl &D) {
  const auto *Namespace = dyn_cast<NamespaceDecl>(&D);
  return Namespace && Namespace->isStdNamespace();
}

class Case {
public:
  Case(ConstraintStyle Style, Constraint Wanted, const std::string &Code,
       StringRef Standard = "c++20")
      : Style(Style), Wanted(std::move(Wanted)), Code(Preamble + Code),
        AST(this->Code, Standard.str()) {}

  /// The text after the edit of \p Name, or "refused: why".
  std::string edit(StringRef Name) {
    Finder F(Name);
    for (Decl *D : AST.context().getTranslationUnitDecl()->decls())
      if (!F.Found && !isStd(*D))
        F.TraverseDecl(D);
    if (!F.Found)
      return "nothing is called " + Name.str();
    return apply(F.Found);
  }

  std::string editLambda() {
    return apply(AST.lambdas()
                     .front()
                     ->getCallOperator()
                     ->getDescribedFunctionTemplate());
  }

  bool WithMentions = true;

private:
  std::string apply(const NamedDecl *Target) {
    TemplateMentions Mentions(AST.context());
    auto Write = [&](ParameterNames Names) { return write(*Target, Names); };
    ConstraintEdit Edit;
    if (const auto *Template = dyn_cast<TemplateDecl>(Target)) {
      Edit = constrainTemplate(*Template, Style, Write, AST.context(),
                               WithMentions ? &Mentions : nullptr);
    } else {
      Edit = constrainMember(*cast<FunctionDecl>(Target), Write, AST.context(),
                             WithMentions ? &Mentions : nullptr);
    }
    EXPECT_EQ(Edit.Hints.empty(), !Edit.Refusal.empty());
    if (Edit.Hints.empty())
      return "refused: " + Edit.Refusal.str();

    tooling::Replacements All;
    for (const FixItHint &Hint : Edit.Hints) {
      tooling::Replacement R(AST.context().getSourceManager(), Hint.RemoveRange,
                             Hint.CodeToInsert, AST.context().getLangOpts());
      EXPECT_GT(R.getLength(), 0u);
      if (llvm::Error Conflict = All.add(R))
        ADD_FAILURE() << llvm::toString(std::move(Conflict));
    }
    std::string Edited = cantFail(tooling::applyAllReplacements(Code, All));
    TestAST Again(Edited, "c++20");
    return Edited.substr(sizeof(Preamble) - 1);
  }

  ConstraintText write(const NamedDecl &Target, ParameterNames Names) const {
    const auto *Template = dyn_cast<TemplateDecl>(&Target);
    const unsigned Depth =
        Template ? Template->getTemplateParameters()->getDepth() : 0;
    auto Spell = [&](StringRef Text) {
      std::string Result;
      for (size_t I = 0; I < Text.size(); ++I)
        if (Text[I] == '$' || Text[I] == '^') {
          const unsigned OfDepth = Text[I] == '$' ? Depth : 0;
          Result += Names(OfDepth, Text[++I] - '0');
        } else
          Result += Text[I];
      return Result;
    };
    ConstraintText Result;
    for (unsigned I = 0; I < Wanted.Types.size(); ++I) {
      StringRef Type = Wanted.Types[I];
      const bool Pack = Type.consume_back("...");
      Result.Types.push_back(Spell(Type));
      std::string Clause;
      if (!Type.empty()) {
        const std::string Name = "$" + llvm::utostr(I);
        auto [Concept, Rest] = Type.split('<');
        Clause =
            (Concept + "<" + Name + (Rest.empty() ? ">" : ", " + Rest.str()))
                .str();
        if (Pack)
          Clause = "(" + Clause + " && ...)";
      }
      Result.AsClauses.push_back(Spell(Clause));
    }
    for (const std::string &Clause : Wanted.Clauses)
      Result.Clauses.push_back(Spell(Clause));
    return Result;
  }

  ConstraintStyle Style;
  Constraint Wanted;
  std::string Code;
  TestAST AST;
};

/// \p Code with \p Wanted on its template f, or F.
std::string edit(ConstraintStyle Style, const Constraint &Wanted,
                 const std::string &Code) {
  Case Edit(Style, Wanted, Code);
  std::string Result = Edit.edit("f");
  return StringRef(Result).starts_with("nothing") ? Edit.edit("F") : Result;
}

/// What every case of a table is a row of.
struct Row {
  Constraint Wanted;
  const char *Code;
  const char *Edited;
};

void check(ConstraintStyle Style, std::initializer_list<Row> Rows) {
  for (const Row &R : Rows)
    EXPECT_EQ(edit(Style, R.Wanted, R.Code), R.Edited);
}

/// The type-constraint C.
const Constraint OfC = {{"C"}, {}};
const Constraint OfPack = {{"C..."}, {}};
const Constraint OfSecond = {{"", "C"}, {}};
const Constraint OfBoth = {{"C", "C"}, {}};

//===----------------------------------------------------------------------===//
// Type-constraints
//===----------------------------------------------------------------------===//

TEST(ConstrainType, Heads) {
  check(AsType,
        {{OfC, "template <class T> void f(T) {} auto x = (f(1), 1);",
          "template <C T> void f(T) {} auto x = (f(1), 1);"},
         {OfC, "template <typename T> void f(T);", "template <C T> void f(T);"},
         {OfC, "template<class T>void f(T);", "template<C T>void f(T);"},
         {OfC, "template <class T, class = int> void f(T);",
          "template <C T, class = int> void f(T);"},
         {OfC, "template <class T = int> void f(T) {} template void f(int);",
          "template <C T = int> void f(T) {} template void f(int);"},
         {OfC, "template <class T, class = std::vec<std::vec<T>>> void f(T);",
          "template <C T, class = std::vec<std::vec<T>>> void f(T);"},
         {OfBoth, "template <class T, typename U> void f(T, U);",
          "template <C T, C U> void f(T, U);"},
         {OfSecond, "template <int N, class U> void f(U (&)[N]);",
          "template <int N, C U> void f(U (&)[N]);"},
         {OfPack, "template <typename... Ts> void f(Ts...);",
          "template <C... Ts> void f(Ts...);"},
         {OfPack, "template <typename...Ts> void f(Ts &&...);",
          "template <C...Ts> void f(Ts &&...);"},
         {OfC, "template </*the*/ class /*type*/ T /*!*/> void f(T);",
          "template </*the*/ C /*type*/ T /*!*/> void f(T);"},
         {OfC,
          "template <\n  class T, // one\n  class U  // two\n>\nvoid f(T, U);",
          "template <\n  C T, // one\n  class U  // two\n>\nvoid f(T, U);"}});
}

TEST(ConstrainType, DependsOnEarlierParameters) {
  check(AsType, {{{{"", "D<$0>"}, {}},
                  "template <class T, class U> void f(T, U);",
                  "template <class T, D<T> U> void f(T, U);"},
                 {{{"D<$1>"}, {}},
                  "template <class T, class U> void f(T, U);",
                  "template <class T, class U>\n  requires D<T, U>\n"
                  "void f(T, U);"},
                 {{{"D<$1>", "C"}, {}},
                  "template <class T, class U> void f(T, U);",
                  "template <class T, C U>\n  requires D<T, U>\n"
                  "void f(T, U);"}});
}

TEST(ConstrainType, RemainingClausesLead) {
  check(AsType, {{{{"C"}, {"sizeof($0) == 4"}},
                  "template <class T>\nvoid f(T) {}\nauto x = (f(1), 1);",
                  "template <C T>\n  requires (sizeof(T) == 4)\nvoid f(T) {}\n"
                  "auto x = (f(1), 1);"},
                 {{{"C..."}, {"sizeof...($0) > 0"}},
                  "template <class... T>\nvoid f(T...) {}",
                  "template <C... T>\n  requires (sizeof...(T) > 0)\n"
                  "void f(T...) {}"}});
}

TEST(ConstrainType, IsConstrainedAlready) {
  check(AsType, {{OfC, "template <D<int> T> void f(T);",
                  "template <D<int> T>\n  requires C<T>\nvoid f(T);"},
                 {OfC, "template <class T> requires D<T, int> void f(T);",
                  "template <C T> requires D<T, int> void f(T);"},
                 {OfC, "template <D<int> T> requires C<T> void f(T);",
                  "template <D<int> T> requires C<T> && C<T> void f(T);"}});
}

TEST(ConstrainType, KindsOfTemplates) {
  check(AsType, {{OfC, "template <class T> struct F { T t; }; F<int> x;",
                  "template <C T> struct F { T t; }; F<int> x;"},
                 {OfC, "template <class T> class alignas(8) F final {};",
                  "template <C T> class alignas(8) F final {};"},
                 {OfC, "template <class T> T F = T(); int x = F<int>;",
                  "template <C T> T F = T(); int x = F<int>;"},
                 {OfC, "template <class T> using F = T *; F<int> x;",
                  "template <C T> using F = T *; F<int> x;"},
                 {OfC, "struct S { template <class T> static T F; };",
                  "struct S { template <C T> static T F; };"},
                 {OfC, "struct S { template <class T> void f(T) const; };",
                  "struct S { template <C T> void f(T) const; };"}});
}

TEST(ConstrainType, NamesThatAreNoIdentifiers) {
  EXPECT_EQ(
      Case(AsType, OfC, "struct S { template <class T> S(T); };").edit("S"),
      "struct S { template <C T> S(T); };");
  EXPECT_EQ(Case(AsType, OfC, "struct S { template <class T> operator T(); };")
                .edit("operator type-parameter-0-0"),
            "struct S { template <C T> operator T(); };");
  EXPECT_EQ(Case(AsType, OfC,
                 "struct S { template <class T> void "
                 "operator()(T); };")
                .edit("operator()"),
            "struct S { template <C T> void operator()(T); };");
  EXPECT_EQ(Case(AsType, OfC,
                 "struct S {}; template <class T> S &"
                 "operator<<(S &, const T &);")
                .edit("operator<<"),
            "struct S {}; template <C T> S &operator<<(S &, const T &);");
}

//===----------------------------------------------------------------------===//
// Leading clauses
//===----------------------------------------------------------------------===//

TEST(ConstrainLeading, Layout) {
  check(Leading,
        {{OfC, "template <class T>\nvoid f(T) {}\nauto x = (f(1), 1);",
          "template <class T>\n  requires C<T>\nvoid f(T) {}\n"
          "auto x = (f(1), 1);"},
         {OfC, "template <class T> void f(T);",
          "template <class T>\n  requires C<T>\nvoid f(T);"},
         {OfC, "template <class T>void f(T);",
          "template <class T>\n  requires C<T>\nvoid f(T);"},
         {OfC, "struct S {\n  template <class T>\n  void f(T);\n};",
          "struct S {\n  template <class T>\n    requires C<T>\n"
          "  void f(T);\n};"},
         {OfC, "struct S {\n  template <class T> void f(T);\n};",
          "struct S {\n  template <class T>\n    requires C<T>\n"
          "  void f(T);\n};"},
         {OfC, "template <class T> // Why.\nvoid f(T);",
          "template <class T> // Why.\n  requires C<T>\nvoid f(T);"},
         {OfC, "template <class T> /*why*/ void f(T);",
          "template <class T>\n  requires C<T>\n/*why*/ void f(T);"},
         {OfC,
          "template <class T,\n          class = std::vec<std::vec<T>>>\n"
          "void f(T);",
          "template <class T,\n          class = std::vec<std::vec<T>>>\n"
          "  requires C<T>\nvoid f(T);"},
         {OfC, "template <class T> [[nodiscard]] T f(T);",
          "template <class T>\n  requires C<T>\n[[nodiscard]] T f(T);"},
         {OfC, "template <class T> ::std::vec<T> f(T);",
          "template <class T>\n  requires (C<T>)\n::std::vec<T> f(T);"},
         {OfC, "struct S {}; template <class T> struct F : S {}; F<int> x;",
          "struct S {}; template <class T>\n  requires C<T>\nstruct F : S {}; "
          "F<int> x;"},
         {OfC, "template <class T> using F = T *;",
          "template <class T>\n  requires C<T>\nusing F = T *;"}});
}

TEST(ConstrainLeading, KeepsLineEndings) {
  Case Edit(Leading, OfC, "");
  const std::string Code = "template <class T>\r\nvoid f(T);\r\n";
  TestAST AST(Code);
  auto Write = [](ParameterNames Names) {
    return ConstraintText{{}, {}, {"C<" + Names(0, 0) + ">"}};
  };
  TestAST AST20(Code, "c++20");
  ConstraintEdit Result = constrainTemplate(
      *AST20.find<FunctionTemplateDecl>("f"), Leading, Write, AST20.context());
  ASSERT_EQ(Result.Hints.size(), 1u);
  EXPECT_EQ(Result.Hints[0].CodeToInsert, ">\r\n  requires C<T>");
}

TEST(ConstrainLeading, Conjunctions) {
  auto Clause = [](std::vector<std::string> Clauses) {
    std::string Edited =
        edit(Leading, {{}, Clauses}, "template <class T, class U>\nvoid f();");
    return StringRef(Edited).split("requires ").second.split('\n').first.str();
  };
  EXPECT_EQ(Clause({"C<$0>", "C<$1>"}), "C<T> && C<U>");
  EXPECT_EQ(Clause({"C<$0> && C<$1>"}), "C<T> && C<U>");
  EXPECT_EQ(Clause({"C<$0> || C<$1>"}), "C<T> || C<U>");
  EXPECT_EQ(Clause({"C<$0> || C<$1>", "C<$0>"}), "(C<T> || C<U>) && C<T>");
  EXPECT_EQ(Clause({"!C<$0>"}), "(!C<T>)");
  EXPECT_EQ(Clause({"!C<$0>", "C<$1>"}), "(!C<T>) && C<U>");
  EXPECT_EQ(Clause({"(!C<$0>)"}), "(!C<T>)");
  EXPECT_EQ(Clause({"(C<$0>) == (C<$1>)"}), "((C<T>) == (C<U>))");
  EXPECT_EQ(Clause({"sizeof($0) <= 8"}), "(sizeof(T) <= 8)");
  EXPECT_EQ(Clause({"noexcept($0())"}), "(noexcept(T()))");
  EXPECT_EQ(Clause({"$0::value < 3"}), "(T::value < 3)");
  EXPECT_EQ(Clause({"$0::value > 3"}), "(T::value > 3)");
  EXPECT_EQ(Clause({"$0::value"}), "T::value");
  EXPECT_EQ(Clause({"$0::template value<$1>"}), "T::template value<U>");
  EXPECT_EQ(Clause({"::C<$0>"}), "::C<T>");
  EXPECT_EQ(Clause({"$0::is()"}), "(T::is())");
  EXPECT_EQ(Clause({"D<$0, std::vec<std::vec<$1>>>"}),
            "D<T, std::vec<std::vec<U>>>");
  EXPECT_EQ(Clause({"C<decltype($0() < $1())>"}), "C<decltype(T() < U())>");
  EXPECT_EQ(Clause({"true"}), "true");
  EXPECT_EQ(Clause({"requires($0 a) { a < 1; }", "C<$1>"}),
            "requires(T a) { a < 1; } && C<U>");
  EXPECT_EQ(Clause({"requires { typename $0::type; }"}),
            "requires { typename T::type; }");
  EXPECT_EQ(Clause({"C<$0> and C<$1>", "C<$0> or C<$1>"}),
            "C<T> and C<U> && (C<T> or C<U>)");
}

TEST(ConstrainLeading, ExtendsAClause) {
  check(Leading,
        {{OfC, "template <class T> requires D<T, int> void f(T);",
          "template <class T> requires D<T, int> && C<T> void f(T);"},
         {OfC, "template <class T> requires D<T, int> || C<T> void f(T);",
          "template <class T> requires (D<T, int> || C<T>) && C<T> void f(T);"},
         {OfC, "template <class T> requires (!C<T>) void f(T);",
          "template <class T> requires (!C<T>) && C<T> void f(T);"},
         {{{}, {"C<$0> || true"}},
          "template <class T> requires C<std::vec<T>> void f(T);",
          "template <class T> requires C<std::vec<T>> && (C<T> || true) void "
          "f(T);"},
         {OfC, "template <class T> requires requires(T a) { a; } void f(T);",
          "template <class T> requires requires(T a) { a; } && C<T> void "
          "f(T);"},
         {OfC, "template <class T> void f(T) requires D<T, int>;",
          "template <class T>\n  requires C<T>\nvoid f(T) requires D<T, "
          "int>;"}});
}

//===----------------------------------------------------------------------===//
// Trailing clauses
//===----------------------------------------------------------------------===//

TEST(ConstrainTrailing, Ends) {
  check(
      Trailing,
      {{OfC, "template <class T> void f(T);",
        "template <class T> void f(T) requires C<T>;"},
       {OfC, "template <class T> void f(T) {} auto x = (f(1), 1);",
        "template <class T> void f(T) requires C<T> {} auto x = (f(1), 1);"},
       {OfC, "template <class T> void f(T)\n{\n}\n",
        "template <class T> void f(T) requires C<T>\n{\n}\n"},
       {OfC, "template <class T> void f(T) /*end*/ ;",
        "template <class T> void f(T) requires C<T> /*end*/ ;"},
       {OfC, "template <class T> void f(T) = delete;",
        "template <class T> void f(T) requires C<T> = delete;"},
       {OfC, "template <class T> auto f(T) -> T;",
        "template <class T> auto f(T) -> T requires C<T>;"},
       {OfC,
        "template <class T> auto f(T t) -> decltype(t = T{}) { return t; }",
        "template <class T> auto f(T t) -> decltype(t = T{}) requires C<T> { "
        "return t; }"},
       {OfC, "template <class T> auto f(T) -> std::vec<int, std::vec<T>> {}",
        "template <class T> auto f(T) -> std::vec<int, std::vec<T>> requires "
        "C<T> {}"},
       {OfC, "template <class T> void f(T) noexcept;",
        "template <class T> void f(T) noexcept requires C<T>;"},
       {OfC, "template <class T> void f(T) noexcept(noexcept(T{})) {}",
        "template <class T> void f(T) noexcept(noexcept(T{})) requires C<T> "
        "{}"},
       {OfC, "template <class T> void f(T) throw() {}",
        "template <class T> void f(T) throw() requires C<T> {}"},
       {OfC, "template <class T> T f(T) try { throw; } catch (...) { throw; }",
        "template <class T> T f(T) requires C<T> try { throw; } catch (...) { "
        "throw; }"},
       {OfC, "template <class T> void f(T) __attribute__((noinline));",
        "template <class T> void f(T) requires C<T> "
        "__attribute__((noinline));"},
       {OfC,
        "#define NOEXCEPT noexcept\ntemplate <class T> void f(T) NOEXCEPT;",
        "#define NOEXCEPT noexcept\ntemplate <class T> void f(T) NOEXCEPT "
        "requires C<T>;"},
       {OfC,
        "#define NOEXCEPT(X) noexcept(X)\n"
        "template <class T> void f(T) NOEXCEPT(sizeof(T) == 4) {}",
        "#define NOEXCEPT(X) noexcept(X)\n"
        "template <class T> void f(T) NOEXCEPT(sizeof(T) == 4) requires C<T> "
        "{}"},
       {OfC, "struct S { template <class T> void f(T) const & noexcept; };",
        "struct S { template <class T> void f(T) const & noexcept requires "
        "C<T>; };"},
       {OfC, "struct S { template <class T> void f(T) && {} };",
        "struct S { template <class T> void f(T) && requires C<T> {} };"},
       {OfC, "template <class T> void f(int (*)(T), T (&)[3], T = T{}) { ; }",
        "template <class T> void f(int (*)(T), T (&)[3], T = T{}) requires "
        "C<T> { ; }"},
       {OfPack, "template <class... T> void f(T...) {}",
        "template <class... T> void f(T...) requires (C<T> && ...) {}"}});
}

TEST(ConstrainLeading, BeforeAQualifiedNameEverywhere) {
  check(Leading,
        {{OfC,
          "struct S {}; template <class T> S f(T);\n"
          "template <class T> ::S f(T) { return {}; } auto y = (f(1), 1);",
          "struct S {}; template <class T>\n  requires (C<T>)\nS f(T);\n"
          "template <class T>\n  requires (C<T>)\n::S f(T) { return {}; } "
          "auto y = (f(1), 1);"}});
}

TEST(ConstrainTrailing, Members) {
  EXPECT_EQ(
      Case(Trailing, OfC,
           "struct S { template <class T> S(T) : a(1), b{2} {} int a, b; }; "
           "S s(1);")
          .edit("S"),
      "struct S { template <class T> S(T) requires C<T> : a(1), b{2} {} int a, "
      "b; }; S s(1);");
  EXPECT_EQ(
      Case(Trailing, OfC,
           "struct S { template <class T> operator T() const { return {}; } }; "
           "int x = S();")
          .edit("operator type-parameter-0-0"),
      "struct S { template <class T> operator T() const requires C<T> { return "
      "{}; } }; int x = S();");
}

TEST(ConstrainTrailing, LongLinesBreak) {
  check(Trailing,
        {{{{}, {"C<$0>", "D<$0, int>", "D<$0, double>"}},
          "struct S {\n  template <class T>\n  static void f(const T &Value, "
          "int More) {}\n};",
          "struct S {\n  template <class T>\n  static void f(const T &Value, "
          "int More)\n      requires C<T> && D<T, int> && D<T, double> {}\n"
          "};"}});
}

TEST(ConstrainTrailing, ExtendsAClause) {
  check(Trailing,
        {{OfC, "template <class T> void f(T) requires D<T, int> {}",
          "template <class T> void f(T) requires D<T, int> && C<T> {}"},
         {OfC, "template <class T> void f(T) requires C<T> || D<T, int>;",
          "template <class T> void f(T) requires (C<T> || D<T, int>) && "
          "C<T>;"}});
}

TEST(ConstrainTrailing, LeadsWhereNothingTrails) {
  check(Trailing, {{OfC, "template <class T> struct F {};",
                    "template <class T>\n  requires C<T>\nstruct F {};"},
                   {OfC, "template <class T> int F = 1;",
                    "template <class T>\n  requires C<T>\nint F = 1;"}});
}

//===----------------------------------------------------------------------===//
// 'auto' parameters
//===----------------------------------------------------------------------===//

TEST(ConstrainAuto, Types) {
  check(AsType,
        {{OfC, "void f(auto x) {} auto y = (f(1), 1);",
          "void f(C auto x) {} auto y = (f(1), 1);"},
         {OfC, "void f(const auto &x);", "void f(const C auto &x);"},
         {OfC, "void f(auto &&x);", "void f(C auto &&x);"},
         {OfC, "void f(auto &&...xs);", "void f(C auto &&...xs);"},
         {OfC, "void f(auto);", "void f(C auto);"},
         {OfC, "void f(int i, auto *p);", "void f(int i, C auto *p);"},
         {OfBoth, "void f(auto x, auto y);", "void f(C auto x, C auto y);"},
         {OfBoth, "template <class T> void f(T x, auto y);",
          "template <C T> void f(T x, C auto y);"},
         {{{"", "D<$0>"}, {}},
          "void f(auto x, auto y) {} auto z = (f(1, 2), 1);",
          "void f(auto x, D<decltype(x)> auto y) {} auto z = (f(1, 2), 1);"},
         {OfC, "auto f(auto x) -> decltype(x);",
          "auto f(C auto x) -> decltype(x);"}});
}

TEST(ConstrainAuto, ClausesTrail) {
  check(AsType,
        {{{{"C"}, {"D<$0, int>"}},
          "void f(auto x) {} auto y = (f(1), 1);",
          "void f(C auto x) requires D<decltype(x), int> {} "
          "auto y = (f(1), 1);"},
         {{{"D<$1>"}, {}},
          "void f(auto x, auto y);",
          "void f(auto x, auto y) requires D<decltype(x), decltype(y)>;"},
         {OfC, "void f(D<int> auto x);",
          "void f(D<int> auto x) requires C<decltype(x)>;"},
         {{{"C"}, {"C<$0>"}},
          "template <class T> void f(T x, auto y);",
          "template <C T> void f(T x, auto y) requires C<T>;"}});
  check(Leading,
        {{OfC, "void f(auto x);", "void f(auto x) requires C<decltype(x)>;"}});
}

TEST(ConstrainAuto, WhatIsDeduced) {
  check(
      Trailing,
      {{OfC, "void f(auto x) {} auto y = (f(1), 1);",
        "void f(auto x) requires C<decltype(x)> {} auto y = (f(1), 1);"},
       {OfC, "void f(const auto x);",
        "void f(const auto x) requires C<std::remove_cv_t<decltype(x)>>;"},
       {OfC, "void f(const auto &x) {} auto y = (f(1), 1);",
        "void f(const auto &x) requires C<std::remove_cvref_t<decltype(x)>> "
        "{} auto y = (f(1), 1);"},
       {OfC, "void f(auto &x);",
        "void f(auto &x) requires C<std::remove_reference_t<decltype(x)>>;"},
       {OfC, "void f(auto &&x);", "void f(auto &&x) requires C<decltype(x)>;"},
       {OfPack, "void f(auto &&...x) {} auto y = (f(1, 2), 1);",
        "void f(auto &&...x) requires (C<decltype(x)> && ...) {} "
        "auto y = (f(1, 2), 1);"},
       {OfC, "void f(auto *x);",
        "void f(auto *x) requires C<std::remove_pointer_t<decltype(x)>>;"},
       {OfC, "void f(const auto *x);",
        "void f(const auto *x)\n"
        "    requires "
        "C<std::remove_cv_t<std::remove_pointer_t<decltype(x)>>>;"}});
}

TEST(ConstrainAuto, GetsAName) {
  check(Trailing, {{OfC, "void f(auto) {} auto y = (f(1), 1);",
                    "void f(auto x) requires C<decltype(x)> {} "
                    "auto y = (f(1), 1);"},
                   {OfC, "void f(int x, const auto &);",
                    "void f(int x, const auto & x2) requires "
                    "C<std::remove_cvref_t<decltype(x2)>>;"},
                   {{{"C", "C..."}, {}},
                    "void f(auto, auto &&...) {}",
                    "void f(auto x, auto &&... x2) requires C<decltype(x)> && "
                    "(C<decltype(x2)> && ...) {}"}});
}

TEST(ConstrainAuto, RedeclaredWithAName) {
  check(AsType, {{OfC,
                  "void f(auto x); template <class T> void f(T x) {} "
                  "auto y = (f(1), 1);",
                  "void f(C auto x); template <C T> void f(T x) {} "
                  "auto y = (f(1), 1);"}});
  check(Trailing, {{OfC, "void f(auto x); template <class T> void f(T x) {}",
                    "refused: redeclaration cannot be edited"}});
}

TEST(ConstrainAuto, UnknownForm) {
  check(Trailing, {{OfC, "void f(auto (*x)(int));",
                    "refused: redeclaration cannot be edited"}});
}

TEST(ConstrainLambda, Call) {
  auto Lambda = [](ConstraintStyle Style, const std::string &Text,
                   const Constraint &Wanted = OfC) {
    std::string Edited =
        Case(Style, Wanted, "auto l = " + Text + "; auto y = (l(1), 1);")
            .editLambda();
    return StringRef(Edited).drop_front(9).split("; auto y").first.str();
  };
  EXPECT_EQ(Lambda(AsType, "[](auto x) {}"), "[](C auto x) {}");
  EXPECT_EQ(Lambda(AsType, "[]<class T>(T x) {}"), "[]<C T>(T x) {}");
  EXPECT_EQ(Lambda(AsType, "[]<class T>(T x) {}", {{"C"}, {"D<$0, int>"}}),
            "[]<C T>(T x) requires D<T, int> {}");
  EXPECT_EQ(Lambda(Leading, "[]<class T>(T x) {}"),
            "[]<class T>(T x) requires C<T> {}");
  EXPECT_EQ(Lambda(Trailing, "[](const auto &x) mutable noexcept -> int { "
                             "return 1; }"),
            "[](const auto &x) mutable noexcept -> int\n    requires "
            "C<std::remove_cvref_t<decltype(x)>> { return 1; }");
}

//===----------------------------------------------------------------------===//
// Redeclarations
//===----------------------------------------------------------------------===//

TEST(ConstrainAll, Functions) {
  check(AsType, {{OfC,
                  "template <class T> void f(T);\n"
                  "template <typename U> void f(U) {}\nauto y = (f(1), 1);",
                  "template <C T> void f(T);\n"
                  "template <C U> void f(U) {}\nauto y = (f(1), 1);"},
                 {OfC,
                  "struct S { template <class T> friend void f(T); };\n"
                  "template <class T> void f(T) {} auto y = (f(1), 1);",
                  "struct S { template <C T> friend void f(T); };\n"
                  "template <C T> void f(T) {} auto y = (f(1), 1);"},
                 {OfC,
                  "struct S { template <class T> friend void f(S, T) {} };\n"
                  "auto y = (f(S(), 1), 1);",
                  "struct S { template <C T> friend void f(S, T) {} };\n"
                  "auto y = (f(S(), 1), 1);"}});
  check(Leading, {{OfC,
                   "template <class T>\nvoid f(T);\n"
                   "template <typename U>\nvoid f(U) {}\nauto y = (f(1), 1);",
                   "template <class T>\n  requires C<T>\nvoid f(T);\n"
                   "template <typename U>\n  requires C<U>\nvoid f(U) {}\n"
                   "auto y = (f(1), 1);"}});
  check(Trailing,
        {{OfC,
          "template <class T> void f(T);\n"
          "template <typename U> void f(U) {}\nauto y = (f(1), 1);",
          "template <class T> void f(T) requires C<T>;\n"
          "template <typename U> void f(U) requires C<U> {}\n"
          "auto y = (f(1), 1);"},
         {OfC, "void f(auto x); void f(auto y) {} auto z = (f(1), 1);",
          "void f(auto x) requires C<decltype(x)>; void f(auto y) requires "
          "C<decltype(y)> {} auto z = (f(1), 1);"}});
}

constexpr const char MemberTemplate[] =
    "template <class T> struct B { template <class U> void f(U); };\n"
    "template <class T>\ntemplate <class U>\nvoid B<T>::f(U) {}\n"
    "auto y = (B<int>().f(1), 1);";

TEST(ConstrainAll, MemberTemplates) {
  check(AsType,
        {{OfC, MemberTemplate,
          "template <class T> struct B { template <C U> void f(U); };\n"
          "template <class T>\ntemplate <C U>\nvoid B<T>::f(U) {}\n"
          "auto y = (B<int>().f(1), 1);"},
         {{{"D<^0>"}, {}},
          "template <class T> struct B { template <class U> void f(U); };\n"
          "template <class X> template <class Y> void B<X>::f(Y) {}\n"
          "auto y = (B<int>().f(1), 1);",
          "template <class T> struct B { template <D<T> U> void f(U); };\n"
          "template <class X> template <D<X> Y> void B<X>::f(Y) {}\n"
          "auto y = (B<int>().f(1), 1);"}});
  check(Leading,
        {{OfC, MemberTemplate,
          "template <class T> struct B { template <class U>\n  requires C<U>\n"
          "void f(U); };\n"
          "template <class T>\ntemplate <class U>\n  requires C<U>\n"
          "void B<T>::f(U) {}\nauto y = (B<int>().f(1), 1);"}});
  check(Trailing,
        {{{{"C"}, {"D<^0, $0>"}},
          MemberTemplate,
          "template <class T> struct B { template <class U> void f(U)\n    "
          "requires C<U> && D<T, U>; };\n"
          "template <class T>\ntemplate <class U>\n"
          "void B<T>::f(U) requires C<U> && D<T, U> {}\n"
          "auto y = (B<int>().f(1), 1);"}});
}

TEST(ConstrainAll, ClassesAndTheirMembers) {
#ifndef NDEBUG
  GTEST_SKIP() << "RecursiveASTVisitor asserts that nobody wrote F<int>::v";
#endif
  check(
      AsType,
      {{OfC, "template <class T> struct F; template <class U> struct F {};",
        "template <C T> struct F; template <C U> struct F {};"},
       {OfC,
        "template <class T> struct F { void m(); static int s; F(); ~F();\n"
        "  operator int(); template <class U> void n(U); };\n"
        "template <class T> void F<T>::m() {}\n"
        "template <typename X> int F<X>::s = 1;\n"
        "template <class T> F<T>::F() {}\n"
        "template <class T> F<T>::~F() {}\n"
        "template <class T> F<T>::operator int() { return 1; }\n"
        "template <class T> template <class U> void F<T>::n(U) {}\n"
        "template struct F<int>; auto y = (F<int>().n(1), 1);",
        "template <C T> struct F { void m(); static int s; F(); ~F();\n"
        "  operator int(); template <class U> void n(U); };\n"
        "template <C T> void F<T>::m() {}\n"
        "template <C X> int F<X>::s = 1;\n"
        "template <C T> F<T>::F() {}\n"
        "template <C T> F<T>::~F() {}\n"
        "template <C T> F<T>::operator int() { return 1; }\n"
        "template <C T> template <class U> void F<T>::n(U) {}\n"
        "template struct F<int>; auto y = (F<int>().n(1), 1);"},
       {OfC,
        "template <class T> struct F { struct I; enum class E : int;\n"
        "  template <class U> struct J; template <class U> static int v; };\n"
        "template <class T> struct F<T>::I { void m(); };\n"
        "template <class T> void F<T>::I::m() {}\n"
        "template <class T> enum class F<T>::E : int { A };\n"
        "template <class T> template <class U> struct F<T>::J { void m(); };\n"
        "template <class T> template <class U> void F<T>::J<U>::m() {}\n"
        "template <class T> template <class U> struct F<T>::J<U *> {};\n"
        "template <class T> template <class U> int F<T>::v = 1;\n"
        "F<int>::I i; F<int>::J<int> j; auto y = (i.m(), j.m(), "
        "F<int>::v<int>);",
        "template <C T> struct F { struct I; enum class E : int;\n"
        "  template <class U> struct J; template <class U> static int v; };\n"
        "template <C T> struct F<T>::I { void m(); };\n"
        "template <C T> void F<T>::I::m() {}\n"
        "template <C T> enum class F<T>::E : int { A };\n"
        "template <C T> template <class U> struct F<T>::J { void m(); };\n"
        "template <C T> template <class U> void F<T>::J<U>::m() {}\n"
        "template <C T> template <class U> struct F<T>::J<U *> {};\n"
        "template <C T> template <class U> int F<T>::v = 1;\n"
        "F<int>::I i; F<int>::J<int> j; auto y = (i.m(), j.m(), "
        "F<int>::v<int>);"}});
  check(Leading,
        {{OfC,
          "template <class T>\nstruct F { void m(); };\n"
          "template <class U>\nvoid F<U>::m() {}\nauto y = (F<int>().m(), 1);",
          "template <class T>\n  requires C<T>\nstruct F { void m(); };\n"
          "template <class U>\n  requires C<U>\nvoid F<U>::m() {}\n"
          "auto y = (F<int>().m(), 1);"}});
}

TEST(ConstrainAll, NestedClassTemplates) {
  check(AsType,
        {{{{"D<^0>"}, {}},
          "template <class T> struct B { template <class U> struct F { void "
          "m(); }; };\n"
          "template <class X> template <class Y> void B<X>::F<Y>::m() {}\n"
          "B<int>::F<int> i; auto y = (i.m(), 1);",
          "template <class T> struct B { template <D<T> U> struct F { void "
          "m(); }; };\n"
          "template <class X> template <D<X> Y> void B<X>::F<Y>::m() {}\n"
          "B<int>::F<int> i; auto y = (i.m(), 1);"}});
}

TEST(ConstrainAll, FriendsInClassTemplates) {
  check(AsType,
        {{OfC,
          "template <class T> class F { template <class U> friend class F; "
          "int i; public: template <class U> void m(F<U> f) { f.i = 1; } };\n"
          "auto y = (F<int>().m(F<char>()), 1);",
          "template <C T> class F { template <C U> friend class F; "
          "int i; public: template <class U> void m(F<U> f) { f.i = 1; } };\n"
          "auto y = (F<int>().m(F<char>()), 1);"},
         {OfC,
          "template <class T> class F;\n"
          "template <class T> class G { template <class> friend class F; };\n"
          "template <class T> class F {}; G<int> g; F<int> x;",
          "template <C T> class F;\n"
          "template <class T> class G { template <C> friend class F; };\n"
          "template <C T> class F {}; G<int> g; F<int> x;"},
         {OfC,
          "template <class T> void f(T);\n"
          "template <class T> class G { template <class U> friend void f(U); "
          "};\ntemplate <class T> void f(T) {} G<int> g; auto y = (f(1), 1);",
          "template <C T> void f(T);\n"
          "template <class T> class G { template <C U> friend void f(U); "
          "};\ntemplate <C T> void f(T) {} G<int> g; auto y = (f(1), 1);"},
         {OfC,
          "template <class T> void f(T);\n"
          "template <class T> class G { template <class U> friend void f(U); "
          "};",
          "refused: friend"},
         {OfC,
          "template <class T> void f(T);\n"
          "template <class T> class G { friend void f<>(T); };",
          "refused: friend"},
         {OfC,
          "template <class T> void f(T);\n"
          "class G { friend void f<>(int); };",
          "refused: friend"}});
  Case Blind(AsType, OfC,
             "template <class T> void f(T);\n"
             "class G { friend void f<>(int); };");
  Blind.WithMentions = false;
  EXPECT_EQ(Blind.edit("f"), "template <C T> void f(T);\n"
                             "class G { friend void f<>(int); };");
}

//===----------------------------------------------------------------------===//
// Parameters without a name
//===----------------------------------------------------------------------===//

TEST(ConstrainUnnamed, NeedsNone) {
  check(AsType,
        {{OfC,
          "template <class> struct F; template <class T> struct "
          "F {}; F<int> x;",
          "template <C> struct F; template <C T> struct F {}; "
          "F<int> x;"},
         {OfC, "template <class...> void f();", "template <C...> void f();"}});
}

TEST(ConstrainUnnamed, GetsOne) {
  check(Leading,
        {{OfC, "template <class> struct F; template <class Q> struct F {};",
          "template <class Q>\n  requires C<Q>\nstruct F; template <class Q>\n"
          "  requires C<Q>\nstruct F {};"},
         {OfC, "struct T; template <class = T> void f(T);",
          "struct T; template <class T2 = T>\n  requires C<T2>\nvoid f(T);"},
         {OfPack, "template <class...> void f();",
          "template <class... T>\n  requires (C<T> && ...)\nvoid f();"},
         {{{}, {"$0 == 1"}},
          "template <int> void f();",
          "template <int T>\n  requires (T == 1)\nvoid f();"},
         {OfBoth, "template <class, class> void f();",
          "template <class T, class T2>\n  requires C<T> && C<T2>\n"
          "void f();"},
         {OfC, "template <class T> struct B { template <class> void f(); };",
          "template <class T> struct B { template <class T2>\n"
          "  requires C<T2>\nvoid f(); };"}});
  check(AsType, {{{{"", "D<$0>"}, {}},
                  "template <class, class> void f();",
                  "template <class T, D<T>> void f();"}});
}

TEST(ConstrainUnnamed, FriendsInClassTemplates) {
  check(Leading,
        {{OfC,
          "template <class T> class F { template <class> friend class F; };\n"
          "F<int> x;",
          "template <class T>\n  requires C<T>\nclass F { template <class T2>"
          "\n  requires C<T2>\nfriend class F; };\nF<int> x;"},
         {OfC,
          "template <class> void f();\n"
          "template <class T> class G { template <class> friend void f(); };\n"
          "G<int> g;",
          "template <class T>\n  requires C<T>\nvoid f();\n"
          "template <class T> class G { template <class T2>\n"
          "  requires C<T2>\nfriend void f(); };\nG<int> g;"}});
}

TEST(ConstrainUnnamed, OfAnOuterHead) {
  check(AsType, {{{{"D<^0>"}, {}},
                  "template <class> struct B { template <class T> void f(T); "
                  "};",
                  "refused: unnamed parameter"}});
}

//===----------------------------------------------------------------------===//
// Members of class templates
//===----------------------------------------------------------------------===//

const Constraint OfClass = {{}, {"C<^0>"}};

TEST(ConstrainMember, DeclarationAndDefinition) {
  check(Trailing,
        {{OfClass,
          "template <class T> struct B { void f() const {} };\n"
          "auto y = (B<int>().f(), 1);",
          "template <class T> struct B { void f() const requires C<T> {} };\n"
          "auto y = (B<int>().f(), 1);"},
         {OfClass,
          "template <class T> struct B { void f() &; };\n"
          "template <class U> void B<U>::f() & {}",
          "template <class T> struct B { void f() & requires C<T>; };\n"
          "template <class U> void B<U>::f() & requires C<U> {}"},
         {OfClass,
          "template <class T> struct B { struct I { static void f() "
          "{} }; };",
          "template <class T> struct B { struct I { static void f() requires "
          "C<T> {} }; };"},
         {OfClass,
          "template <class T> struct B { friend void f(B) {} };\n"
          "auto y = (f(B<int>()), 1);",
          "template <class T> struct B { friend void f(B) requires C<T> {} "
          "};\nauto y = (f(B<int>()), 1);"}});
  EXPECT_EQ(Case(Trailing, OfClass,
                 "template <class T> struct B { B(const B &) = default; };")
                .edit("B<T>"),
            "template <class T> struct B { B(const B &) requires C<T> = "
            "default; };");
  EXPECT_EQ(Case(Trailing, OfClass,
                 "template <class T> struct B { bool operator==(const B &) "
                 "const = default; };")
                .edit("operator=="),
            "template <class T> struct B { bool operator==(const B &) const "
            "requires C<T> = default; };");
}

TEST(ConstrainMember, Refusals) {
  check(Trailing,
        {{OfClass, "template <class T> struct B { virtual void f(); };",
          "refused: virtual"},
         {OfClass,
          "template <class T, class S> struct B : S { void f(); };\n"
          "struct A { virtual void f(); }; B<int, A> b;",
          "refused: virtual"},
         {OfClass,
          "template <class T, class S> struct B : S { void f() "
          "override; };",
          "refused: virtual"},
         {OfClass,
          "template <class T> struct B { void f(); };\n"
          "template <> void B<int>::f() {}",
          "refused: specialised"},
         {OfClass, "template <class T> struct B { friend void f(B); };",
          "refused: friend"},
         {OfClass, "struct B { void f(); };", "refused: not a template"},
         {OfClass, "template <class> struct B { void f(); };",
          "refused: unnamed parameter"},
         {OfClass,
          "template <class T> struct B { using M = T *; void f(); };\n"
          "template <class M> void B<M>::f() {}",
          "refused: redeclaration cannot be edited"},
         {OfClass, "template <class T> struct B { void f(), g(); };",
          "refused: redeclaration cannot be edited"}});
}

//===----------------------------------------------------------------------===//
// Refusals, as Constrain.h numbers them
//===----------------------------------------------------------------------===//

TEST(ConstrainRefusal1, BeforeCxx20) {
  EXPECT_EQ(Case(AsType, OfC, "template <class T> void f(T);").edit("f"),
            "template <C T> void f(T);");
  const std::string Code = "template <class T> void f(T);";
  TestAST AST(Code, "c++17");
  auto Write = [](ParameterNames) { return ConstraintText{{"C"}, {}, {}}; };
  EXPECT_EQ(constrainTemplate(*AST.find<FunctionTemplateDecl>("f"), AsType,
                              Write, AST.context())
                .Refusal,
            "C++20 needed");
}

TEST(ConstrainRefusal2, DeductionGuide) {
  EXPECT_EQ(Case(AsType, OfC,
                 "template <class T> struct B { B(T); };"
                 "template <class T> B(T *) -> B<T>;")
                .edit("<deduction guide for B>"),
            "refused: deduction guide");
}

TEST(ConstrainRefusal3, Concept) {
  check(AsType, {{OfC, "template <class T> concept F = true;",
                  "refused: not a template that can be constrained"}});
}

TEST(ConstrainRefusal4, Operators) {
  auto Operator = [](const std::string &Code, StringRef Name) {
    return Case(AsType, OfC, Code).edit(Name);
  };
  EXPECT_EQ(Operator("template <class T, class U> bool operator==(const T &, "
                     "U);",
                     "operator=="),
            "refused: operator found by every type");
  EXPECT_EQ(Operator("template <class T> T operator~(T &&);", "operator~"),
            "refused: operator found by every type");
  EXPECT_EQ(Operator("struct S { template <class T> bool operator==(const T "
                     "&); };",
                     "operator=="),
            "struct S { template <C T> bool operator==(const T &); };");
  EXPECT_EQ(Operator("template <class T> void operator+(T, std::vec<T>);",
                     "operator+"),
            "template <C T> void operator+(T, std::vec<T>);");
}

TEST(ConstrainRefusal5, Specialised) {
  check(
      AsType,
      {{OfC, "template <class T> void f(T); template <> void f(int) {}",
        "refused: specialised"},
       {OfC, "template <class T> struct F; template <> struct F<int> {};",
        "refused: specialised"},
       {OfC,
        "template <class T> struct F; template <class T> struct F<T *> {};",
        "refused: specialised"},
       {OfC, "template <class T> int F = 1; template <> int F<int> = 2;",
        "refused: specialised"},
       {OfC, "template <class T> int F = 1; template <class T> int F<T *> = 2;",
        "refused: specialised"},
       {OfC, "template <class T> void f(T) {} template void f(int);",
        "template <C T> void f(T) {} template void f(int);"}});
}

TEST(ConstrainRefusal6, TemplateTemplateArgument) {
  check(AsType,
        {{OfC,
          "template <class T> struct F {};\n"
          "template <template <class> class A> struct B {}; B<F> b;",
          "refused: template template argument"},
         {OfC,
          "template <class T> struct F {};\n"
          "template <template <class> class... A> struct B {};\n"
          "void g() { B<F>(); }",
          "refused: template template argument"},
         {OfC,
          "template <class T> struct F {};\n"
          "template <template <class> class A, class T> void g(A<T>);\n"
          "auto y = (g(F<int>()), 1);",
          "refused: template template argument"},
         {OfC,
          "template <class T> struct F {}; template <class T> struct B {};\n"
          "template <template <class> class A, class T> struct B<A<T>> {};\n"
          "B<F<int>> b;",
          "refused: template template argument"}});
}

TEST(ConstrainRefusal8, Macros) {
  check(AsType,
        {{OfC, "#define TYPE class\ntemplate <TYPE T> void f(T);",
          "refused: macro"},
         {OfC, "#define HEAD template <class T>\nHEAD void f(T);",
          "refused: macro"},
         {OfC, "#define ALL(X) X\nALL(template <class T> void f(T);)",
          "refused: macro"},
         {OfC,
          "#define HEAD template <class T>\n"
          "template <class T> struct F { void m(); };\nHEAD void F<T>::m() {}",
          "refused: macro"}});
  check(Leading, {{OfC, "#define HEAD template <class T>\nHEAD void f(T);",
                   "refused: macro"},
                  {OfC,
                   "#define R requires D<T, int>\n"
                   "template <class T> R void f(T);",
                   "refused: macro"}});
  check(Trailing, {{OfC,
                    "#define COLD __attribute__((cold))\n"
                    "template <class T> void f(T) COLD;",
                    "refused: macro"},
                   {OfC, "#define LIST (T)\ntemplate <class T> void f LIST;",
                    "refused: macro"}});
}

TEST(ConstrainRefusal8, SystemHeader) {
  check(AsType, {{OfC,
                  "# 1 \"a.h\" 1 3\ntemplate <class T> void f(T);\n"
                  "# 2 \"input.cc\" 2\ntemplate <class T> void f(T) {}",
                  "refused: system header"}});
}

TEST(ConstrainRefusal8, FileIncludedTwice) {
  // The snippet includes itself, in and outside of a namespace.
  TestAST AST("#ifndef A\n#define A\nnamespace n {\n"
              "#include \"input.cc\"\n}\n#endif\n"
              "template <class T> void f(T);\n",
              "c++20");
  const auto *Template =
      cast<TemplateDecl>(declarationsCalled("f", AST.context()).front());
  TemplateMentions Mentions(AST.context());
  auto Write = [](ParameterNames) { return ConstraintText{{"C"}, {}, {}}; };
  auto Refusal = [&](const TemplateMentions *Known) {
    return constrainTemplate(*Template, AsType, Write, AST.context(), Known)
        .Refusal;
  };
  EXPECT_EQ(Refusal(&Mentions), "file included twice");
  EXPECT_EQ(Refusal(nullptr), "");
}

TEST(ConstrainRefusal8, EmptyTheSecondTime) {
  TestAST AST("#if 1\n#endif\n#ifndef A\n#define A\n"
              "#include \"input.cc\"\ntemplate <class T> void f(T);\n#endif\n",
              "c++20");
  const auto *Template = AST.find<FunctionTemplateDecl>("f");
  TemplateMentions Mentions(AST.context());
  EXPECT_FALSE(Mentions.isRepeated(Template->getLocation()));
}

TEST(ConstrainRefusal10, UnknownForms) {
  check(Trailing,
        {{OfC, "template <class T> int (*f(T))(int);",
          "refused: redeclaration cannot be edited"},
         {OfC, "template <class T> void f(T)\n#ifdef X\nnoexcept\n#endif\n;",
          "refused: redeclaration cannot be edited"}});
  check(Leading, {{OfC, "template <class T> int (*f(T))(int);",
                   "template <class T>\n  requires C<T>\n"
                   "int (*f(T))(int);"}});
}

constexpr const char Hiding[] =
    "template <class T> struct B { void f(); template <class U> void g(U); };\n"
    "template <class T> struct E : B<T> { using B<T>::f; using B<T>::g;\n"
    "  void f(); template <class U> void g(U); };\n"
    "template <class T> struct G : B<T> { using B<T>::f; };";

TEST(ConstrainRefusal11, UsingDeclarations) {
  check(Trailing, {{OfClass, Hiding, "refused: using-declaration"},
                   {OfClass,
                    "template <class T> struct B { void f(); };\n"
                    "struct E : B<int> { using B<int>::f; void f(); };",
                    "refused: using-declaration"},
                   {OfClass,
                    "template <class T> struct B { void f(); };\n"
                    "template <class T> struct E : B<T> { using B<T>::f; "
                    "void f(T); };",
                    "template <class T> struct B { void f() requires C<T>; };\n"
                    "template <class T> struct E : B<T> { using B<T>::f; "
                    "void f(T); };"},
                   {OfClass,
                    "template <class T> struct B { void f(); };\n"
                    "template <class T> struct E : B<T> { using B<T>::f; };",
                    "template <class T> struct B { void f() requires C<T>; };\n"
                    "template <class T> struct E : B<T> { using B<T>::f; };"}});
  EXPECT_EQ(Case(AsType, OfC, Hiding).edit("g"), "refused: using-declaration");
}

} // namespace
} // namespace clang::templates::test
