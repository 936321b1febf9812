//===-- chat.cpp - a chat over WebSockets ---------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include <websocketpp/client.hpp>
#include <websocketpp/config/asio_no_tls.hpp>
#include <websocketpp/config/asio_no_tls_client.hpp>
#include <websocketpp/server.hpp>

#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>

using Server = websocketpp::server<websocketpp::config::asio>;
using Client = websocketpp::client<websocketpp::config::asio_client>;
using websocketpp::connection_hdl;

class ChatRoom {
public:
  ChatRoom() {
    Endpoint.init_asio();
    Endpoint.set_open_handler(
        [this](connection_hdl handle) { Members.insert(handle); });
    Endpoint.set_close_handler(
        std::bind(&ChatRoom::leave, this, std::placeholders::_1));
    Endpoint.set_message_handler(
        [this](connection_hdl handle, Server::message_ptr message) {
          broadcast(handle, message);
        });
    Endpoint.set_http_handler([this](connection_hdl handle) {
      Server::connection_ptr connection = Endpoint.get_con_from_hdl(handle);
      connection->set_body("a chat room");
      connection->set_status(websocketpp::http::status_code::ok);
    });
  }

  void run(std::uint16_t port) {
    Endpoint.listen(port);
    Endpoint.start_accept();
    Endpoint.run();
  }

  // A handler of one connection that holds the connection.
  void greet(connection_hdl handle) {
    Server::connection_ptr connection = Endpoint.get_con_from_hdl(handle);
    connection->set_pong_handler([connection](connection_hdl, std::string) {
      connection->send("welcome");
    });
    connection->ping("hello");
  }

private:
  void leave(connection_hdl handle) { Members.erase(handle); }
  void broadcast(connection_hdl from, Server::message_ptr message) {
    for (const connection_hdl &member : Members)
      if (from.lock() != member.lock())
        Endpoint.send(member, message);
  }

  Server Endpoint;
  std::set<connection_hdl, std::owner_less<connection_hdl>> Members;
};

class ChatClient : public std::enable_shared_from_this<ChatClient> {
public:
  void connect(const std::string &uri) {
    Endpoint.init_asio();
    websocketpp::lib::error_code error;
    Connection = Endpoint.get_connection(uri, error);
    if (error)
      return;
    auto self = shared_from_this();
    Connection->set_open_handler(
        [self](connection_hdl) { self->say("hello"); });
    Connection->set_message_handler(
        [weak = std::weak_ptr<ChatClient>(self)](connection_hdl,
                                                 Client::message_ptr text) {
          if (auto client = weak.lock())
            client->Log[text->get_payload()]++;
        });
    Endpoint.connect(Connection);
    Endpoint.set_timer(1000, [self](const websocketpp::lib::error_code &) {
      self->say("still here");
    });
  }

  void run() { Endpoint.run(); }
  void say(const std::string &text) {
    Endpoint.send(Connection, text, websocketpp::frame::opcode::text);
  }

private:
  Client Endpoint;
  Client::connection_ptr Connection;
  std::map<std::string, int> Log;
};

int main(int argc, char **) {
  if (argc > 1) {
    auto client = std::make_shared<ChatClient>();
    client->connect("ws://localhost:9002");
    client->run();
    return 0;
  }
  ChatRoom room;
  room.run(9002);
}
