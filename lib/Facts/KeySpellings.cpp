//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/Facts/KeySpellings.h"
#include "lib/AST/ConstrainedParameters.h"
#include "lib/AST/ContainerTypes.h"
#include "lib/AST/Mentions.h"
#include "lib/AST/Names.h"
#include "lib/Facts/CallSites.h"
#include "lib/Knowledge/Keys.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/SmallPtrSet.h"
#include "llvm/ADT/SmallSet.h"

namespace clang::templates {

/// The longest chain of calls that a key is followed through.
static constexpr unsigned MaxCallDepth = 3;

//===----------------------------------------------------------------------===//
// Types
//===----------------------------------------------------------------------===//

static bool isNamed(QualType T, ArrayRef<llvm::StringLiteral> Names) {
  const NamedDecl *Class = TypeClassifier::classOf(T);
  return Class && llvm::is_contained(Names, StringRef(libraryName(*Class)));
}

std::optional<KeySpelling> keySpelling(QualType T) {
  if (T.isNull() || T->isDependentType())
    return std::nullopt;
  T = T.getNonReferenceType();
  if (const Type *Element = T->getPointeeOrArrayElementType();
      Element != T.getTypePtr())
    return Element->isAnyCharacterType()
               ? std::optional(KeySpelling::Characters)
               : std::nullopt;
  if (T->isBooleanType() || T->isAnyCharacterType())
    return std::nullopt;
  if (T->isIntegerType() && !T->isEnumeralType())
    return KeySpelling::Integer;
  if (T->isRealFloatingType())
    return KeySpelling::Float;
  if (isNamed(T, knowledge::textClasses()))
    return KeySpelling::Text;
  if (isNamed(T, knowledge::textViews()))
    return KeySpelling::View;
  return std::nullopt;
}

static bool isText(KeySpelling Spelling) {
  return Spelling >= KeySpelling::Characters;
}

static QualType plainType(QualType T) {
  return T.getNonReferenceType().getCanonicalType().getUnqualifiedType();
}

/// \p T as a container of at most one element for each key.
static std::optional<ContainerType> keyedContainer(QualType T) {
  std::optional<ContainerType> Container = containerType(T);
  if (Container && !Container->Key.isNull() &&
      (Container->Shape == knowledge::ContainerShape::Map ||
       Container->Shape == knowledge::ContainerShape::Set))
    return Container;
  return std::nullopt;
}

/// Whether the container \p T compares and hashes as its library does, and
/// takes nothing but its keys.
static bool comparesPlainly(QualType T, const ContainerType &Container) {
  const auto *Spec = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
      T.getNonReferenceType()->getAsCXXRecordDecl());
  const unsigned Contents =
      Container.Shape == knowledge::ContainerShape::Map ? 2 : 1;
  if (!Spec) {
    const auto *Dependent =
        T.getNonReferenceType()->getAs<TemplateSpecializationType>();
    // Cannot tell of others: derived, or a library's own.
    return Dependent && Dependent->template_arguments().size() == Contents;
  }
  const ArrayRef<TemplateArgument> Arguments =
      Spec->getTemplateArgs().asArray();
  for (const TemplateArgument &A :
       Arguments.drop_front(std::min<size_t>(Contents, Arguments.size()))) {
    const CXXRecordDecl *Policy = A.getKind() == TemplateArgument::Type
                                      ? A.getAsType()->getAsCXXRecordDecl()
                                      : nullptr;
    if (!Policy)
      continue;
    const QualType Of =
        pointeeType(Policy->getASTContext().getCanonicalTagType(Policy));
    if (!isInStandardLibrary(*Policy) || (!Of.isNull() && Of->isVoidType()))
      return false;
  }
  return true;
}

//===----------------------------------------------------------------------===//
// Keys in one specialisation
//===----------------------------------------------------------------------===//

