"""A copy of a project that fixes are tried on, built once as it is.

SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""

import fcntl
import hashlib
import json
import os
import shutil
from contextlib import contextmanager
from dataclasses import replace

from .build import build_and_test
from .common import read_json, say, write_json
from .configure import cmake_command, configure_cmake, configure_list
from .edits import Originals


def digest(project, cache):
    """Changes with whatever a finished build of the project depends on."""
    parts = [str(cmake_command(project, cache)), str(project.spec)]
    for root in filter(None, (project.tree, project.drivers)):
        for folder, folders, files in os.walk(root):
            folders.sort()
            for name in sorted(files):
                facts = os.lstat(os.path.join(folder, name))
                parts.append(f"{folder}/{name} {facts.st_size} "
                             f"{facts.st_mtime_ns}")
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


class Workspace:
    """The copy, its build folder, and what is known of them.

    They are kept from one run to the next: building and testing a project as
    it is takes longer than all else.
    """

    def __init__(self, project, cache, syntax_only=False):
        self.original = project
        self.cache = cache
        self.syntax_only = syntax_only
        self.folder = cache / "fix" / (project.std or "own") / project.name
        self.project = replace(project, tree=self.folder / "tree",
                               build=self.folder / "build")
        if project.drivers:
            self.project.drivers = self.folder / "drivers"
        self.originals = Originals(self.folder / "originals")
        self.stamp = self.folder / "stamp.json"

    @contextmanager
    def locked(self):
        """Keeps other runs out of the folder."""
        self.folder.mkdir(parents=True, exist_ok=True)
        with open(self.folder.parent / f"{self.project.name}.lock", "w",
                  encoding="utf-8") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield

    def prepare(self):
        """Copies and configures, unless that was done; False if it fails."""
        key = digest(self.original, self.cache)
        if self.stamp.exists() and read_json(self.stamp)["key"] == key:
            self.originals.write({})
            return True
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        shutil.copytree(self.original.tree, self.project.tree, symlinks=True)
        if self.project.drivers:
            shutil.copytree(self.original.drivers, self.project.drivers)
        if not self.configure():
            return False
        write_json(self.stamp, {"key": key})
        return True

    def configure(self):
        """Configures the copy; builds are short without debug information
        and, later ones, with ccache."""
        if self.project.is_listed:
            return configure_list(self.project, self.cache)
        extra = [f"-DCMAKE_{language}_FLAGS_DEBUG=" for language in ("C", "CXX")]
        if shutil.which("ccache"):
            extra += [f"-DCMAKE_{language}_COMPILER_LAUNCHER=ccache"
                      for language in ("C", "CXX")]
        self.project.build.mkdir()
        return configure_cmake(self.project, self.cache, extra)

    def build(self, jobs):
        """What fails in the tree as it is now, and the number of tests."""
        return build_and_test(self.project, self.cache, jobs,
                              self.syntax_only)

    def baseline(self, jobs):
        """What fails without any fix, and the number of tests."""
        kind = "syntax" if self.syntax_only else "build"
        known = read_json(self.stamp)
        if kind not in known:
            say(f"{self.project.name}: building and testing as it is")
            known[kind] = self.build(jobs)
            write_json(self.stamp, known)
        return known[kind]
