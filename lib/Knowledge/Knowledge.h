//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What the analyses know about libraries: tables of names, without logic.
// Names are qualified; inline namespaces (std::__1, std::__cxx11) are left out.
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_LIB_KNOWLEDGE_KNOWLEDGE_H
#define TIDY_TEMPLATES_LIB_KNOWLEDGE_KNOWLEDGE_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"

namespace clang::templates::knowledge {

/// Class templates that share ownership, with the class template that observes
/// the same object without owning it (empty: the library has none).
struct SharedPointer {
  llvm::StringLiteral Shared;
  llvm::StringLiteral Weak;
};
llvm::ArrayRef<SharedPointer> sharedPointers();

/// Class templates that own their pointee alone.
llvm::ArrayRef<llvm::StringLiteral> uniquePointers();

/// Class templates that point without owning, other than the weak ones above.
llvm::ArrayRef<llvm::StringLiteral> borrowingPointers();

/// Classes that store any callable of a signature.
llvm::ArrayRef<llvm::StringLiteral> erasedCallables();

/// Class templates that hold at most one value in place: storing into the
/// wrapper is storing the value.
llvm::ArrayRef<llvm::StringLiteral> valueWrappers();

/// Classes that run their callable elsewhere and let it go when it returns:
/// storing them keeps nothing that the callable captured.
llvm::ArrayRef<llvm::StringLiteral> runners();

/// Namespaces whose class templates are containers when one of the member
/// functions below is called on them.
llvm::ArrayRef<llvm::StringLiteral> libraryNamespaces();

/// What a call of a library function does with its operands.
enum class CallEffect {
  /// Yields its first argument: std::move, std::forward, pointer casts.
  Identity,
  /// Yields a reference that does not own: std::ref.
  Borrow,
  /// Makes an object of the first template argument and a pointer to it.
  MakePointer,
  /// As MakePointer, with an allocator before the arguments.
  AllocatePointer,
  /// Makes a closure that holds the arguments: std::bind.
  Bind,
  /// Makes an object that holds the arguments: std::make_pair.
  Gather,
  /// Replaces the first argument and yields what it held: std::exchange.
  Exchange,
  /// Exchanges what its two arguments hold.
  Swap,
  /// Yields a part of its first argument: std::get.
  Part,
  /// Takes elements out of its first argument: std::erase_if.
  Erase,
  /// Stores its third argument in what its first points to, if it has three
  /// parameters: QObject::connect without a context that ends the connection.
  Connect,
};
struct LibraryCall {
  llvm::StringLiteral Name;
  CallEffect Effect;
};
llvm::ArrayRef<LibraryCall> libraryCalls();

/// What a member function of a library's container does.
enum class MemberEffect {
  /// Stores its arguments in the container.
  Insert,
  /// Yields an element, or an iterator at one.
  Element,
  /// Yields an element, making it when there is none.
  ElementOrInsert,
  /// Takes single elements out.
  Erase,
  /// Takes everything out.
  Release,
  /// Takes what is in the other container.
  Splice,
};
struct ContainerMember {
  llvm::StringLiteral Name;
  MemberEffect Effect;
};
llvm::ArrayRef<ContainerMember> containerMembers();

/// Member functions that store their last callable argument in the object
/// that they are called on, in libraries whose bodies are out of reach.
struct Registration {
  llvm::StringLiteral Class;
  llvm::StringLiteral Member;
};
llvm::ArrayRef<Registration> registrations();

/// Member functions that yield a shared pointer to the object itself.
llvm::ArrayRef<llvm::StringLiteral> selfAccessors();

/// Member functions that yield a weak pointer to the object itself.
llvm::ArrayRef<llvm::StringLiteral> weakSelfAccessors();

/// Words in the name of a function that runs only when somebody ends a
/// subscription: taking closures out there completes nothing.
llvm::ArrayRef<llvm::StringLiteral> teardownWords();

/// Words in the name of a function that runs, or waits for, what was handed
/// over before, or looks after it until it is done.
llvm::ArrayRef<llvm::StringLiteral> waitWords();

/// Words in the name of a member function that adds to, or takes from, an
/// intrusive reference count.
llvm::ArrayRef<llvm::StringLiteral> countUpWords();
llvm::ArrayRef<llvm::StringLiteral> countDownWords();

} // namespace clang::templates::knowledge

#endif // TIDY_TEMPLATES_LIB_KNOWLEDGE_KNOWLEDGE_H
