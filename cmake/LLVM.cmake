# Finds clang and LLVM of the major asked for, and of no other.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

find_package(Clang REQUIRED CONFIG
  HINTS /usr/lib/llvm-${TIDY_TEMPLATES_LLVM} ENV LLVM_ROOT)
if(NOT LLVM_VERSION_MAJOR EQUAL TIDY_TEMPLATES_LLVM)
  message(FATAL_ERROR
    "LLVM ${LLVM_VERSION_MAJOR} is in ${Clang_DIR}, but LLVM "
    "${TIDY_TEMPLATES_LLVM} was asked for: set Clang_DIR or LLVM_ROOT")
endif()
message(STATUS "LLVM ${LLVM_VERSION} in ${LLVM_INSTALL_PREFIX}")

# Last: where libc++ of the same LLVM is installed, its <cxxabi.h> lies there
# and would be taken for that of the standard library in use.
set(llvm_include_dirs ${CLANG_INCLUDE_DIRS} ${LLVM_INCLUDE_DIRS})
list(REMOVE_DUPLICATES llvm_include_dirs)
foreach(dir ${llvm_include_dirs})
  add_compile_options("$<$<COMPILE_LANGUAGE:CXX>:SHELL:-idirafter ${dir}>")
endforeach()
separate_arguments(definitions UNIX_COMMAND "${LLVM_DEFINITIONS}")
add_compile_options("$<$<COMPILE_LANGUAGE:CXX>:${definitions}>")
