"""The record of a run: findings and times, without anything that depends on
the machine but the seconds; and the difference of two records.

SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""

import hashlib
import json
import subprocess
from dataclasses import asdict, dataclass, field
from pathlib import Path

from .common import CORPUS, REPOSITORY, CorpusError, read_json, write_json

RECORD = CORPUS / "record.json"
FORMAT = 1


@dataclass
class Finding:
    """One warning. Its fingerprint survives edits elsewhere in the file."""
    check: str
    project: str
    path: str
    line: int
    column: int
    message: str
    notes: list = field(default_factory=list)
    source: str = ""
    fingerprint: str = ""

    @property
    def place(self):
        return (self.check, self.project, self.path, self.line, self.column,
                self.message)


def fingerprint(finding, occurrence):
    """A name for a finding made of what an unrelated edit leaves alone.

    Equal findings on equal lines of one file are told apart by their order.
    """
    parts = [finding.check, f"{finding.project}/{finding.path}",
             finding.message, " ".join(finding.source.split())]
    if occurrence:
        parts.append(str(occurrence))
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]


def deduplicate(findings):
    """Each finding once, sorted and with its fingerprint.

    A header's finding comes from every file that includes it; the longest
    notes are kept, since they know most specialisations.
    """
    best = {}
    for finding in findings:
        known = best.get(finding.place)
        rank = (len(finding.notes), finding.notes)
        if not known or rank > (len(known.notes), known.notes):
            best[finding.place] = finding
    seen = {}
    ordered = [best[place] for place in sorted(best)]
    for finding in ordered:
        first = fingerprint(finding, 0)
        occurrence = seen.get(first, 0)
        seen[first] = occurrence + 1
        finding.fingerprint = fingerprint(finding, occurrence)
    return ordered


def project_entry(spec, results):
    """What the record says about one project."""
    seconds = {}
    for result in results:
        for check, value in result.profile.items():
            seconds[check] = seconds.get(check, 0) + value
    entry = {"files": len(results),
             "user_seconds": round(sum(r.seconds for r in results), 1),
             "check_seconds": {check: round(value, 3)
                               for check, value in seconds.items()}}
    if "version" in spec:
        entry["version"] = spec["version"]
    for status in sorted({r.status for r in results} - {"ok"}):
        entry[status.replace(" ", "_")] = sorted(
            r.file for r in results if r.status == status)
    return entry


def make_record(checks, projects, results, std=None):
    """The record of a run, as it is written to a file."""
    specs = {project.name: project.spec for project in projects}
    findings = [finding for done in results.values()
                for result in done for finding in result.findings]
    return complete({
        "format": FORMAT, "selected": checks,
        **({"standard": std} if std else {}),
        "projects": {name: project_entry(specs[name], done)
                     for name, done in results.items()},
        "findings": [asdict(f) for f in deduplicate(findings)]})


def complete(record):
    """Computes the totals of a record from its projects and findings."""
    projects = record["projects"].values()
    total = sum(project["user_seconds"] for project in projects)
    seconds, counts = {}, {}
    for project in projects:
        for check, value in project["check_seconds"].items():
            seconds[check] = seconds.get(check, 0) + value
    for finding in record["findings"]:
        counts[finding["check"]] = counts.get(finding["check"], 0) + 1
    record["checks"] = {
        check: {"findings": counts.get(check, 0),
                "seconds": round(seconds.get(check, 0), 3),
                "share": round(seconds.get(check, 0) / total, 4)
                if total else 0}
        for check in sorted(seconds.keys() | counts.keys())}
    record["totals"] = {
        "files": sum(project["files"] for project in projects),
        "findings": len(record["findings"]), "user_seconds": round(total, 1)}
    return record


def merge(old, new):
    """A run of some projects put into the record of all of them."""
    if any(old.get(key) != new.get(key) for key in ("selected", "standard")):
        return new
    kept = [f for f in old["findings"] if f["project"] not in new["projects"]]
    findings = sorted(kept + new["findings"], key=lambda f: (
        f["check"], f["project"], f["path"], f["line"], f["column"]))
    return complete({**new, "findings": findings,
                     "projects": {**old["projects"], **new["projects"]}})


def save(record, path):
    write_json(path, record)


def load(name):
    """A record from a file, or from a git revision of the usual file."""
    if Path(name).is_file():
        record = read_json(name)
    else:
        relative = RECORD.relative_to(REPOSITORY)
        done = subprocess.run(["git", "-C", REPOSITORY, "show",
                               f"{name}:{relative}"], capture_output=True,
                              text=True, check=False)
        if done.returncode:
            raise CorpusError(f"'{name}' is neither a file nor a revision "
                              f"with {relative}")
        record = json.loads(done.stdout)
    if record.get("format") != FORMAT:
        raise CorpusError(f"{name} is not a record of format {FORMAT}")
    return record


def compare(base, head):
    """The findings added, removed, and changed in words or notes.

    Changed are pairs of one fingerprint with other notes, and pairs of one
    line of code whose message differs.
    """
    old = {f["fingerprint"]: f for f in base["findings"]}
    new = {f["fingerprint"]: f for f in head["findings"]}
    changed = [(old[key], new[key]) for key in old.keys() & new.keys()
               if old[key]["notes"] != new[key]["notes"]]
    removed = [old[key] for key in old.keys() - new.keys()]
    added = {}
    for key in new.keys() - old.keys():
        added.setdefault(same_code(new[key]), []).append(new[key])
    gone = []
    for finding in sorted(removed, key=position):
        match = sorted(added.get(same_code(finding), []), key=position)
        if match:
            changed.append((finding, match[0]))
            added[same_code(finding)].remove(match[0])
        else:
            gone.append(finding)
    came = [finding for some in added.values() for finding in some]
    return (sorted(came, key=position), gone,
            sorted(changed, key=lambda pair: position(pair[1])))


def same_code(finding):
    return (finding["check"], finding["project"], finding["path"],
            " ".join(finding["source"].split()))


def position(finding):
    return (finding["check"], finding["project"], finding["path"],
            finding["line"], finding["column"], finding["message"])


def one_line(finding):
    """A finding as compilers print it."""
    return (f"{finding['project']}/{finding['path']}:{finding['line']}:"
            f"{finding['column']}: {finding['message']} "
            f"[{finding['check']}]")


def print_comparison(base, head):
    """Prints the difference of two records; True if there is none."""
    added, removed, changed = compare(base, head)
    for finding in added:
        print(f"+ {one_line(finding)}")
    for finding in removed:
        print(f"- {one_line(finding)}")
    for before, after in changed:
        print(f"~ {one_line(after)}")
        if before["message"] != after["message"]:
            print(f"    was: {before['message']}")
        for note in before["notes"]:
            if note not in after["notes"]:
                print(f"    - {note}")
        for note in after["notes"]:
            if note not in before["notes"]:
                print(f"    + {note}")
    for name in sorted(base["projects"].keys() ^ head["projects"].keys()):
        side = "base" if name in base["projects"] else "head"
        print(f"only in {side}: project {name}")
    print(f"{len(added)} added, {len(removed)} removed, "
          f"{len(changed)} changed")
    return not (added or removed or changed)
