# Runs PROGRAM and fails unless it succeeds and prints what EXPECTED contains.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

execute_process(COMMAND ${PROGRAM}
  OUTPUT_VARIABLE report RESULT_VARIABLE result)
file(READ ${EXPECTED} expected)
if(NOT result EQUAL 0 OR NOT report STREQUAL expected)
  message(FATAL_ERROR
    "exit code ${result}; expected:\n${expected}\nbut it is:\n${report}")
endif()
