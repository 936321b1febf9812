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
    J->Done = [weak = std::weak_ptr(J)] { auto J = weak.lock(); if (!J) return; ++J->Steps; };
    break;
  case 2:
    J->Done = nullptr;
    break;
  }
}
void fallsThrough(std::shared_ptr<Job> J, int I) {
  switch (I) {
  case 1:
    J->Done = [weak = std::weak_ptr(J)] { auto J = weak.lock(); if (!J) return; ++J->Steps; };
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
  J->Done = [weak = std::weak_ptr(J)] { auto J = weak.lock(); if (!J) return; ++J->Steps; };
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
      J->Done = [weak = std::weak_ptr(J)] { auto J = weak.lock(); if (!J) return; ++J->Steps; };
      break;
    }
    J->Done = nullptr;
  }
}
void continues(std::shared_ptr<Job> J) {
  for (int I = 0; I < 9; ++I) {
    J->Done = [weak = std::weak_ptr(J)] { auto J = weak.lock(); if (!J) return; ++J->Steps; };
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
