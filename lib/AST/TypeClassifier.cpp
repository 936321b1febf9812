//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/AST/TypeClassifier.h"
#include "lib/AST/Names.h"
#include "lib/Knowledge/Knowledge.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Basic/CharInfo.h"

namespace clang::templates {

TypeClassifier::TypeClassifier(ArrayRef<StringRef> SharedPointers) {
  for (const knowledge::SharedPointer &P : knowledge::sharedPointers()) {
    Known[P.Shared].Pointer = Ownership::Shared;
    Known[P.Shared].Weak = P.Weak;
    if (!P.Weak.empty())
      Known[P.Weak].Pointer = Ownership::Weak;
  }
  for (StringRef Name : knowledge::uniquePointers())
    Known[Name].Pointer = Ownership::Unique;
  for (StringRef Name : knowledge::borrowingPointers())
    Known[Name].Pointer = Ownership::None;
  for (StringRef Name : knowledge::erasedCallables())
    Known[Name].ErasedCallable = true;
  for (StringRef Name : knowledge::valueWrappers())
    Known[Name].ValueWrapper = true;
  for (StringRef Name : knowledge::runners())
    Known[Name].Runner = true;
  for (StringRef Name : SharedPointers) {
    Name.consume_front("::");
    if (!Name.empty())
      Known[Name].Pointer = Ownership::Shared;
  }
}

/// The template that \p T is written as a specialisation of, through aliases;
/// null if it is none.
static const TemplateSpecializationType *specialisationOf(QualType T) {
  const auto *Spec = T->getAs<TemplateSpecializationType>();
  while (Spec && Spec->isTypeAlias())
    Spec = Spec->getAliasedType()->getAs<TemplateSpecializationType>();
  return Spec;
}

const NamedDecl *TypeClassifier::classOf(QualType T) {
  if (T.isNull())
    return nullptr;
  T = T.getNonReferenceType();
  if (const CXXRecordDecl *Record = T->getAsCXXRecordDecl()) {
    if (const auto *Spec = dyn_cast<ClassTemplateSpecializationDecl>(Record))
      return Spec->getSpecializedTemplate();
    if (const ClassTemplateDecl *Template = Record->getDescribedClassTemplate())
      return Template;
    return Record;
  }
  if (const TemplateSpecializationType *Spec = specialisationOf(T))
    if (const TemplateDecl *Template =
            Spec->getTemplateName().getAsTemplateDecl())
      return Template;
  if (const auto *Deduced = T->getAs<DeducedTemplateSpecializationType>())
    return Deduced->getTemplateName().getAsTemplateDecl();
  return nullptr;
}

QualType pointeeType(QualType T) {
  if (T.isNull())
    return {};
  T = T.getNonReferenceType();
  if (T->isAnyPointerType())
    return T->getPointeeType();
  if (const auto *Spec = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
          T->getAsCXXRecordDecl())) {
    const TemplateArgumentList &Args = Spec->getTemplateArgs();
    if (Args.size() > 0 && Args[0].getKind() == TemplateArgument::Type)
      return Args[0].getAsType();
    return {};
  }
  if (const TemplateSpecializationType *Spec = specialisationOf(T)) {
    ArrayRef<TemplateArgument> Args = Spec->template_arguments();
    if (!Args.empty() && Args[0].getKind() == TemplateArgument::Type)
      return Args[0].getAsType();
  }
  return {};
}

/// The definition whose members say how a class (template) behaves.
static const CXXRecordDecl *definitionOf(const NamedDecl &Class) {
  const auto *Record = dyn_cast<CXXRecordDecl>(&Class);
  if (const auto *Template = dyn_cast<ClassTemplateDecl>(&Class))
    Record = Template->getTemplatedDecl();
  return Record ? Record->getDefinition() : nullptr;
}

/// The name that a call in a pattern or in a specialisation calls.
static StringRef calleeName(const CallExpr &Call) {
  const Expr *Callee = Call.getCallee()->IgnoreParenImpCasts();
  DeclarationName Name;
  if (const auto *Ref = dyn_cast<DeclRefExpr>(Callee))
    Name = Ref->getDecl()->getDeclName();
  else if (const auto *Member = dyn_cast<MemberExpr>(Callee))
    Name = Member->getMemberDecl()->getDeclName();
  else if (const auto *Overloads = dyn_cast<OverloadExpr>(Callee))
    Name = Overloads->getName();
  else if (const auto *Member = dyn_cast<CXXDependentScopeMemberExpr>(Callee))
    Name = Member->getMember();
  else if (const auto *Ref = dyn_cast<DependentScopeDeclRefExpr>(Callee))
    Name = Ref->getDeclName();
  const IdentifierInfo *Id = Name.getAsIdentifierInfo();
  return Id ? Id->getName() : StringRef();
}

/// Looks for calls that count up and down, with a bound on depth.
static void findCounting(const Stmt *S, unsigned Depth, bool &Up, bool &Down) {
  if (!S || Depth > 32 || (Up && Down))
    return;
  if (const auto *Call = dyn_cast<CallExpr>(S)) {
    StringRef Name = calleeName(*Call);
    Up |= Name == "ref" || containsWord(Name, knowledge::countUpWords());
    Down |= containsWord(Name, knowledge::countDownWords());
  }
  for (const Stmt *Child : S->children())
    findCounting(Child, Depth + 1, Up, Down);
}