namespace {

/// A container that a key reaches.
struct KeyUse {
  const ValueDecl *Container;
  QualType Key;
  /// The argument is not of the type of the keys.
  bool IsConverted;
  /// The argument is handed on by std::forward.
  bool IsForwarded;
  /// The container is no part of the object whose member uses it.
  bool IsElsewhere;
};

/// Looks for containers whose keys come from some variables, in one body and in
/// what it calls.
class KeyFollower : public RecursiveASTVisitor<KeyFollower> {
public:
  KeyFollower(const ParmVarDecl &Parameter, std::vector<KeyUse> &Uses,
              unsigned CallDepth = 0)
      : Parameter(Parameter), Uses(Uses), CallDepth(CallDepth) {
    Tracked.insert(&Parameter);
  }

  bool shouldVisitTemplateInstantiations() const { return true; }

  bool VisitVarDecl(VarDecl *Var) {
    if (Var->getInit() && comesFromKey(Var->getInit()) &&
        keySpelling(Var->getType()))
      Tracked.insert(Var);
    return true;
  }

  bool VisitBinaryOperator(BinaryOperator *E) {
    if (E->isAssignmentOp())
      assign(E->getLHS(), E->getRHS());
    return true;
  }

  bool VisitCXXOperatorCallExpr(CXXOperatorCallExpr *E) {
    if (E->getNumArgs() != 2)
      return true;
    // k = ..., k += ..., stream << key.
    if (E->isAssignmentOp() || E->getOperator() == OO_LessLess)
      assign(E->getArg(0), E->getArg(1));
    else if (E->getOperator() == OO_Subscript)
      reach(E->getArg(0), E->getArg(1), /*MakesKey=*/false);
    return true;
  }

  bool VisitCXXMemberCallExpr(CXXMemberCallExpr *E) {
    const StringRef Name = calleeName(*E);
    if (E->getNumArgs() > 0 &&
        llvm::is_contained(knowledge::keyedMembers(), Name))
      reach(E->getImplicitObjectArgument(), E->getArg(0),
            llvm::is_contained(knowledge::keyMakers(), Name));
    return true;
  }

  bool VisitCallExpr(CallExpr *E) {
    const FunctionDecl *Callee = E->getDirectCallee();
    const FunctionDecl *Definition = nullptr;
    // A template that is called is judged itself.
    if (!Callee || CallDepth == MaxCallDepth || Callee->isVariadic() ||
        isInStandardLibrary(*Callee) || Callee->getPrimaryTemplate() ||
        isa<CXXOperatorCallExpr>(E) || !Callee->isDefined(Definition) ||
        !Definition->hasBody())
      return true;
    for (unsigned I = 0,
                  N = std::min(E->getNumArgs(), Definition->getNumParams());
         I < N; ++I)
      if (keySpelling(Definition->getParamDecl(I)->getType()) &&
          comesFromKey(E->getArg(I)))
        follow(*Definition, I);
    return true;
  }

private:
  void follow(const FunctionDecl &Function, unsigned Index) {
    const size_t Before = Uses.size();
    KeyFollower Inner(*Function.getParamDecl(Index), Uses, CallDepth + 1);
    Inner.TraverseStmt(Function.getBody());
    for (size_t I = Before; I < Uses.size(); ++I) {
      Uses[I].IsConverted |=
          plainType(Function.getParamDecl(Index)->getType()) !=
          plainType(Parameter.getType());
      Uses[I].IsForwarded = false;
    }
  }

  /// Whether the value of \p E is made from the key. What is found in a
  /// container under the key is not.
  bool comesFromKey(const Expr *E, unsigned Depth = 0) const {
    static constexpr unsigned MaxDepth = 24;
    if (!E || Depth > MaxDepth)
      return false;
    if (const auto *Ref = dyn_cast<DeclRefExpr>(E))
      return Tracked.contains(Ref->getDecl());
    if (isa<LambdaExpr, UnaryExprOrTypeTraitExpr>(E))
      return false;
    if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(E);
        Operator && Operator->getOperator() == OO_Subscript)
      return false;
    if (const auto *Call = dyn_cast<CXXMemberCallExpr>(E))
      if (const Expr *Object = Call->getImplicitObjectArgument();
          Object && containerType(Object->getType()))
        return false;
    return llvm::any_of(E->children(), [&](const Stmt *Child) {
      return comesFromKey(dyn_cast_or_null<Expr>(Child), Depth + 1);
    });
  }

