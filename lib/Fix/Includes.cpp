//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/Fix/Includes.h"
#include "lib/Fix/Edits.h"
#include "clang/Basic/CharInfo.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Lexer.h"
#include <map>
#include <set>
#include <vector>

namespace clang::templates {

//===----------------------------------------------------------------------===//
// What stands before the first declaration
//===----------------------------------------------------------------------===//

namespace {

/// A directive that new lines may follow. Offsets in the file.
struct Directive {
  unsigned Hash = 0;
  unsigned LastToken = 0;
  /// Behind the directive and a comment that ends on its line.
  unsigned End = 0;
};

struct Include : Directive {
  /// Without the brackets; empty if it is spelled by a macro.
  StringRef Name;
  bool IsAngled = false;
  unsigned Line = 0;

  /// As all names of standard headers are spelled.
  bool isStandard() const {
    return IsAngled && llvm::all_of(Name, [](char C) {
             return isLowercase(C) || isDigit(C) || C == '_';
           });
  }
};

/// Reads the directives of a file up to its first other token.
class Preamble {
public:
  Preamble(FileID File, const SourceManager &Sources,
           const LangOptions &Options)
      : File(File), Sources(Sources), Buffer(Sources.getBufferData(File)),
        Raw(Sources.getLocForStartOfFile(File), Options, Buffer.begin(),
            Buffer.begin(), Buffer.end()) {
    next();
    First = offset();
    while (isDirective())
      readDirective();
  }

  std::vector<Include> Includes;
  /// The include guard or '#pragma once', which includes follow.
  std::optional<Directive> Start;
  /// The first token of the file.
  unsigned First = 0;

private:
  void next() { Raw.LexFromRawLexer(Tok); }
  unsigned offset() const { return Sources.getFileOffset(Tok.getLocation()); }
  bool isDirective() const {
    return Tok.is(tok::hash) && Tok.isAtStartOfLine();
  }
  bool inDirective() const {
    return Tok.isNot(tok::eof) && !Tok.isAtStartOfLine();
  }
  StringRef word() const {
    return Tok.is(tok::raw_identifier) ? Tok.getRawIdentifier() : StringRef();
  }

  /// Reads the rest of the line.
  void finish(Directive &D) {
    while (inDirective()) {
      D.LastToken = offset();
      D.End = D.LastToken + Tok.getLength();
      next();
    }
    const StringRef Rest = Buffer.substr(D.End).take_until(
        [](char C) { return C == '\n' || C == '\r'; });
    // A comment that goes on stays behind the new lines.
    if (Rest.count("/*") == Rest.count("*/"))
      D.End += Rest.rtrim().size();
  }

  void readDirective() {
    Directive D;
    D.Hash = D.LastToken = offset();
    D.End = D.Hash + 1;
    next();
    const StringRef Kind = inDirective() ? word() : "";
    if (inDirective()) {
      D.End = offset() + Tok.getLength();
      next();
    }
    if (Kind == "include" || Kind == "include_next" || Kind == "import")
      readInclude(D);
    else if (Kind.starts_with("if"))
      readIf(Kind, D);
    else if (Kind == "endif")
      readEnd(D);
    else if (Kind == "define")
      readDefine(D);
    else if (Kind == "pragma" && word() == "once")
      readGuard(D);
    else
      finish(D);
    ++Number;
  }

  void readInclude(const Directive &D) {
    Include I;
    static_cast<Directive &>(I) = D;
    const unsigned Begin = inDirective() ? offset() : D.End;
    finish(I);
    const StringRef Spelled = Buffer.slice(Begin, I.End);
    I.IsAngled = Spelled.starts_with("<");
    if (I.IsAngled || Spelled.starts_with("\""))
      I.Name = Spelled.drop_front().take_until(
          [](char C) { return C == '>' || C == '"'; });
    I.Line = Sources.getLineNumber(File, I.Hash);
    if (Depth == GuardDepth)
      Includes.push_back(I);
  }

  /// '#ifndef X' and '#if !defined(X)' may start an include guard.
  void readIf(StringRef Kind, Directive &D) {
    bool Negated = Kind == "ifndef";
    if (Kind == "if" && Tok.is(tok::exclaim)) {
      next();
      Negated = word() == "defined";
      next();
      if (Tok.is(tok::l_paren))
        next();
    }
    if (Negated && Depth == 0 && Includes.empty()) {
      GuardName = word();
      GuardNumber = Number + 1;
    }
    ++Depth;
    finish(D);
  }

  void readDefine(Directive &D) {
    const bool Guards = Depth == 1 && Number == GuardNumber &&
                        !GuardName.empty() && word() == GuardName;
    if (!Guards)
      return finish(D);
    readGuard(D);
    GuardDepth = 1;
  }

  void readGuard(Directive &D) {
    finish(D);
    Start = D;
  }

