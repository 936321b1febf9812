//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// One cache of sources for all implementers of the interface.
//
//===----------------------------------------------------------------------===//

#include <cstdio>
#include <map>
#include <memory>
#include <mutex>
#include <string>

struct Reader {
  virtual ~Reader() = default;
  virtual int read() = 0;
};

template <int N> struct Source : Reader {
  int read() override { return N; }
};

template <typename V> class Cache {
  std::map<std::string, V> Entries;
  std::mutex Lock;
  long Hits = 0, Misses = 0;

public:
  void put(const std::string &Key, V Value) {
    std::lock_guard<std::mutex> Guard(Lock);
    Entries[Key] = std::move(Value);
  }
  V get(const std::string &Key) {
    std::lock_guard<std::mutex> Guard(Lock);
    auto It = Entries.find(Key);
    if (It == Entries.end()) {
      ++Misses;
      return nullptr;
    }
    ++Hits;
    return It->second;
  }
  void drop(const std::string &Key) {
    std::lock_guard<std::mutex> Guard(Lock);
    Entries.erase(Key);
  }
};

template <int N> static int fill(Cache<std::shared_ptr<Reader>> &Sources) {
  Sources.put("x", std::make_shared<Source<N>>());
  auto Found = Sources.get("x");
  const int Read = Found ? Found->read() : 0;
  Sources.drop("x");
  return Read;
}

int main() {
  Cache<std::shared_ptr<Reader>> C;
  std::printf("%d\n", fill<0>(C) + fill<1>(C) + fill<2>(C) + fill<3>(C) +
                          fill<4>(C) + fill<5>(C) + fill<6>(C) + fill<7>(C));
}
