//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// --since: findings that a change adds. The sources that the change touches are
// laid over with their text at the merge base, the units that read them are
// analysed again, and what is found there is no news.
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_TOOLS_TIDY_TEMPLATES_SINCE_H
#define TIDY_TEMPLATES_TOOLS_TIDY_TEMPLATES_SINCE_H

#include "tools/tidy-templates/Overlay.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"

namespace clang::templates {

/// The sources that differ, in the work tree at \p Root, from the merge base of
/// HEAD and \p Revision: with their text there. Files that the change adds are
/// not among them. An error if git knows no such revision.
llvm::Expected<Overlay> sourcesAtMergeBase(llvm::StringRef Root,
                                           llvm::StringRef Revision);

} // namespace clang::templates

#endif // TIDY_TEMPLATES_TOOLS_TIDY_TEMPLATES_SINCE_H
