//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What a function does with the object of one of its parameters, and whether an
// interface would do for it.
//
//   template <class R> int drain(R &r) {      for R = FileReader:
//     log(r);          // void log(Reader &)    conversion to Reader
//     return r.read(); // virtual               member FileReader::read
//   }
//
//   the body, of a specialisation --follow each mention outwards--> uses
//   the uses, an interface --look names up in it--> the same meaning?
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_LIB_FACTS_INTERFACEUSES_H
#define TIDY_TEMPLATES_LIB_FACTS_INTERFACEUSES_H

#include "lib/AST/TypeClassifier.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/Expr.h"
#include "llvm/ADT/SmallVector.h"
#include <optional>
#include <vector>

namespace clang::templates {

/// One thing that a function does with the object.
struct InterfaceUse {
  /// The member that is named; null if the object is converted to a base class
  /// or passed on.
  const ValueDecl *Member = nullptr;
  /// The call of the member, if it is one.
  const Expr *Call = nullptr;
  /// A class is written before the name: the call is not virtual.
  bool Qualified = false;
  /// Of a conversion: the class, and whether what it yields is const.
  const CXXRecordDecl *Base = nullptr;
  bool ToConst = false;
  /// A template that gets the object as it is, and for which parameter.
  const RedeclarableTemplateDecl *PassedTo = nullptr;
  unsigned Position = 0;
};

struct ParameterUses {
  std::vector<InterfaceUse> Uses;
  /// The places of the mentions, in order.
  std::vector<SourceLocation> Mentions;
};

/// The uses of \p Parameter, of a specialisation or another function that
/// depends on no parameter: a reference or a pointer, raw or smart, to an
/// object. No value if there is one that only the type of the argument
/// explains: a copy, 'sizeof', a coroutine's frame, and whatever is not known
/// to be one of InterfaceUse.
std::optional<ParameterUses> usesOf(const ParmVarDecl &Parameter,
                                    const FunctionDecl &Function,
                                    const TypeClassifier &Types);

/// The places in \p Pattern, the definition of a template, that mention
/// \p Parameter or a variable of deduced type that stands for it, in order. No
/// value if one of them is not evaluated.
std::optional<std::vector<SourceLocation>>
mentionsOf(const ParmVarDecl &Parameter, const FunctionDecl &Pattern);

/// Whether the definition \p Pattern of a template does nothing with
/// \p Parameter but to call public members that \p Interface has, with as many
/// arguments as one of them takes. For templates without specialisations.
bool callsOnlyMembersOf(const CXXRecordDecl &Interface,
                        const ParmVarDecl &Parameter,
                        const FunctionDecl &Pattern);

/// What an object of \p Class is used for. \p Interface is \p Class or a base.
struct InterfaceFit {
  const CXXRecordDecl &Class;
  const CXXRecordDecl &Interface;
  /// The object is const where the interface is used.
  bool AsConst;
};

/// Whether \p Use means the same for a reference to the interface: the name
/// finds the function that the class overrides, with the same result, defaults
/// and access, and nothing else that could be called. Of what is passed on only
/// that other template can tell: no.
bool meansTheSame(const InterfaceUse &Use, const InterfaceFit &For);

/// Whether the compiler knows which function the call \p Use of a virtual one
/// runs, because the class or the function is final.
bool isDevirtualised(const InterfaceUse &Use, const CXXRecordDecl &Class);

/// Whether \p Class is \p Base or derives from it in public and once.
bool isPublicly(const CXXRecordDecl &Class, const CXXRecordDecl &Base);

/// The members called \p Name that lookup finds in \p Class or its bases,
/// canonical; none if bases disagree.
llvm::SmallVector<const NamedDecl *, 4>
membersCalled(DeclarationName Name, const CXXRecordDecl &Class);

} // namespace clang::templates

#endif // TIDY_TEMPLATES_LIB_FACTS_INTERFACEUSES_H
