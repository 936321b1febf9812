//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/Facts/ExpressionValidity.h"
#include "lib/AST/Names.h"
#include "clang/AST/CXXInheritance.h"
#include "llvm/Support/SaveAndRestore.h"

namespace clang::templates {

/// Questions within questions that are followed: classes that hold classes.
static constexpr unsigned MaxDepth = 12;

bool ExpressionValidity::isUnknown(QualType T) {
  return T.isNull() || T->isDependentType() || T->isUndeducedType() ||
         T->isPlaceholderType() || T->containsErrors();
}

const CXXRecordDecl *ExpressionValidity::definitionOf(QualType T) {
  const CXXRecordDecl *Class =
      T.isNull() ? nullptr : T.getNonReferenceType()->getAsCXXRecordDecl();
  Class = Class ? Class->getDefinition() : nullptr;
  if (!Class || Class->isInvalidDecl() || !Class->isCompleteDefinition() ||
      Class->isDependentContext() || Class->isBeingDefined())
    return nullptr;
  return Class;
}

/// Types whose conversions are those of the standard.
static bool isOrdinary(QualType T) {
  return T->isArithmeticType()
             ? T->isRealType()
             : T->isEnumeralType() || T->isNullPtrType() ||
                   T->isPointerType() || T->isMemberPointerType();
}

static bool isScopedEnum(QualType T) { return T->isScopedEnumeralType(); }

bool ExpressionValidity::Conversion::isPerfect() const {
  return Valid == Modelled::Yes && Is == Rank::Exact && Added == 0 &&
         (FromLValue || Bound != Binding::LValue);
}

Modelled ExpressionValidity::derivedFrom(QualType Derived, QualType Base) {
  if (isUnknown(Derived) || isUnknown(Base))
    return Modelled::CannotTell;
  const CXXRecordDecl *BaseClass = Base->getAsCXXRecordDecl();
  if (!BaseClass || !Derived->getAsCXXRecordDecl() || BaseClass->isUnion())
    return Modelled::No;
  if (Context.hasSameUnqualifiedType(Derived, Base))
    return Modelled::Yes;
  const CXXRecordDecl *Class = definitionOf(Derived);
  if (!Class)
    return Modelled::CannotTell;
  CXXBasePaths Paths;
  if (!Class->isDerivedFrom(BaseClass, Paths) ||
      Paths.isAmbiguous(Context.getCanonicalType(Base.getUnqualifiedType())))
    return Modelled::No;
  return modelledIf(llvm::any_of(
      Paths, [](const CXXBasePath &Path) { return Path.Access == AS_public; }));
}

//===----------------------------------------------------------------------===//
// Conversions
//===----------------------------------------------------------------------===//

/// The type that a glvalue of type \p T has as a value.
static QualType decayed(ASTContext &Context, QualType T) {
  T = T.getNonReferenceType();
  if (T->isArrayType() || T->isFunctionType())
    return Context.getDecayedType(T);
  return T.getUnqualifiedType();
}

Modelled ExpressionValidity::convertPointer(QualType From, QualType To) {
  const QualType Source = From->getPointeeType();
  const QualType Target = To->getPointeeType();
  if (Context.hasSameType(Source, Target))
    return Modelled::Yes;
  // Pointers to pointers change their qualifiers by rules of their own.
  if (Source->isAnyPointerType() && Target->isAnyPointerType())
    return Modelled::CannotTell;
  if (Source->isFunctionType() || Target->isFunctionType())
    return Source->isFunctionType() && Target->isFunctionType()
               ? Modelled::CannotTell
               : Modelled::No;
  if (Source->isArrayType() || Target->isArrayType())
    return Modelled::CannotTell;
  if (!Target.isAtLeastAsQualifiedAs(Source, Context))
    return Modelled::No;
  if (Target->isVoidType() || Context.hasSameUnqualifiedType(Source, Target))
    return Modelled::Yes;
  return derivedFrom(Source, Target);
}

/// Between types that are no classes, of values.
ExpressionValidity::Conversion ExpressionValidity::convertScalar(QualType From,
                                                                 QualType To) {
  Conversion C;
  C.FromLValue = From->isLValueReferenceType();
  const QualType Source = decayed(Context, From);
  To = To.getUnqualifiedType();
  if (Context.hasSameUnqualifiedType(Source, To)) {
    C.Valid = modelledIf(!To->isVoidType());
    return C;
  }
  C.Is = Conversion::Rank::Standard;
  if (!isOrdinary(Source) || !isOrdinary(To)) {
    C.Valid = Source->isVoidType() || To->isVoidType() ? Modelled::No
                                                       : Modelled::CannotTell;
    C.Is = Conversion::Rank::Exact;
    return C;
  }
  if (To->isPointerType())
    C.Valid = Source->isPointerType() ? convertPointer(Source, To)
                                      : modelledIf(Source->isNullPtrType());
  else if (To->isMemberPointerType())
    C.Valid = Source->isMemberPointerType()
                  ? Modelled::CannotTell
                  : modelledIf(Source->isNullPtrType());
  else if (To->isBooleanType())
    C.Valid = modelledIf(!isScopedEnum(Source) && !Source->isNullPtrType());
  else
    C.Valid =
        modelledIf(!To->isEnumeralType() && !isScopedEnum(Source) &&
                   (Source->isArithmeticType() || Source->isEnumeralType()));
  C.Target = To;
  return C;
}

/// By conversion functions, to a type that is not that of a base.
ExpressionValidity::Conversion
ExpressionValidity::convertFromClass(const CXXRecordDecl &From, QualType To,
                                     bool Explicit) {
  Conversion C;
  C.Is = Conversion::Rank::User;
  To = To.getUnqualifiedType();
  bool IsOnly = true;
  for (const NamedDecl *D : From.getVisibleConversionFunctions()) {
    const auto *Function = dyn_cast<CXXConversionDecl>(D->getUnderlyingDecl());
    if (Function && Function->isExplicit() && !Explicit)
      continue;
    // Of several, one would have to be the best.
    const bool IsPlain = Function && IsOnly && D->getAccess() == AS_public &&
                         Function->isConst() && !Function->isDeleted() &&
                         Function->getRefQualifier() == RQ_None &&
                         !Function->getTrailingRequiresClause();
    IsOnly = false;
    const QualType Yields =
        Function ? Function->getConversionType() : QualType();
    Modelled Then = Modelled::CannotTell;
    if (!isUnknown(Yields)) {
      const QualType Value = Yields.getNonReferenceType();
      // Only one step is the user's.
      if (!Value->isRecordType() && !To->isRecordType())
        Then = convertScalar(Yields, To).Valid;
      else if (Value->isRecordType() != To->isRecordType() ||
               derivedFrom(Value, To) == Modelled::No)
        Then = Modelled::No;
    }
    if (Then == Modelled::Yes && IsPlain)
      C.Valid = Modelled::Yes;
    else if (Then != Modelled::No || C.Valid == Modelled::Yes)
      C.Valid = Modelled::CannotTell;
  }
  return C;
}

std::optional<ExpressionValidity::Text> ExpressionValidity::textOf(QualType T) {
  T = T.getNonReferenceType();
  if (T->isPointerType() || T->isArrayType()) {
    const QualType Character =
        T->isPointerType() ? T->getPointeeType()
                           : T->getAsArrayTypeUnsafe()->getElementType();
    if (!Character->isAnyCharacterType() || Character.isVolatileQualified())
      return std::nullopt;
    return Text{Character->getCanonicalTypeUnqualified(), Text::Form::Pointer};
  }
  const auto *Class = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
      T->getAsCXXRecordDecl());
  if (!Class || !Class->isInStdNamespace() || T.isVolatileQualified())
    return std::nullopt;
  const bool IsOwner = simpleName(*Class) == "basic_string";
  if (!IsOwner && simpleName(*Class) != "basic_string_view")
    return std::nullopt;
  const ArrayRef<TemplateArgument> Arguments =
      Class->getTemplateArgs().asArray();
  for (const TemplateArgument &Argument : Arguments.drop_front()) {
    const CXXRecordDecl *Other = Argument.getAsType()->getAsCXXRecordDecl();
    if (!Other || !Other->isInStdNamespace())
      return std::nullopt;
  }
  return Text{Arguments[0].getAsType()->getCanonicalTypeUnqualified(),
              IsOwner ? Text::Form::Owner : Text::Form::View};
}

