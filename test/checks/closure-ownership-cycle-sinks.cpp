// RUN: %check_tidy %s templates-closure-ownership-cycle -std=c++17

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
  T->setCopy([T] { ++T->Ticks; });
// CHECK-NOTES: :[[@LINE-1]]:15: warning: this closure is stored in an object that its capture 'T' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:6: note: step 1: the closure is passed to 'setCopy'
// CHECK-NOTES: :[[@LINE-29]]:58: note: step 2: the closure is stored in 'Handler'
// CHECK-NOTES: :[[@LINE-41]]:25: note: step 3: 'Handler' belongs to the object that the closure keeps alive
}
void setterByMove(std::shared_ptr<Timer> T) {
  T->setMoved([T] { ++T->Ticks; });
// CHECK-NOTES: :[[@LINE-1]]:16: warning: this closure is stored in an object that its capture 'T' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:6: note: step 1: the closure is passed to 'setMoved'
// CHECK-NOTES: :[[@LINE-35]]:52: note: step 2: the closure is stored in 'Handler'
// CHECK-NOTES: :[[@LINE-48]]:25: note: step 3: 'Handler' belongs to the object that the closure keeps alive
}
void setterByRvalue(std::shared_ptr<Timer> T) {
  T->setRvalue([T] { ++T->Ticks; });
// CHECK-NOTES: :[[@LINE-1]]:17: warning: this closure is stored in an object that its capture 'T' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:6: note: step 1: the closure is passed to 'setRvalue'
// CHECK-NOTES: :[[@LINE-41]]:55: note: step 2: the closure is stored in 'Handler'
// CHECK-NOTES: :[[@LINE-55]]:25: note: step 3: 'Handler' belongs to the object that the closure keeps alive
}
void setterBySwap(std::shared_ptr<Timer> T) {
  T->setSwapped([T] { ++T->Ticks; });
// CHECK-NOTES: :[[@LINE-1]]:18: warning: this closure is stored in an object that its capture 'T' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:6: note: step 1: the closure is passed to 'setSwapped'
// CHECK-NOTES: :[[@LINE-47]]:54: note: step 2: the closure is stored in 'Handler'
// CHECK-NOTES: :[[@LINE-62]]:25: note: step 3: 'Handler' belongs to the object that the closure keeps alive
}
void setterByForward(std::shared_ptr<Timer> T) {
  T->setForwarded([T] { ++T->Ticks; });
// CHECK-NOTES: :[[@LINE-1]]:20: warning: this closure is stored in an object that its capture 'T' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:6: note: step 1: the closure is passed to 'setForwarded'
// CHECK-NOTES: :[[@LINE-52]]:13: note: step 2: the closure is stored in 'Handler'
// CHECK-NOTES: :[[@LINE-69]]:25: note: step 3: 'Handler' belongs to the object that the closure keeps alive
  T->setDeep([T] { ++T->Ticks; });
// CHECK-NOTES: :[[@LINE-1]]:15: warning: this closure is stored in an object that its capture 'T' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:6: note: step 1: the closure is passed to 'setDeep'
// CHECK-NOTES: :[[@LINE-55]]:47: note: step 2: the closure is passed to 'keep'
// CHECK-NOTES: :[[@LINE-70]]:10: note: step 3: the closure is stored in 'More'
// CHECK-NOTES: :[[@LINE-74]]:36: note: step 4: 'More' belongs to the object that the closure keeps alive
  T->chained([T] { ++T->Ticks; }).tick();
// CHECK-NOTES: :[[@LINE-1]]:15: warning: this closure is stored in an object that its capture 'T' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:6: note: step 1: the closure is passed to 'chained'
// CHECK-NOTES: :[[@LINE-56]]:5: note: step 2: the closure is passed to 'setDeep'
// CHECK-NOTES: :[[@LINE-62]]:47: note: step 3: the closure is passed to 'keep'
// CHECK-NOTES: :[[@LINE-77]]:10: note: step 4: the closure is stored in 'More'
// CHECK-NOTES: :[[@LINE-81]]:36: note: step 5: 'More' belongs to the object that the closure keeps alive
}
void setterInClosure(std::shared_ptr<Timer> T) {
  T->setWrapped([T] { ++T->Ticks; });
// CHECK-NOTES: :[[@LINE-1]]:18: warning: this closure is stored in an object that its capture 'T' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:6: note: step 1: the closure is passed to 'setWrapped'
// CHECK-NOTES: :[[@LINE-68]]:5: note: step 2: the closure is passed to 'setMoved'
// CHECK-NOTES: :[[@LINE-77]]:52: note: step 3: the closure is stored in 'Handler'
// CHECK-NOTES: :[[@LINE-90]]:25: note: step 4: 'Handler' belongs to the object that the closure keeps alive
}
void variableFirst(std::shared_ptr<Timer> T) {
  auto OnTick = [T] { ++T->Ticks; };
// CHECK-NOTES: :[[@LINE-1]]:18: warning: this closure is stored in an object that its capture 'T' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE+3]]:6: note: step 1: the closure is passed to 'setMoved'
// CHECK-NOTES: :[[@LINE-84]]:52: note: step 2: the closure is stored in 'Handler'
// CHECK-NOTES: :[[@LINE-97]]:25: note: step 3: 'Handler' belongs to the object that the closure keeps alive
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
    Batch.setMoved([Self = shared_from_this()] { ++Self->Sent; });
// CHECK-NOTES: :[[@LINE-1]]:21: warning: this closure is stored in an object that its capture 'Self' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:11: note: step 1: the closure is passed to 'setMoved'
// CHECK-NOTES: :[[@LINE-115]]:52: note: step 2: the closure is stored in 'Handler'
// CHECK-NOTES: :[[@LINE-18]]:9: note: step 3: 'Batch' belongs to the object that the closure keeps alive
  }
  void byUnique() {
    Ping->setMoved([Self = shared_from_this()] { ++Self->Sent; });
// CHECK-NOTES: :[[@LINE-1]]:21: warning: this closure is stored in an object that its capture 'Self' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:11: note: step 1: the closure is passed to 'setMoved'
// CHECK-NOTES: :[[@LINE-122]]:52: note: step 2: the closure is stored in 'Handler'
// CHECK-NOTES: :[[@LINE-24]]:26: note: step 3: 'Ping' belongs to the object that the closure keeps alive
  }
  void byShared() {
    Send->setMoved([Self = shared_from_this()] { ++Self->Sent; });
// CHECK-NOTES: :[[@LINE-1]]:21: warning: this closure is stored in an object that its capture 'Self' keeps alive, so that neither is ever freed; empty the place where it is stored when it is done [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:11: note: step 1: the closure is passed to 'setMoved'
// CHECK-NOTES: :[[@LINE-129]]:52: note: step 2: the closure is stored in 'Handler'
// CHECK-NOTES: :[[@LINE-30]]:26: note: step 3: 'Send' belongs to the object that the closure keeps alive
  }
  void byConstructor() {
    auto Self = shared_from_this();
    Ping = std::make_unique<Timer>([Self] { ++Self->Sent; });
// CHECK-NOTES: :[[@LINE-1]]:37: warning: this closure is stored in an object that its capture 'Self' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:10: note: step 1: the closure is stored in 'Ping'
// CHECK-NOTES: :[[@LINE-38]]:26: note: step 2: 'Ping' belongs to the object that the closure keeps alive
  }
  void byReset() {
    Ping.reset(new Timer([Self = shared_from_this()] { ++Self->Sent; }));
// CHECK-NOTES: :[[@LINE-1]]:27: warning: this closure is stored in an object that its capture 'Self' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:10: note: step 1: the closure is stored in 'Ping'
// CHECK-NOTES: :[[@LINE-44]]:26: note: step 2: 'Ping' belongs to the object that the closure keeps alive
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
  P->batch().setMoved([P] { ++P->Sent; });
// CHECK-NOTES: :[[@LINE-1]]:24: warning: this closure is stored in an object that its capture 'P' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:14: note: step 1: the closure is passed to 'setMoved'
// CHECK-NOTES: :[[@LINE-159]]:52: note: step 2: the closure is stored in 'Handler'
// CHECK-NOTES: :[[@LINE-62]]:9: note: step 3: 'Batch' belongs to the object that the closure keeps alive
  P->ping().setDeep([P] { ++P->Sent; });
// CHECK-NOTES: :[[@LINE-1]]:22: warning: this closure is stored in an object that its capture 'P' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:13: note: step 1: the closure is passed to 'setDeep'
// CHECK-NOTES: :[[@LINE-158]]:47: note: step 2: the closure is passed to 'keep'
// CHECK-NOTES: :[[@LINE-173]]:10: note: step 3: the closure is stored in 'More'
// CHECK-NOTES: :[[@LINE-67]]:26: note: step 4: 'Ping' belongs to the object that the closure keeps alive
  P->pingPointer()->setDeep([P] { ++P->Sent; });
// CHECK-NOTES: :[[@LINE-1]]:30: warning: this closure is stored in an object that its capture 'P' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:21: note: step 1: the closure is passed to 'setDeep'
// CHECK-NOTES: :[[@LINE-164]]:47: note: step 2: the closure is passed to 'keep'
// CHECK-NOTES: :[[@LINE-179]]:10: note: step 3: the closure is stored in 'More'
// CHECK-NOTES: :[[@LINE-73]]:26: note: step 4: 'Ping' belongs to the object that the closure keeps alive
  P->send()->setDeep([P] { ++P->Sent; });
// CHECK-NOTES: :[[@LINE-1]]:23: warning: this closure is stored in an object that its capture 'P' keeps alive, so that neither is ever freed; empty the place where it is stored when it is done [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:14: note: step 1: the closure is passed to 'setDeep'
// CHECK-NOTES: :[[@LINE-170]]:47: note: step 2: the closure is passed to 'keep'
// CHECK-NOTES: :[[@LINE-185]]:10: note: step 3: the closure is stored in 'More'
// CHECK-NOTES: :[[@LINE-78]]:26: note: step 4: 'Send' belongs to the object that the closure keeps alive
  P->borrowed()->setDeep([P] { ++P->Sent; });
}

