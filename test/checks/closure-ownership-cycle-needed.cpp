// RUN: %check_tidy %s templates-closure-ownership-cycle -std=c++17,c++20

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
  R->Done = [R] { ++R->Count; };
// CHECK-NOTES: :[[@LINE-1]]:14: warning: this closure is stored in an object that its capture 'R' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:11: note: step 1: the closure is stored in 'Done'
// CHECK-NOTES: :[[@LINE-8]]:25: note: step 2: 'Done' belongs to the object that the closure keeps alive
  start(R.get());
  return R;
}
void unseen() {
  auto R = std::make_shared<Returned>();
  R->Done = [R] { ++R->Count; };
// CHECK-NOTES: :[[@LINE-1]]:14: warning: this closure is stored in an object that its capture 'R' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:11: note: step 1: the closure is stored in 'Done'
// CHECK-NOTES: :[[@LINE-17]]:25: note: step 2: 'Done' belongs to the object that the closure keeps alive
  R->Done();
}

//===----------------------------------------------------------------------===//
// Somebody may rely on the ring: the edit is an offer
//===----------------------------------------------------------------------===//

std::function<void()> copyReturned() {
  auto C = std::make_shared<Context>();
  C->Done = [C] { ++C->Count; };
// CHECK-NOTES: :[[@LINE-1]]:14: warning: this closure is stored in an object that its capture 'C' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:11: note: step 1: the closure is stored in 'Done'
// CHECK-NOTES: :[[@LINE-42]]:25: note: step 2: 'Done' belongs to the object that the closure keeps alive
// CHECK-NOTES: :[[@LINE-4]]:14: note: capture a weak pointer, and do nothing when the object is gone
  return C->Done;
}
void copyPassedOn() {
  auto C = std::make_shared<Context>();
  C->Done = [C] { ++C->Count; };
// CHECK-NOTES: :[[@LINE-1]]:14: warning: this closure is stored in an object that its capture 'C' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:11: note: step 1: the closure is stored in 'Done'
// CHECK-NOTES: :[[@LINE-51]]:25: note: step 2: 'Done' belongs to the object that the closure keeps alive
// CHECK-NOTES: :[[@LINE-4]]:14: note: capture a weak pointer, and do nothing when the object is gone
  run(C->Done);
}
void userData() {
  auto R = std::make_shared<Returned>();
  R->Done = [R] { ++R->Count; };
// CHECK-NOTES: :[[@LINE-1]]:14: warning: this closure is stored in an object that its capture 'R' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:11: note: step 1: the closure is stored in 'Done'
// CHECK-NOTES: :[[@LINE-48]]:25: note: step 2: 'Done' belongs to the object that the closure keeps alive
// CHECK-NOTES: :[[@LINE-4]]:14: note: capture a weak pointer, and do nothing when the object is gone
  start(R.get());
}
void variablePassedOn(std::shared_ptr<Returned> R) {
  std::function<void()> F = [R] { ++R->Count; };
// CHECK-NOTES: :[[@LINE-1]]:30: warning: this closure is stored in an object that its capture 'R' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE+3]]:11: note: step 1: the closure is stored in 'Done'
// CHECK-NOTES: :[[@LINE-56]]:25: note: step 2: 'Done' belongs to the object that the closure keeps alive
// CHECK-NOTES: :[[@LINE-4]]:30: note: capture a weak pointer, and do nothing when the object is gone
  R->Done = F;
  run(F);
}

class Timer : public std::enable_shared_from_this<Timer> {
  std::function<void()> Tick;
  int Ticks = 0;

public:
  void begin() {
    Tick = [Self = shared_from_this()] { ++Self->Ticks; };
// CHECK-NOTES: :[[@LINE-1]]:13: warning: this closure is stored in an object that its capture 'Self' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:10: note: step 1: the closure is stored in 'Tick'
// CHECK-NOTES: :[[@LINE-8]]:25: note: step 2: 'Tick' belongs to the object that the closure keeps alive
// CHECK-NOTES: :[[@LINE-4]]:13: note: capture a weak pointer, and do nothing when the object is gone
    again();
  }
  void again() { run(Tick); }
};
