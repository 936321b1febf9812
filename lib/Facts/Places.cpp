//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/Facts/Places.h"
#include "clang/AST/ExprCXX.h"

namespace clang::templates {

const LambdaExpr *Place::lambda() const {
  return dyn_cast_or_null<LambdaExpr>(expr());
}

const FieldDecl *Place::member() const {
  for (const Place *P = this; P; P = P->Parent) {
    if (P->K == Kind::Element || P->K == Kind::Pointee)
      continue;
    if (P->K != Kind::Field)
      return nullptr;
    const auto *Field = dyn_cast_or_null<FieldDecl>(P->decl());
    if (!Field)
      return nullptr;
    if (!Field->getParent()->isInStdNamespace())
      return Field;
  }
  return nullptr;
}

bool Place::mayBeSame(const Place &Other) const {
  const Place *A = this, *B = &Other;
  for (; A != B; A = A->Parent, B = B->Parent) {
    if (!A->Parent || !B->Parent || A->K != B->K)
      return false;
    switch (A->K) {
    case Kind::Field:
      if (A->Identity != B->Identity)
        return false;
      break;
    case Kind::Element:
      // Elements at two literal indices are two objects.
      if (A->Identity && !A->Second && B->Identity && !B->Second &&
          A->Identity != B->Identity)
        return false;
      break;
    default:
      break;
    }
  }
  return true;
}

std::string Place::name() const {
  for (const Place *P = this; P; P = P->Parent) {
    if (P->decl() && P->decl()->getDeclName())
      return P->decl()->getNameAsString();
    if (DeclarationName Name = P->dependentName())
      return Name.getAsString();
    if (P->K == Kind::This)
      return "this";
  }
  return "";
}

Place *PlaceTable::make(Place::Kind Kind, Place *Parent, const void *Identity,
                        const void *Second) {
  if (Parent && Parent->Depth >= MaxDepth)
    return nullptr;
  if (Index.empty())
    indexAll(FirstRoot);
  Place *&Slot = Index[{Kind, Parent, Identity, Second}];
  if (Slot)
    return Slot;
  Slot = new (Memory) Place();
  Slot->K = Kind;
  Slot->Identity = Identity;
  Slot->Second = Second;
  Slot->Parent = Parent;
  if (Parent)
    Slot->Depth = Parent->Depth + 1;
  Place *&First = Parent ? Parent->FirstChild : FirstRoot;
  Place *&Last = Parent ? Parent->LastChild : LastRoot;
  (Last ? Last->Next : First) = Slot;
  Last = Slot;
  return Slot;
}

/// Adds \p First, the places after it and those in them to the index.
void PlaceTable::indexAll(Place *First) {
  for (Place *P = First; P; P = P->Next) {
    Index[{P->K, P->Parent, P->Identity, P->Second}] = P;
    indexAll(P->FirstChild);
  }
}

Place *PlaceTable::thisObject(QualType Type) {
  Place *P = make(Place::Kind::This, nullptr, nullptr);
  P->Type = Type;
  return P;
}

Place *PlaceTable::parameter(const ParmVarDecl *Param) {
  Place *P = make(Place::Kind::Parameter, nullptr, Param);
  P->Origin = Param;
  P->Type = Param->getType().getNonReferenceType();
  return P;
}

Place *PlaceTable::variable(const VarDecl *Var) {
  Place *P = make(Place::Kind::Variable, nullptr, Var->getCanonicalDecl());
  P->Origin = Var;
  P->Type = Var->getType();
  return P;
}

Place *PlaceTable::temporary(const Expr *E, QualType Type, const void *Key) {
  Place *P = make(Place::Kind::Temporary, nullptr, E, Key);
  P->Origin = E;
  P->Type = Type;
  return P;
}

Place *PlaceTable::replica(const Place &Original, const Expr *At) {
  Place *P = make(Place::Kind::Temporary, nullptr, &Original, At);
  P->Origin = Original.Origin;
  P->Type = Original.Type;
  P->Closure = Original.Closure;
  P->Replica = true;
  return P;
}

Place *PlaceTable::field(Place *Object, const ValueDecl *Field) {
  if (!Object)
    return nullptr;
  Place *P = make(Place::Kind::Field, Object, Field->getCanonicalDecl());
  if (P) {
    P->Origin = Field;
    P->Type = Field->getType();
  }
  return P;
}

Place *PlaceTable::field(Place *Object, DeclarationName Name) {
  if (!Object)
    return nullptr;
  return make(Place::Kind::Field, Object, Name.getAsOpaquePtr());
}

Place *PlaceTable::bound(Place *Object, const Expr *Arg) {
  if (!Object)
    return nullptr;
  Place *P = make(Place::Kind::Field, Object, Arg);
  if (P) {
    P->Origin = Arg;
    P->Type = Arg->getType();
  }
  return P;
}

Place *PlaceTable::sameField(Place *Object, const Place &Other) {
  if (!Object)
    return nullptr;
  Place *P = make(Place::Kind::Field, Object, Other.Identity);
  if (P) {
    P->Origin = Other.Origin;
    P->Type = Other.Type;
  }
  return P;
}

Place *PlaceTable::element(Place *Container, PlaceKey Key) {
  if (!Container)
    return nullptr;
  return make(Place::Kind::Element, Container, Key.Id, Key.Context);
}

Place *PlaceTable::pointee(Place *Pointer, Ownership Own, QualType Type,
                           PlaceKey Since) {
  if (!Pointer)
    return nullptr;
  Place *P = make(Place::Kind::Pointee, Pointer, Since.Id, Since.Context);
  if (P) {
    P->Own = Own;
    P->Type = Type;
  }
  return P;
}

} // namespace clang::templates
