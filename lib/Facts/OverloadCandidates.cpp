//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The candidates for an operator or a call, and which of them is chosen.
//
//===----------------------------------------------------------------------===//

#include "lib/Facts/ExpressionValidity.h"
#include "clang/AST/DeclFriend.h"
#include "llvm/ADT/SetVector.h"
#include "llvm/ADT/SmallPtrSet.h"
#include <map>

namespace clang::templates {

/// Template arguments within template arguments whose namespaces are looked at.
static constexpr unsigned MaxAssociatedDepth = 8;

//===----------------------------------------------------------------------===//
// Deduction
//===----------------------------------------------------------------------===//

/// Deduces the parameters of a function template from the types of arguments,
/// where that takes no more than comparing types ([temp.deduct.call]).
class ExpressionValidity::Deduction {
public:
  Deduction(ASTContext &Context, const FunctionTemplateDecl &Template)
      : Context(Context), Template(Template) {}

  /// Turns \p C from the pattern's parameters to those of the specialisation
  /// for \p Arguments; false if there certainly is none.
  bool specialise(Candidate &C, ArrayRef<QualType> Arguments,
                  unsigned FirstDeduced);

private:
  enum class Fit { Yes, No, Unknown };

  Fit matchParameter(QualType Parameter, QualType Argument,
                     QualType &Specialised);
  Fit match(QualType Pattern, QualType Argument, bool AllowDerived = false);
  Fit matchArguments(ArrayRef<TemplateArgument> Patterns,
                     ArrayRef<TemplateArgument> Arguments);
  Fit matchArgument(const TemplateArgument &Pattern,
                    const TemplateArgument &Argument);
  Fit bind(const TemplateTypeParmType &Parameter,
           const TemplateArgument &Argument) {
    return bind(Parameter.getDepth(), Parameter.getIndex(), Argument);
  }
  Fit bind(unsigned ParameterDepth, unsigned Index,
           const TemplateArgument &Argument);
  bool allBound() const;
  QualType substitute(QualType Pattern) const;

