"""Runs clang-tidy over the files of the projects, several at a time.

SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""

import json
import os
import re
import shlex
import signal
import subprocess
import sys
import tempfile
import threading
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass, field
from pathlib import Path

from .common import REPOSITORY, CorpusError, read_json, say
from .configure import SOURCE_SUFFIXES
from .record import Finding

OK, CRASHED, TIMED_OUT, ERRORS = "ok", "crashed", "timed out", "errors"
# With a standard that is not the file's own, findings of what does not
# compile say nothing.
NOT_COMPILED = "not compiled"


def default_tidy():
    """Our drop-in if it is built, else none: the user must name one."""
    built = REPOSITORY / "build" / "bin" / "clang-tidy-templates"
    return str(built) if built.exists() else None


@dataclass
class Tidy:
    """How clang-tidy is started."""
    binary: str
    checks: str
    load: str = None
    timeout: float = 300

    def command(self, project, file, extra):
        """The command for one file; findings of the project's own code."""
        roots = "|".join(re.escape(os.path.realpath(root))
                         for root, _ in project.own_roots)
        return [self.binary, "-p", str(project.build),
                f"--checks=-*,{self.checks}",
                # The project's own .clang-tidy has no say.
                "--config={}",
                f"--header-filter=^({roots})/",
                # Warnings of other compilers' versions are not our topic, and
                # twenty of them made errors would end the parse.
                "--extra-arg=-Wno-error", "--quiet",
                *([f"--extra-arg=-std={project.std}"] if project.std else []),
                *([f"--load={self.load}"] if self.load else []),
                *extra, str(file)]

    def verify(self):
        """Proves that the checks are there: a wrong --load goes unnoticed."""
        command = [self.binary, f"--checks=-*,{self.checks}", "--list-checks",
                   *([f"--load={self.load}"] if self.load else [])]
        try:
            done = subprocess.run(command, capture_output=True, text=True,
                                  check=False)
        except OSError as error:
            raise CorpusError(f"cannot run {self.binary}: "
                              f"{error.strerror}") from None
        if done.returncode or "Enabled checks" not in done.stdout:
            raise CorpusError(f"{self.binary} has no check that matches "
                              f"'{self.checks}'")


@dataclass
class Result:
    """What one file's run gave."""
    file: str
    status: str
    seconds: float
    findings: list = field(default_factory=list)
    profile: dict = field(default_factory=dict)


