//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/Facts/AllocatingErasures.h"
#include "lib/AST/Functions.h"
#include "lib/AST/Names.h"
#include "lib/Facts/ErasureReader.h"
#include "clang/AST/Attr.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/Basic/SourceManager.h"

namespace clang::templates {

namespace {

using Kind = AllocatingErasure::Kind;
using Answer = ParameterUse::Answer;

/// What only a walk over all declarations tells.
class UnitReader : public RecursiveASTVisitor<UnitReader> {
public:
  explicit UnitReader(const SourceManager &Sources) : Sources(Sources) {}

  bool shouldVisitTemplateInstantiations() const { return true; }

  bool TraverseDecl(Decl *D) {
    if (isa_and_nonnull<NamespaceDecl, FunctionDecl, RedeclarableTemplateDecl,
                        CXXRecordDecl, LinkageSpecDecl>(D) &&
        Sources.isInSystemHeader(D->getLocation()))
      return true;
    return RecursiveASTVisitor::TraverseDecl(D);
  }

  bool VisitCXXMethodDecl(CXXMethodDecl *Method) {
    if (Method->isVirtual() && Method->isCanonicalDecl())
      for (const CXXMethodDecl *Root : rootsOf(*Method))
        if (Root != Method)
          Overriders[Root].push_back(Method);
    return true;
  }

  bool VisitCallExpr(CallExpr *Call) {
    const Expr *Callee = Call->getCallee()->IgnoreParenImpCasts();
    if (const auto *Ref = dyn_cast<DeclRefExpr>(Callee);
        Ref && !Ref->hasExplicitTemplateArgs())
      Called.insert(Ref);
    if (const auto *Member = dyn_cast<MemberExpr>(Callee);
        Member && Member->hasExplicitTemplateArgs())
      name(Member->getMemberDecl());
    return true;
  }
  bool VisitDeclRefExpr(DeclRefExpr *Ref) {
    if (!Called.contains(Ref))
      name(Ref->getDecl());
    return true;
  }
  /// In a template, which function is called depends on the arguments.
  bool VisitOverloadExpr(OverloadExpr *Overloads) {
    if (Overloads->hasExplicitTemplateArgs())
      for (const NamedDecl *D : Overloads->decls())
        name(D->getAsFunction());
    return true;
  }

  static llvm::SmallVector<const CXXMethodDecl *, 1>
  rootsOf(const CXXMethodDecl &Method) {
    if (Method.size_overridden_methods() == 0)
      return {Method.getCanonicalDecl()};
    llvm::SmallVector<const CXXMethodDecl *, 1> Roots;
    for (const CXXMethodDecl *Overridden : Method.overridden_methods())
      llvm::append_range(Roots, rootsOf(*Overridden));
    return Roots;
  }

  /// The member functions that override one which overrides none.
  llvm::DenseMap<const CXXMethodDecl *,
                 llvm::SmallVector<const CXXMethodDecl *, 4>>
      Overriders;
  /// Functions that are named other than by calling them, or with template
  /// arguments.
  llvm::DenseSet<FunctionKey> Named;

private:
  void name(const Decl *D) {
    if (const auto *F = dyn_cast_or_null<FunctionDecl>(D))
      Named.insert(keyOf(*F));
  }

  const SourceManager &Sources;
  llvm::DenseSet<const DeclRefExpr *> Called;
};

class Finder {
public:
  Finder(ASTContext &Context, const InlineStorage &Storage,
         const ErasureReader::Conversions &Allocating, bool Strict)
      : Context(Context), Storage(Storage), Strict(Strict), Uses(Context),
        Reader(Context, Storage, Allocating, Uses) {}

