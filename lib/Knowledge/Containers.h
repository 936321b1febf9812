//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What is known of containers: which classes grow without a limit, what puts
// something into them, what takes it out again, and what tells their size.
// Tables of names, without logic. Names that stand without a namespace are
// compared with the last part of a name: libraries agree on them.
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_LIB_KNOWLEDGE_CONTAINERS_H
#define TIDY_TEMPLATES_LIB_KNOWLEDGE_CONTAINERS_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"

namespace clang::templates::knowledge {

/// When an insertion adds an element.
enum class ContainerShape : uint8_t {
  /// Of each key there is at most one element, and `[]` makes it: std::map.
  Map,
  /// Of each value there is at most one element: std::set.
  Set,
  /// Each insertion adds an element, `[]` does not: std::vector, std::multimap.
  Sequence,
  /// Never: std::array. Its elements may be containers that do.
  Fixed,
};
struct ContainerClass {
  llvm::StringLiteral Name;
  ContainerShape Shape;
};
/// Class templates, and classes of Qt, by their last name.
llvm::ArrayRef<ContainerClass> containerClasses();

/// Namespaces whose containers have a capacity that they never exceed.
llvm::ArrayRef<llvm::StringLiteral> boundedNamespaces();

/// Class templates around one object that a member function gives access to:
/// folly::Synchronized.
llvm::ArrayRef<llvm::StringLiteral> guardingWrappers();

/// What a member function, or a function that takes the container as its first
/// argument, means for the size of the container.
enum class SizeEffect : uint8_t {
  /// Adds an element; the first argument is its key, if there are keys.
  InsertKey,
  /// Adds what its arguments hold.
  Insert,
  /// Adds through the iterator that it returns: std::back_inserter.
  InsertLater,
  /// The way out: takes elements away, or sets their number.
  TakeOut,
  /// Yields the number of elements.
  Size,
  /// Yields an element, or an iterator at one.
  Element,
  /// Yields the container that the object holds, locks or points to.
  Access,
  /// Says something of the container and changes nothing.
  Read,
};
struct SizeEffectRow {
  llvm::StringLiteral Name;
  SizeEffect Effect;
};
llvm::ArrayRef<SizeEffectRow> memberSizeEffects();
llvm::ArrayRef<SizeEffectRow> functionSizeEffects();

/// Types of the library that have few values.
llvm::ArrayRef<llvm::StringLiteral> boundedKeyTypes();

/// Functions without arguments that yield something else again and again.
llvm::ArrayRef<llvm::StringLiteral> runTimeSources();

/// Functions that call their argument at most once.
llvm::ArrayRef<llvm::StringLiteral> onceCalls();

/// Words in the name of a function, a class or a container that is filled while
/// the program starts: one entry for each line of code, not for each input.
llvm::ArrayRef<llvm::StringLiteral> registrationWords();

/// Words in the name of such a container: what one registers.
llvm::ArrayRef<llvm::StringLiteral> registeredWords();

/// Namespaces of a library that its users leave alone.
llvm::ArrayRef<llvm::StringLiteral> privateNamespaces();

} // namespace clang::templates::knowledge

#endif // TIDY_TEMPLATES_LIB_KNOWLEDGE_CONTAINERS_H
