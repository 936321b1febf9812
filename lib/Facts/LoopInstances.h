//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Objects that a loop builds in each iteration although one would do.
//
//   for (const Line &L : Lines) {
//     std::vector<Word> Words;       // empty at first, then filled: 'clear()'
//     for (Word W : L)               // makes it empty again and keeps what it
//       Words.push_back(W);          // has allocated
//     const std::regex Name("[a-z]+");  // the same each time
//   }
//
// The places where a loop runs through in each iteration are visited once, and
// the scope of each object that is found there once more.
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_LIB_FACTS_LOOPINSTANCES_H
#define TIDY_TEMPLATES_LIB_FACTS_LOOPINSTANCES_H

#include "lib/AST/LoopInstance.h"
#include "clang/AST/ASTContext.h"
#include <vector>

namespace clang::templates {

/// What the loops of \p Function, a pattern or an ordinary function with a
/// body, build anew. Not the loops of its lambdas, which are functions of their
/// own. What goes anywhere that is not understood - moved, captured, returned,
/// bound to a reference - is left out, and so is what only some iterations
/// build. \p Strict adds strings.
std::vector<LoopInstance> findLoopInstances(const FunctionDecl &Function,
                                            ASTContext &Context, bool Strict);

} // namespace clang::templates

#endif // TIDY_TEMPLATES_LIB_FACTS_LOOPINSTANCES_H