  std::vector<AllocatingErasure> find();

private:
  AllocatingErasure &add(Kind What, const VarDecl *Variable,
                         const ErasureSite &Site);
  bool addForParameter(const ParmVarDecl &Parameter, const ErasureSite &Site);
  bool addForVariable(const VarDecl &Variable, const ErasureSite &Site);
  void addIfInvariant(const ParmVarDecl &Parameter, const ErasureSite &Site);
  bool isRepeated(ErasureSite &Site) const;
  const Expr *callInLoop(const FunctionDecl &F, unsigned Callers) const;

  struct PatternUse {
    ParameterUse Use;
    const ParmVarDecl *Parameter = nullptr;
    std::vector<const FunctionDecl *> Functions;
  };
  const PatternUse &useOf(const ParmVarDecl &Parameter);
  PatternUse useInPattern(const FunctionDecl &Function, unsigned Index);
  PatternUse useInHierarchy(const CXXMethodDecl &Method, unsigned Index);
  void describe(AllocatingErasure &Finding);
  const UnitReader &unit();

  ASTContext &Context;
  const InlineStorage &Storage;
  const bool Strict;
  ParameterUses Uses;
  ErasureReader Reader;
  std::vector<const FunctionDecl *> Functions;
  /// The definitions that patterns became; a plain function's own.
  llvm::DenseMap<FunctionKey, std::vector<const FunctionDecl *>> Definitions;
  llvm::DenseMap<std::pair<FunctionKey, unsigned>, PatternUse> PatternUses;
  std::optional<UnitReader> Unit;
  llvm::MapVector<std::pair<SourceLocation, Kind>, AllocatingErasure> Findings;
};

} // namespace

const UnitReader &Finder::unit() {
  if (!Unit) {
    Unit.emplace(Context.getSourceManager());
    Unit->TraverseAST(Context);
  }
  return *Unit;
}

//===----------------------------------------------------------------------===//
// What a pattern does with its parameter
//===----------------------------------------------------------------------===//

/// Adds to \p Locations where \p Variable is named in \p S.
static void findReferences(const Stmt *S, const ParmVarDecl *Variable,
                           llvm::DenseSet<SourceLocation> &Locations,
                           unsigned Depth = 0) {
  if (!S || Depth > 200)
    return;
  if (const auto *Ref = dyn_cast<DeclRefExpr>(S);
      Ref && Ref->getDecl() == Variable)
    Locations.insert(Ref->getLocation());
  for (const Stmt *Child : S->children())
    findReferences(Child, Variable, Locations, Depth + 1);
}

/// The parameter of \p To that corresponds to \p Parameter of \p From, where
/// one is the pattern of the other. Packs before it make the numbers differ.
static const ParmVarDecl *corresponding(const ParmVarDecl &Parameter,
                                        const FunctionDecl &From,
                                        const FunctionDecl &To) {
  if (From.getNumParams() == To.getNumParams())
    return To.getParamDecl(Parameter.getFunctionScopeIndex());
  for (const ParmVarDecl *P : To.parameters())
    if (P->getIdentifier() && P->getIdentifier() == Parameter.getIdentifier())
      return P;
  return nullptr;
}

/// Combines the uses in two bodies of one function, of which either can run.
static void merge(ParameterUse &Into, const ParameterUse &Other) {
  if (Other.Is == Answer::Kept || Into.Is == Answer::OnlyCalled)
    Into.Is = Other.Is;
  Into.Called |= Other.Called;
  Into.CalledInLoop |= Other.CalledInLoop;
  Into.Tested |= Other.Tested;
  llvm::append_range(Into.PassedTo, Other.PassedTo);
}

/// Of a template, what all its specialisations do: "cannot tell" where the
/// pattern names the parameter in code that none of them has.
Finder::PatternUse Finder::useInPattern(const FunctionDecl &Function,
                                        unsigned Index) {
  PatternUse Result;
  const FunctionDecl *Pattern = patternFunction(&Function);
  const FunctionDecl *Definition = nullptr;
  if (!Pattern->hasBody(Definition) || Index >= Definition->getNumParams()) {
    Result.Use.Is = Answer::CannotTell;
    return Result;
  }
  Result.Parameter = Definition->getParamDecl(Index);
  Result.Functions = {Definition};
  llvm::DenseSet<SourceLocation> Named, Seen;
  findReferences(Definition->getBody(), Result.Parameter, Named);
  for (const FunctionDecl *F : Definitions[keyOf(Function)])
    if (const ParmVarDecl *Parameter =
            corresponding(*Result.Parameter, *Definition, *F)) {
      merge(Result.Use, Uses.of(*Parameter));
      findReferences(F->getBody(), Parameter, Seen);
    }
  if (llvm::any_of(Named, [&](SourceLocation L) { return !Seen.contains(L); }))
    merge(Result.Use, {Answer::CannotTell, false, false, false, {}});
  return Result;
}

/// Of a virtual function, what all visible overriders do; each must have a
/// body or be pure.
Finder::PatternUse Finder::useInHierarchy(const CXXMethodDecl &Method,
                                          unsigned Index) {
  PatternUse Result;
  auto Unknown = [&] {
    Result.Use.Is = Answer::CannotTell;
    return Result;
  };
  auto Roots = UnitReader::rootsOf(Method);
  if (Roots.size() != 1)
    return Unknown();
  llvm::SmallVector<const CXXMethodDecl *, 4> Members =
      unit().Overriders.lookup(Roots.front());
  Members.insert(Members.begin(), Roots.front());
  for (const CXXMethodDecl *Member : Members) {
    if (Context.getSourceManager().isInSystemHeader(Member->getLocation()) ||
        Index >= Member->getNumParams())
      return Unknown();
    if (Member->isPureVirtual() && !Member->hasBody()) {
      Result.Functions.push_back(patternFunction(Member));
      continue;
    }
    PatternUse One = useInPattern(*Member, Index);
    merge(Result.Use, One.Use);
    llvm::append_range(Result.Functions, One.Functions);
  }
  if (Result.Functions.empty()) // No body of any of them is seen.
    return Unknown();
  const FunctionDecl *Root = Result.Functions.front();
  if (Index < Root->getNumParams())
    Result.Parameter = Root->getParamDecl(Index);
  return Result;
}

const Finder::PatternUse &Finder::useOf(const ParmVarDecl &Parameter) {
  const auto *Function = cast<FunctionDecl>(Parameter.getDeclContext());
  const ParmVarDecl *InPattern =
      corresponding(Parameter, *Function, *patternFunction(Function));
  const unsigned Index = InPattern ? InPattern->getFunctionScopeIndex() : ~0U;
  const std::pair<FunctionKey, unsigned> Key{keyOf(*Function), Index};
  if (auto It = PatternUses.find(Key); It != PatternUses.end())
    return It->second;
  const auto *Method = dyn_cast<CXXMethodDecl>(Function);
  // The answer may ask for others, which would move this one.
  PatternUse Result = Method && Method->isVirtual()
                          ? useInHierarchy(*Method, Index)
                          : useInPattern(*Function, Index);
  return PatternUses[Key] = std::move(Result);
}

//===----------------------------------------------------------------------===//
// Again and again, or once
//===----------------------------------------------------------------------===//

/// The call in a loop that leads to \p F through at most \p Callers functions,
/// or the one by which it calls itself.
const Expr *Finder::callInLoop(const FunctionDecl &F, unsigned Callers) const {
  auto It = Reader.Calls.find(keyOf(F));
  if (It == Reader.Calls.end())
    return nullptr;
  for (const ReadCall &Call : It->second)
    if (Call.InLoop || keyOf(*Call.Caller) == keyOf(F))
      return Call.At;
  if (Callers > 0)
    for (const ReadCall &Call : It->second)
      if (const Expr *At = callInLoop(*Call.Caller, Callers - 1))
        return At;
  return nullptr;
}

bool Finder::isRepeated(ErasureSite &Site) const {
  static constexpr unsigned MaxCallers = 2;
  if (!Site.Loop)
    Site.RepeatedBy = callInLoop(*Site.In, MaxCallers);
  return Site.Loop || Site.RepeatedBy;
}

/// Whether the macro of a test suite makes \p F.
static bool isTestCase(const FunctionDecl &F) {
  return F.getLocation().isMacroID();
}

/// Whether \p F is run once for a program or for an object that lives long.
static bool isSetup(const FunctionDecl &F) {
  return F.isMain() || isa<CXXConstructorDecl>(F) || isTestCase(F);
}

/// Whether \p Lambda is the same closure in each iteration of \p Loop: it
/// refers to what was declared before, or copies what does not change.
static bool isInvariant(const LambdaExpr &Lambda, const Stmt &Loop,
                        const SourceManager &Sources) {
  for (const LambdaCapture &Capture : Lambda.captures()) {
    if (Capture.capturesThis())
      continue;
    if (!Capture.capturesVariable())
      return false;
    const ValueDecl *Variable = Capture.getCapturedVar();
    const SourceLocation Loc = Sources.getExpansionLoc(Variable->getLocation());
    if (Variable->isInitCapture() ||
        !Sources.isBeforeInTranslationUnit(
            Loc, Sources.getExpansionLoc(Loop.getBeginLoc())))
      return false;
    if (Capture.getCaptureKind() == LCK_ByCopy &&
        !Variable->getType().isConstQualified())
      return false;
  }
  return true;
}

/// The innermost call in \p S with an argument that begins at \p Loc.
static const CallExpr *callWith(const Stmt *S, SourceLocation Loc,
                                unsigned Depth = 0) {
  if (!S || Depth > 200)
    return nullptr;
  for (const Stmt *Child : S->children())
    if (const CallExpr *Call = callWith(Child, Loc, Depth + 1))
      return Call;
  const auto *Call = dyn_cast<CallExpr>(S);
  return Call && llvm::any_of(Call->arguments(),
                              [&](const Expr *Argument) {
                                return Argument->getBeginLoc() == Loc;
                              })
             ? Call
             : nullptr;
}

/// Whether a template argument says whose function \p Site calls: then its
/// parameters are those of all classes that the template is used with, and
/// another of them may keep the callable.
static bool callsByContract(const ErasureSite &Site) {
  const FunctionDecl *Pattern = patternFunction(Site.In);
  if (Pattern == Site.In)
    return false;
  const CallExpr *Call =
      callWith(Pattern->getBody(), Site.Value->getBeginLoc());
  return Call && isa<CXXDependentScopeMemberExpr, DependentScopeDeclRefExpr>(
                     Call->getCallee()->IgnoreParenImpCasts());
}

/// Whether the function of \p Parameter is a member that only calls what it is
/// passed by value, and does not look at its object: it stands in for one that
/// keeps the callable, as an executor that runs tasks at once does.
static bool standsIn(const ParmVarDecl &Parameter) {
  const auto *Method = dyn_cast<CXXMethodDecl>(Parameter.getDeclContext());
  if (!Method || Method->isStatic() || Method->getParent()->isLambda() ||
      Parameter.getType()->isReferenceType())
    return false;
  const auto *Body = dyn_cast_or_null<CompoundStmt>(Method->getBody());
  if (!Body || Body->size() != 1)
    return false;
  const Stmt *Only = Body->body_back();
  if (const auto *Return = dyn_cast<ReturnStmt>(Only))
    Only = Return->getRetValue();
  const auto *E = dyn_cast_or_null<Expr>(Only);
  const auto *Call =
      E ? dyn_cast<CXXOperatorCallExpr>(E->IgnoreUnlessSpelledInSource())
        : nullptr;
  const auto *Ref =
      Call ? dyn_cast<DeclRefExpr>(Call->getArg(0)->IgnoreParenImpCasts())
           : nullptr;
  return Ref && Ref->getDecl() == &Parameter;
}

/// Whether \p D or a class around it is exported from a library, so that its
/// signature is part of an ABI that others link to.
static bool isExported(const Decl &D) {
  for (const Decl *Part = &D; Part;
       Part = dyn_cast_or_null<CXXRecordDecl>(Part->getDeclContext())) {
    const auto *Visible = Part->getAttr<VisibilityAttr>();
    if ((Visible && Visible->getVisibility() == VisibilityAttr::Default) ||
        Part->hasAttr<DLLExportAttr>() || Part->hasAttr<DLLImportAttr>())
      return true;
  }
  return false;
}

//===----------------------------------------------------------------------===//
// Findings
//===----------------------------------------------------------------------===//

AllocatingErasure &Finder::add(Kind What, const VarDecl *Variable,
                               const ErasureSite &Site) {
  const SourceLocation Loc =
      Variable ? Variable->getLocation() : Site.Value->getBeginLoc();
  AllocatingErasure &Finding = Findings[{Loc, What}];
  Finding.What = What;
  Finding.Variable = Variable;
  Finding.IsErasedCallable = Storage.isErasedCallable(Site.What.Erased);
  Finding.Sites.push_back(Site);
  return Finding;
}

/// Whether something is known of \p Parameter, so that it can be answered for.
bool Finder::addForParameter(const ParmVarDecl &Parameter,
                             const ErasureSite &Site) {
  if (!Storage.isErasing(Parameter.getType()))
    return false;
  const PatternUse &Found = useOf(Parameter);
  if (Found.Use.Is != Answer::OnlyCalled)
    return Found.Use.Is == Answer::Kept;
  if (!Found.Use.Called || !Found.Parameter ||
      (!Found.Use.CalledInLoop && !Site.Loop &&
       (callsByContract(Site) || standsIn(*Found.Parameter))))
    return true;
  // Neither a template parameter nor most references can be left out.
  if (!Strict && Found.Parameter->hasDefaultArg())
    return true;
  const auto &Function = *cast<FunctionDecl>(Found.Parameter->getDeclContext());
  if (!Strict && !Function.isTemplated() && isExported(Function))
    return true;
  ErasureSite Repeated = Site;
  const bool Counts = Storage.isErasedCallable(Parameter.getType())
                          ? Site.Loop || !isSetup(*Site.In)
                          : isRepeated(Repeated);
  if (Counts)
    add(Kind::Parameter, Found.Parameter, Repeated);
  return true;
}

bool Finder::addForVariable(const VarDecl &Variable, const ErasureSite &Site) {
  if (!Variable.hasLocalStorage() || isa<ParmVarDecl>(Variable) ||
      !Storage.isErasing(Variable.getType()))
    return false;
  // A closure that calls itself needs a type that can be named before.
  if (Site.Lambda)
    for (const LambdaCapture &Capture : Site.Lambda->captures())
      if (Capture.capturesVariable() && Capture.getCapturedVar() == &Variable)
        return true;
  const ParameterUse Use = Uses.ofVariable(Variable, *Site.In);
  if (Use.Is != Answer::OnlyCalled)
    return Use.Is == Answer::Kept;
  bool PassedOn = false;
  for (const ParmVarDecl *Parameter : Use.PassedTo)
    if (Storage.isErasing(Parameter->getType())) {
      addForParameter(*Parameter, Site);
      PassedOn = true;
    }
  ErasureSite Repeated = Site;
  const bool Used = Use.Called || !Storage.isErasedCallable(Variable.getType());
  Repeated.Variable = &Variable;
  if (!PassedOn && Used && isRepeated(Repeated))
    add(Kind::Variable, &Variable, Repeated).IsTested |= Use.Tested;
  return true;
}

/// A callee out of sight takes the object by a reference that it cannot change:
/// one object would do for all iterations.
void Finder::addIfInvariant(const ParmVarDecl &Parameter,
                            const ErasureSite &Site) {
  QualType T = Parameter.getType();
  if (Site.Loop && Site.Lambda && T->isLValueReferenceType() &&
      !isTestCase(*Site.In) && T.getNonReferenceType().isConstQualified() &&
      Storage.isErasing(T) &&
      isInvariant(*Site.Lambda, *Site.Loop, Context.getSourceManager()))
    add(Kind::Invariant, nullptr, Site);
}

/// What a parameter's fix must know.
void Finder::describe(AllocatingErasure &Finding) {
  if (Finding.What != Kind::Parameter)
    return;
  const auto *Parameter = cast<ParmVarDecl>(Finding.Variable);
  const unsigned Index = Parameter->getFunctionScopeIndex();
  const PatternUse &Use = useOf(*Parameter);
  Finding.Functions = Use.Functions;
  Finding.IsTested = Use.Use.Tested;
  Finding.IsPassedOn = !Use.Use.PassedTo.empty();
  for (const FunctionDecl *F : Finding.Functions) {
    Finding.IsNamed |= unit().Named.contains(keyOf(*F));
    auto It = Reader.Calls.find(keyOf(*F));
    if (It == Reader.Calls.end())
      continue;
    for (const ReadCall &Call : It->second) {
      const auto *Operator = dyn_cast<CXXOperatorCallExpr>(Call.At);
      const unsigned Shift = Operator && isa<CXXMethodDecl>(F) &&
                             !cast<CXXMethodDecl>(F)->isStatic();
      if (Index + Shift < Call.Arguments.size())
        Finding.Arguments.push_back(Call.Arguments[Index + Shift]);
    }
  }
}

std::vector<AllocatingErasure> Finder::find() {
  for (const FunctionDecl *F :
       functionsWithBodies(Context, TypeClassifier()).All) {
    if (F->isDependentContext())
      continue;
    Definitions[keyOf(*F)].push_back(F);
    Reader.read(*F);
  }
  for (ReadErasure &Read : Reader.Erasures) {
    ErasureSite &Site = Read.Site;
    bool Settled = false;
    switch (Read.For.K) {
    case Destination::Kind::Other:
      break;
    case Destination::Kind::CalledAtOnce:
      if (isRepeated(Site))
        add(Kind::Temporary, nullptr, Site);
      Settled = true;
      break;
    case Destination::Kind::Variable:
      Settled = addForVariable(*Read.For.Variable, Site);
      break;
    case Destination::Kind::Parameter: {
      const auto *Parameter = cast<ParmVarDecl>(Read.For.Variable);
      Settled = addForParameter(*Parameter, Site);
      if (!Settled)
        addIfInvariant(*Parameter, Site);
      break;
    }
    }
    // Cannot tell whether the object is kept.
    if (!Settled && Strict && Site.Loop)
      add(Kind::Other, nullptr, Site);
  }
  const SourceManager &Sources = Context.getSourceManager();
  std::vector<AllocatingErasure> Result;
  for (auto &[Place, Finding] : Findings) {
    describe(Finding);
    Result.push_back(std::move(Finding));
  }
  auto Place = [](const AllocatingErasure &Finding) {
    return Finding.Variable ? Finding.Variable->getLocation()
                            : Finding.Sites.front().Value->getBeginLoc();
  };
  llvm::sort(Result,
             [&](const AllocatingErasure &A, const AllocatingErasure &B) {
               if (Place(A) != Place(B))
                 return Sources.isBeforeInTranslationUnit(Place(A), Place(B));
               return A.What < B.What;
             });
  return Result;
}

std::vector<AllocatingErasure>
findAllocatingErasures(ASTContext &Context, const InlineStorage &Storage,
                       bool Strict) {
  const ErasureReader::Conversions Allocating = Storage.allocatingConversions();
  if (Allocating.empty())
    return {};
  return Finder(Context, Storage, Allocating, Strict).find();
}

} // namespace clang::templates
