/*===-- Loader.c - Loads the build of the checks for the host's LLVM ------===*\
|*                                                                            *|
|* Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.*|
|* See LICENSE for license information.                                       *|
|* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception                    *|
|*                                                                            *|
\*===----------------------------------------------------------------------===*/

/*
 * TidyTemplates.so, the file that users give to 'clang-tidy --load', and
 * TidyTemplatesClang.so, the one for 'clang++ -fplugin='. A plugin built for
 * another LLVM than the host's dies of a lookup error or a double free. So this
 * file needs nothing of LLVM, asks the host for its version and loads
 *
 *   tidy-templates/<major>/<CHECKS>.so
 *
 * beside it, or says in one line why it cannot and ends the host with code 2:
 * clang-tidy itself would go on without the checks and succeed. The build
 * defines what to load (CHECKS), into what (HOST), and what else users can take
 * (INSTEAD).
 */

#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <libgen.h>
#include <link.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

__attribute__((noreturn, format(printf, 1, 2))) static void
fail(const char *Format, ...) {
  va_list Args;
  va_start(Args, Format);
  fputs("tidy-templates: ", stderr);
  vfprintf(stderr, Format, Args);
  fputc('\n', stderr);
  va_end(Args);
  /* The host is in the middle of dlopen: none of its destructors may run. */
  fflush(NULL);
  _exit(2);
}

/* A formatted string of any length, which lives as long as the process. */
__attribute__((format(printf, 1, 2))) static char *format(const char *Format,
                                                          ...) {
  char *Text;
  va_list Args;
  va_start(Args, Format);
  if (vasprintf(&Text, Format, Args) < 0)
    fail("out of memory");
  va_end(Args);
  return Text;
}

/* The folder of this very file, after all symbolic links. */
static const char *ownFolder(void) {
  Dl_info Info;
  char *Path = NULL;
  if (dladdr((const void *)ownFolder, &Info))
    Path = realpath(Info.dli_fname, NULL);
  if (!Path)
    fail("cannot find the folder of the plugin");
  return dirname(Path);
}

/* Finds libLLVM-14.so.1 or libLLVM.so.22.1 among the loaded libraries. */
static int readLibraryName(struct dl_phdr_info *Info, size_t Size, void *Data) {
  (void)Size;
  static const char *const Prefixes[] = {"/libLLVM-", "/libLLVM.so."};
  unsigned *Major = Data;
  const char *Name = strrchr(Info->dlpi_name, '/');
  for (size_t I = 0; Name && I < 2; ++I)
    if (strncmp(Name, Prefixes[I], strlen(Prefixes[I])) == 0)
      *Major = strtoul(Name + strlen(Prefixes[I]), NULL, 10);
  return *Major != 0;
}

/* The host's LLVM major; 0 if the host does not tell. */
static unsigned hostMajor(void) {
  /* LLVM 16 brought this function; older ones tell by the library's name. */
  void (*GetVersion)(unsigned *, unsigned *, unsigned *);
  *(void **)&GetVersion = dlsym(RTLD_DEFAULT, "LLVMGetVersion");
  unsigned Major = 0;
  if (GetVersion)
    GetVersion(&Major, NULL, NULL);
  else
    dl_iterate_phdr(readLibraryName, &Major);
  return Major;
}

static int isNumber(const struct dirent *Entry) {
  return Entry->d_name[strspn(Entry->d_name, "0123456789")] == '\0';
}

/* "22" or "22, 19": the majors that have a build beside this file. */
static const char *supportedMajors(const char *Folder) {
  const char *Majors = "";
  char *Path = format("%s/tidy-templates", Folder);
  struct dirent **Builds;
  int Count = scandir(Path, &Builds, isNumber, versionsort);
  if (Count <= 0)
    fail("the installation is not complete: there are no checks in %s", Path);
  while (Count-- > 0)
    Majors =
        format("%s%s%s", Majors, *Majors ? ", " : "", Builds[Count]->d_name);
  return Majors;
}

__attribute__((constructor)) static void loadChecks(void) {
  const char *Folder = ownFolder();
  const char *Supported = supportedMajors(Folder);
  unsigned Major = hostMajor();
  if (!Major)
    fail("this program does not tell which LLVM it is, and the checks are for "
         "LLVM %s: use such a " HOST ", or " INSTEAD,
         Supported);

  char *Checks = format("%s/tidy-templates/%u/" CHECKS ".so", Folder, Major);
  if (access(Checks, R_OK) != 0)
    fail("this program is LLVM %u, and the checks are for LLVM %s: use such "
         "a " HOST ", or " INSTEAD,
         Major, Supported);
  if (!dlopen(Checks, RTLD_NOW | RTLD_GLOBAL))
    fail("cannot load the checks for LLVM %u into this program: use a " HOST
         " that loads plugins, or " INSTEAD " (%s)",
         Major, dlerror());
}
