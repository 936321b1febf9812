"""Tests that hold for every test source, whatever its check.

`together`: the fixes of all checks on one source neither overlap nor break a
rule for edits. `truncated`: code that ends too early crashes nothing. `once`:
a fix in a header that two files include is applied once. Each returns a list
of problems.

SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""

import json
import re
import subprocess
import tempfile
from pathlib import Path

import check_tidy
import tidy

ALL_CHECKS = "templates-*"
CUTS = 12
FIX = check_tidy.VARIANTS[0]

_TOKEN = re.compile(
    rb'//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\''
    rb"|[A-Za-z_]\w*|[0-9][\w.']*|::|->|[-+*/%&|^<>=!]=|<<|&&|\|\||[^\s]",
    re.DOTALL,
)


def _last_setting(source):
    """The test of a source's first RUN line and its newest standard."""
    tests = check_tidy.tests_in(source)
    if not tests:
        raise check_tidy.Error(f"{source.name} has no '// RUN: %check_tidy'")
    return tests[0], tests[0].standards[-1].std


def together(tools, source):
    """Whether the fixes of all checks on one source can all be applied."""
    test, std = _last_setting(source)
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder).resolve()
        copy = check_tidy.copy_test(source, folder)
        extra = test.extra_in(folder)
        run = tidy.run_tidy(tools, copy, ALL_CHECKS, std, extra=extra)
        if run.status:
            return [run.output + run.errors]
        return (tidy.edit_problems(tools, copy, run.findings, folder, std,
                                   extra)
                + tidy.overlap_problems(run.findings))


def cuts(data, count):
    """Up to `count` offsets of tokens, spread over the code after #include."""
    includes = list(re.finditer(rb"^[ \t]*#[ \t]*include[^\n]*\n", data,
                                re.MULTILINE))
    start = includes[-1].end() if includes else 0
    tokens = [m.start() for m in _TOKEN.finditer(data, start)
              if not data.startswith((b"//", b"/*"), m.start())]
    if len(tokens) <= count:
        return tokens
    return [tokens[(n * len(tokens) + len(tokens) // 2) // count]
            for n in range(count)]


def truncated(tools, source, count=CUTS):
    """Whether clang-tidy survives the source when it ends at some token."""
    test, std = _last_setting(source)
    data = source.read_bytes()
    problems = []
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder).resolve()
        copy = check_tidy.copy_test(source, folder)
        extra = ["-ferror-limit=0", *test.extra_in(folder)]
        for cut in cuts(data, count):
            copy.write_bytes(data[:cut])
            run = tidy.run_tidy(tools, copy, ALL_CHECKS, std, extra=extra)
            if run.crashed:
                problems.append(f"{source.name}, first {cut} bytes: "
                                f"clang-tidy crashed\n{run.errors}")
    return problems


def _database(files, folder, std, extra):
    """A compile_commands.json for a few files."""
    commands = [{"directory": str(folder), "file": str(file), "arguments":
                 ["clang++", f"-std={std}", *extra, "-c", str(file)]}
                for file in files]
    (folder / "compile_commands.json").write_text(json.dumps(commands))


def _fix_all(tools, test, folder):
    """Fixes every file of the database as users do for a whole project."""
    command = [
        tools.run_clang_tidy, "-fix", "-quiet", "-p", str(folder),
        f"-checks=-*,{test.check}", f"-config={test.config or '{}'}",
        "-header-filter=.*", "-clang-tidy-binary", tools.clang_tidy,
        "-clang-apply-replacements-binary", tools.apply_replacements,
        *([f"-load={tools.load}"] if tools.load else []),
    ]
    return subprocess.run(command, capture_output=True, text=True)


def shared_headers(sources):
    """(header, test, standard) of each header that some test sees fixed."""
    found = {}
    for source in sources:
        for test in check_tidy.tests_in(source):
            for header in test.headers():
                golden = test.standards[0].golden(header, FIX)
                if golden.exists():
                    found.setdefault(header, (header, test, test.standards[0]))
    return [found[header] for header in sorted(found)]


def once(tools, header, test, standard):
    """Whether a header that two files include is fixed as if one did."""
    golden = standard.golden(header, FIX)
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder).resolve()
        files = [check_tidy.copy_test(test.source, folder),
                 folder / "another.cpp"]
        files[1].write_text(test.source.read_text())
        copy = folder / header.relative_to(test.source.parent)
        _database(files, folder, standard.std, test.extra_in(folder))
        done = _fix_all(tools, test, folder)
        if done.returncode:
            return [done.stdout + done.stderr]
        if check_tidy.stripped(copy.read_text()) != \
                check_tidy.stripped(golden.read_text()):
            return [f"two files include {header.name}; after run-clang-tidy "
                    f"-fix it is not {golden.name} but:\n{copy.read_text()}"]
    return []
