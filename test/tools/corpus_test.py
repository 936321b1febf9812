"""Tests of dev/corpus, all offline: apt is a stub, the project a tiny one.

SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""

import contextlib
import hashlib
import io
import json
import os
import re
import sys
import tempfile
import unittest
from pathlib import Path
from unittest import mock

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "dev"))

from corpus_lib import (build, census, culprits, edits,  # noqa: E402
                        exported, fix, judge, record, runner, table)
from corpus_lib.cli import main  # noqa: E402
from corpus_lib.common import CorpusError, Project  # noqa: E402
from corpus_lib.record import Finding  # noqa: E402

CHECK = "templates-try-it"


def finding(path="a.cpp", line=3, message="bad thing", source="f(x);",
            notes=(), check=CHECK, project="p"):
    return Finding(check, project, path, line, 1, message, list(notes),
                   source)


def make(*findings, seconds=10.0, spent=1.0, project="p"):
    """A record of one project with these findings."""
    result = runner.Result("a.cpp", runner.OK, seconds, list(findings),
                           {CHECK: spent})
    tree = Project(project, Path("/nowhere"), Path("/nowhere/build"))
    return record.make_record("templates-*", [tree], {project: [result]})


class TemporaryFolder(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name).resolve()

    def write(self, name, text, mode=0o644):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        path.chmod(mode)
        return path

    def corpus(self, *arguments):
        """Runs dev/corpus: its exit code, its stdout and its stderr."""
        out, err = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = main([str(argument) for argument in arguments])
        return code, out.getvalue(), err.getvalue()


class Fingerprints(unittest.TestCase):
    def key(self, *findings):
        return [f["fingerprint"] for f in make(*findings)["findings"]]

    def test_survive_moves_and_spaces(self):
        self.assertEqual(self.key(finding()), self.key(finding(line=9)))
        self.assertEqual(self.key(finding(source="a  =  b;")),
                         self.key(finding(source="a = b;")))

    def test_differ_in_message_path_and_code(self):
        keys = {key for changed in (
            finding(), finding(message="other"), finding(path="b.cpp"),
            finding(source="g(x);"), finding(project="q"))
            for key in self.key(changed)}
        self.assertEqual(len(keys), 5)

    def test_tell_equal_lines_apart(self):
        first, second = self.key(finding(line=3), finding(line=7))
        self.assertNotEqual(first, second)
        self.assertEqual(first, *self.key(finding(line=7)))


class Records(TemporaryFolder):
    def test_keeps_a_headers_finding_once_with_its_longest_notes(self):
        data = make(finding(notes=["one"]), finding(notes=["one", "two"]),
                    finding(notes=[]))
        self.assertEqual([f["notes"] for f in data["findings"]],
                         [["one", "two"]])

    def test_counts_the_share_of_the_time(self):
        data = make(finding(), seconds=8, spent=2)
        self.assertEqual(data["checks"][CHECK],
                         {"findings": 1, "seconds": 2, "share": 0.25})
        self.assertEqual(data["totals"],
                         {"files": 1, "findings": 1, "user_seconds": 8})

    def test_a_new_run_of_one_project_keeps_the_others(self):
        old = record.merge(make(finding(project="p")),
                           make(finding(project="q"), project="q"))
        new = record.merge(old, make(project="p", seconds=5))
        self.assertEqual([f["project"] for f in new["findings"]], ["q"])
        self.assertEqual(new["totals"], {"files": 2, "findings": 1,
                                         "user_seconds": 15})

    def test_diff(self):
        base = make(finding("a.cpp"), finding("b.cpp"),
                    finding("c.cpp", notes=["old"]), finding("d.cpp"))
        head = make(finding("a.cpp", line=30), finding("b.cpp", message="new"),
                    finding("c.cpp", notes=["new"]), finding("e.cpp"))
        files = [self.folder / "base.json", self.folder / "head.json"]
        for path, data in zip(files, (base, head)):
            record.save(data, path)
        code, out, _ = self.corpus("diff", *files)
        self.assertEqual(code, 0)
        self.assertEqual(out.splitlines(), [
            f"+ p/e.cpp:3:1: bad thing [{CHECK}]",
            f"- p/d.cpp:3:1: bad thing [{CHECK}]",
            f"~ p/b.cpp:3:1: new [{CHECK}]", "    was: bad thing",
            f"~ p/c.cpp:3:1: bad thing [{CHECK}]", "    - old", "    + new",
            "1 added, 1 removed, 2 changed"])

    def test_a_record_that_is_none(self):
        code, _, err = self.corpus("diff", "no-such-revision", "HEAD")
        self.assertEqual(code, 1)
        self.assertRegex(err, r"^dev/corpus: error: 'no-such-revision' is "
                              r"neither a file nor a revision.*\n$")


class Judgements(TemporaryFolder):
    def test_a_sample_changes_little_when_findings_come(self):
        findings = make(*(finding(f"{n}.cpp") for n in range(40)))["findings"]
        before = {f["path"] for f in judge.sample(findings[:39], 10)}
        after = {f["path"] for f in judge.sample(findings, 10)}
        self.assertEqual(len(after), 10)
        self.assertGreaterEqual(len(before & after), 9)

    def test_verdicts_are_kept_and_required(self):
        path = self.folder / "record.json"
        verdicts = self.folder / "judgements"
        common = ("--record", path, "--judgements", verdicts)
        record.save(make(finding("a.cpp"), finding("b.cpp")), path)
        code, _, err = self.corpus("summary", "--require-judged", *common)
        self.assertEqual(code, 1)
        self.assertIn("2 findings are not judged", err)

        for entry in record.load(path)["findings"]:
            code, out, _ = self.corpus(
                "judge", CHECK, "--set", entry["fingerprint"],
                "true" if entry["path"] == "a.cpp" else "false", "seen",
                *common)
            self.assertEqual(code, 0)
        self.assertIn("1 true, 1 false, 0 unjudged", out)
        code, out, _ = self.corpus("summary", "--require-judged", *common)
        self.assertEqual(code, 0)
        self.assertRegex(out, rf"{CHECK} +1 +2 +1 +1 +0 +10.00 %")

        record.save(make(finding("b.cpp", line=8), finding("c.cpp")), path)
        code, out, _ = self.corpus("judge", CHECK, *common)
        self.assertIn("0 true, 1 false, 1 unjudged; 1 true ones are no longer",
                      out)
        entries = judge.load(CHECK, verdicts)
        self.assertEqual([(e["path"], e["verdict"], e.get("gone", False))
                          for e in entries],
                         [("a.cpp", True, True), ("b.cpp", False, False),
                          ("c.cpp", None, False)])

    def test_a_verdict_needs_a_reason(self):
        entries = judge.update(CHECK, make(finding()), 50, [])
        with self.assertRaisesRegex(CorpusError, "needs a reason"):
            judge.set_verdict(entries, entries[0]["fingerprint"], "true", "")
        with self.assertRaisesRegex(CorpusError, "not 'perhaps'"):
            judge.set_verdict(entries, entries[0]["fingerprint"], "perhaps",
                              "x")


STUB_APT = """#!/bin/sh
# Has packages 'good' and 'changed', and a 404 for all others.
for word; do last=$word; done
case "$*" in
*update*) exit 0 ;;
*source*good=*|*source*changed=*) echo source > "${last%%=*}_1.dsc" ;;
*) echo "E: Failed to fetch http://mirror/x.tar.gz  404  Not Found" >&2
   exit 100 ;;
