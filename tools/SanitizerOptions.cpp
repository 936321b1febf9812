//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// How the sanitizers run in a program whose LLVM and clang are packaged and so
// have none. It is part of a program only if the program has sanitizers.
//
//===----------------------------------------------------------------------===//

// Containers and arenas are shared with code that does not mark what it uses of
// them, and clang leaves what an arena's objects own to the end of the process.
extern "C" const char *__asan_default_options() {
  return "detect_container_overflow=0:allow_user_poisoning=0:detect_leaks=0:"
         "hard_rss_limit_mb=4096";
}

extern "C" const char *__ubsan_default_options() {
  return "print_stacktrace=1";
}
