//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What the command does. Each function returns an exit code, or an error that
// is the user's to mend: wrong use, wrong configuration.
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_TOOLS_TIDY_TEMPLATES_COMMANDS_H
#define TIDY_TEMPLATES_TOOLS_TIDY_TEMPLATES_COMMANDS_H

#include "tools/tidy-templates/Options.h"
#include "llvm/Support/Error.h"

namespace clang::templates {

llvm::Expected<ExitCode> check(const CheckOptions &Options);
llvm::Expected<ExitCode> fix(const FixOptions &Options);
llvm::Expected<ExitCode> listChecks();
llvm::Expected<ExitCode> explain(const ExplainOptions &Options);
llvm::Expected<ExitCode> doctor(const AnalysisOptions &Options);

} // namespace clang::templates

#endif // TIDY_TEMPLATES_TOOLS_TIDY_TEMPLATES_COMMANDS_H
