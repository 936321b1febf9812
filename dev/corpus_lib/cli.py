"""The command line of dev/corpus.

SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""

import argparse
import os
import re
import sys
from dataclasses import replace
from pathlib import Path

from . import census, command, debian, fix, judge, record, runner, table
from .common import (CORPUS, CorpusError, Manifest, all_projects,
                     default_cache, full_name, say)
from .configure import configure
from .workspace import Workspace

DESCRIPTION = """\
Runs the checks over real code - pinned Debian source packages, and header
packages with drivers of our own - and keeps a record of what they find.
Without a command: fetch, configure, run and summary.
"""

DEFAULT_CHECKS = "templates-*"


def projects_of(options, std=None):
    return [replace(project, std=std) for project in
            all_projects(Manifest(options.packages), options.cache,
                         options.project_dir, options.project)]


def standard(text):
    """The argument of --std."""
    if not re.fullmatch(r"(?:c|gnu)\+\+\d\d", text):
        raise argparse.ArgumentTypeError(f"'{text}' is no C++ standard like "
                                         "c++20")
    return text


def tidy_of(options, checks):
    """How clang-tidy is started; only these checks are on."""
    checks = checks.removeprefix("-*,")
    binary = options.tidy or runner.default_tidy()
    if not binary:
        raise CorpusError("build/bin/clang-tidy-templates is not built; "
                          "build it or name another with --tidy")
    return runner.Tidy(binary, checks, options.load, options.timeout)


def command_fetch(options):
    manifest = Manifest(options.packages)
    if options.install_build_deps:
        debian.install_build_dependencies(manifest)
    known = [p.name for p in all_projects(manifest, options.cache, (),
                                          options.project)]
    return debian.fetch(manifest, options.cache, options.mirror, known)


def command_pin(options):
    manifest = Manifest(options.packages)
    debian.pin(manifest, debian.Apt(options.cache / "apt", manifest.suite,
                                    options.mirror))
    return True


def command_configure(options):
    return configure(projects_of(options), options.cache)


def record_of(std):
    """Where findings with a standard are kept."""
    return record.RECORD.with_name(f"record-{std}.json") if std \
        else record.RECORD


def command_run(options):
    tidy = tidy_of(options, options.checks)
    projects = projects_of(options, options.std)
    results = runner.run(tidy, projects, options.jobs, options.limit)
    if not results:
        raise CorpusError("no project is configured: run 'dev/corpus fetch' "
                          "and 'dev/corpus configure'")
    new = record.make_record(tidy.checks, projects, results, options.std)
    out = options.out or record_of(options.std)
    if options.project and out.is_file():
        new = record.merge(record.load(out), new)
    record.save(new, out)
    judge.print_summary(new, options.judgements)
    say(f"wrote {out}")
    return True


def command_diff(options):
    record.print_comparison(record.load(options.base),
                            record.load(options.head))
    return True


def command_judge(options):
    data = record.load(options.record)
    entries = judge.update(options.check, data, options.sample,
                           judge.load(options.check, options.judgements))
    if not entries:
        raise CorpusError(f"the record has no findings of {options.check}")
    if options.set:
        judge.set_verdict(entries, *options.set)
    judge.save(options.check, entries, options.judgements)
    if options.show:
        wanted = {e["fingerprint"] for e in entries if e["verdict"] is None}
        projects = {p.name: p for p in projects_of(options)}
        for finding in data["findings"]:
            if finding["fingerprint"] in wanted:
                judge.show(finding, projects, options.show)
    true, false, unjudged = judge.count(entries)
    gone = sum(1 for e in entries if e.get("gone") and e["verdict"])
    print(f"{options.check}: {true} true, {false} false, {unjudged} "
          f"unjudged; {gone} true ones are no longer found")
    return True


def command_summary(options):
    missing = judge.print_summary(record.load(options.record),
                                  options.judgements)
    if missing and options.require_judged:
        raise CorpusError(f"{missing} findings are not judged")
    return True


def short_name(check):
    """What the files of a check, or of all checks together, are named."""
    short = check.removeprefix("templates-")
    return "all" if short == "*" else short


def fixes_of(check):
    """Where the outcome of a check's fixes is kept."""
    return fix.FIXES / f"{short_name(check)}.json"


