//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Explicit instantiations in a source file that nobody else knows of.
//
//   // Box.h
//   template <typename T> struct Box { void open() { ... } };
//
//   // Box.cpp
//   #include "Box.h"
//   template struct Box<int>;   // who includes Box.h instantiates Box<int>
//                               // again: no 'extern template' is there
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_LIB_FACTS_EXPLICITINSTANTIATIONS_H
#define TIDY_TEMPLATES_LIB_FACTS_EXPLICITINSTANTIATIONS_H

#include "lib/AST/ExplicitInstantiation.h"
#include "clang/AST/ASTContext.h"
#include <vector>

namespace clang::templates {

/// The explicit instantiations of class and function templates which the unit
/// shows no 'extern template' for although other files could make use of one,
/// in the order of the source. Left out are templates of system headers;
/// templates whose bodies the header does not give (they are instantiated where
/// their bodies are); bodies that consist of nothing; arguments that only the
/// main file knows; and sources that instantiate for a test or an example,
/// unless \p Strict.
std::vector<ExplicitInstantiation> undeclaredInstantiations(ASTContext &Context,
                                                            bool Strict);

} // namespace clang::templates

#endif // TIDY_TEMPLATES_LIB_FACTS_EXPLICITINSTANTIATIONS_H
