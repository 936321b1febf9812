//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "llvm/Support/JSON.h"
#include "lib/Report/Formats.h"
#include "lib/Report/Sources.h"

namespace clang::templates::report {
namespace {

class JsonWriter {
public:
  JsonWriter(const Report &R, llvm::raw_ostream &OS) : R(R), J(OS, 2) {}

  void write() {
    J.object([&] {
      J.attribute("version", R.Version);
      J.attribute("root", R.Root);
      J.attributeArray("findings", [&] {
        for (const Finding &F : R.Findings)
          J.object([&] { finding(F); });
      });
      J.attributeArray("failures", [&] {
        for (const Unit &U : R.Failures)
          J.object([&] {
            J.attribute("file", relativePath(U.Path, R.Root));
            J.attribute("reason", text(U.Failure));
          });
      });
    });
  }

private:
  void finding(const Finding &F) {
    J.attribute("check", F.Check);
    J.attribute("message", text(F.Message));
    place(F.At);
    J.attribute("fingerprint", F.Fingerprint);
    J.attributeArray("notes", [&] {
      for (const Note &N : F.Notes)
        J.object([&] {
          J.attribute("message", text(N.Message));
          place(N.At);
          edits(N.Edits);
        });
    });
    edits(F.Edits);
  }

  void place(const Place &At) {
    if (At.Path.empty())
      return;
    J.attribute("file", relativePath(At.Path, R.Root));
    J.attribute("line", At.Line);
    J.attribute("column", At.Column);
  }

  void edits(llvm::ArrayRef<Edit> Edits) {
    J.attributeArray("edits", [&] {
      for (const Edit &E : Edits)
        J.object([&] {
          J.attribute("file", relativePath(E.Path, R.Root));
          J.attribute("offset", E.Offset);
          J.attribute("length", E.Length);
          J.attribute("text", text(E.Text));
        });
    });
  }

  /// JSON is UTF-8; sources need not be.
  static std::string text(llvm::StringRef Bytes) {
    return llvm::json::fixUTF8(Bytes);
  }

  const Report &R;
  llvm::json::OStream J;
};

} // namespace

void writeJson(const Report &R, llvm::raw_ostream &OS) {
  JsonWriter(R, OS).write();
  OS << '\n';
}

} // namespace clang::templates::report
