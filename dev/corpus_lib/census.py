"""Counts what is said of the type parameters of the projects.

SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""

import os
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

from .common import REPOSITORY, CorpusError
from .runner import project_files, run_limited

# A parameter is what the first of these is that some unit says.
VERDICTS = ["unconstrained", "constrained", "nothing required",
            "derived class", "choice or default", "extension point"]


def default_census():
    """The tool of bench/inference, which must be built."""
    built = REPOSITORY / "build" / "bin" / "inference-census"
    if not built.exists():
        raise CorpusError("build/bin/inference-census is not built; build it "
                          "or name another with --census")
    return str(built)


def verdicts_in(output, project):
    """The verdicts on the project's own parameters, by place."""
    found = {}
    for line in output.splitlines():
        place, _, verdict = line.partition("\t")
        path, *position = place.rsplit(":", 2)
        own = project.relative(path)
        if own and not own.startswith("build/"):
            found[own, *position] = verdict
    return found


def count(census, project, jobs, timeout):
    """How many type parameters of a project have which verdict."""
    def run(item):
        command = [census, "-p", str(project.build), "--parameters",
                   "--extra-arg=-Wno-error",
                   *([f"--extra-arg=-std={project.std}"] if project.std
                     else []), item[1]]
        (output, _), code, _ = run_limited(command, timeout)
        return verdicts_in(output, project) if code == 0 else {}

    found = {}
    with ThreadPoolExecutor(jobs) as pool:
        for verdicts in pool.map(run, project_files(project)):
            for place, verdict in verdicts.items():
                found[place] = min(found.get(place, verdict), verdict,
                                   key=VERDICTS.index)
    counted = Counter(found.values())
    return {verdict: counted[verdict] for verdict in VERDICTS}