  ASTContext &Context;
  const FunctionTemplateDecl &Template;
  std::map<unsigned, TemplateArgument> Bound;
  /// The base by which the argument matches, null if it does so itself.
  QualType MatchedBase;
  /// Parameters as they are written, and for these arguments.
  llvm::SmallVector<std::pair<QualType, QualType>, 4> Known;
};

ExpressionValidity::Deduction::Fit
ExpressionValidity::Deduction::bind(unsigned ParameterDepth, unsigned Index,
                                    const TemplateArgument &Argument) {
  if (ParameterDepth != Template.getTemplateParameters()->getDepth())
    return Fit::Unknown;
  const TemplateArgument Canonical =
      Context.getCanonicalTemplateArgument(Argument);
  const auto [Place, IsNew] = Bound.try_emplace(Index, Canonical);
  return IsNew || Place->second.structurallyEquals(Canonical) ? Fit::Yes
                                                              : Fit::No;
}

ExpressionValidity::Deduction::Fit
ExpressionValidity::Deduction::matchArgument(const TemplateArgument &Pattern,
                                             const TemplateArgument &Argument) {
  if (!Pattern.isDependent())
    return Context.getCanonicalTemplateArgument(Pattern).structurallyEquals(
               Context.getCanonicalTemplateArgument(Argument))
               ? Fit::Yes
               : Fit::No;
  if (Pattern.getKind() == TemplateArgument::Type &&
      Argument.getKind() == TemplateArgument::Type)
    return match(Pattern.getAsType(), Argument.getAsType());
  if (Pattern.getKind() == TemplateArgument::Expression &&
      Argument.getKind() != TemplateArgument::Pack)
    if (const auto *Name =
            dyn_cast<DeclRefExpr>(Pattern.getAsExpr()->IgnoreParenImpCasts()))
      if (const auto *Parameter =
              dyn_cast<NonTypeTemplateParmDecl>(Name->getDecl()))
        return bind(Parameter->getDepth(), Parameter->getIndex(), Argument);
  return Fit::Unknown;
}

ExpressionValidity::Deduction::Fit
ExpressionValidity::Deduction::matchArguments(
    ArrayRef<TemplateArgument> Patterns, ArrayRef<TemplateArgument> Arguments) {
  Fit All = Fit::Yes;
  for (size_t I = 0; I != Patterns.size(); ++I) {
    if (Patterns[I].isPackExpansion() ||
        Patterns[I].getKind() == TemplateArgument::Pack) {
      // Packs of a specialisation are one argument.
      const TemplateArgument Pattern =
          Patterns[I].isPackExpansion() ? Patterns[I].getPackExpansionPattern()
                                        : Patterns[I];
      const auto *Parameter =
          Pattern.getKind() == TemplateArgument::Type
              ? Pattern.getAsType()->getAs<TemplateTypeParmType>()
              : nullptr;
      if (!Parameter || I + 1 != Patterns.size() || I + 1 != Arguments.size() ||
          Arguments[I].getKind() != TemplateArgument::Pack)
        return Fit::Unknown;
      if (bind(*Parameter, Arguments[I]) == Fit::No)
        return Fit::No;
      return All;
    }
    if (I >= Arguments.size())
      return Fit::Unknown;
    const Fit One = matchArgument(Patterns[I], Arguments[I]);
    if (One == Fit::No)
      return One;
    if (One == Fit::Unknown)
      All = One;
  }
  return Patterns.size() == Arguments.size() ? All : Fit::Unknown;
}

/// The bases of \p Class that are specialisations of \p Template; no value if
/// that is not known.
static std::optional<
    llvm::SmallVector<const ClassTemplateSpecializationDecl *, 2>>
basesFrom(const CXXRecordDecl &Class, const TemplateDecl &Template) {
  const CXXRecordDecl *Definition = Class.getDefinition();
  if (!Definition)
    return std::nullopt;
  llvm::SmallVector<const ClassTemplateSpecializationDecl *, 2> Found;
  const bool IsKnown = Definition->forallBases([&](const CXXRecordDecl *Base) {
    if (const auto *Specialisation =
            dyn_cast<ClassTemplateSpecializationDecl>(Base);
        Specialisation &&
        Specialisation->getSpecializedTemplate()->getCanonicalDecl() ==
            Template.getCanonicalDecl())
      Found.push_back(Specialisation);
    return true;
  });
  if (!IsKnown)
    return std::nullopt;
  return Found;
}

/// \p Argument without qualifiers that are not deduced.
ExpressionValidity::Deduction::Fit
ExpressionValidity::Deduction::match(QualType Pattern, QualType Argument,
                                     bool AllowDerived) {
  Pattern = Context.getCanonicalType(Pattern);
  Argument = Context.getCanonicalType(Argument);
  if (!Pattern->isDependentType())
    return Context.hasSameType(Pattern, Argument) ? Fit::Yes : Fit::No;
  if (const auto *Parameter = Pattern->getAs<TemplateTypeParmType>()) {
    if (Parameter->isParameterPack())
      return Fit::Unknown;
    Qualifiers Rest = Argument.getQualifiers();
    Rest.removeCVRQualifiers(Pattern.getCVRQualifiers());
    return bind(*Parameter,
                Context.getQualifiedType(Argument.getUnqualifiedType(), Rest));
  }
  if (const auto *Written = Pattern->getAs<TemplateSpecializationType>()) {
    const TemplateDecl *Named = Written->getTemplateName().getAsTemplateDecl();
    const CXXRecordDecl *Class = Argument->getAsCXXRecordDecl();
    if (!Class)
      return Fit::No;
    if (!Named || !isa<ClassTemplateDecl>(Named))
      return Fit::Unknown;
    const auto *Specialisation =
        dyn_cast<ClassTemplateSpecializationDecl>(Class);
    const bool IsSame =
        Specialisation &&
        Specialisation->getSpecializedTemplate()->getCanonicalDecl() ==
            Named->getCanonicalDecl();
    const Fit Same =
        IsSame ? matchArguments(Written->template_arguments(),
                                Specialisation->getTemplateArgs().asArray())
               : Fit::No;
    if (Same != Fit::No || !AllowDerived)
      return Same;
    const auto Bases = basesFrom(*Class, *Named);
    if (!Bases || Bases->size() > 1 || (IsSame && !Bases->empty()))
      return Fit::Unknown;
    if (Bases->empty())
      return Fit::No;
    MatchedBase = Context.getCanonicalTagType(Bases->front());
    return matchArguments(Written->template_arguments(),
                          Bases->front()->getTemplateArgs().asArray());
  }
  if (const auto *Pointer = Pattern->getAs<PointerType>()) {
    if (const auto *To = Argument->getAs<PointerType>())
      return match(Pointer->getPointeeType(), To->getPointeeType());
    return Fit::No;
  }
  if (Pattern->isArrayType())
    return Argument->isArrayType() ? Fit::Unknown : Fit::No;
  if (Pattern->isMemberPointerType())
    return Argument->isMemberPointerType() ? Fit::Unknown : Fit::No;
  if (Pattern->isFunctionType())
    return Argument->isFunctionType() ? Fit::Unknown : Fit::No;
  return Fit::Unknown;
}

ExpressionValidity::Deduction::Fit
ExpressionValidity::Deduction::matchParameter(QualType Parameter,
                                              QualType Argument,
                                              QualType &Specialised) {
  Parameter = Context.getCanonicalType(Parameter);
  const auto *Reference = Parameter->getAs<ReferenceType>();
  const QualType Pattern =
      Reference ? Reference->getPointeeType() : Parameter.getUnqualifiedType();
  const auto *Bare = Pattern->getAs<TemplateTypeParmType>();
  if (Bare && !Bare->isParameterPack() && Parameter->isRValueReferenceType() &&
      !Pattern.hasQualifiers()) {
    const bool IsLValue = Argument->isLValueReferenceType();
    Specialised =
        IsLValue
            ? Argument
            : Context.getRValueReferenceType(Argument.getNonReferenceType());
    return bind(*Bare, IsLValue ? Argument : Argument.getNonReferenceType());
  }
  QualType From = Argument.getNonReferenceType();
  if (!Reference)
    From = From->isArrayType() || From->isFunctionType()
               ? Context.getDecayedType(From)
               : From.getUnqualifiedType();
  // What the parameter has by itself is not deduced, but for a bare name,
  // which takes the qualifiers of the argument that it does not have.
  const QualType Compared = Bare ? From : From.getUnqualifiedType();
  MatchedBase = QualType();
  const Fit Result =
      match(Bare ? Pattern : QualType(Pattern.getUnqualifiedType()), Compared,
            /*AllowDerived=*/true);
  Qualifiers Quals = Pattern.getQualifiers();
  if (Bare)
    Quals.addCVRQualifiers(From.getCVRQualifiers());
  if (!MatchedBase.isNull())
    From = MatchedBase;
  Specialised = Context.getQualifiedType(From.getUnqualifiedType(), Quals);
  if (Reference)
    Specialised = Parameter->isLValueReferenceType()
                      ? Context.getLValueReferenceType(Specialised)
                      : Context.getRValueReferenceType(Specialised);
  return Result;
}

bool ExpressionValidity::Deduction::allBound() const {
  const TemplateParameterList &List = *Template.getTemplateParameters();
  for (unsigned I = 0; I != List.size(); ++I)
    if (!Bound.count(I))
      return false;
  return true;
}

/// Null if substitution may fail, or does more than replace a name.
QualType ExpressionValidity::Deduction::substitute(QualType Pattern) const {
  Pattern = Context.getCanonicalType(Pattern);
  if (!Pattern->isDependentType())
    return Pattern->isUndeducedType() ? QualType() : Pattern;
  for (const auto &[Written, For] : Known)
    if (Context.hasSameType(Written.getNonReferenceType().getUnqualifiedType(),
                            Pattern.getUnqualifiedType()))
      return Context.getQualifiedType(
          For.getNonReferenceType().getUnqualifiedType(),
          Pattern.getQualifiers());
  if (const auto *Parameter = Pattern->getAs<TemplateTypeParmType>()) {
    const auto Found = Bound.find(Parameter->getIndex());
    if (Found == Bound.end() ||
        Found->second.getKind() != TemplateArgument::Type ||
        Parameter->getDepth() != Template.getTemplateParameters()->getDepth())
      return QualType();
    return Context.getQualifiedType(Found->second.getAsType(),
                                    Pattern.getQualifiers());
  }
  const auto *Reference = Pattern->getAs<ReferenceType>();
  if (!Reference)
    return QualType();
  const QualType To = substitute(Reference->getPointeeType());
  if (To.isNull())
    return To;
  return Pattern->isLValueReferenceType() ? Context.getLValueReferenceType(To)
                                          : Context.getRValueReferenceType(To);
}

bool ExpressionValidity::Deduction::specialise(Candidate &C,
                                               ArrayRef<QualType> Arguments,
                                               unsigned FirstDeduced) {
  llvm::SmallVector<AssociatedConstraint, 2> Constraints;
  Template.getAssociatedConstraints(Constraints);
  C.IsUncertain |= !Constraints.empty();
  for (unsigned I = FirstDeduced; I < C.Parameters.size(); ++I) {
    if (C.Parameters[I]->getAs<PackExpansionType>()) {
      C.IsUncertain = C.IsVariadic = true;
      C.Parameters.truncate(I);
      C.Required = std::min(C.Required, I);
      break;
    }
    if (!C.Parameters[I]->isDependentType())
      continue;
    if (I >= Arguments.size()) {
      C.IsUncertain = true;
      continue;
    }
    QualType Specialised;
    switch (matchParameter(C.Parameters[I], Arguments[I], Specialised)) {
    case Fit::No:
      return false;
    case Fit::Unknown:
      C.IsUncertain = true;
      break;
    case Fit::Yes:
      Known.push_back({C.Parameters[I], Specialised});
      C.Parameters[I] = Specialised;
      break;
    }
  }
  C.IsUncertain |= !allBound();
  if (!C.IsUncertain && !C.Result.isNull()) {
    C.Result = substitute(C.Result);
    C.IsUncertain |= C.Result.isNull();
  }
  return true;
}

//===----------------------------------------------------------------------===//
// Candidates
//===----------------------------------------------------------------------===//

static bool isPublic(AccessSpecifier Access) {
  return Access == AS_public || Access == AS_none;
}

/// Adds the function that \p Found names, if it can take \p Operands. \p Object
/// is the class whose member it is: null if it is none, or a constructor.
void ExpressionValidity::add(Candidates &All, const NamedDecl &Found,
                             AccessSpecifier Access, QualType Object,
                             ArrayRef<QualType> Operands) {
  const NamedDecl *D = Found.getUnderlyingDecl();
  const auto *Template = dyn_cast<FunctionTemplateDecl>(D);
  const auto *Function =
      Template ? Template->getTemplatedDecl() : dyn_cast<FunctionDecl>(D);
  Candidate C;
  C.Function = Function;
  if (!Function || Function->isInvalidDecl()) {
    C.IsUncertain = C.IsVariadic = true;
    All.push_back(std::move(C));
    return;
  }
  C.IsTemplate = Template;
  C.IsVariadic = Function->isVariadic();
  C.IsUnusable = Function->isDeleted() || !isPublic(Access);
  C.IsUncertain = Function->getTrailingRequiresClause() && !Template;
  C.Result = Function->getReturnType();
  C.Required = Function->getMinRequiredArguments();
  if (!Object.isNull()) {
    const auto *Method = dyn_cast<CXXMethodDecl>(Function);
    if (!Method || Method->isExplicitObjectMemberFunction()) {
      C.IsUncertain = true;
    } else {
      QualType Parameter;
      if (!Method->isStatic()) {
        Parameter = Context.getQualifiedType(Object.getUnqualifiedType(),
                                             Method->getMethodQualifiers());
        Parameter = Method->getRefQualifier() == RQ_RValue
                        ? Context.getRValueReferenceType(Parameter)
                        : lvalue(Parameter);
      }
      C.TakesAnyObject = Method->getRefQualifier() == RQ_None;
      C.Parameters.push_back(Parameter);
      ++C.Required;
    }
  }
  const unsigned FirstDeduced = C.Parameters.size();
  for (const ParmVarDecl *Parameter : Function->parameters())
    C.Parameters.push_back(Parameter->getType());
  if (Operands.size() < C.Required)
    return;
  if (Template &&
      !Deduction(Context, *Template).specialise(C, Operands, FirstDeduced))
    return;
  if (Operands.size() > C.Parameters.size() && !C.IsVariadic)
    return;
  All.push_back(std::move(C));
}

void ExpressionValidity::addConstructors(Candidates &All,
                                         const CXXRecordDecl &Class,
                                         ArrayRef<QualType> Arguments,
                                         bool Explicit) {
  const DeclarationName Name = Context.DeclarationNames.getCXXConstructorName(
      Context.getCanonicalTagType(&Class));
  for (const NamedDecl *D : Class.lookup(Name)) {
    const NamedDecl *Target = D->getUnderlyingDecl();
    const auto *Template = dyn_cast<FunctionTemplateDecl>(Target);
    const auto *Constructor = dyn_cast<CXXConstructorDecl>(
        Template ? Template->getTemplatedDecl() : Target);
    if (!Constructor)
      continue;
    const bool IsInherited = isa<ConstructorUsingShadowDecl>(D);
    if (IsInherited && (Constructor->isCopyOrMoveConstructor() ||
                        Constructor->isDefaultConstructor()))
      continue;
    // [over.match.funcs]/8
    if (Constructor->isDefaulted() && Constructor->isDeleted() &&
        Constructor->isMoveConstructor())
      continue;
    const ExplicitSpecifier Specifier = Constructor->getExplicitSpecifier();
    if (Specifier.isExplicit() && !Explicit)
      continue;
    const size_t Before = All.size();
    add(All, *Target, D->getAccess(), QualType(), Arguments);
    if (All.size() != Before && !Explicit &&
        Specifier.getKind() == ExplicitSpecKind::Unresolved)
      All.back().IsUncertain = true;
    // An inherited one initialises the other members too.
    if (All.size() != Before && IsInherited)
      All.back().IsUncertain = true;
  }
  if (Arguments.size() == 1)
    addImplicitCopies(All, Class);
}

/// Constructors that nobody has needed yet.
void ExpressionValidity::addImplicitCopies(Candidates &All,
                                           const CXXRecordDecl &Class) {
  const QualType Self = typeOf(Class);
  Candidate C;
  C.Required = 1;
  if (Class.needsImplicitCopyConstructor()) {
    const bool IsKnown = !Class.needsOverloadResolutionForCopyConstructor();
    C.IsUncertain = !IsKnown;
    C.IsUnusable = IsKnown && Class.defaultedCopyConstructorIsDeleted();
    C.Parameters = {lvalue(Class.implicitCopyConstructorHasConstParam()
                               ? Self.withConst()
                               : Self)};
    All.push_back(C);
  }
  if (Class.needsImplicitMoveConstructor()) {
    const bool IsKnown = !Class.needsOverloadResolutionForMoveConstructor();
    if (IsKnown && Class.defaultedMoveConstructorIsDeleted())
      return;
    C.IsUncertain = !IsKnown;
    C.IsUnusable = false;
    C.Parameters = {Context.getRValueReferenceType(Self)};
    All.push_back(C);
  }
}

void ExpressionValidity::addImplicitAssignments(Candidates &All,
                                                const CXXRecordDecl &Class) {
  const QualType Self = typeOf(Class);
  Candidate C;
  C.Required = 2;
  C.Result = lvalue(Self);
  C.TakesAnyObject = true;
  const bool IsLambda = Class.isLambda();
  const bool IsDeleted =
      IsLambda && !Class.lambdaIsDefaultConstructibleAndAssignable();
  if (Class.needsImplicitCopyAssignment()) {
    C.IsUncertain =
        !IsLambda && Class.needsOverloadResolutionForCopyAssignment();
    C.IsUnusable =
        !C.IsUncertain && (IsDeleted || !Class.hasSimpleCopyAssignment());
    C.Parameters = {lvalue(Self),
                    lvalue(Class.implicitCopyAssignmentHasConstParam()
                               ? Self.withConst()
                               : Self)};
    All.push_back(C);
  }
  if (Class.needsImplicitMoveAssignment() && !IsDeleted) {
    C.IsUncertain = Class.needsOverloadResolutionForMoveAssignment();
    if (!C.IsUncertain && !Class.hasSimpleMoveAssignment())
      return;
    C.IsUnusable = false;
    C.Parameters = {lvalue(Self), Context.getRValueReferenceType(Self)};
    All.push_back(C);
  }
}

namespace {

struct Member {
  const NamedDecl *Declaration;
  AccessSpecifier Access;
  const CXXRecordDecl *Class;
};

} // namespace

/// The members called \p Name of \p Class, or of the one base that has some.
static Modelled findMembers(const CXXRecordDecl &Class, DeclarationName Name,
                            bool IsAccessible,
                            llvm::SmallVectorImpl<Member> &Found) {
  for (const NamedDecl *D : Class.lookup(Name))
    if (!isa<BaseUsingDecl>(D))
      Found.push_back({D, IsAccessible ? D->getAccess() : AS_private, &Class});
  if (!Found.empty())
    return Modelled::Yes;
  unsigned BasesWithMembers = 0;
  for (const CXXBaseSpecifier &Base : Class.bases()) {
    const CXXRecordDecl *BaseClass =
        ExpressionValidity::definitionOf(Base.getType());
    if (!BaseClass)
      return Modelled::CannotTell;
    const Modelled InBase = findMembers(
        *BaseClass, Name,
        IsAccessible && Base.getAccessSpecifier() == AS_public, Found);
    if (InBase == Modelled::CannotTell)
      return InBase;
    BasesWithMembers += InBase == Modelled::Yes;
  }
  if (BasesWithMembers > 1)
    return Modelled::CannotTell;
  return modelledIf(BasesWithMembers == 1);
}

Modelled ExpressionValidity::addMembers(Candidates &All, QualType Object,
                                        DeclarationName Name,
                                        ArrayRef<QualType> Operands) {
  const CXXRecordDecl *Class = definitionOf(Object);
  if (!Class)
    return Modelled::CannotTell;
  llvm::SmallVector<Member, 4> Found;
  const Modelled Answer =
      findMembers(*Class, Name, /*IsAccessible=*/true, Found);
  for (const Member &M : Found)
    // Deleted where it is declared.
    if (const auto *Method =
            dyn_cast<CXXMethodDecl>(M.Declaration->getUnderlyingDecl());
        !(Method && Method->isMoveAssignmentOperator() &&
          Method->isDefaulted() && Method->isDeleted()))
      add(All, *M.Declaration, M.Access, typeOf(*M.Class), Operands);
  return Answer;
}

/// The namespaces and classes in which argument-dependent lookup looks
/// ([basic.lookup.argdep]).
struct ExpressionValidity::Associated {
  llvm::SmallSetVector<const DeclContext *, 4> Namespaces;
  llvm::SmallSetVector<const CXXRecordDecl *, 8> Classes;

