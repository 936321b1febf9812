"""Runs clang-tidy and reads what it says, edits included.

The findings come from the file that --export-fixes writes: unlike the printed
text it has every edit with its place. Its YAML is regular (one scalar a line,
as LLVM's writer makes it), so the few lines below read it without a library.

SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""

import json
import os
import re
import subprocess
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

DEFAULT_LLVM = "22"

PRINTED = re.compile(r"^(?:(.+?):(\d+):(\d+): )?(warning|error|note): (.*)$")


@dataclass(frozen=True)
class Tools:
    """The programs under test and around it."""

    clang_tidy: str
    clangxx: str
    filecheck: str
    pp_trace: str
    run_clang_tidy: str
    apply_replacements: str
    load: str = ""

    @staticmethod
    def of(load="", llvm=DEFAULT_LLVM, clang_tidy=""):
        """The tools of one LLVM major by the names that packages give them."""
        return Tools(
            clang_tidy=str(clang_tidy) or f"clang-tidy-{llvm}",
            clangxx=f"clang++-{llvm}",
            filecheck=f"FileCheck-{llvm}",
            pp_trace=f"pp-trace-{llvm}",
            run_clang_tidy=f"run-clang-tidy-{llvm}",
            apply_replacements=f"clang-apply-replacements-{llvm}",
            load=str(load),
        )

    def tidy_command(self):
        load = [f"--load={self.load}"] if self.load else []
        return [self.clang_tidy, *load]


@dataclass(frozen=True)
class Edit:
    """A replacement, in bytes."""

    path: str
    offset: int
    length: int
    text: str

    @property
    def end(self):
        return self.offset + self.length

    def overlaps(self, other):
        """Whether one of the two would be lost or land inside the other.

        Two edits with the same start overlap even if one of them is empty.
        """
        if self.path != other.path:
            return False
        if self.offset == other.offset:
            return True
        return self.offset < other.end and other.offset < self.end


@dataclass
class Message:
    """A warning or a note, with the edits that hang on it."""

    text: str = ""
    path: str = ""
    offset: int = 0
    edits: list = field(default_factory=list)


@dataclass
class Finding:
    """A warning with its notes."""

    check: str
    level: str = "Warning"
    message: Message = field(default_factory=Message)
    notes: list = field(default_factory=list)

    def applied_edits(self, notes):
        """The edits that --fix applies, or --fix-notes if `notes` is set.

        Same rule as clang-tidy's: without an edit on the warning, --fix-notes
        takes the edit of a note if exactly one note has any.
        """
        if self.message.edits or not notes:
            return self.message.edits
        offers = [note.edits for note in self.notes if note.edits]
        return offers[0] if len(offers) == 1 else []

    def offered_edits(self):
        """Every edit of the finding, those of all notes included."""
        return self.message.edits + [e for n in self.notes for e in n.edits]


@dataclass
class Run:
    """What one run of clang-tidy left behind."""

    command: list
    status: int
    output: str
    errors: str
    findings: list

    @property
    def crashed(self):
        return crashed(self.status, self.errors)

    def printed(self):
        """(path, line, column, severity, text) of each diagnostic, in order."""
        matches = map(PRINTED.match, self.output.splitlines())
        return [m.groups() for m in matches if m]


def crashed(status, errors):
    """Whether a clang tool ended by a signal or an assertion."""
    return status < 0 or status >= 128 or "PLEASE submit a bug report" in errors


def scalar(text):
    """The value of a YAML scalar as LLVM writes it."""
    text = text.strip()
    if text.startswith("'"):
        return text[1:-1].replace("''", "'")
    if text.startswith('"'):
        return _double_quoted(text[1:-1])
    return text


def _double_quoted(body):
    simple = {"n": "\n", "t": "\t", "r": "\r", "0": "\0", "a": "\a", "b": "\b",
              "v": "\v", "f": "\f", "e": "\x1b", "N": "\x85", "_": "\xa0",
              "L": "\u2028", "P": "\u2029"}

    def value(match):
        code = match[1]
        if code[0] in "xuU" and len(code) > 1:
            return chr(int(code[1:], 16))
        return simple.get(code, code)

    escape = r"\\(x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)"
    return re.sub(escape, value, body)


def parse_export(text):
    """The findings in the text of an --export-fixes file."""
    findings, message, edit, in_ranges = [], None, {}, False
    for line in text.splitlines():
        match = re.match(r"^ *(- )?(\w+):(?: +(.*))?$", line)
        if not match:
            continue
        dash, key, value = match[1], match[2], scalar(match[3] or "")
        if key in ("Replacements", "Ranges", "Notes", "Level"):
            in_ranges = key == "Ranges"
        if in_ranges:
            continue
        if key == "DiagnosticName":
            findings.append(Finding(check=value))
            message = findings[-1].message
        elif key == "Message":
            if dash:
                findings[-1].notes.append(Message())
                message = findings[-1].notes[-1]
            message.text = value
        elif key == "FilePath" and dash:
            edit = {"path": os.path.normpath(value)}
        elif key == "FilePath":
            message.path = os.path.normpath(value)
        elif key == "FileOffset":
            message.offset = int(value)
        elif key in ("Offset", "Length"):
            edit[key.lower()] = int(value)
        elif key == "ReplacementText":  # The last line of an edit.
            message.edits.append(Edit(**edit, text=value))
        elif key == "Level":
            findings[-1].level = value
    return findings


def run_tidy(tools, source, checks, std="", config="", extra=(), mode=()):
    """Runs clang-tidy on one file; no configuration file is looked for."""
    with tempfile.TemporaryDirectory() as folder:
        export = Path(folder) / "export.yaml"
        command = tools.tidy_command() + [
            f"--checks=-*,{checks}", f"--config={config or '{}'}",
            "--header-filter=.*", "--quiet", f"--export-fixes={export}", *mode,
            str(source), "--", *([f"-std={std}"] if std else []), *extra,
        ]
        done = subprocess.run(command, capture_output=True, text=True,
                              errors="replace")
        exported = export.read_text(errors="replace") if export.exists() else ""
    return Run(command, done.returncode, done.stdout, done.stderr,
               parse_export(exported))


def compile_errors(tools, source, std, extra):
    """What the compiler has against a file; empty if it emits code for it.

    Code is emitted, not only checked, so that every template that is used is
    instantiated.
    """
    command = [tools.clangxx, f"-std={std}", "-w", "-O0", "-c", *extra,
               str(source), "-o", os.devnull]
    done = subprocess.run(command, capture_output=True, text=True,
                          errors="replace")
    return done.stderr if done.returncode else ""


def options_of(tools, check):
    """The options of a check with their defaults, from --dump-config."""
    command = tools.tidy_command() + [
        f"--checks=-*,{check}", "--config={}", "--dump-config"]
    text = subprocess.run(command, capture_output=True, text=True,
                          check=True).stdout
    found = re.findall(rf"^ +{re.escape(check)}\.(\w+): *(.*)$", text,
                       re.MULTILINE)
    return {name: scalar(value) for name, value in found}


def config_with(check, options):
    """A configuration that sets options (name to value) of one check."""
    keyed = {f"{check}.{name}": value for name, value in options.items()}
    return json.dumps({"CheckOptions": keyed}) if keyed else "{}"


# Rules that every edit obeys.


def _macro_definitions(data):
    """The byte ranges of macro definitions, continued lines included.

    A macro without a body, such as an include guard, has no uses that an edit
    beside its name could change.
    """
    pattern = (rb"^[ \t]*#[ \t]*define[ \t]+\w+(?:\(|[ \t]+[^\s])"
               rb"(?:[^\n]*\\\r?\n)*[^\n]*")
    return [m.span() for m in re.finditer(pattern, data, re.MULTILINE)]


def _expansion_ranges(tools, source, std, extra):
    """The byte ranges of macro uses, by file, arguments included."""
    command = [tools.pp_trace, "--callbacks=MacroExpands", str(source), "--",
               *([f"-std={std}"] if std else []), *extra]
    text = subprocess.run(command, capture_output=True, text=True,
                          errors="replace").stdout
    place = r'"([^"]+):(\d+):(\d+)"'
    ranges = {}
    for match in re.finditer(rf"Range: \[{place}, {place}\]", text):
        path = os.path.normpath(match[1])
        ends = (int(match[2]), int(match[3])), (int(match[5]), int(match[6]))
        ranges.setdefault(path, []).append(ends)
    return ranges


def _offset(data, line, column):
    starts = [0] + [m.end() for m in re.finditer(rb"\n", data)]
    return starts[line - 1] + column - 1


def edit_problems(tools, source, findings, own_folder, std="", extra=()):
    """What is wrong with the edits of the findings, wherever they hang.

    An edit replaces at least one byte (an insertion in a header would be
    applied once for each file that includes it), lies in a file of the test
    and touches no macro: neither its definition nor a use of it.
    """
    edits = [(f.check, e) for f in findings for e in f.offered_edits()]
    if not edits:
        return []
    problems = []
    expansions = _expansion_ranges(tools, source, std, extra)
    for check, edit in edits:
        where = f"{edit.path}, byte {edit.offset}: {check} replaces with " \
                f"'{edit.text}'"
        if edit.length == 0:
            problems.append(f"{where}: a zero-length insertion")
        if not Path(edit.path).is_relative_to(own_folder):
            problems.append(f"{where}: outside the files of the test")
            continue
        data = Path(edit.path).read_bytes()
        if any(a <= edit.offset < b for a, b in _macro_definitions(data)):
            problems.append(f"{where}: inside the definition of a macro")
        for first, last in expansions.get(edit.path, []):
            # The range ends where its last token begins.
            begin, end = _offset(data, *first), _offset(data, *last) + 1
            if edit.offset < end and begin < max(edit.end, edit.offset + 1):
                problems.append(f"{where}: inside the use of a macro")
                break
    return problems


def overlap_problems(findings):
    """Pairs of findings of which only one could be fixed.

    Two findings that offer the very same edit count too: it would be counted
    as fixed twice, or applied twice by a tool that does not compare. Where
    fixes on warnings overlap, clang-tidy has dropped one and says so in a note.
    """
    edits = sorted(
        ((e.path, e.offset, e.end, n, e) for n, f in enumerate(findings)
         for e in f.applied_edits(notes=True)),
        key=lambda item: item[:4],
    )
    problems = [f"{f.message.path}, byte {f.message.offset}: {f.check}: "
                f"{note.text}" for f in findings for note in f.notes
                if "overlaps with another fix" in note.text]
    for n, (path, offset, end, owner, edit) in enumerate(edits):
        for other_path, start, _, other, other_edit in edits[n + 1:]:
            if path != other_path or start > end:
                break
            if owner != other and edit.overlaps(other_edit):
                problems.append(
                    f"{path}, byte {offset}: the fixes of "
                    f"{findings[owner].check} and {findings[other].check} "
                    f"overlap ('{edit.text}' and '{other_edit.text}')")
    return problems
