//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/AST/ConstrainedParameters.h"
#include "lib/AST/Names.h"
#include "lib/Knowledge/Concepts.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "llvm/ADT/StringExtras.h"

namespace clang::templates {

/// Words in the name of a template that fails to be formed on purpose.
static constexpr llvm::StringLiteral ConditionWords[] = {
    "enable_if", "enableif", "disable_if", "disableif", "void_t",
    "requires",  "require",  "detected",   "if_t",      "constraint"};

/// Endings of the name of a parameter that is a choice. A character type is one
/// of five, as everybody knows from std::basic_string.
static constexpr llvm::StringLiteral ChoiceWords[] = {
    "policy",  "policies", "traits",  "tag",  "alloc", "allocator",
    "derived", "config",   "options", "char", "chart", "chartype"};

static bool endsInOneOf(StringRef Name, ArrayRef<llvm::StringLiteral> Words) {
  std::string Lower = Name.rtrim("_").lower();
  llvm::erase(Lower, '_');
  return llvm::any_of(
      Words, [&](StringRef Word) { return StringRef(Lower).ends_with(Word); });
}

namespace {

/// Looks for one parameter in types and expressions.
class Mentions : public RecursiveASTVisitor<Mentions> {
public:
  explicit Mentions(const TemplateTypeParmDecl &Parameter)
      : Parameter(Parameter) {}

  bool VisitTemplateTypeParmType(TemplateTypeParmType *T) {
    Found |= T->getDepth() == Parameter.getDepth() &&
             T->getIndex() == Parameter.getIndex();
    return !Found;
  }
  /// The type of `x` in `decltype(x)`.
  bool VisitDeclRefExpr(DeclRefExpr *E) {
    if (const auto *Value = dyn_cast<VarDecl>(E->getDecl()))
      TraverseType(Value->getType());
    return !Found;
  }
  bool Found = false;

private:
  const TemplateTypeParmDecl &Parameter;
};

bool mentionedIn(const TemplateTypeParmDecl &Parameter, const Expr *E) {
  Mentions Visitor(Parameter);
  if (E)
    Visitor.TraverseStmt(const_cast<Expr *>(E));
  return Visitor.Found;
}

bool mentionedIn(const TemplateTypeParmDecl &Parameter, QualType T) {
  Mentions Visitor(Parameter);
  if (!T.isNull())
    Visitor.TraverseType(T);
  return Visitor.Found;
}

/// Looks for conditions on one parameter in a signature.
class Conditions : public RecursiveASTVisitor<Conditions> {
public:
  explicit Conditions(const TemplateTypeParmDecl &Parameter)
      : Parameter(Parameter) {}

  bool VisitDecltypeType(DecltypeType *T) {
    Found |= mentionedIn(Parameter, T->getUnderlyingExpr());
    return !Found;
  }
  bool VisitTemplateSpecializationType(TemplateSpecializationType *T) {
    const TemplateDecl *Template = T->getTemplateName().getAsTemplateDecl();
    if (!Template || !Template->getIdentifier())
      return true;
    const std::string Name = StringRef(Template->getName()).lower();
    const bool IsCondition =
        llvm::any_of(
            ConditionWords,
            [&](StringRef Word) { return StringRef(Name).contains(Word); }) ||
        // An alias that does not use its argument for a type.
        isa<BuiltinTemplateDecl>(Template);
    Found |= IsCondition && mentionedIn(Parameter, QualType(T, 0));
    return !Found;
  }
  /// `typename std::enable_if<...>::type`.
  bool VisitDependentNameType(DependentNameType *T) {
    const NestedNameSpecifier Qualifier = T->getQualifier();
    if (Qualifier.getKind() == NestedNameSpecifier::Kind::Type)
      TraverseType(QualType(Qualifier.getAsType(), 0));
    return !Found;
  }
  bool Found = false;

private:
  const TemplateTypeParmDecl &Parameter;
};

/// Looks for assertions on one parameter in a body.
class Assertions : public RecursiveASTVisitor<Assertions> {
public:
  explicit Assertions(const TemplateTypeParmDecl &Parameter)
      : Parameter(Parameter) {}

