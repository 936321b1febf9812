"""The rules hold for this tree.

SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""

import unittest

import rules
from project import Project


class Tree(unittest.TestCase):
    """One test per rule, added below."""


def _add(rule):
    def test(self):
        problems = rule(Project())
        if problems:
            self.fail("\n" + "\n".join(problems))

    test.__doc__ = rule.__doc__
    setattr(Tree, f"test_{rule.__name__}", test)


for _rule in rules.ALL:
    _add(_rule)

if __name__ == "__main__":
    unittest.main()
