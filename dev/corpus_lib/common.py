"""Places, projects, messages and files shared by the steps of dev/corpus.

SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""

import json
import os
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent.parent
CORPUS = REPOSITORY / "bench" / "corpus"


class CorpusError(Exception):
    """A failure that the user is told in one line."""


def default_cache():
    """The cache folder of the XDG base directory specification."""
    home = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(home) / "tidy-templates" / "corpus"


def full_name(check):
    """A check's name as clang-tidy knows it; ours may come without prefix,
    and 'all' is every one of them."""
    if check == "all":
        return "templates-*"
    page = REPOSITORY / "docs" / "checks" / f"{check}.md"
    return f"templates-{check}" if page.is_file() else check


def say(text):
    """Prints progress: to stderr, so that stdout holds results only."""
    print(f"corpus: {text}", file=sys.stderr, flush=True)


def read_json(path):
    """Reads a JSON file; a broken one is the user's to mend."""
    try:
        return json.loads(Path(path).read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise CorpusError(f"{path} does not exist") from None
    except ValueError as error:
        raise CorpusError(f"{path} is not JSON: {error}") from None


def write_json(path, value):
    """Writes JSON as reviews want it: sorted keys, one item a line."""
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(value, indent=1, sort_keys=True, ensure_ascii=False)
    path.write_text(text + "\n", encoding="utf-8")


def run_logged(command, log, cwd=None, env=None):
    """Runs a command with its output in a log; says whether it succeeded."""
    log.parent.mkdir(parents=True, exist_ok=True)
    with open(log, "a", encoding="utf-8") as out:
        out.write(f"$ {' '.join(map(str, command))}\n")
        out.flush()
        try:
            done = subprocess.run(command, cwd=cwd, env=env, stdout=out,
                                  stderr=subprocess.STDOUT,
                                  stdin=subprocess.DEVNULL, check=False)
        except FileNotFoundError:
            raise CorpusError(f"'{command[0]}' is not installed") from None
    return done.returncode == 0


@dataclass
class Project:
    """A tree of code with a compile_commands.json.

    Everything below `tree` and `drivers` is the project's own code, which is
    where findings count; all else is its environment.
    """
    name: str
    tree: Path
    build: Path
    spec: dict = field(default_factory=dict)
    drivers: Path = None
    # The standard that all units are compiled with; None for their own.
    std: str = None

    @property
    def database(self):
        return self.build / "compile_commands.json"

    @property
    def is_listed(self):
        """Whether its files are listed here; else it has a CMake build."""
        return bool(self.drivers or "files" in self.spec)

    @property
    def own_roots(self):
        """The folders of the project's own code, each with its short name."""
        roots = [(self.build, "build"), (self.tree, "")]
        if self.drivers:
            roots.insert(0, (self.drivers, "drivers"))
        return roots

    def relative(self, path):
        """The path as the record spells it, or None outside the project."""
        real = os.path.realpath(path)
        for root, short in self.own_roots:
            root = os.path.realpath(root) + os.sep
            if real.startswith(root):
                return os.path.join(short, real[len(root):])
        return None


class Manifest:
    """bench/corpus/packages.json: what the corpus is made of."""

    def __init__(self, path=None):
        self.path = Path(path or CORPUS / "packages.json")
        self.data = read_json(self.path)

    @property
    def suite(self):
        return self.data["suite"]

    @property
    def sources(self):
        return self.data["sources"]

    @property
    def drivers(self):
        return self.data["drivers"]

    @property
    def binaries(self):
        return self.data["binaries"]

    def needs(self):
        """The binary packages that the source packages are built against."""
        return sorted({need for spec in self.sources.values()
                       for need in spec.get("needs", [])})

    def save(self):
        write_json(self.path, self.data)


def all_projects(manifest, cache, project_dirs=(), names=()):
    """The projects asked for by name or folder; all when none is named."""
    found = [Project(path.name, path, cache / "build" / path.name)
             for path in (Path(p).resolve() for p in project_dirs)]
    if project_dirs and not names:
        return found
    known = manifest.sources.keys() | manifest.drivers.keys()
    for name in names:
        if name not in known:
            raise CorpusError(f"unknown project '{name}' (known: "
                              f"{', '.join(sorted(known))})")
    for name in sorted(names or known):
        if name in manifest.sources:
            found.append(Project(name, cache / "src" / name,
                                 cache / "build" / name,
                                 manifest.sources[name]))
        else:
            found.append(Project(name, cache / "headers" / name,
                                 cache / "build" / name,
                                 manifest.drivers[name],
                                 CORPUS / "drivers" / name))
    return found
