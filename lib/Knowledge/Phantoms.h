//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// How a template parameter says that it distinguishes on purpose and is not
// meant to be used. Tables of words in lower case, without logic; names are
// compared word by word ("MeshTag", "mesh_tag", "TAG").
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_LIB_KNOWLEDGE_PHANTOMS_H
#define TIDY_TEMPLATES_LIB_KNOWLEDGE_PHANTOMS_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"

namespace clang::templates::knowledge {

/// In the name of a parameter: it tells specialisations apart, or is there for
/// specialisations to be written.
llvm::ArrayRef<llvm::StringLiteral> phantomParameterWords();

/// In the name of a class template: its objects are a name for something, or
/// it says something about its arguments.
llvm::ArrayRef<llvm::StringLiteral> phantomClassWords();

/// In the name of a class: generic code calls its members, which have the same
/// template parameters in each such class.
llvm::ArrayRef<llvm::StringLiteral> protocolClassWords();

} // namespace clang::templates::knowledge

#endif // TIDY_TEMPLATES_LIB_KNOWLEDGE_PHANTOMS_H
