//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/Facts/RingFinder.h"
#include "lib/AST/Names.h"
#include "test/lib/TestAST.h"
#include "gtest/gtest.h"

namespace clang::templates::test {
namespace {

constexpr const char Preamble[] = R"cpp(
using Callback = std::function<void()>;
void hidden(Callback);
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
  std::shared_ptr<Timer> shared;
  Timer part;
  Node *raw;
  std::weak_ptr<Node> weak;
  std::optional<Callback> maybe;
  std::vector<Callback> all;
  std::map<int, Callback> byKey;
  void set(Callback f) { cb = std::move(f); }
  Timer &getTimer() { return *timer; }
  void run();
  void member();
};
using Ptr = std::shared_ptr<Node>;
)cpp";

/// The findings in a snippet.
class Found {
public:
  explicit Found(const std::string &Code, bool Strict = false,
                 const std::string &Standard = "c++17")
      : AST(Preamble + Code, Standard), Facts(AST.context()),
        Rings(findOwnershipRings(Facts, Strict)) {}

  /// The snippet with a `^` before each closure, or before the call that
  /// returns it, that a finding is about.
  std::string marked(std::string Code) const {
    std::vector<unsigned> Marks;
    for (const RingFinding &Finding : Rings)
      Marks.push_back(AST.offset(where(Finding)) - (sizeof(Preamble) - 1));
    llvm::sort(Marks, std::greater<unsigned>());
    for (unsigned Mark : Marks)
      Code.insert(Mark, "^");
    return Code;
  }

  /// The one finding; fails the test if there are more, or none.
  const RingFinding &only() const {
    static const OwnershipRing NoRing;
    static const RingFinding None = {nullptr, {&NoRing}, {}, false, false};
    EXPECT_EQ(Rings.size(), 1U);
    return Rings.empty() ? None : Rings.front();
  }
  const OwnershipRing &ring() const { return *only().Rings.front(); }

private:
  static SourceLocation where(const RingFinding &Finding) {
    const OwnershipRing &Ring = *Finding.Rings.front();
    return Finding.ClosureIsHere ? Ring.Closure->expr()->getBeginLoc()
                                 : Ring.Store->At->getBeginLoc();
  }

  TestAST AST;
  UnitFacts Facts;
  std::vector<RingFinding> Rings;
};

std::string withoutMarks(std::string Code) {
  Code.erase(std::remove(Code.begin(), Code.end(), '^'), Code.end());
  return Code;
}

/// \p Marked says with `^` which closures close a ring; all others do not.
void expectRings(const std::string &Marked,
                 const std::string &Standard = "c++17") {
  std::string Code = withoutMarks(Marked);
  EXPECT_EQ(Found(Code, /*Strict=*/false, Standard).marked(Code), Marked);
}

/// As above, for the body of a member function of Node.
void expectInMember(const std::string &Body) {
  expectRings("void Node::member() {" + Body + "}");
}

//===----------------------------------------------------------------------===//
// Stored in a member of what is captured
//===----------------------------------------------------------------------===//

TEST(Ring, CapturedPointer) {
  expectRings("void f(Ptr p) { p->cb = ^[p] { p->run(); }; }");
}

TEST(Ring, DefaultCapture) {
  expectRings("void f(Ptr p) { p->cb = ^[=] { p->run(); }; }");
}

TEST(Ring, InitCapture) {
  expectRings("void f(Ptr p) { p->cb = ^[q = p] { q->run(); }; }");
}

TEST(Ring, CopyMadeEarlier) {
  expectRings("void f(Ptr p) { auto q = p; p->cb = ^[q] {}; }");
  expectRings("void f(Ptr p) { auto q = p; q->cb = ^[p] {}; }");
}

TEST(Ring, WeakCaptureIsNone) {
  expectRings("void f(Ptr p) { std::weak_ptr<Node> w = p; p->cb = [w] {}; }");
  expectRings("void f(Ptr p) {"
              "p->cb = [w = std::weak_ptr<Node>(p)] {}; }");
}

TEST(Ring, RawCaptureIsNone) {
  expectRings("void f(Ptr p) { p->cb = [q = p.get()] {}; }");
  expectRings("void f(Node *p) { p->cb = [p] {}; }");
}

