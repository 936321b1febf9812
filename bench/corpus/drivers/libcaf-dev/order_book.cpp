//===-- order_book.cpp - actors that serve an order book ------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include <caf/all.hpp>

#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

CAF_BEGIN_TYPE_ID_BLOCK(order_book, first_custom_type_id)
CAF_ADD_ATOM(order_book, orders, place_atom, "place")
CAF_ADD_ATOM(order_book, orders, cancel_atom, "cancel")
CAF_END_TYPE_ID_BLOCK(order_book)

using namespace orders;
using caf::tick_atom;
using caf::tick_atom_v;

using book_actor =
    caf::typed_actor<caf::replies_to<place_atom, std::string, int>::with<int>,
                     caf::reacts_to<tick_atom>>;

struct book_state {
  std::map<std::string, int> stock;
  std::vector<std::function<void(int)>> listeners;
  int ticks = 0;
};

book_actor::behavior_type book(book_actor::stateful_pointer<book_state> self) {
  self->delayed_send(self, std::chrono::seconds(1), tick_atom_v);
  self->state.listeners.push_back(
      [self](int left) { caf::aout(self) << left << std::endl; });
  return {
      [self](place_atom, const std::string &item, int count) {
        int left = self->state.stock[item] -= count;
        for (auto &listener : self->state.listeners)
          listener(left);
        return left;
      },
      [self](tick_atom) {
        if (++self->state.ticks < 3)
          self->delayed_send(self, std::chrono::seconds(1), tick_atom_v);
      },
  };
}

struct session_state {
  std::shared_ptr<std::vector<int>> answers;
  caf::behavior waiting;
};

caf::behavior session(caf::stateful_actor<session_state> *self,
                      book_actor target) {
  self->state.answers = std::make_shared<std::vector<int>>();
  self->set_down_handler([self](caf::down_msg &) { self->quit(); });
  self->monitor(target);
  auto answers = self->state.answers;
  self->request(target, std::chrono::seconds(2), place_atom_v, "tea", 1)
      .then([self, answers](int left) {
        answers->push_back(left);
        self->unbecome();
      });
  self->state.waiting.assign([=](const std::string &word) {
    caf::aout(self) << word << std::endl;
    return static_cast<int>(answers->size());
  });
  return self->state.waiting;
}

void caf_main(caf::actor_system &system) {
  auto target = system.spawn(book);
  auto client = system.spawn(session, target);
  caf::scoped_actor self(system);
  self->request(client, caf::infinite, "hello")
      .receive([&](int count) { caf::aout(self) << count << std::endl; },
               [&](const caf::error &) {});
  caf::anon_send_exit(target, caf::exit_reason::user_shutdown);
}

CAF_MAIN(caf::id_block::order_book)
