"""The scripts in dev/ that write to the tree, run in copies of it.

SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""

import os
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
sys.path[:0] = [str(ROOT / "test" / "harness"), str(ROOT / "test" / "meta")]

import check_tidy
import rules
import tidy
from project import Project

BUILD = Path(os.environ.get("TIDY_TEMPLATES_BUILD", ROOT / "build"))
SENTENCE = "Finds functions that were tried and never finished."
COPIED = ("checks", "dev", "docs", "lib", "test")
LEFT_OUT = "test/harness/selftest/"  # It names checks that do not exist.


def run(*command, **options):
    return subprocess.run(list(map(str, command)), capture_output=True,
                          text=True, **options)


def copy_tree(target):
    """Copies what the scripts read and write; returns the copy as a Project."""
    tree = Project(ROOT)
    for path in tree.files():
        name = tree.relative(path)
        if name.startswith(LEFT_OUT):
            continue
        if name.split("/")[0] in COPIED or "/" not in name:
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, target / name)
    return Project(target)


class InCopy(unittest.TestCase):
    """A test with a copy of the tree to write to."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.tree = copy_tree(Path(folder.name).resolve())

    def dev(self, script, *arguments):
        return run(self.tree.root / "dev" / script, *arguments)

    def snapshot(self):
        return {self.tree.relative(f): f.read_bytes()
                for f in self.tree.files()}

    def assertRefuses(self, problem, script, *arguments):
        before = self.snapshot()
        done = self.dev(script, *arguments)
        self.assertEqual(done.returncode, 2)
        self.assertIn(problem, done.stderr)
        self.assertEqual(len(done.stderr.splitlines()), 1)
        self.assertEqual(self.snapshot(), before)


class Scripts(InCopy):

    def assertMirrored(self, stem):
        """The check is complete in every place, as the rules have it."""
        for rule in (rules.registry, rules.mirror, rules.run_lines,
                     rules.sentences, rules.messages, rules.generated):
            problems = [p for p in rule(self.tree)
                        if stem in p or rule is rules.generated]
            self.assertEqual(problems, [], rule.__name__)

    def test_new_check(self):
        done = self.dev("new-check", "try-it", "-d", SENTENCE, "--family",
                        "erasure", "--merge", "sum")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertMirrored("try-it")
        check = self.tree.find("try-it")
        self.assertEqual((check.family, check.merge), ("erasure", "sum"))
        for path in (self.tree.header("try-it"), self.tree.source("try-it")):
            self.assertLessEqual(
                max(map(len, path.read_text().splitlines())), 80)

    def test_new_check_refuses(self):
        for name, sentence, problem in (
                ("Try_It", SENTENCE, "is no name"),
                ("try--it", SENTENCE, "is no name"),
                ("templates-try-it", SENTENCE, "leave the prefix out: try-it"),
                (self.tree.stems()[0], SENTENCE, "exists"),
                ("try-it", "This check finds things.", "'Finds ...'"),
                ("try-it", "Finds things", "full stop"),
                ("try-it", "Finds\nthings.", "one line")):
            with self.subTest(problem, name=name):
                self.assertRefuses(problem, "new-check", name, "-d", sentence)

    def test_new_check_keeps_files(self):
        self.tree.source("try-it").write_text("mine\n")
        self.assertRefuses("checks/TryItCheck.cpp exists", "new-check",
                           "try-it", "-d", SENTENCE)

    def test_new_check_without_a_place(self):
        self.tree.changelog.write_text("# Changelog\n")
        self.assertRefuses("CHANGELOG.md has no '## Unreleased'", "new-check",
                           "try-it", "-d", SENTENCE)

    def test_rename_check(self):
        for name in ("try-it", "try-it-harder"):
            self.dev("new-check", name, "-d", SENTENCE)
        topic = self.tree.root / "test" / "checks" / "try-it-macros.cpp"
        topic.write_text("// RUN: %check_tidy %s templates-try-it\n")
        done = self.dev("rename-check", "try-it", "do-it")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertMirrored("do-it")
        self.assertMirrored("try-it-harder")
        self.assertEqual(topic.exists(), False)
        self.assertTrue(topic.with_name("do-it-macros.cpp").exists())
        self.assertEqual(self.tree.stems(), sorted(self.tree.stems()))
        for path, text in self.snapshot().items():
            rest = text.replace(b"try-it-harder", b"")
            self.assertNotIn(b"try-it", rest, path)
            self.assertNotIn(b"TryItCheck", rest, path)

    def test_rename_back(self):
        self.dev("new-check", "try-it", "-d", SENTENCE)
        before = self.snapshot()
        self.dev("rename-check", "try-it", "zzz")
        self.dev("rename-check", "zzz", "try-it")
        self.assertEqual(self.snapshot(), before)

    def test_rename_refuses(self):
        stem = self.tree.stems()[0]
        self.assertRefuses("there is no check", "rename-check", "nothing", "a")
        self.assertRefuses("exists", "rename-check", stem, stem)
        self.assertRefuses("is no name", "rename-check", stem, "A")

    def test_test_refuses(self):
        self.assertRefuses("no check 'nothing'", "test", "nothing")
        self.assertRefuses("has 'nothing' in its name", "test",
                           self.tree.stems()[0], "-k", "nothing")


