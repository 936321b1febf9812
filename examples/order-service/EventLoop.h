//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A queue of work for one thread. Each task is taken out before it runs, so a
// task may keep its owner alive: the loop lets go of both when it is done.
//
//===----------------------------------------------------------------------===//

#ifndef ORDER_SERVICE_EVENTLOOP_H
#define ORDER_SERVICE_EVENTLOOP_H

#include <deque>
#include <functional>
#include <utility>

class EventLoop {
public:
  void post(std::function<void()> Task) { Tasks.push_back(std::move(Task)); }

  void run() {
    while (!Tasks.empty()) {
      std::function<void()> Task = std::move(Tasks.front());
      Tasks.pop_front();
      Task();
    }
  }

private:
  std::deque<std::function<void()>> Tasks;
};

#endif // ORDER_SERVICE_EVENTLOOP_H