TEST(Ring, ReferenceCaptureIsNone) {
  expectRings("void f(Ptr p) { p->cb = [&p] {}; }");
  expectRings("void f(Ptr p) { p->cb = [&] { p->run(); }; }");
}

TEST(Ring, NoCaptureIsNone) { expectRings("void f(Ptr p) { p->cb = [] {}; }"); }

TEST(Ring, OtherObjectIsNone) {
  expectRings("void f(Ptr p, Ptr q) { p->cb = [q] {}; }");
}

TEST(Ring, CopyOfAMemberIsNone) {
  expectRings("void f(Ptr p) { p->cb = [n = p->next] {}; }");
}

TEST(Ring, MovedPointer) {
  expectRings("void f(Ptr p) { Node &n = *p; n.cb = ^[q = std::move(p)] {}; }");
}

TEST(Ring, SecondCapture) {
  expectRings("void f(Ptr p, Ptr q) { p->cb = ^[q, p] {}; }");
}

TEST(Ring, Mutable) {
  expectRings("void f(Ptr p) { p->cb = ^[p]() mutable { p->run(); }; }");
}

TEST(Ring, Unique) {
  expectRings("void f(std::unique_ptr<Node> p) { Node *n = p.get();"
              "n->cb = [q = n] {}; }");
}

TEST(Ring, Bind) {
  expectRings("void f(Ptr p) { p->cb = ^std::bind(&Node::run, p); }");
  expectRings("void f(Ptr p) { p->cb = ^std::bind_front(&Node::run, p); }");
}

TEST(Ring, BindOfRawIsNone) {
  expectRings("void f(Ptr p) { p->cb = std::bind(&Node::run, p.get()); }");
  expectRings("void f(Ptr p) { p->cb = std::bind(&Node::run, std::ref(*p)); }");
}

TEST(Ring, LocalFunctor) {
  expectRings("struct Call { Ptr p; Call(Ptr q) : p(q) {}"
              "void operator()() { p->run(); } };"
              "void f(Ptr p) { p->cb = ^Call(p); }");
}

TEST(Ring, TwoClosures) {
  expectRings("void f(Ptr p) { p->cb = ^[p] {}; p->maybe = ^[p] {};"
              "p->part.tick = [] {}; }");
}

TEST(Ring, ClosureInVariable) {
  expectRings("void f(Ptr p) { auto c = ^[p] {}; p->cb = c; }");
  expectRings("void f(Ptr p) { Callback c = ^[p] {}; p->cb = std::move(c); }");
}

TEST(Ring, ClosureInClosure) {
  expectRings("void f(Ptr p) { auto inner = ^[p] {}; p->cb = [inner] {"
              "inner(); }; }"
              "void g(Ptr p) { p->cb = [p = std::weak_ptr<Node>(p)] {}; }");
}

//===----------------------------------------------------------------------===//
// In a member function
//===----------------------------------------------------------------------===//

TEST(RingOfSelf, SharedFromThis) {
  expectInMember("cb = ^[self = shared_from_this()] { self->run(); };");
  expectInMember("auto self = shared_from_this(); cb = ^[self] {};");
  expectInMember("auto self = shared_from_this(); cb = ^[this, self] {};");
  expectInMember("auto self = this->shared_from_this(); cb = ^[self] {};");
}

TEST(RingOfSelf, ThisAloneIsNone) {
  expectInMember("cb = [this] { run(); };");
  expectInMember("cb = [self = weak_from_this()] {};");
}

TEST(RingOfSelf, Cast) {
  expectRings("struct D : Node { void f() {"
              "auto self = std::static_pointer_cast<D>(shared_from_this());"
              "cb = ^[self] {}; } };");
}

TEST(RingOfSelf, Bind) {
  expectInMember("cb = ^std::bind(&Node::run, shared_from_this());");
}

TEST(RingOfSelf, CopyOfThisIsNone) {
  expectRings("struct S { Callback cb; void f() { cb = [*this] {}; } };");
}

