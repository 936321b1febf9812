//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/Report/Baseline.h"
#include "lib/Report/Fingerprint.h"
#include "lib/Report/Formats.h"
#include "lib/Report/Merge.h"
#include "llvm/Support/JSON.h"
#include "gtest/gtest.h"
#include <set>

namespace clang::templates::report {
namespace {

Finding finding(const std::string &Check, const std::string &Path,
                unsigned Offset, const std::string &SourceLine = "int X;") {
  Finding F;
  F.Check = Check;
  F.Message = "a message";
  F.At = {Path, Offset, Offset + 1, 1};
  F.SourceLine = SourceLine;
  return F;
}

Unit unit(const std::string &Path, std::vector<Finding> Findings) {
  return {Path, {Path, "/p/h.h"}, {}, std::move(Findings), ""};
}

std::vector<Finding> merge(const std::vector<Unit> &Units, MergeRule Rule) {
  return mergeUnits(Units, [=](llvm::StringRef) { return Rule; });
}

//===-- Merging -----------------------------------------------------------===//

TEST(MergeTest, findingOfTwoUnitsIsOne) {
  Finding InHeader = finding("c", "/p/h.h", 4);
  auto Merged =
      merge({unit("/p/b.cpp", {InHeader}),
             unit("/p/a.cpp", {finding("c", "/p/a.cpp", 1), InHeader})},
            MergeRule::Any);
  ASSERT_EQ(Merged.size(), 2u);
  EXPECT_EQ(Merged[0].At.Path, "/p/a.cpp");
  EXPECT_EQ(Merged[1].At.Path, "/p/h.h");
}

TEST(MergeTest, otherChecksAtThePlaceAreOtherFindings) {
  auto Merged = merge({unit("/p/a.cpp", {finding("d", "/p/h.h", 4),
                                         finding("c", "/p/h.h", 4)})},
                      MergeRule::Any);
  ASSERT_EQ(Merged.size(), 2u);
  EXPECT_EQ(Merged[0].Check, "c");
}

TEST(MergeTest, orderOfUnitsDoesNotMatter) {
  Finding Left = finding("c", "/p/h.h", 4), Right = Left;
  Left.Notes = {{"from a", {}, {}}};
  Right.Notes = {{"from b", {}, {}}};
  Unit A = unit("/p/a.cpp", {Left}), B = unit("/p/b.cpp", {Right});
  for (const auto &Units : {std::vector{A, B}, std::vector{B, A}}) {
    auto Merged = merge(Units, MergeRule::Any);
    ASSERT_EQ(Merged.size(), 1u);
    ASSERT_EQ(Merged[0].Notes.size(), 1u);
    EXPECT_EQ(Merged[0].Notes[0].Message, "from a");
  }
}

TEST(MergeTest, allAsksEveryReader) {
  Unit A = unit("/p/a.cpp", {finding("c", "/p/h.h", 4)});
  Unit B = unit("/p/b.cpp", {});
  EXPECT_TRUE(merge({A, B}, MergeRule::All).empty());
  EXPECT_EQ(merge({A, B}, MergeRule::Any).size(), 1u);
  // A unit that does not read the file has no say, nor has one that failed.
  B.Files = {"/p/b.cpp"};
  EXPECT_EQ(merge({A, B}, MergeRule::All).size(), 1u);
  B.Files.push_back("/p/h.h");
  B.Failure = "crashed";
  EXPECT_EQ(merge({A, B}, MergeRule::All).size(), 1u);
}

TEST(MergeTest, sumKeepsTheNotesOfAllUnits) {
  Finding Left = finding("c", "/p/h.h", 4), Right = Left;
  Left.Notes = {{"both", {}, {}}, {"from a", {}, {}}};
  Right.Notes = {{"both", {}, {}}, {"from b", {}, {}}};
  auto Merged = merge({unit("/p/a.cpp", {Left}), unit("/p/b.cpp", {Right})},
                      MergeRule::Sum);
  ASSERT_EQ(Merged.size(), 1u);
  ASSERT_EQ(Merged[0].Notes.size(), 3u);
  EXPECT_EQ(Merged[0].Notes[2].Message, "from b");
}

//===-- Fingerprints ------------------------------------------------------===//

std::vector<std::string> fingerprints(std::vector<Finding> Findings) {
  setFingerprints(Findings, "/p");
  std::vector<std::string> All;
  for (const Finding &F : Findings)
    All.push_back(F.Fingerprint);
  return All;
}

TEST(FingerprintTest, survivesOtherLinesBlanksAndWords) {
  Finding Old = finding("c", "/p/h.h", 4, "  int\tX;");
  Finding New = finding("c", "/p/h.h", 400, "int  X; ");
  New.Message = "better words";
  EXPECT_EQ(fingerprints({Old}), fingerprints({New}));
  EXPECT_EQ(fingerprints({Old})[0].size(), 32u);
}

TEST(FingerprintTest, tellsChecksFilesLinesAndRepetitionsApart) {
  auto All = fingerprints({finding("c", "/p/h.h", 1), finding("c", "/p/h.h", 2),
                           finding("d", "/p/h.h", 1), finding("c", "/p/i.h", 1),
                           finding("c", "/p/h.h", 1, "int Y;")});
  EXPECT_EQ(std::set<std::string>(All.begin(), All.end()).size(), All.size());
}

TEST(FingerprintTest, needsNoSourceLine) {
  Finding Nowhere = finding("templates-a", "", 0, "");
  Nowhere.At = {};
  std::vector<Finding> Findings = {
      Nowhere, Nowhere, finding("templates-a", "/p/gone.cpp", 0, ""),
      finding("templates-b", "/p/gone.cpp", 0, "")};
  setFingerprints(Findings, "/p");
  std::set<std::string> Known;
  for (const Finding &F : Findings) {
    EXPECT_EQ(F.Fingerprint.size(), 32u);
    Known.insert(F.Fingerprint);
  }
  EXPECT_EQ(Known.size(), Findings.size());
}

TEST(FingerprintTest, rootDoesNotMatter) {
  EXPECT_EQ(stableKey(finding("c", "/p/sub/h.h", 1), "/p"),
            stableKey(finding("c", "/q/sub/h.h", 1), "/q"));
}

//===-- The baseline ------------------------------------------------------===//

TEST(BaselineTest, isReadAsItWasWritten) {
  std::vector<Finding> Findings = {finding("d", "/p/b.h", 1),
                                   finding("c", "/p/b.h", 1),
                                   finding("c", "/p/b.h", 9)};
  std::string Text = Baseline::of(Findings, "/p").text();
  EXPECT_EQ(Text, "# tidy-templates baseline 1: check, file, source line\n"
                  "c\tb.h\tint X;\nc\tb.h\tint X;\nd\tb.h\tint X;\n");
  auto Read = Baseline::parse(Text);
  ASSERT_TRUE(bool(Read));
  EXPECT_EQ(Read->text(), Text);
}

TEST(BaselineTest, countsFindingsOfOneKey) {
  Finding One = finding("c", "/p/b.h", 1);
  Baseline Known = Baseline::of({One}, "/p");
  std::vector<Finding> Now = {One, finding("c", "/p/b.h", 2)};
  EXPECT_TRUE(Known.subtractFrom(Now, "/p").empty());
  EXPECT_EQ(Now.size(), 1u);
}

TEST(BaselineTest, tellsAndDropsWhatIsStale) {
  Baseline Known = Baseline::of(
      {finding("c", "/p/b.h", 1), finding("d", "/p/b.h", 1)}, "/p");
  std::vector<Finding> Now = {finding("c", "/p/b.h", 7)};
  auto Stale = Known.subtractFrom(Now, "/p");
  ASSERT_EQ(Stale.size(), 1u);
  EXPECT_EQ(pathOfKey(Stale[0]), "b.h");
  Known.drop(Stale[0]);
  EXPECT_EQ(Known.text(),
            Baseline::of({finding("c", "/p/b.h", 1)}, "/p").text());
}

TEST(BaselineTest, corruptLinesAreNamed) {
  auto ErrorOf = [](llvm::StringRef Text) {
    auto Read = Baseline::parse(Text);
    return Read ? "" : llvm::toString(Read.takeError());
  };
  std::string Title = Baseline::of({}, "/p").text();
  EXPECT_EQ(ErrorOf(Title + "c\tb.h\tint X;\r\n\n# a comment\n"), "");
  EXPECT_EQ(ErrorOf(""), "line 1: the title of a baseline is missing");
  EXPECT_EQ(ErrorOf(Title + "c\tb.h\tint X;\n<<<<<<< HEAD\n"),
            "line 3: not an entry of check, file and source line");
}

//===-- Formats -----------------------------------------------------------===//

std::string written(const Report &R, llvm::StringRef Name) {
  std::string Text;
  llvm::raw_string_ostream OS(Text);
  for (const Format &F : formats())
    if (F.Name == Name)
      F.Write(R, OS);
  return Text;
}

TEST(FormatsTest, whatIsNoUtf8StaysReadable) {
  Report R;
  R.Root = "/p";
  R.Findings = {finding("c", "/p/b.h", 1)};
  R.Findings[0].Message = "latin \xe4";
  for (llvm::StringRef Name : {"json", "sarif", "gitlab", "rdjson"}) {
    auto Parsed = llvm::json::parse(written(R, Name));
    EXPECT_TRUE(bool(Parsed)) << Name.str();
    llvm::consumeError(Parsed.takeError());
  }
}

TEST(FormatsTest, commandsOfGitHubAreEscapedAndFew) {
  Report R;
  R.Root = "/p";
  R.Findings.assign(12, finding("c", "/p/a,b:c.h", 1));
  R.Findings[0].Message = "100%\nsure";
  std::string Text = written(R, "github");
  EXPECT_EQ(llvm::StringRef(Text).count("::warning"), 10u);
  EXPECT_NE(Text.find("file=a%2Cb%3Ac.h,"), std::string::npos);
  EXPECT_NE(Text.find("::100%25%0Asure\n"), std::string::npos);
  EXPECT_NE(Text.find("::notice::and 2 more findings\n"), std::string::npos);
}

TEST(FormatsTest, sarifNamesPathsAsUris) {
  Report R;
  R.Root = "/p";
  R.Findings = {finding("c", "/p/a b#.h", 1), finding("c", "/q/x.h", 1)};
  std::string Text = written(R, "sarif");
  EXPECT_NE(Text.find("\"a%20b%23.h\""), std::string::npos);
  EXPECT_NE(Text.find("\"file:///q/x.h\""), std::string::npos);
}

TEST(FormatsTest, markdownKeepsTemplatesVisible) {
  Report R;
  R.Root = "/p";
  R.Findings = {finding("c", "/p/b.h", 1)};
  R.Findings[0].Message = "'f<int>' | g";
  EXPECT_NE(written(R, "md").find("'f&lt;int>' \\| g"), std::string::npos);
}

} // namespace
} // namespace clang::templates::report