  void assign(const Expr *Left, const Expr *Right) {
    Left = Left->IgnoreParenImpCasts();
    // a << b << c.
    while (const auto *Call = dyn_cast<CXXOperatorCallExpr>(Left)) {
      if (Call->getNumArgs() != 2)
        return;
      Left = Call->getArg(0)->IgnoreParenImpCasts();
    }
    const auto *Ref = dyn_cast<DeclRefExpr>(Left);
    const auto *Var = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
    if (Var && Var->hasLocalStorage() && comesFromKey(Right))
      Tracked.insert(Var);
  }

  void reach(const Expr *Object, const Expr *Argument, bool MakesKey) {
    if (!Object)
      return;
    const QualType Type = Object->getType();
    const std::optional<ContainerType> Container =
        keyedContainer(Type->isPointerType() ? Type->getPointeeType() : Type);
    if (!Container)
      return;
    const ValueDecl *Held = heldIn(Object);
    if (!Held || !comparesPlainly(Held->getType(), *Container))
      return;
    if (MakesKey && Container->Shape == knowledge::ContainerShape::Map)
      Argument = firstPart(Argument);
    if (!Argument || !comesFromKey(Argument))
      return;
    const QualType Key = plainType(Container->Key);
    // An iterator, or what the container compares with its keys as it is.
    if (!MakesKey && plainType(Argument->getType()) != Key)
      return;
    Uses.push_back({Held, Key, plainType(Parameter.getType()) != Key,
                    isForwarded(Argument), isElsewhere(Object)});
  }

  /// Whether each specialisation of a class template has its own \p D.
  static bool isOfSpecialisation(const Decl *D) {
    for (const DeclContext *C = D ? D->getDeclContext() : nullptr; C;
         C = C->getParent())
      if (isa<ClassTemplateSpecializationDecl>(C))
        return true;
    return false;
  }

  /// Whether \p E leads to what is not in `this`: by a pointer or a reference,
  /// from a variable or what a call returns.
  static bool isElsewhere(const Expr *E) {
    while (true) {
      E = E->IgnoreParenImpCasts();
      if (const auto *Ref = dyn_cast<DeclRefExpr>(E))
        return !isOfSpecialisation(Ref->getDecl());
      if (const auto *Call = dyn_cast<CallExpr>(E))
        return !isOfSpecialisation(Call->getCalleeDecl());
      const auto *Member = dyn_cast<MemberExpr>(E);
      if (!Member)
        return !isa<CXXThisExpr>(E);
      if (!isa<FieldDecl>(Member->getMemberDecl()))
        return !isOfSpecialisation(Member->getMemberDecl());
      if (Member->getMemberDecl()->getType()->isReferenceType())
        return true;
      E = Member->getBase()->IgnoreParenImpCasts();
      if (Member->isArrow() && !isa<CXXThisExpr>(E))
        return true;
    }
  }

  /// The key of a pair that is made for the container; \p E if it is none.
  static const Expr *firstPart(const Expr *E) {
    const Expr *Pair = E->IgnoreUnlessSpelledInSource();
    if (const auto *Made = dyn_cast<CXXConstructExpr>(Pair);
        Made && Made->getNumArgs() == 2)
      return Made->getArg(0);
    if (const auto *List = dyn_cast<InitListExpr>(Pair);
        List && List->getNumInits() == 2)
      return List->getInit(0);
    if (const auto *Call = dyn_cast<CallExpr>(Pair);
        Call && calleeName(*Call) == "make_pair" && Call->getNumArgs() == 2)
      return Call->getArg(0);
    return E;
  }

  static bool isForwarded(const Expr *E) {
    while (true) {
      E = E->IgnoreUnlessSpelledInSource();
      const auto *Made = dyn_cast<CXXConstructExpr>(E);
      if (!Made || Made->getNumArgs() == 0)
        break;
      E = Made->getArg(0);
    }
    const auto *Call = dyn_cast<CallExpr>(E);
    return Call && calleeName(*Call) == "forward";
  }

