//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Templates and their arguments as they are written, and what templates that
// are members of templates become in the specialisations around them.
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_LIB_AST_TEMPLATEIDS_H
#define TIDY_TEMPLATES_LIB_AST_TEMPLATEIDS_H

#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/TypeLoc.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/SmallVector.h"
#include <optional>

namespace clang::templates {

/// The first declaration of the template that \p Template is, or that it was
/// instantiated from as a member of a specialisation. Null for templates that
/// cannot be redeclared (template template parameters, concepts).
const RedeclarableTemplateDecl *patternTemplate(const TemplateDecl *Template);

/// The template of which \p Function is a specialisation or the pattern, as
/// above; null if there is none.
const RedeclarableTemplateDecl *patternTemplate(const FunctionDecl &Function);

/// A template with written arguments: 'Box<T>', 'f<int>', 'x.template f<T>'.
struct TemplateId {
  /// Null if it depends on a parameter which template that is, or if there are
  /// several.
  const RedeclarableTemplateDecl *Template = nullptr;
  DeclarationName Name;
  /// Of the keyword 'template' before the name, if it is written.
  SourceLocation KeywordLoc;
  SourceLocation LAngleLoc, RAngleLoc;
  llvm::SmallVector<TemplateArgumentLoc, 4> Arguments;
};

/// No value if \p T (\p E) itself is none.
std::optional<TemplateId> templateId(TypeLoc T);
std::optional<TemplateId> templateId(const Expr &E);

/// Calls \p Found for \p Template and, if it is a member of class templates,
/// for what it is in each specialisation of these.
void forEachInstance(
    const RedeclarableTemplateDecl &Template,
    llvm::function_ref<void(const RedeclarableTemplateDecl &)> Found);

/// The declarations of members of \p Class, and of classes in it, that are
/// written outside of it.
llvm::SmallVector<const Decl *, 4> outOfLineMembers(const CXXRecordDecl &Class);

/// The parameter lists that \p D repeats for the class templates around it:
/// 'template <class T>' in 'template <class T> void Box<T>::f()'.
llvm::SmallVector<const TemplateParameterList *, 2>
repeatedParameterLists(const Decl &D);

} // namespace clang::templates

#endif // TIDY_TEMPLATES_LIB_AST_TEMPLATEIDS_H
