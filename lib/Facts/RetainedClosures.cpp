//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/Facts/RetainedClosures.h"
#include "lib/AST/Captures.h"
#include "lib/AST/Names.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"
#include "llvm/ADT/MapVector.h"

namespace clang::templates {

namespace {

/// What is known of one lambda or bound call as it is written.
struct Group {
  const FunctionDecl *Factory = nullptr;
  /// The lambda in the pattern: what depends on a parameter is told there.
  const CXXRecordDecl *PatternClass = nullptr;
  /// The closure in the pattern, and in one specialisation.
  const ClosureEscape *InPattern = nullptr;
  const ClosureEscape *InSpecialisation = nullptr;
  /// Where the factory itself returns it.
  const ClosureEscape *Returned = nullptr;
  std::vector<ClosureEscape> Kept;
  llvm::SetVector<const FunctionDecl *> Specialisations;
};

/// A captured variable or bound argument, with what it holds.
struct Held {
  const ValueDecl *Variable;
  const Place *P;
  QualType Type;
  SourceLocation Loc;
};

class RetainedClosureFinder {
public:
  RetainedClosureFinder(UnitFacts &Facts, FactoryRule Rule, uint64_t MinBytes)
      : Facts(Facts), Types(Facts.Types), Rule(Rule), MinBytes(MinBytes) {}

  std::vector<RetainedClosure> run();

private:
  void group(ArrayRef<ClosureEscape> Escapes);
  std::optional<RetainedClosure> judge(const Group &G);
  std::vector<RetainedClosure::State> states(const Group &G);
  bool isKept(const ClosureEscape &E) const;
  bool isRetained(const Group &G, const ClosureEscape &E,
                  ArrayRef<RetainedClosure::State> States);
  bool isChangingState(const Group &G, const RetainedClosure::State &S) const;
  bool isState(QualType T) const;
  bool isCallable(QualType T) const;
  bool isContainer(QualType T) const;
  bool holdsErasedCallable(QualType T, unsigned Depth = 0) const;

