// RUN: %check_tidy %s templates-closure-ownership-cycle -std=c++17,c++20

#include <functional>
#include <memory>


struct Job {
  std::function<void()> Done;
  int Steps = 0;
};
bool ready(int);

//===----------------------------------------------------------------------===//
// Each case of a switch is a way of its own
//===----------------------------------------------------------------------===//

void cases(std::shared_ptr<Job> J, int I) {
  switch (I) {
  case 1:
    J->Done = [J] { ++J->Steps; };
// CHECK-NOTES: :[[@LINE-1]]:16: warning: this closure is stored in an object that its capture 'J' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:13: note: step 1: the closure is stored in 'Done'
// CHECK-NOTES: :[[@LINE-15]]:25: note: step 2: 'Done' belongs to the object that the closure keeps alive
// CHECK-NOTES: :[[@LINE+108]]:13: note: the ring is opened if this is reached in 'breaksOutOfSwitchOnly'
// CHECK-NOTES: :[[@LINE+97]]:13: note: the ring is opened if this is reached in 'continues'
// CHECK-NOTES: :[[@LINE+79]]:13: note: the ring is opened if this is reached in 'breaks'
// CHECK-NOTES: :[[@LINE+54]]:13: note: the ring is opened if this is reached in 'oneCaseKeeps'
// CHECK-NOTES: :[[@LINE+31]]:13: note: the ring is opened if this is reached in 'everyCaseEmpties'
// CHECK-NOTES: :[[@LINE-9]]:16: note: capture a weak pointer, and do nothing when the object is gone
    break;
  case 2:
    J->Done = nullptr;
    break;
  }
}
void fallsThrough(std::shared_ptr<Job> J, int I) {
  switch (I) {
  case 1:
    J->Done = [J] { ++J->Steps; };
// CHECK-NOTES: :[[@LINE-1]]:16: warning: this closure is stored in an object that its capture 'J' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:13: note: step 1: the closure is stored in 'Done'
// CHECK-NOTES: :[[@LINE-34]]:25: note: step 2: 'Done' belongs to the object that the closure keeps alive
// CHECK-NOTES: :[[@LINE+89]]:13: note: the ring is opened if this is reached in 'breaksOutOfSwitchOnly'
// CHECK-NOTES: :[[@LINE+78]]:13: note: the ring is opened if this is reached in 'continues'
// CHECK-NOTES: :[[@LINE+60]]:13: note: the ring is opened if this is reached in 'breaks'
// CHECK-NOTES: :[[@LINE+35]]:13: note: the ring is opened if this is reached in 'oneCaseKeeps'
// CHECK-NOTES: :[[@LINE+12]]:13: note: the ring is opened if this is reached in 'everyCaseEmpties'
// CHECK-NOTES: :[[@LINE-9]]:16: note: capture a weak pointer, and do nothing when the object is gone
    [[fallthrough]];
  default:
    J->Done = nullptr;
  }
}
void everyCaseEmpties(std::shared_ptr<Job> J, int I) {
  J->Done = [J] { ++J->Steps; };
  switch (I) {
  case 1:
  case 2:
    J->Done = nullptr;
    break;
  default:
    J->Done = nullptr;
    break;
  }
}
void oneCaseKeeps(std::shared_ptr<Job> J, int I) {
  J->Done = [J] { ++J->Steps; };
// CHECK-NOTES: :[[@LINE-1]]:14: warning: this closure is stored in an object that its capture 'J' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:11: note: step 1: the closure is stored in 'Done'
// CHECK-NOTES: :[[@LINE-62]]:25: note: step 2: 'Done' belongs to the object that the closure keeps alive
// CHECK-NOTES: :[[@LINE+61]]:13: note: the ring is opened if this is reached in 'breaksOutOfSwitchOnly'
// CHECK-NOTES: :[[@LINE+50]]:13: note: the ring is opened if this is reached in 'continues'
// CHECK-NOTES: :[[@LINE+32]]:13: note: the ring is opened if this is reached in 'breaks'
// CHECK-NOTES: :[[@LINE-15]]:13: note: the ring is opened if this is reached in 'everyCaseEmpties'
// CHECK-NOTES: :[[@LINE-13]]:13: note: the ring is opened if this is reached in 'everyCaseEmpties'
// CHECK-NOTES: :[[@LINE-9]]:14: note: capture a weak pointer, and do nothing when the object is gone
  switch (I) {
  case 1:
    break;
  default:
    J->Done = nullptr;
    break;
  }
}

//===----------------------------------------------------------------------===//
// break and continue lead past what follows them
//===----------------------------------------------------------------------===//

void breaks(std::shared_ptr<Job> J) {
  while (true) {
    if (ready(1)) {
      J->Done = [J] { ++J->Steps; };
// CHECK-NOTES: :[[@LINE-1]]:18: warning: this closure is stored in an object that its capture 'J' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:15: note: step 1: the closure is stored in 'Done'
// CHECK-NOTES: :[[@LINE-88]]:25: note: step 2: 'Done' belongs to the object that the closure keeps alive
// CHECK-NOTES: :[[@LINE+35]]:13: note: the ring is opened if this is reached in 'breaksOutOfSwitchOnly'
// CHECK-NOTES: :[[@LINE+24]]:13: note: the ring is opened if this is reached in 'continues'
// CHECK-NOTES: :[[@LINE-18]]:13: note: the ring is opened if this is reached in 'oneCaseKeeps'
// CHECK-NOTES: :[[@LINE-41]]:13: note: the ring is opened if this is reached in 'everyCaseEmpties'
// CHECK-NOTES: :[[@LINE-39]]:13: note: the ring is opened if this is reached in 'everyCaseEmpties'
// CHECK-NOTES: :[[@LINE-9]]:18: note: capture a weak pointer, and do nothing when the object is gone
      break;
    }
    J->Done = nullptr;
  }
}
void continues(std::shared_ptr<Job> J) {
  for (int I = 0; I < 9; ++I) {
    J->Done = [J] { ++J->Steps; };
// CHECK-NOTES: :[[@LINE-1]]:16: warning: this closure is stored in an object that its capture 'J' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:13: note: step 1: the closure is stored in 'Done'
// CHECK-NOTES: :[[@LINE-105]]:25: note: step 2: 'Done' belongs to the object that the closure keeps alive
// CHECK-NOTES: :[[@LINE+18]]:13: note: the ring is opened if this is reached in 'breaksOutOfSwitchOnly'
// CHECK-NOTES: :[[@LINE-10]]:13: note: the ring is opened if this is reached in 'breaks'
// CHECK-NOTES: :[[@LINE-35]]:13: note: the ring is opened if this is reached in 'oneCaseKeeps'
// CHECK-NOTES: :[[@LINE-58]]:13: note: the ring is opened if this is reached in 'everyCaseEmpties'
// CHECK-NOTES: :[[@LINE-56]]:13: note: the ring is opened if this is reached in 'everyCaseEmpties'
// CHECK-NOTES: :[[@LINE-9]]:16: note: capture a weak pointer, and do nothing when the object is gone
    if (ready(I))
      continue;
    J->Done = nullptr;
  }
}
void breaksOutOfSwitchOnly(std::shared_ptr<Job> J, int I) {
  do {
    switch (I) {
    case 1:
      J->Done = [J] { ++J->Steps; };
      break;
    }
    J->Done = nullptr;
  } while (ready(I));
}
