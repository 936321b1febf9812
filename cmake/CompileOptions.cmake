# How every source of ours is compiled and linked.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

set(CMAKE_CXX_STANDARD 17)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_INSTALL_RPATH_USE_LINK_PATH ON)

include_directories(${PROJECT_SOURCE_DIR})
add_compile_options(-Wall -Wextra)
# As LLVM itself is compiled: a plugin shares classes with its host.
add_compile_options($<$<COMPILE_LANGUAGE:CXX>:-fno-rtti>
                    $<$<COMPILE_LANGUAGE:CXX>:-fno-exceptions>)
if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
  # The compiler compares contents, so ccache can keep what used the header.
  add_compile_options(
    "$<$<COMPILE_LANGUAGE:CXX>:SHELL:-Xclang -fno-pch-timestamp>")
endif()

# For the programs and the unit tests: clang-tidy itself has no sanitizers, and
# so cannot load a plugin that has.
if(TIDY_TEMPLATES_SANITIZERS)
  # What is checked with run-time type information needs LLVM to have some.
  add_compile_options(-fsanitize=${TIDY_TEMPLATES_SANITIZERS}
                      -fno-sanitize=vptr,function -fno-sanitize-recover=all
                      -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${TIDY_TEMPLATES_SANITIZERS})
endif()

find_program(LLD ld.lld-${TIDY_TEMPLATES_LLVM}
  HINTS /usr/lib/llvm-${TIDY_TEMPLATES_LLVM}/bin)
mark_as_advanced(LLD)
if(LLD)
  add_link_options(
    $<$<LINK_LANG_AND_ID:CXX,Clang>:--ld-path=${LLD}>)
endif()
