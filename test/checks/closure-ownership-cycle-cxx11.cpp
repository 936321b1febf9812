// RUN: %check_tidy %s templates-closure-ownership-cycle -std=c++11

#include <functional>
#include <memory>
#include <vector>

struct Session : std::enable_shared_from_this<Session> {
  std::function<void(int)> Receive;
  std::vector<std::function<void()>> Hooks;
  int Last = 0;

  void listen();
  void onData(std::function<void(int)> Then) { Receive = Then; }
};

//===----------------------------------------------------------------------===//
// Without init captures the weak pointer is a variable before the statement
//===----------------------------------------------------------------------===//

void Session::listen() {
  auto Self = shared_from_this();
  Receive = [Self](int N) { Self->Last = N; };
// CHECK-NOTES: :[[@LINE-1]]:14: warning: this closure is stored in an object that its capture 'Self' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:11: note: step 1: the closure is stored in 'Receive'
// CHECK-NOTES: :[[@LINE-17]]:28: note: step 2: 'Receive' belongs to the object that the closure keeps alive
}

void inSetter(const std::shared_ptr<Session> &S) {
  S->onData([S](int N) {
// CHECK-NOTES: :[[@LINE-1]]:14: warning: this closure is stored in an object that its capture 'S' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:6: note: step 1: the closure is passed to 'onData'
// CHECK-NOTES: :[[@LINE-19]]:56: note: step 2: the closure is stored in 'Receive'
// CHECK-NOTES: :[[@LINE-25]]:28: note: step 3: 'Receive' belongs to the object that the closure keeps alive
    S->Last = N;
  });
}

void inContainer(const std::shared_ptr<Session> &S) {
  S->Hooks.push_back([S] { ++S->Last; });
// CHECK-NOTES: :[[@LINE-1]]:23: warning: this closure is stored in an object that its capture 'S' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:12: note: step 1: the closure is stored in 'Hooks'
// CHECK-NOTES: :[[@LINE-33]]:38: note: step 2: 'Hooks' belongs to the object that the closure keeps alive
}

void byDefault(std::shared_ptr<Session> S, int Step) {
  S->Hooks.push_back([=] { S->Last += Step; });
// CHECK-NOTES: :[[@LINE-1]]:22: warning: this closure is stored in an object that its capture 'S' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:12: note: step 1: the closure is stored in 'Hooks'
// CHECK-NOTES: :[[@LINE-40]]:38: note: step 2: 'Hooks' belongs to the object that the closure keeps alive
}

void inVariable(std::shared_ptr<Session> S) {
  std::function<void(int)> Then = [S](int N) { S->Last = N; };
// CHECK-NOTES: :[[@LINE-1]]:36: warning: this closure is stored in an object that its capture 'S' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE+2]]:14: note: step 1: the closure is stored in 'Receive'
// CHECK-NOTES: :[[@LINE-48]]:28: note: step 2: 'Receive' belongs to the object that the closure keeps alive
  S->Receive = Then;
}

void inBranch(std::shared_ptr<Session> S, bool Wanted) {
  if (Wanted) {
    S->Receive = [S](int N) { S->Last = N; };
// CHECK-NOTES: :[[@LINE-1]]:19: warning: this closure is stored in an object that its capture 'S' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:16: note: step 1: the closure is stored in 'Receive'
// CHECK-NOTES: :[[@LINE-57]]:28: note: step 2: 'Receive' belongs to the object that the closure keeps alive
  }
}

void inLoop(std::shared_ptr<Session> S) {
  for (int I = 0; I < 3; ++I) {
    S->Hooks.push_back([S, I] { S->Last = I; });
// CHECK-NOTES: :[[@LINE-1]]:25: warning: this closure is stored in an object that its capture 'S' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:14: note: step 1: the closure is stored in 'Hooks'
// CHECK-NOTES: :[[@LINE-65]]:38: note: step 2: 'Hooks' belongs to the object that the closure keeps alive
  }
}

