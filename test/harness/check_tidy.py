#!/usr/bin/env python3
"""Runs one test of a check: findings, fixes, fixed code, second run.

    check_tidy.py [TOOLS] SOURCE CHECK [-std=STD[:PREFIX],...] [-config=YAML]
                  [-- COMPILER ARGUMENTS]

For each -std, clang-tidy runs on SOURCE with CHECK alone, and

  1. prints exactly the diagnostics that the CHECK-NOTES comments name, each on
     a full line: ':LINE:COLUMN: warning: ...' for SOURCE itself,
     'Inputs/foo/x.h:LINE:COLUMN: ...' for a file beside it;
  2. words them by convention and makes no edit that breaks the edit rules;
  3. with --fix turns SOURCE into <stem>.fixed.cpp (and each header x.h below
     Inputs/ into x.fixed.h), which exists exactly if there are fixes; the
     same for --fix-notes and .notefixed, if notes carry fixes;
  4. the result compiles, and a second run offers no fix.

A PREFIX adds the expectations CHECK-NOTES-PREFIX and lets the golden file
<stem>.PREFIX.fixed.cpp come first. CHECK-NOTES and RUN comments are left out
of the comparison with golden files.

Exit code: 0 passed, 1 failed, 2 the test could not be run.

SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""

import argparse
import difflib
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

import tidy

EXPECTATION = re.compile(r"^\s*// CHECK-NOTES(-\w+)?:")
_RUN_LINE = re.compile(r"^// RUN: %check_tidy %s (.*)$", re.MULTILINE)


class Error(Exception):
    """The test cannot be run: it, not the check, is at fault."""


class Crash(Exception):
    """clang-tidy ended by a signal."""


@dataclass(frozen=True)
class Variant:
    """A way to apply fixes, and how its golden files are called."""

    flag: str
    suffix: str

    @property
    def notes(self):
        return self.flag == "--fix-notes"

    def fixes(self, findings):
        """The findings that this variant fixes and no earlier one does."""
        if not self.notes:
            return [f for f in findings if f.applied_edits(notes=False)]
        return [f for f in findings
                if f.applied_edits(notes=True) and not f.message.edits]


VARIANTS = (Variant("--fix", "fixed"), Variant("--fix-notes", "notefixed"))


@dataclass(frozen=True)
class Standard:
    """A language version of a test and its prefix, if it has one."""

    std: str
    prefix: str = ""

    def golden(self, path, variant):
        """The golden file of a source or header: its own, else the shared."""
        own = self.own_golden(path, variant)
        return own if own.exists() else shared_golden(path, variant)

    def own_golden(self, path, variant):
        infix = f".{self.prefix}" if self.prefix else ""
        return path.with_name(
            f"{path.stem}{infix}.{variant.suffix}{path.suffix}")


def shared_golden(path, variant):
    """The golden file for every standard that has none of its own."""
    return path.with_name(f"{path.stem}.{variant.suffix}{path.suffix}")


@dataclass
class CheckTest:
    """One RUN line of a test source."""

    source: Path
    check: str
    standards: list
    config: str = ""
    extra: list = field(default_factory=list)

    def extra_in(self, folder):
        """The compiler arguments, with the test's folder being `folder`."""
        here = str(self.source.parent)
        return [arg.replace(here, str(folder)) for arg in self.extra]

    def headers(self):
        """The companion headers that the source names in an #include."""
        names = re.findall(r'^\s*#\s*include\s+"(Inputs/[^"]+)"',
                           self.source.read_text(), re.MULTILINE)
        return [self.source.parent / name for name in names]


def parse_test(arguments):
    """A CheckTest from the arguments behind %check_tidy."""
    extra = []
    if "--" in arguments:
        split = arguments.index("--")
        arguments, extra = arguments[:split], arguments[split + 1:]
    parser = argparse.ArgumentParser(add_help=False, exit_on_error=False)
    parser.add_argument("source", type=Path)
    parser.add_argument("check")
    parser.add_argument("-std", default="c++17")
    parser.add_argument("-config", default="")
    options = parser.parse_args(arguments)
    standards = [Standard(*item.split(":")) for item in options.std.split(",")]
    return CheckTest(options.source.resolve(), options.check, standards,
                     options.config, extra)