TEST(RingOfSelf, ConstructorRegistersItsKeeper) {
  expectRings("struct Sub { std::vector<Callback> list;"
              "void add(Callback f) { list.push_back(f); } };"
              "struct S { Sub subs; S(std::shared_ptr<S> keep) {"
              "keep->subs.add(^[keep] {}); } };");
}

//===----------------------------------------------------------------------===//
// Containers, parts, wrappers
//===----------------------------------------------------------------------===//

TEST(RingThroughContainer, Insertions) {
  expectRings("void f(Ptr p) { p->all.push_back(^[p] {}); }");
  expectRings("void f(Ptr p) { p->all.emplace_back(^[p] {}); }");
  expectRings("void f(Ptr p) { p->byKey[1] = ^[p] {}; }");
  expectRings("void f(Ptr p) { p->byKey.emplace(1, ^[p] {}); }");
  expectRings("void f(Ptr p) {"
              "p->byKey.insert(std::make_pair(1, Callback(^[p] {}))); }");
}

TEST(RingThroughContainer, LocalContainerStoredLater) {
  expectRings("void f(Ptr p) { std::vector<Callback> v; v.push_back(^[p] {});"
              "p->all = v; }");
}

TEST(RingThroughWrapper, Optional) {
  expectRings("void f(Ptr p) { p->maybe = ^[p] {}; }");
  expectRings("void f(Ptr p) { p->maybe.emplace(^[p] {}); }");
}

TEST(RingThroughPart, Value) {
  expectRings("void f(Ptr p) { p->part.tick = ^[p] {}; }");
}

TEST(RingThroughPart, Owned) {
  expectRings("void f(Ptr p) { p->timer->tick = ^[p] {}; }");
  expectRings("void f(Ptr p) { p->shared->tick = ^[p] {}; }");
  expectRings("void f(Ptr p) { p->next->cb = ^[p] {}; }");
}

TEST(RingThroughPart, Accessor) {
  expectRings("void f(Ptr p) { p->getTimer().set(^[p] {}); }");
}

TEST(RingThroughPart, NotOwnedIsNone) {
  expectRings("void f(Ptr p) { p->raw->cb = [p] {}; }");
  expectRings("void f(Ptr p) { p->weak.lock()->cb = [p] {}; }");
}

TEST(RingThroughPart, OwnerOfTheWholeIsCaptured) {
  expectRings("void f(Ptr p) { auto &t = *p->timer; t.tick = ^[p] {}; }");
}

TEST(RingThroughPart, SharedOwnerOfAPart) {
  expectRings("struct X { Node n; };"
              "void f(std::shared_ptr<X> x) {"
              "std::shared_ptr<Node> part(x, &x->n); part->cb = ^[x] {}; }");
}

TEST(RingThroughPart, PartCapturedAloneIsNone) {
  expectRings("void f(Ptr p) { p->cb = [t = p->shared] {}; }");
}

TEST(RingThroughPart, PartThatHoldsTheClosure) {
  expectRings("void f(Ptr p) { p->shared->tick = ^[t = p->shared] {}; }");
}

//===----------------------------------------------------------------------===//
// Through calls
//===----------------------------------------------------------------------===//

TEST(RingThroughCall, Setter) {
  expectRings("void f(Ptr p) { p->set(^[p] {}); }");
}

TEST(RingThroughCall, TemplateSetter) {
  expectRings("void f(Ptr p) { p->part.add(^[p] {}); }");
}

TEST(RingThroughCall, SeveralDeep) {
  expectRings("void a(Ptr p, Callback f) { p->set(std::move(f)); }"
              "void b(Ptr p, Callback f) { a(p, std::move(f)); }"
              "void f(Ptr p) { b(p, ^[p] {}); }");
}

TEST(RingThroughCall, ErasureByHand) {
  expectRings("struct Op { virtual void go() = 0; };"
              "template <class H> struct WaitOp : Op { H h;"
              "WaitOp(H h) : h(std::move(h)) {} void go() override { h(); } };"
              "struct Queue { std::vector<std::unique_ptr<Op>> ops;"
              "template <class H> void wait(H h) {"
              "ops.push_back(std::make_unique<WaitOp<H>>(std::move(h))); } };"
              "struct S { Queue q; };"
              "void f(std::shared_ptr<S> s) { s->q.wait(^[s] {}); }");
}

