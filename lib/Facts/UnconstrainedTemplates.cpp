//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/Facts/UnconstrainedTemplates.h"
#include "lib/AST/ConstrainedParameters.h"
#include "lib/AST/Names.h"
#include "lib/Facts/InterfaceParameters.h"
#include "lib/Facts/KeySpellings.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/SmallPtrSet.h"
#include "llvm/ADT/StringExtras.h"

namespace clang::templates {

/// Whether a constraint can be put on \p Method of its class's parameters, and
/// says something: each object of the class needs its constructors and its
/// destructor, and a class that cannot be copied says so in other ways.
static bool mayBeConstrained(const CXXMethodDecl &Method) {
  return !isa<CXXConstructorDecl, CXXDestructorDecl, CXXConversionDecl>(
             Method) &&
         !Method.isVirtual() && !Method.isCopyAssignmentOperator() &&
         !Method.isMoveAssignmentOperator() && !Method.isDefaulted() &&
         Method.getOverloadedOperator() != OO_Arrow;
}

/// The template whose parameters a constraint of \p Function speaks of: its
/// own, or that of its class. Null for other functions.
static const RedeclarableTemplateDecl *templateOf(const FunctionDecl &Function,
                                                  bool Lambdas) {
  const auto *Method = dyn_cast<CXXMethodDecl>(&Function);
  if (Method && Method->getParent()->isLambda() && !Lambdas)
    return nullptr;
  if (const FunctionTemplateDecl *Template =
          Function.getDescribedFunctionTemplate())
    return Template;
  return Method && mayBeConstrained(*Method)
             ? Method->getParent()->getDescribedClassTemplate()
             : nullptr;
}

/// The arguments for the parameters of the template of \p Specialisation.
static const TemplateArgumentList *
argumentsOf(const FunctionDecl &Specialisation) {
  if (const TemplateArgumentList *Own =
          Specialisation.getTemplateSpecializationArgs())
    return Own;
  const auto *Method = dyn_cast<CXXMethodDecl>(&Specialisation);
  const auto *Class =
      Method ? dyn_cast<ClassTemplateSpecializationDecl>(Method->getParent())
             : nullptr;
  return Class ? &Class->getTemplateArgs() : nullptr;
}

static bool isConstrained(const TemplateTypeParmDecl &P,
                          const RedeclarableTemplateDecl &Template,
                          const FunctionDecl &Pattern) {
  if (const auto *Function = dyn_cast<FunctionTemplateDecl>(&Template))
    return isConstrained(P, *Function);
  return isConstrained(P, *cast<ClassTemplateDecl>(&Template)) ||
         isConstrained(P, Pattern);
}

namespace {

/// Looks for `static_cast<P &>(*this)`: the parameter is the class that derives
/// from this one.
class SelfCasts : public RecursiveASTVisitor<SelfCasts> {
public:
  explicit SelfCasts(const TemplateTypeParmDecl &P) : P(P) {}

  bool VisitExplicitCastExpr(ExplicitCastExpr *Cast) {
    const Expr *From = Cast->getSubExpr()->IgnoreParenImpCasts();
    if (const auto *Object = dyn_cast<UnaryOperator>(From))
      From = Object->getSubExpr()->IgnoreParenImpCasts();
    QualType To = Cast->getTypeAsWritten().getNonReferenceType();
    if (To->isPointerType())
      To = To->getPointeeType();
    const TemplateTypeParmType *Target = parameterType(To);
    Found |= isa<CXXThisExpr>(From) && Target &&
             Target->getDepth() == P.getDepth() &&
             Target->getIndex() == P.getIndex();
    return !Found;
  }

