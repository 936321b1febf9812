"""Writes to checks/Checks.def and CHANGELOG.md, for the scripts in dev/.

SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""

import re

_HEADING = "## Unreleased\n"
_NEW_CHECK = "- New check `templates-"


def entry(check):
    """The registry's lines for one check, filled up to 80 columns."""
    start = "TIDY_TEMPLATES_CHECK("
    arguments = [check.cls, f'"{check.name}"', check.family, check.default,
                 check.fix, check.merge, f'"{check.since}"']
    lines = [start]
    for n, argument in enumerate(arguments):
        piece = argument + (")" if n == len(arguments) - 1 else ",")
        space = "" if n == 0 else " "
        if len(lines[-1] + space + piece) > 80:
            lines.append(" " * len(start) + piece)
        else:
            lines[-1] += space + piece
    return "\n".join(lines) + "\n"


def write(tree, checks):
    """Replaces the entries of Checks.def by the given ones, sorted."""
    text = tree.checks_def.read_text()
    first = text.find("\nTIDY_TEMPLATES_CHECK(")
    end = text.index("\n#undef TIDY_TEMPLATES_CHECK")
    head = text[: first + 1] if first >= 0 else text[:end] + "\n"
    entries = [entry(c) for c in sorted(checks, key=lambda c: c.name)]
    tree.checks_def.write_text(head + "".join(entries) + text[end:])


def version(tree):
    """The version that the build announces: the release under way."""
    text = (tree.root / "CMakeLists.txt").read_text()
    match = re.search(r"project\(TidyTemplates VERSION ([\d.]+)", text)
    if not match:
        raise ValueError("CMakeLists.txt has no 'project(TidyTemplates "
                         "VERSION ...'")
    return match[1]


def changelog_with(tree, stem, sentence):
    """The changelog with a line for a new check, sorted among its kind."""
    text = tree.changelog.read_text()
    if _HEADING not in text:
        raise ValueError(f"CHANGELOG.md has no '{_HEADING.strip()}'")
    lines = text.splitlines()
    first = lines.index(_HEADING.strip()) + 1
    last = next((n for n in range(first, len(lines))
                 if lines[n].startswith("## ")), len(lines))
    line = _NEW_CHECK + f"{stem}`: {sentence}"
    lines.insert(_place(lines, first, last, line), line)
    return "\n".join(lines) + "\n"


def _place(lines, first, last, line):
    """Where a line about a new check belongs within a release's lines."""
    items = [n for n in range(first, last) if lines[n].startswith("- ")]
    news = [n for n in items if lines[n].startswith(_NEW_CHECK)]
    later = [n for n in news if lines[n] > line]
    if later:
        return later[0]
    if news:
        after = news[-1] + 1
        while after < last and lines[after].startswith("  "):
            after += 1
        return after
    return items[0] if items else last
