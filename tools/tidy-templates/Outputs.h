//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Where reports go: --output FORMAT[=FILE].
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_TOOLS_TIDY_TEMPLATES_OUTPUTS_H
#define TIDY_TEMPLATES_TOOLS_TIDY_TEMPLATES_OUTPUTS_H

#include "lib/Report/Formats.h"
#include "llvm/Support/Error.h"
#include <string>
#include <vector>

namespace clang::templates {

struct Output {
  report::Format Format;
  std::string File; ///< Empty: stdout.
};

/// Text on stdout if nothing is asked for. An error for an unknown format, and
/// for two reports on stdout.
llvm::Expected<std::vector<Output>>
parseOutputs(const std::vector<std::string> &Specs);

/// An error names the file that cannot be written.
llvm::Error writeOutputs(llvm::ArrayRef<Output> Outputs,
                         const report::Report &R);

/// Writes a file as a whole or not at all.
llvm::Error writeFile(llvm::StringRef Path, llvm::StringRef Text);

} // namespace clang::templates

#endif // TIDY_TEMPLATES_TOOLS_TIDY_TEMPLATES_OUTPUTS_H
