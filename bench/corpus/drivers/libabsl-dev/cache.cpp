//===-- cache.cpp - a cache with erased callables -------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include <absl/algorithm/container.h>
#include <absl/cleanup/cleanup.h>
#include <absl/container/btree_map.h>
#include <absl/container/flat_hash_map.h>
#include <absl/container/inlined_vector.h>
#include <absl/functional/any_invocable.h>
#include <absl/functional/bind_front.h>
#include <absl/functional/function_ref.h>
#include <absl/status/statusor.h>
#include <absl/strings/str_cat.h>
#include <absl/strings/str_join.h>
#include <absl/strings/str_split.h>
#include <absl/synchronization/mutex.h>
#include <absl/time/clock.h>
#include <absl/types/any.h>
#include <absl/types/span.h>
#include <absl/types/variant.h>

#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

template <typename Key, typename Value>
class Cache : public std::enable_shared_from_this<Cache<Key, Value>> {
public:
  using Loader = absl::AnyInvocable<absl::StatusOr<Value>(const Key &)>;
  using Evicted = std::function<void(const Key &)>;

  explicit Cache(Loader load) : Load(std::move(load)) {}

  absl::StatusOr<Value> get(const Key &key) ABSL_LOCKS_EXCLUDED(Lock) {
    absl::MutexLock guard(&Lock);
    if (auto found = Entries.find(key); found != Entries.end())
      return found->second;
    absl::StatusOr<Value> loaded = Load(key);
    if (loaded.ok())
      Entries.insert_or_assign(key, *loaded);
    return loaded;
  }

  void visit(absl::FunctionRef<void(const Key &, const Value &)> visitor) {
    absl::ReaderMutexLock guard(&Lock);
    for (const auto &[key, value] : Entries)
      visitor(key, value);
  }

  void onEvict(Evicted handler) { Handlers.push_back(std::move(handler)); }

  // Each handler owns the cache that owns the handlers.
  void reloadOnEvict() {
    auto self = this->shared_from_this();
    onEvict([self](const Key &key) { (void)self->get(key); });
  }

  void evict(const Key &key) {
    Entries.erase(key);
    for (const Evicted &handler : Handlers)
      handler(key);
  }

private:
  absl::Mutex Lock;
  Loader Load;
  absl::flat_hash_map<Key, Value> Entries ABSL_GUARDED_BY(Lock);
  absl::InlinedVector<Evicted, 2> Handlers;
};

class Task {
public:
  void onDone(absl::AnyInvocable<void(absl::Status) &&> done) {
    Done = std::move(done);
  }
  void finish(absl::Status status) {
    if (Done)
      std::exchange(Done, nullptr)(std::move(status));
  }

private:
  absl::AnyInvocable<void(absl::Status) &&> Done;
};

int total(absl::Span<const int> values, int scale) {
  return scale * absl::c_accumulate(values, 0);
}

int main() {
  auto lengths = std::make_shared<Cache<std::string, int>>(
      [](const std::string &key) -> absl::StatusOr<int> {
        if (key.empty())
          return absl::InvalidArgumentError("no key");
        return static_cast<int>(key.size());
      });
  lengths->reloadOnEvict();
  for (absl::string_view word : absl::StrSplit("a,bb,ccc", ','))
    (void)lengths->get(std::string(word));
  absl::btree_map<std::string, int> sorted;
  lengths->visit(
      [&](const std::string &key, int value) { sorted[key] = value; });
  lengths->evict("a");

  auto task = std::make_shared<Task>();
  task->onDone([task](absl::Status) {});
  auto finish = absl::MakeCleanup([&] { task->finish(absl::OkStatus()); });
  const std::vector<int> values{1, 2, 3};
  auto bound = absl::bind_front(total, absl::MakeConstSpan(values));
  absl::variant<int, std::string> choice = bound(2);
  absl::any kept = absl::visit(
      [](const auto &value) { return absl::StrCat(value); }, choice);
  return static_cast<int>(
      absl::StrJoin(sorted, ";", absl::PairFormatter("=")).size());
}
