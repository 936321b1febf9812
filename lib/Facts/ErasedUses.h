//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What a class template puts into a member that forgets types, and as what it
// takes it out again.
//
//   mention of the member --climb through what it is written in--> store, load
//      ^                                                             |
//      +--- local variables, accessors, helpers, private stores <----+
//
// All of it is read from the code as it is written: in the pattern.
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_LIB_FACTS_ERASEDUSES_H
#define TIDY_TEMPLATES_LIB_FACTS_ERASEDUSES_H

#include "lib/AST/ErasedTypes.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/ExprCXX.h"
#include <vector>

namespace clang::templates {

/// A class template, or a partial specialisation of one, with the member.
struct ForgetfulClass {
  const CXXRecordDecl *Pattern = nullptr;
  const TemplateParameterList *Parameters = nullptr;
  /// A data member: of the class, of a class in it or of a base that is no
  /// template.
  const ValueDecl *Member = nullptr;
  Erasure How = Erasure::Any;

  unsigned depth() const { return Parameters->getDepth(); }
};

/// What is put into the member.
struct StoredValue {
  enum class Kind : uint8_t {
    Copy,     ///< What the member keeps, here or in another object.
    Nothing,  ///< No value: null, an empty object.
    Own,      ///< A value of the type that a parameter of the class is.
    Derived,  ///< Of a type that is made of such parameters.
    Other,    ///< Of a type that does not depend on them.
    Unknown,  ///< Cannot tell.
    Anything, ///< Whatever the caller of a function passes.
  };
  Kind Is = Kind::Unknown;
  /// The parameter of the class (Own), the first of them (Derived).
  const TemplateTypeParmType *Parameter = nullptr;
  /// The function's parameter (Anything); null if it is one of several.
  const ParmVarDecl *From = nullptr;
  /// It is made where it is stored, by something that is told its type.
  bool IsMade = false;
  /// As what it is kept (Own, Derived); null if that cannot be told.
  QualType Type = {};
};

struct ErasedStoreSite {
  StoredValue Value;
  const Expr *At = nullptr;
  /// Null in the initialiser of the member.
  const FunctionDecl *In = nullptr;
  /// Callers of the class reach the function.
  bool IsOpen = false;

  /// Whether they decide on the type that is stored.
  bool takesAnything() const {
    return IsOpen && Value.Is == StoredValue::Kind::Anything;
  }
};

struct ErasedLoad {
  /// The cast.
  const Expr *At = nullptr;
  /// As what the value is taken out, as it is written.
  QualType As;
  /// The parameter of the class that this is, or is made of; null if none.
  const TemplateTypeParmType *Parameter = nullptr;
  /// It is that parameter itself.
  bool IsExact = false;
  /// It depends on what the caller of a function template asks for.
  bool IsCallers = false;
  /// The load says so if the type is another one.
  bool IsChecked = false;
  /// Not in each call of the function.
  bool IsConditional = false;
  const FunctionDecl *In = nullptr;
};

struct ErasedUses {
  std::vector<ErasedStoreSite> Stores;
  std::vector<ErasedLoad> Loads;
  /// What callers can assign to: functions that yield a reference to what is
  /// kept, and the member itself.
  std::vector<const ValueDecl *> Assignable;
  /// The class asks for the type of what is kept.
  bool AsksType = false;
  /// The member, or what is in it, goes where it is not followed, or is given
  /// to callers as it is.
  bool Leaves = false;
  /// The class lets the member be without a value, or asks whether it is.
  bool MayBeEmpty = false;
  /// It is memory: bytes are read from it or objects are made in it.
  bool IsMemory = false;
  /// A member function has no body that is visible.
  bool HasHiddenMembers = false;
};

/// Linear in the size of the class, with a bounded number of rounds.
ErasedUses usesOf(const ForgetfulClass &Class, ASTContext &Context);

/// Whether code outside of \p Pattern can name \p Member.
bool isAccessible(const Decl &Member, const CXXRecordDecl &Pattern);

} // namespace clang::templates

#endif // TIDY_TEMPLATES_LIB_FACTS_ERASEDUSES_H