TEST(RingThroughCall, NotStoredIsNone) {
  expectRings("void run(Callback f) { f(); } void f(Ptr p) { run([p] {}); }");
}

TEST(RingThroughCall, OneOfAPack) {
  expectRings("template <class... F> void many(Node &n, F... f) {"
              "(n.all.push_back(f), ...); }"
              "void f(Ptr p) { many(*p, [] {}, ^[p] {}); }");
}

TEST(RingThroughCall, ForwardedTwice) {
  expectRings("template <class F> void pass(Node &n, F &&f) {"
              "n.part.add(std::forward<F>(f)); }"
              "void f(Ptr p) { pass(*p, ^[p] {}); }");
}

TEST(RingThroughCall, HiddenIsNone) {
  expectRings("void f(Ptr p) { hidden([p] {}); }");
}

TEST(RingThroughCall, HiddenMemberIsNone) {
  expectRings("struct Socket { void read(Callback); };"
              "struct S : std::enable_shared_from_this<S> { Socket socket;"
              "void go() { auto self = shared_from_this();"
              "socket.read([self] {}); } };");
}

TEST(RingThroughCall, ClosureMadeByCallee) {
  expectRings("Callback make(Ptr p) { return [p] {}; }"
              "void f(Ptr p) { ^p->cb = make(p); }");
}

TEST(RingThroughCall, CalleeThatClosesItIsToldOnce) {
  expectRings("void tie(Ptr p) { p->cb = ^[p] {}; }"
              "void f(Ptr p) { tie(p); } void g(Ptr p) { tie(p); }");
}

TEST(RingThroughCall, ObjectMadeByCallee) {
  expectRings("Ptr make() { auto p = std::make_shared<Node>(); return p; }"
              "void f() { auto p = make(); p->cb = ^[p] {}; }");
}

TEST(RingThroughCall, LocalLambda) {
  expectRings("void f(Ptr p) { auto set = [&](Callback c) { p->cb = c; };"
              "set(^[p] {}); }");
}

//===----------------------------------------------------------------------===//
// Through several objects
//===----------------------------------------------------------------------===//

TEST(RingOfTwo, ClosuresHoldEachOthersOwners) {
  expectRings("void f(Ptr a, Ptr b) { a->cb = [b] {}; b->cb = ^[a] {}; }");
}

TEST(RingOfTwo, OneWayIsNone) {
  expectRings("void f(Ptr a, Ptr b) { a->cb = [b] {}; b->cb = [] {}; }");
}

TEST(RingOfTwo, ThroughAStoredPointer) {
  expectRings("void f(Ptr a, Ptr b) { a->next = b; b->cb = ^[a] {}; }");
}

TEST(RingOfTwo, PointerStoredLast) {
  expectRings("void f(Ptr a, Ptr b) { b->cb = ^[a] {}; a->next = b; }");
}

TEST(RingOfTwo, PointersAloneAreNoClosure) {
  expectRings("void f(Ptr a, Ptr b) { a->next = b; b->next = a; }");
}

TEST(RingOfItself, RecursiveHandler) {
  expectRings("void f() { auto g = std::make_shared<Callback>();"
              "*g = ^[g] { (*g)(); }; }");
}

TEST(RingOfItself, WeaklyIsNone) {
  expectRings("void f() { auto g = std::make_shared<Callback>();"
              "std::weak_ptr<Callback> w = g; *g = [w] {}; }");
}

TEST(RingOfItself, Deleter) {
  expectRings("void f(Ptr p) {"
              "p->next = Ptr(new Node, ^[p](Node *) {}); }");
}

//===----------------------------------------------------------------------===//
// Opened again
//===----------------------------------------------------------------------===//

TEST(Opened, BySameFunction) {
  expectRings("void f(Ptr p) { p->cb = [p] {}; p->cb = nullptr; }");
  expectRings("void f(Ptr p) { p->all.push_back([p] {}); p->all.clear(); }");
  expectRings("void f(Ptr p) { p->cb = [p] {}; p->cb = [] {}; }");
}

TEST(Opened, ByACallee) {
  expectRings("void drop(Node &n) { n.cb = nullptr; }"
              "void f(Ptr p) { p->cb = [p] {}; drop(*p); }");
}