bool ExpressionValidity::isText(QualType From, QualType To) {
  const std::optional<Text> Source = textOf(From);
  const std::optional<Text> Target = textOf(To);
  return Source && Target && Source->Character == Target->Character &&
         Target->Is != Text::Form::Pointer && Source->Is != Target->Is &&
         // The way from a view to a string is explicit.
         Source->Is != Text::Form::View;
}

ExpressionValidity::Conversion
ExpressionValidity::convertToClass(QualType From, const CXXRecordDecl &To) {
  Conversion C;
  C.Is = Conversion::Rank::User;
  if (isText(From, typeOf(To))) {
    C.Valid = Modelled::Yes;
    return C;
  }
  C.Valid = constructClass(To, From, /*Explicit=*/false, /*UserDefined=*/false);
  if (!From.getNonReferenceType()->isRecordType())
    return C;
  const CXXRecordDecl *Class = definitionOf(From);
  if (!Class || convertFromClass(*Class, typeOf(To)).Valid != Modelled::No)
    C.Valid = Modelled::CannotTell;
  return C;
}

ExpressionValidity::Conversion
ExpressionValidity::bindReference(QualType From, const ReferenceType &To,
                                  bool UserDefined) {
  Conversion C;
  C.FromLValue = From->isLValueReferenceType();
  const bool ToRValue = To.isRValueReferenceType();
  C.Bound =
      ToRValue ? Conversion::Binding::RValue : Conversion::Binding::LValue;
  const QualType Source = From.getNonReferenceType();
  const QualType Target = To.getPointeeType();
  const bool IsSame = Context.hasSameUnqualifiedType(Source, Target);
  const Modelled IsRelated =
      IsSame ? Modelled::Yes : derivedFrom(Source, Target);
  if (IsRelated == Modelled::CannotTell) {
    C.Valid = Modelled::CannotTell;
    return C;
  }
  if (IsRelated == Modelled::Yes) {
    const bool CategoryFits =
        Source->isFunctionType() ||
        (C.FromLValue ? !ToRValue
                      : ToRValue || (Target.isConstQualified() &&
                                     !Target.isVolatileQualified()));
    C.Valid = modelledIf(CategoryFits &&
                         Target.isAtLeastAsQualifiedAs(Source, Context));
    C.Added = Target.getCVRQualifiers() & ~Source.getCVRQualifiers();
    C.Is = IsSame ? Conversion::Rank::Exact : Conversion::Rank::Standard;
    C.Target = Context.getCanonicalType(Target).getUnqualifiedType();
    return C;
  }
  // Related by a base that is ambiguous or not accessible, or by an array's
  // or a function's type that differs a little.
  if (Source->isArrayType() != Target->isArrayType() ? Target->isArrayType()
                                                     : Source->isArrayType()) {
    C.Valid = Source->isArrayType() || definitionOf(Source)
                  ? Modelled::CannotTell
                  : Modelled::No;
    return C;
  }
  if (Target->isFunctionType()) {
    C.Valid = Source->isFunctionType() || Source->isRecordType()
                  ? Modelled::CannotTell
                  : Modelled::No;
    return C;
  }
  // A class may convert to an lvalue.
  const CXXRecordDecl *Class = definitionOf(Source);
  const bool MayYieldLValue =
      Source->isRecordType() &&
      (!Class || convertFromClass(*Class, Target).Valid != Modelled::No);
  if (!ToRValue &&
      (!Target.isConstQualified() || Target.isVolatileQualified())) {
    C.Valid =
        UserDefined && MayYieldLValue ? Modelled::CannotTell : Modelled::No;
    C.Is = Conversion::Rank::User;
    return C;
  }
  Conversion Temporary =
      convert(From, Target.getUnqualifiedType(), UserDefined);
  Temporary.Bound = C.Bound;
  return Temporary;
}

