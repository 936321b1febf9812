"""Finds the findings whose fixes break a build.

SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""

from dataclasses import dataclass

from .build import (commands_by_file, commands_by_object, compile_unit,
                    first_error)
from .common import say
from .configure import environment
from .edits import edits_of


@dataclass
class Culprit:
    """A finding whose fix breaks a unit, and what the compiler says."""
    finding: object
    unit: str
    output: str

    @property
    def error(self):
        return first_error(self.output)


def first_breaking(findings, breaks):
    """The number of findings that it takes, in order, to break a unit.

    All of them do, none of them does not; between, more fixes are taken to
    break no less.
    """
    low, high = 0, len(findings)
    while high - low > 1:
        middle = (low + high) // 2
        if breaks(findings[:middle]):
            high = middle
        else:
            low = middle
    return high


def culprits_of_unit(findings, check):
    """The findings that break one unit, each with the compiler's output.

    `check` compiles the unit with the fixes of some findings and gives the
    output, or None. Found one by one: what breaks is taken out until the
    rest compiles.
    """
    left, found = list(findings), []
    while left:
        output = check(left)
        if output is None:
            break
        number = first_breaking(left, lambda some: check(some) is not None)
        if number == 1 and check([]) is not None:
            break
        culprit = left[number - 1]
        found.append((culprit, check(left[:number]) or output))
        left.remove(culprit)
    return found


def failing_units(project, failed):
    """The database's entries of the failures that are of one unit."""
    objects = None if project.is_listed else commands_by_object(project)
    files = commands_by_file(project)
    entries = []
    for failure in sorted(failed):
        kind, _, name = failure.partition(" ")
        entry = files.get(name) if kind == "file" else \
            objects.get(name) if kind == "build" else None
        if entry:
            entries.append((name, entry))
    return entries


def find_culprits(project, cache, originals, findings, failed):
    """Takes out findings until every unit that failed compiles again.

    Gives the culprits and the findings that are left.
    """
    env = environment(cache)
    left, found = list(findings), []
    units = failing_units(project, failed)
    for number, (name, entry) in enumerate(units, 1):
        def check(some, entry=entry):
            originals.write(edits_of(some))
            return compile_unit(entry, env)

        new = [Culprit(finding, name, output) for finding, output in
               culprits_of_unit(left, check)]
        found += new
        gone = {id(culprit.finding) for culprit in new}
        left = [finding for finding in left if id(finding) not in gone]
        say(f"{project.name}: {number}/{len(units)} {name}: {len(new)} "
            "fixes break it")
    originals.write(edits_of(left))
    return found, left