  /// The member or the variable with static duration that \p E is, or that the
  /// function which \p E calls returns.
  static const ValueDecl *heldIn(const Expr *E, unsigned Depth = 0) {
    E = E->IgnoreParenImpCasts();
    if (const auto *Unary = dyn_cast<UnaryOperator>(E);
        Unary && Unary->getOpcode() == UO_Deref)
      E = Unary->getSubExpr()->IgnoreParenImpCasts();
    if (const auto *Member = dyn_cast<MemberExpr>(E))
      return dyn_cast<FieldDecl>(Member->getMemberDecl())
                 ? Member->getMemberDecl()
                 : staticVariable(Member->getMemberDecl());
    if (const auto *Ref = dyn_cast<DeclRefExpr>(E))
      return staticVariable(Ref->getDecl());
    const auto *Call = dyn_cast<CallExpr>(E);
    const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
    const FunctionDecl *Definition = nullptr;
    if (!Callee || Depth > 0 || !Callee->isDefined(Definition))
      return nullptr;
    const auto *Body = dyn_cast_or_null<CompoundStmt>(Definition->getBody());
    const auto *Return = Body && !Body->body_empty()
                             ? dyn_cast<ReturnStmt>(Body->body_back())
                             : nullptr;
    return Return && Return->getRetValue()
               ? heldIn(Return->getRetValue(), Depth + 1)
               : nullptr;
  }

  static const ValueDecl *staticVariable(const ValueDecl *D) {
    const auto *Var = dyn_cast<VarDecl>(D);
    return Var && Var->hasGlobalStorage() ? Var->getCanonicalDecl() : nullptr;
  }

  const ParmVarDecl &Parameter;
  std::vector<KeyUse> &Uses;
  const unsigned CallDepth;
  llvm::SmallPtrSet<const ValueDecl *, 4> Tracked;
};

} // namespace

//===----------------------------------------------------------------------===//
// Specialisations against each other
//===----------------------------------------------------------------------===//

/// The parameter of \p Template that the type of \p Parameter is, but for
/// references and qualifiers; null if it is more than that.
static const TemplateTypeParmDecl *typeParameter(const ParmVarDecl &Parameter,
                                                 const TemplateDecl &Template) {
  const auto *T =
      Parameter.getType().getNonReferenceType()->getAs<TemplateTypeParmType>();
  const TemplateParameterList &Own = *Template.getTemplateParameters();
  if (!T || T->getDepth() != Own.getDepth() || T->getIndex() >= Own.size())
    return nullptr;
  return dyn_cast<TemplateTypeParmDecl>(Own.getParam(T->getIndex()));
}

/// The template that makes \p Function, a pattern: its own, or that of its
/// class.
static const TemplateDecl *templateOf(const FunctionDecl &Function) {
  if (const FunctionTemplateDecl *Own = Function.getDescribedFunctionTemplate())
    return Own;
  const auto *Method = dyn_cast<CXXMethodDecl>(&Function);
  return Method ? Method->getParent()->getDescribedClassTemplate() : nullptr;
}

