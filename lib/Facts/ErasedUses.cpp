//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/Facts/ErasedUses.h"
#include "lib/AST/ContainerTypes.h"
#include "lib/AST/Mentions.h"
#include "lib/AST/Names.h"
#include "lib/AST/TemplateIds.h"
#include "lib/Facts/CallSites.h"
#include "lib/Knowledge/Erasure.h"
#include "llvm/ADT/MapVector.h"

namespace clang::templates {

/// How often functions that turned up are looked for: the longest chain of
/// accessors, helpers and private stores.
static constexpr unsigned MaxRounds = 4;
/// The deepest expression that is looked into.
static constexpr unsigned MaxDepth = 24;

using Kind = StoredValue::Kind;
using knowledge::SizeEffect;

bool isAccessible(const Decl &Member, const CXXRecordDecl &Pattern) {
  const Decl *D = &Member;
  for (unsigned Depth = 0; Depth < MaxDepth; ++Depth) {
    if (const auto *Function = dyn_cast<FunctionDecl>(D))
      if (const FunctionTemplateDecl *Template =
              Function->getDescribedFunctionTemplate())
        D = Template;
    // Friends and what is defined at namespace scope have no access.
    if (D->getAccess() == AS_private || D->getAccess() == AS_protected)
      return false;
    const auto *Parent = dyn_cast<CXXRecordDecl>(D->getDeclContext());
    if (!Parent || Parent->getCanonicalDecl() == Pattern.getCanonicalDecl())
      return true;
    for (const CXXBaseSpecifier &Base : Pattern.bases())
      if (const CXXRecordDecl *Class = Base.getType()->getAsCXXRecordDecl();
          Class && Class->getCanonicalDecl() == Parent->getCanonicalDecl())
        return Base.getAccessSpecifier() == AS_public;
    D = Parent;
  }
  return false;
}

/// Whether \p P is declared with a type that forgets, or with one of a template
/// of its own, within as many as \p Outer.
static bool takesAnything(const ParmVarDecl &P, Erasure How, unsigned Outer) {
  if (const std::optional<Erasure> Own = erasure(P.getType()))
    return *Own == How || *Own == Erasure::Any ||
           (*Own == Erasure::Pointer && How == Erasure::Owner);
  const ParameterUses Uses = parametersIn(P.getType(), Outer);
  return Uses.Inner && !Uses.Outer;
}

/// Whether \p Function, a template, demands something of its parameters that
/// has to do with those of the class.
static bool tiesToClass(const FunctionDecl &Function, unsigned Outer) {
  const FunctionTemplateDecl *Template =
      Function.getDescribedFunctionTemplate();
  if (!Template)
    return false;
  llvm::SmallVector<AssociatedConstraint, 3> Constraints;
  Template->getAssociatedConstraints(Constraints);
  for (const AssociatedConstraint &C : Constraints)
    if (parametersIn(C.ConstraintExpr, Outer).Outer)
      return true;
  for (const NamedDecl *P : *Template->getTemplateParameters()) {
    if (const auto *Type = dyn_cast<TemplateTypeParmDecl>(P)) {
      if (Type->hasDefaultArgument() &&
          parametersIn(Type->getDefaultArgument().getArgument().getAsType(),
                       Outer)
              .Outer)
        return true;
    } else if (const auto *Value = dyn_cast<NonTypeTemplateParmDecl>(P)) {
      if (parametersIn(Value->getType(), Outer).Outer)
        return true;
    }
  }
  if (parametersIn(Function.getReturnType(), Outer).Outer &&
      parametersIn(Function.getReturnType(), Outer).Inner)
    return true;
  const auto *Body = dyn_cast_or_null<CompoundStmt>(Function.getBody());
  if (!Body)
    return false;
  for (const Stmt *S : Body->body())
    if (const auto *Declared = dyn_cast<DeclStmt>(S))
      for (const Decl *D : Declared->decls())
        if (const auto *Assert = dyn_cast<StaticAssertDecl>(D))
          if (parametersIn(Assert->getAssertExpr(), Outer).Outer)
            return true;
  return false;
}

/// The type that \p Number of the arguments is which \p Callee is written with;
/// null if there is none.
static QualType writtenArgument(const Expr &Callee, unsigned Number = 0) {
  const std::optional<TemplateId> Id =
      templateId(*Callee.IgnoreParenImpCasts());
  if (!Id || Id->Arguments.size() <= Number)
    return {};
  const TemplateArgument &A = Id->Arguments[Number].getArgument();
  return A.getKind() == TemplateArgument::Type ? A.getAsType() : QualType();
}

static bool isNamed(StringRef Name, ArrayRef<llvm::StringLiteral> Names) {
  return llvm::is_contained(Names, Name);
}

/// Whether a function called \p Name takes out what was put in \p How.
static bool takesOut(StringRef Name, Erasure How) {
  return isNamed(Name, How == Erasure::Any       ? knowledge::anyCasts()
                       : How == Erasure::Variant ? knowledge::variantGetters()
                                                 : knowledge::pointerCasts());
}

/// Whether \p S asks for the type of what \p Parameter holds.
static bool asksTypeOf(const Stmt *S, const ParmVarDecl &Parameter,
                       unsigned Depth = 0) {
  if (!S || Depth > 2 * MaxDepth)
    return false;
  const auto Names = [&](const Expr *E) {
    E = E->IgnoreParenImpCasts();
    if (const auto *Address = dyn_cast<UnaryOperator>(E))
      E = Address->getSubExpr()->IgnoreParenImpCasts();
    const auto *Ref = dyn_cast<DeclRefExpr>(E);
    return Ref && Ref->getDecl() == &Parameter;
  };
  if (const auto *Call = dyn_cast<CallExpr>(S)) {
    const StringRef Name = calleeName(*Call);
    if (Call->getNumArgs() == 1 && Names(Call->getArg(0)) &&
        (takesOut(Name, Erasure::Any) || takesOut(Name, Erasure::Variant) ||
         Name == "holds_alternative"))
      return true;
    if (const auto *Member = dyn_cast<CXXMemberCallExpr>(Call))
      if ((Name == "type" || Name == "index") &&
          Member->getImplicitObjectArgument() &&
          Names(Member->getImplicitObjectArgument()))
        return true;
  }
  return llvm::any_of(S->children(), [&](const Stmt *Child) {
    return asksTypeOf(Child, Parameter, Depth + 1);
  });
}

//===----------------------------------------------------------------------===//
// Values
//===----------------------------------------------------------------------===//

namespace {

/// Says what an expression puts into the member.
class ValueReader {
public:
  /// \p Outer templates are around the function that the value is stored in.
  ValueReader(const ForgetfulClass &Class, unsigned Outer,
              const ASTContext &Context,
              llvm::function_ref<bool(const ValueDecl &)> IsKept)
      : How(Class.How), Member(*Class.Member), Outer(Outer), Context(Context),
        IsKept(IsKept) {}

