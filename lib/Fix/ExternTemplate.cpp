//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/Fix/ExternTemplate.h"
#include "lib/Fix/Edits.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Lexer.h"
#include "llvm/ADT/StringExtras.h"

namespace clang::templates {

static PrintingPolicy printingPolicy(const ASTContext &Context) {
  PrintingPolicy Policy(Context.getLangOpts());
  Policy.FullyQualifiedName = true;
  Policy.SuppressTagKeyword = true;
  Policy.SuppressDefaultTemplateArgs = true;
  Policy.SuppressInlineNamespace =
      llvm::to_underlying(PrintingPolicy::SuppressInlineNamespaceMode::All);
  return Policy;
}

/// "Box<int>"
static std::string nameWith(const NamedDecl &Template,
                            ArrayRef<TemplateArgument> Arguments,
                            const TemplateParameterList &Parameters,
                            const PrintingPolicy &Policy) {
  std::string Name = Template.getNameAsString();
  llvm::raw_string_ostream Stream(Name);
  printTemplateArgumentList(Stream, Arguments, Policy, &Parameters);
  return Name;
}

/// Whether only a class key and names stand between `template` and the name of
/// \p Class: no attribute, and no macro for one.
static bool isPlain(const ClassTemplateSpecializationDecl &Class,
                    const ASTContext &Context) {
  const SourceManager &Sources = Context.getSourceManager();
  SourceLocation Loc = Class.getTemplateKeywordLoc();
  if (Loc.isInvalid() || Loc.isMacroID())
    return false;
  bool AfterName = false, IsKey = true;
  while (true) {
    const std::optional<Token> Next =
        Lexer::findNextToken(Loc, Sources, Context.getLangOpts());
    if (!Next || Next->getLocation() == Class.getLocation())
      return Next && !AfterName;
    Loc = Next->getLocation();
    const bool IsName = Next->is(tok::raw_identifier);
    if (std::exchange(IsKey, false))
      continue;
    if (IsName ? AfterName : Next->isNot(tok::coloncolon))
      return false;
    AfterName = IsName;
  }
}

/// The declaration of \p Found for the namespace of its template, if it can be
/// written.
static std::optional<std::string>
declaration(const ExplicitInstantiation &Found, const ASTContext &Context) {
  const PrintingPolicy Policy = printingPolicy(Context);
  const TemplateParameterList &Parameters =
      *Found.Template->getTemplateParameters();
  if (!Found.CanDeclareInHeader ||
      !Found.Pattern->getDeclContext()->isFileContext())
    return std::nullopt;
  if (const auto *Class =
          dyn_cast<ClassTemplateSpecializationDecl>(Found.Specialisation)) {
    if (!isPlain(*Class, Context))
      return std::nullopt;
    const StringRef Key = cast<TagDecl>(Found.Pattern)->getKindName();
    return ("extern template " + Key + " " +
            nameWith(*Found.Template, Class->getTemplateArgs().asArray(),
                     Parameters, Policy) +
            ";")
        .str();
  }
  const auto *Function = cast<FunctionDecl>(Found.Specialisation);
  if (Function->hasAttrs() || cast<FunctionDecl>(Found.Pattern)
                                  ->getReturnType()
                                  ->getContainedDeducedType())
    return std::nullopt;
  std::string Text = nameWith(
      *Found.Template, Function->getTemplateSpecializationArgs()->asArray(),
      Parameters, Policy);
  std::vector<std::string> Types;
  for (const ParmVarDecl *P : Function->parameters())
    Types.push_back(P->getType().getAsString(Policy));
  if (Function->isVariadic())
    Types.push_back("...");
  Text += "(" + llvm::join(Types, ", ") + ")";
  Function->getReturnType().getAsStringInternal(Text, Policy);
  return "extern template " + Text + ";";
}

/// The last token of the definition of the template.
static SourceLocation endOf(const NamedDecl &Pattern,
                            const ASTContext &Context) {
  const SourceLocation Brace = Pattern.getEndLoc();
  if (isa<FunctionDecl>(Pattern) || Brace.isInvalid() || Brace.isMacroID())
    return Brace;
  const std::optional<Token> Next = Lexer::findNextToken(
      Brace, Context.getSourceManager(), Context.getLangOpts());
  return Next && Next->is(tok::semi) ? Next->getLocation() : SourceLocation();
}

std::optional<FixItHint>
declareInHeader(ArrayRef<ExplicitInstantiation> OfOneTemplate,
                const ASTContext &Context) {
  const SourceManager &Sources = Context.getSourceManager();
  const NamedDecl &Pattern = *OfOneTemplate.front().Pattern;
  const SourceLocation End = endOf(Pattern, Context);
  if (!mayEdit(End, Context))
    return std::nullopt;
  const std::string NextLine = (lineBreak(Sources.getFileID(End), Sources) +
                                indentation(Pattern.getBeginLoc(), Sources))
                                   .str();
  std::string Text;
  for (const ExplicitInstantiation &Found : OfOneTemplate)
    if (std::optional<std::string> One = declaration(Found, Context))
      Text += NextLine + *One;
  if (Text.empty())
    return std::nullopt;
  return writeAfter(End, Text, Context);
}

} // namespace clang::templates
