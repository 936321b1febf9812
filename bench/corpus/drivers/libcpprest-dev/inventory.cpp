//===-- inventory.cpp - an HTTP service and its client --------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include <cpprest/filestream.h>
#include <cpprest/http_client.h>
#include <cpprest/http_listener.h>
#include <cpprest/json.h>
#include <cpprest/producerconsumerstream.h>
#include <pplx/pplxtasks.h>

#include <functional>
#include <memory>
#include <vector>

using web::http::http_request;
using web::http::methods;
using web::http::status_codes;
using web::http::experimental::listener::http_listener;

class Inventory : public std::enable_shared_from_this<Inventory> {
public:
  explicit Inventory(const utility::string_t &url) : Listener(url) {}

  void open() {
    auto self = shared_from_this();
    // The listener is a part of the inventory that the handler holds.
    Listener.support(methods::GET, [self](http_request request) {
      self->answer(std::move(request));
    });
    Listener.support(methods::PUT,
                     std::bind(&Inventory::store, this, std::placeholders::_1));
    Listener.open().wait();
  }

  void close() { Listener.close().wait(); }

private:
  void answer(http_request request) { request.reply(status_codes::OK, Stock); }

  void store(http_request request) {
    auto self = shared_from_this();
    request.extract_json()
        .then([self, request](web::json::value body) {
          self->Stock = std::move(body);
          return request.reply(status_codes::Accepted);
        })
        .then([request](pplx::task<void> done) {
          try {
            done.get();
          } catch (const std::exception &error) {
            request.reply(status_codes::InternalError, error.what());
          }
        });
  }

  http_listener Listener;
  web::json::value Stock;
};

// Retries until it succeeds: the recursive handler that holds itself.
pplx::task<web::json::value>
fetch(std::shared_ptr<web::http::client::http_client> client, int tries) {
  return client->request(methods::GET, U("/stock"))
      .then([](web::http::http_response response) {
        return response.extract_json();
      })
      .then([client, tries](pplx::task<web::json::value> before) {
        try {
          return pplx::task_from_result(before.get());
        } catch (const web::http::http_exception &) {
          return tries ? fetch(client, tries - 1) : before;
        }
      });
}

int main() {
  auto inventory =
      std::make_shared<Inventory>(U("http://localhost:34568/stock"));
  inventory->open();
  auto client = std::make_shared<web::http::client::http_client>(
      U("http://localhost:34568"));
  std::vector<pplx::task<web::json::value>> tasks{fetch(client, 3),
                                                  fetch(client, 1)};
  pplx::when_all(tasks.begin(), tasks.end())
      .then([](std::vector<web::json::value> all) { return all.size(); })
      .wait();
  concurrency::streams::producer_consumer_buffer<char> buffer;
  buffer.putc('x').then([](int) {}).wait();
  inventory->close();
}
