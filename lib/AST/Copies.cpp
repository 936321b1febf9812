//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/AST/Copies.h"
#include "lib/AST/Names.h"
#include "lib/AST/TypeClassifier.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/PointerIntPair.h"
#include "llvm/Support/SaveAndRestore.h"

namespace clang::templates {

namespace {

/// The definition that \p T names, that of the pattern if \p T is dependent.
const CXXRecordDecl *definitionOf(QualType T) {
  if (const CXXRecordDecl *Record = T->getAsCXXRecordDecl())
    return Record->getDefinition();
  const auto *Template =
      dyn_cast_or_null<ClassTemplateDecl>(TypeClassifier::classOf(T));
  return Template ? Template->getTemplatedDecl()->getDefinition() : nullptr;
}

/// The constructor of \p Record that copies, or moves, as it is declared; null
/// if it is not.
const CXXConstructorDecl *declared(const CXXRecordDecl &Record, bool Move) {
  for (const CXXConstructorDecl *Ctor : Record.ctors())
    if (!Ctor->isImplicit() &&
        (Move ? Ctor->isMoveConstructor() : Ctor->isCopyConstructor()))
      return Ctor;
  return nullptr;
}

/// Answers for a type and all that is in it, for each class once.
class CopyReader {
public:
  std::optional<bool> copyable(QualType T, bool OrMoved);
  std::optional<bool> copyable(const CXXRecordDecl &Record, bool OrMoved);

private:
  std::optional<bool> read(const CXXRecordDecl &Record, bool OrMoved);
  std::optional<bool> copiesElements(const CXXRecordDecl &Record);

  /// Members within members that are looked into.
  static constexpr unsigned MaxDepth = 8;

  unsigned Depth = 0;
  llvm::DenseMap<llvm::PointerIntPair<const CXXRecordDecl *, 1, bool>,
                 std::optional<bool>>
      Known;
};

/// Whether what the standard library's \p Record holds can be copied: the copy
/// constructor of a vector is there, whatever its elements are.
std::optional<bool> CopyReader::copiesElements(const CXXRecordDecl &Record) {
  const auto *Spec = dyn_cast<ClassTemplateSpecializationDecl>(&Record);
  if (!Spec || !Spec->isInStdNamespace() || simpleName(*Spec).ends_with("_ptr"))
    return true;
  for (const TemplateArgument &Arg : Spec->getTemplateArgs().asArray())
    if (Arg.getKind() == TemplateArgument::Type &&
        Arg.getAsType()->isRecordType())
      if (std::optional<bool> Element =
              copyable(Arg.getAsType(), /*OrMoved=*/false);
          Element != true)
        return Element;
  return true;
}

std::optional<bool> CopyReader::read(const CXXRecordDecl &Record,
                                     bool OrMoved) {
  const CXXConstructorDecl *Copy = declared(Record, /*Move=*/false);
  const CXXConstructorDecl *Move = declared(Record, /*Move=*/true);
  // A destructor or a copy of its own leaves a class without an implicit move.
  const CXXConstructorDecl *Used = OrMoved && Move ? Move : Copy;
  if (Used) {
    if (Used->isDeleted() || Used->getAccess() == AS_private)
      return false;
    if (!Used->isDefaulted())
      return Used == Move || copiesElements(Record);
  } else if (Move || Record.hasUserDeclaredMoveAssignment()) {
    return false;
  }
  const bool Moves =
      OrMoved && (Used ? Used == Move : !Record.hasUserDeclaredDestructor());
  std::optional<bool> Answer = true;
  auto Add = [&](std::optional<bool> Part) {
    if (Answer != false && Part != true)
      Answer = Part;
  };
  for (const CXXBaseSpecifier &Base : Record.bases())
    Add(copyable(Base.getType(), Moves));
  for (const FieldDecl *Field : Record.fields())
    Add(copyable(Field->getType(), Moves));
  return Answer;
}

std::optional<bool> CopyReader::copyable(const CXXRecordDecl &Record,
                                         bool OrMoved) {
  if (Depth > MaxDepth)
    return std::nullopt;
  llvm::SaveAndRestore Within(Depth, Depth + 1);
  // A class that is within itself, in a container, is not known yet.
  const auto [It, IsNew] = Known.try_emplace({&Record, OrMoved}, std::nullopt);
  if (!IsNew)
    return It->second;
  const std::optional<bool> Answer = read(Record, OrMoved);
  Known[{&Record, OrMoved}] = Answer;
  return Answer;
}

std::optional<bool> CopyReader::copyable(QualType T, bool OrMoved) {
  if (T.isNull())
    return std::nullopt;
  if (const ArrayType *Array = T->getAsArrayTypeUnsafe())
    return copyable(Array->getElementType(), OrMoved);
  if (T->isReferenceType() || T->isScalarType())
    return true;
  const CXXRecordDecl *Record = definitionOf(T);
  if (!Record)
    return std::nullopt;
  return copyable(*Record, OrMoved);
}

} // namespace

std::optional<bool> isCopyable(QualType T, bool OrMoved) {
  return CopyReader().copyable(T, OrMoved);
}

std::optional<bool> isCopyable(const CXXRecordDecl &Record, bool OrMoved) {
  const CXXRecordDecl *Definition = Record.getDefinition();
  if (!Definition)
    return std::nullopt;
  return CopyReader().copyable(*Definition, OrMoved);
}

bool copiesItself(const CXXRecordDecl &Record) {
  for (bool Move : {false, true})
    if (const CXXConstructorDecl *Ctor = declared(Record, Move))
      if (!Ctor->isDeleted() && !Ctor->isDefaulted())
        return true;
  return false;
}

} // namespace clang::templates
