#include <functional>
#include <memory>


struct Context {
  std::function<void()> Done;
  int Count = 0;
  std::function<void()> done() const { return Done; }
};
void run(std::function<void()>);
void start(void *);

//===----------------------------------------------------------------------===//
// Weak is right: somebody else owns the object, or nobody gets to see it
//===----------------------------------------------------------------------===//

struct Returned {
  std::function<void()> Done;
  int Count = 0;
};
std::shared_ptr<Returned> returned() {
  auto R = std::make_shared<Returned>();
  R->Done = [weak = std::weak_ptr(R)] { auto R = weak.lock(); if (!R) return; ++R->Count; };
  start(R.get());
  return R;
}
void unseen() {
  auto R = std::make_shared<Returned>();
  R->Done = [weak = std::weak_ptr(R)] { auto R = weak.lock(); if (!R) return; ++R->Count; };
  R->Done();
}

//===----------------------------------------------------------------------===//
// Somebody may rely on the ring: the edit is an offer
//===----------------------------------------------------------------------===//

std::function<void()> copyReturned() {
  auto C = std::make_shared<Context>();
  C->Done = [C] { ++C->Count; };
  return C->Done;
}
void copyPassedOn() {
  auto C = std::make_shared<Context>();
  C->Done = [C] { ++C->Count; };
  run(C->Done);
}
void userData() {
  auto R = std::make_shared<Returned>();
  R->Done = [R] { ++R->Count; };
  start(R.get());
}
void variablePassedOn(std::shared_ptr<Returned> R) {
  std::function<void()> F = [R] { ++R->Count; };
  R->Done = F;
  run(F);
}

class Timer : public std::enable_shared_from_this<Timer> {
  std::function<void()> Tick;
  int Ticks = 0;

public:
  void begin() {
    Tick = [Self = shared_from_this()] { ++Self->Ticks; };
    again();
  }
  void again() { run(Tick); }
};
