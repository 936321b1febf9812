// RUN: %check_tidy %s templates-closure-ownership-cycle -std=c++17

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
  B->Fn = [B, Same] { B->N = Same->N; };
// CHECK-NOTES: :[[@LINE-1]]:12: warning: this closure is stored in an object that its capture 'B' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:9: note: step 1: the closure is stored in 'Fn'
// CHECK-NOTES: :[[@LINE-9]]:25: note: step 2: 'Fn' belongs to the object that the closure keeps alive
}

struct Session : std::enable_shared_from_this<Session> {
  std::function<void()> Fn;
  int N = 0;

  void start() {
    auto Self = shared_from_this();
    Fn = [Self, Again = shared_from_this()] {
// CHECK-NOTES: :[[@LINE-1]]:11: warning: this closure is stored in an object that its capture 'Self' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:8: note: step 1: the closure is stored in 'Fn'
// CHECK-NOTES: :[[@LINE-8]]:25: note: step 2: 'Fn' belongs to the object that the closure keeps alive
      Self->N = Again->N;
    };
  }
};

//===----------------------------------------------------------------------===//
// The others stay
//===----------------------------------------------------------------------===//

void another(std::shared_ptr<Box> B, std::shared_ptr<Box> Other) {
  B->Fn = [Other, B] { B->N = Other->N; };
// CHECK-NOTES: :[[@LINE-1]]:19: warning: this closure is stored in an object that its capture 'B' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:9: note: step 1: the closure is stored in 'Fn'
// CHECK-NOTES: :[[@LINE-35]]:25: note: step 2: 'Fn' belongs to the object that the closure keeps alive
}

void moved(std::shared_ptr<Box> B, std::unique_ptr<Box> Other) {
  auto Take = std::make_shared<std::unique_ptr<Box>>(std::move(Other));
  B->Fn = [B, Take] { B->N = (*Take)->N; };
// CHECK-NOTES: :[[@LINE-1]]:12: warning: this closure is stored in an object that its capture 'B' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:9: note: step 1: the closure is stored in 'Fn'
// CHECK-NOTES: :[[@LINE-43]]:25: note: step 2: 'Fn' belongs to the object that the closure keeps alive
}

void weakAlready(std::shared_ptr<Box> B) {
  B->Fn = [B, Weak = std::weak_ptr<Box>(B)] {
// CHECK-NOTES: :[[@LINE-1]]:12: warning: this closure is stored in an object that its capture 'B' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:9: note: step 1: the closure is stored in 'Fn'
// CHECK-NOTES: :[[@LINE-50]]:25: note: step 2: 'Fn' belongs to the object that the closure keeps alive
    static_cast<void>(Weak.lock());
    ++B->N;
  };
}
