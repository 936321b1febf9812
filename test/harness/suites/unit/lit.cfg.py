"""The GoogleTest program over lib/, as a suite of its own in the build tree.

SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""

import os

import lit.formats

config.name = "unit"
config.test_source_root = os.path.join(lit_config.params["build_dir"], "bin")
config.test_exec_root = config.test_source_root
config.test_format = lit.formats.GoogleTest(".", "tidy-templates-unit")
