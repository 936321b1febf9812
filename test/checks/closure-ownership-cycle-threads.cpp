// RUN: %check_tidy %s templates-closure-ownership-cycle -std=c++17,c++20

#include <functional>
#include <memory>
#include <future>
#include <optional>
#include <thread>
#include <vector>

//===----------------------------------------------------------------------===//
// A thread lets its callable go when it returns
//===----------------------------------------------------------------------===//

class Worker : public std::enable_shared_from_this<Worker> {
  std::thread One;
  std::vector<std::thread> Many;
  std::optional<std::thread> Maybe;
  std::unique_ptr<std::thread> Owned;
  std::future<void> Result;
  int Rounds = 0;
  void run() { ++Rounds; }

public:
  void start() {
    One = std::thread([Self = shared_from_this()] { Self->run(); });
    One = std::thread(&Worker::run, shared_from_this());
    One = std::thread(std::bind(&Worker::run, shared_from_this()));
    Many.emplace_back([Self = shared_from_this()] { Self->run(); });
    Many.push_back(std::thread([Self = shared_from_this()] { Self->run(); }));
    Maybe.emplace([Self = shared_from_this()] { Self->run(); });
    Owned = std::make_unique<std::thread>(
        [Self = shared_from_this()] { Self->run(); });
    Owned.reset(new std::thread([Self = shared_from_this()] { Self->run(); }));
    Result = std::async([Self = shared_from_this()] { Self->run(); });
  }
};

//===----------------------------------------------------------------------===//
// A task keeps it
//===----------------------------------------------------------------------===//

class Tasks : public std::enable_shared_from_this<Tasks> {
  std::vector<std::packaged_task<void()>> Waiting;
  int Rounds = 0;

public:
  void add() {
    Waiting.emplace_back([Self = shared_from_this()] { ++Self->Rounds; });
// CHECK-NOTES: :[[@LINE-1]]:27: warning: this closure is stored in an object that its capture 'Self' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:13: note: step 1: the closure is stored in 'Waiting'
// CHECK-NOTES: :[[@LINE-8]]:43: note: step 2: 'Waiting' belongs to the object that the closure keeps alive
  }
};
