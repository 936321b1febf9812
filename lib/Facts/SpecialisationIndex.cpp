//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/Facts/SpecialisationIndex.h"
#include "lib/AST/Functions.h"
#include "lib/AST/Names.h"
#include "lib/AST/SourceNames.h"
#include "lib/AST/TemplateIds.h"
#include "lib/AST/TypeClassifier.h"
#include "clang/AST/DeclFriend.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/SmallPtrSet.h"
#include <map>

namespace clang::templates {

//===----------------------------------------------------------------------===//
// One specialisation
//===----------------------------------------------------------------------===//

/// How \p D came to be.
static TemplateSpecializationKind kindOf(const NamedDecl &D) {
  if (const auto *Function = dyn_cast<FunctionDecl>(&D))
    return Function->getTemplateSpecializationKind();
  if (const auto *Class = dyn_cast<CXXRecordDecl>(&D))
    return Class->getTemplateSpecializationKind();
  if (const auto *Var = dyn_cast<VarDecl>(&D))
    return Var->getTemplateSpecializationKind();
  return TSK_Undeclared;
}

SourceLocation Specialisation::instantiatedAt() const {
  SourceLocation At;
  if (const auto *Function = dyn_cast<FunctionDecl>(Declared)) {
    At = Function->getPointOfInstantiation();
  } else if (const auto *Special =
                 dyn_cast<ClassTemplateSpecializationDecl>(Declared)) {
    At = Special->getPointOfInstantiation();
  } else if (const auto *Class = dyn_cast<CXXRecordDecl>(Declared)) {
    if (const MemberSpecializationInfo *Info =
            Class->getMemberSpecializationInfo())
      At = Info->getPointOfInstantiation();
  } else if (const auto *Var = dyn_cast<VarDecl>(Declared)) {
    At = Var->getPointOfInstantiation();
  }
  // What is declared in a body came with it.
  for (const DeclContext *Around = Declared->getDeclContext();
       At.isInvalid() && !isExplicit() && Around;
       Around = Around->getParent()) {
    if (const auto *Function = dyn_cast<FunctionDecl>(Around))
      At = Function->getPointOfInstantiation();
    else if (const auto *Class =
                 dyn_cast<ClassTemplateSpecializationDecl>(Around))
      At = Class->getPointOfInstantiation();
  }
  return At.isValid() ? At : Declared->getLocation();
}

bool Specialisation::hasBody() const {
  if (const auto *Function = dyn_cast<FunctionDecl>(Declared)) {
    const FunctionDecl *Definition = nullptr;
    return Function->isDefined(Definition) && Definition->hasBody();
  }
  if (const auto *Class = dyn_cast<CXXRecordDecl>(Declared))
    return Class->isCompleteDefinition();
  const auto *Var = cast<VarDecl>(Declared);
  if (Var->isStaticLocal())
    return true;
  // Members are declared with their class, and defined when they are used.
  return isExplicit() ? Var->hasDefinition() != VarDecl::DeclarationOnly
                      : Var->isUsed(/*CheckUsedAttr=*/false);
}

bool Specialisation::isExplicit() const {
  return kindOf(*Declared) == TSK_ExplicitSpecialization;
}

static void appendFlat(ArrayRef<TemplateArgument> Arguments,
                       std::vector<TemplateArgument> &Result) {
  for (const TemplateArgument &A : Arguments) {
    if (A.getKind() == TemplateArgument::Pack)
      appendFlat(A.pack_elements(), Result);
    else
      Result.push_back(A);
  }
}

/// The arguments of \p D itself, without those of what it is written in.
static ArrayRef<TemplateArgument> ownArguments(const Decl &D) {
  if (const auto *Function = dyn_cast<FunctionDecl>(&D)) {
    const TemplateArgumentList *List =
        Function->getTemplateSpecializationArgs();
    return List ? List->asArray() : ArrayRef<TemplateArgument>();
  }
  if (const auto *Class = dyn_cast<ClassTemplateSpecializationDecl>(&D))
    return Class->getTemplateArgs().asArray();
  if (const auto *Var = dyn_cast<VarTemplateSpecializationDecl>(&D))
    return Var->getTemplateArgs().asArray();
  return {};
}

std::vector<TemplateArgument> Specialisation::arguments() const {
  llvm::SmallVector<ArrayRef<TemplateArgument>, 4> Levels;
  Levels.push_back(ownArguments(*Declared));
  for (const DeclContext *C = Declared->getDeclContext(); C; C = C->getParent())
    Levels.push_back(ownArguments(*Decl::castFromDeclContext(C)));
  std::vector<TemplateArgument> Result;
  for (ArrayRef<TemplateArgument> Level : llvm::reverse(Levels))
    appendFlat(Level, Result);
  return Result;
}

bool isTrial(const Specialisation &S, const SourceManager &Sources) {
  return isTrial(S.instantiatedAt(), Sources) ||
         llvm::any_of(S.arguments(), [&](const TemplateArgument &A) {
           if (A.getKind() != TemplateArgument::Type)
             return false;
           QualType T = A.getAsType().getNonReferenceType();
           if (T->isPointerType())
             T = T->getPointeeType();
           const CXXRecordDecl *Class = T->getAsCXXRecordDecl();
           return Class && !isInStandardLibrary(*Class) &&
                  isTrial(Class->getLocation(), Sources);
         });
}

//===----------------------------------------------------------------------===//
// One pattern
//===----------------------------------------------------------------------===//

const NamedDecl *Pattern::definition() const {
  if (const auto *Function = dyn_cast<FunctionDecl>(Declared)) {
    const FunctionDecl *Definition = nullptr;
    return Function->isDefined(Definition) ? Definition : nullptr;
  }
  if (const auto *Class = dyn_cast<CXXRecordDecl>(Declared))
    return Class->getDefinition();
  return cast<VarDecl>(Declared)->getDefinition();
}

static unsigned statementsIn(const NamedDecl *Definition) {
  if (const auto *Function = dyn_cast_or_null<FunctionDecl>(Definition))
    return countStatements(Function->getBody());
  const auto *Class = dyn_cast_or_null<CXXRecordDecl>(Definition);
  if (!Class)
    return 0;
  unsigned Count = 0;
  for (const Decl *Member : Class->decls()) {
    if (Member->isImplicit())
      continue;
    if (const auto *Template = dyn_cast<TemplateDecl>(Member))
      Member = Template->getTemplatedDecl();
    const FunctionDecl *Defined = nullptr;
    if (const auto *Method = dyn_cast_or_null<FunctionDecl>(Member))
      Count += Method->isDefined(Defined) ? statementsIn(Defined) : 0;
    else if (const auto *Nested = dyn_cast_or_null<CXXRecordDecl>(Member))
      Count +=
          Nested->isThisDeclarationADefinition() ? statementsIn(Nested) : 0;
  }
  return Count;
}

unsigned Pattern::statements() const { return statementsIn(definition()); }

/// What \p D was made from, one step; null if the AST does not know or \p D is
/// as it is written.
static const NamedDecl *madeFrom(const NamedDecl &D) {
  if (const auto *Function = dyn_cast<FunctionDecl>(&D)) {
    if (const FunctionTemplateDecl *Template = Function->getPrimaryTemplate())
      return Template->getTemplatedDecl();
    if (const FunctionTemplateDecl *Template =
            Function->getDescribedFunctionTemplate()) {
      const auto *From = Template->getInstantiatedFromMemberTemplate();
      return From ? From->getTemplatedDecl() : nullptr;
    }
    if (const FunctionDecl *From =
            Function->getInstantiatedFromMemberFunction())
      return From;
    return Function->getInstantiatedFromDecl(); // A friend.
  }
  if (const auto *Partial =
          dyn_cast<ClassTemplatePartialSpecializationDecl>(&D))
    return Partial->getInstantiatedFromMember();
  if (const auto *Special = dyn_cast<ClassTemplateSpecializationDecl>(&D)) {
    const auto From = Special->getSpecializedTemplateOrPartial();
    if (const auto *Partial =
            dyn_cast<ClassTemplatePartialSpecializationDecl *>(From))
      return Partial;
    return cast<ClassTemplateDecl *>(From)->getTemplatedDecl();
  }
  if (const auto *Class = dyn_cast<CXXRecordDecl>(&D)) {
    if (const ClassTemplateDecl *Template =
            Class->getDescribedClassTemplate()) {
      const auto *From = Template->getInstantiatedFromMemberTemplate();
      return From ? From->getTemplatedDecl() : nullptr;
    }
    return Class->getInstantiatedFromMemberClass();
  }
  if (const auto *Partial = dyn_cast<VarTemplatePartialSpecializationDecl>(&D))
    return Partial->getInstantiatedFromMember();
  if (const auto *Special = dyn_cast<VarTemplateSpecializationDecl>(&D)) {
    const auto From = Special->getSpecializedTemplateOrPartial();
    if (const auto *Partial =
            dyn_cast<VarTemplatePartialSpecializationDecl *>(From))
      return Partial;
    return cast<VarTemplateDecl *>(From)->getTemplatedDecl();
  }
  if (const auto *Var = dyn_cast<VarDecl>(&D)) {
    if (const VarTemplateDecl *Template = Var->getDescribedVarTemplate()) {
      const auto *From = Template->getInstantiatedFromMemberTemplate();
      return From ? From->getTemplatedDecl() : nullptr;
    }
    return Var->getInstantiatedFromStaticDataMember();
  }
  return nullptr;
}

const Pattern *SpecialisationIndex::find(const NamedDecl &D) const {
  const NamedDecl *From = &D;
  while (const NamedDecl *Next = madeFrom(*From))
    From = Next;
  auto It = Index.find(From->getCanonicalDecl());
  if (It != Index.end())
    return &Patterns[It->second];
  const NamedDecl *InBody = Local.lookup(From->getLocation());
  return InBody && InBody->getKind() == From->getKind()
             ? &Patterns[Index.lookup(InBody)]
             : nullptr;
}

//===----------------------------------------------------------------------===//
// The walk
//===----------------------------------------------------------------------===//

class IndexBuilder {
public:
  explicit IndexBuilder(SpecialisationIndex &Result)
      : Result(Result), Sources(Result.Context.getSourceManager()) {}

