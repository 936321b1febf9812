//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What a type is for the analyses of ownership: a pointer and how it owns, an
// erased callable, a wrapper of one value, a container of a library.
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_LIB_AST_TYPECLASSIFIER_H
#define TIDY_TEMPLATES_LIB_AST_TYPECLASSIFIER_H

#include "clang/AST/DeclCXX.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/Type.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/StringMap.h"
#include <optional>
#include <string>
#include <vector>

namespace clang::templates {

/// How a pointer takes part in the lifetime of what it points to.
enum class Ownership : uint8_t {
  /// Raw pointers, references and views: not at all.
  None,
  /// Observes the object and can become an owner: std::weak_ptr.
  Weak,
  /// The only owner: std::unique_ptr.
  Unique,
  /// One of several owners: std::shared_ptr, intrusive pointers.
  Shared,
};

inline bool keepsAlive(Ownership O) {
  return O == Ownership::Unique || O == Ownership::Shared;
}

/// The pointed-to type of a raw or smart pointer: the first template argument.
/// Null if unknown.
QualType pointeeType(QualType T);

/// Answers by name, through type aliases, for dependent types too
/// (`std::shared_ptr<Node<T>>`). Answers are cached by class (template).
class TypeClassifier {
public:
  /// \p SharedPointers are class templates that share ownership, in addition
  /// to those of lib/Knowledge.
  explicit TypeClassifier(ArrayRef<StringRef> SharedPointers = {});

  /// How a value of type \p T owns what it points to; no value when \p T is
  /// not a pointer, or is a template parameter of which nothing is known.
  /// A class that counts references itself (copies call something like
  /// `addRef`, destruction something like `release`) is a shared pointer.
  std::optional<Ownership> pointer(QualType T) const;

  bool isErasedCallable(QualType T) const;
  bool isValueWrapper(QualType T) const;

  /// Whether \p T runs a callable elsewhere and does not keep it (std::thread),
  /// or is a library's container of such objects.
  bool isRunner(QualType T) const;

  /// Whether \p T is a class (template) of a library's namespace, or of none
  /// but named like Qt's containers: its member functions are known by name.
  bool isLibraryClass(QualType T) const;

  /// The weak counterpart of the shared pointer \p T ("std::weak_ptr"), or
  /// empty when its library has none.
  StringRef weakCounterpart(QualType T) const;

  /// The class or class template that \p T names, or null.
  static const NamedDecl *classOf(QualType T);

private:
  struct Kind {
    std::optional<Ownership> Pointer;
    bool ErasedCallable = false;
    bool ValueWrapper = false;
    bool Runner = false;
    bool Library = false;
    StringRef Weak;
  };
  const Kind &kindOf(QualType T) const;
  Kind classify(const NamedDecl &Class) const;

  llvm::StringMap<Kind> Known;
  mutable llvm::DenseMap<const NamedDecl *, Kind> Cache;
};

/// Whether \p T is a shared pointer of a library that lib/Knowledge lists, not
/// one that the options of a check name.
bool isLibrarySharedPointer(QualType T);

} // namespace clang::templates

#endif // TIDY_TEMPLATES_LIB_AST_TYPECLASSIFIER_H
