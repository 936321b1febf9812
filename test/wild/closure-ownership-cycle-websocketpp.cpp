// RUN: %check_tidy %s templates-closure-ownership-cycle -std=c++17
//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The shape of websocketpp 0.8.2, transport/iostream/connection.hpp: the read
// handler is copied out, its member is emptied, and only then it is called.
//
//===----------------------------------------------------------------------===//

#include <functional>
#include <memory>
#include <utility>

class Connection : public std::enable_shared_from_this<Connection> {
  using ReadHandler = std::function<void(int)>;
  ReadHandler Pending;

  void asyncRead(ReadHandler Handler) { Pending = std::move(Handler); }

public:
  void start() {
    asyncRead(std::bind(&Connection::handleRead, shared_from_this(),
                        std::placeholders::_1));
    asyncRead([Self = shared_from_this()](int N) { Self->handleRead(N); });
  }

  void completeRead(int N) {
    ReadHandler Handler = Pending;
    Pending = ReadHandler();
    Handler(N);
  }

  void handleRead(int N) {
    if (N)
      start();
  }
};
