//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/Facts/ParameterDependence.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "llvm/ADT/STLExtras.h"

namespace clang::templates {

//===----------------------------------------------------------------------===//
// Sets
//===----------------------------------------------------------------------===//

namespace {

/// How many templates a parameter's template is nested in, and its number.
struct Place {
  unsigned Depth, Index;
};

} // namespace

static std::optional<Place> placeOf(const NamedDecl &D) {
  if (const auto *Type = dyn_cast<TemplateTypeParmDecl>(&D))
    return Place{Type->getDepth(), Type->getIndex()};
  if (const auto *Value = dyn_cast<NonTypeTemplateParmDecl>(&D))
    return Place{Value->getDepth(), Value->getIndex()};
  if (const auto *Template = dyn_cast<TemplateTemplateParmDecl>(&D))
    return Place{Template->getDepth(), Template->getIndex()};
  return std::nullopt;
}

static uint64_t bitOf(unsigned Index) {
  return uint64_t(1) << std::min(Index, 63U);
}

bool ParameterSet::contains(const NamedDecl &Parameter) const {
  const std::optional<Place> At = placeOf(Parameter);
  return Unknown || (At && At->Depth < Levels.size() &&
                     (Levels[At->Depth] & bitOf(At->Index)));
}

bool ParameterSet::containsDepth(unsigned Depth) const {
  return Unknown || (Depth < Levels.size() && Levels[Depth]);
}

bool ParameterSet::containsAny(ArrayRef<const NamedDecl *> Parameters) const {
  return llvm::any_of(Parameters,
                      [&](const NamedDecl *P) { return contains(*P); });
}

void ParameterSet::insert(unsigned Depth, unsigned Index) {
  if (Levels.size() <= Depth)
    Levels.resize(Depth + 1);
  Levels[Depth] |= bitOf(Index);
}

void ParameterSet::insert(const NamedDecl &Parameter) {
  if (const std::optional<Place> At = placeOf(Parameter))
    insert(At->Depth, At->Index);
}

bool ParameterSet::insert(const ParameterSet &Other, unsigned Below) {
  bool IsNew = Other.Unknown && !Unknown;
  Unknown |= Other.Unknown;
  size_t Size = std::min<size_t>(Other.Levels.size(), Below);
  while (Size > 0 && !Other.Levels[Size - 1])
    --Size;
  if (Levels.size() < Size)
    Levels.resize(Size);
  for (size_t I = 0; I < Size; ++I) {
    IsNew |= (Other.Levels[I] & ~Levels[I]) != 0;
    Levels[I] |= Other.Levels[I];
  }
  return IsNew;
}

//===----------------------------------------------------------------------===//
// Reading
//===----------------------------------------------------------------------===//

/// The parameters of \p D itself, if it is a template or what one has inside;
/// null if not.
static const TemplateParameterList *ownParameters(const Decl &D) {
  if (const auto *Partial =
          dyn_cast<ClassTemplatePartialSpecializationDecl>(&D))
    return Partial->getTemplateParameters();
  if (const auto *Template = dyn_cast<TemplateDecl>(&D))
    return Template->getTemplateParameters();
  return D.getDescribedTemplateParams();
}

/// Whether \p E is `this` or `*this`.
static bool isThis(const Expr *E) {
  E = E->IgnoreParenImpCasts();
  if (const auto *Star = dyn_cast<UnaryOperator>(E);
      Star && Star->getOpcode() == UO_Deref)
    E = Star->getSubExpr()->IgnoreParenImpCasts();
  return isa<CXXThisExpr>(E);
}

namespace {

/// Looks for what an expression takes from objects, and for what it takes from
/// types alone.
class ValueReader : public RecursiveASTVisitor<ValueReader> {
public:
  bool VisitDeclRefExpr(DeclRefExpr *E) {
    const auto *Var = dyn_cast<VarDecl>(E->getDecl());
    const bool IsObject = Var && !Var->isConstexpr();
    NamesObject |= IsObject;
    NamesType |= isa<NonTypeTemplateParmDecl>(E->getDecl()) ||
                 (Var && !IsObject && Var->isTemplated());
    if (IsObject && Var->hasLocalStorage() &&
        !Var->getType()->isDependentType())
      Locals.push_back(Var);
    return true;
  }
  bool VisitCXXThisExpr(CXXThisExpr *) {
    NamesObject = true;
    return true;
  }
  bool VisitDependentScopeDeclRefExpr(DependentScopeDeclRefExpr *) {
    NamesType = true;
    return true;
  }
  bool VisitSizeOfPackExpr(SizeOfPackExpr *) {
    NamesType = true;
    return true;
  }
  bool VisitTypeTraitExpr(TypeTraitExpr *) {
    NamesType = true;
    return true;
  }
  bool VisitPredefinedExpr(PredefinedExpr *) {
    NamesType = true;
    return true;
  }
  // Their operands are not evaluated.
  bool TraverseUnaryExprOrTypeTraitExpr(UnaryExprOrTypeTraitExpr *E) {
    NamesType |= E->isInstantiationDependent();
    return true;
  }
  bool TraverseCXXTypeidExpr(CXXTypeidExpr *E) {
    NamesType |= E->isInstantiationDependent();
    return true;
  }
  bool TraverseCXXNoexceptExpr(CXXNoexceptExpr *E) {
    NamesType |= E->isInstantiationDependent();
    return true;
  }
  // What a function of a dependent class makes of an object is not known
  // before the program runs: Traits<T>::text(Object).
  bool TraverseCallExpr(CallExpr *E) {
    if (E->getNumArgs() == 0 ||
        !isa<DependentScopeDeclRefExpr>(E->getCallee()->IgnoreParens()))
      TraverseStmt(E->getCallee());
    for (Expr *Argument : E->arguments())
      TraverseStmt(Argument);
    return true;
  }

