//===-- shapes.cpp - reflection with hana ---------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include <boost/hana.hpp>

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <typeindex>
#include <vector>

namespace hana = boost::hana;

struct Circle {
  BOOST_HANA_DEFINE_STRUCT(Circle, (double, radius), (std::string, name));
};

struct Square {
  BOOST_HANA_DEFINE_STRUCT(Square, (double, side), (std::string, name),
                           (int, layer));
};

template <typename T> std::string print(const T &shape) {
  std::string text;
  hana::for_each(hana::keys(shape), [&](auto key) {
    text += hana::to<const char *>(key);
    hana::if_(
        hana::typeid_(hana::at_key(shape, key)) == hana::type_c<std::string>,
        [&](const auto &value) { text += '=' + value; },
        [&](const auto &value) { text += std::to_string(value); })(
        hana::at_key(shape, key));
  });
  return text;
}

// One erased printer per type, as registries have.
class Registry {
public:
  template <typename T> void add() {
    Printers[typeid(T)] = [](const void *shape) {
      return print(*static_cast<const T *>(shape));
    };
  }
  template <typename T> std::string show(const T &shape) const {
    return Printers.at(typeid(T))(&shape);
  }

private:
  std::map<std::type_index, std::function<std::string(const void *)>> Printers;
};

int main() {
  Registry registry;
  auto types = hana::tuple_t<Circle, Square>;
  hana::for_each(
      types, [&](auto type) { registry.add<typename decltype(type)::type>(); });
  auto shapes = hana::make_tuple(Circle{1, "c"}, Square{2, "s", 0});
  auto lines = hana::transform(
      shapes, [&](const auto &shape) { return registry.show(shape); });
  auto sum = hana::fold_left(
      lines, std::size_t{0},
      [](std::size_t total, const auto &line) { return total + line.size(); });
  auto twice =
      hana::compose(hana::_ * hana::int_c<2>, hana::_ + hana::int_c<1>);
  static_assert(twice(hana::int_c<1>) == hana::int_c<4>, "");
  return sum > 100;
}