  bool Found = false;

private:
  const TemplateTypeParmDecl &P;
};

} // namespace

/// Whether \p P, of a class template, is a class that derives from it.
static bool isDerived(const TemplateTypeParmDecl &P,
                      const ClassTemplateDecl &Template) {
  for (const ClassTemplateSpecializationDecl *S : Template.specializations()) {
    const TemplateArgumentList &Arguments = S->getTemplateArgs();
    const TemplateArgument *Argument =
        P.getIndex() < Arguments.size() ? &Arguments[P.getIndex()] : nullptr;
    if (!Argument || Argument->getKind() != TemplateArgument::Type)
      continue;
    const CXXRecordDecl *Class = Argument->getAsType()->getAsCXXRecordDecl();
    if (Class && Class->hasDefinition() && Class->isDerivedFrom(S))
      return true;
  }
  SelfCasts Casts(P);
  Casts.TraverseDecl(Template.getTemplatedDecl()->getDefinition());
  return Casts.Found;
}

static bool isParameter(QualType T, const TemplateTypeParmDecl &P) {
  const TemplateTypeParmType *Type = parameterType(T);
  return Type && Type->getDepth() == P.getDepth() &&
         Type->getIndex() == P.getIndex();
}

/// A pack of arguments that a constructor gets is passed on, as by emplace():
/// nothing is said of it.
static bool speaksOf(const Requirement &R, const TemplateTypeParmDecl &P) {
  if (R.Of && R.Of->Is == Term::Kind::Construct && P.isParameterPack() &&
      llvm::all_of(R.Of->Operands, [&](const Term *Operand) {
        return Operand->IsExpanded || !isParameter(Operand->Type, P);
      }))
    return false;
  return llvm::is_contained(parametersOf(R),
                            std::pair(P.getDepth(), P.getIndex()));
}

static bool speaksOf(const ConceptUse &Use, const TemplateTypeParmDecl &P) {
  if (isParameter(Use.Subject.Type, P))
    return true;
  return Use.Concept == knowledge::StandardConcept::ConstructibleFrom &&
         llvm::any_of(Use.Arguments, [&](const ConceptArgument &Argument) {
           return isParameter(Argument.Type, P) && !Argument.IsPack;
         });
}

static bool speaksOf(const InferredConstraint &Constraint,
                     const TemplateTypeParmDecl &P) {
  const auto Speaks = [&](const Requirement *R) { return speaksOf(*R, P); };
  return llvm::any_of(Constraint.Expressions, Speaks) ||
         llvm::any_of(Constraint.Inexpressible, Speaks) ||
         llvm::any_of(Constraint.Concepts,
                      [&](const ConceptUse &Use) { return speaksOf(Use, P); });
}

/// Whether values of type \p P are passed to \p Function.
static bool isPassedByValue(const FunctionDecl &Function,
                            const TemplateTypeParmDecl &P) {
  const QualType Type(P.getTypeForDecl(), 0);
  return llvm::any_of(Function.parameters(), [&](const ParmVarDecl *Param) {
    return Function.getASTContext().hasSameUnqualifiedType(Param->getType(),
                                                           Type);
  });
}

static bool isPassed(const FunctionDecl &Function,
                     const TemplateTypeParmDecl &P) {
  return llvm::any_of(Function.parameters(), [&](const ParmVarDecl *Param) {
    return isParameter(Param->getType(), P);
  });
}

/// That \p P, of which nothing else is known, can be passed by value.
static void addMoves(const TemplateTypeParmDecl &P, ConceptModels &Models,
                     UnconstrainedTemplate &Finding) {
  const auto C = knowledge::StandardConcept::MoveConstructible;
  const auto Moves = [&](const TemplateArgumentList *S) {
    const TemplateArgument &Argument = S->get(P.getIndex());
    return Argument.getKind() == TemplateArgument::Type &&
           Models.of(Argument.getAsType(), C) == Modelled::Yes;
  };
  if (!isPassedByValue(*Finding.Pattern, P) ||
      !llvm::all_of(Finding.Specialisations, Moves))
    return;
  Finding.Constraint.Concepts.push_back(
      {C, {QualType(P.getTypeForDecl(), 0)}, {}});
  Finding.Constraint.IsExact = false;
}

namespace {

/// Looks at the templates of a unit.
class TemplateReader {
public:
  using Teller =
      llvm::function_ref<void(const TemplateTypeParmDecl &, ParameterVerdict)>;

