#include <functional>
#include <memory>

//===----------------------------------------------------------------------===//
// Opened on some paths only
//===----------------------------------------------------------------------===//

struct Early {
  std::function<void()> Step;
  int Count = 0;
};

void notOnAnEarlyReturn(const std::shared_ptr<Early> &T, bool Early) {
  T->Step = [weak = std::weak_ptr(T)] { auto T = weak.lock(); if (!T) return; ++T->Count; };
  if (Early)
    return;
  T->Step = nullptr;
}

struct Branch {
  std::function<void()> Step;
  int Count = 0;
};

void notInOneBranch(const std::shared_ptr<Branch> &T, bool Keep) {
  T->Step = [weak = std::weak_ptr(T)] { auto T = weak.lock(); if (!T) return; ++T->Count; };
  if (!Keep)
    T->Step = nullptr;
}

struct Loop {
  std::function<void()> Step;
  int Count = 0;
};

void perhapsNotInALoop(const std::shared_ptr<Loop> &T, int N) {
  T->Step = [weak = std::weak_ptr(T)] { auto T = weak.lock(); if (!T) return; ++T->Count; };
  for (int I = 0; I < N; ++I)
    T->Step = nullptr;
}

struct Pair {
  std::function<void()> Step;
  int Count = 0;
};

void anotherObject(const std::shared_ptr<Pair> &T,
                   const std::shared_ptr<Pair> &U) {
  T->Step = [weak = std::weak_ptr(T)] { auto T = weak.lock(); if (!T) return; ++T->Count; };
  U->Step = nullptr;
}

struct Before {
  std::function<void()> Step;
  int Count = 0;
};

void before(const std::shared_ptr<Before> &T) {
  T->Step = nullptr;
  T->Step = [weak = std::weak_ptr(T)] { auto T = weak.lock(); if (!T) return; ++T->Count; };
}
