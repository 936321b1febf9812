"""Reading what clang-tidy exports, and the rules for edits.

SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""

import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import tidy

EXPORT = r"""---
MainSourceFile:  '/t/a.cpp'
Diagnostics:
  - DiagnosticName:  first
    DiagnosticMessage:
      Message:         'it''s ''T'''
      FilePath:        '/t/a.cpp'
      FileOffset:      69
      Replacements:
        - FilePath:        '/t/a.cpp'
          Offset:          69
          Length:          7
          ReplacementText: "a\n\t\"b\" \u00e9"
        - FilePath:        '/t/x/../b.h'
          Offset:          1
          Length:          2
          ReplacementText: plain
    Level:           Warning
    BuildDirectory:  '/t'
  - DiagnosticName:  second
    DiagnosticMessage:
      Message:         plain text
      FilePath:        '/t/a.cpp'
      FileOffset:      155
      Replacements:    []
      Ranges:
        - FilePath:        '/t/a.cpp'
          FileOffset:      1
          Length:          2
    Notes:
      - Message:         one
        FilePath:        '/t/a.cpp'
        FileOffset:      155
        Replacements:
          - FilePath:        '/t/a.cpp'
            Offset:          146
            Length:          12
            ReplacementText: ''
      - Message:         two
        FilePath:        '/t/a.cpp'
        FileOffset:      9
        Replacements:    []
    Level:           Error
    BuildDirectory:  '/t'
...
"""


def finding(check, *edits, notes=()):
    """A finding with edits on it and, for each list in notes, on a note."""
    return tidy.Finding(
        check, message=tidy.Message(edits=list(edits)),
        notes=[tidy.Message(edits=list(of_note)) for of_note in notes])


def edit(offset, length, text="x", path="/t/a.cpp"):
    return tidy.Edit(path, offset, length, text)


class Export(unittest.TestCase):

    def test_everything(self):
        first, second = tidy.parse_export(EXPORT)
        self.assertEqual((first.check, first.level), ("first", "Warning"))
        self.assertEqual(first.message.text, "it's 'T'")
        self.assertEqual(first.message.offset, 69)
        self.assertEqual(first.message.edits,
                         [edit(69, 7, 'a\n\t"b" \u00e9'),
                          edit(1, 2, "plain", "/t/b.h")])
        self.assertEqual(first.notes, [])
        self.assertEqual((second.check, second.level), ("second", "Error"))
        self.assertEqual(second.message.edits, [])
        self.assertEqual([n.text for n in second.notes], ["one", "two"])
        self.assertEqual(second.notes[0].edits, [edit(146, 12, "")])
        self.assertEqual(second.notes[1].edits, [])

    def test_nothing(self):
        self.assertEqual(tidy.parse_export(""), [])


class AppliedEdits(unittest.TestCase):

    def test_warning_first(self):
        both = finding("a", edit(1, 1), notes=[[edit(2, 1)]])
        self.assertEqual(both.applied_edits(notes=True), [edit(1, 1)])

    def test_one_note(self):
        one = finding("a", notes=[[], [edit(2, 1)]])
        self.assertEqual(one.applied_edits(notes=True), [edit(2, 1)])
        self.assertEqual(one.applied_edits(notes=False), [])

    def test_choice_of_notes(self):
        two = finding("a", notes=[[edit(1, 1)], [edit(2, 1)]])
        self.assertEqual(two.applied_edits(notes=True), [])


class Overlaps(unittest.TestCase):

    def overlap(self, first, second):
        return tidy.overlap_problems([finding("a", first),
                                      finding("b", second)])

    def test_apart(self):
        self.assertEqual(self.overlap(edit(1, 2), edit(3, 2)), [])
        self.assertEqual(self.overlap(edit(1, 2), edit(1, 2, path="/b")), [])

    def test_across_and_inside(self):
        self.assertIn("a and b overlap",
                      self.overlap(edit(1, 3), edit(3, 2))[0])
        self.assertTrue(self.overlap(edit(1, 9), edit(3, 2)))
        self.assertTrue(self.overlap(edit(3, 2), edit(1, 9)))

    def test_same_edit_twice(self):
        self.assertTrue(self.overlap(edit(1, 2), edit(1, 2)))

    def test_long_edit_before_many(self):
        findings = [finding("a", edit(0, 50)), finding("b", edit(5, 1)),
                    finding("c", edit(40, 1))]
        self.assertEqual(len(tidy.overlap_problems(findings)), 2)

    def test_edits_of_one_finding(self):
        self.assertEqual(tidy.overlap_problems(
            [finding("a", edit(1, 2), edit(4, 2))]), [])


class EditRules(unittest.TestCase):

    SOURCE = "#define ADD(X) \\\n  (X + old)\nint use = ADD(old);\nint old;\n"

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name).resolve()
        self.source = self.folder / "a.cpp"
        self.source.write_text(self.SOURCE)

    def problems(self, offset, length, path=None):
        found = finding("a", edit(offset, length, path=path or
                                  str(self.source)))
        return "\n".join(tidy.edit_problems(
            tidy.Tools.of(), self.source, [found], self.folder, "c++17"))

    def test_good(self):
        self.assertEqual(self.problems(self.SOURCE.rindex("old"), 3), "")

    def test_insertion(self):
        self.assertIn("zero-length",
                      self.problems(self.SOURCE.rindex("old"), 0))

    def test_definition(self):
        self.assertIn("definition of a macro",
                      self.problems(self.SOURCE.index("old"), 3))

    def test_use(self):
        place = self.SOURCE.index("ADD(old)")
        for offset, length in ((place, 3), (place + 4, 3), (place - 2, 4)):
            self.assertIn("use of a macro", self.problems(offset, length))

    def test_note(self):
        found = finding("a", notes=[[edit(1, 0, path=str(self.source))]])
        self.assertIn("zero-length", tidy.edit_problems(
            tidy.Tools.of(), self.source, [found], self.folder)[0])

    def test_foreign_file(self):
        self.assertIn("outside", self.problems(0, 1, "/usr/include/stdio.h"))


class Crashes(unittest.TestCase):

    def test_crashes(self):
        self.assertTrue(tidy.crashed(-11, ""))
        self.assertTrue(tidy.crashed(134, ""))
        self.assertTrue(tidy.crashed(1, "PLEASE submit a bug report to"))
        self.assertFalse(tidy.crashed(1, "error: expected ';'"))


if __name__ == "__main__":
    unittest.main()
