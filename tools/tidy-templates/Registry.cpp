//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tools/tidy-templates/Registry.h"
#include "llvm/ADT/STLExtras.h"

namespace clang::templates {
namespace {

// What the columns of the registry are called there.
constexpr bool on = true;
[[maybe_unused]] constexpr bool off = false;
constexpr auto any = report::MergeRule::Any;
constexpr auto all = report::MergeRule::All;
[[maybe_unused]] constexpr auto sum = report::MergeRule::Sum;

constexpr CheckInfo Checks[] = {
#define TIDY_TEMPLATES_CHECK(Class, Name, Family, Default, FixGrade, Merge,    \
                             Since)                                            \
  {"templates-" Name, #Family, Default, #FixGrade, Merge, Since},
#include "checks/Checks.def"
};

constexpr llvm::StringLiteral Pages[] = {
#include "Pages.inc" // Generated from docs/checks, in the order of the registry.
};

static_assert(std::size(Checks) == std::size(Pages));

} // namespace

llvm::ArrayRef<CheckInfo> allChecks() { return Checks; }

const CheckInfo *findCheck(llvm::StringRef Name) {
  const auto *Found = llvm::find_if(Checks, [&](const CheckInfo &Check) {
    return Check.Name == Name || Check.Name.drop_front(10) == Name;
  });
  return Found == std::end(Checks) ? nullptr : Found;
}

report::MergeRule mergeRuleOf(llvm::StringRef Check) {
  const CheckInfo *Found = findCheck(Check);
  return Found ? Found->Merge : report::MergeRule::Any;
}

llvm::StringRef pageOf(const CheckInfo &Check) {
  return Pages[&Check - Checks];
}

std::string sentenceOf(const CheckInfo &Check) {
  // The first paragraph below the title.
  llvm::StringRef Body = pageOf(Check).split('\n').second.ltrim('\n');
  std::string Sentence = Body.take_front(Body.find("\n\n")).str();
  llvm::replace(Sentence, '\n', ' ');
  return Sentence;
}

llvm::StringRef version() { return TIDY_TEMPLATES_VERSION; }

} // namespace clang::templates
