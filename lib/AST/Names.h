//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Questions on names and on the way from a specialisation back to its pattern.
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_LIB_AST_NAMES_H
#define TIDY_TEMPLATES_LIB_AST_NAMES_H

#include "clang/AST/Decl.h"
#include "clang/AST/DeclCXX.h"
#include "llvm/ADT/SmallVector.h"
#include <string>

namespace clang::templates {

/// The qualified name of \p D without inline namespaces and template
/// arguments, as the tables in lib/Knowledge spell it: "std::function".
std::string libraryName(const NamedDecl &D);

/// What \p Name, spelled in the same way, declares: the member of a namespace,
/// with its overloads. Empty if there is none.
llvm::SmallVector<const NamedDecl *, 2>
declarationsCalled(StringRef Name, const ASTContext &Context);

/// The name of \p D for messages; empty for operators and constructors.
StringRef simpleName(const NamedDecl &D);

/// The field of the pattern that \p Field was instantiated from, or \p Field
/// itself. Fields of all specialisations of a class template have one pattern.
const FieldDecl *patternField(const FieldDecl *Field);

/// The declaration of the pattern that \p Function was instantiated from, or
/// \p Function itself.
const FunctionDecl *patternFunction(const FunctionDecl *Function);

/// Whether \p D belongs to the standard library or to its implementation, whose
/// namespaces have reserved names (__gnu_cxx).
bool isInStandardLibrary(const Decl &D);

/// The function that \p Function is written in, if it is the call operator of a
/// lambda; \p Function itself if not.
const FunctionDecl &outsideLambdas(const FunctionDecl &Function);

/// The name of \p Function for messages, without template arguments; that of
/// the class for constructors.
std::string plainName(const FunctionDecl &Function);

/// Whether \p D, or a function or class around it, was made by a template from
/// arguments. What the matcher `isInstantiated` says, without its map of all
/// parents, which costs more than a check may.
bool isInstantiated(const Decl &D);

/// Whether \p Name contains one of \p Words, upper and lower case alike.
bool containsWord(StringRef Name, ArrayRef<llvm::StringLiteral> Words);

/// Whether one of the words of \p Name, told apart by capital letters and
/// underscores, is in \p Words, which are in lower case.
bool hasWord(StringRef Name, ArrayRef<llvm::StringLiteral> Words);

} // namespace clang::templates

#endif // TIDY_TEMPLATES_LIB_AST_NAMES_H
