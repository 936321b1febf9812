//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Classes whose objects can come to own themselves: a setter takes any shared
// pointer into a member that points to the class, and something follows it.
//
//   owning members -> unguarded setters -> walks and rings -> findings
//
// Works on the code as it is written, so that it needs no specialisation.
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_LIB_FACTS_SELFOWNERS_H
#define TIDY_TEMPLATES_LIB_FACTS_SELFOWNERS_H

#include "lib/AST/Functions.h"
#include "lib/AST/TypeClassifier.h"

namespace clang::templates {

struct SelfOwner {
  /// The class as it is written: of a template the pattern.
  const CXXRecordDecl *Class = nullptr;
  /// The shared pointer to the class or to a base of it.
  const FieldDecl *Link = nullptr;
  /// The public member that stores its parameter in `Link` and asks nothing;
  /// null if the ring is closed without one.
  const CXXMethodDecl *Setter = nullptr;
  const ParmVarDecl *Stored = nullptr;
  /// The loop or the recursive call that follows `Link` until it is null, and
  /// the function around it; null if none is visible.
  const Stmt *Walk = nullptr;
  const FunctionDecl *Walker = nullptr;
  /// The call or assignment that makes objects own themselves; null if none is
  /// visible.
  const Expr *Ring = nullptr;
};

/// Whether \p Field is a shared pointer to the class that it is a member of, or
/// to a base of that class. No if the base depends on a parameter. Fields that
/// were instantiated do not count.
bool pointsToOwnClass(const FieldDecl &Field, const TypeClassifier &Types);

/// The owners among the classes of \p Links, which point to their own class, in
/// their order. Linear in the size of \p Functions. A setter that compares with
/// `this`, counts, loops, or gives its parameter to a function does what cannot
/// be told, and is taken for guarded. A walk alone makes no finding in a class
/// that is a node of a list or tree by its name or that of the member.
std::vector<SelfOwner> findSelfOwners(ArrayRef<const FieldDecl *> Links,
                                      const FunctionsWithBodies &Functions,
                                      const TypeClassifier &Types);

} // namespace clang::templates

#endif // TIDY_TEMPLATES_LIB_FACTS_SELFOWNERS_H