void accessorKept(std::shared_ptr<Producer> P) {
  auto &Batch = P->batch();
  Batch.setDeep([P] { ++P->Sent; });
// CHECK-NOTES: :[[@LINE-1]]:18: warning: this closure is stored in an object that its capture 'P' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:9: note: step 1: the closure is passed to 'setDeep'
// CHECK-NOTES: :[[@LINE-181]]:47: note: step 2: the closure is passed to 'keep'
// CHECK-NOTES: :[[@LINE-196]]:10: note: step 3: the closure is stored in 'More'
// CHECK-NOTES: :[[@LINE-91]]:9: note: step 4: 'Batch' belongs to the object that the closure keeps alive
  auto Send = P->send();
  Send->setDeep([P] { ++P->Sent; });
// CHECK-NOTES: :[[@LINE-1]]:18: warning: this closure is stored in an object that its capture 'P' keeps alive, so that neither is ever freed; empty the place where it is stored when it is done [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:9: note: step 1: the closure is passed to 'setDeep'
// CHECK-NOTES: :[[@LINE-188]]:47: note: step 2: the closure is passed to 'keep'
// CHECK-NOTES: :[[@LINE-203]]:10: note: step 3: the closure is stored in 'More'
// CHECK-NOTES: :[[@LINE-96]]:26: note: step 4: 'Send' belongs to the object that the closure keeps alive
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
  connect(P, [P] { ++P->Sent; });
// CHECK-NOTES: :[[@LINE-1]]:15: warning: this closure is stored in an object that its capture 'P' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:3: note: step 1: the closure is passed to 'connect'
// CHECK-NOTES: :[[@LINE-9]]:15: note: step 2: the closure is passed to 'setForwarded'
// CHECK-NOTES: :[[@LINE-211]]:13: note: step 3: the closure is stored in 'Handler'
// CHECK-NOTES: :[[@LINE-118]]:9: note: step 4: 'Batch' belongs to the object that the closure keeps alive
  connectPart(P->ping(), [P] { ++P->Sent; });
// CHECK-NOTES: :[[@LINE-1]]:27: warning: this closure is stored in an object that its capture 'P' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:3: note: step 1: the closure is passed to 'connectPart'
// CHECK-NOTES: :[[@LINE-13]]:60: note: step 2: the closure is passed to 'setMoved'
// CHECK-NOTES: :[[@LINE-221]]:52: note: step 3: the closure is stored in 'Handler'
// CHECK-NOTES: :[[@LINE-123]]:26: note: step 4: 'Ping' belongs to the object that the closure keeps alive
  connectPart(*Q->send(), [P] { ++P->Sent; });
  elsewhere(P->ping(), [P] { ++P->Sent; });
}
