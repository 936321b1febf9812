#include <functional>
#include <list>
#include <memory>
#include <utility>
#include <vector>

//===----------------------------------------------------------------------===//
// A setter stores its argument, however it is passed on
//===----------------------------------------------------------------------===//

class Timer {
  std::function<void()> Handler;
  std::list<std::function<void()>> More;

  template <typename F> void keep(F &&H) {
    More.emplace_back(std::forward<F>(H));
  }

public:
  Timer() = default;
  explicit Timer(std::function<void()> H) : Handler(std::move(H)) {}

  void setCopy(const std::function<void()> &H) { Handler = H; }
  void setMoved(std::function<void()> H) { Handler = std::move(H); }
  void setRvalue(std::function<void()> &&H) { Handler = std::move(H); }
  void setSwapped(std::function<void()> H) { Handler.swap(H); }
  template <typename F> void setForwarded(F &&H) {
    Handler = std::forward<F>(H);
  }
  template <typename F> void setDeep(F &&H) { keep(std::forward<F>(H)); }
  template <typename F> void setWrapped(F H) {
    setMoved([Inner = std::move(H)] { Inner(); });
  }
  template <typename F> Timer &chained(F &&H) & {
    setDeep(std::forward<F>(H));
    return *this;
  }
  void onlyCall(const std::function<void()> &H) { H(); }
  void outOfSight(std::function<void()> H);
  void tick() {
    Handler();
    for (auto &Each : More)
      Each();
  }
  int Ticks = 0;
};

void setters(std::shared_ptr<Timer> T) {
  T->setCopy([weak = std::weak_ptr(T)] { auto T = weak.lock(); if (!T) return; ++T->Ticks; });
}
void setterByMove(std::shared_ptr<Timer> T) {
  T->setMoved([weak = std::weak_ptr(T)] { auto T = weak.lock(); if (!T) return; ++T->Ticks; });
}
void setterByRvalue(std::shared_ptr<Timer> T) {
  T->setRvalue([weak = std::weak_ptr(T)] { auto T = weak.lock(); if (!T) return; ++T->Ticks; });
}
void setterBySwap(std::shared_ptr<Timer> T) {
  T->setSwapped([weak = std::weak_ptr(T)] { auto T = weak.lock(); if (!T) return; ++T->Ticks; });
}
void setterByForward(std::shared_ptr<Timer> T) {
  T->setForwarded([weak = std::weak_ptr(T)] { auto T = weak.lock(); if (!T) return; ++T->Ticks; });
  T->setDeep([weak = std::weak_ptr(T)] { auto T = weak.lock(); if (!T) return; ++T->Ticks; });
  T->chained([weak = std::weak_ptr(T)] { auto T = weak.lock(); if (!T) return; ++T->Ticks; }).tick();
}
void setterInClosure(std::shared_ptr<Timer> T) {
  T->setWrapped([weak = std::weak_ptr(T)] { auto T = weak.lock(); if (!T) return; ++T->Ticks; });
}
void variableFirst(std::shared_ptr<Timer> T) {
  auto OnTick = [weak = std::weak_ptr(T)] { auto T = weak.lock(); if (!T) return; ++T->Ticks; };
  T->setMoved(std::move(OnTick));
}
void notStored(std::shared_ptr<Timer> T) {
  T->onlyCall([T] { ++T->Ticks; });
  T->outOfSight([T] { ++T->Ticks; });
}

//===----------------------------------------------------------------------===//
// Through a part: a value, an owned object, an accessor, a constructor
//===----------------------------------------------------------------------===//

class Producer : public std::enable_shared_from_this<Producer> {
  Timer Batch;
  std::unique_ptr<Timer> Ping = std::make_unique<Timer>();
  std::shared_ptr<Timer> Send = std::make_shared<Timer>();
  Timer *Borrowed = nullptr;

public:
  int Sent = 0;
  Timer &batch() { return Batch; }
  Timer &ping() { return *Ping; }
  Timer *pingPointer() { return Ping.get(); }
  std::shared_ptr<Timer> send() { return Send; }
  Timer *borrowed() { return Borrowed; }

  void byValue() {
    Batch.setMoved([weak = weak_from_this()] { auto Self = weak.lock(); if (!Self) return; ++Self->Sent; });
  }
  void byUnique() {
    Ping->setMoved([weak = weak_from_this()] { auto Self = weak.lock(); if (!Self) return; ++Self->Sent; });
  }
  void byShared() {
    Send->setMoved([Self = shared_from_this()] { ++Self->Sent; });
  }
  void byConstructor() {
    auto Self = shared_from_this();
    Ping = std::make_unique<Timer>([weak = std::weak_ptr(Self)] { auto Self = weak.lock(); if (!Self) return; ++Self->Sent; });
  }
  void byReset() {
    Ping.reset(new Timer([weak = weak_from_this()] { auto Self = weak.lock(); if (!Self) return; ++Self->Sent; }));
  }
  void byRaw() {
    Borrowed->setMoved([Self = shared_from_this()] { ++Self->Sent; });
  }
  void byLocal() {
    Timer Local;
    Local.setMoved([Self = shared_from_this()] { ++Self->Sent; });
    Local.tick();
  }
};

void accessors(std::shared_ptr<Producer> P) {
  P->batch().setMoved([weak = std::weak_ptr(P)] { auto P = weak.lock(); if (!P) return; ++P->Sent; });
  P->ping().setDeep([weak = std::weak_ptr(P)] { auto P = weak.lock(); if (!P) return; ++P->Sent; });
  P->pingPointer()->setDeep([weak = std::weak_ptr(P)] { auto P = weak.lock(); if (!P) return; ++P->Sent; });
  P->send()->setDeep([P] { ++P->Sent; });
  P->borrowed()->setDeep([P] { ++P->Sent; });
}

void accessorKept(std::shared_ptr<Producer> P) {
  auto &Batch = P->batch();
  Batch.setDeep([weak = std::weak_ptr(P)] { auto P = weak.lock(); if (!P) return; ++P->Sent; });
  auto Send = P->send();
  Send->setDeep([P] { ++P->Sent; });
}

//===----------------------------------------------------------------------===//
// Free functions
//===----------------------------------------------------------------------===//

template <typename Object, typename F>
void connect(const std::shared_ptr<Object> &To, F &&Slot) {
  To->batch().setForwarded(std::forward<F>(Slot));
}
void connectPart(Timer &T, std::function<void()> Slot) { T.setMoved(Slot); }
void elsewhere(Timer &T, std::function<void()> Slot);

void connected(std::shared_ptr<Producer> P, std::shared_ptr<Producer> Q) {
  connect(P, [weak = std::weak_ptr(P)] { auto P = weak.lock(); if (!P) return; ++P->Sent; });
  connectPart(P->ping(), [weak = std::weak_ptr(P)] { auto P = weak.lock(); if (!P) return; ++P->Sent; });
  connectPart(*Q->send(), [P] { ++P->Sent; });
  elsewhere(P->ping(), [P] { ++P->Sent; });
}