TEST(Opened, InOneBranchOnlyIsNotCertain) {
  expectRings("void f(Ptr p, bool b) { p->cb = ^[p] {};"
              "if (b) p->cb = nullptr; }");
}

TEST(Opened, InBothBranches) {
  expectRings("void f(Ptr p, bool b) { p->cb = [p] {};"
              "if (b) p->cb = nullptr; else p->cb = {}; }");
}

TEST(Opened, EarlyReturnLeavesItClosed) {
  expectRings("void f(Ptr p, bool b) { p->cb = ^[p] {}; if (b) return;"
              "p->cb = nullptr; }");
}

TEST(Opened, InALoopIsNotCertain) {
  expectRings("void f(Ptr p, bool b) { p->cb = ^[p] {};"
              "while (b) p->cb = nullptr; }");
}

TEST(Opened, InTheBodyOfALoopThatRuns) {
  expectRings("void f(Ptr p, bool b) {"
              "do { p->cb = [p] {}; p->cb = nullptr; } while (b); }");
}

TEST(Opened, AfterATry) {
  expectRings("void f(Ptr p) { p->cb = [p] {};"
              "try { p->run(); } catch (...) {} p->cb = nullptr; }");
}

TEST(Opened, AfterCasesThatReturnIsNotCertain) {
  expectRings("void f(Ptr p, int i) { switch (i) {"
              "case 1: p->cb = ^[p] {}; return; default: break; }"
              "p->cb = nullptr; }");
}

TEST(Opened, LocalPointerResetIsNot) {
  expectRings("void f(Ptr p) { p->cb = ^[p] {}; p.reset(); }");
}

TEST(Opened, ThroughAnotherNameOfTheObject) {
  expectRings("void f(Ptr p) { auto q = p; q->cb = [q] {}; p->cb = nullptr; }");
}

TEST(Opened, ByALambdaInTheClosure) {
  expectRings("void f(Ptr p) { p->cb = [p] { [p] { p->cb = nullptr; }(); }; }");
  expectRings("void f(Ptr p) { p->cb = [p] {"
              "auto g = [&] { p->cb = nullptr; }; g(); }; }");
}

TEST(Opened, ByTheClosureItself) {
  expectRings("void f(Ptr p) { p->cb = [p] { p->cb = nullptr; }; }");
  expectInMember("cb = [self = shared_from_this()] { self->cb = {}; };");
}

TEST(Opened, ByTheClosureThatResetsItsCapture) {
  expectRings("void f(Ptr p) { p->cb = [p]() mutable { p.reset(); }; }");
  expectRings("void f(Ptr p) { p->cb = [p]() mutable { p = nullptr; }; }");
  expectRings("void f(Ptr p) { p->cb = [p]() mutable {"
              "auto q = std::move(p); }; }");
}

TEST(Opened, ByTheClosureThatMovesTheMemberOut) {
  expectRings("void f(Ptr p) { p->cb = [p] { auto g = std::move(p->cb); }; }");
}

TEST(Opened, CopyResetByTheClosureIsNot) {
  expectRings("void f(Ptr p) { p->cb = ^[p] { auto q = p; q.reset(); }; }");
}

TEST(Opened, PointerAssignedBeforeTheStore) {
  expectRings("void f(Ptr p, Ptr q) { auto c = [p] {}; p = q; p->cb = c; }");
  expectRings("void f(Ptr p) { auto c = [p] {};"
              "p = std::make_shared<Node>(); p->cb = c; }");
}

TEST(Opened, PointerMovedElsewhere) {
  expectRings("void f(Ptr p, Ptr q) { std::swap(p, q); p->cb = [q] {}; }");
}

TEST(Opened, LinkReset) {
  expectRings("void f(Ptr a, Ptr b) { a->next = b; a->next.reset();"
              "b->cb = [a] {}; }");
}

//===----------------------------------------------------------------------===//
// Members that closures leave when their work is done
//===----------------------------------------------------------------------===//

TEST(OneShot, MovedOutAndCalled) {
  expectRings("struct S { Callback done; void finish() {"
              "auto f = std::move(done); f(); } };"
              "void f(std::shared_ptr<S> s) { s->done = [s] {}; }");
}

