#include <functional>
#include <memory>

struct Box {
  std::function<void()> Fn;
  std::function<void(int)> Take;
  int N = 0;
};

int weak = 0;

//===----------------------------------------------------------------------===//
// The new name is used by nobody else
//===----------------------------------------------------------------------===//

void globalOfThatName(std::shared_ptr<Box> B) {
  B->Fn = [weak2 = std::weak_ptr(B)] { auto B = weak2.lock(); if (!B) return; B->N = weak; };
}

void localOfThatName(std::shared_ptr<Box> B) {
  int weak = 1;
  int weak2 = 2;
  B->Fn = [weak3 = std::weak_ptr(B), weak, weak2] { auto B = weak3.lock(); if (!B) return; B->N = weak + weak2; };
}

void parameterOfThatName(std::shared_ptr<Box> B) {
  B->Take = [weak2 = std::weak_ptr(B)](int weak) { auto B = weak2.lock(); if (!B) return; B->N = weak; };
}

void innerClosure(std::shared_ptr<Box> B) {
  B->Fn = [weak = std::weak_ptr(B)] {
    auto B = weak.lock();
    if (!B)
      return;
    auto Count = [B] { return B->N; };
    B->N = Count();
  };
}

void twoClosures(std::shared_ptr<Box> B) {
  B->Fn = [weak = std::weak_ptr(B)] { auto B = weak.lock(); if (!B) return; ++B->N; };
  B->Take = [weak = std::weak_ptr(B)](int N) { auto B = weak.lock(); if (!B) return; B->N = N; };
}

void twoObjects(std::shared_ptr<Box> B, std::shared_ptr<Box> Other) {
  B->Fn = [weak = std::weak_ptr(B), Other] { auto B = weak.lock(); if (!B) return; B->N = Other->N; };
}

//===----------------------------------------------------------------------===//
// Where the new lines go
//===----------------------------------------------------------------------===//

void oneLine(std::shared_ptr<Box> B) {
  B->Fn = [weak = std::weak_ptr(B)] { auto B = weak.lock(); if (!B) return; ++B->N; };
}

void empty(std::shared_ptr<Box> B) {
  B->Fn = [weak = std::weak_ptr(B)] { auto B = weak.lock(); if (!B) return; };
  B->Take = [weak = std::weak_ptr(B)](int) {
    auto B = weak.lock();
    if (!B)
      return;
  };
}

void lines(std::shared_ptr<Box> B) {
  B->Fn = [weak = std::weak_ptr(B)] {
    auto B = weak.lock();
    if (!B)
      return;
    ++B->N;
    ++B->N;
  };
}

void onlyComment(std::shared_ptr<Box> B) {
  B->Fn = [weak = std::weak_ptr(B)] {
    auto B = weak.lock();
    if (!B)
      return;
    // Keeps B.
  };
}

void commentBehindBrace(std::shared_ptr<Box> B) {
  // clang-format off
  B->Fn = [weak = std::weak_ptr(B)] { // Counts.
    auto B = weak.lock();
    if (!B)
      return;
    ++B->N;
  };
  B->Take = [weak = std::weak_ptr(B)](int) { auto B = weak.lock(); if (!B) return; /* Counts. */ ++B->N; };
  // clang-format on
}

void commentBeforeStatement(std::shared_ptr<Box> B) {
  B->Fn = [weak = std::weak_ptr(B)] {
    auto B = weak.lock();
    if (!B)
      return;
    // Counts.
    ++B->N;
  };
}

void braceOnItsOwnLine(std::shared_ptr<Box> B) {
  // clang-format off
  B->Fn = [weak = std::weak_ptr(B)]
  {
    auto B = weak.lock();
    if (!B)
      return;
    ++B->N;
  };
  // clang-format on
}

void commentInCaptures(std::shared_ptr<Box> B, int N) {
  B->Fn = [/*Owner=*/weak = std::weak_ptr(B), /*Step=*/N] { auto B = weak.lock(); if (!B) return; B->N += N; };
}
