//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The specialisations of the user's templates, by pattern, and how their
// arguments differ.
//
//   declarations of the unit --walk--> patterns as they are written
//     --the AST's own lists--> specialisations, and what is declared in them
//   specialisations of one pattern --group by all arguments but one-->
//     those that differ in one argument --name the cause--> differences
//
// The walk looks at declarations only: no statement, no type and no declaration
// of a system header is visited. Matchers would not do: whether they see the
// specialisations in system headers depends on the version of clang-tidy.
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_LIB_FACTS_SPECIALISATIONINDEX_H
#define TIDY_TEMPLATES_LIB_FACTS_SPECIALISATIONINDEX_H

#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclTemplate.h"
#include "llvm/ADT/DenseMap.h"
#include <vector>

namespace clang::templates {

/// A function, class or variable that one set of arguments has made of a
/// pattern.
class Specialisation {
public:
  explicit Specialisation(const NamedDecl &Declared) : Declared(&Declared) {}

  const NamedDecl &declared() const { return *Declared; }

  /// Where the arguments were first asked for; for what is written for its
  /// arguments, and if the AST has forgotten, the place of the declaration.
  SourceLocation instantiatedAt() const;

  /// Whether the body of the function, the members of the class or the
  /// initialiser of the variable were instantiated, not only its declaration.
  bool hasBody() const;

  /// Whether it is written for its arguments, in the place of the pattern.
  bool isExplicit() const;

  /// The arguments of the enclosing specialisations, the outermost first, then
  /// its own. Those of a pack are listed one by one.
  std::vector<TemplateArgument> arguments() const;

private:
  const NamedDecl *Declared;
};

/// Whether \p S is there to try the template out: the file that it was asked
/// for in, or that declares a class among its arguments, is a test, an example
/// or a benchmark by its name.
bool isTrial(const Specialisation &S, const SourceManager &Sources);

/// What templates are made from, as the user wrote it: the function, class or
/// variable of a template or a partial specialisation, a member (function,
/// class, static data) of one, a static local variable, the call operator of a
/// lambda.
struct Pattern {
  /// FunctionDecl, CXXRecordDecl or VarDecl; the first declaration.
  const NamedDecl *Declared = nullptr;
  /// In the order in which they were made; of a member, class by class.
  std::vector<Specialisation> Specialisations;

  /// The declaration with the body; null if it is not visible.
  const NamedDecl *definition() const;
  /// How many statements its body has; of a class those of its members.
  unsigned statements() const;
};

/// What tells the arguments for one parameter apart.
enum class DifferenceCause : uint8_t {
  /// Classes that are derived from one interface, or pointers to such.
  Implementers,
  /// Closures whose call operators have one signature.
  Closures,
  /// Values, or array types of one element type.
  Extents,
  /// One type as T, const T, T & and so on.
  Qualifiers,
  /// Each argument is an argument of the next one: T, Wrap<T>, Wrap<Wrap<T>>.
  Growth,
};

/// Specialisations that differ in one argument, by one cause.
struct ArgumentDifference {
  DifferenceCause Cause;
  /// The parameter that the arguments are for, of the pattern or of a template
  /// around it; null if a member of a partial specialisation hides which.
  const NamedDecl *Parameter = nullptr;
  /// The index in Specialisation::arguments().
  unsigned Position = 0;
  /// What they have in common: the interface, the type of the call operators,
  /// of the elements, or the type without qualifiers. Null for values and
  /// growth.
  QualType Common;
  /// Two or more; for growth from the innermost argument outwards.
  std::vector<const Specialisation *> Specialisations;
};

class SpecialisationIndex {
public:
  /// One walk over the declarations in the traversal scope of \p Context:
  /// linear in their number, specialisations included. Where that scope is less
  /// than the unit, as in a language server, the function templates that it
  /// calls are looked at, too.
  explicit SpecialisationIndex(ASTContext &Context);

  /// In the order of the source.
  ArrayRef<Pattern> patterns() const { return Patterns; }

  /// The entry of \p D or of what \p D was instantiated from; null if that is
  /// in a system header or no pattern.
  const Pattern *find(const NamedDecl &D) const;

  /// How the specialisations of \p P with a body differ, leaving out those that
  /// are written by hand. A specialisation can be in several answers. Only the
  /// first sixteen arguments are looked at. Takes n log n for n
  /// specialisations.
  std::vector<ArgumentDifference> differences(const Pattern &P) const;

private:
  friend class IndexBuilder;

  ASTContext &Context;
  std::vector<Pattern> Patterns;
  llvm::DenseMap<const Decl *, unsigned> Index;
  /// The patterns in function bodies, which what was instantiated from them
  /// does not know, by their places.
  llvm::DenseMap<SourceLocation, const NamedDecl *> Local;
};

} // namespace clang::templates

#endif // TIDY_TEMPLATES_LIB_FACTS_SPECIALISATIONINDEX_H
