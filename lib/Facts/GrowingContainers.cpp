//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/Facts/GrowingContainers.h"
#include "lib/AST/Names.h"
#include "lib/Facts/ClosureExit.h"
#include "lib/Facts/RunTimeData.h"
#include "lib/Knowledge/Knowledge.h"
#include "clang/AST/DeclTemplate.h"

namespace clang::templates {

using Kind = ContainerUse::Kind;

//===----------------------------------------------------------------------===//
// Contexts
//===----------------------------------------------------------------------===//

/// Whether \p D, or what it is declared in, was made by a template.
static bool isInInstance(const Decl &D) {
  if (const auto *Var = dyn_cast<VarDecl>(&D))
    if (isTemplateInstantiation(Var->getTemplateSpecializationKind()))
      return true;
  for (const DeclContext *C = D.getDeclContext(); C; C = C->getParent()) {
    if (const auto *F = dyn_cast<FunctionDecl>(C))
      if (F->isTemplateInstantiation())
        return true;
    if (const auto *Record = dyn_cast<CXXRecordDecl>(C))
      if (isTemplateInstantiation(Record->getTemplateSpecializationKind()))
        return true;
  }
  return false;
}

/// Whether \p D, or what it is declared in, is a template or an explicit
/// specialisation of one.
static bool isInTemplate(const Decl &D) {
  if (D.isTemplated())
    return true;
  for (const DeclContext *C = D.getDeclContext(); C; C = C->getParent()) {
    if (C->isDependentContext())
      return true;
    if (const auto *F = dyn_cast<FunctionDecl>(C))
      if (F->getTemplateSpecializationKind() != TSK_Undeclared)
        return true;
    if (isa<ClassTemplateSpecializationDecl>(C))
      return true;
  }
  return isa<VarTemplateSpecializationDecl>(D);
}

/// The outermost function that \p D is declared in; null if there is none, or
/// if it is that of a lambda outside of functions.
static const FunctionDecl *outermostFunction(const Decl &D) {
  const FunctionDecl *Outermost = nullptr;
  for (const DeclContext *C = D.getDeclContext(); C; C = C->getParent())
    if (const auto *F = dyn_cast<FunctionDecl>(C))
      Outermost = F;
  const auto *Method = dyn_cast_or_null<CXXMethodDecl>(Outermost);
  return Method && Method->getParent()->isLambda() ? nullptr : Outermost;
}

/// Where the specialisation that \p D is a part of is instantiated.
static SourceLocation pointOfInstantiation(const Decl &D) {
  if (const auto *Var = dyn_cast<VarDecl>(&D))
    if (isa<VarTemplateSpecializationDecl>(Var))
      return Var->getPointOfInstantiation();
  for (const DeclContext *C = D.getDeclContext(); C; C = C->getParent()) {
    if (const auto *F = dyn_cast<FunctionDecl>(C);
        F && F->getPointOfInstantiation().isValid())
      return F->getPointOfInstantiation();
    if (const auto *Class = dyn_cast<ClassTemplateSpecializationDecl>(C);
        Class && Class->getPointOfInstantiation().isValid())
      return Class->getPointOfInstantiation();
  }
  return {};
}

//===----------------------------------------------------------------------===//
// Candidates
//===----------------------------------------------------------------------===//

void LongLivedContainers::add(const VarDecl &Var) {
  const VarDecl &First = *Var.getCanonicalDecl();
  if (!Seen.insert(&First).second || First.isInvalidDecl())
    return;
  if (!isInInstance(First)) {
    Variables.push_back(&First);
    return;
  }
  Instances &Known = ByPlace[First.getLocation()];
  if (Known.Count++ == 0)
    Known.First = pointOfInstantiation(First);
  Known.Types.push_back(First.getType());
}

void LongLivedContainers::add(const LambdaExpr &Closure) {
  if (!Seen.insert(Closure.getLambdaClass()).second)
    return;
  if (!isInInstance(*Closure.getLambdaClass())) {
    if (Closure.getCaptureDefault() == LCD_ByCopy ||
        Closure.capture_begin() != Closure.capture_end())
      Closures.push_back(&Closure);
    return;
  }
  Instances &Known = ByPlace[Closure.getBeginLoc()];
  if (Known.Count++ == 0)
    Known.First = pointOfInstantiation(*Closure.getLambdaClass());
  for (const LambdaCapture &Capture : Closure.captures())
    if (Capture.capturesVariable())
      ByPlace[Capture.getCapturedVar()->getLocation()].Types.push_back(
          Capture.getCapturedVar()->getType());
}

/// The type of what \p Init makes where its own type is dependent: that of the
/// object that `make_shared<X>()` makes.
static QualType madeType(const Expr *Init) {
  const auto *Call = dyn_cast_or_null<CallExpr>(Init);
  const auto *Callee =
      Call ? dyn_cast<UnresolvedLookupExpr>(Call->getCallee()) : nullptr;
  if (!Callee || !Callee->hasExplicitTemplateArgs())
    return {};
  const TemplateArgument &First = Callee->getTemplateArgs()->getArgument();
  const std::string Name = Callee->getName().getAsString();
  if (First.getKind() == TemplateArgument::Type)
    for (const knowledge::LibraryCall &Row : knowledge::libraryCalls())
      if (Row.Effect == knowledge::CallEffect::MakePointer &&
          Row.Name.rsplit("::").second == Name)
        return First.getAsType();
  return {};
}

/// The type of \p Var, from its initialiser and from specialisations where the
/// pattern does not say it.
QualType LongLivedContainers::typeOf(const VarDecl &Var) const {
  QualType T = Var.getType();
  const auto Tells = [this](QualType T) {
    return !T.isNull() && TypeClassifier::classOf(innermostAccessed(T, Types));
  };
  if (Tells(T) || T->getArrayElementTypeNoTypeQual())
    return T;
  const Expr *Init = Var.getInit();
  if (Init && Tells(Init->getType()))
    return Init->getType();
  if (QualType Made = madeType(Init ? Init->IgnoreImplicit() : nullptr);
      !Made.isNull())
    return Context.getPointerType(Made);
  auto It = ByPlace.find(Var.getLocation());
  if (It != ByPlace.end())
    for (QualType Known : It->second.Types)
      if (Tells(Known))
        return Known;
  return T;
}

/// Whether members of \p Class are defined where they cannot be seen: they may
/// take out what others put in.
static bool hasHiddenMembers(const CXXRecordDecl &Class) {
  for (const Decl *Member : Class.decls()) {
    const auto *F = dyn_cast<FunctionDecl>(Member);
    if (const auto *Template = dyn_cast<FunctionTemplateDecl>(Member))
      F = Template->getTemplatedDecl();
    if (F && !F->isImplicit() && !F->isDefined() && !F->isDeleted() &&
        !F->isDefaulted() && !F->isPureVirtual() &&
        !(isa<CXXMethodDecl>(F) && cast<CXXMethodDecl>(F)->isConst()))
      return true;
  }
  return false;
}

LongLivedContainers::Candidate &
LongLivedContainers::addCandidate(const ValueDecl &Container, QualType Type,
                                  bool InTemplate) {
  Candidate &C = Candidates.emplace_back();
  C.Finding.Container = &Container;
  C.Type = Type;
  C.InTemplate = InTemplate;
  return C;
}

void LongLivedContainers::addVariable(const VarDecl &Var) {
  QualType T = typeOf(Var);
  QualType Inner = innermostAccessed(T, Types);
  if (Inner.isNull() || Inner.isConstQualified() || Var.isConstexpr())
    return;
  // Another file of the program may name it.
  const auto *Class = dyn_cast<CXXRecordDecl>(Var.getDeclContext());
  if (Var.isFileVarDecl() && !Class && !Var.isInline() &&
      !Var.getDescribedVarTemplate() && Var.isExternallyVisible() &&
      (Var.getMostRecentDecl() != &Var || Var.hasExternalStorage()))
    return;
  // A singleton: its class, or a base that is given the class, makes it.
  if (!containerType(Inner)) {
    llvm::SmallVector<QualType, 2> Objects;
    if (innermostAccessed(Var.getType(), Types)->isTemplateTypeParmType()) {
      if (auto It = ByPlace.find(Var.getLocation()); It != ByPlace.end())
        Objects = It->second.Types;
    } else if (const CXXRecordDecl *Pattern = classPattern(Inner)) {
      for (const DeclContext *C = Var.getDeclContext(); C; C = C->getParent())
        if (const auto *Around = dyn_cast<CXXRecordDecl>(C))
          if (Around->getDefinition() == Pattern)
            Objects = {Inner};
    }
    for (QualType Object : Objects)
      if (const CXXRecordDecl *Pattern =
              classPattern(innermostAccessed(Object, Types)))
        addFields(Var, *Pattern);
    if (!Objects.empty())
      return;
  }
  if (hasGrowingContainer(T, Types, Context.getSourceManager()) &&
      !(Class && hasHiddenMembers(*Class)))
    addCandidate(Var, T, isInTemplate(Var));
}

void LongLivedContainers::addFields(const VarDecl &Object,
                                    const CXXRecordDecl &Class) {
  const SourceManager &Sources = Context.getSourceManager();
  if (Sources.isInSystemHeader(Class.getLocation()) || hasHiddenMembers(Class))
    return;
  for (const FieldDecl *Field : Class.fields())
    if (!Field->getType().isConstQualified() &&
        hasGrowingContainer(Field->getType(), Types, Sources) &&
        Seen.insert(Field).second)
      addCandidate(*Field, Field->getType(), isInTemplate(*Field))
          .Finding.Object = &Object;
  for (const CXXBaseSpecifier &Base : Class.bases())
    if (const CXXRecordDecl *BaseClass = classPattern(Base.getType());
        BaseClass && BaseClass != &Class && !containerType(Base.getType()))
      addFields(Object, *BaseClass);
}

/// Whether the pointer \p Var is the first one to what it points to.
static bool pointsToNewObject(const VarDecl &Var) {
  const Expr *Init = Var.getInit();
  llvm::SmallVector<const Stmt *, 8> Todo = {Init};
  for (unsigned Depth = 0; !Todo.empty() && Depth < 32; ++Depth) {
    const Stmt *S = Todo.pop_back_val();
    if (!S)
      continue;
    if (isa<CXXNewExpr>(S))
      return true;
    if (const auto *Call = dyn_cast<CallExpr>(S)) {
      if (!madeType(Call).isNull())
        return true;
      if (const FunctionDecl *Callee = Call->getDirectCallee())
        return llvm::any_of(
            knowledge::libraryCalls(), [&](const knowledge::LibraryCall &Row) {
              return Row.Effect == knowledge::CallEffect::MakePointer &&
                     Row.Name == libraryName(*Callee);
            });
    }
    Todo.append(S->child_begin(), S->child_end());
  }
  return false;
}

/// The variable that the pointer \p Var is a copy of; \p Var itself if it is
/// none.
static const VarDecl *copiedPointer(const VarDecl *Var) {
  for (unsigned Depth = 0; Depth < 4 && Var->isInitCapture(); ++Depth) {
    const Expr *Init = Var->getInit();
    while (Init) {
      Init = Init->IgnoreParenImpCasts();
      if (const auto *Copy = dyn_cast<CXXConstructExpr>(Init);
          Copy && Copy->getNumArgs() == 1)
        Init = Copy->getArg(0);
      else if (const auto *List = dyn_cast<ParenListExpr>(Init);
               List && List->getNumExprs() == 1)
        Init = List->getExpr(0);
      else if (const auto *Call = dyn_cast<CallExpr>(Init);
               Call && Call->isCallToStdMove())
        Init = Call->getArg(0);
      else
        break;
    }
    const auto *Ref = dyn_cast_or_null<DeclRefExpr>(Init);
    const auto *From = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
    if (!From)
      break;
    Var = From;
  }
  return Var;
}

/// The variables that \p Closure holds copies of.
static llvm::SmallVector<const VarDecl *, 4>
copiedVariables(const LambdaExpr &Closure) {
  llvm::SmallVector<const VarDecl *, 4> Copied;
  for (const LambdaCapture &Capture : Closure.captures())
    if (Capture.capturesVariable() && Capture.getCaptureKind() == LCK_ByCopy)
      if (const auto *Var = dyn_cast<VarDecl>(Capture.getCapturedVar()))
        Copied.push_back(Var);
  // In a pattern, `[=]` does not say of what.
  if (Closure.getCaptureDefault() != LCD_ByCopy)
    return Copied;
  llvm::SmallVector<const Stmt *, 16> Todo = {Closure.getBody()};
  while (!Todo.empty()) {
    const Stmt *S = Todo.pop_back_val();
    if (!S)
      continue;
    Todo.append(S->child_begin(), S->child_end());
    const auto *Ref = dyn_cast<DeclRefExpr>(S);
    if (!Ref || !Ref->refersToEnclosingVariableOrCapture())
      continue;
    const auto *Var = dyn_cast<VarDecl>(Ref->getDecl());
    const DeclContext *In = Closure.getCallOperator();
    if (Var && !In->Encloses(Var->getDeclContext()) &&
        !llvm::is_contained(Copied, Var))
      Copied.push_back(Var);
  }
  return Copied;
}

void LongLivedContainers::addCaptures(const LambdaExpr &Closure) {
  for (const VarDecl *Var : copiedVariables(Closure)) {
    QualType T = typeOf(*Var);
    if (const VarDecl *Origin = copiedPointer(Var);
        Origin != Var && !accessedType(typeOf(*Origin), Types).isNull()) {
      Var = Origin;
      T = typeOf(*Var);
    }
    if (!hasGrowingContainer(T, Types, Context.getSourceManager()) ||
        innermostAccessed(T, Types).isConstQualified())
      continue;
    const bool IsCopy = accessedType(T, Types).isNull();
    if (IsCopy ? !Closure.isMutable()
               : isa<ParmVarDecl>(Var) || !pointsToNewObject(*Var))
      continue;
    addCandidate(*Var, T, isInTemplate(*Closure.getLambdaClass()))
        .Finding.Closure = &Closure;
  }
}

//===----------------------------------------------------------------------===//
// Judging
//===----------------------------------------------------------------------===//

/// The container \p Level levels into \p T.
static std::optional<ContainerType> containerAt(QualType T, unsigned Level,
                                                const TypeClassifier &Types) {
  std::optional<ContainerType> Container;
  for (unsigned I = 0; I <= Level; ++I) {
    T = innermostAccessed(T, Types);
    Container = T.isNull() ? std::nullopt : containerType(T);
    if (!Container)
      return std::nullopt;
    T = Container->Element;
  }
  return Container;
}

bool LongLivedContainers::hasFewKeys(const Candidate &C, unsigned Level) const {
  std::optional<ContainerType> Container = containerAt(C.Type, Level, Types);
  if (!Container || Container->Key.isNull())
    return false;
  if (hasFewValues(Container->Key))
    return true;
  // A dependent key: few if all specialisations say so.
  auto It = ByPlace.find(C.Finding.Container->getLocation());
  if (!Container->Key->isDependentType() || It == ByPlace.end())
    return false;
  return llvm::all_of(It->second.Types, [&](QualType T) {
    std::optional<ContainerType> Known = containerAt(T, Level, Types);
    return Known && hasFewValues(Known->Key);
  });
}

/// Whether what happens when the object ends counts for nothing.
static bool isOwnEnd(const ContainerUse &Use, const ValueDecl *Container) {
  return isa<FieldDecl>(Container) &&
         isa_and_nonnull<CXXDestructorDecl>(Use.In);
}

bool LongLivedContainers::judge(Candidate &C, const ContainerUses &Uses) {
  GrowingContainer &Finding = C.Finding;
  const LambdaExpr *Closure = Finding.Closure;
  // A copy in a closure is not the variable that it was made from.
  const bool IsCopy = Closure && accessedType(C.Type, Types).isNull();
  const auto Concerns = [&](const ContainerUse &Use) {
    return (!IsCopy || llvm::is_contained(Use.Lambdas, Closure)) &&
           !isOwnEnd(Use, Finding.Container);
  };
  for (unsigned Level = 0; Level <= ContainerUseFinder::MaxLevel; ++Level) {
    std::vector<ContainerUse> Insertions;
    bool Bounded = hasFewKeys(C, Level);
    for (const ContainerUse &Use : Uses) {
      if (!Concerns(Use))
        continue;
      switch (Use.K) {
      case Kind::Unknown: // Cannot tell.
        if (Use.Level <= Level)
          Bounded = true;
        break;
      case Kind::TakeOut:
        // Emptying the outer one when it is full leaves room in the inner ones.
        if (Use.Level == Level || (Use.Level < Level && !Use.Conditional))
          Bounded = true;
        break;
      case Kind::SizeTest:
        if (Use.Level == Level)
          Bounded = true;
        break;
      case Kind::Insert:
        if (Use.Level == Level && !Use.Conditional &&
            (!Closure || llvm::is_contained(Use.Lambdas, Closure)))
          Insertions.push_back(Use);
        break;
      }
      if (Use.K == Kind::Unknown && Use.Level == 0)
        return false;
    }
    if (Bounded || Insertions.empty())
      continue;
    llvm::erase_if(Insertions, [&](const ContainerUse &Use) {
      const Stmt *Body = Use.In ? Use.In->getBody() : nullptr;
      if (!Body && !Use.Lambdas.empty())
        Body = Use.Lambdas.front()->getBody();
      DataTracer Tracer(Body, Closure, isa<FieldDecl>(Finding.Container));
      return llvm::none_of(Use.Fed, [&](const Expr *E) {
        return Tracer.source(E) == DataSource::RunTime;
      });
    });
    const bool InTemplate =
        C.InTemplate || llvm::any_of(Insertions, [](const ContainerUse &Use) {
          return (Use.In && isInTemplate(*Use.In)) ||
                 llvm::any_of(Use.Lambdas, [](const LambdaExpr *Lambda) {
                   return Lambda->isGenericLambda();
                 });
        });
    if (Insertions.empty() || (TemplatesOnly && !InTemplate))
      continue;
    Finding.Level = Level;
    for (const ContainerUse &Use : Insertions)
      if (!llvm::is_contained(Finding.Insertions, Use.At))
        Finding.Insertions.push_back(Use.At);
    C.Insertions = std::move(Insertions);
    if (auto It = ByPlace.find(Closure ? Closure->getBeginLoc()
                                       : Finding.Container->getLocation());
        It != ByPlace.end()) {
      Finding.Copies = It->second.Count;
      Finding.FirstInstantiation = It->second.First;
    }
    return true;
  }
  return false;
}

//===----------------------------------------------------------------------===//
// Registries
//===----------------------------------------------------------------------===//

namespace {

/// How a function is called, as far as it is seen.
struct Calls {
  bool Starting = false;        ///< In an initialiser with static duration, or
                                ///< in a constructor of what may have one.
  bool Running = false;         ///< In a function.
  bool WithRunTimeData = false; ///< There, with arguments that vary, and not
                                ///< from another registration.
  bool WithCodeOnly = true;     ///< All arguments are the same in each run.
};

} // namespace

/// The innermost function that \p M lies in; null in the initialiser of a
/// variable outside of functions.
static const FunctionDecl *functionAround(const Mention &M) {
  const FunctionDecl *In = nullptr;
  for (Enclosing Around : M.Inside)
    if (const auto *F =
            dyn_cast_if_present<FunctionDecl>(dyn_cast<const Decl *>(Around)))
      In = F;
  return In;
}

static bool soundsLikeRegistration(const NamedDecl &D) {
  return containsWord(simpleName(D), knowledge::registrationWords());
}

/// Whether the names around \p Use say that one entry is made for each line of
/// code that makes one, or it is a constructor that enters the object itself.
static bool isRegistration(const ContainerUse &Use,
                           const ValueDecl &Container) {
  if (soundsLikeRegistration(Container) ||
      containsWord(simpleName(Container), knowledge::registeredWords()))
    return true;
  for (const DeclContext *C = Use.In; C; C = C->getParent())
    if (const auto *D = dyn_cast<NamedDecl>(C);
        isa_and_nonnull<FunctionDecl, CXXRecordDecl>(D) &&
        soundsLikeRegistration(*D))
      return true;
  return isa_and_nonnull<CXXConstructorDecl>(Use.In) &&
         llvm::any_of(Use.Fed, [](const Expr *E) {
           return isa<CXXThisExpr>(E->IgnoreParenCasts());
         });
}

/// Whether \p Element is called or asked to make something: what a registry
/// has one of for each kind.
static bool isCallable(QualType Element, const TypeClassifier &Types) {
  return !Element.isNull() &&
         (Types.isErasedCallable(Element) || Element->isFunctionPointerType());
}

void LongLivedContainers::dropRegistries(std::vector<Candidate> &Growing) {
  if (Growing.empty())
    return;
  llvm::DenseMap<const ValueDecl *, Calls> CallsOf;
  MentionFinder Finder(Context);
  for (const Candidate &C : Growing)
    for (const ContainerUse &Use : C.Insertions)
      if (!C.Finding.Closure && Use.In &&
          CallsOf.try_emplace(patternValue(Use.In)).second)
        Finder.track(*Use.In);
  if (CallsOf.empty())
    return;
  Finder.findEverywhere([&](const Mention &M) {
    Calls &Known = CallsOf[M.Of];
    const FunctionDecl *In = functionAround(M);
    if (!In || isa<CXXConstructorDecl>(In)) {
      Known.Starting = true;
      return;
    }
    Known.Running = true;
    for (Enclosing Around : llvm::reverse(M.Inside)) {
      const auto *Call =
          dyn_cast_if_present<CallExpr>(dyn_cast<const Stmt *>(Around));
      if (!Call)
        continue;
      DataTracer Tracer(In->getBody(), nullptr, false);
      for (const Expr *Arg : Call->arguments()) {
        const DataSource Source = Tracer.source(Arg);
        Known.WithCodeOnly &= Source == DataSource::Code;
        Known.WithRunTimeData |=
            Source == DataSource::RunTime && !soundsLikeRegistration(*In);
      }
      break;
    }
  });
  llvm::erase_if(Growing, [&](const Candidate &C) {
    if (C.Finding.Closure)
      return false;
    const std::optional<ContainerType> Type =
        containerAt(C.Type, C.Finding.Level, Types);
    return llvm::all_of(C.Insertions, [&](const ContainerUse &Use) {
      const Calls Known =
          Use.In ? CallsOf.lookup(patternValue(Use.In)) : Calls();
      if (Known.Starting && !Known.Running)
        return true;
      // All calls are seen.
      if (Known.Running && Known.WithCodeOnly && !Use.In->isExternallyVisible())
        return true;
      return !Strict && !Known.WithRunTimeData &&
             (isRegistration(Use, *C.Finding.Container) ||
              (Type && isCallable(Type->Element, Types)));
    });
  });
}

std::vector<GrowingContainer> LongLivedContainers::findGrowing() {
  for (const VarDecl *Var : Variables)
    addVariable(*Var);
  for (const LambdaExpr *Closure : Closures)
    addCaptures(*Closure);
  std::vector<GrowingContainer> Result;
  if (Candidates.empty())
    return Result;

  std::vector<ContainerUseFinder::Request> Requests;
  llvm::SetVector<const Decl *> Roots;
  bool Everywhere = false;
  for (const Candidate &C : Candidates) {
    const ValueDecl *Container = C.Finding.Container;
    Requests.push_back({Container, C.Type});
    const FunctionDecl *Root = outermostFunction(*Container);
    if (Root && Container->getParentFunctionOrMethod())
      Roots.insert(Root);
    else
      Everywhere = true;
  }
  if (Everywhere)
    Roots.clear();
  ContainerUseFinder Finder(Context, Types);
  const std::vector<ContainerUses> Uses =
      Finder.find(Requests, Roots.getArrayRef());

  std::vector<Candidate> Growing;
  for (auto [C, Of] : llvm::zip(Candidates, Uses)) {
    if (!judge(C, Of))
      continue;
    if (const LambdaExpr *Closure = C.Finding.Closure) {
      const Decl *Root = outermostFunction(*Closure->getLambdaClass());
      C.Finding.Exit =
          Root ? exitOf(*Closure, *Root, Context) : Closure; // A static one.
      if (!C.Finding.Exit)
        continue; // Cannot tell, or it ends with the function.
    }
    Growing.push_back(C);
  }
  dropRegistries(Growing);
  for (Candidate &C : Growing)
    Result.push_back(std::move(C.Finding));
  return Result;
}

} // namespace clang::templates
