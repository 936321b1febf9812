"""Builds and tests a project, and says what failed with which error.

SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""

import os
import re
import shlex
import subprocess
from concurrent.futures import ThreadPoolExecutor

from .common import read_json, run_logged
from .configure import environment
from .runner import project_files

ERROR = re.compile(r"\b(?:fatal )?error:|undefined (?:symbol|reference)")


def first_error(output):
    """The first line of a compiler's or linker's output that tells why."""
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    return next((line for line in lines if ERROR.search(line)),
                lines[-1] if lines else "no message")


def syntax_command(entry):
    """A compile command that only checks, without its launcher."""
    words = entry.get("arguments") or shlex.split(entry["command"])
    if os.path.basename(words[0]) == "ccache":
        words = words[1:]
    kept, skip = [], False
    for word in words:
        if not skip and word not in ("-o", "-c"):
            kept.append(word)
        skip = word == "-o"
    return [*kept, "-fsyntax-only"]


def compile_unit(entry, env):
    """What the compiler prints about one unit; None if it compiles."""
    done = subprocess.run(syntax_command(entry), cwd=entry["directory"],
                          env=env, capture_output=True, text=True,
                          errors="replace", stdin=subprocess.DEVNULL,
                          check=False)
    return done.stderr if done.returncode else None


def commands_by_file(project):
    """The entries of the database by the paths that the record uses."""
    return {project.relative(os.path.join(entry["directory"],
                                          entry["file"])): entry
            for entry in read_json(project.database)}


def commands_by_object(project):
    """The entries of the database by the targets that ninja names."""
    found = {}
    for entry in read_json(project.database):
        words = entry.get("arguments") or shlex.split(entry["command"])
        if "-o" in words:
            found[words[words.index("-o") + 1]] = entry
    return found


def build_and_test(project, cache, jobs, syntax_only=False):
    """What failed, with its first error, and the number of tests."""
    env = environment(cache)
    if project.is_listed or syntax_only:
        return failed_files(project, env, jobs)
    log = project.build.parent / "build.log"
    failed = {}
    if not run_logged(["cmake", "--build", project.build, "-j", str(jobs),
                       "--", "-k", "0"], log, env=env):
        last = log.read_text(errors="replace").split("$ cmake --build")[-1]
        failed = failed_targets(last)
    names, tests = failed_tests(project, log, env, jobs)
    return {**failed, **names}, tests


def failed_files(project, env, jobs):
    """The files that do not compile; each counts as a test."""
    commands = commands_by_file(project)
    names = [name for name, _ in project_files(project)]
    with ThreadPoolExecutor(jobs) as pool:
        outputs = list(pool.map(
            lambda name: compile_unit(commands[name], env), names))
    return {f"file {name}": first_error(output) for name, output in
            zip(names, outputs) if output is not None}, len(names)


def failed_targets(output):
    """What ninja could not build, from the output of one build."""
    failed = {}
    for part in re.split(r"^FAILED: ", output, flags=re.M)[1:]:
        name, _, rest = part.partition("\n")
        # The line after the name is the command itself.
        text = re.split(r"^(?:\[\d+/\d+\] |ninja: )",
                        rest.partition("\n")[2], flags=re.M)[0]
        failed[f"build {name.split()[0]}"] = first_error(text)
    return failed or {"build": first_error(output)}


def failed_tests(project, log, env, jobs):
    """The tests that fail twice, and the number of all tests."""
    report = project.build / "ctest.xml"
    report.unlink(missing_ok=True)
    options = project.spec.get("ctest", [])
    if project.std:
        # Some tests configure and build projects of their own; some of those
        # insist on their standard.
        env = {**env, "CXXFLAGS": f"-std={project.std}"}
        if own := project.spec.get("own_standard"):
            options = [*options, "-E", own]
    run_logged(["ctest", "--test-dir", project.build, "-j", str(jobs),
                "--timeout", "120", "--repeat", "until-pass:2",
                "--output-junit", report, *options], log, env=env)
    text = report.read_text(errors="replace") if report.exists() else ""
    cases = re.findall(r'<testcase name="([^"]*)"[^>]*status="(\w+)"', text)
    return {f"test {name}": "fails" for name, status in cases
            if status == "fail"}, len(cases)