ExpressionValidity::Conversion
ExpressionValidity::convert(QualType From, QualType To, bool UserDefined) {
  llvm::SaveAndRestore Within(Depth, Depth + 1);
  Conversion C;
  C.Valid = Modelled::CannotTell;
  if (isUnknown(From) || isUnknown(To) || Depth > MaxDepth)
    return C;
  if (From->isVoidType()) {
    C.Valid = Modelled::No;
    return C;
  }
  if (const auto *Reference = To->getAs<ReferenceType>())
    return bindReference(From, *Reference, UserDefined);
  C.FromLValue = From->isLValueReferenceType();
  if (To->isArrayType() || To->isFunctionType() || To->isVoidType()) {
    C.Valid = Modelled::No;
    return C;
  }
  const QualType Source = From.getNonReferenceType();
  if (!To->isRecordType() && !Source->isRecordType())
    return convertScalar(From, To);
  if (Context.hasSameUnqualifiedType(Source, To) ||
      derivedFrom(Source, To) == Modelled::Yes) {
    const CXXRecordDecl *Class = definitionOf(To);
    C.Is = Context.hasSameUnqualifiedType(Source, To)
               ? Conversion::Rank::Exact
               : Conversion::Rank::Standard;
    C.Target = Context.getCanonicalType(To).getUnqualifiedType();
    // The parameter decides in overload resolution, its copy only afterwards.
    C.Valid = Class ? unlessNo(constructClass(*Class, From,
                                              /*Explicit=*/false))
                    : Modelled::CannotTell;
    return C;
  }
  if (!UserDefined) {
    C.Valid = Modelled::No;
    return C;
  }
  C.Is = Conversion::Rank::User;
  if (To->isRecordType()) {
    if (const CXXRecordDecl *Class = definitionOf(To))
      return convertToClass(From, *Class);
    return C;
  }
  if (const CXXRecordDecl *Class = definitionOf(Source))
    return convertFromClass(*Class, To);
  return C;
}

