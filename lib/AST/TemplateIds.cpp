//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/AST/TemplateIds.h"

namespace clang::templates {

const RedeclarableTemplateDecl *patternTemplate(const TemplateDecl *Template) {
  const auto *Result = dyn_cast_or_null<RedeclarableTemplateDecl>(Template);
  if (!Result)
    return nullptr;
  while (const RedeclarableTemplateDecl *From =
             Result->getInstantiatedFromMemberTemplate())
    Result = From;
  return Result->getCanonicalDecl();
}

const RedeclarableTemplateDecl *patternTemplate(const FunctionDecl &Function) {
  if (const FunctionTemplateDecl *Described =
          Function.getDescribedFunctionTemplate())
    return patternTemplate(Described);
  return patternTemplate(Function.getPrimaryTemplate());
}

//===----------------------------------------------------------------------===//
// As written
//===----------------------------------------------------------------------===//

std::optional<TemplateId> templateId(TypeLoc T) {
  const auto Special = T.getAs<TemplateSpecializationTypeLoc>();
  if (!Special || Special.getUnqualifiedLoc() != T.getUnqualifiedLoc())
    return std::nullopt;
  TemplateId Result;
  const TemplateName Name = Special.getTypePtr()->getTemplateName();
  if (const TemplateDecl *Template = Name.getAsTemplateDecl()) {
    Result.Template = patternTemplate(Template);
    Result.Name = Template->getDeclName();
  } else if (const DependentTemplateName *Dependent =
                 Name.getAsDependentTemplateName()) {
    Result.Name = Dependent->getName().getIdentifier();
  }
  Result.KeywordLoc = Special.getTemplateKeywordLoc();
  Result.LAngleLoc = Special.getLAngleLoc();
  Result.RAngleLoc = Special.getRAngleLoc();
  for (unsigned I = 0; I < Special.getNumArgs(); ++I)
    Result.Arguments.push_back(Special.getArgLoc(I));
  return Result;
}

/// The angle brackets and arguments of the expressions that can have them.
template <typename Node>
static std::optional<TemplateId>
withArguments(const Node &E, const RedeclarableTemplateDecl *Template,
              DeclarationName Name) {
  if (!E.hasExplicitTemplateArgs())
    return std::nullopt;
  TemplateId Result;
  Result.Template = Template;
  Result.Name = Name;
  Result.KeywordLoc = E.getTemplateKeywordLoc();
  Result.LAngleLoc = E.getLAngleLoc();
  Result.RAngleLoc = E.getRAngleLoc();
  Result.Arguments.append(E.template_arguments().begin(),
                          E.template_arguments().end());
  return Result;
}

static const RedeclarableTemplateDecl *templateOf(const ValueDecl &D) {
  if (const auto *Function = dyn_cast<FunctionDecl>(&D))
    return patternTemplate(*Function);
  if (const auto *Var = dyn_cast<VarTemplateSpecializationDecl>(&D))
    return patternTemplate(Var->getSpecializedTemplate());
  return nullptr;
}

std::optional<TemplateId> templateId(const Expr &E) {
  if (const auto *Ref = dyn_cast<DeclRefExpr>(&E))
    return withArguments(*Ref, templateOf(*Ref->getDecl()),
                         Ref->getDecl()->getDeclName());
  if (const auto *Member = dyn_cast<MemberExpr>(&E))
    return withArguments(*Member, templateOf(*Member->getMemberDecl()),
                         Member->getMemberDecl()->getDeclName());
  if (const auto *Overloads = dyn_cast<OverloadExpr>(&E)) {
    const RedeclarableTemplateDecl *Only = nullptr;
    for (const NamedDecl *D : Overloads->decls()) {
      const RedeclarableTemplateDecl *Template =
          patternTemplate(dyn_cast<TemplateDecl>(D->getUnderlyingDecl()));
      if (!Template || (Only && Only != Template)) {
        Only = nullptr;
        break;
      }
      Only = Template;
    }
    return withArguments(*Overloads, Only, Overloads->getName());
  }
  if (const auto *Member = dyn_cast<CXXDependentScopeMemberExpr>(&E))
    return withArguments(*Member, nullptr, Member->getMember());
  if (const auto *Ref = dyn_cast<DependentScopeDeclRefExpr>(&E))
    return withArguments(*Ref, nullptr, Ref->getDeclName());
  return std::nullopt;
}

//===----------------------------------------------------------------------===//
// Members of templates
//===----------------------------------------------------------------------===//

static void forEachInstance(const CXXRecordDecl &Class,
                            llvm::function_ref<void(const CXXRecordDecl &)>);

/// Calls \p Found for the members called \p Name in the instances of the class
/// that \p Member is written in.
static void forEachSibling(const NamedDecl &Member,
                           llvm::function_ref<void(const NamedDecl &)> Found) {
  const auto *Class = dyn_cast<CXXRecordDecl>(Member.getDeclContext());
  if (!Class || !Class->isDependentContext())
    return;
  forEachInstance(*Class, [&](const CXXRecordDecl &Instance) {
    if (&Instance != Class)
      for (const NamedDecl *D : Instance.lookup(Member.getDeclName()))
        Found(*D);
  });
}

/// Calls \p Found for \p Class and, if it is a pattern or written in one, for
/// what became of it in specialisations.
static void
forEachInstance(const CXXRecordDecl &Class,
                llvm::function_ref<void(const CXXRecordDecl &)> Found) {
  Found(Class);
  if (const ClassTemplateDecl *Template = Class.getDescribedClassTemplate()) {
    forEachInstance(*Template, [&](const RedeclarableTemplateDecl &Instance) {
      for (const ClassTemplateSpecializationDecl *Special :
           cast<ClassTemplateDecl>(Instance).specializations())
        Found(*Special);
    });
    return;
  }
  forEachSibling(Class, [&](const NamedDecl &D) {
    const auto *Nested = dyn_cast<CXXRecordDecl>(&D);
    if (Nested && !Nested->isInjectedClassName())
      Found(*Nested);
  });
}

void forEachInstance(
    const RedeclarableTemplateDecl &Template,
    llvm::function_ref<void(const RedeclarableTemplateDecl &)> Found) {
  const RedeclarableTemplateDecl *Pattern = patternTemplate(&Template);
  Found(*Pattern);
  forEachSibling(*Pattern, [&](const NamedDecl &D) {
    const auto *Instance = dyn_cast<RedeclarableTemplateDecl>(&D);
    if (Instance && patternTemplate(Instance) == Pattern)
      Found(*Instance);
  });
}

static void addOutOfLine(const CXXRecordDecl &Class,
                         llvm::SmallVectorImpl<const Decl *> &Result) {
  for (const Decl *Member : Class.decls()) {
    if (Member->isImplicit())
      continue;
    if (const auto *Template = dyn_cast<ClassTemplateDecl>(Member))
      Member = Template->getTemplatedDecl();
    for (const Decl *Redeclaration : Member->redecls())
      if (!Redeclaration->getLexicalDeclContext()->isRecord())
        Result.push_back(Redeclaration);
    const auto *Nested = dyn_cast<CXXRecordDecl>(Member);
    if (Nested && Nested->isFirstDecl() && Nested->getDefinition())
      addOutOfLine(*Nested->getDefinition(), Result);
  }
}

llvm::SmallVector<const Decl *, 4>
outOfLineMembers(const CXXRecordDecl &Class) {
  llvm::SmallVector<const Decl *, 4> Result;
  addOutOfLine(Class, Result);
  return Result;
}

llvm::SmallVector<const TemplateParameterList *, 2>
repeatedParameterLists(const Decl &D) {
  const Decl *Templated = &D;
  if (const auto *Template = dyn_cast<TemplateDecl>(&D))
    Templated = Template->getTemplatedDecl();
  llvm::SmallVector<const TemplateParameterList *, 2> Result;
  const auto Add = [&](const auto &Declared) {
    for (unsigned I = 0; I < Declared.getNumTemplateParameterLists(); ++I)
      Result.push_back(Declared.getTemplateParameterList(I));
  };
  if (const auto *Declared = dyn_cast_or_null<DeclaratorDecl>(Templated))
    Add(*Declared);
  else if (const auto *Tag = dyn_cast_or_null<TagDecl>(Templated))
    Add(*Tag);
  return Result;
}

} // namespace clang::templates
