//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The objects of one kind, by key.
//
//===----------------------------------------------------------------------===//

#ifndef ORDER_SERVICE_REPOSITORY_H
#define ORDER_SERVICE_REPOSITORY_H

#include <concepts>
#include <map>
#include <utility>

template <std::totally_ordered Key, std::movable Value> class Repository {
public:
  void put(Key K, Value V) {
    Values.insert_or_assign(std::move(K), std::move(V));
  }

  bool remove(const Key &K) { return Values.erase(K) != 0; }

  template <std::invocable<Value &> Visitor> void forEach(Visitor Visit) {
    for (auto &[K, V] : Values)
      Visit(V);
  }

private:
  std::map<Key, Value> Values;
};

#endif // ORDER_SERVICE_REPOSITORY_H
