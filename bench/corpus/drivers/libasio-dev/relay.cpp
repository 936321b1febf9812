//===-- relay.cpp - sessions of a line server -----------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include <asio.hpp>

#include <array>
#include <deque>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

using asio::ip::tcp;

// The idiom that keeps a session alive: each pending operation holds it.
class Session : public std::enable_shared_from_this<Session> {
public:
  using LineHandler = std::function<void(const std::string &)>;

  explicit Session(tcp::socket socket)
      : Socket(std::move(socket)), Idle(Socket.get_executor()) {}

  void start(LineHandler onLine) {
    OnLine = std::move(onLine);
    read();
    watch();
  }

  void deliver(std::string line) {
    bool busy = !Outbox.empty();
    Outbox.push_back(std::move(line));
    if (!busy)
      write();
  }

  // Stored in the session itself: the one that is never freed.
  void echo() {
    OnLine = [self = shared_from_this()](const std::string &line) {
      self->deliver(line);
    };
  }

  void stop() {
    OnLine = nullptr;
    Socket.close();
    Idle.cancel();
  }

private:
  void read() {
    auto self = shared_from_this();
    asio::async_read_until(
        Socket, asio::dynamic_buffer(Inbox), '\n',
        [this, self](std::error_code error, std::size_t length) {
          if (error)
            return stop();
          if (OnLine)
            OnLine(Inbox.substr(0, length));
          Inbox.erase(0, length);
          read();
        });
  }

  void write() {
    asio::async_write(
        Socket, asio::buffer(Outbox.front()),
        std::bind(&Session::wrote, shared_from_this(), std::placeholders::_1));
  }

  void wrote(std::error_code error) {
    if (error)
      return stop();
    Outbox.pop_front();
    if (!Outbox.empty())
      write();
  }

  void watch() {
    Idle.expires_after(std::chrono::minutes(1));
    Idle.async_wait([weak = weak_from_this()](std::error_code error) {
      auto self = weak.lock();
      if (self && !error)
        self->stop();
    });
  }

  tcp::socket Socket;
  asio::steady_timer Idle;
  std::string Inbox;
  std::deque<std::string> Outbox;
  LineHandler OnLine;
};

class Server {
public:
  Server(asio::io_context &context, unsigned short port)
      : Acceptor(context, {tcp::v4(), port}), Strand(context.get_executor()) {
    accept();
  }

private:
  void accept() {
    Acceptor.async_accept([this](std::error_code error, tcp::socket socket) {
      if (!error) {
        auto session = std::make_shared<Session>(std::move(socket));
        session->start(
            [session](const std::string &line) { session->deliver(line); });
        asio::post(Strand, [this, session] { Sessions.push_back(session); });
      }
      accept();
    });
  }

  tcp::acceptor Acceptor;
  asio::strand<asio::io_context::executor_type> Strand;
  std::vector<std::weak_ptr<Session>> Sessions;
};

// A composed operation that passes its handler on.
template <typename Token>
auto asyncPause(asio::io_context &context, int seconds, Token &&token) {
  return asio::async_initiate<Token, void(std::error_code)>(
      [&context](auto handler, int wait) {
        auto timer = std::make_shared<asio::steady_timer>(
            context, std::chrono::seconds(wait));
        timer->async_wait(
            [timer, handler = std::move(handler)](
                std::error_code error) mutable { std::move(handler)(error); });
      },
      token, seconds);
}

int main() {
  asio::io_context context(1);
  Server server(context, 7000);
  asio::signal_set signals(context, SIGINT, SIGTERM);
  signals.async_wait([&context](std::error_code, int) { context.stop(); });
  asyncPause(context, 1, [](std::error_code) {});
  auto done = asyncPause(context, 2, asio::use_future);
  context.run();
}
