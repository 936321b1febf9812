//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/Fix/NamedClosure.h"
#include "lib/AST/Captures.h"
#include "lib/AST/Names.h"
#include "lib/Fix/Edits.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/AST/StmtCXX.h"
#include "clang/AST/TypeLoc.h"
#include "clang/Lex/Lexer.h"
#include "llvm/ADT/StringExtras.h"

namespace clang::templates {

namespace {

/// Looks for what only the factory can name.
class LocalNames : public RecursiveASTVisitor<LocalNames> {
public:
  LocalNames(const FunctionDecl &Factory, const LambdaExpr &Lambda)
      : Factory(Factory), Lambda(Lambda) {}

  bool VisitDeclRefExpr(DeclRefExpr *E) {
    const ValueDecl *D = E->getDecl();
    if (D->getDeclContext() == &Factory && !D->isTemplateParameter() &&
        !isCaptured(D))
      Found = true;
    return !Found;
  }
  bool VisitCXXThisExpr(CXXThisExpr *) { return !(Found = true); }
  bool VisitCoroutineBodyStmt(CoroutineBodyStmt *) { return !(Found = true); }
  bool VisitDependentCoawaitExpr(DependentCoawaitExpr *) {
    return !(Found = true);
  }
  bool VisitCoreturnStmt(CoreturnStmt *) { return !(Found = true); }

  bool Found = false;

private:
  bool isCaptured(const ValueDecl *D) const {
    return llvm::any_of(Lambda.captures(),
                        [&](const LambdaCapture &Capture) {
                          return Capture.capturesVariable() &&
                                 Capture.getCapturedVar() == D;
                        }) ||
           llvm::is_contained(lateCaptures(*Lambda.getLambdaClass()), D);
  }

  const FunctionDecl &Factory;
  const LambdaExpr &Lambda;
};

/// Looks for types and names that a function declares for itself.
class LocalDeclarations : public RecursiveASTVisitor<LocalDeclarations> {
public:
  bool VisitDeclStmt(DeclStmt *S) {
    for (const Decl *D : S->decls())
      Found |= !isa<VarDecl>(D);
    return !Found;
  }
  bool TraverseLambdaExpr(LambdaExpr *) { return true; }
  bool Found = false;
};

class Naming {
public:
  Naming(const LambdaExpr &Lambda, const FunctionDecl &Factory,
         ASTContext &Context)
      : Lambda(Lambda), Factory(Factory),
        Template(Factory.getDescribedFunctionTemplate()), Context(Context) {}

  std::optional<std::vector<FixItHint>> run() {
    if (!canEdit() || !readParameters() || !readDeclarator() || !readCaptures())
      return std::nullopt;
    const std::string Class =
        freshName(capitalised(simpleName(Factory)) + "Closure",
                  Factory.getSourceRange(), Context, {});
    if (isDeclared(Class))
      return std::nullopt;
    std::string Declaration =
        "template <" + llvm::join(Parameters, ", ") + ">\nstruct " + Class +
        " {\n" + Members + "  auto operator()" + Declarator + " " +
        sourceText(Lambda.getBody()->getSourceRange(), Context).str() +
        "\n};\n\n";
    std::string Object = Class + "<" + llvm::join(Arguments, ", ") + ">{" +
                         llvm::join(Values, ", ") + "}";
    return std::vector<FixItHint>{
        writeBefore(Template->getBeginLoc(), Declaration, Context),
        replaceTokens(Lambda.getSourceRange(), Object)};
  }

private:
  static std::string capitalised(StringRef Name) {
    std::string Text = Name.str();
    if (!Text.empty())
      Text[0] = llvm::toUpper(Text[0]);
    return Text;
  }

  bool isDeclared(StringRef Name) const {
    DeclarationName Id(&Context.Idents.get(Name));
    for (const DeclContext *Scope = Template->getDeclContext(); Scope;
         Scope = Scope->getParent())
      if (!Scope->lookup(Id).empty())
        return true;
    return false;
  }

  bool canEdit() const {
    if (!Context.getLangOpts().CPlusPlus14 || !Template ||
        !Template->getDeclContext()->getRedeclContext()->isFileContext())
      return false;
    if (!mayEdit(Lambda.getSourceRange(), Context) ||
        !mayEdit(Template->getSourceRange(), Context) ||
        Lambda.getLambdaClass()->getDeclContext() != &Factory)
      return false;
    LocalNames Names(Factory, Lambda);
    Names.TraverseStmt(
        const_cast<Stmt *>(static_cast<const Stmt *>(Lambda.getBody())));
    for (const ParmVarDecl *Param : Lambda.getCallOperator()->parameters())
      Names.TraverseDecl(const_cast<ParmVarDecl *>(Param));
    LocalDeclarations Declarations;
    Declarations.TraverseStmt(Factory.getBody());
    return !Names.Found && !Declarations.Found;
  }

  /// \p Param with the qualifier of its constraint, which
  /// TemplateTypeParmDecl::getSourceRange() leaves out.
  static SourceRange writtenRange(const NamedDecl &Param) {
    SourceRange Range = Param.getSourceRange();
    if (const auto *Type = dyn_cast<TemplateTypeParmDecl>(&Param))
      if (const TypeConstraint *Constraint = Type->getTypeConstraint())
        if (NestedNameSpecifierLoc Qualifier =
                Constraint->getNestedNameSpecifierLoc())
          Range.setBegin(Qualifier.getBeginLoc());
    return Range;
  }