TEST(OneShot, MovedOutByAnotherClass) {
  expectRings("struct S { Callback done; };"
              "void finish(S &s) { auto f = std::move(s.done); f(); }"
              "void f(std::shared_ptr<S> s) { s->done = [s] {}; }");
}

TEST(OneShot, ExchangedAndCalled) {
  expectRings("struct S { Callback done; void finish() {"
              "std::exchange(done, nullptr)(); } };"
              "void f(std::shared_ptr<S> s) { s->done = [s] {}; }");
}

TEST(OneShot, CalledAndEmptied) {
  expectRings("struct S { Callback done; void finish() {"
              "done(); done = nullptr; } };"
              "void f(std::shared_ptr<S> s) { s->done = [s] {}; }");
}

TEST(OneShot, TableOfPendingRequests) {
  expectRings("struct S { std::map<int, Callback> pending;"
              "void reply(int id) { pending.at(id)(); pending.erase(id); } };"
              "void f(std::shared_ptr<S> s) { s->pending[1] = [s] {}; }");
}

TEST(OneShot, CalledAndKeptIsNone) {
  expectRings("struct S { Callback done; void finish() { done(); } };"
              "void f(std::shared_ptr<S> s) { s->done = ^[s] {}; }");
}

TEST(OneShot, TeardownIsNone) {
  expectRings("struct S { Callback done; void unsubscribe() {"
              "auto f = std::move(done); f(); } };"
              "void f(std::shared_ptr<S> s) { s->done = ^[s] {}; }");
}

TEST(OneShot, DestructorIsNone) {
  expectRings("struct S { Callback done; ~S() { auto f = std::move(done); } };"
              "void f(std::shared_ptr<S> s) { s->done = ^[s] {}; }");
}

TEST(OneShot, CalledElsewhereIsNone) {
  expectRings("struct S { Callback done;"
              "void finish() { auto f = std::move(done); f(); }"
              "void again() { done(); } };"
              "void f(std::shared_ptr<S> s) { s->done = ^[s] {}; }");
}

//===----------------------------------------------------------------------===//
// Templates
//===----------------------------------------------------------------------===//

TEST(RingInTemplate, PatternTellsOnce) {
  expectRings("template <class T> struct S :"
              "std::enable_shared_from_this<S<T>> { Callback cb;"
              "void go() { auto self = this->shared_from_this();"
              "this->cb = ^[self] {}; } };"
              "template struct S<int>; template struct S<char>;");
}

TEST(RingInTemplate, PatternWithoutSpecialisation) {
  expectRings("template <class T> struct S { std::function<void(T)> cb; };"
              "template <class T> void f(std::shared_ptr<S<T>> p) {"
              "p->cb = ^[p](T) {}; }");
}

TEST(RingInTemplate, SpecialisationTells) {
  expectRings("template <class P> void f(P p) { p->cb = ^[p] {}; }"
              "void g(Ptr p) { f(p); }");
  expectRings("template <class P> void f(P p) { p->cb = [p] {}; }"
              "void g(Node *p) { f(p); }");
}

TEST(RingInTemplate, TwoSpecialisationsOneFinding) {
  expectRings("template <class T> struct S { Callback cb; };"
              "template <class P> void f(P p) { p->cb = ^[p] {}; }"
              "void g(Ptr p, std::shared_ptr<S<int>> q) { f(p); f(q); }");
}

TEST(RingInTemplate, GenericLambda) {
  expectRings("void g(Ptr p) { auto f = [](auto q) { q->cb = ^[q] {}; };"
              "f(p); }");
}

TEST(RingInTemplate, GenericClosure) {
  expectRings("struct S { std::function<void(int)> cb; };"
              "void f(std::shared_ptr<S> p) { p->cb = ^[p](auto) {}; }");
}

TEST(RingInTemplate, CrtpBase) {
  expectRings("template <class D> struct B :"
              "std::enable_shared_from_this<D> { Callback cb;"
              "void go() { cb = ^[self = this->shared_from_this()] {}; } };"
              "struct E : B<E> {}; void f(E &e) { e.go(); }");
}

