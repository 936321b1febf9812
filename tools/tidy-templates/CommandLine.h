//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The command line. It alone knows CLI11, which needs exceptions.
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_TOOLS_TIDY_TEMPLATES_COMMANDLINE_H
#define TIDY_TEMPLATES_TOOLS_TIDY_TEMPLATES_COMMANDLINE_H

#include "tools/tidy-templates/Options.h"
#include "llvm/Support/Error.h"
#include <functional>

namespace clang::templates {

/// What runs a parsed command.
using Command = std::function<llvm::Expected<ExitCode>()>;

/// Parses the arguments. Where there is nothing to run - help, the version, an
/// error that has been printed - the command is empty and \p Code says how to
/// end.
Command parseCommandLine(int argc, const char *const *argv, int &Code);

} // namespace clang::templates

#endif // TIDY_TEMPLATES_TOOLS_TIDY_TEMPLATES_COMMANDLINE_H