  void walk(const DeclContext &Scope) {
    for (const Decl *D : Scope.decls())
      visit(*D);
  }
  void visit(const Decl &D);
  /// To be called when all patterns are known: a partial specialisation can
  /// come after the template.
  void addSpecialisations();

private:
  void visitTemplate(const RedeclarableTemplateDecl &Template);
  void visitFunction(const FunctionDecl &Function);
  void visitClass(const CXXRecordDecl &Class);
  void visitVariable(const VarDecl &Var);
  void add(const NamedDecl &D);
  void addPattern(const NamedDecl &D);

  SpecialisationIndex &Result;
  const SourceManager &Sources;
  std::vector<const RedeclarableTemplateDecl *> Templates;
  llvm::SmallPtrSet<const RedeclarableTemplateDecl *, 32> Seen;
};

void IndexBuilder::visit(const Decl &D) {
  // A closure's class is implicit, what the language declares for a class is,
  // too.
  const auto *Class = dyn_cast<CXXRecordDecl>(&D);
  if (D.isInvalidDecl() || (D.isImplicit() && !(Class && Class->isLambda())))
    return;
  // Only at namespace scope can there be something of another file.
  if (D.getLexicalDeclContext()->isFileContext() &&
      Sources.isInSystemHeader(D.getLocation()))
    return;
  if (Class)
    visitClass(*Class);
  else if (const auto *Function = dyn_cast<FunctionDecl>(&D))
    visitFunction(*Function);
  else if (const auto *Var = dyn_cast<VarDecl>(&D))
    visitVariable(*Var);
  else if (const auto *Template = dyn_cast<RedeclarableTemplateDecl>(&D))
    visitTemplate(*Template);
  else if (const auto *Friend = dyn_cast<FriendDecl>(&D))
    Friend->getFriendDecl() ? visit(*Friend->getFriendDecl()) : void();
  else if (isa<NamespaceDecl, LinkageSpecDecl, ExportDecl>(D))
    walk(cast<DeclContext>(D));
}

void IndexBuilder::visitTemplate(const RedeclarableTemplateDecl &Template) {
  if (!Template.getTemplatedDecl())
    return;
  if (!isa<TypeAliasTemplateDecl>(Template))
    visit(*Template.getTemplatedDecl());
  if (Seen.insert(Template.getCanonicalDecl()).second)
    Templates.push_back(&Template);
}

void IndexBuilder::addSpecialisations() {
  // What is declared in specialisations adds to the list.
  for (size_t I = 0; I < Templates.size(); ++I) {
    const RedeclarableTemplateDecl *Template = Templates[I];
    if (const auto *Functions = dyn_cast<FunctionTemplateDecl>(Template)) {
      for (const FunctionDecl *F : Functions->specializations()) {
        add(*F);
        if (const FunctionDecl *Definition = F->getDefinition())
          walk(*Definition);
      }
    } else if (const auto *Classes = dyn_cast<ClassTemplateDecl>(Template)) {
      for (const ClassTemplateSpecializationDecl *C :
           Classes->specializations()) {
        const CXXRecordDecl *Definition = C->getDefinition();
        add(Definition ? *Definition : *C);
        if (Definition)
          walk(*Definition);
      }
    } else if (const auto *Vars = dyn_cast<VarTemplateDecl>(Template)) {
      for (const VarTemplateSpecializationDecl *V : Vars->specializations())
        add(*V);
    }
  }
}

void IndexBuilder::visitFunction(const FunctionDecl &Function) {
  // A function template's are in the list of the template. Of which one a
  // friend in a template is, may not be known yet.
  const FunctionTemplateDecl *Template = Function.getPrimaryTemplate();
  if (Template && Result.find(*Template->getTemplatedDecl()))
    return;
  if (!Function.isFunctionTemplateSpecialization() && Function.isFirstDecl())
    add(Function);
  if (Function.doesThisDeclarationHaveABody())
    walk(Function);
}

void IndexBuilder::visitClass(const CXXRecordDecl &Class) {
  const auto *Special = dyn_cast<ClassTemplateSpecializationDecl>(&Class);
  if (Special && !isa<ClassTemplatePartialSpecializationDecl>(Special)) {
    if (Result.find(*Special->getSpecializedTemplate()->getTemplatedDecl()))
      return;
  } else if (!Class.isLambda() && (Class.isThisDeclarationADefinition() ||
                                   Class.getDescribedClassTemplate())) {
    add(Class);
  }
  if (Class.isThisDeclarationADefinition())
    walk(Class);
}

void IndexBuilder::visitVariable(const VarDecl &Var) {
  if (Var.isFirstDecl() && (Var.isStaticLocal() || Var.isStaticDataMember() ||
                            Var.getDescribedVarTemplate() ||
                            isa<VarTemplatePartialSpecializationDecl>(Var)))
    add(Var);
}

void IndexBuilder::addPattern(const NamedDecl &D) {
  const auto *First = cast<NamedDecl>(D.getCanonicalDecl());
  if (!Result.Index.try_emplace(First, Result.Patterns.size()).second)
    return;
  Result.Patterns.emplace_back().Declared = First;
  if (D.getDeclContext()->isFunctionOrMethod() ||
      D.getDeclContext()->getOuterLexicalRecordContext())
    Result.Local.try_emplace(D.getLocation(), First);
}

/// Adds \p D as a pattern or as a specialisation of one.
void IndexBuilder::add(const NamedDecl &D) {
  const bool IsPartial = isa<ClassTemplatePartialSpecializationDecl,
                             VarTemplatePartialSpecializationDecl>(D);
  const bool IsDescribed =
      IsPartial ||
      (isa<FunctionDecl>(D) &&
       cast<FunctionDecl>(D).getDescribedFunctionTemplate()) ||
      (isa<CXXRecordDecl>(D) &&
       cast<CXXRecordDecl>(D).getDescribedClassTemplate()) ||
      (isa<VarDecl>(D) && cast<VarDecl>(D).getDescribedVarTemplate());
  // A member template of a specialisation is neither.
  if (IsDescribed) {
    if (!Result.find(D) && !madeFrom(D))
      addPattern(D);
    return;
  }
  if (D.isTemplated())
    return addPattern(D);
  if (const Pattern *Of = Result.find(D))
    if (Of->Declared != D.getCanonicalDecl())
      const_cast<Pattern *>(Of)->Specialisations.emplace_back(D);
}

namespace {

/// Visits the function templates that are named somewhere and have a body: in a
/// language server, whose scope is the open file, those of headers.
class CalledTemplates : public RecursiveASTVisitor<CalledTemplates> {
public:
  explicit CalledTemplates(IndexBuilder &Builder) : Builder(Builder) {}