TEST(RingInTemplate, OutOfLineMember) {
  expectRings("template <class T> struct S :"
              "std::enable_shared_from_this<S<T>> {"
              "Callback cb; void go(); };"
              "template <class T> void S<T>::go() {"
              "cb = ^[self = this->shared_from_this()] {}; }");
}

TEST(RingInTemplate, AbbreviatedTemplate) {
  expectRings("void f(auto p) { p->cb = ^[p] {}; } void g(Ptr p) { f(p); }",
              "c++20");
}

TEST(RingInTemplate, Pack) {
  expectRings("template <class... A> struct S {"
              "std::function<void(A...)> cb; };"
              "template <class... A> void f(std::shared_ptr<S<A...>> p) {"
              "p->cb = ^[p](A...) {}; }");
}

//===----------------------------------------------------------------------===//
// What a finding says
//===----------------------------------------------------------------------===//

TEST(Finding, NamesCaptureTargetAndOwner) {
  Found F("void f(Ptr p) { p->timer->tick = [p] {}; }");
  EXPECT_EQ(F.ring().Capture->name(), "p");
  EXPECT_EQ(spell(F.ring().Target), "p->timer->tick");
  EXPECT_EQ(spell(F.ring().Owner), "*p");
}

TEST(Finding, CaptureAtFaultAmongSeveral) {
  EXPECT_EQ(Found("void f(Ptr p, Ptr q) { p->cb = [q, p] {}; }")
                .ring()
                .Capture->name(),
            "p");
}

TEST(Finding, Exclusive) {
  EXPECT_TRUE(Found("void f(Ptr p) { p->cb = [p] {}; }").ring().Exclusive);
  EXPECT_TRUE(
      Found("void f(Ptr p) { p->timer->tick = [p] {}; }").ring().Exclusive);
  EXPECT_FALSE(
      Found("void f(Ptr p) { p->shared->tick = [p] {}; }").ring().Exclusive);
}

TEST(Finding, InPattern) {
  EXPECT_TRUE(Found("void f(Ptr p) { p->cb = [p] {}; }").only().InPattern);
  EXPECT_TRUE(Found("template <class T> struct S { Callback cb; };"
                    "template <class T> void f(std::shared_ptr<S<T>> p) {"
                    "p->cb = [p] {}; }"
                    "void g(std::shared_ptr<S<int>> p) { f(p); }")
                  .only()
                  .InPattern);
  EXPECT_FALSE(Found("template <class P> void f(P p) { p->cb = [p] {}; }"
                     "void g(Ptr p) { f(p); }")
                   .only()
                   .InPattern);
}

TEST(Finding, ClosureIsHere) {
  EXPECT_TRUE(Found("void f(Ptr p) { p->set([p] {}); }").only().ClosureIsHere);
  EXPECT_FALSE(Found("Callback make(Ptr p) { return [p] {}; }"
                     "void f(Ptr p) { p->cb = make(p); }")
                   .only()
                   .ClosureIsHere);
}

TEST(Finding, Releases) {
  Found F("void f(Ptr p) { p->cb = [p] { p->cb(); }; }"
          "void Node::run() { cb = nullptr; }");
  ASSERT_EQ(F.only().Releases.size(), 1U);
  EXPECT_EQ(F.only().Releases.front().In->getNameAsString(), "run");
}

TEST(Finding, DestructorIsNoRelease) {
  Found F("struct S { Callback cb; ~S() { cb = nullptr; } };"
          "void f(std::shared_ptr<S> p) { p->cb = [p] {}; }");
  EXPECT_TRUE(F.only().Releases.empty());
}

TEST(Finding, StoreTellsTheCalls) {
  Found F("void f(Ptr p) { p->set([p] {}); }");
  const Effect *Store = F.ring().Store;
  ASSERT_TRUE(Store && Store->Callee);
  EXPECT_EQ(Store->Callee->getNameAsString(), "set");
  ASSERT_TRUE(Store->Cause);
  EXPECT_FALSE(Store->Cause->Cause);
}

TEST(Finding, AllCapturesAtFault) {
  Found F("void f(Ptr p) { auto q = p; p->cb = [p, q] {}; }");
  EXPECT_GE(F.only().Rings.size(), 1U);
}

