//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The formats of code review: GitLab, GitHub, reviewdog and Markdown.
//
//===----------------------------------------------------------------------===//

#include "lib/Report/Formats.h"
#include "lib/Report/Sources.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/JSON.h"
#include <optional>

namespace clang::templates::report {

/// What GitHub Actions shows of one step; the rest it drops without a word.
static constexpr unsigned AnnotationsPerStep = 10;

/// A comment on a pull request has room for 65,536 characters.
static constexpr unsigned FindingsInMarkdown = 100;

//===-- GitLab ------------------------------------------------------------===//

void writeGitLab(const Report &R, llvm::raw_ostream &OS) {
  llvm::json::OStream J(OS, 2);
  J.array([&] {
    for (const Finding &F : R.Findings)
      J.object([&] {
        J.attribute("description", llvm::json::fixUTF8(F.Message));
        J.attribute("check_name", F.Check);
        J.attribute("fingerprint", F.Fingerprint);
        J.attribute("severity", "minor");
        J.attributeObject("location", [&] {
          J.attribute("path", relativePath(F.At.Path, R.Root));
          J.attributeObject("lines", [&] { J.attribute("begin", F.At.Line); });
        });
      });
  });
  OS << '\n';
}

//===-- GitHub ------------------------------------------------------------===//

/// Text as a workflow command takes it; properties end at colons and commas.
static std::string escapeCommand(llvm::StringRef Text, bool IsProperty) {
  std::string Escaped;
  for (char C : Text) {
    if (llvm::StringRef(IsProperty ? "%\r\n:," : "%\r\n").contains(C))
      Escaped += "%" + llvm::utohexstr(C, /*LowerCase=*/false, /*Width=*/2);
    else
      Escaped += C;
  }
  return Escaped;
}

void writeGitHub(const Report &R, llvm::raw_ostream &OS) {
  llvm::ArrayRef<Finding> Shown(R.Findings);
  for (const Finding &F : Shown.take_front(AnnotationsPerStep))
    OS << "::warning file="
       << escapeCommand(relativePath(F.At.Path, R.Root), true)
       << ",line=" << F.At.Line << ",col=" << F.At.Column
       << ",title=" << escapeCommand(F.Check, true)
       << "::" << escapeCommand(F.Message, false) << '\n';
  if (Shown.size() > AnnotationsPerStep)
    OS << "::notice::and " << Shown.size() - AnnotationsPerStep
       << " more findings\n";
}

//===-- reviewdog ---------------------------------------------------------===//

static void writePosition(llvm::json::OStream &J, llvm::StringRef Name,
                          const Place &At) {
  J.attributeObject(Name, [&] {
    J.attribute("line", At.Line);
    J.attribute("column", At.Column);
  });
}

/// One suggestion for all edits: reviewdog offers each suggestion alone, and
/// the edits of a fix only make sense together. Nothing where they reach into
/// another file.
static void writeSuggestion(llvm::json::OStream &J, const Finding &F,
                            Sources &Files) {
  std::optional<llvm::StringRef> Text = Files.text(F.At.Path);
  if (F.Edits.empty() || !Text ||
      llvm::any_of(F.Edits, [&](const Edit &E) { return E.Path != F.At.Path; }))
    return;
  std::vector<Edit> Edits = F.Edits;
  llvm::sort(Edits, [](const Edit &Left, const Edit &Right) {
    return Left.Offset < Right.Offset;
  });
  unsigned Start = Edits.front().Offset, End = Start;
  std::string New;
  for (const Edit &E : Edits) {
    New += Text->slice(End, E.Offset);
    New += E.Text;
    End = E.Offset + E.Length;
  }
  J.attributeArray("suggestions", [&] {
    J.object([&] {
      J.attributeObject("range", [&] {
        writePosition(J, "start", Files.at(F.At.Path, Start));
        writePosition(J, "end", Files.at(F.At.Path, End));
      });
      J.attribute("text", llvm::json::fixUTF8(New));
    });
  });
}

void writeRdJson(const Report &R, llvm::raw_ostream &OS) {
  Sources Files;
  llvm::json::OStream J(OS, 2);
  J.object([&] {
    J.attributeObject("source", [&] { J.attribute("name", "tidy-templates"); });
    J.attributeArray("diagnostics", [&] {
      for (const Finding &F : R.Findings)
        J.object([&] {
          J.attribute("message", llvm::json::fixUTF8(F.Message));
          J.attribute("severity", "WARNING");
          J.attributeObject("code", [&] { J.attribute("value", F.Check); });
          J.attributeObject("location", [&] {
            J.attribute("path", relativePath(F.At.Path, R.Root));
            J.attributeObject("range",
                              [&] { writePosition(J, "start", F.At); });
          });
          writeSuggestion(J, F, Files);
        });
    });
  });
  OS << '\n';
}

//===-- Markdown ----------------------------------------------------------===//

/// Text in a cell of a table; templates are full of what HTML begins with.
static std::string escapeCell(llvm::StringRef Text) {
  std::string Escaped;
  for (char C : Text) {
    if (C == '<')
      Escaped += "&lt;";
    else if (llvm::StringRef("|*_`\\[]").contains(C))
      (Escaped += '\\') += C;
    else
      Escaped += C;
  }
  return Escaped;
}

void writeMarkdown(const Report &R, llvm::raw_ostream &OS) {
  OS << "## tidy-templates\n\n";
  if (R.Findings.empty())
    OS << "No findings.\n";
  llvm::MapVector<llvm::StringRef, unsigned> Counts;
  for (const Rule &Each : R.Rules)
    Counts[Each.Check] = 0;
  for (const Finding &F : R.Findings)
    ++Counts[F.Check];
  if (!R.Findings.empty()) {
    OS << "| Check | Findings |\n| --- | ---: |\n";
    for (const auto &[Check, Count] : Counts)
      if (Count)
        OS << "| " << Check << " | " << Count << " |\n";
    OS << "\n| Place | Finding |\n| --- | --- |\n";
  }
  llvm::ArrayRef<Finding> Shown(R.Findings);
  for (const Finding &F : Shown.take_front(FindingsInMarkdown))
    OS << "| " << escapeCell(relativePath(F.At.Path, R.Root)) << ':'
       << F.At.Line << " | " << escapeCell(F.Message) << " (" << F.Check
       << ") |\n";
  if (Shown.size() > FindingsInMarkdown)
    OS << "\nand " << Shown.size() - FindingsInMarkdown << " more\n";
  if (!R.Failures.empty())
    OS << "\nNot analysed:\n\n";
  for (const Unit &U : R.Failures)
    OS << "- " << escapeCell(relativePath(U.Path, R.Root)) << ": "
       << escapeCell(U.Failure) << '\n';
}

} // namespace clang::templates::report
