//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Gives the class of a closure a name: its state becomes members that a reader
// finds, a debugger shows and a caller can own.
//
//   template <class T> Task make() {        template <class T, class CacheT>
//     auto cache = ...;                     struct MakeClosure {
//     return [cache] { use(*cache); };        CacheT cache;
//   }                                         auto operator()() const {...}
//                                           };
//
//                                           return MakeClosure<T,
//                                               decltype(cache)>{cache};
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_LIB_FIX_NAMEDCLOSURE_H
#define TIDY_TEMPLATES_LIB_FIX_NAMEDCLOSURE_H

#include "clang/AST/ASTContext.h"
#include "clang/AST/Expr.h"
#include "clang/Basic/Diagnostic.h"
#include <optional>
#include <vector>

namespace clang::templates {

/// The edit that makes \p Closure, in the pattern of \p Factory, an object of a
/// class template that is declared before the factory. None, if
///  1. it is not a lambda of the pattern, or one in another lambda,
///  2. some text to edit lies in a macro or in a system header,
///  3. the factory is no function template of a namespace: names of a class may
///     not be in reach outside it; or it has a parameter pack, which must be
///     the last parameter,
///  4. something other than variables, by copy, is captured,
///  5. the closure names what is local to the factory and not captured, or the
///     factory declares types or names of its own,
///  6. the closure is a template itself, a coroutine, or has attributes or
///     specifiers that a member function is not known to take, or
///  7. the language is older than C++14: a return type must be deduced.
std::optional<std::vector<FixItHint>> nameClosure(const Expr &Closure,
                                                  const FunctionDecl &Factory,
                                                  ASTContext &Context);

} // namespace clang::templates

#endif // TIDY_TEMPLATES_LIB_FIX_NAMEDCLOSURE_H
