//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tools/tidy-templates/Analysis.h"
#include "lib/Report/Sources.h"
#include "tools/tidy-templates/Cache.h"
#include "tools/tidy-templates/ExportedFixes.h"
#include "tools/tidy-templates/Progress.h"
#include "tools/tidy-templates/Selection.h"
#include "tools/tidy-templates/Workers.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"

namespace clang::templates {

using llvm::StringRef;

llvm::Expected<Analysis> prepareAnalysis(const AnalysisOptions &Options,
                                         StringRef Program) {
  Analysis A;
  A.Options = Options;
  A.Program = Program.str();
  if (!llvm::sys::fs::can_execute(Program))
    return llvm::createStringError("the installation is not complete: no " +
                                   Program);
  if (!Options.ConfigFile.empty() && !llvm::sys::fs::exists(Options.ConfigFile))
    return llvm::createStringError("no such file: " + Options.ConfigFile);

  auto Database = findDatabase(Options.Build);
  if (!Database)
    return Database.takeError();
  A.Database = *Database;
  auto Units = readUnits(A.Database, Options.Paths);
  if (!Units)
    return Units.takeError();
  A.Units = std::move(*Units);

  Selection Selected(A.Options, A.Program);
  for (const SourceUnit &U : A.Units) {
    auto Checks = Selected.checksFor(U.File);
    if (!Checks)
      return Checks.takeError();
    A.Checks.push_back(std::move(*Checks));
  }
  return A;
}

/// The command for one unit; what it writes lies in \p Folder by its number.
static Job jobFor(const Analysis &A, size_t Index,
                  llvm::ArrayRef<std::string> ExtraArguments,
                  const TemporaryFolder &Folder) {
  auto File = [&](StringRef Suffix) {
    return Folder.file(llvm::Twine(Index) + Suffix);
  };
  Job J;
  J.Output = File(".txt");
  J.Command = {A.Program, "-p", A.Database, "--quiet",
               "--checks=" + A.Checks[Index], "--export-fixes=" + File(".yaml"),
               "--extra-arg=-Wp,-MD," + File(".d"),
               // What this compiler warns of is not our topic, and twenty
               // warnings made errors would end the parse.
               "--extra-arg=-Wno-error"};
  if (!A.Options.ConfigFile.empty())
    J.Command.push_back("--config-file=" + A.Options.ConfigFile);
  if (!A.Options.HeaderFilter.empty())
    J.Command.push_back("--header-filter=" + A.Options.HeaderFilter);
  llvm::append_range(J.Command, ExtraArguments);
  J.Command.push_back(A.Units[Index].File);
  return J;
}

static std::string textOf(const llvm::Twine &File) {
  auto Buffer = llvm::MemoryBuffer::getFile(File);
  return Buffer ? (*Buffer)->getBuffer().str() : "";
}

/// The last thing that a program said.
static std::string lastLine(StringRef Output) {
  return Output.rtrim().rsplit('\n').second.empty()
             ? Output.rtrim().str()
             : Output.rtrim().rsplit('\n').second.str();
}

/// What a process has left behind becomes the result of its unit, and
/// \p Exported.
static report::Unit readResult(const SourceUnit &Source, const Job &J,
                               const JobResult &Result, report::Sources &Files,
                               std::string &Exported) {
  report::Unit U;
  U.Path = Source.RealPath;
  std::string Stem = StringRef(J.Output).drop_back(4).str();
  readDependencies(textOf(Stem + ".d"), Source.Directory, U);
  Exported = textOf(Stem + ".yaml");
  if (auto Source = llvm::MemoryBuffer::getFile(U.Path); !Source)
    U.Failure = "cannot be read: " + Source.getError().message();
  else if (!Result.Death.empty())
    U.Failure = Result.Death;
  else if (Exported.empty() && Result.ExitCode)
    U.Failure = lastLine(textOf(J.Output));
  else if (llvm::Error E = readExportedFixes(Exported, Files, U))
    U.Failure = llvm::toString(std::move(E));
  return U;
}

static report::Unit readCached(const SourceUnit &Source,
                               const CachedResult &Cached,
                               report::Sources &Files) {
  report::Unit U;
  U.Path = Source.RealPath;
  U.Files = Cached.Files;
  U.Aliases = Cached.Aliases;
  if (llvm::Error E = readExportedFixes(Cached.Exported, Files, U))
    U.Failure = llvm::toString(std::move(E));
  return U;
}

/// Runs the units with the numbers \p Which and puts their results there.
static llvm::Error runUnits(const Analysis &A, llvm::ArrayRef<size_t> Which,
                            llvm::ArrayRef<std::string> ExtraArguments,
                            report::Sources &Files, ResultCache *Cache,
                            std::vector<report::Unit> &Results) {
  TemporaryFolder Folder;
  std::vector<Job> Jobs;
  for (size_t Index : Which)
    Jobs.push_back(jobFor(A, Index, ExtraArguments, Folder));
  Progress Shown(Jobs.size());
  unsigned AtOnce = A.Options.Jobs ? A.Options.Jobs : defaultJobs();
  bool Finished =
      runJobs(Jobs, AtOnce, std::chrono::seconds(A.Options.TimeoutInSeconds),
              [&](size_t Number, const JobResult &Result) {
                size_t Index = Which[Number];
                std::string Exported;
                Results[Index] = readResult(A.Units[Index], Jobs[Number],
                                            Result, Files, Exported);
                if (Cache && Results[Index].Failure.empty())
                  Cache->store(
                      A.Units[Index], A.Checks[Index],
                      {Results[Index].Files, Results[Index].Aliases, Exported});
                Shown.step(A.Units[Index].File);
              });
  return Finished ? llvm::Error::success()
                  : llvm::createStringError("interrupted");
}

llvm::Expected<std::vector<report::Unit>> runAnalysis(const Analysis &A) {
  ResultCache Cache(A.Options, A.Program);
  report::Sources Files;
  std::vector<report::Unit> Results(A.Units.size());
  std::vector<size_t> Unknown;
  for (size_t Index = 0; Index < A.Units.size(); ++Index) {
    CachedResult Cached;
    if (Cache.find(A.Units[Index], A.Checks[Index], Cached))
      Results[Index] = readCached(A.Units[Index], Cached, Files);
    else
      Unknown.push_back(Index);
  }
  if (llvm::Error E = runUnits(A, Unknown, {}, Files, &Cache, Results))
    return std::move(E);
  return Results;
}

llvm::Expected<std::vector<report::Unit>>
runAgain(const Analysis &A, llvm::ArrayRef<report::Unit> Units,
         const Overlay &Changed) {
  std::vector<report::Unit> Results = Units.vec();
  std::vector<size_t> Touched;
  for (size_t Index = 0; Index < Results.size(); ++Index)
    if (Changed.touches(Results[Index]))
      Touched.push_back(Index);
  TemporaryFolder Folder;
  auto Map = Changed.write(Folder);
  if (!Map)
    return Map.takeError();
  report::Sources Files;
  Changed.applyTo(Files);
  if (llvm::Error E = runUnits(A, Touched, {"--vfsoverlay=" + *Map}, Files,
                               /*Cache=*/nullptr, Results))
    return std::move(E);
  return Results;
}

std::string findDropIn() {
  static int Anchor;
  std::string Self =
      llvm::sys::fs::getMainExecutable("tidy-templates", &Anchor);
  return (llvm::sys::path::parent_path(Self) + "/clang-tidy-templates").str();
}

} // namespace clang::templates
