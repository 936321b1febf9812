//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// tidy-templates: the command that runs the checks over a project.
//
//===----------------------------------------------------------------------===//

#include "tools/tidy-templates/CommandLine.h"
#include "llvm/Support/raw_ostream.h"

using namespace clang::templates;

int main(int argc, const char **argv) {
  int Code = ExitClean;
  Command Run = parseCommandLine(argc, argv, Code);
  if (!Run)
    return Code;
  llvm::Expected<ExitCode> Ended = Run();
  if (Ended)
    return *Ended;
  llvm::errs() << "tidy-templates: " << llvm::toString(Ended.takeError())
               << '\n';
  return ExitWrongUse;
}
