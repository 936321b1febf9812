//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/Facts/ObjectOwners.h"
#include "lib/AST/Copies.h"
#include "lib/AST/Names.h"
#include "lib/Facts/CallSites.h"
#include "lib/Knowledge/Knowledge.h"
#include "clang/AST/RecursiveASTVisitor.h"

namespace clang::templates {

/// Members within members, and arguments of templates, that are looked into.
static constexpr unsigned MaxDepth = 4;

static const CXXRecordDecl &patternOf(const CXXRecordDecl &Class) {
  const CXXRecordDecl *Pattern = Class.getTemplateInstantiationPattern();
  return *(Pattern ? Pattern : &Class)->getCanonicalDecl();
}

/// Whether \p Class is a template, or lies in one.
static bool isOfTemplate(const CXXRecordDecl &Class) {
  return Class.isDependentContext() ||
         Class.getTemplateInstantiationPattern() != nullptr ||
         isa<ClassTemplateSpecializationDecl>(Class);
}

bool ObjectOwners::mayRelease(QualType T) const { return mayRelease(T, 0); }

bool ObjectOwners::mayRelease(QualType T, unsigned Depth) const {
  if (T.isNull() || T->isReferenceType() || T->isPointerType())
    return false;
  if (const ArrayType *Array = T->getAsArrayTypeUnsafe())
    return mayRelease(Array->getElementType(), Depth);
  const NamedDecl *Class = TypeClassifier::classOf(T);
  if (!Class)
    return false;
  // What a library keeps: elements, and what its pointers point to.
  if (isInStandardLibrary(*Class)) {
    if (Depth >= MaxDepth || Facts.Types.isErasedCallable(T))
      return false;
    llvm::ArrayRef<TemplateArgument> Args;
    if (const auto *Spec = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
            T->getAsCXXRecordDecl()))
      Args = Spec->getTemplateArgs().asArray();
    else if (const auto *Spec = T->getAs<TemplateSpecializationType>())
      Args = Spec->template_arguments();
    const bool Owns =
        Facts.Types.pointer(T).value_or(Ownership::None) != Ownership::None;
    return llvm::any_of(Args, [&](const TemplateArgument &Arg) {
      if (Arg.getKind() != TemplateArgument::Type)
        return false;
      QualType Part = Arg.getAsType();
      // A token that does something when it goes.
      return (Owns && Part->isVoidType()) || mayRelease(Part, Depth + 1);
    });
  }
  const CXXRecordDecl *Record = T->getAsCXXRecordDecl();
  if (const auto *Template = dyn_cast<ClassTemplateDecl>(Class);
      !Record && Template)
    Record = Template->getTemplatedDecl();
  if (!Record)
    return false;
  if (const CXXRecordDecl *Definition = Record->getDefinition())
    return mayRelease(*Definition, Depth);
  return true; // Cannot tell.
}

/// The destructor that is written in \p Record; null if there is none. Found by
/// its kind: in a pattern the name is of another type.
static const CXXDestructorDecl *destructorOf(const CXXRecordDecl &Record) {
  for (const CXXMethodDecl *Method : Record.methods())
    if (const auto *Destructor = dyn_cast<CXXDestructorDecl>(Method);
        Destructor && Destructor->isUserProvided())
      return Destructor;
  return nullptr;
}

/// The body of \p Destructor, or of its pattern; null if it cannot be seen.
static const CompoundStmt *bodyOf(const CXXDestructorDecl &Destructor) {
  const Stmt *Body = Destructor.getBody();
  if (const FunctionDecl *Pattern =
          Destructor.getTemplateInstantiationPattern();
      !Body && Pattern)
    Body = Pattern->getBody();
  return dyn_cast_or_null<CompoundStmt>(Body);
}

namespace {

/// Whether a statement calls something: by name, by an operator, or as the
/// destructor of what it deletes.
class AnyCall : public RecursiveASTVisitor<AnyCall> {
public:
  bool VisitCallExpr(CallExpr *) { return !(Found = true); }
  bool VisitCXXDeleteExpr(CXXDeleteExpr *) { return !(Found = true); }
  bool VisitCXXConstructExpr(CXXConstructExpr *) { return !(Found = true); }
  bool VisitCXXUnresolvedConstructExpr(CXXUnresolvedConstructExpr *) {
    return !(Found = true);
  }

  bool Found = false;
};

} // namespace

