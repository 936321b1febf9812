//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Snippets for the tests of lib/: parsed code, positions marked in it, and the
// answers of the analyses as text.
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_TEST_LIB_TESTAST_H
#define TIDY_TEMPLATES_TEST_LIB_TESTAST_H

#include "lib/Facts/FunctionEffects.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Frontend/ASTUnit.h"
#include <memory>
#include <string>
#include <vector>

namespace clang::templates::test {

/// Which `namespace std` a snippet sees without including anything.
enum class Library {
  Mock,   ///< Declarations of what the analyses know, quick to parse.
  Real,   ///< libstdc++ as it is installed; the snippet includes it.
  LibCxx, ///< libc++, likewise.
};

/// A snippet that is parsed. A snippet that does not compile fails the test.
class TestAST {
public:
  explicit TestAST(const std::string &Code,
                   const std::string &Standard = "c++17",
                   Library Std = Library::Mock);

  ASTContext &context() const { return Unit->getASTContext(); }

  /// The declaration called \p Name of type \p Node: of a template the pattern.
  template <typename Node> const Node *find(StringRef Name) const {
    return cast_or_null<Node>(
        findIf(Name, [](const NamedDecl &D) { return isa<Node>(D); }));
  }
  /// The definition of the function \p Name, of a template the pattern.
  const FunctionDecl *function(StringRef Name) const;
  /// A specialisation with a body of the function \p Name.
  const FunctionDecl *specialisation(StringRef Name) const;
  /// The type of the variable, parameter or field called \p Name.
  QualType typeOf(StringRef Name) const;
  /// The lambdas in the order of the source; in templates those of patterns.
  std::vector<const LambdaExpr *> lambdas() const;

  /// The byte of the snippet that \p Loc is at.
  unsigned offset(SourceLocation Loc) const;

private:
  /// The declarations that are written in the snippet itself.
  std::vector<Decl *> ownDecls() const;
  const NamedDecl *findIf(StringRef Name,
                          llvm::function_ref<bool(const NamedDecl &)> Is) const;

  std::unique_ptr<ASTUnit> Unit;
};

/// \p P as one would write it: "this.cb_", "p->parts[].cb", "*p".
std::string spell(const Place *P);

/// \p V as one would write it: what a place holds by its spelling, a pointer by
/// that of the pointer which it comes from or as "&x", "shared &x", "weak &x".
/// What cannot be told is "?".
std::string spell(Value V);

/// The effects in their order, then what is returned:
///   "this.cb_ := f; release this.cb_; erase p->all; take p->cb; return this"
/// "nothing" if there are none, "unknown" if \p Effects is null.
std::string spell(const FunctionEffects *Effects);

/// Statement \p Text, \p Count times.
std::string repeat(StringRef Text, unsigned Count);

} // namespace clang::templates::test

#endif // TIDY_TEMPLATES_TEST_LIB_TESTAST_H