//===----------------------------------------------------------------------===//
// Strict, and what cannot be seen
//===----------------------------------------------------------------------===//

/// A class of a header whose members are called out of sight.
constexpr const char HiddenService[] =
    "\n# 1 \"service.h\" 1\n"
    "struct Service { Callback done; void start(); };\n"
    "# 1 \"input.cc\" 2\n";

TEST(Strict, UsedOutOfSight) {
  const std::string Code = std::string(HiddenService) +
                           "void f(std::shared_ptr<Service> s) {"
                           "s->done = [s] {}; }";
  EXPECT_EQ(Found(Code, /*Strict=*/true).only().Rings.size(), 1U);
  expectRings(Code);
}

TEST(Strict, CalledInSight) {
  expectRings(std::string(HiddenService) +
              "void call(Service &s) { s.done(); }"
              "void f(std::shared_ptr<Service> s) { s->done = ^[s] {}; }");
}

TEST(Strict, ClassOfTheMainFile) {
  expectRings("struct Service { Callback done; void start(); };"
              "void f(std::shared_ptr<Service> s) { s->done = ^[s] {}; }");
}

//===----------------------------------------------------------------------===//
// Bounds
//===----------------------------------------------------------------------===//

TEST(RingBound, ManyRingsInOneFunction) {
  Found F("void f(Ptr p) {" + repeat("p->all.push_back([p] {});\n", 500) + "}");
  EXPECT_NE(F.marked(std::string(40000, ' ')).find('^'), std::string::npos);
}

TEST(RingBound, LongChainOfObjects) {
  std::string Code = "void f(Ptr p0) {";
  for (unsigned I = 1; I <= 40; ++I)
    Code += "Ptr p" + std::to_string(I) + " = std::make_shared<Node>(); p" +
            std::to_string(I - 1) + "->next = p" + std::to_string(I) + ";";
  expectRings(Code + "p40->cb = ^[p0] {}; }");
}

TEST(RingBound, ManyCaptures) {
  std::string Parameters = "Ptr p0", Captures = "p0";
  for (unsigned I = 1; I <= 100; ++I) {
    Parameters += ", Ptr p" + std::to_string(I);
    Captures += ", p" + std::to_string(I);
  }
  expectRings("void f(" + Parameters + ") { p100->cb = ^[" + Captures +
              "] {}; }");
}

TEST(RingBound, ListInALoop) {
  expectRings("void f(Ptr p) { Ptr n = p; while (n->next) n = n->next;"
              "n->cb = [] {}; }");
}

TEST(RingBound, SwapsInALoopTerminate) {
  expectRings("void f(Ptr a, Ptr b) {" +
              repeat("std::swap(a, b); std::swap(a->next, b->next);", 50) +
              "a->cb = [] {}; }");
}

TEST(RingBound, ObjectsThatAreCopiesOfEachOtherTerminate) {
  expectRings("struct S { Callback cb; }; using P = std::shared_ptr<S>;"
              "void f(P a, P b) { *a = *b; *b = *a; a->cb = [] {};"
              "b->cb = a->cb; a->cb = b->cb; }");
}

TEST(RingBound, EmptyUnit) { expectRings(""); }

TEST(Opened, InTheBranchThatClosedIt) {
  expectRings("void f(Ptr p, bool b) {"
              "if (b) { p->cb = [p] {}; p->cb = nullptr; } }");
  expectRings("void f(Ptr p, bool b) {"
              "while (b) { p->cb = [p] {}; p->cb = nullptr; } }");
}

TEST(Opened, BySetterOfAnEmptyValue) {
  expectRings("void f(Ptr p) { p->cb = [p] {}; p->set(nullptr); }");
  expectRings("void f(Ptr p) { p->cb = [p] { p->set(nullptr); }; }");
}

TEST(Opened, ByTheClosureInAPattern) {
  expectRings("template <class T> struct S :"
              "std::enable_shared_from_this<S<T>> { Callback cb;"
              "void go() { auto self = this->shared_from_this();"
              "cb = [self] { self->cb = nullptr; }; } };"
              "template struct S<int>;");
}

} // namespace
} // namespace clang::templates::test
