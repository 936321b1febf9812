/*===-- host.c - A program that loads plugins and says it is LLVM MAJOR ----===*\
|*                                                                            *|
|* Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.*|
|* See LICENSE for license information.                                       *|
|* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception                    *|
|*                                                                            *|
\*===----------------------------------------------------------------------===*/

#include <dlfcn.h>
#include <stdio.h>

#ifdef MAJOR
void LLVMGetVersion(unsigned *Major, unsigned *Minor, unsigned *Patch) {
  if (Major)
    *Major = MAJOR;
  if (Minor)
    *Minor = 0;
  if (Patch)
    *Patch = 0;
}
#endif

int main(int Count, char **Args) {
  if (Count == 2 && dlopen(Args[1], RTLD_NOW))
    puts("loaded");
  else
    puts(dlerror());
  return 0;
}