def tests_in(source):
    """The CheckTests of a source's RUN lines, for tools that run them all."""
    lines = _RUN_LINE.findall(source.read_text().replace("\\\n// RUN:", ""))
    here = str(source.resolve().parent)
    return [parse_test([str(source)] + shlex.split(line.replace("%S", here)))
            for line in lines]


def stripped(text):
    """Source text without what only the harness reads."""
    lines = [line for line in text.splitlines()
             if not EXPECTATION.match(line) and not line.startswith("// RUN:")]
    return "\n".join(lines).strip("\n") + "\n"


def copy_test(source, folder, text=None):
    """Copies a source and its headers into a folder, so that fixes are safe.

    These are below Inputs/ or, of an example on a page, beside the source.
    """
    inputs = source.parent / "Inputs"
    if inputs.is_dir():
        shutil.copytree(inputs, folder / "Inputs")
    for header in source.parent.glob("*.h"):
        shutil.copy(header, folder)
    copy = folder / source.name
    copy.write_text(source.read_text() if text is None else text)
    return copy


def run_on(tools, test, copy, standard, mode=()):
    """Runs clang-tidy on a copy; raises Crash, or Error on invalid code."""
    run = tidy.run_tidy(tools, copy, test.check, standard.std, test.config,
                        test.extra_in(copy.parent), mode)
    if run.crashed:
        raise Crash(f"clang-tidy crashed:\n{run.errors}")
    if "no checks enabled" in run.errors:
        raise Error(f"clang-tidy knows no check {test.check}")
    if run.status:
        raise Error(f"clang-tidy failed:\n{run.output}{run.errors}")
    return run


def diagnostics(run, copy):
    """The printed diagnostics with paths relative to the test's folder.

    The source's own path is left out, so that ':3:1: warning: ...' is a full
    line that no diagnostic of another file equals.
    """
    lines = []
    for path, line, column, severity, text in run.printed():
        place = f"{shown_path(path, copy)}:{line}:{column}: " if path else ""
        lines.append(f"{place}{severity}: {text}")
    return lines


def shown_path(path, copy):
    path = Path(os.path.normpath(path))
    if path == copy:
        return ""
    return path.relative_to(copy.parent) \
        if path.is_relative_to(copy.parent) else path


def expectation_problems(tools, source, standard, lines):
    """What FileCheck has against the printed diagnostics."""
    prefixes = ["CHECK-NOTES"]
    if standard.prefix:
        prefixes.append(f"CHECK-NOTES-{standard.prefix}")
    written = re.findall(r"// (CHECK-NOTES(?:-\w+)?):", source.read_text())
    if not set(prefixes) & set(written):
        return ["silence is expected, but:\n" + "\n".join(lines)] \
            if lines else []
    command = [
        tools.filecheck, f"--check-prefixes={','.join(prefixes)}",
        "--allow-unused-prefixes", "--allow-empty", "--match-full-lines",
        "--implicit-check-not={{.*(warning|error|note): .*}}", str(source)]
    done = subprocess.run(command, input="\n".join(lines) + "\n",
                          capture_output=True, text=True)
    return [done.stderr.strip()] if done.returncode else []


def convention_problems(findings):
    """Messages that are not worded as every message of ours is."""
    problems = []
    for finding in findings:
        warning = finding.message.text
        if "[" in warning:
            problems.append(f"'[' in the message '{warning}'")
        for text in [warning] + [note.text for note in finding.notes]:
            if "\n" in text:
                problems.append(f"more than one line in the message '{text}'")
            if text[:1].isupper():
                problems.append(f"the message '{text}' starts upper case")
            if text.endswith("."):
                problems.append(f"the message '{text}' ends in a full stop")
    return problems


def apply(tools, test, standard, variant, folder, text=None):
    """Applies the fixes to a copy in `folder`; returns the copy."""
    copy = copy_test(test.source, folder, text)
    run_on(tools, test, copy, standard, [variant.flag])
    return copy


