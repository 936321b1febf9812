//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Rewrites a closure to capture a weak pointer where it captured a shared one.
//
//   [self] { self->run(); }
//
// becomes, for C++17 and later,
//
//   [weak = std::weak_ptr(self)] {
//     auto self = weak.lock();
//     if (!self)
//       return;
//     self->run(); }
//
// Before C++17 the type is spelled, and before C++14 the weak pointer is a
// variable before the statement, because there are no init captures.
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_LIB_FIX_WEAKCAPTURE_H
#define TIDY_TEMPLATES_LIB_FIX_WEAKCAPTURE_H

#include "lib/AST/TypeClassifier.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Basic/Diagnostic.h"
#include "llvm/ADT/StringSet.h"
#include <optional>
#include <vector>

namespace clang::templates {

struct WeakCapture {
  std::vector<FixItHint> Edits;
  /// The closure returns nothing: when the object is gone it does nothing. If
  /// it returns a value, the edit has to make one up.
  bool ReturnsNothing = true;
};

/// Whether \p Lambda can be suspended within its body.
bool isCoroutine(const LambdaExpr &Lambda);

/// Whether \p Lambda returns no value; in a pattern, as far as it is written.
bool returnsNothing(const LambdaExpr &Lambda);

/// A variable and the weak pointer that it locks.
struct WeakLock {
  std::string Name;
  std::string Weak;
};

/// The edit that begins the body of \p Lambda with \p Locks, and with \p Return
/// where the object is gone. The body must be one that may be edited.
FixItHint lockFirst(const LambdaExpr &Lambda, ArrayRef<WeakLock> Locks,
                    StringRef Return, const ASTContext &Context);

/// The edit that makes \p Lambda capture each of \p Captured, variables or init
/// captures of shared pointers, weakly. None, if
///  1. some text to edit lies in a macro or in a system header,
///  2. a pointer has no weak counterpart in its library,
///  3. the closure changes the pointer that it captured,
///  4. the closure is a coroutine: it can be suspended when the object dies,
///  5. no value is known to return when the object is gone, or
///  6. before C++14 there is no place for a variable before the statement.
/// \p Taken are the names that earlier edits introduced.
std::optional<WeakCapture> weakenCaptures(const LambdaExpr &Lambda,
                                          ArrayRef<const ValueDecl *> Captured,
                                          const TypeClassifier &Types,
                                          ASTContext &Context,
                                          llvm::StringSet<> &Taken);

} // namespace clang::templates

#endif // TIDY_TEMPLATES_LIB_FIX_WEAKCAPTURE_H
