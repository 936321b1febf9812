//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/Report/Formats.h"
#include "lib/Report/Sources.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Format.h"
#include <algorithm>
#include <cstdlib>

namespace clang::templates::report {
namespace {

using Colors = llvm::raw_ostream::Colors;

class TextWriter {
public:
  explicit TextWriter(llvm::raw_ostream &OS) : OS(OS) {
    OS.enable_colors(OS.has_colors() && !std::getenv("NO_COLOR"));
    llvm::sys::fs::current_path(Here);
    Here = realPath(Here);
  }

  void finding(const Finding &F) {
    message(F.At, "warning", Colors::MAGENTA, F.Message + " [" + F.Check + "]");
    for (const Note &N : F.Notes)
      message(N.At, "note", Colors::CYAN, N.Message);
  }

private:
  void message(const Place &At, llvm::StringRef Level, Colors Color,
               const std::string &Words) {
    OS.changeColor(Colors::SAVEDCOLOR, /*Bold=*/true);
    if (!At.Path.empty())
      OS << relativePath(At.Path, Here) << ':' << At.Line << ':' << At.Column
         << ": ";
    OS.changeColor(Color, /*Bold=*/true) << Level << ": ";
    OS.resetColor();
    OS << Words << '\n';
    snippet(At);
  }

  void snippet(const Place &At) {
    llvm::StringRef Line = Files.line(At);
    if (Line.empty())
      return;
    // A tab is one column to the caret as well.
    std::string Shown = Line.str();
    std::replace(Shown.begin(), Shown.end(), '\t', ' ');
    OS << llvm::format("%5u | ", At.Line) << Shown << "\n      | ";
    OS.indent(columnsBefore(Line.take_front(At.Column - 1)));
    OS.changeColor(Colors::GREEN, /*Bold=*/true) << '^';
    OS.resetColor();
    OS << '\n';
  }

  /// Characters of UTF-8, whose continuation bytes take no place.
  static unsigned columnsBefore(llvm::StringRef Bytes) {
    return llvm::count_if(Bytes, [](char C) { return (C & 0xC0) != 0x80; });
  }

  llvm::raw_ostream &OS;
  llvm::SmallString<256> Here;
  Sources Files;
};

} // namespace

void writeText(const Report &R, llvm::raw_ostream &OS) {
  TextWriter Writer(OS);
  for (const Finding &F : R.Findings)
    Writer.finding(F);
}

} // namespace clang::templates::report
