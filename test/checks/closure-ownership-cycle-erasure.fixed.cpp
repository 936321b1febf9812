#include <functional>
#include <memory>
#include <type_traits>
#include <utility>
#include <vector>

//===----------------------------------------------------------------------===//
// Erasure by hand: the callee builds an object around the handler
//===----------------------------------------------------------------------===//

struct Operation {
  virtual ~Operation() = default;
  virtual void complete(int) = 0;
};

template <typename H> struct WaitOperation final : Operation {
  H Handler;
  explicit WaitOperation(H Given) : Handler(std::move(Given)) {}
  void complete(int E) override { Handler(E); }
};

class Gate {
  std::vector<std::unique_ptr<Operation>> Operations;
  std::unique_ptr<Operation> Single;
  std::shared_ptr<Operation> Shared;

public:
  template <typename H> void onEach(H Handler) {
    Operations.push_back(
        std::make_unique<WaitOperation<H>>(std::move(Handler)));
  }
  template <typename H> void onNext(H &&Handler) {
    using Stored = std::decay_t<H>;
    Single.reset(new WaitOperation<Stored>(std::forward<H>(Handler)));
  }
  template <typename H> void onLast(H Handler) {
    Shared = std::make_shared<WaitOperation<H>>(std::move(Handler));
  }
  void open(int E) {
    for (auto &Each : Operations)
      Each->complete(E);
    Single->complete(E);
    Shared->complete(E);
  }
};

class Job : public std::enable_shared_from_this<Job> {
  Gate Ready;
  int Sum = 0;

public:
  Gate &gate() { return Ready; }
  void add(int N) { Sum += N; }

  void each() {
    Ready.onEach([weak = weak_from_this()](int E) { auto Self = weak.lock(); if (!Self) return; Self->Sum += E; });
  }
  void next() {
    Ready.onNext([weak = weak_from_this()](int E) { auto Self = weak.lock(); if (!Self) return; Self->Sum += E; });
  }
  void last() {
    Ready.onLast([weak = weak_from_this()](int E) { auto Self = weak.lock(); if (!Self) return; Self->Sum += E; });
  }
  void weakly() {
    Ready.onEach([Weak = weak_from_this()](int E) {
      if (auto Self = Weak.lock())
        Self->Sum += E;
    });
  }
};

void outside(std::shared_ptr<Job> J, std::shared_ptr<Job> Other) {
  J->gate().onEach([weak = std::weak_ptr(J)](int E) { auto J = weak.lock(); if (!J) return; J->add(E); });
  J->gate().onEach([Other](int E) { Other->add(E); });
}

//===----------------------------------------------------------------------===//
// A gate that moves its operations out before it runs them is one shot
//===----------------------------------------------------------------------===//

class OneShotGate {
  std::vector<std::unique_ptr<Operation>> Operations;

public:
  template <typename H> void onEach(H Handler) {
    Operations.push_back(
        std::make_unique<WaitOperation<H>>(std::move(Handler)));
  }
  void open(int E) {
    auto Running = std::move(Operations);
    for (auto &Each : Running)
      Each->complete(E);
  }
};

struct Once : std::enable_shared_from_this<Once> {
  OneShotGate Ready;
  int Sum = 0;
  void start() {
    Ready.onEach([Self = shared_from_this()](int E) { Self->Sum += E; });
  }
};

//===----------------------------------------------------------------------===//
// A virtual function of an object whose class is known
//===----------------------------------------------------------------------===//

struct Request {
  virtual ~Request() = default;
  virtual std::function<void()> &onComplete() = 0;
};

struct HttpRequest : Request {
  std::function<void()> Complete;
  int Code = 0;
  std::function<void()> &onComplete() override { return Complete; }
};

void exact() {
  auto R = std::make_shared<HttpRequest>();
  R->onComplete() = [weak = std::weak_ptr(R)] { auto R = weak.lock(); if (!R) return; R->Code = 200; };
}

void throughInterface() {
  std::shared_ptr<Request> R = std::make_shared<HttpRequest>();
  R->onComplete() = [weak = std::weak_ptr(R)] { auto R = weak.lock(); if (!R) return; static_cast<void>(R.get()); };
}

void unknownClass(std::shared_ptr<Request> R) {
  R->onComplete() = [R] { static_cast<void>(R.get()); };
}

//===----------------------------------------------------------------------===//
// A constructor that registers in its own list what keeps it alive
//===----------------------------------------------------------------------===//

class Lifetime {
  struct State {
    std::vector<std::function<void()>> Ends;
    bool Open = true;
  };
  std::shared_ptr<State> Shared = std::make_shared<State>();

public:
  void add(std::function<void()> End) {
    Shared->Ends.push_back(std::move(End));
  }
  void unsubscribe() {
    auto Ends = std::move(Shared->Ends);
    for (auto &Each : Ends)
      Each();
  }
};

struct Values {
  Lifetime Life;
  int Count = 0;
};

class Subscriber {
  std::shared_ptr<Values> Inner;

public:
  explicit Subscriber(Lifetime L) : Inner(std::make_shared<Values>()) {
    Inner->Life = L;
    auto KeepAlive = Inner;
    Inner->Life.add([KeepAlive] { ++KeepAlive->Count; });
  }
};
