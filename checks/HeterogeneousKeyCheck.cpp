//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/HeterogeneousKeyCheck.h"
#include "clang/ASTMatchers/ASTMatchFinder.h"

using namespace clang::ast_matchers;

namespace clang::tidy::templates {

void HeterogeneousKeyCheck::registerMatchers(MatchFinder *Finder) {
  // TODO: Match the bad pattern, built from named locals.
  const auto Bad = functionDecl(hasName("todo_replace_this_matcher"));
  Finder->addMatcher(Bad.bind("bad"), this);
}

void HeterogeneousKeyCheck::check(const MatchFinder::MatchResult &Result) {
  const auto *Bad = Result.Nodes.getNodeAs<FunctionDecl>("bad");
  // TODO: Say what happens and what to do.
  diag(Bad->getLocation(), "todo: replace this message");
}

} // namespace clang::tidy::templates
