// RUN: %check_tidy %s templates-closure-ownership-cycle -std=c++17
//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Two shapes of i2pd 2.45: a table of pending requests whose entries are erased
// when they complete (libi2pd/Destination.cpp), and a handler that is called
// and emptied by the function that it waits for (libi2pd/SSU2Session.cpp).
//
//===----------------------------------------------------------------------===//

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

struct LeaseSet;

class Destination : public std::enable_shared_from_this<Destination> {
  using Complete = std::function<void(std::shared_ptr<LeaseSet>)>;
  struct Request {
    std::vector<Complete> OnComplete;
  };
  std::map<std::string, std::shared_ptr<Request>> Requests;

  void request(const std::string &Key, Complete Done) {
    auto New = std::make_shared<Request>();
    New->OnComplete.push_back(std::move(Done));
    Requests.insert(std::make_pair(Key, New));
  }

public:
  void publish() {
    request("key", [Self = shared_from_this()](std::shared_ptr<LeaseSet> Set) {
      if (!Set)
        Self->publish();
    });
  }

  void handleReply(const std::string &Key, std::shared_ptr<LeaseSet> Set) {
    auto It = Requests.find(Key);
    if (It == Requests.end())
      return;
    auto Found = It->second;
    Requests.erase(It);
    for (auto &Done : Found->OnComplete)
      Done(Set);
  }
};

class Session : public std::enable_shared_from_this<Session> {
  std::function<void()> OnEstablished;

public:
  void setOnEstablished(std::function<void()> F) { OnEstablished = F; }
  void sendPeerTest() {}

  void established() {
    if (OnEstablished) {
      OnEstablished();
      OnEstablished = nullptr;
    }
  }
};

void connect(std::shared_ptr<Session> S) {
  S->setOnEstablished([S] { S->sendPeerTest(); });
}
