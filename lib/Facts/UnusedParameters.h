//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Template parameters that nothing uses.
//
//   templates as written --scan--> mentions of their parameters
//     -> used | passed on to another template | not mentioned
//   survivors --judge--> kept on purpose, cannot tell, or a copy for nothing
//   --spread along what is passed on--> findings
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_LIB_FACTS_UNUSEDPARAMETERS_H
#define TIDY_TEMPLATES_LIB_FACTS_UNUSEDPARAMETERS_H

#include "clang/AST/DeclTemplate.h"
#include <vector>

namespace clang::templates {

/// A parameter as the definition of its template declares it.
struct UnusedParameter {
  const RedeclarableTemplateDecl *Template = nullptr;
  const NamedDecl *Parameter = nullptr;
  unsigned Index = 0;

  /// Where it is an argument of another template, whose parameter \c To is
  /// unused as well.
  struct Passing {
    SourceLocation At;
    const RedeclarableTemplateDecl *Template = nullptr;
    const NamedDecl *To = nullptr;
  };
  /// In the order of the source; none of them is \c Parameter itself.
  std::vector<Passing> PassedTo;
  /// It is deduced from a function parameter that has \c To as an argument: it
  /// is needed as long as that exists.
  bool Deduced = false;
  /// The specialisations of this translation unit, functions or classes, by
  /// place of instantiation.
  std::vector<const NamedDecl *> Specialisations;
  /// Parameters that are passed on to each other have the same number: they can
  /// only be removed together.
  unsigned Group = 0;
};

/// The findings of the translation unit, in the order of the source. A class
/// template without a second specialisation needs \p MinStatements statements
/// in its members. Cannot tell, and not among them unless \p Strict: stubs,
/// members that generic code may call by name, class templates with little
/// code. One walk over the patterns of the user's code, and a second one if
/// something may be unused.
std::vector<UnusedParameter>
findUnusedParameters(ASTContext &Context, unsigned MinStatements, bool Strict);

} // namespace clang::templates

#endif // TIDY_TEMPLATES_LIB_FACTS_UNUSEDPARAMETERS_H