/// What \p P does with the key that its parameter \p Index is.
static std::optional<HeterogeneousKey>
examine(const Pattern &P, const FunctionDecl &Function, unsigned Index,
        unsigned TemplateIndex, bool IsConstrained) {
  const bool IsOfClass = !Function.getDescribedFunctionTemplate();
  struct Filed {
    llvm::SmallVector<HeterogeneousKey::Use, 4> Uses;
    bool AnyConverted = false, AllForwarded = true;
  };
  llvm::MapVector<std::pair<const ValueDecl *, QualType>, Filed> ByContainer;
  for (const Specialisation &S : P.Specialisations) {
    const auto *Made = cast<FunctionDecl>(&S.declared());
    const FunctionDecl *Definition = nullptr;
    if (S.isExplicit() || !Made->isDefined(Definition) ||
        !Definition->hasBody() ||
        Definition->getNumParams() != Function.getNumParams())
      continue;
    const ParmVarDecl &Parameter = *Definition->getParamDecl(Index);
    const std::optional<KeySpelling> Spelling =
        keySpelling(Parameter.getType());
    if (!Spelling)
      continue;
    std::vector<KeyUse> Uses;
    KeyFollower(Parameter, Uses).TraverseStmt(Definition->getBody());
    for (const KeyUse &Use : Uses) {
      // Objects of the class may be there for keys of one type each.
      if (IsOfClass && !Use.IsElsewhere)
        continue;
      Filed &F = ByContainer[{Use.Container, Use.Key}];
      F.AnyConverted |= Use.IsConverted;
      F.AllForwarded &= Use.IsForwarded;
      if (llvm::none_of(F.Uses, [&](const HeterogeneousKey::Use &Other) {
            return Other.Spelling == *Spelling;
          }))
        F.Uses.push_back({&S, Parameter.getType(), *Spelling});
    }
  }
  for (const auto &[Where, F] : ByContainer) {
    const auto IsOfText = [](const HeterogeneousKey::Use &Use) {
      return isText(Use.Spelling);
    };
    using Kind = HeterogeneousKey::Kind;
    const Kind Is = llvm::all_of(F.Uses, IsOfText)    ? Kind::Text
                    : llvm::none_of(F.Uses, IsOfText) ? Kind::Numbers
                                                      : Kind::NumbersAndText;
    const std::optional<KeySpelling> Key = keySpelling(Where.second);
    if (F.Uses.size() < 2 || !F.AnyConverted || !Key)
      continue;
    // As numbers they are converted as numbers always are.
    if (Is == Kind::Numbers && !isText(*Key))
      continue;
    if (Is == Kind::Text && (IsOfClass || IsConstrained || F.AllForwarded ||
                             Key != KeySpelling::Text))
      continue;
    return HeterogeneousKey{&Function,     Function.getParamDecl(Index),
                            TemplateIndex, Where.first,
                            Where.second,  Is,
                            F.Uses};
  }
  return std::nullopt;
}

/// Whether the specialisations of \p P differ in the spelling of their
/// parameter \p Index, so that a look at the bodies is worth it.
static bool differInSpelling(const Pattern &P, unsigned Index) {
  llvm::SmallSet<KeySpelling, 4> Spellings;
  for (const Specialisation &S : P.Specialisations) {
    const auto *Made = cast<FunctionDecl>(&S.declared());
    if (Index < Made->getNumParams())
      if (std::optional<KeySpelling> Spelling =
              keySpelling(Made->getParamDecl(Index)->getType()))
        Spellings.insert(*Spelling);
    if (Spellings.size() > 1)
      return true;
  }
  return false;
}

std::vector<HeterogeneousKey>
findHeterogeneousKeys(const SpecialisationIndex &Index) {
  std::vector<HeterogeneousKey> Result;
  for (const Pattern &P : Index.patterns()) {
    const auto *Declared = dyn_cast<FunctionDecl>(P.Declared);
    if (!Declared || P.Specialisations.size() < 2)
      continue;
    const auto *Function = dyn_cast_or_null<FunctionDecl>(P.definition());
    const TemplateDecl *Template = Function ? templateOf(*Function) : nullptr;
    if (!Template || Function->getLocation().isMacroID())
      continue;
    for (unsigned I = 0; I < Function->getNumParams(); ++I) {
      const TemplateTypeParmDecl *Type =
          typeParameter(*Function->getParamDecl(I), *Template);
      if (!Type || !differInSpelling(P, I))
        continue;
      const auto *Own = dyn_cast<FunctionTemplateDecl>(Template);
      if (std::optional<HeterogeneousKey> Found =
              examine(P, *Function, I, Type->getIndex(),
                      Own && isConstrained(*Type, *Own))) {
        Result.push_back(std::move(*Found));
        break;
      }
    }
  }
  return Result;
}