bool ObjectOwners::mayRelease(const CXXRecordDecl &Record,
                              unsigned Depth) const {
  if (Depth > MaxDepth)
    return true;
  if (const CXXDestructorDecl *Destructor = destructorOf(Record)) {
    const CompoundStmt *Body = bodyOf(*Destructor);
    AnyCall Calls;
    Calls.TraverseStmt(const_cast<CompoundStmt *>(Body));
    if (!Body || Calls.Found)
      return true;
  }
  return llvm::any_of(Record.bases(),
                      [&](const CXXBaseSpecifier &Base) {
                        return mayRelease(Base.getType(), Depth + 1);
                      }) ||
         llvm::any_of(Record.fields(), [&](const FieldDecl *Field) {
           return mayRelease(Field->getType(), Depth + 1);
         });
}

bool ObjectOwners::isOwnPart(const Place &Where) {
  const Place *P = &Where;
  for (; P->parent(); P = P->parent())
    if (P->kind() == Place::Kind::Pointee &&
        P->ownership() != Ownership::Unique)
      return false;
  return P->kind() == Place::Kind::This && !P->isClosure() && P != &Where;
}

/// What a member is made from, without the form in which it is written.
static const Expr *madeFrom(const CXXCtorInitializer &Init) {
  const Expr *E = Init.getInit();
  if (E)
    E = E->IgnoreParenImpCasts();
  if (const auto *List = dyn_cast_or_null<ParenListExpr>(E);
      List && List->getNumExprs() == 1)
    E = List->getExpr(0)->IgnoreParenImpCasts();
  if (const auto *List = dyn_cast_or_null<InitListExpr>(E);
      List && List->getNumInits() == 1)
    E = List->getInit(0)->IgnoreParenImpCasts();
  return E;
}

/// Whether \p Member is a plain pointer that every constructor of its class is
/// given: what it points to is somebody else's.
static bool isLent(const ValueDecl &Member) {
  const auto *Field = dyn_cast<FieldDecl>(&Member);
  if (!Field || !Field->getType()->isPointerType())
    return false;
  Field = patternField(Field);
  const auto *Class = dyn_cast<CXXRecordDecl>(Field->getDeclContext());
  if (!Class)
    return false;
  bool IsGiven = false;
  for (const CXXMethodDecl *Method : Class->methods()) {
    const auto *Declared = dyn_cast<CXXConstructorDecl>(Method);
    if (!Declared || !Declared->isUserProvided() ||
        Declared->isCopyOrMoveConstructor())
      continue;
    const FunctionDecl *Definition = nullptr;
    if (!Declared->isDefined(Definition))
      return false;
    const auto &Constructor = *cast<CXXConstructorDecl>(Definition);
    if (Constructor.isDelegatingConstructor())
      continue;
    const auto *Init =
        llvm::find_if(Constructor.inits(), [&](const CXXCtorInitializer *Init) {
          return Init->isMemberInitializer() && Init->getMember() == Field;
        });
    if (Init == Constructor.init_end())
      return false;
    const Expr *From = madeFrom(**Init);
    if (const auto *Address = dyn_cast_or_null<UnaryOperator>(From);
        Address && Address->getOpcode() == UO_AddrOf)
      From = Address->getSubExpr()->IgnoreParenImpCasts();
    const auto *Ref = dyn_cast_or_null<DeclRefExpr>(From);
    if (!Ref || !isa<ParmVarDecl>(Ref->getDecl()))
      return false;
    IsGiven = true;
  }
  return IsGiven;
}

bool ObjectOwners::isForeign(const Place &Where, bool Strict) {
  bool IsElement = false, IsReferred = false;
  for (const Place *P = &Where; P; P = P->parent()) {
    IsElement |= P->kind() == Place::Kind::Element;
    if (P->kind() != Place::Kind::Pointee)
      continue;
    // Who else owns what is shared, and what a pointer of the object's own
    // points to: cannot tell, unless it is given to the object.
    const Place *Pointer = P->parent();
    if (Pointer->root()->kind() == Place::Kind::This && !Strict &&
        (!Pointer->decl() || (!Pointer->decl()->getType()->isReferenceType() &&
                              !isLent(*Pointer->decl()))))
      return false;
    IsReferred = true;
  }
  const Place *Root = Where.root();
  switch (Root->kind()) {
  case Place::Kind::Variable: // With static duration, or nobody would see it.
    return true;
  case Place::Kind::Parameter:
    return IsElement || Strict;
  case Place::Kind::This:
    return IsReferred && !Root->isClosure() && (IsElement || Strict);
  default:
    return false;
  }
}

/// Whether the class derives from std::enable_shared_from_this or the like, or
/// has virtual functions; with \p Shared only the latter.
static bool livesBehindPointer(const CXXRecordDecl &Class, bool Shared = false,
                               unsigned Depth = 0) {
  for (const CXXMethodDecl *Method : Class.methods())
    if (Method->isVirtual() ||
        llvm::is_contained({"await_suspend", "await_ready"},
                           simpleName(*Method)))
      return true;
  for (const CXXBaseSpecifier &Base : Class.bases())
    if (const NamedDecl *B = TypeClassifier::classOf(Base.getType())) {
      if (simpleName(*B).starts_with("enable_shared_from")) {
        if (Shared)
          continue;
        return true;
      }
      const CXXRecordDecl *Record = Base.getType()->getAsCXXRecordDecl();
      if (Record && Record->hasDefinition() &&
          (Record->isPolymorphic() ||
           (Depth < MaxDepth &&
            livesBehindPointer(*Record->getDefinition(), Shared, Depth + 1))))
        return true;
    }
  return false;
}

