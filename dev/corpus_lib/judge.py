"""Verdicts on findings: which are true, which false alarms, and why.

SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""

import hashlib

from .common import CORPUS, CorpusError, read_json, write_json
from .record import one_line, position

JUDGEMENTS = CORPUS / "judgements"
KEPT = ("project", "path", "line", "message", "source")


def judgement_file(check, folder=JUDGEMENTS):
    """The file of a check, named without the prefix that all share."""
    return folder / f"{check.removeprefix('templates-')}.json"


def sample(findings, size):
    """A sample that stays: a finding keeps its rank whatever else comes.

    The fingerprints are shuffled by a hash, so the first `size` of them are
    as good as random, and a new finding displaces at most one other.
    """
    def rank(finding):
        return hashlib.sha256(
            f"sample {finding['fingerprint']}".encode()).hexdigest()
    return sorted(sorted(findings, key=rank)[:size], key=position)


def update(check, record, size, old):
    """The judgements of a check for a record, old verdicts kept.

    A judged finding that the record has no more is kept as gone: a true one
    that is no longer found is worth a look.
    """
    findings = [f for f in record["findings"] if f["check"] == check]
    present = {f["fingerprint"]: f for f in findings}
    judged = {entry["fingerprint"]: entry for entry in old
              if entry["verdict"] is not None}
    entries = []
    chosen = {f["fingerprint"] for f in sample(findings, size)}
    for key in chosen | judged.keys():
        entry = judged.get(key, {"verdict": None, "reason": ""})
        found = present.get(key)
        facts = {name: (found or entry)[name] for name in KEPT}
        entries.append({"fingerprint": key, **facts,
                        "verdict": entry["verdict"],
                        "reason": entry["reason"],
                        **({} if found else {"gone": True})})
    return sorted(entries, key=lambda e: (e["project"], e["path"], e["line"],
                                          e["fingerprint"]))


def load(check, folder=JUDGEMENTS):
    path = judgement_file(check, folder)
    return read_json(path)["findings"] if path.is_file() else []


def save(check, entries, folder=JUDGEMENTS):
    write_json(judgement_file(check, folder),
               {"check": check, "findings": entries})


def set_verdict(entries, key, verdict, reason):
    """Marks the finding whose fingerprint starts with `key`."""
    matches = [e for e in entries if e["fingerprint"].startswith(key)]
    if len(matches) != 1:
        raise CorpusError(f"{len(matches)} findings have a fingerprint that "
                          f"starts with '{key}'")
    if verdict not in ("true", "false"):
        raise CorpusError(f"a verdict is true or false, not '{verdict}'")
    if not reason:
        raise CorpusError("a verdict needs a reason")
    matches[0]["verdict"] = verdict == "true"
    matches[0]["reason"] = reason


def show(finding, projects, context):
    """Prints a finding with its notes and the code around it."""
    print(f"{finding['fingerprint']}  {one_line(finding)}")
    for note in finding["notes"]:
        print(f"    note: {note}")
    project = projects.get(finding["project"])
    path = project and locate(project, finding["path"])
    if path and path.is_file():
        lines = path.read_text(errors="replace").splitlines()
        first = max(0, finding["line"] - 1 - context)
        for number in range(first, min(len(lines),
                                       finding["line"] + context)):
            mark = ">" if number + 1 == finding["line"] else " "
            print(f"  {mark}{number + 1:5} | {lines[number]}")
    print()


def locate(project, short):
    """The file that the record spells so."""
    for root, prefix in project.own_roots:
        if prefix and short.startswith(prefix + "/"):
            return root / short[len(prefix) + 1:]
    return project.tree / short


def count(entries):
    """How many present findings are true, false and unjudged."""
    here = [entry["verdict"] for entry in entries if not entry.get("gone")]
    return here.count(True), here.count(False), here.count(None)


def print_summary(record, folder=JUDGEMENTS):
    """Prints the table of checks; the number of unjudged findings.

    A finding counts as unjudged when neither it nor the sample that stands
    for its check has a verdict.
    """
    totals = record["totals"]
    head = ("check", "files", "findings", "true", "false", "unjudged",
            "share")
    rows = []
    missing = 0
    for check, entry in sorted(record["checks"].items()):
        entries = load(check, folder)
        true, false, unjudged = count(entries)
        if not entries:
            unjudged = entry["findings"]
        missing += unjudged
        rows.append((check, totals["files"], entry["findings"], true, false,
                     unjudged, f"{100 * entry['share']:.2f} %"))
    widths = [max(len(str(row[i])) for row in [head, *rows])
              for i in range(len(head))]
    for row in [head, *rows]:
        cells = [str(cell).rjust(width) for cell, width in
                 zip(row[1:], widths[1:])]
        print("  ".join([row[0].ljust(widths[0]), *cells]))
    troubled = {status: sum(len(p.get(status, [])) for p in
                            record["projects"].values())
                for status in ("errors", "crashed", "timed_out",
                              "not_compiled")}
    print(f"{len(record['projects'])} projects, {totals['files']} files, "
          f"{totals['user_seconds']} s of user time; with errors "
          f"{troubled['errors']}, crashed {troubled['crashed']}, timed out "
          f"{troubled['timed_out']}")
    if "standard" in record:
        print(f"{troubled['not_compiled']} files do not compile as "
              f"{record['standard']}")
        for name, project in sorted(record["projects"].items()):
            for file in project.get("not_compiled", []):
                print(f"  {name}/{file}")
    return missing
