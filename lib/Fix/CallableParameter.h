//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Takes a callable without keeping it: edits for a parameter or a variable of
// an erased type, such as std::function, that is only called.
//
//   void each(const std::function<void(int)> &F);
//
// becomes, with a class that refers to callables,
//
//   void each(llvm::function_ref<void(int)> F);
//
// or, since C++17, a template with the requirement that std::function has:
//
//   template <typename Fn>
//     requires std::is_invocable_r_v<void, Fn &, int>
//   void each(Fn &&F);
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_LIB_FIX_CALLABLEPARAMETER_H
#define TIDY_TEMPLATES_LIB_FIX_CALLABLEPARAMETER_H

#include "clang/AST/ASTContext.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Basic/Diagnostic.h"
#include <vector>

namespace clang::templates {

/// Makes parameter \p Index of \p Functions, on every redeclaration, a
/// \p Reference ("llvm::function_ref") to a callable. Empty, if
///  1. a declaration is in a macro, a system header, or a friend's, or the
///     template is instantiated or specialised explicitly,
///  2. it has a default argument, or there is a pack, so that its number in a
///     call is another, or
///  3. does not spell the erased type with its signature: an alias might be
///     used elsewhere.
std::vector<FixItHint> referToCallable(ArrayRef<const FunctionDecl *> Functions,
                                       unsigned Index, StringRef Reference,
                                       const ASTContext &Context);

/// Makes the type of parameter \p Index of \p Function, for which \p Arguments
/// are passed, a template parameter. Empty, for the reasons above or if
///  4. there is no std::is_invocable_r_v: before C++17,
///  5. there is another declaration, which would stay what it is,
///  6. it is virtual, a constructor, an operator, a lambda's, an explicit
///     specialisation, overloaded or `extern "C"`: a template is chosen by
///     other rules,
///  7. its template parameters cannot be added to,
///  8. an argument converts what it gets or returns in another way than the
///     erased type does, or is an object whose calls change it, or
///  9. the body asks for the type of the parameter.
std::vector<FixItHint> takeAnyCallable(const FunctionDecl &Function,
                                       unsigned Index,
                                       ArrayRef<const Expr *> Arguments,
                                       const ASTContext &Context);

/// Lets the type of \p Variable be deduced from \p Closure, its initialiser.
/// Empty, if
///  1. the declaration is in a macro or a system header,
///  2. it is not of the form 'type name = closure;',
///  3. the closure's parameters and result are not those of the erased type, so
///     that a call converts them otherwise, or
///  4. the variable is const and the closure mutable.
std::vector<FixItHint> deduceClosureType(const VarDecl &Variable,
                                         const LambdaExpr &Closure,
                                         const ASTContext &Context);

/// Whether \p Argument, which was converted to an erased type, can as well be
/// referred to, or passed to a template: an object that can be called, or the
/// name of a function. Neither nullptr nor '{}', a pointer that may be null,
/// nor a pointer to a member.
bool isPlainCallable(const Expr &Argument);

} // namespace clang::templates

#endif // TIDY_TEMPLATES_LIB_FIX_CALLABLEPARAMETER_H
