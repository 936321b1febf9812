//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/Facts/ObjectState.h"
#include "lib/Facts/OwnershipRing.h"
#include "test/lib/TestAST.h"
#include "gtest/gtest.h"

namespace clang::templates::test {
namespace {

/// Places, and what they hold, of these variables.
class Objects : public ::testing::Test {
protected:
  Objects()
      : AST("struct N { std::shared_ptr<N> next; std::function<void()> cb;"
            "std::unique_ptr<N> own; N *raw; std::vector<N> list; };"
            "void f(std::shared_ptr<N> p, std::shared_ptr<N> q,"
            "std::weak_ptr<N> w, N *r, N n, N m, std::unique_ptr<N> u) {"
            "auto l = [p] {}; auto k = [q] {}; }"),
        State(Places, Types) {}

  Place *param(StringRef Name) {
    return Places.parameter(AST.find<ParmVarDecl>(Name));
  }
  Place *field(Place *Object, StringRef Name) {
    return Places.field(Object, AST.find<FieldDecl>(Name));
  }
  Place *deref(Place *Pointer) { return State.deref(State.load(Pointer)); }
  /// The closure of the lambda number \p I, with nothing captured yet.
  Place *closure(unsigned I) {
    Place *P = Places.temporary(AST.lambdas()[I], QualType());
    Places.markClosure(P);
    return P;
  }
  /// ... which captured \p V.
  Place *capture(Place *Closure, StringRef Name, Value V) {
    Place *Slot = Places.field(Closure, AST.find<ParmVarDecl>(Name));
    State.set(Slot, V);
    return Slot;
  }
  std::string loaded(Place *P) { return spell(State.load(P)); }
  /// All that \p P may hold.
  std::string all(Place *P) const {
    const ObjectState::Cell *Held = State.contents(P);
    if (!Held)
      return "untouched";
    std::string Text;
    for (Value V : *Held)
      Text += (Text.empty() ? "" : " | ") + spell(V);
    return Text;
  }