/// Whether somebody outside can make an object of \p Class as he likes.
static bool hasPublicConstructor(const CXXRecordDecl &Class) {
  bool Any = false;
  for (const Decl *D : Class.decls()) {
    const auto *Ctor = dyn_cast<CXXConstructorDecl>(D);
    if (const auto *Template = dyn_cast<FunctionTemplateDecl>(D))
      Ctor = dyn_cast<CXXConstructorDecl>(Template->getTemplatedDecl());
    if (!Ctor || Ctor->isImplicit() || Ctor->isCopyOrMoveConstructor())
      continue;
    Any = true;
    if (Ctor->getAccess() != AS_private)
      return true;
  }
  return !Any;
}

/// Whether objects of \p Record can be copied or moved, and of the class that
/// derives from it and is its argument, too.
static bool isSpecialisationCopied(const CXXRecordDecl &Record, bool Strict) {
  if (isCopyable(Record, /*OrMoved=*/true) != true ||
      (!Strict && livesBehindPointer(Record)))
    return false;
  const auto *Spec = dyn_cast<ClassTemplateSpecializationDecl>(&Record);
  if (!Spec)
    return true;
  return llvm::none_of(
      Spec->getTemplateArgs().asArray(), [&](const TemplateArgument &Arg) {
        const CXXRecordDecl *Derived =
            Arg.getKind() == TemplateArgument::Type
                ? Arg.getAsType()->getAsCXXRecordDecl()
                : nullptr;
        return Derived && Derived->hasDefinition() &&
               Derived->isDerivedFrom(&Record) &&
               (livesBehindPointer(*Derived) || copiesItself(*Derived) ||
                isCopyable(*Derived, /*OrMoved=*/true) != true);
      });
}

bool ObjectOwners::mayBeCopied(const CXXRecordDecl &Class, bool Strict) const {
  const CXXRecordDecl *Record = Class.getDefinition();
  if (!Record || Record->isInvalidDecl() || !isOfTemplate(*Record) ||
      copiesItself(*Record))
    return false;
  if (!Strict &&
      (livesBehindPointer(*Record) || !hasPublicConstructor(*Record)))
    return false;
  if (!Record->isDependentContext())
    return isSpecialisationCopied(*Record, Strict);
  // The specialisations know more than the pattern.
  if (const ClassTemplateDecl *Template = Record->getDescribedClassTemplate()) {
    bool Any = false;
    for (const ClassTemplateSpecializationDecl *Spec :
         Template->specializations()) {
      if (!Spec->hasDefinition() || Spec->isExplicitSpecialization())
        continue;
      if (isSpecialisationCopied(*Spec, Strict))
        return true;
      Any = true;
    }
    if (Any)
      return false;
  }
  // Nothing is known of a base class that an argument names.
  if (!Strict && llvm::any_of(Record->bases(), [](const CXXBaseSpecifier &B) {
        return !TypeClassifier::classOf(B.getType());
      }))
    return false;
  // A member of the parameter's type can be copied, most of the time.
  return isCopyable(*Record, /*OrMoved=*/true) != false;
}

namespace {

/// Collects the classes of objects that live as long as the program.
class StaticObjects : public RecursiveASTVisitor<StaticObjects> {
public:
  StaticObjects(const SourceManager &Sources,
                llvm::DenseSet<const CXXRecordDecl *> &Classes)
      : Sources(Sources), Classes(Classes) {}

  bool shouldVisitTemplateInstantiations() const { return true; }

  bool TraverseDecl(Decl *D) {
    if (isa_and_nonnull<NamespaceDecl, FunctionDecl, RedeclarableTemplateDecl,
                        CXXRecordDecl, LinkageSpecDecl, VarDecl>(D) &&
        Sources.isInSystemHeader(D->getLocation()))
      return true;
    return RecursiveASTVisitor::TraverseDecl(D);
  }

