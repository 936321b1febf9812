"""Merges the fixes of many units into edits, and applies them.

SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""

import re
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

INCLUDE = re.compile(r'\n#include [^\n]*|#include [^\n]*\n')


@dataclass
class Finding:
    """What all units together say at one place."""
    path: str
    offset: int
    check: str
    message: str
    units: list = field(default_factory=list)
    fixes: set = field(default_factory=set)
    has_note_fix: bool = False
    # What the notes say of the fix that hangs on one, or of why there is none.
    reason: str = None

    @property
    def edits(self):
        """The edits of the only fix that was proposed."""
        return next(iter(self.fixes))


@dataclass
class Plan:
    """The findings of a project, sorted by what becomes of their fixes."""
    findings: list
    applied: list = field(default_factory=list)
    disagreeing: list = field(default_factory=list)
    left_out: list = field(default_factory=list)

    def count_by_check(self):
        """How many findings each check has, and how many fixes of them are
        applied."""
        found = Counter(f.check for f in self.findings)
        applied = Counter(f.check for f in self.applied)
        return {check: [number, applied[check]]
                for check, number in sorted(found.items())}

    def count(self):
        """How many findings have their fix on what, and why no better."""
        fixed = sum(1 for f in self.findings if f.fixes)
        noted = sum(1 for f in self.findings
                    if f.has_note_fix and not f.fixes)
        reasons = Counter(f.reason for f in self.findings
                          if f.reason and not f.fixes)
        return {"findings": len(self.findings), "with_fix": fixed,
                "with_note_fix": noted,
                "without_fix": len(self.findings) - fixed - noted,
                "reasons": dict(sorted(reasons.items())),
                "left_out": len(self.left_out),
                "applied": len(self.applied), "checks": self.count_by_check()}


REASON = re.compile(r"constrain it; (.*)|the constraint cannot be written "
                    r"here: (.*)|the body requires .* here, which (.*)")


def reason_in(notes):
    """Why the fix is not on the warning, as the last such note says."""
    for note in reversed(notes):
        if match := REASON.fullmatch(note):
            return match[match.lastindex]
    return None


def gather(units):
    """The findings of all units, given as {unit: diagnostics}, by place."""
    found = {}
    for unit, diagnostics in sorted(units.items()):
        for one in diagnostics:
            finding = found.setdefault(
                one.place, Finding(*one.place, one.message))
            finding.units.append(unit)
            finding.has_note_fix |= bool(one.note_edits)
            finding.reason = finding.reason or reason_in(one.notes)
            if one.edits:
                finding.fixes.add(tuple(one.edits))
    return [found[place] for place in sorted(found)]


def plan_fixes(findings, is_own):
    """Decides which fixes to apply: each whole, or not at all.

    Where two units propose different edits for one finding, or two findings
    edit the same text in different ways, the units disagree. A fix that
    edits a file which is not the project's is left out.
    """
    plan, taken = Plan(findings), {}
    for finding in findings:
        if not finding.fixes:
            continue
        if not all(is_own(edit[0]) for fix in finding.fixes for edit in fix):
            plan.left_out.append(finding)
        elif len(finding.fixes) > 1 or any(
                clash(edit, other) for edit in finding.edits
                for other in taken.get(edit[0], ())):
            plan.disagreeing.append(finding)
        else:
            plan.applied.append(finding)
            for edit in finding.edits:
                taken.setdefault(edit[0], set()).add(edit)
    return plan


def clash(one, other):
    """Whether two edits of a file are at the same text and cannot be one."""
    _, start, length, _ = one
    _, other_start, other_length, _ = other
    if one == other or combine(one[1:], other[1:]):
        return False
    return start == other_start or (start < other_start + other_length and
                                    other_start < start + length)


def split_includes(text):
    """What an edit that adds includes begins with, and its includes."""
    match = INCLUDE.search(text)
    lead = text[:match.start()] if match else text
    includes = INCLUDE.findall(text)
    return (lead, includes) if lead + "".join(includes) == text else (text,
                                                                      [])


def combine(one, other):
    """The one edit that adds the includes of two; None for other edits."""
    lead, includes = split_includes(one[2])
    other_lead, other_includes = split_includes(other[2])
    if one[:2] != other[:2] or lead != other_lead or not includes \
            or not other_includes:
        return None
    both = sorted({*includes, *other_includes})
    return (*one[:2], lead + "".join(both))


def edits_of(findings):
    """The edits of the findings by file: (offset, length, text), sorted."""
    files = {}
    for finding in findings:
        for path, *rest in finding.edits:
            spots, edit = files.setdefault(path, {}), tuple(rest)
            known = spots.get(edit[:2], edit)
            spots[edit[:2]] = combine(known, edit) or known
    return {path: sorted(spots.values()) for path, spots in files.items()}


def apply_edits(data, edits):
    """A file's bytes after edits that do not overlap."""
    parts, position = [], 0
    for offset, length, text in edits:
        parts += [data[position:offset], text.encode()]
        position = offset + length
    return b"".join([*parts, data[position:]])


def span_after(edits, offset):
    """Where a place is after the edits: the first and the last offset.

    They differ only for what lies in replaced text.
    """
    shift = 0
    for start, length, text in edits:
        size = len(text.encode())
        if start <= offset < start + length:
            return start + shift, start + shift + size
        if start > offset:
            break
        shift += size - length
    return offset + shift, offset + shift


class Originals:
    """Keeps files as they were while edits are tried on them.

    They lie in a folder, so that an interrupted run can be undone by the
    next one.
    """

    def __init__(self, folder):
        self.folder = Path(folder)

    def names(self):
        """The saved copies, each with the file that it belongs to."""
        index = sorted(self.folder.glob("*.path"))
        return [(path.with_suffix(".bytes"), Path(path.read_text()))
                for path in index]

    def keep(self, paths):
        """Saves files before their first change."""
        self.folder.mkdir(parents=True, exist_ok=True)
        known = {str(path) for _, path in self.names()}
        for path in sorted({*map(str, paths)} - known):
            number = len(list(self.folder.glob("*.path")))
            copy = self.folder / f"{number}.bytes"
            copy.write_bytes(Path(path).read_bytes())
            copy.with_suffix(".path").write_text(path)

    def write(self, edits):
        """Makes each file what it was, with these edits applied.

        A file that is right already is not touched: nothing is built again
        for it.
        """
        self.keep(edits)
        for copy, path in self.names():
            data = apply_edits(copy.read_bytes(), edits.get(str(path), []))
            if path.read_bytes() != data:
                path.write_bytes(data)