  TestAST AST;
  TypeClassifier Types;
  llvm::BumpPtrAllocator Memory;
  PlaceTable Places{Memory};
  ObjectState State;
};

//===----------------------------------------------------------------------===//
// Places
//===----------------------------------------------------------------------===//

TEST_F(Objects, EqualWaysAreOnePlace) {
  EXPECT_EQ(param("p"), param("p"));
  EXPECT_NE(param("p"), param("q"));
  EXPECT_EQ(field(deref(param("p")), "cb"), field(deref(param("p")), "cb"));
  EXPECT_NE(field(deref(param("p")), "cb"), field(deref(param("q")), "cb"));
  EXPECT_EQ(Places.thisObject(QualType()), Places.thisObject(QualType()));
}

TEST_F(Objects, NothingHasNoParts) {
  EXPECT_EQ(field(nullptr, "cb"), nullptr);
  EXPECT_EQ(Places.element(nullptr), nullptr);
  EXPECT_EQ(Places.pointee(nullptr, Ownership::None, QualType()), nullptr);
  EXPECT_EQ(Places.field(nullptr, DeclarationName()), nullptr);
  EXPECT_EQ(Places.bound(nullptr, nullptr), nullptr);
}

TEST_F(Objects, PlaceKnowsItsWay) {
  Place *Cb = field(deref(param("p")), "cb");
  EXPECT_EQ(Cb->kind(), Place::Kind::Field);
  EXPECT_EQ(Cb->depth(), 2U);
  EXPECT_EQ(Cb->root(), param("p"));
  EXPECT_EQ(Cb->parent()->kind(), Place::Kind::Pointee);
  EXPECT_EQ(Cb->parent()->ownership(), Ownership::Shared);
  EXPECT_EQ(Cb->name(), "cb");
  EXPECT_EQ(Cb->parent()->name(), "p");
  EXPECT_EQ(spell(Cb), "p->cb");
}

TEST_F(Objects, PartsAndOwnedPointeesAreKeptAlive) {
  Place *N = param("n");
  EXPECT_TRUE(field(N, "cb")->ownedByParent());
  EXPECT_TRUE(Places.element(field(N, "list"))->ownedByParent());
  EXPECT_TRUE(deref(field(N, "next"))->ownedByParent());
  EXPECT_TRUE(deref(field(N, "own"))->ownedByParent());
  EXPECT_FALSE(deref(field(N, "raw"))->ownedByParent());
  EXPECT_FALSE(deref(param("w"))->ownedByParent());
  EXPECT_FALSE(N->ownedByParent());
}

TEST_F(Objects, MemberOfAUsersClass) {
  Place *N = param("n");
  EXPECT_EQ(field(N, "cb")->member(), AST.find<FieldDecl>("cb"));
  EXPECT_EQ(Places.element(field(N, "list"))->member(),
            AST.find<FieldDecl>("list"));
  EXPECT_EQ(deref(field(N, "own"))->member(), AST.find<FieldDecl>("own"));
  EXPECT_EQ(N->member(), nullptr);
  EXPECT_EQ(capture(closure(0), "p", Value::null())->member(), nullptr);
}

TEST_F(Objects, OneExpressionMakesSeveralObjectsByKey) {
  const Expr *E = AST.lambdas()[0];
  int Key = 0;
  EXPECT_EQ(Places.temporary(E, QualType()), Places.temporary(E, QualType()));
  EXPECT_NE(Places.temporary(E, QualType()),
            Places.temporary(E, QualType(), &Key));
}

TEST_F(Objects, ReplicaIsOfTheSameKind) {
  Place *C = closure(0);
  Place *R = Places.replica(*C, AST.lambdas()[1]);
  EXPECT_NE(R, C);
  EXPECT_TRUE(R->isClosure());
  EXPECT_EQ(R->lambda(), C->lambda());
}

TEST_F(Objects, SameFieldOfAnotherObject) {
  Place *Slot = capture(closure(0), "p", Value::null());
  Place *Other = Places.sameField(closure(1), *Slot);
  EXPECT_NE(Other, Slot);
  EXPECT_EQ(Other->decl(), Slot->decl());
  EXPECT_EQ(Places.sameField(closure(0), *Slot), Slot);
}

TEST_F(Objects, WaysAreBounded) {
  Place *P = param("n");
  for (unsigned I = 0; I < PlaceTable::MaxDepth; ++I) {
    ASSERT_TRUE(P);
    P = Places.element(P);
  }
  ASSERT_TRUE(P);
  EXPECT_EQ(P->depth(), PlaceTable::MaxDepth);
  EXPECT_EQ(Places.element(P), nullptr);
}

//===----------------------------------------------------------------------===//
// Values
//===----------------------------------------------------------------------===//

TEST_F(Objects, UntouchedPlaceHoldsWhatItHeldAtTheStart) {
  EXPECT_EQ(loaded(param("p")), "p");
  EXPECT_EQ(State.load(param("p")).Own, Ownership::Shared);
  EXPECT_EQ(State.load(param("w")).Own, Ownership::Weak);
  EXPECT_EQ(State.load(param("r")).Own, Ownership::None);
  EXPECT_EQ(State.load(param("u")).Own, Ownership::Unique);
  EXPECT_TRUE(State.load(param("n")).isObject());
}

TEST_F(Objects, NothingCannotBeTold) {
  EXPECT_TRUE(State.load(nullptr).isUnknown());
  EXPECT_EQ(State.deref(Value::unknown()), nullptr);
  EXPECT_EQ(State.deref(Value::null()), nullptr);
  EXPECT_TRUE(Value::object(nullptr).isUnknown());
  EXPECT_TRUE(Value::pointer(nullptr, Ownership::Shared).isUnknown());
  State.set(nullptr, Value::null());
  State.add(nullptr, Value::null());
  State.release(nullptr);
}

TEST_F(Objects, SetReplaces) {
  State.set(param("p"), State.load(param("q")));
  EXPECT_EQ(all(param("p")), "q");
  State.set(param("p"), Value::null());
  EXPECT_EQ(all(param("p")), "null");
}

TEST_F(Objects, AddKeepsWhatWasThere) {
  Place *Element = Places.element(field(param("n"), "list"));
  State.add(Element, State.load(param("n")));
  State.add(Element, State.load(param("m")));
  State.add(Element, State.load(param("m")));
  EXPECT_EQ(all(Element), "n | m");
}

TEST_F(Objects, AddIsBounded) {
  Place *Element = Places.element(field(param("n"), "list"));
  int Keys[100];
  for (int &Key : Keys)
    State.add(Element, Value::object(Places.temporary(AST.lambdas()[0],
                                                      QualType(), &Key)));
  EXPECT_EQ(State.contents(Element)->size(), ObjectState::MaxValues);
}

TEST_F(Objects, ReleaseEmptiesElements) {
  Place *List = field(param("n"), "list");
  State.add(Places.element(List), State.load(param("m")));
  State.release(List);
  EXPECT_EQ(all(List), "null");
  EXPECT_EQ(all(Places.element(List)), "null");
}

TEST_F(Objects, LoadPrefersWhatSaysSomething) {
  State.add(param("r"), Value::null());
  State.add(param("r"), Value::unknown());
  State.add(param("r"), State.load(param("p")));
  EXPECT_EQ(loaded(param("r")), "p");
}

TEST_F(Objects, PartOfACopyIsThePartOfTheOriginal) {
  State.set(param("n"), Value::object(param("m")));
  EXPECT_EQ(loaded(field(param("n"), "next")), "m.next");
  EXPECT_EQ(loaded(field(param("n"), "cb")), "m.cb");
}

TEST_F(Objects, PartWrittenAfterTheCopyIsItsOwn) {
  State.set(param("n"), Value::object(param("m")));
  State.set(field(param("n"), "next"), Value::null());
  EXPECT_EQ(loaded(field(param("n"), "next")), "null");
  EXPECT_EQ(loaded(field(param("m"), "next")), "m.next");
}

TEST_F(Objects, CopiesOfEachOtherTerminate) {
  State.set(param("n"), Value::object(param("m")));
  State.set(param("m"), Value::object(param("n")));
  State.load(field(param("n"), "next"));
  EXPECT_EQ(all(param("n")), "m");
  EXPECT_EQ(all(param("m")), "n");
}

TEST_F(Objects, SomethingIsBehindAnUnknownClass) {
  Place *Behind = State.deref(Value::object(param("n")));
  ASSERT_TRUE(Behind);
  EXPECT_EQ(Behind->ownership(), Ownership::None);
}

//===----------------------------------------------------------------------===//
// Joins
//===----------------------------------------------------------------------===//

TEST_F(Objects, JoinOfBothBranches) {
  EXPECT_TRUE(State.join({[&] {
                            State.set(param("r"), State.load(param("p")));
                            return true;
                          },
                          [&] {
                            State.set(param("r"), State.load(param("q")));
                            return true;
                          }}));
  EXPECT_EQ(all(param("r")), "p | q");
}

TEST_F(Objects, EachBranchStartsFromThePresentState) {
  State.set(param("r"), Value::null());
  State.join({[&] {
                State.set(param("r"), State.load(param("p")));
                return true;
              },
              [&] {
                EXPECT_EQ(loaded(param("r")), "null");
                return true;
              }});
  EXPECT_EQ(all(param("r")), "p | null");
}

TEST_F(Objects, BranchThatDoesNotTouchLeavesTheStart) {
  State.join({[&] {
                State.set(param("r"), State.load(param("p")));
                return true;
              },
              [] { return true; }});
  EXPECT_EQ(all(param("r")), "p | r");
}

TEST_F(Objects, BranchThatDoesNotComeBackIsLeftOut) {
  EXPECT_TRUE(State.join({[&] {
                            State.set(param("r"), State.load(param("p")));
                            return false;
                          },
                          [&] {
                            State.set(param("r"), State.load(param("q")));
                            return true;
                          }}));
  EXPECT_EQ(all(param("r")), "q");
}

TEST_F(Objects, NoBranchComesBack) {
  EXPECT_FALSE(State.join({[&] {
                             State.set(param("r"), Value::null());
                             return false;
                           },
                           [] { return false; }}));
  EXPECT_EQ(all(param("r")), "untouched");
}

TEST_F(Objects, NoBranches) { EXPECT_FALSE(State.join({})); }

TEST_F(Objects, SameInBothBranches) {
  auto Reset = [&] {
    State.set(param("r"), Value::null());
    return true;
  };
  State.join({Reset, Reset});
  EXPECT_EQ(all(param("r")), "null");
}

TEST_F(Objects, JoinInAJoin) {
  State.join({[&] {
                State.set(param("r"), State.load(param("p")));
                State.join({[&] {
                              State.set(param("r"), State.load(param("q")));
                              return true;
                            },
                            [] { return true; }});
                EXPECT_EQ(all(param("r")), "q | p");
                return true;
              },
              [&] {
                EXPECT_EQ(all(param("r")), "untouched");
                State.set(param("r"), Value::null());
                return true;
              }});
  EXPECT_EQ(all(param("r")), "q | p | null");
}

TEST_F(Objects, JoinIsBounded) {
  int Keys[100];
  for (int &Key : Keys)
    State.join({[&] {
                  State.set(param("r"),
                            Value::object(Places.temporary(AST.lambdas()[0],
                                                           QualType(), &Key)));
                  return true;
                },
                [] { return true; }});
  EXPECT_EQ(State.contents(param("r"))->size(), ObjectState::MaxValues);
}

//===----------------------------------------------------------------------===//
// Rings
//===----------------------------------------------------------------------===//

TEST_F(Objects, ClosureInWhatItCaptures) {
  Place *Target = field(deref(param("p")), "cb");
  Place *Slot = capture(closure(0), "p", State.load(param("p")));
  std::optional<OwnershipRing> Ring =
      findRing(State, Value::object(closure(0)), Target);
  ASSERT_TRUE(Ring);
  EXPECT_EQ(Ring->Closure, closure(0));
  EXPECT_EQ(Ring->Capture, Slot);
  EXPECT_EQ(Ring->Target, Target);
  EXPECT_EQ(Ring->Owner, deref(param("p")));
  EXPECT_TRUE(Ring->Exclusive);
  EXPECT_TRUE(llvm::is_contained(Ring->Links, Target));
}

TEST_F(Objects, ClosureInAnotherObject) {
  capture(closure(0), "p", State.load(param("q")));
  EXPECT_FALSE(findRing(State, Value::object(closure(0)),
                        field(deref(param("p")), "cb")));
}

TEST_F(Objects, OnlyOwnersCloseARing) {
  Place *Object = deref(param("p"));
  for (Ownership Own : {Ownership::None, Ownership::Weak}) {
    capture(closure(0), "p", Value::pointer(Object, Own));
    EXPECT_FALSE(
        findRing(State, Value::object(closure(0)), field(Object, "cb")));
  }
  for (Ownership Own : {Ownership::Shared, Ownership::Unique}) {
    capture(closure(0), "p", Value::pointer(Object, Own));
    EXPECT_TRUE(
        findRing(State, Value::object(closure(0)), field(Object, "cb")));
  }
}

TEST_F(Objects, CopyOfTheObjectIsAnotherObject) {
  capture(closure(0), "p", Value::object(param("n")));
  EXPECT_FALSE(
      findRing(State, Value::object(closure(0)), field(param("n"), "cb")));
}

TEST_F(Objects, NothingStoredIsNoRing) {
  Place *Target = field(deref(param("p")), "cb");
  EXPECT_FALSE(findRing(State, Value::unknown(), Target));
  EXPECT_FALSE(findRing(State, Value::null(), Target));
  EXPECT_FALSE(findRing(State, Value::object(closure(0)), nullptr));
}

TEST_F(Objects, PointersWithoutAClosureAreNoRing) {
  Place *Next = field(deref(param("p")), "next");
  EXPECT_FALSE(findRing(State, State.load(param("p")), Next));
}

TEST_F(Objects, RingThroughASharedPartIsNotExclusive) {
  Place *Target = field(deref(field(deref(param("p")), "next")), "cb");
  capture(closure(0), "p", State.load(param("p")));
  std::optional<OwnershipRing> Ring =
      findRing(State, Value::object(closure(0)), Target);
  ASSERT_TRUE(Ring);
  EXPECT_FALSE(Ring->Exclusive);
}

TEST_F(Objects, RingThroughAUniquePartIsExclusive) {
  Place *Target = field(deref(field(deref(param("p")), "own")), "cb");
  capture(closure(0), "p", State.load(param("p")));
  std::optional<OwnershipRing> Ring =
      findRing(State, Value::object(closure(0)), Target);
  ASSERT_TRUE(Ring);
  EXPECT_TRUE(Ring->Exclusive);
}

TEST_F(Objects, RingThroughTwoClosures) {
  capture(closure(0), "p", State.load(param("p")));
  capture(closure(1), "q", State.load(param("q")));
  State.set(field(deref(param("q")), "cb"), Value::object(closure(0)));
  EXPECT_TRUE(findRing(State, Value::object(closure(1)),
                       field(deref(param("p")), "cb")));
}

TEST_F(Objects, EmptiedLinkOpensTheRing) {
  Place *Q = deref(param("q"));
  capture(closure(0), "p", State.load(param("q")));
  State.set(field(Q, "next"), State.load(param("p")));
  Place *Target = field(deref(param("p")), "cb");
  EXPECT_TRUE(findRing(State, Value::object(closure(0)), Target));
  State.release(field(Q, "next"));
  EXPECT_FALSE(findRing(State, Value::object(closure(0)), Target));
}

TEST_F(Objects, SearchIsBounded) {
  // A chain of a thousand pointers, each to the next.
  int Keys[1000];
  const Expr *E = AST.lambdas()[0];
  Place *Last = Places.temporary(E, QualType(), &Keys[0]);
  capture(closure(1), "q", Value::pointer(Last, Ownership::Shared));
  for (int &Key : llvm::MutableArrayRef(Keys).drop_front()) {
    Place *Next = Places.temporary(E, QualType(), &Key);
    State.set(field(Last, "next"), Value::pointer(Next, Ownership::Shared));
    Last = Next;
  }
  EXPECT_FALSE(findRing(State, Value::object(closure(1)), field(Last, "cb")));
}

TEST_F(Objects, SearchEndsInACircle) {
  Place *P = deref(param("p")), *Q = deref(param("q"));
  State.set(field(P, "next"), State.load(param("q")));
  State.set(field(Q, "next"), State.load(param("p")));
  capture(closure(0), "p", State.load(param("p")));
  EXPECT_FALSE(
      findRing(State, Value::object(closure(0)), field(param("n"), "cb")));
}

} // namespace
} // namespace clang::templates::test
