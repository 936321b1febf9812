# The unit tests and the targets that run tests. 'check' runs all but the lint.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

find_package(GTest REQUIRED)
find_package(Python3 3.9 REQUIRED COMPONENTS Interpreter)

file(GLOB_RECURSE UNIT_SOURCES CONFIGURE_DEPENDS test/lib/*.cpp)
set(PRODUCTS TidyTemplates TidyTemplatesChecks TidyTemplatesClang
    clang-tidy-templates clangd-templates tidy-templates)
if(UNIT_SOURCES)
  add_executable(tidy-templates-unit ${UNIT_SOURCES})
  target_link_libraries(tidy-templates-unit PRIVATE
    TidyTemplatesLib TidyTemplatesReport clang-cpp LLVM GTest::gtest_main)
  target_precompile_headers(tidy-templates-unit PRIVATE
    <clang/Frontend/ASTUnit.h>
    <gtest/gtest.h>)
  # Snippets include the real standard library, which needs clang's own headers.
  set_property(SOURCE test/lib/TestAST.cpp PROPERTY COMPILE_DEFINITIONS
    "CLANG_RESOURCE_DIR=\"${LLVM_LIBRARY_DIR}/clang/${LLVM_VERSION_MAJOR}\""
    "MOCK_LIBRARY=\"${PROJECT_SOURCE_DIR}/test/lib/Inputs\"")
  # Compares what it is told with what a program does.
  set_source_files_properties(test/lib/InlineStorageTest.cpp PROPERTIES
    COMPILE_DEFINITIONS
    "CLANGXX=\"${LLVM_TOOLS_BINARY_DIR}/clang++\"")
  list(APPEND PRODUCTS tidy-templates-unit)
else()
  message(STATUS "No unit tests: test/lib has no sources")
endif()

# What bench/inference counts with.
add_executable(inference-census bench/inference/InferenceCensus.cpp)
target_link_libraries(inference-census PRIVATE TidyTemplatesLib clang-cpp LLVM)
list(APPEND PRODUCTS inference-census)

# What bench/specialisations measures with.
add_executable(specialisation-times
  bench/specialisations/SpecialisationTimes.cpp)
target_link_libraries(specialisation-times PRIVATE
  TidyTemplatesLib clang-cpp LLVM)
list(APPEND PRODUCTS specialisation-times)

# Adds the target NAME, which runs a suite of test/harness/run.py.
function(add_check_target NAME SUITE)
  add_custom_target(${NAME}
    COMMAND Python3::Interpreter ${PROJECT_SOURCE_DIR}/test/harness/run.py
            --build-dir ${PROJECT_BINARY_DIR} ${SUITE}
    DEPENDS ${PRODUCTS}
    USES_TERMINAL VERBATIM)
endfunction()
add_check_target(check all)
add_check_target(check-unit unit)
add_check_target(check-tidy tidy)
add_check_target(check-docs docs)
add_check_target(check-meta meta)
add_check_target(check-tools tools)
add_check_target(check-lint lint)
