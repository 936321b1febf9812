//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Closures within one function that outlive a block of it:
//
//   std::function<void()> F;
//   if (Ready) {
//     int N = 0;
//     F = [&N] { ++N; };
//   }
//   F();                     // N is gone.
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_LIB_FACTS_BLOCKBORROWS_H
#define TIDY_TEMPLATES_LIB_FACTS_BLOCKBORROWS_H

#include "lib/Facts/CallSites.h"

namespace clang::templates {

struct BlockBorrow {
  const LambdaExpr *Lambda;
  /// What it captures by reference; its block ends first.
  const VarDecl *Captured;
  /// The variable of an outer block that holds the closure.
  const VarDecl *Holder;
  /// Where that is used after the inner block; null for a thread, which runs
  /// by itself.
  const Expr *Use;
};

/// In the body of \p F as it is written, with its \p Sites. Only lambdas that
/// are stored in a variable that nothing is taken out of before the inner block
/// ends; only variables that are used before anything else is assigned.
std::vector<BlockBorrow> blockBorrows(const FunctionDecl &F,
                                      const CallSites &Sites,
                                      EffectAnalysis &Analysis);

} // namespace clang::templates

#endif // TIDY_TEMPLATES_LIB_FACTS_BLOCKBORROWS_H