  bool VisitVarDecl(VarDecl *Var) {
    const auto *F = dyn_cast<FunctionDecl>(Var->getDeclContext());
    if (!Var->hasGlobalStorage() && !(F && F->isMain()))
      return true;
    QualType T = Var->getType().getNonReferenceType();
    add(T);
    if (QualType Pointee = pointeeType(T); !Pointee.isNull())
      add(Pointee);
    return true;
  }

private:
  void add(QualType T) {
    const CXXRecordDecl *Record = T->getAsCXXRecordDecl();
    if (!Record)
      if (const auto *Template =
              dyn_cast_or_null<ClassTemplateDecl>(TypeClassifier::classOf(T)))
        Record = Template->getTemplatedDecl();
    if (Record)
      Classes.insert(&patternOf(*Record));
  }

  const SourceManager &Sources;
  llvm::DenseSet<const CXXRecordDecl *> &Classes;
};

} // namespace

bool ObjectOwners::hasStaticObject(const CXXRecordDecl &Class) {
  if (!Static) {
    Static.emplace();
    ASTContext &Context = Facts.Effects.context();
    StaticObjects Visitor(Context.getSourceManager(), *Static);
    for (Decl *D : Context.getTraversalScope())
      Visitor.TraverseDecl(D);
  }
  return Static->contains(&patternOf(Class));
}

bool ObjectOwners::mayTakeOut(const CXXRecordDecl &Class, const Effect *Store,
                              bool Strict) {
  const CXXRecordDecl *Record = Class.getDefinition();
  if (!Record || Record->isInvalidDecl() || mayRelease(*Record, 0))
    return true;
  // A handle that takes the closure out when it goes.
  if (Store && Store->Cause && mayRelease(Store->At->getType()))
    return true;
  if (Strict)
    return false;
  // Objects that are shared end when nobody knows; who may make them says
  // nothing.
  if (livesBehindPointer(*Record, /*Shared=*/true) ||
      (!livesBehindPointer(*Record) && !hasPublicConstructor(*Record)))
    return true;
  // A function that ends it, which somebody calls before the object ends.
  for (const CXXMethodDecl *Method : Record->methods())
    if (containsWord(simpleName(*Method), knowledge::teardownWords()))
      return true;
  return hasStaticObject(*Record);
}

namespace {

/// Reads the body of a destructor that does nothing but cancel and join.
class CancelReader : public RecursiveASTVisitor<CancelReader> {
public:
  explicit CancelReader(const TypeClassifier &Types) : Types(Types) {}

  bool VisitCXXDeleteExpr(CXXDeleteExpr * /*E*/) { return OnlyCancels = false; }
  bool VisitLambdaExpr(LambdaExpr * /*E*/) { return OnlyCancels = false; }
  bool VisitCallExpr(CallExpr *E) {
    const StringRef Name = calleeName(*E);
    const Expr *Object = receiverOf(*E);
    const auto *Member = dyn_cast_or_null<MemberExpr>(
        Object ? Object->IgnoreParenImpCasts() : nullptr);
    const bool Joins = Object && Types.isRunner(Object->getType());
    const bool Cancels = Member && E->getNumArgs() == 0 && Name == "cancel";
    if (Cancels)
      Cancelled.insert(Member->getMemberDecl());
    Any |= Cancels || (Joins && Name == "join");
    // Flags, locks and signals.
    const Decl *Callee = E->getCalleeDecl();
    OnlyCancels &= Cancels || Joins || (Callee && isInStandardLibrary(*Callee));
    return OnlyCancels;
  }

  const TypeClassifier &Types;
  llvm::DenseSet<const ValueDecl *> Cancelled;
  bool OnlyCancels = true;
  bool Any = false;
};

} // namespace

const CXXDestructorDecl *
ObjectOwners::cancellingDestructor(const CXXRecordDecl &Class,
                                   const Effect *Store) const {
  const CXXRecordDecl *Record = Class.getDefinition();
  const CXXDestructorDecl *Destructor =
      Record && !Record->isInvalidDecl() ? destructorOf(*Record) : nullptr;
  const CompoundStmt *Body = Destructor ? bodyOf(*Destructor) : nullptr;
  if (!Body || (Store && Store->Cause && mayRelease(Store->At->getType())))
    return nullptr;
  CancelReader Reader(Facts.Types);
  Reader.TraverseStmt(const_cast<CompoundStmt *>(Body));
  if (!Reader.Any || !Reader.OnlyCancels)
    return nullptr;
  const FunctionEffects *Effects = Facts.Effects.effectsOf(Destructor);
  if (!Effects || llvm::any_of(Effects->Effects, [](const Effect &E) {
        return E.K != Effect::Kind::Store && E.K != Effect::Kind::Forget;
      }))
    return nullptr;
  if (llvm::any_of(Record->bases(), [&](const CXXBaseSpecifier &Base) {
        return mayRelease(Base.getType());
      }))
    return nullptr;
  for (const FieldDecl *Field : Record->fields())
    if (!Reader.Cancelled.contains(Field) && mayRelease(Field->getType()))
      return nullptr;
  return Destructor;
}

} // namespace clang::templates
