//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/Fix/BeforeTemplate.h"
#include "lib/AST/Names.h"
#include "lib/Fix/Edits.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/Basic/SourceManager.h"

namespace clang::templates {

const Decl *outermost(const DeclContext &Inner) {
  const DeclContext *Around = &Inner;
  while (!Around->getLexicalParent()->isFileContext())
    Around = Around->getLexicalParent();
  const Decl *D = Decl::castFromDeclContext(Around);
  if (const TemplateDecl *Template = D->getDescribedTemplate())
    return Template;
  return D;
}

bool isNamedBefore(const NamedDecl &D, SourceLocation Before,
                   const SourceManager &Sources) {
  return D.getDeclContext()->getRedeclContext()->isFileContext() &&
         Sources.isBeforeInTranslationUnit(D.getCanonicalDecl()->getLocation(),
                                           Before);
}

bool isKnownIn(const NamedDecl &D, const FunctionDecl &Pattern,
               const SourceManager &Sources) {
  const DeclContext *Around = D.getDeclContext()->getRedeclContext();
  const Decl *Declared = D.getCanonicalDecl();
  if (const auto *Class = dyn_cast<CXXRecordDecl>(Around)) {
    // In the bodies of a class all of it is known.
    if (Class->isLambda() || Class->Encloses(Pattern.getDeclContext()))
      return true;
    Declared = Class->getDefinition();
    if (const CXXRecordDecl *From = Class->getTemplateInstantiationPattern())
      Declared = From;
  } else if (const auto *Function = dyn_cast<FunctionDecl>(&D)) {
    Declared = patternFunction(Function)->getCanonicalDecl();
  }
  if (!Around->isFileContext() && !Around->isRecord())
    return true;
  return Declared && Sources.isBeforeInTranslationUnit(Declared->getLocation(),
                                                       Pattern.getEndLoc());
}

std::string newNameBefore(const std::string &Base, const Decl &Outermost,
                          const ASTContext &Context,
                          llvm::StringSet<> &NewNames) {
  const SourceManager &Sources = Context.getSourceManager();
  const FileID File = Sources.getFileID(Outermost.getBeginLoc());
  llvm::StringSet<> Taken = NewNames;
  for (const DeclContext *C = Outermost.getDeclContext(); C; C = C->getParent())
    if (!C->lookup(&Context.Idents.get(Base)).empty())
      Taken.insert(Base);
  const std::string Name = freshName(
      Base,
      {Sources.getLocForStartOfFile(File), Sources.getLocForEndOfFile(File)},
      Context, Taken);
  NewNames.insert(Name);
  return Name;
}

/// Where \p Before, the start of a declaration, or the comment directly above
/// it begins.
static SourceLocation aboveComment(SourceLocation Before,
                                   const SourceManager &Sources) {
  const auto [File, Offset] = Sources.getDecomposedLoc(Before);
  const StringRef Buffer = Sources.getBufferData(File);
  size_t Line = Buffer.substr(0, Offset).rfind('\n'), Start = Offset;
  while (Line != StringRef::npos && Line > 0) {
    const size_t Above = Buffer.substr(0, Line).rfind('\n');
    if (Above == StringRef::npos)
      break; // What a file starts with is not about the declaration.
    const size_t Text = Buffer.find_first_not_of(" \t", Above + 1);
    if (!Buffer.substr(Text).starts_with("//"))
      break;
    Start = Text;
    Line = Above;
  }
  return Sources.getLocForStartOfFile(File).getLocWithOffset(Start);
}

FixItHint writeAbove(SourceLocation Before, const std::string &Text,
                     const ASTContext &Context) {
  const SourceManager &Sources = Context.getSourceManager();
  const SourceLocation Comment = aboveComment(Before, Sources);
  const auto [File, Offset] = Sources.getDecomposedLoc(Before);
  const std::string Break = lineBreak(File, Sources).str() +
                            lineBreak(File, Sources).str() +
                            indentation(Before, Sources).str();
  const StringRef InFront =
      Sources.getBufferData(File).take_front(Offset).rtrim();
  const StringRef Line = InFront.substr(InFront.rfind('\n') + 1).ltrim();
  const bool EndsCode = !Line.empty() &&
                        Line.find_first_of("#/\"'\\") == StringRef::npos &&
                        StringRef("{};").contains(Line.back());
  if (Comment != Before || !EndsCode)
    return writeBefore(Comment, Text + Break, Context);
  return writeAfter(
      Sources.getLocForStartOfFile(File).getLocWithOffset(InFront.size() - 1),
      Break + Text, Context);
}

} // namespace clang::templates
