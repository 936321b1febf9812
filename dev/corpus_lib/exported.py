"""Reads what clang-tidy writes with --export-fixes.

SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""

import json
import os
import re
from dataclasses import dataclass, field

FIELD = re.compile(r"^\s*(?:- )?(\w+):\s+(.*)$")


@dataclass
class Exported:
    """One diagnostic of one unit, with the edits that it proposes.

    An edit is a tuple: file, offset and length in bytes, new text. Those of
    notes change what a program does, or are a matter of taste: the user's
    choice, never applied here.
    """
    check: str
    message: str = ""
    path: str = ""
    offset: int = 0
    edits: list = field(default_factory=list)
    note_edits: list = field(default_factory=list)
    notes: list = field(default_factory=list)

    @property
    def place(self):
        """What tells a finding from others, whichever unit it comes from."""
        return self.path, self.offset, self.check


def scalar(text):
    """A YAML scalar as LLVM writes it, which is always on one line."""
    if text.startswith('"'):
        return json.loads(text)
    if text.startswith("'"):
        return text[1:-1].replace("''", "'")
    return text


class Reader:
    """Takes an exported file line by line."""

    def __init__(self):
        self.found = []
        self.inside_note = False
        self.edit = None

    def line(self, text):
        match = FIELD.match(text)
        key, value = match.groups() if match else (text.strip(" -:"), "")
        if key == "DiagnosticName":
            self.found.append(Exported(scalar(value)))
            self.inside_note, self.edit = False, None
        elif self.found:
            self.field(key, value, text.lstrip().startswith("- "))

    def field(self, key, value, is_item):
        last = self.found[-1]
        if key == "Notes":
            self.inside_note = True
        elif key == "FilePath" and is_item:
            self.edit = {"FilePath": os.path.realpath(scalar(value))}
        elif self.edit is not None:
            self.replacement(key, value, last)
        elif key == "Message" and self.inside_note:
            last.notes.append(scalar(value))
        elif key == "Message":
            last.message = scalar(value)
        elif not self.inside_note and key == "FilePath":
            last.path = os.path.realpath(scalar(value)) if value else ""
        elif not self.inside_note and key == "FileOffset":
            last.offset = int(value)

    def replacement(self, key, value, last):
        if key in ("Offset", "Length"):
            self.edit[key] = int(value)
        elif key == "ReplacementText":
            edits = last.note_edits if self.inside_note else last.edits
            edits.append((self.edit["FilePath"], self.edit["Offset"],
                          self.edit["Length"], scalar(value)))
            self.edit = None


def read_exported(text):
    """The diagnostics of an --export-fixes file, errors included."""
    reader = Reader()
    for line in text.splitlines():
        reader.line(line)
    return reader.found


def has_errors(found):
    """Whether the unit did not compile: then its fixes are guesses."""
    return any(one.check == "clang-diagnostic-error" for one in found)
