//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Whether an expression is valid for operands of which only the types are
// known: conversions, constructions, operators, calls. Answered from the AST,
// by the rules of overload resolution as far as they can be followed without
// instantiating anything.
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_LIB_FACTS_EXPRESSIONVALIDITY_H
#define TIDY_TEMPLATES_LIB_FACTS_EXPRESSIONVALIDITY_H

#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/DeclTemplate.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/SmallPtrSet.h"
#include <functional>

namespace clang::templates {

/// An answer that is certain, or none.
enum class Modelled { Yes, No, CannotTell };

inline Modelled modelledIf(bool Is) {
  return Is ? Modelled::Yes : Modelled::No;
}

/// Whether both hold: certainly not if one of them certainly does not.
inline Modelled both(Modelled A, Modelled B) {
  if (A == Modelled::No || B == Modelled::No)
    return Modelled::No;
  return A == Modelled::Yes ? B : A;
}

inline Modelled allOf(std::initializer_list<Modelled> Answers) {
  Modelled All = Modelled::Yes;
  for (Modelled Answer : Answers)
    All = both(All, Answer);
  return All;
}

/// A No that may have been given for the wrong reason is none.
inline Modelled unlessNo(Modelled Answer) {
  return Answer == Modelled::No ? Modelled::CannotTell : Answer;
}

/// What an expression yields: a reference type for a glvalue.
struct Outcome {
  Modelled Valid = Modelled::CannotTell;
  /// Null if it is not known, or the expression is not known to be valid.
  QualType Type;
  /// No other function could be a better match.
  bool IsPerfect = false;
};

/// Operands are given as the type `T` of `std::declval<T>()`: an lvalue if `T`
/// is an lvalue reference, else an rvalue. Access is that of a stranger. All
/// answers are CannotTell for types that are null, dependent or undeduced, and
/// wherever a class would have to be complete that is not.
class ExpressionValidity {
public:
  /// \p DefaultInitializes says of types whether they are known to be default
  /// initializable: those whose constructors are templates.
  ExpressionValidity(ASTContext &Context,
                     std::function<Modelled(QualType)> DefaultInitializes)
      : Context(Context), DefaultInitializes(std::move(DefaultInitializes)) {}

  /// std::is_constructible_v<T, Arguments...>.
  Modelled constructible(QualType T, ArrayRef<QualType> Arguments);
  /// std::is_convertible_v<From, To>.
  Modelled convertible(QualType From, QualType To);
  /// std::is_nothrow_destructible_v<T>.
  Modelled destructible(QualType T);
  /// `T{}` and `new T`, of a type that is constructible from nothing.
  Modelled defaultInitializable(QualType T);
  /// Whether \p Derived is \p Base or has it as a public base, once.
  Modelled derivedFrom(QualType Derived, QualType Base);
  /// boolean-testable ([concept.booleantestable]); null is not known.
  Modelled testable(QualType T);

  /// `Operands[0] op Operands[1]` or `op Operands[0]`; a postfix increment has
  /// an int as its second operand. Found as from namespace std: as members, and
  /// in the associated namespaces and classes.
  Outcome operation(OverloadedOperatorKind Operator,
                    ArrayRef<QualType> Operands);
  /// `std::invoke(Callee, Arguments...)`.
  Outcome call(QualType Callee, ArrayRef<QualType> Arguments);
  /// `Object.Name()`: Valid is No if there is no such member.
  Outcome memberCall(QualType Object, StringRef Name);
  /// `Name(Arguments...)`, found in the associated namespaces and classes. Not
  /// by templates of the standard library for any type: what these do comes
  /// from the members and the other operations of the type (std::begin,
  /// std::swap).
  Outcome associatedCall(StringRef Name, ArrayRef<QualType> Arguments);

  /// How an argument gets to a parameter ([over.ics.rank]). Of a conversion
  /// that is not certain, the best that it may be.
  struct Conversion {
    enum class Rank : uint8_t { Exact, Standard, User, Ellipsis };
    enum class Binding : uint8_t { Value, LValue, RValue };
    Modelled Valid = Modelled::No;
    Rank Is = Rank::Exact;
    Binding Bound = Binding::Value;
    /// Qualifiers that a reference adds.
    unsigned Added = 0;
    bool FromLValue = false;
    /// What is bound or made, without qualifiers; null if there is a choice.
    QualType Target;

