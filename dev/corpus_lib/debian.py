"""Fetches pinned Debian packages with an apt that shares nothing with the
system's: its own sources list, package lists, status and cache.

SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""

import hashlib
import re
import shutil
import subprocess
from pathlib import Path

from .common import CorpusError, say

MIRROR = "http://deb.debian.org/debian"
KEYRING = "/usr/share/keyrings/debian-archive-keyring.gpg"

# What every machine that builds C++ has; the rest of a package's closure is
# pinned and unpacked below the cache.
ASSUMED = ["build-essential"]


class Apt:
    """apt-get and apt-cache with all their files below one folder."""

    def __init__(self, folder, suite, mirror=MIRROR):
        self.folder = folder
        self.suite = suite
        self.mirror = mirror
        self.updated = False

    def options(self):
        """The options that keep apt away from the system's state."""
        own = {
            "APT::Sandbox::User": "root",
            "Dir::Etc::sourcelist": self.folder / "sources.list",
            "Dir::Etc::sourceparts": "/dev/null",
            "Dir::State::lists": self.folder / "lists",
            "Dir::State::status": self.folder / "status",
            "Dir::Cache": self.folder / "cache",
            # Images for containers switch these off, which makes every call
            # parse the lists again.
            "Dir::Cache::pkgcache": "pkgcache.bin",
            "Dir::Cache::srcpkgcache": "srcpkgcache.bin",
        }
        return [word for key, value in own.items()
                for word in ("-o", f"{key}={value}")]

    def run(self, *words, cwd=None):
        """Runs a subcommand; its result has the output and the exit code."""
        tool, *rest = words
        try:
            return subprocess.run([tool, *self.options(), *rest], cwd=cwd,
                                  capture_output=True, text=True, check=False)
        except FileNotFoundError:
            raise CorpusError(f"'{tool}' is not installed: the corpus is made "
                              "of Debian packages") from None

    def update(self):
        """Gets the package lists, once per run."""
        if self.updated:
            return
        for folder in ("lists/partial", "cache/archives/partial"):
            (self.folder / folder).mkdir(parents=True, exist_ok=True)
        (self.folder / "status").touch()
        lines = [f"{kind} [signed-by={KEYRING}] {self.mirror} {self.suite} "
                 "main\n" for kind in ("deb", "deb-src")]
        (self.folder / "sources.list").write_text("".join(lines))
        say("getting the package lists")
        done = self.run("apt-get", "-qq", "update")
        if done.returncode:
            raise CorpusError(f"no package lists: {reason(done.stderr)}")
        self.updated = True

    def paragraphs(self, *words):
        """The output of apt-cache as one dictionary per paragraph."""
        text = self.run("apt-cache", *words).stdout
        return [dict(re.findall(r"^([\w-]+):((?:.*(?:\n .*)*))", part, re.M))
                for part in text.split("\n\n") if part.strip()]


def reason(stderr):
    """The first error of apt, without its 'E: '."""
    for line in stderr.splitlines():
        if line.startswith(("E:", "Err:")):
            return line.split(":", 1)[1].strip()
    return stderr.strip().splitlines()[-1] if stderr.strip() else "no reason"


def sha256(path):
    digest = hashlib.sha256()
    with open(path, "rb") as file:
        for block in iter(lambda: file.read(1 << 20), b""):
            digest.update(block)
    return digest.hexdigest()


def check_files(folder, files):
    """The names that are missing, and the names that differ from the pin."""
    missing = [name for name in sorted(files)
               if not (folder / name).is_file()]
    wrong = [name for name in sorted(files)
             if name not in missing and sha256(folder / name) != files[name]]
    return missing, wrong


