//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What classes say about the lives of their objects: whether they are copied,
// end before the program does, and take out what they have put elsewhere.
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_LIB_FACTS_OBJECTOWNERS_H
#define TIDY_TEMPLATES_LIB_FACTS_OBJECTOWNERS_H

#include "lib/Facts/UnitFacts.h"
#include <optional>

namespace clang::templates {

class ObjectOwners {
public:
  explicit ObjectOwners(UnitFacts &Facts) : Facts(Facts) {}

  /// Whether the end of an object of type \p T does something that cannot be
  /// told to leave other objects alone: there is a destructor with a body, of
  /// the class, a base or a member.
  bool mayRelease(QualType T) const;

  /// Whether \p Where is a part of the object of its function: a member, or
  /// what members own alone.
  static bool isOwnPart(const Place &Where);

  /// Whether \p Where belongs to somebody who has several closures from several
  /// objects, and outlives them: a container with static duration, or one that
  /// a parameter or a member refers to. With \p Strict a single slot, too.
  static bool isForeign(const Place &Where, bool Strict);

  /// Whether copies and moves of an object of \p Class copy a closure that
  /// refers to it. No, if the class is not a template's, has operations of its
  /// own or deleted ones, or is made to live behind a pointer: with virtual
  /// functions, shared_from_this or no public constructor (with \p Strict only
  /// what cannot be copied at all).
  bool mayBeCopied(const CXXRecordDecl &Class, bool Strict) const;

  /// Whether an object of \p Class may take out the closure that \p Store puts
  /// elsewhere (null: a thread runs it) before it ends, or lives as long as the
  /// program. Nobody knows of objects with virtual functions. (With \p Strict
  /// only what is seen in the class counts.)
  bool mayTakeOut(const CXXRecordDecl &Class, const Effect *Store, bool Strict);

  /// The destructor of \p Class, if it cancels or joins something and is seen
  /// to do nothing else: a call that is queued already comes after it. Null,
  /// if it may take out what \p Store puts elsewhere, or cannot be told to.
  const CXXDestructorDecl *cancellingDestructor(const CXXRecordDecl &Class,
                                                const Effect *Store) const;

private:
  bool mayRelease(QualType T, unsigned Depth) const;
  bool mayRelease(const CXXRecordDecl &Record, unsigned Depth) const;
  bool hasStaticObject(const CXXRecordDecl &Class);

  UnitFacts &Facts;
  /// The patterns of the classes of variables with static duration, and of
  /// those of main.
  std::optional<llvm::DenseSet<const CXXRecordDecl *>> Static;
};

} // namespace clang::templates

#endif // TIDY_TEMPLATES_LIB_FACTS_OBJECTOWNERS_H
