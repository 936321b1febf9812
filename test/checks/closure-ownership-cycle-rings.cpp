// RUN: %check_tidy %s templates-closure-ownership-cycle -std=c++17

#include <functional>
#include <memory>
#include <utility>
#include <vector>

struct Peer {
  std::function<void()> OnClose;
  std::vector<std::function<void()>> Hooks;
  bool Open = true;
};

//===----------------------------------------------------------------------===//
// Two and three objects: the last store closes the ring
//===----------------------------------------------------------------------===//

void pair() {
  auto A = std::make_shared<Peer>();
  auto B = std::make_shared<Peer>();
  A->OnClose = [B] { B->Open = false; };
  B->OnClose = [A] { A->Open = false; };
// CHECK-NOTES: :[[@LINE-1]]:17: warning: this closure is stored in an object that its capture 'A' keeps alive, so that neither is ever freed; empty the place where it is stored when it is done [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:14: note: step 1: the closure is stored in 'OnClose'
// CHECK-NOTES: :[[@LINE-4]]:14: note: step 2: what the closure keeps alive goes on here
// CHECK-NOTES: :[[@LINE-17]]:25: note: step 3: 'OnClose' belongs to the object that the closure keeps alive
}

void pairOfParameters(std::shared_ptr<Peer> A, std::shared_ptr<Peer> B) {
  A->OnClose = [B] { B->Open = false; };
  B->Hooks.push_back([A] { A->Open = false; });
// CHECK-NOTES: :[[@LINE-1]]:23: warning: this closure is stored in an object that its capture 'A' keeps alive, so that neither is ever freed; empty the place where it is stored when it is done [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:12: note: step 1: the closure is stored in 'Hooks'
// CHECK-NOTES: :[[@LINE-4]]:14: note: step 2: what the closure keeps alive goes on here
// CHECK-NOTES: :[[@LINE-26]]:25: note: step 3: 'OnClose' belongs to the object that the closure keeps alive
}

void three() {
  auto A = std::make_shared<Peer>();
  auto B = std::make_shared<Peer>();
  auto C = std::make_shared<Peer>();
  A->OnClose = [B] { B->Open = false; };
  B->OnClose = [C] { C->Open = false; };
  C->OnClose = [A] { A->Open = false; };
// CHECK-NOTES: :[[@LINE-1]]:17: warning: this closure is stored in an object that its capture 'A' keeps alive, so that neither is ever freed; empty the place where it is stored when it is done [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:14: note: step 1: the closure is stored in 'OnClose'
// CHECK-NOTES: :[[@LINE-5]]:14: note: step 2: what the closure keeps alive goes on here
// CHECK-NOTES: :[[@LINE-5]]:14: note: step 3: what the closure keeps alive goes on here
// CHECK-NOTES: :[[@LINE-40]]:25: note: step 4: 'OnClose' belongs to the object that the closure keeps alive
}

void chain() {
  auto A = std::make_shared<Peer>();
  auto B = std::make_shared<Peer>();
  auto C = std::make_shared<Peer>();
  A->OnClose = [B] { B->Open = false; };
  B->OnClose = [C] { C->Open = false; };
  C->OnClose = [&A] { A->Open = false; };
}

void halfWeak() {
  auto A = std::make_shared<Peer>();
  auto B = std::make_shared<Peer>();
  A->OnClose = [B] { B->Open = false; };
  B->OnClose = [Weak = std::weak_ptr<Peer>(A)] {
    if (auto A = Weak.lock())
      A->Open = false;
  };
}

void oneOrTheOther(bool Flip) {
  auto A = std::make_shared<Peer>();
  auto B = std::make_shared<Peer>();
  if (Flip)
    A->OnClose = [B] { B->Open = false; };
  else
    B->OnClose = [A] { A->Open = false; };
}

void anotherObjectByThen() {
  auto A = std::make_shared<Peer>();
  auto B = A;
  B = std::make_shared<Peer>();
  A->OnClose = [B] { B->Open = false; };
}