  bool VisitStaticAssertDecl(StaticAssertDecl *D) {
    Found |= mentionedIn(Parameter, D->getAssertExpr());
    return !Found;
  }
  bool Found = false;

private:
  const TemplateTypeParmDecl &Parameter;
};

} // namespace

static bool conditionIn(const TemplateTypeParmDecl &Parameter, QualType T) {
  Conditions Visitor(Parameter);
  if (!T.isNull())
    Visitor.TraverseType(T);
  return Visitor.Found;
}

/// Whether another parameter of the template's head tests \p Parameter.
static bool isTestedBy(const NamedDecl &Other,
                       const TemplateTypeParmDecl &Parameter) {
  if (const auto *Type = dyn_cast<TemplateTypeParmDecl>(&Other)) {
    if (Type->getTypeConstraint())
      return mentionedIn(
          Parameter,
          Type->getTypeConstraint()->getImmediatelyDeclaredConstraint());
    if (!Type->hasDefaultArgument())
      return false;
    QualType Default = Type->getDefaultArgument().getArgument().getAsType();
    return Type->getName().empty() ? mentionedIn(Parameter, Default)
                                   : conditionIn(Parameter, Default);
  }
  if (const auto *Value = dyn_cast<NonTypeTemplateParmDecl>(&Other))
    return mentionedIn(Parameter, Value->getType()) &&
           (Value->getName().empty() ||
            conditionIn(Parameter, Value->getType()) ||
            Value->hasDefaultArgument());
  return false;
}

/// Whether \p Param only chooses the overload: f(T x, std::true_type).
static bool isDispatchTag(const ParmVarDecl *Param) {
  if (!Param->getName().empty())
    return false;
  QualType T = Param->getType().getNonReferenceType();
  const NamedDecl *Class = T->getAsCXXRecordDecl();
  if (const auto *Special = T->getAs<TemplateSpecializationType>())
    Class = Special->getTemplateName().getAsTemplateDecl();
  if (!Class || !Class->getIdentifier())
    return false;
  return Class->getName().ends_with("_tag") ||
         llvm::is_contained(knowledge::dispatchTags(), libraryName(*Class));
}

/// Whether \p List, the head of a template, constrains \p Parameter.
static bool isConstrainedBy(const TemplateParameterList &List,
                            const TemplateTypeParmDecl &Parameter) {
  return Parameter.hasTypeConstraint() ||
         mentionedIn(Parameter, List.getRequiresClause()) ||
         llvm::any_of(List, [&](const NamedDecl *Other) {
           return Other != &Parameter && isTestedBy(*Other, Parameter);
         });
}

bool isConstrained(const TemplateTypeParmDecl &Parameter,
                   const FunctionTemplateDecl &Template) {
  return isConstrainedBy(*Template.getTemplateParameters(), Parameter) ||
         isConstrained(Parameter, *Template.getTemplatedDecl());
}

bool isConstrained(const TemplateTypeParmDecl &Parameter,
                   const ClassTemplateDecl &Template) {
  const CXXRecordDecl *Class = Template.getTemplatedDecl()->getDefinition();
  return isConstrainedBy(*Template.getTemplateParameters(), Parameter) ||
         (Class && llvm::any_of(Class->decls(), [&](const Decl *D) {
            const auto *Assertion = dyn_cast<StaticAssertDecl>(D);
            return Assertion &&
                   mentionedIn(Parameter, Assertion->getAssertExpr());
          }));
}

bool isConstrained(const TemplateTypeParmDecl &Parameter,
                   const FunctionDecl &Function) {
  if (const AssociatedConstraint &Trailing =
          Function.getTrailingRequiresClause();
      mentionedIn(Parameter, Trailing.ConstraintExpr))
    return true;
  if (conditionIn(Parameter, Function.getReturnType()))
    return true;
  for (const ParmVarDecl *Param : Function.parameters()) {
    if (conditionIn(Parameter, Param->getType()))
      return true;
    // f(T x, std::true_type = std::is_integral<T>())
    if (Param->hasDefaultArg() && !Param->hasUnparsedDefaultArg() &&
        !Param->hasUninstantiatedDefaultArg() && Param->getName().empty() &&
        mentionedIn(Parameter, Param->getDefaultArg()))
      return true;
  }
  if (llvm::any_of(Function.parameters(), isDispatchTag))
    return true;
  const FunctionDecl *Definition = nullptr;
  if (!Function.hasBody(Definition) || !Definition->getBody())
    return false;
  Assertions Visitor(Parameter);
  Visitor.TraverseStmt(Definition->getBody());
  return Visitor.Found;
}

bool isChoice(const TemplateTypeParmDecl &Parameter) {
  return endsInOneOf(Parameter.getName(), ChoiceWords);
}

} // namespace clang::templates
