#include <functional>
#include <memory>
#include <utility>
#include <vector>

//===----------------------------------------------------------------------===//
// Another function opens the ring, if it is called: the fix is on a note
//===----------------------------------------------------------------------===//

struct Download : std::enable_shared_from_this<Download> {
  std::function<void(int)> Progress;
  int Percent = 0;

  void start() {
    Progress = [weak = weak_from_this()](int P) { auto Self = weak.lock(); if (!Self) return; Self->Percent = P; };
  }
  void stop() { Progress = nullptr; }
  void report() { Progress(Percent); }
};

struct Upload : std::enable_shared_from_this<Upload> {
  std::vector<std::function<void()>> Watchers;
  int Percent = 0;

  void watch();
  void drop();
  ~Upload() { Watchers.clear(); }
};

void Upload::watch() {
  Watchers.push_back([weak = weak_from_this()] { auto Self = weak.lock(); if (!Self) return; ++Self->Percent; });
}

void Upload::drop() { Watchers.clear(); }

void dropFromOutside(Upload &U) { U.Watchers = {}; }

// Nobody calls the destructor of an object that keeps itself alive.
struct Player : std::enable_shared_from_this<Player> {
  std::function<void()> Tick;
  int Ticks = 0;

  void start() {
    Tick = [weak = weak_from_this()] { auto Self = weak.lock(); if (!Self) return; ++Self->Ticks; };
  }
  ~Player() { Tick = nullptr; }
};

//===----------------------------------------------------------------------===//
// A list that is emptied by those who unsubscribe is no completion
//===----------------------------------------------------------------------===//

struct Subscription : std::enable_shared_from_this<Subscription> {
  std::vector<std::function<void()>> Ends;
  int Ended = 0;

  void start() {
    Ends.push_back([weak = weak_from_this()] { auto Self = weak.lock(); if (!Self) return; ++Self->Ended; });
  }
  void unsubscribe() {
    auto Running = std::move(Ends);
    for (auto &Each : Running)
      Each();
  }
};

struct Lease : std::enable_shared_from_this<Lease> {
  std::function<void()> OnEnd;
  int Ended = 0;

  void start() {
    OnEnd = [weak = weak_from_this()] { auto Self = weak.lock(); if (!Self) return; ++Self->Ended; };
  }
  void dispose() { std::exchange(OnEnd, nullptr)(); }
};
