# Puts the products where a package would, with a configuration for CMake users.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

include(CMakePackageConfigHelpers)

set(PACKAGE_DIR ${CMAKE_INSTALL_LIBDIR}/cmake/TidyTemplates)
set(DOC_DIR ${CMAKE_INSTALL_DATAROOTDIR}/doc/tidy-templates)
set(LOADER ${CMAKE_INSTALL_LIBDIR}/TidyTemplates.so)
set(DROP_IN ${CMAKE_INSTALL_BINDIR}/clang-tidy-templates)

install(TARGETS clang-tidy-templates DESTINATION ${CMAKE_INSTALL_BINDIR})
install(TARGETS TidyTemplates DESTINATION ${CMAKE_INSTALL_LIBDIR})
install(TARGETS TidyTemplatesChecks DESTINATION
  ${CMAKE_INSTALL_LIBDIR}/tidy-templates/${TIDY_TEMPLATES_LLVM})

configure_package_config_file(
  cmake/TidyTemplatesConfig.cmake.in TidyTemplatesConfig.cmake
  INSTALL_DESTINATION ${PACKAGE_DIR}
  PATH_VARS LOADER DROP_IN)
write_basic_package_version_file(TidyTemplatesConfigVersion.cmake
  COMPATIBILITY SameMinorVersion)
install(FILES
  ${PROJECT_BINARY_DIR}/TidyTemplatesConfig.cmake
  ${PROJECT_BINARY_DIR}/TidyTemplatesConfigVersion.cmake
  DESTINATION ${PACKAGE_DIR})

install(FILES LICENSE README.md CHANGELOG.md DESTINATION ${DOC_DIR})
install(DIRECTORY docs/ DESTINATION ${DOC_DIR}
  FILES_MATCHING PATTERN *.md)
