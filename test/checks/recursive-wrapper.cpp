// RUN: %check_tidy %s templates-recursive-wrapper -std=c++11,c++17,c++20
#include <memory>
#include <set>
#include <string>
#include <utility>

//===-- A setter and a walk ------------------------------------------------===//

template <class E> class Wrapped : public E {
// CHECK-NOTES: :[[@LINE-1]]:26: warning: objects of 'Wrapped' can come to own themselves: 'wrap' takes any pointer into 'Inner'; refuse one that leads back to the object [templates-recursive-wrapper]
// CHECK-NOTES: :[[@LINE+6]]:38: note: 'Error' may be the object itself
// CHECK-NOTES: :[[@LINE+7]]:5: note: 'is' follows 'Inner' here, and has no other end than a null pointer
  std::shared_ptr<Wrapped> Inner;

public:
  using E::E;
  void wrap(std::shared_ptr<Wrapped> Error) { Inner = std::move(Error); }
  bool is(const std::string &What) const {
    for (const Wrapped *P = this; P; P = P->Inner.get())
      if (P->what() == What)
        return true;
    return false;
  }
};

class Error {
// CHECK-NOTES: :[[@LINE-1]]:7: warning: objects of 'Error' can come to own themselves: 'setCause' takes any pointer into 'Cause'; refuse one that leads back to the object [templates-recursive-wrapper]
// CHECK-NOTES: :[[@LINE+3]]:47: note: 'Why' may be the object itself
// CHECK-NOTES: :[[@LINE+16]]:3: note: 'deepest' follows 'Cause' here, and has no other end than a null pointer
public:
  void setCause(const std::shared_ptr<Error> &Why) {
    if (!Why)
      return;
    Cause = Why;
  }
  std::shared_ptr<Error> cause() const { return Cause; }

private:
  std::shared_ptr<Error> Cause;
};

// The walk is elsewhere, and uses what the class hands out.
const Error &deepest(const Error &First) {
  const Error *At = &First;
  while (At->cause())
    At = At->cause().get();
  return *At;
}

// A variable for the next one.
template <class T> class Layer {
// CHECK-NOTES: :[[@LINE-1]]:26: warning: objects of 'Layer' can come to own themselves: 'put' takes any pointer into 'Under'; refuse one that leads back to the object [templates-recursive-wrapper]
// CHECK-NOTES: :[[@LINE+3]]:44: note: 'Below' may be the object itself
// CHECK-NOTES: :[[@LINE+6]]:5: note: 'depth' follows 'Under' here, and has no other end than a null pointer
public:
  void put(std::shared_ptr<const Layer<T>> Below) { Under.swap(Below); }
  int depth() const {
    int Count = 0;
    std::shared_ptr<const Layer> At = Under;
    while (At) {
      ++Count;
      auto Next = At->Under;
      At = Next;
    }
    return Count;
  }

private:
  std::shared_ptr<const Layer<T>> Under;
};

// Recursion, a member template as the setter, a body out of line.
template <class T> struct Handler {
// CHECK-NOTES: :[[@LINE-1]]:27: warning: objects of 'Handler' can come to own themselves: 'setNext' takes any pointer into 'Next'; refuse one that leads back to the object [templates-recursive-wrapper]
// CHECK-NOTES: :[[@LINE+14]]:30: note: 'Other' may be the object itself
// CHECK-NOTES: :[[@LINE+5]]:20: note: 'handle' follows 'Next' here, and has no other end than a null pointer
  template <class P> void setNext(P &&Other);
  bool handle(const T &Value) {
    if (Value == T())
      return true;
    return Next && Next->handle(Value);
  }

private:
  std::shared_ptr<Handler> Next;
};
template <class T>
template <class P>
void Handler<T>::setNext(P &&Other) {
  Next = std::forward<P>(Other);
}