  UnitFacts &Facts;
  const TypeClassifier &Types;
  const FactoryRule Rule;
  const uint64_t MinBytes;
  llvm::MapVector<SourceLocation, Group> Groups;
};

} // namespace

static const CXXRecordDecl *definitionOf(QualType T) {
  const NamedDecl *Class = TypeClassifier::classOf(T);
  if (const auto *Template = dyn_cast_or_null<ClassTemplateDecl>(Class))
    return Template->getTemplatedDecl()->getDefinition();
  const auto *Record = dyn_cast_or_null<CXXRecordDecl>(Class);
  return Record ? Record->getDefinition() : nullptr;
}

static bool hasMember(const CXXRecordDecl &Record, StringRef Name) {
  ASTContext &Context = Record.getASTContext();
  return !Record.lookup(DeclarationName(&Context.Idents.get(Name))).empty();
}

bool RetainedClosureFinder::isCallable(QualType T) const {
  if (T->isFunctionType() || T->isFunctionPointerType() ||
      T->isMemberPointerType() || Types.isErasedCallable(T))
    return true;
  const CXXRecordDecl *Record = definitionOf(T);
  if (!Record)
    return false;
  DeclarationName Call =
      Record->getASTContext().DeclarationNames.getCXXOperatorName(OO_Call);
  return Record->isLambda() || !Record->lookup(Call).empty();
}

bool RetainedClosureFinder::isContainer(QualType T) const {
  const CXXRecordDecl *Record = definitionOf(T);
  return Record && simpleName(*Record) != "basic_string" &&
         hasMember(*Record, "clear") && hasMember(*Record, "size") &&
         (hasMember(*Record, "insert") || hasMember(*Record, "push_back") ||
          hasMember(*Record, "emplace") || hasMember(*Record, "push"));
}

/// Whether a closure that captured a value of \p T keeps something of its own
/// alive: not for what it only borrows, only reads together with others, or
/// only calls.
bool RetainedClosureFinder::isState(QualType T) const {
  if (T.isNull() || T->isReferenceType() || T->isPointerType() || isCallable(T))
    return false;
  if (std::optional<Ownership> Own = Types.pointer(T)) {
    QualType Pointee = pointeeType(T);
    return keepsAlive(*Own) && !Pointee.isNull() &&
           !Pointee.isConstQualified() && !isCallable(Pointee);
  }
  const CXXRecordDecl *Record = definitionOf(T);
  if (!Record)
    return true;
  StringRef Name = simpleName(*Record);
  return !(Record->isInStdNamespace() &&
           (Name == "basic_string_view" || Name == "span")) &&
         (Record->isDependentContext() || !Record->isEmpty());
}

/// Whether \p T is an erased callable or holds one as a part or an element.
bool RetainedClosureFinder::holdsErasedCallable(QualType T,
                                                unsigned Depth) const {
  if (T.isNull() || Depth > 2)
    return false;
  T = T.getNonReferenceType();
  if (Types.isErasedCallable(T))
    return true;
  if (Types.isLibraryClass(T)) {
    if (const auto *Spec = T->getAs<TemplateSpecializationType>()) {
      for (const TemplateArgument &Arg : Spec->template_arguments())
        if (Arg.getKind() == TemplateArgument::Type &&
            holdsErasedCallable(Arg.getAsType(), Depth + 1))
          return true;
    }
    return false;
  }
  const CXXRecordDecl *Record = definitionOf(T);
  return Record && !Record->isLambda() &&
         llvm::any_of(Record->fields(), [&](const FieldDecl *Field) {
           return holdsErasedCallable(Field->getType(), Depth + 1);
         });
}

/// The template that \p F is, is a member of, or lies in: the innermost.
static const FunctionDecl *factoryAround(const DeclContext *Context) {
  for (; Context; Context = Context->getParent()) {
    const auto *F = dyn_cast<FunctionDecl>(Context);
    if (!F)
      continue;
    const FunctionDecl *Pattern = patternFunction(F);
    if (Pattern->getDescribedFunctionTemplate() || F->getPrimaryTemplate())
      return F;
    const auto *Method = dyn_cast<CXXMethodDecl>(F);
    if (Method && !Method->getParent()->isLambda() &&
        (Method->getParent()->isDependentContext() || isInstantiated(*F)))
      return F;
  }
  return nullptr;
}

/// Whether \p E puts the closure into static storage itself, not by calling
/// somebody who does.
static bool isFirstToKeep(const ClosureEscape &E) {
  if (E.K != ClosureEscape::Kind::Static)
    return false;
  const Effect *Cause = E.Store->Cause;
  return !Cause || Cause->Where->root()->kind() != Place::Kind::Variable ||
         Cause->What.P->root()->kind() == Place::Kind::Parameter;
}

/// Adds \p E to \p Kept, once for each place in the source.
static void addKept(std::vector<ClosureEscape> &Kept, const ClosureEscape &E) {
  auto IsPattern = [](const ClosureEscape &Escape) {
    return Escape.Store->At->isInstantiationDependent();
  };
  for (ClosureEscape &Other : Kept) {
    const Expr *At = E.Store->At, *OtherAt = Other.Store->At;
    if (At->getExprLoc() == OtherAt->getExprLoc())
      return;
    // What a pattern calls is known by where the call begins only.
    if (At->getBeginLoc() == OtherAt->getBeginLoc() &&
        IsPattern(E) != IsPattern(Other)) {
      if (IsPattern(Other))
        Other = E;
      return;
    }
  }
  Kept.push_back(E);
}

void RetainedClosureFinder::group(ArrayRef<ClosureEscape> Escapes) {
  // Who wrote a bound call is known where it is made only.
  llvm::DenseMap<const Expr *, const FunctionDecl *> Home;
  for (const ClosureEscape &E : Escapes)
    if (!E.Closure->isReplica() && E.Effects->Function)
      Home.try_emplace(E.Closure->expr(), E.Effects->Function);

  llvm::DenseMap<SourceLocation, const CXXRecordDecl *> PatternClasses;
  for (const FunctionDecl *F : Facts.Functions.All)
    if (const auto *Method = dyn_cast<CXXMethodDecl>(F);
        Method && Method->getParent()->isLambda() &&
        Method->getParent()->isDependentContext())
      PatternClasses[Method->getParent()->getLocation()] = Method->getParent();

  for (const ClosureEscape &E : Escapes) {
    const Expr *Closure = E.Closure->expr();
    const LambdaExpr *Lambda = E.Closure->lambda();
    if (!Lambda && !isa_and_nonnull<CallExpr>(Closure))
      continue; // A named class: the cure.
    const FunctionDecl *Factory =
        Lambda ? factoryAround(Lambda->getLambdaClass()->getDeclContext())
               : factoryAround(Home.lookup(Closure));
    if (!Factory || isa_and_nonnull<CoroutineBodyStmt>(Factory->getBody()))
      continue;
    Group &G = Groups[Closure->getBeginLoc()];
    G.PatternClass = PatternClasses.lookup(Closure->getBeginLoc());
    G.Factory = patternFunction(Factory);
    const bool Pattern = Factory->isDependentContext();
    const ClosureEscape *&Seen = Pattern ? G.InPattern : G.InSpecialisation;
    if (!Seen)
      Seen = &E;
    if (!Pattern)
      G.Specialisations.insert(Factory);
    if (E.K == ClosureEscape::Kind::Returned &&
        E.Effects->Function == Factory && (!G.Returned || !Pattern))
      G.Returned = &E;
    if (isFirstToKeep(E))
      addKept(G.Kept, E);
  }
}

/// What the lambda \p Class captures by copy; \p Closure is a closure of it, if
/// one was seen.
static std::vector<Held> capturesOf(const CXXRecordDecl &Class,
                                    const Place *Closure) {
  std::vector<Held> All;
  auto Add = [&](const ValueDecl *Var, SourceLocation Loc) {
    Held H = {Var, nullptr, Var->getType(), Loc};
    if (Closure)
      for (const Place *Part : Closure->children())
        if (Part->decl() &&
            Part->decl()->getCanonicalDecl() == Var->getCanonicalDecl())
          H.P = Part;
    All.push_back(H);
  };
  for (const LambdaCapture &Capture : Class.captures())
    if (Capture.capturesVariable() && Capture.getCaptureKind() == LCK_ByCopy)
      Add(Capture.getCapturedVar(),
          Capture.isExplicit() ? Capture.getLocation() : Class.getLocation());
  if (Class.getLambdaCaptureDefault() == LCD_ByCopy)
    for (const VarDecl *Var : lateCaptures(Class))
      Add(Var, Class.getLocation());
  return All;
}

/// What the closure that escapes holds.
static std::vector<Held> heldBy(const ClosureEscape &E) {
  if (const LambdaExpr *Lambda = E.Closure->lambda())
    return capturesOf(*Lambda->getLambdaClass(), E.Closure);
  std::vector<Held> All;
  for (const Place *Part : E.Closure->children())
    if (const Expr *Arg = Part->expr())
      All.push_back({nullptr, Part, Arg->getType(), Arg->getBeginLoc()});
  return All;
}

/// Whether the type of \p H, in a pattern, depends on a parameter.
static bool dependsOnParameter(const Held &H) {
  if (!H.Type.isNull() && H.Type->isDependentType())
    return true;
  const auto *Var = dyn_cast_or_null<VarDecl>(H.Variable);
  return Var && Var->getInit() && Var->getInit()->isTypeDependent();
}

/// Whether a specialisation holds as \p B what its pattern holds as \p A. Of a
/// pack, the first.
static bool isSame(const Held &A, const Held &B) {
  return A.Variable && B.Variable
             ? A.Variable->getLocation() == B.Variable->getLocation()
             : A.Loc == B.Loc;
}

std::vector<RetainedClosure::State>
RetainedClosureFinder::states(const Group &G) {
  std::vector<RetainedClosure::State> Result;
  std::vector<Held> Pattern, Concrete;
  if (G.PatternClass)
    Pattern = capturesOf(*G.PatternClass, nullptr);
  else if (G.InPattern)
    Pattern = heldBy(*G.InPattern);
  if (G.InSpecialisation)
    Concrete = heldBy(*G.InSpecialisation);
  ASTContext &Context = Facts.Effects.context();
  for (const Held &H : Pattern) {
    if (!dependsOnParameter(H))
      continue;
    const auto Same = llvm::find_if(
        Concrete, [&](const Held &Other) { return isSame(H, Other); });
    QualType T = Same != Concrete.end() ? Same->Type : H.Type;
    if (T.isNull() || !isState(T))
      continue;
    uint64_t Bytes = 0;
    if (!T->isDependentType() && !T->isUndeducedType() &&
        !T->isIncompleteType())
      Bytes = Context.getTypeSizeInChars(T).getQuantity();
    if (Bytes != 0 && Bytes < MinBytes)
      continue;
    Result.push_back({H.Variable, H.Loc, T, Bytes});
  }
  return Result;
}

/// Whether \p Var is a parameter or an init capture of one.
static bool isParameter(const ValueDecl *Var) {
  const auto *Capture = dyn_cast_or_null<VarDecl>(Var);
  if (Capture && Capture->isInitCapture()) {
    const Expr *Init = Capture->getInit()->IgnoreParenImpCasts();
    if (const auto *Call = dyn_cast<CallExpr>(Init); // std::move(parameter)
        Call && Call->getNumArgs() == 1)
      Init = Call->getArg(0)->IgnoreParenImpCasts();
    const auto *Ref = dyn_cast<DeclRefExpr>(Init);
    Var = Ref ? Ref->getDecl() : nullptr;
  }
  return isa_and_nonnull<ParmVarDecl>(Var);
}

/// Whether \p S was made by the factory and changes: what a shared pointer
/// points to, or a container in a closure that may change its captures.
bool RetainedClosureFinder::isChangingState(
    const Group &G, const RetainedClosure::State &S) const {
  const ClosureEscape &E =
      G.InSpecialisation ? *G.InSpecialisation : *G.InPattern;
  for (const Held &H : heldBy(E)) {
    const ObjectState::Cell *Values =
        isSame(H, {S.Variable, nullptr, S.Type, S.Loc}) && H.P
            ? E.Effects->State.contents(H.P)
            : nullptr;
    for (Value V : Values ? ArrayRef<Value>(*Values) : ArrayRef<Value>()) {
      if (!V.isPointer())
        continue;
      QualType Pointee = V.P->type();
      return keepsAlive(V.Own) &&
             V.P->root()->kind() == Place::Kind::Temporary &&
             (Pointee.isNull() ||
              (!Pointee.isConstQualified() && !isCallable(Pointee)));
    }
  }
  const CXXMethodDecl *Call =
      G.PatternClass ? G.PatternClass->getLambdaCallOperator() : nullptr;
  return Call && !Call->isConst() && isContainer(S.Type) &&
         !isParameter(S.Variable);
}

/// Whether nothing visible takes out again what \p E put into its place.
bool RetainedClosureFinder::isKept(const ClosureEscape &E) const {
  auto IsEmptied = [&](const ValueDecl *Storage) {
    return llvm::any_of(Facts.Effects.usesOf(Storage), [](const FieldUse &Use) {
      return Use.takesOut() && !isa<CXXDestructorDecl>(Use.In);
    });
  };
  for (const Place *P = E.Where; P; P = P->parent())
    if (isa_and_nonnull<FieldDecl, VarDecl>(P->decl()) && IsEmptied(P->decl()))
      return false;
  return true;
}

bool RetainedClosureFinder::isRetained(
    const Group &G, const ClosureEscape &E,
    ArrayRef<RetainedClosure::State> States) {
  if (!isKept(E))
    return false;
  // One variable holds one closure: constants that are made once are meant.
  bool IsOne = true;
  for (const Place *P = E.Where; P; P = P->parent())
    IsOne &= P->kind() != Place::Kind::Element;
  return !IsOne || llvm::any_of(States, [&](const RetainedClosure::State &S) {
    return isChangingState(G, S);
  });
}

std::optional<RetainedClosure> RetainedClosureFinder::judge(const Group &G) {
  RetainedClosure Finding;
  Finding.States = states(G);
  if (Finding.States.empty())
    return std::nullopt;
  llvm::copy_if(
      G.Kept, std::back_inserter(Finding.Kept),
      [&](const ClosureEscape &E) { return isRetained(G, E, Finding.States); });
  if (!Finding.Kept.empty()) {
    Finding.Why = RetainedClosure::Reason::Retained;
  } else if (Rule == FactoryRule::Retained || !G.Returned) {
    return std::nullopt;
  } else if (holdsErasedCallable(
                 G.Returned->Effects->Function->getReturnType()) &&
             llvm::any_of(Finding.States, [&](const RetainedClosure::State &S) {
               return isChangingState(G, S);
             })) {
    Finding.Why = RetainedClosure::Reason::Erased;
  } else if (Rule != FactoryRule::Any) {
    return std::nullopt;
  }
  Finding.Closure =
      (G.InPattern ? G.InPattern : G.InSpecialisation)->Closure->expr();
  Finding.Factory = G.Factory;
  Finding.Specialisations.assign(G.Specialisations.begin(),
                                 G.Specialisations.end());
  return Finding;
}

std::vector<RetainedClosure> RetainedClosureFinder::run() {
  const std::vector<ClosureEscape> Escapes = closureEscapes(Facts);
  group(Escapes);
  // What takes closures out again can be anywhere.
  if (llvm::any_of(Groups,
                   [](const auto &G) { return !G.second.Kept.empty(); }))
    for (const FunctionDecl *F : Facts.Functions.All)
      Facts.Effects.effectsOf(F);
  std::vector<RetainedClosure> Findings;
  for (const auto &[Loc, G] : Groups)
    if (std::optional<RetainedClosure> Finding = judge(G))
      Findings.push_back(std::move(*Finding));
  return Findings;
}

std::vector<RetainedClosure>
retainedClosures(UnitFacts &Facts, FactoryRule Rule, uint64_t MinStateBytes) {
  return RetainedClosureFinder(Facts, Rule, MinStateBytes).run();
}

} // namespace clang::templates
