"""Applies a check's fixes to copies of the projects and runs their tests.

SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""

import re
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from .common import CORPUS, CorpusError, read_json, say, write_json
from .culprits import find_culprits
from .edits import edits_of, gather, plan_fixes, span_after
from .exported import has_errors, read_exported
from .runner import project_files, run_limited

FIXES = CORPUS / "fixes"


def export(tidy, project, path):
    """The diagnostics of one unit, or None if its run gave none to read."""
    with tempfile.NamedTemporaryFile(suffix=".yaml") as file:
        _, code, _ = run_limited(
            tidy.command(project, path, [f"--export-fixes={file.name}"]),
            tidy.timeout)
        if code is None or code < 0 or code > 1:
            return None
        return read_exported(Path(file.name).read_text(errors="replace"))


def collect(tidy, project, jobs, names=None):
    """Runs the check: its diagnostics by unit, and the units that fail.

    What a unit that does not compile says is dropped.
    """
    files = [item for item in project_files(project)
             if names is None or item[0] in names]
    with ThreadPoolExecutor(jobs) as pool:
        results = list(pool.map(
            lambda item: export(tidy, project, item[1]), files))
    units, broken = {}, []
    for (name, _), found in zip(files, results):
        if found is None or has_errors(found):
            broken.append(name)
        else:
            units[name] = found
    return units, broken


def is_source(project):
    """A test for paths: the project's own and not made by its build."""
    return lambda path: (project.relative(path) or "build/").split(
        "/")[0] != "build"


def still_warn(tidy, project, jobs, findings):
    """The findings among those fixed that the check still reports."""
    edits = edits_of(findings)
    units, _ = collect(tidy, project, jobs, {f.units[0] for f in findings})
    seen = {}
    for one in (one for found in units.values() for one in found):
        seen.setdefault((one.path, one.check), set()).add(one.offset)
    warned = []
    for finding in findings:
        first, last = span_after(edits.get(finding.path, []), finding.offset)
        if any(first <= offset <= last
               for offset in seen.get((finding.path, finding.check), ())):
            warned.append(finding)
    return warned


def place(project, finding):
    """Path and line of a finding in the project as it was."""
    data = Path(finding.path).read_bytes()
    line = data.count(b"\n", 0, finding.offset) + 1
    return f"{project.relative(finding.path)}:{line}"


def disagreement(project, finding):
    """A finding that is not fixed, with the texts that units would write."""
    return {"place": place(project, finding), "check": finding.check,
            "variants": sorted([text for *_, text in edits]
                               for edits in finding.fixes)}


def describe(project, culprit):
    """A culprit as the record keeps it; the tree must be as it was."""
    finding = culprit.finding
    replaced = [[Path(path).read_bytes()[offset:offset + length].decode(
        errors="replace"), text]
        for path, offset, length, text in finding.edits]
    return {"place": place(project, finding), "check": finding.check,
            "message": finding.message,
            "edits": replaced, "unit": culprit.unit,
            "error": spell(project, culprit.error),
            "reasons": reasons(spell(project, culprit.output))}


WAY = re.compile(r"note: (?:in instantiation|while |during |in file |"
                 r"in evaluation)")


def reasons(output):
    """The first error and the notes that say why, not how it was reached."""
    lines = [line.strip() for line in output.splitlines()
             if re.search(r": (?:fatal )?(?:error|note): ", line)
             and not WAY.search(line)]
    errors = [number for number, line in enumerate(lines)
              if "error: " in line]
    first = errors[0] if errors else 0
    return lines[first:errors[1] if len(errors) > 1 else None][:20]


def spell(project, text):
    """A compiler's words without the folders of this machine."""
    for root, short in project.own_roots:
        text = text.replace(f"{root}/", f"{short}/" if short else "")
    return text