def command_fix(options):
    copies = [Workspace(project, options.cache, options.syntax_only)
              for project in projects_of(options, options.std)]
    if options.command:
        tool = command.Command(options.command, options.check, options.jobs)
        tool.verify()
        return fix.fix(
            options.check, copies,
            options.out or fixes_of(f"command-{short_name(options.check)}"),
            lambda copy: command.CommandProof(tool, copy, options.jobs),
            command.print_entry)
    tidy = tidy_of(options, options.check)
    tidy.verify()
    return fix.fix(
        options.check, copies, options.out or fixes_of(options.check),
        lambda copy: fix.Proof(tidy, copy, options.jobs, options.bisect),
        fix.print_entry)


def command_census(options):
    tool = options.census or census.default_census()
    out = options.out or fixes_of("unconstrained-parameter")
    for project in projects_of(options, options.std):
        counted = census.count(tool, project, options.jobs, options.timeout)
        fix.save_part(out, "census", options.std, project.name, counted)
        print(f"{project.name}: {sum(counted.values())} type parameters, "
              f"{counted['unconstrained']} unconstrained", flush=True)
    return True


def command_table(options):
    page = table.make_table(fix.load(options.record or
                                     fixes_of(options.check)))
    out = options.out or CORPUS / f"{short_name(options.check)}.md"
    out.write_text(page, encoding="utf-8")
    say(f"wrote {out}")
    return True


def command_all(options):
    fetched = command_fetch(options)
    command_configure(options)
    return command_run(options) and fetched


def add_common(parser):
    """The options that every command takes."""
    parser.add_argument("--cache", type=Path, default=default_cache(),
                        help="folder for all that is fetched and built "
                        "(default: %(default)s)")
    parser.add_argument("--packages", type=Path, metavar="FILE",
                        help="another manifest than bench/corpus/"
                        "packages.json")
    parser.add_argument("--project", nargs="+", default=[], metavar="NAME",
                        help="only these projects")
    parser.add_argument("--project-dir", nargs="+", default=[],
                        metavar="DIR", help="a CMake project of your own; "
                        "without --project, nothing else")


def add_fetch(parser):
    parser.add_argument("--mirror", default=debian.MIRROR, metavar="URL",
                        help="the Debian mirror (default: %(default)s); old "
                        "pins can be had from a snapshot archive")
    parser.add_argument("--install-build-deps", action="store_true",
                        help="also install the build dependencies on the "
                        "system with apt-get (needs root)")


def add_tidy(parser):
    parser.add_argument("--tidy", metavar="BINARY", help="the clang-tidy to "
                        "run (default: build/bin/clang-tidy-templates)")
    parser.add_argument("--load", metavar="PLUGIN",
                        help="a plugin for that clang-tidy")
    parser.add_argument("--jobs", "-j", type=int, metavar="N",
                        default=len(os.sched_getaffinity(0)),
                        help="files at a time (default: %(default)s)")
    parser.add_argument("--std", type=standard, metavar="STANDARD",
                        help="compile everything with this standard, such as "
                        "c++20; what does not compile so is left out")
    parser.add_argument("--timeout", type=float, default=300,
                        metavar="SECONDS",
                        help="per file (default: %(default)s)")


def add_run(parser):
    parser.add_argument("--checks", default=DEFAULT_CHECKS, metavar="GLOB",
                        help="default: %(default)s")
    parser.add_argument("--limit", type=int, metavar="N",
                        help="for a trial: at most N files of each project, "
                        "evenly spread")
    parser.add_argument("--out", type=Path, metavar="FILE",
                        help="the record to write; with --project the "
                        "others' part of it is kept (default: bench/corpus/"
                        "record.json, or record-STANDARD.json)")
    add_judgements(parser)


def add_judgements(parser):
    parser.add_argument("--judgements", type=Path, metavar="DIR",
                        default=judge.JUDGEMENTS, help="folder of the "
                        "verdicts (default: bench/corpus/judgements)")


def add_record(parser):
    parser.add_argument("--record", default=record.RECORD, metavar="RECORD",
                        help="a record's file or a git revision (default: "
                        "bench/corpus/record.json)")
    add_judgements(parser)


