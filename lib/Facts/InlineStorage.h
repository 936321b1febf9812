//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Whether keeping a value in an erased type takes memory from the heap.
//
// The answer is read from the library's own code, as it was instantiated for
// the value:
//
//   std::function<void()> F = closure;
//
//   function<void()>::function<Closure>(Closure &&)   the conversion
//     -> _Base_manager<Closure>::_M_init_functor
//     -> _Base_manager<Closure>::_M_create(..., true_type or false_type)
//     -> new Closure(...)                             the answer
//
// Calls are followed into visible bodies, of an 'if' with a constant condition
// only the branch that is taken. Where a body is out of sight, the rules of
// lib/Knowledge are applied to the size of the library's own storage.
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_LIB_FACTS_INLINESTORAGE_H
#define TIDY_TEMPLATES_LIB_FACTS_INLINESTORAGE_H

#include "lib/Knowledge/Erasure.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclTemplate.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/MapVector.h"
#include <optional>

namespace clang::templates {

enum class Allocates {
  No,
  Yes,
  /// Code that is out of sight decides, and no rule is known.
  CannotTell,
};

/// What happens when a value is converted to an erased type.
struct Erasure {
  /// What is kept: the closure, function pointer or value, without references.
  QualType Value;
  /// The class that keeps it.
  QualType Erased;
  Allocates Answer = Allocates::CannotTell;
  /// The bytes of the value.
  CharUnits ValueSize;
  /// The bytes that the erased type has for a value inside itself. No value
  /// where lib/Knowledge has no rule for the implementation.
  std::optional<CharUnits> InlineSize;
  /// What the type of the value lacks, if it is not its size or alignment that
  /// keeps it from being stored inline.
  knowledge::InlineRequirement Lacks = knowledge::InlineRequirement::None;
};

class InlineStorage {
public:
  /// \p MoreClasses are erasing classes beside those of lib/Knowledge.
  explicit InlineStorage(ASTContext &Context,
                         ArrayRef<StringRef> MoreClasses = {});

  /// Whether \p T, or what it refers to, is an erasing class.
  bool isErasing(QualType T) const;
  /// Whether it is one that keeps values to be called.
  bool isErasedCallable(QualType T) const;

  /// What \p Conversion, a constructor or assignment operator of an erasing
  /// class, does with the value it is instantiated for. No value if it is not
  /// instantiated, or takes an object of its own class.
  std::optional<Erasure> erasure(const FunctionDecl &Conversion) const;

  /// The conversions instantiated in this translation unit that allocate.
  /// Linear in the number of conversions.
  llvm::MapVector<const FunctionDecl *, Erasure> allocatingConversions() const;

private:
  StringRef nameOfErasing(QualType T) const;
  void layOut(Erasure &E) const;

  ASTContext &Context;
  llvm::SmallVector<StringRef, 16> Classes;
  /// The erasing classes that are declared.
  llvm::DenseMap<const NamedDecl *, StringRef> Declared;
};

} // namespace clang::templates

#endif // TIDY_TEMPLATES_LIB_FACTS_INLINESTORAGE_H
