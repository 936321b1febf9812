//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/Fix/CallableParameter.h"
#include "lib/AST/Names.h"
#include "lib/AST/TypeClassifier.h"
#include "lib/Fix/Edits.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/AST/TypeLoc.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Lexer.h"

namespace clang::templates {

//===----------------------------------------------------------------------===//
// The signature as it is written
//===----------------------------------------------------------------------===//

namespace {

/// The parts of 'std::function<R(A, B)>'.
struct Signature {
  std::string Whole;
  std::string Result;
  std::vector<std::string> Parameters;
};

} // namespace

/// The text from \p Begin up to \p End, trimmed.
static std::string textBetween(SourceLocation Begin, SourceLocation End,
                               const ASTContext &Context) {
  return Lexer::getSourceText(CharSourceRange::getCharRange(Begin, End),
                              Context.getSourceManager(), Context.getLangOpts())
      .trim()
      .str();
}

static std::optional<Signature> writtenSignature(const ParmVarDecl &Parameter,
                                                 const ASTContext &Context) {
  const TypeSourceInfo *Info = Parameter.getTypeSourceInfo();
  if (!Info)
    return std::nullopt;
  TypeLoc T = Info->getTypeLoc().getUnqualifiedLoc();
  if (const auto Reference = T.getAs<ReferenceTypeLoc>())
    T = Reference.getPointeeLoc().getUnqualifiedLoc();
  const auto Special = T.getAs<TemplateSpecializationTypeLoc>();
  if (!Special || Special.getNumArgs() != 1 ||
      Special.getTypePtr()->isTypeAlias() ||
      Special.getArgLoc(0).getArgument().getKind() != TemplateArgument::Type)
    return std::nullopt;
  const auto Function = Special.getArgLoc(0)
                            .getTypeSourceInfo()
                            ->getTypeLoc()
                            .getAs<FunctionProtoTypeLoc>();
  if (!Function || Function.getTypePtr()->hasTrailingReturn() ||
      !mayEdit({Special.getLAngleLoc(), Special.getRAngleLoc()}, Context))
    return std::nullopt;
  const SourceLocation Begin = Special.getLAngleLoc().getLocWithOffset(1);
  Signature Result;
  Result.Whole = textBetween(Begin, Special.getRAngleLoc(), Context);
  Result.Result = textBetween(Begin, Function.getLParenLoc(), Context);
  for (const ParmVarDecl *P : Function.getParams()) {
    SourceRange Range = P->getSourceRange();
    Result.Parameters.push_back(
        P->getIdentifier()
            ? textBetween(Range.getBegin(), P->getLocation(), Context)
            : sourceText(Range, Context).str());
  }
  return Result;
}

/// The tokens of \p Parameter, its name included.
static SourceRange tokensOf(const ParmVarDecl &Parameter) {
  return {Parameter.getBeginLoc(), Parameter.getIdentifier()
                                       ? Parameter.getLocation()
                                       : Parameter.getEndLoc()};
}

static bool mayRetype(const FunctionDecl &Function, unsigned Index,
                      const ASTContext &Context) {
  if (Index >= Function.getNumParams() ||
      Function.getFriendObjectKind() != Decl::FOK_None)
    return false;
  if (const FunctionTemplateDecl *Template =
          Function.getDescribedFunctionTemplate())
    for (const FunctionDecl *Special : Template->specializations())
      if (Special->getTemplateSpecializationKind() != TSK_Undeclared &&
          Special->getTemplateSpecializationKind() != TSK_ImplicitInstantiation)
        return false;
  if (llvm::any_of(Function.parameters(),
                   [](const ParmVarDecl *P) { return P->isParameterPack(); }))
    return false;
  const ParmVarDecl *Parameter = Function.getParamDecl(Index);
  return !Parameter->hasDefaultArg() && !Parameter->hasAttrs() &&
         mayEdit(tokensOf(*Parameter), Context);
}

static FixItHint retype(const ParmVarDecl &Parameter, const std::string &Type) {
  StringRef Name = simpleName(Parameter);
  // '&' and '&&' stick to the name.
  const bool Separate = !Name.empty() && !StringRef(Type).ends_with("&");
  return replaceTokens(tokensOf(Parameter),
                       Type + (Separate ? " " : "") + Name.str());
}

//===----------------------------------------------------------------------===//
// Parameters
//===----------------------------------------------------------------------===//

std::vector<FixItHint> referToCallable(ArrayRef<const FunctionDecl *> Functions,
                                       unsigned Index, StringRef Reference,
                                       const ASTContext &Context) {
  std::vector<FixItHint> Edits;
  for (const FunctionDecl *Function : Functions)
    for (const FunctionDecl *Declaration : Function->redecls()) {
      if (!mayRetype(*Declaration, Index, Context)) // 1., 2.
        return {};
      const ParmVarDecl *Parameter = Declaration->getParamDecl(Index);
      std::optional<Signature> Written = writtenSignature(*Parameter, Context);
      if (!Written) // 3.
        return {};
      Edits.push_back(
          retype(*Parameter, Reference.str() + "<" + Written->Whole + ">"));
    }
  return Edits;
}

/// Whether \p Function can be a template, and is the only one of its name.
static bool mayBecomeTemplate(const FunctionDecl &Function) {
  if (Function.getFirstDecl() != Function.getMostRecentDecl()) // 5.
    return false;
  const auto *Method = dyn_cast<CXXMethodDecl>(&Function); // 6.
  if (!Function.getIdentifier() || Function.isMain() || Function.isExternC() ||
      Function.isInExternCContext() ||
      Function.getTemplateSpecializationKind() != TSK_Undeclared ||
      (Method && (Method->isVirtual() || Method->getParent()->isLambda() ||
                  Method->getParent()->isLocalClass())))
    return false;
  return Function.getDeclContext()
      ->getRedeclContext()
      ->lookup(Function.getDeclName())
      .isSingleResult();
}

/// The signature that the erased type \p T is called with; null if unknown.
static const FunctionProtoType *erasedSignature(QualType T) {
  const auto *Special = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
      T->getAsCXXRecordDecl());
  if (!Special || Special->getTemplateArgs().size() == 0)
    return nullptr;
  // That of std::move_only_function is one of a pack.
  TemplateArgument First = Special->getTemplateArgs()[0];
  if (First.getKind() == TemplateArgument::Pack && First.pack_size() > 0)
    First = First.pack_begin()[0];
  return First.getKind() == TemplateArgument::Type
             ? First.getAsType()->getAs<FunctionProtoType>()
             : nullptr;
}

