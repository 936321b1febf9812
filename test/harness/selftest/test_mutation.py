"""The mutation driver draws what it must, and finds what there is to find.

SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""

import random
import sys
import tempfile
import time
import unittest
from pathlib import Path
from unittest import mock

HARNESS = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(HARNESS))

import mutation

CODE = """\
#include <vector>
#define TWO(x) \\
  x x
// a comment
template <class T> struct A { T t[2]; };
int f() { return R"x(a "b)x"[0] + g('\\''); } /* another */
"""


class Mutations(unittest.TestCase):

    def test_tokens(self):
        tokens = mutation.tokens_of(CODE)
        self.assertEqual(tokens[0], "\n#define TWO(x) \\\n  x x".lstrip())
        for token in ("template", "T", "R\"x(a \"b)x\"", "'\\''", "}"):
            self.assertIn(token, tokens)
        self.assertNotIn("comment", " ".join(tokens))
        self.assertNotIn("include", " ".join(tokens))
        self.assertEqual(mutation.tokens_of(mutation.text_of(tokens)), tokens)

    def test_declarations(self):
        parts = mutation.declarations(mutation.tokens_of(CODE)[1:])
        self.assertEqual([part[0] for part in parts], ["template", "int"])
        self.assertEqual(sum(parts, []), mutation.tokens_of(CODE)[1:])

    def test_groups(self):
        tokens = mutation.tokens_of("f(a(b)){}(")
        self.assertEqual(mutation.group_at(tokens, 1), 6)
        self.assertEqual(mutation.group_at(tokens, 3), 5)
        self.assertIsNone(mutation.group_at(tokens, len(tokens) - 1))

    def test_seed(self):
        def inputs(seed):
            mutator = mutation.Mutator([CODE, "struct B { int b; };"], seed)
            return [mutator.next() for _ in range(200)]

        first = inputs(3)
        self.assertEqual(first, inputs(3))
        self.assertNotEqual(first, inputs(4))
        self.assertGreater(len({item.text for item in first}), 150)

    def test_every_mutation_changes_code(self):
        for method in set(mutation.Mutator.MUTATIONS):
            mutator = mutation.Mutator([CODE, "struct B { int b; };"], 1)
            original = mutation.tokens_of(CODE)
            changed = []
            for _ in range(50):
                tokens = list(original)
                method(mutator, tokens)
                changed.append(tokens != original)
            self.assertTrue(any(changed), method.__name__)

    def test_reduced(self):
        lines = [str(n) for n in range(100)]
        far = time.monotonic() + 60
        self.assertEqual(
            mutation.reduced(lines, lambda ls: {"17", "63"} <= set(ls), far),
            ["17", "63"])
        self.assertEqual(mutation.reduced(lines, lambda ls: True, 0), lines)


# A program that reads its files as clang-tidy does, and what it does with one.
PROGRAM = r"""#!/bin/sh
case "$*" in *--dump-config*) echo "  templates-a.Strict: 'false'"; exit;; esac
n=0
for file; do
  case $file in *.cpp) ;; *) continue;; esac
  n=$((n + 1))
  echo "[$n/9] Processing file $file." >&2
  BEHAVIOUR
done
"""


class Campaigns(unittest.TestCase):

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name).resolve()

    def campaign(self, behaviour, code="int a;\nint boom;\nint b;\n"):
        program = self.folder / "program"
        program.write_text(PROGRAM.replace("BEHAVIOUR", behaviour))
        program.chmod(0o755)
        source = self.folder / "source.cpp"
        source.write_text(code)
        with mock.patch.multiple(mutation, LIMIT=1, BATCH=6):
            found = mutation.Campaign([source], program, self.folder / "saved",
                                      seed=1, seconds=1)
            return found, found.run()

    def test_survival(self):
        found, problems = self.campaign(":")
        self.assertEqual(problems, [])
        self.assertRegex(found.summary(),
                         r"seed 1: \d+ inputs with \d+ mutations of 1 sources; "
                         "0 failed, in 0 ways; 0 failed in clang alone")

    def test_crash(self):
        _, problems = self.campaign(
            'case "$*" in *,templates-*) '
            '! grep -q boom $file || kill -SEGV $$;; esac')
        self.assertEqual(len(problems), 1)
        self.assertIn("crash: ", problems[0])
        saved, = (self.folder / "saved").glob("crash-1-*[0-9].cpp")
        self.assertRegex(saved.read_text(), r"\A[^\n]*boom[^\n]*\n\Z")

    def test_crash_of_clang(self):
        found, problems = self.campaign(
            "! grep -q boom $file || kill -SEGV $$")
        self.assertEqual(problems, [])
        self.assertNotIn(" 0 failed in clang", found.summary())

    def test_crash_after_others(self):
        _, problems = self.campaign("[ $n != 3 ] || kill -SEGV $$")
        self.assertIn("crash: ", problems[0])

    def test_report_of_a_sanitizer(self):
        _, problems = self.campaign(
            'case "$*" in *,templates-*) '
            '! grep -q boom $file || { echo "a.cpp:1:1: runtime error: x" >&2;'
            ' exit 1; };; esac')
        self.assertEqual(len(problems), 1)

    def test_hang(self):
        _, problems = self.campaign(
            'case "$*" in *,templates-*) '
            '! grep -q boom $file || while :; do :; done;; esac')
        self.assertEqual(len(problems), 1)
        self.assertIn("hang: ", problems[0])


class Settings(unittest.TestCase):

    def test_variety(self):
        runner = mutation.Runner(__file__, [])
        with mock.patch.object(runner, "_switches", lambda: ["a.Strict"]):
            settings = runner.settings(random.Random(1))
            found = {next(settings) for _ in range(300)}
        for part in ("-std=c++11", "-std=c++26", "-fdelayed-template-parsing"):
            self.assertTrue(any(part in s.compiler for s in found), part)
        self.assertEqual({s.batch for s in found},
                         {mutation.BATCH, mutation.BATCH // 6})
        self.assertTrue(any("Strict" in s.config for s in found))


if __name__ == "__main__":
    unittest.main()
