//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/Report/Formats.h"
#include "lib/Report/Sources.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/Support/JSON.h"
#include <cctype>

namespace clang::templates::report {
/// "UnusedParameter" of "templates-unused-parameter".
static std::string friendlyName(llvm::StringRef Check) {
  Check.consume_front("templates-");
  std::string Name;
  for (llvm::StringRef Word : llvm::split(Check, '-'))
    if (!Word.empty())
      Name += llvm::toUpper(Word.front()) + Word.drop_front().str();
  return Name;
}

namespace {

/// What code scanning takes of one run; a larger upload is refused whole.
constexpr unsigned MostResults = 25000;
constexpr unsigned MostRelatedLocations = 1000;

constexpr llvm::StringLiteral Schema =
    "https://json.schemastore.org/sarif-2.1.0.json";
constexpr llvm::StringLiteral BaseId = "SRCROOT";

std::string encodeUri(llvm::StringRef Path) {
  std::string Uri;
  for (unsigned char C : Path) {
    if (std::isalnum(C) || llvm::StringRef("-._~/+").contains(C))
      Uri += C;
    else
      Uri += "%" + llvm::utohexstr(C, /*LowerCase=*/false, /*Width=*/2);
  }
  return Uri;
}

class SarifWriter {
public:
  SarifWriter(const Report &R, llvm::raw_ostream &OS) : R(R), J(OS, 2) {
    for (const auto &[Index, Each] : llvm::enumerate(R.Rules))
      RuleIndices[Each.Check] = Index;
  }

  void write() {
    J.object([&] {
      J.attribute("$schema", Schema);
      J.attribute("version", "2.1.0");
      J.attributeArray("runs", [&] { J.object([&] { run(); }); });
    });
  }

private:
  void run() {
    J.attributeObject("tool",
                      [&] { J.attributeObject("driver", [&] { driver(); }); });
    J.attribute("columnKind", "unicodeCodePoints");
    J.attributeObject("originalUriBaseIds", [&] {
      J.attributeObject(BaseId, [&] {
        J.attribute("uri", "file://" + encodeUri(R.Root) + "/");
      });
    });
    J.attributeArray("invocations", [&] { J.object([&] { invocation(); }); });
    J.attributeArray("results", [&] {
      for (const Finding &F :
           llvm::ArrayRef(R.Findings).take_front(MostResults))
        J.object([&] { result(F); });
    });
  }

  void driver() {
    J.attribute("name", "tidy-templates");
    J.attribute("semanticVersion", R.Version);
    J.attributeArray("rules", [&] {
      for (const Rule &Each : R.Rules)
        J.object([&] { rule(Each); });
    });
  }

  void rule(const Rule &Each) {
    J.attribute("id", Each.Check);
    J.attribute("name", friendlyName(Each.Check));
    // Code scanning asks for both.
    for (llvm::StringRef Description : {"shortDescription", "fullDescription"})
      J.attributeObject(Description,
                        [&] { J.attribute("text", Each.Sentence); });
    J.attributeObject("help", [&] {
      J.attribute("text", Each.Sentence);
      J.attribute("markdown", Each.Page);
    });
    J.attributeObject("defaultConfiguration",
                      [&] { J.attribute("level", "warning"); });
  }

  void invocation() {
    J.attribute("executionSuccessful", R.Failures.empty());
    J.attributeArray("toolExecutionNotifications", [&] {
      for (const Unit &U : R.Failures)
        notification("error", U.Failure, &U);
      if (R.Findings.size() > MostResults)
        notification("warning",
                     std::to_string(R.Findings.size() - MostResults) +
                         " more findings are left out");
    });
  }

  void notification(llvm::StringRef Level, llvm::StringRef Text,
                    const Unit *About = nullptr) {
    J.object([&] {
      J.attribute("level", Level);
      message(Text);
      if (About)
        J.attributeArray("locations", [&] {
          J.object([&] { physicalLocation({About->Path, 0, 0, 0}); });
        });
    });
  }

