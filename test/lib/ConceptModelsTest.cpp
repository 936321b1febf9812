//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/Facts/ConceptModels.h"
#include "test/lib/TestAST.h"
#include "gtest/gtest.h"

namespace clang::templates::test {
namespace {

using knowledge::StandardConcept;

constexpr const char *Types[] = {
    "bool",
    "char",
    "int",
    "unsigned long",
    "float",
    "double",
    "int *",
    "const char *",
    "void *",
    "int (*)(int)",
    "Plain *",
    "Incomplete *",
    "int[3]",
    "Plain[2]",
    "Colour",
    "Scoped",
    "std::byte",
    "Plain",
    "Comparable",
    "Abstract",
    "const int",
    "void",
    "std::string",
    "std::string_view",
    "std::vector<int>",
    "std::vector<bool>",
    "std::vector<Plain>",
    "std::vector<std::unique_ptr<int>>",
    "std::deque<double>",
    "std::list<std::string>",
    "std::forward_list<int>",
    "std::set<int>",
    "std::map<int, Plain>",
    "std::map<int, std::unique_ptr<int>>",
    "std::map<std::string, int>",
    "std::unordered_map<int, int>",
    "std::unordered_set<std::string>",
    "std::array<int, 3>",
    "std::array<Plain, 3>",
    "std::optional<int>",
    "std::optional<Plain>",
    "std::pair<int, std::string>",
    "std::pair<int, Plain>",
    "std::tuple<int, double>",
    "std::tuple<>",
    "std::tuple<int, std::unique_ptr<int>>",
    "std::unique_ptr<int>",
    "std::shared_ptr<Plain>",
    "std::weak_ptr<int>",
    "std::function<int(int)>",
    "std::complex<double>",
    "std::initializer_list<int>",
    "std::thread",
    "std::mutex",
    "std::error_code",
    "std::bitset<8>",
    "std::chrono::seconds",
    "std::chrono::system_clock::time_point",
    "std::vector<int>::iterator",
    "std::vector<Plain>::const_iterator",
    "std::vector<bool>::iterator",
    "std::deque<int>::iterator",
    "std::list<int>::iterator",
    "std::list<int>::const_iterator",
    "std::forward_list<int>::iterator",
    "std::set<int>::iterator",
    "std::map<int, int>::iterator",
    "std::map<int, int>::const_iterator",
    "std::unordered_map<int, int>::iterator",
    "std::string::iterator",
    "std::istream_iterator<int>",
    "std::ostream_iterator<int>",
    "std::back_insert_iterator<std::vector<int>>",
    "std::reverse_iterator<int *>",
    "std::span<int>",
};

/// The concepts of one type stand in front.
constexpr unsigned OneType =
    static_cast<unsigned>(StandardConcept::EqualityComparableWith);

/// Whether the compiler says that the type \p T models the concept \p C.
std::string truthName(unsigned T, unsigned C) {
  return "truth_" + std::to_string(T) + "_" + std::to_string(C);
}

std::string snippet() {
  std::string Code;
  for (const char *Header :
       {"array",         "bitset",   "chrono",   "complex",
        "concepts",      "cstddef",  "deque",    "forward_list",
        "functional",    "iterator", "list",     "map",
        "memory",        "mutex",    "optional", "ranges",
        "set",           "span",     "string",   "string_view",
        "system_error",  "thread",   "tuple",    "unordered_map",
        "unordered_set", "vector"})
    Code += "#include <" + std::string(Header) + ">\n";
  Code += "struct Plain { int X; }; struct Incomplete;"
          "struct Comparable { bool operator==(const Comparable &) const ="
          " default; };"
          "struct Abstract { virtual void f() = 0; };"
          "enum Colour { Red }; enum class Scoped { One };\n";
  unsigned I = 0;
  for (const char *Type : Types) {
    Code += "using type_" + std::to_string(I) + " = std::type_identity_t<" +
            Type + ">;\n";
    for (unsigned C = 0; C != OneType; ++C)
      Code += "constexpr bool " + truthName(I, C) + " = " +
              knowledge::standardConcepts()[C].Name.str() + "<type_" +
              std::to_string(I) + ">;\n";
    ++I;
  }
  return Code;
}

/// No answer is wrong, and of the models at least the share \p Least is known.
void compare(Library Std, double Least) {
  TestAST AST(snippet(), "c++20", Std);
  ConceptModels Answers;
  unsigned Models = 0, Seen = 0;
  for (unsigned I = 0; I != std::size(Types); ++I) {
    const auto *Alias = AST.find<TypeAliasDecl>("type_" + std::to_string(I));
    for (unsigned C = 0; C != OneType; ++C) {
      const bool Truth = AST.find<VarDecl>(truthName(I, C))
                             ->getEvaluatedValue()
                             ->getInt()
                             .getBoolValue();
      const Modelled Answer = Answers.of(Alias->getUnderlyingType(),
                                         static_cast<StandardConcept>(C));
      Models += Truth;
      Seen += Answer == Modelled::Yes;
      EXPECT_NE(Answer, Truth ? Modelled::No : Modelled::Yes)
          << Types[I] << " " << knowledge::standardConcepts()[C].Name.str();
    }
  }
  EXPECT_GE(Seen, Least * Models) << Seen << " of " << Models;
}

TEST(ConceptModels, AgreesWithTheCompilerOnLibstdcxx) {
  compare(Library::Real, 0.82);
}

TEST(ConceptModels, AgreesWithTheCompilerOnLibcxx) {
  compare(Library::LibCxx, 0.79);
}

} // namespace
} // namespace clang::templates::test