  StoredValue read(const Expr *E, unsigned Depth = 0);

  /// What a value of type \p T, the parameter's \p From, is.
  StoredValue ofType(QualType T, const ParmVarDecl *From = nullptr) const {
    if (T.isNull())
      return {};
    if (T.getNonReferenceType()->isNullPtrType())
      return {Kind::Nothing};
    const QualType Written = T.getNonReferenceType().getUnqualifiedType();
    T = keptType(T, How, Context);
    if (T.isNull())
      return {};
    StoredValue Value = ofKept(T, From);
    // As it is written, where that is the same.
    if (!Value.Type.isNull() && Written.getCanonicalType() == Value.Type)
      Value.Type = Written;
    return Value;
  }

private:
  StoredValue ofKept(QualType T, const ParmVarDecl *From) const {
    if (erasure(T))
      return {};
    const ParameterUses Uses = parametersIn(T, Outer);
    if (const auto *Type = T->getAs<TemplateTypeParmType>();
        Type && Type == Uses.Outer)
      return {Kind::Own, Type, nullptr, false, T};
    if (Uses.Inner)
      return {Uses.Outer ? Kind::Derived : Kind::Anything, nullptr, From};
    if (Uses.Outer)
      return {Kind::Derived, Uses.Outer, nullptr, false, T};
    if (T->isDependentType())
      return {};
    return {Kind::Other};
  }

  StoredValue ofParameter(const ParmVarDecl &P) const;
  StoredValue ofCall(const CallExpr &Call, unsigned Depth);
  StoredValue ofParts(QualType T, ArrayRef<const Expr *> Parts, unsigned Depth);
  /// Whether \p T is a class in the class that has the member.
  bool isHolder(QualType T) const;
  StoredValue ofHolder(ArrayRef<const Expr *> Parts, unsigned Depth);

