//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What a request passes through before it is answered: middleware that caches.
//
//===----------------------------------------------------------------------===//

#ifndef ORDER_SERVICE_MIDDLEWARE_H
#define ORDER_SERVICE_MIDDLEWARE_H

#include "Counted.h"

#include <concepts>
#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <utility>

struct Response : Counted<Response> {
  std::string Body;
};

using Handler = std::function<std::string(const std::string &)>;

/// The fault: the closure carries a cache that has an entry for each path that
/// was ever asked for, and nothing takes one out.
template <std::invocable<const std::string &> Next>
Handler cached(Next Answer) {
  std::map<std::string, Response> Cache;
  return [Answer, Cache](const std::string &Path) mutable {
    auto [It, IsNew] = Cache.try_emplace(Path);
    if (IsNew)
      It->second.Body = Answer(Path);
    return It->second.Body;
  };
}

/// The repair: the cache is emptied when it is full.
template <std::invocable<const std::string &> Next>
Handler cachedRecently(Next Answer, std::size_t Limit) {
  std::map<std::string, Response> Cache;
  return [Answer, Cache, Limit](const std::string &Path) mutable {
    if (Cache.size() >= Limit)
      Cache.clear();
    auto [It, IsNew] = Cache.try_emplace(Path);
    if (IsNew)
      It->second.Body = Answer(Path);
    return It->second.Body;
  };
}

#endif // ORDER_SERVICE_MIDDLEWARE_H
