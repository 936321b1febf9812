"""Writes the table of a check's fixes as a page.

SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""

from collections import Counter

from .census import VERDICTS
from .common import CorpusError


def size(key):
    """A column that counts the items of a list."""
    return lambda entry: len(entry[key]) if key in entry else None


def number(key):
    return lambda entry: entry.get(key)


def compiled(entry):
    return entry["files"] - len(entry["not_compiled"]) \
        if "files" in entry else None


# Each column: its title, and its value in a project's entry of the record.
COLUMNS = [
    ("files", number("files")), ("compiled", compiled),
    ("warned", number("findings")), ("fix", number("with_fix")),
    ("fix on a note", number("with_note_fix")),
    ("no fix", number("without_fix")),
    ("units disagree", size("disagreements")),
    ("applied", number("applied")), ("still warn", size("still_warn")),
    ("tests", number("tests")),
    ("failures before", size("failed_before")),
    ("new failures", size("new_failures")),
]

INTRODUCTION = """\
# `{check}` over the corpus

Made by `dev/corpus table` from the record of `dev/corpus fix`; not to be
edited. Every file is compiled as {standard}; what does not compile so before
any fix is left out. A finding is counted once, however many units see it. A
fix is applied if all units that propose one agree; fixes of notes are not
applied. The tests of a project without a build of its own are its files: each
has to compile.

"""


PARAMETERS = """\
The type parameters of templates that have a body somewhere, by what `dev/corpus
census` says of them: the check is silent on all but the first column.

"""


def row(cells):
    return f"| {' | '.join(cells)} |"


def text_of(value):
    return "-" if value is None else f"{value:,}"


def make_table(record):
    """The page as text."""
    projects = record["projects"]
    if not projects:
        raise CorpusError("no fixes are recorded: run 'dev/corpus fix'")
    lines = [row(["project", *(title for title, _ in COLUMNS), "outcome"]),
             row(["---", *("---:" for _ in COLUMNS), "---"])]
    totals = [0] * len(COLUMNS)
    for name, entry in sorted(projects.items()):
        values = [value(entry) for _, value in COLUMNS]
        totals = [total + (value or 0)
                  for total, value in zip(totals, values)]
        lines.append(row([name, *map(text_of, values), entry["outcome"]]))
    good = sum(1 for entry in projects.values()
               if entry["outcome"] in ("same", "no fixes"))
    lines.append(row(["all", *map(text_of, totals),
                      f"{good} of {len(projects)} as before"]))
    standard = record["standard"] or "the project's own standard"
    head = INTRODUCTION.format(check=record["check"], standard=standard)
    return (head + "\n".join(lines) + "\n" + failures(projects) +
            by_check(projects) + reasons(projects) + parameters(record.get("census", {})))


def by_check(projects):
    """What each check found and had applied, where several ran."""
    found, applied = Counter(), Counter()
    for entry in projects.values():
        for check, (number_found, number_applied) in entry.get(
                "checks", {}).items():
            found[check] += number_found
            applied[check] += number_applied
    if len(found) < 2:
        return ""
    lines = [row(["check", "warned", "applied"]), row(["---", "---:", "---:"])]
    lines += [row([check, text_of(found[check]), text_of(applied[check])])
              for check in sorted(found)]
    return "\n" + "\n".join(lines) + "\n"


def reasons(projects):
    """Why findings have no fix on the warning."""
    counted = Counter()
    for entry in projects.values():
        counted.update(entry.get("reasons", {}))
    if not counted:
        return ""
    lines = [row(["why the warning has no fix", "findings"]),
             row(["---", "---:"])]
    lines += [row([reason, text_of(number)])
              for reason, number in counted.most_common()]
    return "\n" + "\n".join(lines) + "\n"


def parameters(census):
    """The type parameters of each project, by what is said of them."""
    if not census:
        return ""
    lines = [row(["project", "type parameters", *VERDICTS]),
             row(["---", *("---:" for _ in range(len(VERDICTS) + 1))])]
    total = Counter()
    for name, counted in sorted(census.items()):
        total.update(counted)
        lines.append(row([name, *numbers(counted)]))
    lines.append(row(["all", *numbers(total)]))
    return "\n" + PARAMETERS + "\n".join(lines) + "\n"


def numbers(counted):
    return [text_of(n) for n in (sum(counted.values()),
                                 *(counted[v] for v in VERDICTS))]


def failures(projects):
    """What fails with the fixes, if anything does."""
    lines = [f"- {name}, {failure}: `{error}`"
             for name, entry in sorted(projects.items())
             for failure, error in entry.get("new_failures", {}).items()]
    return "\nNew failures:\n\n" + "\n".join(lines) + "\n" if lines else ""