  const Erasure How;
  const ValueDecl &Member;
  const unsigned Outer;
  const ASTContext &Context;
  llvm::function_ref<bool(const ValueDecl &)> IsKept;
};

} // namespace

StoredValue ValueReader::ofParameter(const ParmVarDecl &P) const {
  const auto *Function = dyn_cast<FunctionDecl>(P.getDeclContext());
  if (!Function || !takesAnything(P, How, Outer))
    return ofType(P.getType());
  if (tiesToClass(*Function, Outer) || asksTypeOf(Function->getBody(), P))
    return {};
  return {Kind::Anything, nullptr, &P};
}

StoredValue ValueReader::ofCall(const CallExpr &Call, unsigned Depth) {
  const StringRef Name = calleeName(Call);
  if (isNamed(Name, knowledge::passingFunctions()) && Call.getNumArgs() > 0)
    return read(Call.getArg(0), Depth + 1);
  // static_pointer_cast<void>(value)
  if (const QualType As = writtenArgument(*Call.getCallee());
      isNamed(Name, knowledge::pointerCasts()) && !As.isNull() &&
      As->isVoidType() && Call.getNumArgs() == 1)
    return read(Call.getArg(0), Depth + 1);
  if (isNamed(Name, knowledge::makingFunctions())) {
    const QualType Made = writtenArgument(*Call.getCallee());
    if (Made.isNull())
      return {};
    StoredValue Value = ofKept(Made.getCanonicalType(), nullptr);
    // make_any<std::decay_t<U>>(value)
    if (Value.Is == Kind::Anything && Call.getNumArgs() == 1)
      if (StoredValue From = read(Call.getArg(0), Depth + 1);
          From.Is == Kind::Anything)
        return From;
    Value.IsMade = true;
    return Value;
  }
  if ((Name == "make_pair" || Name == "make_tuple") && Call.getNumArgs() > 0)
    return read(Call.getArg(Call.getNumArgs() - 1), Depth + 1);
  return Call.isTypeDependent() ? StoredValue() : ofType(Call.getType());
}

/// The type that a tag says shall be made: std::in_place_type<T>.
static QualType taggedType(const Expr *E) {
  const NamedDecl *Tag = TypeClassifier::classOf(E->getType());
  return Tag && Tag->getIdentifier() && Tag->getName() == "in_place_type_t"
             ? pointeeType(E->getType())
             : QualType();
}

bool ValueReader::isHolder(QualType T) const {
  const CXXRecordDecl *Class = T.isNull() ? nullptr : classPattern(T);
  const auto *Holder = dyn_cast<CXXRecordDecl>(Member.getDeclContext());
  return Class && Holder && isa<CXXRecordDecl>(Holder->getDeclContext()) &&
         Class->getCanonicalDecl() == Holder->getCanonicalDecl();
}

/// The part that the member is initialised with, of an object that is made
/// field by field.
StoredValue ValueReader::ofHolder(ArrayRef<const Expr *> Parts,
                                  unsigned Depth) {
  const auto *Field = dyn_cast<FieldDecl>(&Member);
  if (Parts.size() == 1)
    if (const auto *List = dyn_cast<InitListExpr>(Parts[0]))
      Parts = List->inits();
  const unsigned Index = Field ? Field->getFieldIndex() : Parts.size();
  for (const Expr *Part : Parts)
    if (const auto *Named = dyn_cast<DesignatedInitExpr>(Part))
      if (Named->size() == 1 && Named->getDesignator(0)->isFieldDesignator() &&
          Named->getDesignator(0)->getFieldName() == Member.getIdentifier())
        return read(Named->getInit(), Depth + 1);
  if (Index >= Parts.size() || isa<DesignatedInitExpr>(Parts[0]))
    return {Kind::Nothing};
  return read(Parts[Index], Depth + 1);
}

StoredValue ValueReader::ofParts(QualType T, ArrayRef<const Expr *> Parts,
                                 unsigned Depth) {
  if (!T.isNull() && !T->isDependentType() && erasedPart(T).isNull() &&
      !classPattern(T))
    return ofType(T);
  if (Parts.empty())
    return {Kind::Nothing};
  if (isHolder(T))
    return classPattern(T)->isAggregate() ? ofHolder(Parts, Depth)
                                          : StoredValue();
  if (const QualType Made = taggedType(Parts[0]); !Made.isNull()) {
    StoredValue Value = ofKept(Made.getCanonicalType(), nullptr);
    Value.IsMade = true;
    return Value;
  }
  if (erasure(T) == Erasure::Owner)
    return read(Parts[0], Depth + 1); // And the way to delete it.
  // A pair: the key says nothing of what is kept under it.
  if (Parts.size() == 2)
    return read(Parts[1], Depth + 1);
  StoredValue Most = {Kind::Copy};
  for (const Expr *Part : Parts)
    if (StoredValue Value = read(Part, Depth + 1); Value.Is > Most.Is)
      Most = Value;
  return Most;
}

StoredValue ValueReader::read(const Expr *E, unsigned Depth) {
  if (!E || Depth > MaxDepth)
    return {};
  E = E->IgnoreImplicit()->IgnoreParenImpCasts()->IgnoreImplicit();
  if (const auto *Default = dyn_cast<CXXDefaultInitExpr>(E))
    E = Default->getExpr()->IgnoreImplicit();
  if (isa<CXXNullPtrLiteralExpr, GNUNullExpr, CXXScalarValueInitExpr,
          ImplicitValueInitExpr>(E) ||
      (How >= Erasure::Owner && isa<IntegerLiteral>(E)))
    return {Kind::Nothing};
  if (const auto *Ref = dyn_cast<DeclRefExpr>(E)) {
    if (IsKept(*Ref->getDecl()))
      return {Kind::Copy};
    if (const auto *P = dyn_cast<ParmVarDecl>(Ref->getDecl()))
      return ofParameter(*P);
    const auto *Var = dyn_cast<VarDecl>(Ref->getDecl());
    if (Var && Var->hasLocalStorage() && Var->getInit() &&
        (erasure(Var->getType()) || Var->getType()->isUndeducedType() ||
         Var->getType()->isDependentType())) {
      const StoredValue Typed =
          isHolder(Var->getType()) ? StoredValue() : ofType(Var->getType());
      return Typed.Is == Kind::Unknown ? read(Var->getInit(), Depth + 1)
                                       : Typed;
    }
    return ofType(Ref->getType());
  }
  if (const auto *Member = dyn_cast<MemberExpr>(E)) {
    if (IsKept(*Member->getMemberDecl()))
      return {Kind::Copy};
    return ofType(Member->getType());
  }
  if (const auto *Call = dyn_cast<CallExpr>(E))
    return ofCall(*Call, Depth);
  if (const auto *Cast = dyn_cast<ExplicitCastExpr>(E)) {
    const QualType To = Cast->getTypeAsWritten();
    const bool Hands =
        erasure(To) || To->isReferenceType() || isa<CXXConstCastExpr>(Cast);
    return Hands ? read(Cast->getSubExpr(), Depth + 1) : ofType(To);
  }
  if (const auto *Made = dyn_cast<CXXConstructExpr>(E))
    return ofParts(Made->getType(),
                   ArrayRef(Made->getArgs(), Made->getNumArgs()), Depth);
  if (const auto *Made = dyn_cast<CXXUnresolvedConstructExpr>(E)) {
    const QualType T = Made->getTypeAsWritten();
    if (parametersIn(T, Outer).Outer && !classPattern(T))
      return ofType(T);
    return ofParts(T, llvm::to_vector<4>(Made->arguments()), Depth);
  }
  if (const auto *List = dyn_cast<InitListExpr>(E))
    return ofParts(List->getType()->isVoidType() ? QualType() : List->getType(),
                   List->inits(), Depth);
  if (const auto *List = dyn_cast<ParenListExpr>(E))
    return ofParts({}, const_cast<ParenListExpr *>(List)->exprs(), Depth);
  if (const auto *Expansion = dyn_cast<PackExpansionExpr>(E)) {
    StoredValue Value = read(Expansion->getPattern(), Depth + 1);
    Value.From = nullptr;
    return Value;
  }
  if (const auto *Unary = dyn_cast<UnaryOperator>(E);
      Unary && Unary->getOpcode() == UO_AddrOf) {
    if (How >= Erasure::Owner) {
      StoredValue Value = read(Unary->getSubExpr(), Depth + 1);
      const QualType T = Unary->getSubExpr()->getType();
      return Value.Is == Kind::Anything || T->isDependentType()
                 ? ofKept(T.getCanonicalType().getUnqualifiedType(), Value.From)
                 : StoredValue{Kind::Other};
    }
    // In a pattern, the type of the address is not known yet.
    if (const auto *Ref =
            dyn_cast<DeclRefExpr>(Unary->getSubExpr()->IgnoreParenImpCasts());
        Ref && !Ref->getType()->isUndeducedType())
      return ofType(
          Context.getPointerType(Ref->getType().getNonReferenceType()));
  }
  if (const auto *New = dyn_cast<CXXNewExpr>(E))
    return ofKept(New->getAllocatedType().getCanonicalType(), nullptr);
  if (const auto *Choice = dyn_cast<ConditionalOperator>(E)) {
    const StoredValue A = read(Choice->getTrueExpr(), Depth + 1),
                      B = read(Choice->getFalseExpr(), Depth + 1);
    return A.Is > B.Is ? A : B;
  }
  return E->isTypeDependent() ? StoredValue() : ofType(E->getType());
}

//===----------------------------------------------------------------------===//
// Uses
//===----------------------------------------------------------------------===//

namespace {

/// What a declaration has to do with the member.
struct Handle {
  enum class Role : uint8_t {
    Kept,     ///< Is the member, or holds something of it.
    Carrier,  ///< Has objects of the class that the member is in.
    Accessor, ///< A function that yields something of it.
    Sink,     ///< A function of which a parameter is stored.
    Caster,   ///< A function template that takes it out as its argument.
  };
  Role Is = Role::Kept;
  /// Of the function's (the template's) parameter.
  unsigned Index = 0;
  /// Of a caster.
  bool IsChecked = false;
};

/// Where the climb from a mention has come to: \p E lies in the last of
/// \p Inside.
struct Step {
  const Expr *E;
  ArrayRef<Enclosing> Inside;
  /// \p E points to what is kept, by an & that was met.
  bool IsAddress = false;

