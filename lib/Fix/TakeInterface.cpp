//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/Fix/TakeInterface.h"
#include "lib/AST/Functions.h"
#include "lib/AST/Names.h"
#include "lib/Fix/BeforeTemplate.h"
#include "lib/Fix/Edits.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Lexer.h"

namespace clang::templates {

using Passing = InterfaceParameter::Passing;

//===----------------------------------------------------------------------===//
// Text
//===----------------------------------------------------------------------===//

/// The name of \p Interface; without the namespaces that are also around
/// \p Scope, if there is one.
static std::string nameFrom(const CXXRecordDecl &Interface,
                            const DeclContext *Scope) {
  const ASTContext &Context = Interface.getASTContext();
  PrintingPolicy Policy(Context.getLangOpts());
  Policy.FullyQualifiedName = true;
  Policy.SuppressTagKeyword = true;
  Policy.SuppressUnwrittenScope = true;
  Policy.PrintAsCanonical = true;
  std::string Text =
      QualType(Context.getCanonicalTagType(&Interface)).getAsString(Policy);
  std::string Prefix;
  for (; Scope; Scope = Scope->getParent()) {
    const auto *Space = dyn_cast<NamespaceDecl>(Scope);
    if (!Space || Space->isAnonymousNamespace() || Space->isInline())
      continue;
    Prefix = Space->getQualifiedNameAsString() + "::";
    if (Interface.getDeclContext()->getEnclosingNamespaceContext()->Encloses(
            Space) ||
        Space->Encloses(Interface.getDeclContext())) {
      StringRef Short = Text;
      if (Short.consume_front(Prefix))
        return Short.str();
    }
  }
  return Text;
}

/// The mention of the template parameter in the type of the function parameter,
/// as \p Declaration has it.
static TypeLoc writtenIn(const FunctionDecl &Declaration,
                         const InterfaceParameter &Parameter,
                         const TypeClassifier &Types) {
  const auto *Named =
      cast<TemplateTypeParmDecl>(Declaration.getDescribedFunctionTemplate()
                                     ->getTemplateParameters()
                                     ->getParam(Parameter.Index));
  Passing How;
  return passedType(*Declaration.getParamDecl(Parameter.Position), *Named,
                    Types, How);
}

std::string interfaceType(const InterfaceParameter &Parameter) {
  const FunctionDecl &Definition = Parameter.definition();
  const QualType Declared =
      Definition.getParamDecl(Parameter.Position)->getType();
  const std::string Name = nameFrom(*Parameter.Interface, nullptr);
  QualType Object = Declared.getNonReferenceType();
  if (Parameter.How == Passing::Owner) {
    const auto *Owner = Object->getAs<TemplateSpecializationType>();
    const TemplateDecl *Template =
        Owner ? Owner->getTemplateName().getAsTemplateDecl() : nullptr;
    return (Template ? libraryName(*Template) : "") + "<" + Name + ">";
  }
  if (Parameter.How == Passing::Pointer)
    Object = Object->getPointeeType();
  const bool IsConst = Object.isConstQualified() || Parameter.NeedsConst;
  return (IsConst ? "const " : "") + Name +
         (Parameter.How == Passing::Pointer ? " *" : " &");
}

//===----------------------------------------------------------------------===//
// The translation unit
//===----------------------------------------------------------------------===//

static std::vector<const FunctionTemplateDecl *>
templatesOf(ArrayRef<InterfaceParameter> Parameters) {
  std::vector<const FunctionTemplateDecl *> Templates;
  for (const InterfaceParameter &P : Parameters)
    Templates.push_back(P.Template);
  return Templates;
}

InterfaceTaker::InterfaceTaker(ArrayRef<InterfaceParameter> Parameters,
                               ASTContext &Context)
    : Context(Context), Sources(Context.getSourceManager()), Remover(Context),
      Names(templatesOf(Parameters), Context) {}

bool InterfaceTaker::isHarmless(const InterfaceParameter &Parameter) const {
  return Remover.isPrivate(*Parameter.Template) && !Parameter.TakesRvalues &&
         !Names.isSpelled(*Parameter.Template);
}

//===----------------------------------------------------------------------===//
// What is visible
//===----------------------------------------------------------------------===//

namespace {

/// Whether all that a body names is known where it is written.
class DeclaredBefore : public RecursiveASTVisitor<DeclaredBefore> {
public:
  DeclaredBefore(const FunctionDecl &Pattern, const CXXRecordDecl &Interface,
                 const SourceManager &Sources)
      : Pattern(Pattern), Interface(Interface), Sources(Sources) {}

