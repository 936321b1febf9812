//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/Facts/Terms.h"
#include "lib/AST/Names.h"
#include "clang/AST/DeclTemplate.h"

namespace clang::templates {

using Kind = Term::Kind;

const TemplateTypeParmType *parameterType(QualType T) {
  if (T.isNull())
    return nullptr;
  if (const auto *Pack = T->getAs<PackExpansionType>())
    T = Pack->getPattern();
  return T.getNonReferenceType()->getAs<TemplateTypeParmType>();
}

const TemplateDecl *templateOf(QualType T) {
  if (const auto *Special =
          T.getNonReferenceType()->getAs<TemplateSpecializationType>())
    return Special->getTemplateName().getAsTemplateDecl();
  return nullptr;
}

QualType typeArgument(QualType T, unsigned Index) {
  const auto *Special =
      T.getNonReferenceType()->getAs<TemplateSpecializationType>();
  if (!Special || Index >= Special->template_arguments().size())
    return {};
  const TemplateArgument &Argument = Special->template_arguments()[Index];
  return Argument.getKind() == TemplateArgument::Type ? Argument.getAsType()
                                                      : QualType();
}

const TemplateTypeParmType *rootParameter(QualType T, bool ThroughTraits) {
  T = T.getNonReferenceType().getCanonicalType();
  while (const auto *Name = T->getAs<DependentNameType>()) {
    NestedNameSpecifier Qualifier = Name->getQualifier();
    if (Qualifier.getKind() != NestedNameSpecifier::Kind::Type)
      return nullptr;
    T = QualType(Qualifier.getAsType(), 0);
    if (const TemplateDecl *Traits = templateOf(T);
        Traits && ThroughTraits &&
        libraryName(*Traits) == "std::iterator_traits" &&
        !typeArgument(T, 0).isNull())
      T = typeArgument(T, 0);
  }
  return parameterType(T);
}

bool isOperable(QualType T) {
  return !T.isNull() && rootParameter(T) != nullptr;
}

bool isRelevant(const Term &T) {
  switch (T.Is) {
  case Kind::Unknown:
  case Kind::Literal:
    return false;
  case Kind::Value:
    return isOperable(T.Type);
  case Kind::Construct:
  case Kind::StaticMember:
  case Kind::StaticCall:
    if (isOperable(T.Type))
      return true;
    break;
  default:
    break;
  }
  return llvm::any_of(T.Operands,
                      [](const Term *Operand) { return isRelevant(*Operand); });
}

namespace {

/// Writes terms; the leaves are written by the caller.
class TermWriter {
public:
  using Leaf = llvm::function_ref<std::string(const Term &)>;
  using TypeName = llvm::function_ref<std::string(QualType)>;

  TermWriter(Leaf WriteLeaf, TypeName WriteType)
      : WriteLeaf(WriteLeaf), WriteType(WriteType) {}

  std::string write(const Term &T) const {
    switch (T.Is) {
    case Kind::Binary: {
      std::string Left = operand(T, 0);
      return Left + " " + T.Name + " " + operand(T, 1);
    }
    case Kind::Prefix:
      return T.Name + operand(T, 0);
    case Kind::Postfix:
      return operand(T, 0) + T.Name;
    case Kind::Subscript: {
      std::string Base = operand(T, 0);
      return Base + "[" + write(*T.Operands[1]) + "]";
    }
    case Kind::Call: {
      std::string Callee = operand(T, 0);
      return Callee + list(T, 1);
    }
    case Kind::Member:
      return operand(T, 0) + (T.Arrow ? "->" : ".") + T.Name;
    case Kind::MemberCall: {
      std::string Object = operand(T, 0);
      return Object + (T.Arrow ? "->" : ".") + T.Name + list(T, 1);
    }
    case Kind::FreeCall:
      return T.Name + list(T, 0);
    case Kind::StaticMember:
      return scope(T) + T.Name;
    case Kind::StaticCall:
      return scope(T) + T.Name + list(T, 0);
    case Kind::Construct:
      return construction(T);
    case Kind::Cast:
      return "static_cast<" + WriteType(T.Type) + ">(" + write(*T.Operands[0]) +
             ")";
    case Kind::Value:
    case Kind::Literal:
    case Kind::Element:
    case Kind::Copy:
    case Kind::Unknown:
      return WriteLeaf(T);
    }
    llvm_unreachable("all kinds are covered");
  }

private:
  /// `T(a)`; a type of several tokens, such as "unsigned long", cannot stand
  /// before a parenthesis.
  std::string construction(const Term &T) const {
    const std::string Type = WriteType(T.Type.getUnqualifiedType());
    if (!T.Type->isDependentType() && T.Type->isScalarType() &&
        StringRef(Type).find_first_of(" *") != StringRef::npos &&
        T.Operands.size() == 1)
      return "static_cast<" + Type + ">" + list(T, 0);
    return Type + (T.IsBraced ? list(T, 0, '{', '}') : list(T, 0));
  }

  /// The qualifier of a static member, in which 'typename' has no place.
  std::string scope(const Term &T) const {
    const std::string Type = WriteType(T.Type);
    StringRef Name = Type;
    Name.consume_front("typename ");
    return Name.str() + "::";
  }

  /// An operand of an operator: in parentheses if it is an operation itself.
  std::string operand(const Term &T, unsigned Index) const {
    const Term &Operand = *T.Operands[Index];
    std::string Text = write(Operand);
    const bool IsOperator =
        Operand.Is == Kind::Binary || Operand.Is == Kind::Prefix;
    const bool Keeps = T.Is == Kind::Binary && Operand.Is == Kind::Prefix;
    return IsOperator && !Keeps ? "(" + Text + ")" : Text;
  }
  std::string list(const Term &T, unsigned From, char Open = '(',
                   char Close = ')') const {
    std::string Text(1, Open);
    for (unsigned I = From, E = T.Operands.size(); I != E; ++I) {
      Text += (I == From ? "" : ", ") + write(*T.Operands[I]);
      if (T.Operands[I]->IsExpanded)
        Text += "...";
    }
    return Text + Close;
  }

  Leaf WriteLeaf;
  TypeName WriteType;
};

} // namespace

std::string writeTerm(const Term &T,
                      llvm::function_ref<std::string(const Term &)> Leaf,
                      llvm::function_ref<std::string(QualType)> Type) {
  return TermWriter(Leaf, Type).write(T);
}

} // namespace clang::templates
