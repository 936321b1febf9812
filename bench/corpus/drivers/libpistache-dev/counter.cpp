//===-- counter.cpp - a REST service that counts --------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include <pistache/async.h>
#include <pistache/client.h>
#include <pistache/endpoint.h>
#include <pistache/http.h>
#include <pistache/router.h>

#include <atomic>
#include <functional>
#include <map>
#include <memory>
#include <string>

using namespace Pistache;

class CounterService : public std::enable_shared_from_this<CounterService> {
public:
  explicit CounterService(Address address)
      : Server(std::make_shared<Http::Endpoint>(address)) {}

  void start() {
    Server->init(Http::Endpoint::options().threads(2));
    using namespace Rest;
    Routes::Get(Router, "/count/:name",
                Routes::bind(&CounterService::get, this));
    Routes::Post(Router, "/count/:name",
                 Routes::bind(&CounterService::add, shared_from_this()));
    Router.addCustomHandler(
        [self = shared_from_this()](const Request &,
                                    Http::ResponseWriter response) {
          response.send(Http::Code::Not_Found, "no such counter");
          return Route::Result::Ok;
        });
    Server->setHandler(Router.handler());
    Server->serveThreaded();
  }

  void stop() { Server->shutdown(); }

private:
  void get(const Rest::Request &request, Http::ResponseWriter response) {
    auto name = request.param(":name").as<std::string>();
    response.send(Http::Code::Ok, std::to_string(Counts[name]));
  }

  void add(const Rest::Request &request, Http::ResponseWriter response) {
    ++Counts[request.param(":name").as<std::string>()];
    auto sent = response.send(Http::Code::Ok);
    sent.then(
        [self = shared_from_this()](ssize_t bytes) { self->Sent += bytes; },
        Async::NoExcept);
  }

  std::shared_ptr<Http::Endpoint> Server;
  Rest::Router Router;
  std::map<std::string, int> Counts;
  std::atomic<ssize_t> Sent{0};
};

int main() {
  auto service =
      std::make_shared<CounterService>(Address(Ipv4::any(), Port(9080)));
  service->start();

  Http::Experimental::Client client;
  client.init(Http::Experimental::Client::options().threads(1));
  auto reply = client.get("http://localhost:9080/count/tea").send();
  reply.then([&client](Http::Response) { client.shutdown(); },
             [](std::exception_ptr error) { std::rethrow_exception(error); });
  Async::Barrier<Http::Response> barrier(reply);
  barrier.wait_for(std::chrono::seconds(1));

  Async::Promise<int> later(
      [](Async::Resolver &resolve, Async::Rejection &) { resolve(21); });
  later.then([](int half) { return half * 2; }, Async::Throw)
      .then([](int) {}, Async::IgnoreException);
  service->stop();
}
