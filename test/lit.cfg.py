"""The test suite as lit sees it; test/harness/run.py starts it.

SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""

import os
import shutil
import sys

import lit.formats

root = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
harness = os.path.join(root, "test", "harness")
if harness not in sys.path:
    sys.path.insert(0, harness)

import mutation
import project
import suite
import tidy

build = lit_config.params.get("build_dir", os.path.join(root, "build"))
loader = os.path.join(build, "lib", "TidyTemplates.so")
drop_in = os.path.join(build, "bin", "clang-tidy-templates")
# The checks under test, as arguments of Tools.of() and of check_tidy.py.
if "drop_in" in lit_config.params:
    checks = {"clang_tidy": drop_in}
else:
    checks = {"load": loader}

config.name = "tidy-templates"
config.test_format = lit.formats.ShTest(execute_external=False)
config.test_source_root = os.path.dirname(__file__)
config.test_exec_root = os.path.join(build, "test")
config.suffixes = []  # Each folder names its own.
config.excludes = ["Inputs"] + sorted(
    {f.name for f in project.ROOT.glob("test/*/*.cpp") if project.is_golden(f)}
)

# FileCheck, not and the other tools by their plain names.
llvm_bin = os.path.dirname(
    os.path.realpath(shutil.which(f"clang-tidy-{tidy.DEFAULT_LLVM}") or "")
)
config.environment["PATH"] = os.pathsep.join([llvm_bin, os.environ["PATH"]])
config.environment["TIDY_TEMPLATES_BUILD"] = build

# What the formats of test/harness/formats.py need.
config.build_dir = build
config.tools = tidy.Tools.of(**checks)
config.cuts = int(lit_config.params.get("cuts", suite.CUTS))
config.mutated = {
    "seed": int(lit_config.params.get("seed", mutation.SEED)),
    "seconds": int(lit_config.params.get("seconds", mutation.SECONDS)),
    "jobs": int(lit_config.params.get("jobs", 1)),
}

config.substitutions += [
    (r"%check_tidy\b",
     " ".join([sys.executable, f"{harness}/check_tidy.py",
               *(f"--{k.replace('_', '-')}={v}" for k, v in checks.items())])),
    (r"%clang_tidy\b", config.tools.clang_tidy),
    (r"%drop_in\b", drop_in),
    (r"%tidy_templates\b", os.path.join(build, "bin", "tidy-templates")),
    (r"%loader\b", loader),
    (r"%build\b", build),
    (r"%python\b", sys.executable),
    (r"%src\b", root),
]