  bool NamesObject = false;
  bool NamesType = false;
  /// The local variables among the objects whose types are known.
  llvm::SmallVector<const VarDecl *, 4> Locals;
};

} // namespace

/// Whether \p Callee names functions that do not return, and no others.
static bool neverReturns(const Expr &Callee) {
  const auto Is = [](const NamedDecl *D) {
    const auto *Function = dyn_cast<FunctionDecl>(D->getUnderlyingDecl());
    return Function && Function->isNoReturn();
  };
  if (const auto *Ref = dyn_cast<DeclRefExpr>(&Callee))
    return Is(Ref->getDecl());
  const auto *Lookup = dyn_cast<UnresolvedLookupExpr>(&Callee);
  return Lookup && llvm::all_of(Lookup->decls(), Is);
}

/// Collects what a piece of code names.
class DependenceReader : public RecursiveASTVisitor<DependenceReader> {
  using Base = RecursiveASTVisitor<DependenceReader>;

public:
  DependenceReader(ParameterDependence &Facts, ParameterDependence::Node &Out)
      : Facts(Facts), Out(Out) {}

  void readDecl(const Decl &D);
  void readType(QualType T) { TraverseType(T); }
  void readStmt(const Stmt &S) { TraverseStmt(const_cast<Stmt *>(&S)); }
  void use(const Decl *D);

  bool VisitTemplateTypeParmType(TemplateTypeParmType *T) {
    if (T->getDepth() < Below)
      Out.Parameters.insert(T->getDepth(), T->getIndex());
    return true;
  }
  bool VisitTypedefType(TypedefType *T) { return used(T->getDecl()); }
  bool VisitUnresolvedUsingType(UnresolvedUsingType *T) {
    return used(T->getDecl());
  }
  bool VisitUsingType(UsingType *T) {
    return used(T->getDecl()->getTargetDecl());
  }
  bool VisitRecordType(RecordType *T) { return used(T->getDecl()); }
  bool VisitEnumType(EnumType *T) { return used(T->getDecl()); }
  bool VisitInjectedClassNameType(InjectedClassNameType *T) {
    useAllAround(*T->getDecl());
    return true;
  }
  bool TraverseTemplateName(TemplateName Name) {
    use(Name.getAsTemplateDecl());
    return Base::TraverseTemplateName(Name);
  }