  const Stmt *parent() const {
    return Inside.empty() ? nullptr : dyn_cast<const Stmt *>(Inside.back());
  }
  void up() {
    E = cast<Expr>(cast<const Stmt *>(Inside.back()));
    Inside = Inside.drop_back();
  }
};

class UseReader {
public:
  UseReader(const ForgetfulClass &Class, ASTContext &Context)
      : Class(Class), Context(Context) {}

  ErasedUses run();

private:
  using Role = Handle::Role;

  void note(const ValueDecl &D, Handle H) {
    const ValueDecl *Pattern = patternValue(&D);
    if (!Handles.try_emplace(Pattern, H).second)
      return;
    if (isa<FunctionDecl>(Pattern) || !Mentions)
      Next.push_back(Pattern);
    else
      Mentions->track(*Pattern);
  }
  /// A variable, or the names of the parts of one.
  void noteVariable(const VarDecl &Var, Handle H) {
    const auto *Parts = dyn_cast<DecompositionDecl>(&Var);
    if (!Parts)
      return note(Var, H);
    // A pair: the key is not kept.
    ArrayRef<BindingDecl *> Names = Parts->bindings();
    for (const BindingDecl *Part :
         Names.size() == 2 ? Names.drop_front() : Names)
      note(*Part, H);
  }
  void collectMembers(const CXXRecordDecl &Record);
  void addCarriers(const CXXRecordDecl &Record);
  void readInitialisers();

  void classify(const Mention &M);
  /// Of what is made of something with the handle \p H.
  static Role roleOf(const Handle &H) {
    return H.Is == Role::Carrier ? Role::Carrier : Role::Kept;
  }
  bool climb(Step &S, const Handle &H);
  bool climbIntoCall(Step &S, const CallExpr &Call);
  bool isBesideMember(StringRef Name) const;
  bool climbIntoMember(Step &S);
  bool climbIntoCast(Step &S, const ExplicitCastExpr &Cast);
  bool memberCall(Step &S, StringRef Name, const CallExpr &Call);
  bool stepOverCall(Step &S) const;

  void store(const Step &S, const Expr *Value);
  void store(const FunctionDecl *In, const Expr *Value, const Expr *At);
  void add(const FunctionDecl *In, StoredValue Value, const Expr *At);
  void load(const Step &S, QualType As, bool IsChecked);
  bool leave() {
    Uses.Leaves = true;
    return false;
  }
  bool isKept(const ValueDecl &D) const {
    auto It = Handles.find(patternValue(&D));
    return It != Handles.end() && It->second.Is <= Role::Carrier;
  }
  bool isMember(const FunctionDecl &Function) const {
    const auto *Parent = dyn_cast<CXXRecordDecl>(Function.getDeclContext());
    return Parent && Members.contains(Parent->getCanonicalDecl());
  }

  /// How many of the templates around \p In have parameters of the class; a
  /// base has none.
  unsigned templatesAround(const FunctionDecl *In) const {
    for (const DeclContext *C = In; C; C = C->getParent())
      if (const auto *Record = dyn_cast<CXXRecordDecl>(C);
          Record && Bases.contains(Record->getCanonicalDecl()))
        return 0;
    return Class.depth() + 1;
  }

  static const FunctionDecl *functionAround(ArrayRef<Enclosing> Inside) {
    for (Enclosing Around : llvm::reverse(Inside))
      if (const auto *D = dyn_cast<const Decl *>(Around))
        if (const auto *Function = dyn_cast<FunctionDecl>(D))
          return &outsideLambdas(*Function);
    return nullptr;
  }

