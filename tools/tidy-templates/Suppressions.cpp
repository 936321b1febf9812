//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tools/tidy-templates/Suppressions.h"
#include "tools/tidy-templates/Registry.h"
#include "clang/Lex/Lexer.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/GlobPattern.h"
#include <limits>

namespace clang::templates {

using llvm::StringRef;

static constexpr llvm::StringLiteral Mark = "NOLINT";
static constexpr llvm::StringLiteral Prefix = "templates-";

static bool matches(StringRef Glob, StringRef Check) {
  llvm::Expected<llvm::GlobPattern> Pattern = llvm::GlobPattern::create(Glob);
  if (Pattern)
    return Pattern->match(Check);
  llvm::consumeError(Pattern.takeError());
  return Glob == Check;
}

bool Suppression::silences(const report::Finding &F) const {
  return F.At.Path == Path && F.At.Line >= FirstLine && F.At.Line <= LastLine &&
         llvm::any_of(Checks,
                      [&](StringRef Glob) { return matches(Glob, F.Check); });
}

/// What a comment says that begins with the mark; no checks if it names none of
/// ours.
static Suppression readOne(StringRef AfterKind) {
  Suppression S;
  const size_t Close = AfterKind.find_first_of(")\n");
  if (!AfterKind.starts_with("(") || Close == StringRef::npos ||
      AfterKind[Close] != ')')
    return S;
  llvm::SmallVector<StringRef, 2> Names;
  AfterKind.slice(1, Close).split(Names, ',');
  for (StringRef Name : Names)
    if (Name = Name.trim(); Name.starts_with(Prefix))
      S.Checks.push_back(Name.str());
  S.IsPart = S.Checks.size() < Names.size();
  StringRef Rest = AfterKind.drop_front(Close + 1).split('\n').first;
  S.HasReason = Rest.consume_front(":") && !Rest.trim(" \t\r*/").empty();
  return S;
}

/// Text with blanks for all but its comments outside directives. What a string
/// says is no comment; one in a directive silences findings wherever its macro
/// is expanded, and cannot tell is silence.
static std::string commentsOf(StringRef Text) {
  LangOptions Options;
  Options.CPlusPlus = Options.CPlusPlus11 = Options.CPlusPlus14 = true;
  Options.LineComment = Options.RawStringLiterals = true;
  const std::string Source = Text.str(); // The lexer needs a null at the end.
  Lexer Raw(SourceLocation(), Options, Source.data(), Source.data(),
            Source.data() + Source.size());
  Raw.SetCommentRetentionState(true);
  std::string Comments = Source;
  auto Blank = [&](size_t From, size_t To) {
    for (; From != To; ++From)
      if (Comments[From] != '\n')
        Comments[From] = ' ';
  };
  size_t End = 0;
  bool IsDirective = false;
  for (bool AtEnd = false; !AtEnd; End = Raw.getCurrentBufferOffset()) {
    Token T;
    AtEnd = Raw.LexFromRawLexer(T);
    if (T.isAtStartOfLine())
      IsDirective = T.is(tok::hash);
    if (T.isNot(tok::comment) || IsDirective)
      Blank(End, Raw.getCurrentBufferOffset());
  }
  return Comments;
}

std::vector<Suppression> readSuppressions(StringRef Path, StringRef Source) {
  std::vector<Suppression> All;
  if (!Source.contains(Mark))
    return All;
  const std::string Comments = commentsOf(Source);
  const StringRef Text = Comments;
  std::vector<size_t> Open;
  unsigned Line = 1;
  size_t Counted = 0;
  for (size_t At = Text.find(Mark); At != StringRef::npos;
       At = Text.find(Mark, At + Mark.size())) {
    if (At && llvm::isAlnum(Text[At - 1]))
      continue;
    Line += Text.slice(Counted, At).count('\n');
    Counted = At;
    StringRef Rest = Text.drop_front(At + Mark.size());
    const bool IsNext = Rest.consume_front("NEXTLINE");
    const bool Begins = Rest.consume_front("BEGIN");
    const bool Ends = Rest.consume_front("END");
    Suppression S = readOne(Rest);
    if (S.Checks.empty())
      continue;
    if (Ends) {
      const auto Begun = llvm::find_if(llvm::reverse(Open), [&](size_t I) {
        return All[I].Checks == S.Checks;
      });
      if (Begun != Open.rend()) {
        All[*Begun].LastLine = Line;
        Open.erase(std::next(Begun).base());
      }
      continue;
    }
    S.Path = Path.str();
    S.Offset = At;
    S.FirstLine = S.LastLine = IsNext ? Line + 1 : Line;
    if (Begins) {
      S.LastLine = std::numeric_limits<unsigned>::max();
      Open.push_back(All.size());
    }
    All.push_back(std::move(S));
  }
  return All;
}

std::vector<Suppression> suppressionsIn(llvm::ArrayRef<report::Unit> Units,
                                        StringRef Root,
                                        report::Sources &Files) {
  std::vector<Suppression> All;
  llvm::StringSet<> Seen;
  for (const report::Unit &U : Units)
    for (const std::string &File : U.Files) {
      const StringRef InRoot = report::relativePath(File, Root);
      if (InRoot.size() == File.size() || !Seen.insert(File).second)
        continue;
      if (std::optional<StringRef> Text = Files.text(File))
        llvm::append_range(All, readSuppressions(File, *Text));
    }
  llvm::sort(All, [](const Suppression &L, const Suppression &R) {
    return std::tie(L.Path, L.Offset) < std::tie(R.Path, R.Offset);
  });
  return All;
}

/// Whether a unit that runs \p Enabled, as --checks takes them, runs what \p S
/// names.
static bool runs(StringRef Enabled, const Suppression &S) {
  return llvm::any_of(allChecks(), [&](const CheckInfo &Check) {
    bool IsOn = false;
    for (StringRef Glob : llvm::split(Enabled, ',')) {
      Glob = Glob.trim();
      const bool IsOff = Glob.consume_front("-");
      if (!Glob.empty() && matches(Glob, Check.Name))
        IsOn = !IsOff;
    }
    return IsOn && llvm::any_of(S.Checks, [&](StringRef Glob) {
             return matches(Glob, Check.Name);
           });
  });
}

llvm::Expected<std::vector<Suppression>>
unusedSuppressions(Analysis A, llvm::ArrayRef<report::Unit> Units,
                   llvm::ArrayRef<Suppression> All, report::Sources &Files) {
  // Findings in headers that are filtered out are silenced all the same.
  A.Options.HeaderFilter = ".*";
  // A comment that clang-tidy does not know silences nothing.
  Overlay Without;
  std::map<std::string, std::string> Texts;
  for (const Suppression &S : All) {
    auto [Text, IsNew] = Texts.try_emplace(S.Path);
    if (IsNew)
      Text->second = Files.text(S.Path)->str();
    Text->second.replace(S.Offset, Mark.size(), "nolint");
  }
  for (auto &[Path, Text] : Texts)
    Without.set(Path, std::move(Text));
  Without.addAliases(Units);
  auto Open = runAgain(A, Units, Without);
  if (!Open)
    return Open.takeError();

  const auto IsUnused = [&](const Suppression &S) {
    bool IsRun = false;
    for (size_t I = 0; I != Open->size(); ++I) {
      const report::Unit &U = (*Open)[I];
      if (!llvm::is_contained(U.Files, S.Path))
        continue;
      IsRun |= runs(A.Checks[I], S);
      if (!U.Failure.empty() ||
          llvm::any_of(U.Findings,
                       [&](const report::Finding &F) { return S.silences(F); }))
        return false;
    }
    return IsRun;
  };
  std::vector<Suppression> Unused;
  for (const Suppression &S : All) {
    Suppression One = S, Rest = S;
    llvm::erase_if(Rest.Checks, [&](const std::string &Check) {
      One.Checks = {Check};
      return !IsUnused(One);
    });
    Rest.IsPart |= Rest.Checks.size() < S.Checks.size();
    if (!Rest.Checks.empty())
      Unused.push_back(std::move(Rest));
  }
  return Unused;
}

} // namespace clang::templates