// A decorator: the pointer is to the base.
struct Source {
  virtual ~Source() = default;
  virtual int read() = 0;
};
class Buffered : public Source {
// CHECK-NOTES: :[[@LINE-1]]:7: warning: objects of 'Buffered' can come to own themselves: 'attach' takes any pointer into 'Inner'; refuse one that leads back to the object [templates-recursive-wrapper]
// CHECK-NOTES: :[[@LINE+5]]:39: note: 'From' may be the object itself
// CHECK-NOTES: :[[@LINE+8]]:32: note: 'read' follows 'Inner' here, and has no other end than a null pointer
  std::shared_ptr<Source> Inner;

public:
  void attach(std::shared_ptr<Source> From)
  {
    Inner = From;
  }
  int read() override { return Inner->read(); }
};

//===-- Guards -------------------------------------------------------------===//

class Compared {
  std::shared_ptr<Compared> Inner;

public:
  void wrap(std::shared_ptr<Compared> Other) {
    if (Other.get() != this)
      Inner = Other;
  }
  int depth() const { return Inner ? Inner->depth() + 1 : 0; }
};

class Searched {
  std::shared_ptr<Searched> Inner;

public:
  void wrap(std::shared_ptr<Searched> Other) {
    for (auto *P = Other.get(); P; P = P->Inner.get())
      if (P == this)
        return;
    Inner = Other;
  }
  int depth() const { return Inner ? Inner->depth() + 1 : 0; }
};

class Asked {
  std::shared_ptr<Asked> Inner;
  bool leadsTo(const Asked *Other) const;

public:
  void wrap(std::shared_ptr<Asked> Other) {
    if (!Other->leadsTo(this))
      Inner = Other;
  }
  int depth() const { return Inner ? Inner->depth() + 1 : 0; }
};

class Final {
  std::shared_ptr<Final> Inner;

public:
  explicit Final(std::shared_ptr<Final> Other) : Inner(std::move(Other)) {}
  int depth() const { return Inner ? Inner->depth() + 1 : 0; }
};

class Private {
  std::shared_ptr<Private> Inner;
  void wrap(std::shared_ptr<Private> Other) { Inner = Other; }

public:
  int depth() const { return Inner ? Inner->depth() + 1 : 0; }
};

// What is stored is fresh.
class Copied {
  std::shared_ptr<Copied> Inner;

public:
  void wrap(const Copied &Other) { Inner = std::make_shared<Copied>(Other); }
  int depth() const { return Inner ? Inner->depth() + 1 : 0; }
};

//===-- Walks with a limit -------------------------------------------------===//

class Counted {
  std::shared_ptr<Counted> Inner;

public:
  void wrap(std::shared_ptr<Counted> Other) { Inner = Other; }
  int depth() const {
    int Count = 0;
    for (auto *P = Inner.get(); P && Count < 64; P = P->Inner.get())
      ++Count;
    return Count;
  }
  int sum(int Limit) const {
    return Inner && Limit > 0 ? Inner->sum(Limit - 1) : 0;
  }
};

class Visited {
  std::shared_ptr<Visited> Inner;

public:
  void wrap(std::shared_ptr<Visited> Other) { Inner = Other; }
  int depth() const {
    std::set<const Visited *> Seen;
    for (auto *P = this; P && Seen.insert(P).second;)
      P = P->Inner.get();
    return static_cast<int>(Seen.size());
  }
};

// No walk at all.
class Stored {
  std::shared_ptr<Stored> Inner;

public:
  void wrap(std::shared_ptr<Stored> Other) { Inner = Other; }
  std::shared_ptr<Stored> unwrap() const { return Inner; }
};

//===-- Lists and trees ----------------------------------------------------===//

template <class T> struct ListNode {
  T Value;
  std::shared_ptr<ListNode> Next;
};

template <class T> class List {
public:
  void append(T Value) {
    auto Fresh = std::make_shared<ListNode<T>>();
    Fresh->Value = Value;
    if (!Head) {
      Head = Fresh;
      return;
    }
    auto At = Head;
    while (At->Next)
      At = At->Next;
    At->Next = Fresh;
  }

private:
  std::shared_ptr<ListNode<T>> Head;
};

