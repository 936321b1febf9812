//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/Fix/Edits.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Lexer.h"

namespace clang::templates {

bool mayEdit(SourceRange Range, const ASTContext &Context) {
  const SourceManager &Sources = Context.getSourceManager();
  SourceLocation Begin = Range.getBegin(), End = Range.getEnd();
  return Begin.isValid() && End.isValid() && !Begin.isMacroID() &&
         !End.isMacroID() && Sources.isWrittenInSameFile(Begin, End) &&
         !Sources.isInSystemHeader(Begin) &&
         !Sources.isBeforeInTranslationUnit(End, Begin);
}

StringRef sourceText(SourceRange Range, const ASTContext &Context) {
  return Lexer::getSourceText(CharSourceRange::getTokenRange(Range),
                              Context.getSourceManager(),
                              Context.getLangOpts());
}

FixItHint replaceTokens(SourceRange Range, const std::string &Text) {
  return FixItHint::CreateReplacement(CharSourceRange::getTokenRange(Range),
                                      Text);
}

FixItHint writeBefore(SourceLocation Loc, const std::string &Text,
                      const ASTContext &Context) {
  return replaceTokens(Loc, Text + sourceText(Loc, Context).str());
}

FixItHint writeAfter(SourceLocation Loc, const std::string &Text,
                     const ASTContext &Context) {
  return replaceTokens(Loc, sourceText(Loc, Context).str() + Text);
}

StringRef indentation(SourceLocation Loc, const SourceManager &Sources) {
  return Lexer::getIndentationForLine(Loc, Sources);
}

StringRef lineBreak(FileID File, const SourceManager &Sources) {
  const StringRef Line = Sources.getBufferData(File).split('\n').first;
  return Line.ends_with("\r") ? "\r\n" : "\n";
}

std::string freshName(StringRef Name, SourceRange Range,
                      const ASTContext &Context,
                      const llvm::StringSet<> &Taken) {
  const SourceManager &Sources = Context.getSourceManager();
  llvm::StringSet<> Spelled = Taken;
  // Raw tokens: names in macros and in code that was not compiled count too.
  auto [File, Offset] = Sources.getDecomposedLoc(Range.getBegin());
  StringRef Buffer = Sources.getBufferData(File);
  Lexer Raw(Sources.getLocForStartOfFile(File), Context.getLangOpts(),
            Buffer.begin(), Buffer.begin() + Offset, Buffer.end());
  Token Tok;
  while (!Raw.LexFromRawLexer(Tok) &&
         !Sources.isBeforeInTranslationUnit(Range.getEnd(), Tok.getLocation()))
    if (Tok.is(tok::raw_identifier))
      Spelled.insert(Tok.getRawIdentifier());
  std::string Candidate = Name.str();
  for (unsigned N = 2; Spelled.contains(Candidate); ++N)
    Candidate = Name.str() + std::to_string(N);
  return Candidate;
}

} // namespace clang::templates
