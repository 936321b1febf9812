//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Places: symbolic names of objects, as one function sees them.
//
//   p->timer().onTick            with  Timer &timer() { return *timer_; }
//
//   Parameter(p)                       the shared_ptr 'p' itself
//     Pointee, shared                  *p
//       Field(timer_)                  p->timer_, a unique_ptr
//         Pointee, unique              *p->timer_
//           Field(onTick)              the erased callable
//
// Equal ways to an object give the same place: two expressions whose places are
// the same pointer name the same object. If they are not, the objects can still
// be the same: elements at two indices, what a pointer points to before and
// after a call that may have changed it (mayBeSame). A step knows whether it
// owns: from a place, the way up through fields, elements and owning pointees
// leads through everything that keeps it alive.
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_LIB_FACTS_PLACES_H
#define TIDY_TEMPLATES_LIB_FACTS_PLACES_H

#include "lib/AST/TypeClassifier.h"
#include "clang/AST/Decl.h"
#include "clang/AST/Expr.h"
#include "llvm/ADT/PointerUnion.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/iterator.h"
#include "llvm/ADT/iterator_range.h"
#include "llvm/Support/Allocator.h"
#include <map>
#include <tuple>

namespace clang::templates {

/// Tells apart the elements of a container, and what a pointer points to at
/// different times.
struct PlaceKey {
  /// A literal index, the place of an index, an expression; null for any
  /// element, and for what a pointer pointed to at first.
  const void *Id = nullptr;
  /// Since when, or seen from which call; null where the key means the same
  /// everywhere.
  const void *Context = nullptr;
};

class Place {
public:
  enum class Kind : uint8_t {
    This,      ///< The object of a member function, the closure of a lambda.
    Parameter, ///< A parameter; what it refers to, if it is a reference.
    Variable,  ///< A local variable or one with static duration.
    Temporary, ///< What an expression makes: a closure, `new T`, a result.
    Field,     ///< A data member of the parent, or a capture of a closure.
    Element,   ///< An element of the parent, a container.
    Pointee,   ///< What the parent, a pointer, points to.
  };

  Kind kind() const { return K; }
  Place *parent() const { return Parent; }
  /// The variable, parameter or field; null for other kinds and for members of
  /// dependent types that could not be looked up.
  const ValueDecl *decl() const {
    return llvm::dyn_cast_if_present<const ValueDecl *>(Origin);
  }
  /// The name of a member of a dependent type; empty for other places.
  DeclarationName dependentName() const {
    return K == Kind::Field && !Origin
               ? DeclarationName::getFromOpaquePtr(const_cast<void *>(Identity))
               : DeclarationName();
  }
  /// What makes a temporary.
  const Expr *expr() const {
    return llvm::dyn_cast_if_present<const Expr *>(Origin);
  }
  /// The type of the object, null if unknown.
  QualType type() const { return Type; }
  /// How the parent owns this pointee.
  Ownership ownership() const { return Own; }
  /// Steps from the root.
  unsigned depth() const { return Depth; }
  /// Which element of the parent, or since when the parent points to it.
  PlaceKey key() const { return {Identity, Second}; }
  class ChildIterator
      : public llvm::iterator_facade_base<ChildIterator,
                                          std::forward_iterator_tag, Place *,
                                          std::ptrdiff_t, Place **, Place *> {
  public:
    explicit ChildIterator(Place *At) : At(At) {}
    bool operator==(const ChildIterator &Other) const { return At == Other.At; }
    Place *operator*() const { return At; }
    ChildIterator &operator++() {
      At = At->Next;
      return *this;
    }

  private:
    Place *At;
  };
  /// In the order in which they were made; one that is made meanwhile is last.
  llvm::iterator_range<ChildIterator> children() const {
    return {ChildIterator(FirstChild), ChildIterator(nullptr)};
  }

  /// Whether the parent keeps this place alive.
  bool ownedByParent() const {
    return K == Kind::Field || K == Kind::Element ||
           (K == Kind::Pointee && keepsAlive(Own));
  }
  /// Whether the place stands for several objects: it is, or lies in, any
  /// element of a container.
  bool isOneOfMany() const {
    for (const Place *P = this; P; P = P->Parent)
      if (P->K == Kind::Element && !P->Identity)
        return true;
    return false;
  }
  const Place *root() const {
    const Place *P = this;
    while (P->Parent)
      P = P->Parent;
    return P;
  }
  /// The lambda, if the place is a closure of one.
  const LambdaExpr *lambda() const;
  /// Whether the object was made in a callee, and is seen from its caller.
  bool isReplica() const { return Replica; }
  /// The call that a replica is seen from; null for other places.
  const Expr *call() const {
    return Replica ? static_cast<const Expr *>(Second) : nullptr;
  }
  /// Whether a callable with captured or bound values is here.
  bool isClosure() const { return Closure; }
  /// What an expression that names the place knows of its type.
  void learnType(QualType T) {
    if (Type.isNull() && !T.isNull() && !T->isDependentType())
      Type = T.getNonReferenceType();
  }
  /// The member of a user's class that this place is, or lies in as an element,
  /// a part of a library's class or behind a pointer; null if there is none.
  const FieldDecl *member() const;
  /// Whether the object can be that of \p Other: the ways are equal but for
  /// elements that can be the same and pointers that may have changed.
  bool mayBeSame(const Place &Other) const;
  /// The name that a message gives to the place: the nearest declared name.
  std::string name() const;

private:
  friend class PlaceTable;
  Place() = default;