esac
"""

STUB_DPKG_SOURCE = """#!/bin/sh
for word; do last=$word; done
mkdir -p "$last"
"""


class Fetching(TemporaryFolder):
    def setUp(self):
        super().setUp()
        self.write("bin/apt-get", STUB_APT, 0o755)
        self.write("bin/dpkg-source", STUB_DPKG_SOURCE, 0o755)
        path = f"{self.folder / 'bin'}:{os.environ['PATH']}"
        patch = mock.patch.dict(os.environ, {"PATH": path})
        patch.start()
        self.addCleanup(patch.stop)
        self.cache = self.folder / "cache"

    def fetch(self, **digests):
        sources = {name: {"version": "1", "sha256": {
            f"{name}_1.dsc": digest}} for name, digest in digests.items()}
        manifest = self.write("packages.json", json.dumps(
            {"suite": "stub", "sources": sources, "drivers": {},
             "environment": [], "binaries": {}}))
        return self.corpus("fetch", "--cache", self.cache, "--packages",
                           manifest)

    def test_what_cannot_be_had_is_skipped(self):
        digest = hashlib.sha256(b"source\n").hexdigest()
        code, _, err = self.fetch(good=digest, missing=digest)
        self.assertEqual(code, 0)
        self.assertIn("skipped missing: Failed to fetch http://mirror/"
                      "x.tar.gz  404  Not Found\n", err)
        self.assertTrue((self.cache / "src" / "good").is_dir())
        self.assertFalse((self.cache / "src" / "missing").exists())

    def test_a_wrong_checksum_fails_that_package_only(self):
        digest = hashlib.sha256(b"source\n").hexdigest()
        code, _, err = self.fetch(changed="0" * 64, good=digest)
        self.assertEqual(code, 1)
        self.assertEqual(re.findall("corpus: failed .*", err),
                         ["corpus: failed changed: the checksum of "
                          "changed_1.dsc is not the pinned one"])
        self.assertFalse((self.cache / "src" / "changed").exists())
        self.assertTrue((self.cache / "src" / "good").is_dir())


class Fixes(unittest.TestCase):
    EXPORTED = """---
