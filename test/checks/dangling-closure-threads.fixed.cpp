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
}

void pointer() {
  int N = 0;
  std::thread T(workAt, &N);
  T.detach();
}

void many() {
  int N = 0;
  std::vector<std::thread> All;
  for (int I = 0; I < 4; ++I)
    All.emplace_back([&N] { work(N); });
  for (auto &T : All)
    T.detach();
}

void behindPointer() {
  int N = 0;
  auto T = std::make_unique<std::thread>([&N] { work(N); });
  T->detach();
}

class Server {
  void run();

public:
  void start() { std::thread(&Server::run, this).detach(); }
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
  spawnForwarded([&N] { work(N); });
  spawnWrapped([&N] { work(N); });
  spawnErased([&N] { work(N); });
  spawnTwice([&N] { work(N); });
  P.post([&N] { work(N); });
}

template <typename T> void helperInTemplate(T Value) {
  spawnErased([Value] { workWith(Value); });
}
template void helperInTemplate(int);

template <typename F> auto later(F Run) {
  return std::async(std::launch::async, std::move(Run));
}
auto returnsFuture() {
  int N = 0;
  return later([&N] { work(N); });
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
}
void futureInStatic() {
  int N = 0;
  static auto Future = std::async([&N] { work(N); });
}
void futureOfBoundCall() {
  int N = 0;
  auto Future = std::async(std::launch::async, work, std::ref(N));
  Futures.push_back(std::move(Future));
}
std::shared_future<void> sharedFuture() {
  int N = 0;
  return std::async([&N] { work(N); }).share();
}
std::pair<std::future<void>, int> futureInPair() {
  int N = 0;
  return {std::async([&N] { work(N); }), 1};
}
struct Job {
  std::future<void> Result;
  void start() {
    int N = 0;
    Result = std::async(std::launch::async, workAt, &N);
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
