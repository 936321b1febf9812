// RUN: %check_tidy %s templates-dangling-closure -std=c++17,c++20

#include <functional>
#include <future>
#include <memory>
#include <string>
#include <thread>
#include <vector>

void work(int &);
void workAt(int *);
void workWith(int);

void reference() {
  int N = 0;
  std::thread(work, std::ref(N)).detach();
// CHECK-NOTES: :[[@LINE-1]]:21: warning: this closure refers to 'N', which ends with the function, but runs in a detached thread; capture a copy [templates-dangling-closure]
}

void pointer() {
  int N = 0;
  std::thread T(workAt, &N);
// CHECK-NOTES: :[[@LINE-1]]:25: warning: this closure refers to 'N', which ends with the function, but runs in a detached thread; capture a copy [templates-dangling-closure]
  T.detach();
}

void many() {
  int N = 0;
  std::vector<std::thread> All;
  for (int I = 0; I < 4; ++I)
    All.emplace_back([&N] { work(N); });
// CHECK-NOTES: :[[@LINE-1]]:24: warning: this closure refers to 'N', which ends with the function, but runs in a detached thread; capture a copy [templates-dangling-closure]
  for (auto &T : All)
    T.detach();
}

void behindPointer() {
  int N = 0;
  auto T = std::make_unique<std::thread>([&N] { work(N); });
// CHECK-NOTES: :[[@LINE-1]]:44: warning: this closure refers to 'N', which ends with the function, but runs in a detached thread; capture a copy [templates-dangling-closure]
  T->detach();
}

class Server {
  void run();

public:
  void start() { std::thread(&Server::run, this).detach(); }
// CHECK-NOTES: :[[@LINE-1]]:44: warning: this closure captures 'this' and runs in a detached thread, but nothing takes it out when the object ends; do so in the destructor of 'Server' [templates-dangling-closure]
};

//===----------------------------------------------------------------------===//
// A function that is called here detaches the thread
//===----------------------------------------------------------------------===//

template <typename F> void spawn(F Run) {
  std::thread(std::move(Run)).detach();
}
template <typename F> void spawnForwarded(F &&Run) {
  std::thread Worker(std::forward<F>(Run));
  Worker.detach();
}
template <typename F> void spawnWrapped(F Run) {
  std::thread([Run = std::move(Run)]() mutable { Run(); }).detach();
}
void spawnErased(std::function<void()> Run) {
  std::thread(std::move(Run)).detach();
}
template <typename F> void spawnTwice(F Run) {
  spawn(Run);
  spawnErased(std::move(Run));
}
struct Pool {
  template <typename F> void post(F Run) { spawn(std::move(Run)); }
};

void helpers(Pool &P) {
  int N = 0;
  spawn([&] { work(N); });
// CHECK-NOTES: :[[@LINE-1]]:10: warning: this closure refers to 'N', which ends with the function, but runs in a detached thread; capture a copy [templates-dangling-closure]
// CHECK-NOTES: :[[@LINE-2]]:3: note: step 1: the closure is passed to 'spawn'
// CHECK-NOTES: :[[@LINE-25]]:3: note: step 2: a thread runs the closure
  spawnForwarded([&N] { work(N); });
// CHECK-NOTES: :[[@LINE-1]]:20: warning: this closure refers to 'N', which ends with the function, but runs in a detached thread; capture a copy [templates-dangling-closure]
// CHECK-NOTES: :[[@LINE-2]]:3: note: step 1: the closure is passed to 'spawnForwarded'
// CHECK-NOTES: :[[@LINE-26]]:15: note: step 2: a thread runs the closure
  spawnWrapped([&N] { work(N); });
// CHECK-NOTES: :[[@LINE-1]]:18: warning: this closure refers to 'N', which ends with the function, but runs in a detached thread; capture a copy [templates-dangling-closure]
// CHECK-NOTES: :[[@LINE-2]]:3: note: step 1: the closure is passed to 'spawnWrapped'
// CHECK-NOTES: :[[@LINE-26]]:3: note: step 2: a thread runs the closure
  spawnErased([&N] { work(N); });
// CHECK-NOTES: :[[@LINE-1]]:17: warning: this closure refers to 'N', which ends with the function, but runs in a detached thread; capture a copy [templates-dangling-closure]
// CHECK-NOTES: :[[@LINE-2]]:3: note: step 1: the closure is passed to 'spawnErased'
// CHECK-NOTES: :[[@LINE-27]]:3: note: step 2: a thread runs the closure
  spawnTwice([&N] { work(N); });
// CHECK-NOTES: :[[@LINE-1]]:16: warning: this closure refers to 'N', which ends with the function, but runs in a detached thread; capture a copy [templates-dangling-closure]
// CHECK-NOTES: :[[@LINE-2]]:3: note: step 1: the closure is passed to 'spawnTwice'
// CHECK-NOTES: :[[@LINE-28]]:3: note: step 2: the closure is passed to 'spawn'
// CHECK-NOTES: :[[@LINE-42]]:3: note: step 3: a thread runs the closure
  P.post([&N] { work(N); });
// CHECK-NOTES: :[[@LINE-1]]:12: warning: this closure refers to 'N', which ends with the function, but runs in a detached thread; capture a copy [templates-dangling-closure]
// CHECK-NOTES: :[[@LINE-2]]:5: note: step 1: the closure is passed to 'post'
// CHECK-NOTES: :[[@LINE-29]]:44: note: step 2: the closure is passed to 'spawn'
// CHECK-NOTES: :[[@LINE-47]]:3: note: step 3: a thread runs the closure
}

