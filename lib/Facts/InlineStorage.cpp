//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/Facts/InlineStorage.h"
#include "lib/AST/Names.h"
#include "lib/AST/TypeClassifier.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/RecordLayout.h"
#include "clang/AST/StmtCXX.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/SaveAndRestore.h"

namespace clang::templates {

//===----------------------------------------------------------------------===//
// Reading the library's code
//===----------------------------------------------------------------------===//

namespace {

/// Looks for an allocation in a function and in what it calls, but not in the
/// functions of the value that is stored: what these take is not the erased
/// type's.
class AllocationFinder {
public:
  AllocationFinder(ASTContext &Context, QualType Value)
      : Context(Context), Value(Context.getCanonicalType(Value)) {}

  bool allocates(const FunctionDecl &F);
  /// Whether something was out of sight.
  bool isIncomplete() const { return Incomplete; }

private:
  bool allocates(const Stmt *S);
  bool inAnyChild(const Stmt &S);
  bool inBranches(const Expr *Condition, const Stmt *Then, const Stmt *Else);
  bool belongsToValue(const FunctionDecl &F) const;

  static constexpr unsigned MaxFunctions = 256;
  static constexpr unsigned MaxDepth = 200;

  ASTContext &Context;
  const CanQualType Value;
  llvm::DenseSet<const FunctionDecl *> Seen;
  unsigned Depth = 0;
  bool Incomplete = false;
};

} // namespace

bool AllocationFinder::belongsToValue(const FunctionDecl &F) const {
  const auto *Method = dyn_cast<CXXMethodDecl>(&F);
  const CXXRecordDecl *Record = Value->getAsCXXRecordDecl();
  return Method && Record &&
         Method->getParent()->getCanonicalDecl() == Record->getCanonicalDecl();
}

bool AllocationFinder::allocates(const FunctionDecl &F) {
  if (F.isReplaceableGlobalAllocationFunction()) {
    const OverloadedOperatorKind Op = F.getOverloadedOperator();
    return Op == OO_New || Op == OO_Array_New;
  }
  if (F.isReservedGlobalPlacementOperator() || F.isNoReturn() ||
      belongsToValue(F) || !Seen.insert(F.getCanonicalDecl()).second)
    return false;
  const FunctionDecl *Definition = nullptr;
  const Stmt *Body = F.getBody(Definition);
  if (!Body) {
    if (llvm::is_contained(knowledge::allocationFunctions(), libraryName(F)))
      return true;
    if (F.isTrivial() || F.isDefaulted() || F.isImplicit())
      return false;
    Incomplete |= F.getBuiltinID() == 0;
    return false;
  }
  if (Seen.size() > MaxFunctions) {
    Incomplete = true;
    return false;
  }
  if (const auto *Constructor = dyn_cast<CXXConstructorDecl>(Definition))
    for (const CXXCtorInitializer *Init : Constructor->inits())
      if (allocates(Init->getInit()))
        return true;
  return allocates(Body);
}

bool AllocationFinder::inAnyChild(const Stmt &S) {
  return llvm::any_of(S.children(),
                      [this](const Stmt *Child) { return allocates(Child); });
}

bool AllocationFinder::inBranches(const Expr *Condition, const Stmt *Then,
                                  const Stmt *Else) {
  bool Taken;
  if (!Condition->isValueDependent() &&
      Condition->EvaluateAsBooleanCondition(Taken, Context))
    return allocates(Taken ? Then : Else);
  return allocates(Condition) || allocates(Then) || allocates(Else);
}

bool AllocationFinder::allocates(const Stmt *S) {
  // Not run, or run only when something has gone wrong.
  if (!S || isa<LambdaExpr, CXXThrowExpr, CXXCatchStmt, CXXTypeidExpr,
                CXXNoexceptExpr, UnaryExprOrTypeTraitExpr>(S))
    return false;
  if (Depth == MaxDepth) {
    Incomplete = true;
    return false;
  }
  llvm::SaveAndRestore Deeper(Depth, Depth + 1);

  if (const auto *If = dyn_cast<IfStmt>(S))
    return allocates(If->getInit()) ||
           (!If->getCond()
                ? inAnyChild(*If)
                : inBranches(If->getCond(), If->getThen(), If->getElse()));
  if (const auto *Choice = dyn_cast<ConditionalOperator>(S))
    return inBranches(Choice->getCond(), Choice->getTrueExpr(),
                      Choice->getFalseExpr());
  if (const auto *Default = dyn_cast<CXXDefaultArgExpr>(S))
    return allocates(Default->getExpr());
  if (const auto *Default = dyn_cast<CXXDefaultInitExpr>(S))
    return allocates(Default->getExpr());
  if (const auto *New = dyn_cast<CXXNewExpr>(S))
    if (const FunctionDecl *Operator = New->getOperatorNew())
      if (allocates(*Operator))
        return true;
  if (const auto *Construct = dyn_cast<CXXConstructExpr>(S))
    if (allocates(*Construct->getConstructor()))
      return true;
  if (inAnyChild(*S))
    return true;
  if (const auto *Call = dyn_cast<CallExpr>(S)) {
    if (const FunctionDecl *Callee = Call->getDirectCallee())
      return allocates(*Callee);
    Incomplete |=
        !isa<CXXPseudoDestructorExpr>(Call->getCallee()->IgnoreParenImpCasts());
  }
  return false;
}

//===----------------------------------------------------------------------===//
// The rules of lib/Knowledge
//===----------------------------------------------------------------------===//

/// The data member \p Name of \p Record or of a base class.
static const FieldDecl *findField(const CXXRecordDecl &Record, StringRef Name) {
  if (!Record.hasDefinition())
    return nullptr;
  for (const FieldDecl *Field : Record.fields())
    if (Field->getName() == Name)
      return Field;
  for (const CXXBaseSpecifier &Base : Record.bases())
    if (const CXXRecordDecl *Class = Base.getType()->getAsCXXRecordDecl())
      if (const FieldDecl *Field = findField(*Class, Name))
        return Field;
  return nullptr;
}

/// The type of the data member at the end of \p Path: "__f_.__buf_".
static QualType memberType(const CXXRecordDecl &Record, StringRef Path) {
  const CXXRecordDecl *Class = &Record;
  QualType T;
  for (StringRef Name : llvm::split(Path, '.')) {
    const FieldDecl *Field = Class ? findField(*Class, Name) : nullptr;
    if (!Field)
      return {};
    T = Field->getType();
    Class = T->getAsCXXRecordDecl();
  }
  return T;
}

/// Whether copying (else: moving) an object of \p T cannot throw.
static Allocates throwsWhen(bool Copied, QualType T) {
  const CXXRecordDecl *Record = T->getAsCXXRecordDecl();
  if (!Record)
    return Allocates::No;
  if (!Record->hasDefinition())
    return Allocates::CannotTell;
  Record = Record->getDefinition();
  if (Copied ? Record->hasTrivialCopyConstructor()
             : Record->hasTrivialMoveConstructor())
    return Allocates::No;
  const CXXConstructorDecl *Found = nullptr;
  for (const CXXConstructorDecl *Constructor : Record->ctors())
    if (Copied ? Constructor->isCopyConstructor()
               : Constructor->isMoveConstructor() ||
                     (!Found && Constructor->isCopyConstructor()))
      Found = Constructor;
  const auto *Type =
      Found ? Found->getType()->getAs<FunctionProtoType>() : nullptr;
  // An exception specification that nobody has asked for is not evaluated.
  if (!Type || isUnresolvedExceptionSpec(Type->getExceptionSpecType()))
    return Allocates::CannotTell;
  return Type->canThrow() == CT_Cannot ? Allocates::No : Allocates::Yes;
}

/// Whether the lack of \p Requirement sends a value of type \p T to the heap.
static Allocates lacks(knowledge::InlineRequirement Requirement, QualType T,
                       const ASTContext &Context) {
  using R = knowledge::InlineRequirement;
  switch (Requirement) {
  case R::None:
    return Allocates::No;
  case R::TriviallyCopyable:
    return T.isTriviallyCopyableType(Context) ? Allocates::No : Allocates::Yes;
  case R::NothrowCopyable:
  case R::NothrowMovable:
    return throwsWhen(Requirement == R::NothrowCopyable, T);
  }
  llvm_unreachable("unknown requirement");
}

/// Fills in the sizes, and the answer where the code did not give one.
void InlineStorage::layOut(Erasure &E) const {
  if (E.Value->isIncompleteType() || E.Value->isDependentType() ||
      E.Value->isUndeducedType())
    return;
  E.ValueSize = Context.getTypeSizeInChars(E.Value);
  const CXXRecordDecl *Class = E.Erased->getAsCXXRecordDecl();
  StringRef Name = nameOfErasing(E.Erased);
  for (const knowledge::InlineStorageRule &Rule :
       knowledge::inlineStorageRules()) {
    if (Rule.Class != Name)
      continue;
    QualType Storage = memberType(*Class, Rule.Member);
    if (Storage.isNull() || Storage->isIncompleteType() ||
        Storage->isDependentType())
      continue;
    const CharUnits Pointer =
        Context.getTypeSizeInChars(Context.VoidPtrTy) * Rule.ReservedPointers;
    E.InlineSize = Context.getTypeSizeInChars(Storage) - Pointer;
    // Some implementations name the bytes, which are aligned as pointers are.
    const bool Fits =
        E.ValueSize <= *E.InlineSize &&
        Context.getTypeAlignInChars(E.Value) <=
            std::max(Context.getTypeAlignInChars(Storage),
                     Context.getTypeAlignInChars(Context.VoidPtrTy));
    const Allocates Lacking = lacks(Rule.Requirement, E.Value, Context);
    if (E.Answer == Allocates::CannotTell)
      E.Answer = Fits ? Lacking : Allocates::Yes;
    if (Fits && E.Answer == Allocates::Yes)
      E.Lacks = Rule.Requirement;
    return;
  }
}

//===----------------------------------------------------------------------===//
// Conversions
//===----------------------------------------------------------------------===//

InlineStorage::InlineStorage(ASTContext &Context,
                             ArrayRef<StringRef> MoreClasses)
    : Context(Context) {
  llvm::append_range(Classes, knowledge::erasingClasses());
  llvm::append_range(Classes, knowledge::erasingPointers());
  for (StringRef Name : MoreClasses) {
    Name.consume_front("::");
    Classes.push_back(Name);
  }
  for (StringRef Name : Classes)
    for (const NamedDecl *D : declarationsCalled(Name, Context))
      if (isa<ClassTemplateDecl, CXXRecordDecl>(D))
        Declared[cast<NamedDecl>(D->getCanonicalDecl())] = Name;
}

/// The class template of \p Class, or the class if it is of none.
static const NamedDecl *canonicalPattern(const CXXRecordDecl &Class) {
  const NamedDecl *Pattern = &Class;
  if (const auto *Special = dyn_cast<ClassTemplateSpecializationDecl>(&Class))
    Pattern = Special->getSpecializedTemplate();
  return cast<NamedDecl>(Pattern->getCanonicalDecl());
}

StringRef InlineStorage::nameOfErasing(QualType T) const {
  if (T.isNull())
    return {};
  const CXXRecordDecl *Class = T.getNonReferenceType()->getAsCXXRecordDecl();
  if (!Class)
    return {};
  StringRef Name = Declared.lookup(canonicalPattern(*Class));
  if (!llvm::is_contained(knowledge::erasingPointers(), Name))
    return Name;
  QualType Pointee = pointeeType(T);
  return !Pointee.isNull() && Pointee->isVoidType() ? Name : StringRef();
}

bool InlineStorage::isErasing(QualType T) const {
  return !nameOfErasing(T).empty();
}

bool InlineStorage::isErasedCallable(QualType T) const {
  StringRef Name = nameOfErasing(T);
  return !Name.empty() &&
         !llvm::is_contained(knowledge::erasedValues(), Name) &&
         !llvm::is_contained(knowledge::erasingPointers(), Name);
}

/// The type that \p T, a parameter of a conversion, is kept as.
static QualType keptAs(QualType T, const ASTContext &Context) {
  if (T.isNull())
    return T;
  T = T.getNonReferenceType();
  if (T->isArrayType() || T->isFunctionType())
    T = Context.getDecayedType(T);
  return T.getUnqualifiedType();
}

/// The type of what \p Conversion keeps.
static QualType valueType(const CXXMethodDecl &Conversion, bool IsPointer,
                          const ASTContext &Context) {
  const unsigned Count = Conversion.getNumParams();
  if (Conversion.getIdentifier()) { // emplace<T>(...)
    const TemplateArgumentList *Args =
        Conversion.getTemplateSpecializationArgs();
    if (!Args || Args->size() == 0 ||
        Args->get(0).getKind() != TemplateArgument::Type)
      return {};
    return keptAs(Args->get(0).getAsType(), Context);
  }
  if (Count == 0)
    return {};
  QualType First = Conversion.getParamDecl(0)->getType();
  if (const CXXRecordDecl *Tag =
          First.getNonReferenceType()->getAsCXXRecordDecl()) {
    const std::string Name = libraryName(*Tag);
    if (Name == "std::in_place_type_t")
      return keptAs(pointeeType(First), Context);
    if (Name == "std::allocator_arg_t")
      First = Conversion.getParamDecl(Count - 1)->getType();
  }
  // A pointer keeps the deleter, if it is passed one.
  if (IsPointer && Count > 1)
    First = Conversion.getParamDecl(1)->getType();
  return keptAs(First, Context);
}

std::optional<Erasure>
InlineStorage::erasure(const FunctionDecl &Conversion) const {
  const auto *Method = dyn_cast<CXXMethodDecl>(&Conversion);
  if (!Method || Method->isInvalidDecl() || !Method->getPrimaryTemplate())
    return std::nullopt;
  if (!isa<CXXConstructorDecl>(Method) &&
      Method->getOverloadedOperator() != OO_Equal &&
      simpleName(*Method) != "emplace")
    return std::nullopt;
  Erasure E;
  E.Erased = Method->getThisType()->getPointeeType().getUnqualifiedType();
  StringRef Name = nameOfErasing(E.Erased);
  if (Name.empty())
    return std::nullopt;
  E.Value = valueType(
      *Method, llvm::is_contained(knowledge::erasingPointers(), Name), Context);
  if (E.Value.isNull() || E.Value->isDependentType() ||
      Context.hasSameUnqualifiedType(E.Value, E.Erased))
    return std::nullopt;
  AllocationFinder Finder(Context, E.Value);
  if (Finder.allocates(*Method))
    E.Answer = Allocates::Yes;
  else if (!Finder.isIncomplete())
    E.Answer = Allocates::No;
  layOut(E);
  return E;
}

llvm::MapVector<const FunctionDecl *, Erasure>
InlineStorage::allocatingConversions() const {
  llvm::MapVector<const FunctionDecl *, Erasure> Found;
  auto AddClass = [&](const CXXRecordDecl &Class) {
    for (const Decl *Member : Class.decls())
      if (const auto *Template = dyn_cast<FunctionTemplateDecl>(Member))
        // Overload resolution declares more of them than are called.
        for (const FunctionDecl *F : Template->specializations())
          if (F->isReferenced() || F->isUsed() || F->hasBody())
            if (std::optional<Erasure> E = erasure(*F);
                E && E->Answer == Allocates::Yes)
              Found.insert({F->getCanonicalDecl(), *E});
  };
  for (StringRef Name : Classes)
    for (const NamedDecl *D : declarationsCalled(Name, Context)) {
      if (const auto *Template = dyn_cast<ClassTemplateDecl>(D)) {
        for (const CXXRecordDecl *Class : Template->specializations())
          AddClass(*Class);
      } else if (const auto *Class = dyn_cast<CXXRecordDecl>(D)) {
        if (Class->hasDefinition())
          AddClass(*Class->getDefinition());
      }
    }
  return Found;
}

} // namespace clang::templates
