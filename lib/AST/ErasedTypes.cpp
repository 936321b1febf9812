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
  if (!Class || !Class->getIdentifier())
    return std::nullopt;
  const std::string Name = libraryName(*Class);
  if (llvm::is_contained(knowledge::anyValues(), StringRef(Name)))
    return Erasure::Any;
  if (llvm::is_contained(knowledge::variants(), StringRef(Name)))
    return Erasure::Variant;
  if (llvm::is_contained(knowledge::ownersOfVoid(), StringRef(Name)))
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
  if (!Class || !Class->getIdentifier() ||
      !llvm::is_contained(knowledge::holders(), StringRef(libraryName(*Class))))
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