class Bless(InCopy):
    """dev/bless with a check of clang-tidy's own, registered in a copy."""

    RUN = "// RUN: %check_tidy %s modernize-use-noexcept -std=c++11,c++14"

    def setUp(self):
        super().setUp()
        self.tree.checks_def.write_text(
            'TIDY_TEMPLATES_CHECK(XCheck, "x", erasure, on, none, any, "1.0.0"'
            ")\n\n#undef TIDY_TEMPLATES_CHECK\n")
        self.source = self.tree.root / "test" / "checks" / "x.cpp"
        self.golden = self.source.with_name("x.fixed.cpp")

    def bless(self, text):
        self.source.write_text(text)
        return self.dev("bless", "x", "--build-dir", BUILD)

    def assertPasses(self):
        for test in check_tidy.tests_in(self.source):
            for standard in test.standards:
                self.assertEqual(check_tidy.standard_problems(
                    tidy.Tools.of(), test, standard), [])

    def test_bless(self):
        header = self.source.parent / "Inputs" / "x" / "a.h"
        header.parent.mkdir(parents=True)
        header.write_text("void h() throw();\n")
        done = self.bless(
            f"{self.RUN}\n#include \"Inputs/x/a.h\"\n"
            "// CHECK-NOTES: stale\nvoid f() throw();\n"
            "template <class T> \\\nvoid g(T) \\\n  throw();\nint i;\n")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("+void f() noexcept;", done.stdout)
        self.assertIn("-// CHECK-NOTES: stale", done.stdout)
        lines = self.source.read_text().splitlines()
        self.assertIn("[[@LINE-1]]:10: ",
                      lines[lines.index("void f() throw();") + 1])
        self.assertIn("[[@LINE-1]]:3: ", lines[lines.index("  throw();") + 1])
        self.assertEqual(header.with_name("a.fixed.h").read_text(),
                         "void h() noexcept;\n")
        self.assertPasses()
        again = self.bless(self.source.read_text())
        self.assertEqual(again.stdout, "test/checks/x.cpp: as before\n")

    def test_standards_differ(self):
        text = ("#if __cplusplus < 201402L\nvoid f() throw();\n#endif\n"
                "void g() throw();\n")
        refused = self.bless(f"{self.RUN}\n{text}")
        self.assertEqual(refused.returncode, 1)
        self.assertIn("give it a prefix", refused.stderr)
        self.assertFalse(self.golden.exists())
        run_line = self.RUN.replace("c++11", "c++11:OLD")
        done = self.bless(f"{run_line}\n{text}")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(self.source.read_text().count("CHECK-NOTES-OLD:"), 1)
        self.assertTrue(self.source.with_name("x.OLD.fixed.cpp").exists())
        self.assertPasses()

    def test_stale_golden(self):
        self.golden.write_text("int i;\n")
        done = self.bless(f"{self.RUN}\nint i;\n")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertFalse(self.golden.exists())

    def test_dev_test(self):
        self.bless(f"{self.RUN}\nvoid f() throw();\n")
        command = ["test", "x", "--no-build", "--build-dir", BUILD]
        # The second test is the source with all checks together.
        self.assertEqual(self.dev(*command).stdout.splitlines()[-1],
                         "2 passed, 0 failed")
        self.golden.unlink()
        done = self.dev(*command)
        self.assertEqual(done.returncode, 1)
        self.assertEqual(done.stdout.splitlines()[-1], "1 passed, 1 failed")
        self.assertIn("there is no x.fixed.cpp", done.stdout)

    def test_refuses_bad_fix(self):
        text = (f"{self.RUN} -config='{{CheckOptions: {{modernize-use-noexcept"
                ".ReplacementString: nonsense}}'\nvoid f() throw();\n")
        done = self.bless(text)
        self.assertEqual(done.returncode, 1)
        self.assertIn("does not compile", done.stderr)
        self.assertEqual(self.source.read_text(), text)
        self.assertFalse(self.golden.exists())

    def test_refuses_bad_input(self):
        done = self.bless(f"{self.RUN}\nvoid f() {{\n")
        self.assertEqual(done.returncode, 1)
        self.assertIn("stays as it is", done.stderr)

    def test_refuses_nothing(self):
        self.assertRefuses("no such test", "bless", "y", "--build-dir", BUILD)