template <typename T> void helperInTemplate(T Value) {
  spawnErased([&Value] { workWith(Value); });
// CHECK-NOTES: :[[@LINE-1]]:17: warning: this closure refers to 'Value', which ends with the function, but runs in a detached thread; capture a copy [templates-dangling-closure]
// CHECK-NOTES: :[[@LINE-2]]:3: note: step 1: the closure is passed to 'spawnErased'
// CHECK-NOTES: :[[@LINE-44]]:3: note: step 2: a thread runs the closure
}
template void helperInTemplate(int);

template <typename F> auto later(F Run) {
  return std::async(std::launch::async, std::move(Run));
}
auto returnsFuture() {
  int N = 0;
  return later([&N] { work(N); });
// CHECK-NOTES: :[[@LINE-1]]:18: warning: this closure refers to 'N', which ends with the function, but runs behind a future that is kept; capture a copy [templates-dangling-closure]
// CHECK-NOTES: :[[@LINE-2]]:10: note: step 1: the closure is passed to 'later'
// CHECK-NOTES: :[[@LINE-7]]:10: note: step 2: a thread runs the closure
}

// Silent: the callee joins, or the caller waits, or holds what it refers to.
template <typename F> void spawnAndJoin(F Run) {
  std::thread Worker(std::move(Run));
  Worker.join();
}
template <typename F> void spawnOrRun(F Run, bool Now) {
  if (Now)
    return Run();
  std::thread(std::move(Run)).join();
}
void silentHelpers(bool Now) {
  int N = 0;
  spawnAndJoin([&N] { work(N); });
  spawnOrRun([&N] { work(N); }, Now);
  auto Future = later([&N] { work(N); });
  spawn([N] { workWith(N); });
  static int Count;
  spawn([] { work(Count); });
}
void silentWait() {
  int N = 0;
  std::promise<void> Done;
  spawn([&] {
    work(N);
    Done.set_value();
  });
  Done.get_future().wait();
}
struct Runner {
  int Count = 0;
  void start() {
    spawn([Count = Count] { workWith(Count); });
  }
};
void silentObject() {
  Runner R;
  R.start();
}

//===----------------------------------------------------------------------===//
// A future that is kept
//===----------------------------------------------------------------------===//

std::vector<std::future<void>> Futures;

void futureInGlobal() {
  int N = 0;
  Futures.push_back(std::async([&N] { work(N); }));
// CHECK-NOTES: :[[@LINE-1]]:34: warning: this closure refers to 'N', which ends with the function, but runs behind a future that is kept; capture a copy [templates-dangling-closure]
}
void futureInStatic() {
  int N = 0;
  static auto Future = std::async([&N] { work(N); });
// CHECK-NOTES: :[[@LINE-1]]:37: warning: this closure refers to 'N', which ends with the function, but runs behind a future that is kept; capture a copy [templates-dangling-closure]
}
void futureOfBoundCall() {
  int N = 0;
  auto Future = std::async(std::launch::async, work, std::ref(N));
// CHECK-NOTES: :[[@LINE-1]]:54: warning: this closure refers to 'N', which ends with the function, but runs behind a future that is kept; capture a copy [templates-dangling-closure]
  Futures.push_back(std::move(Future));
}
std::shared_future<void> sharedFuture() {
  int N = 0;
  return std::async([&N] { work(N); }).share();
// CHECK-NOTES: :[[@LINE-1]]:23: warning: this closure refers to 'N', which ends with the function, but runs behind a future that is kept; capture a copy [templates-dangling-closure]
}
std::pair<std::future<void>, int> futureInPair() {
  int N = 0;
  return {std::async([&N] { work(N); }), 1};
// CHECK-NOTES: :[[@LINE-1]]:24: warning: this closure refers to 'N', which ends with the function, but runs behind a future that is kept; capture a copy [templates-dangling-closure]
}
struct Job {
  std::future<void> Result;
  void start() {
    int N = 0;
    Result = std::async(std::launch::async, workAt, &N);
// CHECK-NOTES: :[[@LINE-1]]:53: warning: this closure refers to 'N', which ends with the function, but runs behind a future that is kept; capture a copy [templates-dangling-closure]
  }
};

// Silent: it ends here.
void futureEnds() {
  int N = 0;
  auto Future = std::async(std::launch::async, work, std::ref(N));
  std::vector<std::future<void>> All;
  All.push_back(std::async(std::launch::async, work, std::ref(N)));
  auto Shared = std::async([&N] { work(N); }).share();
}
void futureOfCopy() {
  int N = 0;
  Futures.push_back(std::async(workWith, N));
}

// Silent: copies, static variables, and who waits or is kept alive.
void silent() {
  int N = 0;
  std::thread(workWith, N).detach();
  static int Count;
  std::thread(work, std::ref(Count)).detach();
  std::thread T(work, std::ref(N));
  T.join();
}

void joinsAll() {
  int N = 0;
  std::vector<std::thread> All;
  for (int I = 0; I < 4; ++I)
    All.emplace_back([&N] { work(N); });
  for (auto &T : All)
    T.join();
}

struct Shared : std::enable_shared_from_this<Shared> {
  void run();
  void start() { std::thread(&Shared::run, shared_from_this()).detach(); }
};