class Fetcher:
    """Brings the packages of a manifest into the cache and unpacks them."""

    def __init__(self, manifest, cache, apt):
        self.manifest = manifest
        self.cache = cache
        self.apt = apt
        self.skipped = {}
        self.failed = {}

    def skip(self, name, why):
        """A package that cannot be had: final, and no failure of ours."""
        self.skipped[name] = why
        say(f"skipped {name}: {why}")

    def fail(self, name, why):
        self.failed[name] = why
        say(f"failed {name}: {why}")

    def is_complete(self, name, folder, files, download):
        """Downloads what is missing and compares everything to the pins."""
        folder.mkdir(parents=True, exist_ok=True)
        missing, _ = check_files(folder, files)
        if missing:
            self.apt.update()
            done = download()
            missing, _ = check_files(folder, files)
            if missing:
                self.skip(name, reason(done.stderr))
                return False
        _, wrong = check_files(folder, files)
        if wrong:
            self.fail(name, f"the checksum of {wrong[0]} is not the pinned "
                            "one")
        return not wrong

    def fetch_source(self, name):
        """Downloads and unpacks one source package."""
        spec = self.manifest.sources[name]
        folder = self.cache / "downloads" / name

        def download():
            say(f"downloading {name} {spec['version']}")
            return self.apt.run("apt-get", "-qq", "--download-only", "source",
                                f"{name}={spec['version']}", cwd=folder)

        if self.is_complete(name, folder, spec["sha256"], download):
            self.unpack_source(name, spec, folder)

    def unpack_source(self, name, spec, folder):
        tree = self.cache / "src" / name
        stamp = self.cache / "src" / f"{name}.version"
        if tree.is_dir() and stamp.is_file() \
                and stamp.read_text() == spec["version"]:
            return
        shutil.rmtree(tree, ignore_errors=True)
        tree.parent.mkdir(parents=True, exist_ok=True)
        dsc = next(file for file in spec["sha256"] if file.endswith(".dsc"))
        done = subprocess.run(["dpkg-source", "--no-check", "--no-copy",
                               "-x", folder / dsc, tree], capture_output=True,
                              text=True, check=False)
        if done.returncode:
            self.fail(name, f"dpkg-source: {reason(done.stderr)}")
            return
        stamp.write_text(spec["version"])

    def fetch_binary(self, name):
        """Downloads one binary package; its file, or None."""
        pin = self.manifest.binaries.get(name)
        if not pin:
            self.fail(name, "not pinned: run 'dev/corpus pin'")
            return None
        folder = self.cache / "debs"

        def download():
            return self.apt.run("apt-get", "-qq", "download",
                                f"{name}={pin['version']}", cwd=folder)

        if not self.is_complete(name, folder, {pin["file"]: pin["sha256"]},
                                download):
            return None
        return folder / pin["file"]

    def unpack_binaries(self, names, root):
        """Unpacks packages into one folder, each once per version."""
        stamps = root.parent / f".{root.name}.unpacked"
        stamps.mkdir(parents=True, exist_ok=True)
        for name in names:
            deb = self.fetch_binary(name)
            if not deb or (stamps / deb.name).exists():
                continue
            root.mkdir(parents=True, exist_ok=True)
            subprocess.run(["dpkg-deb", "-x", deb, root], check=True)
            (stamps / deb.name).touch()
        adapt(root)

    def fetch_drivers(self, name):
        """The packages whose headers count as a driver project's own."""
        self.unpack_binaries(self.manifest.drivers[name]["packages"],
                             self.cache / "headers" / name)

    def fetch_environment(self):
        """Every pinned package that only has to be there to build."""
        own = {package for spec in self.manifest.drivers.values()
               for package in spec["packages"]}
        needed = set(self.manifest.data["environment"]) | {
            name for name in own if not name.endswith("-doc")}
        say(f"unpacking {len(needed)} packages to build against")
        self.unpack_binaries(sorted(needed), self.cache / "root")


def substitute(paths, pattern, replacement):
    """Replaces a pattern in files; done twice, it changes nothing more."""
    for path in paths:
        text = path.read_text(errors="replace")
        changed = re.sub(pattern, replacement, text)
        if changed != text:
            path.write_text(changed)