/// Whether \p Copy takes over the pointer of the original and then does
/// something with what it points to: calls a function or counts up.
static bool copyCounts(const CXXConstructorDecl &Copy) {
  bool Shares = false;
  for (const CXXCtorInitializer *Init : Copy.inits()) {
    const FieldDecl *Field = Init->getAnyMember();
    if (!Field || !Field->getType()->isPointerType())
      continue;
    const Expr *E = Init->getInit()->IgnoreParenImpCasts();
    if (const auto *List = dyn_cast<ParenListExpr>(E);
        List && List->getNumExprs() == 1)
      E = List->getExpr(0)->IgnoreParenImpCasts();
    const auto *Member = dyn_cast<MemberExpr>(E);
    Shares |= Member && Member->getMemberDecl() == Field;
  }
  if (!Shares)
    return false;
  llvm::SmallVector<const Stmt *, 8> Todo = {Copy.getBody()};
  for (unsigned Seen = 0; !Todo.empty() && Seen < 64; ++Seen) {
    const Stmt *S = Todo.pop_back_val();
    if (!S)
      continue;
    if (isa<CallExpr>(S))
      return true;
    if (const auto *Unary = dyn_cast<UnaryOperator>(S);
        Unary && Unary->isIncrementOp())
      return true;
    Todo.append(S->child_begin(), S->child_end());
  }
  return false;
}

/// Whether \p Record is a pointer that counts its owners: it has `operator->`,
/// its own copy constructor and destructor, and either the copy counts in plain
/// sight or its members call something that counts up and something that
/// counts down.
static bool countsReferences(const CXXRecordDecl &Record) {
  if (!Record.hasUserDeclaredCopyConstructor() ||
      !Record.hasUserDeclaredDestructor())
    return false;
  bool HasArrow = false, Up = false, Down = false;
  for (const Decl *Member : Record.decls()) {
    const auto *Function = dyn_cast<FunctionDecl>(Member);
    if (const auto *Template = dyn_cast<FunctionTemplateDecl>(Member))
      Function = Template->getTemplatedDecl();
    if (!Function)
      continue;
    HasArrow |= Function->getOverloadedOperator() == OO_Arrow;
    if (const auto *Ctor = dyn_cast<CXXConstructorDecl>(Function);
        Ctor && Ctor->isCopyConstructor() && copyCounts(*Ctor))
      Up = Down = true;
    findCounting(Function->getBody(), 0, Up, Down);
  }
  return HasArrow && Up && Down;
}

TypeClassifier::Kind TypeClassifier::classify(const NamedDecl &Class) const {
  std::string Name = libraryName(Class);
  if (auto It = Known.find(Name); It != Known.end()) {
    Kind K = It->second;
    K.Library = true;
    return K;
  }
  Kind K;
  StringRef Namespace = StringRef(Name).split("::").first;
  bool Nested = StringRef(Name).contains("::");
  K.Library =
      (Nested &&
       llvm::is_contained(knowledge::libraryNamespaces(), Namespace)) ||
      (!Nested && Name.size() > 2 && Name[0] == 'Q' && isUppercase(Name[1]));
  const CXXRecordDecl *Record = definitionOf(Class);
  if (!Record || K.Library)
    return K;
  // A class derived from a pointer or an erased callable behaves as its base.
  for (const CXXBaseSpecifier &Base : Record->bases()) {
    const NamedDecl *BaseClass = classOf(Base.getType());
    if (!BaseClass)
      continue;
    auto It = Known.find(libraryName(*BaseClass));
    if (It == Known.end())
      continue;
    K = It->second;
    K.Weak = StringRef();
    return K;
  }
  if (countsReferences(*Record))
    K.Pointer = Ownership::Shared;
  return K;
}

const TypeClassifier::Kind &TypeClassifier::kindOf(QualType T) const {
  static const Kind Nothing;
  const NamedDecl *Class = classOf(T);
  if (!Class)
    return Nothing;
  Class = cast<NamedDecl>(Class->getCanonicalDecl());
  auto It = Cache.find(Class);
  if (It == Cache.end())
    It = Cache.try_emplace(Class, classify(*Class)).first;
  return It->second;
}

std::optional<Ownership> TypeClassifier::pointer(QualType T) const {
  if (T.isNull())
    return std::nullopt;
  T = T.getNonReferenceType();
  if (T->isAnyPointerType())
    return Ownership::None;
  return kindOf(T).Pointer;
}

bool TypeClassifier::isErasedCallable(QualType T) const {
  return kindOf(T).ErasedCallable;
}

bool TypeClassifier::isValueWrapper(QualType T) const {
  return kindOf(T).ValueWrapper;
}

bool TypeClassifier::isRunner(QualType T) const {
  const Kind &K = kindOf(T);
  if (!K.Library)
    return K.Runner;
  QualType Element = pointeeType(T);
  return K.Runner || (!Element.isNull() && kindOf(Element).Runner);
}

bool TypeClassifier::isLibraryClass(QualType T) const {
  return kindOf(T).Library;
}

StringRef TypeClassifier::weakCounterpart(QualType T) const {
  return kindOf(T).Weak;
}

bool isLibrarySharedPointer(QualType T) {
  const NamedDecl *Class = TypeClassifier::classOf(T);
  if (!Class)
    return false;
  const std::string Name = libraryName(*Class);
  return llvm::any_of(
      knowledge::sharedPointers(),
      [&](const knowledge::SharedPointer &Row) { return Row.Shared == Name; });
}

} // namespace clang::templates