//===----------------------------------------------------------------------===//
// Views for strings of all types
//===----------------------------------------------------------------------===//

/// Whether \p T is a string of `char`, spelled in one of the ways.
static bool isPlainText(QualType T) {
  const std::optional<KeySpelling> Spelling = keySpelling(T);
  if (!Spelling || !isText(*Spelling))
    return false;
  T = T.getNonReferenceType();
  if (Spelling == KeySpelling::Characters)
    return T->getPointeeOrArrayElementType()->isCharType();
  const QualType Character = pointeeType(T);
  return !Character.isNull() && Character->isCharType();
}

/// Whether a value of type \p T can be made of a view, if that is asked for.
static bool isMadeOfViews(QualType T) {
  return !T.isNull() && !T->isReferenceType() && isPlainText(T) &&
         keySpelling(T) != KeySpelling::Characters;
}

namespace {

/// What a mention of the key is there for.
enum class KeyMention : uint8_t {
  Other,
  /// Something is made of it that can be made of a view, too.
  Made,
  /// A key in the place of a std::string.
  Key,
};

} // namespace

static KeyMention purposeOf(const Mention &M) {
  const Expr *At = M.At;
  for (const Enclosing Around : llvm::reverse(M.Inside)) {
    if (const auto *D = dyn_cast<const Decl *>(Around)) {
      const auto *Var = dyn_cast<VarDecl>(D);
      return Var && Var->getInitStyle() != VarDecl::CInit &&
                     isMadeOfViews(Var->getType())
                 ? KeyMention::Made
                 : KeyMention::Other;
    }
    const auto *E = dyn_cast<Expr>(cast<const Stmt *>(Around));
    if (const auto *List = dyn_cast_or_null<ParenListExpr>(E);
        List && List->getNumExprs() == 1)
      continue;
    if (const auto *List = dyn_cast_or_null<InitListExpr>(E);
        List && List->getNumInits() == 1)
      continue;
    if (isa_and_nonnull<ParenExpr, ImplicitCastExpr>(E)) {
      At = E;
      continue;
    }
    if (const auto *Made = dyn_cast_or_null<CXXUnresolvedConstructExpr>(E))
      return Made->getNumArgs() == 1 && isMadeOfViews(Made->getTypeAsWritten())
                 ? KeyMention::Made
                 : KeyMention::Other;
    if (const auto *Cast = dyn_cast_or_null<ExplicitCastExpr>(E))
      return isMadeOfViews(Cast->getTypeAsWritten()) ? KeyMention::Made
                                                     : KeyMention::Other;
    if (const auto *Index = dyn_cast_or_null<ArraySubscriptExpr>(E))
      return Index->getRHS() == At ? KeyMention::Key : KeyMention::Other;
    const auto *Call = dyn_cast_or_null<CallExpr>(E);
    const auto *Operator = dyn_cast_or_null<CXXOperatorCallExpr>(E);
    const bool IsKey =
        Operator ? Operator->getOperator() == OO_Subscript &&
                       Operator->getArg(1) == At
                 : Call && Call->getNumArgs() > 0 && Call->getArg(0) == At &&
                       Call->getCallee() != At &&
                       isa<MemberExpr, CXXDependentScopeMemberExpr,
                           UnresolvedMemberExpr>(
                           Call->getCallee()->IgnoreParenImpCasts()) &&
                       llvm::is_contained(knowledge::keyedMembers(),
                                          calleeName(*Call));
    return IsKey ? KeyMention::Key : KeyMention::Other;
  }
  return KeyMention::Other;
}

