// RUN: %check_tidy %s templates-dangling-closure -std=c++17,c++20

#include <functional>
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