MainSourceFile:  '/p/a.cpp'
Diagnostics:
  - DiagnosticName:  templates-try-it
    DiagnosticMessage:
      Message:         'it''s bad'
      FilePath:        '/p/a.h'
      FileOffset:      7
      Replacements:
        - FilePath:        '/p/a.h'
          Offset:          7
          Length:          0
          ReplacementText: "#include <x>\\n"
        - FilePath:        '/p/a.h'
          Offset:          20
          Length:          2
          ReplacementText: '''q'''
    Notes:
      - Message:         or this
        FilePath:        '/p/a.h'
        FileOffset:      9
        Replacements:
          - FilePath:        '/p/a.h'
            Offset:          9
            Length:          1
            ReplacementText: note
    Level:           Warning
...
"""
    OWN = staticmethod(lambda path: path.startswith("/p/"))

    def edit(self, offset, length=1, text="x", path="/p/a.h"):
        return path, offset, length, text

    def plan(self, *units):
        """The plan for units whose findings are given by their edits.

        A finding lies where its first edit does.
        """
        found = {f"{number}.cpp": [
            exported.Exported(CHECK, "m", some[0][0], some[0][1], some)
            for some in unit] for number, unit in enumerate(units)}
        return edits.plan_fixes(edits.gather(found), self.OWN)

    def offsets(self, findings):
        return [finding.offset for finding in findings]

    def test_reads_edits_apart_from_those_of_notes(self):
        one, = exported.read_exported(self.EXPORTED)
        self.assertEqual((one.check, one.message, one.path, one.offset),
                         (CHECK, "it's bad", "/p/a.h", 7))
        self.assertEqual(one.edits, [self.edit(7, 0, "#include <x>\n"),
                                     self.edit(20, 2, "'q'")])
        self.assertEqual(one.note_edits, [self.edit(9, 1, "note")])
        self.assertEqual(one.notes, ["or this"])
        self.assertFalse(exported.has_errors([one]))

    def test_a_note_says_why_there_is_no_fix(self):
        self.assertEqual(edits.reason_in(
            ["constrain it; it is long",
             "the body requires 'f(x)' here, which the head cannot say"]),
            "the head cannot say")
        self.assertEqual(edits.reason_in(
            ["the constraint cannot be written here: macro"]), "macro")
        self.assertIsNone(edits.reason_in(["the body requires 'x' here"]))

    def test_sees_that_a_unit_does_not_compile(self):
        found = exported.read_exported(
            self.EXPORTED.replace(CHECK, "clang-diagnostic-error"))
        self.assertTrue(exported.has_errors(found))

    def test_a_fix_from_two_units_is_applied_once(self):
        one = [self.edit(7, 0, "a"), self.edit(20)]
        plan = self.plan([one], [one])
        self.assertEqual(edits.edits_of(plan.applied),
                         {"/p/a.h": [(7, 0, "a"), (20, 1, "x")]})

    def test_units_that_propose_different_fixes_disagree(self):
        plan = self.plan([[self.edit(7, 1, "a")], [self.edit(30)]],
                         [[self.edit(7, 1, "b")]])
        self.assertEqual(self.offsets(plan.disagreeing), [7])
        self.assertEqual(self.offsets(plan.applied), [30])
        self.assertEqual(plan.count()["with_fix"], 2)

    def test_fixes_are_applied_whole_or_not_at_all(self):
        plan = self.plan([[self.edit(1), self.edit(8)], [self.edit(5, 4)],
                          [self.edit(20), self.edit(3, path="/usr/b.h")],
                          [self.edit(30)]])
        self.assertEqual(self.offsets(plan.applied), [1, 30])
        self.assertEqual(self.offsets(plan.disagreeing), [5])
        self.assertEqual(self.offsets(plan.left_out), [20])

    def test_includes_at_one_spot_become_one_edit(self):
        plan = self.plan([
            [self.edit(4), self.edit(0, 1, ">\n#include <b>")],
            [self.edit(6), self.edit(0, 1, ">\n#include <b>\n#include <a>")],
            [self.edit(8), self.edit(0, 1, "other")]])
        self.assertEqual(self.offsets(plan.disagreeing), [8])
        self.assertEqual(edits.edits_of(plan.applied)["/p/a.h"][0],
                         (0, 1, ">\n#include <a>\n#include <b>"))

    def test_applies_edits_by_bytes(self):
        self.assertEqual(edits.apply_edits("é x y".encode(),
                                           [(0, 0, "a"), (3, 1, "ü")]),
                         "aé ü y".encode())

    def test_knows_where_a_place_is_after_edits(self):
        some = [(2, 1, "xyz"), (10, 4, "ab")]
        self.assertEqual([edits.span_after(some, at) for at in
                          (1, 2, 3, 10, 12, 14)],
                         [(1, 1), (2, 5), (5, 5), (12, 14), (12, 14),
                          (14, 14)])


class Culprits(unittest.TestCase):
    """Fixes are numbers here; some of them break what is compiled."""

    def find(self, count, breaks):
        def check(some):
            return "a.h:1:1: error: no" if breaks(set(some)) else None

        found = culprits.culprits_of_unit(range(count), check)
        return sorted(number for number, _ in found)

    def test_each_that_breaks_alone_is_found(self):
        for bad in ({0}, {4}, {9}, {2, 3, 7}, set(range(10))):
            self.assertEqual(self.find(10, lambda some: some & bad),
                             sorted(bad))

    def test_one_of_two_that_break_together_is_found(self):
        self.assertEqual(self.find(10, lambda some: {3, 6} <= some), [6])

    def test_what_never_compiles_has_no_culprit(self):
        self.assertEqual(self.find(4, lambda some: True), [])


class BuildOutput(unittest.TestCase):
    def test_a_targets_first_error(self):
        self.assertEqual(build.failed_targets(
            "[1/3] Building\nFAILED: x/a.cpp.o \n"
            "clang++ -Werror a.cpp -DMESSAGE='error: no'\n"
            "a.h:1:2: warning: w\na.h:3:4: error: first\n"
            "a.h:5:6: error: second\n[2/3] Building\n"
            "FAILED: fake \nclang++ a.o\nld: error: undefined symbol: f\n"
            "ninja: build stopped.\n"),
            {"build x/a.cpp.o": "a.h:3:4: error: first",
             "build fake": "ld: error: undefined symbol: f"})

    def test_checks_syntax_without_launcher_and_output(self):
        self.assertEqual(build.syntax_command(
            {"command": "/usr/bin/ccache clang++ -Ic -o c.o -c 'a b.cpp'"}),
            ["clang++", "-Ic", "a b.cpp", "-fsyntax-only"])

    def test_reasons_are_the_first_error_and_its_notes(self):
        self.assertEqual(fix.reasons(
            "a:1:1: warning: w\na:2:1: note: of it\na:3:1: error: e\n"
            "  code\na:4:1: note: in instantiation of f\n"
            "a:4:1: note: because\na:5:1: error: f\n"),
            ["a:3:1: error: e", "a:4:1: note: because"])


class FakeProject(TemporaryFolder):
    """A project of three files through the steps, with a stock check."""

    CMAKE = """cmake_minimum_required(VERSION 3.16)
