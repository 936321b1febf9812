//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Exporters remember the rows of a kind until somebody fetches them.
//
//===----------------------------------------------------------------------===//

#ifndef ORDER_SERVICE_EXPORTERS_H
#define ORDER_SERVICE_EXPORTERS_H

#include "Counted.h"

#include <concepts>
#include <functional>
#include <map>
#include <memory>
#include <utility>
#include <vector>

struct Sale : Counted<Sale> {
  int Quantity = 1;
};

struct Delay : Counted<Delay> {
  int Minutes = 5;
};

/// Every exporter that was ever registered.
inline std::vector<std::function<void(int)>> Exporters;

/// The fault: each Row gets a table of its own, the closure owns the table, and
/// the registry owns the closure until the program ends.
template <std::default_initializable Row>
std::function<void(int)> makeExporter() {
  auto Rows = std::make_shared<std::map<int, Row>>();
  return [Rows](int Batch) { Rows->try_emplace(Batch); };
}

inline void registerExporters() {
  Exporters.push_back(makeExporter<Sale>());
  Exporters.push_back(makeExporter<Delay>());
}

/// The repair: a class with the table as its member; whoever makes an exporter
/// owns it, and the table with it.
template <std::default_initializable Row> class Exporter {
public:
  void exportBatch(int Batch) { Rows.try_emplace(Batch); }
  std::map<int, Row> fetch() { return std::exchange(Rows, {}); }

private:
  std::map<int, Row> Rows;
};

#endif // ORDER_SERVICE_EXPORTERS_H