  bool shouldVisitTemplateInstantiations() const { return true; }
  bool VisitDeclRefExpr(DeclRefExpr *Name) { return visit(*Name->getDecl()); }
  bool VisitMemberExpr(MemberExpr *Name) {
    return visit(*Name->getMemberDecl());
  }

private:
  bool visit(const ValueDecl &Named) {
    const auto *Function = dyn_cast<FunctionDecl>(&Named);
    const FunctionTemplateDecl *Template =
        Function ? Function->getPrimaryTemplate() : nullptr;
    if (!Template)
      return true;
    while (const FunctionTemplateDecl *From =
               Template->getInstantiatedFromMemberTemplate())
      Template = From;
    const FunctionDecl *Definition = nullptr;
    if (Template->getTemplatedDecl()->isDefined(Definition) &&
        Definition->hasBody())
      Builder.visit(*Template);
    return true;
  }

  IndexBuilder &Builder;
};

} // namespace

SpecialisationIndex::SpecialisationIndex(ASTContext &Context)
    : Context(Context) {
  IndexBuilder Builder(*this);
  for (Decl *D : Context.getTraversalScope()) {
    if (const auto *Unit = dyn_cast<TranslationUnitDecl>(D)) {
      Builder.walk(*Unit);
    } else {
      Builder.visit(*D);
      CalledTemplates(Builder).TraverseDecl(D);
    }
  }
  Builder.addSpecialisations();
}

//===----------------------------------------------------------------------===//
// Differences
//===----------------------------------------------------------------------===//

namespace {

/// Names the causes for which the arguments of one group differ.
class CauseFinder {
public:
  explicit CauseFinder(const ASTContext &Context) : Context(Context) {}

