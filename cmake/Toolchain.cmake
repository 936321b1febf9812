# Chooses the compilers of the LLVM major asked for, and ccache, unless the
# user has chosen: the headers of LLVM compile twice as fast with its own clang.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

if(NOT CMAKE_CXX_COMPILER AND NOT DEFINED ENV{CXX})
  find_program(CMAKE_CXX_COMPILER clang++-${TIDY_TEMPLATES_LLVM}
    HINTS /usr/lib/llvm-${TIDY_TEMPLATES_LLVM}/bin)
endif()
if(NOT CMAKE_C_COMPILER AND NOT DEFINED ENV{CC})
  find_program(CMAKE_C_COMPILER clang-${TIDY_TEMPLATES_LLVM}
    HINTS /usr/lib/llvm-${TIDY_TEMPLATES_LLVM}/bin)
endif()
foreach(compiler CMAKE_C_COMPILER CMAKE_CXX_COMPILER)
  if(${compiler} STREQUAL "${compiler}-NOTFOUND")
    unset(${compiler} CACHE) # Let project() look for any compiler.
  endif()
endforeach()

find_program(CCACHE ccache)
mark_as_advanced(CCACHE)
if(CCACHE AND NOT DEFINED CMAKE_CXX_COMPILER_LAUNCHER)
  # What ccache must forgive to cache anything beside a precompiled header.
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env
      CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
      ${CCACHE})
endif()

if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE Release CACHE STRING "Release, Debug, ..." FORCE)
endif()
