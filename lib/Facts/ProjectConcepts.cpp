//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/Facts/ProjectConcepts.h"
#include "lib/Facts/InferredConstraint.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/Basic/SourceManager.h"
#include <functional>

namespace clang::templates {

/// How a canonical type names the parameter of a concept.
static constexpr StringRef Parameter = "type-parameter-0-0";

/// \p R under any names: what two of the same text ask for is the same. Numbers
/// stand for their type.
static std::string shapeOf(const Requirement &R) {
  const auto Type = [](QualType T) {
    return T.isNull() ? std::string() : T.getCanonicalType().getAsString();
  };
  std::function<std::string(const Term &)> Leaf = [&](const Term &L) {
    const bool IsNumber = !L.Type.isNull() && L.Type->isArithmeticType();
    if (IsNumber)
      return "[" + Type(L.Type.getUnqualifiedType()) + "]";
    std::string Text = "[" + Type(L.Type) + (L.IsLValue ? "&" : "") +
                       (L.Is == Term::Kind::Literal ? L.Name : "") +
                       std::to_string(static_cast<unsigned>(L.Is));
    for (const Term *Operand : L.Operands)
      Text += "(" + writeTerm(*Operand, Leaf, Type) + ")";
    return Text + "]";
  };
  return std::to_string(static_cast<unsigned>(R.Is)) + "/" +
         std::to_string(static_cast<unsigned>(R.Concept)) + "/" + Type(R.Type) +
         "/" + (R.Of ? writeTerm(*R.Of, Leaf, Type) : "");
}

/// \p Shape of what is required of \p P, as a concept would require it.
static std::string ofConcept(StringRef Shape, const TemplateTypeParmDecl &P) {
  const std::string Name = "type-parameter-" + std::to_string(P.getDepth()) +
                           "-" + std::to_string(P.getIndex());
  std::string Text;
  while (true) {
    const auto [Before, After] = Shape.split(Name);
    Text += Before;
    if (Before.size() == Shape.size())
      return Text;
    // "type-parameter-0-1" is no part of "type-parameter-0-10".
    Text += !After.empty() && isDigit(After.front()) ? Name : Parameter.str();
    Shape = After;
  }
}

namespace {

class ConceptFinder : public RecursiveASTVisitor<ConceptFinder> {
public:
  explicit ConceptFinder(const SourceManager &Sources) : Sources(Sources) {}

  bool VisitConceptDecl(ConceptDecl *D) {
    const TemplateParameterList &List = *D->getTemplateParameters();
    const auto *Only = List.size() == 1
                           ? dyn_cast<TemplateTypeParmDecl>(List.getParam(0))
                           : nullptr;
    if (Only && !Only->isParameterPack() && !Only->hasTypeConstraint() &&
        !D->isInvalidDecl() && D->getLocation().isFileID() &&
        !Sources.isInSystemHeader(D->getLocation()))
      Found.push_back(D);
    return true;
  }
  // Concepts are declared in namespaces.
  bool TraverseFunctionDecl(FunctionDecl *) { return true; }
  bool TraverseFunctionTemplateDecl(FunctionTemplateDecl *) { return true; }
  bool TraverseCXXRecordDecl(CXXRecordDecl *) { return true; }
  bool TraverseClassTemplateDecl(ClassTemplateDecl *) { return true; }
  bool TraverseVarDecl(VarDecl *) { return true; }

  std::vector<const ConceptDecl *> Found;

private:
  const SourceManager &Sources;
};

} // namespace

void ProjectConcepts::collect(const FunctionDecl &Pattern) {
  ASTContext &Context = Pattern.getASTContext();
  ConceptFinder Finder(Context.getSourceManager());
  Finder.TraverseDecl(Context.getTranslationUnitDecl());
  Known.emplace();
  for (const ConceptDecl *Concept : Finder.Found) {
    Requirements All;
    if (!Facts.read(*Concept, Pattern, All))
      continue;
    Entry One{Concept, {}};
    for (const Requirement &R : All.All)
      One.Required.insert(shapeOf(R));
    if (!One.Required.empty())
      Known->push_back(std::move(One));
  }
}

/// Whether people use \p Concept where \p Pattern is declared: a namespace for
/// details is for those inside it.
static bool isMeantFor(const ConceptDecl &Concept,
                       const FunctionDecl &Pattern) {
  for (const DeclContext *Scope = Concept.getDeclContext(); Scope;
       Scope = Scope->getParent()) {
    const auto *Namespace = dyn_cast<NamespaceDecl>(Scope);
    if (!Namespace || Scope->Encloses(Pattern.getDeclContext()))
      continue;
    StringRef Name = Namespace->getName();
    if (Namespace->isAnonymousNamespace() || Name.contains("detail") ||
        Name.contains("internal") || Name.contains("impl"))
      return false;
  }
  return true;
}

std::optional<ProjectConcepts::Match>
ProjectConcepts::find(const TemplateTypeParmDecl &P, const Requirements &All,
                      const FunctionDecl &Pattern) {
  if (!Known)
    collect(Pattern);
  if (Known->empty())
    return std::nullopt;
  std::vector<std::string> Shapes;
  for (const Requirement &R : All.All)
    Shapes.push_back(ofConcept(shapeOf(R), P));
  const Entry *Best = nullptr;
  for (const Entry &One : *Known)
    if ((!Best || One.Required.size() > Best->Required.size()) &&
        llvm::all_of(One.Required,
                     [&](const std::string &Shape) {
                       return llvm::is_contained(Shapes, Shape);
                     }) &&
        isMeantFor(*One.Concept, Pattern) &&
        isSeenWherever(*One.Concept, headOf(Pattern),
                       Pattern.getASTContext().getSourceManager()))
      Best = &One;
  if (!Best)
    return std::nullopt;
  Match Found{Best->Concept, llvm::SmallBitVector(All.All.size())};
  for (size_t I = 0; I != Shapes.size(); ++I)
    if (Best->Required.count(Shapes[I]))
      Found.Covered.set(I);
  return Found;
}

} // namespace clang::templates