  struct Member {
    const Specialisation *Special;
    TemplateArgument Argument;
  };
  using Report = llvm::function_ref<void(DifferenceCause, QualType Common,
                                         ArrayRef<const Specialisation *>)>;
  void find(ArrayRef<Member> Group, Report Found);
  static void findGrowth(ArrayRef<Member> Group, Report Found);

private:
  using Members = llvm::SmallVector<const Specialisation *, 4>;
  using ByType = llvm::MapVector<const void *, Members>;

  void addImplementer(QualType T, const Specialisation *S);
  ArrayRef<const CXXRecordDecl *> interfacesOf(const CXXRecordDecl &Class);

  const ASTContext &Context;
  const TypeClassifier Types;
  llvm::DenseMap<const CXXRecordDecl *,
                 llvm::SmallVector<const CXXRecordDecl *, 2>>
      Interfaces;
  /// By interface and by what holds it: nothing, '*', 'std::shared_ptr'.
  llvm::MapVector<std::pair<const CXXRecordDecl *, const void *>, Members>
      Implementers;
};

} // namespace

/// The classes that \p Class derives from and that declare a pure virtual
/// function, the nearest first. At most 32 classes are asked.
ArrayRef<const CXXRecordDecl *>
CauseFinder::interfacesOf(const CXXRecordDecl &Class) {
  auto [It, New] = Interfaces.try_emplace(Class.getCanonicalDecl());
  if (!New)
    return It->second;
  llvm::SmallVector<const CXXRecordDecl *, 8> Queue = {&Class};
  for (size_t I = 0; I < Queue.size() && I < 32; ++I) {
    const CXXRecordDecl *Definition = Queue[I]->getDefinition();
    if (!Definition || !Definition->isPolymorphic())
      continue;
    if (I > 0 && llvm::any_of(Definition->methods(), [](const auto *Method) {
          return Method->isPureVirtual();
        }))
      It->second.push_back(Definition->getCanonicalDecl());
    for (const CXXBaseSpecifier &Base : Definition->bases())
      if (const auto *Record = Base.getType()->getAsCXXRecordDecl();
          Record && !llvm::is_contained(Queue, Record))
        Queue.push_back(Record);
  }
  return It->second;
}

void CauseFinder::addImplementer(QualType T, const Specialisation *S) {
  const void *Holder = nullptr;
  if (T->isPointerType()) {
    Holder = this; // The same for all of them.
    T = T->getPointeeType();
  } else if (Types.pointer(T)) {
    Holder = TypeClassifier::classOf(T);
    if (const auto *Special = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
            T->getAsCXXRecordDecl()))
      Holder = Special->getSpecializedTemplate()->getCanonicalDecl();
    T = pointeeType(T);
  }
  const CXXRecordDecl *Class = T.isNull() ? nullptr : T->getAsCXXRecordDecl();
  if (Class && !Class->isLambda())
    for (const CXXRecordDecl *Interface : interfacesOf(*Class))
      Implementers[{Interface, Holder}].push_back(S);
}

