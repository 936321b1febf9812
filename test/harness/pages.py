"""The pages under docs/: their sections, options and executed examples.

A code block '```cpp KIND [std=c++20] [options="Name: value, ..."] [check=stem]
[notes]' of a page is a whole file that is tested:

  silent  compiles, and the page's check says nothing
  warned  compiles, and the check warns; if lines carry '// warning: text',
          exactly those lines get a warning with that text
  fixed   the check offers a fix; the result is the block '```cpp after' that
          follows, compiles, and a second run offers nothing. With the word
          `notes` the fix hangs on a note.
  header  with `name=Box.h`: a file beside the next block; if that is `fixed`,
          'after' is what becomes of the header

On a page of docs/concepts a block without check= runs under all checks, and a
block without a kind is an illustration.

SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""

import difflib
import re
import shlex
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

import check_tidy
import tidy

SECTIONS = ("Cost", "Fixed", "Warned", "Silent", "False positives",
            "False negatives", "Options", "How findings combine", "References")
KINDS = ("header", "fixed", "after", "warned", "silent")
UNFINISHED = "TODO"

_FENCE = re.compile(r"^```cpp *(.*?)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_EXPECTED = re.compile(r"// warning: (.*)$")
_OPTION = re.compile(r"^- `(\w+)` \(default (?:`([^`]*)`|empty)\)", re.M)


@dataclass
class Block:
    """One tagged code block."""

    kind: str
    line: int
    code: str
    std: str = "c++20"
    options: str = ""
    check: str = ""
    notes: bool = False
    after: str = None
    name: str = ""
    header: "Block" = None
    problems: list = field(default_factory=list)


def blocks_of(text):
    """The C++ blocks of a page, each 'after' joined to its 'fixed'."""
    blocks = []
    for match in _FENCE.finditer(text):
        line = text.count("\n", 0, match.start()) + 1
        block = _block(shlex.split(match[1]), line, match[2])
        if block.kind == "after" and blocks and blocks[-1].kind == "fixed":
            blocks[-1].after = block.code
        else:
            if blocks and blocks[-1].kind == "header":
                block.header = blocks[-1]
            blocks.append(block)
    return blocks


def _block(words, line, code):
    block = Block(words[0] if words else "", line, code)
    for word in words[1:]:
        key, _, value = word.partition("=")
        if key in ("std", "options", "check", "name") and value:
            setattr(block, key, value)
        elif word == "notes":
            block.notes = True
        else:
            block.problems.append(f"line {line}: unknown word '{word}'")
    return block


def parse_options(text):
    """'Name: value, Other: "x, y"' as a dictionary of strings."""
    pattern = r"""(\w+): *('[^']*'|"[^"]*"|[^,]*)"""
    return {name: value.strip().strip("'\"")
            for name, value in re.findall(pattern, text)}


def sections_of(text):
    """Title of each '## ' section to its text; '# ' lines in code are none."""
    parts = re.split(r"^## +(.*)$", text, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2]))


def options_of(text):
    """The options that a page documents, with their defaults."""
    return {name: default or ""
            for name, default in _OPTION.findall(
                sections_of(text).get("Options", ""))}


# One function per kind of test; each returns a list of problems.


def section_problems(page, check):
    """Whether a page has everything that a page of a check must say."""
    text = page.read_text()
    problems = []
    if not text.startswith(f"# {check.full_name}\n\nFinds "):
        problems.append(f"the page must begin with '# {check.full_name}', an "
                        "empty line and the sentence 'Finds ...'")
    sections = sections_of(text)
    for title in SECTIONS:
        if not sections.get(title, "").strip():
            problems.append(f"no section '## {title}', or an empty one")
    if not re.search(r"\d", sections.get("Cost", "")):
        problems.append("the section Cost has no measured number")
    problems += _example_problems(sections, check)
    for block in blocks_of(text):
        if block.kind not in KINDS or block.kind == "after":
            problems.append(f"line {block.line}: a block of C++ must be "
                            "'fixed' (followed by 'after'), 'warned' or "
                            f"'silent', not '{block.kind}'")
        problems += block.problems
    problems += [f"line {n}: {UNFINISHED}"
                 for n, line in enumerate(text.splitlines(), 1)
                 if UNFINISHED in line]
    return [f"{page.name}: {problem}" for problem in problems]