class KnownBugs(InCopy):
    """test/known-bugs in a copy, under a check of clang-tidy's own."""

    RUN = "// RUN: %check_tidy %s modernize-use-noexcept -std=c++11\n"
    BUG = "// BUG: it should be silent here.\n"

    def last_line(self, text):
        folder = self.tree.root / "test" / "known-bugs"
        for other in folder.glob("*.cpp"):
            other.unlink()
        (folder / "x.cpp").write_text(text)
        done = run(self.tree.root / "test" / "harness" / "run.py", "tidy",
                   "--build-dir", BUILD, "-k", "known-bugs/x.cpp")
        self.assertEqual(done.returncode == 0, ", 0 failed" in done.stdout)
        return done.stdout.splitlines()[-1]

    def test_bug(self):
        self.assertEqual("1 passed, 0 failed", self.last_line(
            f"{self.RUN}{self.BUG}void f() throw();\n"))

    def test_fixed_bug(self):
        self.assertEqual("0 passed, 1 failed", self.last_line(
            f"{self.RUN}{self.BUG}void f();\n"))

    def test_bug_without_a_word(self):
        self.assertEqual("0 passed, 1 failed", self.last_line(
            f"{self.RUN}void f() throw();\n"))

    def test_broken_test(self):
        self.assertEqual("0 passed, 1 failed", self.last_line(
            f"{self.RUN}{self.BUG}void f() {{\n"))


class Scaffold(unittest.TestCase):
    """A new check compiles, fails its test, and passes once it is edited."""

    def setUp(self):
        # One place, so that ccache knows the compilations of the last run.
        self.folder = BUILD.resolve() / "test" / "scaffold"
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        self.addCleanup(shutil.rmtree, self.folder)
        self.tree = copy_tree(self.folder)
        done = run(self.folder / "dev" / "new-check", "try-it", "-d", SENTENCE)
        self.assertEqual(done.returncode, 0, done.stderr)
        check = self.tree.find("try-it")
        self.tree.checks_def.write_text(
            f'TIDY_TEMPLATES_CHECK({check.cls}, "{check.name}", erasure, on, '
            'none, any, "1.0.0")\n#undef TIDY_TEMPLATES_CHECK\n')
        (self.folder / "AllChecks.h").write_text(
            f'#include "checks/{check.cls}.h"\n')

    def build(self):
        """Builds a plugin with this check alone; returns the tools with it."""
        include = run(f"llvm-config-{tidy.DEFAULT_LLVM}",
                      "--includedir").stdout.strip()
        launcher = [shutil.which("ccache")] if shutil.which("ccache") else []
        objects = []
        for source in (self.tree.source("try-it"),
                       self.folder / "checks" / "TemplatesTidyModule.cpp"):
            objects.append(source.with_suffix(".o"))
            done = run(*launcher, tidy.Tools.of().clangxx, "-std=c++17",
                       "-fPIC", "-fno-rtti", "-Wall", "-Wextra", "-Werror",
                       "-isystem", include, "-I.", "-c", source, "-o",
                       objects[-1], cwd=self.folder)
            self.assertEqual(done.returncode, 0, done.stderr)
        plugin = self.folder / "TryIt.so"
        done = run(tidy.Tools.of().clangxx, "-shared", *objects, "-o", plugin)
        self.assertEqual(done.returncode, 0, done.stderr)
        return tidy.Tools.of(load=plugin)

    def problems(self, tools):
        test, = check_tidy.tests_in(
            self.folder / "test" / "checks" / "try-it.cpp")
        return [p for standard in test.standards
                for p in check_tidy.standard_problems(tools, test, standard)]

    def test_scaffold(self):
        problems = self.problems(self.build())
        self.assertEqual(len(problems), 2)
        self.assertIn("expected string not found", problems[0])
        source = self.tree.source("try-it")
        source.write_text(source.read_text().replace(
            "todo_replace_this_matcher", "bad"))
        self.assertEqual(self.problems(self.build()), [])


if __name__ == "__main__":
    unittest.main()
