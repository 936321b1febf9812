//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Function templates that wrap what they have returned before: wrap(T) returns
// Wrapped<T>, and takes Wrapped<T> as well.
//
//   patterns that return C<T> --specialisations--> C<C<X>>
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_LIB_FACTS_NESTEDWRAPPERS_H
#define TIDY_TEMPLATES_LIB_FACTS_NESTEDWRAPPERS_H

#include "lib/Facts/SpecialisationIndex.h"

namespace clang::templates {

struct NestedWrapper {
  /// The pattern of the function template, and what it wraps in.
  const FunctionDecl *Function = nullptr;
  const ClassTemplateDecl *Wrapper = nullptr;
  /// The first specialisation whose argument is wrapped already.
  const Specialisation *Nested = nullptr;
};

/// In the order of the source. Only function and class templates whose names
/// say that they wrap or are errors: expressions, views and iterators are
/// nested on purpose.
std::vector<NestedWrapper> findNestedWrappers(const SpecialisationIndex &Index);

} // namespace clang::templates

#endif // TIDY_TEMPLATES_LIB_FACTS_NESTEDWRAPPERS_H
