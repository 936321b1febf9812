"""Each rule fails on a tree that breaks it, and passes on one that does not.

The trees are made here, with one check that has every file it needs.

SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""

import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

import rules
from project import ROOT, Project

SENTENCE = "Finds bars that foo."
GOOD_TREE = {
    "checks/Checks.def":
        'TIDY_TEMPLATES_CHECK(FooBarCheck, "foo-bar", closures, on, none,\n'
        '                     any, "0.1.0")\n\n#undef TIDY_TEMPLATES_CHECK\n',
    "checks/FooBarCheck.h":
        "/// Finds bars that\n/// foo.\n///\n/// More.\nclass FooBarCheck {\n",
    "checks/FooBarCheck.cpp":
        '#include "checks/FooBarCheck.h"\n#include "lib/Facts/Foo.h"\n'
        'Limit(Options.get("Limit", 5U))\n'
        'Options.store(Opts, "Limit", Limit);\n'
        'diag(Loc, "bar %0 (of %1) "\n     "foos") << X;\n',
    "lib/Compat.h": "#if LLVM_VERSION_" "MAJOR < 22\n",
    "lib/Facts/Foo.h":
        '#include "lib/AST/A.h"\n#include "lib/Compat.h"\n'
        '#include "clang/AST/AST.h"\n',
    "lib/AST/A.h": "\n",
    "test/checks/foo-bar.cpp": "// RUN: %check_tidy %s templates-foo-bar\n",
    "test/checks/foo-bar.fixed.cpp": "\n",
    "test/checks/Inputs/foo-bar/a.h": "\n",
    "docs/checks/foo-bar.md":
        f"# templates-foo-bar\n\n{SENTENCE}\n\n## Options\n\n"
        "- `Limit` (default `5`): how many.\n",
    "CHANGELOG.md":
        "## Unreleased\n\n- New check `templates-foo-bar`: Finds bars\n"
        "  that foo.\n- Another line.\n",
    "README.md": "<!-- checks:begin -->\n<!-- checks:end -->\n",
}


class Rules(unittest.TestCase):

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = Path(folder.name).resolve()
        for name, text in GOOD_TREE.items():
            self.write(name, text)

    def write(self, name, text):
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)

    def edit(self, name, old, new):
        text = (self.root / name).read_text()
        self.assertIn(old, text)
        self.write(name, text.replace(old, new))

    def found(self, rule):
        return "\n".join(rule(Project(self.root)))

    def assertFound(self, rule, text):
        self.assertIn(text, self.found(rule))

    def add_generator(self):
        """Gives the tree the generator and what it imports."""
        shutil.copytree(ROOT / "test" / "harness",
                        self.root / "test" / "harness")
        (self.root / "dev").mkdir()
        shutil.copy(ROOT / "dev" / "generate", self.root / "dev")
        subprocess.run([self.root / "dev" / "generate"], check=True)

    def test_good_tree(self):
        self.add_generator()
        shutil.rmtree(self.root / "test" / "harness" / "__pycache__",
                      ignore_errors=True)
        for rule in rules.ALL:
            with self.subTest(rule.__name__):
                self.assertEqual(self.found(rule), "")

    def test_registry(self):
        entry = GOOD_TREE["checks/Checks.def"].split("\n\n")[0]
        self.edit("checks/Checks.def", entry, entry + "\n" + entry)
        self.assertFound(rules.registry, "'foo-bar' twice")

    def test_registry_order(self):
        entry = GOOD_TREE["checks/Checks.def"].split("\n\n")[0]
        other = entry.replace("FooBar", "Alpha").replace("foo-bar", "alpha")
        self.edit("checks/Checks.def", entry, entry + "\n" + other)
        self.assertFound(rules.registry, "not sorted")

    def test_registry_values(self):
        for old, new, problem in (
                ("FooBarCheck", "FooBazCheck", "the class of 'foo-bar'"),
                ("foo-bar", "foo_bar", "is no name"),
                ("closures", "things", "the family"),
                (" on,", " maybe,", "the default"),
                ("none", "some", "the fix grade"),
                ("any", "most", "the merge rule"),
                ("0.1.0", "soon", "no version"),
                ('"0.1.0"', "V", "cannot be read")):
            with self.subTest(new):
                self.write("checks/Checks.def",
                           GOOD_TREE["checks/Checks.def"].replace(old, new))
                self.assertFound(rules.registry, problem)

    def test_mirror_lost_file(self):
        for name in ("checks/FooBarCheck.h", "checks/FooBarCheck.cpp",
                     "test/checks/foo-bar.cpp", "docs/checks/foo-bar.md"):
            with self.subTest(name):
                (self.root / name).unlink()
                self.assertNotEqual(self.found(rules.mirror), "")
                self.write(name, GOOD_TREE[name])

    def test_mirror_lost_line(self):
        self.edit("CHANGELOG.md", "foo-bar", "foo-baz")
        self.assertFound(rules.mirror, "foo-bar: no line")
        self.assertFound(rules.mirror, "no check templates-foo-baz")

    def test_mirror_orphan(self):
        for name in ("checks/OldCheck.cpp", "checks/OldCheck.h",
                     "docs/checks/old.md", "test/checks/old.cpp",
                     "test/wild/old-boost.cpp", "test/known-bugs/old.cpp",
                     "test/checks/Inputs/old/a.h",
                     "test/checks/foo-bar-lost.fixed.cpp",
                     "test/checks/foo-bar-lost.CXX11.notefixed.cpp",
                     "test/checks/Inputs/foo-bar/lost.fixed.h"):
            with self.subTest(name):
                self.write(name, "\n")
                shown = "Inputs/old" if "/old/" in name else Path(name).name
                self.assertFound(rules.mirror, shown)
                (self.root / name).unlink()
                if "/old/" in name:
                    (self.root / name).parent.rmdir()

    def test_run_lines(self):
        self.edit("test/checks/foo-bar.cpp", "-foo-bar", "-other")
        self.assertFound(rules.run_lines, "runs templates-other")
        self.write("test/checks/foo-bar.cpp", "int i;\n")
        self.assertFound(rules.run_lines, "the first line is not")

    def test_sentences(self):
        for name in ("checks/FooBarCheck.h", "CHANGELOG.md"):
            with self.subTest(name):
                self.edit(name, "foo.", "foo too.")
                self.assertFound(rules.sentences, name)
                self.write(name, GOOD_TREE[name])
        self.edit("docs/checks/foo-bar.md", "Finds", "This check finds")
        self.assertFound(rules.sentences, "no sentence")

    def test_messages(self):
        for text, problem in (("Bar foos", "upper case"),
                              ("bar foos.", "full stop"),
                              ("bar [foos]", "'['"),
                              ("bar\\nfoos", "more than one line")):
            with self.subTest(text):
                self.write("checks/FooBarCheck.cpp",
                           f'diag(f(")"), Bad ? "bar" : "{text}") << "A.";\n')
                self.assertFound(rules.messages, problem)

    def test_arrows(self):
        for name, include in (
                ("lib/Facts/Foo.h", '"checks/FooBarCheck.h"'),
                ("lib/Facts/Foo.h", '"lib/Fix/F.h"'),
                ("lib/Facts/Foo.h", '"clang-tidy/ClangTidyCheck.h"'),
                ("lib/AST/A.h", '"lib/Facts/Foo.h"'),
                ("lib/Fix/F.h", '"lib/Knowledge/K.h"'),
                ("lib/Census/C.h", '"lib/AST/A.h"'),
                ("lib/Report/R.h", '"clang/AST/AST.h"'),
                ("checks/FooBarCheck.h", '"tools/T.h"'),
                ("lib/AST/A.cpp", '"A.h"')):
            with self.subTest(f"{name} {include}"):
                self.write(name, f"#include {include}\n")
                self.assertFound(rules.arrows, f"{name}:1: ")
                self.write(name, "\n")

    def test_one_compat(self):
        self.write("tools/t.cpp", "#if LLVM_VERSION_" "MAJOR\n")
        self.assertFound(rules.one_compat, "tools/t.cpp")

    def test_check_size(self):
        self.write("checks/FooBarCheck.cpp", "\n" * 251)
        self.assertFound(rules.check_size, "251 lines")

    def test_generated(self):
        self.add_generator()
        self.edit("README.md", "bars that foo", "anything")
        self.assertFound(rules.generated, "README.md out of date")

    def test_options(self):
        for name, old, problem in (
                ("checks/FooBarCheck.cpp", 'Options.store(Opts, "Limit"',
                 "read, not stored"),
                ("checks/FooBarCheck.cpp", 'Options.get("Limit"',
                 "stored, not read"),
                ("docs/checks/foo-bar.md", "- `Limit`", "not on the page")):
            with self.subTest(problem):
                self.edit(name, old, "")
                self.assertFound(rules.options, f"Limit is {problem}")
                self.write(name, GOOD_TREE[name])
        self.edit("docs/checks/foo-bar.md", "`Limit`", "`Limits`")
        self.assertFound(rules.options, "Limits is on the page")

    def test_forbidden_words(self):
        for word in rules.FORBIDDEN:
            with self.subTest(word):
                self.write("docs/ci.md", f"See {word}x.\n")
                self.assertFound(rules.forbidden_words, "docs/ci.md")


if __name__ == "__main__":
    unittest.main()