class Proof:
    """The fixes of one check tried on one project."""

    def __init__(self, tidy, workspace, jobs, bisect):
        self.tidy = tidy
        self.workspace = workspace
        self.project = workspace.project
        self.jobs = jobs
        self.bisect = bisect

    def run(self):
        """What the record says about the project."""
        if not self.workspace.prepare():
            return {"outcome": "cannot be configured"}
        units, broken = collect(self.tidy, self.project, self.jobs)
        plan = plan_fixes(gather(units), is_source(self.project))
        entry = {"files": len(units) + len(broken), "not_compiled": broken,
                 **plan.count(), "disagreements": [
                     disagreement(self.project, finding)
                     for finding in plan.disagreeing]}
        if not units:
            return {**entry, "outcome": "does not compile"}
        if not plan.applied:
            return {**entry, "outcome": "no fixes"}
        return {**entry, **self.prove(plan)}

    def prove(self, plan):
        """Builds and tests without the fixes and with them."""
        before, tests = self.workspace.baseline(self.jobs)
        edits = edits_of(plan.applied)
        say(f"{self.project.name}: building and testing with "
            f"{len(plan.applied)} fixes in {len(edits)} files")
        worse = self.failures(edits, before)
        warned = still_warn(self.tidy, self.project, self.jobs, plan.applied)
        entry = {"edited_files": len(edits), "tests": tests,
                 "failed_before": sorted(before), "new_failures": worse,
                 "outcome": "worse" if worse else "same"}
        culprits = []
        if worse and self.bisect:
            culprits, left = find_culprits(
                self.project, self.workspace.cache, self.workspace.originals,
                plan.applied, worse)
            entry["rest_fails"] = self.failures(edits_of(left), before)
        self.workspace.originals.write({})
        entry["still_warn"] = [place(self.project, f) for f in warned]
        entry["culprits"] = [describe(self.project, c) for c in culprits]
        return entry

    def failures(self, edits, before):
        """What fails with the edits and did not without them."""
        self.workspace.originals.write(edits)
        after, _ = self.workspace.build(self.jobs)
        return {name: spell(self.project, error)
                for name, error in sorted(after.items())
                if name not in before}


def one_line(entry):
    """The outcome for a project in one line."""
    if "tests" not in entry:
        return entry["outcome"]
    text = (f"{entry['outcome']}: {entry['findings']} findings, "
            f"{entry['applied']} fixes in {entry['edited_files']} files, "
            f"{len(entry['disagreements'])} where units disagree, "
            f"{len(entry['still_warn'])} still warn, {entry['tests']} tests, "
            f"{len(entry['failed_before'])} failures before")
    if entry["not_compiled"]:
        text += f", {len(entry['not_compiled'])} files do not compile"
    if entry["new_failures"]:
        text += f", {len(entry['new_failures'])} new failures"
    return text


def print_entry(name, entry):
    """The outcome, and below it each failure and each culprit."""
    print(f"{name}: {one_line(entry)}")
    for failure, error in entry.get("new_failures", {}).items():
        print(f"  {failure}: {error}")
    for culprit in entry.get("culprits", []):
        print(f"  broken by {culprit['place']}: {culprit['message']}")
        for old, new in culprit["edits"]:
            print(f"    {old!r} -> {new!r}")
        print(f"    {culprit['unit']}: {culprit['error']}", flush=True)


def load(path):
    """The record of fixes, or an empty one."""
    return read_json(path) if Path(path).is_file() else {"projects": {}}


def save(path, check, std, name, entry):
    """Puts one project's outcome into the record."""
    record = load(path)
    if (record.get("check"), record.get("standard")) != (check, std):
        record = {"check": check, "standard": std, "projects": {}}
    record["projects"][name] = entry
    write_json(path, record)


def save_part(path, part, std, name, entry):
    """Puts what was counted in a project beside the outcome of its fixes."""
    record = load(path)
    if record.get("standard") != std:
        raise CorpusError(f"{path} has no fixes with that standard: run "
                          "'dev/corpus fix'")
    record.setdefault(part, {})[name] = entry
    write_json(path, record)


def fix(checks, workspaces, out, prove, show):
    """Fixes copies of the projects, each by `prove`; True if none got worse."""
    good = True
    for workspace in workspaces:
        project = workspace.original
        if not project_files(project):
            print(f"{project.name}: skipped: not configured", flush=True)
            continue
        with workspace.locked():
            entry = prove(workspace).run()
        save(out, checks, project.std, project.name, entry)
        show(project.name, entry)
        good = good and entry["outcome"] in ("same", "no fixes")
    return good
