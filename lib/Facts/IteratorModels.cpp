//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The concepts of iterators and ranges ([iterator.concepts], [range.req]).
//
//===----------------------------------------------------------------------===//

#include "lib/AST/Names.h"
#include "lib/Facts/ConceptModels.h"
#include "clang/Basic/SourceManager.h"

using clang::templates::knowledge::StandardConcept;

namespace clang::templates {

using Is = StandardConcept;

/// A type that a class or the traits of the library name.
struct ConceptModels::MemberType {
  Modelled Exists = Modelled::CannotTell;
  QualType Type;
};

//===----------------------------------------------------------------------===//
// Associated types
//===----------------------------------------------------------------------===//

/// The public type \p Name of \p Class, or of a base.
ConceptModels::MemberType ConceptModels::memberType(QualType T,
                                                    StringRef Name) {
  const CXXRecordDecl *Class = ExpressionValidity::definitionOf(T);
  if (!Class)
    return {T->isRecordType() ? Modelled::CannotTell : Modelled::No, {}};
  for (const NamedDecl *D : Class->lookup(&Context.Idents.get(Name))) {
    const auto *Type = dyn_cast<TypeDecl>(D->getUnderlyingDecl());
    if (!Type)
      return {};
    const QualType Named = Context.getTypeDeclType(Type);
    if (D->getAccess() != AS_public || ExpressionValidity::isUnknown(Named))
      return {};
    return {Modelled::Yes, Context.getCanonicalType(Named)};
  }
  MemberType Found{Modelled::No, {}};
  for (const CXXBaseSpecifier &Base : Class->bases()) {
    const MemberType InBase = memberType(Base.getType(), Name);
    if (InBase.Exists == Modelled::No)
      continue;
    if (Found.Exists != Modelled::No || Base.getAccessSpecifier() != AS_public)
      return {};
    Found = InBase;
  }
  return Found;
}

/// Whether the user may have specialised the traits of iterators for \p T.
bool ConceptModels::mayHaveOwnTraits(QualType T) const {
  const SourceManager &Sources = Context.getSourceManager();
  for (StringRef Name : {"std::iterator_traits", "std::incrementable_traits",
                         "std::indirectly_readable_traits"})
    for (const NamedDecl *D : declarationsCalled(Name, Context)) {
      const auto *Template = dyn_cast<ClassTemplateDecl>(D);
      if (!Template)
        continue;
      for (const ClassTemplateSpecializationDecl *Own :
           Template->specializations()) {
        const TemplateArgument &Argument = Own->getTemplateArgs()[0];
        if (Own->isExplicitSpecialization() &&
            Argument.getKind() == TemplateArgument::Type &&
            Context.hasSameType(Argument.getAsType(), T))
          return true;
      }
      llvm::SmallVector<ClassTemplatePartialSpecializationDecl *, 4> Partial;
      const_cast<ClassTemplateDecl *>(Template)->getPartialSpecializations(
          Partial);
      for (const ClassTemplatePartialSpecializationDecl *Own : Partial)
        if (!Sources.isInSystemHeader(Own->getLocation()))
          return true;
    }
  return false;
}

/// std::iter_difference_t.
ConceptModels::MemberType ConceptModels::difference(QualType T) {
  T = T.getUnqualifiedType();
  if (T->isPointerType())
    return T->getPointeeType()->isObjectType()
               ? MemberType{Modelled::Yes, Context.getCanonicalType(
                                               Context.getPointerDiffType())}
               : MemberType{Modelled::No, {}};
  if (T->isIntegerType() && !T->isEnumeralType())
    return {Modelled::Yes, Context.IntTy};
  if (!T->isRecordType() || mayHaveOwnTraits(T))
    return {T->isArithmeticType() ? Modelled::No : Modelled::CannotTell, {}};
  const MemberType Named = memberType(T, "difference_type");
  if (Named.Exists != Modelled::No)
    return Named;
  // That of a difference, if there is one.
  const QualType Operand = lvalue(T, /*IsConst=*/true);
  return {Expressions.operation(OO_Minus, {Operand, Operand}).Valid ==
                  Modelled::No
              ? Modelled::No
              : Modelled::CannotTell,
          {}};
}

/// Whether the category of the iterator \p T is \p Tag or derived from it.
Modelled ConceptModels::hasCategory(QualType T, StringRef Tag) {
  if (T->isPointerType())
    return Modelled::Yes;
  if (!T->isRecordType() || mayHaveOwnTraits(T))
    return Modelled::CannotTell;
  MemberType Category = memberType(T, "iterator_concept");
  if (Category.Exists == Modelled::No)
    Category = memberType(T, "iterator_category");
  // Without either it is what it can do.
  if (Category.Exists == Modelled::No)
    return Modelled::Yes;
  const CXXRecordDecl *Class = ExpressionValidity::definitionOf(Category.Type);
  if (!Class)
    return Modelled::CannotTell;
  if (libraryName(*Class) == Tag)
    return Modelled::Yes;
  bool IsDerived = false;
  Class->forallBases([&](const CXXRecordDecl *Base) {
    IsDerived |= libraryName(*Base) == Tag;
    return true;
  });
  return modelledIf(IsDerived);
}

//===----------------------------------------------------------------------===//
// Iterators
//===----------------------------------------------------------------------===//

Modelled ConceptModels::yields(const Outcome &Expression, QualType T) const {
  if (Expression.Valid != Modelled::Yes)
    return Expression.Valid;
  if (Expression.Type.isNull())
    return Modelled::CannotTell;
  return modelledIf(Context.hasSameType(Expression.Type, T));
}

Modelled ConceptModels::indirectlyReadable(QualType T) {
  T = T.getNonReferenceType().getUnqualifiedType();
  if (T->isPointerType())
    return modelledIf(T->getPointeeType()->isObjectType() &&
                      !T->getPointeeType()->isVoidType());
  if (!T->isRecordType() && !T->isEnumeralType())
    return Modelled::No;
  const Outcome Read = Expressions.operation(OO_Star, lvalue(T));
  if (Read.Valid == Modelled::No)
    return Modelled::No;
  const Outcome ConstRead =
      Expressions.operation(OO_Star, lvalue(T, /*IsConst=*/true));
  if (ConstRead.Valid == Modelled::No)
    return Modelled::No;
  if (mayHaveOwnTraits(T) || Read.Type.isNull() || ConstRead.Type.isNull())
    return Modelled::CannotTell;
  MemberType Value = memberType(T, "value_type");
  const MemberType Element = memberType(T, "element_type");
  if (Value.Exists == Modelled::No)
    Value = Element;
  else if (Element.Exists != Modelled::No)
    return Modelled::CannotTell;
  if (Value.Exists != Modelled::Yes)
    return Value.Exists;
  const Modelled Same =
      modelledIf(Context.hasSameType(Read.Type, ConstRead.Type) &&
                 !Read.Type->isVoidType() && Value.Type->isObjectType() &&
                 !Value.Type->isVoidType());
  // Moving out of it is what it is for other types, and so is a proxy.
  const bool IsPlain =
      Expressions.associatedCall("iter_move", lvalue(T)).Valid ==
          Modelled::No &&
      Context.hasSameUnqualifiedType(Read.Type.getNonReferenceType(),
                                     Value.Type);
  return both(Same, IsPlain ? Modelled::Yes : Modelled::CannotTell);
}

Modelled ConceptModels::weaklyIncrementable(QualType T) {
  const Modelled Moves = of(T, Is::Movable);
  if (Moves == Modelled::No || T->isBooleanType())
    return Modelled::No;
  const MemberType Difference = difference(T);
  const Modelled HasDifference = Difference.Exists == Modelled::Yes
                                     ? of(Difference.Type, Is::SignedIntegral)
                                     : Difference.Exists;
  if (HasDifference == Modelled::No)
    return Modelled::No;
  return allOf(
      {Moves, HasDifference,
       yields(Expressions.operation(OO_PlusPlus, lvalue(T)), lvalue(T)),
       Expressions.operation(OO_PlusPlus, {lvalue(T), Context.IntTy}).Valid});
}

Modelled ConceptModels::inputOrOutputIterator(QualType T) {
  const Modelled Increments = of(T, Is::WeaklyIncrementable);
  if (Increments == Modelled::No)
    return Increments;
  const Outcome Read = Expressions.operation(OO_Star, lvalue(T));
  if (Read.Valid != Modelled::Yes)
    return both(Increments, Read.Valid);
  if (Read.Type.isNull())
    return Modelled::CannotTell;
  return both(Increments, modelledIf(!Read.Type->isVoidType()));
}

Modelled ConceptModels::forwardIterator(QualType T) {
  const Modelled Reads = of(T, Is::InputIterator);
  if (Reads == Modelled::No)
    return Reads;
  return allOf(
      {Reads, hasCategory(T, "std::forward_iterator_tag"), of(T, Is::Regular),
       yields(Expressions.operation(OO_PlusPlus, {lvalue(T), Context.IntTy}),
              T)});
}

Modelled ConceptModels::bidirectionalIterator(QualType T) {
  const Modelled Forward = of(T, Is::ForwardIterator);
  if (Forward == Modelled::No)
    return Forward;
  return allOf(
      {Forward, hasCategory(T, "std::bidirectional_iterator_tag"),
       yields(Expressions.operation(OO_MinusMinus, lvalue(T)), lvalue(T)),
       yields(Expressions.operation(OO_MinusMinus, {lvalue(T), Context.IntTy}),
              T)});
}

Modelled ConceptModels::randomAccessIterator(QualType T) {
  const Modelled Bidirectional = of(T, Is::BidirectionalIterator);
  if (Bidirectional == Modelled::No)
    return Bidirectional;
  const MemberType Difference = difference(T);
  if (Difference.Exists != Modelled::Yes)
    return both(Bidirectional, Difference.Exists);
  const QualType Self = lvalue(T);
  const QualType Const = lvalue(T, /*IsConst=*/true);
  const QualType Steps = lvalue(Difference.Type, /*IsConst=*/true);
  const Outcome Read = Expressions.operation(OO_Star, Self);
  const auto Yields = [&](OverloadedOperatorKind Operator, QualType A,
                          QualType B, QualType Result) {
    return yields(Expressions.operation(Operator, {A, B}), Result);
  };
  return allOf(
      {Bidirectional, hasCategory(T, "std::random_access_iterator_tag"),
       of(T, Is::TotallyOrdered),
       Yields(OO_Minus, Const, Const, Difference.Type),
       Yields(OO_PlusEqual, Self, Steps, Self),
       Yields(OO_MinusEqual, Self, Steps, Self),
       Yields(OO_Plus, Const, Steps, T), Yields(OO_Plus, Steps, Const, T),
       Yields(OO_Minus, Const, Steps, T),
       Read.Type.isNull() ? Modelled::CannotTell
                          : Yields(OO_Subscript, Const, Steps, Read.Type)});
}

Modelled ConceptModels::indirectlyWritable(QualType Out, QualType T) {
  const Outcome Place = Expressions.operation(OO_Star, lvalue(Out));
  if (Place.Valid == Modelled::No)
    return Modelled::No;
  // A value that is written to is a proxy.
  if (Place.Type.isNull() || !Place.Type->isLValueReferenceType() ||
      Out.isConstQualified())
    return Modelled::CannotTell;
  return Expressions.operation(OO_Equal, {Place.Type, T}).Valid;
}

Modelled ConceptModels::outputIterator(QualType T, QualType Value) {
  const Modelled Writes = both(of(T, Is::InputOrOutputIterator),
                               of(T, Is::IndirectlyWritable, Value));
  if (Writes == Modelled::No)
    return Writes;
  const Outcome Before =
      Expressions.operation(OO_PlusPlus, {lvalue(T), Context.IntTy});
  if (Before.Type.isNull())
    return Modelled::CannotTell;
  const Outcome Place = Expressions.operation(OO_Star, Before.Type);
  if (Place.Valid != Modelled::Yes || Place.Type.isNull())
    return both(Writes, Place.Valid == Modelled::No ? Modelled::No
                                                    : Modelled::CannotTell);
  return both(Writes,
              Expressions.operation(OO_Equal, {Place.Type, Value}).Valid);
}

Modelled ConceptModels::sentinelFor(QualType Sentinel, QualType Iterator) {
  return allOf({of(Sentinel, Is::Semiregular),
                of(Iterator, Is::InputOrOutputIterator),
                Context.hasSameType(Sentinel, Iterator)
                    ? of(Sentinel, Is::EqualityComparable)
                    : equal(Sentinel, Iterator)});
}

Modelled ConceptModels::sortable(QualType T) {
  const Modelled Forward = of(T, Is::ForwardIterator);
  if (Forward == Modelled::No)
    return Forward;
  const Outcome Read = Expressions.operation(OO_Star, lvalue(T));
  if (Read.Type.isNull() || !Read.Type->isLValueReferenceType())
    return Modelled::CannotTell;
  const QualType Value = Read.Type.getNonReferenceType().getUnqualifiedType();
  return allOf({Forward, of(Value, Is::Movable), of(Value, Is::TotallyOrdered),
                of(T, Is::IndirectlyWritable, Value)});
}

//===----------------------------------------------------------------------===//
// Ranges
//===----------------------------------------------------------------------===//

/// `ranges::begin(t)` or the like, of an lvalue.
Outcome ConceptModels::rangeAccess(QualType T, StringRef Name) {
  const QualType Operand = lvalue(T);
  const QualType Object = T.getNonReferenceType();
  if (Object->isConstantArrayType())
    return {Modelled::Yes,
            Context.getArrayDecayedType(Object).getUnqualifiedType()};
  Outcome Result = Expressions.memberCall(Operand, Name);
  if (Result.Valid == Modelled::No) {
    Result = Expressions.associatedCall(Name, Operand);
    // One that has to convert may be worse than the library's deleted one.
    if (Result.Valid == Modelled::Yes && !Result.IsPerfect)
      return {};
  }
  if (Result.Valid == Modelled::Yes && !Result.Type.isNull())
    Result.Type = Context.getCanonicalType(
        Result.Type.getNonReferenceType().getUnqualifiedType());
  return Result;
}

Modelled ConceptModels::range(QualType T) {
  if (T->isVoidType())
    return Modelled::No;
  const Outcome Begin = rangeAccess(T, "begin");
  const Outcome End = rangeAccess(T, "end");
  if (Begin.Valid == Modelled::No || End.Valid == Modelled::No)
    return Modelled::No;
  if (Begin.Type.isNull() || End.Type.isNull())
    return Modelled::CannotTell;
  const Modelled Delimits = of(End.Type, Is::SentinelFor, Begin.Type);
  // What a member yields may be no iterator, and yet that of a function.
  return T.getNonReferenceType()->isArrayType() ? Delimits
         : Delimits == Modelled::Yes            ? Modelled::Yes
         : Expressions.associatedCall("begin", lvalue(T)).Valid ==
                     Modelled::No &&
                 Expressions.associatedCall("end", lvalue(T)).Valid ==
                     Modelled::No
             ? Delimits
             : Modelled::CannotTell;
}

Modelled ConceptModels::rangeOf(QualType T, Concept IteratorConcept) {
  const Modelled IsRange = of(T, Is::Range);
  if (IsRange == Modelled::No)
    return IsRange;
  const Outcome Begin = rangeAccess(T, "begin");
  return Begin.Type.isNull() ? Modelled::CannotTell
                             : both(IsRange, of(Begin.Type, IteratorConcept));
}

Modelled ConceptModels::sizedRange(QualType T) {
  const Modelled IsRange = of(T, Is::Range);
  if (IsRange == Modelled::No || T.getNonReferenceType()->isArrayType())
    return IsRange;
  const Outcome Size = rangeAccess(T, "size");
  if (Size.Valid == Modelled::CannotTell ||
      (Size.Valid == Modelled::Yes && Size.Type.isNull()))
    return Modelled::CannotTell;
  if (Size.Valid == Modelled::Yes)
    return Size.Type->isBooleanType() ||
                   of(Size.Type, Is::Integral) != Modelled::Yes
               ? Modelled::CannotTell
               : IsRange;
  const Outcome Begin = rangeAccess(T, "begin");
  const Outcome End = rangeAccess(T, "end");
  if (Begin.Type.isNull() || End.Type.isNull())
    return Modelled::CannotTell;
  const MemberType Difference = difference(Begin.Type);
  const QualType Last = lvalue(End.Type, /*IsConst=*/true);
  const QualType First = lvalue(Begin.Type, /*IsConst=*/true);
  const auto Subtracts = [&](QualType A, QualType B) {
    const Outcome Distance = Expressions.operation(OO_Minus, {A, B});
    return Difference.Exists == Modelled::Yes
               ? yields(Distance, Difference.Type)
               : unlessNo(Distance.Valid);
  };
  return allOf({IsRange, of(Begin.Type, Is::ForwardIterator),
                Subtracts(Last, First), Subtracts(First, Last)});
}

} // namespace clang::templates