/// The type of the call operator of \p T without its qualifiers, if \p T is a
/// closure that is not generic; null if not.
static QualType callSignature(QualType T, const ASTContext &Context) {
  const CXXRecordDecl *Class = T->getAsCXXRecordDecl();
  if (!Class || !Class->isLambda() || Class->isGenericLambda())
    return {};
  const CXXMethodDecl *Call = Class->getLambdaCallOperator();
  const auto *Type =
      Call ? Call->getType()->getAs<FunctionProtoType>() : nullptr;
  if (!Type)
    return {};
  return Context.getCanonicalType(Context.getFunctionType(
      Type->getReturnType(), Type->getParamTypes(), {}));
}

/// Chains of types each of which is a specialisation with the one before it as
/// an argument: 'int', 'Wrap<int>', 'Wrap<Wrap<int>>'.
void CauseFinder::findGrowth(ArrayRef<Member> Group, Report Found) {
  llvm::DenseMap<const void *, const Member *> ByArgument;
  for (const Member &M : Group)
    if (M.Argument.getKind() == TemplateArgument::Type)
      ByArgument[M.Argument.getAsType().getCanonicalType().getAsOpaquePtr()] =
          &M;
  llvm::DenseMap<const Member *, const Member *> Inner;
  llvm::SmallPtrSet<const Member *, 8> IsInner;
  for (const Member &M : Group) {
    if (M.Argument.getKind() != TemplateArgument::Type)
      continue;
    const auto *Special = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
        M.Argument.getAsType()->getAsCXXRecordDecl());
    if (!Special)
      continue;
    for (const TemplateArgument &A : Special->getTemplateArgs().asArray())
      if (A.getKind() == TemplateArgument::Type)
        if (const Member *Part = ByArgument.lookup(
                A.getAsType().getCanonicalType().getAsOpaquePtr());
            Part && Part != &M && Inner.try_emplace(&M, Part).second)
          IsInner.insert(Part);
  }
  for (const Member &M : Group) {
    if (IsInner.contains(&M) || !Inner.contains(&M))
      continue;
    Members Chain;
    for (const Member *Step = &M; Step; Step = Inner.lookup(Step))
      Chain.push_back(Step->Special);
    std::reverse(Chain.begin(), Chain.end());
    Found(DifferenceCause::Growth, {}, Chain);
  }
}

