// RUN: %check_tidy %s templates-closure-ownership-cycle -std=c++17,c++20

#include <algorithm>
#include <functional>
#include <future>
#include <memory>
#include <thread>
#include <utility>
#include <vector>

//===----------------------------------------------------------------------===//
// Asynchronous operations whose bodies are out of sight keep a session alive
//===----------------------------------------------------------------------===//

struct IoContext {
  void post(std::function<void()> F);
};
template <typename Handler> void asyncRead(int &Buffer, Handler &&H);

struct Socket {
  template <typename H> void asyncWrite(int N, H Handler) {
    Io.post([N, Handler]() mutable { Handler(N); });
  }
  void asyncWait(std::function<void(int)> Handler);
  IoContext &Io;
};

class Session : public std::enable_shared_from_this<Session> {
  IoContext &Io;
  Socket Peer{Io};
  int Buffer = 0;

public:
  explicit Session(IoContext &Given) : Io(Given) {}

  void read() {
    auto Self = shared_from_this();
    asyncRead(Buffer, [this, Self](int Error) {
      if (!Error)
        write();
    });
  }
  void write() {
    auto Self(shared_from_this());
    Peer.asyncWrite(Buffer, [this, Self](int Error) {
      if (!Error)
        read();
    });
  }
  void wait() {
    Peer.asyncWait([Self = shared_from_this()](int) { Self->read(); });
  }
  void later() {
    Io.post([Self = shared_from_this()] { Self->read(); });
  }
  void inThread() {
    std::thread([Self = shared_from_this()] { Self->read(); }).detach();
  }
  void inFuture() {
    auto Read = std::async([Self = shared_from_this()] { Self->read(); });
    Read.wait();
  }
};

//===----------------------------------------------------------------------===//
// The closure is not stored, or not in what it keeps alive
//===----------------------------------------------------------------------===//

struct Box {
  std::function<void()> Fn;
  std::vector<int> Values;
  std::shared_ptr<Box> Next;
  int Sum = 0;
};

void passedOn(const std::function<void()> &F) { F(); }

void onlyCalled(std::shared_ptr<Box> B) {
  std::for_each(B->Values.begin(), B->Values.end(),
                [B](int N) { B->Sum += N; });
  passedOn([B] { ++B->Sum; });
  auto Count = [B] { return B->Values.size(); };
  B->Sum = static_cast<int>(Count());
}

void inAnotherObject(std::shared_ptr<Box> A, std::shared_ptr<Box> B) {
  A->Fn = [B] { ++B->Sum; };
}

void inTheNext(std::shared_ptr<Box> B) {
  B->Fn = [Next = B->Next] { ++Next->Sum; };
}

void inAnAutomaticObject(std::shared_ptr<Box> B) {
  Box Local;
  Local.Fn = [B] { ++B->Sum; };
  Local.Fn();
}

std::function<void()> returned(std::shared_ptr<Box> B) {
  return [B] { ++B->Sum; };
}

void newObjectEachTime() {
  for (int I = 0; I < 3; ++I) {
    auto A = std::make_shared<Box>();
    auto B = std::make_shared<Box>();
    A->Fn = [B] { ++B->Sum; };
  }
}

//===----------------------------------------------------------------------===//
// The pointer is another one by then
//===----------------------------------------------------------------------===//

void assignedBefore(std::shared_ptr<Box> B, std::shared_ptr<Box> Other) {
  Box &First = *B;
  B = Other;
  First.Fn = [B] { ++B->Sum; };
}

void resetBefore(std::shared_ptr<Box> B) {
  Box &First = *B;
  B.reset();
  First.Fn = [B] { static_cast<void>(B.get()); };
}

void madeAnew(std::shared_ptr<Box> B) {
  auto Keep = B;
  B = std::make_shared<Box>();
  Keep->Fn = [B] { ++B->Sum; };
}

void movedFrom(std::shared_ptr<Box> B) {
  Box &First = *B;
  auto Taken = std::move(B);
  First.Fn = [B] { static_cast<void>(B.get()); };
}

//===----------------------------------------------------------------------===//
// References, raw pointers, this, weak pointers
//===----------------------------------------------------------------------===//

void borrowed(std::shared_ptr<Box> B) {
  B->Fn = [&B] { ++B->Sum; };
  B->Fn = [&Object = *B] { ++Object.Sum; };
  B->Fn = [Raw = B.get()] { ++Raw->Sum; };
  B->Fn = [Weak = std::weak_ptr<Box>(B)] { static_cast<void>(Weak.lock()); };
  B->Fn = [Sum = B->Sum] { static_cast<void>(Sum); };
}

void aliased(std::shared_ptr<Box> B) {
  std::shared_ptr<Box> NoOwner(std::shared_ptr<void>(), B.get());
  B->Fn = [NoOwner] { ++NoOwner->Sum; };
}

struct Widget {
  std::function<void()> Fn;
  int Sum = 0;
  void byThis() {
    Fn = [this] { ++Sum; };
  }
  void byCopy() {
    Fn = [Copy = *this]() mutable { ++Copy.Sum; };
    Fn = [*this]() mutable { ++Sum; };
  }
};
