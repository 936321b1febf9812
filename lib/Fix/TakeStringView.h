//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Makes a function template that takes strings of any type a function that
// takes all of them as one.
//
//   template <class K> int &at(const K &Key) { return Counts[std::string(Key)];
//   }
//
// becomes
//
//   inline int &at(std::string_view Key) { return Counts[std::string(Key)]; }
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_LIB_FIX_TAKESTRINGVIEW_H
#define TIDY_TEMPLATES_LIB_FIX_TAKESTRINGVIEW_H

#include "lib/AST/FunctionNames.h"
#include "lib/Fix/ParameterRemoval.h"

namespace clang::templates {

/// A parameter that strings are passed for, and does not keep them.
struct StringParameter {
  const FunctionTemplateDecl *Template = nullptr;
  /// The index of the template parameter, and of the only function parameter
  /// that is declared with it.
  unsigned Index = 0;
  unsigned Position = 0;
  /// Where the body needs a std::string in its place.
  ArrayRef<const Expr *> Converted;
};

class StringViewTaker {
public:
  /// Walks the user's code twice.
  StringViewTaker(ArrayRef<const FunctionTemplateDecl *> Templates,
                  ASTContext &Context);

  /// Edits of all declarations, of template-ids, of the body and of the
  /// includes. None before C++17, or if
  ///  1. something to edit comes from a macro or a system header,
  ///  2. the template parameter is that of an 'auto', or ParameterRemover
  ///     refuses to take it out,
  ///  3. the function is named without being called: its type changes, or
  ///  4. the template parameter is named for something else, too.
  std::vector<FixItHint> edits(const StringParameter &Parameter) const;

  /// Whether no other translation unit can be in the way.
  bool isHarmless(const StringParameter &Parameter) const;

private:
  ASTContext &Context;
  ParameterRemover Remover;
  FunctionNames Names;
};

} // namespace clang::templates

#endif // TIDY_TEMPLATES_LIB_FIX_TAKESTRINGVIEW_H
