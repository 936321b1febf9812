//===----------------------------------------------------------------------===//

#include "lib/Facts/ConceptModels.h"
#include "lib/AST/Names.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/DeclTemplate.h"

namespace clang::templates {

using knowledge::StandardConcept;

/// Whether \p Strong implies \p Weak.
static bool implies(StandardConcept Strong, StandardConcept Weak) {
  if (Strong == Weak)
    return true;
  const auto Entry =
      knowledge::standardConcepts()[static_cast<unsigned>(Strong)];
  return llvm::any_of(Entry.Implies, [&](StandardConcept Implied) {
    return implies(Implied, Weak);
  });
}

/// Whether one of the concepts in \p Modelled implies \p Concept.
static bool impliedBy(ArrayRef<StandardConcept> Modelled,
                      StandardConcept Concept) {
  return llvm::any_of(Modelled, [&](StandardConcept Strong) {
    return implies(Strong, Concept);
  });
}

static Modelled yesOrNo(bool Answer) {
  return Answer ? Modelled::Yes : Modelled::No;
}

Modelled ConceptModels::of(QualType Type, StandardConcept Concept) {
  if (Type.isNull() || Type->isDependentType() || Type->isReferenceType() ||
      Type->containsErrors())
    return Modelled::CannotTell;
  const auto Key = std::pair(Type.getCanonicalType().getAsOpaquePtr(),
                             static_cast<unsigned>(Concept));
  // A type that is asked for while it is looked at: cannot tell.
  const auto [It, IsNew] = Known.try_emplace(Key, Modelled::CannotTell);
  if (!IsNew)
    return It->second;
  const Modelled Answer = compute(Type.getCanonicalType(), Concept);
  Known[Key] = Answer;
  return Answer;
}

Modelled ConceptModels::compute(QualType Type, StandardConcept Concept) {
  using Is = StandardConcept;
  // Constants cannot be assigned.
  if (Type.hasQualifiers())
    return Modelled::CannotTell;
  if (Type->isArithmeticType() && Type->isBuiltinType()) {
    const Is Number = !Type->isIntegerType()        ? Is::FloatingPoint
                      : Type->isSignedIntegerType() ? Is::SignedIntegral
                                                    : Is::UnsignedIntegral;
    // bool has no '++' and '--' that iterators need: incrementable types are
    // told by their pointers only.
    const Is Strongest[] = {Number, Is::Regular, Is::TotallyOrdered,
                            Is::Swappable};
    if (Concept == Is::WeaklyIncrementable)
      return Modelled::CannotTell;
    return yesOrNo(impliedBy(Strongest, Concept));
  }
  if (Type->isEnumeralType()) {
    const Is Strongest[] = {Is::Regular, Is::TotallyOrdered};
    return impliedBy(Strongest, Concept) ? Modelled::Yes : Modelled::CannotTell;
  }
  if (Type->isPointerType()) {
    QualType Pointee = Type->getPointeeType();
    const bool Steps = !Pointee->isVoidType() && !Pointee->isFunctionType() &&
                       !Pointee->isIncompleteType();
    const Is Strongest[] = {Steps ? Is::RandomAccessIterator : Is::Regular,
                            Is::TotallyOrdered};
    return impliedBy(Strongest, Concept) ? Modelled::Yes : Modelled::CannotTell;
  }
  if (Type->isConstantArrayType()) {
    const Is Strongest[] = {Is::RandomAccessRange, Is::SizedRange};
    return impliedBy(Strongest, Concept) ? Modelled::Yes : Modelled::CannotTell;
  }
  const CXXRecordDecl *Class = Type->getAsCXXRecordDecl();
  if (Class && isInStandardLibrary(*Class))
    return ofLibraryClass(*Class, Concept);
  return Modelled::CannotTell;
}

Modelled ConceptModels::ofLibraryClass(const CXXRecordDecl &Class,
                                       StandardConcept Concept) {
  const std::string Name = libraryName(Class);
  for (const knowledge::ModelEntry &Entry : knowledge::libraryModels()) {
    if (Name != Entry.Class)
      continue;
    if (impliedBy(Entry.Always, Concept))
      return Modelled::Yes;
    const auto *Special = dyn_cast<ClassTemplateSpecializationDecl>(&Class);
    if (!Special || !impliedBy(Entry.IfArguments, Concept))
      return Modelled::CannotTell;
    const TemplateArgumentList &Arguments = Special->getTemplateArgs();
    for (unsigned I = 0; I != Entry.Arguments && I < Arguments.size(); ++I) {
      ArrayRef<TemplateArgument> Types = Arguments[I];
      if (Arguments[I].getKind() == TemplateArgument::Pack)
        Types = Arguments[I].pack_elements();
      for (const TemplateArgument &Argument : Types) {
        if (Argument.getKind() != TemplateArgument::Type)
          continue;
        if (const Modelled Answer = of(Argument.getAsType(), Concept);
            Answer != Modelled::Yes)
          return Answer;
      }
    }
    return Modelled::Yes;
  }
  return Modelled::CannotTell;
}

} // namespace clang::templates