std::optional<std::vector<const Expr *>>
keysToConvert(const HeterogeneousKey &Key, const SpecialisationIndex &Index) {
  const Pattern *Of = Index.find(*Key.Function);
  if (!Of || Key.Is != HeterogeneousKey::Kind::Text || !isPlainText(Key.Key) ||
      !Key.Function->getDescribedFunctionTemplate())
    return std::nullopt;
  const unsigned Position = Key.Parameter->getFunctionScopeIndex();
  for (const Specialisation &S : Of->Specialisations)
    if (S.isExplicit() ||
        !isPlainText(
            cast<FunctionDecl>(S.declared()).getParamDecl(Position)->getType()))
      return std::nullopt;
  std::vector<const Expr *> Converted;
  bool IsOther = false;
  MentionFinder Finder(Key.Function->getASTContext());
  Finder.track(*Key.Parameter);
  Finder.findIn(*Key.Function, [&](const Mention &M) {
    const KeyMention Is = purposeOf(M);
    IsOther |= Is == KeyMention::Other;
    if (Is == KeyMention::Key && !llvm::is_contained(Converted, M.At))
      Converted.push_back(M.At);
  });
  return IsOther ? std::nullopt : std::optional(std::move(Converted));
}

//===----------------------------------------------------------------------===//
// Types of keys
//===----------------------------------------------------------------------===//

std::optional<KeyFault> keyFault(QualType T) {
  const std::optional<ContainerType> Container = keyedContainer(T);
  if (!Container)
    return std::nullopt;
  if (isNamed(Container->Key, knowledge::anyValues()))
    return KeyFault::AnyValue;
  const NamedDecl *Class = TypeClassifier::classOf(Container->Key);
  const auto *Variant = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
      Container->Key->getAsCXXRecordDecl());
  if (!Class || !Variant || libraryName(*Class) != "std::variant" ||
      !comparesPlainly(T, *Container))
    return std::nullopt;
  unsigned Strings = 0;
  for (const TemplateArgument &A :
       Variant->getTemplateArgs().get(0).pack_elements())
    if (std::optional<KeySpelling> Spelling = keySpelling(A.getAsType()))
      Strings += isText(*Spelling);
  return Strings > 1 ? std::optional(KeyFault::SeveralStrings) : std::nullopt;
}

/// Whether \p E points to characters that lie where no other key lies.
static bool isOwnAddress(const Expr *E) {
  E = E->IgnoreUnlessSpelledInSource();
  if (const auto *Call = dyn_cast<CXXMemberCallExpr>(E)) {
    const StringRef Name = calleeName(*Call);
    const Expr *Object = Call->getImplicitObjectArgument();
    return (Name == "c_str" || Name == "data") && Object &&
           keySpelling(Object->getType()) == KeySpelling::Text;
  }
  const auto *Ref = dyn_cast<DeclRefExpr>(E);
  const auto *Var = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
  return Var && Var->getType()->isArrayType() &&
         !Var->getASTContext()
              .getBaseElementType(Var->getType())
              .isConstQualified();
}

std::optional<AddressKey> addressKey(const CallExpr &Call) {
  const Expr *Object = nullptr, *Argument = nullptr;
  if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(&Call)) {
    if (Operator->getOperator() != OO_Subscript || Call.getNumArgs() != 2)
      return std::nullopt;
    Object = Call.getArg(0);
    Argument = Call.getArg(1);
  } else if (const auto *Member = dyn_cast<CXXMemberCallExpr>(&Call)) {
    if (Call.getNumArgs() == 0 ||
        !llvm::is_contained(knowledge::keyedMembers(), calleeName(Call)))
      return std::nullopt;
    Object = Member->getImplicitObjectArgument();
    Argument = Call.getArg(0);
  }
  if (!Object || !isOwnAddress(Argument))
    return std::nullopt;
  Object = Object->IgnoreParenImpCasts();
  const ValueDecl *Held = nullptr;
  if (const auto *Ref = dyn_cast<DeclRefExpr>(Object))
    Held = Ref->getDecl();
  else if (const auto *Member = dyn_cast<MemberExpr>(Object))
    Held = Member->getMemberDecl();
  const std::optional<ContainerType> Container =
      Held ? keyedContainer(Held->getType()) : std::nullopt;
  if (!Container || !Container->Key->isPointerType() ||
      keySpelling(Container->Key) != KeySpelling::Characters ||
      !comparesPlainly(Held->getType(), *Container))
    return std::nullopt;
  return AddressKey{Held, Argument};
}

} // namespace clang::templates