  void readEnd(Directive &D) {
    finish(D);
    if (Depth == 0)
      return;
    // What ends before the declarations guarded nothing but a macro.
    if (--Depth < GuardDepth && Tok.isNot(tok::eof)) {
      GuardDepth = 0;
      Start = D;
      Includes.clear();
    }
  }

  FileID File;
  const SourceManager &Sources;
  StringRef Buffer;
  Lexer Raw;
  Token Tok;
  /// How many '#if' are open, and how many of them are the include guard.
  unsigned Depth = 0, GuardDepth = 0;
  /// The macro of the guard that may have started, and which directive must
  /// define it. Directives are numbered.
  StringRef GuardName;
  unsigned GuardNumber = 0, Number = 0;
};

//===----------------------------------------------------------------------===//
// Where new lines go
//===----------------------------------------------------------------------===//

/// A place for new lines: behind a directive, or ahead of a token.
struct Place {
  /// Where, and the token there, as offsets.
  unsigned Offset, TokenBegin, TokenEnd;
  bool IsAhead;
  /// Whether an empty line separates the new lines from the token.
  bool IsSeparate;
};

} // namespace

static Place behind(const Directive &D, bool IsSeparate) {
  return {D.End, D.LastToken, D.End, false, IsSeparate};
}

static Place aheadOf(unsigned Token, bool IsSeparate) {
  // The first character stands for the token, which may be of any length.
  return {Token, Token, Token + 1, true, IsSeparate};
}

/// The includes on adjacent lines with the most standard headers among them.
static ArrayRef<Include> standardBlock(ArrayRef<Include> All) {
  ArrayRef<Include> Best;
  long Most = 0;
  for (size_t Begin = 0, End; Begin < All.size(); Begin = End) {
    for (End = Begin + 1; End < All.size(); ++End)
      if (All[End].Line != All[End - 1].Line + 1)
        break;
    const ArrayRef<Include> Block = All.slice(Begin, End - Begin);
    const long Count =
        llvm::count_if(Block, [](const Include &I) { return I.isStandard(); });
    if (Count > Most) {
      Most = Count;
      Best = Block;
    }
  }
  return Best;
}

static Place placeFor(StringRef Header, const Preamble &Lines) {
  const Include *Before = nullptr, *After = nullptr;
  for (const Include &I : standardBlock(Lines.Includes)) {
    if (!I.isStandard())
      continue;
    if (I.Name < Header)
      Before = &I;
    else if (!After)
      After = &I;
  }
  if (Before)
    return behind(*Before, false);
  if (After)
    return aheadOf(After->Hash, false);
  if (!Lines.Includes.empty())
    return behind(Lines.Includes.back(), false);
  if (Lines.Start)
    return behind(*Lines.Start, true);
  return aheadOf(Lines.First, true);
}

std::optional<FixItHint> includeHeaders(FileID File,
                                        ArrayRef<std::string> Headers,
                                        const ASTContext &Context) {
  const SourceManager &Sources = Context.getSourceManager();
  const SourceLocation Start = Sources.getLocForStartOfFile(File);
  if (Start.isInvalid() || Sources.isInSystemHeader(Start))
    return std::nullopt;
  const Preamble Lines(File, Sources, Context.getLangOpts());
  std::set<StringRef> Missing(Headers.begin(), Headers.end());
  for (const Include &I : Lines.Includes)
    if (I.IsAngled)
      Missing.erase(I.Name);
  if (Missing.empty())
    return std::nullopt;

  // One edit, from the first place to the last one.
  std::map<unsigned, std::pair<Place, std::string>> Texts;
  const std::string Break = lineBreak(File, Sources).str();
  for (StringRef Header : Missing) {
    const Place P = placeFor(Header, Lines);
    std::string &Text = Texts.try_emplace(P.Offset, P, "").first->second.second;
    const std::string Line = ("#include <" + Header + ">").str();
    if (!P.IsAhead && P.IsSeparate && Text.empty())
      Text += Break;
    Text += P.IsAhead ? Line + Break : Break + Line;
  }
  const unsigned Begin = Texts.begin()->second.first.TokenBegin;
  const unsigned End = Texts.rbegin()->second.first.TokenEnd;
  const StringRef Buffer = Sources.getBufferData(File);
  std::string Edited;
  unsigned Done = Begin;
  for (const auto &[Offset, Where] : Texts) {
    const auto &[P, Text] = Where;
    Edited += Buffer.slice(Done, Offset).str() + Text;
    if (P.IsAhead && P.IsSeparate)
      Edited += Break;
    Done = Offset;
  }
  Edited += Buffer.slice(Done, End);
  return FixItHint::CreateReplacement(
      CharSourceRange::getCharRange(Start.getLocWithOffset(Begin),
                                    Start.getLocWithOffset(End)),
      Edited);
}

} // namespace clang::templates