def fixed_code_problems(tools, test, standard, variant, copy):
    """Whether fixed code compiles and whether a second run is silent."""
    errors = tidy.compile_errors(tools, copy, standard.std,
                                 test.extra_in(copy.parent))
    if errors:
        return [f"after {variant.flag} the code does not compile:\n{errors}"]
    again = run_on(tools, test, copy, standard)
    left = [f for f in again.findings if f.applied_edits(variant.notes)]
    return [f"after {variant.flag} a second run offers a fix again: "
            f"{f.message.text} [{f.check}]" for f in left]


def changed_headers(test, copy):
    """The headers below Inputs/ that a fix has edited, as in the tree."""
    changed = []
    for header in sorted((copy.parent / "Inputs").rglob("*")):
        original = test.source.parent / header.relative_to(copy.parent)
        if header.is_file() and header.read_bytes() != original.read_bytes():
            changed.append(original)
    return changed


def golden_problems(test, standard, variant, copy):
    """Differences between fixed code and golden files, as diffs."""
    problems = []
    headers = set(changed_headers(test, copy))
    headers |= {h for h in test.headers()
                if standard.golden(h, variant).exists()}
    for path in [test.source, *sorted(headers)]:
        golden = standard.golden(path, variant)
        if not golden.exists():
            problems.append(f"{variant.flag} edits {path.name}, but there is "
                            f"no {golden.name}")
            continue
        fixed = copy.parent / path.relative_to(test.source.parent)
        diff = list(difflib.unified_diff(
            stripped(golden.read_text()).splitlines(),
            stripped(fixed.read_text()).splitlines(),
            golden.name, f"{path.name} after {variant.flag}", lineterm=""))
        if diff:
            problems.append("\n".join(diff))
    return problems


def variant_problems(tools, test, standard, variant, findings):
    """Everything that is wrong with the fixes of one variant."""
    if not variant.fixes(findings):
        golden = standard.own_golden(test.source, variant)
        return [f"{golden.name} exists, but {variant.flag} changes nothing"] \
            if golden.exists() else []
    with tempfile.TemporaryDirectory() as folder:
        copy = apply(tools, test, standard, variant, Path(folder).resolve())
        return (golden_problems(test, standard, variant, copy)
                + fixed_code_problems(tools, test, standard, variant, copy))


def standard_problems(tools, test, standard):
    """Everything that is wrong with a test at one language version."""
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder).resolve()
        copy = copy_test(test.source, folder)
        run = run_on(tools, test, copy, standard)
        problems = expectation_problems(tools, test.source, standard,
                                        diagnostics(run, copy))
        problems += convention_problems(run.findings)
        problems += tidy.edit_problems(tools, copy, run.findings, folder,
                                       standard.std, test.extra_in(folder))
    for variant in VARIANTS:
        problems += variant_problems(tools, test, standard, variant,
                                     run.findings)
    return problems


def problems_at(tools, test, standard):
    """As standard_problems, a crash being one."""
    try:
        return standard_problems(tools, test, standard)
    except Crash as crash:
        return [str(crash)]


def parse_tools(arguments):
    """The tools named in front of the test's own arguments, and the rest."""
    parser = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    parser.add_argument("--load", default="")
    parser.add_argument("--llvm", default=tidy.DEFAULT_LLVM)
    parser.add_argument("--clang-tidy", default="")
    split = arguments.index("--") if "--" in arguments else len(arguments)
    options, rest = parser.parse_known_args(arguments[:split])
    tools = tidy.Tools.of(options.load, options.llvm, options.clang_tidy)
    return tools, rest + arguments[split:]


def main(arguments):
    if not arguments or arguments[0] in ("-h", "--help"):
        print(__doc__)
        return 0 if arguments else 2
    failed = False
    try:
        tools, rest = parse_tools(arguments)
        test = parse_test(rest)
        for standard in test.standards:
            for problem in problems_at(tools, test, standard):
                failed = True
                print(f"{test.source.name}, -std={standard.std}: {problem}\n",
                      file=sys.stderr)
    except (Error, OSError, argparse.ArgumentError) as error:
        print(f"check_tidy: error: {error}", file=sys.stderr)
        return 2
    if failed:
        stem = test.check.removeprefix("templates-")
        print(f"If this is what the check should do: dev/bless {stem}",
              file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
