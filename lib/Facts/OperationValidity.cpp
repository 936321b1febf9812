//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Operators and calls: the built-in ones, and the functions that classes and
// their namespaces offer.
//
//===----------------------------------------------------------------------===//

#include "lib/Facts/ExpressionValidity.h"

namespace clang::templates {

static bool isClass(QualType T) {
  return T.getNonReferenceType()->isRecordType();
}

//===----------------------------------------------------------------------===//
// Built-in operators ([over.built])
//===----------------------------------------------------------------------===//

static bool isComplete(QualType T) {
  return !T->isIncompleteType() && !T->isFunctionType() && !T->isVoidType();
}

/// Whether the built-in operators of \p T are those of the standard.
static bool hasOrdinaryOperators(QualType T) {
  return T->isRealType() || T->isEnumeralType() || T->isNullPtrType() ||
         T->isPointerType() || T->isMemberPointerType() || T->isVoidType();
}

static bool isArithmetic(QualType T) {
  return T->isArithmeticType() || T->isUnscopedEnumerationType();
}

Outcome ExpressionValidity::builtinComparison(OverloadedOperatorKind Operator,
                                              QualType A, QualType B) {
  const bool IsEquality =
      Operator == OO_EqualEqual || Operator == OO_ExclaimEqual;
  const auto Answer = [&](Modelled Valid) {
    return Outcome{Valid, Context.BoolTy};
  };
  if (A->isVoidType() || B->isVoidType())
    return Answer(Modelled::No);
  if (isArithmetic(A) && isArithmetic(B))
    // Between enumerations it depends on the version of the standard.
    return Answer(A->isEnumeralType() && B->isEnumeralType() &&
                          !Context.hasSameType(A, B)
                      ? Modelled::CannotTell
                      : Modelled::Yes);
  if (A->isScopedEnumeralType() || B->isScopedEnumeralType())
    return Answer(modelledIf(Context.hasSameType(A, B)));
  if (isArithmetic(A) || isArithmetic(B))
    return Answer(Modelled::No);
  if (A->isNullPtrType() && B->isNullPtrType())
    return Answer(modelledIf(IsEquality));
  if (!IsEquality && (A->isMemberPointerType() || B->isMemberPointerType()))
    return Answer(Modelled::No);
  if (A->isNullPtrType() || B->isNullPtrType())
    return Answer(IsEquality ? Modelled::Yes : Modelled::CannotTell);
  if (A->isPointerType() != B->isPointerType())
    return Answer(Modelled::No);
  if (A->isMemberPointerType())
    return Answer(Context.hasSameType(A, B) ? Modelled::Yes
                                            : Modelled::CannotTell);
  const QualType First = A->getPointeeType();
  const QualType Second = B->getPointeeType();
  if (Context.hasSameUnqualifiedType(First, Second))
    return Answer(Modelled::Yes);
  if (First->isRecordType() && Second->isRecordType())
    return Answer(derivedFrom(First, Second) == Modelled::No &&
                          derivedFrom(Second, First) == Modelled::No
                      ? Modelled::No
                      : Modelled::CannotTell);
  return Answer(isArithmetic(First) && isArithmetic(Second)
                    ? Modelled::No
                    : Modelled::CannotTell);
}

Outcome ExpressionValidity::builtinArithmetic(OverloadedOperatorKind Operator,
                                              QualType A, QualType B) {
  const bool IsPointer = A->isPointerType() || B->isPointerType();
  if (!IsPointer) {
    if (!isArithmetic(A) || !isArithmetic(B))
      return {Modelled::No, QualType()};
    // The usual arithmetic conversions, where they are simple.
    const QualType Result = Context.isPromotableIntegerType(A)
                                ? Context.getPromotedIntegerType(A)
                                : A;
    return {Modelled::Yes, Context.hasSameType(A, B) && !A->isEnumeralType()
                               ? Result
                               : QualType()};
  }
  const QualType Pointer = A->isPointerType() ? A : B;
  if (!isComplete(Pointer->getPointeeType()))
    return {Pointer->getPointeeType()->isRecordType() ? Modelled::CannotTell
                                                      : Modelled::No,
            QualType()};
  if (A->isPointerType() && B->isPointerType())
    return Operator == OO_Minus && Context.hasSameUnqualifiedType(
                                       A->getPointeeType(), B->getPointeeType())
               ? Outcome{Modelled::Yes, Context.getPointerDiffType()}
               : Outcome{Modelled::No, QualType()};
  const QualType Other = A->isPointerType() ? B : A;
  const bool IsNumber = Other->isIntegralOrUnscopedEnumerationType() &&
                        (Operator == OO_Plus || A->isPointerType());
  return {modelledIf(IsNumber), Pointer};
}

/// `Operands` are no classes.
Outcome ExpressionValidity::builtin(OverloadedOperatorKind Operator,
                                    ArrayRef<QualType> Operands) {
  const auto Decayed = [&](QualType T) {
    T = T.getNonReferenceType();
    return T->isArrayType() || T->isFunctionType() ? Context.getDecayedType(T)
                                                   : T.getUnqualifiedType();
  };
  const QualType A = Decayed(Operands[0]);
  const QualType B = Operands.size() > 1 ? Decayed(Operands[1]) : QualType();
  if (!hasOrdinaryOperators(A) || (!B.isNull() && !hasOrdinaryOperators(B)))
    return {};
  const Outcome Invalid{Modelled::No, QualType()};
  const QualType Object = Operands[0].getNonReferenceType();
  const bool IsModifiable = Operands[0]->isLValueReferenceType() &&
                            !Object.isConstQualified() &&
                            !Object->isArrayType() && !Object->isFunctionType();
  switch (Operator) {
  case OO_EqualEqual:
  case OO_ExclaimEqual:
  case OO_Less:
  case OO_Greater:
  case OO_LessEqual:
  case OO_GreaterEqual:
    // Arrays compared as pointers until C++26.
    if (Context.getLangOpts().CPlusPlus26 && Object->isArrayType() &&
        Operands[1].getNonReferenceType()->isArrayType())
      return Invalid;
    return builtinComparison(Operator, A, B);
  case OO_Equal:
    if (!IsModifiable)
      return Invalid;
    return {convert(Operands[1], A, /*UserDefined=*/false).Valid, Operands[0]};
  case OO_PlusPlus:
  case OO_MinusMinus:
    if (!IsModifiable || A->isBooleanType() ||
        !(A->isRealType() || A->isPointerType()) || A->isEnumeralType())
      return Invalid;
    if (A->isPointerType() && !isComplete(A->getPointeeType()))
      return A->getPointeeType()->isRecordType() ? Outcome{} : Invalid;
    return {Modelled::Yes, Operands.size() == 1 ? Operands[0] : A};
  case OO_PlusEqual:
  case OO_MinusEqual: {
    if (!IsModifiable || (A->isPointerType() && B->isPointerType()) ||
        (!A->isPointerType() && B->isPointerType()) || A->isEnumeralType())
      return Invalid;
    const Outcome Sum = builtinArithmetic(OO_Plus, A, B);
    return {Sum.Valid, Operands[0]};
  }
  case OO_Plus:
  case OO_Minus:
    return builtinArithmetic(Operator, A, B);
  case OO_Subscript: {
    const Outcome Sum = builtinArithmetic(OO_Plus, A, B);
    if (Sum.Valid != Modelled::Yes)
      return {Sum.Valid, QualType()};
    if (Sum.Type.isNull() || !Sum.Type->isPointerType())
      return Invalid;
    return {Modelled::Yes, lvalue(Sum.Type->getPointeeType())};
  }
  case OO_Star:
    if (!A->isPointerType() || A->getPointeeType()->isVoidType())
      return Invalid;
    return {Modelled::Yes, lvalue(A->getPointeeType())};
  default:
    return {};
  }
}

//===----------------------------------------------------------------------===//
// Operators
//===----------------------------------------------------------------------===//

Outcome ExpressionValidity::operation(OverloadedOperatorKind Operator,
                                      ArrayRef<QualType> Operands) {
  if (llvm::any_of(Operands, isUnknown))
    return {};
  const auto IsPlain = [](QualType T) {
    return !isClass(T) && !T.getNonReferenceType()->isEnumeralType();
  };
  if (llvm::all_of(Operands, IsPlain))
    return builtin(Operator, Operands);
  for (QualType Operand : Operands)
    if (isClass(Operand) && !definitionOf(Operand))
      return {};
  const bool IsMemberOnly = Operator == OO_Equal || Operator == OO_Subscript;
  const DeclarationName Name =
      Context.DeclarationNames.getCXXOperatorName(Operator);
  Candidates All;
  if (isClass(Operands[0])) {
    if (addMembers(All, Operands[0], Name, Operands) == Modelled::CannotTell)
      return {};
    if (Operator == OO_Equal)
      addImplicitAssignments(All, *definitionOf(Operands[0]));
  }
  if (!IsMemberOnly) {
    addAssociated(All, Name, Operands);
    addRewritten(All, Operator, Operands);
  }
  const Resolution Found = resolve(All, Operands);
  if (Found.IsExact ||
      (isClass(Operands[0]) && IsMemberOnly && Operator == OO_Equal))
    return chosen(Found);
  // Built-in operators compete for what the classes convert to.
  llvm::SmallVector<QualType, 2> Values;
  for (QualType Operand : Operands) {
    if (!isClass(Operand)) {
      Values.push_back(Operand);
      continue;
    }
    const Converted Value = convertedToBuiltin(Operand);
    if (Value.Exists == Modelled::No)
      return chosen(Found);
    if (Value.Exists == Modelled::CannotTell)
      return {};
    Values.push_back(Value.Type);
  }
  return Found.HasViable ? Outcome() : builtin(Operator, Values);
}

ExpressionValidity::Converted
ExpressionValidity::convertedToBuiltin(QualType T) {
  Converted Result;
  for (const NamedDecl *D : definitionOf(T)->getVisibleConversionFunctions()) {
    const auto *Function = dyn_cast<CXXConversionDecl>(D->getUnderlyingDecl());
    if (Function && Function->isExplicit())
      continue;
    const QualType Yields =
        Function ? Function->getConversionType() : QualType();
    if (Function && !isUnknown(Yields) && isClass(Yields))
      continue;
    const bool IsPlain = Result.Exists == Modelled::No && Function &&
                         !isUnknown(Yields) && D->getAccess() == AS_public &&
                         Function->isConst() && !Function->isDeleted() &&
                         Function->getRefQualifier() == RQ_None &&
                         !Function->getTrailingRequiresClause();
    if (!IsPlain)
      return {Modelled::CannotTell, QualType()};
    Result = {Modelled::Yes, Yields};
  }
  return Result;
}

Outcome ExpressionValidity::memberCall(QualType Object, StringRef Name) {
  if (isUnknown(Object))
    return {};
  if (!isClass(Object))
    return {Modelled::No, QualType()};
  Candidates All;
  if (addMembers(All, Object, &Context.Idents.get(Name), Object) ==
      Modelled::CannotTell)
    return {};
  return chosen(resolve(All, Object));
}

Outcome ExpressionValidity::associatedCall(StringRef Name,
                                           ArrayRef<QualType> Arguments) {
  if (llvm::any_of(Arguments, isUnknown))
    return {};
  Candidates All;
  addAssociated(All, &Context.Idents.get(Name), Arguments);
  return chosen(resolve(All, Arguments));
}

//===----------------------------------------------------------------------===//
// Calls ([func.require])
//===----------------------------------------------------------------------===//

Outcome ExpressionValidity::callFunction(const FunctionProtoType &Callee,
                                         ArrayRef<QualType> Arguments) {
  if (Arguments.size() < Callee.getNumParams() ||
      (Arguments.size() > Callee.getNumParams() && !Callee.isVariadic()))
    return {Modelled::No, QualType()};
  Modelled All = Modelled::Yes;
  for (size_t I = 0; I != Callee.getNumParams(); ++I)
    All = both(All, convertible(Arguments[I], Callee.getParamType(I)));
  if (Arguments.size() > Callee.getNumParams() && All == Modelled::Yes)
    All = Modelled::CannotTell;
  return {All, Callee.getReturnType()};
}

Outcome ExpressionValidity::callMember(const MemberPointerType &Callee,
                                       ArrayRef<QualType> Arguments) {
  const CXXRecordDecl *Class = Callee.getMostRecentCXXRecordDecl();
  if (Arguments.empty() || !Class)
    return {Arguments.empty() ? Modelled::No : Modelled::CannotTell,
            QualType()};
  QualType Object = Arguments[0].getNonReferenceType();
  bool IsLValue = Arguments[0]->isLValueReferenceType();
  if (Object->isPointerType()) {
    Object = Object->getPointeeType();
    IsLValue = true;
  }
  if (!Object->isRecordType())
    return {Modelled::No, QualType()};
  // Wrappers and smart pointers are dereferenced.
  if (derivedFrom(Object, typeOf(*Class)) != Modelled::Yes)
    return {};
  const QualType Pointee = Callee.getPointeeType();
  const auto *Function = Pointee->getAs<FunctionProtoType>();
  if (!Function) {
    if (Arguments.size() != 1)
      return {Modelled::No, QualType()};
    const QualType Field = Context.getQualifiedType(
        Pointee.getUnqualifiedType(),
        Pointee.getQualifiers() + Object.getQualifiers());
    return {Modelled::Yes,
            IsLValue ? lvalue(Field) : Context.getRValueReferenceType(Field)};
  }
  const bool RefFits = Function->getRefQualifier() == RQ_None ||
                       (Function->getRefQualifier() == RQ_LValue) == IsLValue;
  if (!Function->getMethodQuals().compatiblyIncludes(Object.getQualifiers(),
                                                     Context))
    return {Modelled::No, QualType()};
  if (!RefFits)
    return {};
  return callFunction(*Function, Arguments.drop_front());
}

Outcome ExpressionValidity::call(QualType Callee,
                                 ArrayRef<QualType> Arguments) {
  if (isUnknown(Callee) || llvm::any_of(Arguments, isUnknown))
    return {};
  QualType Object = Callee.getNonReferenceType();
  if (Object->isPointerType())
    Object = Object->getPointeeType();
  if (const auto *Function = Object->getAs<FunctionProtoType>())
    return callFunction(*Function, Arguments);
  if (const auto *Member = Object->getAs<MemberPointerType>())
    return Callee.getNonReferenceType()->isPointerType()
               ? Outcome{Modelled::No, QualType()}
               : callMember(*Member, Arguments);
  if (!isClass(Callee))
    return {Object->isFunctionType() ? Modelled::CannotTell : Modelled::No,
            QualType()};
  const CXXRecordDecl *Class = definitionOf(Callee);
  if (!Class)
    return {};
  llvm::SmallVector<QualType, 4> Operands = {Callee};
  Operands.append(Arguments.begin(), Arguments.end());
  Candidates All;
  if (addMembers(All, Callee,
                 Context.DeclarationNames.getCXXOperatorName(OO_Call),
                 Operands) == Modelled::CannotTell)
    return {};
  const Resolution Found = resolve(All, Operands);
  // A conversion to a pointer to a function may be called: that of a lambda
  // does what its operator does.
  if (!Class->isLambda() && !Found.IsExact &&
      convertedToBuiltin(Callee).Exists != Modelled::No)
    return {};
  return chosen(Found);
}

} // namespace clang::templates