project(fake CXX)
enable_testing()
add_executable(fake a.cpp b.cpp)
add_test(NAME runs COMMAND fake)
"""
    TIDY = ("--tidy", "clang-tidy-22", "--jobs", 2)
    NULLPTR = "modernize-use-nullptr"
    EXPLICIT = "google-explicit-constructor"

    def setUp(self):
        super().setUp()
        self.write("fake/CMakeLists.txt", self.CMAKE)
        self.write("fake/a.h", "#pragma once\nint *next();\n"
                   "inline int *none() { return 0; }\n"
                   "struct Wide { Wide(int w) : W(w) {} int W; };\n")
        self.write("fake/a.cpp", '#include "a.h"\n'
                   "int *next() { int *p = 0; return p; }\n")
        self.write("fake/b.cpp", '#include "a.h"\n'
                   "int main() { Wide w = 3;\n"
                   "return next() == none() && w.W == 3 ? 0 : 1; }\n")
        self.common = ("--cache", self.folder / "cache", "--project-dir",
                       self.folder / "fake")

    def configure(self):
        code, _, err = self.corpus("configure", *self.common)
        self.assertEqual(code, 0, err)

    def test_run(self):
        self.configure()
        out = self.folder / "record.json"
        code, _, err = self.corpus("run", *self.common, *self.TIDY, "--checks",
                                   "modernize-use-nullptr", "--out", out)
        self.assertEqual(code, 0, err)
        text = out.read_text()
        self.assertNotIn(str(self.folder), text)
        data = json.loads(text)
        self.assertEqual(
            [(f["path"], f["line"], f["column"], f["source"])
             for f in data["findings"]],
            [("a.cpp", 2, 24, "int *next() { int *p = 0; return p; }"),
             ("a.h", 3, 29, "inline int *none() { return 0; }")])
        self.assertEqual(data["totals"]["files"], 2)
        self.assertIn("modernize-use-nullptr", data["checks"])

    def fix(self, check, *options):
        """Runs fix: its exit code, what it prints, the project's entry."""
        out = self.folder / "fixes.json"
        code, text, err = self.corpus("fix", check, *self.common, *self.TIDY,
                                      "--out", out, *options)
        self.assertTrue(out.exists(), err)
        return code, text, json.loads(out.read_text())["projects"]["fake"]

    def test_run_with_a_standard(self):
        self.write("fake/a.cpp", "int *next() { auto p = 0; return 0; }\n"
                   "register int Old;\n")
        self.configure()
        out = self.folder / "record.json"
        code, text, err = self.corpus(
            "run", *self.common, *self.TIDY, "--checks", self.NULLPTR,
            "--std", "c++20", "--out", out)
        self.assertEqual(code, 0, err)
        self.assertIn("1 files do not compile as c++20\n  fake/a.cpp\n",
                      text)
        data = json.loads(out.read_text())
        self.assertEqual(data["standard"], "c++20")
        self.assertEqual(data["projects"]["fake"]["not_compiled"], ["a.cpp"])
        self.assertEqual([f["path"] for f in data["findings"]], ["a.h"])

    def test_a_standard_that_is_none(self):
        with self.assertRaises(SystemExit):
            self.corpus("run", *self.common, "--std", "20")

    def test_fix_that_is_right(self):
        self.configure()
        code, out, entry = self.fix(self.NULLPTR)
        self.assertEqual(code, 0)
        self.assertEqual(out, "fake: same: 2 findings, 2 fixes in 2 files, 0 "
                              "where units disagree, 0 still warn, 1 tests, "
                              "0 failures before\n")
        self.assertEqual((entry["with_fix"], entry["still_warn"]), (2, []))
        header = self.folder / "cache/fix/own/fake/tree/a.h"
        self.assertIn("return 0;", header.read_text(), "not undone")

    def command(self, text):
        """A tidy-templates that writes a text into the header."""
        tool = self.write("tool", f"""#!/bin/sh
if [ "$1" = list ]; then
  echo templates-x
elif [ "$1" = fix ]; then
  sed -i "s/return 0/return {text}/" "$3/../tree/a.h"
  echo "a.h:3: fixed: templates-x"
  echo "a.h:4: withdrawn"
  exit 1
fi
""")
        tool.chmod(0o755)
        return "--command", tool

    def test_fix_by_the_command(self):
        self.configure()
        code, out, entry = self.fix("all", *self.command("nullptr"))
        self.assertEqual(code, 0)
        self.assertEqual(out, "fake: same: 1 fixes in 1 files, exit code 1, 1 "
                              "tests, 0 failures before\n"
                              "  a.h:4: withdrawn\n")
        self.assertEqual(entry["new_failures"], {})
        header = self.folder / "cache/fix/own/fake/tree/a.h"
        self.assertIn("return 0;", header.read_text(), "not undone")

    def test_fix_by_the_command_that_is_wrong(self):
        self.configure()
        code, out, entry = self.fix("all", *self.command("nonsense"))
        self.assertEqual((code, entry["outcome"]), (1, "worse"))
        self.assertRegex(out, r"  build .*a\.cpp\.o: a\.h:3:")

    def test_fix_by_no_command(self):
        code, _, err = self.corpus("fix", "all", *self.common, "--command",
                                   "/bin/true")
        self.assertEqual(code, 1)
        self.assertIn("/bin/true is no tidy-templates", err)

    def test_fix_with_a_standard_that_the_project_overrules(self):
        self.write("fake/CMakeLists.txt",
                   self.CMAKE + "set(CMAKE_CXX_STANDARD 11)\n"
                   "add_executable(new c.cpp)\n"
                   "add_executable(old d.cpp)\n")
        self.write("fake/c.cpp", "#if __cplusplus < 202002\n#error old\n"
                   "#endif\nint *p = 0;\nint main() {}\n")
        self.write("fake/d.cpp", "register int *p = 0;\nint main() {}\n")
        self.configure()
        code, out, entry = self.fix(self.NULLPTR, "--std", "c++20")
        self.assertEqual(code, 0, out)
        self.assertEqual(entry["not_compiled"], ["d.cpp"])
        self.assertEqual((entry["applied"], entry["outcome"]), (3, "same"))
        self.assertEqual(len(entry["failed_before"]), 1)

    def test_the_build_without_fixes_is_kept(self):
        self.configure()
        self.fix(self.NULLPTR)
        binary = self.folder / "cache/fix/own/fake/build/CMakeCache.txt"
        before = binary.stat().st_mtime_ns
        self.assertEqual(self.fix(self.EXPLICIT)[0], 1)
        self.assertEqual(binary.stat().st_mtime_ns, before)
        self.write("fake/b.cpp", "int main() {}\n")
        self.fix(self.NULLPTR)
        self.assertNotEqual(binary.stat().st_mtime_ns, before)

    def test_fix_that_breaks_the_build(self):
        self.configure()
        code, out, entry = self.fix(self.EXPLICIT, "--bisect")
        self.assertEqual(code, 1)
        self.assertRegex(out, r"^fake: worse: 1 findings, 1 fixes in 1 files"
                              r".*1 new failures\n  build .*b\.cpp\.o: "
                              r"b\.cpp:2:.*error: no viable conversion")
        culprit, = entry["culprits"]
        self.assertEqual(culprit["place"], "a.h:4")
        self.assertEqual(culprit["edits"], [["", "explicit "]])
        self.assertEqual(entry["rest_fails"], {})

    def test_fix_that_only_compiles(self):
        self.configure()
        code, out, entry = self.fix(self.EXPLICIT, "--syntax-only")
        self.assertEqual(code, 1)
        self.assertEqual((entry["tests"], list(entry["new_failures"])),
                         (2, ["file b.cpp"]))
        self.assertFalse((self.folder / "cache/fix/own/fake/build/fake")
                         .exists())

    def test_table(self):
        self.configure()
        self.fix(self.EXPLICIT)
        page = self.folder / "page.md"
        code, _, err = self.corpus("table", self.EXPLICIT, "--record",
                                   self.folder / "fixes.json", "--out", page)
        self.assertEqual(code, 0, err)
        text = page.read_text()
        self.assertIn("| fake | 2 | 2 | 1 | 1 | 0 | 0 | 0 | 1 | 0 | 1 | 0 | 1 "
                      "| worse |\n| all | 2 | 2 ", text)
        self.assertRegex(text, r"\n- fake, build .*b\.cpp\.o: `b\.cpp:2")

    def test_a_disagreement_is_recorded_with_its_texts(self):
        path = self.write("tree/a.h", "one\ntwo\n")
        project = Project("p", self.folder / "tree", self.folder / "build")
        finding = edits.Finding(str(path), 5, "templates-x", "m", fixes={
            ((str(path), 4, 3, "b"),), ((str(path), 4, 3, "a"),)})
        self.assertEqual(fix.disagreement(project, finding), {
            "place": "a.h:2", "check": "templates-x",
            "variants": [["a"], ["b"]]})

    def test_table_says_why_and_counts_parameters(self):
        entry = {"outcome": "no fixes", "files": 1, "not_compiled": [],
                 "findings": 3, "reasons": {"macro": 2, "specialised": 1}}
        counted = dict.fromkeys(census.VERDICTS, 0)
        text = table.make_table({
            "check": "templates-x", "standard": "c++20",
            "projects": {"a": entry, "b": entry},
            "census": {"a": {**counted, "constrained": 1200}}})
        self.assertIn("| macro | 4 |\n| specialised | 2 |\n", text)
        self.assertIn("| a | 1,200 | 0 | 1,200 | 0 ", text)

    def test_counts_the_projects_own_parameters(self):
        path = self.write("tree/a.h", "")
        project = Project("p", self.folder / "tree", self.folder / "build")
        self.assertEqual(census.verdicts_in(
            f"{path}:1:2\tconstrained\n/usr/include/b.h:1:2\tconstrained\n",
            project), {("a.h", "1", "2"): "constrained"})

    def test_table_of_several_checks(self):
        entry = {"outcome": "no fixes", "files": 1, "not_compiled": [],
                 "checks": {"templates-x": [3, 1], "templates-y": [1, 0]}}
        text = table.make_table({
            "check": "templates-*", "standard": "c++20",
            "projects": {"a": entry, "b": entry}})
        self.assertIn("| templates-x | 6 | 2 |\n| templates-y | 2 | 0 |\n",
                      text)

    def test_table_of_nothing(self):
        code, _, err = self.corpus("table", self.EXPLICIT, "--record",
                                   self.folder / "none.json")
        self.assertEqual(code, 1)
        self.assertEqual(err, "dev/corpus: error: no fixes are recorded: run "
                              "'dev/corpus fix'\n")

    def test_a_crash_and_a_time_out_do_not_end_the_run(self):
        self.configure()
        tidy = self.write("tidy", """#!/bin/sh
case "$*" in
*--list-checks*) echo 'Enabled checks:' ;;
*a.cpp) kill -SEGV $$ ;;
*b.cpp) sleep 60 ;;
esac
""", 0o755)
        out = self.folder / "record.json"
        code, _, err = self.corpus("run", *self.common, "--tidy", tidy,
                                   "--timeout", 0.5, "--out", out)
        self.assertEqual(code, 0, err)
        entry = json.loads(out.read_text())["projects"]["fake"]
        self.assertEqual(entry["crashed"], ["a.cpp"])
        self.assertEqual(entry["timed_out"], ["b.cpp"])
        self.assertIn("fake/a.cpp: crashed", err)

    def test_a_check_that_is_not_there(self):
        self.configure()
        code, _, err = self.corpus("run", *self.common, *self.TIDY,
                                   "--checks", "no-such-check")
        self.assertEqual(code, 1)
        self.assertEqual(err, "dev/corpus: error: clang-tidy-22 has no check "
                              "that matches 'no-such-check'\n")


if __name__ == "__main__":
    unittest.main()