  bool VisitDeclRefExpr(DeclRefExpr *E) { return isBefore(*E->getDecl()); }
  bool VisitMemberExpr(MemberExpr *E) { return isBefore(*E->getMemberDecl()); }
  bool VisitCXXConstructExpr(CXXConstructExpr *E) {
    return isBefore(*E->getConstructor());
  }

private:
  bool isBefore(const NamedDecl &D) const {
    // Of an implementer the interface's members will be named.
    const auto *Class = dyn_cast<CXXRecordDecl>(D.getDeclContext());
    return (Class && Class->hasDefinition() &&
            Class->isDerivedFrom(&Interface)) ||
           isKnownIn(D, Pattern, Sources);
  }

  const FunctionDecl &Pattern;
  const CXXRecordDecl &Interface;
  const SourceManager &Sources;
};

} // namespace

bool InterfaceTaker::isVisible(const InterfaceParameter &Parameter) const {
  const CXXRecordDecl &Interface = *Parameter.Interface;
  const FunctionDecl &Definition = Parameter.definition();
  for (const DeclContext *Around = &Interface; !Around->isTranslationUnit();
       Around = Around->getParent()) {
    const auto *Class = dyn_cast<CXXRecordDecl>(Around);
    if (!Class && !isa<NamespaceDecl, LinkageSpecDecl>(Around)) // 4.
      return false;
    if (Class && (!Class->getIdentifier() || Class->getAccess() == AS_private ||
                  Class->getAccess() == AS_protected)) // 4.
      return false;
  }
  const auto IsBefore = [&](const Decl &D, SourceLocation Loc) {
    return Sources.isBeforeInTranslationUnit(D.getLocation(), Loc);
  };
  const auto *Special = dyn_cast<ClassTemplateSpecializationDecl>(&Interface);
  const Decl *First = Interface.getCanonicalDecl();
  if (Special)
    First = Special->getSpecializedTemplate()->getCanonicalDecl();
  if (!IsBefore(*First,
                Parameter.Template->getCanonicalDecl()->getBeginLoc()) ||
      !IsBefore(Interface, Definition.getLocation())) // 4.
    return false;
  return llvm::all_of(Parameter.Specialisations, [&](const auto *Special) {
    return DeclaredBefore(Definition, Interface, Sources)
        .TraverseDecl(const_cast<FunctionDecl *>(Special)); // 5.
  });
}

//===----------------------------------------------------------------------===//
// Edits
//===----------------------------------------------------------------------===//

bool InterfaceTaker::editHeads(const InterfaceParameter &Parameter,
                               std::vector<FixItHint> &Edits) const {
  const TemplateParameterList &List =
      *Parameter.Template->getTemplateParameters();
  if (!List.getParam(Parameter.Index)->isImplicit()) {
    // A clause can be removed with the head only.
    const size_t Removed = 1 + Parameter.Demand.Conditions.size();
    const bool RemainsTemplate = List.size() > Removed;
    if (RemainsTemplate &&
        (List.getRequiresClause() || Parameter.Template->getTemplatedDecl()
                                         ->getTrailingRequiresClause())) // 6.
      return false;
    std::vector<RemovableParameter> Parameters = {
        {Parameter.Template, Parameter.Index}};
    for (unsigned Index : Parameter.Demand.Conditions)
      Parameters.push_back({Parameter.Template, Index});
    Edits = Remover.remove(Parameters, /*WithConstraints=*/true);
    return !Edits.empty();
  }
  if (Names.isSpelled(*Parameter.Template)) // 2.
    return false;
  if (List.size() > 1)
    return !List.getRequiresClause() &&
           !Parameter.Template->getTemplatedDecl()->getTrailingRequiresClause();
  for (const Decl *D : Parameter.Template->redecls()) {
    const FunctionDecl &Function =
        *cast<FunctionTemplateDecl>(D)->getTemplatedDecl();
    if (!mayBecomeFunction(Function) ||
        Function.getTrailingRequiresClause()) // 2.
      return false;
    const SourceLocation Begin = Function.getBeginLoc();
    if (!mayEdit(Begin, Context)) // 1.
      return false;
    if (needsInline(Function))
      Edits.push_back(writeBefore(Begin, "inline ", Context));
  }
  return true;
}

bool InterfaceTaker::editTypes(const InterfaceParameter &Parameter,
                               std::vector<FixItHint> &Edits) const {
  for (const Decl *D : Parameter.Template->redecls()) {
    const auto *Template = cast<FunctionTemplateDecl>(D);
    const FunctionDecl &Function = *Template->getTemplatedDecl();
    const TypeLoc Written = writtenIn(Function, Parameter, Types);
    if (!Written)
      return false;
    SourceRange Range = Written.getSourceRange();
    const auto *Named = cast<TemplateTypeParmDecl>(
        Template->getTemplateParameters()->getParam(Parameter.Index));
    if (const TypeConstraint *C = Named->getTypeConstraint();
        C && Named->isImplicit())
      Range.setBegin(C->getConceptReference()->getBeginLoc());
    if (!mayEdit(Range, Context)) // 1.
      return false;
    Edits.push_back(replaceTokens(
        Range, (Parameter.NeedsConst ? "const " : "") +
                   nameFrom(*Parameter.Interface, Function.getDeclContext())));
    if (Parameter.How == Passing::Forwarding) {
      const auto Reference = Function.getParamDecl(Parameter.Position)
                                 ->getTypeSourceInfo()
                                 ->getTypeLoc()
                                 .getAs<RValueReferenceTypeLoc>();
      if (!Reference || !mayEdit(Reference.getSigilLoc(), Context)) // 1.
        return false;
      Edits.push_back(replaceTokens(Reference.getSigilLoc(), "&"));
    }
    if (!Parameter.Demand.InResult)
      continue;
    const TypeLoc Result = Function.getFunctionTypeLoc().getReturnLoc();
    const TemplateSpecializationTypeLoc Condition = enableIf(Result);
    if (!Condition || !mayEdit(Result.getSourceRange(), Context)) // 1.
      return false;
    Edits.push_back(replaceTokens(
        Result.getSourceRange(),
        Condition.getNumArgs() == 1
            ? "void"
            : sourceText(Condition.getArgLoc(1).getSourceRange(), Context)
                  .str()));
  }
  return true;
}

namespace {

/// Finds each 'std::forward<R>(r)'.
class ForwardFinder : public RecursiveASTVisitor<ForwardFinder> {
public:
  explicit ForwardFinder(const ParmVarDecl &Object) : Object(Object) {}