/// The only call operator of \p Class; null if there are others, or a template.
static const CXXMethodDecl *onlyCallOperator(const CXXRecordDecl &Class) {
  if (Class.isLambda())
    return Class.isGenericLambda() ? nullptr : Class.getLambdaCallOperator();
  const auto Found = Class.lookup(
      Class.getASTContext().DeclarationNames.getCXXOperatorName(OO_Call));
  return Found.isSingleResult() ? dyn_cast<CXXMethodDecl>(Found.front())
                                : nullptr;
}

/// Whether calls of \p Argument itself do what calls of a copy of it do in the
/// object of an erased type that it is converted to.
static bool isCalledAlike(const Expr &Argument, const ASTContext &Context) {
  const Expr *E = Argument.IgnoreUnlessSpelledInSource();
  if (const auto *Made = dyn_cast<CXXConstructExpr>(E);
      Made && Made->getNumArgs() == 1)
    E = Made->getArg(0)->IgnoreUnlessSpelledInSource();
  const QualType T = E->getType().getNonReferenceType();
  const FunctionProtoType *Has = T->getAs<FunctionProtoType>();
  if (const CXXRecordDecl *Class = T->getAsCXXRecordDecl()) {
    const CXXMethodDecl *Call =
        Class->hasDefinition() ? onlyCallOperator(*Class) : nullptr;
    if (!Call || (!Call->isConst() && E->isLValue()))
      return false;
    Has = Call->getType()->getAs<FunctionProtoType>();
  }
  const FunctionProtoType *Wanted =
      erasedSignature(Argument.getType().getNonReferenceType());
  const auto IsSame = [&](QualType A, QualType B) {
    return Context.hasSameUnqualifiedType(A.getNonReferenceType(),
                                          B.getNonReferenceType());
  };
  return Has && Wanted &&
         (Wanted->getReturnType()->isVoidType() ||
          Context.hasSameType(Wanted->getReturnType(), Has->getReturnType())) &&
         llvm::equal(Wanted->param_types(), Has->param_types(), IsSame);
}

namespace {

/// Looks for `decltype(parameter)`.
class TypeQuestion : public RecursiveASTVisitor<TypeQuestion> {
public:
  explicit TypeQuestion(const ParmVarDecl &Parameter) : Parameter(Parameter) {}

  bool VisitDecltypeTypeLoc(DecltypeTypeLoc Loc) {
    const auto *Name =
        dyn_cast<DeclRefExpr>(Loc.getUnderlyingExpr()->IgnoreParens());
    Found |= Name && Name->getDecl() == &Parameter;
    return !Found;
  }

  bool Found = false;

private:
  const ParmVarDecl &Parameter;
};

} // namespace

