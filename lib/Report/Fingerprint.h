//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What a finding is known by from one version of the code to the next.
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_LIB_REPORT_FINGERPRINT_H
#define TIDY_TEMPLATES_LIB_REPORT_FINGERPRINT_H

#include "lib/Report/Finding.h"
#include "llvm/ADT/StringRef.h"

namespace clang::templates::report {

/// The check, the path from \p Root and the source line with its white space
/// made one blank, with a tab between them. Neither line numbers nor the
/// message are part of it, so it outlives changes elsewhere in the file and
/// better words in a later version of the check.
std::string stableKey(const Finding &F, llvm::StringRef Root);

/// Gives each finding a fingerprint of 32 hexadecimal digits: the hash of its
/// key, and of how many findings with the same key come before it.
void setFingerprints(std::vector<Finding> &Findings, llvm::StringRef Root);

} // namespace clang::templates::report

#endif // TIDY_TEMPLATES_LIB_REPORT_FINGERPRINT_H
