//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Writes a constraint into all declarations of a template. In three styles:
//
//   template <std::integral T>
//   void f(T x) {}                                 the type-constraint,
//
//   template <class T>
//     requires std::integral<T>
//   void f(T x) {}                                 the leading clause, and
//
//   template <class T>
//   void f(T x) requires std::integral<T> {}       the trailing one.
//
// A template must be declared with the same constraint everywhere: forward
// declarations, definitions out of line, friends, and, of a class template, the
// heads of all members that are defined out of line.
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_LIB_FIX_CONSTRAIN_H
#define TIDY_TEMPLATES_LIB_FIX_CONSTRAIN_H

#include "lib/AST/ConstraintText.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/Basic/Diagnostic.h"
#include "llvm/ADT/DenseSet.h"
#include <vector>

namespace clang::templates {

enum class ConstraintStyle { TypeConstraint, Leading, Trailing };

struct ConstraintEdit {
  /// Empty: refused.
  std::vector<FixItHint> Hints;
  /// Why, for a note and for counting: stable short words.
  StringRef Refusal;
};

/// What a translation unit says about its templates beyond their declarations.
/// One walk, linear, over the traversal scope.
class TemplateMentions {
public:
  explicit TemplateMentions(ASTContext &Context);

  /// Whether \p Template is an argument of a template template parameter,
  /// written or deduced. [temp.arg.template]: a constrained template does not
  /// match an unconstrained parameter.
  bool isArgument(const TemplateDecl &Template) const;
  /// Whether a specialisation of the function \p Template is a friend: its
  /// constraint would be checked while the class is incomplete.
  bool hasFriendSpecialisation(const FunctionTemplateDecl &Template) const;
  /// The friend declarations in class templates, which are in no chain of
  /// redeclarations until the class is instantiated.
  ArrayRef<const TemplateDecl *> friendTemplates() const { return Friends; }
  /// Whether \p Member hides, or is hidden by, a member with as many parameters
  /// of a class that names one of them in a using-declaration.
  /// [namespace.udecl]: it does so only if both have the same requires-clause.
  bool mayHide(const FunctionDecl &Member) const;
  /// Whether the file of \p Loc was included more than once and declared
  /// members or templates each time, so that its text means different things.
  bool isRepeated(SourceLocation Loc) const;

private:
  friend class MentionsFinder;
  ASTContext &Context;
  const SourceManager &Sources;
  /// Collected when the first class template is asked for.
  mutable std::optional<llvm::DenseSet<const Decl *>> Arguments;
  llvm::DenseSet<const Decl *> FriendSpecialisations;
  std::vector<const TemplateDecl *> Friends;
  llvm::DenseSet<std::pair<DeclarationName, unsigned>> Hiding;
  llvm::DenseSet<const FileEntry *> RepeatedFiles;
};

/// The edits of all declarations of \p Template: a function, class, variable or
/// alias template, a member template or the call operator of a generic lambda.
/// Class and variable templates have no trailing style, they get the leading
/// one; lambdas and 'auto' parameters have no leading style. Without
/// \p Mentions, the refusals that are marked (*) are not known. Refused:
///  1. "C++20 needed",
///  2. "deduction guide",
///  3. "not a template that can be constrained": a concept, a parameter,
///  4. "operator found by every type": an operator of a namespace whose
///     parameters are all a bare T: its constraint would be asked for all
///     types,
///  5. "specialised": explicitly or partially, which the constraint could
///     reject or reorder,
///  6. "template template argument" (*),
///  7. "friend" (*): of a specialisation, or a declaration in a class template
///     which may be one of this function template,
///  8. "macro", "system header", "file included twice" (*): a declaration is
///     there,
///  9. "unnamed parameter": the constraint needs a name where none can be
///     written; template parameters of the list itself get one,
/// 10. "redeclaration cannot be edited": some other declaration is not of a
///     known form, or declares with 'auto' what another does with a name, or
/// 11. "using-declaration" (*): a member would no longer hide another.
ConstraintEdit constrainTemplate(const TemplateDecl &Template,
                                 ConstraintStyle Style, ConstraintWriter Write,
                                 ASTContext &Context,
                                 const TemplateMentions *Mentions = nullptr);

/// Adds a trailing requires-clause to \p Member, a member function of a class
/// template which is no template itself, on its declaration and its definition
/// out of line; or to a friend function that is defined in a class template.
/// Refused as above, or because it is
/// 12. "virtual",
/// 13. "not a template": no member of one, or
/// 14. "friend": declared, not defined.
ConstraintEdit constrainMember(const FunctionDecl &Member,
                               ConstraintWriter Write, ASTContext &Context,
                               const TemplateMentions *Mentions = nullptr);

} // namespace clang::templates

#endif // TIDY_TEMPLATES_LIB_FIX_CONSTRAIN_H
