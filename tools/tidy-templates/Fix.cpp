//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// tidy-templates fix.
//
//   findings -> fixes -> those that do not clash -> those that compile -> files
//
//===----------------------------------------------------------------------===//

#include "lib/Report/Merge.h"
#include "tools/tidy-templates/Analysis.h"
#include "tools/tidy-templates/Commands.h"
#include "tools/tidy-templates/Edits.h"
#include "tools/tidy-templates/Outputs.h"
#include "tools/tidy-templates/Registry.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/Program.h"
#include "llvm/Support/raw_ostream.h"

namespace clang::templates {
namespace {

using llvm::StringRef;

/// Finds out which fixes leave every unit compiling that did before.
class Verifier {
public:
  Verifier(const Analysis &A, llvm::ArrayRef<report::Unit> Units,
           report::Sources &Files)
      : A(A), Units(Units), Files(Files) {}

  /// Adds to \p Kept the fixes that do no harm beside those kept before, and to
  /// \p Withdrawn the others. Halves what does harm until it is one fix.
  llvm::Error settle(llvm::ArrayRef<Fix> Fixes, std::vector<Fix> &Kept,
                     std::vector<Fix> &Withdrawn) {
    if (Fixes.empty())
      return llvm::Error::success();
    std::vector<Fix> Together = Kept;
    llvm::append_range(Together, Fixes);
    auto Harm = findHarm(Together);
    if (!Harm)
      return Harm.takeError();
    if (!*Harm) {
      Kept = std::move(Together);
      return llvm::Error::success();
    }
    if (Fixes.size() == 1) {
      Withdrawn.push_back(Fixes.front());
      return llvm::Error::success();
    }
    if (llvm::Error E =
            settle(Fixes.take_front(Fixes.size() / 2), Kept, Withdrawn))
      return E;
    return settle(Fixes.drop_front(Fixes.size() / 2), Kept, Withdrawn);
  }

private:
  /// Whether a unit that could be analysed no longer can.
  llvm::Expected<bool> findHarm(llvm::ArrayRef<Fix> Fixes) {
    EditSet Edits;
    for (const Fix &F : Fixes)
      Edits.add(F);
    auto Edited = Edits.apply(Files);
    if (!Edited)
      return Edited.takeError();
    Edited->addAliases(Units);
    auto After = runAgain(A, Units, *Edited);
    if (!After)
      return After.takeError();
    return llvm::any_of(llvm::zip(Units, *After), [](const auto &Pair) {
      const auto &[Before, After] = Pair;
      return Before.Failure.empty() && !After.Failure.empty();
    });
  }

  const Analysis &A;
  llvm::ArrayRef<report::Unit> Units;
  report::Sources &Files;
};

} // namespace

/// One line for each fix; \p Fate says what becomes of it.
static void tell(llvm::ArrayRef<Fix> Fixes, StringRef Fate) {
  std::string Root = projectRoot();
  for (const Fix &F : Fixes)
    llvm::errs() << report::relativePath(F.Of->At.Path, Root) << ':'
                 << F.Of->At.Line << ": " << Fate << ": " << F.Of->Check
                 << '\n';
}

/// Prints what changes in a file.
static llvm::Error printDiff(const std::string &Path, StringRef Text) {
  auto Program = llvm::sys::findProgramByName("diff");
  if (!Program)
    return llvm::createStringError("--diff needs diff, which is not in PATH");
  TemporaryFolder Folder;
  std::string New = Folder.file("new");
  if (llvm::Error E = writeFile(New, Text))
    return E;
  std::string Name = report::relativePath(Path, projectRoot()).str();
  llvm::outs() << capture({*Program, "-u", "--label", "a/" + Name, "--label",
                           "b/" + Name, Path, New})
                      .Output;
  return llvm::Error::success();
}

/// Writes into the file itself, whose mode, owner and links stay.
static llvm::Error overwrite(const std::string &Path, StringRef Text) {
  std::error_code Error;
  llvm::raw_fd_ostream OS(Path, Error);
  if (!Error) {
    OS << Text;
    OS.close();
    Error = OS.error();
    OS.clear_error();
  }
  if (!Error)
    return llvm::Error::success();
  return llvm::createStringError("cannot write " + Path + ": " +
                                 Error.message());
}

static llvm::Error carryOut(const FixOptions &O, llvm::ArrayRef<Fix> Kept,
                            report::Sources &Files) {
  EditSet Edits;
  for (const Fix &F : Kept)
    Edits.add(F);
  for (const std::string &Path : Edits.files()) {
    auto Text = Edits.textOf(Path, Files);
    if (!Text)
      return Text.takeError();
    if (llvm::Error E = O.Diff     ? printDiff(Path, *Text)
                        : O.DryRun ? llvm::Error::success()
                                   : overwrite(Path, *Text))
      return E;
  }
  tell(Kept, O.Diff || O.DryRun ? "can be fixed" : "fixed");
  return llvm::Error::success();
}

llvm::Expected<ExitCode> fix(const FixOptions &Options) {
  auto Prepared = prepareAnalysis(Options.Analysis, findDropIn());
  if (!Prepared)
    return Prepared.takeError();
  auto Units = runAnalysis(*Prepared);
  if (!Units)
    return Units.takeError();
  std::vector<report::Finding> Findings =
      report::mergeUnits(*Units, mergeRuleOf);

  EditSet Edits;
  std::vector<Fix> Fixes, Clashing;
  for (Fix &F : fixesOf(Findings, Options.Unsafe))
    (Edits.add(F) ? Fixes : Clashing).push_back(std::move(F));

  report::Sources Files;
  std::vector<Fix> Kept, Withdrawn;
  if (llvm::Error E =
          Verifier(*Prepared, *Units, Files).settle(Fixes, Kept, Withdrawn))
    return std::move(E);
  if (llvm::Error E = carryOut(Options, Kept, Files))
    return std::move(E);
  tell(Clashing, "left for another run, beside a fix that it touches");
  tell(Withdrawn, "withdrawn, with it the code does not compile");

  bool AllAnalysed = true;
  for (const report::Unit &U : *Units)
    if (!U.Failure.empty()) {
      llvm::errs() << "tidy-templates: could not be analysed: " << U.Path
                   << ": " << U.Failure << '\n';
      AllAnalysed = false;
    }
  if (!AllAnalysed)
    return ExitIncomplete;
  return Clashing.empty() && Withdrawn.empty() ? ExitClean : ExitFindings;
}

} // namespace clang::templates