  /// The parameters of the factory, with their constraints, if the closure
  /// names one of them.
  bool readParameters() {
    const TemplateParameterList *List = Template->getTemplateParameters();
    if (List->getRequiresClause() || Factory.getTrailingRequiresClause())
      return false;
    StringRef Text = sourceText(Lambda.getSourceRange(), Context);
    bool Named = false;
    for (const NamedDecl *Param : *List) {
      if (Param->isParameterPack() || Param->isImplicit())
        return false;
      Named |= !Param->getName().empty() && Text.contains(Param->getName());
    }
    if (!Named)
      return true;
    for (const NamedDecl *Param : *List) {
      SourceRange Range = writtenRange(*Param);
      if (Param->getName().empty() || !mayEdit(Range, Context))
        return false;
      // Without its default argument: the closure's state follows.
      StringRef Written = sourceText(Range, Context);
      Parameters.push_back(Written.split('=').first.rtrim().str());
      Arguments.push_back(Param->getName().str());
    }
    return true;
  }

  bool readDeclarator() {
    const CXXMethodDecl *Call = Lambda.getCallOperator();
    if (Lambda.getTemplateParameterList() && !Context.getLangOpts().CPlusPlus20)
      return false;
    if (!Lambda.getExplicitTemplateParameters().empty() || Call->isStatic() ||
        Call->hasAttrs())
      return false;
    const char *Const = Lambda.isMutable() ? "" : " const";
    if (!Lambda.hasExplicitParameters()) {
      Declarator = std::string("()") + Const;
      return true;
    }
    FunctionTypeLoc Type = Call->getFunctionTypeLoc();
    if (!Type)
      return false;
    SourceLocation Close = Type.getRParenLoc();
    SourceRange Params(Type.getLParenLoc(), Close);
    if (!mayEdit(Params, Context))
      return false;
    // What follows the parameters up to the body.
    const SourceManager &Sources = Context.getSourceManager();
    StringRef Rest = Lexer::getSourceText(
        CharSourceRange::getCharRange(Close.getLocWithOffset(1),
                                      Lambda.getBody()->getBeginLoc()),
        Sources, Context.getLangOpts());
    Rest = Rest.trim();
    if (Rest.consume_front("mutable"))
      Rest = Rest.ltrim();
    StringRef Return = Rest;
    if (Return.consume_front("noexcept"))
      Return = Return.ltrim();
    if (!Return.empty() && !Return.starts_with("->"))
      return false;
    Declarator = sourceText(Params, Context).str() + Const +
                 (Rest.empty() ? "" : " " + Rest.str());
    return true;
  }

  bool readCaptures() {
    for (const LambdaCapture &Capture : Lambda.captures())
      if (!Capture.capturesVariable() || Capture.isPackExpansion() ||
          Capture.getCaptureKind() != LCK_ByCopy ||
          !addMember(dyn_cast<VarDecl>(Capture.getCapturedVar())))
        return false;
    for (const VarDecl *Var : lateCaptures(*Lambda.getLambdaClass()))
      if (Lambda.getCaptureDefault() != LCD_ByCopy || Var->isParameterPack() ||
          !addMember(Var))
        return false;
    return !Values.empty();
  }

  /// A member for what is captured in \p Var.
  bool addMember(const VarDecl *Var) {
    if (!Var || Var->getName().empty() || Var->getType()->isReferenceType() ||
        Var->getType()->isArrayType())
      return false;
    std::string Name = Var->getName().str();
    std::string Value = Name;
    std::string Type = "decltype(" + Name + ")";
    if (Var->isInitCapture()) {
      SourceRange Init = Var->getInit()->getSourceRange();
      if (Var->getInitStyle() != VarDecl::CInit || !mayEdit(Init, Context))
        return false;
      Value = sourceText(Init, Context).str();
      Type = "std::decay_t<decltype(" + Value + ")>";
    }
    std::string Parameter = freshName(capitalised(Name) + "T",
                                      Factory.getSourceRange(), Context, Taken);
    Taken.insert(Parameter);
    Members += "  " + Parameter + " " + Name + ";\n";
    Parameters.push_back("class " + Parameter);
    Arguments.push_back(Type);
    Values.push_back(Value);
    return true;
  }

  const LambdaExpr &Lambda;
  const FunctionDecl &Factory;
  const FunctionTemplateDecl *Template;
  ASTContext &Context;
  llvm::StringSet<> Taken;
  std::vector<std::string> Parameters, Arguments, Values;
  std::string Members, Declarator;
};

} // namespace

std::optional<std::vector<FixItHint>> nameClosure(const Expr &Closure,
                                                  const FunctionDecl &Factory,
                                                  ASTContext &Context) {
  const auto *Lambda = dyn_cast<LambdaExpr>(&Closure);
  if (!Lambda)
    return std::nullopt;
  return Naming(*Lambda, Factory, Context).run();
}

} // namespace clang::templates
