// RUN: %check_tidy %s templates-dangling-closure -std=c++17

// Reduced from test/tbb/test_task_arena.cpp of oneTBB: detached threads whose
// work is waited for by a loop that looks at a counter.

#include <atomic>
#include <thread>
#include <vector>

namespace utils {
void yield();
}

class ThreadBody {
public:
  ThreadBody(std::vector<int> &Waiters, std::atomic<int> &Processed)
      : Waiters(Waiters), Processed(Processed) {}
  void operator()(int) const { --Processed; }

private:
  std::vector<int> &Waiters;
  std::atomic<int> &Processed;
};

void testMultipleWaits(int Count) {
  std::vector<int> Waiters(Count);
  std::atomic<int> Processed(Count);
  for (int I = 0; I < Count; ++I)
    std::thread(ThreadBody(Waiters, Processed), I).detach();
  while (Processed)
    utils::yield();
}

void testSpin() {
  std::atomic<bool> Done = false;
  std::thread([&Done] { Done = true; }).detach();
  while (!Done)
    ;
}
