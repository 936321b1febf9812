#include <functional>
#include <memory>
#include <utility>
#include <vector>

struct Box {
  std::move_only_function<void()> Fn;
  std::vector<std::move_only_function<void() const>> More;
  int N = 0;
};

//===----------------------------------------------------------------------===//
// Callables that only move
//===----------------------------------------------------------------------===//

void moveOnly(std::shared_ptr<Box> B, std::unique_ptr<int> Step) {
  B->Fn = [weak = std::weak_ptr(B), Step = std::move(Step)] { auto B = weak.lock(); if (!B) return; B->N += *Step; };
}

void moveOnlyElement(std::shared_ptr<Box> B) {
  B->More.emplace_back([weak = std::weak_ptr(B)] { auto B = weak.lock(); if (!B) return; ++B->N; });
}

void moveOnlyWeak(std::shared_ptr<Box> B) {
  B->Fn = [Weak = std::weak_ptr(B)] {
    if (auto B = Weak.lock())
      ++B->N;
  };
}

//===----------------------------------------------------------------------===//
// An object parameter, of the member function or of the closure
//===----------------------------------------------------------------------===//

struct Session : std::enable_shared_from_this<Session> {
  std::function<void(int)> Receive;
  int Last = 0;

  void start(this Session &Me) {
    Me.Receive = [weak = std::weak_ptr(Me.shared_from_this())](int N) { auto Self = weak.lock(); if (!Self) return; Self->Last = N; };
  }
  void startWeak(this Session &Me) {
    Me.Receive = [Weak = Me.weak_from_this()](int N) {
      if (auto Self = Weak.lock())
        Self->Last = N;
    };
  }
};

void recursive(std::shared_ptr<Session> S) {
  S->Receive = [weak = std::weak_ptr(S)](this auto &Again, int N) -> void {
    auto S = weak.lock();
    if (!S)
      return;
    if (N > 0)
      Again(N - 1);
    S->Last = N;
  };
}

//===----------------------------------------------------------------------===//
// Specifiers between the captures and the body
//===----------------------------------------------------------------------===//

void specifiers(std::shared_ptr<Box> B) {
  B->Fn = [weak = std::weak_ptr(B)] noexcept { auto B = weak.lock(); if (!B) return; ++B->N; };
  B->More.push_back([weak = std::weak_ptr(B)] [[maybe_unused]] { auto B = weak.lock(); if (!B) return; ++B->N; });
  B->More.push_back([weak = std::weak_ptr(B)]<typename... T>(T...) { auto B = weak.lock(); if (!B) return; ++B->N; });
}

void requirement(std::shared_ptr<Box> B) {
  B->Fn = [weak = std::weak_ptr(B)]<typename... T>(T...)
    requires(sizeof...(T) == 0)
  { auto B = weak.lock(); if (!B) return; ++B->N; };
}
