//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/AST/DemandedBases.h"
#include "lib/AST/Names.h"
#include "lib/Knowledge/Bases.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/ExprConcepts.h"

namespace clang::templates {

/// Concepts that are made of others are followed so far.
static constexpr unsigned MaxConceptDepth = 8;

//===----------------------------------------------------------------------===//
// Types
//===----------------------------------------------------------------------===//

static const knowledge::BaseTrait *baseTrait(const NamedDecl &D) {
  const std::string Name = libraryName(D);
  const auto *Found = llvm::find_if(
      knowledge::baseTraits(), [&](const auto &T) { return T.Name == Name; });
  return Found == knowledge::baseTraits().end() ? nullptr : Found;
}

/// The specialisation that 'typename Trait<T>::type' is the member of.
static const TemplateSpecializationType *memberOf(QualType T) {
  const auto *Member = T->getAs<DependentNameType>();
  if (!Member ||
      Member->getQualifier().getKind() != NestedNameSpecifier::Kind::Type)
    return nullptr;
  return Member->getQualifier()
      .getAsType()
      ->getAs<TemplateSpecializationType>();
}

/// \p T without references and qualifiers, also those that a trait takes off.
static QualType bare(QualType T) {
  while (true) {
    T = T.getNonReferenceType().getUnqualifiedType();
    if (const auto *Unary = T->getAs<UnaryTransformType>();
        Unary && Unary->isDependentType()) {
      T = Unary->getBaseType();
      continue;
    }
    const TemplateSpecializationType *Trait = memberOf(T);
    if (!Trait && T->isDependentType())
      Trait = T->getAs<TemplateSpecializationType>();
    const TemplateDecl *Template =
        Trait ? Trait->getTemplateName().getAsTemplateDecl() : nullptr;
    if (!Template || Trait->template_arguments().empty() ||
        Trait->template_arguments()[0].getKind() != TemplateArgument::Type ||
        !llvm::is_contained(knowledge::bareTypeTraits(),
                            StringRef(libraryName(*Template))))
      return T;
    T = Trait->template_arguments()[0].getAsType();
  }
}

TemplateSpecializationTypeLoc enableIf(TypeLoc T) {
  if (const auto Member = T.getAs<DependentNameTypeLoc>())
    T = Member.getQualifierLoc().getAsTypeLoc();
  if (!T)
    return {};
  const auto Special = T.getAs<TemplateSpecializationTypeLoc>();
  if (!Special)
    return {};
  const TemplateDecl *Template =
      Special.getTypePtr()->getTemplateName().getAsTemplateDecl();
  return Template && Template->getIdentifier() &&
                 Template->getName().starts_with_insensitive("enable_if") &&
                 Special.getNumArgs() > 0 &&
                 Special.getArgLoc(0).getArgument().getKind() ==
                     TemplateArgument::Expression
             ? Special
             : TemplateSpecializationTypeLoc();
}

//===----------------------------------------------------------------------===//
// Conditions
//===----------------------------------------------------------------------===//

namespace {

class DemandReader {
public:
  DemandReader(const TemplateTypeParmDecl &Parameter, DemandedBases &Result)
      : Parameter(Parameter), Result(Result) {}

  /// Reads \p E as one of several conditions; \p Arguments are those of the
  /// concept that it is written in. Whether it is about the parameter.
  bool read(const Expr *E, ArrayRef<TemplateArgument> Arguments = {},
            unsigned Depth = 0);

private:
  bool readTrait(const NamedDecl &Trait, ArrayRef<TemplateArgument> Given);
  bool readConcept(const ConceptSpecializationExpr &E,
                   ArrayRef<TemplateArgument> Arguments, unsigned Depth);
  bool isParameter(QualType T) const;
  TemplateArgument resolve(const TemplateArgument &A,
                           ArrayRef<TemplateArgument> Arguments) const;
  bool cannotTell() {
    Result.AndMore = true;
    return true;
  }

