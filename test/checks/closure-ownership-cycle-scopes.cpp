// RUN: %check_tidy %s templates-closure-ownership-cycle -std=c++17,c++20

#include <functional>
#include <memory>
#include <list>
#include <utility>

//===----------------------------------------------------------------------===//
// A connection that ends with its scope opens the ring
//===----------------------------------------------------------------------===//

struct Signal {
  using Slots = std::list<std::function<void()>>;
  Slots All;
  class Connection {
    Signal *Of;
    Slots::iterator At;

  public:
    Connection(Signal *Of, Slots::iterator At) : Of(Of), At(At) {}
    ~Connection() { Of->All.erase(At); }
  };
  Connection connect(std::function<void()> F) {
    All.push_back(std::move(F));
    return {this, std::prev(All.end())};
  }
  struct Token {
    ~Token();
  };
  Token listen(std::function<void()> F) {
    All.push_back(std::move(F));
    return {};
  }
};
struct Owner {
  Signal Changed;
  int Seen = 0;
};

void scoped(std::shared_ptr<Owner> O) {
  auto C = O->Changed.connect([O] { ++O->Seen; });
}
// What the destructor does cannot be told.
void hidden(std::shared_ptr<Owner> O) {
  auto T = O->Changed.listen([O] { ++O->Seen; });
}
void before(std::shared_ptr<Owner> O) {
  O->Changed.All.push_back([O] { ++O->Seen; });
// CHECK-NOTES: :[[@LINE-1]]:29: warning: this closure is stored in an object that its capture 'O' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:18: note: step 1: the closure is stored in 'All'
// CHECK-NOTES: :[[@LINE-15]]:10: note: step 2: 'Changed' belongs to the object that the closure keeps alive
  auto T = O->Changed.listen(nullptr);
}

//===----------------------------------------------------------------------===//
// The whole object is assigned, or a worker takes the whole queue
//===----------------------------------------------------------------------===//

void assigned(std::shared_ptr<Owner> O) {
  O->Changed.All.push_back([O] { ++O->Seen; });
  *O = Owner{};
}
void assignsItself(std::shared_ptr<Owner> O) {
  O->Changed.All.push_back([O] { *O = Owner(); });
}

class Queue : public std::enable_shared_from_this<Queue> {
  std::list<std::function<void()>> Waiting;
  int Rounds = 0;

public:
  void post() {
    Waiting.push_back([Self = shared_from_this()] { ++Self->Rounds; });
  }
  void work() {
    std::list<std::function<void()>> Batch;
    Batch.splice(Batch.end(), Waiting);
    for (auto &Each : Batch)
      Each();
  }
};

class Observers : public std::enable_shared_from_this<Observers> {
  std::list<std::function<void()>> Waiting;
  int Rounds = 0;

public:
  void add() {
    Waiting.push_back([Self = shared_from_this()] { ++Self->Rounds; });
  }
  void fire() {
    auto Copy = Waiting;
    Waiting.clear();
    for (auto &Each : Copy)
      Each();
  }
};

struct Promise {
  std::function<void()> Then;
};
void fulfil(Promise &P) {
  P.Then();
  P.Then = nullptr;
}
void promise(std::shared_ptr<Promise> P) {
  P->Then = [P] { static_cast<void>(P.get()); };
}

struct Step {
  std::function<void()> Next;
};
void replacesItself(std::shared_ptr<Step> S) {
  S->Next = [S] { S->Next = [] {}; };
}