std::vector<FixItHint> takeAnyCallable(const FunctionDecl &Function,
                                       unsigned Index,
                                       ArrayRef<const Expr *> Arguments,
                                       const ASTContext &Context) {
  if (!mayBecomeTemplate(Function) || !mayRetype(Function, Index, Context) ||
      declarationsCalled("std::is_invocable_r_v", Context).empty()) // 4.
    return {};
  const ParmVarDecl *Parameter = Function.getParamDecl(Index);
  if (!llvm::all_of(Arguments, [&](const Expr *E) { // 8.
        return isCalledAlike(*E, Context);
      }))
    return {};
  TypeQuestion Asks(*Parameter);
  Asks.TraverseStmt(Function.getBody());
  if (Asks.Found) // 9.
    return {};
  std::optional<Signature> Written = writtenSignature(*Parameter, Context);
  if (!Written || !Parameter->getIdentifier())
    return {};

  const std::string Name =
      freshName("Fn", Function.getSourceRange(), Context, {});
  std::string Requirement =
      "std::is_invocable_r_v<" + Written->Result + ", " + Name + " &";
  for (const std::string &P : Written->Parameters)
    Requirement += ", " + P;
  Requirement += ">";
  const bool CanRequire = Context.getLangOpts().CPlusPlus20;
  std::string Parameters = "typename " + Name;
  if (!CanRequire)
    Parameters += ", typename = std::enable_if_t<" + Requirement + ">";

  SourceLocation First = Function.getBeginLoc();
  const std::string Indent =
      indentation(First, Context.getSourceManager()).str();
  const std::string Clause =
      CanRequire ? "\n" + Indent + "  requires " + Requirement : "";
  std::vector<FixItHint> Edits;
  if (const FunctionTemplateDecl *Template =
          Function.getDescribedFunctionTemplate()) {
    const TemplateParameterList *List = Template->getTemplateParameters();
    if (List->getRAngleLoc().isInvalid() || List->size() == 0 || // 7.
        List->hasParameterPack() || List->getRequiresClause() ||
        List->getMinRequiredArguments() != List->size() ||
        llvm::any_of(*List, [](const NamedDecl *P) { return P->isImplicit(); }))
      return {};
    if (!mayEdit(List->getSourceRange(), Context))
      return {};
    Edits.push_back(
        replaceTokens(List->getRAngleLoc(), ", " + Parameters + ">" + Clause));
  } else {
    if (!mayEdit(First, Context))
      return {};
    Edits.push_back(writeBefore(
        First, "template <" + Parameters + ">" + Clause + "\n" + Indent,
        Context));
  }
  Edits.push_back(retype(*Parameter, Name + " &&"));
  return Edits;
}

bool isPlainCallable(const Expr &Argument) {
  const Expr *E = Argument.IgnoreUnlessSpelledInSource();
  if (isa<CXXDefaultArgExpr, InitListExpr>(E))
    return false;
  QualType T = E->getType().getNonReferenceType();
  if (T->isRecordType())
    return !isa<CXXConstructExpr>(E) ||
           cast<CXXConstructExpr>(E)->getNumArgs() > 0;
  return T->isFunctionType() && isa<DeclRefExpr>(E) &&
         !cast<DeclRefExpr>(E)->hadMultipleCandidates();
}

//===----------------------------------------------------------------------===//
// Variables
//===----------------------------------------------------------------------===//

/// Whether a call of \p Closure is a call of an erased callable of type
/// \p Erased, to the last conversion.
static bool hasSignature(const LambdaExpr &Closure, QualType Erased,
                         const ASTContext &Context) {
  const CXXMethodDecl *Call = Closure.getCallOperator();
  const FunctionProtoType *Wanted = erasedSignature(Erased);
  const auto *Has =
      Call ? Call->getType()->getAs<FunctionProtoType>() : nullptr;
  if (!Wanted || !Has || Closure.isGenericLambda() ||
      Wanted->getNumParams() != Has->getNumParams() ||
      !Context.hasSameType(Wanted->getReturnType(), Has->getReturnType()))
    return false;
  return llvm::equal(
      Wanted->param_types(), Has->param_types(),
      [&](QualType A, QualType B) { return Context.hasSameType(A, B); });
}

std::vector<FixItHint> deduceClosureType(const VarDecl &Variable,
                                         const LambdaExpr &Closure,
                                         const ASTContext &Context) {
  const TypeSourceInfo *Info = Variable.getTypeSourceInfo();
  if (!Info || Variable.getInitStyle() != VarDecl::CInit || // 2.
      Variable.getType()->isReferenceType())
    return {};
  const SourceRange Type =
      Info->getTypeLoc().getUnqualifiedLoc().getSourceRange();
  const SourceManager &Sources = Context.getSourceManager();
  if (!mayEdit(Type, Context) ||
      !mayEdit({Type.getEnd(), Variable.getLocation()}, Context)) // 1.
    return {};
  auto After = [&](SourceLocation Loc) {
    return Lexer::findNextToken(Loc, Sources, Context.getLangOpts());
  };
  const std::optional<Token> Name = After(Type.getEnd());
  const std::optional<Token> Equal = After(Variable.getLocation());
  const std::optional<Token> Begin =
      Equal ? After(Equal->getLocation()) : std::nullopt;
  const std::optional<Token> End = After(Closure.getEndLoc());
  if (!Name || Name->getLocation() != Variable.getLocation() || !Begin ||
      Begin->getLocation() != Closure.getBeginLoc() || !End ||
      End->isNot(tok::semi)) // 2.
    return {};
  if (!hasSignature(Closure, Variable.getType(), Context)) // 3.
    return {};
  if (Variable.getType().isConstQualified() && Closure.isMutable()) // 4.
    return {};
  return {replaceTokens(Type, "auto")};
}

} // namespace clang::templates
