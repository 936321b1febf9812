#ifndef TABLES_H
#define TABLES_H

#include <array>
#include <cstddef>

namespace tables {

template <std::size_t N>
int spread(const std::array<int, N> &Values, int Start = 0) noexcept {
  int Low = Start, High = Start;
  for (int Value : Values) {
    if (Value < Low)
      Low = Value;
    if (Value > High)
      High = Value;
  }
  return High - Low;
}

} // namespace tables

#endif
