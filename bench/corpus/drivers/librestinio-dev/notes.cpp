//===-- notes.cpp - a REST service for notes ------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include <restinio/all.hpp>
#include <restinio/websocket/websocket.hpp>

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace rws = restinio::websocket::basic;

using Router = restinio::router::express_router_t<>;
using Traits = restinio::traits_t<restinio::asio_timer_manager_t,
                                  restinio::null_logger_t, Router>;

class Notes : public std::enable_shared_from_this<Notes> {
public:
  std::unique_ptr<Router> makeRouter() {
    auto router = std::make_unique<Router>();
    auto self = shared_from_this();
    router->http_get(
        "/notes", [self](auto request, auto) { return self->list(request); });
    router->http_get("/notes/:id", [self](auto request, auto parameters) {
      auto id = restinio::cast_to<std::size_t>(parameters["id"]);
      return self->show(request, id);
    });
    router->http_post("/notes",
                      std::bind(&Notes::add, self, std::placeholders::_1,
                                std::placeholders::_2));
    router->http_get("/live", [weak = weak_from_this()](auto request, auto) {
      auto notes = weak.lock();
      return notes ? notes->subscribe(request) : restinio::request_rejected();
    });
    router->non_matched_request_handler([](auto request) {
      return request->create_response(restinio::status_not_found()).done();
    });
    return router;
  }

private:
  template <typename Request>
  restinio::request_handling_status_t list(const Request &request) {
    using Body = restinio::chunked_output_t;
    auto response = request->template create_response<Body>();
    for (const std::string &note : All)
      response.append_chunk(note + "\n");
    return response.done();
  }

  template <typename Request>
  restinio::request_handling_status_t show(const Request &request,
                                           std::size_t id) {
    if (id >= All.size())
      return restinio::request_rejected();
    return request->create_response().set_body(All[id]).done();
  }

  restinio::request_handling_status_t
  add(const restinio::request_handle_t &request,
      restinio::router::route_params_t) {
    All.push_back(request->body());
    for (auto &[id, socket] : Sockets)
      socket->send_message(rws::final_frame, rws::opcode_t::text_frame,
                           All.back());
    return request->create_response(restinio::status_created()).done();
  }

  template <typename Request>
  restinio::request_handling_status_t subscribe(const Request &request) {
    auto self = shared_from_this();
    auto socket = rws::upgrade<Traits>(
        *request, rws::activation_t::immediate,
        [self](rws::ws_handle_t handle, rws::message_handle_t message) {
          if (message->opcode() == rws::opcode_t::connection_close_frame)
            self->Sockets.erase(handle->connection_id());
        });
    Sockets.emplace(socket->connection_id(), socket);
    return restinio::request_accepted();
  }

  std::vector<std::string> All;
  std::map<std::uint64_t, rws::ws_handle_t> Sockets;
};

int main() {
  auto notes = std::make_shared<Notes>();
  restinio::run(restinio::on_thread_pool<Traits>(2)
                    .address("localhost")
                    .port(8080)
                    .request_handler(notes->makeRouter())
                    .cleanup_func([notes] {}));
}