void twoInOneFunction(std::shared_ptr<Session> S) {
  S->Receive = [S](int N) { S->Last = N; };
// CHECK-NOTES: :[[@LINE-1]]:17: warning: this closure is stored in an object that its capture 'S' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:14: note: step 1: the closure is stored in 'Receive'
// CHECK-NOTES: :[[@LINE-74]]:28: note: step 2: 'Receive' belongs to the object that the closure keeps alive
  S->Hooks.push_back([S] { ++S->Last; });
// CHECK-NOTES: :[[@LINE-1]]:23: warning: this closure is stored in an object that its capture 'S' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:12: note: step 1: the closure is stored in 'Hooks'
// CHECK-NOTES: :[[@LINE-77]]:38: note: step 2: 'Hooks' belongs to the object that the closure keeps alive
}

//===----------------------------------------------------------------------===//
// Where a variable would need braces, or outlive the object, there is no fix
//===----------------------------------------------------------------------===//

void inBareBranch(std::shared_ptr<Session> S, bool Wanted) {
  if (Wanted)
    S->Receive = [S](int N) { S->Last = N; };
// CHECK-NOTES: :[[@LINE-1]]:19: warning: this closure is stored in an object that its capture 'S' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:16: note: step 1: the closure is stored in 'Receive'
// CHECK-NOTES: :[[@LINE-90]]:28: note: step 2: 'Receive' belongs to the object that the closure keeps alive
}

void inBareElse(std::shared_ptr<Session> S, bool Wanted) {
  if (!Wanted)
    S->Last = 0;
  else
    S->Receive = [S](int N) { S->Last = N; };
// CHECK-NOTES: :[[@LINE-1]]:19: warning: this closure is stored in an object that its capture 'S' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:16: note: step 1: the closure is stored in 'Receive'
// CHECK-NOTES: :[[@LINE-100]]:28: note: step 2: 'Receive' belongs to the object that the closure keeps alive
}

void inBareLoop(std::shared_ptr<Session> S) {
  for (int I = 0; I < 3; ++I)
    S->Hooks.push_back([S, I] { S->Last = I; });
// CHECK-NOTES: :[[@LINE-1]]:25: warning: this closure is stored in an object that its capture 'S' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:14: note: step 1: the closure is stored in 'Hooks'
// CHECK-NOTES: :[[@LINE-107]]:38: note: step 2: 'Hooks' belongs to the object that the closure keeps alive
}

void inLoopHeader(std::shared_ptr<Session> S) {
  for (S->Receive = [S](int N) { S->Last = N; }; S->Last < 3;)
// CHECK-NOTES: :[[@LINE-1]]:22: warning: this closure is stored in an object that its capture 'S' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:19: note: step 1: the closure is stored in 'Receive'
// CHECK-NOTES: :[[@LINE-115]]:28: note: step 2: 'Receive' belongs to the object that the closure keeps alive
    ++S->Last;
}

void inCondition(std::shared_ptr<Session> S) {
  if ((S->Receive = [S](int N) { S->Last = N; }))
// CHECK-NOTES: :[[@LINE-1]]:22: warning: this closure is stored in an object that its capture 'S' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:19: note: step 1: the closure is stored in 'Receive'
// CHECK-NOTES: :[[@LINE-123]]:28: note: step 2: 'Receive' belongs to the object that the closure keeps alive
    ++S->Last;
}

void underLabel(std::shared_ptr<Session> S, int Kind) {
  switch (Kind) {
  case 1:
    S->Receive = [S](int N) { S->Last = N; };
// CHECK-NOTES: :[[@LINE-1]]:19: warning: this closure is stored in an object that its capture 'S' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:16: note: step 1: the closure is stored in 'Receive'
// CHECK-NOTES: :[[@LINE-133]]:28: note: step 2: 'Receive' belongs to the object that the closure keeps alive
    break;
  }
}

//===----------------------------------------------------------------------===//
// Captures by reference and of this are weak already
//===----------------------------------------------------------------------===//

void byReference(std::shared_ptr<Session> &S) {
  S->Receive = [&S](int N) { S->Last = N; };
}

void weakly(const std::shared_ptr<Session> &S) {
  std::weak_ptr<Session> Weak = S;
  S->Receive = [Weak](int N) {
    if (auto S = Weak.lock())
      S->Last = N;
  };
}
