#include <functional>
#include <memory>
#include <utility>

//===----------------------------------------------------------------------===//
// Several captures at fault are weakened together
//===----------------------------------------------------------------------===//

struct Box {
  std::function<void()> Fn;
  int N = 0;
};

void twoCaptures(std::shared_ptr<Box> B) {
  auto Same = B;
  B->Fn = [weakB = std::weak_ptr(B), weakSame = std::weak_ptr(Same)] { auto B = weakB.lock(); if (!B) return; auto Same = weakSame.lock(); if (!Same) return; B->N = Same->N; };
}

struct Session : std::enable_shared_from_this<Session> {
  std::function<void()> Fn;
  int N = 0;

  void start() {
    auto Self = shared_from_this();
    Fn = [weakSelf = std::weak_ptr(Self), weakAgain = weak_from_this()] {
      auto Self = weakSelf.lock();
      if (!Self)
        return;
      auto Again = weakAgain.lock();
      if (!Again)
        return;
      Self->N = Again->N;
    };
  }
};

//===----------------------------------------------------------------------===//
// The others stay
//===----------------------------------------------------------------------===//

void another(std::shared_ptr<Box> B, std::shared_ptr<Box> Other) {
  B->Fn = [Other, weak = std::weak_ptr(B)] { auto B = weak.lock(); if (!B) return; B->N = Other->N; };
}

void moved(std::shared_ptr<Box> B, std::unique_ptr<Box> Other) {
  auto Take = std::make_shared<std::unique_ptr<Box>>(std::move(Other));
  B->Fn = [weak = std::weak_ptr(B), Take] { auto B = weak.lock(); if (!B) return; B->N = (*Take)->N; };
}

void weakAlready(std::shared_ptr<Box> B) {
  B->Fn = [weak = std::weak_ptr(B), Weak = std::weak_ptr<Box>(B)] {
    auto B = weak.lock();
    if (!B)
      return;
    static_cast<void>(Weak.lock());
    ++B->N;
  };
}