  TemplateReader(const UnitFacts &Facts, RequirementFacts &Requirements,
                 const UnconstrainedOptions &Options, ASTContext &Context,
                 Teller Tell)
      : Requirements(Requirements), Options(Options), Models(Context),
        Own(Requirements), Tell(Tell) {
    for (const FunctionDecl *F : Facts.Functions.All)
      if (const FunctionDecl *Pattern = patternFunction(F); Pattern != F)
        if (const TemplateArgumentList *Arguments = argumentsOf(*F))
          Specialisations[Pattern->getCanonicalDecl()].push_back(Arguments);
  }

  void read(const FunctionDecl &F);

  std::vector<UnconstrainedTemplate> Found;

private:
  std::optional<ParameterVerdict>
  verdictBefore(const TemplateTypeParmDecl &P,
                const RedeclarableTemplateDecl &Template,
                const FunctionDecl &F) const;
  bool isDerivedFrom(const TemplateTypeParmDecl &P,
                     const RedeclarableTemplateDecl &Template);
  void tell(const TemplateTypeParmDecl &P, ParameterVerdict Verdict) const {
    if (Tell)
      Tell(P, Verdict);
  }

  RequirementFacts &Requirements;
  const UnconstrainedOptions &Options;
  ConceptModels Models;
  ProjectConcepts Own;
  Teller Tell;
  llvm::DenseMap<const FunctionDecl *,
                 std::vector<const TemplateArgumentList *>>
      Specialisations;
  llvm::DenseMap<const TemplateTypeParmDecl *, bool> Derived;
};

} // namespace

/// What is known of \p P without a look at the body; nothing if it is to be
/// looked at.
std::optional<ParameterVerdict>
TemplateReader::verdictBefore(const TemplateTypeParmDecl &P,
                              const RedeclarableTemplateDecl &Template,
                              const FunctionDecl &F) const {
  // Namespaces find them by the types of their arguments: the library's and the
  // user's.
  if (llvm::is_contained(knowledge::extensionPoints(), simpleName(F)) &&
      (isa<CXXMethodDecl>(F) || F.getNumParams() > 1))
    return ParameterVerdict::ExtensionPoint;
  if (isChoice(P) || (P.hasDefaultArgument() && !Options.Defaulted))
    return ParameterVerdict::Choice;
  if (isConstrained(P, Template, F))
    return ParameterVerdict::Constrained;
  return std::nullopt;
}

bool TemplateReader::isDerivedFrom(const TemplateTypeParmDecl &P,
                                   const RedeclarableTemplateDecl &Template) {
  const auto *Class = dyn_cast<ClassTemplateDecl>(&Template);
  if (!Class)
    return false;
  const auto [It, IsNew] = Derived.try_emplace(&P, false);
  if (IsNew)
    It->second = isDerived(P, *Class);
  return It->second;
}

void TemplateReader::read(const FunctionDecl &F) {
  const RedeclarableTemplateDecl *Template = templateOf(F, Options.Lambdas);
  if (!Template || F.isInvalidDecl() || isInstantiated(F))
    return;
  llvm::SmallVector<const TemplateTypeParmDecl *, 4> Unconstrained;
  for (const NamedDecl *P : *Template->getTemplateParameters()) {
    const auto *Type = dyn_cast<TemplateTypeParmDecl>(P);
    if (!Type)
      continue;
    if (std::optional<ParameterVerdict> Verdict =
            verdictBefore(*Type, *Template, F))
      tell(*Type, *Verdict);
    else
      Unconstrained.push_back(Type);
  }
  if (Unconstrained.empty())
    return;
  UnconstrainedTemplate Finding;
  Finding.Template = Template;
  Finding.Pattern = &F;
  Finding.Specialisations = Specialisations.lookup(F.getCanonicalDecl());
  if (const clang::templates::Requirements &All = Requirements.of(F);
      !All.All.empty())
    Finding.Constraint =
        inferConstraint(F, All, Unconstrained, Finding.Specialisations,
                        Options.Naming, Models, Own);
  for (const TemplateTypeParmDecl *P : Unconstrained) {
    const bool Speaks = speaksOf(Finding.Constraint, *P);
    if (!Speaks && !(Options.Strict && isa<FunctionTemplateDecl>(Template) &&
                     isPassed(F, *P))) {
      tell(*P, ParameterVerdict::NothingRequired);
      continue;
    }
    if (isDerivedFrom(*P, *Template)) {
      tell(*P, ParameterVerdict::Derived);
      continue;
    }
    if (!Speaks)
      addMoves(*P, Models, Finding);
    tell(*P, ParameterVerdict::Unconstrained);
    Finding.Parameters.push_back(P);
  }
  if (!Finding.Parameters.empty())
    Found.push_back(std::move(Finding));
}

std::vector<UnconstrainedTemplate> unconstrainedTemplates(
    const UnitFacts &Facts, RequirementFacts &Requirements,
    const UnconstrainedOptions &Options,
    llvm::function_ref<void(const TemplateTypeParmDecl &, ParameterVerdict)>
        Tell) {
  if (Facts.Functions.All.empty())
    return {};
  TemplateReader Reader(Facts, Requirements, Options,
                        Facts.Functions.All.front()->getASTContext(), Tell);
  for (const FunctionDecl *F : Facts.Functions.All)
    Reader.read(*F);
  return std::move(Reader.Found);
}

//===----------------------------------------------------------------------===//
// What is said of a finding
//===----------------------------------------------------------------------===//

std::string calledName(const UnconstrainedTemplate &Finding) {
  if (const auto *Constructor = dyn_cast<CXXConstructorDecl>(Finding.Pattern);
      Constructor && isa<FunctionTemplateDecl>(Finding.Template))
    return Constructor->getParent()->getNameAsString();
  if (const auto *Method = dyn_cast<CXXMethodDecl>(Finding.Pattern);
      Method && Method->getParent()->isLambda())
    return "lambda";
  if (isa<CXXConversionDecl>(Finding.Pattern))
    return "conversion operator";
  return Finding.Template->getNameAsString();
}

std::string calledNames(ArrayRef<const TemplateTypeParmDecl *> Parameters) {
  llvm::SmallVector<std::string, 4> Names;
  for (const TemplateTypeParmDecl *P : Parameters)
    Names.push_back(P->isImplicit() ? "auto" : P->getNameAsString());
  return llvm::join(Names, "', '");
}

StringRef doubtOf(const UnconstrainedTemplate &Finding) {
  /// Nobody writes longer constraints.
  static constexpr size_t MaxExpressions = 8;
  const InferredConstraint &Constraint = Finding.Constraint;
  const FunctionDecl *First = Finding.Pattern->getCanonicalDecl();
  const bool IsEverythingSeen =
      First->getASTContext().getSourceManager().isInMainFile(
          First->getLocation());
  if (!Constraint.Inexpressible.empty())
    return "the head cannot say all that is required";
  if (Constraint.Expressions.size() > MaxExpressions)
    return "the constraint is long";
  if (!Constraint.IsExact && !IsEverythingSeen)
    return "other files may use it with types that the concept rejects";
  return "";
}

void leaveOut(const OtherRepairs &Others,
              std::vector<UnconstrainedTemplate> &Findings,
              const SpecialisationIndex &Index, ASTContext &Context) {
  llvm::SmallPtrSet<const Decl *, 8> Templates;
  if (Others.TakeInterfaces)
    for (const InterfaceParameter &P :
         findInterfaceParameters(Index, Context, {}))
      Templates.insert(P.Template->getCanonicalDecl());
  if (Others.TakeStringViews)
    for (const HeterogeneousKey &Key : findHeterogeneousKeys(Index))
      if (keysToConvert(Key, Index))
        Templates.insert(
            Key.Function->getDescribedFunctionTemplate()->getCanonicalDecl());
  llvm::erase_if(Findings, [&](const UnconstrainedTemplate &Finding) {
    return Templates.contains(Finding.Template->getCanonicalDecl());
  });
}

} // namespace clang::templates
