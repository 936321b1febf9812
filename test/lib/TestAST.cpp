//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "test/lib/TestAST.h"
#include "lib/AST/Functions.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/Tooling/Tooling.h"
#include "gtest/gtest.h"

namespace clang::templates::test {

TestAST::TestAST(const std::string &Code, const std::string &Standard,
                 Library Std) {
  std::vector<std::string> Args = {"-std=" + Standard, "-w",
                                   "-resource-dir=" CLANG_RESOURCE_DIR};
  if (Std == Library::Mock)
    Args.insert(Args.end(), {"-nostdinc", "-nostdinc++", "-isystem",
                             MOCK_LIBRARY, "-include", "std.h"});
  if (Std == Library::LibCxx)
    Args.push_back("-stdlib=libc++");
  Unit = tooling::buildASTFromCodeWithArgs(
      Code, Args, "input.cc", "clang-tool",
      std::make_shared<PCHContainerOperations>(),
      tooling::getClangStripDependencyFileAdjuster());
  if (Unit->getDiagnostics().hasErrorOccurred())
    ADD_FAILURE() << "does not compile:\n" << Code;
}

namespace {

class NameFinder : public RecursiveASTVisitor<NameFinder> {
public:
  NameFinder(StringRef Name, llvm::function_ref<bool(const NamedDecl &)> Is)
      : Name(Name), Is(Is) {}
  bool shouldVisitImplicitCode() const { return true; }
  bool VisitNamedDecl(NamedDecl *D) {
    const IdentifierInfo *Id = D->getIdentifier();
    if (!Id || Id->getName() != Name || !Is(*D))
      return true;
    Found = D;
    return false;
  }
  const NamedDecl *Found = nullptr;

private:
  StringRef Name;
  llvm::function_ref<bool(const NamedDecl &)> Is;
};

class LambdaFinder : public RecursiveASTVisitor<LambdaFinder> {
public:
  bool VisitLambdaExpr(LambdaExpr *E) {
    if (!llvm::is_contained(Found, E))
      Found.push_back(E);
    return true;
  }
  std::vector<const LambdaExpr *> Found;
};

} // namespace

std::vector<Decl *> TestAST::ownDecls() const {
  const SourceManager &Sources = context().getSourceManager();
  std::vector<Decl *> Own;
  // By file: line markers of a snippet may say that it is a system header.
  for (Decl *D : context().getTranslationUnitDecl()->decls())
    if (Sources.getFileID(Sources.getExpansionLoc(D->getLocation())) ==
        Sources.getMainFileID())
      Own.push_back(D);
  return Own;
}

const NamedDecl *
TestAST::findIf(StringRef Name,
                llvm::function_ref<bool(const NamedDecl &)> Is) const {
  NameFinder Finder(Name, Is);
  for (Decl *D : ownDecls())
    if (!Finder.Found)
      Finder.TraverseDecl(D);
  EXPECT_TRUE(Finder.Found) << "nothing is called " << Name.str();
  return Finder.Found;
}

const FunctionDecl *TestAST::function(StringRef Name) const {
  return cast_or_null<FunctionDecl>(findIf(Name, [](const NamedDecl &D) {
    const auto *F = dyn_cast<FunctionDecl>(&D);
    return F && F->doesThisDeclarationHaveABody();
  }));
}

const FunctionDecl *TestAST::specialisation(StringRef Name) const {
  for (const FunctionDecl *F :
       functionsWithBodies(context(), TypeClassifier()).All)
    if (F->isTemplateInstantiation() && F->getDeclName().isIdentifier() &&
        F->getName() == Name)
      return F;
  ADD_FAILURE() << "no specialisation of " << Name.str();
  return nullptr;
}

QualType TestAST::typeOf(StringRef Name) const {
  const auto *D = find<ValueDecl>(Name);
  return D ? D->getType() : QualType();
}

std::vector<const LambdaExpr *> TestAST::lambdas() const {
  LambdaFinder Finder;
  for (Decl *D : ownDecls())
    Finder.TraverseDecl(D);
  return Finder.Found;
}

unsigned TestAST::offset(SourceLocation Loc) const {
  const SourceManager &Sources = context().getSourceManager();
  return Sources.getFileOffset(Sources.getExpansionLoc(Loc));
}

//===----------------------------------------------------------------------===//
// Answers as text
//===----------------------------------------------------------------------===//

static std::string spellTemporary(const Place &P) {
  if (P.lambda())
    return "lambda";
  if (P.isClosure())
    return "closure";
  if (P.type().isNull())
    return "?{}";
  PrintingPolicy Policy{LangOptions()};
  Policy.adjustForCPlusPlus();
  return P.type().getAsString(Policy) + "{}";
}

static std::string spellField(const Place &P) {
  const Place &Object = *P.parent();
  std::string Prefix = Object.kind() == Place::Kind::Pointee
                           ? spell(Object.parent()) + "->"
                           : spell(&Object) + ".";
  if (P.decl())
    return Prefix + P.decl()->getNameAsString();
  if (P.expr())
    return Prefix + "<bound>";
  return Prefix + (Object.isClosure() ? "<this>" : "<member>");
}

std::string spell(const Place *P) {
  if (!P)
    return "?";
  switch (P->kind()) {
  case Place::Kind::This:
    return "this";
  case Place::Kind::Parameter:
  case Place::Kind::Variable:
    return P->decl()->getNameAsString();
  case Place::Kind::Temporary:
    return spellTemporary(*P);
  case Place::Kind::Field:
    return spellField(*P);
  case Place::Kind::Element:
    return spell(P->parent()) + "[]";
  case Place::Kind::Pointee:
    return "*" + spell(P->parent());
  }
  return "?";
}

std::string spell(Value V) {
  if (V.isUnknown())
    return "?";
  if (V.isNull())
    return "null";
  if (V.isObject())
    return spell(V.P);
  if (V.P->kind() == Place::Kind::Pointee && V.Own == V.P->ownership())
    return spell(V.P->parent());
  switch (V.Own) {
  case Ownership::None:
    return "&" + spell(V.P);
  case Ownership::Weak:
    return "weak &" + spell(V.P);
  case Ownership::Unique:
    return "unique &" + spell(V.P);
  case Ownership::Shared:
    return "shared &" + spell(V.P);
  }
  return "?";
}

static std::string spell(const Effect &E) {
  switch (E.K) {
  case Effect::Kind::Store:
    return spell(E.Where) + " := " + spell(E.What);
  case Effect::Kind::Release:
    return "release " + spell(E.Where);
  case Effect::Kind::Erase:
    return "erase " + spell(E.Where);
  case Effect::Kind::MoveOut:
    return "take " + spell(E.Where);
  case Effect::Kind::Forget:
    return "forget " + spell(E.Where);
  }
  return "?";
}

std::string spell(const FunctionEffects *Effects) {
  if (!Effects)
    return "unknown";
  std::string Text;
  auto Add = [&](const std::string &Part) {
    Text += (Text.empty() ? "" : "; ") + Part;
  };
  for (const Effect &E : Effects->Effects)
    Add(spell(E));
  for (Value V : Effects->Returned)
    Add("return " + spell(V));
  return Text.empty() ? "nothing" : Text;
}

std::string repeat(StringRef Text, unsigned Count) {
  std::string Result;
  for (unsigned I = 0; I < Count; ++I)
    Result += Text;
  return Result;
}

} // namespace clang::templates::test