def add_judge(parser):
    parser.add_argument("check", metavar="CHECK")
    parser.add_argument("--sample", type=int, default=50, metavar="N",
                        help="judge at most N findings, always the same ones "
                        "(default: %(default)s)")
    parser.add_argument("--show", type=int, nargs="?", const=8, metavar="N",
                        help="print the unjudged findings with N lines of "
                        "code around each (default: 8)")
    parser.add_argument("--set", nargs=3,
                        metavar=("FINGERPRINT", "true|false", "REASON"),
                        help="write one verdict; the start of a fingerprint "
                        "is enough")
    add_record(parser)


def add_diff(parser):
    for name in ("base", "head"):
        parser.add_argument(name, metavar=name.upper(),
                            help="a record's file or a git revision")


def add_summary(parser):
    parser.add_argument("--require-judged", action="store_true",
                        help="fail if a finding that should be is not judged")
    add_record(parser)


def add_fix(parser):
    parser.add_argument("check", metavar="CHECK", type=full_name,
                        help="a check's name, or 'all'")
    parser.add_argument("--bisect", action="store_true",
                        help="find the fixes that break a build")
    parser.add_argument("--command", metavar="BINARY", help="a "
                        "tidy-templates, whose 'fix' is to make and verify "
                        "the edits")
    parser.add_argument("--syntax-only", action="store_true",
                        help="compile the files, but do not build and test: "
                        "quicker, and a weaker proof")
    parser.add_argument("--out", type=Path, metavar="FILE",
                        help="the record to write the outcome to (default: "
                        "bench/corpus/fixes/CHECK.json)")


def add_census(parser):
    parser.add_argument("--census", metavar="BINARY", help="the tool that "
                        "counts (default: build/bin/inference-census)")
    parser.add_argument("--std", type=standard, metavar="STANDARD",
                        help="compile everything with this standard")
    parser.add_argument("--jobs", "-j", type=int, metavar="N",
                        default=len(os.sched_getaffinity(0)),
                        help="files at a time (default: %(default)s)")
    parser.add_argument("--timeout", type=float, default=300,
                        metavar="SECONDS",
                        help="per file (default: %(default)s)")
    parser.add_argument("--out", type=Path, metavar="FILE",
                        help="the record to write the counts to (default: "
                        "bench/corpus/fixes/unconstrained-parameter.json)")


def add_table(parser):
    parser.add_argument("check", metavar="CHECK", type=full_name)
    parser.add_argument("--record", type=Path, metavar="FILE",
                        help="the record of the fixes (default: "
                        "bench/corpus/fixes/CHECK.json)")
    parser.add_argument("--out", type=Path, metavar="FILE",
                        help="the page to write (default: "
                        "bench/corpus/CHECK.md)")


COMMANDS = {
    "fetch": ("download and unpack the packages", command_fetch,
              (add_fetch,)),
    "configure": ("give each project a compile_commands.json",
                  command_configure, ()),
    "run": ("run the checks and write the record", command_run,
            (add_tidy, add_run)),
    "diff": ("compare two records", command_diff, (add_diff,)),
    "judge": ("list findings for a verdict", command_judge, (add_judge,)),
    "summary": ("print the table of a record", command_summary,
                (add_summary,)),
    "fix": ("apply a check's fixes to copies, rebuild and run the tests; "
            "'--fix CHECK' is the same", command_fix, (add_tidy, add_fix)),
    "census": ("count the type parameters, by what is said of them",
               command_census, (add_census,)),
    "table": ("write the page of a check's fixes", command_table,
              (add_table,)),
    "pin": ("pin the manifest's packages to what the suite has now",
            command_pin, (add_fetch,)),
    "all": ("fetch, configure and run: the default", command_all,
            (add_fetch, add_tidy, add_run)),
}


def parse(arguments):
    if not arguments:
        arguments = ["all"]
    if arguments[0] == "--fix":
        arguments = ["fix", *arguments[1:]]
    parser = argparse.ArgumentParser(
        prog="dev/corpus", description=DESCRIPTION,
        formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    for name, (summary, function, adders) in COMMANDS.items():
        command = commands.add_parser(name, help=summary,
                                      description=summary.capitalize() + ".")
        add_common(command)
        for add in adders:
            add(command)
        command.set_defaults(function=function)
    options = parser.parse_args(arguments)
    options.cache = options.cache.resolve()
    return options


def main(arguments):
    options = parse(arguments)
    try:
        return 0 if options.function(options) else 1
    except CorpusError as error:
        print(f"dev/corpus: error: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
