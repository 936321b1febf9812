//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tools/tidy-templates/ExportedFixes.h"
#include "clang/Tooling/DiagnosticsYaml.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/Path.h"

namespace clang::templates {

using llvm::StringRef;

static std::string realPathFrom(StringRef Directory, StringRef Path) {
  if (Path.empty())
    return "";
  llvm::SmallString<256> Absolute(Path);
  llvm::sys::path::make_absolute(Directory, Absolute);
  return report::realPath(Absolute);
}

static std::vector<report::Edit>
editsOf(const tooling::DiagnosticMessage &Message, StringRef Directory) {
  std::vector<report::Edit> Edits;
  for (const auto &File : Message.Fix)
    for (const tooling::Replacement &R : File.second)
      Edits.push_back({realPathFrom(Directory, R.getFilePath()), R.getOffset(),
                       R.getLength(), R.getReplacementText().str()});
  // A StringMap has no order of its own.
  llvm::sort(Edits, [](const report::Edit &Left, const report::Edit &Right) {
    return std::tie(Left.Path, Left.Offset) <
           std::tie(Right.Path, Right.Offset);
  });
  return Edits;
}

static report::Place placeOf(const tooling::DiagnosticMessage &Message,
                             StringRef Directory, report::Sources &Files) {
  if (Message.FilePath.empty())
    return {};
  return Files.at(realPathFrom(Directory, Message.FilePath),
                  Message.FileOffset);
}

static report::Finding findingOf(const tooling::Diagnostic &D,
                                 report::Sources &Files) {
  report::Finding F;
  F.Check = D.DiagnosticName;
  F.Message = D.Message.Message;
  F.At = placeOf(D.Message, D.BuildDirectory, Files);
  F.Edits = editsOf(D.Message, D.BuildDirectory);
  F.SourceLine = Files.line(F.At).str();
  for (const tooling::DiagnosticMessage &N : D.Notes)
    F.Notes.push_back({N.Message, placeOf(N, D.BuildDirectory, Files),
                       editsOf(N, D.BuildDirectory)});
  return F;
}

static bool isCompilerError(const tooling::Diagnostic &D) {
  return D.DiagLevel == tooling::Diagnostic::Error &&
         StringRef(D.DiagnosticName).starts_with("clang-diagnostic-");
}

static void dropEdits(report::Unit &U) {
  for (report::Finding &F : U.Findings) {
    F.Edits.clear();
    for (report::Note &N : F.Notes)
      N.Edits.clear();
  }
}

llvm::Error readExportedFixes(StringRef Text, report::Sources &Files,
                              report::Unit &U) {
  if (Text.empty()) // Nothing was found.
    return llvm::Error::success();
  llvm::yaml::Input Input(
      Text, /*Ctxt=*/nullptr,
      /*DiagHandler=*/[](const llvm::SMDiagnostic &, void *) {});
  tooling::TranslationUnitDiagnostics Unit;
  Input >> Unit;
  if (Input.error())
    return llvm::createStringError(Input.error(), "its findings are cut short");
  for (const tooling::Diagnostic &D : Unit.Diagnostics) {
    report::Finding F = findingOf(D, Files);
    if (!isCompilerError(D))
      U.Findings.push_back(std::move(F));
    else if (U.Failure.empty())
      U.Failure = F.At.Path.empty()
                      ? F.Message
                      : F.At.Path + ":" + std::to_string(F.At.Line) + ":" +
                            std::to_string(F.At.Column) + ": " + F.Message;
  }
  if (!U.Failure.empty())
    dropEdits(U);
  return llvm::Error::success();
}

/// Takes one name off a list that make would read: blanks end it, and those in
/// names, and dollars, are escaped.
static std::string takeName(StringRef &Rest) {
  std::string Name;
  Rest = Rest.ltrim(" \t\r\n");
  while (!Rest.empty() && !StringRef(" \t\r\n").contains(Rest.front())) {
    if (Rest.starts_with("\\\n")) // Goes on in the next line.
      break;
    if (Rest.starts_with("\\ ") || Rest.starts_with("\\#") ||
        Rest.starts_with("$$"))
      Rest = Rest.drop_front();
    Name += Rest.front();
    Rest = Rest.drop_front();
  }
  Rest.consume_front("\\\n");
  return Name;
}

static void sortUnique(std::vector<std::string> &Names) {
  llvm::sort(Names);
  Names.erase(std::unique(Names.begin(), Names.end()), Names.end());
}

void readDependencies(StringRef Text, StringRef Directory, report::Unit &U) {
  StringRef Rest = Text.split(": ").second;
  while (!Rest.empty()) {
    std::string Name = takeName(Rest);
    if (Name.empty())
      continue;
    llvm::SmallString<256> Absolute(Name);
    llvm::sys::path::make_absolute(Directory, Absolute);
    llvm::sys::path::remove_dots(Absolute, /*remove_dot_dot=*/true);
    U.Files.push_back(realPathFrom(Directory, Name));
    if (Absolute != U.Files.back())
      U.Aliases.push_back(Absolute.str().str());
  }
  sortUnique(U.Files);
  sortUnique(U.Aliases);
}

} // namespace clang::templates