void CauseFinder::find(ArrayRef<Member> Group, Report Found) {
  Implementers.clear();
  ByType Closures, Arrays, Unqualified;
  Members Values;
  for (const Member &M : Group) {
    if (M.Argument.getKind() != TemplateArgument::Type) {
      if (M.Argument.getKind() != TemplateArgument::Template)
        Values.push_back(M.Special);
      continue;
    }
    const QualType Bare = Context.getCanonicalType(
        M.Argument.getAsType().getNonReferenceType().getUnqualifiedType());
    Unqualified[Bare.getAsOpaquePtr()].push_back(M.Special);
    if (QualType Call = callSignature(Bare, Context); !Call.isNull())
      Closures[Call.getAsOpaquePtr()].push_back(M.Special);
    else if (const ConstantArrayType *Array =
                 Context.getAsConstantArrayType(Bare))
      Arrays[Array->getElementType().getCanonicalType().getAsOpaquePtr()]
          .push_back(M.Special);
    else
      addImplementer(Bare, M.Special);
  }
  // Of interfaces with the same implementers the nearest one is told.
  std::vector<ArrayRef<const Specialisation *>> Told;
  for (const auto &[Key, Of] : Implementers)
    if (Of.size() > 1 && !llvm::is_contained(Told, ArrayRef(Of))) {
      Told.push_back(Of);
      Found(DifferenceCause::Implementers,
            Context.getCanonicalTagType(Key.first), Of);
    }
  const auto Tell = [&](DifferenceCause Cause, const ByType &Sets) {
    for (const auto &[Type, Of] : Sets)
      if (Of.size() > 1)
        Found(Cause, QualType::getFromOpaquePtr(Type), Of);
  };
  Tell(DifferenceCause::Closures, Closures);
  Tell(DifferenceCause::Extents, Arrays);
  if (Values.size() > 1)
    Found(DifferenceCause::Extents, {}, Values);
  Tell(DifferenceCause::Qualifiers, Unqualified);
}

