//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tools/tidy-templates/CommandLine.h"
#include "lib/Report/Formats.h"
#include "tools/tidy-templates/Commands.h"
#include "tools/tidy-templates/Registry.h"
#include <CLI/CLI.hpp>

namespace clang::templates {
namespace {

/// All that can be asked for. The parser writes into it, so it stays.
struct Arguments {
  CheckOptions Check;
  FixOptions Fix;
  ExplainOptions Explain;
  AnalysisOptions Doctor;
};

std::string formatNames() {
  std::string Names;
  for (const report::Format &F : report::formats())
    Names += (Names.empty() ? "" : ", ") + F.Name.str();
  return Names;
}

void addAnalysisOptions(CLI::App &App, AnalysisOptions &O) {
  App.add_option("PATHS", O.Paths,
                 "Sources and folders; default: all of the compile database");
  App.add_option("-p,--build", O.Build,
                 "The folder with compile_commands.json; default: found in ., "
                 "build, out, _build, cmake-build-*, and the folders above")
      ->type_name("DIR");
  App.add_option("-j,--jobs", O.Jobs, "Units at once; default: one per core")
      ->type_name("N");
  App.add_option("--checks", O.Checks,
                 "Globs, as of clang-tidy, after those of .clang-tidy or the "
                 "default; '-*,templates-NAME' is one check alone")
      ->type_name("GLOBS");
  App.add_option("--config-file", O.ConfigFile,
                 "Instead of the .clang-tidy of each source")
      ->type_name("FILE");
  App.add_option("--header-filter", O.HeaderFilter,
                 "Findings in headers count where the path matches; default: "
                 "that of .clang-tidy, else all but system headers")
      ->type_name("REGEX");
  App.add_option("--timeout", O.TimeoutInSeconds,
                 "The time limit of one unit; default: 300")
      ->type_name("SECONDS")
      ->check(CLI::PositiveNumber);
  App.add_flag("--no-cache", O.NoCache, "Analyse every unit anew");
  App.add_option("--cache-dir", O.CacheFolder,
                 "Where results are kept; default: "
                 "$XDG_CACHE_HOME/tidy-templates/results")
      ->type_name("DIR");
  App.add_flag("-v,--verbose", O.Verbose, "Say what is done, on stderr");
}

void addCheck(CLI::App &App, CheckOptions &O, Command &Run) {
  CLI::App *Sub = App.add_subcommand("check", "Run the checks over a project");
  Sub->footer("Exit codes: 0 clean; 1 findings; 2 wrong use or configuration; "
              "3 some unit could not be analysed.");
  addAnalysisOptions(*Sub, O.Analysis);
  Sub->add_option("-o,--output", O.Outputs,
                  "A report as FORMAT on stdout, or as FORMAT=FILE; can be "
                  "repeated. Formats: " +
                      formatNames())
      ->type_name("FORMAT[=FILE]")
      ->take_all()
      ->allow_extra_args(false);
  CLI::Option *Baseline =
      Sub->add_option("--baseline", O.Baseline,
                      "Leave out the findings that this file lists")
          ->type_name("FILE");
  CLI::Option *Write =
      Sub->add_flag("--write-baseline", O.WriteBaseline,
                    "Write all findings into the file of --baseline")
          ->needs(Baseline);
  Sub->add_flag("--prune-baseline", O.PruneBaseline,
                "Drop from the file of --baseline what is no longer found")
      ->needs(Baseline)
      ->excludes(Write);
  CLI::Option *Since =
      Sub->add_option("--since", O.Since,
                      "Only findings that are new since the merge base of HEAD "
                      "and this revision of git")
          ->type_name("REV")
          ->excludes(Write);
  Sub->add_flag("--report-unused-nolint", O.ReportUnusedNolint,
                "Also report NOLINT comments that name our checks and silence "
                "nothing")
      ->excludes(Since);
  Sub->add_flag("--require-nolint-reason", O.RequireNolintReason,
                "Also report those that give no reason: "
                "'NOLINT(templates-NAME): why'")
      ->excludes(Since);
  Sub->callback([&] { Run = [&] { return check(O); }; });
}

void addFix(CLI::App &App, FixOptions &O, Command &Run) {
  CLI::App *Sub = App.add_subcommand(
      "fix", "Apply the fixes that leave the code compiling");
  Sub->footer("Each unit that reads an edited file is parsed again before a "
              "file is written; a fix that brings an error is withdrawn.\n"
              "Exit codes: 0 all are applied; 1 some are withdrawn, or left "
              "for another run; 2 wrong use or configuration; 3 some unit "
              "could not be analysed.");
  addAnalysisOptions(*Sub, O.Analysis);
  Sub->add_flag("--dry-run", O.DryRun, "Only say what would be fixed");
  Sub->add_flag("--diff", O.Diff, "Only print what would change");
  Sub->add_flag("--unsafe", O.Unsafe,
                "Also the fixes of notes, which change what the code does");
  Sub->callback([&] { Run = [&] { return fix(O); }; });
}

} // namespace

Command parseCommandLine(int argc, const char *const *argv, int &Code) {
  static Arguments All;
  Command Run;
  CLI::App App("Finds what C++ templates and closures cost and break, and "
               "repairs it.",
               "tidy-templates");
  App.set_version_flag("--version", "tidy-templates " + version().str());
  App.require_subcommand(1);
  App.footer("'tidy-templates COMMAND --help' tells of a command.");
  addCheck(App, All.Check, Run);
  addFix(App, All.Fix, Run);

  App.add_subcommand("list", "List the checks")->callback([&] {
    Run = [] { return listChecks(); };
  });
  CLI::App *Explain = App.add_subcommand("explain", "Show the page of a check");
  Explain->add_option("CHECK", All.Explain.Check, "Its name")->required();
  Explain->callback([&] { Run = [] { return explain(All.Explain); }; });
  CLI::App *Doctor = App.add_subcommand(
      "doctor", "Say what runs where, and what is to be mended");
  Doctor
      ->add_option("-p,--build", All.Doctor.Build,
                   "The folder with compile_commands.json")
      ->type_name("DIR");
  Doctor->callback([&] { Run = [] { return doctor(All.Doctor); }; });

  try {
    App.parse(argc, argv);
  } catch (const CLI::ParseError &E) {
    // Help and version are errors to the parser, with the code 0.
    Code = App.exit(E) ? ExitWrongUse : ExitClean;
    return nullptr;
  }
  return Run;
}

} // namespace clang::templates
