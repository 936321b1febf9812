"""The whole-suite tests, the page tests and the runner fail when they must.

SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""

import subprocess
import sys
import tempfile
import unittest
from pathlib import Path
from unittest import mock

HARNESS = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(HARNESS))

import check_tidy
import pages
import project
import suite
import tidy

TOOLS = tidy.Tools.of()


class InFolder(unittest.TestCase):
    """A test with a folder to write to."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name).resolve()

    def write(self, name, text):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        return path


class Suite(InFolder):

    RUN = "// RUN: %check_tidy %s templates-a -std=c++11,c++14\n"

    def together(self, checks, code):
        source = self.write("a.cpp", self.RUN + code)
        with mock.patch.object(suite, "ALL_CHECKS", checks):
            return "\n".join(suite.together(TOOLS, source))

    def test_together(self):
        code = "int *p = 0;\nvoid f() throw();\n"
        good = "modernize-use-nullptr,modernize-use-noexcept"
        self.assertEqual(self.together(good, code), "")

    def test_overlap(self):
        checks = "modernize-use-using,modernize-redundant-void-arg"
        self.assertIn("overlaps with another fix",
                      self.together(checks, "typedef int F(void);\n"))

    def test_insertion(self):
        code = "struct A { virtual void f(); };\nstruct B : A { void f(); };\n"
        self.assertIn("zero-length",
                      self.together("modernize-use-override", code))

    def test_code_with_errors(self):
        self.assertIn("error:", self.together("modernize-*", "void f() {\n"))

    def test_source_without_run_line(self):
        with self.assertRaisesRegex(check_tidy.Error, "no '// RUN:"):
            suite.truncated(TOOLS, self.write("a.cpp", "int i;\n"))

    def test_cuts(self):
        code = b'#include <a>\nint f() { return "a b"[0]; } // comment\n'
        offsets = suite.cuts(code, 99)
        self.assertEqual([code[o:o + 3] for o in offsets],
                         [b"int", b"f()", b"() ", b") {", b"{ r", b"ret",
                          b'"a ', b"[0]", b"0];", b"]; ", b"; }", b"} /"])
        spread = suite.cuts(code, 4)
        self.assertEqual(len(spread), 4)
        self.assertTrue(set(spread) <= set(offsets))

    def test_truncated(self):
        source = self.write("a.cpp", self.RUN + "int f() { return 1; }\n")
        with mock.patch.object(suite, "ALL_CHECKS", "modernize-*"):
            self.assertEqual(suite.truncated(TOOLS, source), [])

    def test_crash(self):
        crash = self.write("clang-tidy", "#!/bin/sh\nkill -SEGV $$\n")
        crash.chmod(0o755)
        tools = tidy.Tools(**{**vars(TOOLS), "clang_tidy": str(crash)})
        source = self.write("a.cpp", self.RUN + "int i;\n")
        self.assertIn("crashed", suite.truncated(tools, source)[0])

    def test_once(self):
        source = self.write(
            "x.cpp", "// RUN: %check_tidy %s modernize-use-noexcept "
            "-std=c++11:OLD,c++14\n#include \"Inputs/x/a.h\"\n"
            "#include \"Inputs/x/b.h\"\n")
        header = self.write("Inputs/x/a.h", "void f() throw();\n")
        self.write("Inputs/x/b.h", "void g();\n")
        self.assertEqual(suite.shared_headers([source]), [])
        golden = self.write("Inputs/x/a.OLD.fixed.h", "void f() noexcept;\n")
        found, = suite.shared_headers([source])
        self.assertEqual((found[0], found[2].std), (header, "c++11"))
        self.assertEqual(suite.once(TOOLS, *found), [])
        golden.write_text("void f();\n")
        self.assertIn("is not a.OLD.fixed.h", suite.once(TOOLS, *found)[0])


PAGE = """\
# templates-foo-bar

Finds bars that foo.

## Cost

5 bytes.

## Fixed

```cpp fixed std=c++14
void f() throw();
```

```cpp after
void f() noexcept;
```

## Warned

```cpp warned std=c++14
void f() throw(); // warning: 'throw()' is deprecated
void g();
```

## Silent

```cpp silent
void f() noexcept;
```

## False positives

None.

## False negatives

None.

## Options

- `Limit` (default `5`): how many.
- `Names` (default empty): which.

## How findings combine

Any.

## References

None.
"""
CHECK = project.Check("FooBarCheck", "foo-bar", "closures", "on", "warning",
                      "any", "0.1.0")