  bool VisitCallExpr(CallExpr *E) {
    const auto *Name =
        dyn_cast<UnresolvedLookupExpr>(E->getCallee()->IgnoreParens());
    if (!Name || !Name->hasExplicitTemplateArgs() || E->getNumArgs() != 1)
      return true;
    const auto *Ref = dyn_cast<DeclRefExpr>(E->getArg(0)->IgnoreParens());
    if (Ref && Ref->getDecl() == &Object)
      Calls.push_back(E);
    return true;
  }

  llvm::SmallVector<const CallExpr *, 2> Calls;

private:
  const ParmVarDecl &Object;
};

} // namespace

bool InterfaceTaker::editBody(const InterfaceParameter &Parameter,
                              std::vector<FixItHint> &Edits) const {
  const FunctionDecl &Definition = Parameter.definition();
  ForwardFinder Finder(*Definition.getParamDecl(Parameter.Position));
  Finder.TraverseDecl(const_cast<FunctionDecl *>(&Definition));
  for (const CallExpr *Call : Finder.Calls) {
    if (!mayEdit(Call->getSourceRange(), Context)) // 1.
      return false;
    Edits.push_back(replaceTokens(
        Call->getSourceRange(),
        sourceText(Call->getArg(0)->getSourceRange(), Context).str()));
  }
  for (const StaticAssertDecl *Assertion : Parameter.Demand.Assertions) {
    const auto Semicolon = Lexer::findNextToken(Assertion->getEndLoc(), Sources,
                                                Context.getLangOpts());
    const auto Next = Semicolon
                          ? Lexer::findNextToken(Semicolon->getLocation(),
                                                 Sources, Context.getLangOpts())
                          : std::nullopt;
    if (!Next || !mayEdit({Assertion->getBeginLoc(), Next->getLocation()},
                          Context)) // 1.
      return false;
    Edits.push_back(FixItHint::CreateReplacement(
        CharSourceRange::getCharRange(Assertion->getBeginLoc(),
                                      Next->getLocation()),
        ""));
  }
  return true;
}

std::vector<FixItHint>
InterfaceTaker::edits(const InterfaceParameter &Parameter) const {
  std::vector<FixItHint> Result;
  if (Names.isNamed(*Parameter.Template) || // 3.
      !isVisible(Parameter) || !editHeads(Parameter, Result) ||
      !editTypes(Parameter, Result) || !editBody(Parameter, Result))
    return {};
  return Result;
}

} // namespace clang::templates
