//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A cache of sources, made anew for each of eight implementers of the
// interface.
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

template <int N> static int fill(Cache<std::shared_ptr<Source<N>>> &Sources) {
  Sources.put("x", std::make_shared<Source<N>>());
  auto Found = Sources.get("x");
  const int Read = Found ? Found->read() : 0;
  Sources.drop("x");
  return Read;
}

int main() {
  Cache<std::shared_ptr<Source<0>>> C0;
  Cache<std::shared_ptr<Source<1>>> C1;
  Cache<std::shared_ptr<Source<2>>> C2;
  Cache<std::shared_ptr<Source<3>>> C3;
  Cache<std::shared_ptr<Source<4>>> C4;
  Cache<std::shared_ptr<Source<5>>> C5;
  Cache<std::shared_ptr<Source<6>>> C6;
  Cache<std::shared_ptr<Source<7>>> C7;
  std::printf("%d\n", fill(C0) + fill(C1) + fill(C2) + fill(C3) + fill(C4) +
                          fill(C5) + fill(C6) + fill(C7));
}
