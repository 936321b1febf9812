//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/Facts/BodyReader.h"
#include "lib/AST/Names.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Lexer.h"
#include "llvm/ADT/StringSet.h"
#include <functional>

namespace clang::templates {

using Kind = Term::Kind;
using knowledge::StandardConcept;

/// Expressions that are nested deeper ask for nothing that is told.
static constexpr unsigned MaxNesting = 200;

static bool isUnknown(const Term &T) { return T.Is == Kind::Unknown; }

/// The type of the elements of a \p T, which is an array or a container of the
/// library; null if it is neither.
QualType BodyReader::elementOf(QualType T) const {
  if (const ArrayType *Array = Context.getAsArrayType(T))
    return Array->getElementType();
  static const llvm::StringSet<> Templates = {
      "std::vector",          "std::deque", "std::list",
      "std::forward_list",    "std::array", "std::span",
      "std::initializer_list"};
  const TemplateDecl *Template = templateOf(T);
  const std::string Name = Template ? libraryName(*Template) : "";
  QualType Element = Templates.contains(Name) ? typeArgument(T, 0) : QualType();
  const bool IsConst = Name == "std::initializer_list" ||
                       (T.isConstQualified() && Name != "std::span");
  return IsConst && !Element.isNull() ? Element.withConst() : Element;
}

/// What `*` and `->` give for a \p T; null if that is not known.
static QualType pointee(QualType T) {
  if (T.isNull())
    return {};
  if (T->isAnyPointerType())
    return T->getPointeeType();
  const TemplateDecl *Template = templateOf(T);
  const std::string Name = Template ? libraryName(*Template) : "";
  if (!llvm::is_contained(knowledge::dereferencedTemplates(), StringRef(Name)))
    return {};
  const QualType Value = typeArgument(T, 0);
  // The value is a part of it.
  const bool IsInside = StringRef(Name).ends_with("optional") ||
                        StringRef(Name).ends_with("expected");
  return IsInside && !Value.isNull() &&
                 T.getNonReferenceType().isConstQualified()
             ? Value.withConst()
             : Value;
}

const Term &BodyReader::value(QualType T, bool IsLValue, StringRef Name) {
  Term &Made = Out.make();
  Made.Is = Kind::Value;
  Made.Type = T;
  Made.IsLValue = IsLValue;
  Made.Name = Name.str();
  return Made;
}

/// The operation, and that it must be valid. Unknown if an operand is; if none
/// depends on a parameter there is nothing to ask, and nothing is known.
const Term &BodyReader::operation(Kind Is, SourceLocation Loc, StringRef Name,
                                  ArrayRef<const Term *> Operands,
                                  const NamedDecl *Declared) {
  // What a class template offers for its own objects is no requirement.
  const bool IsOperator = Is != Kind::FreeCall && Is != Kind::Call;
  if (llvm::any_of(Operands,
                   [&](const Term *T) {
                     return isUnknown(*T) ||
                            (IsOperator && T->Is == Kind::Value &&
                             T->Type->isDependentType() &&
                             !isOperable(T->Type));
                   }) ||
      llvm::none_of(Operands, [](const Term *T) { return isRelevant(*T); }))
    return unknown();
  Term &Made = Out.make();
  Made.Is = Is;
  Made.Name = Name.str();
  Made.Operands.append(Operands.begin(), Operands.end());
  Made.Declared = Declared;
  Made.Loc = Loc;
  require({Requirement::Kind::Operation, &Made, {}, {}, Loc});
  return Made;
}

/// A value of the type that \p E has, if it does not depend on operations.
const Term &BodyReader::typed(const Expr &E) {
  QualType T = E.getType();
  if (T.isNull() || T->isVoidType() ||
      T->isSpecificBuiltinType(BuiltinType::Dependent) ||
      T->isPlaceholderType() || T->getContainedAutoType())
    return unknown();
  return value(T.getNonReferenceType(), E.isLValue());
}

static std::string keyOf(const Requirement &R) {
  std::string Key = std::to_string(static_cast<unsigned>(R.Is)) + "/" +
                    std::to_string(static_cast<unsigned>(R.Concept)) + "/";
  const auto Type = [](QualType T) {
    return T.isNull() ? std::string() : T.getCanonicalType().getAsString();
  };
  std::function<std::string(const Term &)> Leaf = [&](const Term &L) {
    std::string Text = Type(L.Type) + (L.IsLValue ? "&" : "") +
                       (L.Is == Kind::Literal ? L.Name : "") +
                       std::to_string(static_cast<unsigned>(L.Is));
    for (const Term *Operand : L.Operands)
      Text += "(" + writeTerm(*Operand, Leaf, Type) + ")";
    return Text;
  };
  Key += Type(R.Type);
  if (R.Of)
    Key += "/" + writeTerm(*R.Of, Leaf, Type);
  return Key;
}

void BodyReader::require(Requirement R) {
  if (Known.insert(keyOf(R)).second)
    Out.All.push_back(R);
}

void BodyReader::requireTest(const Term &T) {
  if (!isUnknown(T) && isRelevant(T))
    require({Requirement::Kind::Test, &T, {}, {}, T.Loc});
}

void BodyReader::requireModel(QualType T, StandardConcept Concept,
                              SourceLocation Loc) {
  if (parameterType(T))
    require({Requirement::Kind::Model, nullptr,
             T.getNonReferenceType().getUnqualifiedType(), Concept, Loc});
}

/// `std::hash<T>()(value)`; nothing where the unit has no std::hash.
void BodyReader::requireHash(QualType T, SourceLocation Loc) {
  if (!parameterType(T))
    return;
  const auto FindIn = [&](const DeclContext &In, StringRef Name) {
    const DeclContext::lookup_result Found =
        In.lookup(&Context.Idents.get(Name));
    return Found.empty() ? nullptr : Found.front();
  };
  auto *Std = dyn_cast_or_null<NamespaceDecl>(
      FindIn(*Context.getTranslationUnitDecl(), "std"));
  auto *Hash =
      dyn_cast_or_null<ClassTemplateDecl>(Std ? FindIn(*Std, "hash") : nullptr);
  if (!Hash)
    return;
  const TemplateArgument Argument(T.getUnqualifiedType());
  const TemplateArgument Canonical(T.getCanonicalType().getUnqualifiedType());
  Term &Function = Out.make();
  Function.Is = Kind::Construct;
  Function.Type = Context.getTemplateSpecializationType(
      ElaboratedTypeKeyword::None, TemplateName(Hash), Argument, Canonical);
  const Term &Value =
      value(T.getUnqualifiedType().withConst(), /*IsLValue=*/true, "key");
  operation(Kind::Call, Loc, "()", {&Function, &Value});
}

/// The types that \p T names: members of parameters, and templates that ask
/// something of their arguments.
void BodyReader::requireType(QualType T, SourceLocation Loc) {
  if (T.isNull() || !T->isDependentType())
    return;
  T = T.getNonReferenceType();
  while (T->isPointerType())
    T = T->getPointeeType();
  if (T->getAs<DependentNameType>()) {
    if (rootParameter(T, /*ThroughTraits=*/false))
      require({Requirement::Kind::NestedType,
               nullptr,
               T.getUnqualifiedType(),
               {},
               Loc});
    return;
  }
  const TemplateDecl *Template = templateOf(T);
  if (!Template || !isInStandardLibrary(*Template))
    return;
  const std::string Name = libraryName(*Template);
  const auto *Written = T->getAs<TemplateSpecializationType>();
  const size_t Arguments = Written ? Written->template_arguments().size() : 0;
  for (const knowledge::StandardRequirement &R : knowledge::classRequirements())
    if (Name == R.Template && (!R.MaxArguments || Arguments <= R.MaxArguments))
      requireModel(typeArgument(T, R.Argument), R.Concept, Loc);
  for (const knowledge::HashingTemplate &H : knowledge::hashingTemplates())
    if (Name == H.Template && Arguments <= H.MaxArguments)
      requireHash(typeArgument(T, 0), Loc);
}

/// \p T initialises a \p To without a cast. Copies and bindings ask nothing.
void BodyReader::convert(const Term &T, QualType To, SourceLocation Loc) {
  if (isUnknown(T) || To.isNull() || To->isVoidType() ||
      To->getContainedAutoType() || To->getAs<PackExpansionType>())
    return;
  QualType Plain = To.getNonReferenceType().getUnqualifiedType();
  if (Plain->isDependentType() && !isOperable(Plain))
    return;
  if (!isRelevant(T) && !isOperable(Plain))
    return;
  if (!T.Type.isNull() && T.Is != Kind::Construct && T.Is != Kind::Cast &&
      Context.hasSameUnqualifiedType(T.Type.getNonReferenceType(), Plain))
    return;
  if ((T.Is == Kind::Construct || T.Is == Kind::Cast) &&
      Context.hasSameUnqualifiedType(T.Type, Plain))
    return;
  require({Requirement::Kind::Conversion,
           &T,
           To,
           {},
           T.Loc.isValid() ? T.Loc : Loc});
}

//===----------------------------------------------------------------------===//
// Statements
//===----------------------------------------------------------------------===//

void BodyReader::run() {
  if (const auto *Constructor = dyn_cast<CXXConstructorDecl>(&Function))
    for (const CXXCtorInitializer *Init : Constructor->inits())
      if (const FieldDecl *Field = Init->getAnyMember();
          Field && Init->isWritten())
        readInitialiser(Field->getType(), Init->getInit(), /*IsCopy=*/false,
                        Init->getSourceLocation());
  read(Function.getBody());
}

bool BodyReader::readConstraint(const Expr &Constraint) {
  const Expr *E = Constraint.IgnoreParenImpCasts();
  if (const auto *Both = dyn_cast<BinaryOperator>(E))
    return Both->getOpcode() == BO_LAnd && readConstraint(*Both->getLHS()) &&
           readConstraint(*Both->getRHS());
  const auto *Requires = dyn_cast<RequiresExpr>(E);
  return Requires && llvm::all_of(Requires->getRequirements(),
                                  [&](const concepts::Requirement *R) {
                                    return readRequirement(*R);
                                  });
}

/// The type that \p Return asks a conversion to; null for other concepts.
static QualType
convertedTo(const concepts::ExprRequirement::ReturnTypeRequirement &Return) {
  const TypeConstraint *Constraint = Return.getTypeConstraint();
  const auto *Arguments = Constraint->getTemplateArgsAsWritten();
  if (!Arguments || Arguments->NumTemplateArgs != 1 ||
      libraryName(*Constraint->getNamedConcept()) != "std::convertible_to")
    return {};
  const TemplateArgument &To = (*Arguments)[0].getArgument();
  return To.getKind() == TemplateArgument::Type ? To.getAsType() : QualType();
}

bool BodyReader::readRequirement(const concepts::Requirement &R) {
  if (const auto *Type = dyn_cast<concepts::TypeRequirement>(&R)) {
    const size_t Before = Out.All.size();
    if (!Type->isSubstitutionFailure())
      requireType(Type->getType()->getType(), Function.getLocation());
    return Out.All.size() > Before;
  }
  const auto *Expression = dyn_cast<concepts::ExprRequirement>(&R);
  if (!Expression || Expression->isExprSubstitutionFailure() ||
      Expression->hasNoexceptRequirement())
    return false;
  const Term &T = evaluate(Expression->getExpr());
  if (isUnknown(T) || !isRelevant(T))
    return false;
  const auto &Return = Expression->getReturnTypeRequirement();
  if (Return.isEmpty())
    return true;
  QualType To = Return.isTypeConstraint() ? convertedTo(Return) : QualType();
  if (To.isNull())
    return false;
  convert(T, To, T.Loc);
  return true;
}

/// Whether what follows depends on a parameter at compile time.
static bool isDiscarded(const IfStmt &If) {
  if (If.isConsteval())
    return true;
  return If.isConstexpr();
}

void BodyReader::readCondition(const Expr *E) { requireTest(evaluate(E)); }

void BodyReader::read(const Stmt *S) {
  if (!S)
    return;
  if (const auto *E = dyn_cast<Expr>(S)) {
    evaluate(E);
    return;
  }
  if (const auto *If = dyn_cast<IfStmt>(S)) {
    read(If->getInit());
    if (isDiscarded(*If))
      return;
    if (const VarDecl *Var = If->getConditionVariable()) {
      readVariable(*Var);
      requireTest(variable(*Var, Var->getType()));
    } else {
      readCondition(If->getCond());
    }
    read(If->getThen());
    read(If->getElse());
    return;
  }
  if (const auto *Loop = dyn_cast<CXXForRangeStmt>(S)) {
    readRangeFor(*Loop);
    return;
  }
  if (const auto *For = dyn_cast<ForStmt>(S)) {
    read(For->getInit());
    if (For->getCond())
      readCondition(For->getCond());
    read(For->getInc());
    read(For->getBody());
    return;
  }
  if (const auto *While = dyn_cast<WhileStmt>(S)) {
    if (const VarDecl *Var = While->getConditionVariable()) {
      readVariable(*Var);
      requireTest(variable(*Var, Var->getType()));
    } else {
      readCondition(While->getCond());
    }
    read(While->getBody());
    return;
  }
  if (const auto *Do = dyn_cast<DoStmt>(S)) {
    read(Do->getBody());
    readCondition(Do->getCond());
    return;
  }
  if (const auto *Return = dyn_cast<ReturnStmt>(S)) {
    if (const Expr *E = Return->getRetValue())
      readInitialiser(Function.getReturnType(), E, /*IsCopy=*/true,
                      E->getExprLoc());
    return;
  }
  if (const auto *Declaration = dyn_cast<DeclStmt>(S)) {
    for (const Decl *D : Declaration->decls()) {
      if (const auto *Var = dyn_cast<VarDecl>(D))
        readVariable(*Var);
      if (const auto *Alias = dyn_cast<TypedefNameDecl>(D))
        requireType(Alias->getUnderlyingType(), Alias->getLocation());
      if (const auto *Assert = dyn_cast<StaticAssertDecl>(D))
        Out.Asserts |= Assert->getAssertExpr()->isValueDependent();
    }
    return;
  }
  for (const Stmt *Child : S->children())
    read(Child);
}

void BodyReader::readRangeFor(const CXXForRangeStmt &Loop) {
  read(Loop.getInit());
  const Term &Range = evaluate(Loop.getRangeInit());
  const VarDecl &Var = *Loop.getLoopVariable();
  const Term *Element = &unknown();
  if (QualType T = Range.Is == Kind::Value ? elementOf(Range.Type) : QualType();
      !T.isNull()) {
    if (!Var.getType()->isReferenceType())
      T = T.getUnqualifiedType();
    if (Var.getType().getNonReferenceType().isConstQualified())
      T.addConst();
    Element = &value(T, true, Var.getName());
  } else if (!isUnknown(Range) && isRelevant(Range)) {
    Term &Made = Out.make();
    Made.Is = Kind::Element;
    Made.Name = Var.getName().str();
    Made.Operands.push_back(&Range);
    Made.IsLValue = true;
    Made.Loc = Loop.getRangeInit()->getExprLoc();
    require({Requirement::Kind::Operation, &Made, {}, {}, Made.Loc});
    Element = &Made;
  }
  if (Var.getType()->getContainedAutoType()) {
    Variables[&Var] = &bound(*Element, Var);
  } else {
    convert(*Element, Var.getType(), Var.getLocation());
    requireType(Var.getType(), Var.getLocation());
  }
  read(Loop.getBody());
}

/// What \p Var, whose type is deduced from \p Init, is.
const Term &BodyReader::bound(const Term &Init, const VarDecl &Var) {
  QualType T = Var.getType();
  const bool IsConst = T.getNonReferenceType().isConstQualified();
  if (isUnknown(Init) || Init.Is == Kind::Value ||
      (T->isReferenceType() && !IsConst))
    return Init;
  Term &Made = Out.make();
  Made.Is = Kind::Copy;
  Made.IsLValue = true;
  Made.IsConst = IsConst;
  Made.Name = Var.getName().str();
  Made.Operands.push_back(&Init);
  Made.Loc = Init.Loc;
  return Made;
}

void BodyReader::readVariable(const VarDecl &Var) {
  QualType T = Var.getType();
  if (const Expr *Init = Var.getInit())
    if (const auto *Lambda = dyn_cast<LambdaExpr>(Init->IgnoreImplicit())) {
      Uncalled[&Var] = Lambda;
      Variables[&Var] = &unknown();
      return;
    }
  if (T->getContainedAutoType()) {
    const Term &Init = evaluate(Var.getInit());
    const bool IsValue = Init.Is == Kind::Value && !Init.Type.isNull();
    if (isUnknown(Init) || (!IsValue && !isRelevant(Init)) ||
        isa<DecompositionDecl>(Var)) {
      Variables[&Var] = &unknown();
      return;
    }
    if (IsValue) {
      QualType Plain =
          T->isReferenceType() ? Init.Type : Init.Type.getUnqualifiedType();
      if (T.getNonReferenceType().isConstQualified())
        Plain = Plain.withConst();
      Variables[&Var] = &value(Plain, true, Var.getName());
      return;
    }
    Variables[&Var] = &bound(Init, Var);
    return;
  }
  requireType(T, Var.getLocation());
  if (const Expr *Init = Var.getInit())
    readInitialiser(T, Init, Var.getInitStyle() == VarDecl::CInit,
                    Var.getLocation());
  else if (!T->isReferenceType() && !Var.hasExternalStorage())
    construct(Context.getBaseElementType(T), {}, Var.getLocation());
}

/// The initialisers in a ParenListExpr or an InitListExpr.
template <typename List>
static llvm::SmallVector<const Expr *, 4> listed(const List &L) {
  llvm::SmallVector<const Expr *, 4> Exprs;
  for (const Stmt *Child : L.children())
    Exprs.push_back(cast<Expr>(Child));
  return Exprs;
}

/// A \p T is made from \p Init, which may be null.
void BodyReader::readInitialiser(QualType T, const Expr *Init, bool IsCopy,
                                 SourceLocation Loc) {
  if (!Init) {
    construct(T, {}, Loc);
    return;
  }
  Init = Init->IgnoreImplicit();
  if (const auto *List = dyn_cast<ParenListExpr>(Init)) {
    construct(T,
              ArrayRef(const_cast<ParenListExpr *>(List)->getExprs(),
                       List->getNumExprs()),
              Loc);
    return;
  }
  if (const auto *List = dyn_cast<InitListExpr>(Init)) {
    construct(T, listed(*List), Loc,
              /*IsBraced=*/true);
    return;
  }
  if (IsCopy)
    convert(evaluate(Init), T, Init->getExprLoc());
  else
    construct(T, Init, Loc);
}

//===----------------------------------------------------------------------===//
// Expressions
//===----------------------------------------------------------------------===//

const Term &BodyReader::variable(const ValueDecl &D, QualType Type) {
  if (const LambdaExpr *Lambda = Uncalled.lookup(&D)) {
    Uncalled.erase(&D);
    readLambda(*Lambda);
  }
  if (auto Found = Variables.find(&D); Found != Variables.end())
    return *Found->second;
  if (Type.isNull() || Type->getContainedAutoType())
    return unknown();
  bool IsPack = false;
  if (const auto *Pack = Type->getAs<PackExpansionType>()) {
    Type = Pack->getPattern();
    IsPack = true;
  }
  Term &Made =
      const_cast<Term &>(value(Type.getNonReferenceType(), true, D.getName()));
  Made.IsPack = IsPack;
  return Made;
}

const Term &BodyReader::evaluate(const Expr *E) {
  if (!E || Nesting >= MaxNesting)
    return unknown();
  ++Nesting;
  const Term &Result = evaluateUnguarded(*E->IgnoreParenImpCasts());
  --Nesting;
  return Result;
}

const Term &BodyReader::binary(StringRef Name, SourceLocation Loc,
                               const Expr &L, const Expr &R) {
  const Term &Left = evaluate(&L);
  const Term &Right = evaluate(&R);
  if (Name == ",")
    return Right;
  if (Name == "&&" || Name == "||") {
    requireTest(Left);
    requireTest(Right);
    return value(Context.BoolTy, false);
  }
  // Copying and moving are asked for by nobody.
  if (Name == "=" && Left.Is == Kind::Value && Right.Is == Kind::Value &&
      Context.hasSameUnqualifiedType(Left.Type, Right.Type))
    return Left;
  // Pointers to what depends on a parameter are pointers.
  if (Left.Is == Kind::Value && !Left.Type.isNull() &&
      Left.Type->isAnyPointerType())
    return Name == "+" || Name == "+=" || Name == "-=" ? Left : unknown();
  return operation(Kind::Binary, Loc, Name, {&Left, &Right});
}

const Term &BodyReader::unary(StringRef Name, bool IsPostfix,
                              SourceLocation Loc, const Expr &E) {
  const Term &Operand = evaluate(&E);
  if (isUnknown(Operand))
    return Operand;
  if (Name == "&")
    return unknown();
  if (Name == "!") {
    requireTest(Operand);
    return value(Context.BoolTy, false);
  }
  if (Operand.Is == Kind::Value && Name == "*")
    if (QualType T = pointee(Operand.Type); !T.isNull())
      return value(T, true, Operand.Name);
  if (Operand.Is == Kind::Value && Operand.Type->isAnyPointerType())
    return Operand;
  return operation(IsPostfix ? Kind::Postfix : Kind::Prefix, Loc, Name,
                   {&Operand});
}

const Term &BodyReader::subscript(const Expr &Base, const Expr &Index,
                                  SourceLocation Loc) {
  const Term &Left = evaluate(&Base);
  const Term &Right = evaluate(&Index);
  if (Left.Is == Kind::Value && !Left.Type.isNull()) {
    if (Left.Type->isAnyPointerType())
      return value(Left.Type->getPointeeType(), true);
    if (QualType T = elementOf(Left.Type); !T.isNull())
      return value(T, true);
  }
  return operation(Kind::Subscript, Loc, "[]", {&Left, &Right});
}

/// The object whose member an access by `.`, or with \p Arrow by `->`, of \p E
/// names; \p Arrow is then what is left to be written.
const Term &BodyReader::object(const Expr &E, bool &Arrow) {
  const Term &Base = evaluate(&E);
  QualType T =
      Arrow && Base.Is == Kind::Value ? pointee(Base.Type) : QualType();
  if (T.isNull())
    return Base;
  Arrow = false;
  return value(T, /*IsLValue=*/true, Base.Name);
}

/// The data member \p Name of \p Object, if that is of a class inside the
/// template itself, as the nodes of a list are. Lookup waits for the
/// instantiation, as the class depends on it.
const Term *BodyReader::ownField(const Term &Object, DeclarationName Name) {
  if (Object.Is != Kind::Value || Object.Type.isNull())
    return nullptr;
  const CXXRecordDecl *Class = Object.Type->getAsCXXRecordDecl();
  Class = Class ? Class->getDefinition() : nullptr;
  if (!Class || !Class->isDependentContext())
    return nullptr;
  const auto *Field = Class->lookup(Name).find_first<FieldDecl>();
  if (!Field)
    return nullptr;
  QualType Type = Field->getType().getNonReferenceType();
  if (Object.Type.isConstQualified() && !Field->isMutable() &&
      !Field->getType()->isReferenceType())
    Type = Type.withConst();
  return &value(Type, /*IsLValue=*/true, Field->getName());
}

const Term &BodyReader::member(const Term &Base, bool Arrow, StringRef Name,
                               SourceLocation Loc) {
  if (isUnknown(Base) || !isRelevant(Base) || Name.empty())
    return unknown();
  Term &Made = Out.make();
  Made.Is = Kind::Member;
  Made.Arrow = Arrow;
  Made.Name = Name.str();
  Made.Operands.push_back(&Base);
  Made.Loc = Loc;
  Made.IsLValue = true;
  return Made;
}

llvm::SmallVector<const Term *, 4> BodyReader::arguments(const CallExpr &E) {
  llvm::SmallVector<const Term *, 4> Terms;
  for (const Expr *Argument : E.arguments())
    Terms.push_back(&evaluate(Argument));
  return Terms;
}

const Term &BodyReader::construct(QualType T, ArrayRef<const Expr *> Arguments,
                                  SourceLocation Loc, bool IsBraced) {
  llvm::SmallVector<const Term *, 4> Terms;
  for (const Expr *Argument : Arguments)
    Terms.push_back(&evaluate(Argument));
  requireType(T, Loc);
  QualType Plain = T.getNonReferenceType().getUnqualifiedType();
  const bool Operable = isOperable(Plain);
  if (Plain->isDependentType() && !Operable)
    return T->getContainedAutoType() ? unknown() : value(Plain, false);
  // A copy or a move.
  if (Terms.size() == 1 && Terms[0]->Is == Kind::Value &&
      Context.hasSameUnqualifiedType(Terms[0]->Type, Plain))
    return value(Plain, false);
  const bool Asks =
      llvm::none_of(Terms, [](const Term *A) { return isUnknown(*A); }) &&
      (Operable ||
       llvm::any_of(Terms, [](const Term *A) { return isRelevant(*A); }));
  if (!Asks)
    return value(Plain, false);
  Term &Made = Out.make();
  Made.Is = Kind::Construct;
  Made.Type = Plain;
  Made.IsBraced = IsBraced && !Terms.empty();
  Made.Operands.append(Terms.begin(), Terms.end());
  Made.Loc = Loc;
  require({Requirement::Kind::Operation, &Made, {}, {}, Loc});
  return value(Plain, false);
}

void BodyReader::readLambda(const LambdaExpr &Lambda) {
  if (Lambda.isGenericLambda())
    return;
  for (const LambdaCapture &Capture : Lambda.captures())
    if (Capture.capturesVariable())
      if (const auto *Var = dyn_cast<VarDecl>(Capture.getCapturedVar());
          Var && Var->isInitCapture())
        readVariable(*Var);
  // What it returns is not converted to what the function returns.
  BodyReader Inner(Facts, Context, *Lambda.getCallOperator(), Out);
  Inner.Variables = Variables;
  Inner.Uncalled = Uncalled;
  Inner.Nesting = Nesting;
  for (const auto &Key : Known.keys())
    Inner.Known.insert(Key);
  Inner.read(Lambda.getBody());
  for (const auto &Key : Inner.Known.keys())
    Known.insert(Key);
}

const Term &BodyReader::call(const CallExpr &E) {
  const Expr *Callee = E.getCallee()->IgnoreParenImpCasts();
  if (const auto *Name = dyn_cast<UnresolvedLookupExpr>(Callee))
    return callByName(*Name, E);
  if (const auto *Lambda = dyn_cast<LambdaExpr>(Callee)) {
    readLambda(*Lambda);
    arguments(E);
    return typed(E);
  }
  llvm::SmallVector<const Term *, 4> Arguments = arguments(E);
  if (const auto *Scoped = dyn_cast<DependentScopeDeclRefExpr>(Callee)) {
    const NestedNameSpecifier Qualifier = Scoped->getQualifier();
    if (Qualifier.getKind() != NestedNameSpecifier::Kind::Type ||
        !Scoped->getDeclName().isIdentifier() ||
        Scoped->hasExplicitTemplateArgs())
      return unknown();
    QualType Class(Qualifier.getAsType(), 0);
    if (!isOperable(Class) ||
        llvm::any_of(Arguments, [](const Term *A) { return isUnknown(*A); }))
      return unknown();
    Term &Made = Out.make();
    Made.Is = Kind::StaticCall;
    Made.Type = Class;
    Made.Name = Scoped->getDeclName().getAsString();
    Made.Operands.append(Arguments.begin(), Arguments.end());
    Made.Loc = Scoped->getLocation();
    require({Requirement::Kind::Operation, &Made, {}, {}, Made.Loc});
    return Made;
  }
  if (const auto *Dependent = dyn_cast<CXXDependentScopeMemberExpr>(Callee)) {
    if (Dependent->isImplicitAccess() || Dependent->hasExplicitTemplateArgs() ||
        !Dependent->getMember().isIdentifier())
      return unknown();
    bool Arrow = Dependent->isArrow();
    const Term &Object = object(*Dependent->getBase(), Arrow);
    if (isUnknown(Object) || !isRelevant(Object))
      return unknown();
    Arguments.insert(Arguments.begin(), &Object);
    if (llvm::any_of(Arguments, [](const Term *A) { return isUnknown(*A); }))
      return unknown();
    Term &Made = Out.make();
    Made.Is = Kind::MemberCall;
    Made.Arrow = Arrow;
    Made.Name = Dependent->getMember().getAsString();
    Made.Operands.append(Arguments.begin(), Arguments.end());
    Made.Loc = Dependent->getMemberLoc();
    require({Requirement::Kind::Operation, &Made, {}, {}, Made.Loc});
    return Made;
  }
  if (const FunctionDecl *Direct = E.getDirectCallee()) {
    // Which parameters come after a pack is not known.
    for (unsigned I = 0, N = Arguments.size();
         I != N && !isa<PackExpansionExpr>(E.getArg(I)); ++I)
      if (I < Direct->getNumParams() && !isa<CXXOperatorCallExpr>(E))
        convert(*Arguments[I], Direct->getParamDecl(I)->getType(),
                E.getArg(I)->getExprLoc());
    return typed(E);
  }
  const auto *Member = dyn_cast<MemberExpr>(Callee);
  if (isa<UnresolvedMemberExpr>(Callee) ||
      (Member && !isa<FieldDecl>(Member->getMemberDecl())))
    return typed(E);
  const Term &Called = evaluate(Callee);
  if (isUnknown(Called) || !isRelevant(Called))
    return typed(E);
  Arguments.insert(Arguments.begin(), &Called);
  return operation(Kind::Call, E.getExprLoc(), "()", Arguments);
}

/// The function template that \p E can only mean; null if
/// the number of arguments leaves more than one, or a function.
static const FunctionTemplateDecl *onlyViable(ArrayRef<const NamedDecl *> Found,
                                              const CallExpr &E) {
  const NamedDecl *Only = nullptr;
  const bool Expands = llvm::any_of(
      E.arguments(), [](const Expr *A) { return isa<PackExpansionExpr>(A); });
  for (const NamedDecl *D : Found) {
    const FunctionDecl *Function = D->getAsFunction();
    if (!Function)
      return nullptr;
    const bool Takes =
        Expands || Function->isVariadic() ||
        llvm::any_of(Function->parameters(),
                     [](const ParmVarDecl *P) { return P->isParameterPack(); });
    if (!Takes && (E.getNumArgs() < Function->getMinRequiredArguments() ||
                   E.getNumArgs() > Function->getNumParams()))
      continue;
    if (Only)
      return nullptr;
    Only = D;
  }
  return dyn_cast_or_null<FunctionTemplateDecl>(Only);
}

const Term &BodyReader::callByName(const UnresolvedLookupExpr &Callee,
                                   const CallExpr &E) {
  llvm::SmallVector<const NamedDecl *, 4> Found;
  for (const NamedDecl *D : Callee.decls())
    Found.push_back(D->getUnderlyingDecl());
  llvm::SmallVector<const Term *, 4> Arguments = arguments(E);
  const SourceManager &Sources = Context.getSourceManager();
  const bool Standard = !Found.empty() && llvm::all_of(Found, [&](auto *D) {
    return isInStandardLibrary(*D);
  });
  if (Standard && !isa<FunctionDecl>(Found.front())) {
    const Term *Known = callStandard(*Found.front(), E, Arguments);
    if (Known || Sources.isInSystemHeader(Found.front()->getLocation()))
      return Known ? *Known : unknown();
  }
  if (const FunctionTemplateDecl *Template = onlyViable(Found, E))
    return callTemplate(*Template, Callee, E, Arguments);
  if (llvm::any_of(Found,
                   [](const NamedDecl *D) { return !isa<FunctionDecl>(D); }) ||
      Callee.hasExplicitTemplateArgs() || !Callee.getName().isIdentifier() ||
      llvm::any_of(Found,
                   [](const NamedDecl *D) { return D->isCXXClassMember(); }))
    return unknown();
  const NamedDecl *Last = nullptr;
  for (const NamedDecl *D : Callee.decls()) {
    // A using-declaration of the body, or a using-directive: the head does not
    // find it.
    if (!Callee.getQualifier() &&
        !D->getDeclContext()->getRedeclContext()->Encloses(
            Function.getDeclContext()))
      Last = &Function;
    if (!Last || Sources.isBeforeInTranslationUnit(Last->getLocation(),
                                                   D->getLocation()))
      Last = D;
  }
  // Functions that the unit declares, and what argument-dependent lookup finds.
  // By the name of the using-declaration, if there is one: std::abs, which is
  // ::abs for some arguments only.
  const std::string Name = !Found.empty() && Callee.getQualifier()
                               ? libraryName(**Callee.decls_begin())
                               : Callee.getName().getAsString();
  return operation(Kind::FreeCall, E.getExprLoc(), Name, Arguments, Last);
}

/// The first template argument that \p Call spells out, if it is a type.
static QualType writtenType(const CallExpr &Call) {
  const auto *Name =
      dyn_cast<UnresolvedLookupExpr>(Call.getCallee()->IgnoreParenImpCasts());
  if (!Name || Name->getNumTemplateArgs() == 0)
    return {};
  const TemplateArgument &First = Name->getTemplateArgs()[0].getArgument();
  return First.getKind() == TemplateArgument::Type ? First.getAsType()
                                                   : QualType();
}

/// Null if nothing is known of \p Callee.
const Term *BodyReader::callStandard(const NamedDecl &Callee, const CallExpr &E,
                                     ArrayRef<const Term *> Arguments) {
  const std::string Name = libraryName(Callee);
  if (Arguments.size() == 1 && !isUnknown(*Arguments[0])) {
    const Term &Only = *Arguments[0];
    if (Name == "std::move" || Name == "std::forward") {
      if (Only.Is != Kind::Value)
        return &unknown();
      Term &Made = const_cast<Term &>(value(Only.Type, false, Only.Name));
      Made.IsPack = Only.IsPack;
      return &Made;
    }
    if (Name == "std::as_const")
      return Only.Is == Kind::Value ? &value(Only.Type.withConst(), true)
                                    : &unknown();
    if (Name == "std::begin" || Name == "std::end" || Name == "std::size" ||
        Name == "std::cbegin" || Name == "std::cend")
      return &operation(Kind::FreeCall, E.getExprLoc(), Name, &Only, &Callee);
  }
  if (llvm::is_contained(knowledge::pointerMakers(), StringRef(Name)))
    if (QualType T = writtenType(E); !T.isNull())
      return &value(Context.getPointerType(T), false);
  if (Name == "std::invoke" && !Arguments.empty())
    return &operation(Kind::FreeCall, E.getExprLoc(), Name, Arguments, &Callee);
  bool IsKnown = false;
  for (const knowledge::StandardRequirement &R :
       knowledge::functionRequirements())
    if (Name == R.Template && R.Argument < Arguments.size() &&
        (!R.MaxArguments || Arguments.size() <= R.MaxArguments)) {
      IsKnown = true;
      const Term &Argument = *Arguments[R.Argument];
      if (Argument.Is == Kind::Value)
        requireModel(Argument.Type, R.Concept, E.getExprLoc());
    }
  return IsKnown ? &unknown() : nullptr;
}

/// \p T with the parameters of another template replaced by what is passed.
/// Null if that cannot be written.
static QualType substitute(QualType T, ArrayRef<QualType> Passed,
                           unsigned Depth) {
  if (T.isNull() || !T->isDependentType())
    return T;
  const TemplateTypeParmType *Parameter = T->getAs<TemplateTypeParmType>();
  if (!Parameter || Parameter->getDepth() != Depth ||
      Parameter->getIndex() >= Passed.size() ||
      Passed[Parameter->getIndex()].isNull())
    return {};
  QualType Result = Passed[Parameter->getIndex()];
  return T.isConstQualified() ? Result.withConst() : Result;
}

/// Whether the unqualified name of \p D, looked up where \p Function is
/// declared, finds it.
static bool findsByName(const FunctionDecl &Function, const NamedDecl &D) {
  for (const DeclContext *Scope = Function.getDeclContext(); Scope;
       Scope = Scope->getParent()) {
    if (Scope->isTransparentContext() || Scope->isFunctionOrMethod())
      continue;
    const DeclContext::lookup_result Found = Scope->lookup(D.getDeclName());
    if (!Found.empty())
      return llvm::any_of(Found, [&](const NamedDecl *One) {
        return One->getUnderlyingDecl()->getCanonicalDecl() ==
               D.getUnderlyingDecl()->getCanonicalDecl();
      });
  }
  return false;
}

/// \p T with such types; null if one cannot be written.
static const Term *substitute(const Term &T, ArrayRef<QualType> Passed,
                              unsigned Depth, const FunctionDecl &Caller,
                              Requirements &Out) {
  if (T.IsPack)
    return nullptr;
  Term &Made = Out.make();
  Made = T;
  if (!T.Type.isNull()) {
    Made.Type = substitute(T.Type, Passed, Depth);
    if (Made.Type.isNull())
      return nullptr;
  }
  // What only the callee finds, the caller's head does not.
  if (Made.Is == Term::Kind::FreeCall && Made.Declared &&
      !StringRef(Made.Name).contains("::") &&
      !findsByName(Caller, *Made.Declared))
    Made.Declared = &Caller;
  for (const Term *&Operand : Made.Operands) {
    Operand = substitute(*Operand, Passed, Depth, Caller, Out);
    if (!Operand)
      return nullptr;
  }
  return &Made;
}

/// Whether \p T reads or calls a member.
static bool usesMember(const Term &T) {
  switch (T.Is) {
  case Term::Kind::Member:
  case Term::Kind::MemberCall:
  case Term::Kind::StaticMember:
  case Term::Kind::StaticCall:
    return true;
  default:
    return llvm::any_of(
        T.Operands, [](const Term *Operand) { return usesMember(*Operand); });
  }
}

/// What the called template asks of its parameters is asked of what is passed.
const Term &BodyReader::callTemplate(const FunctionTemplateDecl &Callee,
                                     const UnresolvedLookupExpr &Name,
                                     const CallExpr &E,
                                     ArrayRef<const Term *> Arguments) {
  const FunctionDecl *Pattern = Callee.getTemplatedDecl();
  if (const FunctionDecl *Definition = Pattern->getDefinition())
    Pattern = Definition;
  const TemplateParameterList *List = Callee.getTemplateParameters();
  // A specialisation of its own asks for something else.
  if (!Pattern->hasBody() ||
      Context.getSourceManager().isInSystemHeader(Callee.getLocation()) ||
      llvm::any_of(Callee.specializations(), [](const FunctionDecl *F) {
        return F->getTemplateSpecializationKind() == TSK_ExplicitSpecialization;
      }))
    return unknown();
  llvm::SmallVector<QualType, 4> Passed(List->size());
  if (Name.hasExplicitTemplateArgs())
    for (unsigned I = 0, N = Name.getNumTemplateArgs();
         I < N && I < Passed.size(); ++I) {
      const TemplateArgument &Argument =
          Name.getTemplateArgs()[I].getArgument();
      if (Argument.getKind() == TemplateArgument::Type)
        Passed[I] = Argument.getAsType();
    }
  for (unsigned I = 0, N = Arguments.size();
       I < N && I < Pattern->getNumParams() &&
       !isa<PackExpansionExpr>(E.getArg(I));
       ++I) {
    QualType Declared = Pattern->getParamDecl(I)->getType();
    const TemplateTypeParmType *Parameter = Declared->getAs<PackExpansionType>()
                                                ? nullptr
                                                : parameterType(Declared);
    if (!Parameter || Parameter->getDepth() != List->getDepth() ||
        Parameter->getIndex() >= Passed.size() ||
        !Passed[Parameter->getIndex()].isNull() ||
        Arguments[I]->Is != Kind::Value)
      continue;
    QualType Type = Arguments[I]->Type;
    Passed[Parameter->getIndex()] =
        Declared->isReferenceType() &&
                !Declared.getNonReferenceType().isConstQualified()
            ? Type
            : Type.getUnqualifiedType();
  }
  for (const Requirement &R : Facts.of(*Pattern).All) {
    Requirement Mapped = R;
    Mapped.Loc = E.getExprLoc();
    // A class may be a friend of what it is there to give access to.
    if (R.Of && Callee.isCXXClassMember() && usesMember(*R.Of))
      continue;
    if (R.Of) {
      Mapped.Of = substitute(*R.Of, Passed, List->getDepth(), Function, Out);
      if (!Mapped.Of || !isRelevant(*Mapped.Of))
        continue;
    }
    if (!R.Type.isNull()) {
      Mapped.Type = substitute(R.Type, Passed, List->getDepth());
      if (Mapped.Type.isNull())
        continue;
      if (!R.Of && !isOperable(Mapped.Type))
        continue;
    }
    require(Mapped);
  }
  QualType Result = substitute(Pattern->getReturnType().getNonReferenceType(),
                               Passed, List->getDepth());
  return Result.isNull() || Result->getContainedAutoType()
             ? unknown()
             : value(Result, Pattern->getReturnType()->isLValueReferenceType());
}

/// The literal \p E as it is written: 1e-6.
static std::string literalText(const Expr &E, const ASTContext &Context) {
  if (isa<FloatingLiteral>(E) && E.getBeginLoc().isFileID())
    return Lexer::getSourceText(
               CharSourceRange::getTokenRange(E.getSourceRange()),
               Context.getSourceManager(), Context.getLangOpts())
        .str();
  std::string Text;
  llvm::raw_string_ostream Stream(Text);
  E.printPretty(Stream, nullptr, Context.getPrintingPolicy());
  return Text;
}

const Term &BodyReader::evaluateUnguarded(const Expr &E) {
  if (const auto *Ref = dyn_cast<DeclRefExpr>(&E)) {
    if (const auto *Var = dyn_cast<VarDecl>(Ref->getDecl())) {
      if (!Var->getDeclContext()->isFileContext() ||
          Var->getType()->isDependentType())
        return variable(*Var, Var->getType());
      if (isa<VarTemplateSpecializationDecl>(Var))
        return unknown();
      // Written as it is: std::cout.
      Term &Made = Out.make();
      Made.Is = Kind::Literal;
      Made.Type = Var->getType().getNonReferenceType();
      Made.IsLValue = true;
      Made.Name = libraryName(*Var);
      Made.Declared = Var;
      return Made;
    }
    return typed(E);
  }
  if (isa<IntegerLiteral, FloatingLiteral, CharacterLiteral, CXXBoolLiteralExpr,
          CXXNullPtrLiteralExpr, StringLiteral>(E)) {
    Term &Made = Out.make();
    Made.Is = Kind::Literal;
    Made.Type = E.getType();
    Made.Name = literalText(E, Context);
    return Made;
  }
  if (const auto *Operator = dyn_cast<BinaryOperator>(&E))
    return binary(Operator->getOpcodeStr(), Operator->getOperatorLoc(),
                  *Operator->getLHS(), *Operator->getRHS());
  if (const auto *Operator = dyn_cast<UnaryOperator>(&E))
    return unary(UnaryOperator::getOpcodeStr(Operator->getOpcode()),
                 Operator->isPostfix(), Operator->getOperatorLoc(),
                 *Operator->getSubExpr());
  if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(&E)) {
    const OverloadedOperatorKind Op = Operator->getOperator();
    const unsigned N = Operator->getNumArgs();
    if (Op == OO_Call || Op == OO_Arrow)
      return call(*Operator);
    if (!E.isTypeDependent()) {
      for (const Expr *Argument : Operator->arguments())
        evaluate(Argument);
      return typed(E);
    }
    if (Op == OO_Subscript && N == 2)
      return subscript(*Operator->getArg(0), *Operator->getArg(1),
                       Operator->getOperatorLoc());
    if (N == 2 && (Op == OO_PlusPlus || Op == OO_MinusMinus))
      return unary(getOperatorSpelling(Op), /*IsPostfix=*/true,
                   Operator->getOperatorLoc(), *Operator->getArg(0));
    if (N == 2)
      return binary(getOperatorSpelling(Op), Operator->getOperatorLoc(),
                    *Operator->getArg(0), *Operator->getArg(1));
    if (N == 1)
      return unary(getOperatorSpelling(Op), /*IsPostfix=*/false,
                   Operator->getOperatorLoc(), *Operator->getArg(0));
    return unknown();
  }
  if (const auto *Subscript = dyn_cast<ArraySubscriptExpr>(&E))
    return subscript(*Subscript->getLHS(), *Subscript->getRHS(),
                     Subscript->getExprLoc());
  if (const auto *Call = dyn_cast<CallExpr>(&E))
    return call(*Call);
  if (const auto *Member = dyn_cast<CXXDependentScopeMemberExpr>(&E)) {
    if (Member->isImplicitAccess() || Member->hasExplicitTemplateArgs() ||
        !Member->getMember().isIdentifier())
      return unknown();
    bool Arrow = Member->isArrow();
    const Term &Object = object(*Member->getBase(), Arrow);
    if (const Term *Field = ownField(Object, Member->getMember()))
      return *Field;
    const Term &Made = member(Object, Arrow, Member->getMember().getAsString(),
                              Member->getMemberLoc());
    if (!isUnknown(Made))
      require({Requirement::Kind::Operation, &Made, {}, {}, Made.Loc});
    return Made;
  }
  if (const auto *Scoped = dyn_cast<DependentScopeDeclRefExpr>(&E)) {
    const NestedNameSpecifier Qualifier = Scoped->getQualifier();
    if (Qualifier.getKind() != NestedNameSpecifier::Kind::Type ||
        !Scoped->getDeclName().isIdentifier() ||
        Scoped->hasExplicitTemplateArgs())
      return unknown();
    QualType Class(Qualifier.getAsType(), 0);
    if (!isOperable(Class))
      return unknown();
    Term &Made = Out.make();
    Made.Is = Kind::StaticMember;
    Made.Type = Class;
    Made.Name = Scoped->getDeclName().getAsString();
    Made.Loc = Scoped->getLocation();
    require({Requirement::Kind::Operation, &Made, {}, {}, Made.Loc});
    return Made;
  }
  if (const auto *Member = dyn_cast<MemberExpr>(&E)) {
    evaluate(Member->getBase());
    const Term &Read = typed(E);
    return isUnknown(Read) ? Read
                           : value(Read.Type, Read.IsLValue,
                                   Member->getMemberDecl()->getName());
  }
  if (const auto *Condition = dyn_cast<ConditionalOperator>(&E)) {
    readCondition(Condition->getCond());
    const Term &True = evaluate(Condition->getTrueExpr());
    const Term &False = evaluate(Condition->getFalseExpr());
    const bool Same = True.Is == Kind::Value && False.Is == Kind::Value &&
                      Context.hasSameType(True.Type, False.Type);
    return Same ? True : unknown();
  }
  if (const auto *Made = dyn_cast<CXXUnresolvedConstructExpr>(&E)) {
    if (Made->getNumArgs() == 1)
      if (const auto *List = dyn_cast<InitListExpr>(Made->getArg(0)))
        return construct(Made->getTypeAsWritten(), listed(*List),
                         Made->getBeginLoc(), /*IsBraced=*/true);
    return construct(
        Made->getTypeAsWritten(),
        llvm::SmallVector<const Expr *, 4>(Made->arg_begin(), Made->arg_end()),
        Made->getBeginLoc());
  }
  if (const auto *New = dyn_cast<CXXNewExpr>(&E)) {
    for (unsigned I = 0, N = New->getNumPlacementArgs(); I != N; ++I)
      evaluate(New->getPlacementArg(I));
    if (New->isArray() || New->getAllocatedType()->getContainedAutoType())
      return unknown();
    readInitialiser(New->getAllocatedType(), New->getInitializer(),
                    /*IsCopy=*/false, New->getBeginLoc());
    return unknown();
  }
  if (const auto *Cast = dyn_cast<ExplicitCastExpr>(&E)) {
    const Term &Operand = evaluate(Cast->getSubExpr());
    QualType To = Cast->getTypeAsWritten();
    requireType(To, Cast->getBeginLoc());
    QualType Plain = To.getNonReferenceType();
    if (!isa<CXXStaticCastExpr, CXXFunctionalCastExpr>(Cast) ||
        To->isVoidType() || isUnknown(Operand))
      return To->isDependentType() && !isOperable(Plain) ? unknown()
                                                         : value(Plain, false);
    const bool IsMade = isOperable(Plain) && !To->isReferenceType() &&
                        Operand.Is != Kind::Literal;
    if ((!isRelevant(Operand) && !IsMade) ||
        (To->isDependentType() && !isOperable(Plain)) ||
        (Operand.Is == Kind::Value &&
         Context.hasSameUnqualifiedType(Operand.Type, Plain)))
      return value(Plain, To->isLValueReferenceType());
    Term &Made = Out.make();
    Made.Is = Kind::Cast;
    Made.Type = To;
    Made.Operands.push_back(&Operand);
    Made.Loc = Cast->getBeginLoc();
    require({Requirement::Kind::Operation, &Made, {}, {}, Made.Loc});
    return value(Plain, To->isLValueReferenceType());
  }
  if (const auto *Lambda = dyn_cast<LambdaExpr>(&E)) {
    readLambda(*Lambda);
    return unknown();
  }
  if (const auto *Pack = dyn_cast<PackExpansionExpr>(&E)) {
    const Term &Pattern = evaluate(Pack->getPattern());
    if (!Pattern.IsPack)
      return unknown();
    Term &Made = Out.make();
    Made = Pattern;
    Made.IsExpanded = true;
    return Made;
  }
  if (const auto *Fold = dyn_cast<CXXFoldExpr>(&E)) {
    evaluate(Fold->getPattern());
    evaluate(Fold->getInit());
    return unknown();
  }
  // Not evaluated, or of a kind that says nothing on its operands.
  if (isa<UnaryExprOrTypeTraitExpr, CXXNoexceptExpr, CXXTypeidExpr,
          RequiresExpr, SizeOfPackExpr, ConceptSpecializationExpr>(E))
    return E.isTypeDependent() ? unknown() : typed(E);
  for (const Stmt *Child : E.children())
    if (const auto *Operand = dyn_cast_or_null<Expr>(Child))
      evaluate(Operand);
  return E.isTypeDependent() ? unknown() : typed(E);
}

} // namespace clang::templates
