//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Takes parameters out of templates, and their arguments out of the places that
// spell them.
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_LIB_FIX_PARAMETERREMOVAL_H
#define TIDY_TEMPLATES_LIB_FIX_PARAMETERREMOVAL_H

#include "lib/AST/TemplateIds.h"
#include "clang/AST/ASTContext.h"
#include "clang/Basic/Diagnostic.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"
#include <vector>

namespace clang::templates {

/// Parameter \c Index of \c Template, which nothing uses.
struct RemovableParameter {
  const RedeclarableTemplateDecl *Template = nullptr;
  unsigned Index = 0;
};

/// Whether \p Function can do without being a template: no overload, no base
/// and no attribute says more of it. Its constraints are not looked at.
bool mayBecomeFunction(const FunctionDecl &Function);

/// Whether \p Function, when it is no template any more, has to say 'inline' so
/// that several translation units can define it.
bool needsInline(const FunctionDecl &Function);

class ParameterRemover {
public:
  /// Walks the user's code once.
  explicit ParameterRemover(ASTContext &Context);

  /// Edits that remove \p Parameters from all declarations, and their arguments
  /// from all template-ids of the translation unit. A function template that
  /// loses its last parameter becomes a function, inline where it would
  /// otherwise get a definition per translation unit; \p WithConstraints
  /// without its requires-clauses. None if
  ///  1. a declaration or a template-id comes from a macro or a system header,
  ///  2. something is instantiated explicitly,
  ///  3. a class template would lose its last parameter: its members, which are
  ///     instantiated only if they are used, would all be compiled,
  ///  4. a function template would lose its last parameter and has overloads,
  ///     bases that may declare the same function, attributes, a
  ///     requires-clause that has to stay, or is called as
  ///     'x.template f<T>()',
  ///  5. packs hide which argument is for which parameter, or
  ///  6. edits would overlap.
  std::vector<FixItHint> remove(ArrayRef<RemovableParameter> Parameters,
                                bool WithConstraints = false) const;

  /// Whether no other translation unit can spell arguments of \p Template: it
  /// is declared in the main file only, which is no header.
  bool isPrivate(const RedeclarableTemplateDecl &Template) const;

private:
  friend class TemplateIdCollector;

  struct Edit {
    SourceLocation Begin, End;
    std::string Text;
  };
  using Indices = llvm::SmallDenseSet<unsigned, 4>;

  bool editHeads(const RedeclarableTemplateDecl &Template,
                 const Indices &Removed, bool WithConstraints,
                 std::vector<Edit> &Edits) const;
  bool editIds(const RedeclarableTemplateDecl &Template, const Indices &Removed,
               bool RemainsTemplate, std::vector<Edit> &Edits) const;
  bool dropHead(const FunctionTemplateDecl &Declaration, bool WithConstraints,
                std::vector<Edit> &Edits) const;
  bool removeElements(SourceRange Brackets, ArrayRef<SourceRange> Elements,
                      const Indices &Removed, std::vector<Edit> &Edits) const;
  /// The parameters that are written between the angle brackets of \p List.
  llvm::SmallVector<SourceRange, 4>
  writtenParameters(const TemplateParameterList &List) const;
  /// In the file, where \p Loc is at one half of a '>>'.
  SourceLocation written(SourceLocation Loc) const;
  SourceRange written(SourceRange Range) const;
  SourceLocation tokenAfter(SourceLocation Loc) const;
  SourceLocation endOf(SourceLocation Token) const;

  ASTContext &Context;
  const SourceManager &Sources;
  llvm::DenseMap<const RedeclarableTemplateDecl *, std::vector<TemplateId>> Ids;
  /// Names that have arguments in places where it depends what they name.
  llvm::DenseSet<DeclarationName> DependentIds;
};

} // namespace clang::templates

#endif // TIDY_TEMPLATES_LIB_FIX_PARAMETERREMOVAL_H
