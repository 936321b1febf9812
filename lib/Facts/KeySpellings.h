//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Function templates, and members of class templates, that take a key of any
// type and file it in one container, whose keys are of one type.
//
//   specialisations --types of the arguments--> different spellings
//     --values that come from the parameter--> keys of containers
//     --by container--> one container, several spellings
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_LIB_FACTS_KEYSPELLINGS_H
#define TIDY_TEMPLATES_LIB_FACTS_KEYSPELLINGS_H

#include "lib/Facts/SpecialisationIndex.h"
#include "clang/AST/ExprCXX.h"

namespace clang::templates {

/// What a key is before it is converted.
enum class KeySpelling : uint8_t {
  Integer,
  Float,
  Characters, ///< A pointer to characters, or an array of them.
  View,       ///< Refers to text.
  Text,       ///< Holds text.
};

/// How a value of type \p T spells a key; nothing for truth values, single
/// characters, enumerators and classes that are no strings.
std::optional<KeySpelling> keySpelling(QualType T);

struct HeterogeneousKey {
  /// The pattern of the function, and the parameter that is the key.
  const FunctionDecl *Function = nullptr;
  const ParmVarDecl *Parameter = nullptr;
  /// The index of the template parameter that is its type.
  unsigned TemplateIndex = 0;
  /// The member or the variable with static duration that is the container,
  /// and the type of its keys.
  const ValueDecl *Container = nullptr;
  QualType Key;
  enum class Kind : uint8_t {
    NumbersAndText, ///< A number and its text are one entry.
    Numbers,        ///< Integers and floating-point numbers, as text.
    Text,           ///< Strings, which differ in nothing but their types.
  };
  Kind Is = Kind::Text;
  /// The first specialisation of each spelling, in the order in which they were
  /// made, and the type that it takes; two or more.
  struct Use {
    const Specialisation *Made;
    QualType Type;
    KeySpelling Spelling;
  };
  llvm::SmallVector<Use, 4> Uses;
};

/// In the order of the source, at most one for each function. Not reported are
/// integers of several widths; containers with a comparison or hash of their
/// own, which may take several types on purpose; strings that a constrained
/// parameter takes, that are forwarded, or that are not converted; of a class
/// template strings, and containers that its objects hold. Linear in
/// the size of the specialisations that differ in the spelling of a parameter.
std::vector<HeterogeneousKey>
findHeterogeneousKeys(const SpecialisationIndex &Index);

/// Where the body of the function of \p Key, which takes strings of several
/// types, needs a std::string in the place of a view that is passed for the
/// key: as the key of a container. Nothing if a view would not do: the key is
/// used for something else than to make a std::string or a view of it, or a
/// specialisation takes something else than a string of `char`.
std::optional<std::vector<const Expr *>>
keysToConvert(const HeterogeneousKey &Key, const SpecialisationIndex &Index);

/// What is wrong with the type of a container's keys itself.
enum class KeyFault : uint8_t {
  AnyValue,       ///< Keys of all types: 1, 1L and "1" are three of them.
  SeveralStrings, ///< A variant of strings of several types.
};

/// The fault of the keys of the container \p T; nothing if \p T is no container
/// with keys, or compares a variant in its own way.
std::optional<KeyFault> keyFault(QualType T);

/// A container that compares the addresses of characters.
struct AddressKey {
  const ValueDecl *Container;
  /// What is looked up or filed, and lies where no other key lies.
  const Expr *Argument;
};

/// The container that \p Call, a call of a member or of an operator, gives as a
/// key a pointer to characters which it cannot meet there again: that of a
/// string (`c_str()`), or an array that can change. Nothing for literals and
/// for pointers of which we cannot tell.
std::optional<AddressKey> addressKey(const CallExpr &Call);

} // namespace clang::templates

#endif // TIDY_TEMPLATES_LIB_FACTS_KEYSPELLINGS_H
