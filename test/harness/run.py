#!/usr/bin/env python3
"""Runs the tests: all of them, or groups of them.

Ends with the line 'N passed, N failed' (', N skipped'). A known bug that still
fails counts as passed; one that is fixed counts as failed, so that its test
moves to test/checks.

SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

import mutation
import suite
import tidy

TEST = Path(__file__).resolve().parents[1]
SUITES = TEST / "harness" / "suites"

GROUPS = {
    "unit": ("GoogleTest over lib/", [SUITES / "unit"]),
    "tidy": ("test sources, alone and with all checks together",
             [TEST / "checks", TEST / "wild", TEST / "known-bugs",
              SUITES / "together"]),
    "truncated": ("test sources cut short, which must not crash",
                  [SUITES / "truncated"]),
    "mutated": ("variants of test sources, which must not crash or hang",
                [SUITES / "mutated"]),
    "docs": ("pages: sections, options, examples", [SUITES / "pages"]),
    "meta": ("the rules of the tree, and the harness itself",
             [TEST / "meta", TEST / "harness" / "selftest"]),
    "tools": ("the programs, as users start them", [TEST / "tools"]),
    "lint": ("our sources under our own checks; not part of all",
             [SUITES / "sources"]),
}
PASSED = {"PASS", "FLAKYPASS", "XFAIL"}
SKIPPED = {"UNSUPPORTED"}


def parse_arguments():
    groups = "\n".join(f"  {name:10} {about}"
                       for name, (about, _) in GROUPS.items())
    parser = argparse.ArgumentParser(
        description=__doc__.split("\n\nSPDX")[0],
        epilog=f"groups:\n{groups}\n  all        (default)",
        formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("groups", nargs="*", metavar="GROUP",
                        default="all", choices=[*GROUPS, "all"])
    parser.add_argument("--build-dir", type=Path, metavar="DIR",
                        default=TEST.parent / "build",
                        help="the build to test (default: build)")
    parser.add_argument("--drop-in", action="store_true",
                        help="have clang-tidy-templates run the checks, not "
                             "the plugin in clang-tidy")
    parser.add_argument("-k", metavar="REGEX", default="",
                        help="only tests whose name matches")
    parser.add_argument("-j", type=int, metavar="N",
                        help="run N tests at once (default: one per core), in "
                             "mutated N variants (default: one)")
    parser.add_argument("--cuts", type=int, metavar="N",
                        default=suite.CUTS,
                        help="places where the group truncated cuts each "
                             f"source (default: {suite.CUTS})")
    parser.add_argument("--seconds", type=int, metavar="N",
                        default=mutation.SECONDS,
                        help="how long the group mutated makes variants "
                             f"(default: {mutation.SECONDS})")
    parser.add_argument("--seed", type=int, metavar="N", default=mutation.SEED,
                        help="what the group mutated draws its variants from "
                             f"(default: {mutation.SEED})")
    return parser.parse_args()


def selected(names):
    """The groups by name, 'all' resolved, in the order of the table."""
    if "all" in names:
        absent = [] if any((TEST / "lib").rglob("*.cpp")) else ["unit"]
        return [n for n in GROUPS if n not in ["lint", *absent]]
    return [name for name in GROUPS if name in names]


def missing_product(groups, build_dir, drop_in):
    """A file that the groups need and the build has not made, or None."""
    needed = [build_dir / "bin" / "tidy-templates-unit"] * ("unit" in groups)
    if drop_in or "mutated" in groups:
        needed.append(build_dir / "bin" / "clang-tidy-templates")
    if not drop_in and set(groups) - {"unit", "mutated"}:
        needed.append(build_dir / "lib" / "TidyTemplates.so")
    return next((path for path in needed if not path.exists()), None)


def has_tests(folder):
    """Whether lit would find anything; it warns about empty folders."""
    return folder.is_relative_to(SUITES) or any(
        path.suffix in (".cpp", ".test", ".py") for path in folder.rglob("*"))


def run_lit(options, folders):
    """Runs lit; returns its exit code and the tests as it reports them."""
    with tempfile.TemporaryDirectory() as temporary:
        results = Path(temporary) / "results.json"
        command = [
            f"lit-{tidy.DEFAULT_LLVM}", "-sv", f"--output={results}",
            f"--param=build_dir={options.build_dir.resolve()}",
            f"--param=cuts={options.cuts}",
            f"--param=seconds={options.seconds}",
            f"--param=seed={options.seed}",
            f"--param=jobs={options.j or 1}",
            *(["--param=drop_in"] if options.drop_in else []),
            *([] if sys.stdout.isatty() else ["--no-progress-bar"]),
            *([f"-j{options.j}"] if options.j else []),
            *([f"--filter={options.k}"] if options.k else []),
            *map(str, folders),
        ]
        status = subprocess.run(command).returncode
        if not results.exists():
            return status, []
        return status, json.loads(results.read_text())["tests"]


def main():
    options = parse_arguments()
    groups = selected(options.groups)
    missing = missing_product(groups, options.build_dir, options.drop_in)
    if missing:
        print(f"run.py: error: {missing} is not built; "
              f"build first: ninja -C {options.build_dir}", file=sys.stderr)
        return 2
    folders = [f for group in groups for f in GROUPS[group][1] if has_tests(f)]
    status, tests = run_lit(options, folders)
    codes = [test["code"] for test in tests]
    for test in tests:
        if "/mutated/" in test["name"] and test["code"] in PASSED:
            print(f"mutated: {test['output']}")
    passed = sum(code in PASSED for code in codes)
    skipped = sum(code in SKIPPED for code in codes)
    failed = len(codes) - passed - skipped
    print(f"{passed} passed, {failed} failed"
          + (f", {skipped} skipped" if skipped else ""), flush=True)
    return status or (0 if passed and not failed else 1)


if __name__ == "__main__":
    sys.exit(main())
