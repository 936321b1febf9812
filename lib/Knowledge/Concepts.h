//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The concepts of the standard library as data: what each asks of the syntax of
// its first argument, and which concepts it implies ([concepts], [iterator.
// concepts], [range.range]); and what standard templates ask of their
// arguments. Tables, without logic.
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_LIB_KNOWLEDGE_CONCEPTS_H
#define TIDY_TEMPLATES_LIB_KNOWLEDGE_CONCEPTS_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"

namespace clang::templates::knowledge {

/// The concepts that a constraint is named by. Those of one type come first,
/// from weak to strong.
enum class StandardConcept : uint8_t {
  // <concepts>
  Destructible,
  MoveConstructible,
  CopyConstructible,
  DefaultInitializable,
  Swappable,
  Movable,
  Copyable,
  Semiregular,
  EqualityComparable,
  TotallyOrdered,
  Regular,
  Integral,
  SignedIntegral,
  UnsignedIntegral,
  FloatingPoint,
  // <iterator>
  IndirectlyReadable,
  WeaklyIncrementable,
  InputOrOutputIterator,
  InputIterator,
  ForwardIterator,
  BidirectionalIterator,
  RandomAccessIterator,
  // <ranges>
  Range,
  InputRange,
  ForwardRange,
  BidirectionalRange,
  RandomAccessRange,
  SizedRange,
  // Concepts of several types.
  EqualityComparableWith,
  TotallyOrderedWith,
  ConvertibleTo,
  ConstructibleFrom,
  DerivedFrom,
  SameAs,
  AssignableFrom,
  Invocable,
  Predicate,
  OutputIterator,
  IndirectlyWritable,
  SentinelFor,
  Sortable,
};

struct ConceptEntry {
  StandardConcept Is;
  llvm::StringLiteral Name;
  llvm::StringLiteral Header;
  /// What can be written for a model `T`, in the normal form of requirements:
  /// `a` and `b` are values of type `T`, `n` is an integer.
  llvm::ArrayRef<llvm::StringLiteral> Provides;
  /// The concepts that every model of this one models, without those that they
  /// imply themselves.
  llvm::ArrayRef<StandardConcept> Implies;
};

/// One entry for each enumerator, in their order.
llvm::ArrayRef<ConceptEntry> standardConcepts();

inline const ConceptEntry &conceptEntry(StandardConcept Concept) {
  return standardConcepts()[static_cast<unsigned>(Concept)];
}

/// What a function template of the standard library asks of a type that it
/// deduces: of the type of argument `Argument`, counted from 0.
struct StandardRequirement {
  llvm::StringLiteral Template;
  unsigned Argument;
  StandardConcept Concept;
  /// Where more arguments are written, one of them does what the requirement
  /// is there for: a comparison. 0: however many there are.
  unsigned MaxArguments = 0;
};

/// Functions: the requirement is on the argument's type.
llvm::ArrayRef<StandardRequirement> functionRequirements();

/// Classes: the requirement is on the template argument.
llvm::ArrayRef<StandardRequirement> classRequirements();

/// A class template that calls std::hash for its first argument where no more
/// than `MaxArguments` are written.
struct HashingTemplate {
  llvm::StringLiteral Template;
  unsigned MaxArguments;
};
llvm::ArrayRef<HashingTemplate> hashingTemplates();

/// Class templates whose `*` and `->` give an object of their first argument.
llvm::ArrayRef<llvm::StringLiteral> dereferencedTemplates();

/// Functions that make such an object for their first template argument.
llvm::ArrayRef<llvm::StringLiteral> pointerMakers();

/// Function templates that a library calls for the types of its users, with a
/// parameter of the library's own: what it offers is said in the library's
/// documentation.
llvm::ArrayRef<llvm::StringLiteral> extensionPoints();

/// Classes whose value chooses an overload: std::true_type, std::in_place_t.
/// Beside these, the names that end in "_tag".
llvm::ArrayRef<llvm::StringLiteral> dispatchTags();

} // namespace clang::templates::knowledge

#endif // TIDY_TEMPLATES_LIB_KNOWLEDGE_CONCEPTS_H
