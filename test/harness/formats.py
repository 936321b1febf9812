"""How lit finds and runs what is not a shell test.

SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""

import re
import subprocess
import sys
import traceback
import unittest
from pathlib import Path

import lit.formats
import lit.Test

import check_tidy
import mutation
import pages
import project
import suite


class KnownBugs(lit.formats.ShTest):
    """Tests that fail, each with a line '// BUG: what is wrong'.

    A test that cannot be run at all is no known bug: it stays an error.
    """

    def execute(self, test, lit_config):
        source = Path(test.getSourcePath()).read_text()
        if not re.search(r"^// BUG: \S", source, re.MULTILINE):
            return lit.Test.UNRESOLVED, "no line '// BUG: what is wrong'"
        test.xfails = ["*"]
        result = super().execute(test, lit_config)
        if "check_tidy: error:" in result.output:
            return lit.Test.UNRESOLVED, result.output
        return result


class Unittests(lit.formats.TestFormat):
    """The methods of Python's unittest in test_*.py, one test each."""

    def getTestsInDirectory(self, suite_, path, lit_config, config):
        folder = Path(suite_.getSourcePath(path))
        sys.path.insert(0, str(folder))
        for file in sorted(folder.glob("test_*.py")):
            for name in self._methods(file):
                parts = path + (file.name, name)
                yield lit.Test.Test(suite_, parts, config)
        sys.path.remove(str(folder))

    @staticmethod
    def _methods(file):
        loader = unittest.TestLoader()
        pending = [loader.loadTestsFromName(file.stem)]
        while pending:
            item = pending.pop()
            if isinstance(item, unittest.TestSuite):
                pending.extend(item)
            else:
                yield ".".join(item.id().split(".")[1:])

    def execute(self, test, lit_config):
        file = Path(test.getSourcePath()).parent
        done = subprocess.run(
            [sys.executable, "-m", "unittest",
             f"{file.stem}.{test.path_in_suite[-1]}"],
            cwd=file.parent, env=test.config.environment,
            capture_output=True, text=True)
        if done.returncode:
            return lit.Test.FAIL, done.stdout + done.stderr
        if re.search(r"^OK \(skipped=", done.stderr, re.MULTILINE):
            return lit.Test.UNSUPPORTED, done.stderr
        return lit.Test.PASS, ""


class _Items(lit.formats.TestFormat):
    """Tests that are a name and a function that returns problems."""

    def __init__(self, tools):
        self.tools = tools

    def items(self):
        """Yields (name parts, function, arguments)."""
        raise NotImplementedError

    def getTestsInDirectory(self, suite_, path, lit_config, config):
        for parts, function, arguments in self.items():
            test = lit.Test.Test(suite_, path + parts, config)
            test.work = (function, arguments)
            yield test

    def execute(self, test, lit_config):
        function, arguments = test.work
        try:
            problems = function(*arguments)
        except Exception:  # A broken test must say so, not end the others.
            return lit.Test.UNRESOLVED, traceback.format_exc()
        if problems:
            return lit.Test.FAIL, "\n".join(problems)
        return lit.Test.PASS, ""


class WholeSuite(_Items):
    """What suite.py asserts about every test source."""

    def items(self):
        sources = project.Project().test_sources("checks", "wild")
        for source in sources:
            yield ("together", source.name), suite.together, \
                (self.tools, source)
        for header, test, standard in suite.shared_headers(sources):
            yield ("once", header.parent.name, header.name), suite.once, \
                (self.tools, header, test, standard)


class Truncated(_Items):
    """Every test source, cut short at some of its tokens."""

    def __init__(self, tools, cuts):
        super().__init__(tools)
        self.cuts = cuts

    def items(self):
        tree = project.Project()
        for source in tree.test_sources("checks", "wild"):
            yield (source.name,), suite.truncated, \
                (self.tools, source, self.cuts)


class Mutated(_Items):
    """Inputs made of the test sources, all of them one test."""

    def __init__(self, tools, build_dir, seed, seconds, jobs):
        super().__init__(tools)
        self.build_dir = Path(build_dir)
        self.seed, self.seconds, self.jobs = seed, seconds, jobs

    def items(self):
        sources = project.Project().test_sources("checks", "wild")
        campaign = mutation.Campaign(
            sources, self.build_dir / "bin" / "clang-tidy-templates",
            self.build_dir / "test" / "mutated", self.seed, self.seconds,
            self.jobs)
        yield (f"seed-{self.seed}",), campaign.run, ()

    def execute(self, test, lit_config):
        code, output = super().execute(test, lit_config)
        campaign = test.work[0].__self__
        return code, "\n".join(filter(None, [campaign.summary(), output]))


class Pages(_Items):
    """The pages: their sections, options and code blocks."""

    def items(self):
        tree = project.Project()
        yield from pages.tests(tree, self.tools)


class Sources(_Items):
    """Our own sources under our own checks."""

    def __init__(self, tools, build_dir):
        super().__init__(tools)
        self.build_dir = build_dir

    def items(self):
        tree = project.Project()
        for folder in ("checks", "lib", "plugins", "tools"):
            for source in sorted((tree.root / folder).rglob("*.cpp")):
                yield tuple(tree.relative(source).split("/")), self.lint, \
                    (source,)

    def lint(self, source):
        done = subprocess.run(
            self.tools.tidy_command() + [
                "-p", str(self.build_dir), "--quiet", "--warnings-as-errors=*",
                str(source)],
            capture_output=True, text=True)
        return [done.stdout + done.stderr] if done.returncode else []