  // A qualifier before what is found in this template is no dependence.
  bool TraverseDeclRefExpr(DeclRefExpr *E) {
    return used(E->getDecl()) && traverseArguments(E->template_arguments());
  }
  bool TraverseMemberExpr(MemberExpr *E) {
    if (!isThis(E->getBase()))
      TraverseStmt(E->getBase());
    return used(E->getMemberDecl()) &&
           traverseArguments(E->template_arguments());
  }
  bool TraverseUnresolvedMemberExpr(UnresolvedMemberExpr *E) {
    if (!E->isImplicitAccess() && !isThis(E->getBase()))
      TraverseStmt(E->getBase());
    for (const NamedDecl *D : E->decls())
      use(D);
    return traverseArguments(E->template_arguments());
  }
  bool VisitUnresolvedLookupExpr(UnresolvedLookupExpr *E) {
    for (const NamedDecl *D : E->decls())
      use(D);
    return true;
  }
  bool TraverseCXXDependentScopeMemberExpr(CXXDependentScopeMemberExpr *E) {
    if (!E->isImplicitAccess() && !isThis(E->getBase()))
      return Base::TraverseCXXDependentScopeMemberExpr(E);
    // A member of a base that is not known yet.
    QualType Object = E->getBaseType();
    if (!Object.isNull() && Object->isPointerType())
      Object = Object->getPointeeType();
    if (const auto *Class =
            Object.isNull() ? nullptr : Object->getAsCXXRecordDecl())
      readBases(*Class);
    return traverseArguments(E->template_arguments());
  }
  bool VisitCXXThisExpr(CXXThisExpr *E) {
    return TraverseType(E->getType()->getPointeeType());
  }
  bool TraverseLambdaCapture(LambdaExpr *E, const LambdaCapture *Capture,
                             Expr *Init) {
    // Its uses tell what of the object is needed.
    return Capture->capturesThis() ||
           Base::TraverseLambdaCapture(E, Capture, Init);
  }
  bool TraverseLambdaExpr(LambdaExpr *E) {
    const unsigned Outer = Below;
    if (const TemplateParameterList *List = E->getTemplateParameterList())
      Below = std::min(Below, List->getDepth());
    const bool GoOn = Base::TraverseLambdaExpr(E);
    Below = Outer;
    return GoOn;
  }
  bool TraverseCallExpr(CallExpr *E) {
    // What an assertion that fails says of its place does no harm.
    if (Facts.Asked == ParameterDependence::Question::Value ||
        !neverReturns(*E->getCallee()->IgnoreParenImpCasts()))
      return Base::TraverseCallExpr(E);
    for (Expr *Argument : E->arguments())
      if (!isa<PredefinedExpr>(Argument->IgnoreParenImpCasts()))
        TraverseStmt(Argument);
    return TraverseStmt(E->getCallee());
  }
  bool VisitVarDecl(VarDecl *D) { return !D->isStaticLocal() || used(D); }
  bool VisitSizeOfPackExpr(SizeOfPackExpr *E) { return used(E->getPack()); }
  bool VisitPredefinedExpr(PredefinedExpr *E) {
    using Kind = PredefinedIdentKind;
    if (E->getIdentKind() != Kind::Func &&
        E->getIdentKind() != Kind::Function &&
        E->getIdentKind() != Kind::LFunction)
      Out.Parameters.insertUnknown();
    return true;
  }

private:
  bool used(const Decl *D) {
    use(D);
    return true;
  }
  /// The parameters of all templates that \p D is, or is declared in.
  void useAllAround(const Decl &D) {
    if (const TemplateParameterList *List = ownParameters(D))
      for (const NamedDecl *P : *List)
        use(P);
    if (const DeclContext *Around = D.getDeclContext())
      useAllAround(*Decl::castFromDeclContext(Around));
  }
  bool traverseArguments(ArrayRef<TemplateArgumentLoc> Arguments) {
    return llvm::all_of(Arguments, [&](const TemplateArgumentLoc &A) {
      return TraverseTemplateArgumentLoc(A);
    });
  }
  void readDeclared(const DeclaratorDecl &D) {
    if (const TypeSourceInfo *Written = D.getTypeSourceInfo())
      TraverseTypeLoc(Written->getTypeLoc());
    else
      TraverseType(D.getType());
  }
  void readBases(const CXXRecordDecl &Class) {
    if (const CXXRecordDecl *Definition = Class.getDefinition())
      for (const CXXBaseSpecifier &B : Definition->bases())
        TraverseTypeLoc(B.getTypeSourceInfo()->getTypeLoc());
  }
  void readFunction(const FunctionDecl &Function);
  void readValue(const Expr &E);
  void readVariable(const VarDecl &Var);
  void readClass(const CXXRecordDecl &Class);

