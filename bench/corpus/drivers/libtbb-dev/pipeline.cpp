//===-- pipeline.cpp - a flow graph and algorithms ------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include <tbb/concurrent_hash_map.h>
#include <tbb/concurrent_queue.h>
#include <tbb/enumerable_thread_specific.h>
#include <tbb/flow_graph.h>
#include <tbb/parallel_for.h>
#include <tbb/parallel_invoke.h>
#include <tbb/parallel_pipeline.h>
#include <tbb/parallel_reduce.h>
#include <tbb/parallel_sort.h>
#include <tbb/task_arena.h>
#include <tbb/task_group.h>

#include <functional>
#include <memory>
#include <string>
#include <vector>

// A graph whose nodes' bodies know the object that holds the graph.
class Indexer : public std::enable_shared_from_this<Indexer> {
public:
  Indexer()
      : Parse(Graph, tbb::flow::unlimited,
              [](const std::string &line) { return line.size(); }),
        Store(Graph, tbb::flow::serial, [this](std::size_t length) {
          tbb::concurrent_hash_map<std::size_t, int>::accessor entry;
          Lengths.insert(entry, length);
          ++entry->second;
          return tbb::flow::continue_msg();
        }) {
    tbb::flow::make_edge(Parse, Store);
  }

  void add(const std::string &line) { Parse.try_put(line); }
  void addLater(std::string line) {
    Group.run([self = shared_from_this(), line = std::move(line)] {
      self->add(line);
    });
  }
  std::size_t finish() {
    Group.wait();
    Graph.wait_for_all();
    return Lengths.size();
  }

private:
  tbb::flow::graph Graph;
  tbb::flow::function_node<std::string, std::size_t> Parse;
  tbb::flow::function_node<std::size_t> Store;
  tbb::concurrent_hash_map<std::size_t, int> Lengths;
  tbb::task_group Group;
};

template <typename T, typename Reduce>
T reduce(const std::vector<T> &values, T zero, Reduce combine) {
  return tbb::parallel_reduce(
      tbb::blocked_range<std::size_t>(0, values.size()), zero,
      [&](const tbb::blocked_range<std::size_t> &range, T sofar) {
        for (std::size_t i = range.begin(); i != range.end(); ++i)
          sofar = combine(sofar, values[i]);
        return sofar;
      },
      combine);
}

int main() {
  auto indexer = std::make_shared<Indexer>();
  tbb::parallel_for(0, 100, [&](int i) {
    indexer->add(std::string(static_cast<std::size_t>(i % 7), 'x'));
  });
  indexer->addLater("later");

  std::vector<double> values(1000, 0.5);
  tbb::enumerable_thread_specific<int> seen(0);
  tbb::concurrent_queue<std::function<void()>> todo;
  todo.push([&seen] { ++seen.local(); });
  tbb::task_arena arena(2);
  arena.execute([&] {
    std::function<void()> work;
    while (todo.try_pop(work))
      work();
  });
  int next = 0;
  tbb::parallel_pipeline(
      4, tbb::make_filter<void, int>(tbb::filter_mode::serial_in_order,
                                     [&](tbb::flow_control &control) {
                                       if (next == 10)
                                         control.stop();
                                       return next++;
                                     }) &
             tbb::make_filter<int, void>(tbb::filter_mode::parallel,
                                         [&](int i) { values[i] = i; }));
  tbb::parallel_invoke([&] { tbb::parallel_sort(values); }, [] {});
  return static_cast<int>(reduce(values, 0.0, std::plus<double>()) +
                          indexer->finish() + seen.combine(std::plus<int>()));
}
