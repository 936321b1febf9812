# Writes AllChecks.h, which includes the header of every check in the registry.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

set(ALL_CHECKS_DIR ${PROJECT_BINARY_DIR}/generated)
set(REGISTRY ${PROJECT_SOURCE_DIR}/checks/Checks.def)
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${REGISTRY})

file(READ ${REGISTRY} entries)
string(REGEX MATCHALL "\nTIDY_TEMPLATES_CHECK\\([A-Za-z0-9]+, *\"" entries
       "${entries}")
set(includes "")
foreach(entry IN LISTS entries)
  string(REGEX REPLACE ".*\\(([A-Za-z0-9]+),.*" "\\1" class "${entry}")
  string(APPEND includes "#include \"checks/${class}.h\"\n")
endforeach()
file(CONFIGURE OUTPUT ${ALL_CHECKS_DIR}/AllChecks.h @ONLY CONTENT
  "// Generated from checks/Checks.def.\n@includes@")
