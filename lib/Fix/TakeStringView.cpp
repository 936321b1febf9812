//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/Fix/TakeStringView.h"
#include "lib/Fix/Edits.h"
#include "lib/Fix/Includes.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/Basic/CharInfo.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Lexer.h"

namespace clang::templates {

StringViewTaker::StringViewTaker(
    ArrayRef<const FunctionTemplateDecl *> Templates, ASTContext &Context)
    : Context(Context), Remover(Context), Names(Templates, Context) {}

bool StringViewTaker::isHarmless(const StringParameter &Parameter) const {
  return Remover.isPrivate(*Parameter.Template) &&
         !Names.isSpelled(*Parameter.Template);
}

namespace {

/// Counts how often a template parameter is named as a type.
class TypeNames : public RecursiveASTVisitor<TypeNames> {
public:
  TypeNames(const TemplateParameterList &List, unsigned Index)
      : Depth(List.getDepth()), Index(Index) {}

  bool VisitTemplateTypeParmTypeLoc(TemplateTypeParmTypeLoc Name) {
    const TemplateTypeParmType &T = *Name.getTypePtr();
    Count += T.getDepth() == Depth && T.getIndex() == Index;
    return true;
  }

  unsigned Count = 0;

private:
  const unsigned Depth, Index;
};

} // namespace

/// Whether \p Template names its parameter number \p Index for one function
/// parameter and nothing else.
static bool isNamedOnce(const FunctionTemplateDecl &Template, unsigned Index) {
  return llvm::all_of(Template.redecls(), [&](const Decl *D) {
    TypeNames Names(*Template.getTemplateParameters(), Index);
    Names.TraverseDecl(const_cast<Decl *>(D));
    return Names.Count == 1;
  });
}

/// Whether a name follows \p Token without a space, as in 'const K &Key'.
static bool isBeforeName(SourceLocation Token, const ASTContext &Context) {
  const SourceManager &Sources = Context.getSourceManager();
  const SourceLocation End =
      Lexer::getLocForEndOfToken(Token, 0, Sources, Context.getLangOpts());
  bool IsInvalid = false;
  const char *Next = Sources.getCharacterData(End, &IsInvalid);
  return !IsInvalid && isAsciiIdentifierStart(*Next);
}

std::vector<FixItHint>
StringViewTaker::edits(const StringParameter &Parameter) const {
  const TemplateParameterList &List =
      *Parameter.Template->getTemplateParameters();
  if (!Context.getLangOpts().CPlusPlus17 ||
      List.getParam(Parameter.Index)->isImplicit() ||     // 2.
      Names.isNamed(*Parameter.Template) ||               // 3.
      !isNamedOnce(*Parameter.Template, Parameter.Index)) // 4.
    return {};
  std::vector<FixItHint> Edits =
      Remover.remove({{Parameter.Template, Parameter.Index}});
  if (Edits.empty()) // 2.
    return {};
  for (const Decl *D : Parameter.Template->redecls()) {
    const ParmVarDecl &Declared =
        *cast<FunctionTemplateDecl>(D)->getTemplatedDecl()->getParamDecl(
            Parameter.Position);
    const SourceLocation End =
        Declared.getTypeSourceInfo()->getTypeLoc().getEndLoc();
    const SourceRange Type(Declared.getBeginLoc(), End);
    if (!mayEdit(Type, Context)) // 1.
      return {};
    Edits.push_back(replaceTokens(Type, isBeforeName(End, Context)
                                            ? "std::string_view "
                                            : "std::string_view"));
  }
  for (const Expr *Mention : Parameter.Converted) {
    if (!mayEdit(Mention->getSourceRange(), Context)) // 1.
      return {};
    const StringRef Text = sourceText(Mention->getSourceRange(), Context);
    Edits.push_back(replaceTokens(Mention->getSourceRange(),
                                  ("std::string(" + Text + ")").str()));
  }
  const SourceManager &Sources = Context.getSourceManager();
  const FileID File = Sources.getFileID(
      Sources.getExpansionLoc(Parameter.Template->getLocation()));
  if (auto Include = includeHeaders(File, {"string_view"}, Context))
    Edits.push_back(*Include);
  return Edits;
}

} // namespace clang::templates
