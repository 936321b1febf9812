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
    Current->OnClose = [weak = std::weak_ptr(New)] { auto New = weak.lock(); if (!New) return; ++New->Bytes; };
  }
  void onlyLook() {
    auto Same = Current;
    session();
    Current->OnClose = [weak = std::weak_ptr(Same)] { auto Same = weak.lock(); if (!Same) return; ++Same->Bytes; };
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
  S->OnClose = [weak = std::weak_ptr(Same)] { auto Same = weak.lock(); if (!Same) return; ++Same->Bytes; };
}
void renewed(std::shared_ptr<Session> S) {
  replace(S);
  S->OnClose = [weak = std::weak_ptr(S)] { auto S = weak.lock(); if (!S) return; ++S->Bytes; };
}