    bool isPerfect() const;
  };
  struct Candidate {
    const FunctionDecl *Function = nullptr;
    /// Of a member, the object's first: null if it is not used.
    llvm::SmallVector<QualType, 4> Parameters;
    unsigned Required = 0;
    bool IsVariadic = false;
    /// The object may be an rvalue, although its parameter is an lvalue.
    bool TakesAnyObject = false;
    bool IsTemplate = false;
    /// `a != b` as `!(a == b)`, `a == b` as `b == a` ([over.match.oper]).
    enum class Form : uint8_t { Plain, Rewritten, Reversed };
    Form Written = Form::Plain;
    /// It may be no candidate at all: a constraint, a substitution that fails.
    bool IsUncertain = false;
    /// So may this one, but it is no better for that.
    bool MayBeLeftOut = false;
    /// Deleted, or not accessible.
    bool IsUnusable = false;
    QualType Result;
    llvm::SmallVector<Conversion, 4> Conversions;
  };

  /// What holds characters, as the library's strings take each other.
  struct Text {
    enum class Form : uint8_t { Pointer, View, Owner };
    QualType Character;
    Form Is;
  };
  static std::optional<Text> textOf(QualType T);

  /// The complete definition that \p T names; null if there is none.
  static const CXXRecordDecl *definitionOf(QualType T);

  /// Whether nothing can be said of \p T.
  static bool isUnknown(QualType T);

private:
  using Candidates = llvm::SmallVector<Candidate, 8>;
  struct Resolution {
    Modelled Valid = Modelled::CannotTell;
    /// The function that is certainly chosen; null if that is not known.
    const Candidate *Best = nullptr;
    /// No argument of the best one is converted.
    bool IsExact = false;
    bool HasViable = false;
    bool IsPerfect = false;
  };
  struct Associated;
  class Deduction;

  // Conversions.
  Conversion convert(QualType From, QualType To, bool UserDefined);
  Conversion bindReference(QualType From, const ReferenceType &To,
                           bool UserDefined);
  Conversion convertScalar(QualType From, QualType To);
  Modelled convertPointer(QualType From, QualType To);
  Conversion convertFromClass(const CXXRecordDecl &From, QualType To,
                              bool Explicit = false);
  Conversion convertToClass(QualType From, const CXXRecordDecl &To);
  /// Whether the library's strings convert so, by constructors that are
  /// templates.
  static bool isText(QualType From, QualType To);
  Modelled constructClass(const CXXRecordDecl &Class,
                          ArrayRef<QualType> Arguments, bool Explicit,
                          bool UserDefined = true);
  Modelled defaultConstructs(const CXXRecordDecl &Class);
  Modelled initializedByNothing(const CXXRecordDecl &Class);
  Modelled destroys(const CXXRecordDecl &Class, bool WithoutException);

  // Candidates.
  void addConstructors(Candidates &All, const CXXRecordDecl &Class,
                       ArrayRef<QualType> Arguments, bool Explicit);
  void addImplicitCopies(Candidates &All, const CXXRecordDecl &Class);
  void addImplicitAssignments(Candidates &All, const CXXRecordDecl &Class);
  Modelled addMembers(Candidates &All, QualType Object, DeclarationName Name,
                      ArrayRef<QualType> Operands);
  void addAssociated(Candidates &All, DeclarationName Name,
                     ArrayRef<QualType> Operands);
  bool convertsAllOperands(const NamedDecl &D, ArrayRef<QualType> Operands);
  void addRewritten(Candidates &All, OverloadedOperatorKind Operator,
                    ArrayRef<QualType> Operands);
  void add(Candidates &All, const NamedDecl &Found, AccessSpecifier Access,
           QualType Object, ArrayRef<QualType> Operands);
  Resolution resolve(Candidates &All, ArrayRef<QualType> Arguments,
                     bool UserDefined = true);
  Modelled viable(Candidate &C, ArrayRef<QualType> Arguments, bool UserDefined);
  Outcome chosen(const Resolution &R) const;

  /// What objects of a class are for a built-in operator, by their conversion
  /// functions.
  struct Converted {
    Modelled Exists = Modelled::No;
    QualType Type;
  };
  Converted convertedToBuiltin(QualType T);
  Outcome builtin(OverloadedOperatorKind Operator, ArrayRef<QualType> Operands);
  Outcome builtinComparison(OverloadedOperatorKind Operator, QualType A,
                            QualType B);
  Outcome builtinArithmetic(OverloadedOperatorKind Operator, QualType A,
                            QualType B);
  Outcome callFunction(const FunctionProtoType &Callee,
                       ArrayRef<QualType> Arguments);
  Outcome callMember(const MemberPointerType &Callee,
                     ArrayRef<QualType> Arguments);

  QualType typeOf(const CXXRecordDecl &Class) const {
    return Context.getCanonicalTagType(&Class);
  }
  /// The type of `std::declval` of an lvalue of type \p T.
  QualType lvalue(QualType T) const {
    return Context.getLValueReferenceType(T);
  }

  ASTContext &Context;
  std::function<Modelled(QualType)> DefaultInitializes;
  /// Questions within questions.
  unsigned Depth = 0;
};

} // namespace clang::templates

#endif // TIDY_TEMPLATES_LIB_FACTS_EXPRESSIONVALIDITY_H