  void addType(QualType T, unsigned Depth = 0);

private:
  void addNamespaceOf(const Decl &D);
  void addClass(const CXXRecordDecl &Class, unsigned Depth);
  void addArgument(const TemplateArgument &Argument, unsigned Depth);
};

void ExpressionValidity::Associated::addNamespaceOf(const Decl &D) {
  const DeclContext *Namespace =
      D.getDeclContext()->getEnclosingNamespaceContext();
  // Lookup in a namespace looks into its inline namespaces.
  while (Namespace->isInlineNamespace())
    Namespace = Namespace->getParent()->getEnclosingNamespaceContext();
  Namespaces.insert(Namespace->getPrimaryContext());
}

void ExpressionValidity::Associated::addArgument(
    const TemplateArgument &Argument, unsigned Depth) {
  if (Argument.getKind() == TemplateArgument::Type)
    addType(Argument.getAsType(), Depth);
  else if (Argument.getKind() == TemplateArgument::Template) {
    if (const TemplateDecl *Template =
            Argument.getAsTemplate().getAsTemplateDecl())
      addNamespaceOf(*Template);
  } else if (Argument.getKind() == TemplateArgument::Pack) {
    for (const TemplateArgument &Element : Argument.pack_elements())
      addArgument(Element, Depth);
  }
}

void ExpressionValidity::Associated::addClass(const CXXRecordDecl &Class,
                                              unsigned Depth) {
  const CXXRecordDecl *Definition = Class.getDefinition();
  if (!Classes.insert(Definition ? Definition : &Class))
    return;
  addNamespaceOf(Class);
  if (const auto *Outer = dyn_cast<CXXRecordDecl>(Class.getDeclContext())) {
    addNamespaceOf(*Outer);
    Classes.insert(Outer->getDefinition() ? Outer->getDefinition() : Outer);
  }
  if (const auto *Specialisation =
          dyn_cast<ClassTemplateSpecializationDecl>(&Class))
    for (const TemplateArgument &Argument :
         Specialisation->getTemplateArgs().asArray())
      addArgument(Argument, Depth + 1);
  if (Definition)
    for (const CXXBaseSpecifier &Base : Definition->bases())
      if (const CXXRecordDecl *BaseClass = Base.getType()->getAsCXXRecordDecl())
        addClass(*BaseClass, Depth + 1);
}

void ExpressionValidity::Associated::addType(QualType T, unsigned Depth) {
  if (Depth > MaxAssociatedDepth || T.isNull())
    return;
  T = T.getNonReferenceType();
  while (T->isPointerType() || T->isArrayType())
    T = T->isPointerType() ? T->getPointeeType()
                           : QualType(T->getPointeeOrArrayElementType(), 0);
  if (const CXXRecordDecl *Class = T->getAsCXXRecordDecl()) {
    addClass(*Class, Depth);
  } else if (const auto *Enum = T->getAs<EnumType>()) {
    addNamespaceOf(*Enum->getDecl());
    if (const auto *Outer =
            dyn_cast<CXXRecordDecl>(Enum->getDecl()->getDeclContext()))
      Classes.insert(Outer);
  } else if (const auto *Function = T->getAs<FunctionProtoType>()) {
    addType(Function->getReturnType(), Depth + 1);
    for (QualType Parameter : Function->param_types())
      addType(Parameter, Depth + 1);
  } else if (const auto *Member = T->getAs<MemberPointerType>()) {
    addType(Member->getPointeeType(), Depth + 1);
    if (const CXXRecordDecl *Class = Member->getMostRecentCXXRecordDecl())
      addClass(*Class, Depth);
  }
}

/// Whether \p D is a template of the standard library for any type: std::begin.
static bool isForAnyType(const NamedDecl &D) {
  const auto *Template = dyn_cast<FunctionTemplateDecl>(&D);
  if (!Template || !D.isInStdNamespace())
    return false;
  const FunctionDecl &Function = *Template->getTemplatedDecl();
  return Function.getNumParams() != 0 && Function.getParamDecl(0)
                                             ->getType()
                                             .getNonReferenceType()
                                             ->isTemplateTypeParmType();
}

/// Whether operands of \p Function, an operator of a namespace, are none of
/// \p Operands without a conversion by the user. Those without a class have no
/// other ([over.match.oper]/3), and the library's are not for other types.
bool ExpressionValidity::convertsAllOperands(const NamedDecl &D,
                                             ArrayRef<QualType> Operands) {
  const auto *Function = dyn_cast<FunctionDecl>(&D);
  if (!Function)
    return false;
  for (size_t I = 0; I != Operands.size() && I != Function->getNumParams();
       ++I) {
    const QualType Operand = Operands[I].getNonReferenceType();
    const QualType Parameter =
        Function->getParamDecl(I)->getType().getNonReferenceType();
    if (Context.hasSameUnqualifiedType(Operand, Parameter))
      return false;
    if (const CXXRecordDecl *Class = definitionOf(Operand))
      if (derivedFrom(Operand, Parameter) != Modelled::No ||
          convertFromClass(*Class, Parameter).Valid != Modelled::No)
        return false;
  }
  return D.isInStdNamespace() || llvm::none_of(Operands, [](QualType T) {
           return T.getNonReferenceType()->isRecordType();
         });
}

void ExpressionValidity::addAssociated(Candidates &All, DeclarationName Name,
                                       ArrayRef<QualType> Operands) {
  Associated Scopes;
  for (QualType Operand : Operands)
    Scopes.addType(Operand);
  llvm::SmallPtrSet<const Decl *, 16> Seen;
  const auto AddOnce = [&](const NamedDecl &D) {
    const NamedDecl *Target = D.getUnderlyingDecl();
    if (isa<FunctionDecl, FunctionTemplateDecl>(Target) &&
        (Name.getNameKind() == DeclarationName::CXXOperatorName
             ? !convertsAllOperands(*Target, Operands)
             : !isForAnyType(*Target)) &&
        Seen.insert(Target->getCanonicalDecl()).second)
      add(All, *Target, AS_none, QualType(), Operands);
  };
  for (const DeclContext *Namespace : Scopes.Namespaces)
    for (const NamedDecl *D : Namespace->lookup(Name))
      // Friends that are declared nowhere else are found in their classes only.
      if (D->isInIdentifierNamespace(Decl::IDNS_Ordinary |
                                     Decl::IDNS_NonMemberOperator))
        AddOnce(*D);
  for (const CXXRecordDecl *Class : Scopes.Classes)
    if (Class->hasDefinition())
      for (const FriendDecl *Friend : Class->friends())
        if (const NamedDecl *D = Friend->getFriendDecl();
            D && D->getDeclName() == Name)
          AddOnce(*D);
}

/// Whether an expression that is rewritten with \p Function, which yields
/// \p Result, is a truth value ([over.match.oper]).
static Modelled rewrittenIsValid(QualType Result, const FunctionDecl *Function,
                                 bool IsThreeWay) {
  if (IsThreeWay && Function && Function->isDefaulted())
    return Modelled::Yes;
  if (ExpressionValidity::isUnknown(Result))
    return Modelled::CannotTell;
  Result = Result.getNonReferenceType();
  if (!IsThreeWay)
    return modelledIf(Result->isBooleanType());
  const CXXRecordDecl *Class = Result->getAsCXXRecordDecl();
  return (Class && Class->isInStdNamespace() && Class->getIdentifier() &&
          Class->getName().ends_with("_ordering")) ||
                 Result->isIntegralType(Function->getASTContext())
             ? Modelled::Yes
             : Modelled::CannotTell;
}

void ExpressionValidity::addRewritten(Candidates &All,
                                      OverloadedOperatorKind Operator,
                                      ArrayRef<QualType> Operands) {
  if (!Context.getLangOpts().CPlusPlus20 || Operands.size() != 2)
    return;
  const bool IsEquality =
      Operator == OO_EqualEqual || Operator == OO_ExclaimEqual;
  const bool IsRelation = Operator == OO_Less || Operator == OO_Greater ||
                          Operator == OO_LessEqual ||
                          Operator == OO_GreaterEqual;
  if (!IsEquality && !IsRelation)
    return;
  const auto NameOf = [&](OverloadedOperatorKind Kind) {
    return Context.DeclarationNames.getCXXOperatorName(Kind);
  };
  const auto Gather = [&](Candidates &Into, OverloadedOperatorKind Kind,
                          ArrayRef<QualType> Order) {
    if (Order[0].getNonReferenceType()->isRecordType() &&
        addMembers(Into, Order[0], NameOf(Kind), Order) ==
            Modelled::CannotTell) {
      Candidate Any;
      Any.IsVariadic = Any.IsUncertain = true;
      Into.push_back(std::move(Any));
    }
    addAssociated(Into, NameOf(Kind), Order);
  };
  const OverloadedOperatorKind Source =
      IsEquality ? OO_EqualEqual : OO_Spaceship;
  const auto AddFrom = [&](bool IsReversed) {
    const QualType Order[] = {Operands[IsReversed], Operands[!IsReversed]};
    Candidates Found;
    Gather(Found, Source, Order);
    // An operator!= says that its operator== is not for this.
    Candidates Unequal;
    if (IsEquality && IsReversed && !Found.empty())
      Gather(Unequal, OO_ExclaimEqual, Order);
    for (Candidate &C : Found) {
      C.Written =
          IsReversed ? Candidate::Form::Reversed : Candidate::Form::Rewritten;
      const Modelled IsValid =
          rewrittenIsValid(C.Result, C.Function, !IsEquality);
      C.Result = IsValid == Modelled::Yes ? Context.BoolTy : QualType();
      C.IsUnusable |= IsValid == Modelled::No;
      C.MayBeLeftOut = !Unequal.empty();
      if (IsReversed) {
        C.TakesAnyObject = false;
        if (C.Parameters.size() == 2) {
          std::swap(C.Parameters[0], C.Parameters[1]);
        } else {
          C.Parameters.clear();
          C.Required = 0;
          C.IsVariadic = C.IsUncertain = true;
        }
      }
      All.push_back(std::move(C));
    }
  };
  if (Operator != OO_EqualEqual)
    AddFrom(/*IsReversed=*/false);
  AddFrom(/*IsReversed=*/true);
}

//===----------------------------------------------------------------------===//
// Resolution
//===----------------------------------------------------------------------===//

Modelled ExpressionValidity::viable(Candidate &C, ArrayRef<QualType> Arguments,
                                    bool UserDefined) {
  C.Conversions.clear();
  if (Arguments.size() < C.Required ||
      (Arguments.size() > C.Parameters.size() && !C.IsVariadic))
    return Modelled::No;
  Modelled All =
      C.IsUncertain || C.MayBeLeftOut ? Modelled::CannotTell : Modelled::Yes;
  for (size_t I = 0; I != Arguments.size(); ++I) {
    Conversion One;
    One.Valid = Modelled::Yes;
    if (I >= C.Parameters.size()) {
      One.Is =
          C.IsUncertain ? Conversion::Rank::Exact : Conversion::Rank::Ellipsis;
      One.Valid = C.IsUncertain ? Modelled::CannotTell : Modelled::Yes;
    } else if (!C.Parameters[I].isNull()) {
      const bool AsLValue = I == 0 && C.TakesAnyObject;
      One = convert(AsLValue ? lvalue(Arguments[0].getNonReferenceType())
                             : Arguments[I],
                    C.Parameters[I], UserDefined);
    }
    All = both(All, One.Valid);
    C.Conversions.push_back(One);
  }
  return All;
}

/// Whether \p A is certainly better (1), worse or perhaps so (-1), or neither
/// ([over.ics.rank]).
static int compare(const ExpressionValidity::Conversion &A,
                   const ExpressionValidity::Conversion &B) {
  using Conversion = ExpressionValidity::Conversion;
  if (A.Is != B.Is)
    return A.Is < B.Is ? 1 : -1;
  // What may be better than it is known to be is not worse than a perfect one.
  if (B.Valid == Modelled::CannotTell)
    return A.isPerfect() ? 0 : -1;
  if (A.Is != Conversion::Rank::Exact &&
      (A.Is != Conversion::Rank::Standard || A.Target.isNull() ||
       A.Target != B.Target))
    return -1;
  if (A.Bound == Conversion::Binding::Value ||
      B.Bound == Conversion::Binding::Value)
    return 0;
  if (A.Bound != B.Bound && !A.FromLValue)
    return A.Bound == Conversion::Binding::RValue ? 1 : -1;
  if (A.Added == B.Added)
    return 0;
  return (A.Added & B.Added) == A.Added ? 1 : -1;
}

/// Whether \p A is certainly chosen before \p B ([over.match.best]).
static bool isBetter(const ExpressionValidity::Candidate &A,
                     const ExpressionValidity::Candidate &B) {
  bool IsBetter = false;
  for (size_t I = 0; I != A.Conversions.size(); ++I) {
    const int Order = compare(A.Conversions[I], B.Conversions[I]);
    if (Order < 0)
      return false;
    IsBetter |= Order > 0;
  }
  if (IsBetter)
    return true;
  if (A.IsTemplate != B.IsTemplate)
    return B.IsTemplate;
  if (A.Function && A.Function == B.Function)
    return A.Written < B.Written;
  return !A.IsTemplate && !B.IsUncertain && A.Written < B.Written;
}

ExpressionValidity::Resolution
ExpressionValidity::resolve(Candidates &All, ArrayRef<QualType> Arguments,
                            bool UserDefined) {
  llvm::SmallVector<Modelled, 8> Viable;
  bool HasExact = false;
  const auto IsExact = [](const Candidate &C) {
    return llvm::all_of(C.Conversions, [](const Conversion &One) {
      return One.Is == Conversion::Rank::Exact;
    });
  };
  for (Candidate &C : All) {
    Viable.push_back(viable(C, Arguments, /*UserDefined=*/false));
    HasExact |= Viable.back() == Modelled::Yes && IsExact(C);
  }
  // A conversion by the user does not win against one that needs none.
  if (UserDefined && !HasExact)
    for (size_t I = 0; I != All.size(); ++I)
      if (Viable[I] == Modelled::No)
        Viable[I] = viable(All[I], Arguments, /*UserDefined=*/true);
  Resolution R;
  R.Valid = Modelled::No;
  bool AllUnusable = true;
  for (size_t I = 0; I != All.size(); ++I)
    if (Viable[I] != Modelled::No) {
      R.Valid = Modelled::CannotTell;
      AllUnusable &= All[I].IsUnusable;
    }
  if (R.Valid == Modelled::No)
    return R;
  R.HasViable = true;
  for (size_t I = 0; I != All.size(); ++I) {
    if (Viable[I] != Modelled::Yes)
      continue;
    bool IsBest = true;
    for (size_t J = 0; J != All.size() && IsBest; ++J)
      IsBest = I == J || Viable[J] == Modelled::No || isBetter(All[I], All[J]);
    if (!IsBest)
      continue;
    R.Best = &All[I];
    R.IsExact = IsExact(All[I]);
    R.IsPerfect = llvm::all_of(
        All[I].Conversions, [](const Conversion &C) { return C.isPerfect(); });
    R.Valid = modelledIf(!All[I].IsUnusable);
    return R;
  }
  if (AllUnusable)
    R.Valid = Modelled::No;
  return R;
}

Outcome ExpressionValidity::chosen(const Resolution &R) const {
  if (R.Valid != Modelled::Yes || !R.Best || R.Best->Result.isNull() ||
      R.Best->Result->isUndeducedType())
    return {R.Valid, QualType(), R.IsPerfect};
  return {R.Valid, R.Best->Result, R.IsPerfect};
}

} // namespace clang::templates
