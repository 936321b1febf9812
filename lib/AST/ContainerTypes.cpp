//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/AST/ContainerTypes.h"
#include "lib/AST/Names.h"
#include "clang/AST/ASTContext.h"
#include "llvm/ADT/SmallPtrSet.h"
#include "llvm/ADT/StringMap.h"

namespace clang::templates {

using knowledge::ContainerShape;

/// The deepest nesting of types that is looked through.
static constexpr unsigned MaxNesting = 4;

static std::optional<ContainerShape> shapeOf(const NamedDecl &Class) {
  static const auto Shapes = [] {
    llvm::StringMap<ContainerShape> Shapes;
    for (const knowledge::ContainerClass &Row : knowledge::containerClasses())
      Shapes.try_emplace(Row.Name, Row.Shape);
    return Shapes;
  }();
  StringRef Name = simpleName(Class);
  auto It = Shapes.find(Name);
  if (It == Shapes.end() || (!isa<TemplateDecl>(Class) && Name[0] != 'Q'))
    return std::nullopt;
  if (llvm::is_contained(knowledge::boundedNamespaces(),
                         StringRef(libraryName(Class)).split("::").first))
    return std::nullopt;
  return It->second;
}

static ContainerType makeContainer(ContainerShape Shape,
                                   ArrayRef<TemplateArgument> Args) {
  ContainerType Container{Shape, {}, {}};
  llvm::SmallVector<QualType, 2> Types;
  for (const TemplateArgument &Arg : Args.take_front(2))
    if (Arg.getKind() == TemplateArgument::Type)
      Types.push_back(Arg.getAsType());
  if (Types.empty())
    return Container;
  if (Shape == ContainerShape::Map || Shape == ContainerShape::Set)
    Container.Key = Types.front();
  Container.Element =
      Shape == ContainerShape::Map ? Types.back() : Types.front();
  return Container;
}

/// By the names that \p T is written with: the container itself, or an alias of
/// it whose library hides the class.
static std::optional<ContainerType> containerAsWritten(QualType T) {
  while (const auto *Spec = T->getAs<TemplateSpecializationType>()) {
    if (const TemplateDecl *Template =
            Spec->getTemplateName().getAsTemplateDecl())
      if (std::optional<ContainerShape> Shape = shapeOf(*Template))
        return makeContainer(*Shape, Spec->template_arguments());
    if (!Spec->isTypeAlias())
      break;
    T = Spec->getAliasedType();
  }
  return std::nullopt;
}

static std::optional<ContainerType> containerType(QualType T, unsigned Depth) {
  if (T.isNull() || Depth > MaxNesting)
    return std::nullopt;
  T = T.getNonReferenceType();
  if (const Type *Element = T->getArrayElementTypeNoTypeQual())
    return ContainerType{ContainerShape::Fixed, {}, QualType(Element, 0)};
  if (std::optional<ContainerType> Container = containerAsWritten(T))
    return Container;
  const NamedDecl *Class = TypeClassifier::classOf(T);
  if (!Class)
    return std::nullopt;
  if (std::optional<ContainerShape> Shape = shapeOf(*Class)) {
    if (const auto *Spec = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
            T->getAsCXXRecordDecl()))
      return makeContainer(*Shape, Spec->getTemplateArgs().asArray());
    return makeContainer(*Shape, {});
  }
  if (const CXXRecordDecl *Record = classPattern(T))
    for (const CXXBaseSpecifier &Base : Record->bases())
      if (Base.getAccessSpecifier() == AS_public)
        if (std::optional<ContainerType> Container =
                containerType(Base.getType(), Depth + 1))
          return Container;
  return std::nullopt;
}

std::optional<ContainerType> containerType(QualType T) {
  return containerType(T, 0);
}

QualType accessedType(QualType T, const TypeClassifier &Types) {
  if (T.isNull())
    return {};
  T = T.getNonReferenceType();
  if (T->isAnyPointerType())
    return T->getPointeeType();
  if (Types.pointer(T) || Types.isValueWrapper(T))
    return pointeeType(T);
  const NamedDecl *Class = TypeClassifier::classOf(T);
  if (Class && isa<TemplateDecl>(Class) &&
      llvm::is_contained(knowledge::guardingWrappers(),
                         StringRef(libraryName(*Class))))
    return pointeeType(T);
  return {};
}

QualType innermostAccessed(QualType T, const TypeClassifier &Types) {
  for (unsigned Depth = 0; Depth < MaxNesting; ++Depth) {
    QualType Accessed = accessedType(T, Types);
    if (Accessed.isNull())
      break;
    T = Accessed;
  }
  return T.isNull() ? T : T.getNonReferenceType();
}

const CXXRecordDecl *classPattern(QualType T) {
  const NamedDecl *Class = TypeClassifier::classOf(T);
  if (const auto *Template = dyn_cast_or_null<ClassTemplateDecl>(Class))
    Class = Template->getTemplatedDecl();
  const auto *Record = dyn_cast_or_null<CXXRecordDecl>(Class);
  if (!Record)
    return nullptr;
  if (const CXXRecordDecl *Pattern = Record->getTemplateInstantiationPattern())
    Record = Pattern;
  return Record->getDefinition();
}

