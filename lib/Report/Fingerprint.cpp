//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/Report/Fingerprint.h"
#include "lib/Report/Sources.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/Support/SHA256.h"

namespace clang::templates::report {

static std::string withSingleBlanks(llvm::StringRef Text) {
  llvm::SmallVector<llvm::StringRef, 16> Words;
  llvm::SplitString(Text, Words, " \t\v\f\r\n");
  return llvm::join(Words, " ");
}

std::string stableKey(const Finding &F, llvm::StringRef Root) {
  return F.Check + '\t' + withSingleBlanks(relativePath(F.At.Path, Root)) +
         '\t' + withSingleBlanks(F.SourceLine);
}

void setFingerprints(std::vector<Finding> &Findings, llvm::StringRef Root) {
  llvm::StringMap<unsigned> Before;
  for (Finding &F : Findings) {
    std::string Key = stableKey(F, Root);
    unsigned Number = Before[Key]++;
    Key += '\t' + std::to_string(Number);
    auto Hash = llvm::SHA256::hash(llvm::arrayRefFromStringRef(Key));
    F.Fingerprint = llvm::toHex(llvm::ArrayRef(Hash).take_front(16),
                                /*LowerCase=*/true);
  }
}

} // namespace clang::templates::report
