//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Code in templates that the compiler makes again and again although some, or
// all, of the parameters make no difference to it.
//
//   patterns with enough copies and statements
//     --ParameterDependence--> the parameters that a nested type, a member
//     function, or each statement of a body depends on
//   copies --group by the arguments for these--> equal ones
//   statements --what goes in and out?--> those that one function could hold
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_LIB_FACTS_TYPEINDEPENDENTCODE_H
#define TIDY_TEMPLATES_LIB_FACTS_TYPEINDEPENDENTCODE_H

#include "lib/AST/IndependentCode.h"
#include "lib/Facts/SpecialisationIndex.h"

namespace clang::templates {

struct IndependentCodeFinding {
  IndependentCode Code;
  /// How many statements it has, without those of macros; of a type those of
  /// its member functions.
  unsigned Statements = 0;
  /// The specialisations of this translation unit whose code is equal, the most
  /// that there are, by point of instantiation.
  std::vector<const Specialisation *> Copies;
};

struct IndependentCodeLimits {
  unsigned MinStatements;
  /// How many specialisations have to be equal.
  unsigned MinCopies;
  /// Also what is evaluated at compile time, or is there to be tried out.
  bool Strict;
};

/// The findings of the translation unit, in the order of its patterns; nothing
/// that is a part of another one. Cannot tell, and not among them: branches of
/// `if constexpr`, which some specialisations leave out, and code with static
/// variables that change, which specialisations may have one each of on
/// purpose. Left out are also statements of which no function could be made
/// with few arguments and at most one result - of twice as many statements,
/// three - and nested types with less code, unless the class around them has a
/// container of their objects.
std::vector<IndependentCodeFinding>
findTypeIndependentCode(const SpecialisationIndex &Index, ASTContext &Context,
                        const IndependentCodeLimits &Limits);

} // namespace clang::templates

#endif // TIDY_TEMPLATES_LIB_FACTS_TYPEINDEPENDENTCODE_H
