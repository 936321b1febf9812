//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
//
// Rewrites a closure that captured `this` for the case that the object ends
// first: it captures a copy of the object,
//
//   [this] { return Value; }   becomes   [*this] { return Value; }
//
// or looks whether the object is still there:
//
//   [this] { run(); }   becomes   [this, weak = weak_from_this()] {
//                                   auto self = weak.lock();
//                                   if (!self)
//                                     return;
//                                   run(); }
//
// A closure is given as all the lambdas that were made of it: in the pattern
// and in the specialisations of the function around it, or the only one.
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_LIB_FIX_OBJECTCAPTURE_H
#define TIDY_TEMPLATES_LIB_FIX_OBJECTCAPTURE_H

#include "clang/AST/ASTContext.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Basic/Diagnostic.h"
#include <vector>

namespace clang::templates {

/// The edits that make the closure capture a copy of its object (C++17 and
/// later). Empty, if
///  1. the captures lie in a macro or in a system header,
///  2. objects of a class cannot be copied, or that is not known of any,
///  3. a copy would lose a part: the class has virtual functions,
///  4. the closure does more than read members and call const member functions,
///     or lets out `this`, or
///  5. it returns a reference, which would lead into the closure.
std::vector<FixItHint> copyObject(ArrayRef<const LambdaExpr *> Lambdas,
                                  const ASTContext &Context);

/// The edits that make the closure do nothing when its object is gone (C++17
/// and later). Empty, if
///  1. some text to edit lies in a macro or in a system header,
///  2. a class has not exactly one base std::enable_shared_from_this, which is
///     public,
///  3. the closure returns a value, or
///  4. it is a coroutine: it can be suspended when the object ends.
/// The object must have its owner when the closure is made: the caller knows.
std::vector<FixItHint> watchObject(ArrayRef<const LambdaExpr *> Lambdas,
                                   const ASTContext &Context);

} // namespace clang::templates

#endif // TIDY_TEMPLATES_LIB_FIX_OBJECTCAPTURE_H
