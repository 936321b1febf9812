//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/Facts/ConceptModels.h"
#include "lib/AST/Names.h"
#include "lib/AST/TypeClassifier.h"
#include "llvm/ADT/bit.h"

using clang::templates::knowledge::ModelEntry;
using clang::templates::knowledge::StandardConcept;

namespace clang::templates {

using Is = StandardConcept;

/// Questions within questions that are followed.
static constexpr unsigned MaxDepth = 24;

ConceptModels::ConceptModels(ASTContext &Context)
    : Context(Context), Expressions(Context, [this](QualType T) {
        return of(T, Is::DefaultInitializable);
      }) {
  for (const ModelEntry &Entry : knowledge::standardModels())
    Listed[Entry.Class].push_back(&Entry);
}

/// \p T without what \p C does not look at.
static QualType subjectOf(StandardConcept C, QualType T) {
  if (C == Is::EqualityComparable || C == Is::TotallyOrdered ||
      C == Is::IndirectlyReadable)
    return T->isFunctionType() ? T
                               : T.getNonReferenceType().getUnqualifiedType();
  if ((C >= Is::Range && C <= Is::SizedRange) || C == Is::Swappable)
    return T.getNonReferenceType();
  return T;
}

Modelled ConceptModels::of(QualType Type, StandardConcept Concept,
                           ArrayRef<QualType> Arguments) {
  if (ExpressionValidity::isUnknown(Type) ||
      llvm::any_of(Arguments, ExpressionValidity::isUnknown))
    return Modelled::CannotTell;
  Type = Context.getCanonicalType(subjectOf(Concept, Type));
  Question Asked = {Type.getAsOpaquePtr(),
                    reinterpret_cast<const void *>(uintptr_t(Concept))};
  for (QualType Argument : Arguments)
    Asked.push_back(Context.getCanonicalType(Argument).getAsOpaquePtr());
  if (const auto Known = Answers.find(Asked); Known != Answers.end())
    return Known->second;
  if (UnderWay.size() >= MaxDepth || llvm::is_contained(UnderWay, Asked)) {
    ++Cuts;
    return Modelled::CannotTell;
  }
  const unsigned CutsBefore = Cuts;
  UnderWay.push_back(Asked);
  const Modelled Answer = compute(Type, Concept, Arguments);
  UnderWay.pop_back();
  if (Answer != Modelled::CannotTell || Cuts == CutsBefore || UnderWay.empty())
    Answers.emplace(std::move(Asked), Answer);
  return Answer;
}

//===----------------------------------------------------------------------===//
// The standard library
//===----------------------------------------------------------------------===//

/// Whether what models \p Strong models \p Weak by that.
static bool implies(StandardConcept Strong, StandardConcept Weak) {
  return Strong == Weak ||
         llvm::any_of(
             knowledge::standardConcepts()[size_t(Strong)].Implies,
             [&](StandardConcept Next) { return implies(Next, Weak); });
}

Modelled ConceptModels::argumentModels(const TemplateArgument &Argument,
                                       Concept C) {
  if (Argument.getKind() == TemplateArgument::Type)
    return of(Argument.getAsType(), C);
  Modelled All = Modelled::Yes;
  if (Argument.getKind() == TemplateArgument::Pack)
    for (const TemplateArgument &Element : Argument.pack_elements())
      All = both(All, argumentModels(Element, C));
  return All;
}

/// Whether \p Argument is what a template of the library has by default.
static bool isOwnOfLibrary(const TemplateArgument &Argument) {
  if (Argument.getKind() != TemplateArgument::Type)
    return true;
  const CXXRecordDecl *Class = Argument.getAsType()->getAsCXXRecordDecl();
  return Class && Class->isInStdNamespace();
}

Modelled ConceptModels::isListed(const ModelEntry &Row,
                                 ArrayRef<TemplateArgument> Arguments,
                                 Concept C) {
  const unsigned Asked = Row.Condition & knowledge::IfFirstToFourth;
  const unsigned Rest = std::max(1, llvm::bit_width(Asked));
  Modelled All = Modelled::Yes;
  for (unsigned I = 0; I != Arguments.size(); ++I) {
    if ((Row.Condition & knowledge::IfAll) || (Asked >> I & 1))
      All = both(All, argumentModels(Arguments[I], C));
    else if ((Row.Condition & knowledge::IfRestIsStandard) && I >= Rest)
      All = both(All, modelledIf(isOwnOfLibrary(Arguments[I])));
  }
  return All;
}

/// Yes, or nothing is known.
Modelled ConceptModels::isListed(QualType T, Concept C) {
  const NamedDecl *Class = TypeClassifier::classOf(T);
  if (!Class || !isInStandardLibrary(*Class))
    return Modelled::CannotTell;
  const auto Found = Listed.find(libraryName(*Class));
  if (Found == Listed.end())
    return Modelled::CannotTell;
  ArrayRef<TemplateArgument> Arguments;
  if (const auto *Specialisation =
          dyn_cast_or_null<ClassTemplateSpecializationDecl>(
              T->getAsCXXRecordDecl()))
    Arguments = Specialisation->getTemplateArgs().asArray();
  for (const ModelEntry *Row : Found->second)
    if (implies(Row->Concept, C) &&
        isListed(*Row, Arguments, C) == Modelled::Yes)
      return Modelled::Yes;
  return Modelled::CannotTell;
}

/// Whether what the library's classes offer for \p C, their constants do too.
static bool isForConstants(StandardConcept C) {
  return (C >= Is::Range && C <= Is::SizedRange) || C == Is::Destructible;
}

//===----------------------------------------------------------------------===//
// Objects
//===----------------------------------------------------------------------===//

QualType ConceptModels::lvalue(QualType T, bool IsConst) const {
  T = T.getNonReferenceType();
  if (IsConst && !T->isFunctionType())
    T = T.withConst();
  return Context.getLValueReferenceType(T);
}

Modelled ConceptModels::constructibleFrom(QualType T,
                                          ArrayRef<QualType> Arguments) {
  return both(of(T, Is::Destructible), Expressions.constructible(T, Arguments));
}

Modelled ConceptModels::convertibleTo(QualType From, QualType To) {
  const Modelled Implicit = Expressions.convertible(From, To);
  if (Implicit == Modelled::No || To->isVoidType())
    return Implicit;
  return both(Implicit, Expressions.constructible(To, From));
}

Modelled ConceptModels::copyConstructible(QualType T) {
  Modelled All = of(T, Is::MoveConstructible);
  // References have no qualifiers.
  const QualType Const = T->isReferenceType() ? T : T.withConst();
  for (QualType From :
       {lvalue(T), T->isReferenceType() ? lvalue(T) : lvalue(T, true), Const})
    if (All != Modelled::No)
      All = allOf({All, constructibleFrom(T, From), convertibleTo(From, T)});
  return All;
}

Modelled ConceptModels::swappable(QualType T) {
  T = T.getNonReferenceType();
  if (T->isVoidType() || T->isFunctionType() || T->isIncompleteArrayType())
    return Modelled::No;
  if (T->isArrayType())
    return of(Context.getAsArrayType(T)->getElementType(), Is::Swappable);
  const Modelled Moves =
      both(of(T, Is::MoveConstructible), of(lvalue(T), Is::AssignableFrom, T));
  if (Moves == Modelled::Yes || T->isScalarType())
    return Moves;
  const Outcome Own =
      Expressions.associatedCall("swap", {lvalue(T), lvalue(T)});
  if (Own.Valid == Modelled::No)
    return Moves;
  // One that has to convert is worse than the library's deleted one.
  return Own.Valid == Modelled::Yes && Own.IsPerfect ? Modelled::Yes
                                                     : Modelled::CannotTell;
}

Modelled ConceptModels::copyable(QualType T) {
  Modelled All = both(of(T, Is::CopyConstructible), of(T, Is::Movable));
  for (QualType From : {lvalue(T), lvalue(T, true), T.withConst()})
    if (All != Modelled::No)
      All = both(All, of(lvalue(T), Is::AssignableFrom, From));
  return All;
}

/// Whether `const A &` and `const B &` have a common reference.
Modelled ConceptModels::commonReference(QualType A, QualType B) {
  A = A.getNonReferenceType().getUnqualifiedType();
  B = B.getNonReferenceType().getUnqualifiedType();
  if (A->isVoidType() || B->isVoidType())
    return Modelled::No;
  if (Context.hasSameType(A, B) ||
      (A->isRealType() && B->isRealType() &&
       !(A->isEnumeralType() && B->isEnumeralType())))
    return Modelled::Yes;
  if (A->isArrayType() || B->isArrayType() || A->isFunctionType() ||
      B->isFunctionType())
    return Modelled::CannotTell;
  if (Expressions.derivedFrom(A, B) == Modelled::Yes ||
      Expressions.derivedFrom(B, A) == Modelled::Yes)
    return Modelled::Yes;
  // The conditional operator takes the only direction that there is. Without
  // one, common_type may still be specialised.
  const Modelled AToB = convertibleTo(lvalue(A, true), B);
  const Modelled BToA = convertibleTo(lvalue(B, true), A);
  return (AToB == Modelled::Yes && BToA == Modelled::No) ||
                 (AToB == Modelled::No && BToA == Modelled::Yes)
             ? Modelled::Yes
             : Modelled::CannotTell;
}

Modelled ConceptModels::assignableFrom(QualType To, QualType From) {
  if (!To->isLValueReferenceType())
    return Modelled::No;
  const Outcome Assigned = Expressions.operation(OO_Equal, {To, From});
  return both(yields(Assigned, To), commonReference(To, From));
}

//===----------------------------------------------------------------------===//
// Comparisons and calls
//===----------------------------------------------------------------------===//

/// Whether `a op b` answers yes or no.
Modelled ConceptModels::valid(OverloadedOperatorKind Operator, QualType A,
                              QualType B) {
  const Outcome Compared = Expressions.operation(Operator, {A, B});
  return Compared.Valid == Modelled::Yes ? Expressions.testable(Compared.Type)
                                         : Compared.Valid;
}

/// Whether two of the library's strings compare, by templates whose parameters
/// are not deduced; a pointer may be one of them.
static bool isComparedText(QualType A, QualType B) {
  using Form = ExpressionValidity::Text::Form;
  if (A.getNonReferenceType()->isArrayType() ||
      B.getNonReferenceType()->isArrayType())
    return false;
  const auto First = ExpressionValidity::textOf(A);
  const auto Second = ExpressionValidity::textOf(B);
  return First && Second && First->Character == Second->Character &&
         (First->Is != Form::Pointer || Second->Is != Form::Pointer);
}

Modelled ConceptModels::equal(QualType A, QualType B) {
  if (A->isVoidType() || B->isVoidType())
    return Modelled::No;
  if (isComparedText(A, B))
    return Modelled::Yes;
  A = lvalue(A, true);
  B = lvalue(B, true);
  Modelled All = Modelled::Yes;
  for (OverloadedOperatorKind Operator : {OO_EqualEqual, OO_ExclaimEqual}) {
    if (All != Modelled::No)
      All = both(All, valid(Operator, A, B));
    if (All != Modelled::No && A != B)
      All = both(All, valid(Operator, B, A));
  }
  return All;
}

Modelled ConceptModels::ordered(QualType A, QualType B) {
  if (isComparedText(A, B))
    return Modelled::Yes;
  A = lvalue(A, true);
  B = lvalue(B, true);
  Modelled All = Modelled::Yes;
  for (OverloadedOperatorKind Operator :
       {OO_Less, OO_Greater, OO_LessEqual, OO_GreaterEqual}) {
    if (All != Modelled::No)
      All = both(All, valid(Operator, A, B));
    if (All != Modelled::No && A != B)
      All = both(All, valid(Operator, B, A));
  }
  return All;
}

Modelled ConceptModels::predicate(QualType T, ArrayRef<QualType> Arguments) {
  const Outcome Called = Expressions.call(T, Arguments);
  return Called.Valid == Modelled::Yes ? Expressions.testable(Called.Type)
                                       : Called.Valid;
}

//===----------------------------------------------------------------------===//
// The concepts
//===----------------------------------------------------------------------===//

static Modelled isIntegral(QualType T) {
  // Libraries differ on the integers of the compiler.
  if (T->isBitIntType() || T->isSpecificBuiltinType(BuiltinType::Int128) ||
      T->isSpecificBuiltinType(BuiltinType::UInt128))
    return Modelled::CannotTell;
  return modelledIf(T->isIntegerType() && !T->isEnumeralType());
}

static Modelled isFloatingPoint(QualType T) {
  const auto *Builtin = T->getAs<BuiltinType>();
  if (!Builtin || !Builtin->isFloatingPoint())
    return Modelled::No;
  switch (Builtin->getKind()) {
  case BuiltinType::Float:
  case BuiltinType::Double:
  case BuiltinType::LongDouble:
    return Modelled::Yes;
  default:
    return Modelled::CannotTell;
  }
}

/// Types of extensions, which follow rules of their own.
static bool isExtension(QualType T) {
  T = T.getNonReferenceType();
  return T->isAtomicType() || T->isVectorType() || T->isBlockPointerType() ||
         T->isObjCObjectPointerType() || T->isObjCObjectType() ||
         T->isSizelessType() || T->isAnyComplexType() ||
         T->isVariableArrayType() || T->isMatrixType();
}

/// The number of types that \p C takes after the first: -1 is any number.
static int furtherTypes(StandardConcept C) {
  if (C == Is::ConstructibleFrom || C == Is::Invocable || C == Is::Predicate)
    return -1;
  return C >= Is::EqualityComparableWith && C != Is::Sortable;
}

Modelled ConceptModels::compute(QualType T, Concept C,
                                ArrayRef<QualType> Arguments) {
  const int Further = furtherTypes(C);
  if ((Further >= 0 && Arguments.size() != size_t(Further)) || isExtension(T) ||
      llvm::any_of(Arguments, isExtension))
    return Modelled::CannotTell;
  if (Arguments.empty() && T->isRecordType() && !T.isVolatileQualified()) {
    // A constant is moved by a copy.
    const bool IsCopied = T.isConstQualified() && (C == Is::MoveConstructible ||
                                                   C == Is::CopyConstructible);
    if ((!T.hasQualifiers() || IsCopied || isForConstants(C)) &&
        isListed(T.getUnqualifiedType(),
                 IsCopied ? Is::CopyConstructible : C) == Modelled::Yes)
      return Modelled::Yes;
  }
  const QualType First = Arguments.empty() ? QualType() : Arguments[0];
  switch (C) {
  case Is::Destructible:
    return Expressions.destructible(T);
  case Is::MoveConstructible:
    return both(constructibleFrom(T, T), convertibleTo(T, T));
  case Is::CopyConstructible:
    return T->isVoidType() || T->isFunctionType() ? Modelled::No
                                                  : copyConstructible(T);
  case Is::DefaultInitializable: {
    const Modelled Constructs = constructibleFrom(T, {});
    return Constructs == Modelled::No
               ? Constructs
               : both(Constructs, Expressions.defaultInitializable(T));
  }
  case Is::Swappable:
    return swappable(T);
  case Is::Movable:
    if (!T->isObjectType() || T->isVoidType())
      return Modelled::No;
    return allOf({of(T, Is::MoveConstructible),
                  of(lvalue(T), Is::AssignableFrom, T), of(T, Is::Swappable)});
  case Is::Copyable:
    return T->isObjectType() && !T->isVoidType() ? copyable(T) : Modelled::No;
  case Is::Semiregular:
    return both(of(T, Is::Copyable), of(T, Is::DefaultInitializable));
  case Is::EqualityComparable:
    return equal(T, T);
  case Is::TotallyOrdered: {
    const Modelled Equal = of(T, Is::EqualityComparable);
    return Equal == Modelled::No ? Equal : both(Equal, ordered(T, T));
  }
  case Is::Regular:
    return both(of(T, Is::Semiregular), of(T, Is::EqualityComparable));
  case Is::Integral:
    return isIntegral(T);
  case Is::SignedIntegral:
    return both(isIntegral(T), modelledIf(T->isSignedIntegerType()));
  case Is::UnsignedIntegral:
    return both(isIntegral(T), modelledIf(!T->isSignedIntegerType()));
  case Is::FloatingPoint:
    return isFloatingPoint(T);
  case Is::IndirectlyReadable:
    return indirectlyReadable(T);
  case Is::WeaklyIncrementable:
    return weaklyIncrementable(T);
  case Is::InputOrOutputIterator:
    return inputOrOutputIterator(T);
  case Is::InputIterator:
    return allOf({of(T, Is::InputOrOutputIterator),
                  of(T, Is::IndirectlyReadable),
                  hasCategory(T, "std::input_iterator_tag")});
  case Is::ForwardIterator:
    return forwardIterator(T);
  case Is::BidirectionalIterator:
    return bidirectionalIterator(T);
  case Is::RandomAccessIterator:
    return randomAccessIterator(T);
  case Is::Range:
    return range(T);
  case Is::InputRange:
    return rangeOf(T, Is::InputIterator);
  case Is::ForwardRange:
    return rangeOf(T, Is::ForwardIterator);
  case Is::BidirectionalRange:
    return rangeOf(T, Is::BidirectionalIterator);
  case Is::RandomAccessRange:
    return rangeOf(T, Is::RandomAccessIterator);
  case Is::SizedRange:
    return sizedRange(T);
  case Is::EqualityComparableWith:
    return allOf({of(T, Is::EqualityComparable),
                  of(First, Is::EqualityComparable), equal(T, First),
                  commonReference(T, First)});
  case Is::TotallyOrderedWith:
    return allOf({of(T, Is::TotallyOrdered), of(First, Is::TotallyOrdered),
                  of(T, Is::EqualityComparableWith, First), ordered(T, First)});
  case Is::ConvertibleTo:
    return convertibleTo(T, First);
  case Is::ConstructibleFrom:
    return constructibleFrom(T, Arguments);
  case Is::DerivedFrom:
    return Expressions.derivedFrom(T, First);
  case Is::SameAs:
    return modelledIf(Context.hasSameType(T, First));
  case Is::AssignableFrom:
    return assignableFrom(T, First);
  case Is::Invocable:
    return Expressions.call(T, Arguments).Valid;
  case Is::Predicate:
    return predicate(T, Arguments);
  case Is::OutputIterator:
    return outputIterator(T, First);
  case Is::IndirectlyWritable:
    return indirectlyWritable(T, First);
  case Is::SentinelFor:
    return sentinelFor(T, First);
  case Is::Sortable:
    return sortable(T);
  }
  llvm_unreachable("a concept without a definition");
}

} // namespace clang::templates
