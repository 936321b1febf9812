//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/UnboundedCacheCheck.h"
#include "lib/Facts/GrowingContainers.h"
#include "clang/ASTMatchers/ASTMatchFinder.h"

using namespace clang::ast_matchers;
using namespace clang::templates;

namespace clang::tidy::templates {

/// At most so many notes of one kind.
static constexpr unsigned MaxNotes = 5;

UnboundedCacheCheck::UnboundedCacheCheck(StringRef Name,
                                         ClangTidyContext *Context)
    : ClangTidyCheck(Name, Context),
      TemplatesOnly(Options.get("TemplatesOnly", true)),
      Strict(Options.get("Strict", false)) {}

UnboundedCacheCheck::~UnboundedCacheCheck() = default;

void UnboundedCacheCheck::storeOptions(ClangTidyOptions::OptionMap &Opts) {
  Options.store(Opts, "TemplatesOnly", TemplatesOnly);
  Options.store(Opts, "Strict", Strict);
}

void UnboundedCacheCheck::registerMatchers(MatchFinder *Finder) {
  Finder->addMatcher(varDecl(hasGlobalStorage()).bind("variable"), this);
  Finder->addMatcher(lambdaExpr().bind("closure"), this);
}

void UnboundedCacheCheck::check(const MatchFinder::MatchResult &Result) {
  if (!Containers)
    Containers = std::make_unique<LongLivedContainers>(*Result.Context, Types,
                                                       TemplatesOnly, Strict);
  if (const auto *Var = Result.Nodes.getNodeAs<VarDecl>("variable"))
    Containers->add(*Var);
  if (const auto *Closure = Result.Nodes.getNodeAs<LambdaExpr>("closure"))
    Containers->add(*Closure);
}

void UnboundedCacheCheck::onEndOfTranslationUnit() {
  if (!Containers)
    return;
  for (const GrowingContainer &Finding : Containers->findGrowing())
    report(Finding);
  Containers.reset();
}

/// Where the capture of \p Container is written.
static SourceLocation captureLocation(const LambdaExpr &Closure,
                                      const ValueDecl *Container) {
  for (const LambdaCapture &Capture : Closure.captures())
    if (Capture.capturesVariable() && Capture.isExplicit() &&
        Capture.getCapturedVar() == Container)
      return Capture.getLocation();
  return Closure.getBeginLoc();
}

void UnboundedCacheCheck::report(const GrowingContainer &Finding) {
  const auto *Var = dyn_cast<VarDecl>(Finding.Container);
  const bool OfThread = Var && Var->getTLSKind() != VarDecl::TLS_None;
  SourceLocation Loc = Finding.Closure ? captureLocation(*Finding.Closure, Var)
                                       : Finding.Container->getLocation();
  diag(Loc, "%select{|each container in }0%1 lives as long as the "
            "%select{program|thread|closure}2, and only grows; limit its "
            "size, take out what is not needed any more, or give it an owner "
            "that ends")
      << (Finding.Level > 0) << Finding.Container
      << (Finding.Closure ? 2
          : OfThread      ? 1
                          : 0);
  for (const Expr *Insertion :
       ArrayRef(Finding.Insertions).take_front(MaxNotes))
    diag(Insertion->getBeginLoc(), "each new input adds an element here",
         DiagnosticIDs::Note);
  if (Finding.Object)
    diag(Finding.Object->getLocation(),
         "the object that %0 is a member of is never destroyed before the "
         "program ends",
         DiagnosticIDs::Note)
        << Finding.Container;
  if (Finding.Exit)
    diag(Finding.Exit->getBeginLoc(), "the closure leaves its function here",
         DiagnosticIDs::Note);
  if (Finding.Copies > 0) {
    SourceLocation First = Finding.FirstInstantiation;
    diag(First.isValid() ? First : Loc,
         "%0 specialisation%s0 carr%plural{1:ies|:y}0 a copy"
         "%select{|; the first is instantiated here}1",
         DiagnosticIDs::Note)
        << Finding.Copies << First.isValid();
  }
}

} // namespace clang::tidy::templates
