//===----------------------------------------------------------------------===//
//
// Counts how much of the templates in a source is understood: the type
// parameters of function templates, those that the bodies require something of,
// and those whose requirement a concept of the standard library names. Takes
// the options of a compiler; what it takes for the user's code is what is in no
// system header.
//
//   inference-census SOURCE -- -std=c++20
//
// With --parameters, what templates-unconstrained-parameter says of each type
// parameter instead: a line with its place, a tab and the verdict.
//
//===----------------------------------------------------------------------===//

#include "lib/AST/Functions.h"
#include "lib/AST/Names.h"
#include "lib/Facts/UnconstrainedTemplates.h"
#include "clang/AST/ASTConsumer.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Frontend/FrontendActions.h"
#include "clang/Tooling/CommonOptionsParser.h"
#include "clang/Tooling/Tooling.h"
#include "llvm/Support/CommandLine.h"
#include <map>
#include <set>

using namespace clang;
using namespace clang::templates;

namespace {

struct Count {
  unsigned All = 0, Required = 0, Named = 0;
};

class Census : public ASTConsumer {
public:
  void HandleTranslationUnit(ASTContext &Context) override {
    const TypeClassifier Types;
    RequirementFacts Requirements(Context);
    ConceptModels Models(Context);
    ProjectConcepts Own(Requirements);
    for (const FunctionDecl *F : functionsWithBodies(Context, Types).All)
      if (const FunctionTemplateDecl *Template =
              F->getDescribedFunctionTemplate();
          Template && !isInstantiated(*F))
        count(*Template, Requirements.of(*F), Models, Own);
    print("type parameters", Parameters);
    print("function templates", Templates);
  }

private:
  void count(const FunctionTemplateDecl &Template, const Requirements &All,
             ConceptModels &Models, ProjectConcepts &Own) {
    std::vector<const TemplateTypeParmDecl *> Types;
    for (const NamedDecl *P : *Template.getTemplateParameters())
      if (const auto *Type = dyn_cast<TemplateTypeParmDecl>(P))
        Types.push_back(Type);
    std::set<std::pair<unsigned, unsigned>> Required;
    for (const Requirement &R : All.All)
      for (const auto &At : parametersOf(R))
        Required.insert(At);
    const InferredConstraint Constraint =
        inferConstraint(*Template.getTemplatedDecl(), All, Types, {},
                        ConstraintNaming::Standard, Models, Own);
    std::set<std::pair<unsigned, unsigned>> Named;
    for (const ConceptUse &Use : Constraint.Concepts)
      if (const TemplateTypeParmType *P = parameterType(Use.Subject.Type))
        Named.insert({P->getDepth(), P->getIndex()});
    bool AnyRequired = false, AnyNamed = false;
    for (const TemplateTypeParmDecl *P : Types) {
      const std::pair At(P->getDepth(), P->getIndex());
      ++Parameters.All;
      Parameters.Required += Required.count(At);
      Parameters.Named += Named.count(At);
      AnyRequired |= Required.count(At) != 0;
      AnyNamed |= Named.count(At) != 0;
    }
    ++Templates.All;
    Templates.Required += AnyRequired;
    Templates.Named += AnyNamed;
  }

  static void print(StringRef What, const Count &C) {
    llvm::outs() << What << ": " << C.All << ", " << C.Required
                 << " with requirements (" << share(C.Required, C.All)
                 << " %), " << C.Named << " of these named by a concept ("
                 << share(C.Named, C.Required) << " %)\n";
  }
  static unsigned share(unsigned Part, unsigned All) {
    return All ? Part * 100 / All : 0;
  }

  Count Parameters, Templates;
};

StringRef wordFor(ParameterVerdict Verdict) {
  switch (Verdict) {
  case ParameterVerdict::ExtensionPoint:
    return "extension point";
  case ParameterVerdict::Choice:
    return "choice or default";
  case ParameterVerdict::Derived:
    return "derived class";
  case ParameterVerdict::NothingRequired:
    return "nothing required";
  case ParameterVerdict::Constrained:
    return "constrained";
  case ParameterVerdict::Unconstrained:
    return "unconstrained";
  }
  llvm_unreachable("all verdicts have a word");
}

class Verdicts : public ASTConsumer {
public:
  void HandleTranslationUnit(ASTContext &Context) override {
    const SourceManager &Sources = Context.getSourceManager();
    std::map<std::pair<unsigned, const TemplateTypeParmDecl *>,
             ParameterVerdict>
        Last;
    RequirementFacts Requirements(Context);
    unconstrainedTemplates(
        UnitFacts(Context), Requirements, {},
        [&](const TemplateTypeParmDecl &P, ParameterVerdict Verdict) {
          const unsigned Place = P.getLocation().getRawEncoding();
          const auto [It, IsNew] = Last.try_emplace({Place, &P}, Verdict);
          It->second = std::max(It->second, Verdict);
        });
    for (const auto &[Parameter, Verdict] : Last) {
      const PresumedLoc Place =
          Sources.getPresumedLoc(Parameter.second->getLocation());
      if (Place.isValid())
        llvm::outs() << Place.getFilename() << ":" << Place.getLine() << ":"
                     << Place.getColumn() << "\t" << wordFor(Verdict) << "\n";
    }
  }
};

llvm::cl::OptionCategory Category("inference-census options");
llvm::cl::opt<bool>
    OfParameters("parameters",
                 llvm::cl::desc("Print the verdict on each type parameter"),
                 llvm::cl::cat(Category));

class CensusAction : public ASTFrontendAction {
  std::unique_ptr<ASTConsumer> CreateASTConsumer(CompilerInstance &,
                                                 StringRef) override {
    if (OfParameters)
      return std::make_unique<Verdicts>();
    return std::make_unique<Census>();
  }
};

} // namespace

int main(int argc, const char **argv) {
  auto Options = tooling::CommonOptionsParser::create(argc, argv, Category);
  if (!Options) {
    llvm::errs() << llvm::toString(Options.takeError());
    return 2;
  }
  tooling::ClangTool Tool(Options->getCompilations(),
                          Options->getSourcePathList());
  return Tool.run(tooling::newFrontendActionFactory<CensusAction>().get());
}
