# Writes Pages.inc, the pages of the checks in the order of the registry, as
# string literals for 'tidy-templates explain'.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

file(STRINGS ${REGISTRY} entries REGEX "^TIDY_TEMPLATES_CHECK\\(")
set(pages "")
foreach(entry IN LISTS entries)
  string(REGEX REPLACE ".*\\([A-Za-z0-9]+, \"([a-z0-9-]+)\".*" "\\1" name
         "${entry}")
  set(page ${PROJECT_SOURCE_DIR}/docs/checks/${name}.md)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${page})
  file(READ ${page} text)
  string(APPEND pages "R\"page(${text})page\",\n")
endforeach()
file(CONFIGURE OUTPUT ${ALL_CHECKS_DIR}/Pages.inc @ONLY CONTENT "@pages@")
