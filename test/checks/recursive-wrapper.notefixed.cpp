#include <memory>
#include <set>
#include <string>
#include <utility>

//===-- A setter and a walk ------------------------------------------------===//

template <class E> class Wrapped : public E {
  std::shared_ptr<Wrapped> Inner;

public:
  using E::E;
  void wrap(std::shared_ptr<Wrapped> Error) { if (Error.get() == this) return; Inner = std::move(Error); }
  bool is(const std::string &What) const {
    for (const Wrapped *P = this; P; P = P->Inner.get())
      if (P->what() == What)
        return true;
    return false;
  }
};

class Error {
public:
  void setCause(const std::shared_ptr<Error> &Why) {
    if (Why.get() == this)
      return;
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
public:
  void put(std::shared_ptr<const Layer<T>> Below) { if (Below.get() == this) return; Under.swap(Below); }
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
  std::shared_ptr<Source> Inner;

public:
  void attach(std::shared_ptr<Source> From)
  {
    if (From.get() == this)
      return;
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
  std::shared_ptr<Ring> Other;

public:
  void link(std::shared_ptr<Ring> To) { if (To.get() == this) return; Other = To; }
};

void closeRing() {
  auto A = std::make_shared<Ring>(), B = std::make_shared<Ring>();
  A->link(B);
  B->link(A);
}

class Loop {
  std::shared_ptr<Loop> Other;

public:
  void link(std::shared_ptr<Loop> To) { if (To.get() == this) return; Other = To; }
  void unlink() { Other.reset(); }
};

void closeLoop(std::shared_ptr<Loop> A) { A->link(A); }

struct Bare {
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