  void result(const Finding &F) {
    J.attribute("ruleId", F.Check);
    if (auto Found = RuleIndices.find(F.Check); Found != RuleIndices.end())
      J.attribute("ruleIndex", Found->second);
    J.attribute("level", "warning");
    message(F.Message);
    J.attributeArray("locations",
                     [&] { J.object([&] { physicalLocation(F.At); }); });
    J.attributeArray("relatedLocations", [&] { relatedLocations(F); });
    J.attributeObject("partialFingerprints",
                      [&] { J.attribute("tidyTemplates/v1", F.Fingerprint); });
    if (!F.Edits.empty())
      J.attributeArray("fixes", [&] { J.object([&] { fix(F); }); });
  }

  void relatedLocations(const Finding &F) {
    unsigned Id = 0;
    for (const Note &N :
         llvm::ArrayRef(F.Notes).take_front(MostRelatedLocations))
      if (!N.At.Path.empty())
        J.object([&] {
          J.attribute("id", Id++);
          message(N.Message);
          physicalLocation(N.At);
        });
  }

  void fix(const Finding &F) {
    J.attributeObject("description",
                      [&] { J.attribute("text", "the fix of " + F.Check); });
    llvm::MapVector<llvm::StringRef, std::vector<const Edit *>> ByFile;
    for (const Edit &E : F.Edits)
      ByFile[E.Path].push_back(&E);
    J.attributeArray("artifactChanges", [&] {
      for (const auto &[Path, Edits] : ByFile)
        J.object([&, Path = Path, &Edits = Edits] {
          artifactLocation(Path);
          J.attributeArray("replacements", [&] {
            for (const Edit *E : Edits)
              J.object([&] { replacement(*E); });
          });
        });
    });
  }

  void replacement(const Edit &E) {
    Place Start = Files.at(E.Path, E.Offset);
    Place End = Files.at(E.Path, E.Offset + E.Length);
    J.attributeObject("deletedRegion", [&] {
      J.attribute("startLine", Start.Line);
      J.attribute("startColumn", column(Start));
      J.attribute("endLine", End.Line);
      J.attribute("endColumn", column(End));
    });
    J.attributeObject("insertedContent", [&] {
      J.attribute("text", llvm::json::fixUTF8(E.Text));
    });
  }

  void physicalLocation(const Place &At) {
    J.attributeObject("physicalLocation", [&] {
      artifactLocation(At.Path);
      if (At.Line)
        J.attributeObject("region", [&] {
          J.attribute("startLine", At.Line);
          J.attribute("startColumn", column(At));
        });
    });
  }

  /// A file below the root is named from it, one elsewhere by its whole path.
  void artifactLocation(llvm::StringRef Path) {
    llvm::StringRef Relative = relativePath(Path, R.Root);
    J.attributeObject("artifactLocation", [&] {
      if (Relative.starts_with("/")) {
        J.attribute("uri", "file://" + encodeUri(Relative));
        return;
      }
      J.attribute("uri", encodeUri(Relative));
      J.attribute("uriBaseId", BaseId);
    });
  }

  void message(llvm::StringRef Text) {
    J.attributeObject("message",
                      [&] { J.attribute("text", llvm::json::fixUTF8(Text)); });
  }

  /// In characters; a place has it in bytes.
  unsigned column(const Place &At) {
    return 1 + llvm::count_if(Files.line(At).take_front(At.Column - 1),
                              [](char C) { return (C & 0xC0) != 0x80; });
  }

  const Report &R;
  llvm::json::OStream J;
  llvm::StringMap<unsigned> RuleIndices;
  Sources Files;
};

} // namespace

void writeSarif(const Report &R, llvm::raw_ostream &OS) {
  SarifWriter(R, OS).write();
  OS << '\n';
}

} // namespace clang::templates::report
