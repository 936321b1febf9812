"""The parts of dev/corpus, one module per step.

SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""
