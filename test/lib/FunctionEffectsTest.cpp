//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/Facts/FunctionEffects.h"
#include "test/lib/TestAST.h"
#include "gtest/gtest.h"

namespace clang::templates::test {
namespace {

/// What functions without a body say: `hidden` and `opaque` cannot be seen.
constexpr const char Preamble[] = R"cpp(
using Callback = std::function<void()>;
void hidden(Callback);
void opaque(std::shared_ptr<struct Node> &);
struct Timer {
  Callback tick;
  std::vector<Callback> all;
  void set(Callback f) { tick = std::move(f); }
  template <class F> void add(F &&f) { all.push_back(std::forward<F>(f)); }
};
struct Node : std::enable_shared_from_this<Node> {
  Callback cb;
  std::shared_ptr<Node> next;
  std::unique_ptr<Timer> timer;
  Timer part;
  Node *raw;
  std::weak_ptr<Node> weak;
  std::optional<Callback> maybe;
  std::vector<Callback> all;
  std::vector<std::shared_ptr<Node>> nodes;
  std::map<int, Callback> byKey;
  void set(Callback f) { cb = f; }
  Timer &getTimer() { return *timer; }
  void member();
};
using Ptr = std::shared_ptr<Node>;
)cpp";

std::string effectsIn(const TestAST &AST, const FunctionDecl *F) {
  TypeClassifier Types;
  EffectAnalysis Analysis(AST.context(), Types);
  return spell(Analysis.effectsOf(F));
}

/// The effects of the function `target`.
std::string effects(const std::string &Code,
                    const std::string &Standard = "c++17") {
  TestAST AST(Preamble + Code, Standard);
  return effectsIn(AST, AST.function("target"));
}

/// The effects of a specialisation of the function template `target`.
std::string specialised(const std::string &Code) {
  TestAST AST(Preamble + Code);
  return effectsIn(AST, AST.specialisation("target"));
}

/// The effects of a member function of Node with the statements \p Body.
std::string stores(const std::string &Body) {
  TestAST AST(std::string(Preamble) +
              "Callback f; Ptr q; bool yes;\nvoid Node::member() {" + Body +
              "}");
  return effectsIn(AST, AST.function("member"));
}

//===----------------------------------------------------------------------===//
// Sinks
//===----------------------------------------------------------------------===//

TEST(Sink, Setter) {
  EXPECT_EQ(effects("struct S { Callback cb;"
                    "void target(Callback f) { cb = f; } };"),
            "this.cb := f");
}

TEST(Sink, Moved) {
  EXPECT_EQ(effects("struct S { Callback cb;"
                    "void target(Callback f) { cb = std::move(f); } };"),
            "this.cb := f");
}

TEST(Sink, MovedFromReferenceIsTaken) {
  EXPECT_EQ(effects("struct S { Callback cb;"
                    "void target(Callback &f) { cb = std::move(f); } };"),
            "take f; this.cb := f");
}

TEST(Sink, ConstReference) {
  EXPECT_EQ(effects("struct S { Callback cb;"
                    "void target(const Callback &f) { cb = f; } };"),
            "this.cb := f");
}

TEST(Sink, ThroughPointerParameter) {
  EXPECT_EQ(effects("void target(Ptr p, Callback f) { p->cb = f; }"),
            "p->cb := f");
  EXPECT_EQ(effects("void target(Node *p, Callback f) { p->cb = f; }"),
            "p->cb := f");
  EXPECT_EQ(effects("void target(Node *p, Callback f) { (*p).cb = f; }"),
            "p->cb := f");
}

TEST(Sink, ThroughReferenceParameter) {
  EXPECT_EQ(effects("void target(Node &n, Callback f) { n.cb = f; }"),
            "n.cb := f");
}

TEST(Sink, ValueParameterIsTheFunctionsOwn) {
  EXPECT_EQ(effects("void target(Node n, Callback f) { n.cb = f; }"),
            "nothing");
}

TEST(Sink, SharedPointerOutParameter) {
  EXPECT_EQ(effects("void target(Ptr &out, Ptr p) { out = p; }"), "out := p");
}

TEST(Sink, Global) {
  EXPECT_EQ(effects("Callback g; void target(Callback f) { g = f; }"),
            "g := f");
}

TEST(Sink, StaticMember) {
  EXPECT_EQ(effects("struct S { static Callback g;"
                    "void target(Callback f) { g = f; } };"),
            "g := f");
}

TEST(Sink, StaticLocal) {
  EXPECT_EQ(effects("void target(Callback f) { static Callback s; s = f; }"),
            "s := f");
}

TEST(Sink, LocalIsNone) {
  EXPECT_EQ(effects("void target(Callback f) { Callback l; l = f; }"),
            "nothing");
}

TEST(Sink, CalledIsNone) {
  EXPECT_EQ(effects("void target(Callback f) { f(); }"), "nothing");
}

TEST(Sink, HiddenCalleeCannotBeTold) {
  EXPECT_EQ(effects("void target(Callback f) { hidden(f); }"), "nothing");
}

TEST(Sink, VirtualCalleeWithBody) {
  EXPECT_EQ(effects("struct S { Callback cb; virtual void set(Callback f) {"
                    "cb = f; } }; void target(S &s, Callback f) { s.set(f); }"),
            "s.cb := f");
}

TEST(Sink, PureVirtualCannotBeTold) {
  EXPECT_EQ(effects("struct S { virtual void set(Callback) = 0; };"
                    "void target(S &s, Callback f) { s.set(f); }"),
            "forget s");
}

//===----------------------------------------------------------------------===//
// Parts
//===----------------------------------------------------------------------===//

TEST(Part, Value) {
  EXPECT_EQ(stores("part.tick = f;"), "this.part.tick := f");
}

TEST(Part, UniquePointer) {
  EXPECT_EQ(stores("timer->tick = f;"), "this.timer->tick := f");
}

TEST(Part, SharedPointerChain) {
  EXPECT_EQ(stores("next->next->cb = f;"), "this.next->next->cb := f");
}

TEST(Part, RawPointer) {
  EXPECT_EQ(stores("raw->cb = f;"), "this.raw->cb := f");
}

TEST(Part, Get) {
  EXPECT_EQ(stores("timer.get()->tick = f;"), "this.timer->tick := f");
}

TEST(Part, Dereferenced) {
  EXPECT_EQ(stores("(*timer).tick = f;"), "this.timer->tick := f");
}

TEST(Part, Locked) {
  EXPECT_EQ(stores("weak.lock()->cb = f;"), "this.weak->cb := f");
}

TEST(Part, Accessor) {
  EXPECT_EQ(stores("getTimer().tick = f;"), "this.timer->tick := f");
}

TEST(Part, AccessorThatReturnsPointer) {
  EXPECT_EQ(effects("Timer *get(Node &n) { return &n.part; }"
                    "void target(Node &n, Callback f) { get(n)->set(f); }"),
            "n.part.tick := f");
}

TEST(Part, ReferenceMember) {
  EXPECT_EQ(effects("struct S { Node &n; void target(Callback f) {"
                    "n.cb = f; } };"),
            "this.n->cb := f");
}

TEST(Part, OfABase) {
  EXPECT_EQ(effects("struct D : Node { void target(Callback f) { cb = f; } };"),
            "this.cb := f");
}

TEST(Part, Array) {
  EXPECT_EQ(effects("struct S { Callback a[3]; void target(Callback f) {"
                    "a[1] = f; } };"),
            "this.a[] := f");
}

TEST(Part, DeepestWay) {
  EXPECT_EQ(stores("next" + repeat("->next", 6) + "->cb = f;"),
            "this.next" + repeat("->next", 6) + "->cb := f");
}

TEST(Part, TooLongAWayCannotBeTold) {
  EXPECT_EQ(stores("next" + repeat("->next", 20) + "->cb = f;"), "nothing");
}

//===----------------------------------------------------------------------===//
// Containers
//===----------------------------------------------------------------------===//

TEST(Container, PushBack) {
  EXPECT_EQ(stores("all.push_back(f);"), "this.all[] := f");
}

TEST(Container, PushBackMoved) {
  EXPECT_EQ(effects("void target(Node &n, Callback f) {"
                    "n.all.push_back(std::move(f)); }"),
            "n.all[] := f");
}

TEST(Container, EmplaceBack) {
  EXPECT_EQ(stores("all.emplace_back(f);"), "this.all[] := f");
}

TEST(Container, Insert) {
  EXPECT_EQ(stores("all.insert(all.begin(), f);"), "this.all[] := f");
}

TEST(Container, Subscript) {
  EXPECT_EQ(stores("all[0] = f;"), "this.all[] := f");
  EXPECT_EQ(stores("byKey[1] = f;"), "this.byKey[] := f");
}

TEST(Container, Emplace) {
  EXPECT_EQ(stores("byKey.emplace(1, f);"), "this.byKey[] := f");
}

TEST(Container, FrontBackAt) {
  EXPECT_EQ(stores("all.front() = f;"), "this.all[] := f");
  EXPECT_EQ(stores("all.back() = f;"), "this.all[] := f");
  EXPECT_EQ(stores("all.at(2) = f;"), "this.all[] := f");
}

TEST(Container, ThroughIterator) {
  EXPECT_EQ(stores("*all.begin() = f;"), "this.all[] := f");
}

TEST(Container, ElementsOfSharedPointers) {
  EXPECT_EQ(stores("nodes[0]->cb = f;"), "this.nodes[]->cb := f");
}

TEST(Container, RangeFor) {
  EXPECT_EQ(stores("for (auto &n : nodes) n->cb = f;"),
            "this.nodes[]->cb := f");
  EXPECT_EQ(stores("for (auto n : nodes) n->cb = f;"), "this.nodes[]->cb := f");
  EXPECT_EQ(stores("for (auto &g : all) g = f;"), "this.all[] := f");
}

TEST(Container, Iterator) {
  EXPECT_EQ(stores("auto it = nodes.begin(); (*it)->cb = f;"),
            "this.nodes[]->cb := f");
  EXPECT_EQ(stores("for (auto it = nodes.begin(); it != nodes.end(); ++it)"
                   "(*it)->cb = f;"),
            "this.nodes[]->cb := f");
  EXPECT_EQ(stores("auto it = byKey.find(1); it->second = f;"),
            "this.byKey[] := f");
}

TEST(Container, RangeForOverCopies) {
  EXPECT_EQ(stores("for (auto g : all) g = f;"), "nothing");
}

TEST(Container, WholeCopy) {
  EXPECT_EQ(effects("void target(Node &n, std::vector<Callback> v) {"
                    "n.all = v; }"),
            "n.all := v");
}

TEST(Container, Erase) {
  EXPECT_EQ(stores("all.erase(all.begin());"), "erase this.all");
  EXPECT_EQ(stores("byKey.erase(3);"), "erase this.byKey");
  EXPECT_EQ(stores("all.pop_back();"), "erase this.all");
}

TEST(Container, Clear) {
  EXPECT_EQ(stores("all.clear();"), "release this.all");
  EXPECT_EQ(stores("all.resize(0);"), "release this.all");
}

TEST(Container, ReadingHasNoEffect) {
  EXPECT_EQ(stores("all.size(); byKey.find(1); all.front();"), "nothing");
}

TEST(Container, LocalElementsStayLocal) {
  EXPECT_EQ(stores("std::vector<Callback> v; v.push_back(f); v[0] = f;"),
            "nothing");
}

//===----------------------------------------------------------------------===//
// Wrappers
//===----------------------------------------------------------------------===//

TEST(Wrapper, OptionalAssigned) {
  EXPECT_EQ(stores("maybe = f;"), "this.maybe := f");
}

TEST(Wrapper, OptionalEmplaced) {
  EXPECT_EQ(stores("maybe.emplace(f);"), "this.maybe := f");
}

TEST(Wrapper, OptionalDereferenced) {
  EXPECT_EQ(stores("*maybe = f;"), "this.maybe := f");
  EXPECT_EQ(stores("maybe.value() = f;"), "this.maybe := f");
}

TEST(Wrapper, OptionalReset) {
  EXPECT_EQ(stores("maybe.reset();"), "release this.maybe");
}

TEST(Wrapper, OfTheUsersOwn) {
  EXPECT_EQ(effects("struct Box { Callback inner;"
                    "Box &operator=(Callback f) { inner = f; return *this; } };"
                    "struct S { Box box;"
                    "void target(Callback f) { box = f; } };"),
            "this.box.inner := f");
}

TEST(Wrapper, ArrowOfTheUsersOwn) {
  EXPECT_EQ(effects("struct Handle { Node *n;"
                    "Node *operator->() { return n; } };"
                    "void target(Handle &h, Callback f) { h->cb = f; }"),
            "h.n->cb := f");
}

TEST(Wrapper, UnknownArrowHasSomethingBehindIt) {
  EXPECT_EQ(effects("struct Handle { Node *operator->(); };"
                    "void target(Handle &h, Callback f) { h->cb = f; }"),
            "h->cb := f");
}

//===----------------------------------------------------------------------===//
// Releases
//===----------------------------------------------------------------------===//

TEST(Release, AssignedNull) {
  EXPECT_EQ(stores("cb = nullptr;"), "release this.cb");
  EXPECT_EQ(stores("raw = nullptr;"), "release this.raw");
  EXPECT_EQ(stores("raw = 0;"), "release this.raw");
}

TEST(Release, AssignedEmpty) {
  EXPECT_EQ(stores("cb = {};"), "release this.cb");
  EXPECT_EQ(stores("cb = Callback();"), "release this.cb");
  EXPECT_EQ(stores("next = Ptr();"), "release this.next");
}

TEST(Release, Reset) {
  EXPECT_EQ(stores("next.reset();"), "release this.next");
  EXPECT_EQ(stores("timer.reset();"), "release this.timer");
}

TEST(Release, ResetToAnother) {
  EXPECT_EQ(stores("timer.reset(new Timer);"), "this.timer := unique &Timer{}");
}

TEST(Release, ResetThroughPointer) {
  EXPECT_EQ(stores("next->next.reset();"), "release this.next->next");
}

TEST(Release, OfALocal) {
  EXPECT_EQ(stores("Ptr l = next; l.reset();"), "nothing");
}

TEST(Release, OfAParameter) {
  EXPECT_EQ(effects("void target(Ptr &p) { p.reset(); }"), "release p");
  EXPECT_EQ(effects("void target(Ptr p) { p.reset(); }"), "nothing");
}

//===----------------------------------------------------------------------===//
// Taking out
//===----------------------------------------------------------------------===//

TEST(TakeOut, Move) {
  EXPECT_EQ(stores("auto l = std::move(cb); l();"), "take this.cb");
}

TEST(TakeOut, Exchange) {
  EXPECT_EQ(stores("auto l = std::exchange(cb, nullptr); l();"),
            "take this.cb");
}

TEST(TakeOut, ExchangeStores) {
  EXPECT_EQ(stores("std::exchange(cb, f);"), "take this.cb; this.cb := f");
}

TEST(TakeOut, SwapWithLocal) {
  EXPECT_EQ(stores("Callback l; std::swap(l, cb); l();"), "take this.cb");
  EXPECT_EQ(stores("Callback l; l.swap(cb); l();"), "take this.cb");
}

TEST(TakeOut, UniqueRelease) {
  EXPECT_EQ(stores("Timer *t = timer.release();"), "take this.timer");
}

TEST(TakeOut, MovedArgument) {
  EXPECT_EQ(stores("hidden(std::move(cb));"), "take this.cb");
}

TEST(TakeOut, MovedPointer) {
  EXPECT_EQ(effects("void target(Node &a, Node &b) {"
                    "a.next = std::move(b.next); }"),
            "take b.next; a.next := b.next");
}

TEST(TakeOut, SwapOfMembersExchangesThem) {
  EXPECT_EQ(effects("void target(Node &a, Node &b) { std::swap(a.next, b.next);"
                    "a.next->cb = nullptr; }"),
            "a.next := b.next; b.next := a.next; release b.next->cb");
}

//===----------------------------------------------------------------------===//
// Returns
//===----------------------------------------------------------------------===//

TEST(Return, Parameter) {
  EXPECT_EQ(effects("Callback target(Callback f) { return f; }"), "return f");
}

TEST(Return, Pointer) {
  EXPECT_EQ(effects("Ptr target(Ptr p) { return p; }"), "return p");
  EXPECT_EQ(effects("Node *target(Ptr p) { return p.get(); }"), "return &*p");
}

TEST(Return, Reference) {
  EXPECT_EQ(effects("Timer &target(Node &n) { return n.part; }"),
            "return &n.part");
  EXPECT_EQ(effects("Callback &target(Ptr p) { return p->cb; }"),
            "return &p->cb");
}

TEST(Return, This) {
  EXPECT_EQ(effects("struct S { S &target() { return *this; } };"),
            "return &this");
  EXPECT_EQ(effects("struct S { S *target() { return this; } };"),
            "return &this");
}

TEST(Return, SharedFromThis) {
  EXPECT_EQ(effects("struct S : std::enable_shared_from_this<S> {"
                    "std::shared_ptr<S> target() { return shared_from_this(); }"
                    "};"),
            "return shared &this");
}

TEST(Return, WeakFromThis) {
  EXPECT_EQ(effects("struct S : std::enable_shared_from_this<S> {"
                    "std::weak_ptr<S> target() { return weak_from_this(); }"
                    "};"),
            "return weak &this");
  EXPECT_EQ(effects("struct S : std::enable_shared_from_this<S> {"
                    "std::weak_ptr<S> target() { return shared_from_this(); }"
                    "};"),
            "return weak &this");
}

TEST(Return, Made) {
  EXPECT_EQ(effects("Ptr target() { return std::make_shared<Node>(); }"),
            "return shared &Node{}");
  EXPECT_EQ(effects("Ptr target() { return Ptr(new Node); }"),
            "return shared &Node{}");
  EXPECT_EQ(effects("Node *target() { return new Node; }"), "return &Node{}");
}

TEST(Return, Closure) {
  EXPECT_EQ(effects("Callback target(Ptr p) { return [p] {}; }"),
            "return lambda");
}

TEST(Return, EachBranch) {
  EXPECT_EQ(effects("Ptr target(bool b, Ptr p, Ptr q) {"
                    "if (b) return p; return q; }"),
            "return p; return q");
}

TEST(Return, SamePlaceOnce) {
  EXPECT_EQ(effects("Ptr target(bool b, Ptr p) { if (b) return p; return p; }"),
            "return p");
}

TEST(Return, WhatAHiddenFunctionReturnsCannotBeTold) {
  EXPECT_EQ(effects("Ptr find(); Ptr target() { return find(); }"), "nothing");
}

//===----------------------------------------------------------------------===//
// Locals and aliases
//===----------------------------------------------------------------------===//

TEST(Alias, Reference) {
  EXPECT_EQ(stores("auto &t = part; t.tick = f;"), "this.part.tick := f");
}

TEST(Alias, ReferenceToElement) {
  EXPECT_EQ(stores("auto &n = *nodes[0]; n.cb = f;"), "this.nodes[]->cb := f");
}

TEST(Alias, RawPointer) {
  EXPECT_EQ(stores("Node *p = next.get(); p->cb = f;"), "this.next->cb := f");
  EXPECT_EQ(stores("auto *t = &part; t->tick = f;"), "this.part.tick := f");
}

TEST(Alias, SharedPointer) {
  EXPECT_EQ(stores("Ptr p = next; Ptr r = p; r->cb = f;"),
            "this.next->cb := f");
}

TEST(Alias, CopyOfValueIsAnotherObject) {
  EXPECT_EQ(stores("Timer t = part; t.tick = f;"), "nothing");
}

TEST(Alias, Self) {
  EXPECT_EQ(stores("auto self = shared_from_this(); self->cb = f;"),
            "this.cb := f");
}

TEST(Alias, Rebound) {
  EXPECT_EQ(stores("Node *p = this; p = raw; p->cb = f;"), "this.raw->cb := f");
}

TEST(Alias, SwappedLocals) {
  EXPECT_EQ(effects("void target(Ptr p, Ptr q, Callback f) {"
                    "std::swap(p, q); p->cb = f; }"),
            "q->cb := f");
}

TEST(Alias, SwappedWithItself) {
  EXPECT_EQ(effects("void target(Ptr p, Callback f) {"
                    "std::swap(p, p); p->cb = f; }"),
            "p->cb := f");
}

TEST(Alias, StructuredBinding) {
  EXPECT_EQ(effects("struct Two { Ptr a; Callback b; };"
                    "void target(Two &t) { auto &[a, b] = t; a->cb = b; }"),
            "t.a->cb := t.b");
  EXPECT_EQ(effects("struct Two { Ptr a; Callback b; };"
                    "void target(Two &t, Callback f) {"
                    "auto &[a, b] = t; b = f; }"),
            "t.b := f");
}

TEST(Alias, PointerToPointer) {
  EXPECT_EQ(effects("void target(Ptr p, Callback f) {"
                    "Ptr *q = &p; (*q)->cb = f; }"),
            "p->cb := f");
}

TEST(Alias, PointerInAnArrayOrVector) {
  EXPECT_EQ(effects("void target(Node &n, Callback f) {"
                    "Node *a[2] = {&n, nullptr}; a[0]->cb = f; }"),
            "n.cb := f");
  EXPECT_EQ(effects("void target(Node &n, Callback f) {"
                    "std::vector<Node *> v; v.push_back(&n); v[0]->cb = f; }"),
            "n.cb := f");
}

TEST(Alias, PointerToMemberCannotBeTold) {
  EXPECT_EQ(effects("void target(Node &n, Callback Node::*m, Callback f) {"
                    "n.*m = f; }"),
            "nothing");
  EXPECT_EQ(effects("void target(Node &n, void (Node::*m)(Callback),"
                    "Callback f) { (n.*m)(f); }"),
            "nothing");
}

TEST(Alias, ResetLocalIsNotThePlaceItCameFrom) {
  EXPECT_EQ(stores("Ptr p = next; p.reset(); p = q; p->cb = f;"), "q->cb := f");
}

TEST(Alias, ConditionalOperatorTakesEither) {
  EXPECT_EQ(effects("void target(bool b, Ptr p, Callback f) {"
                    "(b ? p : nullptr)->cb = f; }"),
            "p->cb := f");
}

TEST(Alias, OutArgumentOfAHiddenFunctionCannotBeTold) {
  EXPECT_EQ(effects("void target(Ptr p, Callback f) { opaque(p); p->cb = f; }"),
            "forget *p");
}

TEST(Alias, NullIsNeverDereferenced) {
  EXPECT_EQ(effects("void target(Callback f) { Ptr p; p->cb = f; }"),
            "nothing");
}

//===----------------------------------------------------------------------===//
// Branches and loops
//===----------------------------------------------------------------------===//

TEST(Branch, BothStore) {
  EXPECT_EQ(effects("void target(bool b, Node &n, Callback f, Callback g) {"
                    "if (b) n.cb = f; else n.cb = g; }"),
            "n.cb := f; n.cb := g");
}

TEST(Branch, MayReleaseOrKeep) {
  EXPECT_EQ(stores("if (yes) cb = nullptr;"), "release this.cb");
}

TEST(Branch, ReturnEndsIt) {
  EXPECT_EQ(stores("return; cb = f;"), "nothing");
  EXPECT_EQ(stores("if (yes) return; cb = f;"), "this.cb := f");
  EXPECT_EQ(stores("if (yes) return; else return; cb = f;"), "nothing");
}

TEST(Branch, ThrowEndsIt) { EXPECT_EQ(stores("throw 1; cb = f;"), "nothing"); }

TEST(Branch, AssignedInOneBranchOnly) {
  EXPECT_EQ(effects("void target(bool b, Ptr p, Callback f) {"
                    "Ptr l; if (b) l = p; l->cb = f; }"),
            "p->cb := f");
}

TEST(Branch, ReleasedInTheOtherBranch) {
  EXPECT_EQ(effects("void target(bool b, Ptr p, Callback f) {"
                    "Ptr l = p; if (b) l.reset(); else l->cb = f; }"),
            "p->cb := f");
}

TEST(Branch, BranchThatDoesNotComeBackLeavesNothing) {
  EXPECT_EQ(effects("void target(bool b, Ptr p, Ptr q, Callback f) {"
                    "Ptr l = p; if (b) { l = q; return; } l->cb = f; }"),
            "p->cb := f");
}

TEST(Branch, ConditionIsEvaluated) {
  EXPECT_EQ(stores("if ((cb = f)) ;"), "this.cb := f");
  EXPECT_EQ(stores("if (Ptr p = next) p->cb = f;"), "this.next->cb := f");
  EXPECT_EQ(stores("if (Ptr p = weak.lock(); p) p->cb = f;"),
            "this.weak->cb := f");
}

TEST(Branch, Switch) {
  EXPECT_EQ(stores("switch (1) { case 0: cb = f; break; default: maybe = f; }"),
            "this.cb := f; this.maybe := f");
}

TEST(Branch, CaseThatReturns) {
  EXPECT_EQ(stores("switch (1) { case 0: return; case 1: cb = f; }"),
            "this.cb := f");
}

TEST(Branch, Try) {
  EXPECT_EQ(stores("try { cb = f; } catch (...) { cb = nullptr; }"),
            "this.cb := f; release this.cb");
}

TEST(Loop, Bodies) {
  EXPECT_EQ(stores("while (yes) cb = f;"), "this.cb := f");
  EXPECT_EQ(stores("do cb = f; while (yes);"), "this.cb := f");
  EXPECT_EQ(stores("for (;;) cb = f;"), "this.cb := f");
}

TEST(Loop, Step) {
  EXPECT_EQ(stores("for (int i = 0; i < 3; cb = f) ;"), "this.cb := f");
}

TEST(Loop, MayRunNever) {
  EXPECT_EQ(effects("void target(bool b, Ptr p, Ptr q, Callback f) {"
                    "Ptr l = p; while (b) l = q; l->cb = f; }"),
            "q->cb := f");
}

TEST(Loop, WalkDownAList) {
  EXPECT_EQ(stores("Node *n = this; while (n->raw) n = n->raw; n->cb = f;"),
            "this.raw->cb := f");
}

TEST(Loop, GotoDoesNotCrash) {
  EXPECT_EQ(stores("again: cb = f; goto again;"), "this.cb := f");
}

//===----------------------------------------------------------------------===//
// Calls
//===----------------------------------------------------------------------===//

TEST(CallChain, Setter) {
  EXPECT_EQ(effects("void target(Node &n, Callback f) { n.set(f); }"),
            "n.cb := f");
}

TEST(CallChain, Forwarding) {
  EXPECT_EQ(effects("void target(Node &n, Callback f) {"
                    "n.part.set(std::move(f)); }"),
            "n.part.tick := f");
}

TEST(CallChain, TemplateSetter) {
  EXPECT_EQ(effects("void target(Node &n, Callback f) { n.part.add(f); }"),
            "n.part.all[] := f");
}

TEST(CallChain, SeveralDeep) {
  EXPECT_EQ(effects("void a(Node &n, Callback f) { n.set(std::move(f)); }"
                    "void b(Node &n, Callback f) { a(n, std::move(f)); }"
                    "void c(Ptr p, Callback f) { b(*p, std::move(f)); }"
                    "void target(Ptr p, Callback f) { c(p, std::move(f)); }"),
            "p->cb := f");
}

TEST(CallChain, SeveralCallsOfOneCallee) {
  EXPECT_EQ(effects("void target(Node &a, Node &b, Callback f) {"
                    "a.set(f); b.set(f); }"),
            "a.cb := f; b.cb := f");
}

TEST(CallChain, ArgumentsInOtherOrder) {
  EXPECT_EQ(effects("void put(Callback f, Node &n) { n.cb = f; }"
                    "void target(Node &n, Callback f) { put(f, n); }"),
            "n.cb := f");
}

TEST(CallChain, DefaultArgument) {
  EXPECT_EQ(effects("Node global;"
                    "void put(Callback f, Node &n = global) { n.cb = f; }"
                    "void target(Callback f) { put(f); }"),
            "global.cb := f");
}

TEST(CallChain, ReleaseInCallee) {
  EXPECT_EQ(effects("void drop(Node &n) { n.cb = nullptr; }"
                    "void target(Ptr p) { drop(*p); }"),
            "release p->cb");
}

TEST(CallChain, ReturnedPartOfArgument) {
  EXPECT_EQ(effects("Node &first(Ptr p) { return *p->next; }"
                    "void target(Ptr p, Callback f) { first(p).cb = f; }"),
            "p->next->cb := f");
}

TEST(CallChain, ReturnedSelf) {
  EXPECT_EQ(effects("struct S { Callback a, b;"
                    "S &onA(Callback f) { a = f; return *this; }"
                    "S &onB(Callback f) { b = f; return *this; } };"
                    "void target(S &s, Callback f) { s.onA(f).onB(f); }"),
            "s.a := f; s.b := f");
}

TEST(CallChain, LocalObjectOfCallee) {
  EXPECT_EQ(effects("Ptr make(Callback f) { auto p = std::make_shared<Node>();"
                    "p->cb = f; return p; }"
                    "void target(Ptr &out, Callback f) { out = make(f); }"),
            "out := shared &Node{}");
}

TEST(CallChain, TwoLocalObjectsOfOneCalleeDiffer) {
  EXPECT_EQ(effects("Ptr make() { return std::make_shared<Node>(); }"
                    "void target(Node &x, Node &y, Callback f) {"
                    "Ptr a = make(), b = make(); a->raw = &x; b->raw = &y;"
                    "a->raw->cb = f; }"),
            "x.cb := f");
}

TEST(CallChain, StaticMemberFunction) {
  EXPECT_EQ(effects("struct S { static void put(Node &n, Callback f) {"
                    "n.cb = f; } };"
                    "void target(Node &n, Callback f) { S::put(n, f); }"),
            "n.cb := f");
}

TEST(CallChain, QualifiedBaseCall) {
  EXPECT_EQ(effects("struct D : Node { void target(Callback f) {"
                    "Node::set(f); } };"),
            "this.cb := f");
}

TEST(CallChain, OperatorOfTheUsersOwn) {
  EXPECT_EQ(effects("struct Signal { std::vector<Callback> all;"
                    "Signal &operator+=(Callback f) { all.push_back(f);"
                    "return *this; } };"
                    "void target(Signal &s, Callback f) { s += f; }"),
            "s.all[] := f");
}

TEST(CallChain, FreeOperator) {
  EXPECT_EQ(effects("void operator<<(Node &n, Callback f) { n.cb = f; }"
                    "void target(Node &n, Callback f) { n << f; }"),
            "n.cb := f");
}

TEST(CallChain, LaterStoreSeesEarlierOne) {
  EXPECT_EQ(effects("void link(Node &n, Ptr p) { n.next = p; }"
                    "void target(Node &n, Ptr p, Callback f) {"
                    "link(n, p); n.next->cb = f; }"),
            "n.next := p; p->cb := f");
}

TEST(CallChain, ThroughFunctionPointerCannotBeTold) {
  EXPECT_EQ(effects("void target(void (*set)(Callback), Callback f) {"
                    "set(f); }"),
            "nothing");
}

//===----------------------------------------------------------------------===//
// Constructors
//===----------------------------------------------------------------------===//

TEST(Constructor, Initializer) {
  TestAST AST(std::string(Preamble) +
              "struct S { Callback cb; S(Callback f) : cb(f) {} };");
  EXPECT_EQ(effectsIn(AST, *AST.find<CXXRecordDecl>("S")->ctor_begin()),
            "this.cb := f");
}

TEST(Constructor, OfMadeObject) {
  EXPECT_EQ(effects("struct S { Node &n; S(Node &n, Callback f) : n(n) {"
                    "n.cb = f; } };"
                    "void target(Node &n, Callback f) { S s(n, f); }"),
            "n.cb := f");
}

TEST(Constructor, ThroughReferenceMember) {
  EXPECT_EQ(effects("struct S { Node &n; S(Node &n) : n(n) {}"
                    "void set(Callback f) { n.cb = f; } };"
                    "void target(Node &n, Callback f) { S s(n); s.set(f); }"),
            "n.cb := f");
}

TEST(Constructor, Delegating) {
  EXPECT_EQ(effects("struct S { S(Node &n) : S(n, nullptr) {}"
                    "S(Node &n, int *) { n.cb = nullptr; } };"
                    "void target(Node &n) { S s(n); }"),
            "release n.cb");
}

TEST(Constructor, OfABase) {
  EXPECT_EQ(effects("struct B { B(Node &n, Callback f) { n.cb = f; } };"
                    "struct D : B { D(Node &n, Callback f) : B(n, f) {} };"
                    "void target(Node &n, Callback f) { D d(n, f); }"),
            "n.cb := f");
}

TEST(Constructor, InMakeShared) {
  EXPECT_EQ(effects("struct S { Ptr p; S(Ptr p) : p(p) {}"
                    "void set(Callback f) { p->cb = f; } };"
                    "void target(Ptr p, Callback f) {"
                    "std::make_shared<S>(p)->set(f); }"),
            "p->cb := f");
}

TEST(Constructor, Aggregate) {
  EXPECT_EQ(effects("struct S { Ptr p; };"
                    "void target(Ptr p, Callback f) { S s{p}; s.p->cb = f; }"),
            "p->cb := f");
}

TEST(Constructor, InheritedDefault) {
  EXPECT_EQ(effects("struct S { Ptr p = nullptr; Callback cb; };"
                    "void target(S &out) { out = S(); }"),
            "out := S{}");
}

TEST(Constructor, Pair) {
  EXPECT_EQ(effects("struct S { std::pair<int, Callback> p;"
                    "void target(Callback f) { p.second = f; } };"),
            "this.p.second := f");
}

//===----------------------------------------------------------------------===//
// Lambdas
//===----------------------------------------------------------------------===//

TEST(Lambda, InvokedLocally) {
  EXPECT_EQ(stores("auto set = [this](Callback g) { cb = g; }; set(f);"),
            "this.cb := f");
}

TEST(Lambda, InvokedAtOnce) {
  EXPECT_EQ(stores("[this] { cb = f; }();"), "this.cb := f");
}

TEST(Lambda, ByReference) {
  EXPECT_EQ(effects("void target(Node &n, Callback f) {"
                    "auto set = [&] { n.cb = f; }; set(); }"),
            "n.cb := f");
}

TEST(Lambda, ByCopy) {
  EXPECT_EQ(effects("void target(Ptr p, Callback f) {"
                    "auto set = [=] { p->cb = f; }; set(); }"),
            "p->cb := f");
}

TEST(Lambda, InitCapture) {
  EXPECT_EQ(effects("void target(Ptr p, Callback f) {"
                    "auto set = [q = p->next, g = f] { q->cb = g; }; set(); }"),
            "p->next->cb := f");
}

TEST(Lambda, Generic) {
  EXPECT_EQ(effects("void target(Ptr p, Callback f) {"
                    "auto set = [](auto q, auto g) { q->cb = g; };"
                    "set(p, f); }"),
            "p->cb := f");
}

TEST(Lambda, NotInvokedHasNoEffect) {
  EXPECT_EQ(stores("auto set = [this] { cb = f; };"), "nothing");
}

TEST(Lambda, PassedToACalleeThatCallsIt) {
  EXPECT_EQ(effects("template <class F> void run(F f) { f(); }"
                    "void target(Ptr p) { run([p] { p->cb = nullptr; }); }"),
            "release p->cb");
}

TEST(Lambda, ThroughErasedCallable) {
  EXPECT_EQ(stores("Callback set = [this] { cb = f; }; set();"),
            "this.cb := f");
}

TEST(Lambda, Nested) {
  EXPECT_EQ(stores("[this] { [this] { cb = f; }(); }();"), "this.cb := f");
}

TEST(Lambda, EffectsOfItsCallOperator) {
  TestAST AST(std::string(Preamble) +
              "auto l = [](Ptr p) { p->cb = nullptr; };");
  EXPECT_EQ(effectsIn(AST, AST.lambdas().front()->getCallOperator()),
            "release p->cb");
}

TEST(Lambda, CapturedThisInItsCallOperator) {
  TestAST AST(std::string(Preamble) +
              "void Node::member() { auto l = [this] { cb = nullptr; }; }");
  EXPECT_EQ(effectsIn(AST, AST.lambdas().front()->getCallOperator()),
            "release this.<this>->cb");
}

//===----------------------------------------------------------------------===//
// Templates
//===----------------------------------------------------------------------===//

TEST(Pattern, DependentParameter) {
  EXPECT_EQ(effects("struct S { Callback cb; template <class F>"
                    "void target(F f) { cb = f; } };"),
            "this.cb := f");
}

TEST(Pattern, ForwardedParameter) {
  EXPECT_EQ(effects("template <class F> void target(Node &n, F &&f) {"
                    "n.cb = std::forward<F>(f); }"),
            "n.cb := f");
}

TEST(Pattern, MemberOfClassTemplate) {
  EXPECT_EQ(effects("template <class T> struct S { std::function<void(T)> cb;"
                    "void target(std::function<void(T)> f) { cb = f; } };"),
            "this.cb := f");
}

TEST(Pattern, ThisArrowMember) {
  EXPECT_EQ(effects("template <class T> struct S { std::function<void(T)> cb;"
                    "void target(std::function<void(T)> f) {"
                    "this->cb = f; } };"),
            "this.cb := f");
}

TEST(Pattern, PointerToSelf) {
  EXPECT_EQ(effects("template <class T> struct S { Callback cb; };"
                    "template <class T>"
                    "void target(std::shared_ptr<S<T>> p, Callback f) {"
                    "p->cb = f; }"),
            "p->cb := f");
}

TEST(Pattern, SetterOfDependentClass) {
  EXPECT_EQ(effects("template <class T> struct S { Callback cb;"
                    "void set(Callback f) { cb = f; } };"
                    "template <class T>"
                    "void target(std::shared_ptr<S<T>> p, Callback f) {"
                    "p->set(f); }"),
            "p->cb := f");
}

TEST(Pattern, CalleeTemplate) {
  EXPECT_EQ(effects("template <class T, class F> void put(T &t, F f) {"
                    "t->cb = f; }"
                    "template <class T> void target(std::shared_ptr<T> p,"
                    "Callback f) { put(p, f); }"),
            "p-><member> := f");
}

TEST(Pattern, ContainerOfDependentType) {
  EXPECT_EQ(effects("template <class T> struct S {"
                    "std::vector<std::function<void(T)>> all;"
                    "template <class F> void target(F f) {"
                    "all.push_back(f); } };"),
            "this.all[] := f");
}

TEST(Pattern, MapOfDependentType) {
  EXPECT_EQ(effects("template <class K> struct S {"
                    "std::map<K, Callback> all;"
                    "void target(K k, Callback f) { all[k] = f; } };"),
            "this.all[] := f");
}

TEST(Pattern, MemberOfDependentBase) {
  EXPECT_EQ(effects("template <class T> struct B { Callback cb; };"
                    "template <class T> struct D : B<T> {"
                    "void target(Callback f) { this->cb = f; } };"),
            "this.cb := f");
}

TEST(Pattern, SharedFromThisOfDependentBase) {
  EXPECT_EQ(effects("template <class T> struct S :"
                    "std::enable_shared_from_this<S<T>> {"
                    "auto target() { return this->shared_from_this(); } };"),
            "return shared &this");
}

TEST(Pattern, UnknownTypeParameterHasSomethingBehindIt) {
  EXPECT_EQ(effects("template <class P> void target(P p, Callback f) {"
                    "p->cb = f; }"),
            "p-><member> := f");
}

TEST(Pattern, Pack) {
  EXPECT_EQ(effects("struct S { std::vector<Callback> all;"
                    "template <class... F> void target(F... f) {"
                    "(all.push_back(f), ...); } };"),
            "this.all[] := f");
}

TEST(Pattern, AutoParameter) {
  EXPECT_EQ(effects("void target(Node &n, auto f) { n.cb = f; }", "c++20"),
            "n.cb := f");
}

TEST(Pattern, Local) {
  EXPECT_EQ(effects("template <class T> struct S { Callback cb;"
                    "std::shared_ptr<S<T>> next;"
                    "void target(Callback f) { auto n = next; n->cb = f; } };"),
            "this.next->cb := f");
}

TEST(Pattern, MakeShared) {
  EXPECT_EQ(effects("template <class T> struct S { Callback cb; };"
                    "template <class T> std::shared_ptr<S<T>> target() {"
                    "return std::make_shared<S<T>>(); }"),
            "return shared &S<T>{}");
}

TEST(Specialisation, SaysTheSameAsThePattern) {
  const std::string Code =
      "struct S { Callback cb; template <class F> void target(F &&f) {"
      "cb = std::forward<F>(f); } };"
      "void use(S &s) { s.target([] {}); }";
  EXPECT_EQ(effects(Code), "this.cb := f");
  EXPECT_EQ(specialised(Code), "this.cb := f");
}

TEST(Specialisation, KnowsWhatThePatternCannot) {
  const std::string Code = "template <class P> void target(P p, Callback f) {"
                           "p->cb = f; }"
                           "void use(Ptr p) { target(p, nullptr); }";
  EXPECT_EQ(specialised(Code), "p->cb := f");
}

TEST(Specialisation, ConstexprIfDropsABranch) {
  EXPECT_EQ(specialised("template <bool B> void target(Node &n, Callback f) {"
                        "if constexpr (B) n.cb = f; else n.maybe = f; }"
                        "void use(Node &n) { target<true>(n, nullptr); }"),
            "n.cb := f");
}

TEST(Specialisation, MemberWithoutABodyYetIsThePattern) {
  EXPECT_EQ(effects("template <class T> struct S { Callback cb;"
                    "void set(Callback f) { cb = f; } };"
                    "template <class T> void other(S<T> s) { s.set({}); }"
                    "void target(S<int> &s, Callback f) { s.set(f); }"),
            "s.cb := f");
}

TEST(Specialisation, Explicit) {
  EXPECT_EQ(effects("template <class T> void put(Node &n, T f) { n.maybe = f; }"
                    "template <> void put(Node &n, Callback f) { n.cb = f; }"
                    "void target(Node &n, Callback f) { put(n, f); }"),
            "n.cb := f");
}

TEST(Specialisation, Pack) {
  EXPECT_EQ(specialised("template <class... F>"
                        "void target(Node &n, F... f) {"
                        "(n.all.push_back(f), ...); }"
                        "void use(Node &n) { target(n, Callback(),"
                        "Callback()); }"),
            "n.all[] := f; n.all[] := f");
}

//===----------------------------------------------------------------------===//
// Cannot tell
//===----------------------------------------------------------------------===//

TEST(Unknown, NoBody) {
  TestAST AST(std::string(Preamble) + "void target(Callback);");
  EXPECT_EQ(effectsIn(AST, AST.find<FunctionDecl>("target")), "unknown");
}

TEST(Unknown, NoFunction) {
  TestAST AST("int x;");
  EXPECT_EQ(effectsIn(AST, nullptr), "unknown");
}

TEST(Unknown, ValueOfHiddenCallIsNotStored) {
  EXPECT_EQ(effects("Callback find(); void target(Node &n) { n.cb = find(); }"),
            "nothing");
}

TEST(Unknown, StandardLibraryBodiesAreNotFollowed) {
  EXPECT_EQ(effects("namespace std { inline void put(Node &n, Callback f) {"
                    "n.cb = f; } }"
                    "void target(Node &n, Callback f) { std::put(n, f); }"),
            "nothing");
}

TEST(Unknown, OperandsThatAreNotEvaluated) {
  EXPECT_EQ(stores("(void)sizeof(cb = f); (void)noexcept(cb = f);"
                   "using T = decltype(cb = f);"),
            "nothing");
}

//===----------------------------------------------------------------------===//
// Recursion and bounds
//===----------------------------------------------------------------------===//

TEST(Recursion, Direct) {
  EXPECT_EQ(effects("void target(Node &n, Callback f) {"
                    "n.cb = f; target(n, f); }"),
            "n.cb := f; forget n");
}

TEST(Recursion, Mutual) {
  EXPECT_EQ(effects("void other(Node &n, Callback f);"
                    "void target(Node &n, Callback f) {"
                    "n.cb = f; other(n, f); }"
                    "void other(Node &n, Callback f) { n.maybe = f;"
                    "target(n, f); }"),
            "n.cb := f; n.maybe := f; forget n");
}

TEST(Recursion, OfALambda) {
  EXPECT_EQ(effects("void target(Node &n) { auto go = [&](auto self) -> void {"
                    "n.cb = nullptr; self(self); }; go(go); }"),
            "release n.cb");
}

TEST(Recursion, DownAList) {
  EXPECT_EQ(effects("struct L { std::shared_ptr<L> next; Callback cb;"
                    "void target(Callback f) { if (next) next->target(f);"
                    "cb = f; } };"),
            "forget *this.next; this.cb := f");
}

TEST(Recursion, SelfReferentialType) {
  EXPECT_EQ(effects("template <class T> struct L { std::shared_ptr<L<T>> next;"
                    "Callback cb; };"
                    "template <class T> void target(L<T> &l, Callback f) {"
                    "l.next->next->next->cb = f; }"),
            "l.next->next->next->cb := f");
}

/// A chain of \p Length functions, the last of which stores.
std::string chain(unsigned Length) {
  std::string Code = "void f0(Node &n, Callback f) { n.cb = f; }\n";
  for (unsigned I = 1; I < Length; ++I)
    Code += "void f" + std::to_string(I) + "(Node &n, Callback f) { f" +
            std::to_string(I - 1) + "(n, f); }\n";
  return Code + "void target(Node &n, Callback f) { f" +
         std::to_string(Length - 1) + "(n, f); }";
}

TEST(Bound, ChainOfCalls) {
  EXPECT_EQ(effects(chain(EffectAnalysis::MaxCallDepth - 1)), "n.cb := f");
}

TEST(Bound, TooLongAChainOfCallsCannotBeTold) {
  EXPECT_EQ(effects(chain(EffectAnalysis::MaxCallDepth + 1)), "forget n");
}

TEST(Bound, TooLongAChainIsToldOnceItsEndIsKnown) {
  TestAST AST(Preamble + chain(EffectAnalysis::MaxCallDepth + 1));
  TypeClassifier Types;
  EffectAnalysis Analysis(AST.context(), Types);
  Analysis.effectsOf(AST.function("f9"));
  EXPECT_EQ(spell(Analysis.effectsOf(AST.function("target"))), "n.cb := f");
}

TEST(Bound, VeryLongChainOfCalls) {
  EXPECT_EQ(effects(chain(2000)), "forget n");
}

TEST(Bound, NestedBlocks) {
  EXPECT_EQ(stores(repeat("{", 100) + "cb = f;" + repeat("}", 100)),
            "this.cb := f");
}

TEST(Bound, VeryDeepBlocks) {
  EXPECT_EQ(stores(repeat("{", 250) + "cb = f;" + repeat("}", 250)), "nothing");
}

/// A chain of functions, each of which calls the next deep in nested blocks.
std::string deepChain(unsigned Depth, StringRef Open, StringRef Close) {
  std::string Code = "void f0(Node &n) { n.cb = nullptr; }\n";
  for (unsigned I = 1; I <= 30; ++I)
    Code += "void f" + std::to_string(I) + "(Node &n) {" + repeat(Open, Depth) +
            "f" + std::to_string(I - 1) + "(n);" + repeat(Close, Depth) + "}\n";
  return Code + "void target(Node &n) { f20(n); }";
}

TEST(Bound, DeepBlocksInAChainOfCalls) {
  EXPECT_EQ(effects(deepChain(60, "{", "}")), "release n.cb");
}

TEST(Bound, DeepBranchesInAChainOfCalls) {
  EXPECT_EQ(effects(deepChain(30, "if (n.raw) {", "}")), "release n.cb");
}

TEST(Bound, VeryDeepBlocksInAChainOfCalls) {
  EXPECT_EQ(effects(deepChain(190, "{", "}")), "nothing");
}

TEST(Bound, DeepLambdasInAChainOfCalls) {
  EXPECT_EQ(effects(deepChain(1, "[&] { [&] {", "}(); }();")), "nothing");
}

TEST(Bound, DeepArgumentsInAChainOfCalls) {
  std::string Code = "int f0(int x) { return x; }\n";
  for (unsigned I = 1; I <= 30; ++I)
    Code += "int f" + std::to_string(I) + "(int x) { return " +
            repeat("f" + std::to_string(I - 1) + "(", 190) + "x" +
            repeat(")", 190) + "; }\n";
  EXPECT_EQ(effects(Code + "int target(int x) { return f30(x); }"), "nothing");
}

TEST(Bound, VeryDeepParentheses) {
  EXPECT_EQ(stores("cb = " + repeat("(", 250) + "f" + repeat(")", 250) + ";"),
            "this.cb := f");
}

TEST(Bound, VeryDeepExpression) {
  EXPECT_EQ(stores("int x = 0" + repeat(" + 1", 3000) + "; cb = f;"),
            "this.cb := f");
}

TEST(Bound, VeryLongChainOfMemberCalls) {
  EXPECT_EQ(effects("struct S { S &self() { return *this; } };"
                    "void target(S &s) { s" +
                    repeat(".self()", 1000) + "; }"),
            "nothing");
}

TEST(Bound, VeryLongElseIf) {
  EXPECT_EQ(
      stores(repeat("if (yes) cb = nullptr; else ", 150) + ";").substr(0, 15),
      "release this.cb");
}

TEST(Bound, VeryLongFunction) {
  std::string Found = stores(repeat("cb = f;\n", 20000));
  EXPECT_EQ(Found.substr(0, 27), "this.cb := f; this.cb := f;");
  EXPECT_LT(Found.size(), 10000U);
}

TEST(Bound, ManyNestedLambdas) {
  EXPECT_EQ(stores(repeat("[this] {", 20) + "cb = f;" + repeat("}();", 20)),
            "this.cb := f");
}

TEST(Bound, WideCallTree) {
  // Each function calls the next one four times: 4^16 ways, 17 functions.
  std::string Code = "void f0(Node &n) { n.cb(); }\n";
  for (unsigned I = 1; I <= 16; ++I)
    Code += "void f" + std::to_string(I) + "(Node &n) {" +
            repeat("f" + std::to_string(I - 1) + "(n);", 4) + "}\n";
  EXPECT_EQ(effects(Code + "void target(Node &n) { f16(n); }"), "nothing");
}

//===----------------------------------------------------------------------===//
// Uses of members
//===----------------------------------------------------------------------===//

/// "kind in function" for each use of \p Member, a field of Node, that is met
/// in `target` and in the functions that it calls.
std::string uses(const std::string &Code, const std::string &Member = "cb") {
  TestAST AST(Preamble + Code);
  TypeClassifier Types;
  EffectAnalysis Analysis(AST.context(), Types);
  Analysis.effectsOf(AST.function("target"));
  static constexpr const char *Kinds[] = {"release", "erase", "take",
                                          "call",    "copy",  "pass"};
  std::string Text;
  const FieldDecl *Field = nullptr;
  for (const FieldDecl *F : AST.find<CXXRecordDecl>("Node")->fields())
    if (F->getName() == Member)
      Field = F;
  for (const FieldUse &Use : Analysis.usesOf(Field))
    Text += (Text.empty() ? "" : ", ") +
            std::string(Kinds[static_cast<unsigned>(Use.K)]) + " in " +
            Use.In->getNameAsString();
  return Text;
}

TEST(Use, OfEachKind) {
  EXPECT_EQ(uses("void target(Node &n) { n.cb = nullptr; }"),
            "release in target");
  EXPECT_EQ(uses("void target(Node &n) { n.cb(); }"), "call in target");
  EXPECT_EQ(uses("void target(Node &n) { hidden(std::move(n.cb)); }"),
            "take in target");
  EXPECT_EQ(uses("void target(Node &n) { n.all.erase(n.all.begin()); }", "all"),
            "erase in target");
  EXPECT_EQ(uses("void target(Node &n) { auto f = n.cb; }"), "copy in target");
  EXPECT_EQ(uses("void target(Node &n) { hidden(n.cb); }"), "pass in target");
  EXPECT_EQ(uses("Callback target(Node &n) { return n.cb; }"),
            "pass in target");
}

TEST(Use, MovedToALocalIsTaken) {
  EXPECT_EQ(uses("void target(Node &n) { auto f = std::move(n.cb); }"),
            "take in target");
}

TEST(Use, OfAnElement) {
  EXPECT_EQ(uses("void target(Node &n) { for (auto &f : n.all) f(); }", "all"),
            "call in target");
  EXPECT_EQ(uses("void target(Node &n) { n.byKey[1](); }", "byKey"),
            "call in target");
}

TEST(Use, IsToldWhereItIsWritten) {
  EXPECT_EQ(uses("void other(Node &n) { n.cb = nullptr; }"
                 "void target(Node &n) { other(n); }"),
            "release in other");
}

TEST(Use, StoringIsNone) {
  EXPECT_EQ(uses("void target(Node &n, Callback f) { n.cb = f; }"), "");
}

TEST(Use, IsKeptOnce) {
  EXPECT_EQ(uses("template <class T> void other(Node &n) { n.cb = nullptr; }"
                 "void target(Node &n) { other<int>(n); other<char>(n); }"),
            "release in other");
}

//===----------------------------------------------------------------------===//
// The standard library as it is installed
//===----------------------------------------------------------------------===//

std::string real(const std::string &Code, const std::string &Standard) {
  TestAST AST("#include <functional>\n#include <map>\n#include <memory>\n"
              "#include <optional>\n#include <utility>\n#include <vector>\n"
              "using Callback = std::function<void()>;\n" +
                  Code,
              Standard, Library::Real);
  return effectsIn(AST, AST.function("target"));
}

TEST(RealLibrary, Stores) {
  EXPECT_EQ(real("struct S { Callback a; std::optional<Callback> b;"
                 "std::vector<Callback> c; std::map<int, Callback> d;"
                 "std::unique_ptr<S> e;"
                 "void target(Callback f) { a = f; b = f; c.push_back(f);"
                 "d[1] = f; d.emplace(2, f); e->a = std::move(f); } };",
                 "c++17"),
            "this.a := f; this.b := f; this.c[] := f; this.d[] := f; "
            "this.d[] := f; this.e->a := f");
}

TEST(RealLibrary, Releases) {
  EXPECT_EQ(real("struct S { Callback a; std::vector<Callback> b;"
                 "std::shared_ptr<S> c; std::map<int, Callback> d;"
                 "void target() { a = nullptr; b.clear(); c.reset();"
                 "d.erase(1); std::exchange(a, nullptr)(); } };",
                 "c++20"),
            "release this.a; release this.b; release this.c; erase this.d; "
            "take this.a");
}

TEST(RealLibrary, SharedFromThisInAPattern) {
  EXPECT_EQ(real("template <class T> struct S :"
                 "std::enable_shared_from_this<S<T>> { Callback cb;"
                 "std::shared_ptr<S> target(Callback f) {"
                 "auto self = this->shared_from_this(); self->cb = f;"
                 "return self; } };",
                 "c++17"),
            "this.cb := f; return shared &this");
}

TEST(CallChain, SetterOfAnEmptyValue) {
  EXPECT_EQ(effects("void target(Node &n) { n.set(nullptr); }"),
            "release n.cb");
  EXPECT_EQ(effects("void target(Node &n) { n.set({}); }"), "release n.cb");
}

} // namespace
} // namespace clang::templates::test
