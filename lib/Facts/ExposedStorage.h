//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Storage that a template hands out bare. A function template or a member of a
// class template may return
//
//   an owner as a bare pointer: 'new T[n]', 'p.release()'   (R.3, I.11)
//   a view of a local variable, in a class of the project   (F.43)
//   a private container to be changed, as a reference, a pointer, a span or a
//   pair of iterators                                       (C.9, C.131)
//
// The last is a fault only where changing it breaks something: the class keeps
// an invariant of the container in its other members. Five kinds of evidence
// are looked for, in the code of the class:
//
//   Lock       a member locks a mutex of the class around the container; if
//              this is the one that hands it out, const is no help, and a field
//              need not be a container
//   Const      the container can be changed through an object that is const
//   Order      a member sorts it, or searches it as something that is sorted
//   Condition  a member asks before it adds to the container
//   Together   a member changes the container and another field with it
//
// Sources: C++ Core Guidelines C.9 "Minimize exposure of members", C.131
// "Avoid trivial getters and setters", R.3, I.11, F.43, CP.50.
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_LIB_FACTS_EXPOSEDSTORAGE_H
#define TIDY_TEMPLATES_LIB_FACTS_EXPOSEDSTORAGE_H

#include "lib/AST/TypeClassifier.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"
#include <optional>

namespace clang::templates {

struct ExposedStorage {
  enum class Kind : uint8_t {
    NewArray,    ///< An array that the caller has to delete.
    Released,    ///< An object that a smart pointer has let go.
    ViewOfLocal, ///< A view of `Storage`, a variable that ends.
    Container,   ///< `Storage`, a field, as it is.
    Elements,    ///< The elements of `Storage`.
    Member,      ///< `Storage`, a field that is no container.
    Element,     ///< One of them: only a lock that ends tells that it goes.
  };
  enum class Invariant : uint8_t {
    Unknown,
    Lock,
    Const,
    Order,
    Condition,
    Together,
  };

  Kind Is = Kind::NewArray;
  /// What is returned, or made to be returned later.
  const Expr *At = nullptr;
  const ValueDecl *Storage = nullptr;
  /// Callers get the container as const: only a lock that ends with the
  /// function is of any use against them.
  bool IsConst = false;
  /// Of containers: what the class takes care of, where, in which member, and
  /// for Lock and Together the other field.
  Invariant Broken = Invariant::Unknown;
  const Expr *Evidence = nullptr;
  const CXXMethodDecl *Keeper = nullptr;
  const FieldDecl *With = nullptr;
};

/// What \p Function, the definition of a template's pattern, hands out; nothing
/// for others. Linear in the size of the class. Silent are members that a
/// container or a smart pointer has by convention (`data`, `begin`, `release`),
/// those of classes that are one, allocators, functions with a counterpart that
/// deletes, virtual functions, and operators. Without an invariant in sight it
/// cannot tell whether a container is exposed: `Unknown`.
std::optional<ExposedStorage> findExposedStorage(const FunctionDecl &Function,
                                                 const TypeClassifier &Types);

} // namespace clang::templates

#endif // TIDY_TEMPLATES_LIB_FACTS_EXPOSEDSTORAGE_H