//===----------------------------------------------------------------------===//
// A member of the captured object leads back
//===----------------------------------------------------------------------===//

struct Tree {
  std::vector<std::function<void()>> Observers;
};

struct View {
  std::shared_ptr<Tree> Model;
  std::weak_ptr<Tree> Last;
  int Redraws = 0;
};

void observes() {
  auto T = std::make_shared<Tree>();
  auto V = std::make_shared<View>();
  V->Model = T;
  T->Observers.push_back([V] { ++V->Redraws; });
// CHECK-NOTES: :[[@LINE-1]]:27: warning: this closure is stored in an object that its capture 'V' keeps alive, so that neither is ever freed; empty the place where it is stored when it is done [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:16: note: step 1: the closure is stored in 'Observers'
// CHECK-NOTES: :[[@LINE-4]]:12: note: step 2: what the closure keeps alive goes on here
// CHECK-NOTES: :[[@LINE-13]]:25: note: step 3: 'Model' belongs to the object that the closure keeps alive
}

void observesItsModel(std::shared_ptr<View> V) {
  V->Model->Observers.push_back([V] { ++V->Redraws; });
// CHECK-NOTES: :[[@LINE-1]]:34: warning: this closure is stored in an object that its capture 'V' keeps alive, so that neither is ever freed; empty the place where it is stored when it is done [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:23: note: step 1: the closure is stored in 'Observers'
// CHECK-NOTES: :[[@LINE-20]]:25: note: step 2: 'Model' belongs to the object that the closure keeps alive
}

void observesWeakly() {
  auto T = std::make_shared<Tree>();
  auto V = std::make_shared<View>();
  V->Last = T;
  T->Observers.push_back([V] { ++V->Redraws; });
}

//===----------------------------------------------------------------------===//
// A recursive handler: a weak capture would be gone before it is called
//===----------------------------------------------------------------------===//

void later(std::function<void(int)> Do, int Argument);

void countDown(int From) {
  auto Step = std::make_shared<std::function<void(int)>>();
  *Step = [Step](int N) { later(*Step, N - 1); };
// CHECK-NOTES: :[[@LINE-1]]:12: warning: this closure is stored in an object that its capture 'Step' keeps alive, so that neither is ever freed; empty the place where it is stored when it is done [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:9: note: step 1: the closure is stored in 'Step'
  (*Step)(From);
}

void countDownByDefault(int From) {
  std::shared_ptr<std::function<void(int)>> Step(new std::function<void(int)>);
  *Step = [=](int N) { later(*Step, N - From); };
// CHECK-NOTES: :[[@LINE-1]]:11: warning: this closure is stored in an object that its capture 'Step' keeps alive, so that neither is ever freed; empty the place where it is stored when it is done [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:9: note: step 1: the closure is stored in 'Step'
}

template <typename T> void countDownOf(T From) {
  auto Step = std::make_shared<std::function<void(T)>>();
  *Step = [Step](T N) { (*Step)(N - 1); };
// CHECK-NOTES: :[[@LINE-1]]:12: warning: this closure is stored in an object that its capture 'Step' keeps alive, so that neither is ever freed; empty the place where it is stored when it is done [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:9: note: step 1: the closure is stored in 'Step'
  (*Step)(From);
}

void countDownAndLetGo(int From) {
  auto Step = std::make_shared<std::function<void(int)>>();
  *Step = [Step](int N) {
    if (N == 0)
      *Step = nullptr;
    else
      later(*Step, N - 1);
  };
  (*Step)(From);
}

void countDownHere(int From) {
  auto Step = std::make_shared<std::function<void(int)>>();
  *Step = [&Step](int N) { (*Step)(N - 1); };
  std::function<void(int)> Plain = [&Plain](int N) { Plain(N - 1); };
  (*Step)(From);
}

void use() {
  countDownOf(1);
  countDownOf(2L);
}
