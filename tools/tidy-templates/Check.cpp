//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// tidy-templates check.
//
//===----------------------------------------------------------------------===//

#include "lib/Report/Baseline.h"
#include "lib/Report/Fingerprint.h"
#include "lib/Report/Merge.h"
#include "lib/Report/Sources.h"
#include "tools/tidy-templates/Analysis.h"
#include "tools/tidy-templates/Commands.h"
#include "tools/tidy-templates/Outputs.h"
#include "tools/tidy-templates/Registry.h"
#include "tools/tidy-templates/Since.h"
#include "tools/tidy-templates/Suppressions.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/FileSystem.h"

namespace clang::templates {

using llvm::StringRef;

static report::Report makeReport(llvm::ArrayRef<report::Unit> Units) {
  report::Report R;
  R.Version = version().str();
  R.Root = projectRoot();
  for (const CheckInfo &Check : allChecks())
    R.Rules.push_back(
        {Check.Name.str(), sentenceOf(Check), pageOf(Check).str()});
  R.Findings = report::mergeUnits(Units, mergeRuleOf);
  report::setFingerprints(R.Findings, R.Root);
  llvm::copy_if(Units, std::back_inserter(R.Failures),
                [](const report::Unit &U) { return !U.Failure.empty(); });
  return R;
}

//===-- The baseline ------------------------------------------------------===//

static llvm::Expected<report::Baseline> readBaseline(StringRef File) {
  auto Text = llvm::MemoryBuffer::getFile(File);
  if (!Text)
    return llvm::createStringError("cannot read the baseline " + File + ": " +
                                   Text.getError().message() +
                                   "; --write-baseline makes one");
  auto Parsed = report::Baseline::parse((*Text)->getBuffer());
  if (!Parsed)
    return llvm::createStringError("the baseline " + File + " is corrupt, " +
                                   llvm::toString(Parsed.takeError()));
  return Parsed;
}

/// The entries that this run would have found again: those of files that it
/// read, and of files that are gone.
static void keepDecided(std::vector<std::string> &Stale,
                        llvm::ArrayRef<report::Unit> Units, StringRef Root) {
  llvm::StringSet<> Read;
  for (const report::Unit &U : Units)
    for (const std::string &File : U.Files)
      Read.insert(report::relativePath(File, Root));
  llvm::erase_if(Stale, [&](const std::string &Key) {
    StringRef File = report::pathOfKey(Key);
    return !Read.contains(File) && llvm::sys::fs::exists(Root + "/" + File);
  });
}

static llvm::Error useBaseline(const CheckOptions &O,
                               llvm::ArrayRef<report::Unit> Units,
                               report::Report &R) {
  if ((O.WriteBaseline || O.PruneBaseline) && !R.Failures.empty()) {
    llvm::errs() << "tidy-templates: " << O.Baseline
                 << " stays as it is: some units could not be analysed\n";
    return llvm::Error::success();
  }
  if (O.WriteBaseline) {
    llvm::Error E =
        writeFile(O.Baseline, report::Baseline::of(R.Findings, R.Root).text());
    R.Findings.clear();
    return E;
  }
  auto Known = readBaseline(O.Baseline);
  if (!Known)
    return Known.takeError();
  std::vector<std::string> Stale = Known->subtractFrom(R.Findings, R.Root);
  keepDecided(Stale, Units, R.Root);
  if (O.PruneBaseline) {
    for (const std::string &Key : Stale)
      Known->drop(Key);
    return writeFile(O.Baseline, Known->text());
  }
  if (R.Failures.empty())
    for (StringRef Key : Stale)
      llvm::errs() << "tidy-templates: " << O.Baseline
                   << ": stale, --prune-baseline drops it: " << Key << '\n';
  return llvm::Error::success();
}

//===-- Suppressions ------------------------------------------------------===//

static void
addFindings(report::Report &R, llvm::ArrayRef<Suppression> Found,
            StringRef Rule, StringRef Sentence,
            llvm::function_ref<std::string(const Suppression &)> Message,
            report::Sources &Files) {
  R.Rules.push_back({Rule.str(), Sentence.str(), Sentence.str()});
  for (const Suppression &S : Found) {
    report::Finding F;
    F.Check = Rule.str();
    F.Message = Message(S);
    F.At = Files.at(S.Path, S.Offset);
    F.SourceLine = Files.line(F.At).str();
    R.Findings.push_back(std::move(F));
  }
  llvm::sort(R.Findings,
             [](const report::Finding &L, const report::Finding &R) {
               return std::tie(L.At.Path, L.At.Offset, L.Check, L.Message) <
                      std::tie(R.At.Path, R.At.Offset, R.Check, R.Message);
             });
  report::setFingerprints(R.Findings, R.Root);
}

static std::string unusedMessage(const Suppression &S) {
  if (!S.IsPart)
    return "this comment silences nothing; remove it";
  return "this comment silences nothing of '" + llvm::join(S.Checks, "', '") +
         "'; remove the " + (S.Checks.size() > 1 ? "names" : "name");
}

/// Adds what is wrong with comments that silence our checks.
static llvm::Error reviewSuppressions(const CheckOptions &O, const Analysis &A,
                                      llvm::ArrayRef<report::Unit> Units,
                                      report::Report &R) {
  report::Sources Files;
  std::vector<Suppression> All = suppressionsIn(Units, R.Root, Files);
  if (O.ReportUnusedNolint) {
    auto Unused = unusedSuppressions(A, Units, All, Files);
    if (!Unused)
      return Unused.takeError();
    addFindings(R, *Unused, "tidy-templates-unused-nolint",
                "Finds NOLINT comments that silence nothing.", unusedMessage,
                Files);
  }
  if (O.RequireNolintReason) {
    llvm::erase_if(All, [](const Suppression &S) { return S.HasReason; });
    addFindings(
        R, All, "tidy-templates-nolint-reason",
        "Finds NOLINT comments that give no reason.",
        [](const Suppression &) {
          return "this comment gives no reason; write one behind it, "
                 "after a colon";
        },
        Files);
  }
  return llvm::Error::success();
}

//===-- The change --------------------------------------------------------===//

/// Keeps the findings that were not there before the change.
static llvm::Error keepNew(const Analysis &A, StringRef Revision,
                           llvm::ArrayRef<report::Unit> Units,
                           report::Report &R) {
  auto Before = sourcesAtMergeBase(R.Root, Revision);
  if (!Before)
    return Before.takeError();
  Before->addAliases(Units);
  auto UnitsBefore = runAgain(A, Units, *Before);
  if (!UnitsBefore)
    return UnitsBefore.takeError();
  for (const report::Unit &U : *UnitsBefore)
    if (Before->touches(U) && !U.Failure.empty())
      llvm::errs() << "tidy-templates: all findings are new in " << U.Path
                   << ", which could not be analysed at " << Revision << ": "
                   << U.Failure << '\n';
  report::Baseline::of(report::mergeUnits(*UnitsBefore, mergeRuleOf), R.Root)
      .subtractFrom(R.Findings, R.Root);
  return llvm::Error::success();
}

//===-- The command -------------------------------------------------------===//

static void summarise(const report::Report &R, size_t Units) {
  for (const report::Unit &U : R.Failures)
    llvm::errs() << "tidy-templates: could not be analysed: " << U.Path << ": "
                 << U.Failure << '\n';
  if (R.Findings.empty() && R.Failures.empty())
    return;
  auto Count = [](size_t N, StringRef What) {
    return std::to_string(N) + " " + What.str() + (N == 1 ? "" : "s");
  };
  llvm::errs() << Count(R.Findings.size(), "finding") << " in "
               << Count(Units, "unit");
  if (!R.Failures.empty())
    llvm::errs() << ", " << R.Failures.size() << " not analysed";
  llvm::errs() << '\n';
}

llvm::Expected<ExitCode> check(const CheckOptions &Options) {
  auto Outputs = parseOutputs(Options.Outputs);
  if (!Outputs)
    return Outputs.takeError();
  // A wrong baseline must not cost the user a run to find out.
  if (!Options.Baseline.empty() && !Options.WriteBaseline)
    if (auto Known = readBaseline(Options.Baseline); !Known)
      return Known.takeError();
  auto Prepared = prepareAnalysis(Options.Analysis, findDropIn());
  if (!Prepared)
    return Prepared.takeError();
  auto Units = runAnalysis(*Prepared);
  if (!Units)
    return Units.takeError();

  report::Report R = makeReport(*Units);
  if (!Options.Since.empty())
    if (llvm::Error E = keepNew(*Prepared, Options.Since, *Units, R))
      return std::move(E);
  if (Options.ReportUnusedNolint || Options.RequireNolintReason)
    if (llvm::Error E = reviewSuppressions(Options, *Prepared, *Units, R))
      return std::move(E);
  if (!Options.Baseline.empty())
    if (llvm::Error E = useBaseline(Options, *Units, R))
      return std::move(E);
  if (llvm::Error E = writeOutputs(*Outputs, R))
    return std::move(E);
  summarise(R, Units->size());
  if (!R.Failures.empty())
    return ExitIncomplete;
  return R.Findings.empty() ? ExitClean : ExitFindings;
}

} // namespace clang::templates
