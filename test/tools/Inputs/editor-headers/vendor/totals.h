#pragma once

#include "../totals.h"

namespace vendor {
template <typename S> double total(const S &shape) {
  double sum = shape.area();
  for (int i = 0; i < 10; ++i)
    sum += shape.area() * i;
  return sum;
}
} // namespace vendor