  const TemplateTypeParmDecl &Parameter;
  DemandedBases &Result;
};

} // namespace

bool DemandReader::isParameter(QualType T) const {
  const auto *Named = T->getAs<TemplateTypeParmType>();
  return Named && Named->getDepth() == Parameter.getDepth() &&
         Named->getIndex() == Parameter.getIndex();
}

/// \p A of a concept's expression, in the terms of the template.
TemplateArgument
DemandReader::resolve(const TemplateArgument &A,
                      ArrayRef<TemplateArgument> Arguments) const {
  if (Arguments.empty() || A.getKind() != TemplateArgument::Type)
    return A;
  const auto *Named = bare(A.getAsType())->getAs<TemplateTypeParmType>();
  return Named && Named->getIndex() < Arguments.size()
             ? Arguments[Named->getIndex()]
             : A;
}

bool DemandReader::readTrait(const NamedDecl &Trait,
                             ArrayRef<TemplateArgument> Given) {
  const knowledge::BaseTrait *Is = baseTrait(Trait);
  if (!Is || Given.size() <= std::max(Is->Base, Is->Derived))
    return cannotTell();
  const TemplateArgument &Base = Given[Is->Base];
  const TemplateArgument &Derived = Given[Is->Derived];
  if (Base.getKind() != TemplateArgument::Type ||
      Derived.getKind() != TemplateArgument::Type)
    return cannotTell();
  QualType From = Derived.getAsType(), To = Base.getAsType();
  if (Is->OfPointers && From->isPointerType() != To->isPointerType())
    return cannotTell();
  if (Is->OfPointers && From->isPointerType()) {
    From = From->getPointeeType();
    To = To->getPointeeType();
  } else if (Is->OfPointers && !To->isReferenceType()) {
    return cannotTell();
  }
  const CXXRecordDecl *Class = bare(To)->getAsCXXRecordDecl();
  if (!isParameter(bare(From)) || To->isDependentType() || !Class ||
      !Class->hasDefinition())
    return cannotTell();
  Result.Bases.push_back(Class->getDefinition());
  return true;
}

bool DemandReader::readConcept(const ConceptSpecializationExpr &E,
                               ArrayRef<TemplateArgument> Arguments,
                               unsigned Depth) {
  llvm::SmallVector<TemplateArgument, 2> Given;
  for (const TemplateArgument &A : E.getTemplateArguments())
    Given.push_back(resolve(A, Arguments));
  if (baseTrait(*E.getNamedConcept()))
    return readTrait(*E.getNamedConcept(), Given);
  const auto *Concept = dyn_cast<ConceptDecl>(E.getNamedConcept());
  if (!Concept || !Concept->getConstraintExpr() || Depth == MaxConceptDepth)
    return cannotTell();
  return read(Concept->getConstraintExpr(), Given, Depth + 1);
}

bool DemandReader::read(const Expr *E, ArrayRef<TemplateArgument> Arguments,
                        unsigned Depth) {
  E = E->IgnoreParenImpCasts();
  if (const auto *And = dyn_cast<BinaryOperator>(E);
      And && And->getOpcode() == BO_LAnd) {
    const bool Left = read(And->getLHS(), Arguments, Depth);
    return read(And->getRHS(), Arguments, Depth) || Left;
  }
  if (const auto *Concept = dyn_cast<ConceptSpecializationExpr>(E))
    return readConcept(*Concept, Arguments, Depth);

  const TemplateDecl *Trait = nullptr;
  llvm::SmallVector<TemplateArgument, 2> Given;
  const auto Take = [&](const TemplateSpecializationType *T) {
    Trait = T ? T->getTemplateName().getAsTemplateDecl() : nullptr;
    if (T)
      for (const TemplateArgument &A : T->template_arguments())
        Given.push_back(resolve(A, Arguments));
  };
  if (const auto *Name = dyn_cast<UnresolvedLookupExpr>(E)) {
    if (Name->getNumDecls() == 1)
      Trait = dyn_cast<TemplateDecl>(*Name->decls_begin());
    for (const TemplateArgumentLoc &A : Name->template_arguments())
      Given.push_back(resolve(A.getArgument(), Arguments));
  } else if (const auto *Value = dyn_cast<DependentScopeDeclRefExpr>(E)) {
    if (Value->getQualifier().getKind() == NestedNameSpecifier::Kind::Type)
      Take(Value->getQualifier()
               .getAsType()
               ->getAs<TemplateSpecializationType>());
  } else if (const auto *Object = dyn_cast<CXXUnresolvedConstructExpr>(E)) {
    Take(Object->getTypeAsWritten()->getAs<TemplateSpecializationType>());
  }
  if (Trait)
    return readTrait(*Trait, Given);
  return E->isInstantiationDependent() && cannotTell();
}

//===----------------------------------------------------------------------===//
// The places of conditions
//===----------------------------------------------------------------------===//

DemandedBases demandedBases(const TemplateTypeParmDecl &Parameter,
                            const FunctionTemplateDecl &Template) {
  DemandedBases Result;
  DemandReader Reader(Parameter, Result);
  const auto ReadType = [&](const TypeSourceInfo *T) {
    const TemplateSpecializationTypeLoc Condition =
        T ? enableIf(T->getTypeLoc()) : TemplateSpecializationTypeLoc();
    return Condition &&
           Reader.read(Condition.getArgLoc(0).getArgument().getAsExpr());
  };
  if (const TypeConstraint *C = Parameter.getTypeConstraint())
    Reader.read(C->getImmediatelyDeclaredConstraint());
  const TemplateParameterList &List = *Template.getTemplateParameters();
  if (const Expr *Clause = List.getRequiresClause())
    Reader.read(Clause);
  for (unsigned I = 0; I < List.size(); ++I) {
    const NamedDecl *Other = List.getParam(I);
    bool States = false;
    if (const auto *Type = dyn_cast<TemplateTypeParmDecl>(Other))
      States = Type->hasDefaultArgument() && !Type->getIdentifier() &&
               ReadType(Type->getDefaultArgument().getTypeSourceInfo());
    else if (const auto *Value = dyn_cast<NonTypeTemplateParmDecl>(Other))
      States = Value->hasDefaultArgument() && !Value->getIdentifier() &&
               ReadType(Value->getTypeSourceInfo());
    if (States)
      Result.Conditions.push_back(I);
  }

  const FunctionDecl *Function = Template.getTemplatedDecl();
  if (const AssociatedConstraint &Clause =
          Function->getTrailingRequiresClause())
    Reader.read(Clause.ConstraintExpr);
  if (const FunctionTypeLoc Type = Function->getFunctionTypeLoc()) {
    const TemplateSpecializationTypeLoc Condition =
        enableIf(Type.getReturnLoc());
    Result.InResult =
        Condition &&
        Reader.read(Condition.getArgLoc(0).getArgument().getAsExpr());
  }

  const FunctionDecl *Definition = nullptr;
  const auto *Body = Function->isDefined(Definition)
                         ? dyn_cast_or_null<CompoundStmt>(Definition->getBody())
                         : nullptr;
  if (!Body)
    return Result;
  for (const Stmt *S : Body->body()) {
    const auto *Declaration = dyn_cast<DeclStmt>(S);
    const auto *Assertion =
        Declaration && Declaration->isSingleDecl()
            ? dyn_cast<StaticAssertDecl>(Declaration->getSingleDecl())
            : nullptr;
    const size_t Before = Result.Bases.size();
    if (Assertion && Reader.read(Assertion->getAssertExpr()) &&
        Result.Bases.size() > Before)
      Result.Assertions.push_back(Assertion);
  }
  return Result;
}

} // namespace clang::templates
