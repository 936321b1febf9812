// RUN: %check_tidy %s templates-closure-ownership-cycle -std=c++17,c++20

#include <functional>
#include <memory>


struct Session {
  std::function<void()> OnClose;
  int Bytes = 0;
};
void replace(std::shared_ptr<Session> &);
void replaceAt(std::shared_ptr<Session> *);
void look(const std::shared_ptr<Session> &);
void change();

//===----------------------------------------------------------------------===//
// After a call that cannot be seen a pointer may point to another object
//===----------------------------------------------------------------------===//

class Client {
  std::shared_ptr<Session> Current;

public:
  void reconnect();
  std::shared_ptr<Session> session() const;
  void handOver() {
    auto Old = Current;
    reconnect();
    Current->OnClose = [Old] { ++Old->Bytes; };
  }
  void handOverDeeper() {
    auto Old = Current;
    deeper();
    Current->OnClose = [Old] { ++Old->Bytes; };
  }
  void deeper() { reconnect(); }
  void afterwards() {
    reconnect();
    auto New = Current;
    Current->OnClose = [New] { ++New->Bytes; };
// CHECK-NOTES: :[[@LINE-1]]:25: warning: this closure is stored in an object that its capture 'New' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:22: note: step 1: the closure is stored in 'OnClose'
// CHECK-NOTES: :[[@LINE-35]]:25: note: step 2: 'OnClose' belongs to the object that the closure keeps alive
  }
  void onlyLook() {
    auto Same = Current;
    session();
    Current->OnClose = [Same] { ++Same->Bytes; };
// CHECK-NOTES: :[[@LINE-1]]:25: warning: this closure is stored in an object that its capture 'Same' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:22: note: step 1: the closure is stored in 'OnClose'
// CHECK-NOTES: :[[@LINE-43]]:25: note: step 2: 'OnClose' belongs to the object that the closure keeps alive
  }
};

std::shared_ptr<Session> Global;
void global() {
  auto Old = Global;
  change();
  Global->OnClose = [Old] { ++Old->Bytes; };
}
void reference(std::shared_ptr<Session> S) {
  auto Old = S;
  replace(S);
  S->OnClose = [Old] { ++Old->Bytes; };
}
void address(std::shared_ptr<Session> S) {
  auto Old = S;
  replaceAt(&S);
  S->OnClose = [Old] { ++Old->Bytes; };
}
void throughClosure(std::shared_ptr<Session> S) {
  auto Old = S;
  auto Renew = [&S] { replace(S); };
  Renew();
  S->OnClose = [Old] { ++Old->Bytes; };
}
void byConstReference(std::shared_ptr<Session> S) {
  auto Same = S;
  look(S);
  S->OnClose = [Same] { ++Same->Bytes; };
// CHECK-NOTES: :[[@LINE-1]]:17: warning: this closure is stored in an object that its capture 'Same' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:14: note: step 1: the closure is stored in 'OnClose'
// CHECK-NOTES: :[[@LINE-75]]:25: note: step 2: 'OnClose' belongs to the object that the closure keeps alive
}
void renewed(std::shared_ptr<Session> S) {
  replace(S);
  S->OnClose = [S] { ++S->Bytes; };
// CHECK-NOTES: :[[@LINE-1]]:17: warning: this closure is stored in an object that its capture 'S' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:14: note: step 1: the closure is stored in 'OnClose'
// CHECK-NOTES: :[[@LINE-82]]:25: note: step 2: 'OnClose' belongs to the object that the closure keeps alive
}
