//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/Fix/SelfGuard.h"
#include "lib/AST/ContainerTypes.h"
#include "lib/AST/TypeClassifier.h"
#include "lib/Fix/Edits.h"
#include "clang/AST/Stmt.h"

namespace clang::templates {

std::optional<FixItHint> refuseSelf(const CXXMethodDecl &Setter,
                                    const ParmVarDecl &Stored,
                                    const ASTContext &Context) {
  const QualType T = Stored.getType().getNonReferenceType();
  const auto *Body = dyn_cast_or_null<CompoundStmt>(Setter.getBody());
  if (!Setter.getReturnType()->isVoidType() || !Stored.getIdentifier() ||
      !isLibrarySharedPointer(T) || !classPattern(pointeeType(T)) || !Body ||
      !mayEdit(Body->getSourceRange(), Context))
    return std::nullopt;
  const SourceManager &Sources = Context.getSourceManager();
  const SourceLocation Open = Body->getLBracLoc();
  const std::string Test = "if (" + Stored.getName().str() + ".get() == this)";
  if (Sources.getSpellingLineNumber(Open) ==
      Sources.getSpellingLineNumber(Body->getRBracLoc()))
    return replaceTokens(Open, "{ " + Test + " return;");
  const std::string Line = lineBreak(Sources.getFileID(Open), Sources).str() +
                           indentation(Open, Sources).str() + "  ";
  return replaceTokens(Open, "{" + Line + Test + Line + "  return;");
}

} // namespace clang::templates
