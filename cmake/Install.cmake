# Puts the products where a package would, with a configuration for CMake users.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

include(CMakePackageConfigHelpers)

set(PACKAGE_DIR ${CMAKE_INSTALL_LIBDIR}/cmake/TidyTemplates)
set(DOC_DIR ${CMAKE_INSTALL_DATAROOTDIR}/doc/tidy-templates)

install(TARGETS clang-tidy-templates clangd-templates tidy-templates
  DESTINATION ${CMAKE_INSTALL_BINDIR})
install(TARGETS TidyTemplates TidyTemplatesClang
  DESTINATION ${CMAKE_INSTALL_LIBDIR})
install(TARGETS TidyTemplatesChecks TidyTemplatesClangChecks DESTINATION
  ${CMAKE_INSTALL_LIBDIR}/tidy-templates/${TIDY_TEMPLATES_LLVM})

# Writes OUTPUT, for products in LIBDIR and BINDIR; ARGN says where they are.
function(configure_package OUTPUT LIBDIR BINDIR)
  set(LOADER ${LIBDIR}/TidyTemplates.so)
  set(COMPILER_PLUGIN ${LIBDIR}/TidyTemplatesClang.so)
  set(DROP_IN ${BINDIR}/clang-tidy-templates)
  configure_package_config_file(cmake/TidyTemplatesConfig.cmake.in ${OUTPUT}
    PATH_VARS LOADER DROP_IN COMPILER_PLUGIN ${ARGN})
endfunction()
configure_package(package/TidyTemplatesConfig.cmake
  ${CMAKE_INSTALL_LIBDIR} ${CMAKE_INSTALL_BINDIR}
  INSTALL_DESTINATION ${PACKAGE_DIR})
# For those who set TidyTemplates_DIR to the build.
configure_package(TidyTemplatesConfig.cmake lib bin
  INSTALL_DESTINATION . INSTALL_PREFIX ${PROJECT_BINARY_DIR})
write_basic_package_version_file(TidyTemplatesConfigVersion.cmake
  COMPATIBILITY SameMinorVersion)
install(FILES
  ${PROJECT_BINARY_DIR}/package/TidyTemplatesConfig.cmake
  ${PROJECT_BINARY_DIR}/TidyTemplatesConfigVersion.cmake
  DESTINATION ${PACKAGE_DIR})

install(FILES LICENSE README.md CHANGELOG.md DESTINATION ${DOC_DIR})
install(DIRECTORY docs/ DESTINATION ${DOC_DIR}
  FILES_MATCHING PATTERN *.md)
install(FILES tools/tidy-templates/completion.bash
  DESTINATION ${CMAKE_INSTALL_DATAROOTDIR}/bash-completion/completions
  RENAME tidy-templates)
install(FILES tools/tidy-templates/tidy-templates.1
  DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
