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
  std::weak_ptr<Session> weak(Self);
  Receive = [weak](int N) { auto Self = weak.lock(); if (!Self) return; Self->Last = N; };
}

void inSetter(const std::shared_ptr<Session> &S) {
  std::weak_ptr<Session> weak(S);
  S->onData([weak](int N) {
    auto S = weak.lock();
    if (!S)
      return;
    S->Last = N;
  });
}

void inContainer(const std::shared_ptr<Session> &S) {
  std::weak_ptr<Session> weak(S);
  S->Hooks.push_back([weak] { auto S = weak.lock(); if (!S) return; ++S->Last; });
}

void byDefault(std::shared_ptr<Session> S, int Step) {
  std::weak_ptr<Session> weak(S);
  S->Hooks.push_back([=] { auto S = weak.lock(); if (!S) return; S->Last += Step; });
}

void inVariable(std::shared_ptr<Session> S) {
  std::weak_ptr<Session> weak(S);
  std::function<void(int)> Then = [weak](int N) { auto S = weak.lock(); if (!S) return; S->Last = N; };
  S->Receive = Then;
}

void inBranch(std::shared_ptr<Session> S, bool Wanted) {
  if (Wanted) {
    std::weak_ptr<Session> weak(S);
    S->Receive = [weak](int N) { auto S = weak.lock(); if (!S) return; S->Last = N; };
  }
}

void inLoop(std::shared_ptr<Session> S) {
  for (int I = 0; I < 3; ++I) {
    std::weak_ptr<Session> weak(S);
    S->Hooks.push_back([weak, I] { auto S = weak.lock(); if (!S) return; S->Last = I; });
  }
}

void twoInOneFunction(std::shared_ptr<Session> S) {
  std::weak_ptr<Session> weak(S);
  S->Receive = [weak](int N) { auto S = weak.lock(); if (!S) return; S->Last = N; };
  std::weak_ptr<Session> weak2(S);
  S->Hooks.push_back([weak2] { auto S = weak2.lock(); if (!S) return; ++S->Last; });
}

//===----------------------------------------------------------------------===//
// Where a variable would need braces, or outlive the object, there is no fix
//===----------------------------------------------------------------------===//

void inBareBranch(std::shared_ptr<Session> S, bool Wanted) {
  if (Wanted)
    S->Receive = [S](int N) { S->Last = N; };
}

void inBareElse(std::shared_ptr<Session> S, bool Wanted) {
  if (!Wanted)
    S->Last = 0;
  else
    S->Receive = [S](int N) { S->Last = N; };
}

void inBareLoop(std::shared_ptr<Session> S) {
  for (int I = 0; I < 3; ++I)
    S->Hooks.push_back([S, I] { S->Last = I; });
}

void inLoopHeader(std::shared_ptr<Session> S) {
  for (S->Receive = [S](int N) { S->Last = N; }; S->Last < 3;)
    ++S->Last;
}

void inCondition(std::shared_ptr<Session> S) {
  if ((S->Receive = [S](int N) { S->Last = N; }))
    ++S->Last;
}

void underLabel(std::shared_ptr<Session> S, int Kind) {
  switch (Kind) {
  case 1:
    S->Receive = [S](int N) { S->Last = N; };
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
