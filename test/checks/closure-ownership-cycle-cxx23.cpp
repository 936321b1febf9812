// RUN: %check_tidy %s templates-closure-ownership-cycle -std=c++23,c++26

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
  B->Fn = [B, Step = std::move(Step)] { B->N += *Step; };
// CHECK-NOTES: :[[@LINE-1]]:12: warning: this closure is stored in an object that its capture 'B' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:9: note: step 1: the closure is stored in 'Fn'
// CHECK-NOTES: :[[@LINE-13]]:35: note: step 2: 'Fn' belongs to the object that the closure keeps alive
}

void moveOnlyElement(std::shared_ptr<Box> B) {
  B->More.emplace_back([B] { ++B->N; });
// CHECK-NOTES: :[[@LINE-1]]:25: warning: this closure is stored in an object that its capture 'B' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:11: note: step 1: the closure is stored in 'More'
// CHECK-NOTES: :[[@LINE-19]]:54: note: step 2: 'More' belongs to the object that the closure keeps alive
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
    Me.Receive = [Self = Me.shared_from_this()](int N) { Self->Last = N; };
// CHECK-NOTES: :[[@LINE-1]]:19: warning: this closure is stored in an object that its capture 'Self' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:16: note: step 1: the closure is stored in 'Receive'
// CHECK-NOTES: :[[@LINE-7]]:28: note: step 2: 'Receive' belongs to the object that the closure keeps alive
  }
  void startWeak(this Session &Me) {
    Me.Receive = [Weak = Me.weak_from_this()](int N) {
      if (auto Self = Weak.lock())
        Self->Last = N;
    };
  }
};

void recursive(std::shared_ptr<Session> S) {
  S->Receive = [S](this auto &Again, int N) -> void {
// CHECK-NOTES: :[[@LINE-1]]:17: warning: this closure is stored in an object that its capture 'S' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:14: note: step 1: the closure is stored in 'Receive'
// CHECK-NOTES: :[[@LINE-21]]:28: note: step 2: 'Receive' belongs to the object that the closure keeps alive
    if (N > 0)
      Again(N - 1);
    S->Last = N;
  };
}

//===----------------------------------------------------------------------===//
// Specifiers between the captures and the body
//===----------------------------------------------------------------------===//

void specifiers(std::shared_ptr<Box> B) {
  B->Fn = [B] noexcept { ++B->N; };
// CHECK-NOTES: :[[@LINE-1]]:12: warning: this closure is stored in an object that its capture 'B' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:9: note: step 1: the closure is stored in 'Fn'
// CHECK-NOTES: :[[@LINE-71]]:35: note: step 2: 'Fn' belongs to the object that the closure keeps alive
  B->More.push_back([B] [[maybe_unused]] { ++B->N; });
// CHECK-NOTES: :[[@LINE-1]]:22: warning: this closure is stored in an object that its capture 'B' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:11: note: step 1: the closure is stored in 'More'
// CHECK-NOTES: :[[@LINE-74]]:54: note: step 2: 'More' belongs to the object that the closure keeps alive
  B->More.push_back([B]<typename... T>(T...) { ++B->N; });
// CHECK-NOTES: :[[@LINE-1]]:22: warning: this closure is stored in an object that its capture 'B' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:11: note: step 1: the closure is stored in 'More'
// CHECK-NOTES: :[[@LINE-78]]:54: note: step 2: 'More' belongs to the object that the closure keeps alive
}

void requirement(std::shared_ptr<Box> B) {
  B->Fn = [B]<typename... T>(T...)
// CHECK-NOTES: :[[@LINE-1]]:12: warning: this closure is stored in an object that its capture 'B' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:9: note: step 1: the closure is stored in 'Fn'
// CHECK-NOTES: :[[@LINE-86]]:35: note: step 2: 'Fn' belongs to the object that the closure keeps alive
    requires(sizeof...(T) == 0)
  { ++B->N; };
}
