"""What the tree says about itself: the registry, the pages, the sentences.

Everything that must agree with checks/Checks.def (generator, scaffolding, meta
tests, page tests) reads the tree through this module, so that there is one
opinion on where a check's files are.

SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""

import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

FAMILIES = ("closures", "constraints", "instantiations", "erasure")
DEFAULTS = ("on", "off")
FIX_GRADES = ("warning", "note", "none")
MERGES = ("any", "all", "sum")

ROOT = Path(__file__).resolve().parents[2]
STEM = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*\Z")
GOLDEN = re.compile(r"\.(note)?fixed\.(cpp|h)\Z")

_MACRO = re.compile(
    r'^TIDY_TEMPLATES_CHECK\(\s*(\w+),\s*"([^"]*)",\s*(\w+),\s*(\w+),\s*(\w+),'
    r'\s*(\w+),\s*"([^"]*)"\s*\)',
    re.MULTILINE,
)
_NEW_CHECK = re.compile(r"- New check `templates-([^`]+)`: (.*)")


@dataclass(frozen=True)
class Check:
    """One line of Checks.def."""

    cls: str
    name: str
    family: str
    default: str
    fix: str
    merge: str
    since: str

    @property
    def full_name(self):
        """What users see in brackets behind a warning."""
        return "templates-" + self.name


def class_name(stem):
    """The C++ class of a stem: foo-bar is FooBarCheck."""
    return "".join(part.capitalize() for part in stem.split("-")) + "Check"


def header_guard(stem):
    """The include guard of a check's header."""
    return f"TIDY_TEMPLATES_CHECKS_{class_name(stem).upper()}_H"


def unwrap(lines):
    """Joins wrapped text to one line, so that a sentence can be compared."""
    return " ".join(line.strip() for line in lines).strip()


def is_golden(path):
    """Whether the file is the expected result of a fix, not a test."""
    return GOLDEN.search(Path(path).name) is not None


class Project:
    """Read-only view of a source tree with the layout of this repository."""

    def __init__(self, root=ROOT):
        self.root = Path(root).resolve()

    # The registry.

    @property
    def checks_def(self):
        return self.root / "checks" / "Checks.def"

    def checks(self):
        """Every registered check, in the order of the file."""
        return [Check(*m) for m in _MACRO.findall(self.checks_def.read_text())]

    def stems(self):
        return [check.name for check in self.checks()]

    def find(self, stem):
        """The check of that name, or None."""
        return next((c for c in self.checks() if c.name == stem), None)

    # Where the files of a check are.

    def header(self, stem):
        return self.root / "checks" / (class_name(stem) + ".h")

    def source(self, stem):
        return self.root / "checks" / (class_name(stem) + ".cpp")

    def page(self, stem):
        return self.root / "docs" / "checks" / (stem + ".md")

    def test_sources(self, *folders):
        """The tests of the folders below test/, golden files left out."""
        found = []
        for folder in folders or ("checks", "wild", "known-bugs"):
            files = (self.root / "test" / folder).glob("*.cpp")
            found += [f for f in files if not is_golden(f)]
        return sorted(found)

    def owner(self, name):
        """The stem that a test file belongs to, or None.

        The longest stem wins: foo-bar-baz.cpp is a test of foo-bar-baz if that
        check exists, and the topic baz of foo-bar otherwise.
        """
        base = Path(name).name.split(".")[0]
        owners = [s for s in self.stems() if (base + "-").startswith(s + "-")]
        return max(owners, key=len, default=None)

    def tests_of(self, stem, *folders):
        return [t for t in self.test_sources(*folders) if self.owner(t) == stem]

    # The sentence, in its three places.

    def page_sentence(self, stem):
        """The first paragraph below the title of the page."""
        paragraphs = self.page(stem).read_text().split("\n\n")
        after_title = paragraphs[1:] if paragraphs[0].startswith("#") else []
        return unwrap(after_title[0].splitlines()) if after_title else ""

    def header_sentence(self, stem):
        """The first paragraph of the class's documentation comment."""
        comment = []
        for line in self.header(stem).read_text().splitlines():
            if re.match(rf"class {class_name(stem)}\b", line):
                break
            if line.startswith("///"):
                comment.append(line[3:].strip())
            else:
                comment = []
        if "" in comment:
            comment = comment[: comment.index("")]
        return unwrap(comment)

    @property
    def changelog(self):
        return self.root / "CHANGELOG.md"

    def changelog_sentences(self):
        """The sentence of each 'New check' entry, by stem."""
        entries, text = {}, self.changelog.read_text()
        for entry in re.split(r"\n(?=[-#]|\n)", text):
            match = _NEW_CHECK.match(unwrap(entry.splitlines()))
            if match:
                entries[match[1]] = match[2]
        return entries

    # Everything.

    def files(self):
        """The files that belong to the project: what git tracks or would.

        A copy of the tree without git is walked instead, build folders left
        out, so that tests can work on copies.
        """
        if (self.root / ".git").exists():
            command = ["git", "-C", str(self.root), "ls-files", "-co", "-z"]
            listed = subprocess.run(
                command + ["--exclude-standard"],
                check=True, capture_output=True, text=True,
            ).stdout.split("\0")
            found = {self.root / name for name in listed if name}
        else:
            found = set(self.root.rglob("*"))
        hidden = {"__pycache__", "build"}
        return sorted(
            f for f in found
            if f.is_file()
            and not hidden & set(f.relative_to(self.root).parts[:-1])
        )

    def relative(self, path):
        return Path(path).relative_to(self.root).as_posix()


def text_of(path):
    """The text of a file, or None if it is binary."""
    data = Path(path).read_bytes()
    if b"\0" in data:
        return None
    return data.decode("utf-8", errors="replace")
