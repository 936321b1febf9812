//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What every fix needs: may this text be edited, and how to edit it so that
// the same edit from two translation units is merged into one. Edits replace at
// least one token; text that is inserted beside a token would be inserted once
// for each translation unit that includes the header.
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_LIB_FIX_EDITS_H
#define TIDY_TEMPLATES_LIB_FIX_EDITS_H

#include "clang/AST/ASTContext.h"
#include "clang/Basic/Diagnostic.h"
#include "llvm/ADT/StringSet.h"
#include <string>

namespace clang::templates {

/// Whether the tokens of \p Range are written in one file of the user's: not in
/// a macro expansion and not in a system header.
bool mayEdit(SourceRange Range, const ASTContext &Context);

/// The source text of the tokens of \p Range.
StringRef sourceText(SourceRange Range, const ASTContext &Context);

/// Puts \p Text in the place of the tokens of \p Range.
FixItHint replaceTokens(SourceRange Range, const std::string &Text);

/// Puts \p Text before (after) the token at \p Loc, by replacing the token.
FixItHint writeBefore(SourceLocation Loc, const std::string &Text,
                      const ASTContext &Context);
FixItHint writeAfter(SourceLocation Loc, const std::string &Text,
                     const ASTContext &Context);

/// The white space that the line of \p Loc starts with.
StringRef indentation(SourceLocation Loc, const SourceManager &Sources);

/// How the lines of \p File end: "\n", or "\r\n" if its first one does.
StringRef lineBreak(FileID File, const SourceManager &Sources);

/// The first of \p Name, \p Name2, \p Name3, ... that no token of \p Range
/// spells and that is not in \p Taken.
std::string freshName(StringRef Name, SourceRange Range,
                      const ASTContext &Context,
                      const llvm::StringSet<> &Taken);

} // namespace clang::templates

#endif // TIDY_TEMPLATES_LIB_FIX_EDITS_H
