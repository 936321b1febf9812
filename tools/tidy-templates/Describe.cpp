//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// tidy-templates list and explain.
//
//===----------------------------------------------------------------------===//

#include "tools/tidy-templates/Commands.h"
#include "tools/tidy-templates/Registry.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/raw_ostream.h"

namespace clang::templates {

llvm::Expected<ExitCode> listChecks() {
  size_t Width = 0;
  for (const CheckInfo &Check : allChecks())
    Width = std::max(Width, Check.Name.size());
  auto Row = [&](llvm::StringRef Name, llvm::StringRef Family,
                 llvm::StringRef Default, llvm::StringRef Fix) {
    llvm::outs() << Name;
    llvm::outs().indent(Width + 2 - Name.size());
    llvm::outs() << llvm::formatv("{0,-15} {1,-8} {2}\n", Family, Default, Fix);
  };
  Row("CHECK", "FAMILY", "DEFAULT", "FIX");
  for (const CheckInfo &Check : allChecks())
    Row(Check.Name, Check.Family, Check.OnByDefault ? "on" : "off", Check.Fix);
  return ExitClean;
}

/// The check whose name is nearest, to ask whether it was meant.
static llvm::StringRef nearestName(llvm::StringRef Name) {
  return llvm::min_element(allChecks(),
                           [&](const CheckInfo &Left, const CheckInfo &Right) {
                             auto Distance = [&](llvm::StringRef Candidate) {
                               if (!Name.starts_with("templates-"))
                                 Candidate.consume_front("templates-");
                               return Name.edit_distance(Candidate);
                             };
                             return Distance(Left.Name) < Distance(Right.Name);
                           })
      ->Name;
}

llvm::Expected<ExitCode> explain(const ExplainOptions &Options) {
  const CheckInfo *Check = findCheck(Options.Check);
  if (!Check)
    return llvm::createStringError("no check '" + Options.Check + "'; is it " +
                                   nearestName(Options.Check) +
                                   "? 'tidy-templates list' shows all");
  llvm::outs() << pageOf(*Check);
  return ExitClean;
}

} // namespace clang::templates
