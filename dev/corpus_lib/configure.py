"""Gives every project a compile_commands.json.

SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""

import os
import subprocess

from .common import CorpusError, run_logged, say, write_json

C_COMPILER = "clang-22"
COMPILER = "clang++-22"
ARCHITECTURE = "x86_64-linux-gnu"
SOURCE_SUFFIXES = (".cpp", ".cc", ".cxx", ".c++")
GENERATED_SUFFIXES = SOURCE_SUFFIXES + (".h", ".hpp", ".hh", ".hxx", ".c")


def environment(cache):
    """The process environment with the unpacked packages in front.

    The programs among them come last: those of the system know their own
    data files.
    """
    root = cache / "root" / "usr"
    own = {
        "PKG_CONFIG_PATH": f"{root}/lib/{ARCHITECTURE}/pkgconfig:"
                           f"{root}/share/pkgconfig",
        "BISON_PKGDATADIR": f"{root}/share/bison",
        "LD_LIBRARY_PATH": f"{root}/lib/{ARCHITECTURE}",
    }
    if (root / "bin" / "m4").exists():
        own["M4"] = f"{root}/bin/m4"
    return {**os.environ, **own,
            "PATH": f"{os.environ['PATH']}:{root}/bin"}


def include_flags(cache):
    """The flags that find the unpacked packages as system headers."""
    include = cache / "root" / "usr" / "include"
    return ["-isystem", str(include),
            "-isystem", str(include / ARCHITECTURE)]


def cmake_command(project, cache, extra=()):
    """The command that configures a CMake project."""
    root = cache / "root" / "usr"
    library = root / "lib" / ARCHITECTURE
    spec = project.spec
    flags = " ".join(include_flags(cache) + spec.get("flags", []))
    link = f"-L{library} -Wl,-rpath,{library}"
    command = [
        "cmake", "--fresh", "-S", project.tree / spec.get("source", ""),
        "-B", project.build, "-G", "Ninja",
        "-DCMAKE_BUILD_TYPE=Debug",
        f"-DCMAKE_C_COMPILER={C_COMPILER}",
        f"-DCMAKE_CXX_COMPILER={COMPILER}",
        "-DCMAKE_EXPORT_COMPILE_COMMANDS=ON",
        f"-DCMAKE_PREFIX_PATH={root}",
        f"-DCMAKE_C_FLAGS={flags}", f"-DCMAKE_CXX_FLAGS={flags}",
        f"-DCMAKE_EXE_LINKER_FLAGS={link}",
        f"-DCMAKE_SHARED_LINKER_FLAGS={link}",
    ]
    if project.std or spec.get("standard"):
        standard = project.std or str(spec["standard"])
        command.append(f"-DCMAKE_CXX_STANDARD={standard[-2:]}")
    if project.std:
        # A project that sets a standard itself is overruled: the last -std
        # on a command line counts.
        command.append("-DCMAKE_CXX_COMPILE_OBJECT=<CMAKE_CXX_COMPILER> "
                       "<DEFINES> <INCLUDES> <FLAGS> "
                       f"-std={project.std} -o <OBJECT> -c <SOURCE>")
    return command + spec.get("cmake", []) + list(extra)


def generated_files(build):
    """The sources and headers that custom commands have yet to make."""
    done = subprocess.run(["ninja", "-C", build, "-t", "targets", "all"],
                          capture_output=True, text=True, check=False)
    targets = []
    for line in done.stdout.splitlines():
        target, _, rule = line.rpartition(": ")
        if rule == "CUSTOM_COMMAND" and target.endswith(GENERATED_SUFFIXES) \
                and not (build / target).exists():
            targets.append(target)
    return targets


def configure_cmake(project, cache, extra=()):
    """Configures a CMake project; False if it cannot be configured here."""
    log = project.build.parent / f"{project.name}.log"
    log.unlink(missing_ok=True)
    env = environment(cache)
    if not run_logged(cmake_command(project, cache, extra), log, env=env):
        return False
    targets = generated_files(project.build)
    if not targets:
        return True
    say(f"{project.name}: making {len(targets)} generated files")
    # What cannot be made is missing from a few files only: they fail alone.
    run_logged(["ninja", "-C", project.build, "-k", "0", *targets], log,
               env=env)
    return True


def listed_files(project):
    """Our own drivers, and the files that the manifest lists by pattern."""
    files = []
    if project.drivers:
        files = [path for path in sorted(project.drivers.glob("*"))
                 if path.suffix in SOURCE_SUFFIXES]
    for pattern in project.spec.get("files", []):
        files += sorted(project.tree.glob(pattern))
    return files


def configure_list(project, cache):
    """Writes the database of a project without a build of its own.

    Its headers are found with -I, and so come before any copy below
    /usr/include and are not system headers.
    """
    includes = project.spec.get("include", ["usr/include"])
    own = [f"-I{project.tree / folder}" for folder in
           [*includes, f"usr/include/{ARCHITECTURE}"]]
    standard = project.std or f"c++{project.spec.get('standard', 17)}"
    commands = []
    for path in listed_files(project):
        arguments = [COMPILER, f"-std={standard}", *own,
                     f"-I{path.parent}", *project.spec.get("flags", []),
                     *include_flags(cache), "-c", str(path)]
        commands.append({"directory": str(project.build), "file": str(path),
                         "arguments": arguments})
    project.build.mkdir(parents=True, exist_ok=True)
    write_json(project.database, commands)
    return bool(commands)


def configure_project(project, cache):
    """Configures one project; says so and returns False if it cannot be."""
    if not project.tree.is_dir():
        say(f"skipped {project.name}: not fetched")
        return False
    project.build.mkdir(parents=True, exist_ok=True)
    if project.is_listed:
        done = configure_list(project, cache)
    else:
        done = configure_cmake(project, cache)
    if not done:
        say(f"failed {project.name}: cannot be configured, see "
            f"{project.build}.log")
    return done


def configure(projects, cache):
    """Configures the projects; True if at least one of them could be."""
    done = [project.name for project in projects
            if configure_project(project, cache)]
    say(f"configured {len(done)} of {len(projects)} projects")
    if projects and not done:
        raise CorpusError("no project could be configured")
    return True