bool hasGrowingContainer(QualType T, const TypeClassifier &Types,
                         const SourceManager &Sources) {
  // Level by level, so that each class counts with its shortest way from T.
  llvm::SmallPtrSet<const CXXRecordDecl *, 8> Seen;
  llvm::SmallVector<QualType, 8> Level = {T};
  for (unsigned Depth = 0; Depth <= MaxNesting; ++Depth) {
    llvm::SmallVector<QualType, 8> Next;
    for (QualType Part : Level) {
      Part = innermostAccessed(Part, Types);
      if (Part.isNull())
        continue;
      if (std::optional<ContainerType> Container = containerType(Part)) {
        if (Container->Shape != ContainerShape::Fixed)
          return true;
        Next.push_back(Container->Element);
        continue;
      }
      const CXXRecordDecl *Class = classPattern(Part);
      if (!Class || Sources.isInSystemHeader(Class->getLocation()) ||
          !Seen.insert(Class).second)
        continue;
      for (const FieldDecl *Field : Class->fields())
        Next.push_back(Field->getType());
      for (const CXXBaseSpecifier &Base : Class->bases())
        Next.push_back(Base.getType());
    }
    Level = std::move(Next);
  }
  return false;
}

static bool hasFewValues(QualType T, unsigned Depth) {
  if (T.isNull() || Depth > MaxNesting)
    return false;
  T = T.getNonReferenceType();
  // Addresses of the program's own types and functions.
  if (T->isFunctionPointerType() || T->isMemberPointerType())
    return true;
  if (T->isPointerType()) {
    const CXXRecordDecl *Pointee = T->getPointeeCXXRecordDecl();
    return Pointee && libraryName(*Pointee) == "std::type_info";
  }
  T = T.getCanonicalType();
  if (const auto *Enum = T->getAs<EnumType>()) {
    // One without enumerators is an integer by another name.
    const EnumDecl *Definition = Enum->getDecl()->getDefinition();
    return Definition && (!Definition->enumerators().empty() ||
                          hasFewValues(Definition->getIntegerType(), Depth));
  }
  if (const auto *Builtin = T->getAs<BuiltinType>())
    switch (Builtin->getKind()) {
    case BuiltinType::Bool:
    case BuiltinType::Char_U:
    case BuiltinType::Char_S:
    case BuiltinType::UChar:
    case BuiltinType::SChar:
    case BuiltinType::Char8:
    case BuiltinType::Char16:
    case BuiltinType::Short:
    case BuiltinType::UShort:
    case BuiltinType::NullPtr:
      return true;
    default:
      return false;
    }
  const NamedDecl *Class = TypeClassifier::classOf(T);
  if (!Class)
    return false;
  const std::string Name = libraryName(*Class);
  if (llvm::is_contained(knowledge::boundedKeyTypes(), StringRef(Name)))
    return true;
  // Combinations: all parts count.
  if (Name != "std::pair" && Name != "std::tuple" && Name != "std::optional" &&
      Name != "std::variant" && Name != "std::array")
    return false;
  llvm::SmallVector<TemplateArgument, 4> Args;
  if (const auto *Spec = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
          T->getAsCXXRecordDecl()))
    Args.append(Spec->getTemplateArgs().asArray().begin(),
                Spec->getTemplateArgs().asArray().end());
  else if (const auto *Spec = T->getAs<TemplateSpecializationType>())
    Args.append(Spec->template_arguments().begin(),
                Spec->template_arguments().end());
  for (size_t I = 0; I < Args.size(); ++I) {
    if (Args[I].getKind() == TemplateArgument::Pack) {
      const TemplateArgument Pack = Args[I];
      Args.append(Pack.pack_begin(), Pack.pack_end());
    } else if (Args[I].getKind() == TemplateArgument::Type &&
               !hasFewValues(Args[I].getAsType(), Depth + 1)) {
      return false;
    }
  }
  return true;
}

bool hasFewValues(QualType T) { return hasFewValues(T, 0); }

static std::optional<knowledge::SizeEffect>
lookUp(ArrayRef<knowledge::SizeEffectRow> Rows, StringRef Name,
       llvm::StringMap<knowledge::SizeEffect> &Index) {
  if (Index.empty())
    for (const knowledge::SizeEffectRow &Row : Rows)
      Index.try_emplace(Row.Name, Row.Effect);
  auto It = Index.find(Name);
  if (It == Index.end())
    return std::nullopt;
  return It->second;
}

std::optional<knowledge::SizeEffect> memberSizeEffect(StringRef Name) {
  static llvm::StringMap<knowledge::SizeEffect> Index;
  return lookUp(knowledge::memberSizeEffects(), Name, Index);
}

std::optional<knowledge::SizeEffect> functionSizeEffect(StringRef Name) {
  static llvm::StringMap<knowledge::SizeEffect> Index;
  return lookUp(knowledge::functionSizeEffects(), Name, Index);
}

} // namespace clang::templates
