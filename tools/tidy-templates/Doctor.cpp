//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// tidy-templates doctor.
//
//===----------------------------------------------------------------------===//

#include "lib/Report/Sources.h"
#include "tools/tidy-templates/Analysis.h"
#include "tools/tidy-templates/Commands.h"
#include "tools/tidy-templates/Registry.h"
#include "tools/tidy-templates/Selection.h"
#include "tools/tidy-templates/Workers.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Program.h"
#include "llvm/Support/raw_ostream.h"

namespace clang::templates {
namespace {

using llvm::StringRef;

/// Tells line by line, and remembers whether something is wrong.
class Diagnosis {
public:
  void fine(StringRef What, const llvm::Twine &Words) {
    line("ok   ", What, Words);
  }
  void absent(StringRef What, const llvm::Twine &Words) {
    line("-    ", What, Words);
  }
  void wrong(StringRef What, const llvm::Twine &Words) {
    line("WRONG", What, Words);
    AllFine = false;
  }
  bool allFine() const { return AllFine; }

private:
  static void line(StringRef Mark, StringRef What, const llvm::Twine &Words) {
    llvm::outs() << Mark << ' ' << What << ": " << Words << '\n';
  }

  bool AllFine = true;
};

} // namespace

/// The line of '--version' that has the version.
static std::string versionOf(StringRef Program) {
  Captured Said = capture({Program.str(), "--version"});
  llvm::SmallVector<StringRef, 8> Lines;
  StringRef(Said.Output).split(Lines, '\n');
  for (StringRef Line : Lines)
    if (Said.ExitCode == 0 && Line.contains("version"))
      return Line.trim().str();
  return "";
}

static void examineDropIn(Diagnosis &D, StringRef Program) {
  std::string Version = versionOf(Program);
  if (Version.empty())
    return D.wrong("clang-tidy-templates",
                   Program + " does not run; build or install it again");
  D.fine("clang-tidy-templates", Program + ", " + Version);
  Captured Listing =
      capture({Program.str(), "--checks=-*,templates-*", "--list-checks"});
  for (const CheckInfo &Check : allChecks())
    if (!StringRef(Listing.Output).contains("    " + Check.Name.str() + "\n"))
      return D.wrong("checks", Program + " has no " + Check.Name +
                                   "; it is of another version");
  D.fine("checks", llvm::Twine(allChecks().size()) + " are registered");
}

/// A program that we can do without.
static void examineProgram(Diagnosis &D, StringRef Name, StringRef Purpose) {
  auto Found = llvm::sys::findProgramByName(Name);
  if (Found)
    D.fine(Name, *Found + ", " + versionOf(*Found) + "; " + Purpose);
  else
    D.absent(Name, "not in PATH; " + Purpose);
}

static void examinePlugin(Diagnosis &D, StringRef Program) {
  StringRef Prefix =
      llvm::sys::path::parent_path(llvm::sys::path::parent_path(Program));
  std::string Plugin = (Prefix + "/lib/TidyTemplates.so").str();
  if (llvm::sys::fs::exists(Plugin))
    D.fine("plugin", Plugin + ", for 'clang-tidy-22 --load'");
  else
    D.absent("plugin", "no " + llvm::Twine(Plugin) +
                           "; only 'clang-tidy --load' needs it");
}

/// The first thing that clang-tidy finds wrong with \p Config; empty if there
/// is nothing.
static std::string faultOf(StringRef Config, StringRef Program) {
  const Captured Said = capture(
      {Program.str(), "--verify-config", "--config-file=" + Config.str()});
  if (Said.ExitCode == 0)
    return "";
  llvm::SmallVector<StringRef, 4> Lines;
  StringRef(Said.Output).split(Lines, '\n');
  for (StringRef Line : Lines)
    if (Line.contains("error: ") || Line.contains("warning: "))
      return Line.str();
  return Config.str() + ": clang-tidy cannot read it";
}

static void examineProject(Diagnosis &D, const AnalysisOptions &Options,
                           StringRef Program) {
  auto Database = findDatabase(Options.Build);
  if (!Database)
    return D.wrong("compile database", llvm::toString(Database.takeError()));
  auto Units = readUnits(*Database, {});
  if (!Units)
    return D.wrong("compile database", llvm::toString(Units.takeError()));
  D.fine("compile database",
         *Database + ", units: " + llvm::Twine(Units->size()));
  auto Missing = llvm::find_if(*Units, [](const SourceUnit &U) {
    return !llvm::sys::fs::exists(U.File);
  });
  if (Missing != Units->end())
    D.wrong("compile database", "it lists " + Missing->File +
                                    ", which is not there; configure again");

  std::string Config = configFileOf(Units->front().RealPath);
  if (const std::string Fault = Config.empty() ? "" : faultOf(Config, Program);
      !Fault.empty())
    return D.wrong("configuration", Fault);
  Selection Selected(Options, Program);
  auto Checks = Selected.checksFor(Units->front().File);
  if (!Checks)
    return D.wrong("configuration", llvm::toString(Checks.takeError()));
  D.fine("configuration",
         (Config.empty() ? "no .clang-tidy, the default" : Config) +
             "; checks: " + llvm::Twine(StringRef(*Checks).count(',')));
}

llvm::Expected<ExitCode> doctor(const AnalysisOptions &Options) {
  Diagnosis D;
  std::string Program = findDropIn();
  D.fine("tidy-templates", version());
  examineDropIn(D, Program);
  examinePlugin(D, Program);
  examineProgram(D, "clang-tidy-22", "can load the plugin");
  examineProgram(D, "clangd-22", "an editor's server, without our checks");
  examineProgram(D, "clang++-22", "");
  examineProgram(D, "clang-format", "'fix' formats what it edits with it");
  examineProgram(D, "git", "--since needs it");
  examineProject(D, Options, Program);
  return D.allFine() ? ExitClean : ExitWrongUse;
}

} // namespace clang::templates