def adapt(root):
    """Makes unpacked packages usable where they are, and with clang 22."""
    substitute([*root.glob("usr/**/pkgconfig/*.pc"),
                *root.glob("usr/lib/**/cmake/**/*.cmake")],
               r'(?<![\w.-])/usr(?=[/\s"])', f"{root}/usr")
    # Boost 1.74 casts values out of range to these, which is an error since
    # clang 16 unless the underlying type is fixed.
    substitute(root.glob("usr/include/boost/numeric/conversion/*_enum.hpp"),
               r"enum (\w+_mixture_enum)(?=\s*\{)", r"enum \1 : int")
    # Pistache names a member that this class never had.
    substitute(root.glob("usr/include/pistache/async.h"),
               r"this->chain_(?=;\s*core->state = State::Fulfilled;\s*for)",
               "this->chainCore")


def newest(paragraphs):
    """The paragraph with the highest version."""
    best = None
    for paragraph in paragraphs:
        version = paragraph["Version"].strip()
        if best is None or subprocess.run(
                ["dpkg", "--compare-versions", version, "gt",
                 best["Version"].strip()], check=False).returncode == 0:
            best = paragraph
    return best


def closure(apt, names):
    """All packages that an empty system would install for these."""
    done = apt.run("apt-get", "-qq", "--no-install-recommends",
                   "--print-uris", "install", *ASSUMED, *names)
    if done.returncode:
        raise CorpusError(f"cannot resolve: {reason(done.stderr)}")
    return {line.split()[1].split("_")[0]
            for line in done.stdout.splitlines() if line.startswith("'")}


def pin_source(apt, name, spec):
    """Writes the suite's version and checksums into a source's entry."""
    found = [p for p in apt.paragraphs("showsrc", "--only-source", name)
             if p.get("Package", "").strip() == name]
    if not found:
        raise CorpusError(f"{apt.suite} has no source package '{name}'")
    paragraph = newest(found)
    lines = paragraph["Checksums-Sha256"].split("\n")
    rows = [line.split() for line in lines if line.strip()]
    spec["version"] = paragraph["Version"].strip()
    spec["sha256"] = {file: digest for digest, _, file in rows}


def pin_binary(apt, name):
    """The pin of one binary package."""
    found = newest(apt.paragraphs("show", name))
    if not found:
        raise CorpusError(f"{apt.suite} has no package '{name}'")
    version = found["Version"].strip()
    arch = found["Architecture"].strip()
    file = f"{name}_{version.replace(':', '%3a')}_{arch}.deb"
    return {"version": version, "file": file,
            "sha256": found["SHA256"].strip()}


def pin(manifest, apt):
    """Pins everything that the manifest names to what the suite has now."""
    apt.update()
    for name, spec in sorted(manifest.sources.items()):
        pin_source(apt, name, spec)
    own = sorted({package for spec in manifest.drivers.values()
                  for package in spec["packages"]})
    wanted = manifest.needs() + [name for name in own
                                 if not name.endswith("-doc")]
    environment = sorted(closure(apt, wanted) - closure(apt, []) - set(own))
    manifest.data["environment"] = environment
    manifest.data["binaries"] = {name: pin_binary(apt, name)
                                 for name in sorted({*environment, *own})}
    manifest.save()
    say(f"pinned {len(manifest.sources)} source packages and "
        f"{len(manifest.binaries)} binary packages")


def install_build_dependencies(manifest):
    """Installs what the projects need on the system, when asked to."""
    command = ["apt-get", "install", "-y", "--no-install-recommends",
               *manifest.needs()]
    say(" ".join(command))
    if subprocess.run(command, check=False).returncode:
        raise CorpusError("apt-get install failed")


def fetch(manifest, cache, mirror, names):
    """Fetches the named projects; True unless a checksum was wrong."""
    apt = Apt(Path(cache) / "apt", manifest.suite, mirror)
    fetcher = Fetcher(manifest, Path(cache), apt)
    for name in sorted(names):
        if name in manifest.sources:
            fetcher.fetch_source(name)
        else:
            fetcher.fetch_drivers(name)
    fetcher.fetch_environment()
    say(f"fetched {len(names)} projects; {len(fetcher.skipped)} packages "
        f"skipped, {len(fetcher.failed)} failed")
    return not fetcher.failed