class Pages(InFolder):

    def sections(self, text):
        page = self.write("foo-bar.md", text)
        return "\n".join(pages.section_problems(page, CHECK))

    def blocks(self, text):
        """The problems of every block of a page, under a check of clang's."""
        page = self.write("foo-bar.md", text)
        return "\n".join(
            problem for block in pages.blocks_of(text)
            for problem in pages.block_problems(TOOLS, page, block,
                                                "modernize-use-noexcept"))

    def test_good(self):
        self.assertEqual(self.sections(PAGE), "")
        self.assertEqual(self.blocks(PAGE), "")
        kinds = [b.kind for b in pages.blocks_of(PAGE)]
        self.assertEqual(kinds, ["fixed", "warned", "silent"])

    def test_sections(self):
        for old, new, problem in (
                ("# templates-foo-bar", "# foo-bar", "must begin with"),
                ("Finds", "This check finds", "must begin with"),
                ("## Cost", "## Price", "no section '## Cost'"),
                ("5 bytes", "Much", "no measured number"),
                ("\nNone.\n", "\n", "no section '## False positives', or an"),
                ("cpp warned std=c++14", "cpp", "must be 'fixed'"),
                ("cpp warned std=c++14", "text", "section Warned has no"),
                ("cpp silent", "cpp silent fast", "unknown word 'fast'"),
                ("Any.", "TODO", "TODO")):
            with self.subTest(problem):
                self.assertIn(problem, self.sections(PAGE.replace(old, new)))

    def test_options(self):
        page = self.write("foo-bar.md", PAGE)
        real = {"Limit": "5", "Names": ""}
        with mock.patch.object(tidy, "options_of", lambda *_: real):
            self.assertEqual(pages.option_problems(TOOLS, page, CHECK), [])
            for change, problem in (({"Limit": "6"}, "the default of Limit"),
                                    ({"More": "1"}, "no line '- `More`")):
                with self.subTest(problem), mock.patch.dict(real, change):
                    self.assertIn(problem, pages.option_problems(
                        TOOLS, page, CHECK)[0])
            del real["Names"]
            self.assertIn("Names is no option", pages.option_problems(
                TOOLS, page, CHECK)[0])

    def test_options_of_a_check(self):
        self.assertEqual(
            tidy.options_of(TOOLS, "modernize-use-noexcept"),
            {"ReplacementString": "", "UseNoexceptFalse": "true"})

    def test_blocks(self):
        for old, new, problem in (
                ("void f() noexcept;\n```\n\n## W", "void f();\n```\n\n## W",
                 "-void f();\n+void f() noexcept;"),
                ("```cpp after\n", "```text\n", "no block '```cpp after'"),
                ("void g();", "void g() throw();", "is warned about"),
                ("// warning: 'throw()'", "// warning: 'catch()'",
                 "gets no warning with ''catch()' is deprecated'"),
                ("void g();", "void g(); // warning: x", "gets no warning"),
                ("void f() throw(); // warning: 'throw()' is deprecated", "",
                 "there is no warning"),
                ("cpp silent\nvoid f() noexcept",
                 "cpp silent std=c++14\nvoid f() throw()", "silent, but"),
                ("cpp silent\nvoid f() noexcept", "cpp silent\nvoid f(",
                 "error:")):
            with self.subTest(problem):
                self.assertIn(problem, self.blocks(PAGE.replace(old, new, 1)))

    def test_block_options(self):
        text = PAGE.replace("fixed std=c++14", "fixed std=c++14 options="
                            "\"ReplacementString: 'noexcept(1)'\"")
        self.assertIn("+void f() noexcept(1);", self.blocks(text))

    def test_option_syntax(self):
        self.assertEqual(pages.parse_options("A: true, B: 'x, y', C: ''"),
                         {"A": "true", "B": "x, y", "C": ""})


class Runner(InFolder):

    def test_nothing_built(self):
        done = subprocess.run(
            [HARNESS / "run.py", "--build-dir", self.folder, "unit"],
            capture_output=True, text=True)
        self.assertEqual(done.returncode, 2)
        self.assertIn("is not built", done.stderr)

    def test_nothing_selected(self):
        self.write("lib/TidyTemplates.so", "")
        done = subprocess.run(
            [HARNESS / "run.py", "--build-dir", self.folder, "meta",
             "-k", "no such test"], capture_output=True, text=True)
        self.assertNotEqual(done.returncode, 0)
        self.assertEqual(done.stdout.splitlines()[-1], "0 passed, 0 failed")

    def test_last_line(self):
        self.write("lib/TidyTemplates.so", "")
        done = subprocess.run(
            [HARNESS / "run.py", "--build-dir", self.folder, "meta",
             "-k", "Rules.test_check_size"], capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        self.assertEqual(done.stdout.splitlines()[-1], "1 passed, 0 failed")


if __name__ == "__main__":
    unittest.main()