Modelled ExpressionValidity::convertible(QualType From, QualType To) {
  if (isUnknown(From) || isUnknown(To))
    return Modelled::CannotTell;
  if (To->isVoidType())
    return modelledIf(From->isVoidType());
  if (From->isVoidType() || To->isArrayType() || To->isFunctionType())
    return Modelled::No;
  if (const CXXRecordDecl *Class = definitionOf(To);
      Class && !To->isReferenceType()) {
    if (Class->isAbstract())
      return Modelled::No;
    // The result is an object that is destroyed.
    const Modelled Destroyed = destroys(*Class, /*WithoutException=*/false);
    if (Context.hasSameUnqualifiedType(From.getNonReferenceType(), To))
      return both(Destroyed, constructClass(*Class, From, /*Explicit=*/false));
    return both(Destroyed, convert(From, To, /*UserDefined=*/true).Valid);
  }
  return convert(From, To, /*UserDefined=*/true).Valid;
}

Modelled ExpressionValidity::testable(QualType T) {
  if (isUnknown(T))
    return Modelled::CannotTell;
  const QualType Value = decayed(Context, T);
  if (Value->isVoidType() || Value->isNullPtrType())
    return Modelled::No;
  if (Value->isRecordType())
    return Modelled::CannotTell;
  return convert(T, Context.BoolTy, /*UserDefined=*/false).Valid;
}

//===----------------------------------------------------------------------===//
// Construction and destruction
//===----------------------------------------------------------------------===//

/// Whether \p Type forbids that a destructor throws, if that can be read off.
static Modelled doesNotThrow(const FunctionProtoType &Type) {
  switch (Type.getExceptionSpecType()) {
  case EST_BasicNoexcept:
  case EST_DynamicNone:
  case EST_NoexceptTrue:
  case EST_NoThrow:
    return Modelled::Yes;
  case EST_NoexceptFalse:
  case EST_Dynamic:
  case EST_MSAny:
    return Modelled::No;
  default:
    return Modelled::CannotTell;
  }
}

Modelled ExpressionValidity::destroys(const CXXRecordDecl &Class,
                                      bool WithoutException) {
  llvm::SaveAndRestore Within(Depth, Depth + 1);
  if (Depth > MaxDepth)
    return Modelled::CannotTell;
  const CXXDestructorDecl *Destructor = Class.getDestructor();
  if (Destructor) {
    if (Destructor->isDeleted() || (Destructor->getAccess() != AS_public &&
                                    Destructor->getAccess() != AS_none))
      return Modelled::No;
    if (Destructor->getTrailingRequiresClause())
      return Modelled::CannotTell;
    if (!WithoutException)
      return Modelled::Yes;
    const auto *Type = Destructor->getType()->castAs<FunctionProtoType>();
    if (Type->getExceptionSpecType() != EST_None &&
        Type->getExceptionSpecType() != EST_Unevaluated)
      return doesNotThrow(*Type);
  } else if (!Class.needsImplicitDestructor() ||
             Class.needsOverloadResolutionForDestructor()) {
    return Modelled::CannotTell;
  } else if (Class.defaultedDestructorIsDeleted()) {
    return Modelled::No;
  }
  if (!WithoutException)
    return Modelled::Yes;
  // Without a specification it throws if that of a part does. Those of parts
  // are accessible from the class, if perhaps not from here.
  Modelled Parts = Modelled::Yes;
  const auto AddPart = [&](QualType T) {
    const QualType Element = Context.getBaseElementType(T);
    if (!Element->isRecordType())
      return;
    const CXXRecordDecl *Part = definitionOf(Element);
    const CXXDestructorDecl *D = Part ? Part->getDestructor() : nullptr;
    if (!Part)
      Parts = both(Parts, Modelled::CannotTell);
    else if (D && D->getAccess() != AS_public)
      Parts =
          both(Parts, doesNotThrow(*D->getType()->castAs<FunctionProtoType>()));
    else
      Parts = both(Parts, destroys(*Part, /*WithoutException=*/true));
  };
  for (const CXXBaseSpecifier &Base : Class.bases())
    AddPart(Base.getType());
  for (const FieldDecl *Field : Class.fields())
    if (!Field->getType()->isReferenceType())
      AddPart(Field->getType());
  return Parts;
}