def _example_problems(sections, check):
    problems = []
    for kind in ("fixed", "warned", "silent"):
        if kind == "fixed" and check.fix == "none":
            continue
        section = sections.get(kind.capitalize(), "")
        if kind not in [b.kind for b in blocks_of(section)]:
            problems.append(f"the section {kind.capitalize()} has no block "
                            f"'```cpp {kind}'")
    return problems


def option_problems(tools, page, check):
    """Whether the page's options and defaults are the check's."""
    said, real = options_of(page.read_text()), \
        tidy.options_of(tools, check.full_name)
    problems = [f"{name} is no option of the check"
                for name in said if name not in real]
    for name, default in real.items():
        if name not in said:
            problems.append(f"no line '- `{name}` (default `{default}`): ...'")
        elif said[name] != default:
            problems.append(f"the default of {name} is '{default}', not "
                            f"'{said[name]}'")
    return [f"{page.name}: {problem}" for problem in problems]


def block_problems(tools, page, block, check):
    """Runs one block; `check` is a check's full name or a glob."""
    problems = block.problems or _run_block(tools, block, check)
    return [f"{page.name}:{block.line}: {problem}" for problem in problems]


def _run_block(tools, block, check):
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder).resolve() / "example.cpp"
        source.write_text(block.code)
        if block.header:
            (source.parent / block.header.name).write_text(block.header.code)
        standard = check_tidy.Standard(block.std)
        config = tidy.config_with(check, parse_options(block.options))
        test = check_tidy.CheckTest(source, check, [standard], config)
        try:
            run = check_tidy.run_on(tools, test, source, standard)
        except (check_tidy.Error, check_tidy.Crash) as error:
            return [str(error)]
        errors = tidy.compile_errors(tools, source, block.std, [])
        if errors:
            return [f"does not compile:\n{errors}"]
        if block.kind == "silent":
            return [f"silent, but: {f.message.text}" for f in run.findings]
        if block.kind == "warned":
            return _warned_problems(block, run.findings)
        return _fixed_problems(tools, test, standard, block, run.findings)


def _warned_problems(block, findings):
    if not findings:
        return ["warned, but there is no warning"]
    wanted = [(n, match[1].strip()) for n, line
              in enumerate(block.code.splitlines(), 1)
              if (match := _EXPECTED.search(line))]
    if not wanted:
        return []
    data, problems = block.code.encode(), []
    for finding in findings:
        line = data.count(b"\n", 0, finding.message.offset) + 1
        hit = next((w for w in wanted
                    if w[0] == line and w[1] in finding.message.text), None)
        if hit:
            wanted.remove(hit)
        else:
            problems.append(f"line {line} of the block is warned about: "
                            f"{finding.message.text}")
    return problems + [f"line {n} of the block gets no warning with '{text}'"
                       for n, text in wanted]


def _fixed_problems(tools, test, standard, block, findings):
    variant = check_tidy.VARIANTS[1 if block.notes else 0]
    if block.after is None:
        return ["no block '```cpp after' follows"]
    if not variant.fixes(findings):
        return [f"{variant.flag} changes nothing"]
    with tempfile.TemporaryDirectory() as folder:
        copy = check_tidy.apply(tools, test, standard, variant,
                                Path(folder).resolve())
        fixed = copy.parent / block.header.name if block.header else copy
        diff = list(difflib.unified_diff(
            block.after.splitlines(), fixed.read_text().splitlines(),
            "the page", f"after {variant.flag}", lineterm=""))
        return ["\n".join(diff)] * bool(diff) + check_tidy.fixed_code_problems(
            tools, test, standard, variant, copy)


def tests(project, tools):
    """(name, function, arguments) of every test of every page."""
    for page in sorted((project.root / "docs" / "checks").glob("*.md")):
        check = project.find(page.stem)
        if check is None:
            continue  # An orphan is a finding of the meta tests.
        yield (page.stem, "sections"), section_problems, (page, check)
        yield (page.stem, "options"), option_problems, (tools, page, check)
        yield from _block_tests(tools, page, check.full_name)
    for page in sorted((project.root / "docs" / "concepts").glob("*.md")):
        yield from _block_tests(tools, page, "templates-*")


def _block_tests(tools, page, check):
    for block in blocks_of(page.read_text()):
        if block.kind in ("fixed", "warned", "silent"):
            name = f"templates-{block.check}" if block.check else check
            yield (page.stem, f"line-{block.line}-{block.kind}"), \
                block_problems, (tools, page, block, name)