  Kind K = Kind::This;
  Ownership Own = Ownership::None;
  bool Closure = false;
  bool Replica = false;
  // Functions are full of places: what one takes is what the analysis takes.
  uint8_t Depth = 0;
  Place *Parent = nullptr;
  llvm::PointerUnion<const ValueDecl *, const Expr *> Origin;
  const void *Identity = nullptr;
  const void *Second = nullptr;
  QualType Type;
  Place *FirstChild = nullptr;
  Place *LastChild = nullptr;
  Place *Next = nullptr;
};

/// What a place holds: a copy of an object, or a pointer to one.
struct Value {
  enum class Kind : uint8_t {
    Unknown, ///< Anything: cannot tell.
    Null,    ///< An empty pointer, callable or container.
    Object,  ///< A copy of what is in `P`, or `P` itself moved here.
    Pointer, ///< A pointer to `P`.
  };
  Kind K = Kind::Unknown;
  Ownership Own = Ownership::None;
  Place *P = nullptr;

  static Value unknown() { return {}; }
  static Value null() { return {Kind::Null, Ownership::None, nullptr}; }
  static Value object(Place *P) {
    return P ? Value{Kind::Object, Ownership::None, P} : Value();
  }
  static Value pointer(Place *P, Ownership Own) {
    return P ? Value{Kind::Pointer, Own, P} : Value();
  }
  bool isUnknown() const { return K == Kind::Unknown; }
  bool isNull() const { return K == Kind::Null; }
  bool isObject() const { return K == Kind::Object; }
  bool isPointer() const { return K == Kind::Pointer; }
  friend bool operator==(const Value &A, const Value &B) {
    return A.K == B.K && A.Own == B.Own && A.P == B.P;
  }
};

/// Makes places, one for each way. Ways longer than MaxDepth have no place
/// (null): that is where lists that are walked in a loop or by recursion end.
class PlaceTable {
public:
  static constexpr unsigned MaxDepth = 16;

  /// The places are in \p Memory as long as it lasts.
  explicit PlaceTable(llvm::BumpPtrAllocator &Memory) : Memory(Memory) {}

  Place *thisObject(QualType Type);
  Place *parameter(const ParmVarDecl *Param);
  Place *variable(const VarDecl *Var);
  /// \p Key tells apart what one expression makes.
  Place *temporary(const Expr *E, QualType Type, const void *Key = nullptr);
  /// The object that the callee's local object \p Original is for the caller
  /// when its effects are replayed for the call \p At.
  Place *replica(const Place &Original, const Expr *At);
  Place *field(Place *Object, const ValueDecl *Field);
  /// A member that only its name is known of, in a dependent type; without a
  /// name the captured `this` of a closure.
  Place *field(Place *Object, DeclarationName Name);
  /// A value that \p Object holds without a member of its own: an argument of
  /// std::bind, the deleter of a pointer.
  Place *bound(Place *Object, const Expr *Arg);
  /// The field of \p Object that \p Other is of another object.
  Place *sameField(Place *Object, const Place &Other);
  Place *element(Place *Container, PlaceKey Key = {});
  Place *pointee(Place *Pointer, Ownership Own, QualType Type,
                 PlaceKey Since = {});
  void markClosure(Place *P) { P->Closure = true; }

  /// To be called when few more places will be made: gives back the memory that
  /// finding known ones takes, until the next one is asked for.
  void compact() { Index.clear(); }

private:
  using Key = std::tuple<Place::Kind, Place *, const void *, const void *>;
  Place *make(Place::Kind Kind, Place *Parent, const void *Identity,
              const void *Second = nullptr);

  void indexAll(Place *First);

  // There is a table for each function of a program, and most are tiny.
  llvm::BumpPtrAllocator &Memory;
  Place *FirstRoot = nullptr;
  Place *LastRoot = nullptr;
  /// Of all places, or empty.
  std::map<Key, Place *> Index;
};

} // namespace clang::templates

#endif // TIDY_TEMPLATES_LIB_FACTS_PLACES_H
