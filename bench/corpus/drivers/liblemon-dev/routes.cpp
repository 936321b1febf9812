//===-- routes.cpp - searches over graphs ---------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include <lemon/bfs.h>
#include <lemon/connectivity.h>
#include <lemon/dijkstra.h>
#include <lemon/kruskal.h>
#include <lemon/list_graph.h>
#include <lemon/maps.h>
#include <lemon/network_simplex.h>
#include <lemon/preflow.h>
#include <lemon/smart_graph.h>

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

// Routes over any graph type; tells its listeners of each search.
template <typename Graph>
class Router : public std::enable_shared_from_this<Router<Graph>> {
public:
  using Node = typename Graph::Node;
  using Lengths = typename Graph::template ArcMap<int>;
  using Listener = std::function<void(int)>;

  Router() : Length(Roads) {}

  Node addTown() { return Roads.addNode(); }
  void addRoad(Node from, Node to, int length) {
    Length[Roads.addArc(from, to)] = length;
  }
  void onSearch(Listener listener) { Listeners.push_back(listener); }

  // The listener owns the router that stores it.
  void countSearches() {
    auto self = this->shared_from_this();
    onSearch([self](int) { ++self->Searches; });
  }

  int distance(Node from, Node to) {
    lemon::Dijkstra<Graph, Lengths> search(Roads, Length);
    bool reached = search.run(from, to);
    int result = reached ? search.dist(to) : -1;
    for (const Listener &listener : Listeners)
      listener(result);
    return result;
  }

  template <typename Predicate> int countIf(Predicate predicate) const {
    int count = 0;
    for (typename Graph::ArcIt arc(Roads); arc != lemon::INVALID; ++arc)
      count += predicate(Length[arc]);
    return count;
  }

  const Graph &graph() const { return Roads; }
  const Lengths &lengths() const { return Length; }

private:
  Graph Roads;
  Lengths Length;
  std::vector<Listener> Listeners;
  int Searches = 0;
};

template <typename Graph> int explore() {
  auto router = std::make_shared<Router<Graph>>();
  router->countSearches();
  std::vector<typename Graph::Node> towns;
  for (int i = 0; i < 10; ++i)
    towns.push_back(router->addTown());
  for (int i = 1; i < 10; ++i)
    router->addRoad(towns[i - 1], towns[i], i);
  int result = router->distance(towns[0], towns[9]) +
               router->countIf([](int length) { return length > 4; });
  lemon::Preflow<Graph> flow(router->graph(), router->lengths(), towns[0],
                             towns[9]);
  flow.run();
  lemon::NetworkSimplex<Graph> simplex(router->graph());
  simplex.costMap(router->lengths()).stSupply(towns[0], towns[9], 1).run();
  lemon::Bfs<Graph> hops(router->graph());
  hops.run(towns[0]);
  auto undirected = lemon::undirector(router->graph());
  return result + flow.flowValue() + hops.dist(towns[9]) +
         lemon::countConnectedComponents(undirected);
}

int main() {
  return explore<lemon::ListDigraph>() + explore<lemon::SmartDigraph>();
}