  ParameterDependence &Facts;
  ParameterDependence::Node &Out;
  /// Parameters that are more deeply nested are those of generic lambdas that
  /// are a part of what is read.
  unsigned Below = ~0U;
};

void DependenceReader::use(const Decl *D) {
  if (const auto *Shadow = dyn_cast_or_null<UsingShadowDecl>(D))
    D = Shadow->getTargetDecl();
  if (!D)
    return;
  if (const auto *Parameter = dyn_cast<NamedDecl>(D))
    if (const std::optional<Place> At = placeOf(*Parameter)) {
      if (At->Depth < Below)
        Out.Parameters.insert(At->Depth, At->Index);
      return;
    }
  unsigned Visible = Below;
  if (const TemplateParameterList *List = ownParameters(*D))
    Visible = std::min(Visible, List->getDepth());
  if (const auto *Template = dyn_cast<TemplateDecl>(D))
    D = Template->getTemplatedDecl();
  if (D && Visible > 0 && (D->isTemplated() || isa<BindingDecl>(D)))
    Out.Uses.push_back({D->getCanonicalDecl(), Visible});
}

void DependenceReader::readFunction(const FunctionDecl &Declared) {
  const FunctionDecl *Function = &Declared;
  Declared.isDefined(Function);
  readDeclared(*Function);
  if (Function->getTrailingRequiresClause())
    readStmt(*Function->getTrailingRequiresClause().ConstraintExpr);
  const auto *Method = dyn_cast<CXXMethodDecl>(Function);
  if (isa_and_nonnull<CXXConstructorDecl, CXXDestructorDecl>(Method)) {
    readBases(*Method->getParent());
    for (const FieldDecl *Field : Method->getParent()->fields())
      use(Field);
    if (const auto *Constructor = dyn_cast<CXXConstructorDecl>(Method))
      for (CXXCtorInitializer *Init : Constructor->inits())
        TraverseConstructorInitializer(Init);
  }
  if (const Stmt *Body = Function->getBody())
    readStmt(*Body);
}

/// What the value of \p E depends on that a variable gets, if it is known when
/// the parameters are.
void DependenceReader::readValue(const Expr &E) {
  ValueReader Value;
  Value.TraverseStmt(const_cast<Expr *>(&E));
  for (const VarDecl *Local : Value.Locals)
    use(Local);
  if (!Value.NamesObject || Value.NamesType)
    readStmt(E);
}

void DependenceReader::readVariable(const VarDecl &Var) {
  readDeclared(Var);
  if (Facts.Asked == ParameterDependence::Question::Code) {
    const QualType T = Var.getType();
    if (Var.hasGlobalStorage() && !T.isConstant(Var.getASTContext()))
      return useAllAround(Var);
    if (Var.hasLocalStorage() && !T->isDependentType() &&
        !T->isUndeducedType()) {
      if (const Expr *Init = isa<ParmVarDecl>(Var) ? nullptr : Var.getInit())
        readValue(*Init);
      for (const Expr *Assigned : Facts.assignedTo(Var))
        readValue(*Assigned);
      return;
    }
  }
  if (const Expr *Init =
          isa<ParmVarDecl>(Var) ? nullptr : Var.getAnyInitializer())
    readStmt(*Init);
  else if (const Expr *Range = Facts.rangeOf(Var))
    readStmt(*Range);
}

void DependenceReader::readClass(const CXXRecordDecl &Class) {
  const CXXRecordDecl *Definition = Class.getDefinition();
  if (!Definition)
    return;
  readBases(Class);
  for (const Decl *Member : Definition->decls())
    if (!Member->isImplicit())
      use(Member);
}

void DependenceReader::readDecl(const Decl &D) {
  if (const auto *Function = dyn_cast<FunctionDecl>(&D)) {
    readFunction(*Function);
  } else if (const auto *Var = dyn_cast<VarDecl>(&D)) {
    readVariable(*Var);
  } else if (const auto *Field = dyn_cast<FieldDecl>(&D)) {
    readDeclared(*Field);
    if (Field->isBitField())
      readStmt(*Field->getBitWidth());
    if (const Expr *Init = Field->getInClassInitializer())
      readStmt(*Init);
  } else if (const auto *Class = dyn_cast<CXXRecordDecl>(&D)) {
    readClass(*Class);
  } else if (const auto *Alias = dyn_cast<TypedefNameDecl>(&D)) {
    TraverseTypeLoc(Alias->getTypeSourceInfo()->getTypeLoc());
  } else if (const auto *Enum = dyn_cast<EnumDecl>(&D)) {
    if (const TypeSourceInfo *Underlying = Enum->getIntegerTypeSourceInfo())
      TraverseTypeLoc(Underlying->getTypeLoc());
    for (const EnumConstantDecl *Constant : Enum->enumerators())
      use(Constant);
  } else if (const auto *Constant = dyn_cast<EnumConstantDecl>(&D)) {
    if (const Expr *Init = Constant->getInitExpr())
      readStmt(*Init);
  } else if (const auto *Binding = dyn_cast<BindingDecl>(&D)) {
    use(Binding->getDecomposedDecl());
  } else if (const auto *Assert = dyn_cast<StaticAssertDecl>(&D)) {
    readStmt(*Assert->getAssertExpr());
  } else if (const auto *Using = dyn_cast<UnresolvedUsingValueDecl>(&D)) {
    TraverseNestedNameSpecifierLoc(Using->getQualifierLoc());
  } else if (const auto *Using = dyn_cast<UnresolvedUsingTypenameDecl>(&D)) {
    TraverseNestedNameSpecifierLoc(Using->getQualifierLoc());
  } else if (const auto *Using = dyn_cast<UsingDecl>(&D)) {
    TraverseNestedNameSpecifierLoc(Using->getQualifierLoc());
  }
}

//===----------------------------------------------------------------------===//
// Spreading
//===----------------------------------------------------------------------===//

namespace {

/// Collects what range-based loops go over - a dependent one has not yet given
/// its variable an initialiser - and what is assigned to local variables.
class LocalsReader : public RecursiveASTVisitor<LocalsReader> {
  using Base = RecursiveASTVisitor<LocalsReader>;

public:
  LocalsReader(llvm::DenseMap<const VarDecl *, const Expr *> &Ranges,
               llvm::DenseMap<const VarDecl *,
                              llvm::SmallVector<const Expr *, 2>> &Assigned)
      : Ranges(Ranges), Assigned(Assigned) {}

