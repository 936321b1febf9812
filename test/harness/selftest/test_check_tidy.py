"""check_tidy fails whenever it must, and passes when it must.

The checks are clang-tidy's own: modernize-use-noexcept replaces 'throw()' by
any text that an option names, so each kind of bad fix can be had; the note of
misc-unused-using-decls carries a fix.

SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""

import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

HARNESS = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(HARNESS))

import check_tidy
import tidy

WARNING = ("warning: dynamic exception specification 'throw()' is deprecated; "
           "consider using '{}' instead [modernize-use-noexcept]")
EXPECTED = "// CHECK-NOTES: :[[@LINE-1]]:10: " + WARNING + "\n"
SOURCE = "void f() throw();\n" + EXPECTED.format("noexcept")
REPLACEMENT = ("-config={CheckOptions: "
               "{modernize-use-noexcept.ReplacementString: '%s'}}")


class CheckTidy(unittest.TestCase):

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name).resolve()

    def write(self, name, text):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        return path

    def run_test(self, *arguments, check="modernize-use-noexcept"):
        command = [sys.executable, HARNESS / "check_tidy.py",
                   self.folder / "t.cpp", check, *arguments]
        return subprocess.run(command, capture_output=True, text=True)

    def assertPasses(self, *arguments, **more):
        done = self.run_test(*arguments, **more)
        self.assertEqual((done.returncode, done.stderr), (0, ""))

    def assertFails(self, problem, *arguments, status=1, **more):
        done = self.run_test(*arguments, **more)
        self.assertEqual(done.returncode, status, done.stderr)
        self.assertIn(problem, done.stderr)

    def write_good(self):
        self.write("t.cpp", SOURCE)
        self.write("t.fixed.cpp", "void f() noexcept;\n")

    def test_good(self):
        self.write_good()
        self.assertPasses("-std=c++11,c++14")

    def test_silent(self):
        self.write("t.cpp", "void f();\n")
        self.assertPasses()

    def test_unexpected_warning(self):
        self.write("t.cpp", "void f() throw();\n")
        self.write("t.fixed.cpp", "void f() noexcept;\n")
        self.assertFails("silence is expected")

    def test_second_warning(self):
        self.write_good()
        self.write("t.cpp", SOURCE + "void g() throw();\n")
        self.write("t.fixed.cpp", "void f() noexcept;\nvoid g() noexcept;\n")
        self.assertFails("excluded string found")

    def test_unexpected_note(self):
        self.write("t.cpp",
                   "namespace n { class C; }\nusing n::C;\n"
                   "// CHECK-NOTES: :[[@LINE-1]]:10: warning: using decl 'C' "
                   "is unused [misc-unused-using-decls]\n")
        self.write("t.notefixed.cpp", "namespace n { class C; }\n\n")
        self.assertFails("note: remove the using",
                         check="misc-unused-using-decls")

    def test_missing_warning(self):
        self.write("t.cpp", "void f();\n" + EXPECTED.format("noexcept"))
        self.assertFails("expected string not found")

    def test_wrong_place(self):
        self.write_good()
        self.write("t.cpp", SOURCE.replace(":10:", ":1:"))
        self.assertFails("expected string not found")

    def test_part_of_a_message(self):
        self.write_good()
        self.write("t.cpp", SOURCE.replace("; consider", ""))
        self.assertFails("expected string not found")

    def test_other_file_at_the_same_place(self):
        self.write("t.cpp", '#include "Inputs/t/a.h"\n'
                   "// CHECK-NOTES: :1:10: " + WARNING.format("noexcept"))
        self.write("Inputs/t/a.h", "void f() throw();\n")
        self.write("Inputs/t/a.fixed.h", "void f() noexcept;\n")
        self.write("t.fixed.cpp", '#include "Inputs/t/a.h"\n')
        self.assertFails("expected string not found")

    def test_wrong_golden(self):
        self.write_good()
        self.write("t.fixed.cpp", "void f() noexcept(true);\n")
        self.assertFails("-void f() noexcept(true);\n+void f() noexcept;")

    def test_no_golden(self):
        self.write("t.cpp", SOURCE)
        self.assertFails("there is no t.fixed.cpp")

    def test_needless_golden(self):
        self.write("t.cpp", "void f();\n")
        self.write("t.fixed.cpp", "void f();\n")
        self.assertFails("t.fixed.cpp exists, but --fix changes nothing")
        (self.folder / "t.fixed.cpp").rename(self.folder / "t.notefixed.cpp")
        self.assertFails("t.notefixed.cpp exists, but --fix-notes changes")

    def test_header(self):
        self.write("t.cpp", '#include "Inputs/t/a.h"\n// CHECK-NOTES: '
                   "Inputs/t/a.h:1:10: " + WARNING.format("noexcept"))
        self.write("Inputs/t/a.h", "void f() throw();\n")
        self.write("t.fixed.cpp", '#include "Inputs/t/a.h"\n')
        self.assertFails("there is no a.fixed.h")
        self.write("Inputs/t/a.fixed.h", "void f() noexcept;\n")
        self.assertPasses()
        self.write("Inputs/t/a.fixed.h", "void f();\n")
        self.assertFails("+void f() noexcept;")

    def test_fixed_code_that_does_not_compile(self):
        self.write("t.cpp", SOURCE.replace("noexcept'", "nonsense'"))
        self.write("t.fixed.cpp", "void f() nonsense;\n")
        self.assertFails("does not compile", REPLACEMENT % "nonsense")

    def test_instantiation_that_does_not_compile(self):
        text = ("template <class T> void f(T) throw();\n"
                "// CHECK-NOTES: :[[@LINE-1]]:30: " + WARNING.format("{0}")
                + "\nvoid g(int I) {{ f(I); }}\n")
        bad = "noexcept(T::value)"
        self.write("t.cpp", text.format(bad))
        self.write("t.fixed.cpp",
                   f"template <class T> void f(T) {bad};\n"
                   "void g(int I) { f(I); }\n")
        self.assertFails("does not compile", REPLACEMENT % bad)

    def test_second_run(self):
        self.write("t.cpp", SOURCE.replace("noexcept'", "throw( )'"))
        self.write("t.fixed.cpp", "void f() throw( );\n")
        self.assertFails("a second run offers a fix again",
                         REPLACEMENT % "throw( )")

    def test_zero_length_insertion(self):
        self.write("t.cpp",
                   "struct A { virtual void f(); };\n"
                   "struct B : A { void f(); };\n"
                   "// CHECK-NOTES: :[[@LINE-1]]:21: warning: annotate this "
                   "function with 'override' or (rarely) 'final' "
                   "[modernize-use-override]\n")
        self.write("t.fixed.cpp",
                   "struct A { virtual void f(); };\n"
                   "struct B : A { void f() override; };\n")
        self.assertFails("zero-length insertion",
                         check="modernize-use-override")

    def test_edit_in_a_macro(self):
        use = "#define ID(X) X\nID(void f() throw());\n"
        self.write("t.cpp", use + EXPECTED.format("noexcept"))
        self.write("t.fixed.cpp", use.replace("throw()", "noexcept"))
        self.assertFails("inside the use of a macro")

    def test_note_fixes(self):
        self.write("t.cpp",
                   "namespace n { class C; }\nusing n::C;\n"
                   "// CHECK-NOTES: :[[@LINE-1]]:10: warning: using decl 'C' "
                   "is unused [misc-unused-using-decls]\n"
                   "// CHECK-NOTES: :[[@LINE-2]]:10: note: remove the using\n")
        check = "misc-unused-using-decls"
        self.assertFails("there is no t.notefixed.cpp", check=check)
        self.write("t.notefixed.cpp", "namespace n { class C; }\n")
        self.assertPasses(check=check)
        self.write("t.fixed.cpp", "namespace n { class C; }\n")
        self.assertFails("t.fixed.cpp exists", check=check)

    def test_prefix(self):
        self.write("t.cpp", "#if __cplusplus < 201402L\n"
                   + SOURCE.replace("NOTES", "NOTES-OLD") + "#endif\n")
        self.write("t.OLD.fixed.cpp", "#if __cplusplus < 201402L\n"
                   "void f() noexcept;\n#endif\n")
        self.assertPasses("-std=c++11:OLD,c++14")
        self.assertFails("silence is expected", "-std=c++11,c++14")

    def test_convention(self):
        for text, problem in (("a [b]", "'['"), ("a.", "full stop"),
                              ("a\nb", "more than one line"),
                              ("A", "upper case")):
            with self.subTest(text):
                finding = tidy.Finding("x")
                finding.message.text = text
                self.assertIn(problem, check_tidy.convention_problems(
                    [finding])[0])

    def test_input_that_does_not_compile(self):
        self.write("t.cpp", "void f() {\n")
        self.assertFails("expected '}'", status=2)

    def test_unknown_check(self):
        self.write("t.cpp", "void f();\n")
        self.assertFails("knows no check", check="templates-unknown", status=2)


if __name__ == "__main__":
    unittest.main()
