"""The rules of the tree. Each takes a Project and returns what breaks it.

SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""

import re
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "harness"))

import check_tidy
import pages
import project

MAX_CHECK_LINES = 250
CODE_ROOMS = ("checks", "lib", "plugins", "tools")
CODE = {".c", ".cpp", ".h", ".def", ".inc"}

# What a folder may include from ours, beside itself.
ARROWS = {
    "plugins": {"checks", "lib"},
    "tools": {"checks", "lib"},
    "checks": {"lib"},
    "lib/AST": {"lib/Knowledge"},
    "lib/Knowledge": set(),
    "lib/Facts": {"lib/AST", "lib/Knowledge"},
    "lib/Fix": {"lib/AST"},
    "lib/Census": {"lib/Knowledge"},
    "lib/Report": {"lib/Knowledge"},
}

# Split, so that this file does not break its own rule.
FORBIDDEN = ["/ho" + "me/", "/ro" + "ot/", "../sha" + "red"]


def code_files(tree):
    """Our C and C++ sources; those of tests and examples are not."""
    return [f for f in tree.files() if f.suffix in CODE
            and tree.relative(f).split("/")[0] in CODE_ROOMS]


def registry(tree):
    """Checks.def: sorted, unique, named after the class, known values."""
    problems, checks = [], tree.checks()
    names = [c.name for c in checks]
    if not checks:
        problems.append("checks/Checks.def has no check")
    written = re.findall(r"^TIDY_TEMPLATES_CHECK\(",
                         tree.checks_def.read_text(), re.MULTILINE)
    if len(written) != len(checks):
        problems.append("checks/Checks.def has an entry that cannot be read")
    if names != sorted(names):
        problems.append("checks/Checks.def is not sorted by name")
    for name in sorted({n for n in names if names.count(n) > 1}):
        problems.append(f"checks/Checks.def has '{name}' twice")
    for check in checks:
        problems += _entry_problems(check)
    return problems


def _entry_problems(check):
    problems = []
    if not project.STEM.match(check.name):
        problems.append(f"'{check.name}' is no name")
    if check.cls != project.class_name(check.name):
        problems.append(f"the class of '{check.name}' is {check.cls}, not "
                        f"{project.class_name(check.name)}")
    for value, known, what in (
            (check.family, project.FAMILIES, "family"),
            (check.default, project.DEFAULTS, "default"),
            (check.fix, project.FIX_GRADES, "fix grade"),
            (check.merge, project.MERGES, "merge rule")):
        if value not in known:
            problems.append(f"the {what} of '{check.name}' is {value}, not "
                            f"one of {', '.join(known)}")
    if not re.fullmatch(r"\d+\.\d+\.\d+", check.since):
        problems.append(f"'{check.name}' is since '{check.since}': no version")
    return problems


def mirror(tree):
    """Each check has its files and lines, and nothing is left of others."""
    problems, stems = [], tree.stems()
    entries = tree.changelog_sentences()
    for stem in stems:
        for path in (tree.header(stem), tree.source(stem), tree.page(stem)):
            if not path.exists():
                problems.append(f"{stem}: no {tree.relative(path)}")
        if not tree.tests_of(stem, "checks"):
            problems.append(f"{stem}: no test/checks/{stem}*.cpp")
        if stem not in entries:
            problems.append(f"{stem}: no line '- New check `templates-{stem}`:"
                            " ...' in CHANGELOG.md")
    problems += [f"CHANGELOG.md: no check templates-{stem}"
                 for stem in entries if stem not in stems]
    return problems + _orphans(tree, stems)


def _orphans(tree, stems):
    problems = []
    classes = {project.class_name(stem) for stem in stems}
    for path in sorted((tree.root / "checks").glob("*Check.*")):
        if path.stem not in classes:
            problems.append(f"{tree.relative(path)}: not in checks/Checks.def")
    for path in sorted((tree.root / "docs" / "checks").iterdir()):
        if path.stem not in stems:
            problems.append(f"{tree.relative(path)}: a page without a check")
    for path in tree.test_sources():
        if tree.owner(path) is None:
            problems.append(f"{tree.relative(path)}: a test without a check")
    for path in sorted(tree.root.glob("test/*/Inputs/*")):
        room = path.relative_to(tree.root).parts[1]
        if room in ("checks", "wild", "known-bugs") and path.name not in stems:
            problems.append(f"{tree.relative(path)}: inputs without a check")
    return problems + _orphaned_goldens(tree)


def _orphaned_goldens(tree):
    problems = []
    for room in ("checks", "wild", "known-bugs"):
        for path in sorted((tree.root / "test" / room).rglob("*fixed.*")):
            if project.is_golden(path):
                stem = path.name.split(".")[0]
                if not path.with_name(stem + path.suffix).exists():
                    problems.append(f"{tree.relative(path)}: a golden file "
                                    "without a source")
    return problems


def run_lines(tree):
    """Each test runs the check that its file name says."""
    problems = []
    for path in tree.test_sources():
        tests = check_tidy.tests_in(path)
        if not path.read_text().startswith("// RUN: %check_tidy %s "):
            problems.append(f"{tree.relative(path)}: the first line is not "
                            "'// RUN: %check_tidy %s ...'")
        for test in tests:
            if test.check != f"templates-{tree.owner(path)}":
                problems.append(f"{tree.relative(path)}: runs {test.check}")
    return problems


def sentences(tree):
    """One sentence: header comment, page and changelog say the same."""
    problems, entries = [], tree.changelog_sentences()
    for stem in tree.stems():
        if not tree.page(stem).exists() or not tree.header(stem).exists():
            continue  # mirror says so.
        sentence = tree.page_sentence(stem)
        if not re.match(r"Finds \S.*\.\Z", sentence):
            problems.append(f"{tree.relative(tree.page(stem))}: the first "
                            "line is no sentence 'Finds ...'")
        for place, other in (
                (tree.relative(tree.header(stem)), tree.header_sentence(stem)),
                ("CHANGELOG.md", entries.get(stem, ""))):
            if other != sentence:
                problems.append(f"{place}: says of {stem}\n  {other}\nand its "
                                f"page says\n  {sentence}")
    return problems


def _calls(text, name):
    """The arguments of each call of a function, as source text."""
    for match in re.finditer(rf"\b{name}\(", text):
        depth, n, quoted = 1, match.end(), False
        while n < len(text) and depth:
            if text[n] == "\\" and quoted:
                n += 1
            elif text[n] == '"':
                quoted = not quoted
            elif not quoted:
                depth += {"(": 1, ")": -1}.get(text[n], 0)
            n += 1
        yield text.count("\n", 0, match.start()) + 1, text[match.end():n - 1]


def messages(tree):
    """Diagnostics are worded alike, so that every reader can parse them."""
    problems = []
    for path in sorted((tree.root / "checks").glob("*.cpp")):
        for line, arguments in _calls(path.read_text(), "diag"):
            strings = re.findall(r'(?:"(?:\\.|[^"\\])*"\s*)+', arguments)
            for string in strings:
                text = "".join(re.findall(r'"((?:\\.|[^"\\])*)"', string))
                where = f"{tree.relative(path)}:{line}: '{text}'"
                if text[:1].isupper():
                    problems.append(f"{where} starts upper case")
                if text.endswith("."):
                    problems.append(f"{where} ends in a full stop")
                if "[" in text:
                    problems.append(f"{where} has a '['")
                if "\\n" in text:
                    problems.append(f"{where} is more than one line")
    return problems


def _room(name):
    """The folder of a file that the arrows speak of."""
    parts = name.split("/")
    return "/".join(parts[:2]) if parts[0] == "lib" and len(parts) > 2 \
        else parts[0]


def arrows(tree):
    """Includes follow the arrows of the design, from the root of the tree."""
    problems = []
    for path in code_files(tree):
        name = tree.relative(path)
        lines = path.read_text().splitlines()
        for number, line in enumerate(lines, 1):
            match = re.match(r'\s*#\s*include\s*([<"])([^>"]+)[>"]', line)
            if match:
                problem = _include_problem(tree, path, match[1], match[2])
                if problem:
                    problems.append(f"{name}:{number}: {problem}")
    return problems


def _include_problem(tree, path, quote, included):
    room, target = _room(tree.relative(path)), _room(included)
    if included.startswith("clang-tidy/") and room.startswith("lib"):
        return "lib includes nothing of clang-tidy"
    if included.startswith("clang/") and room in ("lib/Report",
                                                  "lib/Knowledge"):
        return f"{room} works without an AST"
    if target.split("/")[0] not in CODE_ROOMS:
        if quote == '"' and (path.parent / included).exists():
            return f"'{included}' is not named from the root of the tree"
        return None
    if included == "lib/Compat.h" or target == room:
        return None
    allowed = ARROWS.get(room, set())
    if target in allowed or target.split("/")[0] in allowed:
        return None
    return f"{room} may not include {included}"


def one_compat(tree):
    """Differences between majors of LLVM have one home."""
    word = "LLVM_VERSION_" + "MAJOR"
    return [f"{tree.relative(path)}: mentions {word}"
            for path in code_files(tree)
            if word in path.read_text()
            and tree.relative(path) != "lib/Compat.h"]


def check_size(tree):
    """A check that grows too long has thinking that belongs in lib/Facts."""
    problems = []
    for path in sorted((tree.root / "checks").glob("*.cpp")):
        count = len(path.read_text().splitlines())
        if count > MAX_CHECK_LINES:
            problems.append(f"{tree.relative(path)}: {count} lines, at most "
                            f"{MAX_CHECK_LINES}")
    return problems


def generated(tree):
    """Generated files are what the generator writes."""
    done = subprocess.run([tree.root / "dev" / "generate", "--check"],
                          capture_output=True, text=True)
    return [done.stderr.strip()] if done.returncode else []


def options(tree):
    """An option that is read is stored, and is on the page; no other is."""
    problems = []
    for stem in tree.stems():
        files = [f for f in (tree.header(stem), tree.source(stem),
                             tree.page(stem)) if f.exists()]
        if len(files) < 3:
            continue  # mirror says so.
        code = files[0].read_text() + files[1].read_text()
        read = set(re.findall(
            r'Options\s*\.\s*get\w*(?:<[^;()]*?>)?\(\s*"(\w+)"', code))
        stored = set(re.findall(
            r'Options\s*\.\s*store\w*\(\s*\w+\s*,\s*"(\w+)"', code))
        said = set(pages.options_of(files[2].read_text()))
        for name in sorted(read ^ stored):
            problems.append(f"{stem}: option {name} is "
                            + ("read, not stored" if name in read
                               else "stored, not read"))
        for name in sorted(read ^ said):
            problems.append(f"{stem}: option {name} is "
                            + ("not on the page" if name in read
                               else "on the page, but never read"))
    return problems


def forbidden_words(tree):
    """No file depends on, or tells of, the machine that it was written on."""
    problems = []
    for path in tree.files():
        text = project.text_of(path)
        for word in FORBIDDEN:
            if text is not None and word in text:
                problems.append(f"{tree.relative(path)}: contains '{word}'")
    return problems


ALL = (registry, mirror, run_lines, sentences, messages, arrows, one_compat,
       check_size, generated, options, forbidden_words)