  bool VisitCXXForRangeStmt(CXXForRangeStmt *Loop) {
    Ranges[Loop->getLoopVariable()] = Loop->getRangeInit();
    return true;
  }
  bool VisitBinaryOperator(BinaryOperator *E) {
    const auto *To = dyn_cast<DeclRefExpr>(E->getLHS()->IgnoreParens());
    const auto *Var = To ? dyn_cast<VarDecl>(To->getDecl()) : nullptr;
    if (!Var || !E->isAssignmentOp())
      return true;
    llvm::SmallVector<const Expr *, 2> &Values = Assigned[Var];
    Values.push_back(E->getRHS());
    Values.append(Conditions.begin(), Conditions.end());
    return true;
  }
  bool TraverseIfStmt(IfStmt *If) {
    const bool IsKnown =
        If->isConstexpr() && If->getCond()->isInstantiationDependent();
    if (IsKnown)
      Conditions.push_back(If->getCond());
    const bool GoOn = Base::TraverseIfStmt(If);
    if (IsKnown)
      Conditions.pop_back();
    return GoOn;
  }

private:
  llvm::DenseMap<const VarDecl *, const Expr *> &Ranges;
  llvm::DenseMap<const VarDecl *, llvm::SmallVector<const Expr *, 2>> &Assigned;
  /// Of the branches of `if constexpr` around the place that is visited.
  llvm::SmallVector<const Expr *, 2> Conditions;
};

} // namespace

void ParameterDependence::readLocals(const VarDecl &Var) {
  if (const auto *Function = dyn_cast<FunctionDecl>(Var.getDeclContext()))
    if (FunctionsRead.insert(Function).second)
      LocalsReader(Ranges, Assigned).TraverseStmt(Function->getBody());
}

const Expr *ParameterDependence::rangeOf(const VarDecl &Var) {
  if (!Var.isCXXForRangeDecl())
    return nullptr;
  readLocals(Var);
  return Ranges.lookup(&Var);
}

ArrayRef<const Expr *> ParameterDependence::assignedTo(const VarDecl &Var) {
  readLocals(Var);
  const auto It = Assigned.find(&Var);
  return It == Assigned.end() ? ArrayRef<const Expr *>() : It->second;
}

/// Reads \p D and all that it uses, as far as that is not known.
void ParameterDependence::resolve(const Decl &D) {
  std::vector<const Decl *> New;
  const auto Meet = [&](const Decl *Met) {
    if (Nodes.try_emplace(Met).second)
      New.push_back(Met);
  };
  Meet(&D);
  for (size_t I = 0; I < New.size(); ++I) {
    Node Read;
    DependenceReader(*this, Read).readDecl(*New[I]);
    for (const Use &U : Read.Uses)
      Meet(U.On);
    Nodes[New[I]] = std::move(Read);
  }

  // Along each use goes what its end depends on, whenever that becomes more.
  struct User {
    const Decl *By;
    unsigned Below;
  };
  llvm::DenseMap<const Decl *, llvm::SmallVector<User, 4>> Users;
  for (const Decl *By : New)
    for (const Use &U : Nodes[By].Uses)
      Users[U.On].push_back({By, U.Below});
  std::vector<const Decl *> Work;
  for (const auto &Used : Users)
    Work.push_back(Used.first);
  while (!Work.empty()) {
    const Decl *On = Work.back();
    Work.pop_back();
    const auto It = Users.find(On);
    if (It == Users.end())
      continue;
    for (const User &U : It->second)
      if (Nodes[U.By].Parameters.insert(Nodes[On].Parameters, U.Below))
        Work.push_back(U.By);
  }
  for (const Decl *Read : New)
    Nodes[Read].Uses.clear();
}

ParameterSet ParameterDependence::resolved(const Node &Read) {
  ParameterSet Result = Read.Parameters;
  for (const Use &U : Read.Uses) {
    resolve(*U.On);
    Result.insert(Nodes[U.On].Parameters, U.Below);
  }
  return Result;
}

ParameterSet ParameterDependence::of(const Decl &D) {
  Node Read;
  DependenceReader Reader(*this, Read);
  if (isa<TemplateDecl>(D)) {
    Reader.use(&D);
    return resolved(Read);
  }
  if (!D.isTemplated() && !isa<BindingDecl>(D))
    return {};
  const Decl *First = D.getCanonicalDecl();
  resolve(*First);
  return Nodes[First].Parameters;
}

ParameterSet ParameterDependence::of(QualType T) {
  Node Read;
  if (!T.isNull())
    DependenceReader(*this, Read).readType(T);
  return resolved(Read);
}

ParameterSet ParameterDependence::of(const Stmt &S) {
  Node Read;
  DependenceReader(*this, Read).readStmt(S);
  return resolved(Read);
}

} // namespace clang::templates