  const ForgetfulClass &Class;
  ASTContext &Context;
  ErasedUses Uses;
  std::vector<const Decl *> Roots;
  /// The class, those in it, and its bases; the latter again.
  llvm::SmallPtrSet<const CXXRecordDecl *, 4> Members, Bases;
  llvm::MapVector<const ValueDecl *, Handle> Handles;
  std::vector<const ValueDecl *> Next;
  MentionFinder *Mentions = nullptr;
};

} // namespace

/// The classes whose members are looked at: the class, those in it, bases that
/// are no templates.
void UseReader::collectMembers(const CXXRecordDecl &Record) {
  if (!Members.insert(Record.getCanonicalDecl()).second)
    return;
  for (const Decl *D : Record.decls()) {
    const auto *Nested = dyn_cast<CXXRecordDecl>(D);
    if (Nested && !Nested->isImplicit() && Nested->getDefinition())
      collectMembers(*Nested->getDefinition());
    if (const auto *Template = dyn_cast<FunctionTemplateDecl>(D))
      D = Template->getTemplatedDecl();
    const auto *Function = dyn_cast<FunctionDecl>(D);
    if (Function && !Function->isImplicit() && !Function->isDefaulted() &&
        !Function->isDeleted() && !Function->isPureVirtual() &&
        !Function->isDefined())
      Uses.HasHiddenMembers = true;
  }
  for (const CXXBaseSpecifier &Base : Record.bases()) {
    const CXXRecordDecl *Definition =
        Base.getType()->isDependentType()
            ? nullptr
            : Base.getType()->getAsCXXRecordDecl();
    Definition = Definition ? Definition->getDefinition() : nullptr;
    if (!Definition || isa<ClassTemplateSpecializationDecl>(Definition) ||
        Context.getSourceManager().isInSystemHeader(Definition->getLocation()))
      continue;
    Roots.push_back(Definition);
    llvm::append_range(Roots, outOfLineMembers(*Definition));
    Bases.insert(Definition->getCanonicalDecl());
    collectMembers(*Definition);
  }
}

/// Members that hold objects of the class in the class that has the member.
void UseReader::addCarriers(const CXXRecordDecl &Record) {
  const auto *Holder = dyn_cast<CXXRecordDecl>(Class.Member->getDeclContext());
  if (!Holder || Holder == &Record)
    return;
  const TypeClassifier Types;
  for (const FieldDecl *Field : Record.fields()) {
    QualType T = innermostAccessed(Field->getType(), Types);
    if (const std::optional<ContainerType> Container = containerType(T))
      T = innermostAccessed(Container->Element, Types);
    const CXXRecordDecl *Pattern = T.isNull() ? nullptr : classPattern(T);
    if (Pattern && Pattern->getCanonicalDecl() == Holder->getCanonicalDecl())
      note(*Field, {Role::Carrier});
  }
}

void UseReader::readInitialisers() {
  for (const CXXRecordDecl *Record : Members) {
    const CXXRecordDecl *Definition = Record->getDefinition();
    for (const Decl *D : Definition->decls()) {
      if (const auto *Template = dyn_cast<FunctionTemplateDecl>(D))
        D = Template->getTemplatedDecl();
      const auto *Declared = dyn_cast<CXXConstructorDecl>(D);
      const FunctionDecl *WithBody = nullptr;
      if (!Declared || Declared->isImplicit() || !Declared->isDefined(WithBody))
        continue;
      for (const CXXCtorInitializer *Init :
           cast<CXXConstructorDecl>(WithBody)->inits())
        if (Init->isWritten() && Init->getAnyMember() && Init->getInit() &&
            isKept(*Init->getAnyMember()))
          store(WithBody, Init->getInit(), Init->getInit());
    }
  }
  const auto *Field = dyn_cast<FieldDecl>(Class.Member);
  const auto *Var = dyn_cast<VarDecl>(Class.Member);
  if (const Expr *Init = Field ? Field->getInClassInitializer()
                         : Var ? Var->getAnyInitializer()
                               : nullptr)
    store(nullptr, Init, Init);
}

ErasedUses UseReader::run() {
  Roots.push_back(Class.Pattern);
  llvm::append_range(Roots, outOfLineMembers(*Class.Pattern));
  collectMembers(*Class.Pattern);
  note(*Class.Member, {Role::Kept});
  if (isAccessible(*Class.Member, *Class.Pattern))
    Uses.Assignable.push_back(Class.Member);
  addCarriers(*Class.Pattern);
  readInitialisers();
  for (unsigned Round = 0; Round < MaxRounds && !Next.empty(); ++Round) {
    MentionFinder Finder(Context);
    Mentions = &Finder;
    for (const ValueDecl *D : std::exchange(Next, {}))
      Finder.track(*D);
    const std::vector<const Decl *> Here = Roots;
    for (const Decl *Root : Here)
      Finder.findIn(*Root, [&](const Mention &M) { classify(M); });
  }
  if (!Next.empty())
    Uses.Leaves = true; // Cannot tell: the chain is too long.
  return std::move(Uses);
}

void UseReader::add(const FunctionDecl *In, StoredValue Value, const Expr *At) {
  const bool IsOpen = In && isMember(*In) && isAccessible(*In, *Class.Pattern);
  if (Value.Is == Kind::Anything && Value.From && In && !IsOpen) {
    // Its callers say what is stored.
    note(*In, {Role::Sink, Value.From->getFunctionScopeIndex()});
    return;
  }
  Uses.Stores.push_back({Value, At, In, IsOpen});
}

void UseReader::store(const FunctionDecl *In, const Expr *Value,
                      const Expr *At) {
  const auto IsKept = [this](const ValueDecl &D) { return isKept(D); };
  const StoredValue Stored =
      ValueReader(Class, templatesAround(In), Context, IsKept).read(Value);
  Uses.MayBeEmpty |= Stored.Is == Kind::Nothing;
  if (Stored.Is > Kind::Nothing)
    add(In, Stored, At);
}

void UseReader::store(const Step &S, const Expr *Value) {
  store(functionAround(S.Inside), Value, Value);
}

void UseReader::load(const Step &S, QualType As, bool IsChecked) {
  // An element of a carrier may be met by its own name, too.
  if (llvm::any_of(Uses.Loads,
                   [&](const ErasedLoad &Other) { return Other.At == S.E; }))
    return;
  ErasedLoad Load;
  Load.At = S.E;
  Load.As = As;
  Load.IsChecked = IsChecked;
  Load.In = functionAround(S.Inside);
  for (Enclosing Around : S.Inside) {
    const auto *Outer = dyn_cast<const Stmt *>(Around);
    Load.IsChecked |= isa_and_nonnull<CXXTryStmt>(Outer);
    Load.IsConditional |=
        isa_and_nonnull<IfStmt, SwitchStmt, ConditionalOperator>(Outer);
  }
  const QualType Plain =
      As.getNonReferenceType().getCanonicalType().getUnqualifiedType();
  const ParameterUses Of = parametersIn(Plain, templatesAround(Load.In));
  Load.Parameter = Of.Outer;
  Load.IsExact = Of.Outer && Plain->getAs<TemplateTypeParmType>() == Of.Outer;
  Load.IsCallers = Of.Inner;
  const auto *Type = Plain->getAs<TemplateTypeParmType>();
  if (Of.Inner && Type == Of.Inner && Load.In && isMember(*Load.In) &&
      Type->getDepth() == templatesAround(Load.In) &&
      !isAccessible(*Load.In, *Class.Pattern)) {
    note(*Load.In, {Role::Caster, Type->getIndex(), IsChecked});
    return;
  }
  Uses.Loads.push_back(Load);
}

bool UseReader::stepOverCall(Step &S) const {
  while (const Stmt *Around = S.parent()) {
    const auto *Call = dyn_cast<CallExpr>(Around);
    if (Call ? Call->getCallee() != S.E
             : !isa<ImplicitCastExpr, ParenExpr>(Around))
      return false;
    S.up();
    if (Call)
      return true;
  }
  return false;
}

void UseReader::classify(const Mention &M) {
  auto It = Handles.find(M.Of);
  if (It == Handles.end() || !M.At)
    return;
  const Handle H = It->second;
  Step S{M.At, M.Inside};
  const Expr *Callee = S.E;
  if (H.Is >= Role::Accessor) {
    if (!stepOverCall(S)) {
      if (H.Is != Role::Caster)
        Uses.Leaves = true; // Its address is taken.
      return;
    }
    if (H.Is == Role::Sink) {
      const auto *Call = cast<CallExpr>(S.E);
      if (H.Index < Call->getNumArgs())
        store(S, Call->getArg(H.Index));
      return;
    }
    if (H.Is == Role::Caster) {
      const QualType As = writtenArgument(*Callee, H.Index);
      if (As.isNull())
        Uses.Leaves = true; // Cannot tell: deduced.
      else
        load(S, As, H.IsChecked);
      return;
    }
  }
  const bool Left = Uses.Leaves;
  while (climb(S, H))
    ;
  if (H.Is == Role::Carrier)
    Uses.Leaves = Left; // What it carries is mentioned itself.
}

bool UseReader::climb(Step &S, const Handle &H) {
  if (S.Inside.empty())
    return false;
  if (const auto *D = dyn_cast<const Decl *>(S.Inside.back())) {
    if (const auto *Var = dyn_cast<VarDecl>(D))
      noteVariable(*Var, {roleOf(H)});
    return false;
  }
  const auto *Around = cast<const Stmt *>(S.Inside.back());
  if (isa<ParenExpr, ExprWithCleanups, MaterializeTemporaryExpr,
          CXXBindTemporaryExpr, ConstantExpr>(Around)) {
    S.up();
    return true;
  }
  if (const auto *Cast = dyn_cast<ImplicitCastExpr>(Around)) {
    if (Cast->getType()->isBooleanType())
      return false;
    S.up();
    return true;
  }
  if (isa<MemberExpr, CXXDependentScopeMemberExpr, UnresolvedMemberExpr>(
          Around))
    return climbIntoMember(S);
  if (const auto *Call = dyn_cast<CallExpr>(Around))
    return climbIntoCall(S, *Call);
  if (const auto *Cast = dyn_cast<ExplicitCastExpr>(Around))
    return climbIntoCast(S, *Cast);
  if (const auto *Index = dyn_cast<ArraySubscriptExpr>(Around)) {
    if (Index->getLHS() != S.E)
      return false;
    S.up();
    return true;
  }
  if (const auto *Unary = dyn_cast<UnaryOperator>(Around)) {
    if (Unary->getOpcode() == UO_LNot)
      return false;
    if (Unary->getOpcode() == UO_AddrOf)
      S.IsAddress = true;
    else if (Unary->getOpcode() == UO_Deref)
      S.IsAddress = false;
    S.up();
    return true;
  }
  if (isa<CXXRewrittenBinaryOperator>(Around))
    return false; // A comparison.
  if (const auto *Op = dyn_cast<BinaryOperator>(Around)) {
    if (Op->isComparisonOp() || Op->isLogicalOp())
      return false;
    if (Op->getOpcode() == BO_Assign) {
      if (Op->getLHS() == S.E) {
        store(S, Op->getRHS());
        return false;
      }
      const Expr *Left = Op->getLHS()->IgnoreParenImpCasts();
      if (const auto *Ref = dyn_cast<DeclRefExpr>(Left))
        if (const auto *Var = dyn_cast<VarDecl>(Ref->getDecl());
            Var && Var->hasLocalStorage() && !isa<ParmVarDecl>(Var)) {
          note(*Var, {roleOf(H)});
          return false;
        }
      if (const auto *Member = dyn_cast<MemberExpr>(Left);
          Member && isKept(*Member->getMemberDecl()))
        return false;
    }
    if (Op->getOpcode() == BO_Comma && Op->getLHS() == S.E)
      return false;
    return leave();
  }
  if (const auto *Choice = dyn_cast<AbstractConditionalOperator>(Around)) {
    if (Choice->getCond() == S.E && isa<ConditionalOperator>(Choice))
      return false;
    S.up();
    return true;
  }
  if (const auto *Loop = dyn_cast<CXXForRangeStmt>(Around)) {
    if (const VarDecl *Element = Loop->getLoopVariable())
      noteVariable(*Element, {roleOf(H)});
    return false;
  }
  if (isa<ReturnStmt>(Around)) {
    const FunctionDecl *Function = functionAround(S.Inside);
    if (!Function || !isMember(*Function))
      return leave();
    if (Function->getReturnType()->isBooleanType())
      return false;
    if (H.Is == Role::Carrier)
      return false;
    if (isAccessible(*Function, *Class.Pattern)) {
      Uses.Leaves = true;
      const QualType Result = Function->getReturnType();
      if (Result->isLValueReferenceType() && erasure(Result) &&
          !Result->getPointeeType().isConstQualified())
        Uses.Assignable.push_back(Function->getCanonicalDecl());
    }
    note(*Function, {Role::Accessor});
    return false;
  }
  if (const auto *New = dyn_cast<CXXNewExpr>(Around)) {
    Uses.IsMemory |= New->getNumPlacementArgs() > 0;
    return leave();
  }
  if (const auto *Construct = dyn_cast<CXXConstructExpr>(Around)) {
    // A copy of it, of an iterator.
    if (Construct->getNumArgs() == 0 || Construct->getArg(0) != S.E ||
        !Construct->getConstructor()->isCopyOrMoveConstructor())
      return leave();
    S.up();
    return true;
  }
  if (isa<ParenListExpr, InitListExpr>(Around)) {
    const auto *List = dyn_cast<InitListExpr>(Around);
    if ((List ? List->getNumInits()
              : cast<ParenListExpr>(Around)->getNumExprs()) != 1)
      return leave();
    S.up();
    return true;
  }
  // A capture, a condition, or a statement that does nothing with the value.
  if (isa<LambdaExpr>(Around) || !isa<Expr>(Around))
    return false;
  return leave();
}

/// Whether \p Name is that of another data member of the class in the class
/// that has the member.
bool UseReader::isBesideMember(StringRef Name) const {
  const auto *Holder = dyn_cast<CXXRecordDecl>(Class.Member->getDeclContext());
  return Holder && Holder != Class.Pattern &&
         simpleName(*Class.Member) != Name &&
         llvm::any_of(Holder->fields(), [&](const FieldDecl *Field) {
           return simpleName(*Field) == Name;
         });
}

bool UseReader::climbIntoMember(Step &S) {
  const auto *Around = cast<Expr>(S.parent());
  const auto *Resolved = dyn_cast<MemberExpr>(Around);
  StringRef Name;
  if (Resolved)
    Name = simpleName(*Resolved->getMemberDecl());
  else if (const auto *Unresolved = dyn_cast<UnresolvedMemberExpr>(Around))
    Name = Unresolved->getMemberName().isIdentifier()
               ? Unresolved->getMemberName().getAsIdentifierInfo()->getName()
               : "";
  else if (const IdentifierInfo *Id = cast<CXXDependentScopeMemberExpr>(Around)
                                          ->getMember()
                                          .getAsIdentifierInfo())
    Name = Id->getName();
  // Tracked itself, or a key, or what lies beside it.
  if ((Resolved && isKept(*Resolved->getMemberDecl())) || Name == "first" ||
      isBesideMember(Name))
    return false;
  S.up();
  const Step AtMember = S;
  if (stepOverCall(S)) {
    const auto *Call = cast<CallExpr>(S.E);
    // A class in the class.
    if (const auto *Method = dyn_cast_or_null<CXXMethodDecl>(
            Resolved ? Resolved->getMemberDecl() : nullptr))
      if (isMember(*patternFunction(Method)))
        return false;
    return memberCall(S, Name, *Call);
  }
  S = AtMember;
  return true;
}

bool UseReader::memberCall(Step &S, StringRef Name, const CallExpr &Call) {
  if (Name == "type" || Name == "which" ||
      (Name == "index" && Class.How == Erasure::Variant)) {
    Uses.AsksType = true;
    return false;
  }
  if (Name == "has_value" || Name == "use_count" || Name == "value_or") {
    Uses.MayBeEmpty = true;
    return false;
  }
  const std::optional<SizeEffect> Effect = memberSizeEffect(Name);
  if (!Effect) {
    // Iterators and what we know nothing of.
    if (Name == "cbegin" || Name == "crbegin" || Name == "reserve" ||
        Name == "operator bool")
      return false;
    return leave();
  }
  const unsigned Count = Call.getNumArgs();
  switch (*Effect) {
  case SizeEffect::InsertKey:
  case SizeEffect::Insert:
    if (const QualType Made = writtenArgument(*Call.getCallee());
        !Made.isNull() && Name == "emplace") {
      const FunctionDecl *In = functionAround(S.Inside);
      const auto IsKept = [this](const ValueDecl &D) { return isKept(D); };
      StoredValue Value =
          ValueReader(Class, templatesAround(In), Context, IsKept).ofType(Made);
      Value.IsMade = true;
      add(In, Value, &Call);
    } else if (Count > 0) {
      store(S, Call.getArg(Count - 1));
    }
    return false;
  case SizeEffect::TakeOut:
    if ((Name == "reset" || Name == "store" || Name == "assign" ||
         Name == "swap" || Name == "exchange") &&
        Count > 0)
      store(S, Call.getArg(Name == "assign" ? Count - 1 : 0));
    Uses.MayBeEmpty |= Name == "reset" && Count == 0;
    return Name != "swap";
  case SizeEffect::InsertLater:
    return leave();
  case SizeEffect::Element:
  case SizeEffect::Access:
    return true;
  case SizeEffect::Size:
  case SizeEffect::Read:
    return false;
  }
  return false;
}

bool UseReader::climbIntoCast(Step &S, const ExplicitCastExpr &Cast) {
  const QualType To = Cast.getTypeAsWritten();
  if (To->isVoidType() || To->isBooleanType())
    return false;
  if (erasure(To) || isa<CXXConstCastExpr>(Cast)) {
    S.up();
    return true;
  }
  if (Class.How != Erasure::Pointer && Class.How != Erasure::Owner)
    return leave();
  if (!To->isPointerType() || keptType(To, Class.How, Context).isNull()) {
    Uses.IsMemory |= !To->isDependentType();
    return leave();
  }
  S.up();
  load(S, To->getPointeeType(), /*IsChecked=*/false);
  // The first of several objects is memory.
  while (isa_and_nonnull<ParenExpr, ImplicitCastExpr>(S.parent()))
    S.up();
  const auto *Op = dyn_cast_or_null<BinaryOperator>(S.parent());
  Uses.IsMemory |= isa_and_nonnull<ArraySubscriptExpr>(S.parent()) ||
                   (Op && Op->isAdditiveOp());
  return false;
}

bool UseReader::climbIntoCall(Step &S, const CallExpr &Call) {
  if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(&Call)) {
    const bool IsFirst = Operator->getArg(0) == S.E;
    switch (Operator->getOperator()) {
    case OO_Equal:
      if (IsFirst)
        store(S, Operator->getArg(1));
      else if (const auto *Left = dyn_cast<DeclRefExpr>(
                   Operator->getArg(0)->IgnoreParenImpCasts());
               Left && isa<VarDecl>(Left->getDecl()))
        note(*Left->getDecl(), {Role::Kept});
      else if (const auto *Member = dyn_cast<MemberExpr>(
                   Operator->getArg(0)->IgnoreParenImpCasts());
               !Member || !isKept(*Member->getMemberDecl()))
        return leave();
      return false;
    case OO_EqualEqual:
    case OO_ExclaimEqual:
    case OO_Exclaim:
    case OO_Less:
    case OO_Spaceship:
      return false;
    case OO_Star:
      S.IsAddress = false;
      [[fallthrough]];
    case OO_Subscript:
    case OO_Arrow:
    case OO_PlusPlus:
    case OO_MinusMinus:
      if (!IsFirst)
        return leave();
      S.up();
      return true;
    default:
      return leave();
    }
  }
  if (Call.getCallee() == S.E)
    return leave();
  const StringRef Name = calleeName(Call);
  const bool IsFirst = Call.getNumArgs() > 0 && Call.getArg(0) == S.E;
  const QualType As = writtenArgument(*Call.getCallee());
  if (IsFirst && takesOut(Name, Class.How) && !As.isNull()) {
    const bool ByPointer =
        (S.IsAddress && Class.How == Erasure::Any) || Name == "get_if";
    S.up();
    const Stmt *Around = S.parent();
    const auto *Unary = dyn_cast_or_null<UnaryOperator>(Around);
    const bool Followed =
        (Unary && Unary->getOpcode() == UO_Deref) ||
        isa_and_nonnull<MemberExpr, CXXDependentScopeMemberExpr>(Around);
    load(S, As, ByPointer && !Followed);
    return false;
  }
  if (Name == "visit" || Name == "apply_visitor" ||
      Name == "holds_alternative") {
    Uses.AsksType = true;
    return false;
  }
  if (IsFirst && isNamed(Name, knowledge::passingFunctions())) {
    if (Name == "exchange" && Call.getNumArgs() == 2)
      store(S, Call.getArg(1));
    S.IsAddress |= Name == "addressof";
    S.up();
    return true;
  }
  if (Name == "swap" && Call.getNumArgs() == 2) {
    store(S, Call.getArg(IsFirst ? 1 : 0));
    return false;
  }
  if (const std::optional<SizeEffect> Effect = functionSizeEffect(Name);
      IsFirst && Effect && *Effect != SizeEffect::InsertLater) {
    if (*Effect != SizeEffect::Element)
      return false;
    S.up();
    return true;
  }
  // A helper that takes what is kept.
  const FunctionDecl *Callee = Call.getDirectCallee();
  const FunctionDecl *Definition = nullptr;
  Callee = Callee ? patternFunction(Callee) : nullptr;
  if (Callee && isMember(*Callee) && Callee->isDefined(Definition))
    for (unsigned I = 0; I < Call.getNumArgs(); ++I)
      if (Call.getArg(I) == S.E && I < Definition->getNumParams() &&
          !Handles.contains(Definition->getParamDecl(I))) {
        Handles.try_emplace(Definition->getParamDecl(I), Handle{Role::Kept});
        Next.push_back(Definition->getParamDecl(I));
        return false;
      }
  return leave();
}

ErasedUses usesOf(const ForgetfulClass &Class, ASTContext &Context) {
  return UseReader(Class, Context).run();
}

} // namespace clang::templates
