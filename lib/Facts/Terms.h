//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The values that the body of a template works with, as terms over values whose
// types can be written.
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_LIB_FACTS_TERMS_H
#define TIDY_TEMPLATES_LIB_FACTS_TERMS_H

#include "clang/AST/Type.h"
#include "clang/Basic/SourceLocation.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/SmallVector.h"
#include <string>

namespace clang {
class NamedDecl;
class TemplateDecl;
} // namespace clang

namespace clang::templates {

/// A value that the body works with, of which only the type matters.
struct Term {
  enum class Kind : uint8_t {
    /// Of a type that can be written.
    Value,
    /// A literal; `Name` is how it is written.
    Literal,
    /// `Name` applied to the operands: "<" to two of them.
    Binary,
    /// "++" before, and after, its operand; "*", "-", "!", "~", "&", "+".
    Prefix,
    Postfix,
    /// The first operand [ the second ].
    Subscript,
    /// The first operand called with the others.
    Call,
    /// The member `Name` of the operand, read or called with the others.
    /// `Arrow`: of what the operand points to.
    Member,
    MemberCall,
    /// The function `Name`, which may be qualified, called with the operands.
    FreeCall,
    /// `Type`::`Name`, read or called with the operands.
    StaticMember,
    StaticCall,
    /// A `Type` made from the operands, which `IsBraced` says how to list.
    Construct,
    /// The operand is converted to `Type` by static_cast.
    Cast,
    /// The operand stands where a loop takes its range; the term is an element.
    Element,
    /// A variable of the decayed type of the operand, initialised by it.
    Copy,
    /// Nothing is known of it.
    Unknown,
  };
  Kind Is = Kind::Unknown;
  bool IsLValue = false;
  bool Arrow = false;
  bool IsBraced = false;
  /// Copy, Element: const.
  bool IsConst = false;
  /// Names a parameter pack; expanded as an argument right here, or by what is
  /// around it.
  bool IsPack = false;
  bool IsExpanded = false;
  /// Value, Construct, Cast, Static...: not a reference, with its cv.
  QualType Type;
  std::string Name;
  llvm::SmallVector<const Term *, 2> Operands;
  /// FreeCall: the declaration found last, if one was found. Literal: the
  /// variable at namespace scope that it names.
  const NamedDecl *Declared = nullptr;
  SourceLocation Loc;
};

/// The parameter that \p T is, without reference and cv; null if it is none.
const TemplateTypeParmType *parameterType(QualType T);

/// What `typename T::a::b` starts with, or with \p ThroughTraits
/// `typename std::iterator_traits<T>::a`; null for other types.
const TemplateTypeParmType *rootParameter(QualType T,
                                          bool ThroughTraits = true);

/// Whether operations on a \p T are required of a parameter: of the parameter
/// itself or of a type that it names.
bool isOperable(QualType T);

/// Whether \p T works with a value of such a type.
bool isRelevant(const Term &T);

/// The class template that \p T is made from, or null.
const TemplateDecl *templateOf(QualType T);

/// The template argument of \p T at \p Index if it is a type, or null.
QualType typeArgument(QualType T, unsigned Index);

/// \p T as an expression; \p Leaf writes values, literals, elements of ranges
/// and copies.
std::string writeTerm(const Term &T,
                      llvm::function_ref<std::string(const Term &)> Leaf,
                      llvm::function_ref<std::string(QualType)> Type);

} // namespace clang::templates

#endif // TIDY_TEMPLATES_LIB_FACTS_TERMS_H
