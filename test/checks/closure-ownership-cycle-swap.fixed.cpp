#include <functional>
#include <memory>
#include <utility>

//===----------------------------------------------------------------------===//
// What a place swaps in is stored there
//===----------------------------------------------------------------------===//

struct Timer {
  std::function<void()> Handler;
  std::function<void()> Other;
  int Ticks = 0;
  void setMember(std::function<void()> H) { Handler.swap(H); }
  void setFree(std::function<void()> H) { std::swap(Other, H); }
};

void swappedIn(std::shared_ptr<Timer> T) {
  T->setMember([weak = std::weak_ptr(T)] { auto T = weak.lock(); if (!T) return; ++T->Ticks; });
  T->setFree([weak = std::weak_ptr(T)] { auto T = weak.lock(); if (!T) return; ++T->Ticks; });
}

//===----------------------------------------------------------------------===//
// What it swaps out is not stored any more
//===----------------------------------------------------------------------===//

struct Trial {
  std::function<void()> Step;
  int Count = 0;
};

void bySwap(const std::shared_ptr<Trial> &T) {
  T->Step = [T] { ++T->Count; };
  std::function<void()> Empty;
  Empty.swap(T->Step);
}

void byFreeSwap(const std::shared_ptr<Trial> &T) {
  T->Step = [T] { ++T->Count; };
  std::function<void()> Empty;
  std::swap(T->Step, Empty);
}

struct Swapped : std::enable_shared_from_this<Swapped> {
  std::function<void(int)> Done;
  int Result = 0;
  void start() {
    Done = [Self = shared_from_this()](int R) { Self->Result = R; };
  }
  void complete(int R) {
    std::function<void(int)> Last;
    Last.swap(Done);
    Last(R);
  }
};
