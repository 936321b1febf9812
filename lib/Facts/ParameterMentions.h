//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What a template, as it is written, does with its parameters.
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_LIB_FACTS_PARAMETERMENTIONS_H
#define TIDY_TEMPLATES_LIB_FACTS_PARAMETERMENTIONS_H

#include "clang/AST/DeclTemplate.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/SmallVector.h"
#include <optional>
#include <vector>

namespace clang::templates {

/// Whether a parameter is used; a larger value wins.
enum class Usage : uint8_t { None, CannotTell, Used };

/// A parameter of a template of the user's.
struct ParameterId {
  unsigned Template = 0;
  unsigned Index = 0;
};

struct TemplateParameter {
  /// As the definition declares it.
  const NamedDecl *Decl = nullptr;
  Usage State = Usage::None;
  /// Arguments that mention it and do no more.
  struct Passing {
    SourceLocation At;
    ParameterId To;
  };
  llvm::SmallVector<Passing, 2> PassedTo;
  /// Those whose use is a use of this one: parameters that are deduced through
  /// it, and those that have to agree with it.
  llvm::SmallVector<ParameterId, 2> Needs;
  bool Deduced = false;
  /// Where it is mentioned without being used.
  llvm::SmallVector<SourceLocation, 4> Mentions;
};

/// A function or class template of the user's, or a partial specialisation.
struct WrittenTemplate {
  /// Null for partial specialisations.
  const RedeclarableTemplateDecl *Template = nullptr;
  /// What has the body; null if that is not visible.
  const Decl *Definition = nullptr;
  llvm::SmallVector<TemplateParameter, 4> Parameters;

  bool hasCandidates() const;
};

/// Whether \p P, a template parameter, has a default argument.
bool hasDefault(const NamedDecl &P);

/// The templates that are written in the traversal scope of a context, outside
/// of system headers.
class WrittenTemplates {
public:
  explicit WrittenTemplates(ASTContext &Context);

  std::vector<WrittenTemplate> All;

  WrittenTemplate *find(const RedeclarableTemplateDecl *Template);
  /// The numbers of the templates called \p Name.
  ArrayRef<unsigned> called(DeclarationName Name) const;
  TemplateParameter &operator[](ParameterId Id) {
    return All[Id.Template].Parameters[Id.Index];
  }
  /// The parameter that argument \p Number of \p Template is for; no value if
  /// it is none of the user's with a visible definition.
  std::optional<ParameterId> parameter(const RedeclarableTemplateDecl *Template,
                                       unsigned Number) const;

  /// Looks at the code of \p All for uses of their parameters.
  void scan();

private:
  void collect(const DeclContext &Scope);
  void add(const RedeclarableTemplateDecl &Template);
  void addPartial(const ClassTemplatePartialSpecializationDecl &Partial);

  ASTContext &Context;
  llvm::DenseMap<const RedeclarableTemplateDecl *, unsigned> Index;
  llvm::DenseMap<DeclarationName, llvm::SmallVector<unsigned, 1>> ByName;
};

} // namespace clang::templates

#endif // TIDY_TEMPLATES_LIB_FACTS_PARAMETERMENTIONS_H