class Scope {
  std::shared_ptr<Scope> Parent;

public:
  void setParent(std::shared_ptr<Scope> Other) { Parent = Other; }
  const Scope *outermost() const {
    return Parent ? Parent->outermost() : this;
  }
};

class WeakLink {
  std::weak_ptr<WeakLink> Inner;

public:
  void wrap(std::shared_ptr<WeakLink> Other) { Inner = Other; }
  int depth() const { return Inner.lock() ? Inner.lock()->depth() + 1 : 0; }
};

//===-- Rings that are closed in sight -------------------------------------===//

class Ring {
// CHECK-NOTES: :[[@LINE-1]]:7: warning: objects of 'Ring' can come to own themselves: 'link' takes any pointer into 'Other'; refuse one that leads back to the object [templates-recursive-wrapper]
// CHECK-NOTES: :[[@LINE+5]]:35: note: 'To' may be the object itself
// CHECK-NOTES: :[[@LINE+10]]:6: note: from here on an object owns itself and is never freed
  std::shared_ptr<Ring> Other;

public:
  void link(std::shared_ptr<Ring> To) { Other = To; }
};

void closeRing() {
  auto A = std::make_shared<Ring>(), B = std::make_shared<Ring>();
  A->link(B);
  B->link(A);
}

class Loop {
// CHECK-NOTES: :[[@LINE-1]]:7: warning: objects of 'Loop' can come to own themselves: 'link' takes any pointer into 'Other'; refuse one that leads back to the object [templates-recursive-wrapper]
// CHECK-NOTES: :[[@LINE+5]]:35: note: 'To' may be the object itself
// CHECK-NOTES: :[[@LINE+8]]:46: note: from here on an object owns itself and is never freed
  std::shared_ptr<Loop> Other;

public:
  void link(std::shared_ptr<Loop> To) { Other = To; }
  void unlink() { Other.reset(); }
};

void closeLoop(std::shared_ptr<Loop> A) { A->link(A); }

struct Bare {
// CHECK-NOTES: :[[@LINE-1]]:8: warning: objects of 'Bare' come to own themselves through 'Other', so that they are never freed; let one of the pointers be weak [templates-recursive-wrapper]
// CHECK-NOTES: :[[@LINE+7]]:12: note: from here on an object owns itself and is never freed
  std::shared_ptr<Bare> Other;
};

void closeBare() {
  auto A = std::make_shared<Bare>(), B = std::make_shared<Bare>();
  A->Other = B;
  B->Other = A;
}

struct Opened {
  std::shared_ptr<Opened> Other;
};

void closeAndOpen() {
  auto A = std::make_shared<Opened>(), B = std::make_shared<Opened>();
  A->Other = B;
  B->Other = A;
  A->Other = nullptr;
}

struct TwoWay {
  std::shared_ptr<TwoWay> Next;
  std::weak_ptr<TwoWay> Back;
};

void chain() {
  auto A = std::make_shared<TwoWay>(), B = std::make_shared<TwoWay>();
  A->Next = B;
  B->Back = A;
}

//===-- Templates that wrap what they return -------------------------------===//

template <class E> struct Wrapper {
  E Cause;
};

template <class E> Wrapper<E> wrapOnce(const E &Cause) { return {Cause}; }
template <class E> const Wrapper<E> &wrapOnce(const Wrapper<E> &Cause) {
  return Cause;
}

template <class E> Wrapper<E> wrap(const E &Cause) { return {Cause}; }
// CHECK-NOTES: :[[@LINE-1]]:31: warning: 'wrap' wraps what it has returned once more, so that each call can add a layer of 'Wrapper'; return what is wrapped already [templates-recursive-wrapper]
// CHECK-NOTES: :[[@LINE+10]]:8: note: it makes 'Wrapper<Wrapper<int>>' here

// An expression, which is nested on purpose.
template <class T> struct Negated {
  T Value;
};
template <class T> Negated<T> negate(T Value) { return {Value}; }

void wrapTwice() {
  wrapOnce(wrapOnce(1));
  wrap(wrap(wrap(1)));
  negate(negate(1));
}
