"""Applies a check's fixes to copies of the projects and runs their tests.

SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""

import json
import os
import re
import shutil
import subprocess
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

from .common import CorpusError, read_json, run_logged, say
from .configure import configure_cmake, configure_list, environment
from .runner import project_files, run_limited

APPLY = "clang-apply-replacements-22"
FIELD = re.compile(r"^\s*(?:- )?(\w+):\s+(.*)$")


def scalar(text):
    """A YAML scalar as LLVM writes it, which is always on one line."""
    if text.startswith('"'):
        return json.loads(text)
    if text.startswith("'"):
        return text[1:-1].replace("''", "'")
    return text


def read_fixes(text):
    """The fixes of an --export-fixes file: lists of replacements.

    Only fixes of warnings are read, not those of notes: they change what a
    program does and are the user's choice.
    """
    fixes, fix, current, inside_note = [], None, None, False
    for line in text.splitlines():
        match = FIELD.match(line)
        key, value = match.groups() if match else (line.strip(" -:"), "")
        if key == "DiagnosticName":
            fix, inside_note = [], False
            fixes.append(fix)
        elif key == "Notes":
            inside_note = True
        elif inside_note or fix is None:
            continue
        elif key == "FilePath" and line.lstrip().startswith("- "):
            current = {"FilePath": os.path.realpath(scalar(value))}
            fix.append(current)
        elif key in ("Offset", "Length") and current is not None:
            current[key] = int(value)
        elif key == "ReplacementText" and current is not None:
            current[key] = scalar(value)
            current = None
    return [fix for fix in fixes if fix]


def merge_fixes(fixes, is_own):
    """The replacements to apply, and how many fixes are left out.

    A header's fix comes from every file that includes it, and is applied
    once. A fix that touches another's text, or a file that is not the
    project's, is left out whole.
    """
    taken = {}
    merged, left_out = [], 0
    for fix in fixes:
        edits = [(r["FilePath"], r["Offset"], r["Length"],
                  r["ReplacementText"]) for r in fix]
        new = [edit for edit in edits
               if edit not in taken.get(edit[0], ())]
        if not all(is_own(edit[0]) for edit in new) or any(
                overlap(edit, other) for edit in new
                for other in taken.get(edit[0], ())):
            left_out += 1
            continue
        for edit in new:
            taken.setdefault(edit[0], set()).add(edit)
        merged += new
    return sorted(merged), left_out


def overlap(one, other):
    """Whether two edits of a file touch the same text or spot."""
    _, start, length, _ = one
    _, other_start, other_length, _ = other
    return start == other_start or (start < other_start + other_length and
                                    other_start < start + length)


def apply(edits, source):
    """Applies merged edits with clang-apply-replacements."""
    with tempfile.TemporaryDirectory() as folder:
        names = ("FilePath", "Offset", "Length", "ReplacementText")
        document = {"MainSourceFile": str(source), "Diagnostics": [{
            "DiagnosticName": "merged", "DiagnosticMessage": {
                "Message": "", "FilePath": "", "FileOffset": 0,
                "Replacements": [dict(zip(names, edit)) for edit in edits]}}]}
        # The reader takes YAML, of which JSON is a part.
        Path(folder, "merged.yaml").write_text(json.dumps(document, indent=1))
        done = subprocess.run([APPLY, folder], capture_output=True, text=True,
                              check=False)
        if done.returncode:
            raise CorpusError(f"{APPLY}: {done.stderr.strip()}")


def copy_project(project, cache, check):
    """A copy of the project's tree, with a build folder of its own."""
    folder = cache / "fix" / check / project.name
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    shutil.copytree(project.tree, folder / "tree", symlinks=True)
    copy = replace(project, tree=folder / "tree", build=folder / "build")
    if project.drivers:
        copy.drivers = folder / "drivers"
        shutil.copytree(project.drivers, copy.drivers)
    return copy