Modelled ExpressionValidity::destructible(QualType T) {
  if (isUnknown(T))
    return Modelled::CannotTell;
  if (T->isReferenceType())
    return Modelled::Yes;
  if (T->isVoidType() || T->isFunctionType() || T->isIncompleteArrayType())
    return Modelled::No;
  const QualType Element = Context.getBaseElementType(T);
  if (!Element->isRecordType())
    return Element->isScalarType() ? Modelled::Yes : Modelled::CannotTell;
  const CXXRecordDecl *Class = definitionOf(Element);
  return Class ? destroys(*Class, /*WithoutException=*/true)
               : Modelled::CannotTell;
}

/// What the implicit default constructor of \p Class does with its parts
/// ([class.default.ctor]).
Modelled ExpressionValidity::defaultConstructs(const CXXRecordDecl &Class) {
  llvm::SaveAndRestore Within(Depth, Depth + 1);
  if (Depth > MaxDepth)
    return Modelled::CannotTell;
  if (Class.isLambda())
    return modelledIf(Class.lambdaIsDefaultConstructibleAndAssignable());
  // Parts see more of each other than a stranger does.
  const auto Part = [&](QualType T) {
    if (DefaultInitializes(T) == Modelled::Yes)
      return Modelled::Yes;
    const CXXRecordDecl *PartClass = definitionOf(T);
    if (!PartClass)
      return Modelled::CannotTell;
    for (const CXXConstructorDecl *Constructor : PartClass->ctors())
      if (Constructor->isDefaultConstructor() &&
          Constructor->getAccess() != AS_public)
        return Modelled::CannotTell;
    return constructClass(*PartClass, {}, /*Explicit=*/true);
  };
  Modelled Parts = Modelled::Yes;
  for (const CXXBaseSpecifier &Base : Class.bases())
    Parts = both(Parts, Part(Base.getType()));
  for (const FieldDecl *Field : Class.fields()) {
    const QualType T = Field->getType();
    if (Field->hasInClassInitializer() || Field->isUnnamedBitField())
      continue;
    const QualType Element = Context.getBaseElementType(T);
    if (T->isReferenceType() ||
        (Element.isConstQualified() && !Element->isRecordType()))
      return Class.isUnion() ? Modelled::CannotTell : Modelled::No;
    const CXXRecordDecl *FieldClass = Element->getAsCXXRecordDecl();
    if (!FieldClass)
      continue;
    if (Class.isUnion()) {
      FieldClass = FieldClass->getDefinition();
      if (!FieldClass || !FieldClass->hasTrivialDefaultConstructor())
        return Modelled::CannotTell;
    } else if (Element.isConstQualified() &&
               !(FieldClass->hasDefinition() &&
                 FieldClass->allowConstDefaultInit())) {
      Parts = both(Parts, Modelled::CannotTell);
    } else if (FieldClass->isAnonymousStructOrUnion()) {
      Parts = both(Parts, Modelled::CannotTell);
    } else {
      Parts = both(Parts, Part(Element));
    }
  }
  return Parts;
}

/// Whether a member of the class \p Class can be initialised by `{}` without
/// a constructor that is explicit or not accessible ([dcl.init.aggr]).
Modelled ExpressionValidity::initializedByNothing(const CXXRecordDecl &Class) {
  llvm::SaveAndRestore Within(Depth, Depth + 1);
  if (Depth > MaxDepth)
    return Modelled::CannotTell;
  if (!Class.isAggregate()) {
    for (const CXXConstructorDecl *Constructor : Class.ctors())
      if (Constructor->isDefaultConstructor() &&
          (Constructor->isExplicit() || Constructor->getAccess() != AS_public))
        return Modelled::No;
    return Modelled::Yes;
  }
  Modelled Parts = Modelled::Yes;
  const auto AddPart = [&](QualType T) {
    if (T->isReferenceType()) {
      Parts = Modelled::No;
      return;
    }
    const QualType Element = Context.getBaseElementType(T);
    if (!Element->isRecordType())
      return;
    const CXXRecordDecl *Part = definitionOf(Element);
    Parts =
        both(Parts, Part ? initializedByNothing(*Part) : Modelled::CannotTell);
  };
  for (const CXXBaseSpecifier &Base : Class.bases())
    AddPart(Base.getType());
  for (const FieldDecl *Field : Class.fields())
    if (!Field->hasInClassInitializer() && !Field->isUnnamedBitField())
      AddPart(Field->getType());
  return Class.isUnion() ? unlessNo(Parts) : Parts;
}