/// The parameters of \p P and of the templates around it that the arguments of
/// \p S are for, one for each argument; null for those that cannot be told.
static std::vector<const NamedDecl *> parametersFor(const Pattern &P,
                                                    const Specialisation &S) {
  const auto Around = [](const NamedDecl &D, auto Add) {
    Add(D);
    for (const DeclContext *C = D.getDeclContext(); C; C = C->getParent())
      Add(*Decl::castFromDeclContext(C));
  };
  llvm::SmallVector<const TemplateParameterList *, 4> Lists;
  Around(*P.Declared, [&](const Decl &D) {
    if (const auto *Partial =
            dyn_cast<ClassTemplatePartialSpecializationDecl>(&D))
      Lists.push_back(
          Partial->getSpecializedTemplate()->getTemplateParameters());
    else if (const TemplateParameterList *List = D.getDescribedTemplateParams())
      Lists.push_back(List);
  });
  llvm::SmallVector<ArrayRef<TemplateArgument>, 4> Levels;
  Around(S.declared(), [&](const Decl &D) {
    if (ArrayRef<TemplateArgument> Own = ownArguments(D); !Own.empty())
      Levels.push_back(Own);
  });
  std::vector<const NamedDecl *> Result;
  const bool Agree = Lists.size() == Levels.size();
  for (size_t L = Levels.size(); L-- > 0;)
    for (size_t I = 0; I < Levels[L].size(); ++I) {
      const TemplateArgument &A = Levels[L][I];
      std::vector<TemplateArgument> Flat;
      appendFlat(A, Flat);
      const NamedDecl *Parameter =
          Agree && I < Lists[L]->size() ? Lists[L]->getParam(I) : nullptr;
      Result.insert(Result.end(), Flat.size(), Parameter);
    }
  return Result;
}

std::vector<ArgumentDifference>
SpecialisationIndex::differences(const Pattern &P) const {
  static constexpr size_t MaxPositions = 16;
  // Equal arguments get equal numbers.
  std::map<llvm::FoldingSetNodeID, unsigned> Numbers;
  struct Copy {
    const Specialisation *Special;
    std::vector<TemplateArgument> Arguments;
    std::vector<unsigned> Numbers;
  };
  std::vector<Copy> Copies;
  size_t Positions = 0;
  for (const Specialisation &S : P.Specialisations) {
    if (S.isExplicit() || !S.hasBody())
      continue;
    Copy &C = Copies.emplace_back();
    C.Special = &S;
    C.Arguments = S.arguments();
    for (const TemplateArgument &A : C.Arguments) {
      llvm::FoldingSetNodeID Id;
      Context.getCanonicalTemplateArgument(A).Profile(Id, Context);
      C.Numbers.push_back(
          Numbers.try_emplace(Id, Numbers.size()).first->second);
    }
    Positions = std::max(Positions, C.Arguments.size());
  }

  std::vector<ArgumentDifference> Result;
  CauseFinder Causes(Context);
  std::vector<std::vector<CauseFinder::Member>> Groups;
  // Puts those together that differ in the argument At; the others are equal,
  // but for numbers that may count the steps of a growth.
  const auto MakeGroups = [&](size_t At, bool NumbersDiffer) {
    std::map<std::vector<unsigned>, unsigned> GroupOf;
    Groups.clear();
    for (const Copy &C : Copies) {
      if (At >= C.Numbers.size())
        continue;
      std::vector<unsigned> Others;
      for (size_t I = 0; I < C.Numbers.size(); ++I)
        if (I != At && !(NumbersDiffer && C.Arguments[I].getKind() ==
                                              TemplateArgument::Integral))
          Others.push_back(C.Numbers[I]);
      const auto [It, New] =
          GroupOf.try_emplace(std::move(Others), Groups.size());
      if (New)
        Groups.emplace_back();
      Groups[It->second].push_back({C.Special, C.Arguments[At]});
    }
    llvm::erase_if(Groups, [](const auto &Group) { return Group.size() < 2; });
  };
  for (size_t At = 0; At < std::min(Positions, MaxPositions); ++At) {
    const auto Add = [&](DifferenceCause Cause, QualType Common,
                         ArrayRef<const Specialisation *> Of) {
      Result.push_back({Cause, parametersFor(P, *Of.front())[At],
                        static_cast<unsigned>(At), Common, Of.vec()});
    };
    MakeGroups(At, /*NumbersDiffer=*/false);
    for (ArrayRef<CauseFinder::Member> Group : Groups)
      Causes.find(Group, Add);
    MakeGroups(At, /*NumbersDiffer=*/true);
    for (ArrayRef<CauseFinder::Member> Group : Groups)
      CauseFinder::findGrowth(Group, Add);
  }
  return Result;
}

} // namespace clang::templates