def configure_copy(project, cache):
    """Configures a copy; ccache makes the second build a short one."""
    if project.is_listed:
        return configure_list(project, cache)
    extra = []
    if shutil.which("ccache"):
        extra = [f"-DCMAKE_{language}_COMPILER_LAUNCHER=ccache"
                 for language in ("C", "CXX")]
    project.build.mkdir()
    return configure_cmake(project, cache, extra)


def collect_fixes(tidy, project, jobs):
    """Runs the check over all files and collects its fixes."""
    def fixes_of(item):
        with tempfile.NamedTemporaryFile(suffix=".yaml") as file:
            run_limited(tidy.command(project, item[1],
                                     [f"--export-fixes={file.name}"]),
                        tidy.timeout)
            return read_fixes(Path(file.name).read_text(errors="replace"))

    with ThreadPoolExecutor(jobs) as pool:
        lists = list(pool.map(fixes_of, project_files(project)))
    return [fix for fixes in lists for fix in fixes]


def build_and_test(project, cache, jobs):
    """Builds and tests: what failed, by name; None if nothing could be."""
    log = project.build.parent / "build.log"
    env = environment(cache)
    if project.is_listed:
        return failed_files(project, jobs, log)
    failed = set()
    if not run_logged(["cmake", "--build", project.build, "-j", str(jobs),
                       "--", "-k", "0"], log, env=env):
        failed |= failed_targets(log)
    report = project.build / "ctest.xml"
    run_logged(["ctest", "--test-dir", project.build, "-j", str(jobs),
                "--timeout", "120", "--output-junit", report,
                *project.spec.get("ctest", [])], log, env=env)
    text = report.read_text(errors="replace") if report.exists() else ""
    for name, status in re.findall(
            r'<testcase name="([^"]*)"[^>]*status="(\w+)"', text):
        if status == "fail":
            failed.add(f"test {name}")
    return failed, len(re.findall("<testcase ", text))


def failed_files(project, jobs, log):
    """The listed files that do not compile; each counts as a test."""
    def compiles(item):
        command = commands[item[1]]
        return item[0], run_logged([*command, "-fsyntax-only"], log)

    commands = {entry["file"]: entry["arguments"]
                for entry in read_json(project.database)}
    files = project_files(project)
    with ThreadPoolExecutor(jobs) as pool:
        done = list(pool.map(compiles, files))
    return {f"file {name}" for name, good in done if not good}, len(files)


def failed_targets(log):
    """What ninja could not build, from the last build in a log."""
    last = log.read_text(errors="replace").split("$ cmake --build")[-1]
    return {f"build {name}" for name in
            re.findall(r"^FAILED: (\S+)", last, re.M)} or {"build"}


def fix_project(tidy, project, cache, jobs):
    """Fixes a copy of one project; says what became of it in one line."""
    copy = copy_project(project, cache, tidy.checks)
    if not configure_copy(copy, cache):
        return "failed: cannot be configured"
    own = copy.relative
    edits, left_out = merge_fixes(
        collect_fixes(tidy, copy, jobs),
        lambda path: (own(path) or "build/").split("/")[0] != "build")
    if not edits:
        return "same: no fixes"
    say(f"{project.name}: building and testing as it is")
    before, tests = build_and_test(copy, cache, jobs)
    apply(edits, copy.tree)
    say(f"{project.name}: building and testing with {len(edits)} edits")
    after, _ = build_and_test(copy, cache, jobs)
    worse = sorted(after - before)
    files = len({edit[0] for edit in edits})
    facts = (f"{len(edits)} edits in {files} files, {left_out} fixes left "
             f"out, {tests} tests, {len(before)} failures before")
    if worse:
        return f"worse: {facts}; new failures: {', '.join(worse[:5])}"
    return f"same: {facts}"


def fix(tidy, projects, cache, jobs):
    """Fixes copies of the projects; True if none got worse."""
    tidy.verify()
    good = True
    for project in projects:
        if not project_files(project):
            print(f"{project.name}: skipped: not configured", flush=True)
            continue
        outcome = fix_project(tidy, project, cache, jobs)
        good = good and outcome.startswith("same")
        print(f"{project.name}: {outcome}", flush=True)
    return good
