//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Which types are containers that can grow, and of what.
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_LIB_AST_CONTAINERTYPES_H
#define TIDY_TEMPLATES_LIB_AST_CONTAINERTYPES_H

#include "lib/AST/TypeClassifier.h"
#include "lib/Knowledge/Containers.h"
#include "clang/Basic/SourceManager.h"

namespace clang::templates {

struct ContainerType {
  knowledge::ContainerShape Shape;
  /// The type of a key; null where there are none.
  QualType Key;
  /// What the container holds under a key, or one after another.
  QualType Element;
};

/// Answers by name, through aliases and public bases, for dependent types too
/// (`std::map<std::string, T>`); no value if \p T itself is no container that
/// lib/Knowledge knows.
std::optional<ContainerType> containerType(QualType T);

/// What \p T holds one of, points to or guards, if it is a pointer of any kind
/// or a wrapper; null if it is none.
QualType accessedType(QualType T, const TypeClassifier &Types);

/// \p T, or what it gives access to in one step or more.
QualType innermostAccessed(QualType T, const TypeClassifier &Types);

/// The class or the pattern of the class template that \p T names, if its
/// definition is visible; null if not.
const CXXRecordDecl *classPattern(QualType T);

/// Whether a container that can grow is \p T, is in it, in an array that \p T
/// is, or in a class of the project that \p T is: a member, or one of a base.
bool hasGrowingContainer(QualType T, const TypeClassifier &Types,
                         const SourceManager &Sources);

/// Whether the values of \p T are few by nature: enumerators, characters, types
/// of the program, and combinations of them. No if \p T is dependent.
bool hasFewValues(QualType T);

/// What the member (the function of a library) with this name does to the size
/// of a container; nothing if the tables of lib/Knowledge do not say.
std::optional<knowledge::SizeEffect> memberSizeEffect(StringRef Name);
std::optional<knowledge::SizeEffect> functionSizeEffect(StringRef Name);

} // namespace clang::templates

#endif // TIDY_TEMPLATES_LIB_AST_CONTAINERTYPES_H
