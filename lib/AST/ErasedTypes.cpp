//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/AST/ErasedTypes.h"
#include "lib/AST/ContainerTypes.h"
#include "lib/AST/Names.h"
#include "lib/Knowledge/Erasure.h"
#include "lib/Knowledge/Keys.h"
#include "clang/AST/RecursiveASTVisitor.h"

namespace clang::templates {

/// The deepest nesting of types that is looked through.
static constexpr unsigned MaxNesting = 4;

/// Whether \p Class is called one of \p Names, which are qualified.
static bool isNamed(const NamedDecl &Class,
                    ArrayRef<llvm::StringLiteral> Names) {
  const StringRef Last = simpleName(Class);
  std::string Full;
  return !Last.empty() && llvm::any_of(Names, [&](StringRef Name) {
    if (!Name.ends_with(Last)) // Most do not: build no text for them.
      return false;
    if (Full.empty())
      Full = libraryName(Class);
    return Name == Full;
  });
}

static bool isVoidPointer(QualType T) {
  return T->isPointerType() && T->getPointeeType()->isVoidType();
}

std::optional<Erasure> erasure(QualType T) {
  if (T.isNull())
    return std::nullopt;
  T = T.getNonReferenceType();
  if (isVoidPointer(T))
    return Erasure::Pointer;
  const NamedDecl *Class = TypeClassifier::classOf(T);
  if (!Class)
    return std::nullopt;
  if (isNamed(*Class, knowledge::anyValues()))
    return Erasure::Any;
  if (isNamed(*Class, knowledge::variants()))
    return Erasure::Variant;
  if (isNamed(*Class, knowledge::ownersOfVoid()))
    if (const QualType Pointee = pointeeType(T);
        !Pointee.isNull() && Pointee->isVoidType())
      return Erasure::Owner;
  return std::nullopt;
}

static QualType erasedPart(QualType T, unsigned Depth) {
  if (T.isNull() || Depth > MaxNesting)
    return {};
  if (erasure(T))
    return T.getNonReferenceType();
  if (const std::optional<ContainerType> Container = containerType(T))
    return erasedPart(Container->Element, Depth + 1);
  T = T.getNonReferenceType();
  const NamedDecl *Class = TypeClassifier::classOf(T);
  if (!Class || !isNamed(*Class, knowledge::holders()))
    return {};
  llvm::SmallVector<TemplateArgument, 4> Args;
  if (const auto *Spec = T->getAs<TemplateSpecializationType>())
    llvm::append_range(Args, Spec->template_arguments());
  else if (const auto *Spec = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
               T->getAsCXXRecordDecl()))
    llvm::append_range(Args, Spec->getTemplateArgs().asArray());
  for (const TemplateArgument &A : Args)
    for (const TemplateArgument &Part : A.getKind() == TemplateArgument::Pack
                                            ? A.pack_elements()
                                            : ArrayRef<TemplateArgument>(A))
      if (Part.getKind() == TemplateArgument::Type)
        if (QualType Found = erasedPart(Part.getAsType(), Depth + 1);
            !Found.isNull())
          return Found;
  return {};
}

QualType erasedPart(QualType T) { return erasedPart(T, 0); }

static bool isByte(QualType T) {
  return T->isVoidType() || T->isAnyCharacterType() || T->isStdByteType() ||
         T->isFunctionType();
}

QualType keptType(QualType T, Erasure How, const ASTContext &Context) {
  if (T.isNull())
    return {};
  T = T.getNonReferenceType();
  if (How == Erasure::Any || How == Erasure::Variant) {
    if (T->isArrayType() || T->isFunctionType())
      T = Context.getDecayedType(T);
    return T.getCanonicalType().getUnqualifiedType();
  }
  if (T->isArrayType())
    T = Context.getDecayedType(T);
  T = pointeeType(T);
  return T.isNull() || isByte(T) ? QualType()
                                 : T.getCanonicalType().getUnqualifiedType();
}

namespace {

class ParameterCollector : public RecursiveASTVisitor<ParameterCollector> {
public:
  explicit ParameterCollector(unsigned OuterTemplates)
      : OuterTemplates(OuterTemplates) {}

  bool VisitTemplateTypeParmType(TemplateTypeParmType *T) {
    const TemplateTypeParmType *&First =
        T->getDepth() < OuterTemplates ? Found.Outer : Found.Inner;
    if (!First)
      First = T;
    return true;
  }

  ParameterUses Found;

private:
  const unsigned OuterTemplates;
};

} // namespace

ParameterUses parametersIn(QualType T, unsigned OuterTemplates) {
  ParameterCollector Collector(OuterTemplates);
  if (!T.isNull() && T->isDependentType())
    Collector.TraverseType(T.getCanonicalType());
  return Collector.Found;
}

ParameterUses parametersIn(const Stmt *S, unsigned OuterTemplates) {
  ParameterCollector Collector(OuterTemplates);
  Collector.TraverseStmt(const_cast<Stmt *>(S));
  return Collector.Found;
}

} // namespace clang::templates