def project_files(project, limit=None):
    """The C++ files of a project, each once, without those excluded."""
    if not project.database.is_file():
        return []
    exclude = project.spec.get("exclude")
    files = {}
    for entry in read_json(project.database):
        path = os.path.join(entry["directory"], entry["file"])
        short = project.relative(path)
        if not short or not short.endswith(SOURCE_SUFFIXES):
            continue
        if short.startswith("build/") or exclude and re.search(exclude,
                                                               short):
            continue
        files.setdefault(short, path)
    ordered = sorted(files.items())
    if not limit or not ordered:
        return ordered
    return ordered[::-(-len(ordered) // limit)]


def run_limited(command, timeout):
    """Runs a command in a group of its own: output, code, user seconds.

    The output is that of stdout and, apart from it, of stderr. The code is
    None after a time-out, when the whole group is ended.
    """
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        child = subprocess.Popen(command, stdout=out, stderr=err,
                                 stdin=subprocess.DEVNULL,
                                 start_new_session=True)
        late = threading.Event()

        def end():
            late.set()
            os.killpg(child.pid, signal.SIGKILL)

        timer = threading.Timer(timeout, end)
        timer.start()
        # wait4 and not wait: the user time of this one child is wanted.
        _, status, usage = os.wait4(child.pid, 0)
        timer.cancel()
        child.returncode = os.waitstatus_to_exitcode(status)
        texts = []
        for file in (out, err):
            file.seek(0)
            texts.append(file.read().decode("utf-8", "replace"))
    code = None if late.is_set() else child.returncode
    return texts, code, usage.ru_utime


LINE = re.compile(r"^(/[^:\n]+):(\d+):(\d+): (warning|error|note): (.*)$")
CHECK = re.compile(r"^(.*) \[([\w.,-]+)\]$")


def spell_path(project, path):
    """A path for the record: the project's own, or a system's, shortened."""
    own = project.relative(path)
    if own is not None:
        return own
    before, _, after = os.path.realpath(path).rpartition("/include/")
    return f"<{after}>" if before else f"<{os.path.basename(path)}>"


def spell_message(project, text):
    """A message without the folders of this machine (lambdas name them)."""
    return re.sub(r"(?<=[ (])/[^\s:'\")]+",
                  lambda match: spell_path(project, match[0]), text)


def parse_findings(project, output):
    """The findings and the errors of clang-tidy's output for one file."""
    findings, errors, last = [], [], None
    for text in output.splitlines():
        match = LINE.match(text)
        if not match:
            continue
        path, line, column, level, message = match.groups()
        if level == "note":
            if last:
                last.notes.append(f"{spell_path(project, path)}:{line}:"
                                  f"{column}: "
                                  f"{spell_message(project, message)}")
            continue
        last = None
        named = CHECK.match(message)
        check = named[2].split(",")[0] if named else "clang-diagnostic-error"
        short = project.relative(path)
        if check.startswith("clang-diagnostic-"):
            errors.append(message)
        elif short is not None:
            last = Finding(check, project.name, short, int(line), int(column),
                           spell_message(project, named[1]),
                           source=source_line(path, int(line)))
            findings.append(last)
    return findings, errors


def source_line(path, number):
    """One line of a file, without its indentation."""
    try:
        with open(path, encoding="utf-8", errors="replace") as file:
            for count, line in enumerate(file, 1):
                if count == number:
                    return line.strip()
    except OSError:
        pass
    return ""


def read_profile(folder):
    """The user seconds of each check from a stored profile."""
    seconds = {}
    for path in Path(folder).glob("*.json"):
        for key, value in json.loads(path.read_text())["profile"].items():
            match = re.match(r"time\.clang-tidy\.(.*)\.user$", key)
            if match:
                seconds[match[1]] = seconds.get(match[1], 0) + value
    return seconds


def keep_log(project, short, status, texts):
    """Keeps what a file that went wrong printed, beside its build folder."""
    log = project.build.parent / f"{project.name}.runs" / f"{short}.log"
    log.unlink(missing_ok=True)
    if status != OK:
        log.parent.mkdir(parents=True, exist_ok=True)
        log.write_text("\n".join([status, *texts]))


def run_file(tidy, project, short, path, extra=()):
    """Runs clang-tidy on one file; nothing that happens there ends the run."""
    with tempfile.TemporaryDirectory() as folder:
        command = tidy.command(project, path, [
            "--enable-check-profile", f"--store-check-profile={folder}",
            *extra])
        texts, code, seconds = run_limited(command, tidy.timeout)
        findings, errors = parse_findings(project, texts[0])
        status = OK
        if code is None:
            status = TIMED_OUT
        elif code < 0 or code > 1:
            status = CRASHED
        elif errors:
            status = NOT_COMPILED if project.std else ERRORS
            findings = [] if project.std else findings
        keep_log(project, short, status, [shlex.join(command), *texts])
        return Result(short, status, seconds, findings, read_profile(folder))


class Progress:
    """One line on a terminal, a line now and then elsewhere."""

    def __init__(self, total):
        self.total = total
        self.done = 0
        self.live = sys.stderr.isatty()

    def step(self, name):
        self.done += 1
        text = f"{self.done}/{self.total} {name}"
        if self.live:
            print(f"\r\033[K{text[:78]}", end="", file=sys.stderr, flush=True)
            if self.done == self.total:
                print(file=sys.stderr)
        elif self.done % 50 == 0 or self.done == self.total:
            say(text)


def run(tidy, projects, jobs, limit=None):
    """Runs all files of the projects; the results of each, by its name."""
    tidy.verify()
    work = []
    results = {}
    for project in projects:
        files = project_files(project, limit)
        if not files:
            say(f"skipped {project.name}: not configured")
            continue
        results[project.name] = []
        work += [(project, short, path) for short, path in files]
    progress = Progress(len(work))
    with ThreadPoolExecutor(jobs) as pool:
        waiting = {pool.submit(run_file, tidy, *item): item for item in work}
        for future in as_completed(waiting):
            project, short, _ = waiting[future]
            result = future.result()
            results[project.name].append(result)
            if result.status in (CRASHED, TIMED_OUT):
                say(f"{project.name}/{short}: {result.status}")
            progress.step(f"{project.name}/{short}")
    return results
