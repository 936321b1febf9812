//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/AST/Names.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/Basic/CharInfo.h"

namespace clang::templates {

std::string libraryName(const NamedDecl &D) {
  llvm::SmallVector<StringRef, 4> Parts;
  if (const IdentifierInfo *Id = D.getIdentifier())
    Parts.push_back(Id->getName());
  std::string Operator;
  if (Parts.empty()) {
    Operator = D.getDeclName().getAsString();
    Parts.push_back(Operator);
  }
  for (const DeclContext *C = D.getDeclContext(); C; C = C->getParent()) {
    if (const auto *NS = dyn_cast<NamespaceDecl>(C)) {
      if (!NS->isInline() && !NS->isAnonymousNamespace())
        Parts.push_back(NS->getName());
    } else if (const auto *Tag = dyn_cast<TagDecl>(C)) {
      if (const IdentifierInfo *Id = Tag->getIdentifier())
        Parts.push_back(Id->getName());
    }
  }
  std::string Result;
  for (StringRef Part : llvm::reverse(Parts)) {
    if (!Result.empty())
      Result += "::";
    Result += Part;
  }
  return Result;
}

llvm::SmallVector<const NamedDecl *, 2>
declarationsCalled(StringRef Name, const ASTContext &Context) {
  const DeclContext *Scope = Context.getTranslationUnitDecl();
  llvm::SmallVector<StringRef, 4> Parts;
  Name.split(Parts, "::");
  for (StringRef Part : ArrayRef(Parts).drop_back()) {
    const NamespaceDecl *Inner = nullptr;
    for (const NamedDecl *D : Scope->lookup(&Context.Idents.get(Part)))
      if (const auto *Alias = dyn_cast<NamespaceAliasDecl>(D))
        Inner = Alias->getNamespace();
      else if (const auto *Namespace = dyn_cast<NamespaceDecl>(D))
        Inner = Namespace;
    if (!Inner)
      return {};
    Scope = Inner;
  }
  llvm::SmallVector<const NamedDecl *, 2> Found;
  for (const NamedDecl *D : Scope->lookup(&Context.Idents.get(Parts.back())))
    Found.push_back(D);
  return Found;
}

StringRef simpleName(const NamedDecl &D) {
  const IdentifierInfo *Id = D.getIdentifier();
  return Id ? Id->getName() : StringRef();
}

const FieldDecl *patternField(const FieldDecl *Field) {
  const auto *Record = dyn_cast<CXXRecordDecl>(Field->getDeclContext());
  if (!Record || !Field->getDeclName())
    return Field;
  const CXXRecordDecl *Pattern = Record->getTemplateInstantiationPattern();
  if (!Pattern || Pattern == Record)
    return Field;
  for (const NamedDecl *Found : Pattern->lookup(Field->getDeclName()))
    if (const auto *PatternField = dyn_cast<FieldDecl>(Found))
      return PatternField;
  return Field;
}

const FunctionDecl *patternFunction(const FunctionDecl *Function) {
  const FunctionDecl *Pattern = Function->getTemplateInstantiationPattern();
  return Pattern ? Pattern : Function;
}

const FunctionDecl &outsideLambdas(const FunctionDecl &F) {
  const FunctionDecl *Function = &F;
  while (const auto *Method = dyn_cast<CXXMethodDecl>(Function)) {
    if (!Method->getParent()->isLambda())
      break;
    const auto *Outer =
        dyn_cast<FunctionDecl>(Method->getParent()->getDeclContext());
    if (!Outer)
      break;
    Function = Outer;
  }
  return *Function;
}

bool isInStandardLibrary(const Decl &D) {
  if (D.isInStdNamespace())
    return true;
  const NamespaceDecl *Outermost = nullptr;
  for (const DeclContext *C = D.getDeclContext(); C; C = C->getParent())
    if (const auto *Namespace = dyn_cast<NamespaceDecl>(C))
      Outermost = Namespace;
  return Outermost && (Outermost->isStdNamespace() ||
                       simpleName(*Outermost).starts_with("__"));
}

std::string plainName(const FunctionDecl &Function) {
  if (const auto *Constructor = dyn_cast<CXXConstructorDecl>(&Function))
    return Constructor->getParent()->getNameAsString();
  return Function.getNameAsString();
}

bool isInstantiated(const Decl &D) {
  if (const auto *Function = dyn_cast<FunctionDecl>(&D);
      Function && Function->isTemplateInstantiation())
    return true;
  if (const auto *Record = dyn_cast<CXXRecordDecl>(&D);
      Record && Record->getTemplateInstantiationPattern())
    return true;
  const DeclContext *Around = D.getDeclContext();
  return Around && !Around->isFileContext() &&
         isInstantiated(*cast<Decl>(Around));
}

bool containsWord(StringRef Name, ArrayRef<llvm::StringLiteral> Words) {
  return llvm::any_of(
      Words, [&](StringRef Word) { return Name.contains_insensitive(Word); });
}

bool hasWord(StringRef Name, ArrayRef<llvm::StringLiteral> Words) {
  std::string Word;
  for (size_t I = 0; I <= Name.size(); ++I) {
    const char C = I < Name.size() ? Name[I] : '_';
    const bool Starts = isUppercase(C) && !Word.empty() &&
                        (!isUppercase(Name[I - 1]) ||
                         (I + 1 < Name.size() && isLowercase(Name[I + 1])));
    if (Starts || !isLetter(C)) {
      if (llvm::is_contained(Words, StringRef(Word)))
        return true;
      Word.clear();
    }
    if (isLetter(C))
      Word += toLowercase(C);
  }
  return false;
}

} // namespace clang::templates