Modelled ExpressionValidity::defaultInitializable(QualType T) {
  if (isUnknown(T))
    return Modelled::CannotTell;
  const QualType Element = Context.getBaseElementType(T);
  if (!Element->isRecordType())
    return modelledIf(!Element.isConstQualified());
  const CXXRecordDecl *Class = definitionOf(Element);
  if (!Class)
    return Modelled::CannotTell;
  if (Element.isConstQualified() && !Class->allowConstDefaultInit())
    return Modelled::No;
  if (T->isArrayType() || Class->isAggregate())
    return initializedByNothing(*Class);
  return Modelled::Yes;
}

Modelled ExpressionValidity::constructClass(const CXXRecordDecl &Class,
                                            ArrayRef<QualType> Arguments,
                                            bool Explicit, bool UserDefined) {
  llvm::SaveAndRestore Within(Depth, Depth + 1);
  if (Depth > MaxDepth)
    return Modelled::CannotTell;
  Candidates All;
  addConstructors(All, Class, Arguments, Explicit);
  if (Arguments.empty() && Class.needsImplicitDefaultConstructor())
    return defaultConstructs(Class);
  const Resolution Found = resolve(All, Arguments, UserDefined);
  if (Found.Valid != Modelled::No)
    return Found.Valid;
  // Members in parentheses, since C++20.
  const bool ByMembers = Explicit && Class.isAggregate() && !Found.HasViable &&
                         Context.getLangOpts().CPlusPlus20 &&
                         !Arguments.empty();
  return ByMembers ? Modelled::CannotTell : Modelled::No;
}

Modelled ExpressionValidity::constructible(QualType T,
                                           ArrayRef<QualType> Arguments) {
  if (isUnknown(T) || llvm::any_of(Arguments, isUnknown))
    return Modelled::CannotTell;
  if (T->isVoidType() || T->isFunctionType() || T->isIncompleteArrayType())
    return Modelled::No;
  if (llvm::any_of(Arguments, [](QualType A) { return A->isVoidType(); }))
    return Modelled::No;
  if (T->isArrayType())
    return Arguments.empty() ? constructible(Context.getBaseElementType(T), {})
                             : Modelled::CannotTell;
  if (const CXXRecordDecl *Class = definitionOf(T);
      Class && !T->isReferenceType()) {
    if (Class->isAbstract())
      return Modelled::No;
    if (Arguments.size() == 1 && isText(Arguments[0], T))
      return Modelled::Yes;
    const Modelled Constructed =
        constructClass(*Class, Arguments, /*Explicit=*/true);
    const CXXRecordDecl *From =
        Arguments.size() == 1 ? definitionOf(Arguments[0]) : nullptr;
    const bool MayConvert =
        From && From != Class &&
        convertFromClass(*From, T, /*Explicit=*/true).Valid != Modelled::No;
    return both(destroys(*Class, /*WithoutException=*/false),
                MayConvert ? unlessNo(Constructed) : Constructed);
  }
  if (T->isRecordType())
    return Modelled::CannotTell;
  if (Arguments.empty())
    return modelledIf(!T->isReferenceType());
  if (Arguments.size() > 1)
    return Modelled::No;
  const QualType From = Arguments[0].getNonReferenceType();
  if (T->isBooleanType() && From->isNullPtrType())
    return Modelled::Yes;
  const Modelled Converts =
      convert(Arguments[0], T, /*UserDefined=*/true).Valid;
  // What is explicit counts here.
  const CXXRecordDecl *Class = definitionOf(From);
  return Class && convertFromClass(*Class, T.getNonReferenceType(),
                                   /*Explicit=*/true)
                          .Valid != Modelled::No
             ? unlessNo(Converts)
             : Converts;
}

} // namespace clang::templates
