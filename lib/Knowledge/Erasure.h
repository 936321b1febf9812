//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What the analyses of erased storage know about libraries: tables of names,
// without logic. Names are qualified; inline namespaces are left out.
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_LIB_KNOWLEDGE_ERASURE_H
#define TIDY_TEMPLATES_LIB_KNOWLEDGE_ERASURE_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"

namespace clang::templates::knowledge {

/// Classes that keep a value of any type, on the heap if it does not fit.
llvm::ArrayRef<llvm::StringLiteral> erasingClasses();

/// Those of them that keep values to be read, not called.
llvm::ArrayRef<llvm::StringLiteral> erasedValues();

/// Class templates that, over void, keep an object of any type and the way to
/// delete it: always on the heap.
llvm::ArrayRef<llvm::StringLiteral> erasingPointers();

/// Class templates that keep a value of one of some types.
llvm::ArrayRef<llvm::StringLiteral> variants();

/// Class templates that, over void, own an object and forget its type.
llvm::ArrayRef<llvm::StringLiteral> ownersOfVoid();

/// Class templates, beside containers, whose objects have an object of each of
/// their arguments, or point to one.
llvm::ArrayRef<llvm::StringLiteral> holders();

/// Functions that hand on their first argument.
llvm::ArrayRef<llvm::StringLiteral> passingFunctions();

/// Function templates that make an object of their first template argument.
llvm::ArrayRef<llvm::StringLiteral> makingFunctions();

/// Function templates whose first template argument says which type is taken
/// out of an argument that forgot it: a value of any type, a variant, a shared
/// pointer.
llvm::ArrayRef<llvm::StringLiteral> anyCasts();
llvm::ArrayRef<llvm::StringLiteral> variantGetters();
llvm::ArrayRef<llvm::StringLiteral> pointerCasts();

/// Words in the names of classes and functions that are about memory, not about
/// what lies in it, in lower case.
llvm::ArrayRef<llvm::StringLiteral> memoryWords();

/// What a type must be, beside small enough, to be kept inline.
enum class InlineRequirement {
  None,
  TriviallyCopyable,
  NothrowCopyable,
  NothrowMovable,
};

/// How an implementation of an erasing class lays out its inline storage.
struct InlineStorageRule {
  /// The erasing class.
  llvm::StringLiteral Class;
  /// The data member that is the storage, of the class or of a base; a dot
  /// leads into a member. A class without it is another implementation.
  llvm::StringLiteral Member;
  /// How many pointers of the storage are taken by the implementation.
  unsigned ReservedPointers;
  InlineRequirement Requirement;
};
llvm::ArrayRef<InlineStorageRule> inlineStorageRules();

/// Functions that take memory from the heap, beside operator new.
llvm::ArrayRef<llvm::StringLiteral> allocationFunctions();

/// Functions and function objects that call a callable they are passed, and
/// keep nothing of it when they are done.
struct CallingFunction {
  llvm::StringLiteral Name;
  /// Whether the callable is called once for each element of something.
  bool Repeatedly;
};
llvm::ArrayRef<CallingFunction> callingFunctions();

/// Class templates over a signature that refer to a callable without owning it.
/// They cannot be empty.
llvm::ArrayRef<llvm::StringLiteral> callableReferences();

} // namespace clang::templates::knowledge

#endif // TIDY_TEMPLATES_LIB_KNOWLEDGE_ERASURE_H
