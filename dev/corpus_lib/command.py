"""Lets 'tidy-templates fix' mend copies of the projects, and builds them.

SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""

import filecmp
import os
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from .common import CorpusError, say
from .fix import spell
from .runner import project_files, run_limited


@dataclass
class Command:
    """How the command is started."""
    binary: str
    checks: str
    jobs: int
    # For all units of a project together.
    timeout: float = 4 * 3600

    def verify(self):
        """Proves that the command is there and knows the checks."""
        try:
            (listed, _), code, _ = run_limited([self.binary, "list"], 60)
        except OSError as error:
            raise CorpusError(f"cannot run {self.binary}: "
                              f"{error.strerror}") from None
        if code or "templates-" not in listed:
            raise CorpusError(f"{self.binary} is no tidy-templates")

    def run(self, project, config):
        """What it says, and its exit code; None if it took too long."""
        roots = "|".join(re.escape(os.path.realpath(root))
                         for root in (project.tree, project.drivers) if root)
        files = [path for _, path in project_files(project)]
        (out, err), code, _ = run_limited(
            [self.binary, "fix", "-p", project.build, "-j", str(self.jobs),
             f"--checks=-*,{self.checks}", f"--config-file={config}",
             f"--header-filter=^({roots})/", *files], self.timeout)
        return out + err, code


def files_below(root):
    """The files in a folder, by their paths in it."""
    return {os.path.relpath(os.path.join(folder, name), root)
            for folder, _, names in os.walk(root) for name in names
            if not os.path.islink(os.path.join(folder, name))}


class CommandProof:
    """The fixes that the command makes in one project."""

    def __init__(self, command, workspace, jobs):
        self.command = command
        self.workspace = workspace
        self.project = workspace.project
        self.jobs = jobs

    def run(self):
        """What the record says about the project."""
        if not self.workspace.prepare():
            return {"outcome": "cannot be configured"}
        before, tests = self.workspace.baseline(self.jobs)
        say(f"{self.project.name}: fixing")
        roots = [Path(root) for root in (self.project.tree,
                                         self.project.drivers) if root]
        kept = self.workspace.folder / "before"
        shutil.rmtree(kept, ignore_errors=True)
        for root in roots:
            shutil.copytree(root, kept / root.name, symlinks=True)
        config = self.workspace.folder / "empty.clang-tidy"
        config.write_text("{}\n")
        try:
            output, code = self.command.run(self.project, config)
            changed = [root / name for root in roots
                       for name in sorted(files_below(kept / root.name))
                       if not filecmp.cmp(root / name, kept / root.name / name,
                                          shallow=False)]
            say(f"{self.project.name}: building with {len(changed)} files "
                "edited")
            after, _ = self.workspace.build(self.jobs) if changed \
                else (before, tests)
        finally:
            self.restore(roots, kept)
        worse = {name: spell(self.project, error)
                 for name, error in sorted(after.items())
                 if name not in before}
        lines = spell(self.project, output).splitlines()
        fixed = sum(1 for line in lines if ": fixed: " in line)
        return {"fixes": fixed, "edited_files": len(changed),
                "exit_code": code,
                "says": [line for line in lines if ": fixed: " not in line],
                "tests": tests, "failed_before": sorted(before),
                "new_failures": worse,
                "outcome": "worse" if worse or code is None else "same"}

    @staticmethod
    def restore(roots, kept):
        """Puts back what was changed, with its times: nothing is rebuilt."""
        for root in roots:
            for name in files_below(kept / root.name):
                if not filecmp.cmp(root / name, kept / root.name / name,
                                   shallow=False):
                    shutil.copy2(kept / root.name / name, root / name)
        shutil.rmtree(kept)


def print_entry(name, entry):
    """The outcome, and below it what the command says and each failure."""
    if "tests" not in entry:
        print(f"{name}: {entry['outcome']}", flush=True)
        return
    print(f"{name}: {entry['outcome']}: {entry['fixes']} fixes in "
          f"{entry['edited_files']} files, exit code {entry['exit_code']}, {entry['tests']} tests, "
          f"{len(entry['failed_before'])} failures before")
    for line in entry["says"]:
        print(f"  {line}")
    for failure, error in entry["new_failures"].items():
        print(f"  {failure}: {error}")
    print(end="", flush=True)
